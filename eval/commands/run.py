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

from eval.commands.paths import APPLICATIONS, PAPERS
from eval.progress import shown

if TYPE_CHECKING:
    from eval.results import Results
    from eval.suites.depth import Depth
    from eval.suites.review import CaseResult

DRAWN = "draw some: python -m eval foundry papers"
CASES_DRAWN = "draw some: python -m eval foundry cases"


class Suite(StrEnum):
    """What can be run: whole applications, or one question put to a folder of papers."""

    REVIEW = "review"
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
    data: Annotated[Path, typer.Argument(help="Folder with papers or with applications.")],
    out: Annotated[
        Path | None, typer.Option(help="File to write; readings.jsonl.gz beside the data if none.")
    ] = None,
    processes: Annotated[int, typer.Option(min=1, help="One engine of one thread each.")] = 2,
) -> None:
    """Reads every page once and stores what was read, so that `run` needs no reading. What an
    interrupted run had read is not read again."""
    from eval.read import read_files, this_reader
    from eval.readings import READINGS, already_read, store

    names = _files_of(data)
    path = out or data / READINGS
    reader = this_reader()
    known = already_read(path, reader)
    if known:
        typer.echo(f"{len(known)} of {len(names)} files were read before", err=True)
    reading = store(reader, read_files(data, names, processes=processes, known=known), path)
    pages = sum(len(r.pages) for r in shown(reading, total=len(names), verb="reading"))
    typer.echo(f"{pages} pages of {len(names)} files in {path}", err=True)


def _files_of(data: Path) -> list[str]:
    from eval.dataset import INDEX, read_dataset
    from eval.known_cases import read_cases

    if (data / INDEX).is_file():
        return [sample.file for sample in read_dataset(data)]
    names = [file for case in read_cases(data) for file in case.files]
    if not names:
        typer.echo(f"{data}: neither papers nor applications; {DRAWN}, or cases")
        raise typer.Exit(3)
    return names


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
    again: Annotated[
        int, typer.Option(min=0, help="review: once more in so many processes; must be the same.")
    ] = 0,
    by: Annotated[By, typer.Option(help="Break the tables down by this.")] = By.CONDITION,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")] = False,
    processes: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Runs suites, each from stored readings when they were stored by this very code (python -m
    eval read), else from the files. `review` takes a folder of applications and ends with code
    1 when a defect was let through, too few were named, or a second run found something else;
    the others take a folder with documents.jsonl."""
    if Suite.REVIEW in suites:
        if len(suites) > 1:
            raise typer.BadParameter("review runs alone: it takes another kind of folder")
        _run_review(
            data or APPLICATIONS,
            readings,
            report or out / "review.html",
            again,
            as_json=as_json,
            processes=processes,
        )
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


def _run_review(
    data: Path, readings: Path | None, report: Path, again: int, *, as_json: bool, processes: int
) -> None:
    from eval.known_cases import read_cases
    from eval.measure import readings_of
    from eval.readings import READINGS
    from eval.report.review_page import review_page
    from eval.results import this_commit
    from eval.suites import review
    from eval.suites.depth import depths
    from serve.wiring import load_seed

    cases = read_cases(data)
    if not cases:
        typer.echo(f"{data}: no application with a truth; {CASES_DRAWN}")
        raise typer.Exit(3)
    files = [file for case in cases for file in case.files]
    known, stale = readings_of(
        data, files, readings=readings or data / READINGS, processes=processes, say=_say
    )
    pages = {name: reading.pages for name, reading in known.files.items()}

    def reviewed(workers: int) -> tuple[CaseResult, ...]:
        running = review.run(cases, pages, processes=workers)
        return tuple(shown(running, total=len(cases), verb=f"reviewing in {workers}"))

    results = reviewed(processes)
    same = not again or review.record_of(reviewed(again)) == review.record_of(results)
    catalog = load_seed().catalog
    deep = tuple(depths(catalog))
    page = review_page(results, deep, catalog, commit=this_commit(), stale=stale)
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(page, encoding="utf-8")
    _say(f"report in {report}")
    if as_json:
        figures = {**review.as_json(results), "stale": stale, "depth": [d.__dict__ for d in deep]}
        print(json.dumps({**figures, "same_again": same if again else None}, ensure_ascii=False))
    else:
        _print_cases(results)
        _print_items(results, deep)
    short = review.falls_short(results) or ("" if same else f"{again} processes found otherwise")
    if short:
        typer.echo(short, err=True)
        raise typer.Exit(1)


def _print_cases(results: tuple[CaseResult, ...]) -> None:
    table = Table("case", "item", "expected", "found", "defects", "not named", "false alarms")
    for result in results:
        missed = [defect for defect in result.defects if defect not in result.named]
        if missed or result.false_alarms or result.found != result.expected:
            table.add_row(
                result.name,
                result.item,
                result.expected,
                result.found,
                ", ".join(result.defects),
                ", ".join(missed),
                ", ".join(result.false_alarms),
            )
    Console().print(table)


def _print_items(results: tuple[CaseResult, ...], deep: tuple[Depth, ...]) -> None:
    from eval.suites.review import by_item, summarise

    console = Console()
    figures = by_item(results)
    numbers = ("cases", "defects", "let through", "named", "in order", "passed")
    rules = ("points", "structures", "examples", "mutants", "killed")
    table = _table("by item", (*numbers, *rules))
    for depth in deep:
        found = figures.get(depth.item, {})
        keys = ("cases", "defects", "defects_let_through", "defects_named", "clean_cases")
        shares = [found.get(key) for key in (*keys, "clean_cases_passed")]
        deeper = (depth.points, depth.structures, depth.examples, depth.mutants, depth.killed)
        table.add_row(depth.item, *("–" if n is None else f"{n:.4g}" for n in (*shares, *deeper)))
    console.print(table)
    for name, figure in summarise(results).items():
        if not isinstance(figure, dict):
            shown_as = f"{figure:.4g}" if isinstance(figure, float) else str(figure)
            console.print(f"{name:30} {shown_as}")


def _say(words: str) -> None:
    typer.echo(words, err=True)
