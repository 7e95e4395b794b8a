"""The exchange with the one-network system, over HTTP, from a new case to its erasure."""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
from collections.abc import Iterator

import httpx
import pytest
import sqlalchemy as sa

from serve.house import House
from serve.simulator import listener
from serve.store.tables import metadata
from tests.serve.bad_files import BAD_FILES
from tests.serve.conftest import TOKENS, application, bearer, create, ended, put
from tests.serve.fakes import ENGINE, UNREADABLE, licence, picture


def problem(response: httpx.Response, status: int, code: str) -> dict[str, str]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, str] = response.json()
    assert body["code"] == code
    assert body["remedy"] and body["title"] and body["detail"]
    return body


def test_same_key_and_body_give_the_same_case(hall: httpx.Client) -> None:
    case = create(hall, "k-1")
    again = hall.post("/api/v1/cases", json=application(), headers={"Idempotency-Key": "k-1"})
    assert (again.status_code, again.json()["id"]) == (200, case)


def test_same_key_and_another_body_is_refused(hall: httpx.Client) -> None:
    create(hall, "k-2")
    other = application(external_id="E-2")
    answer = hall.post("/api/v1/cases", json=other, headers={"Idempotency-Key": "k-2"})
    problem(answer, 422, "idempotency_key_reused")


def test_two_clients_may_use_the_same_key(hall: httpx.Client) -> None:
    first = create(hall, "k-3")
    answer = hall.post(
        "/api/v1/cases", json=application(), headers={"Idempotency-Key": "k-3"} | bearer("other")
    )
    assert answer.status_code == 201
    assert answer.json()["id"] != first


def test_a_case_without_a_key_is_refused(hall: httpx.Client) -> None:
    problem(hall.post("/api/v1/cases", json=application()), 400, "idempotency_key_missing")


@pytest.mark.parametrize("header", [{"Authorization": ""}, {"Authorization": "Bearer wrong"}])
def test_without_the_right_token_nothing_is_told(
    hall: httpx.Client, header: dict[str, str]
) -> None:
    answer = hall.get("/api/v1/items", headers=header)
    problem(answer, 401, "unauthorised")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_another_clients_case_is_not_found(hall: httpx.Client) -> None:
    case = create(hall)
    for method, path in (
        ("GET", ""),
        ("GET", "/result"),
        ("GET", "/report"),
        ("GET", "/annotated/licence-1.png/0"),
        ("POST", ":submit"),
        ("DELETE", ""),
        ("PUT", "/materials/licence"),
    ):
        answer = hall.request(method, f"/api/v1/cases/{case}{path}", headers=bearer("other"))
        problem(answer, 404, "case_not_found")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"item": "no-such-item"}, "unknown_item"),
        ({"form": {"nickname": "x"}}, "unknown_form_field"),
        ({"situation": {"weather": ["fine"]}}, "unknown_question"),
        ({"situation": {"entity": ["club"]}}, "unknown_option"),
        ({"situation": {"entity": ["company", "individual"]}}, "too_many_options"),
        ({"callback_url": "ftp://127.0.0.1/x"}, "callback_url_invalid"),
        ({"callback_url": "http://[::1/x"}, "callback_url_invalid"),
        ({"callback_url": "http://10.0.0.1/x"}, "callback_host_not_allowed"),
        ({"callback_url": "http://127.0.0.1@10.0.0.1/x"}, "callback_url_invalid"),
        ({"received_on": "yesterday"}, "request_invalid"),
        ({"received_on": "2000-01-01"}, "received_on_invalid"),
        ({"received_on": "2999-01-01"}, "received_on_invalid"),
        ({"nickname": "x"}, "request_invalid"),
    ],
)
def test_what_the_item_does_not_know_is_named(
    hall: httpx.Client, changes: dict[str, object], code: str
) -> None:
    answer = hall.post(
        "/api/v1/cases", json=application(**changes), headers={"Idempotency-Key": "k"}
    )
    problem(answer, 422, code)


def test_a_validation_problem_does_not_repeat_what_was_sent(hall: httpx.Client) -> None:
    body = application(form={"operator_name": "秘密" * 400})
    answer = hall.post("/api/v1/cases", json=body, headers={"Idempotency-Key": "k"})
    problem(answer, 422, "request_invalid")
    assert "秘密" not in answer.text


