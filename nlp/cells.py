"""Lines × the labels that are known → the cells of a sheet: labels, and what stands between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from catalog.types import DocumentType
from nlp.labels import Label, find_labels, labels_of
from nlp.layout import Level, level_with

CLEAR = 1.0
ROW = 0.6
"""Of the larger height: as far apart are lines of one row at most."""

_LONGEST_LABEL = 14
_NOT_IN_LABELS = re.compile(r"[,。;!?\"%=]|\d{3}")
_COLON = re.compile(r"(?<!\d):(?!//)|:(?!\d|//)")
_BLANK = ":;,.。、_-| "
_LONGEST_BARE_LABEL = 8
_SHORTEST = 2
"""Characters of labels that have values of one: 性别男, 民族汉."""
_NEXT = 8.0
"""A value that has a colon of its own stands within so many heights of its label."""
_HAN = re.compile(r"[\u4e00-\u9fff()/、]+")
UNDER = 2.8
"""A value under its label begins within so many line heights."""
_COLUMN_OF = 2
"""Labels at least that make a column of them."""
GLOSSED = re.compile(r"[A-Z][A-Za-z.,'/()]*[a-z][.)]?(?=$|:|[^A-Za-z])")
"""English behind a label, before its colon or its value; names and codes are in capitals."""
_FOREIGN = re.compile(r"(?<=[\u4e00-\u9fff)])[A-Za-z.,'/()]*[a-z][.)]?$")
_SEAL_PLACE = re.compile(r"\((?:公章|盖章|签章|章|专用章|印章)\)?$")


@dataclass(frozen=True)
class Part:
    """Part of a line: offsets into its squeezed text."""

    line: Level
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


class Vocabulary:
    """The labels that are known, and how labels of sheets nobody described end."""

    def __init__(self, types: Sequence[DocumentType]) -> None:
        forms = {label for kind in types for label in labels_of(kind)}
        self.forms = tuple(sorted(forms, key=lambda label: (-len(label), label)))
        common = {label for kind in types if kind.generic for label in labels_of(kind)}
        self._endings = {label[-2:] for label in common if len(label) > 2}
        self._fields: dict[str, set[tuple[str, str]]] = {}
        for kind in types:
            for form, specs in labels_of(kind).items():
                self._fields.setdefault(form, set()).update((kind.code, s.key) for s in specs)

    def ends_like_one(self, text: str) -> bool:
        """Whether a text ends as labels do and is as short."""
        bare = _bare(text)
        return (
            2 < len(bare) <= _LONGEST_BARE_LABEL and bare[-2:] in self._endings and bare.isalpha()
        )

    def same_field(self, one: str, other: str) -> bool:
        """Whether two labels lead to a field of both."""
        return bool(self._fields.get(one, set()) & self._fields.get(other, set()))

    def last_in(self, text: str) -> int:
        """Where the longest known label that `text` ends with begins, or -1."""
        return next((len(text) - len(form) for form in self.forms if text.endswith(form)), -1)


@dataclass(frozen=True, eq=False)
class Cell:
    """A line, or the part of one up to the next label. `label` is "" for a bare value."""

    line: Level
    label: str
    value: Part
    left: float
    last: bool
    """Whether it ends its line."""
    certainty: float = CLEAR
    rows: int = 1
    """Rows the label itself stands in."""

    @property
    def bare(self) -> bool:
        """A label with nothing behind it in its line."""
        return bool(self.label) and self.last and self.empty

    @property
    def empty(self) -> bool:
        """Whether nothing but blanks follows the label."""
        return not self.value.text.strip(_BLANK)

    @property
    def right(self) -> float:
        return self.line.x(self.value.end)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return float(self.line.left[1])

    def level(self, line: Level, share: float) -> bool:
        """Whether a line stands in the label's row, or in one of its rows."""
        return level_with(line, self.line, share + 0.5 * (self.rows - 1))


