"""Lines → document type, by the cues the catalogue lists for each type."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from catalog.types import Cue, DocumentType
from nlp.normalize import squeeze
from nlp.types import Classification
from ocr.types import TextLine

ENOUGH = 4.0
"""The least sum of cue weights that speaks for a type; a title alone weighs 5 or 6."""
CLEAR = 0.6
"""The least confidence at which a type is named; below it the paper is unknown."""
_NEARLY = 0.6
"""What a cue with one misread character still weighs."""


class CueClassifier:
    """Weighs every type's cues; the best wins when it is good enough and clearly best."""

    def __init__(self, types: Sequence[DocumentType]) -> None:
        self._types = tuple(types)

    def classify(self, lines: Sequence[TextLine]) -> Classification:
        """`type` is None when nothing fits well enough, or two types fit about equally."""
        text = squeeze("".join(line.text for line in lines))
        scores = sorted(
            ((_score(kind, text), kind.code, kind) for kind in self._types), reverse=True
        )
        if not scores:
            return Classification(None, 0.0)
        best, _, kind = scores[0]
        second = max(scores[1][0], 0.0) if len(scores) > 1 else 0.0
        confidence = 1.0 - 0.5 ** (max(best - second, 0.0) / 2)
        if best < ENOUGH or confidence < CLEAR:
            return Classification(None, confidence)
        return Classification(kind, confidence)


def _score(kind: DocumentType, text: str) -> float:
    return sum(cue.weight * _presence(cue, text) for cue in kind.cues)


def _presence(cue: Cue, text: str) -> float:
    word = squeeze(cue.text)
    if word in text:
        return 1.0
    least = 100 * (1 - 1 / len(word)) - 0.1
    if len(word) >= 4 and fuzz.partial_ratio(word, text) >= least:
        return _NEARLY
    return 0.0
