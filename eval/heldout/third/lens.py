"""Drawn pages in → a scanner's or a telephone's picture of them: a camera with a lens in space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from eval.dataset import Condition
from eval.heldout.camera import Image, Matrix, Shot, carry, turn
from eval.heldout.third import faults
from eval.heldout.third.faults import clip
from ocr.types import Problem

Field = NDArray[np.float64]
TURNS = (0, 0, 0, 0, 90, 180, 270)


def take(
    rng: np.random.Generator,
    pages: Sequence[Image],
    condition: Condition,
    problem: Problem | None = None,
    *,
    least: int = 0,
) -> Shot:
    """The pages laid out and taken, the picture's longer side `least` pixels at the least."""
    table, places = _layout(rng, pages)
    if condition is Condition.CLEAN and problem is None:
        return _scanned(rng, table, places, max(least, int(rng.integers(1200, 2300))))
    bad = condition is Condition.BAD
    long = int(rng.integers(*((1050, 1600) if bad else (1600, 2900))))
    if problem is Problem.TOO_SMALL:
        long = int(rng.integers(260, 340))
    long = max(long, least)
    shot = _seen(rng, table, places, max(long, 900), bad=bad, cut=problem is Problem.CUT_OFF)
    shot = replace(shot, picture=_lit(rng, shot.picture, bad=bad))
    if bad and problem is None:
        shot = replace(shot, picture=faults.worn(rng, shot.picture))
    shot = faults.afflict(rng, shot, problem)
    shot = turn(shot, int(rng.choice(TURNS)))
    shot = _shrunk(shot, long)
    soft = rng.uniform(0.2, 0.9 if bad else 0.55) * max(shot.picture.shape[:2]) / 1800
    picture = cv2.GaussianBlur(shot.picture, (0, 0), max(0.15, soft))
    if problem is Problem.BLURRED:
        picture = faults.shaken(rng, clip(picture))
    return replace(shot, picture=_grain(rng, clip(picture), bad=bad))


def _layout(
    rng: np.random.Generator, pages: Sequence[Image]
) -> tuple[Image, tuple[tuple[Image, Matrix], ...]]:
    """An empty table large enough, and each page with its place on it: below one another, or
    side by side where they are narrow."""
    beside = len(pages) > 1 and rng.random() < 0.35
    gap = int(0.09 * max(pages[0].shape[:2]))
    places, x, y, wide, high = [], 0.0, 0.0, 0.0, 0.0
    for page in pages:
        h, w = page.shape[:2]
        stray = float(rng.uniform(-0.4, 0.4)) * gap if len(pages) > 1 else 0.0
        left, top = (x, y + gap + stray) if beside else (x + gap + stray, y)
        way = np.array([[w, 0, left], [0, h, top], [0, 0, 1.0]])
        places.append((page, way))
        if beside:
            x, high, wide = x + w + gap, max(high, h + 2 * gap), x + w
        else:
            y, wide, high = y + h + gap, max(wide, w + 2 * gap), y + h
    if len(pages) == 1:
        (page, way), h, w = places[0], *pages[0].shape[:2]
        places = [(page, np.diag([float(w), float(h), 1.0]))]
        wide, high = w, h
    return np.full((int(high), int(wide), 3), 255, np.uint8), tuple(places)


