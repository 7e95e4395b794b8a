"""Drawn pages in → a scanner's, a screen's or a telephone's picture of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from eval.dataset import Condition
from eval.heldout.camera import Image, Matrix, Shot, carry, turn
from eval.heldout.fourth import desk
from eval.heldout.fourth.desk import clip
from ocr.types import Problem

SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]])
LEAST_ZOOM = 0.72
"""Pixels of the picture to a pixel drawn: letters 9 CSS pixels high stay 13 pixels high."""
Place = tuple[Image, Matrix]
"""A page and the way from its fractions to the table it lies on."""


def take(
    rng: np.random.Generator,
    pages: Sequence[Image],
    condition: Condition,
    problem: Problem | None = None,
    *,
    least: int = 0,
) -> Shot:
    """The pages laid out and taken, the picture's longer side `least` pixels at the least."""
    places, extent = _laid_out(rng, pages)
    if condition is Condition.CLEAN and problem is None:
        return _flat(rng, places, extent, max(least, int(rng.integers(1250, 2400))))
    bad = condition is Condition.BAD
    long = max(least, int(rng.integers(*((1350, 1900) if bad else (1700, 3000)))))
    shot = _scene(rng, places, extent, long, bad=bad, problem=problem)
    picture = desk.lit(rng, shot.picture, bad=bad and problem is None)
    if problem is Problem.GLARE:
        picture = desk.glare(rng, picture, shot.ways[0])
    elif problem is Problem.DARK:
        picture = clip((picture / 255.0) ** rng.uniform(1.0, 1.3) * 255 * rng.uniform(0.06, 0.11))
    elif problem is Problem.SCREEN:
        picture = desk.moire(rng, picture)
    elif problem is None:
        picture = _toned(rng, picture, bad=bad)
    shot = turn(replace(shot, picture=picture), int(rng.choice([0, 0, 0, 90, 180, 270])))
    if problem is Problem.TOO_SMALL:
        shot = _shrunk(shot, max(least // 6, int(rng.integers(240, 330))))
    elif problem is Problem.BLURRED:
        shot = replace(shot, picture=desk.defocused(rng, shot.picture))
    elif problem is not Problem.SCREEN:
        soft = rng.uniform(0.25, 0.95 if bad else 0.6)
        shot = replace(shot, picture=clip(cv2.GaussianBlur(shot.picture, (0, 0), soft)))
    return replace(shot, picture=_sensor(rng, shot.picture, bad=bad))


def _laid_out(
    rng: np.random.Generator, pages: Sequence[Image]
) -> tuple[tuple[Place, ...], tuple[int, int]]:
    """Pages in a column, or in a row when they are upright, none over another, and the
    table's width and height."""
    row = len(pages) > 1 and all(page.shape[0] > page.shape[1] for page in pages)
    gap = 0.07 * max(pages[0].shape[:2])
    along, broad = (
        0.0,
        max(page.shape[0 if row else 1] for page in pages) + (gap if len(pages) > 1 else 0),
    )
    places = []
    for page in pages:
        h, w = page.shape[:2]
        free = broad - (h if row else w)
        off = rng.uniform(0, free) if len(pages) > 1 else 0.0
        x, y = (along, off) if row else (off, along)
        places.append((page, np.array([[w, 0, x], [0, h, y], [0, 0, 1.0]])))
        along += (w if row else h) + gap
    along -= gap
    extent = (along, broad) if row else (broad, along)
    return tuple(places), (int(np.ceil(extent[0])), int(np.ceil(extent[1])))


def _flat(
    rng: np.random.Generator, places: Sequence[Place], extent: tuple[int, int], long: int
) -> Shot:
    """An export, a screenshot with bars above and below, a flatbed, or a copier."""
    sheet = np.full((extent[1], extent[0], 3), 255, np.uint8)
    for page, way in places:
        x, y = int(way[0, 2]), int(way[1, 2])
        sheet[y : y + page.shape[0], x : x + page.shape[1]] = page
    shot = _shrunk(Shot(sheet, tuple(way for _, way in places)), long)
    kind = rng.random()
    if kind < 0.28:
        return shot
    if kind < 0.4:
        return _barred(rng, shot)
    high, wide = shot.picture.shape[:2]
    rim = int(rng.uniform(0.004, 0.03) * max(high, wide))
    lean = cv2.getRotationMatrix2D((wide / 2, high / 2), float(rng.uniform(-1.3, 1.3)), 1.0)
    way = np.array([[1, 0, rim], [0, 1, rim], [0, 0, 1.0]]) @ np.vstack([lean, [0, 0, 1.0]])
    size = (wide + 2 * rim, high + 2 * rim)
    bed = int(rng.choice([255, 246, 232, 60]))
    flat = cv2.warpPerspective(
        shot.picture, way, size, flags=cv2.INTER_AREA, borderValue=(bed, bed, bed)
    )
    paper = np.array([rng.uniform(0.9, 1.0), rng.uniform(0.95, 1.0), 1.0])
    picture = clip(flat * paper + rng.normal(0, 1.8, (*flat.shape[:2], 1)))
    if kind > 0.78:
        picture = _copied(rng, picture)
    else:
        sharp = cv2.GaussianBlur(picture, (0, 0), 1.4)
        picture = clip(picture + rng.uniform(0, 0.7) * (picture.astype(float) - sharp))
    return Shot(picture, tuple(way @ each for each in shot.ways))


def _barred(rng: np.random.Generator, shot: Shot) -> Shot:
    """As a telephone's viewer shows it: black or grey above and below, two buttons."""
    high, wide = shot.picture.shape[:2]
    bar = int(rng.uniform(0.06, 0.13) * high)
    tone = int(rng.choice([0, 24, 240]))
    picture = cv2.copyMakeBorder(
        shot.picture, bar, bar, 0, 0, cv2.BORDER_CONSTANT, value=(tone, tone, tone)
    )
    for share in (0.12, 0.88):
        spot = (int(share * wide), high + bar + bar // 2)
        cv2.circle(picture, spot, max(3, bar // 6), (150, 150, 150), 2, cv2.LINE_AA)
    down = np.array([[1, 0, 0], [0, 1, bar], [0, 0, 1.0]])
    return Shot(clip(picture), tuple(down @ way for way in shot.ways))


def _copied(rng: np.random.Generator, picture: Image) -> Image:
    """Grey, the whites burnt out, specks of toner and a pale streak along the drum."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float64)
    grey = 255 * np.clip((grey - 18) / rng.uniform(205, 228), 0, 1) ** rng.uniform(0.95, 1.3)
    high, wide = grey.shape
    streak = int(rng.uniform(0.05, 0.95) * wide)
    grey[:, streak : streak + 2] = np.minimum(255, grey[:, streak : streak + 2] + 34)
    specks = rng.random((high, wide)) < 0.00012
    grey[specks] = 40
    return clip(np.repeat(grey[:, :, None], 3, axis=2))


def _view(rng: np.random.Generator, extent: tuple[int, int], *, bad: bool) -> Matrix:
    """The table as seen from above and a little aside: turned, and narrower where it is far."""
    wide, high = extent
    far = 0.16 if bad else 0.1
    a, b = rng.uniform(-far, far, 2) / np.array([wide, high]) * 1.4
    tilt = np.array([[1, rng.normal(0, 0.012), 0], [0, 1, 0], [a, b, 1.0]])
    middle = np.array([[1, 0, -wide / 2], [0, 1, -high / 2], [0, 0, 1.0]])
    angle = np.radians(rng.uniform(-9, 9) if bad else rng.uniform(-4.5, 4.5))
    cos, sin = np.cos(angle), np.sin(angle)
    spin = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1.0]])
    return np.asarray(tilt @ spin @ middle, np.float64)


def _scene(
    rng: np.random.Generator,
    places: Sequence[Place],
    extent: tuple[int, int],
    long: int,
    *,
    bad: bool,
    problem: Problem | None,
) -> Shot:
    """The papers on a desk, or on a screen, in a frame around them or cutting into them."""
    view = _view(rng, extent, bad=bad)
    dots = np.vstack([carry(view @ way, SQUARE) for _, way in places])
    low, span = dots.min(axis=0), np.ptp(dots, axis=0)
    rim = rng.uniform(1.05, 1.24)
    shape = float(rng.choice([4 / 3, 4 / 3, 16 / 9, 1.0]))
    frame = span * rim
    if rng.random() < 0.6:
        want = shape if span[1] > span[0] else 1 / shape
        frame = np.array([max(frame[0], frame[1] / want), max(frame[1], frame[0] * want)])
    zoom = long / frame.max()
    if problem is not Problem.TOO_SMALL:
        zoom = max(zoom, LEAST_ZOOM * min(1.0, 2600 / (LEAST_ZOOM * frame.max())))
    size = frame * zoom
    free = size - span * zoom
    spot = free * rng.uniform(0.25, 0.75, 2)
    if problem is Problem.CUT_OFF:
        axis = int(rng.integers(2))
        out = rng.uniform(0.16, 0.27) * span[axis] * zoom
        spot[axis] = -out if rng.random() < 0.5 else free[axis] + out
    shift = spot - low * zoom
    view = np.array([[zoom, 0, shift[0]], [0, zoom, shift[1]], [0, 0, 1.0]]) @ view
    canvas = (int(np.ceil(size[0])), int(np.ceil(size[1])))
    ways = []
    for _, place in places:
        centre = carry(place, np.array([[0.5, 0.5]]))[0]
        angle = float(rng.normal(0, 1.6)) if len(places) > 1 else 0.0
        own = cv2.getRotationMatrix2D((float(centre[0]), float(centre[1])), angle, 0.97)
        mine = np.vstack([own, [0, 0, 1.0]]) if len(places) > 1 else np.eye(3)
        ways.append(view @ mine @ place)
    if problem is Problem.SCREEN:
        picture = desk.monitor(rng, canvas, [carry(way, SQUARE) for way in ways])
    else:
        picture = desk.desk(rng, canvas)
    for (page, _), way in zip(places, ways, strict=True):
        flat = problem is Problem.SCREEN
        sheet = page if flat else desk.bent(rng, page, bad=bad and problem is None)
        picture = _painted(rng, picture, sheet, way, shaded=not flat)
    if problem is None and rng.random() < (0.25 if bad else 0.15):
        picture = desk.fingers(rng, picture, carry(ways[0], SQUARE))
    return Shot(picture, tuple(ways))


def _painted(
    rng: np.random.Generator, picture: Image, page: Image, way: Matrix, *, shaded: bool
) -> Image:
    """One page over the picture, its edge throwing a shadow to one side."""
    high, wide = picture.shape[:2]
    corners = carry(way, SQUARE)
    share = float(np.linalg.norm(corners[2] - corners[0]) / np.hypot(*page.shape[:2]))
    if share < 0.9:
        page = clip(cv2.resize(page, None, fx=share, fy=share, interpolation=cv2.INTER_AREA))
    h, w = page.shape[:2]
    pixels = way @ np.diag([1 / w, 1 / h, 1.0])
    cover = cv2.warpPerspective(np.ones((h, w), np.float32), pixels, (wide, high))
    sheet = cv2.warpPerspective(page, pixels, (wide, high), flags=cv2.INTER_CUBIC)
    ground = picture.astype(np.float64)
    if shaded:
        off = rng.uniform(-9, 9, 2)
        moved = np.array([[1, 0, off[0]], [0, 1, off[1]]], np.float64)
        fall = cv2.GaussianBlur(cv2.warpAffine(cover, moved, (wide, high)), (0, 0), 7)
        ground = ground * (1 - rng.uniform(0.25, 0.55) * fall[:, :, None])
    return clip(ground * (1 - cover[:, :, None]) + sheet * cover[:, :, None])


def _toned(rng: np.random.Generator, picture: Image, *, bad: bool) -> Image:
    """The telephone's own idea of contrast; in bad cases too pale, too dim, or sent twice."""
    low, top = (rng.uniform(0, 45), rng.uniform(185, 255)) if bad else (0.0, 255.0)
    curve = (picture / 255.0) ** rng.uniform(0.8, 1.25)
    out = clip(low + curve * (top - low))
    if bad and rng.random() < 0.4:
        share, (high, wide) = rng.uniform(0.8, 0.93), out.shape[:2]
        small = cv2.resize(out, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
        out = clip(cv2.resize(small, (wide, high), interpolation=cv2.INTER_CUBIC))
    return out


def _shrunk(shot: Shot, long: int) -> Shot:
    high, wide = shot.picture.shape[:2]
    share = min(1.0, long / max(high, wide))
    if share == 1.0:
        return shot
    size = (max(1, round(wide * share)), max(1, round(high * share)))
    small = clip(cv2.resize(shot.picture, size, interpolation=cv2.INTER_AREA))
    scale = np.diag([size[0] / wide, size[1] / high, 1.0])
    return Shot(small, tuple(scale @ way for way in shot.ways), shot.turn)


def _sensor(rng: np.random.Generator, picture: Image, *, bad: bool) -> Image:
    """Noise of light and of colour, the telephone's smoothing and sharpening."""
    high, wide = picture.shape[:2]
    grain = rng.normal(0, rng.uniform(2.5, 7.5) if bad else rng.uniform(0.8, 3.2), (high, wide, 1))
    tint = cv2.resize(
        rng.normal(0, 2.2 if bad else 1.0, (high // 4 + 1, wide // 4 + 1, 3)), (wide, high)
    )
    noisy = clip(picture + grain + tint)
    if rng.random() < 0.4:
        noisy = clip(cv2.bilateralFilter(noisy, 5, 18, 2))
    soft = cv2.GaussianBlur(noisy, (0, 0), 1.6)
    return clip(noisy + rng.uniform(0, 0.5) * (noisy.astype(np.float64) - soft))
