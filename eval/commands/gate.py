"""`python -m eval gate` and `keep`: a set of papers → whether the gates hold; or new gates."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from eval.commands.paths import APPLICATIONS, GATES, PAPERS, RESULTS
from eval.commands.tables import rewrite_tables

if TYPE_CHECKING:
    from eval.gates import Outcome
    from eval.measure import Measured


def try_all_gates(
    data: Annotated[Path, typer.Option(help="Folder with the papers or their readings.")] = PAPERS,
    gates: Annotated[Path, typer.Option(help="What must be reached.")] = GATES,
    processes: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Measures every suite and ends with code 1 when a figure misses its gate."""
    from eval.gates import read_gates, try_gates

    wanted = read_gates(gates)
    measured = _measured(data, processes)
    outcomes = try_gates(wanted, measured.results)
    short = [outcome for outcome in outcomes if outcome.short]
    files = f"{len(measured.results.outcomes)} files of {measured.results.dataset}"
    if not short:
        typer.echo(f"all {len(outcomes)} gates hold on {files}")
        return
    Console().print(_table(short))
    typer.echo(f"{len(short)} of {len(outcomes)} gates missed on {files}", err=True)
    raise typer.Exit(1)


def keep_set(
    data: Annotated[Path, typer.Argument(help="A set that was drawn and read.")],
    processes: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Keeps a set in the repository: truth and readings without the pictures. Of papers also
    the results in place of those before, gates a little below them, and the tables made of
    them."""
    from eval.dataset import INDEX

    if (data / INDEX).is_file():
        _keep_papers(data, processes)
    else:
        _keep_applications(data)


def _keep_applications(data: Path) -> None:
    from eval.dataset import RECIPE
    from eval.known_cases import CASES, keep_cases, read_cases
    from eval.readings import READINGS

    cases = read_cases(data)
    for name in (RECIPE, READINGS):
        shutil.copyfile(data / name, APPLICATIONS / name)
    keep_cases(cases, APPLICATIONS / CASES)
    typer.echo(f"{len(cases)} applications kept")


def _keep_papers(data: Path, processes: int) -> None:
    from eval.dataset import INDEX, RECIPE
    from eval.gates import gates_from, write_gates
    from eval.readings import READINGS
    from eval.results import write_results

    results = _measured(data, processes).results
    for name in (INDEX, RECIPE, READINGS):
        shutil.copyfile(data / name, PAPERS / name)
    for before in RESULTS.glob(f"{results.dataset}-*.json"):
        before.unlink()
    path = write_results(results, RESULTS)
    gates = tuple(gates_from(results))
    write_gates(gates, GATES, of=results)
    typer.echo(f"{len(results.outcomes)} files kept, results in {path}, {len(gates)} gates set")
    rewrite_tables()


def _measured(data: Path, processes: int) -> Measured:
    from eval.measure import measure
    from eval.suites.papers import PaperSuite

    return measure(
        data,
        tuple(PaperSuite),
        processes=processes,
        say=lambda words: typer.echo(words, err=True),
    )


def _table(short: Sequence[Outcome]) -> Table:
    numbers = (Column(name, justify="right") for name in ("must be", "is", "short by"))
    table = Table("suite", "condition", "figure", *numbers, title="gates missed")
    for outcome in short:
        gate, measured = outcome.gate, outcome.measured
        table.add_row(
            gate.suite,
            gate.condition,
            gate.figure,
            gate.bound,
            "not measured" if measured is None else f"{measured:.4f}",
            "" if measured is None else f"{outcome.short:.4f}",
        )
    return table