def test_an_upload_sent_again_changes_nothing(hall: httpx.Client) -> None:
    case = create(hall)
    first = put(hall, case, "licence", ("执照.png", picture(*licence())))
    again = put(hall, case, "licence", ("执照.png", picture(*licence())))
    assert first.status_code == 200
    assert first.json() == again.json()
    assert first.json()["uploads"][0]["name"] == "licence-1.png"
    assert first.json()["uploads"][0]["filename"] == "执照.png"


def test_post_adds_and_put_replaces(hall: httpx.Client, house: House) -> None:
    case = create(hall)
    path = f"/api/v1/cases/{case}/materials/legal-id"
    front, back, other = (picture(text) for text in ("正面", "反面", "另一张"))
    assert put(hall, case, "legal-id", ("a.png", front)).status_code == 200
    both = hall.post(path, files=[("file", ("b.png", back)), ("file", ("a2.png", front))])
    assert [u["name"] for u in both.json()["uploads"]] == ["legal-id-1.png", "legal-id-2.png"]
    one = put(hall, case, "legal-id", ("c.png", other)).json()["uploads"]
    assert [(u["name"], u["filename"]) for u in one] == [("legal-id-1.png", "c.png")]
    assert len(list((house.store.papers / case).iterdir())) == 1


def test_a_bad_file_refuses_the_upload_and_loses_nothing(hall: httpx.Client) -> None:
    case = create(hall)
    before = put(hall, case, "licence", ("执照.png", picture(*licence()))).json()
    answer = put(hall, case, "licence", ("a.png", picture("新的")), ("b.png", b"not a picture"))
    assert problem(answer, 422, "not_an_image")["file"] == "b.png"
    assert hall.get(f"/api/v1/cases/{case}").json()["uploads"] == before["uploads"]


@pytest.mark.parametrize("what", BAD_FILES)
def test_every_bad_file_gets_its_code_and_remedy(hall: httpx.Client, what: str) -> None:
    data, code = BAD_FILES[what]
    case = create(hall)
    problem(put(hall, case, "licence", ("paper", data)), 422, code)
    answer = hall.post(
        "/api/v1/materials:precheck",
        data={"item": "food-business-new", "material": "licence"},
        files=[("file", ("paper", data))],
    )
    problem(answer, 422, code)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"item": "no-such-item", "material": "licence"}, "unknown_item"),
        ({"item": "food-business-new", "material": "diploma"}, "unknown_material"),
        ({"item": "food-business-new"}, "unknown_material"),
        (
            {"item": "food-business-new", "material": "licence", "situation": "company"},
            "situation_malformed",
        ),
        (
            {"item": "food-business-new", "material": "licence", "situation": "[]"},
            "situation_malformed",
        ),
    ],
)
def test_a_precheck_names_what_it_does_not_know(
    hall: httpx.Client, fields: dict[str, str], code: str
) -> None:
    files = [("file", ("a.png", picture("x")))]
    problem(hall.post("/api/v1/materials:precheck", data=fields, files=files), 422, code)


def test_an_unknown_material_is_named(hall: httpx.Client) -> None:
    answer = put(hall, create(hall), "diploma", ("a.png", picture("x")))
    problem(answer, 422, "unknown_material")


def test_a_submitted_case_takes_no_more_papers(hall: httpx.Client) -> None:
    case = create(hall)
    assert hall.post(f"/api/v1/cases/{case}:submit").status_code == 202
    answer = put(hall, case, "licence", ("a.png", picture("x")))
    problem(answer, 409, "case_closed")


def test_a_result_is_not_there_before_the_review(hall: httpx.Client) -> None:
    case = create(hall)
    problem(hall.get(f"/api/v1/cases/{case}/result"), 409, "result_not_ready")


