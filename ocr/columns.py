"""A line found as a column of characters → a line for each.

The heads of labels printed wide (姓　　名, 性　　别) stand so close above each other that a
detector takes them for one line.
"""

from __future__ import annotations

import unicodedata

import numpy as np

from ocr.types import Region, TextLine

_COLUMN = 1.4
"""So many times taller than wide, a line is a column."""

_LONGEST = 8


def taken_apart(line: TextLine, width: int, height: int) -> tuple[TextLine, ...]:
    """The line itself, or its characters from the top. `width` and `height` of the page in
    pixels: regions are fractions of them."""
    corners = [np.array(point) for point in line.region.points]
    first, second, _, last = (corner * (width, height) for corner in corners)
    tall = float(np.linalg.norm(last - first)) > _COLUMN * float(np.linalg.norm(second - first))
    if not tall or not 1 < len(line.text) <= _LONGEST or not all(_is_wide(c) for c in line.text):
        return (line,)
    share = 1 / len(line.text)
    return tuple(
        TextLine(char, _slice(line.region, n * share, (n + 1) * share), line.confidence)
        for n, char in enumerate(line.text)
    )


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) == "W"


def _slice(region: Region, start: float, end: float) -> Region:
    """The part of a quadrilateral between two fractions of its height."""
    p0, p1, p2, p3 = (np.array(point) for point in region.points)
    upper = (p0 + start * (p3 - p0), p1 + start * (p2 - p1))
    lower = (p1 + end * (p2 - p1), p0 + end * (p3 - p0))
    a, b, c, d = ((float(p[0]), float(p[1])) for p in (*upper, *lower))
    return Region(region.page, (a, b, c, d))
