"""A read sample held against its truth → what each suite counts of it, by document type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from catalog.types import Catalog
from eval.dataset import Sample, TrueDocument, TrueTick
from eval.figures import BINS
from eval.suites.matching import TICK_NEAR, in_place, matched
from eval.suites.papers import PaperSuite, ReadSample, code_of, compared
from nlp.normalize import squeeze
from ocr.types import TickState

Counts = Mapping[str, int]
Found = Iterator[tuple[str, Counter[str]]]

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
    """Values found somewhere in the text as they stand."""
    text = squeeze("".join(line.text for page in one.readings for line in page.lines))
    for true in one.sample.documents:
        for value in printed_values(true):
            yield _type(true), Counter(values=1, found=value in text)


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
                there = true.fields[field.key]
                placed = in_place(there.polygon, there.page, field.field.regions)
                counts["placed"] = int(field.right and placed)
                place = min(int(field.field.confidence * BINS), BINS - 1)
                counts[f"bin{place}"] = 1
                counts[f"bin{place}_right"] = int(field.right)
                counts[f"bin{place}_confidence"] = round(field.field.confidence * 1000)
            yield _type(true), counts


def _seals(one: ReadSample) -> Found:
    """A seal found is one paper's only: what none of the papers bears is wrong, and stands for
    the seal of a paper on its page that lacks one."""
    left = [seal for paper in one.asked for seal in paper.seals or () if seal.present]
    for true in one.legible:
        counts: Counter[str] = Counter()
        pairs, left = matched(true.seals, left)
        for seal, match in pairs:
            counts["missed" if match is None else "right"] += 1
            counts["shaped"] += match is not None and match.shape == seal.shape
            if seal.text:
                counts["rings"] += 1
                counts["rings_exact"] += match is not None and alike(match.text, seal.text)
            if seal.centre:
                counts["centres"] += 1
                counts["centres_exact"] += match is not None and alike(match.centre, seal.centre)
        yield _type(true), counts
    for true in one.legible:
        if true.bears_seal and not true.seals:
            noticed = not any(seal.region.page in true.pages for seal in left)
            yield _type(true), Counter(missing=1, noticed=noticed)
    yield _file_type(one.sample), Counter(wrong=len(left))


def _signatures(one: ReadSample) -> Found:
    places = [s for paper in one.asked for s in paper.signatures or ()]
    for true in one.legible:
        pairs, places = matched(true.signatures, places)
        for sign, match in pairs:
            present = match is not None and match.present
            counts = Counter(
                right=sign.present and present,
                missed=sign.present and not present,
                wrong=present and not sign.present,
                missing=not sign.present,
                noticed=not sign.present and match is not None and not match.present,
            )
            yield _type(true), counts
    yield _file_type(one.sample), Counter(wrong=sum(place.present for place in places))


def _ticks(one: ReadSample) -> Found:
    found = [tick for paper in one.asked for tick in paper.ticks or ()]
    for true in one.legible:
        pairs, found = matched(true.ticks, found, TICK_NEAR)
        for tick, match in pairs:
            counts = Counter(boxes=1)
            if match is not None:
                counts["right"] += match.checked == is_checked(tick)
                counts["labelled"] += alike(match.label, tick.label)
                counts["stated"] += match.state == tick.state
            yield _type(true), counts
    yield _file_type(one.sample), Counter(spare=len(found))


def _quality(one: ReadSample) -> Found:
    expected = set(one.sample.problems)
    problems = [problem for page in one.readings for problem in page.problems]
    found = {each.problem for each in problems if not each.slight}
    counts = Counter(
        right=len(expected & found),
        missed=len(expected - found),
        wrong=len(found - expected) if expected else 0,
        good=not expected,
        blamed=bool(found) and not expected,
    )
    flaws = expected.union(one.sample.slight or ())
    noticed = {each.problem for each in problems}
    counts += Counter(flaws=len(flaws), noticed=len(flaws & noticed))
    if one.sample.slight is not None and not flaws:
        counts += Counter(flawless=1, nagged=bool(noticed))
    yield _file_type(one.sample), counts


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


def printed_values(true: TrueDocument) -> Iterator[str]:
    """The values that can be read, as they stand on a paper, squeezed; dates are printed
    otherwise, so left out."""
    for field in true.fields.values() if true.legible else ():
        if field.legible and not (field.value[:2].isdigit() and "-" in field.value):
            yield squeeze(field.value)


def is_checked(tick: TrueTick) -> bool:
    """Whether anything was put into the box."""
    return tick.state is not TickState.EMPTY


def alike(one: str, other: str) -> bool:
    """Whether two texts differ in spaces and widths only."""
    return squeeze(one) == squeeze(other)


def _type(true: TrueDocument) -> str:
    return true.type or UNKNOWN


def _file_type(sample: Sample) -> str:
    kinds = {_type(true) for true in sample.documents}
    return kinds.pop() if len(kinds) == 1 else SEVERAL