def _scanned(
    rng: np.random.Generator, table: Image, places: Sequence[tuple[Image, Matrix]], long: int
) -> Shot:
    """An export as it is, a flatbed with its bed around the paper, or an app that whitens."""
    flat = table.copy()
    for page, way in places:
        x, y = max(0, int(way[0, 2])), max(0, int(way[1, 2]))
        patch = page[: flat.shape[0] - y, : flat.shape[1] - x]
        flat[y : y + patch.shape[0], x : x + patch.shape[1]] = patch
    shot = _shrunk(Shot(flat, tuple(way for _, way in places)), long)
    way_of = rng.random()
    if way_of < 0.35:
        return shot
    high, wide = shot.picture.shape[:2]
    if way_of < 0.75:
        rim = int(rng.uniform(0.01, 0.05) * max(high, wide))
        lean = np.vstack(
            [cv2.getRotationMatrix2D((wide / 2, high / 2), float(rng.normal(0, 0.9)), 1), [0, 0, 1]]
        )
        lean = np.array([[1, 0, rim], [0, 1, rim], [0, 0, 1.0]]) @ lean
        bed = tuple(int(v) for v in rng.uniform(222, 252, 1).repeat(3))
        size = (wide + 2 * rim, high + 2 * rim)
        picture = cv2.warpPerspective(
            shot.picture, lean, size, flags=cv2.INTER_CUBIC, borderValue=bed
        )
        picture = clip(
            picture * rng.uniform(0.93, 1.02) + rng.normal(0, 2.2, (*picture.shape[:2], 1))
        )
        return Shot(picture, tuple(lean @ way for way in shot.ways))
    grey = cv2.cvtColor(shot.picture, cv2.COLOR_BGR2LAB)
    light = grey[:, :, 0].astype(np.float64)
    small = cv2.resize(light, (wide // 8 + 1, high // 8 + 1), interpolation=cv2.INTER_AREA)
    around = cv2.GaussianBlur(small, (0, 0), max(small.shape) / 30)
    local = cv2.resize(around, (wide, high), interpolation=cv2.INTER_LINEAR)
    grey[:, :, 0] = clip(255 * np.clip(light / np.maximum(local, 1), 0, 1) ** rng.uniform(1.1, 1.7))
    picture = cv2.cvtColor(grey, cv2.COLOR_LAB2BGR)
    if way_of > 0.9:
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    return replace(shot, picture=clip(picture))


def _spin(rng: np.random.Generator, bad: bool) -> Field:
    """A telephone held not quite level: roll, then yaw, then pitch."""
    far = 0.3 if bad else 0.19
    roll, yaw, pitch = rng.normal(0, 0.05), rng.uniform(-far, far), rng.uniform(-far, far)
    turns = []
    for axis, angle in (((0, 0, 1), roll), ((0, 1, 0), yaw), ((1, 0, 0), pitch)):
        turns.append(cv2.Rodrigues(np.array(axis, np.float64) * angle)[0])
    return np.asarray(turns[0] @ turns[1] @ turns[2], np.float64)


def _seen(
    rng: np.random.Generator,
    table: Image,
    places: Sequence[tuple[Image, Matrix]],
    long: int,
    *,
    bad: bool,
    cut: bool,
) -> Shot:
    """The table through a pinhole, in a frame of a telephone's shape around the papers."""
    high, wide = table.shape[:2]
    size = max(high, wide)
    spin, far = _spin(rng, bad), rng.uniform(1.5, 2.6) * size
    middle = np.array([[1, 0, -wide / 2], [0, 1, -high / 2], [0, 0, 1.0]])
    view = np.column_stack([spin[:, 0], spin[:, 1], [0, 0, far]]) @ middle
    corners = np.vstack([carry(view @ way, _UNIT) for _, way in places])
    low, top = corners.min(axis=0), corners.max(axis=0)
    span = top - low
    shape = 4 / 3 if rng.random() < 0.6 else 16 / 9
    frame = np.array([1.0, shape] if span[1] > span[0] else [shape, 1.0])
    if rng.random() < 0.4:
        frame = span / span.max()
    rim = rng.uniform(1.06, 1.3)
    scale = float((frame / span).min()) / rim
    frame_px = frame / frame.max() * long
    zoom = scale * long / frame.max()
    free = frame_px - span * zoom
    spot = free * rng.uniform(0.3, 0.7, 2)
    if cut:
        axis = int(rng.integers(2))
        out = rng.uniform(0.14, 0.24) * span[axis] * zoom
        spot[axis] = -out if rng.random() < 0.5 else free[axis] + out
    shift = spot - low * zoom
    view = np.array([[zoom, 0, shift[0]], [0, zoom, shift[1]], [0, 0, 1.0]]) @ view
    picture = faults.surface(rng, (int(frame_px[0]), int(frame_px[1])))
    ways = []
    for page, place in places:
        angle = float(rng.normal(0, 2.5)) if len(places) > 1 else 0.0
        centre = carry(place, np.array([[0.5, 0.5]]))[0]
        tilt = np.vstack([cv2.getRotationMatrix2D((centre[0], centre[1]), angle, 1), [0, 0, 1]])
        way = view @ tilt @ place
        picture = _laid(rng, picture, page, way)
        ways.append(way)
    return Shot(picture, tuple(ways))


_UNIT = np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]])


