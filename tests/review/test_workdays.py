"""Working days of 2026 as the State Council's notice has them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.workdays import CalendarUnknown, deadline, is_workday, missed, working_days

DAYS = st.dates(date(2025, 1, 1), date(2026, 9, 1))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 11, 16), 1, date(2026, 11, 17)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # a Friday: Monday
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # before the National Day holiday
        (date(2026, 11, 16), 0, date(2026, 11, 16)),
    ],
)
def test_deadlines_skip_weekends_and_holidays(start: date, days: int, due: date) -> None:
    assert deadline(start, days) == due


def test_a_weekend_that_is_worked_counts() -> None:
    shifted = [
        day
        for n in range(365)
        if (day := date(2026, 1, 1) + timedelta(days=n)).weekday() >= 5 and is_workday(day)
    ]
    assert shifted, "the notice for 2026 shifts some weekends"
    assert all(deadline(day - timedelta(days=1), 1) == day for day in shifted)


def test_beyond_the_last_notice_nobody_knows() -> None:
    with pytest.raises(CalendarUnknown):
        deadline(date(2090, 12, 30), 5)


@given(DAYS, st.integers(0, 30))
def test_counting_and_adding_agree(start: date, days: int) -> None:
    due = deadline(start, days)
    assert working_days(start, due) == days
    assert days == 0 or is_workday(due)


@pytest.mark.parametrize(
    ("start", "end", "days", "due"),
    [
        (date(2026, 3, 2), date(2026, 3, 6), 4, None),  # Monday to Friday
        (date(2026, 3, 2), date(2026, 3, 7), 4, date(2026, 3, 6)),  # a Saturday is after Friday
        (date(2026, 3, 6), date(2026, 3, 8), 1, None),  # a Sunday is before Monday
        (date(2026, 9, 30), date(2026, 10, 8), 1, None),
        (date(2026, 9, 30), date(2026, 10, 9), 1, date(2026, 10, 8)),
        (date(2026, 3, 2), date(2026, 3, 2), 0, None),
        (date(2026, 3, 2), date(2026, 3, 3), 0, date(2026, 3, 2)),
    ],
)
def test_a_term_is_missed_after_its_last_working_day(
    start: date, end: date, days: int, due: date | None
) -> None:
    assert missed(start, end, days) == due


def test_days_left_out_move_the_end_of_a_term() -> None:
    paused = frozenset({date(2026, 3, 4), date(2026, 3, 5)})
    assert missed(date(2026, 3, 2), date(2026, 3, 9), 3) == date(2026, 3, 5)
    assert missed(date(2026, 3, 2), date(2026, 3, 9), 3, left_out=paused) is None
    assert missed(date(2026, 3, 2), date(2026, 3, 10), 3, left_out=paused) == date(2026, 3, 9)


def test_a_term_that_runs_beyond_the_last_notice_is_not_missed_within_it() -> None:
    assert missed(date(2026, 12, 28), date(2026, 12, 31), 20) is None
    with pytest.raises(CalendarUnknown):
        missed(date(2090, 12, 28), date(2090, 12, 31), 20)


@given(DAYS, st.integers(0, 30), st.integers(0, 60))
def test_a_term_is_missed_exactly_when_its_deadline_is_past(
    start: date, days: int, later: int
) -> None:
    end, due = start + timedelta(days=later), deadline(start, days)
    assert missed(start, end, days) == (due if due < end else None)
