"""Lines × document type → fields: labels first, then where their values stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from catalog.types import DocumentType, FieldKind, FieldSpec, Placement
from nlp.cells import Part, Vocabulary
from nlp.labels import Label, find_labels, forms_of, labels_of
from nlp.layout import Level, level, rows_beyond
from nlp.normalize import normalise, squeeze
from nlp.options import among, beside, chosen, on_lines, placed
from nlp.pairs import find_pairs
from nlp.types import Evidence, Field, Source
from ocr.types import PageReading, Tick

_ENGINE = "labels"
_SELF_EVIDENT = (FieldKind.ID_NUMBER, FieldKind.CREDIT_CODE)
"""Kinds whose values are known by their own form where the page has no label for them; an
empty box beside a label stays empty."""
_BY_FORM_ALONE = 0.9
_LONGEST_VALUE = 12
"""Rows a multi-line value may have."""
_GUESSED = 6.0
"""A value's start within a line is known to so many line heights."""
_CLOSE = {True: 1.8, False: 1.45}
"""Rows of one value follow each other within so many line heights, downward or upward."""
_CODE = re.compile(r"[A-Z]{0,4}[\d-]{6,}[\dA-Z]?|[\u4e00-\u9fff]{1,6}\d{4}第\d{2,9}号")
_GLOSS = re.compile(r"[A-Za-z.,'/]*[a-z][.]?")
"""English words and what is left of them when misread; codes are in capitals."""


Pieces = tuple[Part, ...]


@dataclass(frozen=True)
class _Candidate:
    """Where a value may stand, the printed words that led there ("" for none), and how surely
    they did, [0, 1]."""

    pieces: Pieces
    printed: str
    source: Source
    certainty: float
    bound: bool = False
    """Whether the spec's own label says that this is the value, pattern or not."""


class LabelExtractor:
    """Finds fields by their printed labels and the layout around them. The labels of the
    generic one of `types` are known on every paper."""

    def __init__(self, types: Sequence[DocumentType] = ()) -> None:
        self._form = tuple(kind for kind in types if kind.generic)

    def extract(
        self, readings: Sequence[PageReading], document_type: DocumentType
    ) -> tuple[Field, ...]:
        """Fields of the type's specs that could be read, in the order of the specs."""
        if document_type.generic:
            return tuple(_any_fields(readings, document_type))
        vocabulary = Vocabulary((*self._form, document_type))
        pages = [_PageView(reading, document_type, vocabulary) for reading in readings]
        mean = page_confidence(readings)
        found = [_field(spec, pages, mean) for spec in document_type.fields]
        return tuple(field for field in found if field is not None)


class _PageView:
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
        self.labels = find_labels(self.lines, tuple(self._specs))
        self.pairs = find_pairs(self.lines, vocabulary)
        self._paired = {id(pair.line) for pair in self.pairs if pair.label in vocabulary.forms}
        self._opening = {id(label.line): label.text for label in self.labels if label.start == 0}

    def labels_for(self, spec: FieldSpec) -> tuple[Label, ...]:
        """The spec's labels on the page, the surest first."""
        forms = forms_of(spec)
        own = [label for label in self.labels if label.text in forms]
        return tuple(sorted(own, key=lambda label: (-label.certainty, forms.index(label.text))))

    def opens(self, line: Level) -> bool:
        """Whether a label opens the line."""
        return id(line) in self._opening or id(line) in self._paired

    def also_labels(self, line: Level, label: Label) -> bool:
        """Whether the line opens with another form of the same label, as in 姓名 / Name."""
        other = self._opening.get(id(line))
        return other not in (None, label.text) and bool(
            self._specs[other or ""] & self._specs[label.text]
        )

    def next_label(self, label: Label) -> int:
        """Where the next label in the same line begins, or the line's end."""
        later = [o.start for o in self.labels if o.line is label.line and o.start >= label.end]
        return min(later, default=len(label.line.text))


