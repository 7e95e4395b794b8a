"""A picture whose writing is small beside it → the writing found by a closer look.

The detector sees a picture at one size. A card that takes a third of it is then too small for
the detector, though the picture holds enough pixels to read it.
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr import geometry
from ocr.geometry import Matrix, Points
from ocr.reader import Quads, TextEngine
from ocr.types import Image

_SIDE = 1280
"""Pixels of the longest side of a look, what the detector works at."""

_ENLARGED = 1.5
"""Beyond this, enlarging finds nothing more."""

_CLOSER = 1.3
"""A look is taken when it shows the writing so much larger."""

_SMALL = 20.0
"""Median height of lines, in pixels of the picture as the detector saw it, that need none."""

_MARGIN = 1.5
"""Line heights left around the writing."""

_LEAST = 64.0


def look_closer(image: Image, quads: Quads, outlines: Points, engine: TextEngine) -> Quads:
    """The quads (N × 4 × 2 pixels of `image`), those within each small paper or block replaced
    by what a look at it alone finds. `outlines` are papers' edges in the same pixels."""
    if not len(quads):
        return quads
    seen = min(1.0, _SIDE / max(image.shape[:2]))
    if float(np.median(geometry.side_lengths(quads)[1])) * seen >= _SMALL:
        return quads
    for outline in _papers(quads, outlines):
        inside = _within(quads, outline)
        width, height = (max(_LEAST, float(side[0])) for side in geometry.side_lengths(outline))
        scale = min(_ENLARGED, _SIDE / max(width, height))
        if not inside.any() or scale < _CLOSER * seen:
            continue
        view, matrix = _view(image, outline, round(width * scale), round(height * scale))
        found = engine.detect(view)
        if len(found):
            back = geometry.apply(np.asarray(np.linalg.inv(matrix), dtype=np.float64), found)
            quads = np.concatenate([quads[~inside], geometry.from_top_left(back)])
    return np.asarray(quads, dtype=np.float32)


def _papers(quads: Quads, outlines: Points) -> list[Points]:
    """The papers that hold the writing; else the upright box around all of it."""
    held = [outline for outline in outlines if _within(quads, outline).any()]
    if held and np.any([_within(quads, outline) for outline in held], axis=0).all():
        return [_from_left(outline) for outline in held]
    margin = _MARGIN * float(np.median(geometry.side_lengths(quads)[1]))
    low, high = quads.min(axis=(0, 1)) - margin, quads.max(axis=(0, 1)) + margin
    box = [[low[0], low[1]], [high[0], low[1]], [high[0], high[1]], [low[0], high[1]]]
    return [np.asarray(box, dtype=np.float32)]


def _from_left(outline: Points) -> Points:
    return np.asarray(geometry.from_top_left(outline[None])[0], dtype=np.float32)


def _within(quads: Quads, outline: Points) -> np.ndarray:
    polygon = np.asarray(outline, dtype=np.float32)
    middles = quads.mean(axis=1)
    return np.array(
        [cv2.pointPolygonTest(polygon, (float(x), float(y)), False) >= 0 for x, y in middles]
    )


def _view(image: Image, outline: Points, width: int, height: int) -> tuple[Image, Matrix]:
    """The outline straightened to so many pixels, and the matrix that takes the picture there."""
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(np.asarray(outline, dtype=np.float32), corners)
    shrinks = width < geometry.side_lengths(outline)[0][0]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    view = cv2.warpPerspective(
        image, matrix, (width, height), flags=how, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(view, dtype=np.uint8), np.asarray(matrix, dtype=np.float64)
