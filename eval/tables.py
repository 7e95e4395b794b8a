"""Committed results × a text with marked blocks → the text with its figures as measured.

<!-- figures: papers -->              the main figures of dataset papers by condition
<!-- figures: papers extract -->      every figure of one suite by condition
<!-- figures: papers by type -->      the main figures by document type
<!-- /figures -->                     the end of each block
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eval.figures import FIGURES
from eval.results import Results, Table, read_results

_BLOCK = re.compile(r"(<!-- figures: ([a-z0-9 _-]+?) -->\n).*?(<!-- /figures -->)", re.DOTALL)
_BY_TYPE = "by type"


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
    elif part in found.suites:
        rows = _figures(found.by_condition(part))
    elif not part:
        rows = _main(found)
    else:
        raise KeyError(f"figures: {name}: known are {', '.join(found.suites)} and {_BY_TYPE}")
    return f"{_source(found)}\n\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _source(results: Results) -> str:
    command = results.recipe.get("command")
    drawn = f", drawn by `{command}`" if command else ""
    return f"Measured at commit {results.commit.name} on {len(results.outcomes)} files{drawn}."


def _main(results: Results) -> Iterator[tuple[str, ...]]:
    tables = {suite: results.by_condition(suite) for suite in results.suites}
    groups = list(next(iter(tables.values())))
    yield from _head(("suite", "figure"), groups)
    for suite, table in tables.items():
        figure = FIGURES[suite][0].name
        yield (suite, figure, *(_number(table[group][figure]) for group in groups))


def _figures(table: Table) -> Iterator[tuple[str, ...]]:
    yield from _head(("figure",), list(table))
    for figure in next(iter(table.values())):
        yield (figure, *(_number(table[group][figure]) for group in table))


def _by_type(results: Results) -> Iterator[tuple[str, ...]]:
    tables = {suite: results.by_type(suite) for suite in results.suites}
    yield from _head(("type",), list(tables))
    for kind in sorted({kind for table in tables.values() for kind in table}):
        yield (
            kind,
            *(
                _number(table[kind][FIGURES[suite][0].name]) if kind in table else "–"
                for suite, table in tables.items()
            ),
        )


def _head(first: tuple[str, ...], rest: Iterable[str]) -> Iterator[tuple[str, ...]]:
    names = tuple(rest)
    yield (*first, *names)
    yield (*("---" for _ in first), *("---:" for _ in names))


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value}" if isinstance(value, int) else f"{value:.3f}"