def page_confidence(readings: Sequence[PageReading]) -> float:
    """The mean of the engine's confidence over the lines of these pages, 0 without any."""
    sure = [line.confidence for reading in readings for line in reading.lines]
    return sum(sure) / len(sure) if sure else 0.0


def _field(spec: FieldSpec, pages: Sequence[_PageView], page: float) -> Field | None:
    if Placement.OPTIONS in spec.placements:
        printed, ticks = _boxes(spec, pages)
        if ticks:  # where a form has boxes, their words are no value
            return chosen(spec, _name(spec, printed), ticks)
    paired = tuple(_in_pairs(spec, pages))
    sure = tuple(one for one in paired if one.certainty == 1.0)
    for candidate in (*sure, *_candidates(spec, pages), *paired):
        field = _read(spec, candidate, page)
        if field is not None:
            return field
    return None


def _in_pairs(spec: FieldSpec, pages: Sequence[_PageView]) -> Iterator[_Candidate]:
    """The values of the spec's labels where the page is a sheet of labels and values."""
    own = {squeeze(form) for form in (spec.label, *spec.aliases)}
    forms = forms_of(spec)
    pairs = [pair for page in pages for pair in page.pairs if pair.label in forms]
    for pair in sorted(pairs, key=lambda pair: (-pair.certainty, forms.index(pair.label))):
        bound = pair.label in own and pair.certainty == 1.0
        yield _Candidate(pair.value, pair.label, Source.PAIR, pair.certainty, bound)


def _boxes(spec: FieldSpec, pages: Sequence[_PageView]) -> tuple[str, tuple[Tick, ...]]:
    """The field's boxes, and the printed label they stand beside ("" for none)."""
    for page in pages:
        for label in page.labels_for(spec):
            if found := beside(label, page.boxes, page.labels, page.lines):
                return label.text, found
    return "", tuple(tick for page in pages for tick in among(spec, page.boxes))


def _candidates(spec: FieldSpec, pages: Sequence[_PageView]) -> Iterator[_Candidate]:
    for placement in spec.placements:
        for page in pages:
            match placement:
                case Placement.RIGHT:
                    for label in page.labels_for(spec):
                        pieces = _right_of(label, page, spec)
                        yield _Candidate(pieces, label.text, Source.RIGHT, label.certainty)
                case Placement.BELOW:
                    for label in page.labels_for(spec):
                        for pieces in _below(label, page):
                            yield _Candidate(pieces, label.text, Source.BELOW, label.certainty)
                case Placement.TITLE:
                    for line in sorted(page.lines, key=lambda one: -one.height):
                        whole = (Part(line, 0, len(line.text)),)
                        yield _Candidate(whole, "", Source.TITLE, 1.0)
        if placement is Placement.PROSE:
            lines = tuple(Part(line, 0, len(line.text)) for page in pages for line in page.lines)
            yield _Candidate(lines, "", Source.PROSE, 1.0)
    if spec.kind in _SELF_EVIDENT and not any(page.labels_for(spec) for page in pages):
        yield from _by_form(spec, pages)


def _read(spec: FieldSpec, candidate: _Candidate, page: float) -> Field | None:
    """The value in these pieces, or None when they hold none of this kind."""
    pieces = _matching(spec, candidate.pieces)
    if candidate.bound and (not pieces or _is_code(spec, candidate.pieces)):
        pieces = _first_sentence(spec, candidate.pieces)
    raw = "".join(piece.line.raw(piece.start, piece.end) for piece in pieces)
    value = normalise(spec.kind, raw) if pieces else ""
    if not value:
        return None
    reading = min(piece.line.line.confidence for piece in pieces)
    evidence = Evidence(candidate.source, candidate.certainty, reading, page)
    return _made(spec.key, _name(spec, candidate.printed), value, raw, pieces, evidence)


