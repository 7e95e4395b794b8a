"""/cases/{case}/notice: the one-time notice of what to correct, drafted, given, printed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from review.notice_page import CONTENT_SECURITY_POLICY, Given, notice_page, notice_text
from serve import clock, telling
from serve.api import examples, notice_examples, present_notice
from serve.api.cases import done
from serve.api.doors import AtDoors, Client, Doors, OwnCase
from serve.api.notice_schemas import NoticeRequest, NoticeShape, NoticeTally
from serve.store.cases import Case
from serve.store.notices import earlier_cases, tally
from serve.telling import Drawn

router = APIRouter(prefix="/api/v1", tags=["补正告知"])


@router.get(
    "/cases/{case}/notice",
    summary="补正告知书",
    responses=examples.responses(200, notice_examples.NOTICE, 401, 404, 409, 410),
)
def get(doors: AtDoors, case: OwnCase) -> NoticeShape:
    """已发的告知书；还没有发的为草稿（given 为 null），pending 列出要先由人核对的要点。没有要补正的
    内容时为 409。"""
    return _notice(doors, case).shape


@router.post(
    "/cases/{case}/notice",
    summary="发出补正告知书",
    status_code=201,
    responses=examples.responses(
        201, notice_examples.NOTICE, 401, 404, 409, 410, 422, also={200: "此前已发的同一份告知书"}
    ),
)
def give(body: NoticeRequest, doors: AtDoors, case: OwnCase, response: Response) -> NoticeShape:
    """记下由谁、何时告知了哪些要点。要补正的内容须一次告知，所以还有 pending 时不能发。"""
    done(doors, case)
    shape, is_new = telling.give(
        doors.store, doors.catalogues, case, by=body.given_by, judged=body.judged
    )
    response.status_code = 201 if is_new else 200
    return shape


@router.get(
    "/cases/{case}/notice/text",
    summary="补正告知书（文字）",
    response_class=PlainTextResponse,
    responses=notice_examples.TEXT,
)
def text(doors: AtDoors, case: OwnCase) -> PlainTextResponse:
    """可以直接发给申请人的文字，证件号码和姓名已遮盖。"""
    found = _notice(doors, case)
    return PlainTextResponse(notice_text(found.notice, case=_name(case), given=_given(found)))


@router.get(
    "/cases/{case}/notice/page",
    summary="补正告知书（打印）",
    response_class=HTMLResponse,
    responses=examples.binary("text/html", "A4 打印的网页，大字", 401, 404, 409, 410),
)
def page(doors: AtDoors, case: OwnCase) -> HTMLResponse:
    """给申请人打印或在手机上看，证件号码和姓名已遮盖。"""
    found = _notice(doors, case)
    html = notice_page(found.notice, case=_name(case), given=_given(found))
    return HTMLResponse(html, headers={"Content-Security-Policy": CONTENT_SECURITY_POLICY})


@router.get(
    "/cases/{case}/notices",
    summary="历次补正告知书",
    responses=examples.responses(200, [notice_examples.NOTICE], 401, 404, 410),
)
def history(doors: AtDoors, case: OwnCase) -> tuple[NoticeShape, ...]:
    """这个办件和它所补正的以前各次办件已发的告知书，最早的在前；已清除的办件没有内容，不在其中。"""
    rounds = [*reversed(list(earlier_cases(doors.store, case))), case]
    found = (telling.given(doors.store, doors.catalogues, each) for each in rounds)
    return tuple(each.shape for each in found if each is not None)


@router.get(
    "/notices:count",
    summary="告知统计",
    responses=examples.responses(200, notice_examples.TALLY, 401),
)
def count(
    doors: AtDoors,
    client: Client,
    item: Annotated[str, Query(description="只统计这个事项")] = "",
) -> NoticeTally:
    """发出的告知书份数、是否在法定期限内、有多少份提出了以前就能提出的问题（不符合一次性告知）。"""
    return present_notice.counted(tally(doors.store, client=client, item=item))


def _notice(doors: Doors, case: Case) -> Drawn:
    done(doors, case)
    before = telling.given(doors.store, doors.catalogues, case)
    return before or telling.draw(doors.store, doors.catalogues, case, {})


def _name(case: Case) -> str:
    return case.request.external_id or case.id


def _given(found: Drawn) -> Given | None:
    told = found.shape.given
    return Given(told.by, clock.day_of(told.at)) if told else None
