"""Text lines of one page → the same lines laid level, with every character traceable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ocr.letter_spans import width_of
from ocr.types import Chances, PageReading, Region, Span, TextLine

_STROKE = re.compile(r"(?<=[0-9A-Z])[|｜](?=[0-9A-Z])")
_RULE = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")

Vector = NDArray[np.float64]
"""Two numbers: x to the right and y down, in pixels of the levelled page."""


@dataclass(frozen=True, eq=False)
class Level:
    """A line on the levelled page: the middles of its two ends, and its height in pixels.

    `slope` is dy/dx of the writing around it, so that its row can be followed to the right
    on a page seen in perspective.
    """

    line: TextLine
    left: Vector
    right: Vector
    height: float
    slope: float

    @cached_property
    def letters(self) -> tuple[tuple[str, int], ...]:
        """The text without white space and rules to write on under NFKC, each character with its
        index in the raw text; a stroke among digits is a one."""
        text = _RULE.sub(" ", _STROKE.sub("1", self.line.text))
        return tuple(
            (letter, index)
            for index, raw in enumerate(text)
            for letter in unicodedata.normalize("NFKC", raw)
            if not letter.isspace()
        )

    @cached_property
    def text(self) -> str:
        """The squeezed text; offsets into it are what `region` and `raw` take."""
        return "".join(letter for letter, _ in self.letters)

    def raw(self, start: int, end: int) -> str:
        """The text as read between two offsets of `text`, but a stroke among digits a one."""
        first, last = self.letters[start][1], self.letters[end - 1][1]
        return _STROKE.sub("1", self.line.text)[first : last + 1]

    def gap_before(self, offset: int) -> bool:
        """Whether white space was read before the character at an offset of `text`."""
        if offset == 0:
            return False
        before, at = self.letters[offset - 1][1], self.letters[offset][1]
        return self.line.text[before + 1 : at].isspace()

    def chances(self, start: int, end: int) -> tuple[Chances, ...]:
        """What each character between two offsets of `text` may be, as its line tells."""
        told = self.line.chances
        return tuple(told[index] if told else () for _, index in self.letters[start:end])

    def region(self, start: int, end: int) -> Region:
        """Where the characters between two offsets of `text` stand on the page as uploaded."""
        first, last = self.letters[start][1], self.letters[end - 1][1]
        return _slice(self.line.region, self._spans[first][0], self._spans[last][1])

    def x(self, offset: int) -> float:
        """The levelled x of the left edge of a character, taking the line's ends as given."""
        inside = offset < len(self.letters)
        share = self._spans[self.letters[offset][1]][0] if inside else 1.0
        return float(self.left[0] + share * (self.right[0] - self.left[0]))

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        """Where the characters of the raw text stand; shared out by their usual widths where
        the engine doesn't tell."""
        if len(self.line.spans) == len(self.line.text):
            return self.line.spans
        widths = np.array([width_of(char) for char in self.line.text])
        edges = np.concatenate([[0.0], np.cumsum(widths)]) / (widths.sum() or 1.0)
        return tuple(pairwise(edges.tolist()))

    def offset_from(self, other: Level) -> float:
        """How far this line's left end lies below the row `other` runs along, in pixels."""
        run = self.left[0] - other.right[0]
        return float(self.left[1] - (other.right[1] + other.slope * run))


def level(reading: PageReading) -> tuple[Level, ...]:
    """The lines of a page turned so that the writing runs from left to right, in the order
    they were read."""
    if not reading.lines:
        return ()
    quads, ends, turn = _turned(reading)
    ends = ends @ turn.T
    heights = (
        np.linalg.norm(quads[:, 0] - quads[:, 3], axis=1)
        + np.linalg.norm(quads[:, 1] - quads[:, 2], axis=1)
    ) / 2
    slopes = _slopes(ends, heights)
    return tuple(
        Level(line, ends[i, 0], ends[i, 1], float(max(heights[i], 1.0)), float(slopes[i]))
        for i, line in enumerate(reading.lines)
    )


def level_middles(reading: PageReading, regions: Sequence[Region]) -> NDArray[np.float64]:
    """The middles of regions on the page as `level` turns it, N × 2 pixels."""
    if not reading.lines or not regions:
        return np.zeros((0, 2))
    _, _, turn = _turned(reading)
    scale = np.array([reading.width, reading.height], dtype=np.float64)
    points = np.array([region.points for region in regions]).mean(axis=1) * scale
    return np.asarray(points @ turn.T, dtype=np.float64)


