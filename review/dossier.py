"""A review, its view and its pictures → what a report shows of them, ready for a template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from unicodedata import normalize

from catalog.types import Item, Material
from nlp.types import Document, Field
from ocr.types import Region
from review import explain
from review.annotate import Mark, Sheet, View, evidence
from review.operands import is_handed_over
from review.picture import Picture
from review.types import Finding, OperandTrace, Review, RuleTrace, Verdict

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Segment = tuple[str, bool]
"""A run of characters and whether it differs from the other side."""


@dataclass(frozen=True)
class Side:
    """One operand as shown: its value in segments (empty: there is none, `cause` says why),
    how sure it was read (empty for what was typed), where it stands, and a clipping of it."""

    label: str
    segments: tuple[Segment, ...]
    raw: str
    confidence: str
    doubtful: bool
    cause: str
    origin: str
    sheet: str
    clip: str


@dataclass(frozen=True)
class Comparison:
    """One rule of a finding: what came of it, and its sides when there is something to see."""

    verdict: Verdict
    message: str
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Entry:
    """One finding with its number and its rules; those that did not decide come last."""

    number: int
    finding: Finding
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True)
class Leaf:
    """One page as shown: the sheet, its picture (None: it could not be drawn), its marks with
    their entries, the papers on it, and the fields read from it with `as_printed`."""

    sheet: Sheet
    title: str
    picture: Picture | None
    marks: tuple[tuple[Mark, Entry], ...]
    papers: tuple[Document, ...]
    fields: tuple[tuple[Field, str], ...]


@dataclass(frozen=True)
class Slot:
    """One material: its pages, uploads that gave none, papers that a source handed over, and,
    when it is missing, the findings that ask for it."""

    material: Material
    leaves: tuple[Leaf, ...]
    unread: tuple[str, ...]
    handed_over: tuple[Document, ...]
    missing: tuple[Entry, ...]


def entries_of(review: Review, view: View, pictures: Mapping[str, Picture]) -> tuple[Entry, ...]:
    """Findings by number, each with its deciding rules first."""
    sheets: dict[tuple[str, int], Sheet] = {}
    first: dict[str, Sheet] = {}
    for sheet in view.sheets:
        sheets.setdefault((sheet.source, sheet.page), sheet)
        first.setdefault(sheet.source, sheet)

    def side(operand: OperandTrace, segments: tuple[Segment, ...]) -> Side:
        spot = evidence(operand)
        source = next((p.source for p in operand.places if p.source), "")
        sheet = sheets.get((spot[0], spot[1].page)) if spot else first.get(source)
        on_paper = sheet is not None and operand.value is not None
        return Side(
            label=operand.label,
            segments=segments,
            raw=as_printed(operand.raw, operand.value or ""),
            confidence=f"{operand.confidence:.0%}" if on_paper else "",
            doubtful=operand.confidence < review.item.min_confidence,
            cause=explain.CAUSE[operand.cause] if operand.cause else "",
            origin=_title(review.item, view, sheet) if sheet else _origin(operand),
            sheet=sheet.name if sheet else "",
            clip=_clip(pictures, sheet, spot[1]) if sheet and spot else "",
        )

    def comparison(rule: RuleTrace) -> Comparison:
        plain = tuple(_plain(operand.value) for operand in rule.operands)
        if len(rule.operands) == 2 and rule.verdict in (Verdict.FAIL, Verdict.UNSURE):
            left, right = (operand.value for operand in rule.operands)
            if left and right:
                plain = contrast(left, right)
        sides = tuple(side(o, s) for o, s in zip(rule.operands, plain, strict=True))
        told = any(side.segments or side.sheet for side in sides)
        return Comparison(rule.verdict, rule.message, sides if told else ())

    def entry(finding: Finding) -> Entry:
        deciding = sorted(finding.checks, key=lambda rule: rule.verdict is not finding.verdict)
        return Entry(
            view.numbers[finding.point_id], finding, tuple(comparison(r) for r in deciding)
        )

    return tuple(sorted((entry(f) for f in review.findings), key=lambda e: e.number))


def _plain(value: str | None) -> tuple[Segment, ...]:
    return ((value, False),) if value else ()


def _clip(pictures: Mapping[str, Picture], sheet: Sheet, region: Region) -> str:
    return pictures[sheet.name].clips.get(region, "") if sheet.name in pictures else ""


def _origin(operand: OperandTrace) -> str:
    return "申报表单" if operand.path.startswith("form.") else ""


def _title(item: Item, view: View, sheet: Sheet) -> str:
    """营业执照, or 身份证 第2页 where the material has several pages."""
    name = item.material(sheet.slot).name
    pages = [other for other in view.sheets if other.slot == sheet.slot]
    return name if len(pages) == 1 else f"{name} 第{pages.index(sheet) + 1}页"


def slots_of(
    review: Review, view: View, pictures: Mapping[str, Picture], entries: Sequence[Entry]
) -> tuple[Slot, ...]:
    """Materials that were handed in or are asked for, in the item's order."""
    by_number = {entry.number: entry for entry in entries}
    slots = []
    for material in review.item.materials:
        papers = review.documents.get(material.key, ())
        leaves = tuple(
            Leaf(
                sheet=sheet,
                title=_title(review.item, view, sheet),
                picture=pictures.get(sheet.name),
                marks=tuple((mark, by_number[mark.number]) for mark in sheet.marks),
                papers=tuple(d for d in papers if _bears(d, sheet)),
                fields=tuple(f for d in papers if _bears(d, sheet) for f in _fields(d, sheet)),
            )
            for sheet in view.sheets
            if sheet.slot == material.key
        )
        seen = {leaf.sheet.source for leaf in leaves}
        uploads = review.application.materials.get(material.key, ())
        missing = tuple(e for e in entries if any(p.slot == material.key for p in e.finding.places))
        handed_over = tuple(d for d in papers if is_handed_over(d))
        unread = tuple(u for u in uploads if u not in seen)
        slot = Slot(material, leaves, unread, handed_over, missing)
        if slot.leaves or slot.unread or slot.handed_over or slot.missing:
            slots.append(slot)
    return tuple(slots)


def _bears(document: Document, sheet: Sheet) -> bool:
    return document.source == sheet.source and sheet.page in document.pages


def _fields(document: Document, sheet: Sheet) -> tuple[tuple[Field, str], ...]:
    """Fields that stand on this page; one without a region counts for the first page."""
    return tuple(
        (f, as_printed(f.raw, f.value))
        for f in document.fields
        if (f.regions[0].page if f.regions else document.pages[0]) == sheet.page
    )


def contrast(left: str, right: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Both values cut where they differ. Values with little in common, and days, come back
    whole: marking nearly everything would point at nothing."""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if left == right or matcher.ratio() < 0.5 or _DAY.fullmatch(left) or _DAY.fullmatch(right):
        return ((left, False),), ((right, False),)
    codes = matcher.get_opcodes()
    return (
        tuple((left[a:b], tag != "equal") for tag, a, b, _, _ in codes if b > a),
        tuple((right[c:d], tag != "equal") for tag, _, _, c, d in codes if d > c),
    )


def as_printed(raw: str, value: str) -> str:
    """The raw text when it says something the value doesn't: more than spaces and widths."""
    return "" if not value or _bare(raw) == _bare(value) else raw


def _bare(text: str) -> str:
    return "".join(normalize("NFKC", text).split())
