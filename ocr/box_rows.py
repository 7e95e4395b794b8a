"""Boxes found in a picture × the lines of text → rows of boxes, each with its sign in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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

_DROPPED = 1.1
"""Characters that a box takes whose sign the text lacks."""


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


def with_signs(
    text: str, quad: NDArray[np.float32], found: Sequence[RowBox], reader: BoxText
) -> list[RowBox]:
    """The boxes of a line, each with its sign: the pairs in order that lie nearest."""
    (length,), (height,) = geometry.side_lengths(quad[None])
    reach = reader.reach(text)
    inside = [one for one in found if -0.3 * height < one.middle < length + 0.3 * height]
    signs = reader.signs(text)
    clear = tuple(sign for sign in signs if sign.clear)
    signs = clear if len(clear) >= len(inside) else signs
    if not signs:
        return list(found)
    lacking = max(0, len(inside) - len(signs))
    unit = float(length - 0.3 * height) / max(reach[-1] + _DROPPED * lacking, 1.0)
    # least cost of pairing the first a boxes with the first b signs; what stays alone costs,
    # a box the more the surer it is
    alone = [_SAME * one.box.confidence for one in found]
    costs = np.full((len(found) + 1, len(signs) + 1), np.inf)
    costs[0, :] = _SAME * np.arange(len(signs) + 1)
    costs[:, 0] = np.cumsum([0.0, *alone])
    for a, one in enumerate(found, 1):
        for b, sign in enumerate(signs, 1):
            passed = _DROPPED * max(0, min(lacking, a - b))
            apart = abs(one.middle / unit - 0.1 - sign.middle - passed)
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
    (length,), (height,) = geometry.side_lengths(quad[None])
    reach = reader.reach(line.text)
    unit = float(length) / max(reach[-1], 1.0)
    start, way = (quad[0] + quad[3]) / 2, (quad[1] + quad[2] - quad[0] - quad[3]) / 2
    way = way / max(float(np.linalg.norm(way)), 1e-6)
    known = {one.sign.start for one in row if one.sign}
    found = []
    for sign in (sign for sign in reader.signs(line.text) if sign.certain):
        at = sign.middle * unit
        if sign.start in known or any(abs(one.middle - at) < unit for one in row):
            continue
        x, y = (float(v) for v in start + at * way)
        half, high = unit * (reach[sign.end] - reach[sign.start]) / 2, 0.4 * float(height)
        states = tuple(float(state is (sign.says or TickState.EMPTY)) for state in TickState)
        box = FoundBox(x - half, y - high, x + half, y + high, _WRITTEN * line.confidence, states)
        found.append(RowBox(box, at - half, at + half, sign, written=True))
    return found
