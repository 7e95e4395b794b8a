"""Chance → what lies under and around papers, how light falls, and what spoils pictures."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from eval.heldout.camera import Image, Matrix, carry

Field = NDArray[np.float64]


def clip(values: NDArray[np.generic]) -> Image:
    return np.asarray(np.clip(values, 0, 255), dtype=np.uint8)


def cloudy(rng: np.random.Generator, size: tuple[int, int], cells: tuple[int, int]) -> Field:
    """Smooth noise about 0 over a picture of `size` (width, height)."""
    rough = rng.normal(0, 1, (max(2, cells[1]), max(2, cells[0])))
    return np.asarray(cv2.resize(rough, size, interpolation=cv2.INTER_CUBIC), np.float64)


def desk(rng: np.random.Generator, size: tuple[int, int]) -> Image:
    """Veneer, a woven cloth, marble, a cutting mat, terrazzo or a plain grey board, with things
    on it at times."""
    wide, high = size
    unit = max(size)
    ys, xs = np.mgrid[0:high, 0:wide] / unit
    kind = int(rng.integers(6))
    tones = ((74, 112, 158), (148, 138, 120), (222, 224, 226), (92, 112, 62), (196, 200, 204),
             (120, 122, 126))  # fmt: skip
    tone = np.array(tones[kind], float) * rng.uniform(0.72, 1.12)
    field = 4 * cloudy(rng, size, (30, 30))
    if kind == 0:
        bend = 0.03 * cloudy(rng, size, (3, 4))
        field += 12 * np.sin(2 * np.pi * (ys + bend) * rng.uniform(22, 40))
        field += 7 * cloudy(rng, size, (4, 260))
    elif kind == 1:
        pitch = rng.uniform(120, 190)
        field += 14 * np.sign(np.sin(2 * np.pi * xs * pitch) * np.sin(2 * np.pi * ys * pitch))
    elif kind == 2:
        veins = np.abs(cloudy(rng, size, (5, 7)) + 0.5 * cloudy(rng, size, (24, 30)))
        faint = np.clip(0.5 + 0.6 * cloudy(rng, size, (6, 6)), 0, 1)
        field -= 30 * faint * np.exp(-((veins / 0.05) ** 2))
    elif kind == 3:
        lines = ((xs * 22) % 1 < 0.025) | ((ys * 22) % 1 < 0.025)
        field += 46 * lines
    elif kind == 4:
        field += 34 * (cloudy(rng, size, (160, 160)) > 1.25) - 60 * (
            cloudy(rng, size, (140, 140)) > 1.5
        )
    picture = clip(tone + (field + rng.normal(0, 3, (high, wide)))[:, :, None])
    return _things(rng, picture) if rng.random() < 0.45 else picture


def _things(rng: np.random.Generator, picture: Image) -> Image:
    """A pen or the ring of a cup, near an edge."""
    high, wide = picture.shape[:2]
    unit = max(high, wide)
    x, y = float(rng.choice([0.03, 0.97])) * wide, rng.uniform(0.1, 0.9) * high
    if rng.random() < 0.6:
        end = (int(x + rng.uniform(-0.05, 0.05) * unit), int(y + 0.3 * unit))
        colour = tuple(int(v) for v in rng.uniform(20, 150, 3))
        cv2.line(picture, (int(x), int(y)), end, colour, max(3, int(unit * 0.011)), cv2.LINE_AA)
    else:
        ring = np.zeros_like(picture[:, :, 0])
        cv2.circle(ring, (int(x), int(y)), int(0.07 * unit), 255, max(2, int(unit * 0.004)))
        share = cv2.GaussianBlur(ring, (0, 0), 2)[:, :, None] / 255 * 0.35
        picture = clip(picture * (1 - share) + np.array([30, 50, 80]) * share)
    return picture


def monitor(rng: np.random.Generator, size: tuple[int, int], places: list[Field]) -> Image:
    """A screen that shows the papers on its grey, with the dark rim around it."""
    wide, high = size
    picture = np.full((high, wide, 3), int(rng.integers(18, 44)), np.uint8)
    dots = np.vstack(places)
    middle = dots.mean(axis=0)
    hull = cv2.convexHull(((dots - middle) * 1.09 + middle).astype(np.float32)).astype(np.int32)
    tone = int(rng.integers(70, 215))
    cv2.fillConvexPoly(picture, hull, (tone, tone, tone), cv2.LINE_AA)
    return picture


def fingers(rng: np.random.Generator, picture: Image, corners: Field) -> Image:
    """The tip of a thumb that holds the paper down at its side."""
    side = int(rng.integers(4))
    a, b = corners[side], corners[(side + 1) % 4]
    inner = corners.mean(axis=0)
    spot = a + (b - a) * rng.uniform(0.25, 0.75)
    away = (spot - inner) / np.linalg.norm(spot - inner)
    unit = float(np.linalg.norm(corners[2] - corners[0]))
    thick = 0.026 * unit
    tip = spot + away * thick * 0.72
    root = spot + away * unit * 0.4
    mask = np.zeros(picture.shape[:2], np.uint8)
    ends = [tuple(int(v) for v in point) for point in (tip, root)]
    cv2.line(mask, ends[0], ends[1], 255, int(2 * thick), cv2.LINE_AA)
    soft = cv2.GaussianBlur(mask, (0, 0), 1.5)[:, :, None] / 255.0
    round_ = cv2.GaussianBlur(mask, (0, 0), thick * 0.5)[:, :, None] / 255.0
    skin = np.array([142, 168, 214]) * rng.uniform(0.75, 1.05)
    return clip(picture * (1 - soft) + skin * (0.72 + 0.3 * round_) * soft)


def bent(rng: np.random.Generator, page: Image, *, bad: bool) -> Image:
    """The page with the light of a sheet that doesn't lie flat; in bad cases quartered by
    folds, when it is an upright one, or in a plastic sleeve."""
    high, wide = page.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide]
    along = xs / wide if rng.random() < 0.5 else ys / high
    waves = np.sin(2 * np.pi * (along * rng.uniform(0.4, 1.6) + rng.uniform()))
    light = 1 + rng.uniform(0.01, 0.05) * waves
    if bad and high > wide and rng.random() < 0.5:
        for share, place in (
            (rng.uniform(0.46, 0.54), xs / wide),
            (rng.uniform(0.46, 0.54), ys / high),
        ):
            far = (place - share) / 0.0035
            light = light + 0.16 * far * np.exp(-(far**2)) + 0.04 * np.sign(far)
    if bad and rng.random() < 0.35:
        creases = cloudy(rng, (wide, high), (6, 8))
        side = creases / 0.06
        light = light - rng.uniform(0.05, 0.1) * side * np.exp(-(side**2))
    bright = np.zeros_like(light)
    if bad and rng.random() < 0.3:
        slope = (xs / wide + ys / high * rng.uniform(-0.6, 0.6)) * rng.uniform(2, 4)
        bright = 26 * np.clip(np.sin(2 * np.pi * slope) - 0.55, 0, 1)
    return clip(page * light[:, :, None] + bright[:, :, None])


def lit(rng: np.random.Generator, picture: Image, *, bad: bool) -> Image:
    """A window at one side, dark corners, a warm or cold cast; the blind's stripes or the
    telephone's own shadow at times."""
    high, wide = picture.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide]
    angle = rng.uniform(0, 2 * np.pi)
    across = np.cos(angle) * (xs / wide - 0.5) + np.sin(angle) * (ys / high - 0.5)
    light = 1.02 + rng.uniform(0.08, 0.42 if bad else 0.24) * across
    light = light - rng.uniform(0.04, 0.2) * ((xs / wide - 0.5) ** 2 + (ys / high - 0.5) ** 2) * 2
    way = rng.random()
    depth = rng.uniform(0.12, 0.38 if bad else 0.26)
    if way < (0.4 if bad else 0.2):
        mask = np.zeros((high, wide), np.uint8)
        middle = (rng.uniform(0.3, 0.7) * wide, rng.uniform(0.6, 1.05) * high)
        shape = (
            middle,
            (0.34 * max(wide, high), 0.6 * max(wide, high)),
            float(rng.uniform(-35, 35)),
        )
        cv2.fillPoly(mask, [cv2.boxPoints(shape).astype(np.int32)], 255)
        soft = cv2.GaussianBlur(mask, (0, 0), max(wide, high) * rng.uniform(0.008, 0.035))
        light = light * (1 - depth * soft / 255.0)
    elif way < (0.58 if bad else 0.28):
        lean = rng.uniform(-0.5, 0.5)
        bars = np.sin(2 * np.pi * (ys / high + lean * xs / wide) * rng.uniform(4, 9))
        light = light * (1 - depth * 0.8 / (1 + np.exp(-bars * rng.uniform(4, 12))))
    cast = np.array([1 - rng.normal(0, 0.05), 1.0, 1 + rng.normal(0, 0.05)])
    return clip(picture * np.clip(light, 0.3, 1.15)[:, :, None] * cast)


