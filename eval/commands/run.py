"""`python -m eval read` and `run`: a folder → stored readings, figures, results and a report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Column, Table

from eval.commands.paths import PAPERS, SAMPLES
from eval.progress import shown

if TYPE_CHECKING:
    from eval.results import Results
    from eval.suites.cases import CaseResult

DRAWN = "draw some: python -m eval foundry papers"


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


class By(StrEnum):
    """What a table on the terminal is broken down by."""

    CONDITION = "condition"
    TYPE = "type"


def read_dataset_files(
    data: Annotated[Path, typer.Argument(help="Folder with documents.jsonl and its files.")],
    out: Annotated[
        Path | None, typer.Option(help="File to write; readings.jsonl.gz beside the data if none.")
    ] = None,
    processes: Annotated[int, typer.Option(min=1, help="One engine of one thread each.")] = 2,
) -> None:
    """Reads every page once and stores what was read, so that `run` needs no reading. What an
    interrupted run had read is not read again."""
    from eval.dataset import read_dataset
    from eval.read import read_files, this_reader
    from eval.readings import READINGS, already_read, store

    try:
        samples = read_dataset(data)
    except FileNotFoundError:
        typer.echo(f"{data}: no documents.jsonl; {DRAWN}")
        raise typer.Exit(3) from None
    path = out or data / READINGS
    reader = this_reader()
    known = already_read(path, reader)
    if known:
        typer.echo(f"{len(known)} of {len(samples)} files were read before", err=True)
    reading = store(reader, read_files(data, samples, processes=processes, known=known), path)
    pages = sum(len(r.pages) for r in shown(reading, total=len(samples), verb="reading"))
    typer.echo(f"{pages} pages of {len(samples)} files in {path}", err=True)


def run_suites(
    suites: Annotated[list[Suite], typer.Argument(help="What to run.")],
    data: Annotated[
        Path | None,
        typer.Option(help="Folder that holds the cases or papers; the project's own if none."),
    ] = None,
    readings: Annotated[
        Path | None, typer.Option(help="Stored readings; those beside the data if none.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("out/results"),
    report: Annotated[
        Path | None, typer.Option(help="HTML file to write; beside the results if none.")
    ] = None,
    by: Annotated[By, typer.Option(help="Break the tables down by this.")] = By.CONDITION,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")] = False,
    processes: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Runs suites. `cases` ends with code 1 when a defect was let through or too few were
    named; the others take a folder with documents.jsonl, and its readings from store when they
    were stored by this very code (python -m eval read)."""
    if Suite.CASES in suites:
        if len(suites) > 1:
            raise typer.BadParameter("cases runs alone: it takes another kind of folder")
        _run_cases(data or SAMPLES, as_json=as_json, processes=processes)
        return
    data = data or PAPERS
    from eval.measure import measure
    from eval.report.page import report_page, worst_cases
    from eval.results import summary, write_results
    from eval.suites.papers import PaperSuite, field_errors

    try:
        measured = measure(
            data,
            [PaperSuite(suite) for suite in dict.fromkeys(suites)],
            readings=readings,
            processes=processes,
            say=_say,
        )
    except FileNotFoundError as missing:
        typer.echo(f"{data}: no {Path(missing.filename).name}; {DRAWN}")
        raise typer.Exit(3) from None
    path = write_results(measured.results, out)
    page = report or path.with_suffix(".html")
    visible = () if measured.results.held_out else measured.read
    cases = worst_cases(data, visible, measured.catalog)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(report_page(measured.results, cases, measured.catalog), encoding="utf-8")
    _say(f"results in {path}, report in {page}")
    if as_json:
        errors = [list(error) for error in field_errors(visible, measured.catalog)]
        figures = {**summary(measured.results), "field_errors": errors}
        print(json.dumps(figures, ensure_ascii=False, default=dict))
    else:
        _print_papers(measured.results, by)


def _print_papers(results: Results, by: By) -> None:
    for suite in results.suites:
        if by is By.CONDITION:
            groups = results.by_condition(suite)
            table = _table(suite, groups)
            for figure in next(iter(groups.values())):
                table.add_row(figure, *(_number(group[figure]) for group in groups.values()))
        else:
            groups = results.by_type(suite)
            figures = list(next(iter(groups.values()), {}))
            table = _table(suite, figures)
            for kind, group in groups.items():
                table.add_row(kind, *(_number(group[figure]) for figure in figures))
        Console().print(table)


def _table(title: str, columns: Iterable[str]) -> Table:
    numbers = (Column(name, justify="right", overflow="fold") for name in columns)
    return Table(
        Column("", no_wrap=True),
        *numbers,
        title=title,
        box=box.SIMPLE,
        show_edge=False,
        padding=(0, 1, 0, 0),
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"


def _run_cases(data: Path, *, as_json: bool, processes: int) -> None:
    from eval.suites import cases

    folders = cases.case_folders(data)
    if not folders:
        typer.echo(f"{data}: no case with a truth.json; draw some: python -m eval foundry cases")
        raise typer.Exit(3)
    reviewing = cases.run(folders, processes=processes)
    results = tuple(shown(reviewing, total=len(folders), verb="reviewing"))
    if as_json:
        print(json.dumps(cases.as_json(results), ensure_ascii=False))
    else:
        _print_cases(results)
    short = cases.falls_short(results)
    if short:
        typer.echo(short, err=True)
        raise typer.Exit(1)


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
            shown_as = f"{figure:.4g}" if isinstance(figure, float) else str(figure)
            console.print(f"{name:30} {shown_as}")


def _say(words: str) -> None:
    typer.echo(words, err=True)
