"""Words → pen on a sheet: signatures, scrawls, and entries and dates written by hand."""

from __future__ import annotations

from datetime import date

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from eval.foundry.fonts import Face, find_fonts
from eval.foundry.sheet import Colour, Print, Sheet, SignatureMark

PENS: tuple[Colour, ...] = ((30, 34, 60), (26, 44, 120), (34, 34, 36), (22, 22, 26), (20, 36, 150))

SCRAWLS = 0.3
"""Share of signatures that are a scrawl no one can read, where no field needs the name."""

Layer = NDArray[np.float32]
"""Coverage of ink [0, 1], height × width pixels."""


def pen(rng: np.random.Generator) -> Colour:
    """Blue or black ink."""
    return PENS[int(rng.integers(len(PENS)))]


def sign(
    sheet: Sheet,
    name: str,
    x: float,
    y: float,
    size: float,
    face: Face,
    rng: np.random.Generator,
    *,
    label: str,
    key: str = "",
) -> None:
    """A name signed with its middle at (x, y): slanted, uneven, blue or black, now and then a
    scrawl. `label` are the words that ask for it. With no name nothing is drawn, and the sheet
    remembers the place left free."""
    if not name:
        free = (x - 1.6 * size, y - 0.7 * size, x + 1.6 * size, y + 0.7 * size)
        left, top, right, bottom = (sheet.px(v) for v in free)
        sheet.signatures.append(SignatureMark(label, "", (left, top, right, bottom)))
        return
    pixels = sheet.px(size)
    if not key and rng.random() < SCRAWLS:
        layer = scrawl(len(name), pixels, rng)
    else:
        layer = _slanted(_lettering(name, face, pixels, rng, tight=True), rng)
    box = sheet.stamp(layer * np.float32(rng.uniform(0.82, 0.97)), pen(rng), x, y)
    sheet.signatures.append(SignatureMark(label, name, box))
    if key:
        sheet.mark(key, name, box)
        sheet.prints.append(Print(name, box, key))


def write(
    sheet: Sheet,
    text: str,
    x: float,
    y: float,
    size: float,
    face: Face,
    rng: np.random.Generator,
    *,
    key: str = "",
    value: str = "",
    ink: Colour | None = None,
) -> float:
    """An entry written by hand from `x` on the line at `y`; the x of its end comes back. With
    `key` it is remembered as that field's value (`value`, or the text itself). `ink` is the
    writer's pen, drawn anew when not given."""
    if not text.strip():
        return x
    layer = _slanted(_lettering(text, face, sheet.px(size), rng), rng, least=-0.05, most=0.15)
    layer *= np.float32(rng.uniform(0.8, 0.97))
    height, width = (side / sheet.scale for side in layer.shape)
    middle = (x + width / 2, y + 0.14 * size - height / 2)
    box = sheet.stamp(layer, ink or pen(rng), *middle)
    sheet.prints.append(Print(text, box, key))
    if key:
        sheet.mark(key, value or text, box)
    return x + float(width)


def write_date(
    sheet: Sheet,
    day: date,
    x: float,
    y: float,
    size: float,
    face: Face,
    rng: np.random.Generator,
    *,
    key: str = "",
    ink: Colour | None = None,
) -> float:
    """A date as people write it (2026年3月5日, 2026.3.5 …); the x of its end comes back."""
    forms = ("{y}年{m}月{d}日", "{y}.{m}.{d}", "{y}年{m}月{d}日", "{y}-{m}-{d}", "{y}/{m}/{d}")
    form = forms[int(rng.integers(len(forms)))]
    text = form.format(y=day.year, m=day.month, d=day.day)
    return write(sheet, text, x, y, size, face, rng, key=key, value=day.isoformat(), ink=ink)


def scrawl(letters: int, size: float, rng: np.random.Generator) -> Layer:
    """A signature that is all movement: loops and hooks running to the right, for a name of so
    many characters of `size` pixels, ending now and then in a long stroke beneath."""
    steps = 4 * letters + int(rng.integers(1, 4))
    along = np.cumsum(rng.uniform(-0.12, 0.55, steps))
    across = rng.normal(0, 0.36, steps) * np.where(np.arange(steps) % 2, 1, -1)
    points = np.stack([along, across], axis=1)
    if rng.random() < 0.4:
        reach = points[:, 0].max() + rng.uniform(0.2, 0.8)
        points = np.vstack([points, [[points[:, 0].min(), 0.7]], [[reach, rng.uniform(0.4, 0.7)]]])
    path = smooth(points * size)
    path += size * 0.7 - np.array([path[:, 0].min(), path[:, 1].min()]) * 1.0
    extent = path.max(axis=0) + size * 0.7
    speed = np.hypot(*np.diff(path, axis=0, prepend=path[:1]).T)
    slow = 1 - np.clip(speed / max(float(np.percentile(speed, 95)), 1e-6), 0, 1)
    widths = size * (0.025 + 0.05 * slow) * float(rng.uniform(0.8, 1.4))
    lifted = np.zeros(len(path), dtype=bool)
    for lift in rng.integers(8, max(9, len(path) - 8), size=max(0, letters - 1)):
        lifted[lift : lift + 5] = rng.random() < 0.6
    return _trim(stroke(path, widths, (int(extent[1]) + 1, int(extent[0]) + 1), lifted))


