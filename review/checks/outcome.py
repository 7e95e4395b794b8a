"""What a check is handed besides its operands, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple

from catalog.types import Answers, Divisions
from review.operands import Known
from review.types import Cause, Place, Verdict

LIKELY = 0.9
"""Below this confidence a value may be another than was read: one in ten is."""

SURE = 0.95
"""Above this confidence a difference of one character is the paper's, below it may be ours."""

MAY_BE = 10.0
"""Nats by which words may be less likely than what was read and still be what stands there: one
in 5,000 names drawn by chance comes as near, one in 750 with the same surname (docs/adr/0023)."""


@dataclass(frozen=True)
class At:
    """The day of the review, the situation the applicant chose, and the divisions published."""

    today: date
    situation: Answers
    divisions: Divisions = field(default_factory=Divisions)


class Outcome(NamedTuple):
    """What a check found. `places`, when given, are better evidence than the operands' own.
    `likely`, where it is UNSURE only because the values were not read surely, are the words of
    the FAIL it would be otherwise."""

    verdict: Verdict
    message: str
    cause: Cause | None = None
    places: tuple[Place, ...] = ()
    likely: str = ""


def passed(message: str, places: tuple[Place, ...] = ()) -> Outcome:
    return Outcome(Verdict.PASS, message, None, places)


def failed(message: str, places: tuple[Place, ...] = ()) -> Outcome:
    return Outcome(Verdict.FAIL, message, None, places)


def unsure(cause: Cause, message: str, places: tuple[Place, ...] = ()) -> Outcome:
    return Outcome(Verdict.UNSURE, message, cause, places)


def doubted(value: Known, message: str) -> Outcome:
    """FAIL on a value that was read surely; UNSURE on one that a misreading may explain."""
    return likely(message) if value.confidence < SURE else failed(message)


def likely(message: str) -> Outcome:
    """UNSURE: it would FAIL, had the values been read surely."""
    found = unsure(Cause.LOW_CONFIDENCE, f"{message}{_DOUBT}")
    return found._replace(likely=message)


def under_not(found: Outcome, confidences: Iterable[float]) -> Outcome:
    """What comes of a check below `not`, where FAIL helps and PASS goes against the applicant:
    what was read fairly is enough to FAIL, and to PASS every operand must be sure."""
    if found.likely:
        return failed(found.likely, found.places)
    if found.verdict is Verdict.PASS and any(each < SURE for each in confidences):
        return unsure(Cause.LOW_CONFIDENCE, f"{found.message}{_DOUBT}", found.places)
    return found


_DOUBT = "识读把握不足，请人工核对。"


def no_day(value: Known) -> Outcome:
    """UNSURE: what was read is not a day that can be compared."""
    return unsure(Cause.NOT_READ, f"{value.label}“{value.value}”不是可以比较的日期。")


def as_day(value: str) -> date | None:
    """The day a normal form stands for, or lies on when it is a moment; None when it is none."""
    day, at, told = value.partition("T")
    try:
        if at:
            time.fromisoformat(told)
        return date.fromisoformat(day)
    except ValueError:
        return None
