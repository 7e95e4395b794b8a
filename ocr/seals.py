"""A picture in → the seals on it as outlines, and the picture with their red ink taken off.

A small network sees where seals are (`ocr.seal_net`); the outer line is then followed in the
picture itself, since words around a ring are read along it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.seal_net import Net, Sighting, see_seals
from ocr.types import Image, SealShape

_PAPER = 235.0
_RED = 24.0
"""How much red ink must exceed paper, in steps of a picture whose paper is at _PAPER."""

_OVAL = 0.82
_RAYS = 144
_RADII = np.linspace(0.78, 1.24, 70)
"""Shares of the seen radius between which the outer line is looked for."""

_PATCH = 110.0
"""Pixels of the radius at which it is looked for."""

_LINE = 13
"""Pixels of such a patch that the line is thinner than."""

_BEND = 1
"""Steps of _RADII that the line moves from ray to ray, at most."""

_HALF_LINE = 0.025
"""Of the longer half axis: what the outer line reaches beyond its middle, which is followed."""

_NEAR, _AGREE = 0.03, 0.5
_SHIFT, _GROWTH = 0.18, (0.8, 1.25)
"""How far a followed line may lie from what was seen: middle, and axes."""

Grey = NDArray[np.float32]


@dataclass(frozen=True)
class Outline:
    """The outer line of a seal in a picture: middle, half axes and angle (degrees) of an ellipse
    or a rectangle in pixels, and how surely it is a seal, [0, 1]."""

    x: float
    y: float
    a: float
    b: float
    angle: float
    confidence: float = 1.0
    square: bool = False

    @property
    def shape(self) -> SealShape:
        """Oval when one axis is much the shorter."""
        if self.square:
            return SealShape.SQUARE
        flat = min(self.a, self.b) < _OVAL * max(self.a, self.b)
        return SealShape.OVAL if flat else SealShape.ROUND

    @property
    def quad(self) -> NDArray[np.float32]:
        """The upright rectangle around an ellipse and its line, or the rectangle itself, 4 × 2."""
        turn = np.radians(self.angle)
        signs = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
        if self.square:
            spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
            corners = (signs * (self.a, self.b)) @ spin
        else:
            a, b = (half + _HALF_LINE * max(self.a, self.b) for half in (self.a, self.b))
            half_w = np.hypot(a * np.cos(turn), b * np.sin(turn))
            half_h = np.hypot(a * np.sin(turn), b * np.cos(turn))
            corners = signs * (half_w, half_h)
        return np.asarray(corners + np.array([self.x, self.y]), dtype=np.float32)

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
        """For points (… × 2): their distance from the middle, 1 on the line."""
        turn = np.radians(self.angle)
        dx, dy = points[..., 0] - self.x, points[..., 1] - self.y
        u = np.abs(dx * np.cos(turn) + dy * np.sin(turn)) / self.a
        v = np.abs(-dx * np.sin(turn) + dy * np.cos(turn)) / self.b
        return np.asarray(np.maximum(u, v) if self.square else np.hypot(u, v), dtype=np.float64)


def find_seals(image: Image, net: Net) -> tuple[Outline, ...]:
    """The seals' outlines from the top, in pixels of `image`."""
    found = [_followed(image, sighting) for sighting in see_seals(image, net)]
    return tuple(sorted(found, key=lambda outline: (outline.y, outline.x)))


def redness(image: Image) -> Grey:
    """How much each pixel is red ink on white paper, about 0 (paper, black ink) to 200;
    the light's colour and strength are taken out first."""
    pixels = image.astype(np.float32)
    paper = np.percentile(pixels[::4, ::4].reshape(-1, 3), 80, axis=0)
    pixels *= (_PAPER / np.maximum(paper, 60.0)).astype(np.float32)
    r, g, b = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    return np.asarray(r - np.maximum(g, b) - 0.5 * np.abs(g - b), dtype=np.float32)


def _followed(image: Image, seen: Sighting) -> Outline:
    """The seal's outer line where it can be followed in the picture, else what was seen. Where
    only part of a seal was seen, or more than it, it looks flat: circles around its core are
    tried, too."""
    outline = Outline(seen.x, seen.y, seen.a, seen.b, seen.angle, seen.confidence, seen.square)
    if seen.square:
        return outline
    starts = [outline]
    if outline.shape is SealShape.OVAL:
        x, y = seen.core
        radii = max(seen.a, seen.b), (seen.a * seen.b) ** 0.5
        starts += [replace(outline, x=x, y=y, a=radius, b=radius) for radius in radii]
    lines = [line for start in starts if (line := _line_around(image, start)) is not None]
    if not lines:
        return outline
    return max(lines, key=lambda line: line[0])[1]


def _line_around(image: Image, start: Outline) -> tuple[float, Outline] | None:
    """The outer line that most points near `start` agree on, and their share; None when it
    would be far from there."""
    fitted = _fit_ellipse(_line_points(image, start))
    if fitted is None:
        return None
    share, ((x, y), (a, b), angle) = fitted
    shift = float(np.hypot(x - start.x, y - start.y)) / start.a
    growth = (max(a, b) / start.a, min(a, b) / start.b)
    if shift > _SHIFT or not all(_GROWTH[0] <= g <= _GROWTH[1] for g in growth):
        return None
    return share, replace(start, x=x, y=y, a=a, b=b, angle=angle)


