"""A picture in → where a small network sees seals: masks, and one ellipse or box for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.types import Image

SIDE = 448
"""Pixels of the square the network looks at."""

STRIDE = 2
"""Pixels of that square to one of the masks."""

Net = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""1 × 3 × SIDE × SIDE, RGB in [0, 1] → 1 × 3 × SIDE/STRIDE × SIDE/STRIDE, in [0, 1]: within a round
or oval seal, within its core, within a square one."""

_SEEN = 0.3
"""Probability at which a pixel counts; what is seen at less than 0.5 bears so low a confidence
that no rule takes it for a seal, or for the lack of one."""
_LEAST = {"core": 12, "square": 24}
"""Pixels of a mask."""

_SOLID = 0.75


@dataclass(frozen=True)
class Sighting:
    """A seal about where it stands: middle, half axes and angle (degrees) in pixels of the
    picture, whether it is square, how sure the network is, [0, 1], and the middle of its core,
    which shows where the seal is when part of it does not."""

    x: float
    y: float
    a: float
    b: float
    angle: float
    square: bool
    confidence: float
    core: tuple[float, float]


def see_seals(image: Image, net: Net) -> tuple[Sighting, ...]:
    """What the network sees, in pixels of `image`."""
    height, width = image.shape[:2]
    scale = SIDE / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = np.full((SIDE, SIDE, 3), 255, np.uint8)
    small[: size[1], : size[0]] = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    masks = net(small.astype(np.float32).transpose(2, 0, 1)[None] / 255.0)[0]
    back = STRIDE / scale
    return tuple(
        Sighting(
            (one.x + 0.5) * back,
            (one.y + 0.5) * back,
            one.a * back,
            one.b * back,
            one.angle,
            one.square,
            one.confidence,
            ((one.core[0] + 0.5) * back, (one.core[1] + 0.5) * back),
        )
        for one in (*_rounds(masks[0], masks[1]), *_squares(masks[2]))
    )


def _rounds(disc: NDArray[np.float32], core: NDArray[np.float32]) -> Iterator[Sighting]:
    """An ellipse for each core, from the part of the disc nearest to it."""
    count, cores, stats, middles = cv2.connectedComponentsWithStats((core > _SEEN).astype(np.uint8))
    kept = [i for i in range(1, count) if stats[i][cv2.CC_STAT_AREA] >= _LEAST["core"]]
    inside = disc > _SEEN
    _, regions = cv2.connectedComponents(inside.astype(np.uint8))
    ys, xs = np.nonzero(inside)
    if not kept or not len(xs):
        return
    apart = np.stack([np.hypot(xs - middles[i][0], ys - middles[i][1]) for i in kept])
    nearest = apart.argmin(axis=0)
    for number, i in enumerate(kept):
        x, y = (round(float(v)) for v in middles[i])
        own = (nearest == number) & (regions[ys, xs] == regions[y, x])
        if own.sum() < _LEAST["core"] or regions[y, x] == 0:
            continue
        points = np.stack([xs[own], ys[own]], axis=1).astype(np.float64)
        middle = points.mean(axis=0)
        spread, axes = np.linalg.eigh(np.cov((points - middle).T) + np.eye(2) * 1e-6)
        b, a = 2 * np.sqrt(spread)
        if own.sum() < _SOLID * np.pi * a * b:
            continue
        angle = float(np.degrees(np.arctan2(axes[1, 1], axes[0, 1])))
        sure = float(np.mean([disc[ys[own], xs[own]].mean(), core[cores == i].mean()]))
        core_at = float(middles[i][0]), float(middles[i][1])
        yield Sighting(
            float(middle[0]), float(middle[1]), float(a), float(b), angle, False, sure, core_at
        )


def _squares(mask: NDArray[np.float32]) -> Iterator[Sighting]:
    seen = (mask > _SEEN).astype(np.uint8)
    contours, _ = cv2.findContours(seen, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for contour in contours:
        area = float(cv2.contourArea(contour))
        (x, y), (width, height), angle = cv2.minAreaRect(contour)
        if area < _LEAST["square"] or area < _SOLID * width * height:
            continue
        inside = np.zeros_like(seen)
        cv2.drawContours(inside, [contour], -1, 1, -1)
        sure = float(mask[inside > 0].mean())
        yield Sighting(x, y, (width + 1) / 2, (height + 1) / 2, angle, True, sure, (x, y))
