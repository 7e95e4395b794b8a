"""zhiban catalog history: which version is in service, which came before, and who did what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from serve.catalogue_diff import Change
    from serve.store.acts import Entry
    from serve.store.publishing import History


def history(
    check: Annotated[
        bool, typer.Option("--check", help="核对操作记录的摘要链和每个版本的内容；有错时退出码为 1")
    ] = False,
    holds: Annotated[str, typer.Option("--holds", help="另行记下的末行摘要；核对它仍在链上")] = "",
) -> None:
    """目录的版本和操作记录。"""
    from rich.console import Console
    from rich.markup import escape

    from serve.commands.publishing import house
    from serve.store.acts import acts_of
    from serve.store.catalogue import Catalogues, audit
    from serve.store.publishing import history as add_up
    from serve.wiring import load_published

    screen = Console(soft_wrap=True)
    with house() as store:
        entries = acts_of(store)
        faults = list(audit(store))
        serves = "" if check or holds else Catalogues(store, load_published).serving()
    if holds and holds.strip() not in {entry.digest for entry in entries}:
        faults.append(f"链上没有 {holds}：记录的末尾可能被截掉或重写")
    if not check and not holds:
        _print(screen, add_up(entries), entries, serves)
    for fault in faults:
        screen.print(f"[red]✗[/] {escape(fault)}")
    last = entries[-1].digest if entries else "无"
    if faults:
        screen.print("→ 目录操作记录不可信：发布、审批和自动通过都已停止。请从备份恢复数据库。")
        raise typer.Exit(1)
    screen.print(f"操作记录 {len(entries)} 行，摘要链完整；末行摘要 {last}")


def print_changes(found: Sequence[Change]) -> None:
    from rich.console import Console
    from rich.markup import escape

    screen = Console(soft_wrap=True)
    if not found:
        screen.print("规则没有差别（可能只改了注释或排列）。")
    for change in found:
        where = f"{change.item}：" if change.item else ""
        screen.print(f"[bold]{escape(where + change.what)}[/]")
        for line in change.how:
            screen.print(f"  {escape(line)}")


def _print(screen: Console, then: History, entries: Sequence[Entry], serves: str) -> None:
    from rich.markup import escape
    from rich.table import Column, Table

    from serve.clock import CHINA
    from serve.names import name_of

    versions = Table(
        Column("版本"), Column("摘要", no_wrap=True), Column("状态"), Column("起草"),
        Column("审批"), Column("发布"), Column("说明", overflow="fold"),
        title="目录版本", title_justify="left",
    )  # fmt: skip
    for each in then.versions.values():
        versions.add_row(
            str(each.number or "–"), each.digest[:12], name_of(each.stage),
            "、".join(each.drafters), each.approver, each.publisher, escape(each.note),
        )  # fmt: skip
    screen.print(versions)
    if serves != then.in_service:
        used = f"第 {then.versions[serves].number} 版（{serves[:12]}）" if serves else "没有"
        screen.print(
            f"[red]![/] 本程序读不懂现行版本 {then.in_service[:12]}；新办件实际使用：{used}。"
            "其中没有自动通过，都由人决定。请更新程序，或者退回到读得懂的版本。"
        )
    if then.wish:
        screen.print(
            f"[yellow]![/] {then.wish.by} 申请退回到 {then.wish.digest[:12]}，"
            f"等另一个人确认：{escape(then.wish.reason)}"
        )
    acts = Table(
        Column("行", justify="right"), Column("时间", no_wrap=True), Column("谁"),
        Column("做了什么"), Column("对象", no_wrap=True), Column("说明", overflow="fold"),
        title="操作记录", title_justify="left",
    )  # fmt: skip
    for entry in entries:
        acts.add_row(
            str(entry.number), f"{entry.at.astimezone(CHINA):%Y-%m-%d %H:%M}", entry.by,
            name_of(entry.act), entry.subject[:12] if len(entry.subject) == 64 else entry.subject,
            escape(_told(entry)),
        )  # fmt: skip
    screen.print(acts)


def _told(entry: Entry) -> str:
    """What of the detail a reader of the list wants to see."""
    detail = entry.detail
    if detail.get("alone"):
        return f"单人紧急退回：{detail.get('reason', '')}"
    if "backtest" in detail:
        tried = detail["backtest"]
        return f"回测 {tried['cases']} 件，翻转 {sum(tried['flips'].values())} 处，均有说明"
    if "faults" in detail:
        return f"示例 {detail['examples']} 个，待核对依据 {detail['basis_memory']} 条" + (
            f"，{len(detail['faults'])} 处不合格" if detail["faults"] else ""
        )
    if "looked_at" in detail:
        return f"盲审复核 {detail['looked_at']} 件，差错 {detail['wrong']} 件"
    return str(detail.get("reason") or detail.get("note") or "")
