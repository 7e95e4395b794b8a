"""zhiban catalog sharing: elements that rules read → which of them a data source can supply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from serve.api.schemas import Shape

if TYPE_CHECKING:
    from rich.table import Table

    from catalog.sharing import Shared
    from catalog.types import Item
    from serve.sheets import Row

_CARRIERS = {
    "material": "整份材料",
    "field": "材料字段",
    "form": "申报表单",
    "situation": "情形",
    "source": "数据源",
}
_STATES = {"yes": "可共享", "partly": "部分可共享", "no": "不可共享"}
_COLOURS = {"yes": "green", "partly": "yellow", "no": "red"}


class ElementShape(Shape):
    """One element: what carries it, whether a source can supply it, which, and by which paper."""

    path: str
    label: str
    carrier: str
    shareable: str
    sources: tuple[str, ...]
    through: tuple[str, ...]
    points: tuple[str, ...]


class ItemShape(Shape):
    """One item; `share` is the part of its elements that is shareable, in [0, 1]."""

    item: str
    name: str
    counts: dict[str, int]
    share: float
    elements: tuple[ElementShape, ...]


class SharingOutput(Shape):
    """`own_sources` are sources of the city's spreadsheet that the catalogue does not know."""

    items: tuple[ItemShape, ...]
    own_sources: tuple[str, ...]


@dataclass(frozen=True)
class _Found:
    item: Item
    elements: tuple[Shared, ...]

    @property
    def counts(self) -> dict[str, int]:
        counted = Counter(each.shareable.value for each in self.elements)
        return {state: counted[state] for state in _STATES}

    @property
    def share(self) -> float:
        return self.counts["yes"] / len(self.elements) if self.elements else 0.0


def sharing(
    items: Annotated[list[str] | None, typer.Argument(help="事项代码；默认全部事项")] = None,
    supply: Annotated[
        Path | None,
        typer.Option(
            "--supply",
            help="本市的供给清单 .xlsx，列为 数据源、材料类型、字段；默认只看 sources.yaml",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="另存为表格 .xlsx，每个事项一张表", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出一行 JSON")] = False,
    folder: Annotated[
        Path | None, typer.Option("--from", help="目录所在文件夹；默认随程序发布的")
    ] = None,
) -> None:
    """列出规则读取的每个要素、它的载体，以及能不能由数据源共享、由哪个数据源共享。

    供给清单里写到的“数据源＋材料类型”以清单为准，其余以 sources.yaml 为准。字段写名称或者代码，
    几个字段用顿号分开；“全部”是这种材料的所有字段，“无”是不提供。部分可共享：这个要素可能在
    几种材料上，数据源只提供其中的一部分。
    """
    from rich.console import Console
    from rich.markup import escape

    from catalog.sharing import overlaid, share, supplies_of
    from serve.supply import Stated, read_supply
    from serve.wiring import load_seed

    if out is not None and out.suffix.lower() != ".xlsx":
        raise typer.BadParameter("--out 要写成 .xlsx 文件")
    if out is not None and supply is not None and out.resolve() == supply.resolve():
        raise typer.BadParameter("--out 会盖掉 --supply 的清单，请换一个文件名")
    catalog = load_seed(folder).catalog
    unknown = set(items or ()) - set(catalog.items)
    if unknown:
        raise typer.BadParameter(
            f"没有事项 {'、'.join(sorted(unknown))}；已有：{'、'.join(sorted(catalog.items))}"
        )
    stated = Stated((), {})
    if supply is not None:
        from serve.sheets import read_sheets

        stated = read_supply(read_sheets(supply), catalog)
    supplies = overlaid(supplies_of(catalog.sources), stated.supplies)
    found = [
        _Found(item, share(item, supplies, catalog.sources))
        for key, item in catalog.items.items()
        if not items or key in items
    ]
    if out is not None:
        from serve.sheets import write_sheets

        write_sheets(out, {"汇总": _summary(found)} | {f.item.name: _rows(f) for f in found})
    if as_json:
        print(_output(found, tuple(stated.own)).model_dump_json())
        return
    screen = Console()
    for each in found:
        screen.print(_table(each))
    screen.print(_totals(found))
    for name, meant in stated.own.items():
        hint = f"；是不是“{meant}”？" if meant else ""
        screen.print(f"[yellow]![/] 目录里没有数据源“{escape(name)}”，按本市自有的计算{hint}")
    if out is not None:
        screen.print(f"表格：{escape(str(out))}")


def _rows(found: _Found) -> list[Row]:
    titles = {point.id: point.title for point in found.item.review_points}
    rows: list[Row] = [["要素", "载体", "能否共享", "数据源", "经由", "读它的审查要点"]]
    for each in found.elements:
        sources, through = "、".join(each.sources), "、".join(each.through)
        points = "；".join(titles[point] for point in each.points)
        state = _STATES[each.shareable]
        rows.append([each.label, _CARRIERS[each.bearer], state, sources, through, points])
    return rows


def _summary(found: Sequence[_Found]) -> list[Row]:
    rows: list[Row] = [["事项", "要素", *_STATES.values(), "可共享占比"]]
    rows += [
        [each.item.name, len(each.elements), *each.counts.values(), each.share] for each in found
    ]
    return rows


def _table(found: _Found) -> Table:
    from rich.markup import escape
    from rich.table import Column, Table

    table = Table(
        Column("要素", overflow="fold"),
        Column("载体", no_wrap=True),
        Column("能否共享", no_wrap=True),
        Column("数据源", overflow="fold"),
        Column("经由", overflow="fold"),
        title=f"{escape(found.item.name)}（{found.item.key}）",
        caption="  ".join(f"{_STATES[state]} {n}" for state, n in found.counts.items())
        + f"  共 {len(found.elements)} 个要素，可共享 {found.share:.0%}",
        title_justify="left",
        caption_justify="left",
    )
    for each in found.elements:
        state = f"[{_COLOURS[each.shareable]}]{_STATES[each.shareable]}[/]"
        sources, through = "、".join(each.sources), "、".join(each.through)
        table.add_row(
            escape(each.label), _CARRIERS[each.bearer], state, escape(sources), escape(through)
        )
    return table


def _totals(found: Sequence[_Found]) -> Table:
    from rich.markup import escape
    from rich.table import Table

    headings, *rows = _summary(found)
    table = Table(*map(str, headings), title="汇总", title_justify="left")
    for name, *counts, part in rows:
        table.add_row(escape(str(name)), *map(str, counts), f"{part:.0%}")
    return table


def _output(found: Sequence[_Found], own: tuple[str, ...]) -> SharingOutput:
    return SharingOutput(
        items=tuple(
            ItemShape(
                item=each.item.key,
                name=each.item.name,
                counts=each.counts,
                share=round(each.share, 4),
                elements=tuple(
                    ElementShape(
                        path=element.path,
                        label=element.label,
                        carrier=element.bearer.value,
                        shareable=element.shareable.value,
                        sources=element.sources,
                        through=element.through,
                        points=element.points,
                    )
                    for element in each.elements
                ),
            )
            for each in found
        ),
        own_sources=own,
    )
