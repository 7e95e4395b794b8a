"""The words of a seal → red ink on a sheet (印章)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from eval.foundry.fonts import Face
from eval.foundry.sheet import Colour, SealMark, Sheet
from ocr.types import SealShape

REDS: tuple[Colour, ...] = ((214, 30, 38), (200, 24, 40), (222, 44, 36), (190, 30, 48))
Layer = NDArray[np.float32]


@dataclass(frozen=True)
class SealDesign:
    """What is cut into a seal: words around the ring, an optional line below the star, and the
    number of its registration, or words at its foot, along the lower edge. A square one has its
    words in rows."""

    ring: str
    centre: str = ""
    diameter: float = 42.0  # mm; 40-42 for firms, 45 and more for authorities, 18-25 square
    shape: SealShape = SealShape.ROUND
    number: str = ""
    foot: str = ""


@dataclass(frozen=True)
class Cut:
    """How a seal is cut, in shares of its diameter: the width of its `rim`, whether a thin line
    runs along inside it, how tall the letters of the ring are and how wide for their height,
    the space between rim and letters, degrees the words take at most and each of them, and how
    far the star reaches (0: none). A square one may be cut white on red (`sunk`). Around the
    ring each side of a stroke may stand out by `weight` of a letter's height beyond the
    typeface's, and strokes across may rise by `rise` degrees. Words at the foot are `foot`
    tall and take `foot_pitch` degrees each."""

    rim: float = 0.027
    lined: bool = False
    glyph: float = 0.125
    narrow: float = 0.8
    margin: float = 0.035
    sweep: float = 285.0
    pitch: float = 21.0
    star: float = 0.165
    flat: float = 0.72
    sunk: bool = False
    weight: float = 0.0
    rise: float = 0.0
    foot: float = 0.1
    foot_pitch: float = 15.0


def press(
    sheet: Sheet, design: SealDesign, x: float, y: float, face: Face, rng: np.random.Generator
) -> None:
    """Stamp the seal with its centre at (x, y) mm: a little turned, unevenly inked. The
    sheet remembers the box of what stands on it, and the seal's words."""
    layer = carve(design, sheet.scale, face, draw_cut(design, rng))
    layer = uneven(turned(layer, float(rng.normal(0, 6))), rng)
    red = REDS[int(rng.integers(len(REDS)))]
    left, top, right, bottom = sheet.stamp(layer, red, x, y)
    width, height = sheet.picture.size
    box = (max(0.0, left), max(0.0, top), min(width, right), min(height, bottom))
    sheet.seals.append(SealMark(design.ring, box, design.shape, design.centre))


def draw_cut(design: SealDesign, rng: np.random.Generator) -> Cut:
    """How one engraver cut it. Letters are as tall as the words' number allows."""
    count = len(design.ring)
    glyph = float(rng.uniform(0.105, 0.14) if count <= 14 else rng.uniform(0.095, 0.115))
    wide = float(rng.uniform(0.62, 0.95) if count <= 12 else rng.uniform(0.55, 0.78))
    return Cut(
        rim=float(rng.uniform(0.018, 0.034)),
        lined=design.shape is not SealShape.SQUARE and rng.random() < 0.2,
        glyph=glyph,
        narrow=wide,
        margin=float(rng.uniform(0.015, 0.045)),
        sweep=float(rng.uniform(265, 300)),
        pitch=float(rng.uniform(17, 24)),
        star=0.0 if design.shape is not SealShape.ROUND else float(rng.uniform(0.13, 0.18)),
        flat=float(rng.uniform(0.64, 0.76)),
        sunk=rng.random() < 0.4,
    )


