"""A page and one label on it → the lines beside it, or under it, that may be its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from catalog.types import DocumentType, FieldKind, FieldSpec
from nlp.cells import GLOSSED, ROW, Part, Vocabulary
from nlp.labels import Label, block_forms, find_labels, forms_of, labels_of, own_forms
from nlp.layout import Level, in_rows, level, level_with, rows_beyond
from nlp.normalize import squeeze
from nlp.options import placed
from nlp.pairs import find_pairs
from ocr.types import PageReading

_LONGEST_VALUE = 12
"""Rows a multi-line value may have."""
_GUESSED = 6.0
"""A value's start within a line is known to so many line heights."""
_CLOSE = {True: 1.8, False: 1.45}
"""Rows of one value follow each other within so many line heights, downward or upward."""
_COLUMN = 4
"""Labels that make a column of them."""
_TWICE = 2
"""Labels that stand twice in their rows where a paper has two columns."""
_STRAY = 2
"""Characters behind a label that may be its own frame or gloss, misread."""
_WRAPPED = 2.1
_GLOSS = re.compile(r"[A-Za-z.,'/]*[a-z][.]?|\d?[A-Za-z.,'/]*[a-z]{3}[.]?")
"""English words and what is left of them when misread; codes are in capitals."""

_NEXT_GLOSS = re.compile(r"[A-Z][a-z]+[.:]?$")
"""English of the label that follows in the line, printed before its own words."""

Pieces = tuple[Part, ...]


