"""Results of applications with known truth → how many could pass without a person, at what risk.

Whoever passes only what was read surely enough passes fewer cases and fewer faults. The curve
says both for every threshold; the bound says what share of cases with a fault may still pass.
Cases that the foundry drew bound nothing in a real city.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.bounds import MOST_WRONG, upper_bound


@dataclass(frozen=True)
class Tried:
    """An application that was reviewed: whether it has a fault, whether it passed, and how sure
    that pass was, [0, 1]."""

    faulty: bool
    passed: bool
    surety: float


@dataclass(frozen=True)
class Step:
    """What passes when a case must be at least as sure as `threshold`, [0, 1]: `covered` of the
    `clean` cases in order, and `wrong` of the `faulty` ones. `bound` is the largest true share
    of faulty cases that so few are compatible with, at 95 %."""

    threshold: float
    covered: int
    clean: int
    wrong: int
    faulty: int
    bound: float


def curve(results: Sequence[Tried]) -> tuple[Step, ...]:
    """A step for every surety a case passed with, the least first."""
    clean = [r for r in results if not r.faulty]
    faulty = [r for r in results if r.faulty]
    thresholds = sorted({r.surety for r in results if r.passed})
    return tuple(_step(threshold, clean, faulty) for threshold in thresholds)


def chosen(steps: Sequence[Step], most: float = MOST_WRONG) -> Step | None:
    """The step that covers most with a bound of at most `most`; None when too few cases with a
    fault were looked at, or too many of them passed."""
    safe = [step for step in steps if step.bound <= most]
    return max(safe, key=lambda step: (step.covered, -step.threshold), default=None)


def _step(threshold: float, clean: Sequence[Tried], faulty: Sequence[Tried]) -> Step:
    covered, wrong = (
        sum(r.passed and r.surety >= threshold for r in group) for group in (clean, faulty)
    )
    bound = upper_bound(wrong, len(faulty))
    return Step(threshold, covered, len(clean), wrong, len(faulty), bound)
