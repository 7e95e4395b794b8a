"""An engine without weights: reads dark bars on white paper, each bar as one word."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ocr.reader import FoundBox, Quads, Recognition
from ocr.types import Image

WORD = "样本"


def bar(height: int = 200, width: int = 300) -> tuple[Image, str, tuple[int, int, int, int]]:
    """A picture with one bar whose left end is darker: its own top left can be told."""
    image = np.full((height, width, 3), 255, dtype=np.uint8)
    left, top, right, bottom = 60, 80, 240, 110
    image[top:bottom, left:right] = 100
    image[top:bottom, left : left + 40] = 0
    return image, WORD, (left, top, right, bottom)


class FakeEngine:
    """Keeps the promises of TextEngine for pictures of bars."""

    name = "bars"

    def detect(self, image: Image) -> Quads:
        dark = (image[..., 0] < 160).astype(np.uint8)
        count, _, stats, _ = cv2.connectedComponentsWithStats(dark)
        quads = [
            [(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h, _ in stats[1:count]
        ]
        return np.asarray(quads, dtype=np.float32).reshape(-1, 4, 2)

    def recognise(self, crops: Sequence[Image]) -> tuple[Recognition, ...]:
        return tuple(
            Recognition(WORD, 0.98) if (crop[..., 0] < 160).mean() > 0.3 else Recognition("", 0.0)
            for crop in crops
        )

    def upside_down(self, crops: Sequence[Image]) -> tuple[float, ...]:
        def turned(crop: Image) -> float:
            half = crop.shape[1] // 2
            return float(crop[:, :half, 0].mean() > crop[:, half:, 0].mean())

        return tuple(turned(crop) for crop in crops)


class NoBoxes:
    """A BoxFinder for pictures without boxes."""

    def find(self, image: Image, quads: Quads) -> tuple[FoundBox, ...]:
        return ()
