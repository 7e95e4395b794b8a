"""A dataset's samples × what was read of them → each true paper with the paper found for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from catalog.types import Catalog
from eval.dataset import Sample, TrueDocument
from eval.readings import FileReading
from nlp.normalize import normalise, squeeze
from nlp.types import Document, Field
from ocr.types import PageReading
from serve.settings import Settings
from serve.wiring import Parts


class PaperSuite(StrEnum):
    """What can be asked of a dataset of papers."""

    OCR = "ocr"
    CLASSIFY = "classify"
    EXTRACT = "extract"
    SEALS = "seals"
    SIGNATURES = "signatures"
    TICKS = "ticks"
    QUALITY = "quality"
    ORIENTATION = "orientation"


@dataclass(frozen=True)
class ReadSample:
    """A sample and what was read of it; nothing when the file was refused."""

    sample: Sample
    readings: tuple[PageReading, ...]
    documents: tuple[Document, ...]

    @property
    def legible(self) -> tuple[TrueDocument, ...]:
        """The true papers that can be read; nothing is asked of marks on the others."""
        return tuple(true for true in self.sample.documents if true.legible)

    @property
    def asked(self) -> tuple[Document, ...]:
        """The found papers but those on pages where only papers stand that can't be read."""
        lost = {page for true in self.sample.documents for page in true.pages}
        lost -= {page for true in self.legible for page in true.pages}
        return tuple(found for found in self.documents if not lost.issuperset(found.pages))

    @property
    def pairs(self) -> tuple[tuple[TrueDocument, Document | None], ...]:
        """Each true paper with the found one that shares its pages, of its type if one is; a
        found paper goes with one true paper only."""
        left = list(self.documents)
        pairs: list[tuple[TrueDocument, Document | None]] = []
        for true in sorted(self.sample.documents, key=lambda one: one.type is None):
            there = [one for one in left if set(one.pages) & set(true.pages)]
            there.sort(key=lambda one: code_of(one) != true.type)
            found = there[0] if there else None
            if found is not None:
                left.remove(found)
            pairs.append((true, found))
        return tuple(pairs)


@dataclass(frozen=True)
class Compared:
    """A field of the truth and what was found for it, both normalised and without spaces;
    `found` "" and `field` None when nothing was."""

    key: str
    expected: str
    found: str
    field: Field | None

    @property
    def right(self) -> bool:
        return self.expected == self.found


def understand_samples(
    samples: Sequence[Sample], readings: Iterator[FileReading], catalog: Catalog
) -> Iterator[ReadSample]:
    """The papers in each file, as the doors find them; `readings` in the samples' order."""
    from serve.reading import papers_of

    parts = Parts(Settings(threads=1))
    types = tuple(catalog.document_types.values())
    classifier, extractor = parts.classifier(types), parts.extractor(types)
    for sample, reading in zip(samples, readings, strict=True):
        documents = papers_of(
            [sample.file],
            {sample.file: reading.pages},
            classifier=classifier,
            extractor=extractor,
        )
        yield ReadSample(sample, reading.pages, documents)


def compared(true: TrueDocument, found: Document | None, catalog: Catalog) -> Iterator[Compared]:
    """Each field that a reader can be asked for; of a paper taken for another type, none is
    found."""
    if true.type is None or not true.legible:
        return
    kind = catalog.document_types[true.type]
    same = found if found is not None and code_of(found) == true.type else None
    for key, field in true.fields.items():
        if not field.legible:
            continue
        spec = next((s for s in kind.fields if s.key == key), None)
        expected = normalise(spec.kind, field.value) if spec else squeeze(field.value)
        read = field_of(same, key) if same else None
        value = (read.value if spec else squeeze(read.value)) if read else ""
        yield Compared(key, squeeze(expected), squeeze(value), read if value else None)


def field_errors(
    read: Sequence[ReadSample], catalog: Catalog
) -> Iterator[tuple[str, str, str, str, str]]:
    """File, type, field, expected and found ("" when not) of each field not read exactly."""
    for one in read:
        for true, found in one.pairs:
            for field in compared(true, found, catalog):
                if not field.right:
                    yield one.sample.file, true.type or "", field.key, field.expected, field.found


def field_of(paper: Document, key: str) -> Field | None:
    """The field with this key; of a type without specs, the one so labelled."""
    return paper.field(key) or next((f for f in paper.fields if squeeze(f.label) == key), None)


def code_of(paper: Document | None) -> str | None:
    """The found type's code; None for no paper and for an unknown one."""
    return paper.type.code if paper is not None and paper.type is not None else None