def _line_points(image: Image, outline: Outline) -> NDArray[np.float32]:
    """One point a ray, on the darkest closed line around what was seen (_RAYS × 2)."""
    theta = np.linspace(0, 2 * np.pi, _RAYS, endpoint=False)
    scale = _PATCH / max(outline.a, outline.b)
    reach = 1.3 * max(outline.a, outline.b)
    left, top = (max(0, int(v - reach)) for v in (outline.x, outline.y))
    part = image[top : int(outline.y + reach) + 1, left : int(outline.x + reach) + 1, 1]
    if part.size == 0:
        return np.zeros((0, 2), np.float32)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    size = (max(8, round(part.shape[1] * scale)), max(8, round(part.shape[0] * scale)))
    patch = cv2.resize(part, size, interpolation=how)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_LINE, _LINE))
    thin = cv2.morphologyEx(patch, cv2.MORPH_BLACKHAT, kernel).astype(np.float32)
    at = outline.at(_RADII[None, :], theta[:, None])
    by = np.array([size[0] / part.shape[1], size[1] / part.shape[0]], np.float32)
    place = ((at - (left, top)) * by).astype(np.float32)
    ink = cv2.remap(thin, place[..., 0], place[..., 1], cv2.INTER_LINEAR)
    path = _closed_path(np.asarray(ink / max(float(ink.max()), 1.0), dtype=np.float32))
    return np.asarray(at[np.arange(_RAYS), path], dtype=np.float32)


def _closed_path(ink: Grey) -> NDArray[np.int64]:
    """For each row the column of the line with most ink that moves little from row to row:
    gone round twice, so that it closes."""
    twice = np.concatenate([ink, ink])
    best, came = twice[0], []
    for row in twice[1:]:
        padded = np.pad(best, _BEND, constant_values=-np.inf)
        near = np.stack([padded[i : i + len(best)] for i in range(2 * _BEND + 1)])
        came.append(near.argmax(axis=0) - _BEND)
        best = row + near.max(axis=0)
    at = int(best.argmax())
    path = [at]
    for step in reversed(came):
        at += int(step[at])
        path.append(at)
    path.reverse()
    rows = len(ink)
    middle = path[rows // 2 : rows // 2 + rows]
    return np.roll(np.array(middle), rows // 2)


Ellipse = tuple[tuple[float, float], tuple[float, float], float]
"""Middle, half axes, angle in degrees."""


def _fit_ellipse(points: NDArray[np.float32]) -> tuple[float, Ellipse] | None:
    """The ellipse most of the points agree on, and their share (RANSAC, fixed seed)."""
    if len(points) < 12:
        return None
    draw = np.random.default_rng(0)
    best: tuple[float, Ellipse] | None = None
    for _ in range(24):
        tried = _ellipse(points[draw.choice(len(points), 6, replace=False)])
        if tried is None:
            continue
        inside = _on(tried, points)
        refit = _ellipse(points[inside]) if inside.sum() >= 12 else None
        if refit is None:
            continue
        share = float(_on(refit, points).mean())
        if share > (best[0] if best else _AGREE):
            best = share, refit
    return best


def _on(ellipse: Ellipse, points: NDArray[np.float32]) -> NDArray[np.bool_]:
    (x, y), (a, b), angle = ellipse
    return np.abs(Outline(x, y, a, b, angle).radii(points) - 1) < _NEAR


def _ellipse(points: NDArray[np.float32]) -> Ellipse | None:
    (x, y), (width, height), angle = cv2.fitEllipseDirect(points.reshape(-1, 1, 2))
    if not np.isfinite([x, y, width, height]).all() or min(width, height) < 8:
        return None
    if min(width, height) < 0.5 * max(width, height):
        return None
    return (float(x), float(y)), (float(width) / 2, float(height) / 2), float(angle)


def without_ink(image: Image, outlines: Sequence[Outline]) -> Image:
    """The picture with the seals' red ink faded to paper, so that what was printed or written
    under them can be read: red ink is bright in the red channel, black ink is not."""
    if not outlines:
        return image
    clean = image.copy()
    for outline in outlines:
        left, top, right, bottom = _bounds(outline, image)
        part = image[top:bottom, left:right]
        ys, xs = np.mgrid[top:bottom, left:right]
        within = outline.radii(np.stack([xs, ys], axis=-1)) < 1.06
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


def _bounds(outline: Outline, image: Image) -> tuple[int, int, int, int]:
    quad = outline.quad
    margin = 0.08 * max(outline.a, outline.b)
    left, top = np.floor(quad.min(axis=0) - margin).astype(int)
    right, bottom = np.ceil(quad.max(axis=0) + margin).astype(int)
    height, width = image.shape[:2]
    return max(0, int(left)), max(0, int(top)), min(width, int(right)), min(height, int(bottom))