def smooth(points: NDArray[np.floating], steps: int = 12) -> NDArray[np.float64]:
    """A curve through the points (N × 2, Catmull-Rom), `steps` points a span."""
    held = np.vstack([points[:1], points, points[-1:]]).astype(np.float64)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    spans = []
    for a, b, c, d in zip(held, held[1:], held[2:], held[3:], strict=False):
        bend = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2
        spans.append(0.5 * (bend + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack([*spans, held[-1:]])


def stroke(
    path: NDArray[np.floating],
    widths: NDArray[np.floating],
    shape: tuple[int, int],
    lifted: NDArray[np.bool_] | None = None,
) -> Layer:
    """A pen drawn along `path` (pixels), as wide at each point as `widths` says, off the paper
    where `lifted`."""
    fine = 3
    layer = np.zeros((shape[0] * fine, shape[1] * fine), dtype=np.uint8)
    points = np.round(np.asarray(path) * fine).astype(int)
    for index in range(len(points) - 1):
        if lifted is not None and lifted[index]:
            continue
        start, end = (tuple(int(v) for v in points[i]) for i in (index, index + 1))
        cv2.line(layer, start, end, 255, max(1, round(float(widths[index]) * fine)), cv2.LINE_AA)
    small = cv2.resize(layer, (shape[1], shape[0]), interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.float32) / np.float32(255)


def _lettering(
    text: str, face: Face, pixels: float, rng: np.random.Generator, *, tight: bool = False
) -> Layer:
    """Each character set by itself, a little lifted, turned, grown and crowded; one that the
    hand's face lacks is taken from the kai face."""
    spare = find_fonts().kai[0]
    fine = pixels * 2
    height, width = round(fine * 2.4), round(fine * 1.25 * (len(text) + 2))
    picture = Image.new("L", (width, height), 0)
    cursor, drift = fine * 0.5, 0.0
    for char in text:
        font = (face if face.has(char) else spare).at(fine * float(rng.uniform(0.9, 1.08)))
        advance = font.getlength(char) * float(
            rng.uniform(0.8, 0.95) if tight else rng.uniform(0.94, 1.08)
        )
        drift = 0.6 * drift + float(rng.normal(0, 0.04)) * fine
        side = round(fine * 1.8)
        cell = Image.new("L", (side, side), 0)
        ImageDraw.Draw(cell).text((side / 2, side * 0.72), char, font=font, fill=255, anchor="ms")
        cell = cell.rotate(float(rng.normal(0, 3.0)), Image.Resampling.BICUBIC)
        left = round(cursor + font.getlength(char) / 2 - side / 2)
        picture.paste(255, (left, round(height * 0.7 - side * 0.72 + drift)), cell)
        cursor += advance
    layer = np.asarray(picture, dtype=np.float32) / np.float32(255)
    layer = _pressed(_wavering(layer, fine, rng), rng)
    small = cv2.resize(layer, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.float32)


def _wavering(layer: Layer, size: float, rng: np.random.Generator) -> Layer:
    """No hand draws the same character twice: the sheet under it bends a little."""
    height, width = layer.shape
    cells = (max(3, round(width / size * 2)), max(3, round(height / size * 2)))
    shifts = [
        cv2.resize(
            rng.normal(0, 0.022 * size, cells[::-1]).astype(np.float32),
            (width, height),
            interpolation=cv2.INTER_CUBIC,
        )
        for _ in range(2)
    ]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    return np.asarray(
        cv2.remap(layer, xs + shifts[0], ys + shifts[1], cv2.INTER_LINEAR), dtype=np.float32
    )


def _pressed(layer: Layer, rng: np.random.Generator) -> Layer:
    """Ink paler where the pen hardly touched."""
    height, width = layer.shape
    field = rng.uniform(0.78, 1.0, (3, max(3, width // max(8, height // 2)))).astype(np.float32)
    return np.asarray(layer * cv2.resize(field, (width, height)), dtype=np.float32)


def _slanted(
    layer: Layer, rng: np.random.Generator, *, least: float = 0.05, most: float = 0.3
) -> Layer:
    """Leaning to the right and a little uphill or downhill."""
    height, width = layer.shape
    lean, climb = float(rng.uniform(least, most)), float(rng.normal(0, 0.025))
    reach = round(abs(lean) * height) + 2
    rise = round(abs(climb) * width) + 2
    matrix = np.array([[1, -lean, lean * height / 2 + reach], [climb, 1, rise - climb * width / 2]])
    size = (width + 2 * reach, height + 2 * rise)
    return _trim(np.asarray(cv2.warpAffine(layer, matrix, size), dtype=np.float32))


def _trim(layer: Layer) -> Layer:
    ys, xs = np.nonzero(layer > 0.05)
    if not len(xs):
        return layer[:1, :1]
    return np.ascontiguousarray(layer[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1])
