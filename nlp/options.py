"""Boxes to tick × a field's label and options → the options that were chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import Levenshtein

from catalog.types import DocumentType, FieldSpec
from nlp.labels import Label, forms_of
from nlp.layout import Level, Vector, level_middles, level_with
from nlp.normalize import squeeze
from nlp.types import Field
from ocr.types import PageReading, Region, Tick, TickState

BETWEEN = "、"
"""Stands between several chosen options."""

_ENGINE = "ticks"
_CROSSES_ONLY = 0.5
"""Confidence at most where options are only crossed: chosen as a rule, or struck out."""

_CLEAR = 0.95
_NO_OPTION = 0.5
"""Confidence at most where the words of a chosen box are none of the options known: misread as
a rule, or another form's."""

_LEVEL = 0.9
"""Line heights that a box's row may lie above or below its label's."""

_SAME = 0.3
"""Line heights that boxes of one row lie apart."""

_CLOSE = 2.1
"""Rows of one field's boxes follow each other within so many line heights."""

_OTHERS = 2
"""So many pieces of text between a label and the first box are its value and another's label."""

_ALIGNED = 2.0
_ROW, _NEXT = 2, 1.6
"""Boxes of a row behind their words at least, and how many of its own sizes from its middle a
box's words end at most."""

_FAR = 2.0
"""So many of its own sizes from a box no words are its own."""

_OF_THE_BOX = re.compile(r"^[^\u4e00-\u9fff\d]{0,2}[)\]](?=[\u4e00-\u9fff\d])")
"""What was read of a pen's mark in a box of brackets, before the words: s)已婚."""

_SIGNS = re.compile(r"[^\w()/·]+$")
"""Of another box, read behind the words: 延续申请☑."""

_DENYING = frozenset("不未无非否")
"""Characters that make another option of one."""

_SHORT = 4
"""Options shorter than this must be read exactly."""


@dataclass(frozen=True)
class Placed:
    """A box to tick and where its middle lies on the levelled page."""

    tick: Tick
    at: Vector


def as_printed(reading: PageReading, kind: DocumentType) -> tuple[Tick, ...]:
    """The boxes on a page of that type with words put right that are none of its options: cut
    from the next box's in the wrong place (90-99周 | 岁100周岁及以上), with the box itself read as
    a character before them (中否), those of the row's label where a pen runs over a box's own
    and the other of two options follows (使用集中空调 | 否), or those behind each box of a row
    that stands behind its words (个人经营（√）家庭经营（）: 家庭经营 | nothing)."""
    ticks = reading.ticks or ()
    options = {squeeze(option) for spec in kind.fields for option in spec.options}
    words = [_SIGNS.sub("", squeeze(tick.label)) for tick in ticks]
    for n, (one, other) in enumerate(pairwise(list(words))):
        if one in options and other in options:
            continue
        both = one + other
        cuts = [at for at in range(1, len(both)) if both[:at] in options and both[at:] in options]
        if len(cuts) == 1:
            words[n : n + 2] = both[: cuts[0]], both[cuts[0] :]
    for n, each in enumerate(words):
        if each not in options and each[1:] in options and each[0] not in _DENYING:
            words[n] = each[1:]
    for n, (one, other) in enumerate(pairwise(list(words))):
        if one not in options and (first := _hidden_by(one, other, kind)):
            words[n] = first
    for n in range(len(ticks)):
        if row := _behind_words(ticks[n:], words[n:], reading, kind):
            words[n : n + len(row)] = row
    return tuple(
        replace(tick, label=each) if each in options and squeeze(tick.label) != each else tick
        for tick, each in zip(ticks, words, strict=True)
    )


def _hidden_by(label: str, last: str, kind: DocumentType) -> str:
    """The first of two options of the field with that label, when the other is `last`."""
    pairs = [
        [squeeze(option) for option in spec.options]
        for spec in kind.fields
        if spec.options and label in forms_of(spec)
    ]
    return next((one for one, *others in pairs if others == [last]), "")


def _behind_words(
    ticks: Sequence[Tick], words: Sequence[str], reading: PageReading, kind: DocumentType
) -> list[str]:
    """All options of a field where `words`, of the first of these boxes on, are those but for the
    first and then none, and the first option stands just before the first box and the last one
    just before the last; else nothing."""
    for spec in kind.fields:
        options = [squeeze(option) for option in spec.options]
        count = len(options)
        if count < _ROW or len(words) < count or list(words[: count - 1]) != options[1:]:
            continue
        ends = ((options[0], ticks[0]), (options[-1], ticks[count - 1]))
        if words[count - 1] not in options and all(
            _stands_before(option, tick.region, reading) for option, tick in ends
        ):
            return options
    return []


