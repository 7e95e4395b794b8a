"""A page's pixels × its sheet → the annotated picture, and clippings of single values.

    picture, files = illustrate(page.image(), sheet)     # files: name → PNG bytes, to be stored

No font is needed: pictures carry outlines and digits, and the words stand beside them in HTML.
FAIL is a solid outline and a filled square badge, UNSURE dashed and a filled round badge, PASS
thin and a white badge: the colours are not the only difference.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.types import Image, Point, Region
from review.annotate import Sheet, turned
from review.placement import Badge, Box, Layout, Spot, lay_out
from review.types import Verdict

Colour = tuple[int, int, int]

_COLOUR: Mapping[Verdict, Colour] = {
    Verdict.FAIL: (179, 38, 30),
    Verdict.UNSURE: (168, 84, 0),
    Verdict.PASS: (24, 112, 62),
}
_TINT: Mapping[Verdict, float] = {Verdict.FAIL: 0.13, Verdict.UNSURE: 0.11, Verdict.PASS: 0.0}
_ROUNDNESS: Mapping[Verdict, float] = {
    Verdict.FAIL: 0.12,
    Verdict.UNSURE: 0.5,
    Verdict.PASS: 0.35,
}
_WHITE: Colour = (255, 255, 255)
_GUTTER: Colour = (233, 237, 242)
_LONG_SIDE = (1100, 1480)  # of the page; with its gutters a picture stays within 1600


@dataclass(frozen=True)
class Picture:
    """A sheet's picture as a report refers to it: names of files beside the report, pixels,
    and clippings of single values as `data:` URIs. `as_uploaded` is empty for a page that
    stands upright as it came."""

    href: str
    as_uploaded: str
    width: int
    height: int
    clips: Mapping[Region, str]


def illustrate(image: Image, sheet: Sheet) -> tuple[Picture, Mapping[str, bytes]]:
    """Everything a report shows of one page (H × W × 3 RGB, as uploaded), and the PNG files
    by name: one, or two where the page had to be turned upright."""
    upright = draw(image, sheet)
    files = {f"{sheet.name}.png": png(upright)}
    as_uploaded = ""
    if sheet.orientation:
        as_uploaded = f"{sheet.name}-as-uploaded.png"
        files[as_uploaded] = png(draw(image, sheet, as_uploaded=True))
    clips = {
        region: "data:image/jpeg;base64,"
        + b64encode(jpeg(clipping(image, region, sheet.orientation))).decode()
        for region in sheet.clips
    }
    height, width = upright.shape[:2]
    return Picture(f"{sheet.name}.png", as_uploaded, width, height, clips), files


def draw(image: Image, sheet: Sheet, *, as_uploaded: bool = False) -> Image:
    """The page (H × W × 3 RGB, as uploaded) with its marks, at most 1600 pixels long, in a
    gutter that takes the badges the page has no room for. The content stands upright, unless
    `as_uploaded`."""
    page = _scaled(image)
    if not as_uploaded:
        page, sheet = np.rot90(page, sheet.orientation // 90), turned(sheet)
    height, width = page.shape[:2]
    layout = lay_out(width, height, sheet)
    edge = layout.gutter
    canvas = np.full((height + 2 * edge, width + 2 * edge, 3), _GUTTER, np.uint8)
    canvas[edge : edge + height, edge : edge + width] = page
    for spot in reversed(layout.spots):
        _outline(canvas, spot, layout)
    for badge in layout.badges:
        _lead(canvas, badge, layout)
    for badge in layout.badges:
        _stamp(canvas, badge, layout)
    return canvas


def clipping(image: Image, region: Region, orientation: int, *, width: int = 460) -> Image:
    """The piece of the page around a region, upright, with a little of its surroundings; at
    most `width` pixels wide and half as high."""
    rows, columns = image.shape[:2]
    left, top, right, bottom = region.box
    short = min((right - left) * columns, (bottom - top) * rows)
    pad = 2 + min(0.5 * short, 0.015 * max(rows, columns))
    x0, x1 = _span(left * columns - pad, right * columns + pad, columns)
    y0, y1 = _span(top * rows - pad, bottom * rows + pad, rows)
    piece = np.rot90(image[y0:y1, x0:x1], orientation // 90)
    scale = min(width / piece.shape[1], width / 2 / piece.shape[0], 2.0)
    return _resized(piece, scale)


def png(picture: Image) -> bytes:
    """The picture as PNG, packed quickly: photographs hardly pack tighter."""
    return _encoded(picture, ".png", [cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_RLE])


def jpeg(picture: Image) -> bytes:
    """The picture as JPEG, for clippings."""
    return _encoded(picture, ".jpg", [cv2.IMWRITE_JPEG_QUALITY, 82])


# --- strokes ------------------------------------------------------------------------------


def _outline(canvas: Image, spot: Spot, layout: Layout) -> None:
    if spot.whole and spot.verdict is Verdict.PASS:
        return
    colour, tint = _COLOUR[spot.verdict], _TINT[spot.verdict]
    stroke = max(1, layout.line // (24 if spot.verdict is Verdict.PASS else 11))
    grown = [_grown(quad, stroke + layout.line / 8) for quad in spot.quads]
    for points in _joined(grown):
        if tint and not spot.whole:
            _tint(canvas, points, colour, tint)
        dash = layout.line * 0.5 if spot.verdict is Verdict.UNSURE else 0.0
        for start, end in zip(points, np.roll(points, -1, axis=0), strict=True):
            _stroke(canvas, start, end, colour, stroke, dash)


def _lead(canvas: Image, badge: Badge, layout: Layout) -> None:
    """A line from a badge that had to move away to the place it speaks of."""
    if badge.spot.whole or badge.box.gap(badge.spot.box) < layout.line * 0.4:
        return
    ends = _closest(badge.box, badge.spot.box)
    stroke = max(1, layout.line // 16)
    _stroke(canvas, *ends, _WHITE, stroke + 3, 0.0)
    _stroke(canvas, *ends, _COLOUR[badge.verdict], stroke, 0.0)
    _disc(canvas, ends[1], stroke * 2, _COLOUR[badge.verdict])


def _stamp(canvas: Image, badge: Badge, layout: Layout) -> None:
    colour = _COLOUR[badge.verdict]
    passing = badge.verdict is Verdict.PASS
    left, top, right, bottom = badge.box
    size = bottom - top
    radius = size * _ROUNDNESS[badge.verdict]
    rim = max(1, layout.line // 16)
    _plate(canvas, badge.box, colour if passing else _WHITE, radius)
    inner = Box(left + rim, top + rim, right - rim, bottom - rim)
    _plate(canvas, inner, _WHITE if passing else colour, radius - rim)
    ink = _digits(badge.text, round(size * 0.5), round(right - left - size * 0.4))
    height, width = ink.shape
    x, y = round((left + right - width) / 2), round((top + bottom - height) / 2)
    patch = canvas[y : y + height, x : x + width]
    _blend(patch, colour if passing else _WHITE, ink, 1.0)


def _digits(text: str, height: int, most: int) -> Image:
    """Ink (H × W, 0 to 255) of the text, cropped tight, at most `height` high and `most` wide:
    OpenCV releases differ in their built-in face and in what they call its size."""
    scratch = np.zeros((160, 80 * len(text) + 80), np.uint8)
    cv2.putText(scratch, text, (20, 110), cv2.FONT_HERSHEY_DUPLEX, 2.5, 255, 5, cv2.LINE_AA)
    rows, columns = np.flatnonzero(scratch.max(axis=1)), np.flatnonzero(scratch.max(axis=0))
    ink = scratch[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = min(height / ink.shape[0], most / ink.shape[1])
    size = (max(1, round(ink.shape[1] * scale)), max(1, round(ink.shape[0] * scale)))
    return np.asarray(cv2.resize(ink, size, interpolation=cv2.INTER_AREA), np.uint8)


def _plate(canvas: Image, box: Box, colour: Colour, radius: float) -> None:
    left, top, right, bottom = (round(value) for value in box)
    r = max(0, min(round(radius), (bottom - top) // 2, (right - left) // 2))
    cv2.rectangle(canvas, (left + r, top), (right - r, bottom), colour, cv2.FILLED)
    cv2.rectangle(canvas, (left, top + r), (right, bottom - r), colour, cv2.FILLED)
    for x in (left + r, right - r):
        for y in (top + r, bottom - r):
            _disc(canvas, (x, y), r, colour)


def _disc(canvas: Image, centre: Point, radius: int, colour: Colour) -> None:
    at = (round(centre[0]), round(centre[1]))
    cv2.circle(canvas, at, radius, colour, cv2.FILLED, cv2.LINE_AA)


def _stroke(
    canvas: Image, start: Sequence[float], end: Sequence[float], colour: Colour, width: int,
    dash: float,
) -> None:  # fmt: skip
    """A line; `dash` > 0 breaks it into dashes that long with gaps of the same length."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    length = float(np.hypot(*(b - a)))
    pieces = max(1, round(length / dash)) if dash else 1
    pieces += 1 - pieces % 2
    for n in range(0, pieces, 2):
        p, q = a + (b - a) * n / pieces, a + (b - a) * (n + 1) / pieces
        ends = [(round(float(x)), round(float(y))) for x, y in (p, q)]
        cv2.line(canvas, ends[0], ends[1], colour, width, cv2.LINE_AA)


