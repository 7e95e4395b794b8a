"""A picture in → the red round and oval seals on it, and the picture with their ink taken off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.geometry import shrunk
from ocr.types import Image

_SEARCH_SIDE = 1200
_PAPER = 235.0
_RED = 24.0
"""How much red ink must exceed paper, in steps of a picture whose paper is at _PAPER."""

_MIN_DIAMETER, _MAX_DIAMETER = 0.05, 0.75
"""Of the picture's shorter side."""

_RAYS = 144
_MIN_SUPPORT = 0.6
_PLAIN = 0.97
_FILL = (0.03, 0.62)
_OVAL = 0.82

Grey = NDArray[np.float32]


@dataclass(frozen=True)
class Ring:
    """The outer line of a seal in a picture: an ellipse in pixels, `angle` in degrees, and the
    share of its line on which red ink stands."""

    x: float
    y: float
    a: float
    b: float
    angle: float
    support: float

    @property
    def shape(self) -> str:
        """`round`, or `oval` when one axis is much the shorter."""
        return "oval" if min(self.a, self.b) < _OVAL * max(self.a, self.b) else "round"

    @property
    def quad(self) -> NDArray[np.float32]:
        """The upright rectangle around it, 4 × 2."""
        turn = np.radians(self.angle)
        half_w = np.hypot(self.a * np.cos(turn), self.b * np.sin(turn))
        half_h = np.hypot(self.a * np.sin(turn), self.b * np.cos(turn))
        signs = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
        corners = np.array([self.x, self.y]) + signs * (half_w, half_h)
        return np.asarray(corners, dtype=np.float32)

    def at(self, radius: NDArray[np.floating], theta: NDArray[np.floating]) -> NDArray[np.float32]:
        """Pixels (… × 2) at a share of the radius and an angle, radians clockwise from the
        right of the picture."""
        turn = np.radians(self.angle)
        u = radius * self.a * np.cos(theta - turn)
        v = radius * self.b * np.sin(theta - turn)
        x = self.x + u * np.cos(turn) - v * np.sin(turn)
        y = self.y + u * np.sin(turn) + v * np.cos(turn)
        return np.asarray(np.stack([x, y], axis=-1), dtype=np.float32)

    def radii(self, points: NDArray[np.floating]) -> NDArray[np.float64]:
        """For points (… × 2): their distance from the centre, 1 on the line."""
        turn = np.radians(self.angle)
        dx, dy = points[..., 0] - self.x, points[..., 1] - self.y
        u = dx * np.cos(turn) + dy * np.sin(turn)
        v = -dx * np.sin(turn) + dy * np.cos(turn)
        return np.asarray(np.hypot(u / self.a, v / self.b), dtype=np.float64)

    def scaled(self, factor: float) -> Ring:
        """The ring in the picture enlarged by `factor`."""
        return Ring(
            self.x * factor,
            self.y * factor,
            self.a * factor,
            self.b * factor,
            self.angle,
            self.support,
        )


def find_rings(image: Image) -> tuple[Ring, ...]:
    """The seals' outer lines, from the top, in pixels of `image`. Their text is not read."""
    small = shrunk(image, _SEARCH_SIDE)
    shrink = small.shape[1] / image.shape[1]
    mask = (redness(small) > _RED).astype(np.uint8)
    found: list[Ring] = []
    for points in _clusters(mask):
        ring = _fit_ring(points)
        if ring is not None and _looks_like_seal(ring, mask):
            found.append(ring.scaled(1 / shrink))
    return tuple(sorted(_apart(found), key=lambda ring: (ring.y, ring.x)))


def redness(image: Image) -> Grey:
    """How much each pixel is red ink on white paper, about 0 (paper, black ink) to 200;
    the light's colour and strength are taken out first."""
    pixels = image.astype(np.float32)
    paper = np.percentile(pixels[::4, ::4].reshape(-1, 3), 80, axis=0)
    pixels *= (_PAPER / np.maximum(paper, 60.0)).astype(np.float32)
    r, g, b = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    return np.asarray(r - np.maximum(g, b) - 0.5 * np.abs(g - b), dtype=np.float32)


def _clusters(mask: NDArray[np.uint8]) -> Iterator[NDArray[np.float32]]:
    """The red pixels (N × 2) of each cluster that could be a seal by its size."""
    shorter = min(mask.shape)
    joined = cv2.dilate(mask, np.ones((3, 3), np.uint8), iterations=2)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for label in range(1, count):
        x, y, w, h, _ = stats[label]
        if not _MIN_DIAMETER * shorter <= max(w, h) <= _MAX_DIAMETER * shorter:
            continue
        if min(w, h) < 0.4 * max(w, h):
            continue
        box = np.s_[y : y + h, x : x + w]
        ys, xs = np.nonzero(mask[box] & (labels[box] == label))
        yield np.asarray(np.stack([xs + x, ys + y], axis=1), dtype=np.float32)


