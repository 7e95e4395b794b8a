"""Words → seals on a page that was photographed or scanned → the strips their rings unroll to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from eval.dataset import Condition
from eval.foundry.captures import draw_capture
from eval.foundry.collection import sealed_types
from eval.foundry.degrade import Photo, photograph
from eval.foundry.develop import Container
from eval.foundry.fonts import Face
from eval.foundry.paper import templates
from eval.foundry.seal import REDS, SealDesign, carve, turned, uneven
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.template import Template
from eval.training.ring_strips import (
    Strip,
    cut_out,
    draw_design,
    ends_of,
    guessed,
    squeezed,
)
from eval.training.ring_words import ring_words
from ocr.seals import Outline
from ocr.types import Image
from ocr.unroll import curve

_CONDITIONS = (Condition.CLEAN, Condition.PHOTO, Condition.BAD)
_CHANCES = (0.15, 0.3, 0.55)

_CELL = 53.0
"""Millimetres of a page to each seal."""

_MOST = 8
"""Seals a page: each page is lit and held in another way."""

_DAY = date(2026, 1, 5)
_FINE = 720
"""Places on an outline among which the nearest is looked for."""


def draw_page(rng: np.random.Generator, faces: tuple[Face, ...]) -> Iterator[Strip]:
    """The strips of one page, in any order; words, seals and print are chance's, how the page
    was taken is the foundry's."""
    template = _sheets()[int(rng.integers(len(_sheets())))]
    condition = _CONDITIONS[int(rng.choice(len(_CONDITIONS), p=_CHANCES))]
    paper = template.invent(rng, _DAY)
    capture, filing = draw_capture(paper, rng, condition)
    capture = replace(capture, turn=0)
    scale = capture.long_side * capture.fill * 1.08 / max(template.size)
    sheet = Sheet(*template.size, scale, paper=_near((251, 250, 246), 4, rng))
    _print(sheet, faces, rng)
    stamped = [_stamp(sheet, x, y, faces, rng) for x, y in _places(template.size, rng)]
    photo = photograph(sheet.pixels(), capture, rng)
    image = photo.image
    if filing.container is not Container.PNG:
        image = squeezed(image, filing.quality)
    for seal in stamped:
        yield seal.strip(photo, image, rng)


@dataclass(frozen=True)
class _Stamped:
    """A seal on the sheet: its design, its outline when it stands upright about (0, 0), how far
    round it the words begin and end, its middle (pixels of the sheet) and degrees it leans
    anticlockwise."""

    design: SealDesign
    upright: Outline
    ends: tuple[float, float]
    at: tuple[float, float]
    lean: float

    def strip(self, photo: Photo, image: Image, rng: np.random.Generator) -> Strip:
        """Its ring as it lies in the picture."""
        around = self._seen(photo, np.arange(64) / 64).astype(np.float32)
        (x, y), (wide, high), angle = cv2.fitEllipseDirect(around.reshape(-1, 1, 2))
        outline = Outline(x, y, wide / 2, high / 2, angle)
        way = np.arange(_FINE) / _FINE
        edge = curve(outline, way, np.zeros(1))[0]
        first, last = (
            float(way[np.hypot(*(edge - end).T).argmin()])
            for end in self._seen(photo, np.array(self.ends))
        )
        last += last < first
        return cut_out(image, guessed(outline, rng), self.design, (first, last), rng)

    def _seen(self, photo: Photo, way: NDArray[np.floating]) -> NDArray[np.float64]:
        """Points of the picture at shares of the way round, clockwise from the lowest point."""
        turn = np.radians(self.lean)
        spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        edge = curve(self.upright, way, np.zeros(1))[0]
        return photo.warp(edge @ spin + np.array(self.at))


def _stamp(
    sheet: Sheet, x: float, y: float, faces: tuple[Face, ...], rng: np.random.Generator
) -> _Stamped:
    face = faces[int(rng.integers(len(faces)))]
    design, cut = draw_design(face, rng)
    flat = carve(design, sheet.scale, face, cut)
    lean = float(rng.normal(0, 8))
    layer = uneven(turned(flat, lean), rng)
    red = _near(REDS[int(rng.integers(len(REDS)))], 8, rng)
    left, top, right, bottom = sheet.stamp(layer, red, x, y)
    upright = Outline(0, 0, flat.shape[1] / 2, flat.shape[0] / 2, 0)
    at = (left + right) / 2, (top + bottom) / 2
    return _Stamped(design, upright, ends_of(design, cut, lean=0.0), at, lean)


def _near(colour: Colour, spread: float, rng: np.random.Generator) -> Colour:
    red, green, blue = (int(c) for c in (np.array(colour) + rng.normal(0, spread, 3)).clip(0, 255))
    return red, green, blue


def _print(sheet: Sheet, faces: tuple[Face, ...], rng: np.random.Generator) -> None:
    """Lines of print over much of the sheet, some rules."""
    face = faces[int(rng.integers(len(faces)))]
    size = float(rng.uniform(3.2, 5.5))
    y = float(rng.uniform(5, 20))
    while y < sheet.height - 5:
        if rng.random() < 0.4:
            words = "".join(ring_words(rng) for _ in range(int(rng.integers(1, 5))))
            if rng.random() < 0.3:
                words = (
                    f"{rng.integers(1990, 2031)}年{rng.integers(1, 13)}月{rng.integers(1, 29)}日"
                )
            sheet.text(float(rng.uniform(5, 0.7 * sheet.width)), y, words, face, size)
        if rng.random() < 0.08:
            sheet.line(8, y + 0.3 * size, sheet.width - 8, y + 0.3 * size)
        y += size * float(rng.uniform(1.4, 2.6))
    for _ in range(int(rng.integers(0, 4))):
        x = float(rng.uniform(10, sheet.width - 10))
        sheet.line(x, 8, x, sheet.height - 8)


def _places(size: tuple[float, float], rng: np.random.Generator) -> Iterator[tuple[float, float]]:
    """Millimetres; no two seals overlap."""
    across, down = (int(side // _CELL) for side in size)
    cells = [(i, j) for i in range(across) for j in range(down)]
    for number in rng.permutation(len(cells))[:_MOST]:
        i, j = cells[int(number)]
        yield (
            (i + 0.5) * size[0] / across + float(rng.uniform(-2, 2)),
            (j + 0.5) * size[1] / down + float(rng.uniform(-2, 2)),
        )


@cache
def _sheets() -> tuple[Template[Any], ...]:
    """The kinds of sheets that bear seals, large enough for one with room around it."""
    return tuple(t for t in templates() if t.code in sealed_types() and min(t.size) > 1.8 * _CELL)
