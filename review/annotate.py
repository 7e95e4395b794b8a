"""Documents and findings → numbered marks, sheet by sheet.

    view = annotate(review.documents, review.findings)
    for sheet in view.sheets:                    # one a page, in the order they were handed in
        image = draw(page.image(), sheet)        # review.picture; turned=True stands it upright

A number means the same finding on every picture and in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.types import Severity
from nlp.types import Document
from ocr.types import Region
from review.types import Finding, OperandTrace, Place, Verdict

SHOWN = (Verdict.FAIL, Verdict.UNSURE, Verdict.PASS)
"""Verdicts that are marked on pictures, the gravest first; numbers follow this order."""

_SEVERITIES = (Severity.REJECT, Severity.CORRECT, Severity.ADVISE)


@dataclass(frozen=True)
class Mark:
    """One finding on one page; no regions: it concerns the page, or the upload, as a whole."""

    number: int
    verdict: Verdict
    regions: tuple[Region, ...]


@dataclass(frozen=True)
class Sheet:
    """One page of one upload in a material's slot, and the marks on it by number.

    `name` is unique in the case and safe as a file name. `orientation` is how many degrees
    the content was turned clockwise. `text` is where writing stands, which badges avoid;
    `clips` are the boxes around values that FAIL and UNSURE findings rest on.
    """

    name: str
    slot: str
    source: str
    page: int
    orientation: int
    marks: tuple[Mark, ...]
    text: tuple[Region, ...]
    clips: tuple[Region, ...]


@dataclass(frozen=True)
class View:
    """A case as it is shown. `numbers` maps a point id to its finding's number, from 1, the
    gravest first; a finding whose evidence is a missing paper has a number and no mark."""

    numbers: Mapping[str, int]
    sheets: tuple[Sheet, ...]


def annotate(
    documents: Mapping[str, tuple[Document, ...]],
    findings: Sequence[Finding],
    cut_out: Sequence[tuple[str, Region]] = (),
) -> View:
    """Numbers every finding and lays its evidence out over the pages handed in. A place
    without a region marks the first page of its upload. `cut_out` are more regions of uploads
    to clip, besides those that findings rest on."""
    numbers = {f.point_id: n for n, f in enumerate(sorted(findings, key=_gravity), start=1)}
    pages = _pages(documents)
    first: dict[str, int] = {}
    for _, source, page, _ in pages:
        first[source] = min(page, first.get(source, page))

    def sheet(position: int, slot: str, source: str, page: int, orientation: int) -> Sheet:
        marks = [
            Mark(numbers[finding.point_id], finding.verdict, _regions(here))
            for finding in findings
            if finding.verdict in SHOWN
            and (here := _on_page(finding.places, source, page, first[source]))
        ]
        lines = [
            line.region
            for document in documents[slot]
            if document.source == source
            for line in document.lines
            if line.region.page == page
        ]
        return Sheet(
            name=f"{position:02d}-{re.sub('[^A-Za-z0-9]+', '-', slot)}",
            slot=slot,
            source=source,
            page=page,
            orientation=orientation,
            marks=tuple(sorted(marks, key=lambda mark: mark.number)),
            text=tuple(lines),
            clips=_clips(findings, cut_out, source, page),
        )

    return View(numbers, tuple(sheet(n, *page) for n, page in enumerate(pages, start=1)))


def evidence(operand: OperandTrace) -> tuple[str, Region] | None:
    """The upload an operand's value was read from and the upright box around it there; None
    when it stands nowhere on paper."""
    return around(operand.places)


def around(places: Sequence[Place]) -> tuple[str, Region] | None:
    """The first upload of these places and the upright box around those on its first page."""
    spots = [(p.source, p.region) for p in places if p.source and p.region]
    if not spots:
        return None
    source, region = spots[0]
    boxes = [r.box for s, r in spots if s == source and r.page == region.page]
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return source, Region(region.page, corners)


def upright(region: Region, orientation: int) -> Region:
    """The region on the page turned back by `orientation` degrees (a multiple of 90)."""
    a, b, c, d = region.points
    for _ in range(orientation // 90 % 4):
        a, b, c, d = ((y, 1.0 - x) for x, y in (a, b, c, d))
    return Region(region.page, (a, b, c, d))


def turned(sheet: Sheet) -> Sheet:
    """The sheet as it lies once its page has been turned upright."""

    def turn(regions: Iterable[Region]) -> tuple[Region, ...]:
        return tuple(upright(region, sheet.orientation) for region in regions)

    return replace(
        sheet,
        orientation=0,
        marks=tuple(replace(mark, regions=turn(mark.regions)) for mark in sheet.marks),
        text=turn(sheet.text),
        clips=turn(sheet.clips),
    )


def _gravity(finding: Finding) -> tuple[int, int]:
    rank = SHOWN.index(finding.verdict) if finding.verdict in SHOWN else len(SHOWN)
    return rank, _SEVERITIES.index(finding.severity)


def _pages(documents: Mapping[str, tuple[Document, ...]]) -> list[tuple[str, str, int, int]]:
    """Slot, source, page and orientation of every page, in the order handed in."""
    found: dict[tuple[str, str, int], int] = {}
    for slot, papers in documents.items():
        uploads = list(dict.fromkeys(paper.source for paper in papers))
        rows = [
            (uploads.index(paper.source), page, turn)
            for paper in papers
            for page, turn in zip(
                paper.pages, paper.orientations or (0,) * len(paper.pages), strict=True
            )
        ]
        for upload, page, turn in sorted(rows):
            found.setdefault((slot, uploads[upload], page), turn)
    return [(*key, turn) for key, turn in found.items()]


def _on_page(places: Iterable[Place], source: str, page: int, first: int) -> list[Place]:
    return [
        place
        for place in places
        if place.source == source and (place.region.page if place.region else first) == page
    ]


def _regions(places: Iterable[Place]) -> tuple[Region, ...]:
    return tuple(dict.fromkeys(place.region for place in places if place.region))


def _clips(
    findings: Iterable[Finding], cut_out: Iterable[tuple[str, Region]], source: str, page: int
) -> tuple[Region, ...]:
    boxes: list[tuple[str, Region] | None] = [
        evidence(operand)
        for finding in findings
        if finding.verdict in (Verdict.FAIL, Verdict.UNSURE)
        for rule in finding.checks
        for operand in rule.operands
    ]
    boxes += cut_out
    return tuple(dict.fromkeys(b[1] for b in boxes if b and b[0] == source and b[1].page == page))
