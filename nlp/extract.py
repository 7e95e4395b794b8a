"""Lines × document type → fields: what stands in the places that may tell each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog.types import DocumentType, FieldKind, FieldSpec, Placement
from nlp.candidates import DAY, Candidate, candidates
from nlp.cells import Part, Vocabulary
from nlp.labels import forms_of
from nlp.layout import level
from nlp.neighbours import PageView, Pieces
from nlp.normalize import normalise, squeeze
from nlp.options import among, beside, chosen, on_lines, placed
from nlp.pairs import Pair, find_pairs
from nlp.types import Evidence, Field, Source
from ocr.types import Chances, PageReading, Tick

_ENGINE = "labels"
_CODE = re.compile(r"[A-Z]{0,4}[\d-]{6,}[\dA-Z]?|[\u4e00-\u9fff]{1,6}\d{4}第\d{2,9}号")

_SCRIBBLED = re.compile(
    r"(?=.*[\u4e00-\u9fff])[\u4e00-\u9fff0-9A-Za-z][\u4e00-\u9fff0-9A-Za-z(]{0,3}"
    r"[\u4e00-\u9fff0-9A-Za-z](?<![年月日])"
)
_STROKES = re.compile(r"\((?!签|盖|手|按|公|印)[^)]+$")
"""A bracket that is never closed: strokes of a letter."""
_NO_NAME = 0.5
"""How sure a signature is that doesn't read as a name."""

_LONE_BOX = 0.5
"""A single box beside a label, less sure, is no choice: those have two boxes at least."""

_NOT_ITS_PATTERN = 0.8
"""How sure a paper's own label makes a value that the usual form's pattern doesn't know."""


class LabelExtractor:
    """Finds fields by their printed labels and the layout around them. The labels of the
    generic one of `types` are known on every paper."""

    def __init__(self, types: Sequence[DocumentType]) -> None:
        self._form = tuple(kind for kind in types if kind.generic)

    def extract(
        self, readings: Sequence[PageReading], document_type: DocumentType
    ) -> tuple[Field, ...]:
        """Fields of the type's specs that could be read, in the order of the specs."""
        if document_type.generic:
            return tuple(_any_fields(readings, document_type))
        vocabulary = Vocabulary((*self._form, document_type))
        pages = [PageView(reading, document_type, vocabulary) for reading in readings]
        mean = page_confidence(readings)
        found = [_field(spec, document_type, pages, mean) for spec in document_type.fields]
        return tuple(field for field in found if field is not None)


def page_confidence(readings: Sequence[PageReading]) -> float:
    """The mean of the engine's confidence over the lines of these pages, 0 without any."""
    sure = [line.confidence for reading in readings for line in reading.lines]
    return sum(sure) / len(sure) if sure else 0.0


def _field(
    spec: FieldSpec, kind: DocumentType, pages: Sequence[PageView], page: float
) -> Field | None:
    if Placement.OPTIONS in spec.placements:
        printed, ticks = _boxes(spec, kind, pages)
        if ticks:  # where a form has boxes, their words are no value
            lines = [line for page in pages for line in page.lines]
            return chosen(spec, _name(spec, printed), ticks, lines)
    others = [other.alone for other in kind.fields if other.alone and other is not spec]
    for candidate in candidates(spec, kind, pages):
        field = _read(spec, _without_others(candidate, others), page)
        if field is not None:
            return field
    return None


def _without_others(candidate: Candidate, alone: Sequence[str]) -> Candidate:
    """Without the rows from the first on, behind the value's own, that are another field's by
    their own form."""
    if candidate.source is Source.PROSE:
        return candidate
    for number, piece in enumerate(candidate.pieces[1:], 1):
        if any(re.search(pattern, piece.text) for pattern in alone):
            return replace(candidate, pieces=candidate.pieces[:number])
    return candidate


def _boxes(
    spec: FieldSpec, kind: DocumentType, pages: Sequence[PageView]
) -> tuple[str, tuple[Tick, ...]]:
    """The field's boxes, and the printed label they stand beside ("" for none). Those beside it
    whose words are options of another field are that one's."""
    others = [other for other in kind.fields if other is not spec]
    for page in pages:
        own = among(spec, page.boxes)
        theirs = [tick for other in others for tick in among(other, page.boxes)]
        for label in page.labels_for(spec):
            found = beside(label, page.boxes, page.labels, page.lines)
            if len(found) == 1 and found[0] not in own and found[0].confidence < _LONE_BOX:
                continue
            if kept := tuple(tick for tick in found if tick in own or tick not in theirs):
                return label.text, kept
    return "", tuple(tick for page in pages for tick in among(spec, page.boxes))


