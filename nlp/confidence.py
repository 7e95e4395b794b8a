"""Evidence for a value × fitted weights → how often such values are right, [0, 1]."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import model_cards
from catalog.types import FieldKind
from nlp.normalize import credit_code_is_valid, id_number_is_valid
from nlp.types import Evidence

_CARD = "field-confidence"
_NUMBERS = (FieldKind.ID_NUMBER, FieldKind.CREDIT_CODE)
_LEAST, _MOST = 0.01, 0.999


class Agreement(StrEnum):
    """What another source says of the same field."""

    ALONE = "alone"
    AGREED = "agreed"
    DISPUTED = "disputed"


@dataclass(frozen=True)
class Weights:
    """A logistic model over the names `features` gives."""

    weights: Mapping[str, float]


def load_weights() -> Weights:
    """The weights that come with a card. Raises ModelUnavailable."""
    return read_weights(model_cards.verify(model_cards.load(_CARD)))


def read_weights(path: Path) -> Weights:
    return Weights(json.loads(path.read_text(encoding="utf-8"))["weights"])


def confidence(
    evidence: Evidence, kind: FieldKind, value: str, agreement: Agreement, weights: Weights
) -> float:
    """The share of values with such evidence that are right."""
    total = sum(
        weights.weights.get(name, 0.0) * number
        for name, number in features(evidence, kind, value, agreement).items()
    )
    return 1 / (1 + math.exp(-total))


def features(
    evidence: Evidence, kind: FieldKind, value: str, agreement: Agreement
) -> dict[str, float]:
    """What speaks for and against a value, by name; larger numbers of the first four never
    speak against it. A number whose check digit holds is `proven`, one whose does not, `refuted`.
    """
    found = {
        "always": 1.0,
        "reading": _logit(evidence.reading),
        "page": _logit(evidence.page),
        "certainty": _logit(evidence.certainty),
        "length": math.log(max(len(value), 1)),
        f"source {evidence.source}": 1.0,
        f"kind {kind}": 1.0,
    }
    if agreement is not Agreement.ALONE:
        found[str(agreement)] = 1.0
    if id_number_is_valid(value) or (len(value) == 18 and credit_code_is_valid(value)):
        found["proven"] = 1.0
    elif kind in _NUMBERS:
        found["refuted"] = 1.0
    return found


def _logit(share: float) -> float:
    held = min(max(share, _LEAST), _MOST)
    return math.log(held / (1 - held))
