"""Words → a printed line in a picture, photographed well or badly → the strip cut out of it."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pictures
from PIL import ImageDraw

from eval.foundry.fonts import Face
from eval.foundry.light import defocused, moved
from eval.training.line_words import line_words
from eval.training.strips import HEIGHT, Strip, find_faces
from ocr import geometry
from ocr.types import Image

_SIZES = (8.0, 36.0)
"""Pixels of a letter in the photograph."""

_CROP = 64
"""Pixels: as ocr.page_reader cuts lines out."""


def draw_line(rng: np.random.Generator, texts: Path | None) -> Strip:
    """One strip; a quarter of them hardly worn, half of them badly."""
    faces = find_faces()
    face = faces[int(rng.integers(len(faces)))]
    words = "".join(c for c in line_words(rng, texts) if c == " " or face.has(c)) or "无"
    size = float(np.exp(rng.uniform(*np.log(_SIZES))))
    drawn = float(np.clip(2 * size, 26, 56))
    sheet, box = _sheet(words, face, drawn, rng)
    picture, quad = _placed(sheet, box, size / drawn, rng)
    picture = _worn(picture, size, rng)
    crop = geometry.crop(picture, _guessed(quad, size, rng), height=_CROP)
    width = max(16, int(np.ceil(crop.shape[1] * HEIGHT / crop.shape[0])))
    strip = np.asarray(cv2.resize(crop, (width, HEIGHT)), dtype=np.uint8)
    return Strip(strip, words)


def _sheet(
    words: str, face: Face, size: float, rng: np.random.Generator
) -> tuple[Image, NDArray[np.float32]]:
    """Paper with the line on it, its neighbours and what is printed beside and under it; and
    where the line stands."""
    font = face.at(size)
    gap = float(rng.uniform(0.05, 0.5) * size) if rng.random() < 0.15 else 0.0
    length = font.getlength(words) + gap * (len(words) - 1)
    wide, high = round(length + 3.2 * size), round(4.4 * size)
    paper = np.clip(np.array([250, 249, 246]) + rng.normal(0, 4, 3), 0, 255)
    if rng.random() < 0.3:
        paper = rng.uniform(175, 252, 3)
    ground = np.full((high, wide, 3), paper, np.float32)
    if rng.random() < 0.2:
        ground = _waves(ground, size, rng)
    picture = Pictures.fromarray(ground.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    left, top = 1.6 * size, 1.7 * size
    ink = tuple(int(c) for c in rng.uniform(0, 70, 3))
    if rng.random() < 0.15:
        ink = tuple(int(c) for c in rng.uniform(0, 150, 3))
    leading = size * float(rng.uniform(1.25, 2.4))
    for above in (-leading, leading):
        if rng.random() < 0.5:
            other = line_words(rng, None)
            draw.text((left + float(rng.uniform(-2, 2)) * size, top + above), other, ink, font)
    if rng.random() < 0.25:
        _rules(draw, left, top, length, size, rng)
    x = left
    for char in words if gap else (words,):
        draw.text((x, top), char, ink, font)
        x += font.getlength(char) + gap
    _, upper, _, lower = font.getbbox(words)
    box = (left, top + upper, left + length, top + lower)
    if rng.random() < 0.1:
        red = (int(rng.integers(180, 240)), int(rng.integers(20, 110)), int(rng.integers(20, 110)))
        x, y, r = rng.uniform(0, wide), rng.uniform(-2, 6) * size, rng.uniform(3, 7) * size
        draw.ellipse((x - r, y - r, x + r, y + r), outline=red, width=max(1, round(0.12 * size)))
    corners = [[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]]]
    return np.asarray(picture, dtype=np.uint8), np.array(corners, dtype=np.float32)


def _waves(
    ground: NDArray[np.float32], size: float, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Fine coloured lines, as behind the print of certificates."""
    y, x = np.mgrid[: ground.shape[0], : ground.shape[1]].astype(np.float32)
    tone = rng.uniform(-60, 10, 3)
    for _ in range(int(rng.integers(1, 3))):
        bend = rng.uniform(0.5, 3) * size * np.sin(x / (rng.uniform(1, 6) * size))
        pitch = rng.uniform(0.12, 0.6) * size
        lines = np.clip(np.cos(2 * np.pi * (y + bend + x * rng.uniform(-1, 1)) / pitch), 0, 1) ** 2
        ground = ground + lines[..., None] * tone * rng.uniform(0.2, 1.0)
    return np.asarray(ground, dtype=np.float32)


