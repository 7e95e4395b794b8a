"""Drawn pages in → the picture a citizen would send, and where each point of a page went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from eval.dataset import Condition
from eval.heldout.paper import Box
from ocr.types import Point, Problem

Image = NDArray[np.uint8]
"""Height × width × 3, BGR."""
Matrix = NDArray[np.float64]
"""3 × 3 homography."""


@dataclass(frozen=True)
class Shot:
    """A picture and, for each page laid in it, the homography from the page's fractions to
    pixels. `turn` is how far the content stands turned clockwise, in degrees."""

    picture: Image
    ways: tuple[Matrix, ...]
    turn: int = 0

    def polygon(self, page: int, box: Box) -> tuple[Point, Point, Point, Point]:
        """A box of a page as four fractions of the picture, clockwise from its top left."""
        left, top, right, bottom = box
        corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
        high, wide = self.picture.shape[:2]
        a, b, c, d = (
            (round(float(x) / wide, 5), round(float(y) / high, 5))
            for x, y in carry(self.ways[page], corners)
        )
        return a, b, c, d


def carry(way: Matrix, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """N × 2 points through a homography."""
    through = np.hstack([points, np.ones((len(points), 1))]) @ way.T
    return np.asarray(through[:, :2] / through[:, 2:], dtype=np.float64)


def take(
    rng: np.random.Generator,
    pages: Sequence[Image],
    condition: Condition,
    problem: Problem | None = None,
    *,
    least: int = 0,
) -> Shot:
    """The pages laid side by side (one, or the two sides of a card) and taken, the picture's
    longer side `least` pixels at the least."""
    if condition is Condition.CLEAN and problem is None:
        return _scan(rng, pages, least)
    bad = condition is Condition.BAD
    if problem is Problem.TOO_SMALL:
        longest = int(rng.integers(260, 340))
    elif bad:
        longest = int(rng.integers(1000, 1500))
    else:
        longest = int(rng.integers(1500, 3000))
    longest = max(longest, least)
    shot = _desk(rng, pages, max(longest, 900), bad=bad, cut=problem is Problem.CUT_OFF)
    shot = _light(rng, shot, bad=bad)
    if problem is Problem.GLARE:
        shot = _glare(rng, shot)
    if problem is Problem.DARK:
        level = rng.uniform(0.07, 0.13)
        shot = replace(shot, picture=_bytes(shot.picture * level))
    if problem is Problem.SCREEN:
        shot = _screen(rng, shot)
    shot = turn(shot, int(rng.choice([0, 0, 0, 90, 180, 270])))
    shot = _resize(shot, longest)
    shot = _lens(rng, shot, bad=bad, blurred=problem is Problem.BLURRED)
    if rng.random() < 0.08:
        grey = cv2.cvtColor(shot.picture, cv2.COLOR_BGR2GRAY)
        shot = replace(shot, picture=_bytes(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)))
    return shot


def turn(shot: Shot, degrees: int) -> Shot:
    """The picture turned clockwise by a multiple of 90°."""
    picture, ways = shot.picture, shot.ways
    for _ in range(degrees // 90):
        high = picture.shape[0]
        step = np.array([[0.0, -1.0, high], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
        picture = np.ascontiguousarray(np.rot90(picture, -1))
        ways = tuple(step @ way for way in ways)
    return Shot(picture, ways, (shot.turn + degrees) % 360)


def encode(rng: np.random.Generator, picture: Image, condition: Condition) -> tuple[bytes, str]:
    """The bytes of a file and its ending: PNG for some clean pages, else JPEG."""
    if condition is Condition.CLEAN and rng.random() < 0.4:
        return cv2.imencode(".png", picture)[1].tobytes(), "png"
    low, high = {
        Condition.CLEAN: (80, 96),
        Condition.PHOTO: (62, 92),
        Condition.BAD: (32, 60),
    }[condition]
    quality = int(rng.integers(low, high))
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes(), "jpg"


def exif_turned(picture: Image, quality: int = 88) -> bytes:
    """A JPEG whose pixels lie on their side and whose EXIF tag (6) says how to stand them up."""
    side = np.ascontiguousarray(np.rot90(picture))
    jpeg = cv2.imencode(".jpg", side, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
    tiff = b"MM\x00\x2a\x00\x00\x00\x08" + b"\x00\x01"
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    body = b"Exif\x00\x00" + tiff + entry + b"\x00\x00\x00\x00"
    return jpeg[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + jpeg[2:]


def _scan(rng: np.random.Generator, pages: Sequence[Image], least: int) -> Shot:
    """A flat picture: a scan a little askew, a grey copy, or the screenshot itself."""
    gap = 40
    wide = max(page.shape[1] for page in pages)
    high = sum(page.shape[0] for page in pages) + gap * (len(pages) - 1)
    sheet = np.full((high, wide, 3), 255, np.uint8)
    ways, top = [], 0
    for page in pages:
        h, w = page.shape[:2]
        left = (wide - w) // 2
        sheet[top : top + h, left : left + w] = page
        ways.append(np.array([[w, 0, left], [0, h, top], [0, 0, 1.0]]))
        top += h + gap
    shot = _resize(Shot(sheet, tuple(ways)), max(int(rng.integers(1100, 2400)), least))
    way = rng.random()
    if way < 0.45:
        return shot
    high, wide = shot.picture.shape[:2]
    skew = cv2.getRotationMatrix2D((wide / 2, high / 2), float(rng.normal(0, 0.7)), 1.0)
    whole = np.vstack([skew, [0, 0, 1.0]])
    flat = cv2.warpAffine(
        shot.picture, skew, (wide, high), flags=cv2.INTER_LINEAR, borderValue=(250, 250, 250)
    )
    if way > 0.78:
        grey = cv2.cvtColor(flat, cv2.COLOR_BGR2GRAY).astype(np.float64)
        grey = 255 * np.clip((grey / 255 - 0.08) * rng.uniform(1.0, 1.25), 0, 1) ** 1.2
        flat = np.repeat(grey[:, :, None], 3, axis=2)
    noise = rng.normal(0, rng.uniform(1, 4), flat.shape[:2])[:, :, None]
    specks = rng.random(flat.shape[:2]) < 0.00008
    picture = _bytes(flat + noise)
    picture[specks] = 60
    return Shot(picture, tuple(whole @ way for way in shot.ways))


def _desk(
    rng: np.random.Generator, pages: Sequence[Image], longest: int, *, bad: bool, cut: bool
) -> Shot:
    """The pages on a desk, each seen through a homography of its own. No side of the picture
    is much above `longest` pixels."""
    margin = rng.uniform(0.04, 0.16)
    wide = max(page.shape[1] for page in pages)
    high = sum(page.shape[0] for page in pages) + int(0.12 * wide) * (len(pages) - 1)
    shrink = min(1.0, longest / ((1 + 2 * margin) * max(wide, high)))
    pages = [
        _bytes(cv2.resize(page, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA))
        for page in pages
    ]
    wide = max(page.shape[1] for page in pages)
    high = sum(page.shape[0] for page in pages) + int(0.12 * wide) * (len(pages) - 1)
    rim = int(margin * max(wide, high))
    out = (wide + 2 * rim, high + 2 * rim)
    canvas = _ground(rng, out)
    angle = rng.normal(0, 5 if bad else 2.5)
    tilt = rng.uniform(0.02, 0.09 if bad else 0.05)
    frame = np.array([[0, 0], [out[0], 0], [out[0], out[1]], [0, out[1]]], np.float64)
    push = rng.uniform(0, tilt, (4, 2)) * np.array(out) * [[1, 1], [-1, 1], [-1, -1], [1, -1]]
    seen = cv2.getPerspectiveTransform(
        frame.astype(np.float32), (frame + push).astype(np.float32)
    ).astype(np.float64)
    spin = np.vstack([cv2.getRotationMatrix2D((out[0] / 2, out[1] / 2), angle, 0.97), [0, 0, 1.0]])
    view = seen @ spin
    view = _within(view, out, rim) @ view
    if cut:
        slide = rng.uniform(0.16, 0.26)
        axis = int(rng.integers(2))
        shift = np.eye(3)
        shift[axis, 2] = float(rng.choice([-1, 1])) * slide * out[axis]
        view = shift @ view
    ways, top = [], float(rim)
    for page in pages:
        h, w = page.shape[:2]
        left = rim + (wide - w) / 2 + (rng.uniform(-0.3, 0.3) * (wide - w + rim * 0.3))
        place = np.array([[w, 0, left], [0, h, top], [0, 0, 1.0]])
        if len(pages) > 1:
            own = cv2.getRotationMatrix2D((left + w / 2, top + h / 2), float(rng.normal(0, 2)), 1.0)
            place = np.vstack([own, [0, 0, 1.0]]) @ place
        way = view @ place
        canvas = _lay(rng, canvas, page, way)
        ways.append(way)
        top += h + int(0.12 * wide)
    return Shot(canvas, tuple(ways))


def _within(view: Matrix, size: tuple[int, int], rim: float) -> Matrix:
    """The shift and shrinking that bring the papers, `rim` pixels inside a canvas of `size`,
    back into it where `view` moved a corner out."""
    wide, high = size
    inner = np.array([[rim, rim], [wide - rim, rim], [wide - rim, high - rim], [rim, high - rim]])
    seen = carry(view, inner)
    low, top = seen.min(axis=0), seen.max(axis=0)
    room = np.array([wide, high]) * 0.985
    scale = float(min(1.0, *(room / (top - low))))
    middle = (low + top) / 2 * scale
    half = (top - low) / 2 * scale
    spot = np.clip(middle, half + room * 0.008, np.array([wide, high]) - half - room * 0.008)
    shift = spot - middle
    return np.array([[scale, 0, shift[0]], [0, scale, shift[1]], [0, 0, 1.0]])


def _lay(rng: np.random.Generator, canvas: Image, page: Image, way: Matrix) -> Image:
    h, w = page.shape[:2]
    size = (canvas.shape[1], canvas.shape[0])
    pixels = way @ np.diag([1 / w, 1 / h, 1.0])
    cover = cv2.warpPerspective(np.full((h, w), 255, np.uint8), pixels, size)
    sheet = cv2.warpPerspective(page, pixels, size, flags=cv2.INTER_AREA)
    drop = int(rng.integers(4, 14))
    shade = cv2.GaussianBlur(np.roll(cover, (drop, drop), (0, 1)), (0, 0), drop)
    under = canvas * (1 - 0.45 * (shade / 255.0)[:, :, None])
    share = (cover / 255.0)[:, :, None]
    return _bytes(under * (1 - share) + sheet * share)


def _ground(rng: np.random.Generator, size: tuple[int, int]) -> Image:
    """A desk: wood, cloth, stone or a plain board."""
    wide, high = size
    kind = int(rng.integers(4))
    tone = np.array([[70, 105, 150], [96, 92, 88], [188, 192, 196], [58, 74, 52]][kind], float)
    tone = tone * rng.uniform(0.7, 1.25)
    if kind == 0:
        grain = rng.normal(0, 1, (max(8, high // 6), 6))
        field = cv2.resize(grain, (wide, high), interpolation=cv2.INTER_CUBIC) * 16
    else:
        rough = rng.normal(0, 1, (max(8, high // 40), max(8, wide // 40)))
        field = cv2.resize(rough, (wide, high), interpolation=cv2.INTER_CUBIC) * 9
    fine = rng.normal(0, 4, (high, wide))
    return _bytes(tone[None, None, :] + (field + fine)[:, :, None])


def _light(rng: np.random.Generator, shot: Shot, *, bad: bool) -> Shot:
    """Light that falls off across the picture, a shadow, and a cast of colour."""
    high, wide = shot.picture.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide]
    angle = rng.uniform(0, 2 * np.pi)
    slope = np.cos(angle) * (xs / wide - 0.5) + np.sin(angle) * (ys / high - 0.5)
    light = 1 - rng.uniform(0.05, 0.45 if bad else 0.28) * (slope + 0.5)
    if rng.random() < (0.6 if bad else 0.3):
        edge = rng.uniform(0.25, 0.75)
        side = np.cos(angle + 1.3) * (xs / wide - edge) + np.sin(angle + 1.3) * (ys / high - edge)
        soft = rng.uniform(0.01, 0.06)
        light = light * (1 - rng.uniform(0.15, 0.4) / (1 + np.exp(-side / soft)))
    cast = 1 + rng.normal(0, 0.03, 3)
    return replace(shot, picture=_bytes(shot.picture * light[:, :, None] * cast[None, None, :]))


def _glare(rng: np.random.Generator, shot: Shot) -> Shot:
    """A lamp's reflection over a good part of the first page."""
    high, wide = shot.picture.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide]
    (cx, cy), *_ = carry(shot.ways[0], rng.uniform(0.3, 0.7, (1, 2)))
    rx, ry = rng.uniform(0.16, 0.26) * wide, rng.uniform(0.12, 0.2) * high
    far = ((xs - cx) / rx) ** 2 + ((ys - cy) / ry) ** 2
    white = np.clip(1.9 * np.exp(-(far**1.5)), 0, 1)[:, :, None]
    return replace(shot, picture=_bytes(shot.picture * (1 - white) + 255 * white))


