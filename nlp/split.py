"""A page's reading → the parts of it that are papers of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from nlp.classify import headed_by
from nlp.normalize import squeeze
from nlp.types import Classification, Classifier
from ocr.types import PageReading, Region, Seal, Signature, TextLine, Tick

_APART = 3.0
"""Blocks of text so many line heights apart may be papers of their own."""
_SURELY = 0.8
"""The least confidence at which a block is believed to be one."""
_FEWEST_LINES = 3

Marked = TypeVar("Marked", TextLine, Seal, Signature, Tick)


def parts_of(
    reading: PageReading, classifier: Classifier
) -> tuple[tuple[PageReading, Classification], ...]:
    """The page as one paper, or as several when two papers lie in the picture or stand on one
    sheet (both sides of a card); each part holds its own lines and marks."""
    whole = classifier.classify(reading)
    groups = _by_sheet(reading) or _by_gap(reading)
    if len(groups) < 2:
        return ((reading, whole),)
    parts = [_part(reading, group) for group in groups]
    found = [classifier.classify(part) for part in parts]
    known = _papers(parts, found)
    if len(known) < 2:
        return ((reading, whole),)
    homes = {i: i if i in known else _nearest(groups[i], known, groups) for i in range(len(groups))}
    merged = [tuple(r for i, g in enumerate(groups) if homes[i] == home for r in g)
              for home in known]  # fmt: skip
    return tuple(
        (_part(reading, group), found[home]) for group, home in zip(merged, known, strict=True)
    )


def _papers(parts: Sequence[PageReading], found: Sequence[Classification]) -> list[int]:
    """Which parts are papers of their own: surely of a type that no part before is of, or
    headed by its title like the one before it."""
    own: list[int] = []
    for i, (part, each) in enumerate(zip(parts, found, strict=True)):
        if each.type is None or each.type.generic or each.confidence < _SURELY:
            continue
        alike = [j for j in own if found[j].type == each.type]
        if not alike or (_headed(part, each) and all(_headed(parts[j], each) for j in alike)):
            own.append(i)
    return own


def _headed(part: PageReading, found: Classification) -> bool:
    lines = {squeeze(line.text) for line in part.lines}
    return found.type is not None and headed_by(found.type, lines)


Boxes = tuple[Region, ...]
"""The regions a part consists of: its lines', or a sheet's outline."""


def _by_sheet(reading: PageReading) -> tuple[Boxes, ...]:
    if len(reading.sheets) < 2:
        return ()
    inside = [
        tuple(line.region for line in reading.lines if _holds(sheet, line.region))
        for sheet in reading.sheets
    ]
    return tuple(group for group in inside if group)


def _by_gap(reading: PageReading) -> tuple[Boxes, ...]:
    """Blocks of lines with wide gaps between them, from the top."""
    boxes = np.array([line.region.box for line in reading.lines]).reshape(-1, 4)
    boxes = boxes * np.array([reading.width, reading.height] * 2)
    if len(boxes) < 2 * _FEWEST_LINES:
        return ()
    sides = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    reach = _APART * float(np.median(sides))
    group = list(range(len(boxes)))
    for i, box in enumerate(boxes):
        gaps = np.maximum(
            np.maximum(boxes[:, 0] - box[2], box[0] - boxes[:, 2]),
            np.maximum(boxes[:, 1] - box[3], box[1] - boxes[:, 3]),
        )
        for j in np.nonzero(gaps < reach)[0]:
            first, second = group[i], group[int(j)]
            if first != second:
                group = [first if g == second else g for g in group]
    blocks = [
        tuple(reading.lines[i].region for i in range(len(boxes)) if group[i] == name)
        for name in dict.fromkeys(group)
    ]
    return tuple(blocks) if sum(len(b) >= _FEWEST_LINES for b in blocks) >= 2 else ()


def _part(reading: PageReading, group: Boxes) -> PageReading:
    own = frozenset(group)
    left = min(region.box[0] for region in group)
    top = min(region.box[1] for region in group)
    right = max(region.box[2] for region in group)
    bottom = max(region.box[3] for region in group)
    around = Region(reading.page, ((left, top), (right, top), (right, bottom), (left, bottom)))
    return replace(
        reading,
        lines=tuple(line for line in reading.lines if line.region in own),
        seals=_within(reading.seals, around),
        signatures=_within(reading.signatures, around),
        ticks=_within(reading.ticks, around),
        sheets=tuple(sheet for sheet in reading.sheets if _holds(sheet, group[0])),
    )


def _within(marks: tuple[Marked, ...] | None, around: Region) -> tuple[Marked, ...] | None:
    return None if marks is None else tuple(m for m in marks if _holds(around, m.region))


def _holds(outer: Region, inner: Region) -> bool:
    """Whether the middle of `inner` lies in the box around `outer`."""
    left, top, right, bottom = outer.box
    x, y = _middle(inner)
    return left <= x <= right and top <= y <= bottom


def _middle(region: Region) -> tuple[float, float]:
    left, top, right, bottom = region.box
    return (left + right) / 2, (top + bottom) / 2


def _nearest(group: Boxes, known: Sequence[int], groups: Sequence[Boxes]) -> int:
    def apart(home: int) -> float:
        pairs = ((_middle(a), _middle(b)) for a in group for b in groups[home])
        return min(abs(p[0] - q[0]) + abs(p[1] - q[1]) for p, q in pairs)

    return min(known, key=apart)