def glare(rng: np.random.Generator, picture: Image, way: Matrix) -> Image:
    """A window's two panes, or a flash, mirrored in the paper."""
    high, wide = picture.shape[:2]
    corners = carry(way, np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]]))
    reach = float(np.linalg.norm(corners[2] - corners[0]))
    middle = carry(way, rng.uniform(0.34, 0.66, (1, 2)))[0]
    mask = np.zeros((high, wide), np.float32)
    if rng.random() < 0.5:
        angle = float(rng.uniform(-40, 40))
        for shift in (-0.1, 0.1):
            spot = (float(middle[0] + shift * reach), float(middle[1]))
            pane = cv2.boxPoints((spot, (0.17 * reach, 0.36 * reach), angle))
            cv2.fillPoly(mask, [pane.astype(np.int32)], 1.0)
        soft = cv2.GaussianBlur(mask, (0, 0), 0.012 * reach)
    else:
        radius = int(rng.uniform(0.11, 0.16) * reach)
        cv2.circle(mask, (int(middle[0]), int(middle[1])), radius, 1.0, -1)
        soft = cv2.GaussianBlur(mask, (0, 0), 0.04 * reach) * 1.15
    halo = cv2.GaussianBlur(mask, (0, 0), 0.12 * reach)
    white = np.clip(soft * 1.05 + 0.45 * halo, 0, 1)[:, :, None]
    return clip(picture + (255 - picture.astype(np.float64)) * white)


