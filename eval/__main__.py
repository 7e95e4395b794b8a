"""Command line → sample cases drawn, suites run: `python -m eval --help`."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

if TYPE_CHECKING:
    from eval.suites.cases import CaseResult

app = typer.Typer(
    help="Makes sample papers and measures the house on them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
foundry = typer.Typer(help="Draws sample papers with their exact truth.", no_args_is_help=True)
app.add_typer(foundry, name="foundry")

SAMPLES = Path(__file__).parent / "datasets" / "food-business-new" / "cases"
Thing = TypeVar("Thing")


class Suite(StrEnum):
    """What can be run: whole cases, or one question put to a folder of papers."""

    CASES = "cases"
    OCR = "ocr"
    CLASSIFY = "classify"
    EXTRACT = "extract"
    SEALS = "seals"
    SIGNATURES = "signatures"
    TICKS = "ticks"
    QUALITY = "quality"
    ORIENTATION = "orientation"


@foundry.command("cases")
def draw_cases(
    out: Annotated[Path, typer.Option(help="Folder to write into.")],
    seed: Annotated[int, typer.Option(help="The same seed draws the same files.")],
    count: Annotated[int, typer.Option("-n", min=1, help="How many cases.")] = 60,
    processes: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Random applications for food-business-new, a quarter of them in order, the others with
    one or two defects."""
    from eval.foundry.cases import write_cases

    _empty(out)
    for _ in _shown(write_cases(out, seed, count, processes=processes), count, "drawing"):
        pass


@foundry.command("papers")
def draw_papers(
    out: Annotated[Path, typer.Option(help="Folder to write into.")],
    seed: Annotated[int, typer.Option(help="The same seed draws the same files.")],
    count: Annotated[int, typer.Option("-n", min=1, help="How many files.")] = 200,
    processes: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Single papers of every type in turn, clean, photographed and badly photographed."""
    from eval.foundry.collection import write_collection

    out.mkdir(parents=True, exist_ok=True)
    for _ in _shown(write_collection(out, seed, count, processes=processes), count, "drawing"):
        pass


@foundry.command("fonts")
def get_fonts() -> None:
    """Fetches handwriting fonts into the user's font folder, for signatures and entries."""
    from eval.foundry.font_files import fetch_fonts

    fetch_fonts()


@foundry.command("samples")
def draw_samples(
    out: Annotated[Path, typer.Option(help="Folder to write into.")] = SAMPLES,
) -> None:
    """The eight sample applications that come with the project."""
    from eval.foundry.samples import SAMPLE_CASES, write_samples

    _empty(out)
    for _ in _shown(write_samples(out), len(SAMPLE_CASES), "drawing"):
        pass


@app.command("run")
def run_suites(
    suites: Annotated[list[Suite], typer.Argument(help="What to run.")],
    data: Annotated[Path, typer.Option(help="Folder that holds the cases or papers.")] = SAMPLES,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")] = False,
    processes: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Runs suites. `cases` ends with code 1 when a defect was let through or too few were
    named; the others take a folder with documents.jsonl, read it once for all of them."""
    if Suite.CASES in suites:
        if len(suites) > 1:
            raise typer.BadParameter("cases runs alone: it takes another kind of folder")
        _run_cases(data, as_json=as_json, processes=processes)
    else:
        _run_papers(suites, data, as_json=as_json, processes=processes)


def _run_cases(data: Path, *, as_json: bool, processes: int) -> None:
    from eval.suites import cases

    folders = cases.case_folders(data)
    if not folders:
        typer.echo(f"{data}: no case with a truth.json; draw some: python -m eval foundry cases")
        raise typer.Exit(3)
    results = tuple(_shown(cases.run(folders, processes=processes), len(folders), "reviewing"))
    if as_json:
        print(json.dumps(cases.as_json(results), ensure_ascii=False))
    else:
        _print_cases(results)
    short = cases.falls_short(results)
    if short:
        typer.echo(short, err=True)
        raise typer.Exit(1)


def _run_papers(suites: list[Suite], data: Path, *, as_json: bool, processes: int) -> None:
    from eval.dataset import read_dataset
    from eval.suites import papers
    from serve.wiring import load_seed

    try:
        samples = read_dataset(data)
    except FileNotFoundError:
        typer.echo(f"{data}: no documents.jsonl; draw some: python -m eval foundry papers")
        raise typer.Exit(3) from None
    read = tuple(
        _shown(papers.read_samples(data, samples, processes=processes), len(samples), "reading")
    )
    catalog = load_seed().catalog
    tables = {
        str(suite): papers.by_condition(papers.PaperSuite(suite), read, catalog) for suite in suites
    }
    if as_json:
        errors = [list(error) for error in papers.field_errors(read, catalog)]
        print(json.dumps({"suites": tables, "field_errors": errors}, ensure_ascii=False))
        return
    for suite, groups in tables.items():
        table = Table("", *groups, title=suite)
        for figure in groups["all"]:
            table.add_row(figure, *(f"{group[figure]:.4g}" for group in groups.values()))
        Console().print(table)


def _print_cases(results: tuple[CaseResult, ...]) -> None:
    from eval.suites.cases import summarise

    table = Table("case", "expected", "found", "defects", "not named", "false alarms")
    for result in results:
        missed = [defect for defect in result.defects if defect not in result.named]
        table.add_row(
            result.name,
            result.expected,
            result.found,
            ", ".join(result.defects),
            ", ".join(missed),
            ", ".join(result.false_alarms),
        )
    console = Console()
    console.print(table)
    for name, figure in summarise(results).items():
        if not isinstance(figure, dict):
            shown = f"{figure:.4g}" if isinstance(figure, float) else str(figure)
            console.print(f"{name:30} {shown}")


def _shown(things: Iterable[Thing], total: int, verb: str) -> Iterator[Thing]:
    """Passes things on behind a progress bar on stderr."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield from progress.track(things, total=total, description=verb)


def _empty(out: Path) -> None:
    """Cases of another seed must not stand among these; anything else is left alone."""
    for truth in sorted(out.glob("*/truth.json")):
        shutil.rmtree(truth.parent)
    out.mkdir(parents=True, exist_ok=True)


def main() -> None:
    """Exit codes: 0 done, 1 not good enough, 3 no cases, 4 no Chinese font."""
    from eval.foundry.fonts import FontsMissing

    try:
        app()
    except FontsMissing as error:
        typer.echo(str(error), err=True)
        sys.exit(4)


if __name__ == "__main__":
    main()
