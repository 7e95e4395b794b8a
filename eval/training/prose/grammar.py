"""Patterns of a kind of paper × chance → the runs of one paper's text, each with its field key.

A pattern is text with marks: `{key}` a field's value, `{~key}` the same written by hand, `{_kind}`
something of that kind that is no field, `[a|b]` one of several wordings (one may be empty), `|`
outside brackets a new cell, a line break a new paragraph. A pattern that begins `firm>` or
`person>` is for papers of such a party. In an order, `name?` may be left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml

FOLDER = Path(__file__).parent / "patterns"
_HELD_OUT_SHARE = 6
"""One pattern in so many is never trained on, where a block has others."""


@dataclass(frozen=True)
class Patterns:
    """How one kind of paper is worded: titles, orders of blocks, and ways to say each block."""

    code: str
    titles: tuple[str, ...]
    orders: tuple[tuple[str, ...], ...]
    blocks: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Run:
    """A piece of text; `key` is "" outside fields, `by_hand` when written with a pen."""

    text: str
    key: str = ""
    by_hand: bool = False


Cells = tuple[tuple[Run, ...], ...]
"""A paragraph of one cell, or a row of several."""


@cache
def load_patterns() -> tuple[Patterns, ...]:
    """Every kind of paper that has a file, by code."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.yaml")))


def _read(path: Path) -> Patterns:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Patterns(
        code=path.stem,
        titles=tuple(data["titles"]),
        orders=tuple(tuple(order.split()) for order in data["orders"]),
        blocks={name: tuple(ways) for name, ways in data["blocks"].items()},
    )


def held_out(pattern: str) -> bool:
    """Whether the pattern is kept for validation, by its own text: stable as others come and go."""
    return hashlib.sha256(pattern.encode()).digest()[0] % _HELD_OUT_SHARE == 0


def ways_of(patterns: Patterns, block: str, *, validation: bool) -> tuple[str, ...]:
    """The block's patterns for training, or those kept for validation; all where a split would
    leave none."""
    ways = patterns.blocks[block]
    chosen = tuple(way for way in ways if held_out(way) == validation)
    return chosen if len(chosen) and len(ways) > 2 else ways


def keys_of(patterns: Patterns) -> frozenset[str]:
    """Every field key the patterns can fill."""
    marks = (mark for ways in patterns.blocks.values() for way in ways for mark in _marks(way))
    return frozenset(mark.lstrip("~") for mark in marks if not mark.startswith("_"))


def _marks(pattern: str) -> Iterator[str]:
    for piece in pattern.split("{")[1:]:
        yield piece.partition("}")[0]


@cache
def without_fields(*, validation: bool) -> tuple[str, ...]:
    """Single paragraphs of any kind of paper that hold no field: what papers also say."""
    return tuple(
        way
        for kind in load_patterns()
        for ways in kind.blocks.values()
        for way in ways
        if held_out(way) == validation
        and "\n" not in way
        and "> " not in way
        and all(mark.startswith("_") for mark in _marks(way))
    )


def cells_of(pattern: str, values: Mapping[str, str], rng: np.random.Generator) -> Cells:
    """One paragraph of the pattern, its wordings chosen and its marks filled."""
    return _cells(_chosen(pattern, rng), values)


def write(
    patterns: Patterns,
    values: Mapping[str, str],
    rng: np.random.Generator,
    *,
    party: str,
    validation: bool,
) -> tuple[Cells, ...]:
    """The paragraphs of one paper after its title. `values` gives the text of every mark."""
    order = patterns.orders[int(rng.integers(len(patterns.orders)))]
    paragraphs: list[Cells] = []
    for name in order:
        if name.endswith("?") and rng.random() < 0.45:
            continue
        ways = _for_party(
            ways_of(patterns, name.rstrip("?"), validation=validation), party
        ) or _for_party(patterns.blocks[name.rstrip("?")], party)
        text = _chosen(ways[int(rng.integers(len(ways)))], rng)
        paragraphs += [_cells(line, values) for line in text.split("\n")]
    return tuple(paragraphs)


def _for_party(ways: Sequence[str], party: str) -> tuple[str, ...]:
    fitting = []
    for way in ways:
        head, mark, rest = way.partition("> ")
        if not mark or head not in ("firm", "person"):
            fitting.append(way)
        elif head == party:
            fitting.append(rest)
    return tuple(fitting)


def _chosen(pattern: str, rng: np.random.Generator) -> str:
    """The pattern with one wording taken of each bracket, the innermost first."""
    while "]" in pattern:
        end = pattern.index("]")
        start = pattern.rindex("[", 0, end)
        ways = pattern[start + 1 : end].split("|")
        pattern = pattern[:start] + ways[int(rng.integers(len(ways)))] + pattern[end + 1 :]
    return pattern


def _cells(line: str, values: Mapping[str, str]) -> Cells:
    return tuple(tuple(_runs(cell, values)) for cell in line.split("|"))


def _runs(text: str, values: Mapping[str, str]) -> Iterator[Run]:
    head, *rest = text.split("{")
    if head:
        yield Run(head)
    for piece in rest:
        mark, _, after = piece.partition("}")
        name = mark.lstrip("~")
        key = "" if name.startswith("_") else name
        yield Run(values[name], key, mark.startswith("~"))
        if after:
            yield Run(after)
