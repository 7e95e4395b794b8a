"""Notices over HTTP: drafted, given once, kept, compared when the case is handed in again."""

from __future__ import annotations

from typing import Any

import httpx
import sqlalchemy as sa

from serve.house import House
from serve.store.tables import notices
from tests.serve.conftest import bearer, create, ended, put
from tests.serve.fakes import licence, picture
from tests.serve.test_exchange import problem

CARD = picture(*licence())


def handed_in(hall: httpx.Client, paper: bytes = CARD, **changes: Any) -> str:
    case = create(hall, **changes)
    put(hall, case, "licence", ("执照.png", paper))
    assert hall.post(f"/api/v1/cases/{case}:submit").status_code == 202
    assert ended(hall, case)["state"]["code"] == "done"
    return case


def draft(hall: httpx.Client, case: str) -> dict[str, Any]:
    answer = hall.get(f"/api/v1/cases/{case}/notice")
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def give(hall: httpx.Client, case: str, **judged: bool) -> httpx.Response:
    said = dict.fromkeys((p["point"] for p in draft(hall, case)["pending"]), False) | judged
    body = {"given_by": "综合窗口3号", "judged": said}
    return hall.post(f"/api/v1/cases/{case}/notice", json=body)


def told(notice: dict[str, Any]) -> set[str]:
    groups = [p for group in notice["groups"] for p in group["problems"]]
    return {p["point"] for p in (*groups, *notice["against"])}


def test_a_notice_is_given_once_and_stays_as_it_was(hall: httpx.Client) -> None:
    case = handed_in(hall)
    before = draft(hall, case)
    assert before["given"] is None and "lease-present" in told(before)
    answer = give(hall, case)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert made["given"]["by"] == "综合窗口3号" and made["given"]["in_time"] is True
    assert made["record"].startswith("sm3:")
    again = hall.post(
        f"/api/v1/cases/{case}/notice", json={"given_by": "另一个", "judged": made["judged"]}
    )
    assert (again.status_code, again.json()) == (200, made)
    assert draft(hall, case) == made
    assert hall.get(f"/api/v1/cases/{case}/notices").json() == [made]
    other = {"given_by": "x", "judged": {**made["judged"], "lease-present": False}}
    problem(hall.post(f"/api/v1/cases/{case}/notice", json=other), 409, "notice_already_given")
    text = hall.get(f"/api/v1/cases/{case}/notice/text")
    assert "综合窗口3号" in text.text and "草稿" not in text.text
    page = hall.get(f"/api/v1/cases/{case}/notice/page")
    assert "一次性补正告知书" in page.text
    assert "style-src" in page.headers["content-security-policy"]


def test_what_a_person_must_judge_stops_the_notice(hall: httpx.Client) -> None:
    case = handed_in(hall)
    pending = [p["point"] for p in draft(hall, case)["pending"]]
    assert pending
    path = f"/api/v1/cases/{case}/notice"
    body = problem(hall.post(path, json={"given_by": "窗口"}), 409, "points_not_judged")
    assert body["points"].split(",") == pending
    wrong = {"given_by": "窗口", "judged": {"licence-present": True}}
    problem(hall.post(path, json=wrong), 422, "point_not_to_judge")
    assert hall.get(f"/api/v1/cases/{case}/notices").json() == []


def test_a_case_that_is_not_reviewed_or_not_ours_has_no_notice(hall: httpx.Client) -> None:
    case = create(hall)
    problem(hall.get(f"/api/v1/cases/{case}/notice"), 409, "result_not_ready")
    for path in ("/notice", "/notices", "/notice/text", "/notice/page"):
        answer = hall.get(f"/api/v1/cases/{case}{path}", headers=bearer("other"))
        problem(answer, 404, "case_not_found")


def test_an_old_problem_told_late_is_flagged_and_counted_against_the_office(
    hall: httpx.Client, house: House
) -> None:
    first = handed_in(hall)
    kept_back = "layout-present"
    assert kept_back in told(draft(hall, first))
    assert give(hall, first, **{kept_back: False}).status_code == 201
    second = handed_in(hall, corrects=first)
    seen = draft(hall, second)
    assert [each["point"] for each in seen["late"]] == [kept_back]
    assert seen["late"][0]["stood_in"] == first and "第一次才提出" in seen["late"][0]["text"]
    still = {each["point"] for each in seen["before"] if each["since"]["code"] == "still"}
    assert "lease-present" in still
    assert hall.get(f"/api/v1/cases/{second}").json()["corrects"] == first
    report = hall.get(f"/api/v1/cases/{second}/report")
    assert "上一次就在" in report.text
    given = give(hall, second).json()
    assert [n["case"] for n in hall.get(f"/api/v1/cases/{second}/notices").json()] == [
        first,
        second,
    ]
    counted = hall.get("/api/v1/notices:count", params={"item": "food-business-new"}).json()
    assert counted["with_late_points"] == 1 and counted["again"] == 1
    assert counted["late_points"] == [{"point": kept_back, "times": 1}]
    assert hall.get("/api/v1/notices:count", headers=bearer("other")).json()["given"] == 0

    assert hall.delete(f"/api/v1/cases/{second}").status_code == 204
    with house.store.engine.connect() as connection:
        row = connection.execute(sa.select(notices).where(notices.c.case_id == second)).one()
    assert row.sealed is None and row.late == [kept_back]
    assert set(row.points) == told(given)


def test_a_problem_of_a_new_paper_is_not_flagged(hall: httpx.Client) -> None:
    first = handed_in(hall)
    assert give(hall, first).status_code == 201
    other = picture(*licence(name="别的公司"))
    second = draft(hall, handed_in(hall, paper=other, corrects=first))
    assert second["before"] and second["late"] == []


def test_a_case_corrects_only_an_ended_one_of_the_same_item_and_client(hall: httpx.Client) -> None:
    def tried(corrects: str, **headers: str) -> httpx.Response:
        from tests.serve.conftest import application

        return hall.post(
            "/api/v1/cases",
            json=application(corrects=corrects),
            headers={"Idempotency-Key": f"again-{corrects}"} | headers,
        )

    problem(tried(create(hall)), 409, "earlier_case_open")
    problem(tried("no-such-case"), 404, "case_not_found")
    done = handed_in(hall)
    problem(tried(done, **bearer("other")), 404, "case_not_found")
    rent = create(hall, item="hpf-rent", form={}, situation={})
    problem(tried(rent), 422, "corrects_another_item")
