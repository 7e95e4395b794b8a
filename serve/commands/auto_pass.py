"""zhiban catalog auto-pass: which items may pass without a person; on only by two people."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from serve.commands.publishing import By, house, person

if TYPE_CHECKING:
    from catalog.types import Catalog, Item
    from serve.store.store import Store


class Wanted(StrEnum):
    STATUS = "status"
    ON = "on"
    CONFIRM = "confirm"
    OFF = "off"


def auto_pass(
    item: Annotated[str, typer.Argument(help="事项代码；不写就列出全部事项")] = "",
    wanted: Annotated[
        Wanted,
        typer.Argument(help="status 看到了哪一步，on 申请，confirm 由另一人确认，off 立即关闭"),
    ] = Wanted.STATUS,
    by: By = "",
    reason: Annotated[str, typer.Option(help="关闭的理由，可不填")] = "",
) -> None:
    """自动通过：只用于全流程审批事项，默认关闭；一人申请、另一人确认后开启，任何人可以立即关闭。

    规则换了版本就自动关闭，要重新申请。开启以后还不会马上不经人工：先把本来会通过的件全部交人盲审
    复核（zhiban recheck），看够了、差错率低于 1% 才开始；之后仍抽一部分复核，差错多了自行停止。
    结论是通过的件，也只有在设定依据都核对过原文、没有材料待补交时才不经人工。
    """
    from serve.clock import now
    from serve.publishing import words
    from serve.store import auto_pass as switch

    with house() as store:
        if wanted is Wanted.STATUS:
            _list(store) if not item else _show(store, _published(store, item))
            return
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
        _show(store, versions)


def _list(store: Store) -> None:
    """Every item of the version in service, one a line."""
    from rich.console import Console
    from rich.table import Column, Table

    from review.calibration import thresholds
    from serve.names import name_of
    from serve.proof import proof_of, switch_words

    table = Table(
        Column("事项", no_wrap=True), "名称", "应用模式", "开关", "规则量够", "复核（差错）",
        "还要复核", title="自动通过", title_justify="left",
    )  # fmt: skip
    for each in _catalogue(store).items.values():
        proof = proof_of(store, each, thresholds())
        bound = proof.tally.bound
        table.add_row(
            each.key, each.name, name_of(each.mode), switch_words(proof),
            "是" if proof.is_calibrated else "否", f"{bound.looked_at}（{bound.wrong}）",
            str(proof.still_needed),
        )  # fmt: skip
    Console(soft_wrap=True).print(table)
    print("一个事项的详情：zhiban catalog auto-pass 事项代码")


def _show(store: Store, versions: Sequence[Item]) -> None:
    """Each version of the item: what it has, and what it lacks."""
    from review.calibration import thresholds
    from serve.clock import now
    from serve.names import name_of
    from serve.proof import lacking, proof_of, switch_words, tally_words, threshold_words

    for each in versions:
        proof = proof_of(store, each, thresholds())
        print(
            f"{each.name}（{each.key}），{each.effective_from} 起的规则 {each.digest[:12]}\n"
            f"  应用模式：{name_of(each.mode)}\n"
            f"  开关：{switch_words(proof)}\n"
            f"  样例：{threshold_words(proof)}\n"
            f"  盲审复核：{tally_words(proof)}"
        )
        missing = lacking(proof, now())
        print(
            "  还缺：" if missing else "  条件已齐：够有把握的件可以自动通过，仍抽一部分盲审复核。"
        )
        for number, line in enumerate(missing, start=1):
            print(f"    {number}. {line}")
    memory = _from_memory(versions)
    if memory:
        print(f"注意：{memory} 条设定依据还没有核对原文；用到它们的件仍须由人决定。")


def _catalogue(store: Store) -> Catalog:
    from serve.publishing import catalogue_of
    from serve.store.catalogue import in_service

    return catalogue_of(store, in_service(store))


def _published(store: Store, key: str) -> Sequence[Item]:
    from serve.errors import BadRequest

    catalog = _catalogue(store)
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
