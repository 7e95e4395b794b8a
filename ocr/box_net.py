"""A page's picture and its lines' places → boxes to tick, and what stands in them, by the
house's own net."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from model_cards.sessions import Model
from ocr import geometry
from ocr.reader import FoundBox, Quads
from ocr.types import Image, TickState

PRINT = 18.0
"""Pixels that the page's print is scaled to."""

STRIDE = 4
"""Pixels of that scale a cell of the net's answer."""

_LINE = 1.45
"""Height of a line's quad over that of its print."""

_MARGIN = 3.0
"""Line heights searched around all lines."""

_MOST = 2.4
"""Millions of pixels searched at most: a picture of tiny print is searched at less."""

_ENLARGED = 1.6
"""Smaller print is enlarged so many times at most: there is no more to see in it."""

_LEAST = 0.2
"""Heat of the net's answer below which nothing is looked at."""

_SLOPE, _SHIFT = 3.58, -1.24
"""Logit of the heat → logit of the chance that it is a box, fitted on 18,270 peaks of papers."""

_STATES = tuple(TickState)


class BoxNet:
    """Keep one instance a worker."""

    def __init__(self) -> None:
        """Raises ModelUnavailable when the weights are not those of their card."""
        self._net = Model("tick-boxes")

    def find(self, image: Image, quads: Quads) -> tuple[FoundBox, ...]:
        """The boxes on an upright picture, the surest first; none where there is no text."""
        if not len(quads):
            return ()
        _, heights = geometry.side_lengths(quads)
        line = float(np.median(heights))
        left, top = np.maximum(quads.min(axis=(0, 1)) - _MARGIN * line, 0).astype(int)
        right, bottom = (quads.max(axis=(0, 1)) + _MARGIN * line).astype(int)
        part = image[top:bottom, left:right]
        height, width = part.shape[:2]
        scale = min(PRINT * _LINE / line, _ENLARGED)
        scale *= min(1.0, (_MOST * 1e6 / (height * width * scale**2)) ** 0.5)
        cells = self._net(_small(part, scale)[None, None])[0]
        return tuple(
            FoundBox(
                left=float(x0 / scale + left),
                top=float(y0 / scale + top),
                right=float(x1 / scale + left),
                bottom=float(y1 / scale + top),
                confidence=sure,
                states=states,
            )
            for (x0, y0, x1, y1), sure, states in _peaks(cells)
        )


def paper_white(level: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Each pixel as a share of the paper's own brightness around it, 0 to 1."""
    height, width = level.shape
    few = cv2.resize(level, (-(-width // 8), -(-height // 8)), interpolation=cv2.INTER_AREA)
    paper = cv2.blur(cv2.dilate(few, np.ones((5, 5), np.uint8)), (5, 5))
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    white = level.astype(np.float32) / np.maximum(paper, 24).astype(np.float32)
    return np.asarray(np.minimum(white, 1.0), dtype=np.float32)


def _small(image: Image, scale: float) -> NDArray[np.float32]:
    """The darkest of the three colours, in which every pen is dark, as whiteness of paper; its
    sides whole cells, the edge drawn on."""
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=how)
    level = cv2.min(cv2.min(small[..., 0], small[..., 1]), small[..., 2])
    below, right = (-side % (2 * STRIDE) for side in level.shape)
    level = cv2.copyMakeBorder(level, 0, below, 0, right, cv2.BORDER_REPLICATE)
    return paper_white(np.asarray(level, dtype=np.uint8))


def _peaks(
    cells: NDArray[np.float32],
) -> list[tuple[tuple[float, float, float, float], float, tuple[float, ...]]]:
    """Left, top, right and bottom in pixels searched, how sure, and the chances of the states
    of each box, the surest first and none over another."""
    heat = 1 / (1 + np.exp(-cells[0]))
    highest = cv2.dilate(heat, np.ones((3, 3), np.uint8))
    rows, columns = np.nonzero((heat >= highest) & (heat >= _LEAST))
    found: list[tuple[tuple[float, float, float, float], float, tuple[float, ...]]] = []
    for y, x in sorted(zip(rows, columns, strict=True), key=lambda at: -float(heat[at])):
        around = heat[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2]
        ys, xs = np.mgrid[max(0, y - 1) : y - 1 + 3, max(0, x - 1) : x - 1 + 3]
        ys, xs = ys[: around.shape[0], : around.shape[1]], xs[: around.shape[0], : around.shape[1]]
        cx = float((around * xs).sum() / around.sum() + 0.5) * STRIDE
        cy = float((around * ys).sum() / around.sum() + 0.5) * STRIDE
        wide, high = (float(PRINT * np.exp(np.clip(v, -2, 2))) for v in cells[-2:, y, x])
        if any(
            abs(cx - (b[0] + b[2]) / 2) < 0.5 * (wide + b[2] - b[0]) / 2 + 1
            and abs(cy - (b[1] + b[3]) / 2) < 0.5 * (high + b[3] - b[1]) / 2 + 1
            for b, _, _ in found
        ):
            continue
        odds = np.exp(cells[1 : 1 + len(_STATES), y, x] - cells[1 : 1 + len(_STATES), y, x].max())
        states = tuple(float(p) for p in odds / odds.sum())
        box = (cx - wide / 2, cy - high / 2, cx + wide / 2, cy + high / 2)
        chance = 1 / (1 + np.exp(-_SLOPE * cells[0, y, x] - _SHIFT))
        found.append((box, float(chance), states))
    return found
