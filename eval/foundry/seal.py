"""The words of a seal → red ink on a sheet (印章)."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from eval.foundry.fonts import Face
from eval.foundry.sheet import Colour, SealMark, Sheet, SignatureMark
from ocr.types import SealShape

REDS: tuple[Colour, ...] = ((214, 30, 38), (200, 24, 40), (222, 44, 36), (190, 30, 48))
PENS: tuple[Colour, ...] = ((30, 34, 60), (26, 44, 120), (34, 34, 36))


@dataclass(frozen=True)
class SealDesign:
    """What is cut into a seal: words around the ring, an optional line below the star."""

    ring: str
    centre: str = ""
    diameter: float = 42.0  # mm; 40-42 for firms, 45 and more for authorities
    oval: bool = False


def press(
    sheet: Sheet, design: SealDesign, x: float, y: float, face: Face, rng: np.random.Generator
) -> None:
    """Stamp the seal with its centre at (x, y) mm: a little turned, unevenly inked. The
    sheet remembers its box and ring text."""
    layer = carve(design, sheet.scale, face)
    turn = float(rng.normal(0, 6))
    height, width = layer.shape
    around = cv2.getRotationMatrix2D((width / 2, height / 2), turn, 1.0)
    layer = np.asarray(cv2.warpAffine(layer, around, (width, height)), dtype=np.float32)
    layer = _uneven(layer, rng)
    red = REDS[int(rng.integers(len(REDS)))]
    box = sheet.stamp(layer, red, x, y)
    shape = SealShape.OVAL if design.oval else SealShape.ROUND
    sheet.seals.append(SealMark(design.ring, box, shape, design.centre))


def carve(design: SealDesign, scale: float, face: Face) -> NDArray[np.float32]:
    """The seal as coverage [0, 1], upright, at `scale` pixels a millimetre."""
    fine = scale * 2
    width = round(design.diameter * fine)
    height = round(width * 0.72) if design.oval else width
    picture = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(picture)
    rim = max(2, round(1.15 * fine))
    draw.ellipse((1, 1, width - 2, height - 2), outline=255, width=rim)
    _ring_text(picture, design, fine, face)
    if not design.oval:
        _star(draw, width / 2, height / 2, 0.165 * width)
    if design.centre:
        size = 0.1 * width
        font = face.at(size)
        base = height * (0.56 if design.oval else 0.78)
        draw.text((width / 2, base), design.centre, font=font, fill=255, anchor="ms")
    small = picture.resize((width // 2, height // 2), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float32) / 255.0


def _ring_text(picture: Image.Image, design: SealDesign, fine: float, face: Face) -> None:
    """Each glyph upright on its own radius, read clockwise from lower left over the top."""
    width, height = picture.size
    count = len(design.ring)
    glyph = (0.125 if count <= 14 else 0.108) * width
    centre = np.array([width / 2, height / 2])
    radii = centre - 1.15 * fine - 0.035 * width - glyph * 0.56
    sweep = np.radians(min(290.0, 21.0 * count if count <= 13 else 290.0))
    narrow = 0.86 if count <= 12 else 0.72
    font = face.at(glyph)
    for index, char in enumerate(design.ring):
        angle = -np.pi / 2 - sweep / 2 + sweep * (index + 0.5) / count
        side = round(glyph * 1.5)
        cell = Image.new("L", (side, side), 0)
        ImageDraw.Draw(cell).text((side / 2, side / 2), char, font=font, fill=255, anchor="mm")
        cell = cell.resize((max(1, round(side * narrow)), side), Image.Resampling.BILINEAR)
        turned = cell.rotate(-90 - float(np.degrees(angle)), Image.Resampling.BICUBIC, expand=True)
        spot = centre + radii * np.array([np.cos(angle), np.sin(angle)])
        corner = (round(spot[0] - turned.width / 2), round(spot[1] - turned.height / 2))
        picture.paste(255, (*corner, corner[0] + turned.width, corner[1] + turned.height), turned)


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    points = []
    for index in range(10):
        reach = radius if index % 2 == 0 else radius * 0.382
        angle = -np.pi / 2 + index * np.pi / 5
        points.append((x + reach * np.cos(angle), y + reach * np.sin(angle)))
    draw.polygon(points, fill=255)


def _uneven(layer: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """Ink as a pad leaves it: blotches, a paler side, pinholes."""
    height, width = layer.shape
    blotches = cv2.resize(rng.random((9, 9), dtype=np.float32), (width, height))
    grain = cv2.GaussianBlur(rng.random((height, width), dtype=np.float32), (0, 0), 1.0)
    side = np.linspace(-1, 1, width, dtype=np.float32) * np.float32(rng.uniform(-0.12, 0.12))
    strength = 0.80 + 0.16 * (blotches - 0.5) + side[None, :]
    strength = strength * np.where(grain < 0.36, 0.35, 1.0)
    soft = cv2.GaussianBlur(layer * strength.clip(0.2, 0.95), (0, 0), 0.5)
    return np.asarray(soft, dtype=np.float32)


def sign(
    sheet: Sheet,
    name: str,
    x: float,
    y: float,
    size: float,
    face: Face,
    rng: np.random.Generator,
    *,
    label: str,
    key: str = "",
) -> None:
    """A name written by hand with its middle at (x, y): slanted, uneven, blue or black. `label`
    are the words that ask for it."""
    pixels = sheet.px(size)
    font = face.at(pixels * 2)
    width, height = round(pixels * 2 * (len(name) + 1)), round(pixels * 3.4)
    picture = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(picture)
    cursor = pixels * 0.9
    for char in name:
        lift = float(rng.normal(0, 0.06)) * pixels
        draw.text((cursor, height * 0.68 + lift), char, font=font, fill=255, anchor="ls")
        cursor += font.getlength(char) * float(rng.uniform(0.84, 0.96))
    slant = float(rng.uniform(0.12, 0.3))
    sheared = picture.transform(
        picture.size,
        Image.Transform.AFFINE,
        (1, slant, -slant * height * 0.6, float(rng.normal(0, 0.03)), 1, 0),
        Image.Resampling.BICUBIC,
    )
    ink = sheared.getbbox()
    if ink is None:
        return
    written = sheared.crop(ink)
    small = written.resize((max(1, written.width // 2), max(1, written.height // 2)))
    layer = np.asarray(small, dtype=np.float32) / 255.0 * float(rng.uniform(0.82, 0.95))
    box = sheet.stamp(layer, PENS[int(rng.integers(len(PENS)))], x, y)
    sheet.signatures.append(SignatureMark(label, name, box))
    if key:
        sheet.mark(key, name, box)
