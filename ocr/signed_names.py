"""A line that takes in only a part of a signature → what all of its ink says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ocr import geometry
from ocr.geometry import Frame
from ocr.reader import TextEngine
from ocr.script import simple
from ocr.types import Image, Region, Signature, TextLine

_PART = 0.8
"""A line that reaches over less of a signature's ink holds but a part of the name."""

_INSIDE = 0.8
"""Share of a line's length that lies over the ink, and of the lower one's height."""

_MARGIN = 0.1
"""Heights of the ink left around it."""

_HEIGHT = 64

Box = NDArray[np.float64]
"""Left, top, right, bottom in pixels of the upright picture."""


def with_whole_names(
    image: Image,
    frame: Frame,
    lines: Sequence[TextLine],
    signatures: Sequence[Signature],
    page: int,
    engine: TextEngine,
) -> tuple[TextLine, ...]:
    """The lines of an upright H × W × 3 RGB picture. One for a part of a surely signed name, as
    where the detector dropped a pale surname, is read anew with all of the ink, and stays as it
    was where that doesn't hold what it said."""
    found = list(lines)
    for ink in (_box(one.region, frame) for one in signatures if one.present and one.sure):
        for number, line in enumerate(found):
            own = _box(line.region, frame)
            if not _is_part(own, ink):
                continue
            whole = np.concatenate([np.minimum(own, ink)[:2], np.maximum(own, ink)[2:]])
            found[number] = _read_anew(image, frame, line, whole, page, engine)
    return tuple(found)


def _is_part(line: Box, ink: Box) -> bool:
    width, height = line[2:] - line[:2]
    across, down = np.minimum(line, ink)[2:] - np.maximum(line, ink)[:2]
    inside = across >= _INSIDE * width and down >= _INSIDE * min(height, ink[3] - ink[1])
    return bool(inside and width < _PART * (ink[2] - ink[0]))


def _read_anew(
    image: Image, frame: Frame, line: TextLine, whole: Box, page: int, engine: TextEngine
) -> TextLine:
    room = _MARGIN * (whole[3] - whole[1])
    (left, top), (right, bottom) = whole[:2] - room, whole[2:] + room
    quad = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=np.float32)
    (seen,) = engine.recognise([geometry.crop(image, quad, height=_HEIGHT)])
    text = "".join(simple(char) for char in seen.text)
    if len(text) <= len(line.text) or line.text not in text:
        return line
    chances = seen.chances if any(seen.chances) else ()
    region = frame.region(quad, page)
    return replace(
        line,
        text=text,
        region=region,
        confidence=seen.confidence,
        spans=seen.spans,
        chances=chances,
    )


def _box(region: Region, frame: Frame) -> Box:
    points = frame.pixels(np.array(region.points))
    return np.concatenate([points.min(axis=0), points.max(axis=0)])
