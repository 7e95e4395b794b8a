"""A read sample held against its truth → everything that came out otherwise, with its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from catalog.types import Catalog
from eval.dataset import Polygon, TrueDocument
from eval.suites.counting import alike, is_checked
from eval.suites.matching import TICK_NEAR, matched
from eval.suites.papers import ReadSample, code_of, compared
from nlp.types import Document
from ocr.types import Point


class FaultKind(StrEnum):
    """What was got wrong."""

    TYPE = "type"
    FIELD = "field"
    SEAL = "seal"
    SIGNATURE = "signature"
    TICK = "tick"
    QUALITY = "quality"
    ORIENTATION = "orientation"


@dataclass(frozen=True)
class Fault:
    """One difference. `expected` and `found` are words on the paper or codes, "" for nothing;
    `there` and `seen` the places in the truth and as found, on page `page` as uploaded."""

    kind: FaultKind
    label: str
    expected: str
    found: str
    page: int
    there: Polygon | None = None
    seen: tuple[tuple[Point, ...], ...] = ()


def faults_of(one: ReadSample, catalog: Catalog) -> tuple[Fault, ...]:
    """Those of the paper as a whole first, then fields and marks."""
    faults = [*_page_faults(one)]
    for true, found in one.pairs:
        faults += _type_fault(true, found, catalog)
        faults += _field_faults(true, found, catalog)
    return (*faults, *_seal_faults(one), *_signature_faults(one), *_tick_faults(one))


def _page_faults(one: ReadSample) -> Iterator[Fault]:
    expected = one.sample.problems
    problems = [p for page in one.readings for p in page.problems if not p.slight]
    found = tuple(dict.fromkeys(p.problem for p in problems))
    if set(expected) != set(found):
        yield Fault(FaultKind.QUALITY, "", " ".join(expected), " ".join(found), 0)
    for page, turn in zip(one.readings, one.sample.orientation, strict=False):
        if page.orientation != turn:
            yield Fault(FaultKind.ORIENTATION, "", f"{turn}", f"{page.orientation}", page.page)


def _type_fault(true: TrueDocument, found: Document | None, catalog: Catalog) -> Iterator[Fault]:
    code = code_of(found)
    if true.legible and code != true.type:
        expected, named = (_type_name(each, catalog) for each in (true.type, code))
        yield Fault(FaultKind.TYPE, "", expected, named, true.pages[0])


def _field_faults(true: TrueDocument, found: Document | None, catalog: Catalog) -> Iterator[Fault]:
    labels = {}
    if true.type is not None:
        labels = {spec.key: spec.label for spec in catalog.document_types[true.type].fields}
    for field in compared(true, found, catalog):
        if not field.right:
            there = true.fields[field.key]
            regions = field.field.regions if field.field else ()
            yield Fault(
                FaultKind.FIELD,
                labels.get(field.key, field.key),
                field.expected,
                field.found,
                there.page,
                there.polygon,
                tuple(region.points for region in regions if region.page == there.page),
            )


def _seal_faults(one: ReadSample) -> Iterator[Fault]:
    left = [seal for paper in one.asked for seal in paper.seals or () if seal.present]
    for true in one.legible:
        pairs, left = matched(true.seals, left)
        for seal, match in pairs:
            if match is None or not alike(seal.text, match.text):
                read = match.text or "?" if match else ""
                seen = (match.region.points,) if match else ()
                yield Fault(FaultKind.SEAL, "", seal.text, read, seal.page, seal.polygon, seen)
    for extra in left:
        region = extra.region
        yield Fault(FaultKind.SEAL, "", "", extra.text or "?", region.page, None, (region.points,))


def _signature_faults(one: ReadSample) -> Iterator[Fault]:
    places = [s for paper in one.asked for s in paper.signatures or ()]
    assessed = all(paper.signatures is not None for paper in one.documents)
    for true in one.legible if assessed else ():
        pairs, places = matched(true.signatures, places)
        for sign, match in pairs:
            if match is None or match.present != sign.present:
                seen = (match.region.points,) if match else ()
                read = _presence(match.present) if match else ""
                yield Fault(
                    FaultKind.SIGNATURE,
                    sign.label,
                    _presence(sign.present),
                    read,
                    sign.page,
                    sign.polygon,
                    seen,
                )


def _tick_faults(one: ReadSample) -> Iterator[Fault]:
    found = [tick for paper in one.asked for tick in paper.ticks or ()]
    for true in one.legible:
        pairs, found = matched(true.ticks, found, TICK_NEAR)
        for tick, match in pairs:
            if match is None or match.checked != is_checked(tick):
                seen = (match.region.points,) if match else ()
                state = str(match.state) if match else ""
                yield Fault(
                    FaultKind.TICK,
                    tick.label,
                    str(tick.state),
                    state,
                    tick.page,
                    tick.polygon,
                    seen,
                )


def _type_name(code: str | None, catalog: Catalog) -> str:
    return catalog.document_types[code].name if code else ""


def _presence(present: bool) -> str:
    return "present" if present else "absent"


def worst(
    read: Sequence[ReadSample], catalog: Catalog, *, most: int
) -> tuple[tuple[ReadSample, tuple[Fault, ...]], ...]:
    """The samples with the most faults, the worst first, at most so many."""
    faulty = [(one, faults) for one in read if (faults := faults_of(one, catalog))]
    return tuple(sorted(faulty, key=lambda pair: -len(pair[1]))[:most])