def moire(rng: np.random.Generator, picture: Image) -> Image:
    """The screen's coloured cells, about as fine as the camera's own: rings and bands appear
    where the two fall out of step."""
    high, wide = picture.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float64)
    unit, lean = max(high, wide), rng.uniform(-0.06, 0.06)
    u = xs + lean * ys + rng.uniform(0.006, 0.02) * ((xs - wide / 2) ** 2 + ys**2) / unit
    v = ys - lean * xs + rng.uniform(-0.012, 0.012) * (ys - high / 2) ** 2 / unit
    fine = rng.uniform(0.93, 1.0)
    depth = rng.uniform(0.16, 0.24)
    cells = np.stack([np.cos(2 * np.pi * (u * fine + k / 3)) for k in range(3)], axis=2)
    rows = np.cos(2 * np.pi * v * rng.uniform(0.47, 0.53))[:, :, None]
    scan = np.cos(2 * np.pi * ys / high * rng.uniform(2, 5))[:, :, None]
    return clip(picture * (1 + depth * (cells + 0.45 * rows + 0.3 * scan)))


def defocused(rng: np.random.Generator, picture: Image) -> Image:
    """Out of focus by a lens's disc, or drawn along a line by a moving hand."""
    unit = max(picture.shape[:2]) / 1600
    if rng.random() < 0.6:
        radius = max(6, round(rng.uniform(7.5, 11.5) * unit))
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1,) * 2).astype(float)
    else:
        long = max(17, round(rng.uniform(24, 36) * unit)) | 1
        kernel = np.zeros((long, long))
        slope = rng.uniform(-1, 1)
        for k in range(long):
            kernel[min(long - 1, max(0, int(long / 2 + slope * (k - long / 2)))), k] = 1
        if rng.random() < 0.5:
            kernel = kernel.T
        kernel = cv2.GaussianBlur(kernel, (0, 0), 2.2)
    return clip(cv2.filter2D(picture, -1, kernel / kernel.sum()))
