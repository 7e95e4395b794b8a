"""What a recogniser saw, step by step × words → how likely it is that they stand there.

Recognisers of lines say for each step of a few pixels which letter it may belong to, or none;
words stand there in as many ways as their letters can be laid over the steps (CTC, Graves 2006).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from ocr.types import Chances, Step

TENTHS = 10.0
"""Steps tell tenths of a nat."""

_LEAST, _MOST = 0.0001, 40
"""Chance a letter has at least to be told of a step, and how many are told."""


def best_path(steps: NDArray[np.float32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The likeliest class of each of T steps (T × classes chances, class 0 nothing), and the
    steps where letters begin."""
    best = steps.argmax(axis=1)
    begins = np.concatenate([[True], best[1:] != best[:-1]])
    return best, np.flatnonzero((best > 0) & begins)


def unsure(steps: NDArray[np.float32], *, doubted: float) -> NDArray[np.bool_]:
    """Whether each letter of the best path may be another one, or have one beside it that is
    lost: its chance where it begins, or that of it and nothing anywhere near, is below
    `doubted`."""
    best, starts = best_path(steps)
    own = best[starts]
    here = [
        (near[:, letter] + near[:, 0] < doubted).any()
        for near, letter in zip(_around(steps, best, starts), own, strict=True)
    ]
    return np.asarray(here, dtype=bool) | (steps[starts, own] < doubted)


def told(
    steps: NDArray[np.float32],
    characters: Sequence[str],
    *,
    doubted: float,
    spelt: Callable[[str], str] = str,
) -> tuple[Chances, ...]:
    """The steps around each letter of the best path that is `unsure`; none around the others.
    `characters` by class, of which 0 is nothing; those that are `spelt` alike are one."""
    best, starts = best_path(steps)
    parts = _around(steps, best, starts)
    return tuple(
        tuple(step for step, _ in groupby(_steps(part, characters, spelt))) if doubtful else ()
        for part, doubtful in zip(parts, unsure(steps, doubted=doubted), strict=True)
    )


def _around(
    steps: NDArray[np.float32], best: NDArray[np.intp], starts: NDArray[np.intp]
) -> list[NDArray[np.float32]]:
    """The steps nearer to each letter than to any other."""
    ends = [
        int(start + np.argmin(np.append(best[start:] == best[start], False))) for start in starts
    ]
    cuts = [(end + start) // 2 for end, start in zip(ends, starts[1:], strict=False)]
    return np.split(steps, cuts) if len(starts) else []


def _steps(
    steps: NDArray[np.float32], characters: Sequence[str], spelt: Callable[[str], str]
) -> Iterator[Step]:
    for step in steps:
        found: dict[str, int] = {}
        likely = np.flatnonzero(step >= _LEAST)
        for c in likely[np.argsort(-step[likely])][:_MOST].tolist():
            tenths = round(-TENTHS * math.log(float(step[c])))
            found.setdefault(spelt(characters[c]) if c else "", max(0, tenths))
        yield found


def log_chance(seen: NDArray[np.float64], words: str) -> float:
    """Logarithm (nats) of the chance that these words stand there, over all ways to lay them:
    `seen` are T × (1 + letters) logarithms of chances, of nothing and of each letter in turn."""
    if not words:
        return float(seen[:, 0].sum())
    states = np.zeros(2 * len(words) + 1, dtype=int)
    states[1::2] = range(1, len(words) + 1)
    skips = np.zeros(len(states), dtype=bool)
    skips[3::2] = [one != other for one, other in pairwise(words)]
    seen = seen[:, states]
    at = np.full(len(states), -np.inf)
    at[:2] = seen[0, :2]
    for step in seen[1:]:
        one = np.concatenate(([-np.inf], at[:-1]))
        two = np.where(skips, np.concatenate(([-np.inf, -np.inf], at[:-2])), -np.inf)
        at = np.logaddexp(np.logaddexp(at, one), two) + step
    return float(np.logaddexp(at[-1], at[-2]))
