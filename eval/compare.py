"""Two results of the same dataset → by how much each figure differs and whether that is chance:
a paired bootstrap over files. Pure; the same results give the same intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.figures import FIGURES, Better, Figure, Floats, Sums
from eval.results import ALL, Outcome, Results

RESAMPLES = 2000
SEED = 20
_BOUNDS = (2.5, 97.5)


class NotComparable(Exception):
    """The two results say nothing about each other; the message says why."""


class Verdict(StrEnum):
    """What the interval says of the second results. Undecided when it holds 0."""

    BETTER = "better"
    WORSE = "worse"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Difference:
    """A figure of group `group` (all, or a condition) in the `before` and `after` results, None
    where there was nothing to measure; `difference` is after − before with its 95 % interval
    from `low` to `high`."""

    suite: str
    group: str
    figure: str
    before: float | None
    after: float | None
    difference: float | None
    low: float | None
    high: float | None
    verdict: Verdict


def compare(before: Results, after: Results) -> tuple[Difference, ...]:
    """Every figure of the suites that both have. Raises NotComparable."""
    if before.data != after.data:
        raise NotComparable(
            f"{before.dataset} and {after.dataset} are different sets: digest {before.data[:12]}… "
            f"is not {after.data[:12]}…; run both on the same files with the same truth"
        )
    suites = [suite for suite in before.suites if suite in after.suites]
    if not suites:
        raise NotComparable(
            f"no suite in common: {', '.join(before.suites)}; {', '.join(after.suites)}"
        )
    others = {one.file: one for one in after.outcomes}
    pairs = [(one, others[one.file]) for one in before.outcomes]
    return tuple(
        difference
        for suite in suites
        for group in (ALL, *dict.fromkeys(one.condition for one in before.outcomes))
        for difference in _compared(
            suite, group, [pair for pair in pairs if group in (ALL, pair[0].condition)]
        )
    )


def _compared(
    suite: str, group: str, pairs: Sequence[tuple[Outcome, Outcome]]
) -> Iterator[Difference]:
    rng = np.random.default_rng(SEED)
    chance = np.full(len(pairs), 1 / len(pairs))
    drawn = rng.multinomial(len(pairs), chance, size=RESAMPLES).astype(np.float64)
    weights = np.vstack([np.ones(len(pairs)), drawn])  # the first row: the files as they are
    sides = [_sums(suite, [pair[side] for pair in pairs], weights) for side in (0, 1)]
    for figure in FIGURES[suite]:
        yield _difference(suite, group, figure, figure.of(sides[0]), figure.of(sides[1]))


def _sums(suite: str, outcomes: Sequence[Outcome], weights: NDArray[np.float64]) -> Sums:
    """Each count summed over the files, as often as each row of `weights` drew them."""
    names = sorted({n for one in outcomes for some in one.suites[suite].values() for n in some})
    if not names:
        return {"": np.zeros(len(weights))}
    table = np.zeros((len(outcomes), len(names)))
    for row, one in enumerate(outcomes):
        for counts in one.suites[suite].values():
            for name, number in counts.items():
                table[row, names.index(name)] += number
    return dict(zip(names, (weights @ table).T, strict=True))


def _difference(
    suite: str, group: str, figure: Figure, before: Floats, after: Floats
) -> Difference:
    apart = after - before
    drawn = apart[1:][~np.isnan(apart[1:])]
    low, high = np.percentile(drawn, _BOUNDS) if drawn.size else (np.nan, np.nan)
    rises, falls = (low > 0, high < 0) if figure.better is Better.HIGHER else (high < 0, low > 0)
    verdict = Verdict.BETTER if rises else Verdict.WORSE if falls else Verdict.UNDECIDED
    return Difference(
        suite,
        group,
        figure.name,
        before=_known(before[0]),
        after=_known(after[0]),
        difference=_known(apart[0]),
        low=_known(low),
        high=_known(high),
        verdict=verdict,
    )


def _known(value: np.floating[Any] | float) -> float | None:
    return None if np.isnan(value) else float(value)
