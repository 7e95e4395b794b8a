"""/cases: create, put in papers, submit, watch, fetch, erase."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from review.types import Review
from serve import callback, clock, jobs, telling
from serve.api import examples, present
from serve.api.doors import AtDoors, CaseId, Client, Doors, OwnCase, case_of
from serve.api.exchange_schemas import (
    CaseRequest,
    CaseShape,
    MaterialUploads,
    Progress,
    ResultShape,
    UploadShape,
)
from serve.api.multipart import read_form
from serve.api.papers import look_at, page_of
from serve.application import build_application, known_material, published_item
from serve.errors import BadRequest
from serve.names import State, standing
from serve.records import Record, load_record
from serve.rendering import render_page, render_report
from serve.store.cases import (
    Case,
    Kind,
    create_case,
    erase_case,
    find_case,
    find_result,
    hold_of,
    submit_case,
)
from serve.store.rechecks import is_blind
from serve.store.uploads import Upload, put_uploads, uploads_of

router = APIRouter(prefix="/api/v1/cases", tags=["办件"])

IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        description="调用方为每个新申请生成的唯一值；超时重试时原样重发。",
        examples=["YWTB-2026-000001"],
    ),
]


MaterialKey = Annotated[str, Path(description="申请材料编码，见事项详情")]


@router.post(
    "",
    summary="新建办件",
    status_code=201,
    responses=examples.responses(
        201, examples.CASE_OPEN, 400, 401, 422, also={200: "同一请求此前已建的办件"}
    ),
)
def create(
    body: CaseRequest, key: IdempotencyKey, doors: AtDoors, client: Client, response: Response
) -> CaseShape:
    """同一 Idempotency-Key 与同一内容总是得到同一办件：首次 201，重试 200；内容不同则 422。"""
    digest, catalog = doors.catalogues.newest()
    today = clock.day_of(clock.now())
    if body.received_on and not clock.may_be_received(body.received_on, today):
        raise BadRequest(
            "received_on_invalid",
            f"received_on 为 {body.received_on}，不在最近 31 天之内。",
            "请填实际收件的日期；省略时以提交的日期为准。",
        )
    item = published_item(catalog, body.item, body.received_on or today)
    build_application(
        item,
        form=body.form,
        situation=body.situation,
        materials={},
        received_on=body.received_on,
        promised=body.promised,
        deferred=body.deferred,
        consents=body.consents,
    )
    if body.corrects:
        _may_follow(find_case(doors.store, body.corrects, client=client), body.item)
    if body.callback_url:
        callback.check_url(body.callback_url, allowed=doors.settings.callback_hosts)
    case, is_new = create_case(
        doors.store,
        client=client,
        idempotency_key=key,
        request=body,
        catalogue=digest,
        now=clock.now(),
    )
    response.status_code = 201 if is_new else 200
    response.headers["Location"] = f"{router.prefix}/{case}"
    return _shape(doors, find_case(doors.store, case))


_UPLOAD = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "array", "items": {"type": "string", "format": "binary"}}
                    },
                },
                "example": {"file": ["营业执照.jpg"]},
            }
        },
    }
}


@router.put(
    "/{case}/materials/{material}",
    summary="放入材料（整份替换）",
    openapi_extra=_UPLOAD,
    responses=examples.responses(200, examples.MATERIAL, 401, 404, 409, 413, 422),
)
async def put_material(
    material: MaterialKey, request: Request, doors: AtDoors, case: OwnCase
) -> MaterialUploads:
    """这份材料此后恰为所传的文件；任一文件不能读取则全部不收，原有文件不变。"""
    return await _upload(material, request, doors, case, replace=True)


@router.post(
    "/{case}/materials/{material}",
    summary="放入材料（追加）",
    openapi_extra=_UPLOAD,
    responses=examples.responses(200, examples.MATERIAL, 401, 404, 409, 413, 422),
)
async def add_material(
    material: MaterialKey, request: Request, doors: AtDoors, case: OwnCase
) -> MaterialUploads:
    """在已有文件之后追加；内容相同的文件只算一个，可放心重试。"""
    return await _upload(material, request, doors, case, replace=False)


async def _upload(
    material: str, request: Request, doors: Doors, case: Case, *, replace: bool
) -> MaterialUploads:
    item = published_item(doors.catalogues.version(case.catalogue), case.item)
    known_material(item, material)
    form = await read_form(request, doors.settings)

    def keep() -> tuple[Upload, ...]:
        with doors.pixels:
            files = look_at(doors, form.files)
        return put_uploads(
            doors.store,
            case,
            material,
            files,
            replace=replace,
            most=doors.settings.max_files_per_material,
        )

    standing = await run_in_threadpool(keep)
    return MaterialUploads(material=material, uploads=tuple(_upload_shape(u) for u in standing))


@router.post(
    "/{case}:submit",
    summary="提交办件",
    status_code=202,
    responses=examples.responses(202, examples.CASE_QUEUED, 401, 404, 410),
)
def submit(doors: AtDoors, case: OwnCase) -> CaseShape:
    """受理与排队在同一事务内完成；重复提交不会重复审查。"""
    submit_case(
        doors.store,
        case.id,
        now=clock.now(),
        enqueue=lambda connection: jobs.enqueue_case(doors.jobs, connection, case.id),
    )
    return _shape(doors, find_case(doors.store, case.id))


@router.get(
    "/{case}",
    summary="办件状态与进度",
    responses=examples.responses(200, examples.CASE_QUEUED, 401, 404, 410),
)
def get(doors: AtDoors, case: OwnCase) -> CaseShape:
    """state：open 收件中、queued 待审查、processing 审查中、done 已审查、refused 材料无法读取、
    failed 系统未能处理。progress 以页计。awaits_person 和 awaiting 在审查完以后才有：是否须由人
    决定、为什么。"""
    return _shape(doors, case)


@router.get(
    "/{case}/result",
    summary="审查结果",
    responses=examples.responses(200, examples.RESULT, 401, 404, 409, 410),
)
def result(doors: AtDoors, case: OwnCase) -> ResultShape:
    """审查意见、证据位置、依据和结论；未审查完时为 409，抽中盲审复核而还没有复核的也是
    （recheck_first）。"""
    review, record = _reviewed(doors, case)
    return ResultShape(
        case=case.id,
        external_id=case.request.external_id,
        catalogue=case.catalogue,
        engines=record.engines,
        review=present.review(review, hold_of(doors.store, case)),
    )


@router.get(
    "/{case}/annotated/{file}/{page}",
    summary="标注图片",
    response_class=Response,
    responses=examples.binary("image/png", "标注后的一页", 401, 404, 409, 410),
)
def annotated(
    file: Annotated[str, Path(description="uploads 中的 name")],
    page: Annotated[int, Path(description="页码，从 0 开始")],
    doors: AtDoors,
    case: OwnCase,
    as_uploaded: Annotated[bool, Query(description="按上传时的方向，不转正")] = False,
) -> Response:
    """编号与审查结果报告一致；file 是 uploads 中的 name，页码从 0 开始。"""
    review, _ = _reviewed(doors, case)
    with doors.pixels:
        picture = render_page(review, page_of(doors, case, file, page), as_uploaded=as_uploaded)
    return Response(picture, media_type="image/png")


@router.get(
    "/{case}/report",
    summary="审查报告",
    response_class=HTMLResponse,
    responses=examples.binary("text/html", "自成一体的网页，图片在内", 401, 404, 409, 410),
)
def report(doors: AtDoors, case: OwnCase) -> HTMLResponse:
    """给审查人员看的报告，含未遮盖的内容。"""
    from review.report import CONTENT_SECURITY_POLICY

    review, record = _reviewed(doors, case)
    with doors.pixels:
        html = render_report(
            review,
            lambda source, page: page_of(doors, case, source, page),
            name=case.request.external_id or case.id,
            engine="、".join(record.engines),
            record=record.digest,
            compared=telling.compared(doors.store, doors.catalogues, case),
            standing=standing(hold_of(doors.store, case)),
        )
    return HTMLResponse(html, headers={"Content-Security-Policy": CONTENT_SECURITY_POLICY})


@router.delete(
    "/{case}",
    summary="清除办件",
    status_code=204,
    response_class=Response,
    responses=examples.empty(204, "内容已清除", 401, 404),
)
def erase(case: CaseId, doors: AtDoors, client: Client) -> Response:
    """销毁该办件的密钥和一切内容；再次清除仍为 204。"""
    try:
        case_of(case, doors, client)
    except BadRequest as error:
        if error.code != "case_erased":
            raise
        return Response(status_code=204)
    erase_case(doors.store, case, now=clock.now())
    return Response(status_code=204)


def _may_follow(earlier: Case, item: str) -> None:
    """Raises BadRequest when a case can't be handed in again as another one."""
    if earlier.kind is not Kind.CASE or earlier.item != item:
        raise BadRequest(
            "corrects_another_item",
            "corrects 所指的办件不是这个事项的。",
            "请填同一事项上一次办件的编号；第一次申请的不填。",
        )
    if earlier.state not in (State.DONE, State.REFUSED, State.FAILED):
        raise BadRequest(
            "earlier_case_open",
            "corrects 所指的办件还没有审查完。",
            "请等上一次的结果出来以后再提交。",
            status=409,
        )


