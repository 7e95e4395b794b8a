"""zhiban recheck: cases that a person decides without seeing what was found (盲审复核)."""

from __future__ import annotations

from typing import Annotated

import typer

from serve.commands.publishing import By, house, person
from serve.judged import Judged

app = typer.Typer(
    help="盲审复核：本来可以自动通过的件，由人不看审查意见再定一次。", no_args_is_help=True
)


@app.command("list")
def waiting(
    item: Annotated[str, typer.Option(help="只看这个事项")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="每件一行 JSON")] = False,
) -> None:
    """还没有复核的件，早的在前；没有审查意见，只看申请材料作出结论。"""
    import json

    from rich.console import Console
    from rich.table import Column, Table

    from serve.clock import CHINA
    from serve.store.rechecks import waiting as still_waiting

    with house() as store:
        found = still_waiting(store, item=item)
    if as_json:
        for each in found:
            drawn = each.drawn_at.isoformat()
            print(json.dumps({"case": each.case, "item": each.item, "drawn_at": drawn}))
        return
    if not found:
        print("没有待复核的件。")
        return
    table = Table(Column("办件", no_wrap=True), Column("事项", no_wrap=True), "抽中时间")
    for each in found:
        table.add_row(each.case, each.item, f"{each.drawn_at.astimezone(CHINA):%Y-%m-%d %H:%M}")
    Console(soft_wrap=True).print(table)
    print("登记结论：zhiban recheck decide 办件 --by … --conclusion pass|correct|reject")


@app.command("decide")
def decide(
    case: Annotated[str, typer.Argument(help="办件编号")],
    by: By,
    conclusion: Annotated[
        Judged,
        typer.Option(help="只看申请材料得出的结论：pass 通过，correct 要补正，reject 不予通过"),
    ],
) -> None:
    """登记复核结论。每件只登记一次，不能改；申请或者确认过自动通过的人不能复核。"""
    from serve.clock import now
    from serve.store.cases import find_case
    from serve.store.rechecks import decide as keep

    with house() as store:
        actor = person(by)
        found = keep(store, find_case(store, case).id, conclusion, by=actor, now=now())
    print(
        "已登记：与系统的结论一致。"
        if found.agrees
        else "已登记：系统本来会让这一件自动通过，计为一次差错。"
    )
    if found.stopped:
        print(
            f"差错已多到上限守不住：{found.item} 的自动通过已自行停止。\n"
            f"下一步：zhiban catalog auto-pass {found.item} 查看情况；查明原因以后，"
            "要两个人重新开启。"
        )
