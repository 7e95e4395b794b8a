"""Characters' middles along a line → where each begins and ends."""

from __future__ import annotations

import unicodedata

import numpy as np
from numpy.typing import NDArray

from ocr.types import Span

_NARROW = 0.55
"""Width of a letter or digit as a share of a Chinese character's."""


def width_of(char: str) -> float:
    """A character's width as a share of a Chinese one's."""
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else _NARROW


def spans_of(text: str, middles: NDArray[np.float64], height: float) -> tuple[Span, ...]:
    """Shares of the line's length, as `middles` are; `height` is the line's as a share of its
    length. A character reaches half its usual width to each side, and not beyond the middle
    between it and its neighbour."""
    half = np.array([width_of(char) for char in text]) * height / 2
    between = (middles[1:] + middles[:-1]) / 2
    starts = np.maximum(middles - half, np.concatenate([[0.0], between]))
    ends = np.minimum(middles + half, np.concatenate([between, [1.0]]))
    return tuple(
        (round(float(start), 4), round(float(end), 4))
        for start, end in zip(starts, ends, strict=True)
    )
