"""Lines of any sheet × the labels that are known → its labels, each with its value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp.cells import ROW, UNDER, Cell, Part, Vocabulary, find_cells, trimmed
from nlp.layout import Level, in_rows, level_with

_LOOSE = 0.8
"""A value under a label on a sheet whose other values stand beside theirs."""
_TWO_ROWS = 1.15
"""Two rows of a value centred on its label lie within so many heights of it."""
_GAP = 1.5
"""Line heights of white that end a value; digits and dates in boxes may stand further apart."""
_ALIGNED, _INDENT, _LONG_ROW = 1.2, 1.7, 12
"""Rows of one value begin within so many heights of each other; under one of so many characters,
whose box may reach towards its label, a little further to the right."""
_CLOSE = 1.6
"""Rows of one value follow each other within so many line heights."""
_COLUMN = 3.0
"""Labels of one column begin, or end, within so many heights of each other."""
_GUESSED = 6.0
"""A value's beginning within a line is known to so many line heights."""
_GLOSS = re.compile(r"[A-Za-z.,'/()]*[a-z][.)]?")
"""English under a label; names and codes are in capitals."""
_COMMA, _THOUSAND = re.compile(r"(?<!\d)\d{1,3}[,.]$"), re.compile(r"\d{3}(?!\d)")
_BOXED = re.compile(r"[\d年月日.\-/:X]+")


@dataclass(frozen=True)
class Pair:
    """A label and the value beside or below it, and how surely they belong together, [0, 1]."""

    label: str
    value: tuple[Part, ...]
    line: Level
    """The line the label stands in."""
    certainty: float

    @property
    def lines(self) -> tuple[Level, ...]:
        return (self.line, *(part.line for part in self.value))


def find_pairs(lines: Sequence[Level], vocabulary: Vocabulary) -> tuple[Pair, ...]:
    """Every label with a value, in reading order; a label whose place is empty is left out.

    A label is known by its colon, by the vocabulary, or by ending as labels do. Its value
    follows in its line, or stands to its right in its row, or under it: where most of a
    sheet's labels have theirs, and under a row of labels.
    """
    sheet = _Sheet(lines, vocabulary)
    found = ((cell, *sheet.value_of(cell)) for cell in sheet.labels)
    return tuple(
        Pair(cell.label, value, cell.line, certainty) for cell, value, certainty in found if value
    )


