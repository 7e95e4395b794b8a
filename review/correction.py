"""A review that does not pass → the smallest set of corrections after which it would.

What a citizen changes is a paper (handed in, or handed in anew) or boxes of the form. A set is
found by what the failing rules read, and the case corrected so is reviewed like any case: it
counts only when that review passes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from itertools import islice

from catalog.types import Severity
from review.corrected import (
    AGREES,
    CERTIFICATE,
    FORM,
    SITUATION,
    Touch,
    corrected,
    holder_of,
    weight,
)
from review.examples import follows
from review.types import Review, RuleTrace, Verdict

TRIES = 20
"""Sets of corrections that are reviewed before the search gives up."""

ALONG = "这里本身没有问题，但要跟着改成一致。"
"""What is said of a holder that nothing found fault with."""

CHOICE = "办理情形"
"""What the applicant chose before."""


class Act(StrEnum):
    """What the citizen does."""

    HAND_IN = "hand_in"  # the paper is not there
    REPLACE = "replace"  # another copy, or another paper, must take its place
    FILL_IN = "fill_in"  # boxes of the form
    CHOOSE = "choose"  # another situation


@dataclass(frozen=True)
class Correction:
    """One thing to do, and the points it is for; `boxes` are labels of the form."""

    act: Act
    holder: str
    name: str
    points: tuple[str, ...]
    remedies: tuple[str, ...]
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What to do so that the case passes. `verified`: a case corrected so was reviewed and
    passes, but for `elsewhere`: points that hang on what a source answers or on an answer
    nobody gave. `hopeless` are those for which the case is refused, whatever is corrected."""

    corrections: tuple[Correction, ...]
    verified: bool
    hopeless: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


Demand = tuple[str, frozenset[Touch]]
"""A point, and the touches of which one is needed."""


def smallest(review: Review, *, tries: int = TRIES) -> Plan:
    """The cheapest touches: the form before papers the applicant writes, these before
    certificates, and another certificate last."""
    refused = _refusing(review)
    if refused:
        return Plan((), False, hopeless=refused)
    told = tuple(_demands(review))
    elsewhere = tuple(dict.fromkeys(point for point, touches in told if not touches))
    demands = tuple((point, touches) for point, touches in told if touches)
    if not demands:
        return Plan((), _in_order(review, elsewhere), elsewhere=elsewhere)
    first: frozenset[Touch] | None = None
    for chosen in islice(_sets(review, [touches for _, touches in demands]), tries):
        first = first or chosen
        if _in_order(corrected(review, chosen), elsewhere):
            return Plan(_corrections(review, chosen, demands), True, elsewhere=elsewhere)
    return Plan(_corrections(review, first or frozenset(), demands), False, elsewhere=elsewhere)


def _demands(review: Review) -> Iterator[Demand]:
    for finding in review.findings:
        if finding.severity is Severity.ADVISE:
            continue
        if finding.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE):
            continue
        if not finding.rules:
            yield finding.point_id, frozenset()
        else:
            for rule in finding.rules:
                for touches in _of_rule(review, rule):
                    yield finding.point_id, touches


def _of_rule(review: Review, rule: RuleTrace) -> Iterator[frozenset[Touch]]:
    if rule.verdict is Verdict.PASS:
        return
    if rule.check == "all":
        for part in rule.parts:
            yield from _of_rule(review, part)
        return
    touches: set[Touch] = set()
    for check in rule.checks:
        holders = {holder_of(o.path) for o in check.operands if not o.path.startswith("source.")}
        for holder in holders:
            certificate = weight(review, Touch(holder)) == CERTIFICATE
            if not certificate or len(holders) == 1:
                touches.add(Touch(holder))
            if certificate:
                touches.add(Touch(holder, anew=True))
        if check.check == AGREES:
            touches.add(Touch(SITUATION))
    yield frozenset(touches)


def _refusing(review: Review) -> tuple[str, ...]:
    return tuple(
        finding.point_id
        for finding in review.findings
        if finding.verdict is Verdict.FAIL and finding.severity is Severity.REJECT
    )


def _sets(review: Review, demands: Sequence[frozenset[Touch]]) -> Iterator[frozenset[Touch]]:
    """Sets of touches that meet every demand, the cheapest first; then those with one more
    that nothing found fault with, but that what is corrected must agree with."""
    enough = list(islice(_hitting(review, demands), TRIES))
    yield from enough
    others = [Touch(FORM), *(Touch(key) for key, slot in review.documents.items() if slot)]
    more = {chosen | {other} for chosen in enough for other in others} - set(enough)
    yield from sorted(more, key=lambda chosen: (_cost(review, chosen), sorted(chosen)))


def _hitting(review: Review, demands: Sequence[frozenset[Touch]]) -> Iterator[frozenset[Touch]]:
    """Cheapest first: each set grows by what meets the first demand it does not meet yet."""
    heap: list[tuple[int, list[Touch]]] = [(0, [])]
    seen: set[frozenset[Touch]] = set()
    while heap:
        cost, listed = heappop(heap)
        chosen = frozenset(listed)
        unmet = next((demand for demand in demands if not demand & chosen), None)
        if unmet is None:
            yield chosen
            continue
        for touch in sorted(unmet):
            larger = chosen | {touch}
            if larger not in seen:
                seen.add(larger)
                heappush(heap, (cost + weight(review, touch), sorted(larger)))


def _cost(review: Review, chosen: frozenset[Touch]) -> int:
    return sum(weight(review, touch) for touch in chosen)


def _in_order(review: Review, elsewhere: Collection[str]) -> bool:
    """Whether every point that counts passes, but for those that hang on something else."""
    return all(
        finding.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE)
        or finding.severity is Severity.ADVISE
        or finding.point_id in elsewhere
        for finding in review.findings
    )


def _corrections(
    review: Review, chosen: frozenset[Touch], demands: tuple[Demand, ...]
) -> tuple[Correction, ...]:
    """Each demand is told where it is met most cheaply; what only waits for a paper that is not
    there says nothing of its own."""
    met: dict[Touch, list[str]] = {touch: [] for touch in chosen}
    for point, touches in demands:
        by = min(touches & chosen, key=lambda t: (weight(review, t), t), default=None)
        if by is not None:
            met[by].append(point)
    remedies = {f.point_id: f.remedy for f in review.findings if not follows(f)}
    order = [SITUATION, FORM, *(material.key for material in review.item.materials)]
    found = []
    for touch in sorted(chosen, key=lambda t: order.index(t.holder)):
        points = tuple(dict.fromkeys(met[touch]))
        said = tuple(dict.fromkeys(remedies[p] for p in points if p in remedies)) or (ALONG,)
        if touch.holder == SITUATION:
            found.append(Correction(Act.CHOOSE, touch.holder, CHOICE, points, said))
        elif touch.holder == FORM:
            boxes, title = _boxes(review, points), review.item.form.title
            found.append(Correction(Act.FILL_IN, touch.holder, title, points, said, boxes))
        else:
            act = Act.REPLACE if review.documents.get(touch.holder) else Act.HAND_IN
            name = review.item.material(touch.holder).name
            found.append(Correction(act, touch.holder, name, points, said))
    return tuple(found)


def _boxes(review: Review, points: tuple[str, ...]) -> tuple[str, ...]:
    labels = {f"form.{box.key}": box.label for box in review.item.form.fields}
    read = [
        operand.path
        for finding in review.findings
        if finding.point_id in points
        for check in finding.checks
        if check.verdict is not Verdict.PASS
        for operand in check.operands
    ]
    return tuple(dict.fromkeys(labels[path] for path in read if path in labels))
