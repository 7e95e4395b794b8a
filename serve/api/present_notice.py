"""Notices and what was told before → the shapes that leave by the doors."""

from __future__ import annotations

from collections.abc import Mapping

from review.notice_page import heading
from review.notices import Draft, Notice, Problem
from review.rounds import Comparison
from serve.api import notice_schemas as shapes
from serve.api.present import articles, named
from serve.api.schemas import Named
from serve.store.notices import Tally

LATE = "上一次就在，第一次才提出，不符合一次性告知。责任在办理机关，不在申请人。"


def notice(
    draft: Draft,
    told: Notice,
    *,
    case: str,
    record: str,
    item_version: str,
    uploads: Mapping[str, str],
    judged: Mapping[str, bool],
    compared: Comparison | None,
    given: shapes.GivenShape | None = None,
) -> shapes.NoticeShape:
    """`told` is the notice of the draft, which has one."""
    telling = told.telling
    return shapes.NoticeShape(
        case=case,
        record=record,
        item=Named(code=told.item, name=told.name),
        item_version=item_version,
        authority=told.authority,
        window=told.window,
        applicant=told.applicant,
        received_on=told.received_on,
        tell_by=told.tell_by,
        telling=shapes.TellingShape(
            within=telling.within, silence=telling.silence, basis=articles(telling.basis)
        )
        if telling
        else None,
        groups=tuple(
            shapes.GroupShape(
                act=named(group.act) if group.act else None,
                holder=group.holder,
                name=group.name,
                text=heading(group),
                boxes=group.boxes,
                problems=tuple(_problem(each) for each in group.problems),
            )
            for group in told.groups
        ),
        against=tuple(_problem(each) for each in told.against),
        verified=told.verified,
        given=given,
        judged=dict(judged),
        pending=tuple(
            shapes.PendingShape(
                point=each.point, title=each.title, message=each.message, cause=named(each.cause)
            )
            for each in draft.pending
        ),
        before=_before(compared),
        late=_late(compared),
        uploads=dict(uploads),
    )


def counted(tally: Tally) -> shapes.NoticeTally:
    return shapes.NoticeTally(
        given=tally.given,
        in_time=tally.in_time,
        too_late=tally.too_late,
        again=tally.again,
        with_late_points=tally.with_late_points,
        late_points=tuple(
            shapes.LatePointShape(point=point, times=times)
            for point, times in sorted(tally.late_points.items(), key=lambda each: (-each[1], each))
        ),
    )


def _problem(each: Problem) -> shapes.ProblemToldShape:
    return shapes.ProblemToldShape(
        point=each.point,
        version=each.version,
        title=each.title,
        found=each.found,
        remedy=each.remedy,
        basis=articles(each.basis),
    )


def _before(compared: Comparison | None) -> tuple[shapes.BeforeShape, ...]:
    return tuple(
        shapes.BeforeShape(
            point=each.point, title=each.title, told_in=each.round, since=named(each.since)
        )
        for each in (compared.before if compared else ())
    )


def _late(compared: Comparison | None) -> tuple[shapes.LateShape, ...]:
    return tuple(
        shapes.LateShape(
            point=each.point,
            title=each.title,
            stood_in=each.round,
            told_on=each.told_on,
            text=LATE,
        )
        for each in (compared.late if compared else ())
    )
