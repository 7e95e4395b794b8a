"""Placed characters in → lines of text that say where each character stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from ocr.types import Region, Span, TextLine

_GAP_EMS = 1.5
"""A horizontal gap this wide starts a new line: cells of a form are not one sentence."""


@dataclass(frozen=True)
class Char:
    """A character where it is displayed: `quarter` turns clockwise of its baseline from level;
    `box` left, top, right, bottom from the page's top left, in any one unit."""

    text: str
    quarter: int
    box: tuple[float, float, float, float]


def lines_of(
    chars: Iterable[Char | None], index: int, size: tuple[float, float]
) -> Iterator[TextLine]:
    """Lines in the order of their characters, None among which ends a line; confidence 1.
    Regions are fractions of `size`, in the unit of the boxes, on page `index`."""
    run: list[Char] = []
    for char in chars:
        if run and (char is None or _breaks(run[-1], char)):
            yield from _line(run, index, size)
            run = []
        if char is not None:
            run.append(char)
    yield from _line(run, index, size)


def _breaks(before: Char, after: Char) -> bool:
    """Whether a new line starts between two characters that follow each other."""
    if before.quarter != after.quarter:
        return True
    a, b = (_level(char.box, char.quarter) for char in (before, after))
    em = max(a[3] - a[1], b[3] - b[1], 1e-6)
    if b[2] < a[0] - em / 2:
        return True
    if after.text.isspace() or before.text.isspace():
        return b[0] - a[2] > _GAP_EMS * em
    return b[0] - a[2] > _GAP_EMS * em or abs((a[1] + a[3]) - (b[1] + b[3])) > em


def _level(
    box: tuple[float, float, float, float], quarter: int
) -> tuple[float, float, float, float]:
    """The box in a frame where its text runs level, left to right."""
    x0, y0, x1, y1 = box
    return [(x0, y0, x1, y1), (y0, -x1, y1, -x0), (-x1, -y1, -x0, -y0), (-y1, x0, -y0, x1)][quarter]


def _line(run: list[Char], index: int, size: tuple[float, float]) -> Iterator[TextLine]:
    while run and run[0].text.isspace():
        run = run[1:]
    while run and run[-1].text.isspace():
        run = run[:-1]
    if not run:
        return
    boxes = np.array([char.box for char in run])
    whole = (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0))
    yield TextLine(
        text="".join(char.text for char in run),
        region=_region(whole, run[0].quarter, index, size),
        confidence=1.0,
        spans=_spans(run, whole),
    )


def _spans(run: list[Char], whole: tuple[float, ...]) -> tuple[Span, ...]:
    quarter = run[0].quarter
    start, _, end, _ = _level((whole[0], whole[1], whole[2], whole[3]), quarter)
    length = max(end - start, 1e-6)
    levels = (_level(char.box, quarter) for char in run)
    return tuple(
        (round((left - start) / length, 4), round((right - start) / length, 4))
        for left, _, right, _ in levels
    )


def _region(box: tuple[float, ...], quarter: int, index: int, size: tuple[float, float]) -> Region:
    x0, y0, x1, y1 = box
    points = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    a, b, c, d = (
        (
            round(min(1.0, max(0.0, x / size[0])), 6),
            round(min(1.0, max(0.0, y / size[1])), 6),
        )
        for x, y in points[quarter:] + points[:quarter]
    )
    return Region(page=index, points=(a, b, c, d))
