"""zhiban catalog auto-pass: which items may pass without a person; on only by two people."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from serve.commands.publishing import By, house, person

if TYPE_CHECKING:
    from catalog.types import Item
    from serve.store.store import Store


class Wanted(StrEnum):
    ON = "on"
    CONFIRM = "confirm"
    OFF = "off"


def auto_pass(
    item: Annotated[str, typer.Argument(help="事项代码")],
    wanted: Annotated[Wanted, typer.Argument(help="on 申请，confirm 由另一人确认，off 立即关闭")],
    by: By,
    reason: Annotated[str, typer.Option(help="关闭的理由，可不填")] = "",
) -> None:
    """自动通过：只用于全流程审批事项，默认关闭；一人申请、另一人确认后开启，任何人可以立即关闭。

    规则换了版本就自动关闭，要重新申请。开启以后，结论是通过的件也只有在设定依据都核对过原文、
    没有材料待补交时才不经人工。
    """
    from serve.clock import now
    from serve.publishing import words
    from serve.store import auto_pass as switch

    with house() as store:
        actor = person(by)
        if wanted is Wanted.OFF:
            kept = words(reason) if reason else ""
            was = switch.switch_off(store, item, reason=kept, by=actor, now=now())
            print(f"{item} 的自动通过{'已关闭' if was else '本来就没有开启'}。")
            return
        versions = _published(store, item)
        if wanted is Wanted.ON:
            switch.ask(store, versions, by=actor, now=now())
            print(
                f"已申请开启 {item} 的自动通过，还没有生效。\n"
                f"下一步：请另一个人运行 zhiban catalog auto-pass {item} confirm --by …"
            )
        else:
            switch.confirm(store, versions, by=actor, now=now())
            print(f"{item} 的自动通过已开启；要停用请运行 zhiban catalog auto-pass {item} off。")
        memory = _from_memory(versions)
        if memory:
            print(f"注意：{memory} 条设定依据还没有核对原文；用到它们的件仍须由人决定。")


def _published(store: Store, key: str) -> Sequence[Item]:
    from serve.errors import BadRequest
    from serve.publishing import catalogue_of
    from serve.store.catalogue import in_service

    catalog = catalogue_of(store, in_service(store))
    if key not in catalog.versions:
        raise BadRequest(
            "unknown_item",
            f"没有发布事项 {key}。",
            f"已发布：{'、'.join(catalog.versions)}。",
        )
    return catalog.versions[key]


def _from_memory(versions: Sequence[Item]) -> int:
    from catalog.item import basis_of
    from catalog.types import Verified

    return len(
        {
            basis.citation
            for item in versions
            for _, basis in basis_of(item)
            if basis.verified is Verified.MEMORY
        }
    )