def _laid(rng: np.random.Generator, picture: Image, page: Image, way: Matrix) -> Image:
    """One page painted over the picture, with the thin shadow of its edge."""
    h, w = page.shape[:2]
    size = (picture.shape[1], picture.shape[0])
    seen = carry(way, _UNIT)
    share = float(np.hypot(*(seen[1] - seen[0]))) / w
    if share < 0.8:
        page = clip(cv2.resize(page, None, fx=share, fy=share, interpolation=cv2.INTER_AREA))
        h, w = page.shape[:2]
    warp = way @ np.diag([1 / w, 1 / h, 1.0])
    cover = cv2.warpPerspective(np.ones((h, w), np.float32), warp, size)
    paper = cv2.warpPerspective(page, warp, size, flags=cv2.INTER_CUBIC)
    off = int(rng.integers(2, 9))
    moved = np.array([[1, 0, off], [0, 1, off]], np.float64)
    under = cv2.GaussianBlur(cv2.warpAffine(cover, moved, size), (0, 0), off)
    ground = picture * (1 - 0.5 * under[:, :, None])
    return clip(ground * (1 - cover[:, :, None]) + paper * cover[:, :, None])


def _lit(rng: np.random.Generator, picture: Image, *, bad: bool) -> Image:
    """A lamp somewhere, dim corners, a hand's shadow at times, a cast of warm or cold light."""
    high, wide = picture.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide] / max(high, wide)
    lamp = rng.uniform(-0.2, 1.2, 2)
    fall = rng.uniform(0.1, 0.55 if bad else 0.3)
    light = 1.06 - fall * ((xs - lamp[0]) ** 2 + (ys - lamp[1]) ** 2)
    if rng.random() < (0.65 if bad else 0.35):
        w, h = wide // 8 + 1, high // 8 + 1
        mask = np.zeros((h, w), np.float32)
        start = rng.uniform(0.2, 0.8, 2) * [w, h]
        edge = np.array([rng.choice([-0.2, 1.2]) * w, rng.uniform(0, 1) * h])
        thick = max(1, int(rng.uniform(0.1, 0.3) * w))
        cv2.line(mask, tuple(int(v) for v in start), tuple(int(v) for v in edge), 1.0, thick)
        soft = cv2.GaussianBlur(mask, (0, 0), thick / rng.uniform(3, 9))
        shade = cv2.resize(soft, (wide, high), interpolation=cv2.INTER_LINEAR)
        light = light * (1 - rng.uniform(0.2, 0.45) * shade)
    warm = 1 + np.array([-1, 0, 1]) * rng.normal(0, 0.05)
    return clip(picture * np.clip(light, 0.25, 1.1)[:, :, None] * warm)


def _shrunk(shot: Shot, long: int) -> Shot:
    high, wide = shot.picture.shape[:2]
    share = long / max(high, wide)
    if share >= 1:
        return shot
    size = (max(1, round(wide * share)), max(1, round(high * share)))
    small = clip(cv2.resize(shot.picture, size, interpolation=cv2.INTER_AREA))
    scale = np.diag([size[0] / wide, size[1] / high, 1.0])
    return Shot(small, tuple(scale @ way for way in shot.ways), shot.turn)


def _grain(rng: np.random.Generator, picture: Image, *, bad: bool) -> Image:
    """Noise in blotches of colour, as small sensors give, and a first pass through JPEG."""
    high, wide = picture.shape[:2]
    fine = rng.normal(0, rng.uniform(2, 7) if bad else rng.uniform(0.5, 3), (high, wide, 1))
    rough = rng.normal(0, 4 if bad else 1.6, (high // 3 + 1, wide // 3 + 1, 3))
    blotch = cv2.resize(rough, (wide, high), interpolation=cv2.INTER_LINEAR)
    noisy = clip(picture + fine + blotch)
    quality = int(rng.integers(55, 80) if bad else rng.integers(78, 97))
    packed = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    opened = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    assert opened is not None
    return clip(opened)
