"""Words → a seal in a picture, worn and photographed → the strip its ring unrolls to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pictures
from PIL import ImageDraw

from eval.foundry.fonts import Face
from eval.foundry.seal import REDS, Cut, SealDesign, carve, turned, uneven
from eval.training.ring_words import foot_words, plain, ring_words
from ocr.seals import Outline
from ocr.types import Image, SealShape
from ocr.unroll import unroll

FACES = tuple(
    (f"NotoSerifCJK-{weight}.ttc", 2) for weight in ("Light", "Regular", "Medium", "Bold", "Black")
) + tuple(
    (f"NotoSansCJK-{weight}.ttc", 2) for weight in ("Light", "Regular", "Medium", "Bold", "Black")
) + (
    ("wqy-zenhei.ttc", 0), ("wqy-microhei.ttc", 0), ("DroidSansFallbackFull.ttf", 0),
    ("TW-Sung-98_1.ttf", 0), ("HanaMinA.ttf", 0),
    ("TW-Kai-98_1.ttf", 0), ("TW-Kai-98_1.ttf", 0), ("TW-Kai-98_1.ttf", 0),
    ("cwfs.ttf", 0), ("cwkai.ttf", 0),
)  # fmt: skip
"""Song, Hei, Kai and the upright brush of official papers (仿宋), some more often than once. None
of them sets the held-out papers. The last two are of Taiwan's characters only."""

PACKAGES = (
    "fonts-noto-cjk fonts-noto-cjk-extra fonts-wqy-zenhei fonts-wqy-microhei fonts-droid-fallback"
    " fonts-cns11643-sung fonts-cns11643-kai fonts-hanazono fonts-cwtex-fs fonts-cwtex-kai"
)
"""Debian's, that hold FACES."""

_RADIUS = (42.0, 210.0)
_FOOTED = 0.25
"""Share of the round seals that have words at their foot."""

_AROUND = 1.25
"""Half of the picture's side, in radii."""


@dataclass(frozen=True)
class Strip:
    """A strip and the words that stand on it from its left."""

    image: Image
    words: str


def find_faces(folder: Path = Path("/usr/share/fonts")) -> tuple[Face, ...]:
    """The typefaces of FACES that are there. FileNotFoundError when none is."""
    there = {path.name: path for path in folder.rglob("*")}
    found = tuple(Face(str(there[name]), index) for name, index in FACES if name in there)
    if not found:
        raise FileNotFoundError(f"none of {FACES} under {folder}: install {PACKAGES}")
    return found


def draw_strip(rng: np.random.Generator, faces: tuple[Face, ...]) -> Strip:
    """One strip: mostly cut where the words begin and end, else the whole way round, begun in
    the gap or anywhere."""
    face = faces[int(rng.integers(len(faces)))]
    design, cut = draw_design(face, rng)
    radius = float(np.exp(rng.uniform(*np.log(_RADIUS))))
    lean = float(rng.normal(0, 8))
    layer = carve(design, 2 * radius / design.diameter, face, cut)
    flat = layer.shape[0] / layer.shape[1]
    layer = uneven(turned(layer, lean), rng)
    image, ring = _picture(layer, radius, flat, faces, rng)
    image = _worn(image, radius, rng)
    return cut_out(image, guessed(ring, rng), design, ends_of(design, cut, lean), rng)


def draw_design(face: Face, rng: np.random.Generator) -> tuple[SealDesign, Cut]:
    """A seal and how it is cut; of some a number or words stand at the foot."""
    words = words_in(face, rng)
    shape = SealShape.OVAL if rng.random() < 0.2 else SealShape.ROUND
    cut = draw_cut(words, shape, rng)
    centre = ring_words(rng)[: int(rng.integers(2, 7))] if rng.random() < 0.4 else ""
    number = "".join(str(d) for d in rng.integers(0, 10, 13)) if rng.random() < 0.25 else ""
    design = SealDesign(words, centre, float(rng.uniform(36, 48)), shape, number)
    if shape is SealShape.ROUND and rng.random() < _FOOTED:
        foot = _cut_in(face, foot_words(rng), rng)
        cut = replace(cut, sweep=float(rng.uniform(170, 245)))
        room = 360 * (1 - _pitch(design, cut) * len(words)) - 2 * float(rng.uniform(6, 30))
        pitch = min(float(rng.uniform(9, 17)), room / len(foot))
        design = replace(design, foot=foot)
        cut = replace(cut, foot=float(rng.uniform(0.065, 0.11)), foot_pitch=pitch)
    return design, cut


def words_in(face: Face, rng: np.random.Generator) -> str:
    """Words around a seal; plain characters stand for those that the face has not."""
    return _cut_in(face, ring_words(rng), rng)


def _cut_in(face: Face, words: str, rng: np.random.Generator) -> str:
    while lacking := {char for char in words if not face.has(char)}:
        words = "".join(plain(rng, 1, 1) if char in lacking else char for char in words)
    return words


