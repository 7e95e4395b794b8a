"""Boxes found in a picture × the lines of text → rows of boxes, each with its sign in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ocr import geometry
from ocr.boxes_in_text import BoxText, Sign
from ocr.reader import FoundBox
from ocr.types import TextLine, TickState

_BESIDE = 1.2
"""Line heights that a box may stand before or behind its line."""

_SAME = 1.6
"""Characters: a sign and a box farther apart are two things."""

_PRINT = 0.69
"""Size of a line's print as a share of its height."""

_WRITTEN = 0.9
"""How sure a box is that only the text shows, as a share of the line's confidence."""


@dataclass(frozen=True)
class RowBox:
    """A box on a line: where it starts and ends in pixels along the line, from its left end,
    and its sign in the text where there is one."""

    box: FoundBox
    left: float
    right: float
    sign: Sign | None = None
    written: bool = False
    """Whether only the text shows it."""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


def boxes_by_line(
    boxes: Sequence[FoundBox], quads: NDArray[np.float32]
) -> tuple[dict[int, list[RowBox]], list[FoundBox]]:
    """The boxes that stand on a line or just beside one, by line from the left, and the
    others."""
    on_lines: dict[int, list[RowBox]] = {}
    alone: list[FoundBox] = []
    for box in boxes:
        length, height, along, down = places(box, quads)
        outside = np.maximum(0.0, np.maximum(-along, along - length))
        far = (np.abs(down) > 0.6 * height) | (outside > _BESIDE * height)
        off = np.where(far, np.inf, outside + np.abs(down))
        i = int(np.argmin(off)) if len(off) else -1
        if i < 0 or np.isinf(off[i]):
            alone.append(box)
            continue
        half, at = (box.right - box.left) / 2, float(along[i])
        on_lines.setdefault(i, []).append(RowBox(box, at - half, at + half))
    for i in sorted(on_lines):
        on_lines[i] = sorted(on_lines.pop(i), key=lambda one: one.middle)
    return on_lines, alone


def places(box: FoundBox, quads: NDArray[np.float32]) -> tuple[NDArray[np.float32], ...]:
    """Each line's length and height, and how far along it and below its middle a box stands."""
    length, height = geometry.side_lengths(quads)
    start, end = (quads[:, 0] + quads[:, 3]) / 2, (quads[:, 1] + quads[:, 2]) / 2
    way = (end - start) / np.maximum(np.linalg.norm(end - start, axis=1), 1e-6)[:, None]
    middle = np.array([(box.left + box.right) / 2, (box.top + box.bottom) / 2], dtype=np.float32)
    off = middle - start
    along = (off * way).sum(axis=1)
    return length, height, along, off[:, 1] * way[:, 0] - off[:, 0] * way[:, 1]


def letters(
    line: TextLine, quad: NDArray[np.float32], reader: BoxText, unread: Sequence[RowBox] = ()
) -> tuple[tuple[float, float], ...]:
    """Where each character of a line begins and ends in pixels along it: as the line tells, else
    as wide as characters of its kind run, `unread` boxes left out."""
    (length,), _ = geometry.side_lengths(quad[None])
    if len(line.spans) == len(line.text):
        return tuple((start * float(length), end * float(length)) for start, end in line.spans)
    ends = [0.0, *(x for one in unread for x in (one.left, one.right)), float(length)]
    ends = np.maximum.accumulate(np.clip(ends, 0, length)).tolist()
    free = [end - start if n % 2 == 0 else 0.0 for n, (start, end) in enumerate(pairwise(ends))]
    passed = np.concatenate([[0.0], np.cumsum(free)])
    reach = np.array(reader.reach(line.text)) * passed[-1] / max(reader.reach(line.text)[-1], 1.0)
    middles = np.interp((reach[:-1] + reach[1:]) / 2, passed, ends)
    halves = np.diff(reach) / 2
    return tuple(zip((middles - halves).tolist(), (middles + halves).tolist(), strict=True))


def with_signs(
    line: TextLine, quad: NDArray[np.float32], found: Sequence[RowBox], reader: BoxText
) -> list[RowBox]:
    """The boxes of a line, each with its sign: the pairs in order that lie nearest."""
    (length,), (height,) = geometry.side_lengths(quad[None])
    inside = [one for one in found if -0.3 * height < one.middle < length + 0.3 * height]
    signs = reader.signs(line.text)
    clear = tuple(sign for sign in signs if sign.clear)
    signs = clear if len(clear) >= len(inside) else signs
    if not signs:
        return list(found)
    at = letters(line, quad, reader)
    middles = [_middle(sign, at) for sign in signs]
    # least cost of pairing the first a boxes with the first b signs; what stays alone costs,
    # a box the more the surer it is
    alone = [_SAME * one.box.confidence for one in found]
    costs = np.full((len(found) + 1, len(signs) + 1), np.inf)
    costs[0, :] = _SAME * np.arange(len(signs) + 1)
    costs[:, 0] = np.cumsum([0.0, *alone])
    for a, one in enumerate(found, 1):
        for b in range(1, len(signs) + 1):
            apart = abs(one.middle - middles[b - 1]) / (_PRINT * float(height))
            costs[a, b] = min(
                costs[a - 1, b - 1] + min(apart, 2 * _SAME + 1),
                costs[a - 1, b] + alone[a - 1],
                costs[a, b - 1] + _SAME,
            )
    paired = list(found)
    a, b = len(found), len(signs)
    while a and b:
        if costs[a, b] == costs[a - 1, b] + alone[a - 1]:
            a -= 1
        elif costs[a, b] == costs[a, b - 1] + _SAME:
            b -= 1
        else:
            a, b = a - 1, b - 1
            paired[a] = replace(paired[a], sign=signs[b])
    return paired


def _middle(sign: Sign, at: Sequence[tuple[float, float]]) -> float:
    return (at[sign.start][0] + at[sign.end - 1][1]) / 2


def on_letters(one: RowBox, line: TextLine, quad: NDArray[np.float32]) -> bool:
    """Whether letters are read where more than half of a box stands, none of them its sign."""
    if one.sign is not None:
        return False
    (length,), _ = geometry.side_lengths(quad[None])
    left, right = one.left / length, one.right / length
    covered = sum(
        max(0.0, min(end, right) - max(start, left))
        for char, (start, end) in zip(line.text, line.spans, strict=False)
        if char.isalnum()
    )
    return bool(covered > (right - left) / 2)


def written(
    line: TextLine, quad: NDArray[np.float32], row: Sequence[RowBox], reader: BoxText
) -> list[RowBox]:
    """The boxes that a line's text shows for certain and none of the `row` stands for."""
    _, (height,) = geometry.side_lengths(quad[None])
    unit = _PRINT * float(height)
    start, way = (quad[0] + quad[3]) / 2, (quad[1] + quad[2] - quad[0] - quad[3]) / 2
    way = way / max(float(np.linalg.norm(way)), 1e-6)
    known = {one.sign.start for one in row if one.sign}
    where = letters(line, quad, reader)
    found = []
    for sign in (sign for sign in reader.signs(line.text) if sign.certain):
        at = _middle(sign, where)
        if sign.start in known or any(abs(one.middle - at) < unit for one in row):
            continue
        x, y = (float(v) for v in start + at * way)
        half = max(unit, where[sign.end - 1][1] - where[sign.start][0]) / 2
        high = 0.4 * float(height)
        states = tuple(float(state is (sign.says or TickState.EMPTY)) for state in TickState)
        box = FoundBox(x - half, y - high, x + half, y + high, _WRITTEN * line.confidence, states)
        found.append(RowBox(box, at - half, at + half, sign, written=True))
    return found