class _Sheet:
    """The labels and values of a page, and how they stand to each other."""

    def __init__(self, lines: Sequence[Level], vocabulary: Vocabulary) -> None:
        self._lines = lines
        self.labels, rest = find_cells(lines, vocabulary)
        self._values = [line for line in rest if not _GLOSS.fullmatch(line.text)]
        unknown = [cell.line for cell in self.labels if cell.label not in vocabulary.forms]
        self._running = [*self._values, *unknown]
        bare = [cell for cell in self.labels if cell.bare]
        self._beside = {id(cell): self._right_of(cell) for cell in bare}
        self._taken = {id(line) for row in self._beside.values() for line in row}
        self._under = {id(cell): self._first_under(cell) for cell in bare}
        under = sum(self._under[id(c)] is not None and not self._beside[id(c)] for c in bare)
        self._stacked = under >= 2 and under > sum(bool(row) for row in self._beside.values())

    def value_of(self, cell: Cell) -> tuple[tuple[Part, ...], float]:
        """The pieces of a label's value, none when there is none, and how sure that is."""
        if not cell.bare:
            return self._own(cell), cell.certainty
        under = self._under[id(cell)]
        beside = self._beside[id(cell)]
        if beside and not (self._stacked and under is not None):
            return self._with_rows(cell, beside), cell.certainty
        if under is None:
            return (), 0.0
        sure = self._stacked or self._in_head(cell)
        return self._down_from(cell, under), cell.certainty if sure else _LOOSE

    def _own(self, cell: Cell) -> tuple[Part, ...]:
        """What follows a label in its line, with the rows that hang under its beginning."""
        if cell.empty:
            return ()
        if not cell.last:
            return (cell.value,)
        rows = self._rows_from(cell, cell.line, self._hanging_from(cell), 1)
        return (cell.value, *(_whole(row) for row in rows))

    def _hanging_from(self, cell: Cell) -> float:
        """Where a value within a line begins: that can only be guessed, unless its next row,
        to the right of the label, says it."""
        x, height = cell.line.x(cell.value.start), cell.line.height
        hanging = [
            float(v.left[0])
            for v in self._values
            if 0.4 * height < v.left[1] - cell.y < _CLOSE * height
            and cell.left + 1.2 * height < v.left[0]
            and abs(v.left[0] - x) < _GUESSED * height
        ]
        return min(hanging, key=lambda left: abs(left - x), default=x)

    def _right_of(self, cell: Cell) -> tuple[Level, ...]:
        """The values in the label's row up to the next label: in one row, or in the two that
        are centred on it."""
        beyond = [v for v in self._values if v.left[0] > cell.middle]  # boxes may overlap
        fence = min(
            (
                other.left
                for other in self.labels
                if other is not cell and other.left > cell.middle and other.level(cell.line, ROW)
            ),
            default=float("inf"),
        )
        near = [v for v in beyond if v.left[0] < fence and cell.level(v, _TWO_ROWS)]
        rows = sorted(
            in_rows(near), key=lambda row: abs(row[0].offset_from(cell.line)) / row[0].height
        )
        if not rows:
            return ()
        best = rows[0]
        for other in rows[1:]:
            if _centred(best, other, cell.line) and not self._beside_another(cell, other[0]):
                return tuple(
                    line
                    for row in sorted((best, other), key=lambda row: float(row[0].left[1]))
                    for line in _unbroken(row)
                )
        return tuple(_unbroken(best)) if cell.level(best[0], ROW) else ()

    def _beside_another(self, cell: Cell, row: Level) -> bool:
        """Whether a row stands right beside another label, to the right of it."""
        return any(
            one is not cell
            and one.bare
            and one.right < row.left[0]
            and level_with(row, one.line, 0.5 * ROW)
            for one in self.labels
        )

    def _first_under(self, cell: Cell) -> Level | None:
        """The nearest value under a label that is no other label's."""
        height, middle = cell.line.height, cell.middle
        under = [
            v
            for v in self._values
            if id(v) not in self._taken
            and 0.5 * height < v.left[1] - cell.y < UNDER * height
            and (
                abs(v.left[0] - cell.left) < 1.5 * height
                or v.left[0] - height < middle < v.right[0] + height
            )
        ]
        return min(
            under,
            key=lambda v: (
                round(float(v.left[1] - cell.y) / height),
                abs(float(v.left[0] + v.right[0]) / 2 - middle),
            ),
            default=None,
        )

    def _in_head(self, cell: Cell) -> bool:
        """Whether the label stands in a row of labels."""
        row = [
            other
            for other in self.labels
            if other is not cell and level_with(other.line, cell.line, ROW)
        ]
        return bool(row) and all(other.bare for other in row) and not self._beside[id(cell)]

    def _with_rows(self, cell: Cell, beside: tuple[Level, ...]) -> tuple[Part, ...]:
        """A value beside its label with the rows over and under it, as far as they are nearer
        to this label than to another."""
        first = beside[0]
        x = float(first.left[0])
        level = [line for line in beside if level_with(line, first, ROW)]
        up = self._rows_from(cell, first, x, -1)
        down = self._rows_from(cell, beside[-1] if len(level) < len(beside) else first, x, 1)
        if up and len(down) > len(up) + 1:
            down = down[: len(up) + 1]
        return tuple(_whole(line) for line in (*reversed(up), *beside, *down))

    def _down_from(self, cell: Cell, first: Level) -> tuple[Part, ...]:
        beside = [
            v
            for v in self._values
            if v.left[0] > first.left[0]
            and level_with(v, first, ROW)
            and not any(
                first.left[0] < other.left < v.right[0]
                for other in self.labels
                if abs(other.y - cell.y) < ROW * cell.line.height
            )
        ]
        row = _unbroken([first, *sorted(beside, key=lambda v: float(v.left[0]))])
        rows = self._rows_from(cell, first, float(first.left[0]), 1) if self._stacked else ()
        return tuple(_whole(line) for line in (*row, *rows))

    def _rows_from(self, cell: Cell, start: Level, x: float, sign: int) -> tuple[Level, ...]:
        """The rows that run on from a row of a value, nearest first, downward (1) or upward
        (-1): they begin at `x`, follow closely, and stand beside no label."""
        rows, last = list[Level](), start
        indent = _INDENT if len(start.text) >= _LONG_ROW else _ALIGNED
        while True:
            following = [
                v
                for v in self._running
                if id(v) not in self._taken
                and -_ALIGNED * v.height < v.left[0] - x < indent * v.height
                and 0.4 * last.height < sign * (v.left[1] - last.left[1]) < _CLOSE * last.height
            ]
            if not following:
                return tuple(rows)
            row = min(following, key=lambda v: sign * float(v.left[1]))
            upper, lower = (last, row) if sign > 0 else (row, last)
            whole = _full(upper, lower) or _in_number(upper, lower)
            if not whole or self._belongs_elsewhere(row, cell, x, sign):
                return tuple(rows)
            rows.append(row)
            last = row

    def _belongs_elsewhere(self, row: Level, cell: Cell, x: float, sign: int) -> bool:
        own = abs(float(row.left[1]) - cell.y)
        column = [
            other
            for other in self.labels
            if other is not cell
            and (
                abs(other.left - cell.left) < _COLUMN * cell.line.height
                or abs(other.right - cell.right) < _COLUMN * cell.line.height
            )
        ]
        if any(
            abs(float(row.left[1]) - other.y) < (own if sign < 0 else 0.6 * row.height)
            for other in column
        ):
            return True
        return any(
            cell.left < other.right[0] < x + 0.3 * row.height
            and level_with(row, other, ROW)
            and other is not cell.line
            and not _GLOSS.fullmatch(other.text)
            and abs(float(other.left[1]) - cell.y) > 0.6 * row.height
            for other in self._lines
        )


