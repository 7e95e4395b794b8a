"""A back-test and its labels → what an official reads before publishing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from serve.backtest import Backtest, Label


def print_backtest(screen: Console, found: Backtest, labels: Mapping[str, Label]) -> None:
    """Every kind of flip once, with the first case that shows it; then what is still to be
    labelled, as the labels' file writes it."""
    from rich.markup import escape

    from serve.names import name_of

    counts = Counter(flip.name for flip in found.flips)
    first = {flip.name: flip.path for flip in reversed(found.flips)}
    for name, count in counts.items():
        mark = "[green]✓[/]" if name in labels else "[red]✗[/]"
        screen.print(f"{mark} {escape(name)}  {count} 件，如 {escape(first[name])}")
        if name in labels:
            label = labels[name]
            screen.print(f"  {name_of(label.kind)}（{label.by}）：{escape(label.why)}")
    for path, why in found.undecidable.items():
        screen.print(f"[red]✗[/] {escape(path)}  无法重新审查：{escape(why)}")
    for name in labels:
        if name not in counts:
            screen.print(f"[yellow]![/] 没有这样的翻转，说明没有用上：{escape(name)}")
    unlabelled = {flip.name for flip in found.unlabelled(labels)}
    screen.print(
        f"重新审查 {found.cases} 件，翻转 {len(found.flips)} 处（{len(counts)} 种），"
        f"未说明 {len(unlabelled)} 种，无法审查 {len(found.undecidable)} 件"
    )
    if not found.cases:
        screen.print("[yellow]![/] 没有办过的件可供回测，看不出会影响哪些结论。")
    if unlabelled:
        screen.print("请逐一判断，写进 --labels 文件：")
        for name in (each for each in counts if each in unlabelled):
            quoted = name.replace("'", "''")
            screen.print(f"'{escape(quoted)}':\n  kind: intended\n  by: \n  why: ''")
