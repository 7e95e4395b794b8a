"""Characters, pictures and outlines placed in millimetres in → the page as an image."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.ofd_content import Glyph, Matrix, Outline, Placed, after
from ocr.types import Image

Layers = NDArray[np.uint8]
"""H × W × 4: RGB and how opaque, 0 to 255."""

_BUILT_IN = "uni"
"""OpenCV's own typeface, with Chinese: pages look alike on every machine, and none needs fonts."""

_SMALLEST, _LARGEST = 2, 1200


def draw(
    things: Iterable[Placed],
    width: int,
    height: int,
    onto: Matrix,
    picture: Callable[[str], Layers],
) -> Image:
    """Paints in order on white. `onto` leads from millimetres to pixels; `picture` decodes the
    one at a path. Every character is drawn in one built-in typeface, at its place and size."""
    image = np.full((height, width, 3), 255, dtype=np.uint8)
    for each in things:
        if isinstance(each, Glyph):
            _glyph(image, each, onto)
        elif isinstance(each, Outline):
            _outline(image, each, onto)
        else:
            place(image, picture(each.path), after(onto, each.matrix), each.opacity)
    return image


def place(image: Image, layers: Layers, onto: Matrix, opacity: float = 1.0) -> None:
    """Lays a picture over the image; `onto` leads from the unit square to pixels."""
    a, b, c, d, e, f = onto
    height, width = layers.shape[:2]
    across, down = math.hypot(a, b), math.hypot(c, d)
    shrink = (max(1, min(width, round(across))), max(1, min(height, round(down))))
    if shrink != (width, height):
        layers = np.asarray(cv2.resize(layers, shrink, interpolation=cv2.INTER_AREA), np.uint8)
        height, width = layers.shape[:2]
    xs, ys = (e, a + e, c + e, a + c + e), (f, b + f, d + f, b + d + f)
    left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
    right = min(image.shape[1], math.ceil(max(xs)))
    bottom = min(image.shape[0], math.ceil(max(ys)))
    if right <= left or bottom <= top:
        return
    turn = np.array(
        [[a / width, c / height, e - left], [b / width, d / height, f - top]], dtype=np.float64
    )
    room = (right - left, bottom - top)
    colours = cv2.warpAffine(layers[..., :3], turn, room, borderMode=cv2.BORDER_REPLICATE)
    opaque = layers[..., 3].astype(np.float32) * (opacity / 255)
    cover = np.asarray(cv2.warpAffine(opaque, turn, room), np.float32)[..., None]
    under = image[top:bottom, left:right]
    under[:] = np.rint(colours * cover + under * (1 - cover)).astype(np.uint8)


def _glyph(image: Image, glyph: Glyph, onto: Matrix) -> None:
    whole = after(onto, glyph.matrix)
    a, b, c, d, _, _ = whole
    size = round(glyph.size * math.hypot(c, d))
    if not _SMALLEST <= size <= _LARGEST:
        return
    x, y = whole[0] * glyph.x + c * glyph.y + whole[4], b * glyph.x + d * glyph.y + whole[5]
    if not (-size <= x <= image.shape[1] + size and -size <= y <= image.shape[0] + size):
        return
    level = a > 0 and d > 0 and abs(b) + abs(c) < 0.02 * (a + d) and abs(a - d) < 0.05 * d
    if level:
        at = (round(x), round(y))
        cv2.putText(image, glyph.text, at, glyph.colour, _typeface(), size, 0)
        return
    tile = np.full((2 * size, 2 * size, 3), 255, dtype=np.uint8)
    cv2.putText(tile, glyph.text, (size // 2, size * 3 // 2), (0, 0, 0), _typeface(), size, 0)
    layers = np.empty((2 * size, 2 * size, 4), dtype=np.uint8)
    layers[..., :3] = glyph.colour
    layers[..., 3] = 255 - tile[..., 0]
    unit = glyph.size / size
    unit_square: Matrix = (
        2 * glyph.size, 0, 0, 2 * glyph.size,
        glyph.x - unit * (size // 2), glyph.y - unit * (size * 3 // 2),
    )  # fmt: skip
    place(image, layers, after(whole, unit_square))


def _outline(image: Image, outline: Outline, onto: Matrix) -> None:
    turn = np.array([[onto[0], onto[2], onto[4]], [onto[1], onto[3], onto[5]]])
    lines = []
    for points in outline.lines:
        far = np.array(points) @ turn[:, :2].T + turn[:, 2]
        lines.append(np.rint(np.clip(far, -30_000, 30_000) * 16).astype(np.int32))
    if outline.fill is not None:
        cv2.fillPoly(image, lines, outline.fill, cv2.LINE_AA, shift=4)
    if outline.stroke is not None:
        wide = min(255, max(1, round(outline.width * math.hypot(onto[0], onto[1]))))
        cv2.polylines(image, lines, False, outline.stroke, wide, cv2.LINE_AA, shift=4)


@cache
def _typeface() -> cv2.FontFace:
    return cv2.FontFace(_BUILT_IN)
