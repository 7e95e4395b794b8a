"""Days × the State Council's holiday notices → working days (工作日), and deadlines by them.

The only file that knows which library holds the notices. A year's notice comes out in the
autumn before it; beyond the last one known nobody can say which days are worked.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar


class CalendarUnknown(Exception):
    """A deadline runs into a year whose holidays have not been announced to this program."""


@lru_cache(maxsize=4096)
def is_workday(day: date) -> bool:
    """Whether the statutory calendar works that day, shifted weekends included. Raises
    CalendarUnknown."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError as error:
        raise CalendarUnknown(f"holidays of {day.year} are not known") from error


def deadline(start: date, days: int) -> date:
    """The `days`th working day after `start`, which itself does not count (民法典第二百零一条).
    Raises CalendarUnknown."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_workday(day)
    return day


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`; 0 when `end` is not after it.
    Raises CalendarUnknown."""
    whole = (end - start).days
    return sum(is_workday(start + timedelta(days=n)) for n in range(1, whole + 1))


def missed(start: date, end: date, days: int, *, left_out: Set[date] = frozenset()) -> date | None:
    """The `days`th working day after `start`, when it lies before `end`; None when `end` is in
    time. Days `left_out` don't count. Looks no further than `end`. Raises CalendarUnknown."""
    day = start
    while days > 0 and day < end:
        day += timedelta(days=1)
        days -= is_workday(day) and day not in left_out
    return day if days <= 0 and day < end else None
