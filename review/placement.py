"""A sheet's marks × a page's size → outlines, and badges that hide neither text nor badges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ocr.types import Point, Region
from review.annotate import SHOWN, Mark, Sheet
from review.types import Verdict

_NUMBERS_A_BADGE = 4
_SAME = 0.6  # two outlines that share this much of their area are drawn as one
_TEXT_COST = 14.0  # covering text is as bad as standing this many badge heights away


class Box(NamedTuple):
    """Left, top, right, bottom in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def gap(self, other: Box) -> float:
        """Shortest distance between the two, 0 when they touch."""
        across = max(self.left - other.right, other.left - self.right, 0.0)
        down = max(self.top - other.bottom, other.top - self.bottom, 0.0)
        return float(np.hypot(across, down))

    def shared(self, other: Box) -> float:
        """Intersection over union, [0, 1]."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        if width <= 0 or height <= 0:
            return 0.0
        common = width * height
        return common / (self.area + other.area - common)

    @property
    def area(self) -> float:
        """Square pixels."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True)
class Spot:
    """One outlined place: its quadrilaterals, the box around them, the gravest verdict on it.
    `whole`: it is the page itself."""

    quads: tuple[tuple[Point, ...], ...]
    box: Box
    verdict: Verdict
    whole: bool


@dataclass(frozen=True)
class Badge:
    """A label with finding numbers, all of one verdict, and the spot it speaks of."""

    box: Box
    numbers: tuple[int, ...]
    verdict: Verdict
    spot: Spot

    @property
    def text(self) -> str:
        """As drawn: 3 or 3,7."""
        return ",".join(map(str, self.numbers))


@dataclass(frozen=True)
class Layout:
    """A picture's plan in pixels: a page framed by a gutter, outlines, badges `line` high."""

    gutter: int
    line: int
    spots: tuple[Spot, ...]
    badges: tuple[Badge, ...]