class PageView:
    """One page's levelled lines, the labels in them, its pairs of labels and values, and its
    boxes to tick."""

    def __init__(
        self, reading: PageReading, document_type: DocumentType, vocabulary: Vocabulary
    ) -> None:
        self.lines = level(reading)
        self.boxes = placed(reading)
        self._specs = {
            form: frozenset(spec.key for spec in specs)
            for form, specs in labels_of(document_type).items()
        }
        others = [form for form in vocabulary.forms if any(own in form for own in self._specs)]
        others += map(squeeze, document_type.titles)
        self.labels = find_labels(self.lines, tuple(self._specs), others, _letters(document_type))
        self._heads = tuple(self._parties(document_type))
        self.pairs = find_pairs(self.lines, vocabulary)
        self._paired = {id(pair.line) for pair in self.pairs if pair.label in vocabulary.forms}
        self._opening = {id(label.line): label.text for label in self.labels if label.start == 0}

    def labels_for(self, spec: FieldSpec) -> tuple[Label, ...]:
        """The spec's labels on the page, the surest first. What stands to the right of one, as
        建筑面积 does beside 面积, belongs to its value."""
        forms = forms_of(spec)
        found = [label for label in self.labels if label.text in forms]
        bare = [label for label in found if label.end == len(label.line.text)]
        own = [one for one in found if not any(one.begins_value_of(other) for other in bare)]
        return tuple(sorted(own, key=lambda label: (-label.certainty, forms.index(label.text))))

    def _parties(self, document_type: DocumentType) -> Iterator[Label]:
        """The labels that head a party's block: they open their line."""
        for key in dict.fromkeys(spec.block.head for spec in document_type.fields if spec.block):
            forms = forms_of(document_type.field(key))
            yield from (one for one in self.labels if one.text in forms and one.opens)

    def in_block(self, spec: FieldSpec, head: FieldSpec) -> Iterator[Label]:
        """The labels that lead to the spec in the block that a label of `head` heads."""
        forms, heads = block_forms(spec), forms_of(head)
        for label in self.labels:
            party = self._party_of(label) if label.text in forms else None
            if party is not None and party.text in heads:
                yield label

    def _party_of(self, label: Label) -> Label | None:
        """The head of the block a label stands in: a cell to its left that spans its row, or
        the last one before it in its line or over it; of two in one row, the one whose column
        it stands in."""
        bare = [one for one in self._heads if one.rest in ("", ":")]
        beside = [one for one in bare if one.line.right[0] < label.left]
        if beside:
            alike = [one for one in self.labels if one.text == label.text]
            if len(alike) == len(beside):
                of = zip(sorted(alike, key=_down), sorted(beside, key=_down), strict=True)
                return next(party for one, party in of if one is label)
            return min(beside, key=lambda one: abs(_down(one) - _down(label)))
        before = [
            one
            for one in self._heads
            if (one.line is label.line and one.end <= label.start)
            or (label.opens and one.rest[:1] in ("", ":") and _down(one) < _down(label))
        ]
        last = max(before, key=_down, default=None)
        row = [one for one in before if last and level_with(one.line, last.line, ROW)]
        left = [one for one in row if one.left < label.left + one.line.height]
        return max(left or row, key=lambda one: one.left, default=None)

    def names(self, spec: FieldSpec) -> bool:
        """Whether one of the spec's own labels is printed here: 报告日后资本保全 begins nearly as
        报告日期 does, and is none."""
        own = own_forms(spec)
        return any(label.text in own and not label.may_be_prose for label in self.labels)

    @property
    def orders(self) -> tuple[tuple[Level, ...], ...]:
        """The lines in the orders in which running text is looked through, one after the other."""
        return self.running, self.rows, self.columns

    @cached_property
    def rows(self) -> tuple[Level, ...]:
        """The lines row by row from the top: what a hand wrote into a sentence breaks its line."""
        return tuple(line for row in in_rows(self.lines) for line in row)

    @cached_property
    def columns(self) -> tuple[Level, ...]:
        """The lines of one column after those of another, where a column of labels begins in
        the page: a spread of two pages."""
        opening = sorted((one for one in self.labels if one.start == 0), key=lambda one: one.left)
        for first in reversed(opening):
            near = [one for one in opening if abs(one.left - first.left) < first.line.height]
            if len(near) >= _COLUMN and near[0] is not opening[0]:
                fence = near[0].left - near[0].line.height
                return tuple(sorted(self.lines, key=lambda one: one.left[0] > fence))
        return self.lines

    @cached_property
    def running(self) -> tuple[Level, ...]:
        """The lines as prose runs: column after column where labels stand twice in their rows,
        as those of two spouses do."""
        twice = [
            other.left
            for one in self.labels
            for other in self.labels
            if one.text == other.text
            and one.line.right[0] < other.left
            and level_with(one.line, other.line, ROW)
        ]
        if len(twice) < _TWICE:
            return self.lines
        fence = min(twice)
        return tuple(sorted(self.lines, key=lambda one: one.left[0] > fence - one.height))

    @cached_property
    def foot(self) -> tuple[Level, ...]:
        """The lines under every row that a label opens, from the top."""
        lowest = max((float(one.left[1]) for one in self.lines if self.opens(one)), default=-np.inf)
        under = (one for one in self.lines if one.left[1] > lowest + 0.6 * one.height)
        return tuple(sorted(under, key=lambda one: float(one.left[1])))

    def wrapped(self, line: Level, ending: re.Pattern[str]) -> tuple[Part, ...]:
        """The end of a value that was broken where its paper ends, under the beginning of the
        line that its label opens, as far as it is such an `ending`."""
        under = [
            (one, found)
            for one in self.lines
            if 0.5 * line.height < one.left[1] - line.left[1] < _WRAPPED * line.height
            and abs(one.left[0] - line.left[0]) < 0.8 * line.height
            and one.right[0] < line.right[0] + line.height
            and not self.opens(one)
            and (found := ending.match(one.text))
            and one.text[found.end() :][:1] in ("", "(")
        ]
        return tuple(Part(one, 0, found.end()) for one, found in under[:1])

    def opens(self, line: Level) -> bool:
        """Whether a label opens the line."""
        return id(line) in self._opening or id(line) in self._paired

    def also_labels(self, line: Level, label: Label) -> bool:
        """Whether the line opens with another form of the same label, as in 姓名 / Name."""
        other = self._opening.get(id(line))
        return other not in (None, label.text) and bool(
            self._specs[other or ""] & self._specs[label.text]
        )

    def until_label(self, piece: Part) -> Part:
        """What of a piece stands before a label with a value of one letter at its end."""
        starts = [
            one.start
            for one in self.labels
            if one.line is piece.line and one.start > piece.start
            if len(one.line.text) == one.end + 1
        ]
        return Part(piece.line, piece.start, min([piece.end, *starts]))

    def next_label(self, label: Label) -> int:
        """Where the next label in the same line begins, or the line's end."""
        later = [o.start for o in self.labels if o.line is label.line and o.start >= label.end]
        return min(later, default=len(label.line.text))


