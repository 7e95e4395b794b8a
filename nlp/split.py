"""A page's reading → the parts of it that are papers of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from catalog.types import DocumentType, Placement
from nlp.classify import headed_by
from nlp.labels import forms_of
from nlp.layout import level
from nlp.normalize import squeeze
from nlp.types import Classification, Classifier
from ocr.types import PageReading, Region, Seal, Signature, TextLine, Tick

_GAP = {0: 1.5, 1: 0.5}
"""Line heights of blank across and down between papers, at least."""
_MOST_CUTS = 6
_SURELY = 0.8
"""The least confidence at which what lies in a sheet of its own is believed to be a paper."""
_LIKELY = 0.7
"""The least at which half of a page is."""
_COMPLETE = 0.9
_FEWEST_LINES = 2

Marked = TypeVar("Marked", TextLine, Seal, Signature, Tick)


def parts_of(
    reading: PageReading, classifier: Classifier
) -> tuple[tuple[PageReading, Classification], ...]:
    """The page as one paper, or as several when two papers lie in the picture or stand on one
    sheet (both sides of a card); each part holds its own lines and marks."""
    whole = classifier.classify(reading)
    groups = _by_sheet(reading)
    if len(groups) < 2:
        return _cut(reading, whole, classifier)
    parts = [_part(reading, group) for group in groups]
    found = [classifier.classify(part) for part in parts]
    known = _papers(parts, found)
    if len(known) < 2:
        return _cut(reading, whole, classifier)
    homes = {i: i if i in known else _nearest(groups[i], known, groups) for i in range(len(groups))}
    merged = [tuple(r for i, g in enumerate(groups) if homes[i] == home for r in g)
              for home in known]  # fmt: skip
    return tuple(
        (_part(reading, group), found[home]) for group, home in zip(merged, known, strict=True)
    )


def _cut(
    reading: PageReading, whole: Classification, classifier: Classifier
) -> tuple[tuple[PageReading, Classification], ...]:
    """The page cut in two where both sides are papers, and these again; else the page."""
    best: tuple[float, Parts] | None = None
    for boxes in _halves(reading):
        parts = (_part(reading, boxes[0]), _part(reading, boxes[1]))
        found = (classifier.classify(parts[0]), classifier.classify(parts[1]))
        sure = _two_papers(parts, found, reading, whole)
        if sure and (best is None or sure > best[0]):
            best = sure, tuple(zip(parts, found, strict=True))
    if best is None:
        return ((reading, whole),)
    return tuple(piece for part, found in best[1] for piece in _cut(part, found, classifier))


Parts = tuple[tuple[PageReading, Classification], ...]


def _two_papers(
    parts: Sequence[PageReading],
    found: Sequence[Classification],
    reading: PageReading,
    whole: Classification,
) -> float:
    """How surely these halves of a reading are two papers, 0 when they are not: both of a known
    type. Where the page as a whole is of a type, one half must be so too and lack nothing that
    the page bears of that type, and the other be headed by its title or bear all that such a
    paper does. Two of one type must do both: the second page of a licence is no second
    licence."""
    first, second = found
    if first.type is None or second.type is None or first.type.generic or second.type.generic:
        return 0.0
    if min(first.confidence, second.confidence) < _LIKELY:
        return 0.0
    headed = [_headed(part, each) for part, each in zip(parts, found, strict=True)]
    complete = [
        _completeness(part, kind) >= _COMPLETE
        for part, kind in zip(parts, (first.type, second.type), strict=True)
    ]
    if first.type == second.type:
        known = all(headed) or not first.type.titles
        if first.type.continues or not (known and all(complete)):
            return 0.0
    elif whole.type is not None and not whole.type.generic:
        if whole.type not in (first.type, second.type):
            return 0.0
        other = 1 if first.type == whole.type else 0
        if not (headed[other] or complete[other]):
            return 0.0
        if _completeness(parts[1 - other], whole.type) < _completeness(reading, whole.type):
            return 0.0
    return first.confidence + second.confidence


def _completeness(part: PageReading, kind: DocumentType) -> float:
    """The share of the fields every such paper has, of those it prints a label for, whose label
    stands there."""
    text = squeeze("".join(line.text for line in part.lines))
    labelled = [
        spec for spec in kind.fields if spec.required and Placement.RIGHT in spec.placements
    ]
    there = [spec for spec in labelled if any(form in text for form in forms_of(spec))]
    return len(there) / max(1, len(labelled))


def _halves(reading: PageReading) -> Iterator[tuple[Boxes, Boxes]]:
    """The page's lines on either side of the widest gaps that run right through them."""
    lines = level(reading)
    if len(lines) < 2 * _FEWEST_LINES:
        return
    height = float(np.median([line.height for line in lines]))
    middles = [float(line.left[1] + line.right[1]) / 2 for line in lines]
    halves = [line.height / 2 for line in lines]
    spans = {
        0: [(float(line.left[0]), float(line.right[0])) for line in lines],
        1: [(y - half, y + half) for y, half in zip(middles, halves, strict=True)],
    }
    cuts = []
    for axis, ranges in spans.items():
        end = -np.inf
        for start, stop in sorted(ranges):
            if start - end > _GAP[axis] * height and np.isfinite(end):
                cuts.append(((start - end) / height, axis, (start + end) / 2))
            end = max(end, stop)
    for _, axis, at in sorted(cuts, reverse=True)[:_MOST_CUTS]:
        sides: tuple[list[Region], list[Region]] = ([], [])
        for line, span in zip(lines, spans[axis], strict=True):
            sides[sum(span) / 2 > at].append(line.line.region)
        first, second = (tuple(side) for side in sides)
        if min(len(first), len(second)) >= _FEWEST_LINES:
            yield first, second


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
