"""A duty × a day → how it stands with it; a later review → which materials have followed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from review.corrected import holder_of
from review.types import Review, Verdict


class Standing(StrEnum):
    """How it stands with a duty on a day."""

    OPEN = "open"  # 未到期
    KEPT = "kept"  # 已履行
    LATE = "late"  # 逾期履行
    BROKEN = "broken"  # 逾期未履行


def standing(due: date | None, kept_on: date | None, today: date) -> Standing:
    """By its last day alone; one whose last day is not known yet can't be late."""
    if kept_on is not None:
        return Standing.LATE if due is not None and kept_on > due else Standing.KEPT
    return Standing.BROKEN if due is not None and today > due else Standing.OPEN


def fulfilled(review: Review) -> frozenset[str]:
    """Materials that are there now and with which no point finds fault: what follows later has
    followed when it is one of these."""
    owed = {duty.material for duty in review.decision.duties}
    faulty = {
        holder_of(operand.path)
        for finding in review.findings
        if finding.verdict in (Verdict.FAIL, Verdict.UNSURE)
        for check in finding.checks
        for operand in check.operands
    }
    there = {key for key, papers in review.documents.items() if papers}
    return frozenset(there - owed - faulty)
