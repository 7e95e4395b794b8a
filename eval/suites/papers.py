"""A dataset of papers → what was read of each, held against its truth, as figures by suite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np

from catalog.types import Catalog
from eval.dataset import Polygon, Sample, TrueDocument, TrueSignature, TrueTick
from eval.metrics import share
from nlp.normalize import normalise, squeeze
from nlp.types import Document, Field
from ocr.errors import BadUpload
from ocr.pages import load_pages
from ocr.types import PageReading, Problem, Region
from serve.settings import Settings
from serve.wiring import Parts, load_seed

Mark = TypeVar("Mark", TrueSignature, TrueTick)

NEAR = 0.06
"""Marks are the same when their middles are so near, as a share of the page, or one's middle
lies within the other."""


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
    def pairs(self) -> tuple[tuple[TrueDocument, Document | None], ...]:
        """Each true paper with the found one that shares its pages, of its type if one is; a
        found paper goes with one true paper only."""
        left = list(self.documents)
        pairs: list[tuple[TrueDocument, Document | None]] = []
        for true in sorted(self.sample.documents, key=lambda one: one.type is None):
            there = [one for one in left if set(one.pages) & set(true.pages)]
            there.sort(key=lambda one: _code(one) != true.type)
            found = there[0] if there else None
            if found is not None:
                left.remove(found)
            pairs.append((true, found))
        return tuple(pairs)


@dataclass
class Tally:
    """How often something was there and found; F1 counts a wrong find twice, as not found and
    as found wrongly."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """1 when nothing was there and nothing found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    @property
    def recall(self) -> float:
        return share(self.right, self.right + self.missed)

    @property
    def precision(self) -> float:
        return share(self.right, self.right + self.wrong)


def read_samples(
    folder: Path, samples: Sequence[Sample], *, processes: int
) -> Iterator[ReadSample]:
    """Reads every file in worker processes, one engine of one thread each; in order."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(partial(read_sample, folder), samples)


def read_sample(folder: Path, sample: Sample) -> ReadSample:
    """One file, read as the doors read it; a refused one reads as nothing."""
    from serve.reading import papers_of

    parts, catalog = _worker()
    try:
        pages = load_pages((folder / sample.file).read_bytes(), source=sample.file)
        readings = tuple(parts.reader.read(page) for page in pages)
    except BadUpload:
        return ReadSample(sample, (), ())
    documents = papers_of(
        [sample.file],
        {sample.file: readings},
        classifier=parts.classifier(tuple(catalog.document_types.values())),
        extractor=parts.extractor,
    )
    return ReadSample(sample, readings, documents)


def figures(suite: PaperSuite, read: Sequence[ReadSample], catalog: Catalog) -> dict[str, float]:
    """The suite's figures over these samples; the first is its main score."""
    match suite:
        case PaperSuite.OCR:
            return _ocr(read)
        case PaperSuite.CLASSIFY:
            return _classify(read)
        case PaperSuite.EXTRACT:
            return _extract(read, catalog)
        case PaperSuite.SEALS:
            return _seals(read)
        case PaperSuite.SIGNATURES:
            return _signatures(read)
        case PaperSuite.TICKS:
            return _ticks(read)
        case PaperSuite.QUALITY:
            return _quality(read)
        case PaperSuite.ORIENTATION:
            return _orientation(read)


def by_condition(
    suite: PaperSuite, read: Sequence[ReadSample], catalog: Catalog
) -> dict[str, dict[str, float]]:
    """The figures over all samples, and over those of each condition."""
    groups = {"all": list(read)}
    for one in read:
        groups.setdefault(str(one.sample.condition), []).append(one)
    return {name: figures(suite, group, catalog) for name, group in groups.items()}


def field_errors(
    read: Sequence[ReadSample], catalog: Catalog
) -> Iterator[tuple[str, str, str, str, str]]:
    """File, type, field, expected and found ("" when not) of each field not read exactly."""
    for one in read:
        for true, found in one.pairs:
            for key, expected, value in _compared(true, found, catalog):
                if expected != value:
                    yield one.sample.file, true.type or "", key, expected, value


def _ocr(read: Sequence[ReadSample]) -> dict[str, float]:
    """Values found somewhere in the text as they stand (dates are printed otherwise, so left
    out)."""
    found = total = 0
    for one in read:
        text = squeeze("".join(line.text for page in one.readings for line in page.lines))
        for true in one.sample.documents:
            for field in true.fields.values() if true.legible else ():
                if not field.legible or (field.value[:2].isdigit() and "-" in field.value):
                    continue
                total += 1
                found += squeeze(field.value) in text
    return {"values_found": share(found, total), "values": total}


def _classify(read: Sequence[ReadSample]) -> dict[str, float]:
    pairs = [(true, found) for one in read for true, found in one.pairs if true.legible]
    right = sum(true.type == _code(found) for true, found in pairs)
    guessed = sum(_code(found) not in (None, true.type) for true, found in pairs)
    counted = sum(len(one.documents) == len(one.sample.documents) for one in read)
    return {
        "accuracy": share(right, len(pairs)),
        "named_wrongly": share(guessed, len(pairs)),
        "files_split_right": share(counted, len(read)),
        "papers": len(pairs),
    }


def _extract(read: Sequence[ReadSample], catalog: Catalog) -> dict[str, float]:
    tally = Tally()
    for one in read:
        for true, found in one.pairs:
            for _, expected, value in _compared(true, found, catalog):
                tally.right += expected == value
                tally.missed += expected != value
                tally.wrong += value not in ("", expected)
    return {
        "f1": tally.f1,
        "recall": tally.recall,
        "precision": tally.precision,
        "fields": tally.right + tally.missed,
    }