def carve(design: SealDesign, scale: float, face: Face, cut: Cut) -> Layer:
    """The seal as coverage [0, 1], upright, at `scale` pixels a millimetre."""
    fine = scale * 2
    width = round(design.diameter * fine)
    height = round(width * cut.flat) if design.shape is SealShape.OVAL else width
    picture = Image.new("L", (width, height), 0)
    if design.shape is SealShape.SQUARE:
        _block(picture, design, face, cut)
    else:
        _round(picture, design, face, cut)
    small = picture.resize((width // 2, height // 2), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float32) / 255.0


def _round(picture: Image.Image, design: SealDesign, face: Face, cut: Cut) -> None:
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    rim = max(2, round(cut.rim * width))
    draw.ellipse((1, 1, width - 2, height - 2), outline=255, width=rim)
    edge = cut.rim
    if cut.lined:
        inset = rim + round(0.016 * width)
        line = max(2, round(0.007 * width))
        draw.ellipse((inset, inset, width - inset, height - inset), outline=255, width=line)
        edge += 0.016 + 0.007
    _ring_text(picture, design.ring, face, cut, edge)
    if design.foot:
        _along_foot(picture, design.foot, face, edge, glyph=cut.foot, pitch=cut.foot_pitch)
    elif design.number:
        _along_foot(picture, design.number, face, edge, glyph=0.042, pitch=4.6)
    if cut.star:
        _star(draw, width / 2, height / 2, cut.star * width)
    if design.centre:
        size = min(0.1, 0.62 / len(design.centre)) * width
        base = height * (0.78 if cut.star else 0.54)
        draw.text((width / 2, base), design.centre, font=face.at(size), fill=255, anchor="ms")


def _ring_text(picture: Image.Image, words: str, face: Face, cut: Cut, edge: float) -> None:
    """Each glyph upright on its own radius, read clockwise from lower left over the top."""
    width, height = picture.size
    count = len(words)
    glyph = cut.glyph * width
    radii = np.array([width, height]) / 2 - (edge + cut.margin) * width - glyph * 0.5
    pitch = min(cut.pitch * (1.0 if cut.star else 0.9), cut.sweep / count)
    advance = np.radians(pitch) * radii.mean()
    narrow = min(cut.narrow, 0.97 * advance / glyph)
    for char, angle in zip(words, _spread(count, pitch, radii), strict=True):
        cell = _cut_anew(_cell(char, face, glyph), glyph, cut)
        _place(picture, cell, narrow, angle, radii, outward=True)


def _spread(count: int, pitch: float, radii: NDArray[np.float64]) -> list[float]:
    """Angles at which letters stand equally far apart along an ellipse, the top in the middle."""
    fine = np.linspace(-np.pi, np.pi, 721)
    x, y = radii[0] * np.sin(fine), -radii[1] * np.cos(fine)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    middle, whole = along[360], along[-1]
    places = middle + (np.arange(count) - (count - 1) / 2) * pitch / 360 * whole
    return [float(a) - np.pi / 2 for a in np.interp(places, along, fine)]


def _along_foot(
    picture: Image.Image, words: str, face: Face, edge: float, *, glyph: float, pitch: float
) -> None:
    """Letters along the lower edge, their feet outward, from left to right, `glyph` of the
    diameter high and `pitch` degrees apart."""
    width, height = picture.size
    high = glyph * width
    radii = np.array([width, height]) / 2 - (edge + 0.012) * width - high * 0.5
    narrow = min(0.9, 0.97 * np.radians(pitch) * float(radii.mean()) / high)
    for index, char in enumerate(words):
        angle = np.pi / 2 + np.radians(pitch) * ((len(words) - 1) / 2 - index)
        _place(picture, _cell(char, face, high), narrow, float(angle), radii, outward=False)


def _cell(char: str, face: Face, glyph: float) -> Image.Image:
    """A letter in the middle of a square."""
    side = round(glyph * 1.5)
    cell = Image.new("L", (side, side), 0)
    middle = (side / 2, side / 2)
    ImageDraw.Draw(cell).text(middle, char, font=face.at(glyph), fill=255, anchor="mm")
    return cell


def _cut_anew(cell: Image.Image, glyph: float, cut: Cut) -> Image.Image:
    """The letter with the cut's weight and rise."""
    if cut.rise:
        slope = math.tan(math.radians(cut.rise))
        matrix = (1.0, 0.0, 0.0, slope, 1.0, -slope * cell.width / 2)
        cell = cell.transform(cell.size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    if not cut.weight:
        return cell
    inside = np.asarray(cell) > 127
    apart = [
        cv2.distanceTransform(part.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        for part in (inside, ~inside)
    ]
    out = np.where(inside, apart[0] - 0.5, 0.5 - apart[1]) + cut.weight * glyph
    return Image.fromarray(np.asarray(255 * (out + 0.5).clip(0, 1), dtype=np.uint8))


def _place(
    picture: Image.Image,
    cell: Image.Image,
    narrow: float,
    angle: float,
    radii: NDArray[np.float64],
    *,
    outward: bool,
) -> None:
    """One letter onto the ellipse, its head to the rim or (not `outward`) to the middle."""
    width = max(1, round(cell.height * narrow))
    cell = cell.resize((width, cell.height), Image.Resampling.BILINEAR)
    normal = np.arctan2(np.sin(angle) * radii[0], np.cos(angle) * radii[1])
    lean = -90 - float(np.degrees(normal)) + (0 if outward else 180)
    cell = cell.rotate(lean, Image.Resampling.BICUBIC, expand=True)
    spot = np.array(picture.size) / 2 + radii * np.array([np.cos(angle), np.sin(angle)])
    left, top = round(spot[0] - cell.width / 2), round(spot[1] - cell.height / 2)
    picture.paste(255, (left, top, left + cell.width, top + cell.height), cell)


def _block(picture: Image.Image, design: SealDesign, face: Face, cut: Cut) -> None:
    """Words in rows that fill a square: two by two for the name of a person."""
    side = picture.width
    draw = ImageDraw.Draw(picture)
    rim = max(2, round(1.4 * cut.rim * side))
    ink = 0 if cut.sunk else 255
    if cut.sunk:
        draw.rectangle((0, 0, side, side), fill=255)
    else:
        draw.rectangle((0, 0, side - 1, side - 1), outline=255, width=rim)
    rows = _rows(design.ring)
    inner = side - 2 * rim - 0.08 * side
    high = inner / len(rows)
    for number, row in enumerate(rows):
        wide = inner / len(row)
        for place, char in enumerate(row):
            size = 0.94 * max(wide, high)
            cell = Image.new("L", (round(size), round(size)), 0)
            middle = (size / 2, size / 2)
            ImageDraw.Draw(cell).text(middle, char, font=face.at(size), fill=255, anchor="mm")
            cell = cell.resize((round(0.94 * wide), round(0.94 * high)))
            left = round((side - inner) / 2 + wide * (place + 0.03))
            top = round((side - inner) / 2 + high * (number + 0.03))
            picture.paste(ink, (left, top, left + cell.width, top + cell.height), cell)


def _rows(words: str) -> tuple[str, ...]:
    rows = max(1, round(len(words) ** 0.5))
    if len(words) <= 3:
        rows = 1
    long = -(-len(words) // rows)
    return tuple(words[i : i + long] for i in range(0, len(words), long))


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    points = []
    for index in range(10):
        reach = radius if index % 2 == 0 else radius * 0.382
        angle = -np.pi / 2 + index * np.pi / 5
        points.append((x + reach * np.cos(angle), y + reach * np.sin(angle)))
    draw.polygon(points, fill=255)


def turned(layer: Layer, degrees: float) -> Layer:
    """The layer turned anticlockwise about its middle, cropped to its ink."""
    height, width = layer.shape
    reach = round(float(np.hypot(width, height))) - min(width, height)
    roomy = np.pad(layer, reach // 2 + 1)
    middle = (roomy.shape[1] / 2, roomy.shape[0] / 2)
    turn = cv2.getRotationMatrix2D(middle, degrees, 1.0)
    on = np.asarray(cv2.warpAffine(roomy, turn, roomy.shape[::-1]), dtype=np.float32)
    rows, columns = (np.nonzero(on.max(axis=axis) > 0.05)[0] for axis in (1, 0))
    # cropped alike on both sides: its middle stays where it was
    up = min(rows[0], len(on) - 1 - rows[-1])
    left = min(columns[0], on.shape[1] - 1 - columns[-1])
    return on[up : len(on) - up, left : on.shape[1] - left]


def uneven(layer: Layer, rng: np.random.Generator) -> Layer:
    """Ink as a pad leaves it: blotches, a paler side, pinholes; one in eight is pale all over."""
    height, width = layer.shape
    blotches = cv2.resize(rng.random((9, 9), dtype=np.float32), (width, height))
    grain = cv2.GaussianBlur(rng.random((height, width), dtype=np.float32), (0, 0), 1.0)
    side = np.linspace(-1, 1, width, dtype=np.float32) * np.float32(rng.uniform(-0.12, 0.12))
    full = rng.uniform(0.45, 0.6) if rng.random() < 0.125 else rng.uniform(0.74, 0.86)
    strength = np.float32(full) + 0.16 * (blotches - 0.5) + side[None, :]
    strength = strength * np.where(grain < 0.36, 0.35, 1.0)
    soft = cv2.GaussianBlur(layer * strength.clip(0.2, 0.95), (0, 0), 0.5)
    return np.asarray(soft, dtype=np.float32)
