"""Page readings of one upload → the papers in it, each with its type and fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from nlp.types import Classification, Classifier, Document, Extractor
from ocr.types import PageReading

Mark = TypeVar("Mark")


def understand(
    readings: Sequence[PageReading], *, source: str, classifier: Classifier, extractor: Extractor
) -> tuple[Document, ...]:
    """The papers of an upload in page order. A page that is surely of another type than the
    one before begins a new paper; an unrecognised page belongs to the paper before it."""
    groups: list[tuple[list[PageReading], Classification]] = []
    for reading in readings:
        found = classifier.classify(reading.lines)
        if groups and (found.type is None or found.type == groups[-1][1].type):
            groups[-1][0].append(reading)
        else:
            groups.append(([reading], found))
    return tuple(_document(pages, found, source, extractor) for pages, found in groups)


def _document(
    pages: Sequence[PageReading], found: Classification, source: str, extractor: Extractor
) -> Document:
    return Document(
        source=source,
        type=found.type,
        confidence=found.confidence,
        pages=tuple(reading.page for reading in pages),
        lines=tuple(line for reading in pages for line in reading.lines),
        fields=extractor.extract(pages, found.type) if found.type is not None else (),
        seals=_joined([reading.seals for reading in pages]),
        signatures=_joined([reading.signatures for reading in pages]),
        ticks=_joined([reading.ticks for reading in pages]),
        orientations=tuple(reading.orientation for reading in pages),
        problems=tuple(problem for reading in pages for problem in reading.problems),
    )


def _joined(marks: Sequence[tuple[Mark, ...] | None]) -> tuple[Mark, ...] | None:
    """None as soon as one page was not assessed: half a search finds no absence."""
    assessed = [page for page in marks if page is not None]
    if len(assessed) < len(marks):
        return None
    return tuple(mark for page in assessed for mark in page)
