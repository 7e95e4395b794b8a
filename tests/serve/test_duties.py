"""The register of duties over HTTP and on the command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from review.duty_register import Standing
from review.types import Conclusion, Duty, DutyKind
from serve import clock
from serve.cli import app
from serve.house import House
from serve.names import State
from serve.register import listed
from serve.store.cases import erase_case, find_case, finish_case, start_case, submit_case
from serve.store.duties import keep_by_upload, note_duties, owed
from serve.store.tables import duties
from tests.serve.conftest import bearer, create
from tests.serve.test_exchange import problem

TODAY = clock.day_of(clock.now())
RENT = {"item": "hpf-rent", "form": {}, "situation": {}}
PLANTED = "欧阳样本戊"


def decided(hall: httpx.Client, house: House, *, due: int) -> str:
    """A case that was decided without its proof of no home, due so many days from today."""
    case = create(hall, **RENT)
    day = TODAY + timedelta(days=due)
    duty = Duty("no-house", DutyKind.PROMISED, "无房证明", 10, day)
    submit_case(house.store, case, now=clock.now(), enqueue=lambda _: None)
    assert start_case(house.store, case)
    finish_case(
        house.store,
        find_case(house.store, case),
        state=State.DONE,
        now=clock.now(),
        result=b"{}",
        also=lambda c: note_duties(c, case, [duty], accepted_on=TODAY - timedelta(days=20)),
    )
    return case


def state(hall: httpx.Client, case: str) -> str:
    [one] = hall.get("/api/v1/duties", params={"case": case}).json()
    return str(one["state"]["code"])


def entry(**changes: Any) -> dict[str, Any]:
    return {"kept_on": TODAY.isoformat(), "by": "窗口", "reason": f"{PLANTED}已补交"} | changes


def test_a_duty_is_open_then_broken_then_late(hall: httpx.Client, house: House) -> None:
    case, overdue = decided(hall, house, due=3), decided(hall, house, due=-1)
    assert (state(hall, case), state(hall, overdue)) == ("open", "broken")
    broken = hall.get("/api/v1/duties", params={"state": "broken"}).json()
    assert overdue in {each["case"] for each in broken}
    assert case not in {each["case"] for each in broken}
    path = f"/api/v1/cases/{overdue}/duties/no-house"
    made = hall.post(path, json=entry())
    assert made.status_code == 200, made.text
    assert made.json()["state"]["code"] == "late" and made.json()["kept_by"] == "entry"
    problem(hall.post(path, json=entry()), 409, "duty_already_kept")


def test_an_entry_needs_a_true_day_a_reason_and_a_duty(hall: httpx.Client, house: House) -> None:
    case = decided(hall, house, due=3)
    path = f"/api/v1/cases/{case}/duties/no-house"
    ahead = (TODAY + timedelta(days=1)).isoformat()
    before = (TODAY - timedelta(days=21)).isoformat()
    for day in (ahead, before):
        problem(hall.post(path, json=entry(kept_on=day)), 422, "kept_on_invalid")
    problem(hall.post(path, json=entry(reason=" ")), 422, "request_invalid")
    other = f"/api/v1/cases/{case}/duties/lease"
    problem(hall.post(other, json=entry()), 404, "no_such_duty")
    problem(hall.post(path, json=entry(), headers=bearer("other")), 404, "case_not_found")
    assert state(hall, case) == "open"


def test_what_falls_due_soon(hall: httpx.Client, house: House) -> None:
    soon, far = decided(hall, house, due=1), decided(hall, house, due=60)
    listed_now = hall.get("/api/v1/duties", params={"due_within": 5}).json()
    cases = {each["case"] for each in listed_now}
    assert soon in cases and far not in cases
    assert {each["state"]["code"] for each in listed_now} == {"open"}
    assert hall.get("/api/v1/duties", headers=bearer("other")).json() == []


def test_a_paper_that_follows_in_order_keeps_the_duty_once(
    hall: httpx.Client, house: House
) -> None:
    case = decided(hall, house, due=3)
    keep_by_upload(house.store, case, frozenset({"lease"}), kept_on=TODAY)
    assert state(hall, case) == "open"
    for day in (TODAY, TODAY + timedelta(days=30)):
        keep_by_upload(house.store, case, frozenset({"no-house"}), kept_on=day)
    assert state(hall, case) == "kept"


def test_the_register_holds_nothing_personal_and_outlives_the_case(
    hall: httpx.Client, house: House
) -> None:
    case = decided(hall, house, due=3)
    hall.post(f"/api/v1/cases/{case}/duties/no-house", json=entry())
    assert PLANTED not in hall.get("/api/v1/duties").text
    with house.store.engine.connect() as connection:
        query = sa.select(duties.c.sealed_entry).where(duties.c.case_id == case)
        sealed = connection.scalar(query)
    assert sealed and PLANTED.encode() not in sealed
    erase_case(house.store, case, now=clock.now())
    with house.store.engine.connect() as connection:
        assert connection.scalar(query) is None
    assert state(hall, case) == "kept"


def test_a_duty_is_written_down_when_a_case_may_be_accepted(house: House) -> None:
    from review.pipeline import review
    from serve.case_work import _note
    from tests.review.handmade import application
    from tests.review.test_duties import CLEAN, ITEM, READ
    from tests.review.test_duties import TODAY as DAY

    asked = replace(application(), deferred=("lease",))
    passing = review(ITEM, asked, READ, CLEAN, DAY)
    assert passing.decision.conclusion is Conclusion.PASS
    failing = review(ITEM, asked, {}, CLEAN, DAY)
    assert failing.decision.conclusion is Conclusion.CORRECT
    noted: list[str] = []

    class Recorder:
        def execute(self, statement: Any) -> None:
            noted.append(statement.compile().params["material"])

    for found in (failing, passing, None):
        _note(Recorder(), "case", found)  # type: ignore[arg-type]
    assert noted == ["lease"]


def test_the_command_lists_and_says_when_there_is_nothing(
    hall: httpx.Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = decided(hall, house, due=1)
    monkeypatch.setenv("ZHIBAN_DATA_DIR", str(house.settings.data_dir))
    run = CliRunner()
    some = run.invoke(app, ["duties", "--due-within", "5", "--json"])
    assert some.exit_code == 0, some.output
    assert case in some.output
    none = run.invoke(app, ["duties", "--case", "no-such"])
    assert "没有符合条件" in none.output
    found = owed(house.store, case=case)
    assert listed(found, house.catalogues, today=TODAY, state=Standing.BROKEN) == ()
