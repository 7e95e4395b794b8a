"""Labels, entries and choices → the ruled table of a form, every value and box remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from eval.foundry.fonts import Face
from eval.foundry.handwriting import pen, write
from eval.foundry.sheet import Colour, Fact, Mark, Sheet, hull
from eval.foundry.style import Style
from eval.foundry.tick import BoxKind, box_kind, tick_box
from ocr.types import TickState

LEADING = 1.45
CROSSES = 0.12
"""Share of the people who choose by a cross."""

_BROADEST_BOX = 3.3
"""A box and the gap after it are never wider than so many times the size of its words."""


@dataclass(frozen=True)
class Choice:
    """Boxes to tick, each with its words and what stands in it. With `key` the words of the
    boxes that are not empty are that field's value."""

    options: tuple[tuple[str, TickState], ...]
    key: str = ""


@dataclass(frozen=True)
class Cell:
    """A printed label and what is entered beside it; None is left blank. `share` is the
    cell's part of its row's width."""

    label: str
    entry: Fact | Choice | None = None
    share: float = 1.0


@dataclass(frozen=True)
class Setting:
    """How a form is printed and filled in: faces for labels and entries, their size in mm, the
    pen of whoever wrote (None: typed), the look of boxes, whether they stand behind their words
    and how far options stand apart (in sizes), the chance of what no fact says; whether who
    filled it in chose by crosses."""

    label: Face
    typed: Face
    size: float
    ink: Colour | None
    box: BoxKind
    rng: np.random.Generator
    behind: bool = False
    apart: float = 0.9
    crosses: bool = False


def choose(options: Sequence[str], chosen: Sequence[str], key: str = "") -> Choice:
    """The options as boxes, those `chosen` ticked."""
    states = {True: TickState.TICKED, False: TickState.EMPTY}
    return Choice(tuple((each, states[each in chosen]) for each in options), key)


def setting(style: Style, size: float, *, by_hand: bool, crosses: bool | None = None) -> Setting:
    """A setting by chance, filled in by hand or by machine; so is whether by crosses, unless a
    fact says it."""
    faces = style.faces
    typed = (faces.song, faces.hei, faces.kai)[int(style.rng.integers(3))]
    return Setting(
        label=faces.song if style.rng.random() < 0.8 else faces.hei,
        typed=hand(style) if by_hand else typed,
        size=size,
        ink=pen(style.rng) if by_hand else None,
        box=box_kind(style.rng),
        rng=style.rng,
        behind=bool(style.rng.random() < 0.15),
        apart=float(style.rng.uniform(0.5, 1.3)),
        crosses=bool(style.rng.random() < CROSSES) if crosses is None else crosses,
    )


def hand(style: Style) -> Face:
    """The face of a writer whose entries can be told apart, the hand's own or kai: a form filled
    in with figures that run together, or in grass script (草书), is given back to be written
    anew. Signatures are in any hand."""
    face = style.faces.hand
    if face.is_grass:
        return style.faces.kai
    figures = face.at(100).getlength("0123456789") / 1000
    return face if figures > 0.42 and face.has("0") else style.faces.kai


def grid(
    sheet: Sheet,
    rows: Sequence[Sequence[Cell]],
    how: Setting,
    *,
    left: float,
    top: float,
    width: float,
    label_width: float,
    least: float = 11,
) -> float:
    """The rows as ruled cells, each at least so high; the y of the bottom comes back."""
    y = top
    for cells in rows:
        whole = sum(cell.share for cell in cells)
        widths = [width * cell.share / whole for cell in cells]
        lines = [
            _lines(sheet, cell.entry, how, wide - label_width - how.size)
            for cell, wide in zip(cells, widths, strict=True)
        ]
        height = least + (max(lines) - 1) * how.size * LEADING
        x = left
        for cell, wide, count in zip(cells, widths, lines, strict=True):
            sheet.rectangle((x, y, x + wide, y + height), width=0.2)
            sheet.line(x + label_width, y, x + label_width, y + height, 0.2)
            middle = y + height / 2 + 0.36 * how.size
            _label(sheet, cell.label, how, x + label_width / 2, middle, label_width)
            first = middle - (count - 1) * how.size * LEADING / 2
            start = x + label_width + 0.55 * how.size
            enter(sheet, cell.entry, how, x=start, y=first, width=wide - label_width - how.size)
            x += wide
        y += height
    return y