def _stands_before(words: str, box: Region, reading: PageReading) -> bool:
    """Whether words end no farther before a box than it is large."""
    size = np.array([reading.width, reading.height])
    corners = np.array(box.points) * size
    far = _NEXT * float(np.ptp(corners, axis=0).max())
    for line in reading.lines:
        told = len(line.spans) == len(line.text)
        a, b, c, d = np.array(line.region.points) * size
        start, run = (a + d) / 2, (b + c - a - d) / 2
        for found in re.finditer(re.escape(words), line.text):
            last = found.end()
            share = line.spans[last - 1][1] if told else last / len(line.text)
            if float(np.linalg.norm(corners.mean(axis=0) - start - share * run)) < far:
                return True
    return False


def placed(reading: PageReading) -> tuple[Placed, ...]:
    """The boxes of a page that were found; none where their detector did not run."""
    ticks = reading.ticks or ()
    middles = level_middles(reading, [tick.region for tick in ticks])
    return tuple(Placed(tick, at) for tick, at in zip(ticks, middles, strict=False))


def beside(
    label: Label, boxes: Sequence[Placed], labels: Sequence[Label], lines: Sequence[Level]
) -> tuple[Tick, ...]:
    """The boxes in the row of a label up to the next label, and in the rows that go on above
    and below it in the same cell."""
    line = label.line
    start = max(label.left, line.x(label.end)) - 0.6 * line.height
    right = [box for box in boxes if box.at[0] > start]
    row = [box for box in right if abs(_below(box, line)) < _LEVEL * line.height]
    fences = [
        other.left
        for other in labels
        if other.left > start + line.height
        and abs(other.line.offset_from(line)) < _LEVEL * line.height
        and other.text != label.text
    ]
    fence = min(fences, default=np.inf)
    row = [box for box in row if box.at[0] < fence]
    row += [
        box
        for box in right
        if box not in row and box.at[0] < fence and any(_in_line(box, one, line) for one in row)
    ]
    if not row:
        return ()
    found = sorted(row, key=lambda box: float(box.at[0]))
    first = found[0].at[0]
    between = [one for one in lines if line.right[0] < one.left[0] and one.right[0] < first]
    if sum(level_with(one, line, _LEVEL) for one in between) >= _OTHERS:
        return ()
    begin = max(start, min(_words_begin(box, lines) for box in found))
    others = [
        box
        for box in right
        if begin - _ALIGNED * line.height < max(start, _words_begin(box, lines))
        if box.at[0] < fence
    ]
    for way in (-1, 1):
        edge = way * max(way * _below(box, line) for box in row)
        while True:
            gaps = [way * (_below(box, line) - edge) for box in others]
            near = [
                box
                for box, gap in zip(others, gaps, strict=True)
                if 0.5 * line.height < gap < _CLOSE * line.height
            ]
            if not near:
                break
            edge = way * min(way * _below(box, line) for box in near)
            same = [box for box in near if abs(_below(box, line) - edge) < 0.6 * line.height]
            if _has_label(edge, label, labels, lines, float(first), begin):
                break
            found.extend(sorted(same, key=lambda box: float(box.at[0])))
    order = sorted(found, key=lambda box: (round(_below(box, line) / line.height), box.at[0]))
    return tuple(box.tick for box in order)


def _words_begin(box: Placed, lines: Sequence[Level]) -> float:
    """Where a box or the words before it in its line begin."""
    own = [
        float(line.left[0])
        for line in lines
        if abs(_below(box, line)) < 0.6 * line.height and line.left[0] < box.at[0] < line.right[0]
    ]
    return min([float(box.at[0]), *own])


def on_lines(lines: Sequence[Level], boxes: Sequence[Placed]) -> tuple[Tick, ...]:
    """The boxes that stand in lines or just before or behind them."""
    return tuple(
        box.tick
        for box in boxes
        if any(
            abs(_below(box, line)) < 0.6 * line.height
            and line.left[0] - 1.5 * line.height < box.at[0] < line.right[0] + 1.5 * line.height
            for line in lines
        )
    )


