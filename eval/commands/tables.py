"""`python -m eval tables`: committed results → the figures in README and cards, made anew."""

from __future__ import annotations

import typer

from eval.commands.paths import RESULTS
from eval.digests import ROOT


def rewrite_tables() -> None:
    """Writes the blocks between `<!-- figures: … -->` and `<!-- /figures -->` anew."""
    from eval.tables import committed_results, marked_files, rewritten

    results = committed_results(RESULTS)
    for path in marked_files(ROOT):
        before = path.read_text(encoding="utf-8")
        after = rewritten(before, results)
        path.write_text(after, encoding="utf-8")
        typer.echo(f"{path.relative_to(ROOT)}: {'unchanged' if before == after else 'rewritten'}")
