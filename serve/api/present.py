"""Domain types → the shapes that leave by the doors."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypedDict

from catalog.types import Basis
from nlp.types import Document
from ocr.types import PageReading, QualityProblem, Region
from review import explain
from review.asked_sources import AskedSource, asked_sources
from review.correction import Plan, smallest
from review.identities import Subject, identities
from review.types import Decision, Duty, Finding, OperandTrace, Place, Review, RuleTrace
from serve.api import schemas
from serve.holds import Hold
from serve.names import name_of


def named(value: StrEnum) -> schemas.Named:
    return schemas.Named(code=str(value), name=name_of(value))


def file(
    name: str, readings: Sequence[PageReading], documents: Sequence[Document]
) -> schemas.FileShape:
    """Everything read from one file."""
    return schemas.FileShape(
        file=name,
        pages=tuple(_page(reading) for reading in readings),
        documents=tuple(document(each) for each in documents),
        warnings=tuple(
            schemas.Error(code=each.code, message=each.message, remedy=each.remedy)
            for each in dict.fromkeys(notice for r in readings for notice in r.notices)
        ),
    )


def document(paper: Document) -> schemas.DocumentShape:
    return schemas.DocumentShape(
        pages=paper.pages,
        document_type=schemas.TypeShape(
            code=paper.type.code if paper.type else None,
            name=paper.type.name if paper.type else None,
            confidence=_rounded(paper.confidence),
        ),
        fields=tuple(
            schemas.FieldShape(
                key=f.key,
                label=f.label,
                value=f.value,
                raw=f.raw,
                confidence=_rounded(f.confidence),
                **_spot(_around(f.regions)),
            )
            for f in paper.fields
        ),
        seals=None
        if paper.seals is None
        else tuple(
            schemas.SealShape(
                text=seal.text,
                centre=seal.centre,
                shape=seal.shape,
                present=seal.present,
                confidence=_rounded(seal.confidence),
                **_spot(seal.region),
            )
            for seal in paper.seals
        ),
        signatures=None
        if paper.signatures is None
        else tuple(
            schemas.SignatureShape(
                label=signature.label,
                present=signature.present,
                confidence=_rounded(signature.confidence),
                **_spot(signature.region),
            )
            for signature in paper.signatures
        ),
        ticks=None
        if paper.ticks is None
        else tuple(
            schemas.TickShape(
                label=tick.label,
                checked=tick.checked,
                state=tick.state,
                confidence=_rounded(tick.confidence),
                **_spot(tick.region),
            )
            for tick in paper.ticks
        ),
        lines=tuple(
            schemas.LineShape(
                text=line.text, confidence=_rounded(line.confidence), **_spot(line.region)
            )
            for line in paper.lines
        ),
    )


def review(case: Review, hold: Hold | None) -> schemas.ReviewShape:
    """`hold`: why a person must still decide, None when the case has passed by itself."""
    return schemas.ReviewShape(
        item=schemas.Named(code=case.item.key, name=case.item.name),
        today=case.today,
        decision=decision(case.decision, hold),
        plan=plan(smallest(case)),
        findings=tuple(finding(each) for each in case.findings),
        materials=tuple(
            schemas.MaterialPapers(
                material=key,
                name=case.item.material(key).name,
                uploads=_by_source(case.application.materials.get(key, ()), papers),
            )
            for key, papers in case.documents.items()
        ),
        sources=tuple(_asked(each) for each in asked_sources(case)),
        subjects=tuple(subject(each) for each in identities(case)),
    )


def _asked(each: AskedSource) -> schemas.AskedShape:
    return schemas.AskedShape(
        path=each.path,
        label=each.label,
        value=each.value,
        cause=named(each.reply.cause) if each.reply.cause else None,
        said=each.said,
        request=each.reply.request,
        answered_at=each.reply.at,
        remembered=each.reply.remembered,
    )


def subject(each: Subject) -> schemas.SubjectShape:
    return schemas.SubjectShape(
        is_person=each.is_person,
        name=each.name,
        conflict=bool(each.conflicts),
        facts=tuple(
            schemas.FactShape(
                fact=named(row.fact),
                alike=named(row.alike),
                said=tuple(
                    schemas.SaidShape(
                        value=said.value,
                        label=said.label,
                        origin=said.origin,
                        confidence=_rounded(said.confidence),
                        places=tuple(_place(place) for place in said.places),
                    )
                    for said in row.said
                ),
            )
            for row in each.rows
        ),
    )


def finding(each: Finding) -> schemas.FindingShape:
    return schemas.FindingShape(
        point_id=each.point_id,
        point_version=each.point_version,
        title=each.title,
        acceptance_title=each.acceptance_title,
        dimension=named(each.dimension),
        severity=named(each.severity),
        verdict=named(each.verdict),
        cause=named(each.cause) if each.cause else None,
        message=each.message,
        remedy=each.remedy,
        confidence=_rounded(each.confidence),
        basis=articles(each.basis),
        places=tuple(_place(place) for place in each.places),
        rules=tuple(_rule(rule) for rule in each.rules),
    )


def decision(made: Decision, hold: Hold | None) -> schemas.DecisionShape:
    return schemas.DecisionShape(
        conclusion=named(made.conclusion),
        mode=named(made.mode),
        awaits_person=hold is not None,
        awaiting=named(hold) if hold else None,
        rests_on=made.rests_on,
        notice=made.notice,
        duties=tuple(duty(each) for each in made.duties),
    )


def duty(each: Duty) -> schemas.DutyShape:
    return schemas.DutyShape(
        material=schemas.Named(code=each.material, name=each.name),
        kind=named(each.kind),
        within=each.within,
        due=each.due,
        text=explain.duty(each),
    )


def plan(found: Plan) -> schemas.PlanShape:
    return schemas.PlanShape(
        corrections=tuple(
            schemas.CorrectionShape(
                act=named(each.act),
                holder=each.holder,
                name=each.name,
                boxes=each.boxes,
                points=each.points,
                remedies=each.remedies,
            )
            for each in found.corrections
        ),
        verified=found.verified,
        hopeless=found.hopeless,
        elsewhere=found.elsewhere,
    )


def _page(reading: PageReading) -> schemas.PageShape:
    return schemas.PageShape(
        index=reading.page,
        width=reading.width,
        height=reading.height,
        orientation=reading.orientation,
        quality=schemas.Quality(
            ok=all(each.slight for each in reading.problems),
            problems=tuple(_blemish(reading.page, each) for each in reading.problems),
        ),
    )


def _blemish(page: int, each: QualityProblem) -> schemas.Blemish:
    return schemas.Blemish(
        problem=named(each.problem),
        slight=each.slight,
        advice=each.advice,
        page=page,
        polygon=each.region.points if each.region else None,
    )


def _rule(rule: RuleTrace) -> schemas.RuleShape:
    return schemas.RuleShape(
        check=rule.check,
        verdict=named(rule.verdict),
        message=rule.message,
        cause=named(rule.cause) if rule.cause else None,
        operands=tuple(_operand(operand) for operand in rule.operands),
        parts=tuple(_rule(part) for part in rule.parts),
    )


def _operand(operand: OperandTrace) -> schemas.OperandShape:
    return schemas.OperandShape(
        name=operand.name,
        label=operand.label,
        path=operand.path,
        value=operand.value,
        raw=operand.raw,
        confidence=_rounded(operand.confidence),
        cause=named(operand.cause) if operand.cause else None,
        places=tuple(_place(place) for place in operand.places),
    )


def _place(place: Place) -> schemas.PlaceShape:
    return schemas.PlaceShape(source=place.source, slot=place.slot, **_spot(place.region))


def articles(cited: Sequence[Basis]) -> tuple[schemas.BasisShape, ...]:
    return tuple(
        schemas.BasisShape(citation=each.citation, verified=str(each.verified), note=each.note)
        for each in cited
    )


def _by_source(
    sources: Sequence[str], papers: Sequence[Document]
) -> tuple[schemas.SourceShape, ...]:
    found: dict[str, list[Document]] = {source: [] for source in sources}
    for paper in papers:
        found.setdefault(paper.source, []).append(paper)
    return tuple(
        schemas.SourceShape(source=source, documents=tuple(document(each) for each in group))
        for source, group in found.items()
    )


def _around(regions: Sequence[Region]) -> Region | None:
    """One region for a value that runs over several lines: the upright box around those
    on its first page."""
    if not regions:
        return None
    first = regions[0]
    boxes = [each.box for each in regions if each.page == first.page]
    if len(boxes) == 1:
        return first
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return Region(first.page, ((left, top), (right, top), (right, bottom), (left, bottom)))


class _Where(TypedDict):
    page: int | None
    polygon: schemas.Polygon | None


def _spot(region: Region | None) -> _Where:
    if region is None:
        return {"page": None, "polygon": None}
    return {
        "page": region.page,
        "polygon": tuple((_rounded(x, 5), _rounded(y, 5)) for x, y in region.points),
    }


def _rounded(value: float, digits: int = 4) -> float:
    return round(float(value), digits)
