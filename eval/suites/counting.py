"""A read sample held against its truth → what each suite counts of it, by document type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np

from catalog.types import Catalog
from eval.dataset import Polygon, Sample, TrueDocument, TrueSignature, TrueTick
from eval.figures import BINS
from eval.suites.papers import PaperSuite, ReadSample, code_of, compared
from nlp.normalize import squeeze
from ocr.types import Problem, Region

Mark = TypeVar("Mark", TrueSignature, TrueTick)
Counts = Mapping[str, int]
Found = Iterator[tuple[str, Counter[str]]]

NEAR = 0.06
"""Marks are the same when their middles are so near, as a share of the page, or one's middle
lies within the other."""

UNKNOWN = "unknown"
"""Papers of none of the catalogue's types."""

SEVERAL = "several"
"""What is counted over a whole file with papers of several types."""


def count(suite: PaperSuite, one: ReadSample, catalog: Catalog) -> Mapping[str, Counts]:
    """Type → counts by name, never zero; `eval.figures` makes figures of their sums."""
    found = {
        PaperSuite.OCR: _ocr,
        PaperSuite.CLASSIFY: _classify,
        PaperSuite.SEALS: _seals,
        PaperSuite.SIGNATURES: _signatures,
        PaperSuite.TICKS: _ticks,
        PaperSuite.QUALITY: _quality,
        PaperSuite.ORIENTATION: _orientation,
    }
    counts: dict[str, Counter[str]] = {}
    for kind, some in _extract(one, catalog) if suite is PaperSuite.EXTRACT else found[suite](one):
        counts.setdefault(kind, Counter()).update(some)
    return {
        kind: {name: int(number) for name, number in some.items() if number}
        for kind, some in counts.items()
    }


def _ocr(one: ReadSample) -> Found:
    """Values found somewhere in the text as they stand (dates are printed otherwise, so left
    out)."""
    text = squeeze("".join(line.text for page in one.readings for line in page.lines))
    for true in one.sample.documents:
        for field in true.fields.values() if true.legible else ():
            if not field.legible or (field.value[:2].isdigit() and "-" in field.value):
                continue
            yield _type(true), Counter(values=1, found=squeeze(field.value) in text)


def _classify(one: ReadSample) -> Found:
    for true, found in one.pairs:
        if true.legible:
            code = code_of(found)
            yield (
                _type(true),
                Counter(papers=1, right=code == true.type, guessed=code not in (None, true.type)),
            )
    split = len(one.documents) == len(one.sample.documents)
    yield _file_type(one.sample), Counter(files=1, split=split)


def _extract(one: ReadSample, catalog: Catalog) -> Found:
    for true, found in one.pairs:
        for field in compared(true, found, catalog):
            counts = Counter(
                right=field.right,
                missed=not field.right,
                wrong=field.found not in ("", field.expected),
            )
            if field.field is not None:
                place = min(int(field.field.confidence * BINS), BINS - 1)
                counts[f"bin{place}"] = 1
                counts[f"bin{place}_right"] = int(field.right)
                counts[f"bin{place}_confidence"] = round(field.field.confidence * 1000)
            yield _type(true), counts


def _seals(one: ReadSample) -> Found:
    found = [seal for paper in one.documents for seal in paper.seals or ()]
    for true in one.sample.documents:
        counts: Counter[str] = Counter()
        pages = set(true.pages)
        here = [seal for seal in found if seal.region.page in pages]
        for seal in true.seals:
            match = next((s for s in here if _same(seal.polygon, seal.page, s.region)), None)
            counts["missed" if match is None else "right"] += 1
            if match is not None:
                here.remove(match)
            if seal.text:
                counts["rings"] += 1
                counts["rings_exact"] += match is not None and _alike(match.text, seal.text)
            if seal.centre:
                counts["centres"] += 1
                counts["centres_exact"] += match is not None and _alike(match.centre, seal.centre)
        if len(one.sample.documents) == 1:
            counts["wrong"] += len(here)
        if true.bears_seal and not true.seals:
            counts["missing"] += 1
            counts["noticed"] += not here
        yield _type(true), counts


def _signatures(one: ReadSample) -> Found:
    places = [s for paper in one.documents for s in paper.signatures or ()]
    for kind, sign in _true_marks(one, lambda true: true.signatures):
        match = next((p for p in places if _same(sign.polygon, sign.page, p.region)), None)
        if match is not None:
            places.remove(match)
        present = match is not None and match.present
        yield (
            kind,
            Counter(
                right=sign.present and present,
                missed=sign.present and not present,
                wrong=present and not sign.present,
                missing=not sign.present,
                noticed=not sign.present and match is not None and not match.present,
            ),
        )
    yield _file_type(one.sample), Counter(wrong=sum(place.present for place in places))


def _ticks(one: ReadSample) -> Found:
    found = [tick for paper in one.documents for tick in paper.ticks or ()]
    for kind, tick in _true_marks(one, lambda true: true.ticks):
        match = next((t for t in found if _same(tick.polygon, tick.page, t.region, 0.01)), None)
        counts = Counter(boxes=1)
        if match is not None:
            found.remove(match)
            counts["right"] += match.checked == (str(tick.state) != "empty")
            counts["labelled"] += _alike(match.label, tick.label)
        yield kind, counts
    yield _file_type(one.sample), Counter(spare=len(found))


def _quality(one: ReadSample) -> Found:
    expected = set(one.sample.problems)
    found: set[Problem] = {p.problem for page in one.readings for p in page.problems}
    yield (
        _file_type(one.sample),
        Counter(
            right=len(expected & found),
            missed=len(expected - found),
            wrong=len(found - expected) if expected else 0,
            good=not expected,
            blamed=bool(found) and not expected,
        ),
    )


def _orientation(one: ReadSample) -> Found:
    for expected, page in zip(one.sample.orientation, one.readings, strict=False):
        right = expected == page.orientation
        yield (
            _file_type(one.sample),
            Counter(
                pages=1,
                right=right,
                turned=bool(expected),
                put_upright=bool(expected) and right,
            ),
        )


def _true_marks(
    one: ReadSample, of: Callable[[TrueDocument], Sequence[Mark]]
) -> list[tuple[str, Mark]]:
    return [
        (_type(true), mark) for true in one.sample.documents if true.legible for mark in of(true)
    ]


def _same(polygon: Polygon, page: int, region: Region, near: float = NEAR) -> bool:
    if region.page != page:
        return False
    true, found = np.array(polygon), np.array(region.points)
    middle, other = true.mean(axis=0), found.mean(axis=0)
    if float(np.abs(middle - other).max()) < near:
        return True
    return bool((true.min(axis=0) <= other).all() and (other <= true.max(axis=0)).all())


def _alike(one: str, other: str) -> bool:
    return squeeze(one) == squeeze(other)


def _type(true: TrueDocument) -> str:
    return true.type or UNKNOWN


def _file_type(sample: Sample) -> str:
    kinds = {_type(true) for true in sample.documents}
    return kinds.pop() if len(kinds) == 1 else SEVERAL
