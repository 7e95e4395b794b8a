"""Labels and their values → rows, tables and periods on a sheet, every value remembered."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.fonts import Face
from eval.foundry.sheet import INK, Box, Colour, Fact, Mark, Sheet, hull

LEADING = 1.42


@dataclass(frozen=True)
class Row:
    """A printed label and what stands beside it; a row without content is left blank."""

    label: str
    runs: tuple[str | Fact, ...] = ()


@dataclass(frozen=True)
class Hand:
    """How rows are set: a face, a size in mm and an ink each for labels and values. `colon`
    follows every label; with `spread` short labels are spread to the width of their column, up
    to a `gap` (in sizes) before the values."""

    label: Face
    typed: Face
    size: float
    label_ink: Colour = INK
    typed_ink: Colour = INK
    colon: str = "："
    spread: bool = False
    gap: float = 1.0


def with_zero(face: Face, otherwise: Face) -> Face:
    """The face, or the other where it lacks the 〇 of dates in numerals, as GB 2312 faces do."""
    return face if face.at(24).getmask("〇").getbbox() else otherwise


def said(key: str, text: str, normal: str = "") -> Fact:
    """A fact whose value is `normal`, else the text itself with its widths folded."""
    return Fact(key, text, normal or unicodedata.normalize("NFKC", text))


def day(key: str, on: date | None, style: DayStyle) -> Fact:
    """A date as a fact; None is 长期."""
    return Fact(key, printed(on, style), value(on))


def row(label: str, key: str, text: str, normal: str = "") -> Row:
    """A row with one fact, blank when there is no text."""
    return Row(label, (said(key, text, normal),) if text else ())


def period(
    label: str, first: date, last: date | None, style: DayStyle, between: str = " 至 "
) -> Row:
    """A row that prints a range: its two ends are facts; `join` makes the range one too."""
    return Row(label, (day("valid_from", first, style), between, day("valid_until", last, style)))


def column(
    sheet: Sheet,
    rows: Sequence[Row],
    hand: Hand,
    *,
    x: float,
    y: float,
    label_width: float,
    width: float,
    pitch: float,
) -> float:
    """Rows under each other, first baseline at `y` and at least `pitch` apart: labels from
    `x`, values from `label_width` further on, wrapped at `width`; with a `label_width` of 0
    each value follows its label. The baseline of the row after the last comes back."""
    for each in rows:
        words = each.label + hand.colon
        if hand.spread and len(words) > 1 and label_width:
            room = label_width - hand.gap * hand.size
            sheet.spread(x, y, room, words, hand.label, hand.size, fill=hand.label_ink)
        else:
            sheet.text(x, y, words, hand.label, hand.size, fill=hand.label_ink)
        start = label_width or sheet.text_width(words, hand.label, hand.size) + 0.25 * hand.size
        end = write(sheet, each.runs, hand, x=x + start, y=y, width=width - start)
        y = max(y + pitch, end + pitch - LEADING * hand.size)
    return y


def write(
    sheet: Sheet, runs: Sequence[str | Fact], hand: Hand, *, x: float, y: float, width: float
) -> float:
    """Runs as typed into a form, wrapped at `width`; the next baseline comes back."""
    before = len(sheet.marks)
    end = sheet.paragraph(
        x, y, width, runs, hand.typed, hand.size, leading=LEADING, fill=hand.typed_ink
    )
    join(sheet, since=before)
    return end if runs else y + LEADING * hand.size


def table(
    sheet: Sheet,
    rows: Sequence[Sequence[Row]],
    hand: Hand,
    box: Box,
    *,
    label_width: float,
    rule: Colour = INK,
    rule_width: float = 0.25,
) -> None:
    """Framed cells, several pairs of label and value a row, over `box` (mm): rows share its
    height by the lines their longest value needs."""
    left, top, right, bottom = box
    needs = []
    for cells in rows:
        room = (right - left) / len(cells) - label_width - 1.2 * hand.size
        needs.append(max(_lines(sheet, cell, hand, room) for cell in cells) + 0.9)
    unit = (bottom - top) / sum(needs)
    y = top
    for cells, need in zip(rows, needs, strict=True):
        height, wide = need * unit, (right - left) / len(cells)
        for number, cell in enumerate(cells):
            x = left + number * wide
            frame = (x, y, x + wide, y + height)
            sheet.rectangle(frame, width=rule_width, outline=rule)
            sheet.line(x + label_width, y, x + label_width, y + height, rule_width, rule)
            middle = y + height / 2 + 0.36 * hand.size
            small = min(hand.size, (label_width - 1) / max(1, len(cell.label)))
            sheet.text(
                x + label_width / 2,
                middle,
                cell.label,
                hand.label,
                small,
                fill=hand.label_ink,
                align="centre",
            )
            room = wide - label_width - 1.2 * hand.size
            first = middle - (_lines(sheet, cell, hand, room) - 1) * LEADING * hand.size / 2
            write(sheet, cell.runs, hand, x=x + label_width + 0.6 * hand.size, y=first, width=room)
        y += height


def _lines(sheet: Sheet, cell: Row, hand: Hand, room: float) -> int:
    text = "".join(run.text if isinstance(run, Fact) else run for run in cell.runs)
    return 1 + int(sheet.text_width(text, hand.typed, hand.size) // room)


def join(sheet: Sheet, *, since: int = 0) -> None:
    """Of the values marked since, two ends of a period make the period a value too."""
    found = {mark.key: mark for mark in sheet.marks[since:]}
    if "valid_from" not in found or "valid_until" not in found:
        return
    first, last = found["valid_from"], found["valid_until"]
    lines: list[list[Box]] = []
    for box in [*first.boxes, *last.boxes]:
        if lines and box[1] < lines[-1][-1][3]:
            lines[-1].append(box)
        else:
            lines.append([box])
    boxes = [hull(line) for line in lines]
    sheet.marks.append(Mark("valid_period", f"{first.value}至{last.value}", boxes))
