"""zhiban supervise FILE: case records → what is found against an office, by rule and by case."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from review.supervision import Supervised, Tally
    from serve.case_records import RecordFile

SHOWN = 40
"""Lines of a list that the screen shows; --json and --out hold more."""


def supervise(
    file: Annotated[
        Path,
        typer.Argument(
            help="办件记录：CSV，或者每行一个 JSON 对象的 .jsonl；列名见 docs/supervision.md",
            show_default=False,
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="每行一个 JSON：各办件、认不出的行、最后是各规则的合计")
    ] = False,
    out: Annotated[Path | None, typer.Option("--out", help="把报告写成这个 HTML 文件")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="核对到哪一天；默认今天"),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--catalog", help="目录所在文件夹；默认随程序发布的")
    ] = None,
) -> None:
    """效能监察：按监察规则逐件核对办件记录，列出违规和疑点。有认不出的行时退出码为 3。"""
    from rich.console import Console
    from rich.progress import track

    from review.report import supervision_page
    from review.supervision import by_rule
    from review.supervision import supervise as hold
    from serve.api import supervision_schemas
    from serve.case_records import read_record_file
    from serve.clock import day_of, now
    from serve.store.catalogue import digest_of
    from serve.wiring import load_seed

    seed = load_seed(folder)
    supervision, digest = seed.catalog.supervision, digest_of(seed.files)
    today = as_of.date() if as_of else day_of(now())
    read = read_record_file(file, supervision)
    screen = Console(stderr=True)
    cases: list[Supervised] = []
    for row in track(
        read.rows, "核对", console=screen, transient=True, disable=not screen.is_terminal
    ):
        case = hold(supervision, row.record, today)
        cases.append(case)
        if as_json:
            print(supervision_schemas.supervised(row.line, case).model_dump_json())
    tallies = by_rule(supervision, cases)
    if as_json:
        for refused in read.refused:
            print(supervision_schemas.refused(refused).model_dump_json())
        whole = supervision_schemas.SupervisionShape(
            as_of=today,
            catalogue=digest,
            cases=len(cases),
            refused=len(read.refused),
            absent=read.absent,
            rules=tuple(supervision_schemas.tally(each) for each in tallies),
        )
        print(whole.model_dump_json())
    else:
        _print(Console(), cases, tallies, read)
    if out is not None:
        refusals = [(each.line, each.message, each.remedy) for each in read.refused]
        page = supervision_page(
            tallies, cases, refusals, absent=read.absent, as_of=today, catalogue=digest
        )
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(page, encoding="utf-8")
        screen.print(f"报告：{out}")
    if read.refused:
        raise typer.Exit(3)


def _print(
    screen: Console, cases: Sequence[Supervised], tallies: Sequence[Tally], read: RecordFile
) -> None:
    from rich.markup import escape
    from rich.table import Table

    from review.explain import CAUSE
    from review.supervision import worth_showing
    from review.types import Verdict
    from serve.names import name_of

    table = Table(title=f"按规则：核对 {len(cases)} 件", title_justify="left")
    for heading in ("监察规则", "性质"):
        table.add_column(heading, overflow="fold")
    for verdict in Verdict:
        table.add_column(name_of(verdict), justify="right", no_wrap=True)
    for tally in tallies:
        counts = [str(tally.counts[verdict]) for verdict in Verdict]
        table.add_row(escape(tally.rule.title), name_of(tally.rule.severity), *counts)
    screen.print(table)
    found = worth_showing(cases)
    table = Table(title=f"按办件：要看的 {len(found)} 处", title_justify="left")
    table.add_column("办件编号", overflow="fold")
    table.add_column("结论", no_wrap=True)
    for heading in ("监察规则", "说明"):
        table.add_column(heading, overflow="fold")
    for case, finding in found[:SHOWN]:
        colour = "red" if finding.verdict is Verdict.FAIL else "yellow"
        why = f"（{CAUSE[finding.cause]}）" if finding.cause else ""
        table.add_row(
            case.case_id, f"[{colour}]{name_of(finding.verdict)}[/]",
            escape(finding.rule.title), escape(finding.message + why),
        )  # fmt: skip
    if found:
        screen.print(table)
    else:
        screen.print("没有发现要看的办件。")
    if len(found) > SHOWN:
        screen.print(f"只列出前 {SHOWN} 处；全部的请用 --json，或者用 --out 写成报告。")
    if read.absent:
        screen.print(
            f"[yellow]![/] 数据里没有这些列：{escape('、'.join(read.absent))}。"
            "靠它们才能核对的规则，结论是“需人工复核”，没有逐件列出。",
            soft_wrap=True,
        )
    for refused in read.refused[:SHOWN]:
        screen.print(
            f"[red]✗[/] 第{refused.line}行 {refused.code} {escape(refused.message)}"
            f"→ {escape(refused.remedy)}",
            soft_wrap=True,
        )
    if read.refused:
        screen.print(f"认不出的行：{len(read.refused)} 行，没有核对。")