def draw_cut(words: str, shape: SealShape, rng: np.random.Generator) -> Cut:
    """As some engraver may have cut it."""
    count = len(words)
    return Cut(
        rim=float(rng.uniform(0.012, 0.04)),
        lined=rng.random() < 0.2,
        glyph=float(rng.uniform(0.1, 0.155) if count <= 14 else rng.uniform(0.085, 0.12)),
        narrow=float(rng.uniform(0.5, 1.05)),
        margin=float(rng.uniform(0.01, 0.055)),
        sweep=float(rng.uniform(225, 318)),
        pitch=float(rng.uniform(13, 30)),
        star=0.0 if shape is SealShape.OVAL else float(rng.uniform(0.1, 0.2)),
        flat=float(rng.uniform(0.62, 0.79)),
        weight=float(rng.uniform(-0.006, 0.02)) if rng.random() < 0.6 else 0.0,
        rise=float(rng.uniform(-2, 7)) if rng.random() < 0.4 else 0.0,
    )


def _picture(
    layer: NDArray[np.float32],
    radius: float,
    flat: float,
    faces: tuple[Face, ...],
    rng: np.random.Generator,
) -> tuple[Image, Outline]:
    """The seal on paper with print under it. The ring is given for a seal that lies straight:
    what it leans is left in the words' place."""
    side = round(2 * _AROUND * radius)
    ground = _ground(side, radius, faces, rng)
    height, width = layer.shape
    cover = np.zeros((side, side), np.float32)
    top, left = (side - height) // 2, (side - width) // 2
    into = cover[max(0, top) : top + height, max(0, left) : left + width]
    into[:] = layer[max(0, -top) :, max(0, -left) :][: into.shape[0], : into.shape[1]]
    ink = np.array(REDS[int(rng.integers(len(REDS)))], np.float32) / 255
    ink = np.clip(ink * rng.uniform(0.75, 1.1) + rng.normal(0, 0.03, 3), 0, 1)
    if rng.random() < 0.04:
        ink = np.array([0.15, 0.2, 0.55])
    strength = rng.uniform(0.65, 1.0)
    mixed = ground * (1 - strength * cover[..., None] * (1 - ink.astype(np.float32)))
    middle = side / 2
    ring = Outline(middle, middle, radius, radius * flat, 0.0)
    return mixed.clip(0, 255).astype(np.uint8), ring


def _ground(
    side: int, radius: float, faces: tuple[Face, ...], rng: np.random.Generator
) -> NDArray[np.float32]:
    paper = np.array([250, 249, 245]) + rng.normal(0, 5, 3)
    if rng.random() < 0.25:
        paper = rng.uniform(165, 250, 3)
    picture = Pictures.new("RGB", (side, side), tuple(int(c) for c in paper.clip(0, 255)))
    draw = ImageDraw.Draw(picture)
    if rng.random() < 0.12:  # a photograph, a band, a coloured field the seal overlaps
        colour = tuple(int(c) for c in rng.uniform(40, 220, 3))
        x, y = rng.uniform(-0.4, 0.7, 2) * side
        draw.rectangle((x, y, x + rng.uniform(0.3, 0.9) * side, y + rng.uniform(0.3, 0.9) * side),
                       fill=colour)  # fmt: skip
        for _ in range(int(rng.integers(0, 4))):
            colour = tuple(int(c) for c in rng.uniform(30, 230, 3))
            a, b = rng.uniform(-0.2, 0.9, 2) * side
            draw.ellipse((a, b, a + 0.4 * side, b + 0.4 * side), fill=colour)
    if rng.random() < 0.5:
        _print(draw, side, radius, faces, rng)
    for _ in range(int(rng.integers(0, 3)) if rng.random() < 0.4 else 0):
        at = float(rng.uniform(0, side))
        ends = (0, at, side, at) if rng.random() < 0.6 else (at, 0, at, side)
        draw.line(ends, fill=(60, 60, 60), width=max(1, round(0.012 * radius)))
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), float(rng.normal(0, 5)), 1.0)
    flat = cv2.warpAffine(np.asarray(picture), turn, (side, side), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, dtype=np.float32)


def _print(
    draw: ImageDraw.ImageDraw,
    side: int,
    radius: float,
    faces: tuple[Face, ...],
    rng: np.random.Generator,
) -> None:
    size = float(rng.uniform(0.16, 0.36) * radius)
    leading = size * rng.uniform(1.3, 3.2)
    y = float(rng.uniform(-leading, leading))
    colour = (30, 30, 32) if rng.random() < 0.85 else tuple(int(c) for c in rng.uniform(0, 150, 3))
    face = faces[int(rng.integers(len(faces)))]
    while y < side:
        words = ring_words(rng) + ring_words(rng)
        if rng.random() < 0.3:
            words = f"{rng.integers(1990, 2031)}年{rng.integers(1, 13)}月{rng.integers(1, 29)}日"
        if rng.random() < 0.75:
            x = float(rng.uniform(-0.6, 0.6) * side)
            draw.text((x, y), words, font=face.at(size), fill=colour)
        y += leading


