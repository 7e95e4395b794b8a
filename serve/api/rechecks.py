"""/rechecks: cases that a person decides blind (盲审复核)."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from catalog.errors import CatalogError
from serve import clock
from serve.api import examples
from serve.api.doors import AtDoors, Client, Doors, OwnCase
from serve.api.present import named
from serve.api.recheck_schemas import RecheckDecided, RecheckEntry, RecheckShape
from serve.api.schemas import Named
from serve.people import actor_of
from serve.store.rechecks import decide, waiting

router = APIRouter(prefix="/api/v1", tags=["盲审复核"])

RECHECK: dict[str, Any] = {
    "case": "6f1d2c1e-3f0a-4c57-9a53-0d5f6f6d2b10",
    "item": {"code": "security-guard-cert", "name": "保安员证核发"},
    "drawn_at": "2026-11-16T01:32:10Z",
}
DECIDED: dict[str, Any] = {
    **RECHECK,
    "decided_at": "2026-11-16T06:20:00Z",
    "conclusion": {"code": "pass", "name": "通过"},
    "agrees": True,
    "stopped": False,
}


@router.get(
    "/rechecks",
    summary="待复核的办件",
    responses=examples.responses(200, [RECHECK], 401),
)
def get(
    doors: AtDoors,
    client: Client,
    item: Annotated[str, Query(description="只看这个事项")] = "",
) -> tuple[RecheckShape, ...]:
    """本系统提交的、抽中盲审复核而还没有复核的办件，早的在前。这里没有审查意见；复核以前，办件的
    审查结果、报告、标注图片和补正告知书也都不给看。"""
    return tuple(
        RecheckShape(
            case=each.case,
            item=_item(doors, each.catalogue, each.item),
            drawn_at=each.drawn_at,
        )
        for each in waiting(doors.store, client=client, item=item)
    )


@router.post(
    "/rechecks/{case}",
    summary="登记复核结论",
    responses=examples.responses(200, DECIDED, 401, 403, 404, 409, 410, 422),
)
def enter(body: RecheckEntry, doors: AtDoors, case: OwnCase) -> RecheckDecided:
    """工作人员只看申请材料作出的结论：pass 通过、correct 要补正、reject 不予通过。每个办件只登记
    一次，不能改；by 写工号或账号，不写姓名。不是 pass 的，计为一次差错；差错多到上限守不住时，这个
    事项的自动通过自行停止（stopped）。申请或者确认过自动通过的人不能复核。"""
    found = decide(
        doors.store,
        case.id,
        body.conclusion,
        by=actor_of(body.by),
        now=clock.now(),
    )
    return RecheckDecided(
        case=found.case,
        item=_item(doors, case.catalogue, found.item),
        drawn_at=found.drawn_at,
        decided_at=found.decided_at,
        conclusion=named(found.conclusion),
        agrees=found.agrees,
        stopped=found.stopped,
    )


def _item(doors: Doors, catalogue: str, key: str) -> Named:
    """Called by its key where this program no longer understands the version it stands in."""
    try:
        return Named(code=key, name=doors.catalogues.version(catalogue).item(key).name)
    except CatalogError:
        return Named(code=key, name=key)
