"""`python -m eval foundry …`: a seed → sample papers with their exact truth."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from eval.commands.paths import SAMPLES
from eval.progress import shown

app = typer.Typer(help="Draws sample papers with their exact truth.", no_args_is_help=True)


@app.command("cases")
def draw_cases(
    out: Annotated[Path, typer.Option(help="Folder to write into.")],
    seed: Annotated[int, typer.Option(help="The same seed draws the same files.")],
    count: Annotated[int, typer.Option("-n", min=1, help="How many cases.")] = 60,
    processes: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Random applications for each item in turn, a quarter of them in order, the others with
    one or two defects."""
    from eval.foundry.cases import write_cases

    _empty(out)
    cases = write_cases(out, seed, count, processes=processes)
    for _ in shown(cases, total=count, verb="drawing"):
        pass


@app.command("papers")
def draw_papers(
    out: Annotated[Path, typer.Option(help="Folder to write into.")],
    seed: Annotated[int, typer.Option(help="The same seed draws the same files.")],
    count: Annotated[int, typer.Option("-n", min=1, help="How many files.")] = 200,
    each: Annotated[
        int, typer.Option(min=0, help="Every template so many times, instead of -n.")
    ] = 0,
    spoilt: Annotated[
        int, typer.Option(min=0, help="So many more, to be taken again: blurred, dark, cut off …")
    ] = 0,
    pairs: Annotated[int, typer.Option(min=0, help="So many more that show two papers.")] = 0,
    processes: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Papers of every type in turn, clean, photographed and badly photographed."""
    from eval.foundry.collection import write_collection
    from eval.foundry.paper import templates

    count = each * len(templates()) or count
    out.mkdir(parents=True, exist_ok=True)
    papers = write_collection(out, seed, count, spoilt=spoilt, pairs=pairs, processes=processes)
    for _ in shown(papers, total=count + spoilt + pairs, verb="drawing"):
        pass


@app.command("fonts")
def get_fonts() -> None:
    """Fetches handwriting fonts into the user's font folder, for signatures and entries."""
    from eval.foundry.font_files import fetch_fonts

    found = fetch_fonts()
    typer.echo("\n".join(path.name for path in found) or "none can be had: type is drawn instead")


@app.command("samples")
def draw_samples(
    out: Annotated[Path, typer.Option(help="Folder to write into.")] = SAMPLES,
) -> None:
    """The eight sample applications that come with the project."""
    from eval.foundry.samples import SAMPLE_CASES, write_samples

    _empty(out)
    for _ in shown(write_samples(out), total=len(SAMPLE_CASES), verb="drawing"):
        pass


def _empty(out: Path) -> None:
    """Cases of another seed must not stand among these; anything else is left alone."""
    for truth in sorted(out.glob("*/truth.json")):
        shutil.rmtree(truth.parent)
    out.mkdir(parents=True, exist_ok=True)