def _fit_ring(points: NDArray[np.float32]) -> Ring | None:
    if len(points) < 40:
        return None
    centre = (points.min(axis=0) + points.max(axis=0)) / 2
    best: Ring | None = None
    for _ in range(2):
        outline = _outermost(points, centre)
        best = _fit_ellipse(outline)
        if best is None:
            return None
        centre = np.array([best.x, best.y], dtype=np.float32)
    return best


def _outermost(points: NDArray[np.float32], centre: NDArray[np.float32]) -> NDArray[np.float32]:
    """The farthest point from the centre in each of _RAYS directions that has any."""
    away = points - centre
    distance = np.hypot(away[:, 0], away[:, 1])
    ray = ((np.arctan2(away[:, 1], away[:, 0]) / (2 * np.pi) % 1.0) * _RAYS).astype(int) % _RAYS
    order = np.argsort(distance)
    last = np.full(_RAYS, -1)
    last[ray[order]] = order
    return np.asarray(points[last[last >= 0]], dtype=np.float32)


def _fit_ellipse(outline: NDArray[np.float32]) -> Ring | None:
    """The ellipse most of the outline agrees on (RANSAC, fixed seed)."""
    if len(outline) < 12:
        return None
    draw = np.random.default_rng(0)
    best: Ring | None = None
    for _ in range(40):
        ring = _ellipse(outline[draw.choice(len(outline), 6, replace=False)])
        if ring is None:
            continue
        inside = np.abs(ring.radii(outline) - 1) < 0.03
        if best is None or inside.sum() / _RAYS > best.support:
            refit = _ellipse(outline[inside]) if inside.sum() >= 12 else None
            if refit is not None:
                agree = float((np.abs(refit.radii(outline) - 1) < 0.03).sum()) / _RAYS
                best = Ring(refit.x, refit.y, refit.a, refit.b, refit.angle, agree)
        if best is not None and best.support > _PLAIN:
            break
    return best


def _ellipse(points: NDArray[np.float32]) -> Ring | None:
    (x, y), (width, height), angle = cv2.fitEllipseDirect(points.reshape(-1, 1, 2))
    if not np.isfinite([x, y, width, height]).all() or min(width, height) < 16:
        return None
    if min(width, height) < 0.5 * max(width, height):
        return None
    return Ring(float(x), float(y), width / 2, height / 2, float(angle), 0.0)


def _looks_like_seal(ring: Ring, mask: NDArray[np.uint8]) -> bool:
    """A thin line most of the way round, and something but not everything red within."""
    if ring.support < _MIN_SUPPORT:
        return False
    if max(ring.a, ring.b) * 2 > _MAX_DIAMETER * min(mask.shape):
        return False
    theta = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    radius = np.linspace(0.15, 0.9, 40)
    at = ring.at(radius[:, None], theta[None, :])
    inner = cv2.remap(mask, at[..., 0], at[..., 1], cv2.INTER_NEAREST)
    fill = float((inner * radius[:, None]).sum() / (radius.sum() * len(theta)))
    return _FILL[0] <= fill <= _FILL[1]


def _apart(rings: list[Ring]) -> list[Ring]:
    """The best-supported ring of each place."""
    kept: list[Ring] = []
    for ring in sorted(rings, key=lambda r: -r.support):
        centre = np.array([ring.x, ring.y])
        if all(other.radii(centre) > 0.5 for other in kept):
            kept.append(ring)
    return kept


def without_ink(image: Image, rings: tuple[Ring, ...]) -> Image:
    """The picture with the seals' red ink faded to paper, so that what was printed or written
    under them can be read: red ink is bright in the red channel, black ink is not."""
    if not rings:
        return image
    clean = image.copy()
    for ring in rings:
        left, top, right, bottom = _bounds(ring, image)
        part = image[top:bottom, left:right]
        ys, xs = np.mgrid[top:bottom, left:right]
        within = ring.radii(np.stack([xs, ys], axis=-1)) < 1.06
        ink = within & (redness(part) > _RED)
        if ink.sum() < 20:
            continue
        red = part[..., 0].astype(np.float32)
        paper = np.percentile(part.reshape(-1, 3), 75, axis=0)
        level = min(float(np.percentile(red[ink], 35)), float(paper[0]))
        dark = min(float(np.percentile(red[within], 1)), level - 40)
        share = np.clip((red - dark) / max(level - dark, 1.0), 0.0, 1.0)[..., None]
        faded = dark + share * (paper - dark)
        clean[top:bottom, left:right][within] = np.clip(faded, 0, 255).astype(np.uint8)[within]
    return clean


def _bounds(ring: Ring, image: Image) -> tuple[int, int, int, int]:
    quad = ring.scaled(1.0).quad
    margin = 0.08 * max(ring.a, ring.b)
    left, top = np.floor(quad.min(axis=0) - margin).astype(int)
    right, bottom = np.ceil(quad.max(axis=0) + margin).astype(int)
    height, width = image.shape[:2]
    return max(0, int(left)), max(0, int(top)), min(width, int(right)), min(height, int(bottom))
