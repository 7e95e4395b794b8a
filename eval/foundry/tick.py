"""A choice on a form → its box, the words beside it, and what the pen put in (勾选)."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from eval.foundry.fonts import Face
from eval.foundry.handwriting import pen, smooth, stroke
from eval.foundry.sheet import INK, Box, Colour, Sheet, TickMark
from ocr.types import TickState


class BoxKind(StrEnum):
    """How a form prints the place for a tick."""

    SQUARE = "square"
    ROUNDED = "rounded"
    BRACKETS = "brackets"
    SQUARE_BRACKETS = "square brackets"


class TickKind(StrEnum):
    """How a box says yes: a pen's tick, a printed one, or the box filled in."""

    PEN = "pen"
    PRINTED = "printed"
    FILLED = "filled"


KINDS = (*[BoxKind.SQUARE] * 4, BoxKind.ROUNDED, BoxKind.BRACKETS, BoxKind.SQUARE_BRACKETS)

# Ticks as points of a box of side 1 from its top left, y down: many shapes, one meaning.
TICKS = (
    ((0.12, 0.5), (0.38, 0.88), (1.02, -0.1)),
    ((0.05, 0.42), (0.3, 0.8), (0.38, 0.82), (1.25, -0.35)),
    ((0.2, 0.35), (0.42, 0.95), (0.9, 0.15)),
    ((-0.1, 0.5), (0.25, 0.62), (0.42, 1.08), (0.7, 0.35), (1.15, -0.25)),
    ((0.15, 0.6), (0.4, 0.85), (0.8, 0.2)),
)
CROSSES = (
    (((0.08, 0.08), (0.92, 0.94)), ((0.93, 0.05), (0.06, 0.95))),
    (((-0.08, -0.05), (1.08, 1.06)), ((1.1, -0.08), (-0.06, 1.1))),
    (((0.15, 0.2), (0.5, 0.48), (0.86, 0.84)), ((0.88, 0.16), (0.5, 0.52), (0.14, 0.88))),
)


def box_kind(rng: np.random.Generator) -> BoxKind:
    """How the boxes of one form look."""
    return KINDS[int(rng.integers(len(KINDS)))]


def tick_box(
    sheet: Sheet,
    x: float,
    y: float,
    size: float,
    label: str,
    state: TickState,
    face: Face,
    rng: np.random.Generator,
    *,
    kind: BoxKind = BoxKind.SQUARE,
    tick: TickKind | None = None,
    label_left: bool = False,
) -> float:
    """The box and its label from `x` on the line at `y`, the label `size` millimetres high;
    the x of the end comes back. A ticked box is ticked by pen four times in five when `tick`
    doesn't say how."""
    gap = size * float(rng.uniform(0.12, 0.35))
    side = size * float(rng.uniform(0.78, 0.98))
    bracketed = kind in (BoxKind.BRACKETS, BoxKind.SQUARE_BRACKETS)
    wide = size * float(rng.uniform(1.5, 2.0)) if bracketed else side
    middle = y - 0.36 * size
    end = x
    if label_left:
        end = sheet.text(x, y, label, face, size) + gap
    frame = (end, middle - side / 2, end + wide, middle + side / 2)
    _box(sheet, frame, y, size, kind, face, rng)
    end += wide
    if state is not TickState.EMPTY:
        inner = ((frame[0] + frame[2] - side) / 2, frame[1], (frame[0] + frame[2] + side) / 2)
        _fill(sheet, (*inner, frame[3]), state, tick or _how(rng, bracketed), rng)
    if not label_left:
        end = sheet.text(end + gap, y, label, face, size)
    left, top, right, bottom = (sheet.px(v) for v in frame)
    sheet.ticks.append(TickMark(label, state, (left, top, right, bottom)))
    return end


def _how(rng: np.random.Generator, bracketed: bool) -> TickKind:
    draw = rng.random()
    if draw < 0.8:
        return TickKind.PEN
    return TickKind.PRINTED if draw < 0.92 or bracketed else TickKind.FILLED


def _box(
    sheet: Sheet,
    frame: Box,
    y: float,
    size: float,
    kind: BoxKind,
    face: Face,
    rng: np.random.Generator,
) -> None:
    match kind:
        case BoxKind.SQUARE | BoxKind.ROUNDED:
            radius = 0.15 * size if kind is BoxKind.ROUNDED else 0.0
            sheet.rectangle(frame, width=size * float(rng.uniform(0.035, 0.08)), radius=radius)
        case BoxKind.BRACKETS | BoxKind.SQUARE_BRACKETS:
            opening, closing = "()" if kind is BoxKind.BRACKETS else "[]"
            sheet.text(frame[0], y, opening, face, size)
            sheet.text(frame[2], y, closing, face, size, align="right")


def _fill(
    sheet: Sheet, frame: Box, state: TickState, tick: TickKind, rng: np.random.Generator
) -> None:
    side = frame[2] - frame[0]
    if state is TickState.CROSSED:
        by_pen = tick is TickKind.PEN
        strokes = CROSSES[int(rng.integers(len(CROSSES))) if by_pen else 0]
        ink = pen(rng) if by_pen else INK
        for points in strokes:
            _draw(sheet, frame, points, side * (0.1 if by_pen else 0.08), ink, rng, by_pen)
        return
    match tick:
        case TickKind.PEN:
            shape = TICKS[int(rng.integers(len(TICKS)))]
            width = side * float(rng.uniform(0.08, 0.17))
            _draw(sheet, frame, shape, width, pen(rng), rng, True)
        case TickKind.PRINTED:
            _draw(sheet, frame, ((0.2, 0.5), (0.42, 0.75), (0.82, 0.24)), side * 0.09, INK, rng)
        case TickKind.FILLED:
            sheet.rectangle(frame, outline=None, fill=INK)


def _draw(
    sheet: Sheet,
    frame: Box,
    points: tuple[tuple[float, float], ...],
    width: float,
    ink: Colour,
    rng: np.random.Generator,
    by_pen: bool = False,
) -> None:
    """One stroke over the box, its points in shares of the box, `width` in millimetres. A pen
    wavers, leans on the turn of a tick and lifts off at its end."""
    side = sheet.px(frame[2] - frame[0])
    at = np.array(points, dtype=np.float64)
    if by_pen:
        at = at * float(rng.uniform(0.85, 1.3)) + rng.normal(0, 0.05, at.shape)
        at += rng.normal(0, 0.06, 2)
    path: NDArray[np.float64] = smooth(at, 8) if by_pen and len(at) > 2 else at
    pixels = path * side + 2 * side
    broad = np.full(len(pixels), sheet.px(width))
    if by_pen:
        broad *= np.linspace(1.15, 0.6, len(pixels))
    extent = int(side * 5) + 2
    layer = stroke(pixels, broad, (extent, extent))
    centre = (extent / 2 - 2 * side) / sheet.scale
    sheet.stamp(layer * np.float32(0.95), ink, frame[0] + centre, frame[1] + centre)
