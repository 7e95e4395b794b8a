"""What was expected × what was found → figures. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


def edit_distance(left: str, right: str) -> int:
    """The fewest insertions, deletions and replacements that make one from the other."""
    before = list(range(len(right) + 1))
    for row, a in enumerate(left, start=1):
        now = [row]
        for column, b in enumerate(right, start=1):
            now.append(min(before[column] + 1, now[column - 1] + 1, before[column - 1] + (a != b)))
        before = now
    return before[-1]


def cer(expected: str, found: str) -> float:
    """Character error rate: edits per expected character. Nothing expected and something
    found is 1."""
    if not expected:
        return 1.0 if found else 0.0
    return edit_distance(expected, found) / len(expected)


@dataclass(frozen=True)
class FieldCount:
    """How the values of one field came out: `correct` of `total` were found exactly,
    `missing` not at all; the rest were found wrong. `edits` over `characters` is their CER."""

    total: int = 0
    correct: int = 0
    missing: int = 0
    edits: int = 0
    characters: int = 0

    @property
    def accuracy(self) -> float:
        """Share found exactly, 1 when nothing was asked."""
        return self.correct / self.total if self.total else 1.0

    @property
    def cer(self) -> float:
        """Edits per expected character over all values."""
        return self.edits / self.characters if self.characters else 0.0

    def __add__(self, other: FieldCount) -> FieldCount:
        return FieldCount(
            self.total + other.total,
            self.correct + other.correct,
            self.missing + other.missing,
            self.edits + other.edits,
            self.characters + other.characters,
        )


def count_field(expected: str, found: str | None) -> FieldCount:
    """One value; `found` None when the field was not read."""
    return FieldCount(
        total=1,
        correct=int(found == expected),
        missing=int(found is None),
        edits=edit_distance(expected, found or ""),
        characters=len(expected),
    )


def count_fields(
    pairs: Sequence[tuple[str, str, str | None]],
) -> Mapping[str, FieldCount]:
    """(field, expected, found) → counts by field, in order of first appearance."""
    counts: dict[str, FieldCount] = {}
    for name, expected, found in pairs:
        counts[name] = counts.get(name, FieldCount()) + count_field(expected, found)
    return counts


def share(hits: int, total: int) -> float:
    """`hits` of `total`, 1 when there was nothing to hit."""
    return hits / total if total else 1.0