def _worn(image: Image, radius: float, rng: np.random.Generator) -> Image:
    """As a scanner or a telephone sees it: soft, dark, aslant in light, squeezed."""
    hard = rng.random()
    level = image.astype(np.float32)
    if hard > 0.25:
        sigma = radius * rng.uniform(0.002, 0.008 if hard < 0.75 else 0.019)
        level = cv2.GaussianBlur(level, (0, 0), max(0.3, sigma)).astype(np.float32)
    if hard > 0.7 and rng.random() < 0.3:
        level = _moved(level, radius * rng.uniform(0.01, 0.045), rng)
    gain = rng.uniform(0.35, 0.95) if hard > 0.7 else rng.uniform(0.8, 1.04)
    slope = np.linspace(-1, 1, len(level), dtype=np.float32) * rng.uniform(-0.25, 0.25)
    level = (
        level * gain * (1 + (slope[:, None] if rng.random() < 0.5 else slope[None, :]))[..., None]
    )
    level = level * (1 + rng.normal(0, 0.035, 3).astype(np.float32))
    if rng.random() < 0.16:
        level = np.repeat(level.mean(axis=2, keepdims=True), 3, axis=2)
    noise = rng.normal(0, rng.uniform(0.5, 3 if hard < 0.7 else 7), level.shape)
    out = (level + noise).clip(0, 255).astype(np.uint8)
    if hard > 0.2:
        out = squeezed(out, int(rng.integers(36, 92)))
    return out


def squeezed(image: Image, quality: int) -> Image:
    """As it comes out of a JPEG file."""
    _, packed = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    seen = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), dtype=np.uint8)
    return np.ascontiguousarray(seen[..., ::-1])


def _moved(
    level: NDArray[np.float32], length: float, rng: np.random.Generator
) -> NDArray[np.float32]:
    side = max(3, 2 * round(length / 2) + 1)
    kernel = np.zeros((side, side), np.float32)
    kernel[side // 2] = 1 / side
    turn = cv2.getRotationMatrix2D((side // 2, side // 2), float(rng.uniform(0, 180)), 1.0)
    kernel = np.asarray(cv2.warpAffine(kernel, turn, (side, side)), dtype=np.float32)
    return np.asarray(cv2.filter2D(level, -1, kernel / max(kernel.sum(), 1e-3)), dtype=np.float32)


def ends_of(design: SealDesign, cut: Cut, lean: float) -> tuple[float, float]:
    """Where the words begin and end, as shares of the way round from the lowest point."""
    half = _pitch(design, cut) * len(design.ring) / 2
    middle = 0.5 - lean / 360
    return middle - half, middle + half


def _pitch(design: SealDesign, cut: Cut) -> float:
    return min(cut.pitch * (1.0 if cut.star else 0.9), cut.sweep / len(design.ring)) / 360


def cut_out(
    image: Image,
    ring: Outline,
    design: SealDesign,
    ends: tuple[float, float],
    rng: np.random.Generator,
) -> Strip:
    """A strip, mostly cut where the words begin and end, and what is on it: words at the foot
    stand on their heads there and are not read. Some strips are of the foot alone, turned; a
    few of those have no words."""
    words, (first, last) = design.ring, ends
    gap = 1 - (last - first)
    if rng.random() < (0.2 if design.foot else 0.0 if design.number else 0.02):
        before, after = rng.uniform(0.1, 0.6, 2) * (last - first) / len(words)
        strip = unroll(image, ring, start=last + before, share=max(0.02, gap - before - after))
        return Strip(np.ascontiguousarray(strip[::-1, ::-1]), design.foot)
    chance = rng.random()
    if chance < 0.72:
        before, after = (min(gap / 2, abs(rng.normal(0.012, 0.014)) + 0.002) for _ in range(2))
        strip = unroll(image, ring, start=first - before, share=last - first + before + after)
    elif chance < 0.85:
        strip = unroll(image, ring, start=last + gap * float(rng.uniform(0.2, 0.8)), share=1.0)
    else:
        at = int(rng.integers(1, len(words)))
        strip = unroll(image, ring, start=first + at * (last - first) / len(words), share=1.0)
        words = words[at:] + words[:at]
    return Strip(strip, words)


def guessed(ring: Outline, rng: np.random.Generator) -> Outline:
    """The ring as a finder would give it."""
    r = ring.a
    return replace(
        ring,
        x=ring.x + float(rng.normal(0, 0.012)) * r,
        y=ring.y + float(rng.normal(0, 0.012)) * r,
        a=ring.a * float(1 + rng.normal(0.005, 0.015)),
        b=ring.b * float(1 + rng.normal(0.005, 0.015)),
    )
