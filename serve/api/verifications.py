"""/cases/{case}/verifications: what sources were asked for a case, as the audit keeps it."""

from __future__ import annotations

from fastapi import APIRouter

from catalog.types import Catalog, Source
from serve.api import examples, present
from serve.api.doors import AtDoors, OwnCase
from serve.api.exchange_schemas import VerificationShape
from serve.api.schemas import Named
from serve.names import outcome_name
from serve.sources.verification import Kind, Verification
from serve.store.verifications import verifications_of

router = APIRouter(prefix="/api/v1/cases", tags=["办件"])


@router.get(
    "/{case}/verifications",
    summary="核验留痕",
    responses=examples.responses(200, [examples.VERIFICATION], 401, 404, 410),
)
def verifications(doors: AtDoors, case: OwnCase) -> list[VerificationShape]:
    """为这个办件向数据源问过什么、为了什么用途、什么时候问的、结果怎样。不含姓名、号码和答复的内容；
    一次也没有问过的，为空列表。"""
    catalog = doors.catalogues.version(case.catalogue)
    return [
        _shape(row, catalog.sources[row.source], catalog)
        for row in verifications_of(doors.store, case.id)
        if row.source in catalog.sources
    ]


def _shape(row: Verification, source: Source, catalog: Catalog) -> VerificationShape:
    papers = catalog.document_types
    if row.kind is Kind.VERIFY and row.subject in source.facts:
        name = source.facts[row.subject].label
    else:
        name = papers[row.subject].name if row.subject in papers else row.subject
    return VerificationShape(
        request=row.request,
        kind=present.named(row.kind),
        source=Named(code=source.key, name=source.name),
        subject=Named(code=row.subject, name=name),
        purpose=row.purpose,
        outcome=Named(code=row.outcome, name=outcome_name(row.outcome)),
        milliseconds=row.milliseconds,
        remembered=row.remembered,
        asked_at=row.at,
    )