def _screen(rng: np.random.Generator, shot: Shot) -> Shot:
    """The sub-pixels of a screen beating with those of the camera."""
    high, wide = shot.picture.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide]
    pitch, lean = rng.uniform(2.3, 3.4), rng.uniform(-0.15, 0.15)
    first = np.sin(2 * np.pi * (xs + lean * ys) / pitch)
    second = np.sin(2 * np.pi * (xs * 1.03 - lean * ys) / (pitch * 1.06))
    rows = np.sin(2 * np.pi * (ys + lean * xs) / (pitch * 1.02))
    depth = rng.uniform(0.10, 0.18)
    field = np.stack([first * second, rows * first, second * rows], axis=2)
    swing = np.sin(2 * np.pi * (xs / rng.uniform(60, 110) + ys / rng.uniform(70, 160)))
    field = field + 0.8 * swing[:, :, None] * np.array([1.0, -0.6, 0.8])
    return replace(shot, picture=_bytes(shot.picture * (1 + depth * field)))


def _resize(shot: Shot, longest: int) -> Shot:
    high, wide = shot.picture.shape[:2]
    share = min(1.0, longest / max(high, wide))
    size = (max(1, round(wide * share)), max(1, round(high * share)))
    small = cv2.resize(shot.picture, size, interpolation=cv2.INTER_AREA)
    scale = np.diag([size[0] / wide, size[1] / high, 1.0])
    return Shot(_bytes(small), tuple(scale @ way for way in shot.ways), shot.turn)


