"""Working days of 2026 as the State Council's notice has them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.workdays import CalendarUnknown, deadline, is_workday, working_days

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
