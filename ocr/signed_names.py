"""Lines over signed places → every name a line of its own, read with all of its ink alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ocr import geometry
from ocr.geometry import Frame
from ocr.reader import Recognition, TextEngine
from ocr.script import simple
from ocr.types import Image, Region, Signature, TextLine

_PART = 0.8
"""A line that reaches over less of a signature's ink holds but a part of the name."""

_INSIDE = 0.8
"""Share of a line's length that lies over the ink, and of the lower one's height."""

_BEYOND = 0.5
"""Heights of the ink by which a line that ends with a name may reach beyond it."""

_MARGIN = 0.1
"""Heights of the ink left around it."""

_HEIGHT = 64

Box = NDArray[np.float64]
"""Left, top, right, bottom in pixels of the upright picture."""


def with_signed_names(
    image: Image,
    frame: Frame,
    lines: Sequence[TextLine],
    signatures: Sequence[Signature],
    page: int,
    engine: TextEngine,
) -> tuple[TextLine, ...]:
    """The lines of an upright H × W × 3 RGB picture, those over surely signed places anew. One
    for a part of a name, as where the detector dropped a pale surname, is read with all of its
    ink, and stays as it was where that doesn't hold what it said. A name that was read behind its
    label becomes a line of its own: print beside it leads the engine astray."""
    inks = [_box(one.region, frame) for one in signatures if one.present and one.sure]
    if not inks:
        return tuple(lines)
    look = _Look(image, frame, page, engine)
    return tuple(part for line in lines for part in _anew(line, inks, look))


class _Look:
    """A second look at a place on the picture."""

    def __init__(self, image: Image, frame: Frame, page: int, engine: TextEngine) -> None:
        self._image, self._page, self._engine = image, page, engine
        self.frame = frame

    def at(self, box: Box) -> TextLine:
        """What stands in a box, and a little around it, as a line."""
        room = _MARGIN * (box[3] - box[1])
        (left, top), (right, bottom) = box[:2] - room, box[2:] + room
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        quad = np.array(corners, dtype=np.float32)
        (seen,) = self._engine.recognise([geometry.crop(self._image, quad, height=_HEIGHT)])
        return _as_line(seen, self.frame.region(quad, self._page))


def _as_line(seen: Recognition, region: Region) -> TextLine:
    text = "".join(simple(char) for char in seen.text)
    chances = seen.chances if any(seen.chances) else ()
    return TextLine(text, region, seen.confidence, seen.spans, chances)


def _anew(line: TextLine, inks: Sequence[Box], look: _Look) -> Iterator[TextLine]:
    own = _box(line.region, look.frame)
    for ink in inks:
        if _is_part(own, ink):
            whole = look.at(np.concatenate([np.minimum(own, ink)[:2], np.maximum(own, ink)[2:]]))
            longer = len(whole.text) > len(line.text) and line.text in whole.text
            yield whole if longer else line
            return
        label = _label_before(line, own, ink)
        if label and (name := look.at(ink)).text:
            yield from (label, name)
            return
    yield line


def _is_part(line: Box, ink: Box) -> bool:
    width, height = line[2:] - line[:2]
    across, down = np.minimum(line, ink)[2:] - np.maximum(line, ink)[:2]
    inside = across >= _INSIDE * width and down >= _INSIDE * min(height, ink[3] - ink[1])
    return bool(inside and width < _PART * (ink[2] - ink[0]))


def _label_before(line: TextLine, own: Box, ink: Box) -> TextLine | None:
    """What stands before the ink in a line that ends with what was read of it; None where there
    is no such thing."""
    across, down = np.minimum(own, ink)[2:] - np.maximum(own, ink)[:2]
    width, height = ink[2:] - ink[:2]
    over = across >= _INSIDE * width and down >= _INSIDE * min(height, own[3] - own[1])
    if not over or own[2] - ink[2] > _BEYOND * height or len(line.spans) != len(line.text):
        return None
    middles = own[0] + np.array(line.spans).mean(axis=1) * (own[2] - own[0])
    count = int(np.searchsorted(middles, ink[0]))
    if not 0 < count < len(line.text):
        return None
    end = line.spans[count - 1][1]
    return replace(
        line,
        text=line.text[:count],
        region=_first_part(line.region, end),
        spans=tuple((round(a / end, 4), round(b / end, 4)) for a, b in line.spans[:count]),
        chances=line.chances[:count],
    )


def _first_part(region: Region, share: float) -> Region:
    """The part of a quadrilateral from its left up to a share of its length."""
    first, second, third, last = (np.array(point) for point in region.points)
    upper, lower = first + share * (second - first), last + share * (third - last)
    a, b, c, d = (
        (round(float(p[0]), 6), round(float(p[1]), 6)) for p in (first, upper, lower, last)
    )
    return Region(region.page, (a, b, c, d))


def _box(region: Region, frame: Frame) -> Box:
    points = frame.pixels(np.array(region.points))
    return np.concatenate([points.min(axis=0), points.max(axis=0)])
