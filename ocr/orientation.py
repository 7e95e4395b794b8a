"""Boxes of a page and an engine in → how far the page's content was turned; one answer a page."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ocr.geometry import Points, crop, shrunk, side_lengths, skew
from ocr.reader import Quads, TextEngine
from ocr.types import Image

_LONG = 2.0
"""A box this many times longer than wide has a direction; shorter cells have none to show."""

_VOTERS = 8
_SURE = 0.3
"""Mean vote, -0.5 for upright to 0.5, beyond which the line classifier alone is believed."""

_JUDGES = 4
_FLUSH_COUNTS, _FEW_PAIRS = 0.5, 4
"""How much lines that are flush left count beside votes and readings; weighed on
155 dark, blurred or small pictures in four turns each."""

_PIECE = 5.0
"""A voter shows at most this many times its height: the classifier squeezes what is longer."""

_FEW = 6
"""Boxes a page has at least; on a dark or blurred picture more are found in other views."""

_VIEWS = (1280, 560, 400)
"""Pixels of the longer side: what is blurred is sharp enough for the detector when small."""

_LEAST_RANGE = 8.0
_NEAR = 0.5
"""Heights of a line within which two lines begin at the same place."""


def find_orientation(image: Image, quads: Quads, engine: TextEngine) -> int:
    """Degrees the content was turned clockwise: 0, 90, 180 or 270; 0 when nothing tells.

    Sideways or level is decided by the lengths of all boxes with a direction; on its head or
    not by votes of the widest lines, and when those are close by reading a few both ways, and by
    the side on which lines begin at the same place.
    """
    if len(quads) < _FEW:
        image, quads = _most_lines(image, quads, engine)
    if len(quads) == 0:
        return 0
    width, height = side_lengths(quads)
    sideways = bool(_many(height, width) > _many(width, height))
    # as seen after turning back by 90: a sideways box's text starts at its bottom left,
    # when the content was turned clockwise by 270; at its top right by 90
    lines = np.roll(quads, -1, axis=1) if sideways else quads
    turned = 90 if sideways else 0
    return turned + (180 if _on_its_head(image, lines, engine) else 0)


def _most_lines(image: Image, quads: Quads, engine: TextEngine) -> tuple[Image, Quads]:
    """The view of a picture in which most boxes with a direction are found, and those."""
    seen = [(image, quads)]
    for side in _VIEWS:
        view = _spread(shrunk(image, side))
        seen.append((view, engine.detect(view)))
    return max(seen, key=lambda one: _with_direction(one[1]))


def _spread(image: Image) -> Image:
    """The picture's tones over the whole scale."""
    low, high = np.percentile(image, (1, 99))
    gain = 255 / max(float(high - low), _LEAST_RANGE)
    level = (np.arange(256, dtype=np.float32) - low) * gain
    return np.asarray(cv2.LUT(image, np.clip(level, 0, 255).astype(np.uint8)), dtype=np.uint8)


def _with_direction(quads: Quads) -> int:
    width, height = side_lengths(quads)
    return _many(width, height) + _many(height, width)


def _many(length: Points, across: Points) -> int:
    return int((length >= _LONG * across).sum())


def _on_its_head(image: Image, lines: Quads, engine: TextEngine) -> bool:
    widest = np.argsort(-side_lengths(lines)[0], kind="stable")[:_VOTERS]
    crops = [_piece(crop(image, lines[i], height=64)) for i in widest]
    # of what can't be read the classifier says the same either way up
    votes = engine.upside_down(crops)
    against = engine.upside_down([_half_turn(one) for one in crops])
    vote = (float(np.mean(votes)) - float(np.mean(against))) / 2
    if abs(vote) >= _SURE:
        return vote > 0
    judges = crops[:_JUDGES]
    surer = _surety([_half_turn(one) for one in judges], engine) - _surety(judges, engine)
    return vote + surer + _FLUSH_COUNTS * _flush(lines) > 0


def _surety(crops: Sequence[Image], engine: TextEngine) -> float:
    """How surely lines are read, [0, 1]; what is half guessed hardly counts."""
    return float(np.mean([one.confidence**3 for one in engine.recognise(crops)]))


def _flush(lines: Quads) -> float:
    """Whether lines begin at the same place, -1, or end there, 1, as they do when they stand on
    their heads: print is set flush left far more often than flush right."""
    width, height = side_lengths(lines)
    lines = lines[width >= _LONG * height]
    if len(lines) < 2:
        return 0.0
    near = _NEAR * float(np.median(height))
    lean = np.radians(skew(lines))
    along = np.array([np.cos(lean), np.sin(lean)])
    begin, end = (
        _pairs((lines[:, i] + lines[:, j]) @ along / 2, near) for i, j in ((0, 3), (1, 2))
    )
    return (end - begin) / (end + begin + _FEW_PAIRS)


def _pairs(places: Points, near: float) -> int:
    return int((np.abs(places[:, None] - places[None]) < near).sum() - len(places)) // 2


def _half_turn(image: Image) -> Image:
    return np.ascontiguousarray(image[::-1, ::-1])


def _piece(line: Image) -> Image:
    return line[:, : max(1, int(line.shape[0] * _PIECE))]