def _letters(document_type: DocumentType) -> Mapping[str, re.Pattern[str]]:
    """The forms of labels whose value may be one letter (性别男) → what that looks like."""
    return {
        form: re.compile(specs[0].pattern)
        for form, specs in labels_of(document_type).items()
        if specs[0].pattern and specs[0].kind is FieldKind.TEXT
    }


def _down(label: Label) -> float:
    return float(label.line.left[1])


def right_of(label: Label, page: PageView, spec: FieldSpec) -> Iterator[Pieces]:
    """What follows the label in its line, else what stands to the right in its row; with the
    rows that continue it when the field may run on. Both where the line holds but a stray
    sign or two behind the label."""
    end = page.next_label(label)
    own = _without_gloss(_stripped(Part(label.line, label.end, end)), label, spec)
    if end < len(label.line.text) and (gloss := _NEXT_GLOSS.search(own.text)):
        own = Part(own.line, own.start, own.start + gloss.start())
    if own.text:
        closed = end < len(label.line.text) or not spec.multiline
        yield (own,) if closed else (own, *_run(label, own, page, downward=True))
    if len(own.text) > _STRAY or end < len(label.line.text):
        return
    rows = _rows(label, page, spec)
    if not rows:
        return
    if not spec.multiline:
        yield min(rows, key=lambda row: abs(row[0].line.offset_from(label.line)))
        return
    above = _run(label, rows[0][0], page, downward=False)
    below = _run(label, rows[-1][0], page, downward=True)
    yield (*reversed(above), *(piece for row in rows for piece in row), *below)


def _rows(label: Label, page: PageView, spec: FieldSpec) -> list[Pieces]:
    """The rows level with the label on its right, up to the next label: one as a rule, two
    when a value of two lines is centred on its label."""
    middle = (label.left + label.line.right[0]) / 2  # boxes of a label and its value may overlap
    right = [
        other
        for other in page.lines
        if other is not label.line and other.left[0] > middle and not page.also_labels(other, label)
    ]
    level = _in_row(label, right, 0.75) or _in_row(label, right, 1.1)
    fence = min((float(other.left[0]) for other in level if page.opens(other)), default=np.inf)
    rows: list[list[Level]] = []
    for other in sorted(level, key=lambda one: one.offset_from(label.line)):
        if other.left[0] >= fence:
            continue
        if rows and not any(_stacked(other, beside) for beside in rows[-1]):
            rows[-1].append(other)
        else:
            rows.append([other])
    return [pieces for row in rows if (pieces := _one_row(row, page, spec))]


def _in_row(label: Label, lines: Sequence[Level], share: float) -> list[Level]:
    return [one for one in lines if level_with(one, label.line, share)]


def _stacked(one: Level, other: Level) -> bool:
    shared = min(one.right[0], other.right[0]) - max(one.left[0], other.left[0])
    narrower = min(one.right[0] - one.left[0], other.right[0] - other.left[0])
    return bool(shared > 0.3 * narrower)


