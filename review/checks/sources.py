"""What a verification source answered → an outcome. No answer is UNSURE before it comes here.

An answer is as sure as what the source was told: nobody fails on somebody else's record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.normalize import squeeze
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


def clear_record(record: Known, *, bars: Sequence[str], clear: Sequence[str]) -> Outcome:
    """What the source has on record, one answer or several after one another, is `clear`. An
    answer that `bars` the applicant, such as from promising instead of proving (告知承诺), FAILS;
    one that is neither is UNSURE."""
    said = squeeze(record.value)
    answers = [said, *re.split(r"[、,;/]", said)]
    barring = [bar for bar in bars if squeeze(bar) in answers]
    if barring:
        return doubted(record, f"{record.label}有“{barring[0]}”记录。")
    known = {squeeze(each) for each in clear}
    if said in known or known.issuperset(answers[1:]):
        return passed(f"{record.label}为“{record.value}”，没有妨碍办理的记录。")
    return unsure(
        Cause.SOURCE_UNAVAILABLE,
        f"{record.label}为“{record.value}”，不能确定是否妨碍办理，请人工核对。",
    )
