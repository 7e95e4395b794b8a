"""`python -m eval.heldout --edition 4 --seed S -n N --out DIR`: draws a held-out set."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from catalog.load import load_catalog, read_folder
from eval.dataset import Sample, write_index, write_recipe
from eval.heldout.browser import FontsMissing, press
from eval.heldout.collect import collect
from eval.heldout.editions import EDITIONS
from review.checks import SPECS

FONTS = Path("out/heldout-fonts")


def main(
    out: Annotated[Path, typer.Option(help="an empty folder to write; made when it isn't there")],
    edition: Annotated[int, typer.Option(min=1, max=max(EDITIONS), help="who draws: card.md")] = 4,
    seed: Annotated[int, typer.Option(help="the same seed and fonts draw the same set")] = 1,
    count: Annotated[int, typer.Option("-n", "--count", min=1, help="files to draw")] = 200,
    fonts: Annotated[Path, typer.Option(help="typefaces, from eval/heldout/fonts.sh")] = FONTS,
) -> None:
    """Draws `count` files and their truth (documents.jsonl) with Chromium."""
    console = Console(stderr=True)
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        console.print(f"[red]{out} isn't empty: two sets must not mix; name another folder[/]")
        raise typer.Exit(2)
    types = load_catalog(read_folder(), checks=SPECS).document_types
    samples: list[Sample] = []
    lacking: frozenset[str] = frozenset()
    try:
        with press(fonts) as running:
            drawn = collect(running, EDITIONS[edition], types, seed, count, out)
            for sample, strangers in track(drawn, "Papers", total=count, console=console):
                samples.append(sample)
                lacking = strangers
                write_index(out, samples)
        command = f"python -m eval.heldout --edition {edition} --seed {seed} -n {count}"
        unseen = edition == max(EDITIONS)
        write_recipe(out, command=command, seed=seed, files=count, held_out=unseen)
    except FontsMissing as missing:
        console.print(f"[red]{missing}[/]")
        raise typer.Exit(2) from missing
    if lacking:
        console.print(f"not in the catalogue, left out of the truth: {', '.join(sorted(lacking))}")
    console.print(f"{len(samples)} files in {out}")


if __name__ == "__main__":
    typer.run(main)