def _made(key: str, label: str, value: str, raw: str, pieces: Pieces, evidence: Evidence) -> Field:
    return Field(
        key=key,
        label=label,
        value=value,
        raw=raw,
        confidence=evidence.certainty * evidence.reading,
        regions=tuple(piece.line.region(piece.start, piece.end) for piece in pieces),
        engine=_ENGINE,
        evidence=evidence,
    )


def _name(spec: FieldSpec, printed: str) -> str:
    """What the field is called: the alias it was found under, as printed, else its label."""
    return next((alias for alias in spec.aliases if squeeze(alias) == printed), spec.label)


def _any_fields(readings: Sequence[PageReading], form: DocumentType) -> Iterator[Field]:
    """Every pair of the generic form, keyed as the form's specs say, else by its label; of
    labels that repeat, the first."""
    specs = {squeeze(printed): spec for spec in form.fields for printed in forms_of(spec)}
    vocabulary = Vocabulary((form,))
    seen: set[str] = set()
    page = page_confidence(readings)
    for reading in readings:
        boxes = placed(reading)
        for pair in find_pairs(level(reading), vocabulary):
            spec = specs.get(pair.label, FieldSpec(pair.label, pair.label))
            if pair.label in seen:
                continue
            if ticks := on_lines([part.line for part in pair.value], boxes):
                field = chosen(replace(spec, placements=(Placement.OPTIONS,)), pair.label, ticks)
            else:
                raw = "".join(
                    part.line.raw(part.start, part.end) for part in pair.value if part.text
                )
                value = normalise(spec.kind, raw) or normalise(FieldKind.TEXT, raw)
                sure = min(part.line.line.confidence for part in pair.value)
                evidence = Evidence(Source.PAIR, 1.0, sure, page)
                field = _made(spec.key, pair.label, value, raw, pair.value, evidence)
            if field is not None and field.value:
                seen.add(pair.label)
                yield field


def _matching(spec: FieldSpec, pieces: Pieces) -> Pieces:
    """The part of the pieces that the spec's pattern names, all of it without a pattern."""
    kept = tuple(piece for piece in pieces if piece.end > piece.start)
    if not spec.pattern or not kept:
        return kept
    text = "".join(piece.text for piece in kept)
    found = re.search(spec.pattern, text)
    if found is None:
        return ()
    group = "value" if "value" in found.re.groupindex else 0
    return _cut(kept, *found.span(group))


def _is_code(spec: FieldSpec, pieces: Pieces) -> bool:
    """Whether a whole cell is one code: then none of it is left out, whatever its pattern."""
    text = "".join(piece.text for piece in pieces)
    return spec.kind is FieldKind.CODE and bool(_CODE.fullmatch(text))


def _first_sentence(spec: FieldSpec, pieces: Pieces) -> Pieces:
    """All pieces of a value that runs on, else what stands before the first full stop."""
    text = "".join(piece.text for piece in pieces)
    end = -1 if spec.multiline else text.find("。")
    return _cut(pieces, 0, end if end > 0 else len(text))


def _cut(pieces: Pieces, start: int, end: int) -> Pieces:
    """The pieces between two offsets of their joined text."""
    cut, at = list[Part](), 0
    for piece in pieces:
        length = piece.end - piece.start
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            cut.append(Part(piece.line, piece.start + first, piece.start + last))
        at += length
    return tuple(cut)


def _right_of(label: Label, page: _PageView, spec: FieldSpec) -> Pieces:
    """What follows the label in its line, else what stands to the right in its row; with the
    rows that continue it when the field may run on."""
    end = page.next_label(label)
    own = _without_gloss(_stripped(Part(label.line, label.end, end)), label, spec)
    if own.text:
        closed = end < len(label.line.text) or not spec.multiline
        return (own,) if closed else (own, *_run(label, own, page, downward=True))
    rows = _rows(label, page, spec)
    if not rows:
        return ()
    if not spec.multiline:
        return min(rows, key=lambda row: abs(row[0].line.offset_from(label.line)))
    above = _run(label, rows[0][0], page, downward=False)
    below = _run(label, rows[-1][0], page, downward=True)
    return (*reversed(above), *(piece for row in rows for piece in row), *below)


