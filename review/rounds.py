"""A later round of a case × the notices given before → what was mended, what stands still, and
what could have been told the first time.

A problem counts as late when the rule asked the same then, all it rests on was there unchanged
(the same upload, or the same value), and it would have come out the same on that day; yet no
notice told it. That is held against the office, never against the citizen: what came with a new
paper, a new value, a new rule or the passing of time is not late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from review.corrected import AGREES, holder_of
from review.pipeline import check
from review.types import Finding, OperandTrace, Review, RuleTrace, Verdict


class Since(StrEnum):
    """What became of a problem that was told before."""

    STILL = "still"  # 仍未改好
    MENDED = "mended"  # 已改好
    TO_JUDGE = "to_judge"  # 待人工核对


@dataclass(frozen=True)
class HandedIn:
    """A case as it was handed in once: its review, and the SHA-256 of each upload by name."""

    review: Review
    uploads: Mapping[str, str]


@dataclass(frozen=True)
class Round:
    """An earlier round in which a notice was given: its name, the day, the points it told."""

    name: str
    case: HandedIn
    told: tuple[str, ...]
    told_on: date


@dataclass(frozen=True)
class Before:
    """A problem told before: in which round first, and what became of it."""

    point: str
    title: str
    round: str
    since: Since


@dataclass(frozen=True)
class Late:
    """A problem that is told now for the first time and stood already in that round."""

    point: str
    title: str
    round: str
    told_on: date


@dataclass(frozen=True)
class Comparison:
    """A round seen beside the ones before it, of which there is at least one."""

    before: tuple[Before, ...]
    late: tuple[Late, ...]


def compare(now: HandedIn, telling: Sequence[str], rounds: Sequence[Round]) -> Comparison:
    """`telling` are the points that are, or would be, told now; `rounds` from the oldest."""
    findings = {finding.point_id: finding for finding in now.review.findings}
    first: dict[str, Round] = {}
    for earlier in rounds:
        for point in earlier.told:
            first.setdefault(point, earlier)
    before = tuple(
        Before(
            point, _title(point, findings, earlier), earlier.name, _since(point, findings, telling)
        )
        for point, earlier in first.items()
    )
    late: dict[str, Late] = {}
    for earlier in rounds:
        as_then = _on_that_day(now.review, earlier.case.review.today)
        for point in telling:
            fresh = point not in first and point not in late and point in findings
            if fresh and _stood(findings[point], now, as_then.get(point), earlier.case):
                title = findings[point].title
                late[point] = Late(point, title, earlier.name, earlier.told_on)
    return Comparison(before, tuple(late[point] for point in telling if point in late))


def _since(point: str, findings: Mapping[str, Finding], telling: Sequence[str]) -> Since:
    finding = findings.get(point)
    if point in telling:
        return Since.STILL
    if finding is None or finding.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE):
        return Since.MENDED
    return Since.TO_JUDGE


def _title(point: str, findings: Mapping[str, Finding], earlier: Round) -> str:
    known = findings.get(point) or _finding(earlier.case.review, point)
    return known.title if known else point


def _finding(review: Review, point: str) -> Finding | None:
    return next((f for f in review.findings if f.point_id == point), None)


def _on_that_day(review: Review, day: date) -> Mapping[str, Verdict]:
    """What would have come of today's papers on an earlier day, under the law of that day."""
    again = check(review.item, review.application, review.documents, review.evidence, day)
    return {finding.point_id: finding.verdict for finding in again}


def _stood(finding: Finding, now: HandedIn, as_then: Verdict | None, earlier: HandedIn) -> bool:
    """Whether the problem stood in the earlier round already, for everybody to see."""
    then = _finding(earlier.review, finding.point_id)
    if then is None or then.point_version != finding.point_version:
        return False
    if then.verdict is Verdict.NOT_APPLICABLE or as_then is not finding.verdict:
        return False
    seen = {operand.path: operand for check in then.checks for operand in check.operands}
    deciding = [
        check
        for rule in finding.rules
        if rule.verdict is finding.verdict
        for check in rule.deciding
    ]
    operands = [operand for check in deciding for operand in check.operands]
    if not operands or not all(_same_answer(each, now, earlier) for each in deciding):
        return False
    return all(
        operand.path in seen and _unchanged(operand, seen[operand.path], now, earlier)
        for operand in operands
    )


def _same_answer(rule: RuleTrace, now: HandedIn, earlier: HandedIn) -> bool:
    """What the applicant chose, where a check holds a paper against it."""
    if rule.check != AGREES:
        return True
    question = str(rule.params["question"])
    chosen = (each.review.application.situation.get(question) for each in (now, earlier))
    return len(set(chosen)) == 1


def _unchanged(operand: OperandTrace, then: OperandTrace, now: HandedIn, earlier: HandedIn) -> bool:
    if operand.path.startswith("form."):
        return operand.value == then.value
    if operand.path.startswith("source."):
        return operand.value is not None and operand.value == then.value
    slot = holder_of(operand.path)
    sources = {place.source for place in operand.places if place.source}
    if not sources:
        return not earlier.review.documents.get(slot)
    lay_there = {
        earlier.uploads.get(name, "") for name in earlier.review.application.materials.get(slot, ())
    } - {""}
    if all(now.uploads.get(source) in lay_there for source in sources):
        return True
    is_value = operand.path != slot
    return is_value and operand.value is not None and operand.value == then.value
