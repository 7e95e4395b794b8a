"""Results × `gates.toml` → which figures fell below what they must reach, and by how much.

A gate names a suite, a condition, a figure and the least or most value it may have. The file is
written from measured results, a little below them: a gate holds what was reached, it sets no aim.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.figures import FIGURES, Better
from eval.results import ALL, Results

MARGIN = 0.005
"""How far below what was measured a gate is set."""

GATED: Mapping[str, tuple[str, ...]] = {
    "ocr": ("values_found",),
    "classify": ("accuracy", "named_wrongly", "files_split_right"),
    "extract": ("f1", "placed", "ece"),
    "seals": ("f1", "missing_noticed", "ring_exact", "centre_exact", "shape_right"),
    "signatures": ("f1", "missing_noticed"),
    "ticks": ("accuracy", "state_right"),
    "quality": ("f1", "false_alarms", "flaws_noticed", "flawless_named"),
    "orientation": ("put_upright", "accuracy"),
}


@dataclass(frozen=True)
class Gate:
    """`least` or `most` is set, the other None."""

    suite: str
    condition: str
    figure: str
    least: float | None
    most: float | None

    @property
    def bound(self) -> str:
        """In words, for people."""
        return f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}"

    def short(self, measured: float | None) -> float:
        """By how much the figure misses the gate, 0 when it holds. Where nothing was measured
        the gate is missed in full."""
        if measured is None:
            return 1.0
        if self.least is not None:
            return max(0.0, self.least - measured)
        return max(0.0, measured - (1.0 if self.most is None else self.most))


@dataclass(frozen=True)
class Outcome:
    """A gate and what was measured; None where there was nothing to measure."""

    gate: Gate
    measured: float | None

    @property
    def short(self) -> float:
        return self.gate.short(self.measured)


def read_gates(path: Path) -> tuple[Gate, ...]:
    """Every gate of the file. Raises ValueError naming the gate that is wrong and how."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["gate"]
        return tuple(_gate(number, entry) for number, entry in enumerate(entries))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: {error}") from error


def try_gates(gates: Sequence[Gate], results: Results) -> tuple[Outcome, ...]:
    """What each gate says of the results; a condition they don't hold was not measured."""
    tables = {suite: results.by_condition(suite) for suite in results.suites}
    return tuple(
        Outcome(gate, tables.get(gate.suite, {}).get(gate.condition, {}).get(gate.figure))
        for gate in gates
    )


def gates_from(results: Results) -> Iterator[Gate]:
    """Gates a little below what was measured, for each condition and for all files."""
    for suite, names in GATED.items():
        for condition, values in results.by_condition(suite).items():
            for figure in FIGURES[suite]:
                value = values[figure.name]
                if figure.name not in names or value is None:
                    continue
                if figure.better is Better.HIGHER:
                    least = max(0.0, math.floor(round((value - MARGIN) * 1000, 6)) / 1000)
                    yield Gate(suite, condition, figure.name, least, None)
                else:
                    most = min(1.0, math.ceil(round((value + MARGIN) * 1000, 6)) / 1000)
                    yield Gate(suite, condition, figure.name, None, most)


def write_gates(gates: Sequence[Gate], path: Path, *, of: Results) -> None:
    """Writes the file anew."""
    head = (
        f"# What {of.dataset} must reach in `make eval`: {MARGIN:g} below what was measured at\n"
        f"# commit {of.commit.name}. Written by `make eval-store`; raise a gate by hand at will.\n"
    )
    path.write_text(head + "".join(map(_toml, gates)), encoding="utf-8")


def _toml(gate: Gate) -> str:
    bound = f"least = {gate.least:.3f}" if gate.least is not None else f"most = {gate.most:.3f}"
    return (
        f'\n[[gate]]\nsuite = "{gate.suite}"\ncondition = "{gate.condition}"\n'
        f'figure = "{gate.figure}"\n{bound}\n'
    )


def _gate(number: int, entry: Mapping[str, Any]) -> Gate:
    place = f"gate[{number}]"
    unknown = set(entry) - {"suite", "condition", "figure", "least", "most"}
    if unknown:
        raise ValueError(f"{place}.{min(unknown)} is unknown")
    suite, figure = entry["suite"], entry["figure"]
    if suite not in FIGURES:
        raise ValueError(f"{place}.suite '{suite}' is unknown; known: {', '.join(FIGURES)}")
    names = [each.name for each in FIGURES[suite]]
    if figure not in names:
        raise ValueError(f"{place}.figure '{figure}' is unknown; {suite} has {', '.join(names)}")
    if ("least" in entry) == ("most" in entry):
        raise ValueError(f"{place} needs either least or most")
    least, most = entry.get("least"), entry.get("most")
    return Gate(suite, str(entry.get("condition", ALL)), figure, least, most)
