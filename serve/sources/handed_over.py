"""What a source handed over → the paper as a review takes it (电子证照): fields and no picture."""

from __future__ import annotations

from collections.abc import Mapping

from catalog.types import Supply
from nlp.normalize import normalise
from nlp.types import Document, Field


def document_of(supply: Supply, fields: Mapping[str, str]) -> Document:
    """Every field names the source as what found it; one whose value is not of its kind is left
    out, as one that was not read. Marks were not assessed: there is nothing to look at."""
    kind, origin = supply.document_type, f"source.{supply.source}"
    return Document(
        source=f"{origin}.{kind.code}",
        type=kind,
        confidence=1.0,
        pages=(),
        lines=(),
        fields=tuple(
            Field(spec.key, spec.label, value, fields[spec.key], 1.0, (), origin)
            for spec in kind.fields
            if spec.key in fields and (value := normalise(spec.kind, fields[spec.key]))
        ),
        seals=None,
        signatures=None,
        ticks=None,
        problems=(),
    )
