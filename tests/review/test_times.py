"""Checks of times of day and of terms: bounds to the second, and what is left open."""

from __future__ import annotations

from datetime import date

import pytest

from review.checks import At, Outcome
from review.checks.times import (
    begun_today,
    done_in_time,
    lasts,
    longer_than,
    not_before,
    same_day,
    still_in_time,
    within_working_days,
)
from review.operands import Known, Operand
from review.types import Cause, Verdict

PASS, FAIL = (Verdict.PASS, None), (Verdict.FAIL, None)
COARSE, CONTRADICTORY = ((Verdict.UNSURE, c) for c in (Cause.TOO_COARSE, Cause.CONTRADICTORY))
EMPTY, SILENT = Cause.RECORD_EMPTY, Cause.RECORD_SILENT


def known(value: str, confidence: float = 1.0) -> Known:
    return Known("时间", value, confidence)


def entry(value: str | Cause) -> Operand:
    there = not isinstance(value, Cause)
    return Operand(
        "项", "record.x", value if there else None, "", 1.0, (), None if there else value
    )


def came(outcome: Outcome) -> tuple[Verdict, Cause | None]:
    return outcome.verdict, outcome.cause


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-03-02T09:00:00", "2026-03-02T09:10:00", FAIL),  # 10:00 counts
        ("2026-03-02T09:00:00", "2026-03-02T09:10:01", PASS),  # 10:01 does not
        ("2026-03-02T23:59:59", "2026-03-03T00:09:59", FAIL),
        ("2026-03-02T23:59:59", "2026-03-03T00:10:00", PASS),
        ("2026-03-02T09:00", "2026-03-02T09:09", FAIL),  # 9:59 at most
        ("2026-03-02T09:00", "2026-03-02T09:10", COARSE),
        ("2026-03-02T09:00", "2026-03-02T09:11", PASS),  # 10:01 at least
        ("2026-03-02T09:00:00", "2026-03-02T09:10", COARSE),  # 10:00 to 10:59
        ("2026-03-02T09:00:30", "2026-03-02T09:10", COARSE),
        ("2026-03-02", "2026-03-02", COARSE),
        ("2026-03-02", "2026-03-03", COARSE),  # may be a second
        ("2026-03-02", "2026-03-04", PASS),
        ("2026-03-02T09:00:00", "2026-03-02T08:59:59", CONTRADICTORY),
        ("2026-03-02T09:00", "2026-03-02T09:00", FAIL),
    ],
)
def test_ten_minutes_to_the_second(
    start: str, end: str, expected: tuple[Verdict, Cause | None]
) -> None:
    assert came(longer_than(known(start), known(end), seconds=600)) == expected


def test_a_time_that_was_read_unsurely_fails_nobody() -> None:
    doubtful = known("2026-03-02T09:05:00", 0.8)
    outcome = longer_than(known("2026-03-02T09:00:00"), doubtful, seconds=600)
    assert came(outcome) == (Verdict.UNSURE, Cause.LOW_CONFIDENCE)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("2026-03-02T09:00:00", "2026-03-02T09:00:00", PASS),
        ("2026-03-02T09:00:00", "2026-03-02T08:59:59", FAIL),
        ("2026-03-02T09:00", "2026-03-02T09:00:30", COARSE),
        ("2026-03-02", "2026-03-02", COARSE),
        ("2026-03-02", "2026-03-03", PASS),
        ("2026-03-02", "2026-03-01T23:59:59", FAIL),
    ],
)
def test_order_counts_the_time_of_day(
    earlier: str, later: str, expected: tuple[Verdict, Cause | None]
) -> None:
    assert came(not_before(known(earlier), known(later))) == expected


def test_one_calendar_day_ends_at_midnight() -> None:
    start = known("2026-03-02T16:00:00")
    assert came(same_day(start, known("2026-03-02T23:59:59"))) == PASS
    assert came(same_day(start, known("2026-03-03T00:00:01"))) == FAIL
    assert came(same_day(start, known("2026-03-01"))) == CONTRADICTORY
    assert came(same_day(start, known("随便"))) == (Verdict.UNSURE, Cause.NOT_READ)


@pytest.mark.parametrize(("today", "expected"), [(2, PASS), (3, FAIL), (1, CONTRADICTORY)])
def test_what_is_open_began_today(today: int, expected: tuple[Verdict, Cause | None]) -> None:
    at = At(date(2026, 3, today), {})
    assert came(begun_today(known("2026-03-02T16:00:00"), at)) == expected


