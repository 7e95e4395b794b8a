"""A page's lines → its document type, by the titles, labels and cues the catalogue lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from catalog.types import Cue, DocumentType
from nlp.cells import Vocabulary
from nlp.labels import forms_of
from nlp.layout import Level, in_rows, level
from nlp.normalize import squeeze
from nlp.pairs import find_pairs
from nlp.types import Classification
from ocr.types import PageReading

ENOUGH = 4.0
"""The least sum of weights that speaks for a type; a title alone weighs 6."""
CLEAR = 0.6
"""The least confidence at which a type is named; below it the paper is unknown."""
_TITLE = 6.0
_BESIDE_TITLE = 6
"""A title's line may hold so many characters more: (副本), 申请人联."""
_HEADING = re.compile(r"[^,。;:、]{5,22}")
"""A heading that ends with a title, whatever it is about: 公共场所卫生许可告知承诺书."""
_WHOLE_TITLE = 5
"""Characters of a title that tells by itself what a longer heading is."""
_NEARLY = 0.6
"""What a title or cue with one misread character still weighs."""
_LABELS_AT_MOST = 4.0
_FEWEST_PAIRS = 4
_FORM_SHARE = 0.4
"""A sheet is a form when so many pairs account for this share of its lines."""
_LEGIBLE = 0.8
"""What is read less surely may be any paper whose title was not: forms are read with .84 and
more, certificates that nobody can read with .78 at most."""


class CueClassifier:
    """Weighs every type's titles, labels and cues; the best wins when it is good enough and
    clearly best. A page no type fits is the generic form when it is made of labels and values."""

    def __init__(self, types: Sequence[DocumentType]) -> None:
        self._types = tuple(kind for kind in types if not kind.generic)
        self._form = next((kind for kind in types if kind.generic), None)
        self._vocabulary = Vocabulary((self._form,)) if self._form is not None else None
        self._labels = _telling_labels(self._types)
        self._titles = {squeeze(title) for kind in self._types for title in kind.titles}

    def classify(self, reading: PageReading) -> Classification:
        """`type` is None when nothing fits well enough, or two types fit about equally."""
        lines = level(reading)
        text = "".join(line.text for line in lines)
        rows = tuple("".join(line.text for line in row) for row in in_rows(lines))
        heads = {line.text for line in lines} | {row for row in rows if row}
        told = heads & self._titles
        scores = sorted(
            ((self._score(kind, text, heads, told), kind.code, kind) for kind in self._types),
            reverse=True,
        )
        if not scores:
            return self._otherwise(lines, 0.0)
        best, _, kind = scores[0]
        second = max(scores[1][0], 0.0) if len(scores) > 1 else 0.0
        confidence = 1.0 - 0.5 ** (max(best - second, 0.0) / 2)
        if best < ENOUGH or confidence < CLEAR:
            return self._otherwise(lines, min(confidence, CLEAR))
        return Classification(kind, confidence)

    def _score(self, kind: DocumentType, text: str, heads: set[str], told: set[str]) -> float:
        """`told` are the heads that are some type's title to the letter: they are nobody else's
        misread one."""
        title = max((_headed(squeeze(t), heads, told) for t in kind.titles), default=0.0)
        cues = sum(cue.weight * _presence(cue, text) for cue in kind.cues)
        labels = sum(
            weight
            for form, weight in self._labels[kind.code].items()
            if any(head.startswith(form) for head in heads)
        )
        return _TITLE * title + cues + min(labels, _LABELS_AT_MOST)

    def _otherwise(self, lines: Sequence[Level], confidence: float) -> Classification:
        words = [line for line in lines if len(line.text) > 1]
        sure = sum(line.line.confidence for line in words) / max(1, len(words))
        if self._form is not None and self._vocabulary is not None and sure >= _LEGIBLE:
            pairs = find_pairs(lines, self._vocabulary)
            parts = {id(line) for pair in pairs for line in pair.lines}
            share = len(parts) / max(1, len(words))
            if len(pairs) >= _FEWEST_PAIRS and share >= _FORM_SHARE:
                return Classification(self._form, round(min(share, 0.9), 4))
        return Classification(None, confidence)


def headed_by(document_type: DocumentType, heads: set[str]) -> bool:
    """Whether a line or row of the page is one of the type's titles, with a place before or a
    bracket behind it: a paragraph may be headed by more words (劳动合同期限)."""
    titles = [squeeze(title) for title in document_type.titles]
    return any(
        head.endswith(title) or head.startswith(f"{title}(")
        for head in heads
        for title in titles
        if len(head) <= len(title) + _BESIDE_TITLE
    )


def _headed(title: str, heads: set[str], told: set[str]) -> float:
    """1 when a line is the title and little else, `_NEARLY` when one character of it differs. The
    end of a sentence (用于申领保安员证。) is no heading."""
    least = 0.0
    for head in heads:
        if len(title) >= _WHOLE_TITLE and head.endswith(title) and _HEADING.fullmatch(head):
            return 1.0
        if len(head) > len(title) + _BESIDE_TITLE:
            continue
        if title in head and (not head.endswith("。") or head == f"{title}。"):
            return 1.0
        if head not in told and len(title) >= 4 and abs(len(head) - len(title)) <= 1:
            least = max(least, _NEARLY if Levenshtein.distance(head, title) == 1 else 0.0)
    return least


def _telling_labels(types: Sequence[DocumentType]) -> Mapping[str, Mapping[str, float]]:
    """Type code → each printed label → how much it tells, [0, 1]: what one type alone prints
    tells most, what half of them print next to nothing."""
    # in the types' own order: sums over them must come out the same in every process
    own = {
        kind.code: tuple(
            dict.fromkeys(f for spec in kind.fields for f in forms_of(spec) if len(f) > 1)
        )
        for kind in types
    }
    common = Counter(form for forms in own.values() for form in forms)
    most = log(max(len(types), 2))
    return {
        code: {form: log(len(types) / common[form]) / most for form in forms}
        for code, forms in own.items()
    }


def _presence(cue: Cue, text: str) -> float:
    word = squeeze(cue.text)
    if word in text:
        return 1.0
    least = 100 * (1 - 1 / len(word)) - 0.1
    if len(word) >= 4 and fuzz.partial_ratio(word, text) >= least:
        return _NEARLY
    return 0.0
