"""The nouns of a paper that has been understood: its type, its fields, its marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from catalog.types import DocumentType
from ocr.types import (
    Chances,
    PageReading,
    QualityProblem,
    Region,
    Seal,
    Signature,
    TextLine,
    Tick,
)


class Source(StrEnum):
    """What led to a value."""

    RIGHT = "right"  # a label at its left
    BELOW = "below"  # a label over it
    TITLE = "title"  # a line of its own, known by its pattern
    PROSE = "prose"  # a pattern within running text
    FORM = "form"  # its own form, as an ID number has
    PAIR = "pair"  # any label and value of a sheet
    TAGGER = "tagger"  # the learned tagger of prose


@dataclass(frozen=True)
class Evidence:
    """What speaks for a value: `certainty` how surely its place was found, `reading` the
    engine's confidence in the least sure of its lines, `page` the mean over the lines of its
    pages; all in [0, 1], none calibrated."""

    source: Source
    certainty: float
    reading: float
    page: float


@dataclass(frozen=True)
class Field:
    """One fact read from a paper (字段, 审查要素).

    `value` is normalised (dates YYYY-MM-DD, widths by NFKC), `raw` as read. `confidence`
    in [0, 1]: of values so sure, that share is right, once `nlp.confidence` has judged
    `evidence`. `regions` show where it stands. `engine` names what found it. Of a signature
    `chances` say what each character of `value` may be; of anything else there are none.
    """

    key: str
    label: str
    value: str
    raw: str
    confidence: float
    regions: tuple[Region, ...]
    engine: str
    evidence: Evidence | None = None
    chances: tuple[Chances, ...] = ()


@dataclass(frozen=True)
class Document:
    """A paper (材料), understood. `type` is None when no known type fits, which is an answer.

    `pages` are page indexes within the upload `source`. Marks are None when not assessed.
    A field that could not be read is not in `fields`. `orientations` goes with `pages`: how
    many degrees each page's content was turned clockwise; empty when that is not known.
    `problems` are those that may have taken letters away, not the slight ones.
    """

    source: str
    type: DocumentType | None
    confidence: float
    pages: tuple[int, ...]
    lines: tuple[TextLine, ...]
    fields: tuple[Field, ...]
    seals: tuple[Seal, ...] | None
    signatures: tuple[Signature, ...] | None
    ticks: tuple[Tick, ...] | None
    problems: tuple[QualityProblem, ...]
    orientations: tuple[int, ...] = ()

    def field(self, key: str) -> Field | None:
        """The field with this key, or None when it was not read."""
        for field in self.fields:
            if field.key == key:
                return field
        return None


@dataclass(frozen=True)
class Classification:
    """A document type (None: unknown) and how sure, [0, 1]."""

    type: DocumentType | None
    confidence: float


class Classifier(Protocol):
    """A page's reading → document type."""

    def classify(self, reading: PageReading) -> Classification:
        """`type` is None when nothing fits well enough; never a wrong guess for want of one."""
        ...


class Extractor(Protocol):
    """Lines × document type → fields."""

    def extract(
        self, readings: Sequence[PageReading], document_type: DocumentType
    ) -> tuple[Field, ...]:
        """Fields of the type's specs that could be read, in the order of the specs."""
        ...
