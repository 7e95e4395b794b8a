"""Words → pen on a sheet: signatures, scrawls, and entries and dates written by hand."""

from __future__ import annotations

from datetime import date

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from eval.foundry.fonts import Face, find_fonts
from eval.foundry.sheet import Colour, Print, Sheet, SignatureMark

PENS: tuple[Colour, ...] = (
    (30, 34, 60),
    (26, 44, 120),
    (34, 34, 36),
    (22, 22, 26),
    (20, 36, 150),
    (44, 62, 142),  # ballpoint
    (70, 74, 84),  # a worn gel pen
)

SCRAWLS = 0.3
"""Share of signatures that are a scrawl no one can read, where no field needs the name."""

THUMBS = 0.06
"""Share of them with a thumb print in red beside or over the name."""

_CUT = 96
"""Pixels at which a hand's characters are drawn before they are brought to size: opening its
face anew for each size takes longer than all else."""

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
    """A name signed with its middle about (x, y): slanted, uneven, small or large, in any pen,
    now and then a scrawl. `label` are the words that ask for it. With no name nothing is drawn,
    and the sheet remembers the place left free."""
    if not name:
        free = (x - 1.6 * size, y - 0.7 * size, x + 1.6 * size, y + 0.7 * size)
        left, top, right, bottom = (sheet.px(v) for v in free)
        sheet.signatures.append(SignatureMark(label, "", (left, top, right, bottom)))
        return
    if not key:
        x, y = (float(rng.normal(middle, 0.15 * size)) for middle in (x, y))
        size *= float(rng.uniform(0.75, 1.25))
    pixels = sheet.px(size)
    if not key and rng.random() < SCRAWLS:
        layer = scrawl(len(name), pixels, rng)
    else:
        layer = _lettering(name, face, pixels, rng, tight=True)
        if not key and rng.random() < 0.4:
            layer = _running(layer, pixels, rng)
        layer = _slanted(_nibbed(layer, pixels, rng), rng)
    box = sheet.stamp(layer * np.float32(rng.uniform(0.82, 0.97)), pen(rng), x, y)
    sheet.signatures.append(SignatureMark(label, name, box))
    if not key and rng.random() < THUMBS:
        thumb(sheet, x + float(rng.uniform(0, 2.2)) * size, y, rng)
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
    """A signature that is all movement, for a name of so many characters of `size` pixels."""
    points = _MOVEMENTS[int(rng.choice(len(_MOVEMENTS), p=(0.5, 0.25, 0.25)))](letters, rng)
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


