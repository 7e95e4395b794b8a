"""zhiban duties: what must follow (承诺与容缺) in the cases of this machine, the due first."""

from __future__ import annotations

from typing import Annotated

import typer

from review.duty_register import Standing


def duties(
    state: Annotated[
        Standing | None,
        typer.Option(help="open 未到期，kept 已履行，late 逾期履行，broken 逾期未履行"),
    ] = None,
    due_within: Annotated[
        int | None, typer.Option("--due-within", min=0, max=250, help="几个工作日以内到期的")
    ] = None,
    case: Annotated[str, typer.Option(help="只看这个办件")] = "",
    item: Annotated[str, typer.Option(help="只看这个事项")] = "",
    material: Annotated[str, typer.Option(help="只看这种材料")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="每项一行 JSON")] = False,
) -> None:
    """承诺与容缺：哪些材料还要补交或者兑现，哪些已经逾期。"""
    from rich.console import Console
    from rich.table import Table

    from serve import clock
    from serve.register import listed
    from serve.settings import read_settings
    from serve.store.catalogue import Catalogues
    from serve.store.duties import owed
    from serve.store.store import open_store
    from serve.wiring import load_published

    store = open_store(read_settings())
    try:
        found = listed(
            owed(store, case=case, item=item, material=material),
            Catalogues(store, load_published),
            today=clock.day_of(clock.now()),
            state=state,
            due_within=due_within,
        )
    finally:
        store.engine.dispose()
    if as_json:
        for each in found:
            print(each.model_dump_json())
        return
    if not found:
        print("没有符合条件的承诺或者容缺。")
        return
    table = Table("到期", "状态", "材料", "方式", "事项", "办件", "履行")
    for each in found:
        table.add_row(
            each.due.isoformat() if each.due else "放假安排未公布",
            each.state.name,
            each.material.name,
            each.kind.name,
            each.item.name,
            each.case,
            each.kept_on.isoformat() if each.kept_on else "",
        )
    Console().print(table)
