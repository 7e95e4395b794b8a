"""A choice on a form → its box, the words beside it, and what the pen put in (勾选)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from eval.foundry.fonts import Face, find_fonts
from eval.foundry.handwriting import pen, smooth, stroke
from eval.foundry.sheet import INK, Box, Colour, Sheet, TickMark
from ocr.types import TickState


class BoxKind(StrEnum):
    """How a form prints the place for a tick."""

    SQUARE = "square"
    ROUNDED = "rounded"
    GLYPH = "glyph"  # the typeface's own □
    CIRCLE = "circle"
    BRACKETS = "brackets"
    WIDE_BRACKETS = "wide brackets"
    SQUARE_BRACKETS = "square brackets"


class TickKind(StrEnum):
    """How a box says yes."""

    PEN = "pen"
    PRINTED = "printed"
    FILLED = "filled"
    SCRIBBLED = "scribbled"  # filled by a pen going to and fro
    STROKE = "stroke"  # one line through it
    RING = "ring"  # a ring drawn around it


BRACKETS = {
    BoxKind.BRACKETS: ("(", ")"),
    BoxKind.WIDE_BRACKETS: ("（", "）"),
    BoxKind.SQUARE_BRACKETS: ("[", "]"),
}
GLYPHS = {TickState.EMPTY: "□☐", TickState.TICKED: "☑■", TickState.CROSSED: "☒"}

KINDS = (
    *[BoxKind.SQUARE] * 4,
    *[BoxKind.GLYPH] * 4,
    BoxKind.ROUNDED,
    BoxKind.CIRCLE,
    *BRACKETS,
)

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


STROKES = (
    ((0.1, 0.95), (0.95, 0.05)),
    ((-0.1, 1.1), (1.15, -0.2)),
    ((0.05, 0.55), (0.98, 0.45)),
    ((0.5, -0.05), (0.45, 1.05)),
)
SCRIBBLE = tuple((0.12 + 0.76 * (i % 2), 0.1 + 0.8 * i / 9) for i in range(10))
RING = tuple(
    (0.5 + 0.95 * float(np.cos(turn)), 0.5 + 0.85 * float(np.sin(turn)))
    for turn in np.linspace(-1.2, 5.3, 14)
)


@dataclass(frozen=True)
class Look:
    """How the boxes of one form are made: their sides and lines in sizes of print, from least
    to most, their colour and the ground inside; what is typed into them, first for yes, then
    for no; and the colour that a program fills a ticked one with."""

    sides: tuple[float, float] = (0.72, 1.0)
    lines: tuple[float, float] = (0.03, 0.08)
    ink: Colour = INK
    ground: Colour | None = None
    typed: tuple[str, str] | None = None
    accent: Colour | None = None


USUAL = Look()


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
    look: Look = USUAL,
) -> float:
    """The box and its label from `x` on the line at `y`, the label `size` millimetres high;
    the x of the end comes back. A ticked box is ticked by pen three times in four when `tick`
    doesn't say how. A box without words has the label ""."""
    gap = size * float(rng.uniform(0.08, 0.35))
    if label_left and label:
        x = sheet.text(x, y, label, face, size) + gap
    tick = tick or _how(rng, kind)
    frame, said = _box(sheet, x, y, size, kind, state, tick, face, rng, look)
    if state is not TickState.EMPTY and not said:
        side = min(frame[3] - frame[1], frame[2] - frame[0])
        left = (frame[0] + frame[2] - side) / 2
        if look.typed:
            _type_in(sheet, (left, frame[1], left + side, frame[1] + side), state, look, face)
        else:
            _fill(sheet, (left, frame[1], left + side, frame[1] + side), state, tick, rng)
    end = frame[2]
    if label and not label_left:
        end = sheet.text(end + gap, y, label, face, size)
    left, top, right, bottom = (sheet.px(v) for v in frame)
    sheet.ticks.append(TickMark(label, state, (left, top, right, bottom)))
    return end


def _type_in(sheet: Sheet, frame: Box, state: TickState, look: Look, face: Face) -> None:
    assert look.typed is not None
    left, top, right, bottom = frame
    if look.accent:
        sheet.rectangle(frame, fill=look.accent, outline=look.accent, radius=0.1 * (right - left))
    ink = (255, 255, 255) if look.accent else look.ink
    glyph, drawn_in = _glyph(look.typed[state is TickState.CROSSED], face)
    base, middle = bottom - 0.14 * (bottom - top), (left + right) / 2
    sheet.text(middle, base, glyph, drawn_in, bottom - top, fill=ink, align="centre")