def enter(
    sheet: Sheet, entry: Fact | Choice | None, how: Setting, *, x: float, y: float, width: float
) -> float:
    """An entry from `x` on the line at `y`, wrapped at `width`; the next baseline comes back."""
    if isinstance(entry, Choice):
        return _choice(sheet, entry, how, x, y, width)
    if entry is None or not entry.text:
        return y + LEADING * how.size
    if how.ink is None:
        return sheet.paragraph(x, y, width, [entry], how.typed, how.size, leading=LEADING)
    boxes, sheet.by_hand = [], True
    for line in _wrapped(sheet, entry.text, how, width):
        write(sheet, line, x, y, how.size * 1.08, how.typed, how.rng, ink=how.ink)
        sheet.prints[-1] = replace(sheet.prints[-1], key=entry.key)
        boxes.append(sheet.prints[-1].box)
        y += LEADING * how.size
    if entry.key:
        sheet.marks.append(Mark(entry.key, entry.value or entry.text, boxes))
    return y


def span(sheet: Sheet, first: str, last: str, key: str) -> None:
    """Where two dates stand on a sheet, the range between them becomes a value too."""
    found = {mark.key: mark for mark in sheet.marks}
    if first not in found or last not in found:
        return
    one, other = found[first], found[last]
    if one.boxes[-1][3] > other.boxes[0][1]:  # the same line of text
        joined = hull([one.boxes[-1], other.boxes[0]])
        boxes = [*one.boxes[:-1], joined, *other.boxes[1:]]
    else:
        boxes = [*one.boxes, *other.boxes]
    sheet.marks.append(Mark(key, f"{one.value}至{other.value}", boxes))


def _label(sheet: Sheet, label: str, how: Setting, x: float, y: float, room: float) -> None:
    """A label in the middle of its cell, in two rows when it would become too small."""
    size = min(how.size, (room - 1.5) / len(label))
    if size > 0.75 * how.size:
        sheet.text(x, y, label, how.label, size, align="centre")
        return
    cut = (len(label) + 1) // 2
    size = min(0.92 * how.size, (room - 1.5) / cut)
    sheet.text(x, y - 0.6 * how.size, label[:cut], how.label, size, align="centre")
    sheet.text(x, y + 0.6 * how.size, label[cut:], how.label, size, align="centre")


def _lines(sheet: Sheet, entry: Fact | Choice | None, how: Setting, width: float) -> int:
    if entry is None:
        return 1
    if isinstance(entry, Choice):
        return len(_rows_of(sheet, entry, how, width))
    if how.ink is not None:
        return len(_wrapped(sheet, entry.text, how, width))
    return 1 + int(sheet.text_width(entry.text, how.typed, how.size) * 1.04 // width)


def _wrapped(sheet: Sheet, text: str, how: Setting, width: float) -> list[str]:
    """Lines that a hand fits into `width`."""
    lines = [""]
    for char in text:
        if sheet.text_width(lines[-1] + char, how.typed, how.size * 1.22) > width and lines[-1]:
            lines.append("")
        lines[-1] += char
    return lines


def _rows_of(
    sheet: Sheet, choice: Choice, how: Setting, width: float
) -> list[list[tuple[str, TickState]]]:
    rows: list[list[tuple[str, TickState]]] = [[]]
    used = 0.0
    for label, state in choice.options:
        wide = sheet.text_width(label, how.label, how.size) + (_BROADEST_BOX + how.apart) * how.size
        if rows[-1] and used + wide > width + how.apart * how.size:
            rows.append([])
            used = 0.0
        rows[-1].append((label, state))
        used += wide
    return rows


def _choice(sheet: Sheet, choice: Choice, how: Setting, x: float, y: float, width: float) -> float:
    chosen, boxes = list[str](), []
    for row in _rows_of(sheet, choice, how, width):
        end = x
        for label, state in row:
            before = len(sheet.prints)
            if state is TickState.TICKED and how.crosses:
                state = TickState.CROSSED
            end = tick_box(
                sheet,
                end,
                y,
                how.size,
                label,
                state,
                how.label,
                how.rng,
                kind=how.box,
                label_left=how.behind,
            )
            end += how.apart * how.size
            if state is not TickState.EMPTY and choice.key:
                at = before if how.behind else len(sheet.prints) - 1
                sheet.prints[at] = replace(sheet.prints[at], key=choice.key)
                chosen.append(label)
                boxes.append(sheet.prints[at].box)
        y += LEADING * how.size
    if chosen:
        sheet.marks.append(Mark(choice.key, "、".join(chosen), boxes))
    return y