def test_a_case_is_reviewed_shown_and_told_of(hall: httpx.Client) -> None:
    digest = hashlib.sha256(TOKENS["hall"].encode()).hexdigest()
    with listener(digest) as (url, notices):
        case = create(hall, callback_url=url)
        put(hall, case, "licence", ("执照.png", picture(*licence())))
        assert hall.post(f"/api/v1/cases/{case}:submit").status_code == 202
        assert hall.post(f"/api/v1/cases/{case}:submit").status_code == 202
        seen = ended(hall, case)
        notice = notices.get(timeout=20)
    assert seen["state"]["code"] == "done"
    assert seen["progress"] == {"pages_done": 1, "pages_total": 1}

    result = hall.get(f"/api/v1/cases/{case}/result").json()
    verdicts = {f["point_id"]: f["verdict"]["code"] for f in result["review"]["findings"]}
    assert verdicts["licence-present"] == "pass"
    assert verdicts["lease-present"] == "fail"
    assert result["review"]["today"] == application()["received_on"]
    assert result["engines"] == [ENGINE]
    fields = result["review"]["materials"][0]["uploads"][0]["documents"][0]["fields"]
    assert {"样本市晨光餐饮有限公司"} <= {field["value"] for field in fields}

    assert notice.signed
    assert notice.body["case"] == case
    assert notice.body["external_id"] == "E-1"
    decision = result["review"]["decision"]
    assert notice.body["conclusion"] == decision["conclusion"]
    assert notice.body["awaits_person"] is decision["awaits_person"] is True
    assert decision["awaiting"]["code"] == "not_a_pass"

    page = hall.get(f"/api/v1/cases/{case}/annotated/licence-1.png/0")
    assert page.content.startswith(b"\x89PNG")
    problem(hall.get(f"/api/v1/cases/{case}/annotated/licence-1.png/7"), 404, "page_not_found")
    report = hall.get(f"/api/v1/cases/{case}/report")
    assert "data:image/jpeg" in report.text
    assert "须由人决定（结论不是通过）" in report.text
    assert "img-src" in report.headers["content-security-policy"]


def test_a_page_that_wont_render_ends_the_case_and_names_the_upload(hall: httpx.Client) -> None:
    case = create(hall)
    put(hall, case, "licence", ("执照.png", picture(UNREADABLE)))
    hall.post(f"/api/v1/cases/{case}:submit")
    seen = ended(hall, case)
    assert seen["state"]["code"] == "refused"
    assert seen["problem"]["code"] == "damaged_pdf"
    assert "licence-1.png" in seen["problem"]["message"]
    problem(hall.get(f"/api/v1/cases/{case}/result"), 409, "damaged_pdf")


