"""Counts of fields by bin of confidence → how far confidence can be trusted. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eval.figures import BINS, figures, summed


@dataclass(frozen=True)
class Bin:
    """Fields found with a confidence from `low` to `high`: how many, what share of them was
    right, and their mean confidence."""

    low: float
    high: float
    fields: int
    accuracy: float
    confidence: float


@dataclass(frozen=True)
class Calibration:
    """The bins that hold any field, and the expected calibration error over them all; None
    when no field was found."""

    bins: tuple[Bin, ...]
    ece: float | None


def calibration(counts: Iterable[Mapping[str, int]]) -> Calibration:
    """From the counts of suite extract."""
    counts = tuple(counts)
    sums = {name: int(value[0]) for name, value in summed(counts).items()}
    bins = tuple(
        Bin(
            low=n / BINS,
            high=(n + 1) / BINS,
            fields=sums[f"bin{n}"],
            accuracy=sums.get(f"bin{n}_right", 0) / sums[f"bin{n}"],
            confidence=sums[f"bin{n}_confidence"] / 1000 / sums[f"bin{n}"],
        )
        for n in range(BINS)
        if sums.get(f"bin{n}")
    )
    return Calibration(bins, figures("extract", counts)["ece"])