def _rows(label: Label, page: _PageView, spec: FieldSpec) -> list[Pieces]:
    """The rows level with the label on its right, up to the next label: one as a rule, two
    when a value of two lines is centred on its label."""
    middle = (label.left + label.line.right[0]) / 2  # boxes of a label and its value may overlap
    right = [
        other
        for other in page.lines
        if other is not label.line and other.left[0] > middle and not page.also_labels(other, label)
    ]
    level = _level_with(label, right, 0.75) or _level_with(label, right, 1.1)
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


def _level_with(label: Label, lines: Sequence[Level], share: float) -> list[Level]:
    height = label.line.height
    return [
        one for one in lines if abs(one.offset_from(label.line)) < share * max(height, one.height)
    ]


def _stacked(one: Level, other: Level) -> bool:
    shared = min(one.right[0], other.right[0]) - max(one.left[0], other.left[0])
    narrower = min(one.right[0] - one.left[0], other.right[0] - other.left[0])
    return bool(shared > 0.3 * narrower)


def _one_row(row: Sequence[Level], page: _PageView, spec: FieldSpec) -> Pieces:
    """The pieces of a row from left to right; free text ends at a gap, a date or number in
    boxes of its own may have gaps."""
    pieces: list[Part] = []
    for other in sorted(row, key=lambda one: float(one.left[0])):
        far = pieces and other.left[0] - pieces[-1].line.right[0] > 1.5 * other.height
        if far and not spec.pattern and spec.kind is not FieldKind.DATE:
            break
        labels = [label.start for label in page.labels if label.line is other]
        pieces.append(_stripped(Part(other, 0, min(labels, default=len(other.text)))))
        if labels:
            break
    return tuple(piece for piece in pieces if piece.text)


def _run(label: Label, first: Part, page: _PageView, *, downward: bool) -> Pieces:
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


def _beside_label_column(row: Level, label: Label, x: float, page: _PageView) -> bool:
    return any(
        label.left < other.right[0] < x + 0.3 * row.height
        and abs(row.offset_from(other)) < 0.6 * row.height
        for other in page.lines
    )


def _below(label: Label, page: _PageView) -> Iterator[Pieces]:
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


def _by_form(spec: FieldSpec, pages: Sequence[_PageView]) -> Iterator[_Candidate]:
    """Values known by their own form, when the page holds exactly one such value."""
    lines = [line for page in pages for line in page.lines if normalise(spec.kind, line.text)]
    if len({normalise(spec.kind, line.text) for line in lines}) == 1:
        whole = (Part(lines[0], 0, len(lines[0].text)),)
        yield _Candidate(whole, "", Source.FORM, _BY_FORM_ALONE)


def _without_gloss(piece: Part, label: Label, spec: FieldSpec) -> Part:
    """Without the English after a label where the paper prints it (住址 Address), misread or
    not: known by its letters, or else up to its last small one."""
    glosses = [
        form[len(label.text) :]
        for form in forms_of(spec)
        if form.startswith(label.text) and form != label.text and form[-1].isascii()
    ]
    if not glosses:
        return piece
    found = re.match("|".join(map(re.escape, glosses)), piece.text, re.IGNORECASE)
    found = found or _GLOSS.match(piece.text)
    return _stripped(Part(piece.line, piece.start + found.end(), piece.end)) if found else piece


def _stripped(piece: Part) -> Part:
    """Without the colon after a label and rules of a table read as marks."""
    start = piece.start
    while start < piece.end and piece.line.text[start] in ":;,.。、_|":
        start += 1
    return Part(piece.line, start, piece.end)
