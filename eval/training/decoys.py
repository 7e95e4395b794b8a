"""A picture × chance → the picture with round and square things on it that are no seals."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from ocr.types import Image

Colour = tuple[int, int, int]


def with_decoys(image: Image, rng: np.random.Generator) -> Image:
    """None to four emblems, discs, empty rings, portraits, chips, frames or thumb prints."""
    image = np.ascontiguousarray(image)
    side = min(image.shape[:2])
    for _ in range(int(rng.choice((0, 0, 1, 1, 2, 4)))):
        middle = tuple(int(v) for v in rng.uniform(0, (image.shape[1], image.shape[0])))
        radius = round(float(np.exp(rng.uniform(np.log(0.02), np.log(0.16)))) * side)
        draw = _DECOYS[int(rng.integers(len(_DECOYS)))]
        layer = image.copy()
        draw(layer, (middle[0], middle[1]), max(5, radius), rng)
        cover = rng.uniform(0.4, 1.0)
        image = cv2.addWeighted(layer, cover, image, 1 - cover, 0).astype(np.uint8)
    return image


def _red(rng: np.random.Generator) -> Colour:
    red, green, blue = (int(v) for v in (rng.uniform(150, 235), *rng.uniform(15, 90, 2)))
    return red, green, blue


def _any(rng: np.random.Generator) -> Colour:
    red, green, blue = (int(v) for v in rng.uniform(20, 240, 3))
    return red, green, blue


def _disc(image: Image, at: tuple[int, int], radius: int, rng: np.random.Generator) -> None:
    cv2.circle(image, at, radius, _red(rng) if rng.random() < 0.6 else _any(rng), -1, cv2.LINE_AA)


def _emblem(image: Image, at: tuple[int, int], radius: int, rng: np.random.Generator) -> None:
    """A disc in a rim of gold with stars, as on licences and cards."""
    gold = (int(rng.uniform(200, 240)), int(rng.uniform(160, 210)), int(rng.uniform(40, 110)))
    first, second = (_red(rng), gold) if rng.random() < 0.7 else (gold, _red(rng))
    cv2.circle(image, at, radius, second, -1, cv2.LINE_AA)
    cv2.circle(image, at, round(0.84 * radius), first, -1, cv2.LINE_AA)
    for place in rng.uniform(-0.5, 0.5, (int(rng.integers(1, 6)), 2)):
        spot = (at[0] + round(place[0] * radius), at[1] + round(place[1] * radius))
        _star(image, spot, max(2, round(radius * rng.uniform(0.1, 0.4))), second)
    if rng.random() < 0.6:
        half = radius // 2
        corner = (at[0] + half, at[1] + round(0.75 * radius))
        cv2.rectangle(image, (at[0] - half, at[1] + round(0.4 * radius)), corner, second, -1)


def _star(image: Image, at: tuple[int, int], radius: int, colour: Colour) -> None:
    turns = -np.pi / 2 + np.arange(10) * np.pi / 5
    reach = np.where(np.arange(10) % 2 == 0, radius, 0.382 * radius)
    points = np.stack([at[0] + reach * np.cos(turns), at[1] + reach * np.sin(turns)], axis=1)
    cv2.fillPoly(image, [np.round(points).astype(np.int32)], colour)


def _lone_star(image: Image, at: tuple[int, int], radius: int, rng: np.random.Generator) -> None:
    _star(image, at, radius, _red(rng))


def _rings(image: Image, at: tuple[int, int], radius: int, rng: np.random.Generator) -> None:
    """One to four rings with nothing between them."""
    colour = _red(rng) if rng.random() < 0.6 else _any(rng)
    flat = rng.uniform(0.6, 1.0)
    for share in np.sort(rng.uniform(0.2, 1.0, int(rng.integers(1, 5)))):
        axes = (max(2, round(radius * share)), max(2, round(radius * share * flat)))
        cv2.ellipse(image, at, axes, 0, 0, 360, colour, int(rng.integers(1, 3)), cv2.LINE_AA)


def _portrait(image: Image, at: tuple[int, int], radius: int, rng: np.random.Generator) -> None:
    skin, coat = _any(rng), _any(rng)
    cv2.circle(image, (at[0], at[1] - radius // 2), radius // 2, skin, -1, cv2.LINE_AA)
    axes = (radius, round(0.8 * radius))
    cv2.ellipse(image, (at[0], at[1] + round(0.8 * radius)), axes, 0, 180, 360, coat, -1)


def _chip(image: Image, at: tuple[int, int], radius: int, rng: np.random.Generator) -> None:
    """A square with lines in it: a chip, a code, a frame with nothing or little in it."""
    high = round(radius * rng.uniform(0.6, 1.0))
    low, top = (at[0] - radius, at[1] - high), (at[0] + radius, at[1] + high)
    colour = _any(rng)
    cv2.rectangle(image, low, top, colour, -1 if rng.random() < 0.5 else 1)
    dark = tuple(int(0.6 * c) for c in colour)
    for x in rng.uniform(low[0], top[0], int(rng.integers(0, 5))):
        cv2.line(image, (round(x), low[1]), (round(x), top[1]), dark, 1)
    for y in rng.uniform(low[1], top[1], int(rng.integers(0, 5))):
        cv2.line(image, (low[0], round(y)), (top[0], round(y)), dark, 1)


def _squares(image: Image, at: tuple[int, int], radius: int, rng: np.random.Generator) -> None:
    """The black and white squares of a code."""
    cells = int(rng.integers(8, 25))
    code = (rng.random((cells, cells)) < 0.5).astype(np.uint8) * 255
    picture = cv2.resize(code, (2 * radius, 2 * radius), interpolation=cv2.INTER_NEAREST)
    left, top = max(0, at[0] - radius), max(0, at[1] - radius)
    into = image[top : top + 2 * radius, left : left + 2 * radius]
    into[:] = picture[: into.shape[0], : into.shape[1], None]


def _thumb(image: Image, at: tuple[int, int], radius: int, rng: np.random.Generator) -> None:
    colour, lean = _red(rng), float(rng.uniform(0, 180))
    for reach in range(2, radius // 2 + 2, 3):
        axes = (reach, round(1.4 * reach))
        start = int(rng.integers(0, 90))
        cv2.ellipse(image, at, axes, lean, start, start + 300, colour, 1, cv2.LINE_AA)


_DECOYS: tuple[Callable[[Image, tuple[int, int], int, np.random.Generator], None], ...] = (
    _disc,
    _emblem,
    _emblem,
    _lone_star,
    _rings,
    _portrait,
    _chip,
    _squares,
    _thumb,
)
