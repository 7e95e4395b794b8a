"""zhiban replay RECORD: decides once more from a decision record, and says what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def replay(
    records: Annotated[list[Path], typer.Argument(help="决定记录 record.json", exists=True)],
    folder: Annotated[
        Path | None, typer.Option("--catalog", help="目录所在文件夹；默认随程序发布的")
    ] = None,
) -> None:
    """按决定记录重新审查一遍：逐字节相同，或者说明哪里不同。有不同时退出码为 1。"""
    from rich.console import Console
    from rich.markup import escape

    from catalog.load import DATA, read_folder
    from serve.replay import replay as decide_again
    from serve.wiring import load_published

    catalog = load_published(read_folder(folder or DATA))
    screen = Console(soft_wrap=True)
    same = True
    for path in records:
        found = decide_again(path.read_bytes(), catalog)
        same = same and found.same
        mark = "[green]✓[/] 相同" if found.same else "[red]✗[/] 不同"
        screen.print(f"{mark}  {escape(str(path))}  {found.digest}")
        if not found.same_item:
            screen.print("  事项的目录版本与作出决定时不同")
        for difference in found.differences:
            screen.print(f"  {escape(difference)}")
    if not same:
        raise typer.Exit(1)