def _how(rng: np.random.Generator, kind: BoxKind) -> TickKind:
    draw = rng.random()
    if draw < 0.74 or (kind in BRACKETS and draw > 0.88):
        return TickKind.PEN
    for most, how in (
        (0.82, TickKind.PRINTED),
        (0.88, TickKind.STROKE),
        (0.94, TickKind.FILLED),
        (0.97, TickKind.SCRIBBLED),
    ):
        if draw < most:
            return how
    return TickKind.RING


def _box(
    sheet: Sheet,
    x: float,
    y: float,
    size: float,
    kind: BoxKind,
    state: TickState,
    tick: TickKind,
    face: Face,
    rng: np.random.Generator,
    look: Look,
) -> tuple[Box, bool]:
    """The box from `x` on, where it stands, and whether what stands in it was printed with it."""
    side = size * float(rng.uniform(*look.sides))
    middle = y - 0.36 * size
    line = size * float(rng.uniform(*look.lines))
    frame = (x, middle - side / 2, x + side, middle + side / 2)
    if kind is BoxKind.GLYPH:
        printed = tick is TickKind.PRINTED
        glyph, drawn_in = _glyph(GLYPHS[state if printed else TickState.EMPTY], face)
        if glyph:
            sheet.text(x, y, glyph, drawn_in, size)
            left, top, right, bottom = (v / sheet.scale for v in sheet.prints[-1].box)
            return (left, top, right, bottom), printed
    if kind in BRACKETS:
        opening, closing = BRACKETS[kind]
        wide = size * float(rng.uniform(1.5, 2.0))
        if kind is BoxKind.WIDE_BRACKETS:  # whose ink stands at the inner side of each
            wide = size * float(rng.uniform(2.2, 3.0))
        sheet.text(x, y, opening, face, size)
        sheet.text(x + wide, y, closing, face, size, align="right")
        start, end = (one.box for one in sheet.prints[-2:])
        return (start[0] / sheet.scale, frame[1], end[2] / sheet.scale, frame[3]), False
    if kind is BoxKind.CIRCLE:
        sheet.ellipse(frame, fill=look.ground, outline=look.ink, width=line)
    else:
        radius = 0.15 * size if kind is BoxKind.ROUNDED else 0.0
        sheet.rectangle(frame, width=line, radius=radius, outline=look.ink, fill=look.ground)
    return frame, False


def _glyph(chars: str, face: Face) -> tuple[str, Face]:
    """The first of the characters that a face has, the given one or that of digits."""
    for each in (face, find_fonts().digits[0]):
        for char in chars:
            if each.has(char):
                return char, each
    return "", face


def _fill(
    sheet: Sheet, frame: Box, state: TickState, tick: TickKind, rng: np.random.Generator
) -> None:
    side = frame[2] - frame[0]
    if state is TickState.CROSSED:
        by_pen = tick is not TickKind.PRINTED
        strokes = CROSSES[int(rng.integers(len(CROSSES))) if by_pen else 0]
        ink = pen(rng) if by_pen else INK
        for points in strokes:
            _draw(sheet, frame, points, side * (0.1 if by_pen else 0.08), ink, rng, by_pen)
        return
    width = side * float(rng.uniform(0.08, 0.17))
    match tick:
        case TickKind.PEN:
            _draw(sheet, frame, TICKS[int(rng.integers(len(TICKS)))], width, pen(rng), rng, True)
        case TickKind.PRINTED:
            _draw(sheet, frame, ((0.2, 0.5), (0.42, 0.75), (0.82, 0.24)), side * 0.09, INK, rng)
        case TickKind.FILLED:
            sheet.rectangle(frame, outline=None, fill=INK)
        case TickKind.SCRIBBLED:
            _draw(sheet, frame, SCRIBBLE, 0.9 * width, pen(rng), rng, True)
        case TickKind.STROKE:
            points = STROKES[int(rng.integers(len(STROKES)))]
            _draw(sheet, frame, points, width, pen(rng), rng, True)
        case TickKind.RING:
            _draw(sheet, frame, RING, 0.7 * width, pen(rng), rng, True)


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