def _compared(
    true: TrueDocument, found: Document | None, catalog: Catalog
) -> Iterator[tuple[str, str, str]]:
    """Key, expected and found value of each field of a legible paper."""
    if true.type is None or not true.legible:
        return
    kind = catalog.document_types[true.type]
    same = found if found is not None and _code(found) == true.type else None
    for key, field in true.fields.items():
        if not field.legible:
            continue
        spec = next((s for s in kind.fields if s.key == key), None)
        expected = normalise(spec.kind, field.value) if spec else squeeze(field.value)
        read = _field(same, key) if same else None
        value = (read.value if spec else squeeze(read.value)) if read else ""
        yield key, squeeze(expected), squeeze(value)


def _field(paper: Document, key: str) -> Field | None:
    return paper.field(key) or next((f for f in paper.fields if squeeze(f.label) == key), None)


def _seals(read: Sequence[ReadSample]) -> dict[str, float]:
    tally, rings, exact, centres, centres_exact = Tally(), 0, 0, 0, 0
    missing = noticed = 0
    for one in read:
        found = [seal for paper in one.documents for seal in paper.seals or ()]
        for true in one.sample.documents:
            pages = set(true.pages)
            here = [seal for seal in found if seal.region.page in pages]
            for seal in true.seals:
                match = next((s for s in here if _same(seal.polygon, seal.page, s.region)), None)
                tally.right += match is not None
                tally.missed += match is None
                if match is not None:
                    here.remove(match)
                if seal.text:
                    rings += 1
                    exact += match is not None and squeeze(match.text) == squeeze(seal.text)
                if seal.centre:
                    centres += 1
                    centres_exact += match is not None and squeeze(match.centre) == squeeze(
                        seal.centre
                    )
            if len(one.sample.documents) == 1:
                tally.wrong += len(here)
            if true.bears_seal and not true.seals:
                missing += 1
                noticed += not here
    return {
        "f1": tally.f1,
        "missing_noticed": share(noticed, missing),
        "ring_exact": share(exact, rings),
        "centre_exact": share(centres_exact, centres),
        "seals": tally.right + tally.missed,
        "missing": missing,
    }


def _signatures(read: Sequence[ReadSample]) -> dict[str, float]:
    tally, missing, noticed = Tally(), 0, 0
    for one in read:
        places = [s for paper in one.documents for s in paper.signatures or ()]
        for sign in _true_marks(one, lambda true: true.signatures):
            match = next((p for p in places if _same(sign.polygon, sign.page, p.region)), None)
            if match is not None:
                places.remove(match)
            present = match is not None and match.present
            tally.right += sign.present and present
            tally.missed += sign.present and not present
            tally.wrong += present and not sign.present
            missing += not sign.present
            noticed += not sign.present and match is not None and not match.present
        tally.wrong += sum(place.present for place in places)
    return {
        "f1": tally.f1,
        "missing_noticed": share(noticed, missing),
        "signed": tally.right + tally.missed,
        "missing": missing,
    }


def _ticks(read: Sequence[ReadSample]) -> dict[str, float]:
    boxes = right = labelled = spare = 0
    for one in read:
        found = [tick for paper in one.documents for tick in paper.ticks or ()]
        for tick in _true_marks(one, lambda true: true.ticks):
            match = next((t for t in found if _same(tick.polygon, tick.page, t.region, 0.01)), None)
            boxes += 1
            if match is not None:
                found.remove(match)
                right += match.checked == (str(tick.state) != "empty")
                labelled += squeeze(match.label) == squeeze(tick.label)
        spare += len(found)
    return {
        "accuracy": share(right, boxes),
        "labelled": share(labelled, boxes),
        "found_too_many": spare,
        "boxes": boxes,
    }


def _quality(read: Sequence[ReadSample]) -> dict[str, float]:
    tally = Tally()
    good = blamed = 0
    for one in read:
        expected = set(one.sample.problems)
        found: set[Problem] = {p.problem for page in one.readings for p in page.problems}
        tally.right += len(expected & found)
        tally.missed += len(expected - found)
        tally.wrong += len(found - expected) if expected else 0
        good += not expected
        blamed += bool(found) and not expected
    return {"f1": tally.f1, "false_alarms": share(blamed, good), "problems": tally.missed}


def _orientation(read: Sequence[ReadSample]) -> dict[str, float]:
    turns = [
        (expected, page.orientation)
        for one in read
        for expected, page in zip(one.sample.orientation, one.readings, strict=False)
    ]
    turned = [(expected, found) for expected, found in turns if expected]
    return {
        "put_upright": share(sum(a == b for a, b in turned), len(turned)),
        "accuracy": share(sum(a == b for a, b in turns), len(turns)),
        "turned": len(turned),
    }


def _true_marks(one: ReadSample, of: Callable[[TrueDocument], Sequence[Mark]]) -> list[Mark]:
    return [mark for true in one.sample.documents if true.legible for mark in of(true)]


def _same(polygon: Polygon, page: int, region: Region, near: float = NEAR) -> bool:
    if region.page != page:
        return False
    true, found = np.array(polygon), np.array(region.points)
    middle, other = true.mean(axis=0), found.mean(axis=0)
    if float(np.abs(middle - other).max()) < near:
        return True
    return bool((true.min(axis=0) <= other).all() and (other <= true.max(axis=0)).all())


def _code(paper: Document | None) -> str | None:
    return paper.type.code if paper is not None and paper.type is not None else None


@cache
def _worker() -> tuple[Parts, Catalog]:
    """What a worker process keeps between files."""
    return Parts(Settings(threads=1)), load_seed().catalog