def _one_row(row: Sequence[Level], page: PageView, spec: FieldSpec) -> Pieces:
    """The pieces of a row from left to right; free text ends at a gap, a date or number in
    boxes of its own may have gaps."""
    pieces: list[Part] = []
    for other in sorted(row, key=lambda one: float(one.left[0])):
        if GLOSSED.fullmatch(other.text):
            continue
        far = pieces and other.left[0] - pieces[-1].line.right[0] > 1.5 * other.height
        if far and not spec.pattern and spec.kind is not FieldKind.DATE:
            break
        labels = [label.start for label in page.labels if label.line is other]
        pieces.append(_stripped(Part(other, 0, min(labels, default=len(other.text)))))
        if labels:
            break
    return tuple(piece for piece in pieces if piece.text)


def _run(label: Label, first: Part, page: PageView, *, downward: bool) -> Pieces:
    """The rows that run on from a row of the value, nearest first: they begin where it begins
    and follow closely. A run that reaches a row with another label beside it ends there; one
    upward belongs to that label altogether. Where a value begins within a line is only
    guessed: its next row, to the right of the label, says it."""
    x, last, pieces = first.line.x(first.start), first.line, list[Part]()
    if first.start and downward:
        near = rows_beyond(page.lines, first.line, x, downward=True, within=_GUESSED)
        inside = [row for row in near if row.left[0] > label.left + 1.2 * row.height]
        if inside and _apart(inside[0], last) <= _CLOSE[True] * last.height:
            x = float(inside[0].left[0])
    for row in rows_beyond(page.lines, first.line, x, downward=downward):
        if len(pieces) == _LONGEST_VALUE or _apart(row, last) > _CLOSE[downward] * last.height:
            break
        if page.opens(row) or _beside_label_column(row, label, x, page):
            return tuple(pieces) if downward else ()
        pieces.append(Part(row, 0, len(row.text)))
        last = row
    return tuple(pieces)


def _apart(one: Level, other: Level) -> float:
    return float(abs(one.left[1] - other.left[1]))


def _beside_label_column(row: Level, label: Label, x: float, page: PageView) -> bool:
    return any(
        label.left < other.right[0] < x + 0.3 * row.height
        and abs(row.offset_from(other)) < 0.6 * row.height
        for other in page.lines
    )


def below(label: Label, page: PageView) -> Iterator[Pieces]:
    """The lines under the label and about its width, nearest first, each with its row."""
    line = label.line
    under = (
        other
        for other in page.lines
        if 0.5 * line.height < other.left[1] - line.left[1] < 4 * line.height
        and label.left - 6 * line.height < other.left[0] < line.right[0] + 3 * line.height
        and not page.opens(other)
        and not page.also_labels(other, label)
    )
    for first in sorted(under, key=lambda other: float(other.left[1])):
        row = sorted(
            (
                other
                for other in page.lines
                if other.left[0] >= first.left[0]
                and abs(other.offset_from(first)) < 0.6 * first.height
            ),
            key=lambda other: float(other.left[0]),
        )
        yield tuple(Part(one, 0, len(one.text)) for one in row)


def _without_gloss(piece: Part, label: Label, spec: FieldSpec) -> Part:
    """Without the English after a label where the paper prints it (住址 Address), misread or
    not: known by its letters, or else up to its last small one."""
    glosses = [
        form[len(label.text) :]
        for form in forms_of(spec)
        if form.startswith(label.text) and form != label.text and form[-1].isascii()
    ]
    if not glosses:
        found = GLOSSED.match(piece.text)
    else:
        found = re.match("|".join(map(re.escape, glosses)), piece.text, re.IGNORECASE)
        found = found or _GLOSS.match(piece.text)
    return _stripped(Part(piece.line, piece.start + found.end(), piece.end)) if found else piece


def _stripped(piece: Part) -> Part:
    """Without the colon after a label and rules of a table read as marks."""
    start = piece.start
    while start < piece.end and piece.line.text[start] in ":;,.。、_|":
        start += 1
    return Part(piece.line, start, piece.end)