def lay_out(width: int, height: int, sheet: Sheet) -> Layout:
    """Where everything goes on a page of `width` × `height` pixels and its gutter. Regions
    are taken as they are: `annotate.turned` the sheet first for an upright picture."""
    line = max(22, round(max(width, height) / 42))
    margin = round(1.5 * line)
    frame = Box(margin, margin, margin + width, margin + height)
    groups = _groups(sheet.marks, frame, line)
    taken = np.zeros((height + 2 * margin, width + 2 * margin), np.bool_)
    for region in sheet.text:
        _fill(taken, _quad(region, frame))
    for spot, _ in groups:
        for quad in () if spot.whole else spot.quads:
            _fill(taken, quad)
    text = _sums(taken)
    badges: list[Badge] = []
    for verdict in SHOWN:
        for spot, marks in groups:
            numbers = [mark.number for mark in marks if mark.verdict is verdict]
            for start in range(0, len(numbers), _NUMBERS_A_BADGE):
                chunk = tuple(numbers[start : start + _NUMBERS_A_BADGE])
                size = _badge_size(chunk, line if verdict is not Verdict.PASS else line * 3 // 4)
                box = _free(size, spot, text, [b.box for b in badges])
                badges.append(Badge(box, chunk, verdict, spot))
    return Layout(margin, line, tuple(spot for spot, _ in groups), tuple(badges))


# --- outlines -----------------------------------------------------------------------------


def _groups(marks: Sequence[Mark], frame: Box, line: int) -> list[tuple[Spot, tuple[Mark, ...]]]:
    """Spots with the marks on them: lines of one value joined, equal places shared."""
    found: list[tuple[list[tuple[Point, ...]], Box, list[Mark]]] = []
    whole = tuple(mark for mark in marks if not mark.regions)
    for mark in marks:
        for quads in _joined([_quad(region, frame) for region in mark.regions], line):
            box = _around(quads)
            same = next((g for g in found if g[1].shared(box) >= _SAME), None)
            if same is None:
                found.append((quads, box, [mark]))
            elif mark not in same[2]:
                same[2].append(mark)
    groups = [(Spot(tuple(quads), box, _gravest(on), False), tuple(on)) for quads, box, on in found]
    if whole:
        corners = _corners(frame)
        groups.insert(0, (Spot((corners,), frame, _gravest(whole), True), whole))
    return groups


def _joined(quads: Sequence[tuple[Point, ...]], line: int) -> list[list[tuple[Point, ...]]]:
    """Quadrilaterals less than half a badge apart stand together, as lines of an address do."""
    clusters: list[list[tuple[Point, ...]]] = []
    for quad in quads:
        near = [c for c in clusters if any(_around([q]).gap(_around([quad])) < line / 2 for q in c)]
        clusters = [c for c in clusters if c not in near]
        clusters.append([*(q for c in near for q in c), quad])
    return clusters


def _gravest(marks: Sequence[Mark]) -> Verdict:
    return min((mark.verdict for mark in marks), key=SHOWN.index)


def _quad(region: Region, frame: Box) -> tuple[Point, ...]:
    width, height = frame.right - frame.left, frame.bottom - frame.top
    return tuple((frame.left + x * width, frame.top + y * height) for x, y in region.points)


def _corners(box: Box) -> tuple[Point, ...]:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _around(quads: Sequence[tuple[Point, ...]]) -> Box:
    xs = [x for quad in quads for x, _ in quad]
    ys = [y for quad in quads for _, y in quad]
    return Box(min(xs), min(ys), max(xs), max(ys))


# --- badges -------------------------------------------------------------------------------


def _badge_size(numbers: tuple[int, ...], line: int) -> tuple[int, int]:
    """Wide enough for its digits: about 0.55 of its height each, and padding."""
    characters = len(",".join(map(str, numbers)))
    return max(line, round(line * (0.5 + 0.48 * characters))), line


def _free(size: tuple[int, int], spot: Spot, text: NDArray[np.int32], others: list[Box]) -> Box:
    """The cheapest place for a badge: beside its spot, off the text, never on another badge."""
    (width, height), (rows, columns) = size, (text.shape[0] - 1, text.shape[1] - 1)
    step = max(2, height // 6)
    x = np.arange(2, columns - width - 1, step)[None, :]
    y = np.arange(2, rows - height - 1, step)[:, None]
    covered = (
        text[y + height, x + width] - text[y, x + width] - text[y + height, x] + text[y, x]
    ) / (width * height)
    if spot.whole:
        left, top, *_ = spot.box  # above the page's own top left corner
        cost = np.where(x < left, 9.0, 0.2) * np.abs(x - left) + 2.0 * np.abs(
            y + 1.2 * height - top
        )
    else:
        left, top, right, bottom = spot.box
        across = np.maximum(np.maximum(left - (x + width), x - right), 0)
        down = np.maximum(np.maximum(top - (y + height), y - bottom), 0)
        cost = np.hypot(across, down) + 0.4 * np.abs(y + height / 2 - (top + bottom) / 2)
        cost = cost + 0.02 * np.abs(x + width - left)
    cost = cost + _TEXT_COST * height * covered
    for box in others:
        hit = (
            (x < box.right + 3) & (x + width > box.left - 3)
            & (y < box.bottom + 3) & (y + height > box.top - 3)
        )  # fmt: skip
        cost = np.where(hit, np.inf, cost)
    row, column = np.unravel_index(int(np.argmin(cost)), cost.shape)
    at_x, at_y = float(x[0, column]), float(y[row, 0])
    return Box(at_x, at_y, at_x + width, at_y + height)


def _fill(taken: NDArray[np.bool_], quad: tuple[Point, ...], *, slices: int = 12) -> None:
    """Marks a quadrilateral as taken, slice by slice along its length, so that a slanted line
    takes little more than itself."""
    a, b, c, d = (np.array(point) for point in quad)
    for n in range(slices):
        near, far = n / slices, (n + 1) / slices
        ends = np.array([p + (q - p) * t for p, q in ((a, b), (d, c)) for t in (near, far)])
        left, top = np.maximum(np.floor(ends.min(axis=0)).astype(int), 0)
        right, bottom = np.ceil(ends.max(axis=0)).astype(int)
        taken[top : bottom + 1, left : right + 1] = True


def _sums(taken: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Summed-area table with a leading zero row and column."""
    sums = np.zeros((taken.shape[0] + 1, taken.shape[1] + 1), np.int32)
    sums[1:, 1:] = taken.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32)
    return sums
