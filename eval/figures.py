"""Sums of counts by name → the figures of a suite, for one sum or for thousands at once. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Sums = Mapping[str, Floats]
"""Count name → how much there is of it, an array of the same length for each; a name that is
missing was never counted."""

BINS = 10
"""Bins of confidence, each a tenth wide."""


class Better(StrEnum):
    """Which way a figure should go."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True)
class Figure:
    """A part of a whole: `part` and `whole` of the sums. Nothing is said where the whole is
    nothing."""

    name: str
    part: Callable[[Sums], Floats]
    whole: Callable[[Sums], Floats]
    better: Better = Better.HIGHER

    def of(self, sums: Sums) -> Floats:
        """The figure of each sum, NaN where there was nothing to measure."""
        part, whole = self.part(sums), self.whole(sums)
        return np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole > 0)


def _sum(**weights: int) -> Callable[[Sums], Floats]:
    def add(sums: Sums) -> Floats:
        length = len(next(iter(sums.values()), np.zeros(1)))
        total = np.zeros(length)
        for name, weight in weights.items():
            total += weight * sums.get(name, np.zeros(length))
        return total

    return add


def _unreliable(sums: Sums) -> Floats:
    """By how much the share read right differs from the confidence, over all fields."""
    bins = (_sum(**{f"bin{n}_right": 1000, f"bin{n}_confidence": -1}) for n in range(BINS))
    return np.asarray(sum(np.abs(each(sums)) for each in bins), dtype=np.float64) / 1000


_F1 = Figure("f1", _sum(right=2), _sum(right=2, wrong=1, missed=1))
"""A wrong find counts twice, as not found and as found wrongly."""

_THERE = _sum(right=1, missed=1)
_NOTICED = Figure("missing_noticed", _sum(noticed=1), _sum(missing=1))

FIGURES: Mapping[str, tuple[Figure, ...]] = {
    "ocr": (Figure("values_found", _sum(found=1), _sum(values=1)),),
    "classify": (
        Figure("accuracy", _sum(right=1), _sum(papers=1)),
        Figure("named_wrongly", _sum(guessed=1), _sum(papers=1), Better.LOWER),
        Figure("files_split_right", _sum(split=1), _sum(files=1)),
    ),
    "extract": (
        _F1,
        Figure("recall", _sum(right=1), _THERE),
        Figure("precision", _sum(right=1), _sum(right=1, wrong=1)),
        Figure("placed", _sum(placed=1), _sum(right=1)),
        Figure("ece", _unreliable, _sum(**{f"bin{n}": 1 for n in range(BINS)}), Better.LOWER),
    ),
    "seals": (
        _F1,
        _NOTICED,
        Figure("ring_exact", _sum(rings_exact=1), _sum(rings=1)),
        Figure("centre_exact", _sum(centres_exact=1), _sum(centres=1)),
        Figure("shape_right", _sum(shaped=1), _sum(right=1)),
    ),
    "signatures": (_F1, _NOTICED),
    "ticks": (
        Figure("accuracy", _sum(right=1), _sum(boxes=1)),
        Figure("labelled", _sum(labelled=1), _sum(boxes=1)),
        Figure("state_right", _sum(stated=1), _sum(boxes=1)),
    ),
    "quality": (
        _F1,
        Figure("false_alarms", _sum(blamed=1), _sum(good=1), Better.LOWER),
        Figure("flaws_noticed", _sum(noticed=1), _sum(flaws=1)),
        Figure("flawless_named", _sum(nagged=1), _sum(flawless=1), Better.LOWER),
    ),
    "orientation": (
        Figure("put_upright", _sum(put_upright=1), _sum(turned=1)),
        Figure("accuracy", _sum(right=1), _sum(pages=1)),
    ),
}
"""By suite; the first of each is its main score."""

MAIN: Mapping[str, tuple[str, ...]] = {
    "ocr": ("values_found",),
    "classify": ("accuracy", "files_split_right"),
    "extract": ("f1", "placed"),
    "seals": ("f1", "missing_noticed", "ring_exact", "centre_exact"),
    "signatures": ("f1", "missing_noticed"),
    "ticks": ("accuracy",),
    "quality": ("f1",),
    "orientation": ("put_upright",),
}
"""By suite, the names of the figures that the main table shows."""

TOTALS: Mapping[str, Mapping[str, Callable[[Sums], Floats]]] = {
    "ocr": {"values": _sum(values=1)},
    "classify": {"papers": _sum(papers=1)},
    "extract": {"fields": _THERE},
    "seals": {"seals": _THERE, "missing": _sum(missing=1)},
    "signatures": {"signed": _THERE, "missing": _sum(missing=1)},
    "ticks": {"boxes": _sum(boxes=1), "found_too_many": _sum(spare=1)},
    "quality": {"problems": _THERE, "good": _sum(good=1)},
    "orientation": {"turned": _sum(turned=1)},
}
"""How much there was to measure, shown beside the figures."""


def summed(counts: Iterable[Mapping[str, int]]) -> Sums:
    """One sum over all of them."""
    total: dict[str, int] = {}
    for each in counts:
        for name, number in each.items():
            total[name] = total.get(name, 0) + number
    return {name: np.array([float(number)]) for name, number in total.items()}


def figures(suite: str, counts: Iterable[Mapping[str, int]]) -> dict[str, float | None]:
    """The suite's figures and totals over these counts; None where there was nothing to
    measure."""
    sums = summed(counts)
    values = {figure.name: float(figure.of(sums)[0]) for figure in FIGURES[suite]}
    shares = {name: None if np.isnan(value) else value for name, value in values.items()}
    return {**shares, **{name: int(of(sums)[0]) for name, of in TOTALS[suite].items()}}