def _rules(
    draw: ImageDraw.ImageDraw,
    left: float,
    top: float,
    length: float,
    size: float,
    rng: np.random.Generator,
) -> None:
    """A rule below, or the cell of a table around the line."""
    thick = max(1, round(rng.uniform(0.02, 0.08) * size))
    grey = int(rng.integers(0, 160))
    below = top + size * float(rng.uniform(1.22, 1.6))
    before, behind = left - rng.uniform(0.1, 1) * size, left + length + rng.uniform(0.1, 1) * size
    draw.line((before, below, behind, below), fill=(grey,) * 3, width=thick)
    if rng.random() < 0.5:
        above = top - size * float(rng.uniform(0.15, 0.6))
        draw.line((before, above, behind, above), fill=(grey,) * 3, width=thick)
        for x in (before, behind):
            draw.line((x, above, x, below), fill=(grey,) * 3, width=thick)


def _placed(
    sheet: Image, box: NDArray[np.float32], scale: float, rng: np.random.Generator
) -> tuple[Image, NDArray[np.float32]]:
    """As the camera sees it: letters small, a little aslant and turned."""
    high, wide = sheet.shape[:2]
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    squeeze = np.array([rng.uniform(0.8, 1.1), 1.0]) if rng.random() < 0.4 else np.ones(2)
    at = corners * scale * squeeze
    turn = np.radians(rng.normal(0, 2.5))
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    at = at @ spin + rng.normal(0, 0.06 * high * scale, (4, 2)) * (rng.random() < 0.5)
    at = (at - at.min(axis=0) + rng.uniform(0, 1, 2)).astype(np.float32)
    size = np.ceil(at.max(axis=0)).astype(int) + 1
    soft = cv2.GaussianBlur(sheet, (0, 0), max(0.3, 0.38 / scale)) if scale < 0.8 else sheet
    matrix = cv2.getPerspectiveTransform(corners, at)
    picture = cv2.warpPerspective(
        soft, matrix, (int(size[0]), int(size[1])), borderMode=cv2.BORDER_REPLICATE
    )
    quad = cv2.perspectiveTransform(box[None], matrix)[0]
    return np.asarray(picture, dtype=np.uint8), np.asarray(quad, dtype=np.float32)


def _worn(image: Image, size: float, rng: np.random.Generator) -> Image:
    """What lens, hand, light and JPEG leave of it; `size` is a letter's in pixels."""
    hard = rng.random() ** 0.75
    dot = size / 16
    if hard > 0.2:
        image = np.asarray(
            cv2.GaussianBlur(image, (0, 0), max(0.2, dot * rng.uniform(0.2, 0.9))), dtype=np.uint8
        )
    gain, noise = rng.uniform(0.75, 1.04), rng.uniform(0.5, 3)
    if hard > 0.45:
        flaw = rng.random()
        most = 1.0 if hard < 0.75 else 1.75
        if flaw < 0.35:
            image = defocused(image, max(0.3, dot * rng.uniform(0.6, 1.25) * most))
        elif flaw < 0.65:
            image = moved(image, max(1.0, dot * rng.uniform(1.2, 2.8) * most), rng)
        elif flaw < 0.85:
            gain, noise = rng.uniform(0.25, 0.6), rng.uniform(3, 9)
        if hard > 0.75 and rng.random() < 0.5:
            gain, noise = gain * rng.uniform(0.4, 1.0), rng.uniform(2, 8)
    level = image.astype(np.float32) * gain
    slope = np.linspace(-1, 1, image.shape[1], dtype=np.float32) * rng.uniform(-0.2, 0.2)
    level = level * (1 + slope)[None, :, None]
    if hard > 0.6 and rng.random() < 0.12:  # light that washes out
        level = level + (255 - level) * rng.uniform(0.2, 0.65)
    if rng.random() < 0.15:
        level = np.repeat(level.mean(axis=2, keepdims=True), 3, axis=2)
    level = level * (1 + rng.normal(0, 0.03, 3)) + rng.normal(0, noise, level.shape)
    out = np.asarray(level.clip(0, 255), dtype=np.uint8)
    if hard > 0.15:
        quality = int(rng.integers(34, 62) if hard > 0.6 else rng.integers(60, 93))
        _, packed = cv2.imencode(".jpg", out[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
        out = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), dtype=np.uint8)[..., ::-1]
    return np.ascontiguousarray(out)


def _guessed(
    quad: NDArray[np.float32], size: float, rng: np.random.Generator
) -> NDArray[np.float32]:
    """The line's place as a detector would give it: mostly with some room around."""
    room = rng.uniform([-0.02, 0.0], [0.28, 0.3]) * size
    across, down = room[0], room[1]
    grown = quad + np.array([[-across, -down], [across, -down], [across, down], [-across, down]])
    return np.asarray(grown + rng.normal(0, 0.04 * size, (4, 2)), dtype=np.float32)
