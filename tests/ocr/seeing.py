"""Networks without weights: one that sees what it is told, and what reads no ring."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from catalog.vocabulary import NameParts
from ocr.seal_net import SIDE, STRIDE, Net
from ocr.seal_text import RingReader
from ocr.seals import Outline
from ocr.types import Image

Array = NDArray[np.float32]


def seeing(image: Image, *outlines: Outline, sure: float = 0.95) -> Net:
    """Sees these outlines in pictures of the size of `image`."""
    scale = SIDE / max(image.shape[:2]) / STRIDE
    masks = np.zeros((3, SIDE // STRIDE, SIDE // STRIDE), np.float32)
    for one in outlines:
        if one.square:
            corners = np.round(one.quad * scale).astype(np.int32)
            cv2.fillConvexPoly(masks[2], corners, sure)
            continue
        for mask, share in ((masks[0], 1.0), (masks[1], 0.55)):
            middle = (round(one.x * scale), round(one.y * scale))
            axes = (round(one.a * scale * share), round(one.b * scale * share))
            cv2.ellipse(mask, middle, axes, one.angle, 0, 360, sure, -1)
    return lambda values: masks[None]


def blind(values: Array) -> Array:
    """Sees no seal."""
    return np.zeros((1, 3, SIDE // STRIDE, SIDE // STRIDE), np.float32)


def no_rings(characters: Sequence[str] = ("样",)) -> RingReader:
    """Reads nothing."""
    nothing = np.zeros((1, 4, len(characters) + 1), np.float32)
    nothing[..., 0] = 1.0
    return RingReader(lambda strip: nothing, characters, NameParts((), ()))