def find_cells(
    lines: Sequence[Level], vocabulary: Vocabulary
) -> tuple[tuple[Cell, ...], tuple[Level, ...]]:
    """The labels of a sheet in reading order, and the lines that hold none."""
    known, parts = _known_labels(lines, vocabulary)
    bare = [label for label in known if label.bare]
    cells = [
        cell for line in lines if id(line) not in parts for cell in _cells(line, vocabulary, bare)
    ]
    labels = [*known, *(cell for cell in cells if cell.label)]
    values = [cell.line for cell in cells if not cell.label]
    for line in sorted(values, key=lambda one: float(one.left[0])):  # a label's value follows it
        if _in_column(line, labels, values):
            end = len(line.text)
            labels.append(Cell(line, line.text, Part(line, end, end), float(line.left[0]), True))
            values.remove(line)
    order = {id(line): number for number, line in enumerate(lines)}
    labels.sort(key=lambda cell: order.get(id(cell.line), 0))
    return tuple(labels), tuple(values)


def _in_column(line: Level, labels: Sequence[Cell], values: Sequence[Level]) -> bool:
    """Whether a short line stands in a column of labels, one of them known, and has a value
    beside it."""
    bare = [cell for cell in labels if cell.bare]
    column = [cell for cell in bare if _aligned(cell, line)]
    if not column or not _like_a_label(line, bare, values):
        return False
    if any(_heads(cell, line, values) for cell in column):
        return False
    if len(column) >= _COLUMN_OF:
        return True
    own = Cell(line, line.text, Part(line, 0, 0), float(line.left[0]), True)
    alike = [one for one in values if one is not line and _aligned(own, one)]
    return len(column) + sum(_like_a_label(one, bare, values) for one in alike) >= _COLUMN_OF


def _like_a_label(line: Level, bare: Sequence[Cell], values: Sequence[Level]) -> bool:
    """Whether a line is short, has a value to its right, and is not that of a label itself."""
    if not (1 < len(line.text) <= _LONGEST_BARE_LABEL and _HAN.fullmatch(line.text)):
        return False
    row = [one for one in (*values, *(cell.line for cell in bare)) if level_with(one, line, ROW)]
    left = max(
        (one for one in row if one.right[0] < line.left[0] + 0.3 * line.height),
        key=lambda one: float(one.right[0]),
        default=None,
    )
    if any(cell.line is left for cell in bare):
        return False
    beside = [one for one in values if one is not line and level_with(one, line, ROW)]
    return any(0 < one.left[0] - line.right[0] < _NEXT * line.height for one in beside)


def _heads(cell: Cell, line: Level, values: Sequence[Level]) -> bool:
    """Whether a label right over a line has nothing beside it: the line is its value."""
    down = float(line.left[1]) - cell.y
    if not 0.5 * line.height < down < UNDER * line.height:
        return False
    return not any(one.left[0] > cell.middle and cell.level(one, ROW) for one in values)


def _aligned(cell: Cell, line: Level) -> bool:
    """Whether a line begins, ends or has its middle where a label has."""
    middle = float(line.left[0] + line.right[0]) / 2
    own = (float(line.left[0]), middle, float(line.right[0]))
    near = 0.5 * line.height
    return any(
        abs(a - b) < near for a, b in zip(own, (cell.left, cell.middle, cell.right), strict=True)
    )


def _known_labels(lines: Sequence[Level], vocabulary: Vocabulary) -> tuple[list[Cell], set[int]]:
    """Known labels that open lines without a colon, and the lines they are made of: several
    where a label is printed wide or broken over rows."""
    cells, parts = list[Cell](), set[int]()
    found = find_labels(lines, vocabulary.forms)
    bare = [label for label in found if label.end == len(label.line.text)]
    for label in found:
        line = label.line
        if any(
            vocabulary.same_field(label.text, one.text) and label.begins_value_of(one)
            for one in bare
        ):
            continue
        made_of = [one for one in lines if one is line or _within(one, label)]
        colon = _COLON.search(line.text)
        gloss = GLOSSED.match(line.text, label.end)
        end = gloss.end() if gloss else label.end
        if label.start or (colon and (len(made_of) == 1 or colon.start() != end)):
            continue
        if any(id(one) in parts for one in made_of):
            continue
        parts.update(id(one) for one in made_of)
        longer = _runs_on(label)
        value = trimmed(Part(line, len(line.text) if longer else end, len(line.text)))
        tops = sorted(float(one.left[1]) for one in made_of)
        rows = 1 + sum(lower - upper > 0.4 * line.height for upper, lower in pairwise(tops))
        text = line.text if longer else label.text
        cells.append(Cell(line, text, value, label.left, True, label.certainty, rows))
    return cells, parts


