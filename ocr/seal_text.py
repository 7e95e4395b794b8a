"""A seal's ring in a picture and an engine in → the text around the ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from ocr.reader import TextEngine
from ocr.seals import Grey, Ring, redness
from ocr.types import Image

_LINE_HEIGHT = 48
_COLUMNS = 720
_ROWS = 140
_OUTSIDE, _INSIDE = 1.10, 0.40
"""The shares of the radius between which a seal is unrolled."""

_TEXT_DEPTH = 0.36
_SURE, _FAIR = 0.99, 0.97
_ALIKE = 0.6
_MARGIN = 8
_INK = 230.0


@dataclass(frozen=True)
class _Band:
    """Where the ring text stands in an unrolled seal: rows, first column and length; `closed`
    when it goes all the way round without a gap."""

    top: int
    bottom: int
    start: int
    length: int
    closed: bool


def read_ring(
    image: Image, ring: Ring, engine: TextEngine, *, formulas: Sequence[str]
) -> tuple[str, float]:
    """Text and confidence [0, 1]; "" when nothing could be read. Words within the ring are
    not ring text.

    The text's start need not be known: it follows the widest gap, and where there is none the
    band is read twice over and folded back into one. A reading that is not sure is repeated
    with other renderings of the ink until two agree, or else the surest is kept.
    """
    strip = unroll(image, ring)
    ink = _luma_ink(strip, 12.0, 36.0)
    band = _find_band(ink)
    if band is None:
        return "", 0.0
    read: dict[str, float] = {}
    for line in _renderings(strip, ink, band):
        ((text, score),) = engine.recognise([line])
        text = mended("".join((unfold(text) if band.closed else text).split()), formulas)
        agreed = text in read and score >= _FAIR
        read[text] = max(score, read.get(text, 0.0))
        if agreed or score >= _SURE:
            return text, read[text]
    return max(read.items(), key=lambda item: item[1])


def unroll(image: Image, ring: Ring) -> Image:
    """The seal as a strip: rows from outside in, columns clockwise from its lowest point."""
    radius = np.linspace(_OUTSIDE, _INSIDE, _ROWS)
    theta = np.pi / 2 + np.linspace(0, 2 * np.pi, _COLUMNS, endpoint=False)
    at = ring.at(radius[:, None], theta[None, :])
    return np.asarray(
        cv2.remap(image, at[..., 0], at[..., 1], cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE),
        dtype=np.uint8,
    )


def unfold(text: str) -> str:
    """What was read of a ring gone round twice → one round: 公司甲乙公司甲乙 → 公司甲乙.
    The text itself when no half of it repeats."""
    best, likeness = text, _ALIKE
    half = len(text) // 2
    for cut in (half, half + 1):  # the middle, and beside it when a round lost a character
        first, second = text[:cut], text[cut:]
        alike = 1.0 - Levenshtein.normalized_distance(first, second)
        if alike > likeness:
            best, likeness = max(first, second, key=len), alike
    return best


def mended(text: str, formulas: Sequence[str]) -> str:
    """With the formula it ends in put right when one character of that was misread or lost.
    Names end in these words by law or by the authority's kind; what tells one organisation
    from another stands before them and is left as read."""
    for formula in formulas:
        if text.endswith(formula):
            return text
        for length in (len(formula) - 1, len(formula)):
            tail = text[-length:]
            lost = length < len(formula)  # its first character must be there to count what is
            if lost and tail[:1] != formula[0]:
                continue
            if len(text) > length + 2 and Levenshtein.distance(tail, formula) == 1:
                return text[:-length] + formula
    return text


def _renderings(strip: Image, ink: Grey, band: _Band) -> Iterator[Image]:
    """The ring text as straight dark lines on white, the rendering that reads best first.
    Measured on 153 drawn seals, most of them under print and 86 on photographs: the first
    alone reads 129 without a slip, without the second all together 131, with it 137."""
    shallow = _Band(band.top, band.bottom - 10, band.start, band.length, band.closed)
    yield _line(ink, shallow, 0.7)
    red = redness(strip)
    full = max(float(np.percentile(red[band.top : band.bottom], 95)), 1.0)
    yield _line(np.asarray(np.clip(red / full, 0, 1), dtype=np.float32), shallow, 0.7)
    yield _line(_luma_ink(strip, 4.0, 20.0), band, 0.8)
    yield _line(cv2.GaussianBlur(ink, (0, 0), 1).astype(np.float32), shallow, 0.7)


def _luma_ink(strip: Image, least: float, surely: float) -> Grey:
    """How much red ink stands at each pixel, [0, 1]. Strokes come from the green channel, which
    a JPEG keeps sharper than colour; colour only tells red ink from print."""
    green = strip[..., 1].astype(np.float32)
    paper = float(np.percentile(green, 85))
    near = cv2.dilate(redness(strip), np.ones((3, 3), np.uint8))
    is_red = np.clip((near - least) / (surely - least), 0, 1)
    ink = np.clip((paper - green) / max(paper - 60, 1), 0, 1.2) * is_red
    full = max(float(np.percentile(ink, 97)), 0.1)
    return np.asarray(np.clip(ink / full, 0, 1), dtype=np.float32)


def _row(share: float) -> int:
    return round((_OUTSIDE - share) / (_OUTSIDE - _INSIDE) * (_ROWS - 1))


def _find_band(ink: Grey) -> _Band | None:
    """The rows below the ring's line, and the columns its text takes."""
    coverage = (ink > 0.35).mean(axis=1)
    line = np.nonzero(coverage[: _row(0.80)] > 0.7)[0]
    top = int(line.max()) + 1 if len(line) else _row(0.95)
    while top < _row(0.78) and coverage[top] > max(0.3, coverage[top + 1]):
        top += 1  # past the blur of the line
    bottom = min(_ROWS, top + round(_TEXT_DEPTH / (_OUTSIDE - _INSIDE) * _ROWS))
    # the outer and inner quarters may hold a code along the edge and words below the star
    quarter = (bottom - top) // 4
    core = ink[top + quarter : bottom - quarter - quarter // 2]
    busy = (core > 0.4).mean(axis=0)
    around = np.concatenate([busy[-2:], busy, busy[:2]])
    on = np.nonzero(np.convolve(around, np.ones(5) / 5, mode="valid") > 0.06)[0]
    if len(on) < _COLUMNS // 20:
        return None
    gaps = np.diff(np.append(on, on[0] + _COLUMNS))
    widest = int(gaps.argmax())
    if gaps[widest] < _COLUMNS // 40:
        return _Band(top, bottom, 0, _COLUMNS, closed=True)
    start = int(on[(widest + 1) % len(on)])
    return _Band(top, bottom, start, _COLUMNS - int(gaps[widest]) + 1, closed=False)


def _line(ink: Grey, band: _Band, narrow: float) -> Image:
    """The band as a line of text, its characters `narrow` times as wide as they stand."""
    turned = np.roll(ink, _MARGIN - band.start, axis=1)
    columns = turned[band.top : band.bottom, : band.length + 2 * _MARGIN]
    if band.closed:
        columns = np.concatenate([ink, ink], axis=1)[band.top : band.bottom]
    step = (_OUTSIDE - _INSIDE) / _ROWS
    depth = (band.bottom - band.top) * step
    radius = _OUTSIDE - (band.top + band.bottom) / 2 * step
    length = columns.shape[1] / _COLUMNS * 2 * np.pi * radius
    size = (max(_LINE_HEIGHT, int(length / depth * _LINE_HEIGHT * narrow)), _LINE_HEIGHT)
    line = 255 - cv2.resize(columns, size, interpolation=cv2.INTER_AREA) * _INK
    return np.repeat(np.clip(line, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
