"""`python -m eval calibrate`: drawn applications with faults → how sure a pass must be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Column, Table

from eval.progress import shown

if TYPE_CHECKING:
    from eval.calibrate import Trial
    from review.calibration import Threshold

SEED = 8001
"""Not the seed of any kept set: thresholds are not chosen on what they are then tried on."""


def calibrate_items(
    item: Annotated[list[str] | None, typer.Option(help="Items to measure; all if none.")] = None,
    faults: Annotated[
        int | None, typer.Option(min=1, help="Faults an item; as many as the bound needs if none.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the applications drawn.")] = SEED,
    out: Annotated[Path, typer.Option(help="Where trials are stored as they are made.")] = Path(
        "out/calibration.jsonl"
    ),
    write: Annotated[
        bool, typer.Option("--write", help="Put the thresholds into review/thresholds.json.")
    ] = False,
    processes: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Draws applications of each item in order and with one fault each, reads their pictures,
    reviews them, and chooses how sure a pass must be so that at most one fault in a hundred
    passes, at 95 %. An hour or two for all items on two cores; what an interrupted run of the
    same code has made is not made again. Exit code 1 when a fault passed."""
    from eval.calibrate import let_through, threshold, trials, worlds_needed
    from eval.foundry.items import item_worlds
    from review.bounds import needed

    known = item_worlds()
    items = tuple(item or known)
    for key in items:
        if key not in known:
            typer.echo(f"no applications of {key} can be drawn; known: {', '.join(known)}")
            raise typer.Exit(3)
    count = faults or needed()
    made = trials(items, seed, count, processes=processes, store=out)
    total = len(items) * worlds_needed(count)
    tried = [trial for group in shown(made, total=total, verb="trying") for trial in group]
    found = [threshold([trial for trial in tried if trial.item == key]) for key in items]
    _print(found)
    if write:
        _write(found)
    wrong = let_through(tried)
    _name(wrong)
    if wrong:
        raise typer.Exit(1)


def _print(found: list[Threshold]) -> None:
    table = Table(
        Column("item"),
        Column("faults", justify="right"),
        Column("passed", justify="right"),
        Column("bound", justify="right"),
        Column("in order", justify="right"),
        Column("covered", justify="right"),
        Column("surety", justify="right"),
        Column("enough"),
        box=box.HORIZONTALS,
    )
    for each in found:
        table.add_row(
            each.item,
            str(each.faulty),
            str(each.wrong),
            f"{each.bound:.4f}",
            str(each.clean),
            str(each.covered),
            f"{each.surety:.4f}",
            "yes" if each.is_enough else "no",
        )
    Console().print(table)
    typer.echo("drawn applications bound nothing in the real city")


def _name(wrong: tuple[Trial, ...]) -> None:
    for each in wrong:
        typer.echo(f"passed: {each.item}, application {each.world}, {each.defects[0]}")


def _write(found: list[Threshold]) -> None:
    """The measured items anew; of the others what stood there."""
    from review.calibration import THRESHOLDS, read_thresholds, write_thresholds

    measured = {each.item for each in found}
    kept = [t for t in read_thresholds(THRESHOLDS).values() if t.item not in measured]
    write_thresholds([*kept, *found], THRESHOLDS)
    typer.echo(f"written: {THRESHOLDS}")