def _hooks(letters: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Loops and hooks running to the right, ending now and then in a long stroke beneath."""
    steps = 4 * letters + int(rng.integers(1, 4))
    along = np.cumsum(rng.uniform(-0.12, 0.55, steps))
    across = rng.normal(0, 0.36, steps) * np.where(np.arange(steps) % 2, 1, -1)
    points = np.stack([along, across], axis=1)
    if rng.random() < 0.4:
        reach = points[:, 0].max() + rng.uniform(0.2, 0.8)
        points = np.vstack([points, [[points[:, 0].min(), 0.7]], [[reach, rng.uniform(0.4, 0.7)]]])
    return points


def _peaks(letters: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Up and down as in a row of m and w, flatter towards the end, which runs out flat."""
    count = 2 * int(rng.integers(2, 3 * letters + 1)) + 1
    along = np.cumsum(rng.uniform(0.06, 0.3) + rng.normal(0, 0.02, count))
    high = np.linspace(0.5, rng.uniform(0.1, 0.5), count) * rng.uniform(0.7, 1.1, count)
    across = high * np.where(np.arange(count) % 2, 1, -1)
    along += across * rng.uniform(-0.3, 0.1)  # leaning
    end = along[-1] + rng.uniform(0.1, 0.9), rng.normal(-0.1, 0.15)
    return np.vstack([np.stack([along, across], axis=1), [end]])


def _loops(letters: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Round and round while the pen moves on, as in a row of e and l."""
    turns = float(rng.uniform(1.5, 2.2 * letters + 1))
    angle = np.linspace(0, 2 * np.pi * turns, round(8 * turns))
    wide = float(rng.uniform(0.12, 0.3))
    high = np.linspace(0.45, rng.uniform(0.15, 0.5), len(angle))
    along = rng.uniform(0.035, 0.09) * angle - wide * np.sin(angle)
    across = high * np.cos(angle) * rng.uniform(0.9, 1.1, len(angle))
    end = along[-1] + rng.uniform(0.1, 0.8), rng.normal(0, 0.2)
    return np.vstack([np.stack([along, across], axis=1), [end]])


_MOVEMENTS = (_hooks, _peaks, _loops)


def thumb(sheet: Sheet, x: float, y: float, rng: np.random.Generator) -> None:
    """A thumb print (指印) in red, with its middle at (x, y)."""
    high = sheet.px(float(rng.uniform(14, 19)))
    height, width = round(high), round(high * float(rng.uniform(0.66, 0.8)))
    ys, xs = np.mgrid[-1 : 1 : complex(0, height), -1 : 1 : complex(0, width)]
    bend = cv2.resize(rng.normal(0, 0.22, (5, 4)), (width, height), interpolation=cv2.INTER_CUBIC)
    from_core = np.hypot(xs * 0.8, ys + 0.25) + 0.25 * bend
    ridges = 0.5 + 0.5 * np.cos(from_core * 2 * np.pi * float(rng.uniform(8, 11)))
    pressed = cv2.resize(
        rng.uniform(0.2, 1, (6, 5)), (width, height), interpolation=cv2.INTER_CUBIC
    )
    rim = np.clip((1 - np.hypot(xs, ys)) * 5, 0, 1)
    layer = np.asarray(ridges * pressed * rim * rng.uniform(0.6, 0.95), dtype=np.float32)
    sheet.stamp(np.clip(layer, 0, 1), (196, 40, 48), x, y)


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
        font = (face if face.has(char) else spare).at(_CUT)
        grown = fine / _CUT * float(rng.uniform(0.9, 1.08))
        wide = font.getlength(char) * grown
        advance = wide * float(rng.uniform(0.8, 0.95) if tight else rng.uniform(0.94, 1.08))
        drift = 0.6 * drift + float(rng.normal(0, 0.04)) * fine
        cell = Image.new("L", (2 * _CUT, 2 * _CUT), 0)
        ImageDraw.Draw(cell).text((_CUT, 1.3 * _CUT), char, font=font, fill=255, anchor="ms")
        cell = cell.rotate(float(rng.normal(0, 3.0)), Image.Resampling.BICUBIC)
        side = round(2 * _CUT * grown)
        cell = cell.resize((side, side), Image.Resampling.BILINEAR)
        left = round(cursor + wide / 2 - side / 2)
        picture.paste(255, (left, round(height * 0.7 - side * 0.65 + drift)), cell)
        cursor += advance
    layer = np.asarray(picture, dtype=np.float32) / np.float32(255)
    layer = _pressed(_wavering(layer, fine, rng), rng)
    small = cv2.resize(layer, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.float32)


def _nibbed(layer: Layer, size: float, rng: np.random.Generator) -> Layer:
    """As thin or broad as the pen draws."""
    change = float(rng.uniform(-0.035, 0.035)) * size
    side = 2 * round(abs(change)) + 1
    if side < 3:
        return layer
    nib = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    worn = cv2.dilate(layer, nib) if change > 0 else cv2.erode(layer, nib)
    # a stroke thinner than the nib's wear must not vanish
    return np.asarray(0.75 * worn + 0.25 * layer, dtype=np.float32)


def _running(layer: Layer, size: float, rng: np.random.Generator) -> Layer:
    """Its characters joined by the strokes of a pen that hardly leaves the paper."""
    ys, xs = np.nonzero(layer > 0.5)
    if len(xs) < 20:
        return layer
    joined = layer.copy()
    for _ in range(int(rng.integers(1, 4))):
        a, b = rng.choice(len(xs), 2, replace=False)
        if abs(int(xs[a]) - int(xs[b])) > 2.2 * size:
            continue
        middle = (xs[a] + xs[b]) / 2, (ys[a] + ys[b]) / 2 + rng.normal(0, 0.3) * size
        path = smooth(np.array([[xs[a], ys[a]], middle, [xs[b], ys[b]]]))
        widths = np.full(len(path), max(1.0, size * float(rng.uniform(0.02, 0.05))))
        shape = (layer.shape[0], layer.shape[1])
        joined = np.maximum(joined, stroke(path, widths, shape) * np.float32(0.9))
    return np.asarray(joined, dtype=np.float32)


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