@pytest.mark.parametrize(
    ("start", "end", "days", "expected"),
    [
        ("2026-03-03", "2026-03-04", SILENT, PASS),
        ("2026-03-03T09:00:00", "2026-03-03T17:00:00", SILENT, FAIL),
        ("2026-03-03", "2026-03-08", "0", FAIL),
        ("2026-03-03", SILENT, "0", FAIL),
        (SILENT, SILENT, "0", (Verdict.UNSURE, SILENT)),  # how many systems write that none was
        (SILENT, SILENT, "1", PASS),
        (EMPTY, "2026-03-04", EMPTY, (Verdict.UNSURE, EMPTY)),
        ("2026-03-05", "2026-03-04", "1", CONTRADICTORY),
        ("2026-03-03", "2026-03-04", "几", (Verdict.UNSURE, Cause.NOT_READ)),
    ],
)
def test_a_period_of_no_days(
    start: str | Cause, end: str | Cause, days: str | Cause, expected: tuple[Verdict, Cause | None]
) -> None:
    assert came(lasts(entry(start), entry(end), entry(days), days=1)) == expected


@pytest.mark.parametrize(("end", "expected"), [("2026-03-09", PASS), ("2026-03-10", FAIL)])
def test_five_working_days(end: str, expected: tuple[Verdict, Cause | None]) -> None:
    assert came(within_working_days(known("2026-03-02T17:00:00"), known(end), days=5)) == expected


def test_nobody_is_late_by_a_calendar_that_is_not_known() -> None:
    start, end = known("2090-03-02"), known("2090-03-20")
    unknown = (Verdict.UNSURE, Cause.CALENDAR_UNKNOWN)
    assert came(within_working_days(start, end, days=5)) == unknown
    assert came(done_in_time(start, end, known("5"), entry(EMPTY), entry(EMPTY))) == unknown


@pytest.mark.parametrize(
    ("end", "suspended", "extended", "expected"),
    [
        ("2026-03-05", SILENT, SILENT, PASS),  # in time whatever was left out
        ("2026-03-06", EMPTY, EMPTY, FAIL),
        ("2026-03-06", SILENT, EMPTY, (Verdict.UNSURE, SILENT)),
        ("2026-03-06", EMPTY, SILENT, (Verdict.UNSURE, SILENT)),
        ("2026-03-06", EMPTY, "1", PASS),
        ("2026-03-09", EMPTY, "1", FAIL),
        ("2026-03-06", "2026-03-03/2026-03-04", EMPTY, PASS),  # the first day counts, the last not
        ("2026-03-09", "2026-03-03/2026-03-04", EMPTY, FAIL),
        ("2026-03-09", "2026-03-03/2026-03-05;2026-03-04/2026-03-05", EMPTY, PASS),
        ("2026-03-10", "2026-03-03/2026-03-05;2026-03-04/2026-03-05", EMPTY, FAIL),  # once
        ("2026-03-09", "2026-02-02/2026-03-02", EMPTY, FAIL),  # over before acceptance
        ("2026-03-09", "2026-03-03/", EMPTY, CONTRADICTORY),
        ("2026-03-09", "/2026-03-04", EMPTY, CONTRADICTORY),
        ("2026-03-09", "2026-03-06/2026-03-04", EMPTY, CONTRADICTORY),
        ("2026-03-01", EMPTY, EMPTY, CONTRADICTORY),
    ],
)
def test_three_working_days_with_what_does_not_count(
    end: str,
    suspended: str | Cause,
    extended: str | Cause,
    expected: tuple[Verdict, Cause | None],
) -> None:
    outcome = done_in_time(
        known("2026-03-02"), known(end), known("3"), entry(suspended), entry(extended)
    )
    assert came(outcome) == expected


def test_an_open_case_waits_while_its_procedure_lasts() -> None:
    start, limit, at = known("2026-03-02"), known("3"), At(date(2026, 3, 31), {})
    running, over = entry("2026-03-03/"), entry("2026-03-03/2026-03-04")
    assert came(still_in_time(start, limit, running, entry(EMPTY), at)) == PASS
    assert came(still_in_time(start, limit, over, entry(EMPTY), at)) == FAIL
    assert came(still_in_time(start, known("三"), over, entry(EMPTY), at))[1] is Cause.NOT_READ