def _runs_on(label: Label) -> bool:
    """Whether the rest of its line makes another label of it: 金额(大写), 来访人数."""
    rest = label.rest
    if rest[:1] == "(" and rest.find(")") == len(rest) - 1:
        return bool(_HAN.fullmatch(rest))
    return len(rest) == 1 and len(label.text) > _SHORTEST and bool(_HAN.fullmatch(rest))


def _cells(line: Level, vocabulary: Vocabulary, known: Sequence[Cell]) -> Iterator[Cell]:
    """A line's labels by their colons, or the line as a value: as it is where it stands beside
    a known label that has nothing else."""
    text = line.text
    starts = [(0, end) for end in _first_label(text)]
    if starts and _bare(text[: starts[0][1]]) not in vocabulary.forms:
        heads = [cell for cell in known if cell.middle < line.left[0] and cell.level(line, ROW)]
        nearest = min((line.left[0] - cell.right for cell in heads), default=float("inf"))
        if nearest < _NEXT * line.height and starts[0][1] + 1 < len(text):
            starts = []
    for colon in _COLON.finditer(text):
        if not starts or colon.start() > starts[-1][1]:
            after = starts[-1][1] if starts else 0
            begin = vocabulary.last_in(text[after : colon.start()])
            if begin > 0 and starts:
                starts.append((after + begin, colon.start()))
    if not starts:
        end = len(text)
        label = _bare(text) if vocabulary.ends_like_one(text) else ""
        yield Cell(line, label, Part(line, end, end), float(line.left[0]), True)
        return
    for (start, end), following in zip(starts, [*starts[1:], (len(text), 0)], strict=True):
        value = trimmed(Part(line, end, following[0]))
        last = following[0] == len(text)
        label = _SEAL_PLACE.sub("", _bare(text[start:end])) or text[start:end]
        label = _FOREIGN.sub("", label)
        yield Cell(line, label, value, line.x(start), last)


def _within(line: Level, label: Label) -> bool:
    """Whether a line is a part of a label that was put together."""
    if not line.text or line.text not in label.text or line.text == label.text:
        return False
    beside = label.left - 0.3 * line.height <= line.left[0] and (
        line.right[0] <= label.line.right[0] + 0.3 * line.height
    )
    return bool(beside and abs(line.left[1] - label.line.left[1]) < 1.1 * label.line.height)


def _first_label(text: str) -> Iterator[int]:
    """Where the label that opens a line ends: at its colon."""
    colon = _COLON.search(text)
    if colon and 0 < colon.start() <= _LONGEST_LABEL:
        label = text[: colon.start()]
        if not _NOT_IN_LABELS.search(label) and any(c.isalpha() for c in label):
            yield colon.start()


def _bare(text: str) -> str:
    """A label without what is printed around it."""
    bare = text.strip(_BLANK)
    inner = bare[1:-1]
    return inner if bare[:1] == "(" and bare[-1:] == ")" and "(" not in inner else bare


def trimmed(part: Part) -> Part:
    """Without the marks that stand around a value: the colon, rules of a table."""
    start, end = part.start, part.end
    while start < end and part.line.text[start] in ":_.。;,|、":
        start += 1
    while end > start and part.line.text[end - 1] in "_|":
        end -= 1
    return Part(part.line, start, end)
