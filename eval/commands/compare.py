"""`python -m eval compare`: two results of one dataset → what became better or worse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Column, Table

if TYPE_CHECKING:
    from eval.compare import Difference

_STYLE = {"better": "green", "worse": "bold red", "undecided": "dim"}


def compare_results(
    before: Annotated[Path, typer.Argument(help="Results of python -m eval run.")],
    after: Annotated[Path, typer.Argument(help="Results of the same dataset, by other code.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")] = False,
) -> None:
    """Differences with 95 % intervals from a paired bootstrap over files. Ends with code 3 when
    the two can't be compared."""
    from eval.compare import RESAMPLES, SEED, NotComparable, compare
    from eval.results import read_results

    try:
        first, second = read_results(before), read_results(after)
        differences = compare(first, second)
    except (NotComparable, ValueError, FileNotFoundError) as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(3) from None
    if as_json:
        rows = [each.__dict__ for each in differences]
        print(json.dumps({"resamples": RESAMPLES, "seed": SEED, "differences": rows}))
        return
    for side in (first, second):
        if side.stale:
            typer.echo(f"STALE readings behind {side.dataset}-{side.commit.name}", err=True)
    _print(differences, first.commit.name, second.commit.name)


def _print(differences: tuple[Difference, ...], before: str, after: str) -> None:
    console = Console()
    console.print(f"{before} → {after}")
    for suite in dict.fromkeys(each.suite for each in differences):
        table = Table(
            "of",
            "figure",
            *(Column(name, justify="right") for name in ("before", "after", "change", "95 %")),
            "",
            title=suite,
            box=box.SIMPLE,
            padding=(0, 1, 0, 0),
            show_edge=False,
        )
        for each in differences:
            if each.suite == suite:
                table.add_row(*_row(each))
        console.print(table)


def _row(each: Difference) -> tuple[str, ...]:
    return (
        each.group,
        each.figure,
        _number(each.before, "{:.4f}"),
        _number(each.after, "{:.4f}"),
        _number(each.difference, "{:+.4f}"),
        "–" if each.low is None else f"{each.low:+.3f} … {each.high:+.3f}",
        f"[{_STYLE[each.verdict]}]{each.verdict}[/]",
    )


def _number(value: float | None, form: str) -> str:
    return "–" if value is None else form.format(value)
