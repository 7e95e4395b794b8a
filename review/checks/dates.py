"""Days on papers and forms → an outcome: in force, in order, in time?"""

from __future__ import annotations

from datetime import timedelta

from nlp.normalize import FOREVER
from review.checks.outcome import At, Outcome, as_day, doubted, no_day, passed, unsure
from review.operands import Known
from review.types import Cause


def not_expired(date: Known, at: At, *, days: int = 0, forever: bool = False) -> Outcome:
    """Still valid today, and `days` days from today. 长期 passes where `forever` says that such
    papers may have no end, elsewhere it is doubted."""
    if date.value == FOREVER and not forever:
        return unsure(Cause.NOT_READ, f"{date.label}读作“长期”，这种材料应有届满日期。")
    if date.value == FOREVER:
        return passed(f"{date.label}为长期。")
    until = as_day(date.value)
    if until is None:
        return no_day(date)
    if until < at.today:
        return doubted(date, f"{date.label}为{until}，已经过期（审查日{at.today}）。")
    if until < at.today + timedelta(days=days):
        return doubted(date, f"{date.label}为{until}，距审查日{at.today}不足{days}天。")
    return passed(f"{date.label}为{until}，审查日{at.today}仍在有效期内。")


def not_future(date: Known, at: At) -> Outcome:
    """The date is today or before."""
    day = as_day(date.value)
    if day is None:
        return no_day(date)
    if day > at.today:
        return doubted(date, f"{date.label}为{day}，晚于审查日{at.today}。")
    return passed(f"{date.label}为{day}，不晚于审查日。")


def issued_within(date: Known, at: At, *, days: int) -> Outcome:
    """The date lies no more than `days` days before today, and not after it."""
    day = as_day(date.value)
    if day is None:
        return no_day(date)
    if at.today - timedelta(days=days) <= day <= at.today:
        return passed(f"{date.label}为{day}，在{days}天以内。")
    return doubted(date, f"{date.label}为{day}，不在审查日{at.today}前{days}天以内。")


def held_since(date: Known, at: At, *, years: int) -> Outcome:
    """The date lies at least `years` whole years before today."""
    day = as_day(date.value)
    if day is None:
        return no_day(date)
    whole = at.today.year - day.year - ((at.today.month, at.today.day) < (day.month, day.day))
    if whole >= years:
        return passed(f"{date.label}为{day}，至审查日已满{years}年。")
    return doubted(date, f"{date.label}为{day}，至审查日{at.today}未满{years}年。")


def date_order(earlier: Known, later: Known) -> Outcome:
    """`earlier` is not after `later`; 长期 is after everything."""
    if later.value == FOREVER:
        return passed(f"{later.label}为长期。")
    first, second = as_day(earlier.value), as_day(later.value)
    if first is None or second is None:
        return no_day(earlier if first is None else later)
    if first <= second:
        return passed(f"{earlier.label}{first}不晚于{later.label}{second}。")
    return doubted(_weaker(earlier, later), f"{earlier.label}{first}晚于{later.label}{second}。")


def days_apart(earlier: Known, later: Known, *, days: int) -> Outcome:
    """`later` lies no more than `days` days after `earlier`, and not before it."""
    first, second = as_day(earlier.value), as_day(later.value)
    if first is None or second is None:
        return no_day(earlier if first is None else later)
    sides = f"{earlier.label}为{first}，{later.label}为{second}"
    if first <= second <= first + timedelta(days=days):
        return passed(f"{sides}，相隔不超过{days}天。")
    return doubted(_weaker(earlier, later), f"{sides}，应在其后{days}天以内。")


def _weaker(left: Known, right: Known) -> Known:
    return min(left, right, key=lambda value: value.confidence)
