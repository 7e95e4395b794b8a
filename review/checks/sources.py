"""What a verification source answered → an outcome. No answer is UNSURE before it comes here.

An answer is as sure as what the source was told: nobody fails on somebody else's record.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.checks.outcome import Outcome, doubted, passed, unsure
from review.operands import Known
from review.types import Cause

CONFIRMED, DENIED = "confirmed", "denied"
"""A source's answers to a claim; a third, that it is unavailable, is no value."""


def confirmed(answer: Known) -> Outcome:
    """The source confirmed the claim."""
    if answer.value == CONFIRMED:
        return passed(f"{answer.label}：核验一致。")
    if answer.value == DENIED:
        return doubted(answer, f"{answer.label}：核验不一致。")
    return unsure(Cause.SOURCE_UNAVAILABLE, f"{answer.label}：答复“{answer.value}”不能理解。")


def clear_record(record: Known, *, bars: Sequence[str]) -> Outcome:
    """The record the source holds is none of those that bar the applicant, such as from
    promising instead of proving (告知承诺)."""
    if record.value in bars:
        return doubted(record, f"{record.label}有“{record.value}”记录。")
    return passed(f"{record.label}没有妨碍办理的记录。")