def done(doors: Doors, case: Case) -> None:
    """Raises BadRequest (409) while the case is not done, with why it never will be, or while a
    person is to decide it without seeing what was found."""
    if case.problem is not None:
        raise BadRequest(case.problem.code, case.problem.message, case.problem.remedy, status=409)
    if case.state is not State.DONE:
        raise BadRequest(
            "result_not_ready",
            "该办件还没有审查完。",
            "请查询办件状态，或等待回调通知；尚未提交的请先提交。",
            status=409,
        )
    if is_blind(doors.store, case.id):
        raise BadRequest(
            "recheck_first",
            "这个办件抽中盲审复核，复核以前不给看审查意见。",
            "请工作人员只看申请材料作出结论，用 POST /api/v1/rechecks/{case} 登记，之后再取结果。",
            status=409,
        )


def _reviewed(doors: Doors, case: Case) -> tuple[Review, Record]:
    """Raises BadRequest as `done` does."""
    done(doors, case)
    record = load_record(find_result(doors.store, case))
    return record.review(doors.catalogues.version(case.catalogue)), record


def _shape(doors: Doors, case: Case) -> CaseShape:
    is_done = case.state is State.DONE
    hold = hold_of(doors.store, case) if is_done else None
    return CaseShape(
        id=case.id,
        item=case.item,
        external_id=case.request.external_id,
        corrects=case.corrects,
        state=present.named(case.state),
        catalogue=case.catalogue,
        created_at=case.created_at,
        submitted_at=case.submitted_at,
        finished_at=case.finished_at,
        progress=Progress(pages_done=case.pages_done, pages_total=case.pages_total),
        uploads=tuple(_upload_shape(upload) for upload in uploads_of(doors.store, case)),
        awaits_person=hold is not None if is_done else None,
        awaiting=present.named(hold) if hold else None,
        problem=case.problem,
    )


def _upload_shape(upload: Upload) -> UploadShape:
    return UploadShape(
        name=upload.name,
        material=upload.material,
        filename=upload.filename,
        sha256=upload.sha256,
        bytes=upload.bytes,
        pages=upload.pages,
    )