def _turned(
    reading: PageReading,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The lines' quads and the middles of their two ends in pixels of the page as uploaded, and
    the matrix that lays them level."""
    scale = np.array([reading.width, reading.height], dtype=np.float64)
    quads = np.array([line.region.points for line in reading.lines]) * scale
    ends = np.stack([(quads[:, 0] + quads[:, 3]) / 2, (quads[:, 1] + quads[:, 2]) / 2], axis=1)
    return quads, ends, _rotation((ends[:, 1] - ends[:, 0]).sum(axis=0))


def _rotation(direction: Vector) -> NDArray[np.float64]:
    """The matrix that turns `direction` to point right."""
    angle = -np.arctan2(direction[1], direction[0])
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def _slopes(ends: NDArray[np.float64], heights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The slope of the writing at each line: a straight fit over the heights of the page,
    from lines long enough to show their own slope."""
    runs = ends[:, 1] - ends[:, 0]
    telling = runs[:, 0] > 5 * heights
    middles = ends[:, :, 1].mean(axis=1)
    if telling.sum() < 2 or np.ptp(middles[telling]) < 1:
        return np.zeros(len(ends))
    own = runs[telling, 1] / runs[telling, 0]
    design = np.stack([np.ones(telling.sum()), middles[telling]], axis=1)
    weights = runs[telling, 0:1]
    fit, *_ = np.linalg.lstsq(design * weights, own * weights[:, 0], rcond=None)
    fitted: NDArray[np.float64] = fit[0] + fit[1] * middles
    return fitted


def _slice(region: Region, start: float, end: float) -> Region:
    """The part of a quadrilateral between two fractions of its length."""
    p0, p1, p2, p3 = (np.array(p) for p in region.points)
    corners = (p0 + start * (p1 - p0), p0 + end * (p1 - p0))
    lower = (p3 + end * (p2 - p3), p3 + start * (p2 - p3))
    a, b, c, d = ((float(p[0]), float(p[1])) for p in (*corners, *lower))
    return Region(region.page, (a, b, c, d))


def level_with(one: Level, other: Level, share: float) -> bool:
    """Whether one line lies in the row `other` runs along, within a share of the larger height."""
    return abs(one.offset_from(other)) < share * max(one.height, other.height)


def stands_under(lower: Level, upper: Level) -> bool:
    """Whether `lower` is the next line of the same narrow block as `upper`."""
    middle = (lower.left[0] + lower.right[0]) / 2
    return bool(
        0.5 * upper.height < lower.left[1] - upper.left[1] < 2.2 * upper.height
        and upper.left[0] - upper.height < middle < upper.right[0] + upper.height
    )


def joined(upper: Level, lower: Level) -> Level:
    """Two lines of one block as one line at their middle height, with both texts."""
    boxes = (upper.line.region.box, lower.line.region.box)
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    hull = Region(
        upper.line.region.page, ((left, top), (right, top), (right, bottom), (left, bottom))
    )
    line = TextLine(
        upper.line.text + lower.line.text,
        hull,
        min(upper.line.confidence, lower.line.confidence),
    )
    middle = (upper.left[1] + lower.left[1]) / 2
    return Level(
        line,
        np.array([min(upper.left[0], lower.left[0]), middle]),
        np.array([max(upper.right[0], lower.right[0]), middle]),
        max(upper.height, lower.height),
        upper.slope,
    )


def rows_beyond(
    lines: Sequence[Level], start: Level, x: float, *, downward: bool, within: float = 1.6
) -> tuple[Level, ...]:
    """Lines that begin `within` so many heights of `x` under `start`, or over it, nearest
    first."""
    sign = 1 if downward else -1
    beyond = [
        other
        for other in lines
        if sign * (other.left[1] - start.left[1]) > 0.4 * start.height
        and abs(other.left[0] - x) < within * start.height
    ]
    return tuple(sorted(beyond, key=lambda other: sign * float(other.left[1])))


def in_rows(lines: Sequence[Level]) -> tuple[tuple[Level, ...], ...]:
    """The lines in rows from the top, each row from the left: a line belongs to the row whose
    last line it continues to the right at the same height."""
    rows: list[list[Level]] = []
    for line in sorted(lines, key=lambda one: float(one.left[0])):
        own = [
            row
            for row in rows
            if abs(line.offset_from(row[-1])) < 0.5 * min(line.height, row[-1].height)
            and line.left[0] > row[-1].right[0] - 0.5 * line.height
        ]
        if own:
            min(own, key=lambda row: abs(line.offset_from(row[-1]))).append(line)
        else:
            rows.append([line])
    return tuple(tuple(row) for row in sorted(rows, key=lambda row: float(row[0].left[1])))