def among(spec: FieldSpec, boxes: Sequence[Placed]) -> tuple[Tick, ...]:
    """The boxes whose words are options of the field, wherever they stand."""
    return tuple(box.tick for box in boxes if _option(spec, box.tick.label))


def chosen(
    spec: FieldSpec, label: str, ticks: Sequence[Tick], lines: Sequence[Level]
) -> Field | None:
    """The field whose boxes these are; None when nothing stands in any of them. As sure as the
    least sure of them: one taken for empty is an option that is not in the value; and never sure
    of words that are no option. Several of the field's own options are boxes however they look.
    It is shown by the boxes and their words, as they stand in the `lines`."""
    marked = [tick for tick in ticks if tick.state is TickState.TICKED]
    own = [tick for tick in ticks if _option(spec, tick.label)]
    known = own if len(own) > 1 else []
    sure = min((surety(t) if t in known else t.confidence for t in ticks), default=0.0)
    if not marked:
        marked = [tick for tick in ticks if tick.state is TickState.CROSSED]
        sure = min(sure, _CROSSES_ONLY)
    marked = [tick for tick in marked if squeeze(tick.label)]
    if not marked:
        return None
    words = [_option(spec, tick.label) or squeeze(tick.label) for tick in marked]
    if spec.options and not all(_option(spec, tick.label) for tick in marked):
        sure = min(sure, _NO_OPTION)
    return Field(
        key=spec.key,
        label=label,
        value=BETWEEN.join(dict.fromkeys(words)),
        raw=BETWEEN.join(tick.label for tick in marked),
        confidence=sure,
        regions=tuple(
            region
            for tick in marked
            for region in (tick.region, _words_of(tick, lines))
            if region is not None
        ),
        engine=_ENGINE,
    )


def surety(tick: Tick) -> float:
    """How sure a box is that its words tell to be one of several, [0, 1]. A stroke through a box
    can make it look faint and empty: what stands in a faint one must be seen very clearly."""
    return tick.clear if tick.clear >= _CLEAR else tick.confidence


def _words_of(tick: Tick, lines: Sequence[Level]) -> Region | None:
    """Where the words of a box stand: as near to it as they do anywhere, and no farther than it
    is large."""
    words = squeeze(tick.label)
    left, top, right, bottom = tick.region.box
    near: list[tuple[float, Region]] = []
    for line in lines:
        start = line.text.find(words) if line.line.region.page == tick.region.page else -1
        while start >= 0:
            region = line.region(start, start + len(words))
            x0, y0, x1, y1 = region.box
            across = max(0.0, x0 - right, left - x1) / (right - left)
            down = max(0.0, y0 - bottom, top - y1) / (bottom - top)
            near.append((max(across, down), region))
            start = line.text.find(words, start + 1)
    gap, nearest = min(near, key=lambda one: one[0], default=(_FAR, None))
    return nearest if gap < _FAR else None


def _below(box: Placed, line: Level) -> float:
    """How far a box lies below the row that a line runs along."""
    run = box.at[0] - line.right[0]
    return float(box.at[1] - (line.right[1] + line.slope * run))


def _in_line(one: Placed, other: Placed, line: Level) -> bool:
    return abs(_below(one, line) - _below(other, line)) < _SAME * line.height


def _has_label(
    below: float,
    label: Label,
    labels: Sequence[Label],
    lines: Sequence[Level],
    first: float,
    begin: float,
) -> bool:
    """Whether a row so far below a label's has a label before its boxes, of which the `first`
    stands there, or other words before theirs, which `begin` there."""
    line = label.line
    near = 0.6 * line.height
    if any(
        other.line is not line
        and other.left < first
        and abs(other.line.offset_from(line) - below) < near
        for other in labels
    ):
        return True
    return any(
        other is not line
        and other.right[0] < begin
        and other.right[0] > label.left
        and abs(other.offset_from(line) - below) < near
        for other in lines
    )


def _option(spec: FieldSpec, words: str) -> str:
    """The option that these words are, one wrong character allowed in longer ones; "" for none
    or more than one."""
    read = _OF_THE_BOX.sub("", squeeze(words))
    options = {squeeze(option): option for option in spec.options}
    if read in options:
        return options[read]
    near = [
        option
        for form, option in options.items()
        if len(form) >= _SHORT and Levenshtein.distance(form, read, score_cutoff=1) <= 1
    ]
    return near[0] if len(near) == 1 else ""
