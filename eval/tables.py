"""Committed results × a text with marked blocks → the text with its figures as measured.

<!-- figures: papers -->              the main figures of dataset papers by condition
<!-- figures: papers extract -->      every figure of one suite by condition
<!-- figures: papers by type -->      the main score of each suite by document type
<!-- figures: papers reliability -->  how often fields of each bin of confidence are right
<!-- /figures -->                     the end of each block
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eval.figures import FIGURES, MAIN
from eval.report.calibration import calibration
from eval.results import Results, Table, read_results

_BLOCK = re.compile(r"(<!-- figures: ([a-z0-9 _-]+?) -->\n).*?(<!-- /figures -->)", re.DOTALL)
_BY_TYPE = "by type"
_RELIABILITY = "reliability"


def committed_results(folder: Path) -> Mapping[str, Results]:
    """Results by dataset. ValueError when a dataset has two: which figures would stand?"""
    found: dict[str, Results] = {}
    for path in sorted(folder.glob("*.json")):
        results = read_results(path)
        if results.dataset in found:
            raise ValueError(f"{folder}: two results of {results.dataset}; remove the older")
        found[results.dataset] = results
    return found


def rewritten(text: str, results: Mapping[str, Results]) -> str:
    """The text with every block made anew. KeyError naming a block that no results fit."""
    return _BLOCK.sub(lambda block: f"{block[1]}{_table(block[2], results)}{block[3]}", text)


def marked_files(root: Path) -> Iterator[Path]:
    """The texts that hold blocks."""
    places = (
        root.glob("README*.md"),
        (root / "model_cards").glob("*.md"),
        (root / "docs").rglob("*.md"),
        (root / "eval").rglob("card.md"),
    )
    for path in sorted(path for place in places for path in place):
        if _BLOCK.search(path.read_text(encoding="utf-8")):
            yield path


def _table(name: str, results: Mapping[str, Results]) -> str:
    dataset, _, part = name.partition(" ")
    if dataset not in results:
        raise KeyError(f"figures: {name}: no results of {dataset} in eval/results")
    found = results[dataset]
    if part == _BY_TYPE:
        rows = _by_type(found)
    elif part == _RELIABILITY and "extract" in found.suites:
        rows = _reliability(found)
    elif part in found.suites:
        rows = _figures(found.by_condition(part))
    elif not part:
        rows = _main(found)
    else:
        known = ", ".join((*found.suites, _BY_TYPE))
        raise KeyError(f"figures: {name}: known are {known} and {_RELIABILITY}")
    return f"{source(found)}\n\n{table_text(rows)}"


def table_text(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows of cells, those of `head` first, in Markdown."""
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def head(first: tuple[str, ...], rest: Iterable[str] = ()) -> Iterator[tuple[str, ...]]:
    """The two rows at the head of a table: columns of words, then columns of numbers."""
    names = tuple(rest)
    yield (*first, *names)
    yield (*("---" for _ in first), *("---:" for _ in names))


def number(value: float | None) -> str:
    """A figure or a total; – where nothing was measured."""
    if value is None:
        return "–"
    return f"{value}" if isinstance(value, int) else f"{value:.3f}"


def source(results: Results) -> str:
    """One sentence: of which commit the figures are, and on what they were measured."""
    command = results.recipe.get("command")
    drawn = f", drawn by `{command}`" if command else ""
    return f"Measured at commit {results.commit.name} on {len(results.outcomes)} files{drawn}."


def _main(results: Results) -> Iterator[tuple[str, ...]]:
    tables = {suite: results.by_condition(suite) for suite in results.suites}
    groups = list(next(iter(tables.values())))
    yield from head(("suite", "figure"), groups)
    for suite, table in tables.items():
        for figure in MAIN[suite]:
            yield (suite, figure, *(number(table[group][figure]) for group in groups))


def _figures(table: Table) -> Iterator[tuple[str, ...]]:
    yield from head(("figure",), list(table))
    for figure in next(iter(table.values())):
        yield (figure, *(number(table[group][figure]) for group in table))


def _by_type(results: Results) -> Iterator[tuple[str, ...]]:
    tables = {suite: results.by_type(suite) for suite in results.suites}
    yield from head(("type",), list(tables))
    for kind in sorted({kind for table in tables.values() for kind in table}):
        yield (
            kind,
            *(
                number(table[kind][FIGURES[suite][0].name]) if kind in table else "–"
                for suite, table in tables.items()
            ),
        )


def _reliability(results: Results) -> Iterator[tuple[str, ...]]:
    counts = [some for one in results.outcomes for some in one.suites["extract"].values()]
    yield from head(("confidence",), ("fields", "mean confidence", "share right"))
    for one in calibration(counts).bins:
        between = f"{one.low:.1f}–{one.high:.1f}"
        yield (between, f"{one.fields}", number(one.confidence), number(one.accuracy))
