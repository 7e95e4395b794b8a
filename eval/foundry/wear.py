"""A drawn sheet → the same sheet as it looks after folding or out of a copying machine."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Image as Pixels


def folded(sheet: Pixels, across: int, along: int, rng: np.random.Generator) -> Pixels:
    """With `across` creases from left to right and `along` from top to bottom, each a thin line
    and a slope of light beside it."""
    height, width = sheet.shape[:2]
    rows = _creases(height, across, rng)
    columns = _creases(width, along, rng)
    shade = (rows[:, None] * columns[None, :]).astype(np.float32)
    return np.asarray(cv2.multiply(sheet, cv2.merge([shade] * 3), dtype=cv2.CV_8U), np.uint8)


def copied(sheet: Pixels, rng: np.random.Generator, *, speckle: float, streaks: int) -> Pixels:
    """In black and white: greys pushed apart, `speckle` dots a million pixels, `streaks` dark
    lines from top to bottom, as from a dirty glass."""
    grey = cv2.cvtColor(sheet, cv2.COLOR_RGB2GRAY).astype(np.float32)
    middle, hardness = rng.uniform(135, 165), rng.uniform(14, 30)
    grey = 250 / (1 + np.exp((middle - grey) / hardness)).astype(np.float32)
    height, width = grey.shape
    for _ in range(round(speckle * height * width / 1e6)):
        centre = (int(rng.integers(width)), int(rng.integers(height)))
        cv2.circle(grey, centre, int(rng.integers(1, 3)), float(rng.uniform(20, 120)), -1)
    for _ in range(streaks):
        x = int(rng.integers(width))
        grey[:, x : x + int(rng.integers(1, 4))] *= np.float32(rng.uniform(0.45, 0.8))
    return np.repeat(grey.clip(0, 255).astype(np.uint8)[..., None], 3, axis=2)


def _creases(length: int, count: int, rng: np.random.Generator) -> np.ndarray:
    at = np.arange(length, dtype=np.float64)
    shade = np.ones(length)
    for number in range(count):
        crease = length * ((number + 1) / (count + 1) + rng.normal(0, 0.008))
        off = (at - crease) / length
        side = 1.0 if rng.random() < 0.5 else -1.0
        shade *= 1 - rng.uniform(0.12, 0.3) * np.exp(-((off / 0.0012) ** 2))
        shade *= 1 - side * rng.uniform(0.04, 0.09) * np.sign(off) * np.exp(-np.abs(off) / 0.06)
    return shade
