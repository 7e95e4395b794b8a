"""A seal's outline in a picture → the band of its words as a straight strip."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.seals import Outline
from ocr.types import Image, SealShape

HEIGHT = 48
"""Pixels of a strip, what the recogniser reads."""

_OUTER, _INNER = 0.04, 0.42
"""How deep below the outline the band begins and ends, in shares of the longer radius: the
letters of a ring stand between 0.06 and 0.44."""

_NARROW = 0.7
"""Letters of a ring are narrow and stand apart: so wide is a strip for its height."""

_FINE = 720


def strip_width(outline: Outline, share: float = 1.0) -> int:
    """Pixels of a strip that takes this share of the way round."""
    middle = curve(outline, np.arange(_FINE) / _FINE, np.array([(_OUTER + _INNER) / 2]))[0]
    length = float(np.hypot(*(np.roll(middle, -1, axis=0) - middle).T).sum())
    depth = (_INNER - _OUTER) * max(outline.a, outline.b)
    return max(HEIGHT, round(length * share / depth * HEIGHT * _NARROW))


def unroll(image: Image, outline: Outline, *, start: float = 0.0, share: float = 1.0) -> Image:
    """HEIGHT rows from outside in; columns clockwise from `start`, a share of the way round
    from the lowest point, over `share` of the way."""
    width = strip_width(outline, share)
    along = start + (np.arange(width) + 0.5) / width * share
    depth = _OUTER + (np.arange(HEIGHT) + 0.5) / HEIGHT * (_INNER - _OUTER)
    at = curve(outline, along, depth)
    return np.asarray(
        cv2.remap(image, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        dtype=np.uint8,
    )


def curve(
    outline: Outline, along: NDArray[np.floating], depth: NDArray[np.floating]
) -> NDArray[np.float32]:
    """Pixels, depths × places × 2: `along` shares of the way round from the lowest point, and
    `depth` below the outline in shares of the longer radius. A round seal seen aslant is a
    circle whose depth shrinks with it; a true oval's letters stand equally deep all the way, and
    equally far apart."""
    if outline.shape is SealShape.ROUND:
        theta = np.pi / 2 + 2 * np.pi * along
        return outline.at(1.0 - depth[:, None], theta[None, :])
    fine = np.pi / 2 + 2 * np.pi * np.arange(_FINE + 1) / _FINE
    edges = outline.at(np.ones(1), fine)
    steps = np.hypot(*np.diff(edges, axis=0).T)
    way = np.concatenate([[0.0], np.cumsum(steps)]) / steps.sum()
    theta = np.interp(along % 1.0, way, fine)
    edge = outline.at(np.ones(1), theta)
    ahead, behind = outline.at(np.ones(1), theta + 0.01), outline.at(np.ones(1), theta - 0.01)
    tangent = (ahead - behind) / np.maximum(np.hypot(*(ahead - behind).T), 1e-6)[:, None]
    inward = np.stack([-tangent[:, 1], tangent[:, 0]], axis=1)
    deep = depth[:, None, None] * max(outline.a, outline.b)
    return np.asarray(edge[None] + deep * inward[None], dtype=np.float32)
