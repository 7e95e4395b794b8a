"""/materials:precheck: one paper, read now, and what it says by itself."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Mapping

import sqlalchemy as sa
from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool

from catalog.lint import PRESENT
from catalog.types import Item
from ocr.types import PageReading
from review.types import Cause, Evidence, Finding
from serve import clock, jobs
from serve.api import examples, present
from serve.api.doors import AtDoors, Client, Doors
from serve.api.exchange_schemas import CaseRequest, Precheck
from serve.api.multipart import Form, read_form
from serve.api.papers import look_at
from serve.api.schemas import Named
from serve.application import build_application, known_material, published_item
from serve.errors import BadRequest
from serve.reading import review_case
from serve.store.cases import Case, Kind, create_case, erase_case, find_case, submit_case
from serve.store.readings import readings_of, refusals_of
from serve.store.uploads import put_uploads, uploads_of

router = APIRouter(prefix="/api/v1", tags=["预审"])

_LOOK_AGAIN_SECONDS = 0.15

_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["item", "material", "file"],
                    "properties": {
                        "item": {"type": "string"},
                        "material": {"type": "string"},
                        "situation": {
                            "type": "string",
                            "description": "JSON：情形问题 → 选项列表，可不填",
                        },
                        "file": {"type": "array", "items": {"type": "string", "format": "binary"}},
                    },
                },
                "example": {
                    "item": "food-business-new",
                    "material": "licence",
                    "situation": '{"entity": ["company"]}',
                    "file": ["营业执照.jpg"],
                },
            }
        },
    }
}


@router.post(
    "/materials:precheck",
    summary="单份材料预审",
    openapi_extra=_BODY,
    responses=examples.responses(200, examples.PRECHECK, 401, 413, 422, 503),
)
async def precheck(request: Request, doors: AtDoors, client: Client) -> Precheck:
    """立即读取一份材料，排在办件之前；返回材料类型、字段、图像问题，以及只看这份材料就能判断的
    审查意见；管理员允许的，还向数据源核验。不留存：回答之后内容即被清除。"""
    form = await read_form(request, doors.settings)
    case, item, material = await run_in_threadpool(_accept, doors, client, form)
    try:
        await _read(doors, case)
        return await run_in_threadpool(_conclude, doors, case, item, material)
    finally:
        await run_in_threadpool(erase_case, doors.store, case.id, now=clock.now())


def _accept(doors: Doors, client: str, form: Form) -> tuple[Case, Item, str]:
    digest, catalog = doors.catalogues.newest()
    today = clock.day_of(clock.now())
    item = published_item(catalog, form.fields.get("item", ""), today)
    material = form.fields.get("material", "")
    known_material(item, material)
    request = CaseRequest(item=item.key, situation=_situation(form.fields.get("situation")))
    build_application(item, form={}, situation=request.situation, materials={}, received_on=None)
    with doors.pixels:
        files = look_at(doors, form.files)
    case_id, _ = create_case(
        doors.store,
        client=client,
        idempotency_key=f"precheck:{secrets.token_hex(16)}",
        request=request,
        catalogue=digest,
        now=clock.now(),
        kind=Kind.PRECHECK,
    )
    case = find_case(doors.store, case_id)
    most = doors.settings.max_files_per_material
    uploads = put_uploads(doors.store, case, material, files, replace=True, most=most)

    def enqueue(connection: sa.Connection) -> None:
        for upload in uploads:
            for page in range(upload.pages):
                jobs.enqueue_page(doors.jobs, connection, case.id, upload.id, page)

    submit_case(doors.store, case.id, now=clock.now(), enqueue=enqueue)
    return find_case(doors.store, case.id), item, material


def _situation(text: str | None) -> dict[str, tuple[str, ...]]:
    try:
        given = json.loads(text) if text else {}
        return {str(key): tuple(map(str, chosen)) for key, chosen in given.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise BadRequest(
            "situation_malformed",
            "situation 不是 JSON 对象。",
            '请写成 {"问题": ["选项"]}，或不填。',
        ) from error


async def _read(doors: Doors, case: Case) -> None:
    """Waits until every page was read. Raises BadRequest `precheck_busy` (503), or what is
    wrong with a page."""
    for _ in range(int(doors.settings.precheck_wait_seconds / _LOOK_AGAIN_SECONDS) + 1):
        now = await run_in_threadpool(find_case, doors.store, case.id)
        if now.pages_done >= now.pages_total:
            break
        await asyncio.sleep(_LOOK_AGAIN_SECONDS)
    else:
        raise BadRequest(
            "precheck_busy", "系统繁忙，没有及时读完这份材料。", "请稍后再试。", status=503
        )
    for upload, page, reason in await run_in_threadpool(refusals_of, doors.store, case):
        raise BadRequest(
            reason.code,
            reason.message,
            reason.remedy,
            context={"file": upload, "page": str(page)},
        )


def _conclude(doors: Doors, case: Case, item: Item, material: str) -> Precheck:
    catalog = doors.catalogues.version(case.catalogue)
    names = [upload.name for upload in uploads_of(doors.store, case)]
    readings: Mapping[str, tuple[PageReading, ...]] = readings_of(doors.store, case)
    application = build_application(
        item,
        form={},
        situation=case.request.situation,
        materials={material: names},
        received_on=None,
    )
    types = tuple(catalog.document_types.values())
    review = review_case(
        item,
        application,
        readings,
        classifier=doors.classifier(types),
        extractor=doors.extractor(types),
        today=clock.day_of(clock.now()),
        consult=lambda asking: doors.desk.consult_beforehand(
            asking, catalog.sources, of=case.id, material=material
        ),
    )
    papers = review.documents[material]
    known = {kind.code for kind in item.material(material).document_types}
    return Precheck(
        files=tuple(
            present.file(name, readings[name], [p for p in papers if p.source == name])
            for name in names
        ),
        material=Named(code=material, name=item.material(material).name),
        right_paper=bool(papers)
        and all(paper.type is not None and paper.type.code in known for paper in papers),
        findings=tuple(
            present.finding(finding)
            for finding in review.findings
            if _settled_by(finding, material, review.evidence)
        ),
    )


def _settled_by(finding: Finding, material: str, evidence: Evidence) -> bool:
    """Whether a finding rests on this paper alone: every operand of every rule is its, or what
    a source was asked about it. What else must stand in the slot (the other side of a card) is
    not a question to one paper."""
    if finding.cause is Cause.SITUATION_UNKNOWN or not finding.rules:
        return False
    if all(rule.check == PRESENT for rule in finding.checks):
        return False
    paths = {operand.path for rule in finding.checks for operand in rule.operands}
    holders = {path.split(".")[0] for path in paths - evidence.replies.keys()}
    return bool(paths) and holders <= {material}
