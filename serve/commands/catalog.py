"""zhiban catalog: check, mutate and backtest a catalogue; the verbs of publishing stand beside."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from serve.commands import auto_pass, history, publishing
from serve.commands.sharing import sharing

if TYPE_CHECKING:
    from rich.console import Console

    from catalog.types import Bundle, Item, Supervision
    from review.examples import ExampleOutcome

app = typer.Typer(help="事项目录。", no_args_is_help=True)


@app.callback()
def _verbs() -> None:
    """事项目录：检查、变异测试、回测、要素共享；起草、审批、发布、退回；自动通过。"""


app.command("sharing")(sharing)


@app.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(help="目录所在文件夹；默认随程序发布的")] = None,
    laws: Annotated[
        Path | None, typer.Option("--laws", help="法律文本文件夹（*.md），逐条核对设定依据")
    ] = None,
) -> None:
    """载入目录，找出缺口、重叠和用不到的要点，运行全部示例，核对依据。有不对时退出码为 1。"""
    from rich.console import Console
    from rich.markup import escape

    from review.examples import run_examples
    from review.supervision_examples import run_supervision_examples
    from serve.wiring import load_seed

    catalog = load_seed(folder).catalog
    screen = Console()
    red = []
    for item in catalog.items.values():
        outcomes = run_examples(item)
        red += [outcome for outcome in outcomes if not outcome.ok]
        _count(screen, item, outcomes)
    for bundle in catalog.bundles.values():
        _count_bundle(screen, bundle)
    outcomes = run_supervision_examples(catalog.supervision)
    red += [outcome for outcome in outcomes if not outcome.ok]
    _count_supervision(screen, catalog.supervision, outcomes)
    for outcome in red:
        screen.print(f"[red]✗[/] {escape(outcome.where)}：{escape(outcome.title)}")
        screen.print(f"  应为 {escape(outcome.expected)}，实为 {escape(outcome.found)}")
    if laws is not None:
        from catalog.laws import check_basis, read_laws

        report = check_basis(catalog, read_laws(laws))
        for warning in report.warnings:
            screen.print(f"[yellow]![/] {escape(warning)}")
        screen.print(f"依据：已核对原文 {report.text} 条，待核对 {report.memory} 条")
    if red:
        raise typer.Exit(1)


@app.command("mutate")
def mutate(
    items: Annotated[
        list[str] | None,
        typer.Argument(help="事项代码，或者 supervision（监察规则）；默认全部"),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--from", help="目录所在文件夹；默认随程序发布的")
    ] = None,
) -> None:
    """变异测试：把每个审查要点、每条监察规则改错一处，看示例能不能发现。发现得不够时退出码为 1。"""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import track
    from rich.table import Table

    from review.mutation import LEAST_KILLED, LEAST_MUTANTS, MOST_EQUIVALENT
    from review.mutation import mutate as mutate_item
    from review.supervision_examples import NAME, mutate_supervision
    from serve.wiring import load_seed

    catalog = load_seed(folder).catalog
    known = {*catalog.items, NAME}
    unknown = set(items or ()) - known
    if unknown:
        raise typer.BadParameter(
            f"没有事项 {'、'.join(sorted(unknown))}；已有：{'、'.join(sorted(known))}"
        )
    screen = Console()
    chosen = [item for key, item in catalog.items.items() if not items or key in items]
    found = [
        mutate_item(item)
        for item in track(chosen, "变异", console=screen, disable=not screen.is_terminal)
    ]
    if catalog.supervision.rules and (not items or NAME in items):
        found.append(mutate_supervision(catalog.supervision))
    table = Table(title="变异测试", title_justify="left")
    for heading in ("事项", "审查要点", "变异", "被发现", "声明等价", "合格"):
        table.add_column(heading)
    for each in found:
        table.add_row(
            each.item, str(len(each.points)), str(each.mutants), f"{each.killed:.1%}",
            str(each.equivalent), "是" if each.ok else "否",
        )  # fmt: skip
    screen.print(table)
    for each in found:
        for point in each.points:
            if point.mutants < LEAST_MUTANTS:
                screen.print(f"[red]✗[/] {each.item} {point.point}：只有 {point.mutants} 个变异")
            for name in point.survivors:
                screen.print(f"[yellow]![/] {each.item} {point.point}：没有发现 {escape(name)}")
            for name in point.undue:
                screen.print(f"[red]✗[/] {each.item} {point.point}：不该声明等价 {escape(name)}")
    screen.print(
        f"要求：每个要点至少 {LEAST_MUTANTS} 个变异，"
        f"发现至少 {LEAST_KILLED:.0%}，声明等价不超过 {MOST_EQUIVALENT:.0%}"
    )
    if not all(each.ok for each in found):
        raise typer.Exit(1)


@app.command("backtest")
def backtest(
    draft: Annotated[Path, typer.Argument(help="草稿目录所在文件夹")],
    cases: Annotated[Path, typer.Option("--cases", help="含决定记录 record.json 的文件夹")],
    labels: Annotated[
        Path | None,
        typer.Option("--labels", help="YAML：对每个翻转的说明", exists=True),
    ] = None,
) -> None:
    """发布前回测：用草稿重新审查办过的件，列出每个会翻转的结论。有未说明的翻转时退出码为 1。

    --labels 文件的写法：每个翻转的名称下写 kind（intended 有意的，mended_mistake 纠错）、
    by（谁判断的）和 why（理由）。没有说明的翻转会按这个写法列出来，可以直接复制。
    """
    from rich.console import Console

    from serve.backtest import backtest as decide_again
    from serve.backtest import read_labels, read_records
    from serve.commands.flips import print_backtest
    from serve.errors import BadRequest
    from serve.wiring import load_seed

    records = read_records(cases)
    if not records:
        raise BadRequest(
            "no_records", f"{cases} 里没有 record.json。", "请指定 zhiban review 写出报告的文件夹。"
        )
    found = decide_again(records.items(), load_seed(draft).catalog)
    said = read_labels(labels) if labels else {}
    screen = Console(soft_wrap=True)
    print_backtest(screen, found, said)
    if found.unlabelled(said):
        raise typer.Exit(1)


def _count_bundle(screen: Console, bundle: Bundle) -> None:
    """Loading has already held it against its items."""
    from rich.table import Table

    table = Table(title=f"{bundle.name}（{bundle.key}）", title_justify="left", show_header=False)
    table.add_row("一件事 · 事项", str(len(bundle.items)))
    table.add_row("一件事 · 问题", str(len(bundle.scenario.questions)))
    filled = sum(len(boxes) for boxes in bundle.fills.values())
    table.add_row("一件事 · 一表", f"{len(bundle.form.fields)} 栏，分到各事项 {filled} 栏")
    saved = sum(len(paper.papers) - 1 for paper in bundle.shared)
    table.add_row("一件事 · 共用材料", f"{len(bundle.shared)} 份，少交 {saved} 份")
    screen.print(table)


def _count(screen: Console, item: Item, outcomes: tuple[ExampleOutcome, ...]) -> None:
    from rich.table import Table

    from catalog.types import Dimension
    from review.explain import VERIFIED
    from serve.names import name_of

    points = Counter(point.dimension for point in item.review_points)
    cited = {
        (basis.law.key, basis.article): basis.verified
        for point in item.review_points
        for basis in point.basis
    }
    verified = Counter(cited.values())
    table = Table(title=f"{item.name}（{item.key}）", title_justify="left", show_header=False)
    for dimension in Dimension:
        table.add_row(f"审查要点 · {name_of(dimension)}", str(points[dimension]))
    table.add_row("审查要点 · 合计", str(len(item.review_points)))
    for how, name in VERIFIED.items():
        table.add_row(f"引用条文 · {name}", str(verified[how]))
    green = sum(outcome.ok for outcome in outcomes)
    table.add_row("示例", f"{green} / {len(outcomes)} 符合")
    screen.print(table)


def _count_supervision(
    screen: Console, supervision: Supervision, outcomes: tuple[ExampleOutcome, ...]
) -> None:
    from rich.table import Table

    from serve.names import name_of

    if not supervision.rules:
        return
    kinds = Counter(name_of(rule.severity) for rule in supervision.rules)
    table = Table(title="效能监察规则（supervision）", title_justify="left", show_header=False)
    for name, count in kinds.items():
        table.add_row(f"监察规则 · {name}", str(count))
    table.add_row("监察规则 · 合计", str(len(supervision.rules)))
    without = sum(not rule.basis for rule in supervision.rules)
    table.add_row("没有条文依据的", str(without))
    green = sum(outcome.ok for outcome in outcomes)
    table.add_row("示例", f"{green} / {len(outcomes)} 符合")
    screen.print(table)


for verb in (
    publishing.draft,
    publishing.submit,
    publishing.approve,
    publishing.publish,
    publishing.rollback,
    publishing.export,
    publishing.diff,
    history.history,
):
    app.command(verb.__name__)(verb)
app.command("auto-pass")(auto_pass.auto_pass)