def _lens(rng: np.random.Generator, shot: Shot, *, bad: bool, blurred: bool) -> Shot:
    """Defocus or a shaken hand, then the sensor's noise."""
    picture = shot.picture
    unit = max(picture.shape[:2]) / 1600
    if blurred:
        length = max(9, round(rng.uniform(13, 22) * unit))
    else:
        length = round(rng.uniform(0, 2.6 if bad else 1.4) * unit)
    if length >= 2 and rng.random() < 0.5:
        kernel = np.zeros((length, length))
        kernel[length // 2] = 1 / length
        around = ((length - 1) / 2, (length - 1) / 2)
        spin = cv2.getRotationMatrix2D(around, float(rng.uniform(0, 180)), 1)
        kernel = cv2.warpAffine(kernel, spin, (length, length))
        picture = _bytes(cv2.filter2D(picture, -1, kernel / max(kernel.sum(), 1e-6)))
    elif length >= 1:
        picture = _bytes(cv2.GaussianBlur(picture, (0, 0), 0.4 * length))
    noise = rng.normal(0, rng.uniform(3, 9) if bad else rng.uniform(1, 4), picture.shape)
    return replace(shot, picture=_bytes(picture + noise))


def _bytes(values: NDArray[np.generic]) -> Image:
    return np.asarray(np.clip(values, 0, 255), dtype=np.uint8)
