"""/duties: what must follow (承诺与容缺), and whether it did."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from review.duty_register import Standing
from serve import clock
from serve.api import examples
from serve.api.doors import AtDoors, Client, OwnCase
from serve.api.duty_schemas import DutyEntry, DutyKept
from serve.register import listed, shape
from serve.store.duties import keep_by_entry, owed

router = APIRouter(prefix="/api/v1", tags=["承诺与容缺"])

DUTY: dict[str, Any] = {
    "case": "6f1d2c1e-3f0a-4c57-9a53-0d5f6f6d2b10",
    "item": {"code": "elderly-allowance", "name": "高龄津贴申领"},
    "material": {"code": "bank-card", "name": "银行卡"},
    "kind": {"code": "deferred", "name": "容缺后补"},
    "accepted_on": "2026-11-16",
    "within": 10,
    "due": "2026-11-30",
    "state": {"code": "open", "name": "未到期"},
    "kept_on": None,
    "kept_by": None,
}


@router.get(
    "/duties",
    summary="承诺与容缺清单",
    responses=examples.responses(200, [DUTY], 401, 422),
)
def get(
    doors: AtDoors,
    client: Client,
    state: Annotated[Standing | None, Query(description="open、kept、late、broken")] = None,
    due_within: Annotated[
        int | None, Query(ge=0, le=250, description="未到期、且在几个工作日以内到期的")
    ] = None,
    case: Annotated[str, Query(description="只看这个办件")] = "",
    item: Annotated[str, Query(description="只看这个事项")] = "",
    material: Annotated[str, Query(description="只看这种材料")] = "",
) -> tuple[DutyKept, ...]:
    """到期早的在前。state 按今天算：open 未到期、kept 已履行、late 逾期履行、broken 逾期未履行。
    清单里没有任何个人信息。"""
    found = owed(doors.store, client=client, case=case, item=item, material=material)
    today = clock.day_of(clock.now())
    return listed(found, doors.catalogues, today=today, state=state, due_within=due_within)


@router.post(
    "/cases/{case}/duties/{material}",
    summary="登记已经履行",
    responses=examples.responses(200, DUTY, 401, 404, 409, 410, 422),
)
def enter(
    material: Annotated[str, Path(description="申请材料编码")],
    body: DutyEntry,
    doors: AtDoors,
    case: OwnCase,
) -> DutyKept:
    """由工作人员登记：哪一天、谁、为什么。随后提交的办件（corrects）里补来的材料合格的，自动登记。"""
    today = clock.day_of(clock.now())
    entry = body.model_dump_json().encode()
    kept = keep_by_entry(
        doors.store, case, material, kept_on=body.kept_on, today=today, entry=entry
    )
    return shape(kept, doors.catalogues, today=today)
