"""What a system sent as a fact's answer → the answer in the words of the catalogue, or none."""

from __future__ import annotations

import re

from catalog.types import Fact, FactKind, FieldKind
from nlp.normalize import normalise, squeeze
from review.checks.outcome import as_day
from review.checks.sources import CONFIRMED, DENIED

_MOST = 100
_NUMBER = re.compile(r"\d{1,9}(\.\d{1,2})?")


def accepted(fact: Fact, text: str) -> str:
    """ "" for what this fact never answers: an unknown word must not clear anybody."""
    word = squeeze(text)
    if fact.kind is FactKind.CLAIM:
        return word if word in (CONFIRMED, DENIED) else ""
    if fact.answers:
        return word if word in fact.answers else ""
    return _written(fact.written or FieldKind.TEXT, word)


def _written(kind: FieldKind, word: str) -> str:
    match kind:
        case FieldKind.NUMBER | FieldKind.AMOUNT:
            return word if _NUMBER.fullmatch(word) else ""
        case FieldKind.DATE:
            day = normalise(kind, word)
            return day if as_day(day) else ""
    return normalise(kind, word) if len(word) <= _MOST else ""
