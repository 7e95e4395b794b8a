"""Checks of days: expired, in order, held long enough?"""

from __future__ import annotations

import pytest

from review.checks import dates
from review.types import Cause, Verdict
from tests.review.outcomes import AT, FAIL, PASS, known, unsure, verdict


@pytest.mark.parametrize(
    ("value", "days", "expected"),
    [
        ("2026-11-16", 0, PASS),
        ("2026-11-15", 0, FAIL),
        ("长期", 365, PASS),
        ("2026-12-16", 30, PASS),
        ("2026-12-15", 30, FAIL),
        ("没写", 0, unsure(Cause.NOT_READ)),
    ],
)
def test_expiry(value: str, days: int, expected: tuple[Verdict, Cause | None]) -> None:
    assert verdict(dates.not_expired(known(value), AT, days=days, forever=True)) == expected


def test_a_paper_that_must_end_is_doubted_when_it_reads_without_end() -> None:
    assert verdict(dates.not_expired(known("长期"), AT)) == unsure(Cause.NOT_READ)


def test_expired_by_an_unsure_reading_is_left_to_a_person() -> None:
    found = dates.not_expired(known("2016-11-15", confidence=0.9), AT)
    assert verdict(found) == unsure(Cause.LOW_CONFIDENCE)


def test_dates_in_order_and_not_in_the_future() -> None:
    assert verdict(dates.not_future(known("2026-11-16"), AT)) == PASS
    assert verdict(dates.not_future(known("2026-11-17"), AT)) == FAIL
    assert verdict(dates.date_order(known("2025-01-01"), known("长期"))) == PASS
    assert verdict(dates.date_order(known("2025-01-02"), known("2025-01-01"))) == FAIL
    assert verdict(dates.issued_within(known("2025-11-16"), AT, days=365)) == PASS
    assert verdict(dates.issued_within(known("2025-11-15"), AT, days=365)) == FAIL
    assert verdict(dates.issued_within(known("2026-11-17"), AT, days=365)) == FAIL


@pytest.mark.parametrize(
    ("born", "years", "expected"),
    [("2023-11-16", 3, PASS), ("2023-11-17", 3, FAIL), ("长期", 3, unsure(Cause.NOT_READ))],
)
def test_years_that_something_was_held(
    born: str, years: int, expected: tuple[Verdict, Cause | None]
) -> None:
    assert verdict(dates.held_since(known(born), AT, years=years)) == expected


@pytest.mark.parametrize(
    ("later", "expected"), [("2026-03-02", PASS), ("2026-03-03", FAIL), ("2025-12-31", FAIL)]
)
def test_days_apart(later: str, expected: tuple[Verdict, Cause | None]) -> None:
    assert verdict(dates.days_apart(known("2026-01-01"), known(later), days=60)) == expected