def _centred(one: Sequence[Level], other: Sequence[Level], label: Level) -> bool:
    """Whether two rows are one value, broken at its end and centred on its label."""
    upper, lower = sorted((one, other), key=lambda row: float(row[0].left[1]))
    over, under = upper[0].offset_from(label), lower[0].offset_from(label)
    least = 0.3 * min(upper[0].height, lower[0].height)
    return bool(
        over < -least
        and under > least
        and abs(upper[0].left[0] - lower[0].left[0]) < 1.2 * upper[0].height
        and _full(upper[-1], lower[-1])
    )


def _full(upper: Level, lower: Level) -> bool:
    """Whether a row reaches as far as the next, as one that runs on does."""
    return bool(upper.right[0] > lower.right[0] - lower.height)


def _in_number(upper: Level, lower: Level) -> bool:
    """Whether a row ends within a number, at its comma: 9, over 600.00."""
    return bool(_COMMA.search(upper.text) and _THOUSAND.match(lower.text))


def _unbroken(row: Iterable[Level]) -> list[Level]:
    """The lines of a row up to the first wide gap between words."""
    kept = list[Level]()
    for line in row:
        if kept and line.left[0] - kept[-1].right[0] > _GAP * line.height:
            boxed = all(_BOXED.fullmatch(one.text) for one in (kept[-1], line))
            if not boxed:
                break
        kept.append(line)
    return kept


def _whole(line: Level) -> Part:
    return trimmed(Part(line, 0, len(line.text)))
