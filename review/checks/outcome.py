"""What a check is handed besides its operands, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from catalog.types import Answers, Divisions
from review.operands import Known
from review.types import Cause, Place, Verdict

LIKELY = 0.9
"""Below this confidence a value may be another than was read: one in ten is."""

SURE = 0.95
"""Above this confidence a difference of one character is the paper's, below it may be ours."""


@dataclass(frozen=True)
class At:
    """The day of the review, the situation the applicant chose, and the divisions published."""

    today: date
    situation: Answers
    divisions: Divisions = field(default_factory=Divisions)


@dataclass(frozen=True)
class Outcome:
    """What a check found. `places`, when given, are better evidence than the operands' own."""

    verdict: Verdict
    message: str
    cause: Cause | None = None
    places: tuple[Place, ...] = ()


def passed(message: str, places: tuple[Place, ...] = ()) -> Outcome:
    return Outcome(Verdict.PASS, message, None, places)


def failed(message: str, places: tuple[Place, ...] = ()) -> Outcome:
    return Outcome(Verdict.FAIL, message, None, places)


def unsure(cause: Cause, message: str, places: tuple[Place, ...] = ()) -> Outcome:
    return Outcome(Verdict.UNSURE, message, cause, places)


def doubted(value: Known, message: str) -> Outcome:
    """FAIL on a value that was read surely; UNSURE on one that a misreading may explain."""
    if value.confidence < SURE:
        return unsure(Cause.LOW_CONFIDENCE, f"{message}识读把握不足，请人工核对。")
    return failed(message)


def no_day(value: Known) -> Outcome:
    """UNSURE: what was read is not a day that can be compared."""
    return unsure(Cause.NOT_READ, f"{value.label}“{value.value}”不是可以比较的日期。")


def as_day(value: str) -> date | None:
    """The day a normal form stands for; None when it is none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
