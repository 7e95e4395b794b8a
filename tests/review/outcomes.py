"""What tests of the named checks share: operands, and outcomes in short."""

from __future__ import annotations

from ocr.types import Chances
from review.checks import At, Outcome
from review.operands import Known
from review.types import Cause, Verdict
from tests.review.handmade import LICENCE_TYPE, TODAY, material

AT = At(TODAY, {"business_type": ("catering",)})
SLOT = material("licence", LICENCE_TYPE)


def known(value: str, confidence: float = 0.99, label: str = "名称") -> Known:
    return Known(label, value, confidence)


def verdict(outcome: Outcome) -> tuple[Verdict, Cause | None]:
    return outcome.verdict, outcome.cause


PASS = (Verdict.PASS, None)
FAIL = (Verdict.FAIL, None)


def unsure(cause: Cause) -> tuple[Verdict, Cause]:
    return Verdict.UNSURE, cause


def may_be(char: str, others: str) -> Chances:
    """What was seen of a letter: itself, and others an e-th as likely; nothing where it is sure."""
    return ({char: 4, **dict.fromkeys(others, 14)}, {"": 0}) if others else ()