def _read(spec: FieldSpec, candidate: Candidate, page: float) -> Field | None:
    """The value in these pieces, or None when they hold none of this kind."""
    prose = candidate.source is Source.PROSE
    if not prose:
        candidate = replace(candidate, pieces=_behind_label(spec, candidate.pieces))
    pieces, certainty = _matching(spec, candidate.pieces, prose=prose), candidate.certainty
    if candidate.exact and not pieces:
        pieces = candidate.pieces
    if candidate.bound and (not pieces or _is_code(spec, candidate.pieces)):
        certainty *= 1.0 if pieces else _NOT_ITS_PATTERN
        pieces = _first_sentence(spec, candidate.pieces)
    raw = "".join(piece.line.raw(piece.start, piece.end) for piece in pieces)
    value = normalise(spec.kind, raw) if pieces else ""
    no_name = spec.signature and (not value or _STROKES.search(squeeze(raw)))
    if no_name and (written := _as_read(raw)):
        value, certainty = written, certainty * _NO_NAME
    if not value:
        return None
    reading = min(piece.line.line.confidence for piece in pieces)
    evidence = Evidence(candidate.source, certainty, reading, page)
    made = _made(spec.key, _name(spec, candidate.printed), value, raw, pieces, evidence)
    return replace(made, chances=_chances(value, pieces)) if spec.signature else made


def _behind_label(spec: FieldSpec, pieces: Pieces) -> Pieces:
    """Without the end of a label of the field's that was set so wide (名 称) that its last
    character was read with the value, a space between them."""
    if not pieces:
        return pieces
    first = pieces[0]
    for form in forms_of(spec):
        for tail in (form[at:] for at in range(1, len(form))):
            end = first.start + len(tail)
            if first.text.startswith(tail) and end < first.end and first.line.gap_before(end):
                return (Part(first.line, end, first.end), *pieces[1:])
    return pieces


def _as_read(raw: str) -> str:
    """What was read of a signature though it is no name (字了2秀): a hand is seldom read as it was
    meant. "" where that is nothing like one."""
    return found[0] if (found := _SCRIBBLED.fullmatch(squeeze(raw))) else ""


def _chances(value: str, pieces: Pieces) -> tuple[Chances, ...]:
    """What each character of a value may be; sure where the value does not stand in the pieces
    as it is, or its line doesn't tell."""
    start = "".join(piece.text for piece in pieces).find(value)
    told = [each for piece in pieces for each in piece.line.chances(piece.start, piece.end)]
    return tuple(told[start : start + len(value)]) if start >= 0 else ((),) * len(value)


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
            spec = specs.get(pair.label) or _unknown(pair)
            if pair.label in seen:
                continue
            if ticks := on_lines([part.line for part in pair.value], boxes):
                option = replace(spec, placements=(Placement.OPTIONS,))
                field = chosen(option, pair.label, ticks, [part.line for part in pair.value])
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


def _unknown(pair: Pair) -> FieldSpec:
    """What a label nobody described leads to: a day where its value is nothing else."""
    day = DAY.fullmatch("".join(part.text for part in pair.value))
    return FieldSpec(pair.label, pair.label, FieldKind.DATE if day else FieldKind.TEXT)


def _matching(spec: FieldSpec, pieces: Pieces, *, prose: bool) -> Pieces:
    """The part of the pieces that the spec's pattern names, all of it without a pattern."""
    kept = tuple(piece for piece in pieces if piece.end > piece.start)
    if not spec.pattern or not kept:
        return kept
    text = "".join(piece.text for piece in kept)
    # in running text, what a pattern says of a value's beginning is not said of a page's
    lead = "\n" if prose else ""
    found = re.compile(spec.pattern).search(lead + text, len(lead))
    if found is None:
        return ()
    group = "value" if "value" in found.re.groupindex else 0
    start, end = found.span(group)
    return _cut(kept, start - len(lead), end - len(lead))


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
