"""Boxes found in a picture and the lines beside them → boxes to tick with their words.

The picture says where boxes are and what stands in them; the text says which words are a box's,
for the recogniser sees most boxes too, as □, ☑, 口 or a pair of brackets.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ocr.box_labels import labels_of, words_beside
from ocr.box_rows import RowBox, boxes_by_line, on_letters, with_signs, written
from ocr.boxes_in_text import BoxText
from ocr.geometry import Frame
from ocr.reader import FoundBox
from ocr.types import TextLine, Tick, TickState

_SEEN_TWICE, _AMONG_OTHERS, _SURE, _ALONE = 0.008, 0.12, 0.75, 0.99
"""How sure the picture must be of a box: where the text shows one too, on a page with others as
large, with at least one more, and all alone on its page."""

_TOLD = 0.98
"""How sure it is then that picture and text together see a box."""

_READ = 0.8
"""How sure it is where the text alone is certain."""

_ON_LETTERS = 0.5
"""How sure the picture must be where letters are read in its place, all alone on its line."""

_MOST_NAMELESS = 24
"""Boxes without words on a page at most: a list to be ticked off has as many rows."""

_ALIKE = 1.4

_CONTRADICTED = 0.6
"""Confidence at most where picture and text differ on what stands in a box."""

_STATES = tuple(TickState)


def find_ticks(
    boxes: Sequence[FoundBox],
    frame: Frame,
    lines: Sequence[TextLine],
    page: int,
    reader: BoxText,
) -> tuple[Tick, ...]:
    """The boxes of a page that can be trusted, line by line, each with its words. `boxes` are
    in pixels of the picture of `frame`, from which the lines were read too."""
    quads = _quads(lines, frame)
    on_lines, alone = boxes_by_line(boxes, quads)
    bullets = reader.bullets([line.text for line in lines])
    rows: dict[int, list[RowBox]] = {}
    for i, line in enumerate(lines):
        seen = [one for one in on_lines.get(i, ()) if i not in bullets or one.left > one.width]
        row = with_signs(line, quads[i], seen, reader)
        row += written(line, quads[i], row, reader)
        if row := [one for one in row if not _is_print(one, row, line, quads[i])]:
            rows[i] = sorted(row, key=lambda one: one.middle)
    lone = [RowBox(box, 0.0, 0.0) for box in alone]
    trusted = _trusted([*(one for row in rows.values() for one in row), *lone])
    ticks: list[tuple[RowBox, str]] = []
    kept = {i: [one for one in row if one in trusted] for i, row in rows.items()}
    with_boxes = {i for i, row in kept.items() if row}
    for i in sorted(with_boxes):
        labels = labels_of(i, kept[i], lines, quads, reader, with_boxes)
        ticks.extend(zip(kept[i], labels, strict=True))
    ticks.extend(
        (one, words_beside(one.box, lines, quads, with_boxes=with_boxes))
        for one in lone
        if one in trusted
    )
    return tuple(_tick(one, label, frame, page) for one, label in _without_grid(ticks))


def _trusted(boxes: Sequence[RowBox]) -> list[RowBox]:
    """Those that are boxes: by their own look, by the text, or by others of their height. A
    form seldom has one box alone, and other print looks like one."""
    told = [one for one in boxes if _told(one)]
    sure = [one for one in boxes if one in told or one.box.confidence >= _SURE]
    if not sure:
        return []
    usual = float(np.median([one.box.bottom - one.box.top for one in sure]))

    def is_box(one: RowBox) -> bool:
        alike = usual / _ALIKE < one.box.bottom - one.box.top < usual * _ALIKE
        enough = _AMONG_OTHERS if alike else _SURE if told else 1.0
        return one in told or one.box.confidence >= enough

    found = [one for one in boxes if is_box(one)]
    if told or len(found) > 1:
        return found
    return [one for one in found if one.box.confidence >= _ALONE]


def _is_print(
    one: RowBox, row: Sequence[RowBox], line: TextLine, quad: NDArray[np.float32]
) -> bool:
    """Whether a doubtful box is rather a letter: one is read there, and no other box that is
    sure, or has a sign, stands on its line."""
    if one.box.confidence >= _ON_LETTERS or not on_letters(one, line, quad):
        return False
    others = [other for other in row if other is not one]
    return not any(other.sign or other.box.confidence >= _SURE for other in others)


def _without_grid(ticks: Sequence[tuple[RowBox, str]]) -> list[tuple[RowBox, str]]:
    """Without boxes that stand for nothing where there are too many of them: the cells of a
    grid, a pattern."""
    nameless = [one for one, label in ticks if not label and not _told(one)]
    if len(nameless) <= _MOST_NAMELESS:
        return list(ticks)
    return [(one, label) for one, label in ticks if one not in nameless]


def _told(one: RowBox) -> bool:
    return one.sign is not None and (one.sign.certain or _seen_twice(one))


def _seen_twice(one: RowBox) -> bool:
    clear = one.sign is not None and one.sign.clear and not one.written
    return clear and one.box.confidence >= _SEEN_TWICE


def _tick(one: RowBox, label: str, frame: Frame, page: int) -> Tick:
    box = one.box
    best = int(np.argmax(box.states))
    least = _TOLD if _seen_twice(one) else _READ if _told(one) else 0.0
    clear = box.states[best]
    state, says = _STATES[best], one.sign.says if one.sign else None
    if says is not None and (says is TickState.EMPTY) != (state is TickState.EMPTY):
        clear = min(clear, _CONTRADICTED)
    sure = min(clear, max(box.confidence, least) * box.states[best])
    corners = [
        [box.left, box.top], [box.right, box.top], [box.right, box.bottom], [box.left, box.bottom]
    ]  # fmt: skip
    region = frame.region(np.array(corners, dtype=np.float32), page)
    return Tick(label, state, region, confidence=round(sure, 4), clear=round(clear, 4))


def _quads(lines: Sequence[TextLine], frame: Frame) -> NDArray[np.float32]:
    points = np.array([line.region.points for line in lines], dtype=np.float32)
    return frame.pixels(points.reshape(-1, 4, 2))