def _tint(canvas: Image, points: NDArray[np.float64], colour: Colour, strength: float) -> None:
    rows, columns = canvas.shape[:2]
    x0, y0 = np.maximum(np.floor(points.min(axis=0)).astype(int), 0)
    x1, y1 = np.minimum(np.ceil(points.max(axis=0)).astype(int) + 1, (columns, rows))
    if x1 <= x0 or y1 <= y0:
        return
    inside = np.zeros((y1 - y0, x1 - x0), np.uint8)
    cv2.fillPoly(inside, [np.round(points - (x0, y0)).astype(np.int32)], 255)
    _blend(canvas[y0:y1, x0:x1], colour, inside, strength)


def _blend(patch: Image, colour: Colour, ink: Image, strength: float) -> None:
    weight = ink[: patch.shape[0], : patch.shape[1], None] * (strength / 255)
    patch[:] = np.round(patch * (1 - weight) + np.array(colour) * weight)


# --- geometry and pixels ------------------------------------------------------------------


def _grown(quad: Sequence[Point], by: float) -> NDArray[np.float64]:
    """The quadrilateral with each corner moved outward along both its edges."""
    points = np.asarray(quad, np.float64)
    forward = np.roll(points, -1, axis=0) - points
    forward /= np.maximum(np.hypot(*forward.T), 1e-6)[:, None]
    return points + by * (np.roll(forward, 1, axis=0) - forward)


