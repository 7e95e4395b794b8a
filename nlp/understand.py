"""Page readings of one upload → the papers in it, each with its type and fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from catalog.types import DocumentType
from nlp.classify import headed_by
from nlp.normalize import squeeze
from nlp.options import as_printed
from nlp.split import parts_of
from nlp.types import Classification, Classifier, Document, Extractor, Field
from ocr.doubt import DOUBTFUL, may_be_hidden
from ocr.types import PageReading, QualityProblem

Mark = TypeVar("Mark")

_NEAR = 1.5
"""So many of its heights from a light spot, a value may go on under it."""

_LATER_SECTION = re.compile(
    r"(?:[二三四五六七八九]|十[一二三四五六七八九]?)、|第(?:[二三四五六七八九]|十.?)[条章]"
)
"""How a page begins that goes on with the paper of the page before."""

_LATER_PAGE = re.compile(r"第(?:[2-9]|[1-9]\d)页|^-?(?:[2-9]|[1-9]\d)/\d+$")


def understand(
    readings: Sequence[PageReading], *, source: str, classifier: Classifier, extractor: Extractor
) -> tuple[Document, ...]:
    """The papers of an upload in page order; several on one page come one after the other.

    A page of another known type begins a new paper, and so does one headed by the title of
    the type before it, unless it says that it is a later page. An unrecognised page belongs to
    the paper before it when that may run over several pages.
    """
    groups: list[tuple[list[PageReading], Classification]] = []
    for reading in readings:
        parts = parts_of(reading, classifier)
        for part, found in parts:
            if groups and len(parts) == 1 and _goes_on(groups[-1][1].type, part, found):
                groups[-1][0].append(part)
            else:
                groups.append(([part], found))
    return tuple(_document(pages, found, source, extractor) for pages, found in groups)


def _goes_on(before: DocumentType | None, page: PageReading, found: Classification) -> bool:
    """Whether a page continues a paper of type `before`."""
    if before is None:
        return False
    if found.type is None or found.type.generic:
        return before.continues
    if before.continues and page.lines and _LATER_SECTION.match(squeeze(page.lines[0].text)):
        return True
    if found.type != before:
        return False
    lines = {squeeze(line.text) for line in page.lines}
    if any(_LATER_PAGE.search(line) for line in lines):
        return True
    return not (headed_by(before, lines))


def _document(
    pages: Sequence[PageReading], found: Classification, source: str, extractor: Extractor
) -> Document:
    pages = [_with_options(reading, found.type) for reading in pages]
    problems = tuple(p for reading in pages for p in reading.problems if not p.slight)
    fields = extractor.extract(pages, found.type) if found.type is not None else ()
    return Document(
        source=source,
        type=found.type,
        confidence=found.confidence,
        pages=tuple(reading.page for reading in pages),
        lines=tuple(
            replace(line, chances=()) if line.chances else line
            for reading in pages
            for line in reading.lines
        ),
        fields=tuple(_doubted(field, problems) for field in fields),
        seals=_joined([reading.seals for reading in pages]),
        signatures=_joined([reading.signatures for reading in pages]),
        ticks=_joined([reading.ticks for reading in pages]),
        orientations=tuple(reading.orientation for reading in pages),
        problems=problems,
    )


def _with_options(reading: PageReading, kind: DocumentType | None) -> PageReading:
    if kind is None or not reading.ticks:
        return reading
    return replace(reading, ticks=as_printed(reading, kind))


def _doubted(field: Field, problems: Sequence[QualityProblem]) -> Field:
    """However clearly a value is read, half of it may lie under a light spot or over the
    picture's edge."""
    if not may_be_hidden(field.regions, problems, room=_NEAR):
        return field
    return replace(field, confidence=min(field.confidence, DOUBTFUL))


def _joined(marks: Sequence[tuple[Mark, ...] | None]) -> tuple[Mark, ...] | None:
    """None as soon as one page was not assessed: half a search finds no absence."""
    assessed = [page for page in marks if page is not None]
    if len(assessed) < len(marks):
        return None
    return tuple(mark for page in assessed for mark in page)
