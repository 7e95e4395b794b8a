"""Times of day and terms in working days → an outcome: too soon, too late, in order?

A moment that is told to the minute or the day alone may lie anywhere in it; what that leaves
open is UNSURE. A moment told to the second is taken as that second.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from nlp.moments import of_periods
from review.checks.outcome import (
    At,
    Outcome,
    as_day,
    doubted,
    no_day,
    passed,
    unsure,
)
from review.operands import Known, Operand
from review.types import Cause
from review.workdays import CalendarUnknown, missed

_SECOND, _MINUTE, _DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)


def longer_than(start: Known, end: Known, *, seconds: int) -> Outcome:
    """More than `seconds` lie between the two: with 600, ten minutes to the second FAIL and ten
    minutes and one second pass."""
    first, last = _span(start.value), _span(end.value)
    if first is None or last is None:
        return no_day(start if first is None else end)
    shortest, longest = (last[0] - first[1], last[1] - first[0])
    if longest < timedelta(0):
        return _reversed(start, end)
    bound = timedelta(seconds=seconds)
    sides = f"{_told(start)}，{_told(end)}"
    if shortest > bound:
        return passed(f"{sides}，相隔超过{_length(bound)}。")
    if longest <= bound:
        most = "" if shortest == longest else "至多"
        found = f"{sides}，相隔{most}{_length(longest)}，没有超过{_length(bound)}。"
        return doubted(_weaker(start, end), found)
    return unsure(
        Cause.TOO_COARSE, f"{sides}，时间没有写到秒，不能确定相隔是否超过{_length(bound)}。"
    )


def not_before(earlier: Known, later: Known) -> Outcome:
    """`later` is not before `earlier`, times of day counted; the same second passes."""
    first, last = _span(earlier.value), _span(later.value)
    if first is None or last is None:
        return no_day(earlier if first is None else later)
    sides = f"{_told(earlier)}，{_told(later)}"
    if last[1] < first[0]:
        return doubted(_weaker(earlier, later), f"{sides}，先后颠倒。")
    if last[0] >= first[1]:
        return passed(f"{sides}，先后正常。")
    return unsure(Cause.TOO_COARSE, f"{sides}，时间写得不够细，不能确定先后。")


def same_day(start: Known, end: Known) -> Outcome:
    """Both lie on one calendar day."""
    first, last = as_day(start.value), as_day(end.value)
    if first is None or last is None:
        return no_day(start if first is None else end)
    if last < first:
        return _reversed(start, end)
    sides = f"{_told(start)}，{_told(end)}"
    if first == last:
        return passed(f"{sides}，在同一天。")
    return doubted(_weaker(start, end), f"{sides}，不在同一天。")


def begun_today(start: Known, at: At) -> Outcome:
    """What is not over yet began today."""
    first = as_day(start.value)
    if first is None:
        return no_day(start)
    if first > at.today:
        return unsure(Cause.CONTRADICTORY, f"{_told(start)}，晚于核对日{at.today}。")
    if first == at.today:
        return passed(f"{_told(start)}，就是核对当天。")
    return doubted(start, f"{_told(start)}，到{at.today}还没有结束。")


def lasts(start: Operand, end: Operand, recorded: Operand, *, days: int) -> Outcome:
    """At least so many calendar days lie between the two, and as many are recorded; the same day
    is 0. One of the two tellings is enough where the other is not there; but too few recorded
    days without start and end may be how a system writes that there was none."""
    told = [Known(v.label, v.value, v.confidence) for v in (start, end, recorded) if v.value]
    first, last = (as_day(v.value) if v.value else None for v in (start, end))
    lengths = []
    if first and last:
        if last < first:
            return _reversed(*told[:2])
        lengths.append((last - first).days)
    if recorded.value is not None:
        written = _whole(recorded.value)
        if written is None:
            return unsure(Cause.NOT_READ, f"{recorded.label}“{recorded.value}”不是天数。")
        lengths.append(written)
    sides = "，".join(_told(value) for value in told)
    if not lengths:
        missing = end if end.value is None else start
        return unsure(missing.cause or Cause.NOT_READ, f"没有{missing.label}，不能算天数。")
    if min(lengths) >= days:
        return passed(f"{sides}，不少于{days}天。")
    if start.value is None and end.value is None:
        cause = start.cause or Cause.NOT_READ
        return unsure(cause, f"{sides}，没有{start.label}、{end.label}，不能确定有没有这一段。")
    return doubted(min(told, key=lambda v: v.confidence), f"{sides}，只有{min(lengths)}天。")


def within_working_days(start: Known, end: Known, *, days: int) -> Outcome:
    """`end` does not lie after the `days`th working day after `start`, whose own day does not
    count."""
    first, last = as_day(start.value), as_day(end.value)
    if first is None or last is None:
        return no_day(start if first is None else end)
    if last < first:
        return _reversed(start, end)
    sides = f"{_told(start)}，{_told(end)}"
    try:
        due = missed(first, last, days)
    except CalendarUnknown:
        return _no_calendar(sides)
    if due is None:
        return passed(f"{sides}，在{days}个工作日以内。")
    return doubted(_weaker(start, end), f"{sides}，超过{days}个工作日（最后一日为{due}）。")


def done_in_time(
    start: Known, end: Known, limit: Known, suspended: Operand, extended: Operand
) -> Outcome:
    """`end` does not lie after the last of `limit` working days after `start`, the days of the
    `suspended` periods left out and `extended` ones added. A period's first day counts, its last
    does not (as in 民法典第二百零一条). An empty place says that there are none."""
    last = as_day(end.value)
    if last is None:
        return no_day(end)
    return _in_time(start, last, _told(end), limit, suspended, extended, running=False)


def still_in_time(
    start: Known, limit: Known, suspended: Operand, extended: Operand, at: At
) -> Outcome:
    """What is not over yet: today does not lie after the last of the working days, counted as in
    `done_in_time`. A period without an end lasts."""
    now = f"到{at.today}还没有结束"
    return _in_time(start, at.today, now, limit, suspended, extended, running=True)


def _in_time(
    start: Known, last: date, told: str, limit: Known, suspended: Operand, extended: Operand,
    *, running: bool,
) -> Outcome:  # fmt: skip
    first, days = as_day(start.value), _whole(limit.value)
    if first is None:
        return no_day(start)
    if days is None:
        return unsure(Cause.NOT_READ, f"{limit.label}“{limit.value}”不是天数。")
    sides = f"{_told(start)}，{told}，{limit.label}{days}个工作日"
    if last < first:
        return unsure(Cause.CONTRADICTORY, f"{sides}，先后颠倒，不能计算。")
    try:
        if missed(first, last, days) is None:
            return passed(f"{sides}，没有超期。")
        for value in (suspended, extended):
            if value.value is None and value.cause is not Cause.RECORD_EMPTY:
                cause = value.cause or Cause.NOT_READ
                return unsure(cause, f"{sides}，不知道有没有{value.label}，不能确定是否超期。")
        left_out = _left_out(suspended.value or "", last, running=running)
        more = _whole(extended.value or "0")
        if left_out is None or more is None:
            return unsure(
                Cause.CONTRADICTORY,
                f"{sides}，{suspended.label}起止不全或者颠倒，不能确定是否超期。",
            )
        due = missed(first, last, days + more, left_out=left_out)
    except CalendarUnknown:
        return _no_calendar(sides)
    counted = f"（{suspended.label}的日子不算）" if left_out else ""
    counted += f"（加上{extended.label}{more}个工作日）" if more else ""
    if due is None:
        return passed(f"{sides}{counted}，没有超期。")
    known = [start, limit, *(_known(v) for v in (suspended, extended) if v.value)]
    return doubted(
        min(known, key=lambda value: value.confidence),
        f"{sides}{counted}，最后一日为{due}，已经超期。",
    )


def _left_out(periods: str, last: date, *, running: bool) -> frozenset[date] | None:
    """The days of the periods, up to `last`; None when they don't say which."""
    days: set[date] = set()
    for begun, ended, _ in of_periods(periods):
        first, end = as_day(begun), as_day(ended)
        if end is None and not ended and running:
            end = last
        if first is None or end is None or end < first:
            return None
        days.update(first + n * _DAY for n in range(1, (min(end, last) - first).days + 1))
    return frozenset(days)


def _span(value: str) -> tuple[datetime, datetime] | None:
    """The first and the last second a moment may be; None when it is none."""
    try:
        begins = datetime.fromisoformat(value)
    except ValueError:
        return None
    unit = {10: _DAY, 16: _MINUTE}.get(len(value), _SECOND)
    return begins, begins + unit - _SECOND


def _whole(number: str) -> int | None:
    return int(number) if number.isdecimal() else None


def _told(value: Known) -> str:
    return f"{value.label}{value.value.replace('T', ' ')}"


def _known(value: Operand) -> Known:
    return Known(value.label, value.value or "", value.confidence)


def _weaker(left: Known, right: Known) -> Known:
    return min(left, right, key=lambda value: value.confidence)


def _length(span: timedelta) -> str:
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    return f"{minutes}分{seconds}秒"


def _reversed(start: Known, end: Known) -> Outcome:
    return unsure(Cause.CONTRADICTORY, f"{_told(start)}，{_told(end)}，先后颠倒，不能计算。")


def _no_calendar(sides: str) -> Outcome:
    return unsure(Cause.CALENDAR_UNKNOWN, f"{sides}，那一年的放假安排还没有公布，不能计算。")