def _closest(one: Box, other: Box) -> tuple[Point, Point]:
    """The points of two boxes that are nearest to each other."""

    def between(a0: float, a1: float, b0: float, b1: float) -> tuple[float, float]:
        if a1 < b0:
            return a1, b0
        if b1 < a0:
            return a0, b1
        middle = (max(a0, b0) + min(a1, b1)) / 2
        return middle, middle

    x, other_x = between(one.left, one.right, other.left, other.right)
    y, other_y = between(one.top, one.bottom, other.top, other.bottom)
    return (x, y), (other_x, other_y)


def _joined(polygons: Sequence[NDArray[np.float64]]) -> list[NDArray[np.float64]]:
    """The outer outlines of polygons that may overlap, as the lines of one value do."""
    if len(polygons) == 1:
        return list(polygons)
    corners = np.concatenate(polygons)
    origin = np.floor(corners.min(axis=0)) - 1
    columns, rows = np.ceil(corners.max(axis=0) - origin).astype(int) + 2
    inside = np.zeros((rows, columns), np.uint8)
    for polygon in polygons:
        cv2.fillPoly(inside, [np.round(polygon - origin).astype(np.int32)], 255)
    outlines, _ = cv2.findContours(inside, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    smooth = [cv2.approxPolyDP(outline, 2.0, True)[:, 0, :] for outline in outlines]
    return [outline.astype(np.float64) + origin for outline in smooth]


def _span(low: float, high: float, limit: int) -> tuple[int, int]:
    start = min(max(0, int(low)), limit - 1)
    return start, max(start + 1, min(limit, int(np.ceil(high))))


def _scaled(image: Image) -> Image:
    longest = max(image.shape[:2])
    return _resized(image, min(max(longest, _LONG_SIDE[0]), _LONG_SIDE[1]) / longest)


def _resized(image: Image, scale: float) -> Image:
    rows, columns = image.shape[:2]
    size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    if size == (columns, rows):
        return np.ascontiguousarray(image)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(np.ascontiguousarray(image), size, interpolation=how), np.uint8)


def _encoded(picture: Image, suffix: str, options: Sequence[int]) -> bytes:
    done, data = cv2.imencode(suffix, np.ascontiguousarray(picture[:, :, ::-1]), options)
    if not done:
        raise ValueError(f"a picture of shape {picture.shape} can't be written as {suffix}")
    return bytes(data)
