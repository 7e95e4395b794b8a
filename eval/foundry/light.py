"""A picture's size and chance → what light, lens and screen do to each of its pixels."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.types import Image as Pixels

_SMALL = 64
"""Light is soft: it is drawn this small and stretched."""


def light(
    shape: tuple[int, int],
    rng: np.random.Generator,
    *,
    slope: float,
    warmth: float,
    shadow: float,
) -> NDArray[np.float32]:
    """What each pixel is multiplied by, H × W × 3: `slope` darker at one end, a colour cast of
    `warmth`, a soft-edged shadow of depth `shadow`."""
    angle = rng.uniform(0, 2 * np.pi)
    y, x = np.mgrid[-1 : 1 : _SMALL * 1j, -1 : 1 : _SMALL * 1j]
    across = (np.cos(angle) * x + np.sin(angle) * y) / np.sqrt(2)
    level = 1 - slope * (0.5 + 0.5 * across)
    if shadow > 0:
        edge = rng.uniform(0.25, 0.7) * (1 if rng.random() < 0.5 else -1)
        lean = rng.uniform(-0.6, 0.6)
        side = x + lean * y - edge if edge > 0 else -(x + lean * y - edge)
        level = level * (1 - shadow / (1 + np.exp(-side * 14)))
    tone = np.array([1 + warmth, 1, 1 - warmth], dtype=np.float32)
    coloured = level.astype(np.float32)[..., None] * tone
    return np.asarray(cv2.resize(coloured, (shape[1], shape[0])), dtype=np.float32)


def grain(shape: tuple[int, int], noise: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """Sensor noise in grey levels; one tile of it, laid side by side."""
    side = 400
    tile = rng.standard_normal((side, side), dtype=np.float32)
    soft = np.asarray(cv2.GaussianBlur(tile, (3, 3), 0.6), np.float32) * np.float32(2 * noise)
    return np.tile(soft, (shape[0] // side + 1, shape[1] // side + 1))[: shape[0], : shape[1]]


def spot(shape: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float32]:
    """A soft light spot somewhere in the picture, [0, 1]."""
    y, x = np.mgrid[-1 : 1 : _SMALL * 1j, -1 : 1 : _SMALL * 1j]
    centre = rng.uniform(-0.6, 0.6, 2)
    spread = rng.uniform(0.12, 0.25, 2)
    bright = np.exp(-(((x - centre[0]) / spread[0]) ** 2) - ((y - centre[1]) / spread[1]) ** 2)
    return np.asarray(cv2.resize(bright.astype(np.float32), (shape[1], shape[0])), np.float32)


def moved(image: Pixels, length: float, rng: np.random.Generator) -> Pixels:
    """Blurred along one direction, `length` pixels, as by an unsteady hand."""
    side = 2 * int(np.ceil(length / 2)) + 1
    angle = rng.uniform(0, np.pi)
    half = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    path = np.zeros((side, side), np.float32)
    for share in np.linspace(-1, 1, 4 * side):
        x, y = np.round(half * share + side // 2).astype(int)
        path[y, x] = 1
    return np.asarray(cv2.filter2D(image, -1, path / path.sum()), dtype=np.uint8)


def defocused(image: Pixels, radius: float) -> Pixels:
    """Every point a disc of `radius` pixels, as through a lens focused elsewhere."""
    reach = int(np.ceil(radius))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    disc = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1).astype(np.float32)
    return np.asarray(cv2.filter2D(image, -1, disc / disc.sum()), dtype=np.uint8)


def moire(shape: tuple[int, int], strength: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """What a screen's dots make of each pixel, H × W × 3, about 1: their grid is nearly as fine
    as the camera's own, so that the two beat in coloured bands."""
    angle, pitch = rng.uniform(-0.12, 0.12), rng.uniform(0.86, 1.14)
    squeeze = rng.uniform(-0.06, 0.06, 2)
    y = np.arange(shape[0], dtype=np.float32)[:, None]
    x = np.arange(shape[1], dtype=np.float32)[None, :]
    away = 1 + np.float32(squeeze[0]) * x / shape[1] + np.float32(squeeze[1]) * y / shape[0]
    along = (np.float32(np.cos(angle)) * x + np.float32(np.sin(angle)) * y) * pitch * away
    across = (np.float32(np.cos(angle)) * y - np.float32(np.sin(angle)) * x) * pitch * away
    turn = np.float32(2 * np.pi)
    rows = np.cos(turn * across)
    planes = []
    for colour in range(3):  # a dot is three stripes side by side
        stripes = np.cos(turn * (along + np.float32(colour / 3)))
        planes.append(1 + np.float32(strength) * (0.7 * stripes + 0.3 * rows))
    return np.asarray(cv2.merge(planes), dtype=np.float32)
