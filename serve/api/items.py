"""/items: what is published, as a program needs it to build a case."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from serve.api import examples, present_catalogue
from serve.api.catalogue_schemas import ItemShape, ItemSummary
from serve.api.doors import AtDoors, Client
from serve.application import published_item
from serve.errors import BadRequest

ItemKey = Annotated[str, Path(description="事项编码")]
router = APIRouter(prefix="/api/v1/items", tags=["事项"])


@router.get(
    "", summary="已发布事项", responses=examples.responses(200, [examples.ITEM_SUMMARY], 401)
)
def items(doors: AtDoors, client: Client) -> list[ItemSummary]:
    """当前发布版本中的全部事项。"""
    _, catalog = doors.catalogues.newest()
    return [present_catalogue.item_summary(each) for each in catalog.items.values()]


@router.get(
    "/{key}", summary="事项详情", responses=examples.responses(200, examples.ITEM, 401, 404)
)
def item(
    key: Annotated[str, Path(description="事项编码")], doors: AtDoors, client: Client
) -> ItemShape:
    """情形问题、表单、申请材料和审查要点。"""
    _, catalog = doors.catalogues.newest()
    try:
        return present_catalogue.item(published_item(catalog, key))
    except BadRequest as error:
        error.status = 404
        raise
