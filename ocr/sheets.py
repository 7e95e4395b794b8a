"""A picture in → outlines of the papers lying in it, where their edges show."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr import geometry
from ocr.geometry import Frame, Points
from ocr.types import Image, TextLine

_SIDE = 640
_LEAST_SHARE, _MOST_SHARE = 0.02, 0.97
_EDGES = ((12, 40), (30, 90))
_SOLID = 0.9
"""Share of the straight outline that the contour must fill: a paper is no star."""

_APART = 9.0
"""Grey levels between paper and ground, along every side: the frame of a table has paper on
both of its sides, and is none."""

_BESIDE = 0.025
_HELD = 0.85
_SQUARE = 45.0
"""Degrees a corner may be away from a right angle."""


def find_sheets(image: Image) -> Points:
    """N × 4 × 2 pixels of `image`, clockwise, each from its top left; from the top left of the
    picture to its lower right. Empty when no paper shows all four edges, as in scans."""
    small = geometry.shrunk(image, _SIDE)
    scale = max(image.shape[:2]) / max(small.shape[:2])
    soft = np.asarray(cv2.GaussianBlur(small, (5, 5), 0), dtype=np.uint8)
    quads: list[Points] = []
    for low, high in _EDGES:
        edges = np.max([cv2.Canny(soft[..., c], low, high) for c in range(3)], axis=0)
        closed = cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
        contours, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        quads += [quad for c in contours if (quad := _outline(c, soft)) is not None]
    kept: list[Points] = []
    for quad in sorted(quads, key=lambda q: -_area(q)):
        if not any(_inside(quad, other) for other in kept):
            kept.append(quad)
    kept.sort(key=lambda q: (round(float(q[:, 1].mean()) / (0.25 * _SIDE)), float(q[:, 0].mean())))
    if not kept:
        return np.zeros((0, 4, 2), dtype=np.float32)
    return np.asarray(geometry.from_top_left(np.stack(kept)) * np.float32(scale), np.float32)


def holding(outlines: Points, frame: Frame, lines: Sequence[TextLine]) -> Points:
    """The outlines that hold text, when together they hold almost all of it; else none: what
    was taken for a paper is then a part of one. `frame` is that of the outlines' picture."""
    if not len(outlines) or not lines:
        return np.zeros((0, 4, 2), dtype=np.float32)
    quads = frame.pixels(np.array([line.region.points for line in lines], dtype=np.float32))
    middles = quads.mean(axis=1)
    within = np.array(
        [
            [cv2.pointPolygonTest(outline, (float(x), float(y)), False) >= 0 for x, y in middles]
            for outline in outlines
        ]
    )
    if within.any(axis=0).mean() < _HELD:
        return np.zeros((0, 4, 2), dtype=np.float32)
    return np.asarray(outlines[within.any(axis=1)], dtype=np.float32)


def _outline(contour: NDArray[np.generic], image: Image) -> Points | None:
    """The four corners of a contour that looks like a paper on some ground, or None."""
    hull = cv2.convexHull(np.asarray(contour, dtype=np.int32))
    share = float(cv2.contourArea(hull)) / (image.shape[0] * image.shape[1])
    if not _LEAST_SHARE <= share <= _MOST_SHARE:
        return None
    length = cv2.arcLength(hull, True)
    for slack in (0.015, 0.025, 0.04, 0.06):
        corners = cv2.approxPolyDP(hull, slack * length, True)
        if len(corners) == 4:
            break
    else:
        return None
    quad = _clockwise(np.asarray(corners, dtype=np.float32).reshape(4, 2))
    solid = float(cv2.contourArea(hull)) / max(_area(quad), 1.0)
    if not _SOLID <= solid <= 1 / _SOLID or not _square(quad):
        return None
    return quad if _stands_out(quad, image) else None


def _clockwise(quad: Points) -> Points:
    return quad if cv2.contourArea(quad, oriented=True) > 0 else quad[::-1].copy()


def _square(quad: Points) -> bool:
    there, back = np.roll(quad, -1, axis=0) - quad, np.roll(quad, 1, axis=0) - quad
    lengths = np.linalg.norm(there, axis=1) * np.linalg.norm(back, axis=1)
    cosine = (there * back).sum(axis=1) / np.maximum(lengths, 1e-6)
    return bool((np.abs(cosine) < np.sin(np.radians(_SQUARE))).all())


def _stands_out(quad: Points, image: Image) -> bool:
    """Whether the colour just inside every side differs from the colour just outside."""
    reach = max(3.0, _BESIDE * float(np.sqrt(_area(quad))))
    middle = quad.mean(axis=0)
    height, width = image.shape[:2]
    for start, end in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        along = np.linspace(0.12, 0.88, 41, dtype=np.float32)[:, None]
        line = start * (1 - along) + end * along
        normal = np.array([end[1] - start[1], start[0] - end[0]], dtype=np.float32)
        normal /= max(float(np.linalg.norm(normal)), 1e-6)
        if float(((start + end) / 2 - middle) @ normal) < 0:
            normal = -normal
        outer, inner = (line + step * reach * normal for step in (1, -1))
        shown = ((outer >= 0) & (outer < (width, height))).all(axis=1)
        if shown.mean() < 0.5:
            return False
        colours = [
            np.median(image[at[shown][:, 1].astype(int), at[shown][:, 0].astype(int)], axis=0)
            for at in (outer, np.clip(inner, 0, (width - 1, height - 1)))
        ]
        if float(np.abs(colours[0] - colours[1]).max()) < _APART:
            return False
    return True


def _inside(quad: Points, other: Points) -> bool:
    """Whether most of `quad` lies within `other`."""
    shared, _ = cv2.intersectConvexConvex(quad, other)
    return float(shared) > 0.5 * _area(quad)


def _area(quad: Points) -> float:
    return float(cv2.contourArea(quad))
