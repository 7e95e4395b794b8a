"""Command line → a trained prose tagger: `python -m eval.training.prose --help`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def main(
    out: Annotated[Path, typer.Option(help="Folder for the weights and their figures.")],
    steps: Annotated[int, typer.Option(min=1, help="Batches to train on.")] = 5200,
    seed: Annotated[int, typer.Option(help="The same seed and steps give the same weights.")] = 7,
    batch: Annotated[int, typer.Option(min=1)] = 8,
) -> None:
    """Trains on pages made as they are needed; one thread."""
    from eval.training.prose.train import Plan, train

    for name, figure in train(Plan(seed=seed, steps=steps, batch=batch), out).items():
        typer.echo(f"{name} {figure:.4f}")


if __name__ == "__main__":
    typer.run(main)
