"""The whole way: a case over HTTP, its papers read, its sources asked at a simulator, and what
the review, the record, the report and the audit say of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from review.types import Finding, Verdict
from serve.api.app import create_app
from serve.house import House, at_work, doors, opened
from serve.records import load_record
from serve.sources.connections import read_connections
from serve.sources.http import HttpConnector
from serve.sources.persons import read_persons
from serve.sources.simulator import EVERY, Behaviour, simulated
from serve.sources.types import Link
from serve.store.cases import find_case, find_result
from serve.store.tables import metadata
from serve.wiring import load_seed
from tests.serve.conftest import bearer, create, ended, put, served, settings_in
from tests.serve.fakes import PixelParts, picture
from tests.serve.test_connections import EXAMPLE, ROOT

CARD = (
    "姓名 周样例",
    "性别 男 民族 汉",
    "出生 1990年6月15日",
    "住址 湖南省长沙市岳麓区示例小区3栋201室",
    "公民身份号码 430102199006150034",
)
SITUATION = {
    "composition": ["individual"], "named": ["without_name"], "trade": ["retail"],
    "premises": ["rented"], "building": ["commercial"], "approval": ["none"], "age": ["adult"],
    "applicant": ["self"],
}  # fmt: skip
ALL = frozenset({EVERY})
IDENTITY = "operator-identity-confirmed"


@pytest.fixture(scope="module")
def behaviour() -> Behaviour:
    """How the sources behave; a test that changes it puts it back."""
    return Behaviour({})


@contextmanager
def behaving(behaviour: Behaviour, **changes: Any) -> Iterator[None]:
    before = {name: getattr(behaviour, name) for name in changes}
    for name, value in changes.items():
        setattr(behaviour, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(behaviour, name, value)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, behaviour: Behaviour) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    persons = read_persons(ROOT / "docs" / "persons.example.yaml")
    with ExitStack() as stack:
        address = stack.enter_context(simulated(persons, behaviour))
        file = folder / "connections.yaml"
        text = EXAMPLE.read_text("utf-8").replace("http://127.0.0.1:8470", address)
        file.write_text(text.replace("keep_minutes: 30", "keep_minutes: 0"), "utf-8")
        parts = PixelParts()
        links = {}
        for key, each in read_connections(file, load_seed().catalog.sources, {}).items():
            connector = HttpConnector(each)
            stack.callback(connector.close)
            links[key] = Link(connector, each.terms)
        parts.connected = links
        house = stack.enter_context(opened(settings_in(folder), parts))
        stack.enter_context(at_work(house))
        yield house


@pytest.fixture(scope="module")
def hall(house: House) -> Iterator[httpx.Client]:
    with doors(house) as at, served(create_app(at)) as client:
        yield client


def reviewed(hall: httpx.Client, house: House, *lines: str) -> tuple[str, Finding]:
    """The case's id and the finding that asks a source; the operator's card holds these lines."""
    case = create(hall, item="sole-trader-setup", form={"operator": "周样例"}, situation=SITUATION)
    stored = put(hall, case, "operator-id", ("身份证.png", picture(*lines)))
    assert stored.status_code == 200, stored.text
    assert hall.post(f"/api/v1/cases/{case}:submit").status_code == 202
    assert ended(hall, case)["state"]["code"] == "done"
    kept = find_case(house.store, case)
    record = load_record(find_result(house.store, kept))
    findings = record.review(house.catalogues.version(kept.catalogue)).findings
    return case, next(found for found in findings if found.point_id == IDENTITY)


def audit(hall: httpx.Client, case: str) -> dict[str, Any]:
    rows = hall.get(f"/api/v1/cases/{case}/verifications").json()
    return {row["subject"]["code"]: row for row in rows}


def test_confirmed_passes_and_everything_says_so(hall: httpx.Client, house: House) -> None:
    case, found = reviewed(hall, house, *CARD)
    assert found.verdict is Verdict.PASS
    review = hall.get(f"/api/v1/cases/{case}/result").json()["review"]
    [asked] = [each for each in review["sources"] if each["path"].endswith(".identity")]
    assert asked["value"] == "confirmed" and asked["said"].startswith("核验一致（")
    row = audit(hall, case)["identity"]
    assert row["outcome"] == {"code": "confirmed", "name": "核验一致"}
    assert row["purpose"] == "办理个体工商户设立登记"
    assert row["request"] == asked["request"]
    report = hall.get(f"/api/v1/cases/{case}/report").text
    assert "数据核验" in report and row["request"] in report


def test_denied_fails(hall: httpx.Client, house: House) -> None:
    case, found = reviewed(hall, house, "姓名 何样例", *CARD[1:])
    assert found.verdict is Verdict.FAIL and "核验不一致" in found.message
    assert audit(hall, case)["identity"]["outcome"]["code"] == "denied"


@pytest.mark.parametrize(
    ("changes", "outcome", "words"),
    [
        ({"down": ALL}, "broken", "故障"),
        ({"broken": ALL}, "broken", "故障"),
        ({"nonsense": ALL}, "malformed", "看不懂"),
        ({"lying": ALL}, "other_subject", "不是同一个对象"),
        ({"slow": {EVERY: 3.5}}, "too_slow", "没有在规定的时间内答复"),
    ],
)
def test_unavailable_is_for_a_person(
    hall: httpx.Client,
    house: House,
    behaviour: Behaviour,
    changes: dict[str, Any],
    outcome: str,
    words: str,
) -> None:
    with behaving(behaviour, **changes):
        case, found = reviewed(hall, house, *CARD)
    assert found.verdict is Verdict.UNSURE and words in found.message
    assert audit(hall, case)["identity"]["outcome"]["code"] == outcome


def test_nobody_is_asked_about_whom_the_card_does_not_name(
    hall: httpx.Client, house: House, behaviour: Behaviour
) -> None:
    before = behaviour.asked
    case, found = reviewed(hall, house, *CARD[:-1], "公民身份号码 430102199006150035")
    assert found.verdict is Verdict.UNSURE
    assert behaviour.asked == before
    assert hall.get(f"/api/v1/cases/{case}/verifications").json() == []


def test_the_audit_is_the_clients_own(hall: httpx.Client) -> None:
    case = create(hall)
    answer = hall.get(f"/api/v1/cases/{case}/verifications", headers=bearer("other"))
    assert answer.status_code == 404


def test_the_audit_names_nobody_and_outlives_the_case_without_its_mark(
    hall: httpx.Client, house: House
) -> None:
    case, _ = reviewed(hall, house, *CARD)
    table = metadata.tables["verifications"]

    def rows() -> list[Any]:
        with house.store.engine.connect() as connection:
            return list(connection.execute(sa.select(table).where(table.c.case_id == case)))

    before = rows()
    assert before and all(len(row.mark) == 64 for row in before)
    assert "周样例" not in str(before) and "430102199006150034" not in str(before)
    assert hall.delete(f"/api/v1/cases/{case}").status_code == 204
    after = rows()
    assert [row.outcome for row in after] == [row.outcome for row in before]
    assert all(row.mark == "" for row in after)


def precheck(hall: httpx.Client, *lines: str) -> dict[str, Any]:
    answer = hall.post(
        "/api/v1/materials:precheck",
        data={"item": "sole-trader-setup", "material": "operator-id"},
        files=[("file", ("身份证.png", picture(*lines)))],
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = {f["point_id"]: f for f in answer.json()["findings"]}
    return found


def test_a_precheck_asks_only_what_it_may(hall: httpx.Client, behaviour: Behaviour) -> None:
    before = behaviour.asked
    found = precheck(hall, *CARD)
    assert found[IDENTITY]["verdict"]["code"] == "pass"
    assert "operator-not-barred" not in found
    assert behaviour.asked == before + 1


def test_a_precheck_of_somebody_else_fails(hall: httpx.Client) -> None:
    assert precheck(hall, "姓名 何样例", *CARD[1:])[IDENTITY]["verdict"]["code"] == "fail"
