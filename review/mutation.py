"""An item → which mutants of its points its examples notice (变异测试)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from catalog.types import AcceptancePoint, Item, ReviewPoint, leaves
from review.checks import CHECKS
from review.examples import WorkedCase, example_case, follows, worked_cases
from review.mutants import Mutant, mutants
from review.pipeline import find, judge
from review.rules import Case
from review.types import Verdict

LEAST_MUTANTS = 5
"""Mutants of a point, below which it is not tested."""

LEAST_KILLED = 0.95
"""Share of an item's mutants that must be noticed, those declared equivalent aside."""

MOST_EQUIVALENT = 0.05
"""Share of an item's mutants that may be declared equivalent."""


@dataclass(frozen=True)
class PointMutation:
    """What became of one point's mutants: how many there are, and the names of those that no
    example notices, declared as equivalent or not; `undue` are declared ones that are noticed,
    or that do not exist."""

    point: str
    mutants: int
    equivalent: tuple[str, ...]
    survivors: tuple[str, ...]
    undue: tuple[str, ...]


@dataclass(frozen=True)
class ItemMutation:
    """What became of an item's mutants."""

    item: str
    points: tuple[PointMutation, ...]

    @property
    def mutants(self) -> int:
        return sum(point.mutants for point in self.points)

    @property
    def equivalent(self) -> int:
        return sum(len(point.equivalent) for point in self.points)

    @property
    def killed(self) -> float:
        """Share noticed of those not declared equivalent; 1 when there are none."""
        counted = self.mutants - self.equivalent
        survivors = sum(len(point.survivors) for point in self.points)
        return 1 - survivors / counted if counted else 1.0

    @property
    def ok(self) -> bool:
        """Whether the examples have teeth."""
        return (
            self.killed >= LEAST_KILLED
            and self.equivalent <= MOST_EQUIVALENT * self.mutants
            and all(point.mutants >= LEAST_MUTANTS and not point.undue for point in self.points)
        )


def mutate(item: Item) -> ItemMutation:
    """Every mutant of every point, held against the examples beside the point and the item's
    worked applications."""
    worked = tuple(worked_cases(item))
    points = tuple(
        _mutated(item, group, point, worked)
        for group in item.acceptance_points
        for point in group.points
    )
    return ItemMutation(item.key, points)


def _mutated(
    item: Item, group: AcceptancePoint, point: ReviewPoint, worked: tuple[WorkedCase, ...]
) -> PointMutation:
    beside = [(example_case(item, example), example.expect) for example in point.examples]
    noticed = {
        mutant.name: _noticed(mutant, group, point, beside, worked)
        for mutant in mutants(item, point)
    }
    return told(point.id, noticed, point.equivalents)


def told(point: str, noticed: Mapping[str, bool], equivalents: Collection[str]) -> PointMutation:
    """What became of the mutants of a point, from whether each was noticed."""
    unnoticed = [name for name, seen in noticed.items() if not seen]
    return PointMutation(
        point,
        len(noticed),
        tuple(name for name in unnoticed if name in equivalents),
        tuple(name for name in unnoticed if name not in equivalents),
        tuple(name for name in equivalents if name not in unnoticed),
    )


def _noticed(
    mutant: Mutant,
    group: AcceptancePoint,
    point: ReviewPoint,
    beside: list[tuple[Case, str]],
    worked: tuple[WorkedCase, ...],
) -> bool:
    changed = mutant.point
    if changed.dimension is not point.dimension:
        return _dimension_is_held(point, changed)
    for case, expected in beside:
        if expected != Verdict.NOT_APPLICABLE and judge(changed, case)[0].value != expected:
            return True
        if expected == Verdict.NOT_APPLICABLE and find(group, changed, case).verdict != expected:
            return True
    for each in worked:
        finding = find(group, changed, each.case)
        expected = each.expect.get(point.id, "")
        silent = finding.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE)
        if expected and finding.verdict.value != expected:
            return True
        if not expected and not silent and not follows(finding):
            return True
    return False


def _dimension_is_held(point: ReviewPoint, changed: ReviewPoint) -> bool:
    """Whether the loader would refuse the other dimension: the checks don't serve it, or an
    example says which one it is."""
    fitting = {each for rule in leaves(point.rules) for each in CHECKS[rule.check].spec.dimensions}
    return changed.dimension not in fitting or any(e.dimension for e in point.examples)