def test_a_case_that_cannot_be_processed_ends_as_failed(
    hall: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("样本甲 must not be logged")

    monkeypatch.setattr("serve.case_work.review_case", broken)
    case = create(hall)
    put(hall, case, "licence", ("执照.png", picture(*licence())))
    hall.post(f"/api/v1/cases/{case}:submit")
    seen = ended(hall, case)
    assert seen["state"]["code"] == "failed"
    assert seen["problem"]["code"] == "review_failed"
    assert seen["problem"]["remedy"]


def test_a_precheck_says_what_one_paper_says_and_keeps_nothing(
    hall: httpx.Client, house: House
) -> None:
    before = list(house.store.papers.iterdir())
    answer = hall.post(
        "/api/v1/materials:precheck",
        data={"item": "food-business-new", "material": "licence"},
        files=[("file", ("执照.png", picture(*licence())))],
    )
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["right_paper"] is True
    assert body["files"][0]["documents"][0]["document_type"]["code"] == "business-licence"
    points = {finding["point_id"] for finding in body["findings"]}
    assert "licence-credit-code-valid" in points
    assert "operator-name-consistent" not in points
    assert list(house.store.papers.iterdir()) == before


def test_a_precheck_of_another_paper_says_so(hall: httpx.Client) -> None:
    body = hall.post(
        "/api/v1/materials:precheck",
        data={"item": "food-business-new", "material": "lease"},
        files=[("file", ("a.png", picture(*licence())))],
    ).json()
    assert body["right_paper"] is False


def test_a_precheck_does_not_wait_behind_the_pages_of_cases(
    hall: httpx.Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house.parts.reader, "seconds", 0.25)
    case = create(hall)
    files = [(f"{n}.png", picture(f"第{n}页")) for n in range(9)]
    put(hall, case, "safety-rules", *files)
    hall.post(f"/api/v1/cases/{case}:submit")
    answer = hall.post(
        "/api/v1/materials:precheck",
        data={"item": "food-business-new", "material": "licence"},
        files=[("file", ("a.png", picture(*licence())))],
    )
    assert answer.status_code == 200
    progress = hall.get(f"/api/v1/cases/{case}").json()["progress"]
    assert progress["pages_done"] < 7
    ended(hall, case)


def test_an_erased_case_is_gone_and_stays_gone(hall: httpx.Client) -> None:
    case = create(hall)
    put(hall, case, "licence", ("执照.png", picture(*licence())))
    for _ in range(2):
        assert hall.delete(f"/api/v1/cases/{case}").status_code == 204
    problem(hall.get(f"/api/v1/cases/{case}"), 410, "case_erased")


def test_too_large_uploads_are_stopped_on_their_way(hall: httpx.Client) -> None:
    case = create(hall)
    answer = put(hall, case, "licence", ("a.png", b"\0" * (21 * 2**20)))
    problem(answer, 413, "file_too_large")
    path = f"/api/v1/cases/{case}/materials/licence"
    headers = {"content-type": "multipart/form-data; boundary=b"}

    def endless() -> object:
        head = b'--b\r\nContent-Disposition: form-data; name="note"\r\n\r\n'
        yield head
        yield from (
            b'x\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
            + b"\0" * 2**20 * 15
            + b"\r\n--b\r\n"
            + b'Content-Disposition: form-data; name="n"\r\n\r\n'
            for _ in range(5)
        )

    problem(hall.put(path, content=endless(), headers=headers), 413, "request_too_large")


def test_a_request_that_is_no_upload_is_named(hall: httpx.Client) -> None:
    path = f"/api/v1/cases/{create(hall)}/materials/licence"
    problem(hall.put(path, content=b"x"), 415, "multipart_expected")
    problem(hall.put(path, files={"note": (None, b"x")}), 422, "no_file")
    headers = {"content-type": "multipart/form-data; boundary=b"}
    problem(hall.put(path, content=b"--x", headers=headers), 400, "multipart_invalid")


def test_items_are_published_with_everything_a_program_needs(hall: httpx.Client) -> None:
    published = [summary["key"] for summary in hall.get("/api/v1/items").json()]
    assert "food-business-new" in published
    item = hall.get("/api/v1/items/food-business-new").json()
    assert {"entity", "premises"} <= {question["key"] for question in item["questions"]}
    assert "licence" in {material["key"] for material in item["materials"]}
    problem(hall.get("/api/v1/items/no-such"), 404, "unknown_item")
    problem(hall.get("/api/v1/nothing"), 404, "not_found")


PLANTED = "欧阳样本丁"


def test_the_job_system_and_the_disk_hold_nothing_of_the_papers(
    hall: httpx.Client, house: House
) -> None:
    case = create(hall, form={"contact": PLANTED}, external_id=PLANTED)
    put(hall, case, "licence", (f"{PLANTED}.png", picture(*licence(person=PLANTED))))
    hall.post(f"/api/v1/cases/{case}:submit")
    assert ended(hall, case)["state"]["code"] == "done"
    assert PLANTED in hall.get(f"/api/v1/cases/{case}/result").text
    held = list(cells_of_the_job_system(house))
    assert any(case.encode() in cell for cell in held)
    assert not any(PLANTED.encode() in cell for cell in held)
    for path in house.settings.data_dir.rglob("*"):
        assert not path.is_file() or PLANTED.encode() not in path.read_bytes(), path


def cells_of_the_job_system(house: House) -> Iterator[bytes]:
    """Every value of every table that is not ours, and what it says when it is base64."""
    with house.store.engine.connect() as connection:
        for table in sa.inspect(connection).get_table_names():
            if table in metadata.tables:
                continue
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'):
                for cell in filter(None, row):
                    yield str(cell).encode()
                    with contextlib.suppress(binascii.Error):
                        yield base64.b64decode(str(cell).encode())


def test_health_says_what_is_there(hall: httpx.Client) -> None:
    assert hall.get("/health/live").json()["ok"] is True
    ready = hall.get("/health")
    assert ready.status_code == 200
    parts = {part["name"]: part for part in ready.json()["parts"]}
    assert parts["models"]["detail"] == ENGINE


def test_answers_are_not_kept_by_browsers(hall: httpx.Client) -> None:
    headers = hall.get("/api/v1/items").headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_body_that_is_no_upload_is_cut_off_at_a_megabyte(hall: httpx.Client) -> None:
    long = {"item": "food-business-new", "form": {"operator_name": "长" * 600_000}}
    answer = hall.post("/api/v1/cases", json=long, headers={"Idempotency-Key": "too-long"})
    problem(answer, 413, "request_too_large")


def test_a_stranger_is_refused_before_the_body_is_read(hall: httpx.Client) -> None:
    answer = hall.post("/api/v1/cases", content=b"{bad", headers={"Authorization": "Bearer nobody"})
    problem(answer, 401, "unauthorised")
