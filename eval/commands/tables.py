"""`python -m eval tables`: committed results → the figures in README and cards, the cards of
document types and the page of checks, made anew."""

from __future__ import annotations

from pathlib import Path

import typer

from eval.commands.paths import PAPERS, RESULTS
from eval.digests import ROOT


def rewrite_tables() -> None:
    """Writes the blocks between `<!-- figures: … -->` and `<!-- /figures -->` and the document
    types' cards anew."""
    from eval import check_page
    from eval.foundry.paper import templates
    from eval.tables import committed_results, marked_files, rewritten
    from eval.type_cards import FILE, type_cards
    from review.checks import CHECKS
    from serve.wiring import load_seed

    results = committed_results(RESULTS)
    for path in marked_files(ROOT):
        _write(path, rewritten(path.read_text(encoding="utf-8"), results))
    cards = type_cards(load_seed().catalog, templates(), results[PAPERS.name])
    _write(ROOT / FILE, cards)
    _write(ROOT / check_page.FILE, check_page.checks_page(CHECKS))


def _write(path: Path, text: str) -> None:
    same = path.is_file() and path.read_text(encoding="utf-8") == text
    path.write_text(text, encoding="utf-8")
    typer.echo(f"{path.relative_to(ROOT)}: {'unchanged' if same else 'rewritten'}")
