"""Lines of a paper told in prose × its type → fields, by a small tagger (onnxruntime)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from catalog.types import DocumentType, FieldKind, FieldSpec, Placement
from model_cards.sessions import Model
from nlp.cells import Part
from nlp.extract import page_confidence
from nlp.layout import Level, in_rows, level
from nlp.normalize import normalise, squeeze
from nlp.tagging import SPECIALS, Floats, Ints, Strip, joined_scores, spans_of, tokens_of, windows
from nlp.types import Evidence, Field, Source
from ocr.types import PageReading

_MODEL = "prose-tagger"
_FIRST_MENTION = 0.8
"""An earlier mention is kept while it is at least so sure as a share of the surest."""

_SHORT_NAME, _COMMAS = 2, ",、。"
_LAST_LETTER = re.compile(r"(?![男女系同])[\u4e00-\u9fff]")
"""Not what is said of a person right behind the name."""

_PLACE = 4
_LINE_OF_ONE = re.compile(r"[\u4e00-\u9fff()]{4,30}")
"""A line that may be one organisation's name, of which the first letters are its place."""


class SpanExtractor:
    """Holds the tagger. Types it was not trained on give no fields."""

    def __init__(self) -> None:
        """Raises ModelUnavailable when the weights are missing or not those of their card."""
        self._net = Model(_MODEL)
        names = self._net.held
        self._vocabulary = {char: SPECIALS + n for n, char in enumerate(names["characters"])}
        self._types = {code: n for n, code in enumerate(names["types"].split())}
        self._keys = tuple(names["keys"].split())

    def extract(
        self, readings: Sequence[PageReading], document_type: DocumentType
    ) -> tuple[Field, ...]:
        """Fields of the type's specs that the tagger saw, in the order of the specs."""
        kind = self._types.get(document_type.code)
        if kind is None:
            return ()
        mentions = [
            mention for reading in readings for mention in self._mentions(level(reading), kind)
        ]
        page = page_confidence(readings)
        found = (
            _surest(spec, [one for one in mentions if one.key == spec.key], page)
            for spec in document_type.fields
        )
        return tuple(field for field in found if field is not None)

    def _mentions(self, levels: Sequence[Level], kind: int) -> Iterator[_Mention]:
        placed = in_reading_order(levels)
        lines = [line for line, _ in placed]
        tokens = tokens_of([strip for _, strip in placed], self._vocabulary)
        if not len(tokens.ids):
            return
        seen = [
            (start, end, self._scores(tokens.ids[start:end], tokens.places[start:end], kind))
            for start, end in windows(len(tokens.ids))
        ]
        scores = joined_scores(len(tokens.ids), seen)
        for span in spans_of(scores, tokens.origins, self._keys):
            pieces = _pieces(tokens.origins[span.start : span.end], lines)
            yield _Mention(span.key, span.score, pieces)

    def _scores(self, ids: Ints, places: Ints, kind: int) -> Floats:
        """The probability of each tag for each token of a window."""
        (logits,) = self._net(ids[None], places[None], np.array([kind]))
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        probabilities: Floats = powers / powers.sum(axis=1, keepdims=True)
        return probabilities


@dataclass(frozen=True)
class _Mention:
    """One place a field is named in: the parts of lines that hold it, and how surely."""

    key: str
    score: float
    pieces: tuple[Part, ...]

    @property
    def reading(self) -> float:
        return min(piece.line.line.confidence for piece in self.pieces)


def in_reading_order(levels: Sequence[Level]) -> tuple[tuple[Level, Strip], ...]:
    """The lines row by row from the top, each as the tagger sees it; empty ones are left out."""
    return tuple(
        (line, _strip(line, number))
        for number, row in enumerate(in_rows(levels))
        for line in row
        if line.text
    )


def _strip(line: Level, row: int) -> Strip:
    middle = float(line.left[1] + line.right[1]) / 2
    return Strip(line.text, float(line.left[0]), float(line.right[0]), middle, line.height, row)


def _pieces(origins: Ints, lines: Sequence[Level]) -> tuple[Part, ...]:
    """The parts of lines that these characters are."""
    letters = [(int(line), int(offset)) for line, offset in origins if offset >= 0]
    return tuple(
        Part(lines[number], own[0][1], own[-1][1] + 1)
        for number, group in groupby(letters, key=lambda letter: letter[0])
        for own in [list(group)]
    )


def _surest(spec: FieldSpec, mentions: Sequence[_Mention], page: float) -> Field | None:
    """The field as it is named first, unless a later mention is much surer."""
    whole = [_whole(spec, one) for one in mentions]
    held = [(one, _value(spec, one)) for one in whole]
    held = [(one, value) for one, value in held if value]
    best = max((one.score * one.reading for one, _ in held), default=0.0)
    for one, value in held:
        if one.score * one.reading < _FIRST_MENTION * best:
            continue
        return Field(
            key=spec.key,
            label=spec.label,
            value=value,
            raw=_raw(one),
            confidence=one.score * one.reading,
            regions=tuple(piece.line.region(piece.start, piece.end) for piece in one.pieces),
            engine=_MODEL,
            evidence=Evidence(Source.TAGGER, one.score, one.reading, page),
        )
    return None


def _raw(mention: _Mention) -> str:
    return "".join(piece.line.raw(piece.start, piece.end) for piece in mention.pieces)


def _value(spec: FieldSpec, mention: _Mention) -> str:
    """The normalised value; "" of an organisation where the spec's pattern says what its whole
    line looks like, and it doesn't look so."""
    raw = _raw(mention)
    told = spec.kind is FieldKind.ORGANISATION and Placement.TITLE in spec.placements
    if told and not re.search(spec.pattern, squeeze(raw)):
        return ""
    return normalise(spec.kind, raw)


def _whole(spec: FieldSpec, mention: _Mention) -> _Mention:
    """The whole name that the tagger saw but a part of."""
    match spec.kind:
        case FieldKind.ORGANISATION:
            return _from_line_start(mention)
        case FieldKind.NAME:
            return _to_last_letter(mention)
    return mention


def _from_line_start(mention: _Mention) -> _Mention:
    """An organisation from the beginning of its line, where that has nothing else in it: names
    of places that the tagger never saw are no part of it to its eyes."""
    first = mention.pieces[0]
    alone = len(mention.pieces) == 1 and first.end == len(first.line.text)
    if not alone or not 0 < first.start <= _PLACE:
        return mention
    if not _LINE_OF_ONE.fullmatch(first.line.text):
        return mention
    return replace(mention, pieces=(Part(first.line, 0, first.end),))


def _to_last_letter(mention: _Mention) -> _Mention:
    """A name of two letters with the third, behind which its line ends or breaks off: it may
    be none to the tagger's eyes, as 怡 of 梁国怡."""
    first, end = mention.pieces[0], mention.pieces[0].end + 1
    text = first.line.text
    if len(mention.pieces) > 1 or len(first.text) != _SHORT_NAME or end > len(text):
        return mention
    if first.line.gap_before(first.end) or not _LAST_LETTER.match(text, first.end):
        return mention
    if end < len(text) and text[end] not in _COMMAS and not first.line.gap_before(end):
        return mention
    return replace(mention, pieces=(Part(first.line, first.start, end),))
