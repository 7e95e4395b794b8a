"""Rings, seals with words, and lines of text, drawn for tests."""

from __future__ import annotations

import math

import cv2
import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw

from eval.foundry.fonts import find_fonts
from ocr.types import Image

INK = (206, 32, 40)


def paper(height: int = 900, width: int = 700) -> Image:
    """White paper."""
    return np.full((height, width, 3), 255, dtype=np.uint8)


def ring(
    image: Image, centre: tuple[int, int], radius: int, *, flat: float = 1.0, turn: float = 0.0
) -> None:
    """A seal without words: a line all round, strokes within, a star's worth of red inside."""
    axes = (radius, round(radius * flat))
    cv2.ellipse(image, centre, axes, turn, 0, 360, INK, max(2, radius // 20), cv2.LINE_AA)
    for step in range(14):
        angle = math.radians(150 + step * 18)
        x = centre[0] + 0.75 * axes[0] * math.cos(angle)
        y = centre[1] + 0.75 * axes[1] * math.sin(angle)
        half = max(2, radius // 12)
        cv2.rectangle(
            image, (round(x) - half, round(y) - half), (round(x) + half, round(y) + half), INK, 2
        )
    cv2.circle(image, centre, radius // 5, INK, -1, cv2.LINE_AA)


def write(image: Image, text: str, at: tuple[int, int], size: int) -> None:
    """Black words with their top left at `at`, in place."""
    canvas = Pillow.fromarray(image)
    ImageDraw.Draw(canvas).text(at, text, font=find_fonts().song[0].at(size), fill=(20, 20, 20))
    image[...] = np.asarray(canvas)


def seal(text: str, diameter: int, *, centre: str = "", span: float = 250.0) -> Pillow.Image:
    """A seal with words around its ring, a star, and a line below it. RGBA, transparent."""
    side = diameter * 2
    radius = side / 2 - 2
    layer = Pillow.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    ink = (*INK, 255)
    draw.ellipse((2, 2, side - 2, side - 2), outline=ink, width=round(radius * 0.05))
    height = radius * 0.25
    font = find_fonts().song_bold[0].at(height)
    step = math.radians(span) / (len(text) - 1)
    for i, char in enumerate(text):
        angle = -math.pi / 2 - math.radians(span) / 2 + i * step
        glyph = Pillow.new("RGBA", (round(height * 1.3),) * 2, (0, 0, 0, 0))
        ImageDraw.Draw(glyph).text(
            (glyph.width / 2, glyph.height / 2), char, font=font, fill=ink, anchor="mm"
        )
        width = min(glyph.width, round(glyph.width * step * radius * 0.75 / height))
        glyph = glyph.resize((width, glyph.height)).rotate(
            -math.degrees(angle) - 90, expand=True, resample=Pillow.Resampling.BICUBIC
        )
        x = side / 2 + radius * 0.76 * math.cos(angle)
        y = side / 2 + radius * 0.76 * math.sin(angle)
        layer.alpha_composite(glyph, (round(x - glyph.width / 2), round(y - glyph.height / 2)))
    points = []
    for corner in range(10):
        reach = radius * (0.28 if corner % 2 == 0 else 0.107)
        angle = -math.pi / 2 + corner * math.pi / 5
        points.append((side / 2 + reach * math.cos(angle), side / 2 + reach * math.sin(angle)))
    draw.polygon(points, fill=ink)
    if centre:
        font = find_fonts().song[0].at(radius * 0.15)
        draw.text((side / 2, side / 2 + radius * 0.5), centre, font=font, fill=ink, anchor="mm")
    return layer.resize((diameter, diameter), Pillow.Resampling.LANCZOS)


def press(image: Image, stamp: Pillow.Image, centre: tuple[int, int], *, turn: float = 0.0) -> None:
    """Stamp it over what is printed, as ink does: darker where both stand. In place."""
    stamp = stamp.rotate(turn, expand=True, resample=Pillow.Resampling.BICUBIC)
    ink = np.asarray(stamp).astype(np.float32)
    left, top = centre[0] - stamp.width // 2, centre[1] - stamp.height // 2
    part = image[top : top + stamp.height, left : left + stamp.width]
    cover = 0.9 * ink[..., 3:] / 255
    through = part * (1 - cover) + part * np.array(INK) / 255 * cover
    part[...] = through.astype(np.uint8)


def photographed(image: Image, *, seed: int = 0, light: float = 0.75) -> Image:
    """Seen a little from the side, warm and uneven light, grain, JPEG."""
    draw = np.random.default_rng(seed)
    height, width = image.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    moved = corners * 0.9 + np.array([width, height], dtype=np.float32) * 0.05
    moved += draw.uniform(-0.025, 0.025, (4, 2)).astype(np.float32) * (width, height)
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    desk = np.full_like(image, 90)
    seen = cv2.warpPerspective(
        image, matrix, (width, height), dst=desk, borderMode=cv2.BORDER_TRANSPARENT
    )
    shade = np.linspace(light, 1.0, width, dtype=np.float32)[None, :, None]
    lit = seen * shade * np.array([1.0, 0.97, 0.9], dtype=np.float32)
    lit += draw.normal(0, 3, (height, width, 1))
    _, data = cv2.imencode(
        ".jpg", np.clip(lit, 0, 255).astype(np.uint8)[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 85]
    )
    return np.ascontiguousarray(cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1])


def square_seal(rows: tuple[str, ...], side: int) -> Pillow.Image:
    """A square seal with its words in rows. RGBA, transparent."""
    layer = Pillow.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    ink, edge = (*INK, 255), round(side * 0.05)
    draw.rectangle((0, 0, side - 1, side - 1), outline=ink, width=edge)
    high = (side - 4 * edge) / len(rows)
    for number, row in enumerate(rows):
        font = find_fonts().song_bold[0].at(min(high * 0.85, (side - 4 * edge) / len(row)))
        middle = 2 * edge + (number + 0.5) * high
        draw.text((side / 2, middle), row, font=font, fill=ink, anchor="mm")
    return layer
