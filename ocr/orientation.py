"""Boxes of a page and an engine in → how far the page's content was turned; one answer a page."""

from __future__ import annotations

import numpy as np

from ocr.geometry import crop, side_lengths
from ocr.reader import Quads, TextEngine
from ocr.types import Image

_LONG = 2.0
"""A box this many times longer than wide has a direction; shorter cells have none to show."""

_VOTERS = 8
_SURE = (0.2, 0.8)
"""Mean vote outside which the line classifier alone is believed."""

_JUDGES = 4
_LEGIBLE = 0.6
"""Mean surety below which a reading, either way up, is a guess."""

_PIECE = 5.0
"""A voter shows at most this many times its height: the classifier squeezes what is longer."""


def find_orientation(image: Image, quads: Quads, engine: TextEngine) -> int:
    """Degrees the content was turned clockwise: 0, 90, 180 or 270; 0 when nothing tells.

    Sideways or level is decided by the lengths of all boxes with a direction; on its head or
    not by votes of the widest lines, and when those are close by reading a few both ways, if
    either way they can be read.
    """
    if len(quads) == 0:
        return 0
    width, height = side_lengths(quads)
    level = width[width >= _LONG * height].sum()
    upright = height[height >= _LONG * width].sum()
    sideways = bool(upright > level)
    # as seen after turning back by 90: a sideways box's text starts at its bottom left,
    # when the content was turned clockwise by 270; at its top right by 90
    lines = np.roll(quads, -1, axis=1) if sideways else quads
    length = height if sideways else width
    widest = np.argsort(-length, kind="stable")[:_VOTERS]
    crops = [_piece(crop(image, lines[i], height=64)) for i in widest]
    turned = 90 if sideways else 0
    return turned + (180 if _on_its_head(crops, engine) else 0)


def _on_its_head(crops: list[Image], engine: TextEngine) -> bool:
    votes = engine.upside_down(crops)
    mean = float(np.mean(votes))
    if mean <= _SURE[0] or mean >= _SURE[1]:
        return mean > 0.5
    judges = crops[:_JUDGES]
    upright = sum(one.confidence for one in engine.recognise(judges))
    turned = sum(one.confidence for one in engine.recognise([_half_turn(c) for c in judges]))
    if max(upright, turned) < _LEGIBLE * len(judges):
        return mean > 0.5
    return turned > upright


def _half_turn(image: Image) -> Image:
    return np.ascontiguousarray(image[::-1, ::-1])


def _piece(line: Image) -> Image:
    return line[:, : max(1, int(line.shape[0] * _PIECE))]
