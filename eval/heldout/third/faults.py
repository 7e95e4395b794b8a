"""A picture in → the same with what spoils pictures: light spots, shaking, screens, folds."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from eval.heldout.camera import Image, Shot, carry
from ocr.types import Problem


def clip(values: NDArray[np.generic]) -> Image:
    return np.asarray(np.clip(values, 0, 255), dtype=np.uint8)


def afflict(rng: np.random.Generator, shot: Shot, problem: Problem | None) -> Shot:
    """The named problems that happen before the lens; others leave the picture as it is."""
    if problem is Problem.GLARE:
        return replace(shot, picture=_tube(rng, shot))
    if problem is Problem.DARK:
        dim = (shot.picture / 255.0) ** rng.uniform(1.1, 1.4) * 255 * rng.uniform(0.08, 0.14)
        return replace(shot, picture=clip(dim))
    if problem is Problem.SCREEN:
        return replace(shot, picture=_pixels(rng, shot.picture))
    return shot


def worn(rng: np.random.Generator, picture: Image) -> Image:
    """A poor picture that a person still reads: folded, or sent through a messenger."""
    if rng.random() < 0.45:
        picture = _folded(rng, picture)
    if rng.random() < 0.5:
        high, wide = picture.shape[:2]
        share = rng.uniform(0.62, 0.85)
        small = cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
        picture = clip(cv2.resize(small, (wide, high), interpolation=cv2.INTER_LINEAR))
    if rng.random() < 0.4:
        low = rng.uniform(20, 60)
        picture = clip(low + picture * (rng.uniform(190, 225) - low) / 255)
    return picture


def shaken(rng: np.random.Generator, picture: Image) -> Image:
    """Blurred along the path of a hand that doesn't hold still."""
    size = max(11, round(max(picture.shape[:2]) / 1600 * rng.uniform(15, 24))) | 1
    walk = np.cumsum(rng.normal(0, 1, (40, 2)) + rng.normal(0, 1.2, 2), axis=0)
    walk = (walk - walk.min(axis=0)) / np.ptp(walk, axis=0).max() * (size - 1)
    kernel = np.zeros((size, size))
    for x, y in walk:
        kernel[int(y), int(x)] += 1
    kernel = cv2.GaussianBlur(kernel, (0, 0), 1.1)
    return clip(cv2.filter2D(picture, -1, kernel / kernel.sum()))


def surface(rng: np.random.Generator, size: tuple[int, int]) -> Image:
    """What papers lie on: boards, a checked cloth, tiles, a sheet of other paper."""
    wide, high = size
    ys, xs = np.mgrid[0:high, 0:wide] / max(wide, high)
    kind = int(rng.integers(5))
    tone = np.array(
        [[92, 126, 168], [150, 150, 146], [120, 92, 70], [205, 208, 210], [52, 52, 58]][kind]
    ) * rng.uniform(0.75, 1.15)
    rough = cv2.resize(rng.normal(0, 1, (24, 24)), (wide, high), interpolation=cv2.INTER_CUBIC)
    pattern = 6 * rough
    if kind == 0:
        plank = (xs * rng.uniform(3, 6)) % 1
        pattern = pattern - 40 * (plank < 0.012) + 9 * np.sin(60 * ys + 4 * rough)
    elif kind == 1:
        pattern = pattern - 30 * (((xs * 4) % 1 < 0.01) | ((ys * 4) % 1 < 0.01))
    elif kind == 2:
        many = rng.uniform(8, 16)
        pattern = pattern + 16 * ((xs * many) % 1 < 0.5) + 16 * ((ys * many) % 1 < 0.5)
    elif kind == 4:
        pattern = pattern + 8 * ((xs + ys) * 90 % 1 < 0.2)
    fine = rng.normal(0, 3, (high, wide))
    return clip(tone + (pattern + fine)[:, :, None])


def _tube(rng: np.random.Generator, shot: Shot) -> Image:
    """A lamp tube's reflection across a good part of the first page."""
    high, wide = shot.picture.shape[:2]
    unit = max(high, wide)
    ys, xs = np.mgrid[0:high, 0:wide]
    (cx, cy), *_ = carry(shot.ways[0], rng.uniform(0.3, 0.7, (1, 2)))
    angle = rng.uniform(0, np.pi)
    along = (xs - cx) * np.cos(angle) + (ys - cy) * np.sin(angle)
    across = (ys - cy) * np.cos(angle) - (xs - cx) * np.sin(angle)
    long, thick = rng.uniform(0.22, 0.36) * unit, rng.uniform(0.09, 0.13) * unit
    white = np.clip(1.7 * np.exp(-((along / long) ** 4) - (across / thick) ** 2), 0, 1)
    return clip(shot.picture + (255 - shot.picture.astype(np.float64)) * white[:, :, None])


def _pixels(rng: np.random.Generator, picture: Image) -> Image:
    """Stripes of red, green and blue so fine that the camera's own pixels beat with them."""
    high, wide = picture.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide]
    lean = rng.uniform(0.01, 0.06)
    fine = rng.uniform(0.44, 0.49)
    across, down = xs + lean * ys, ys - lean * xs
    depth = rng.uniform(0.13, 0.2)
    stripes = np.stack(
        [np.cos(2 * np.pi * (fine * across + shift / 3)) for shift in range(3)], axis=2
    )
    rows = np.cos(2 * np.pi * rng.uniform(0.45, 0.495) * down)[:, :, None]
    slow = np.cos(2 * np.pi * (across / rng.uniform(45, 90) + down / rng.uniform(90, 200)))
    beat = stripes * 0.7 + rows * 0.5 + slow[:, :, None] * np.array([0.9, -0.5, 0.7])
    return clip(picture * (1 + depth * beat))


def _folded(rng: np.random.Generator, picture: Image) -> Image:
    """A fold from edge to edge: light on one side of it, dark on the other."""
    high, wide = picture.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide]
    down = rng.random() < 0.5
    middle = rng.uniform(0.35, 0.65)
    far = (ys - middle * high if down else xs - middle * wide) + rng.normal(0, 0.02) * (xs + ys)
    soft = max(high, wide) * rng.uniform(0.004, 0.012)
    crease = np.exp(-((far / soft) ** 2)) * np.sign(far)
    slope = np.tanh(far / (0.2 * max(high, wide)))
    return clip(picture * (1 + 0.1 * crease + rng.uniform(-0.1, 0.1) * slope)[:, :, None])
