"""Lines of any sheet × the labels that are common → its labels, each with its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.types import DocumentType
from nlp.labels import labels_of
from nlp.layout import Level, in_rows

_LONGEST_LABEL = 14
_NOT_IN_LABELS = re.compile(r"[,。;!?\"%=]|\d{3}")
_COLON = re.compile(r"(?<!\d):(?!//)|:(?!\d|//)")
_BLANK = ":;,.。、_-|(): "
_LONGEST_BARE_LABEL = 8


@dataclass(frozen=True)
class Part:
    """Part of a line: offsets into its squeezed text."""

    line: Level
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


@dataclass(frozen=True)
class Pair:
    """A label and the value beside or below it."""

    label: str
    value: tuple[Part, ...]
    line: Level
    """The line the label stands in."""

    @property
    def lines(self) -> tuple[Level, ...]:
        return (self.line, *(part.line for part in self.value))


def find_pairs(lines: Sequence[Level], form: DocumentType) -> tuple[Pair, ...]:
    """Every label with a value, in reading order; a label whose place is empty is left out.

    A label is known by its colon, or by being one of `form`'s or ending as one of them does. Its
    value follows in its line, or stands to its right in its row, or in the cell below a row
    of labels.
    """
    vocabulary = _Vocabulary(form)
    rows = in_rows(lines)
    taken: set[int] = set()
    pairs: list[Pair] = []
    for number, row in enumerate(rows):
        cells = [cell for line in row for cell in _cells(line, vocabulary)]
        labels = [cell for cell in cells if cell.is_label]
        heads = len(labels) >= 2 and 2 * len(labels) >= len(cells)
        for position, cell in enumerate(cells):
            if not cell.is_label or id(cell.part.line) in taken:
                continue
            following = cells[position + 1] if position + 1 < len(cells) else None
            if cell.value.text.strip(_BLANK):
                value: tuple[Part, ...] = (cell.value,)
            elif following is not None and not following.is_label:
                value = (following.part,)
            elif heads and number + 1 < len(rows):
                value = _below(cell.part.line, rows[number + 1], vocabulary)
                taken.update(id(part.line) for part in value)
            else:
                value = ()
            if value:
                pairs.append(Pair(cell.label, value, cell.part.line))
    return tuple(pairs)


@dataclass(frozen=True)
class _Cell:
    """A line, or the part of one up to the next label. `label` is "" for a bare value."""

    part: Part
    label: str
    value: Part

    @property
    def is_label(self) -> bool:
        return bool(self.label)


class _Vocabulary:
    """The labels that are common, and how labels end."""

    def __init__(self, form: DocumentType) -> None:
        self.forms = tuple(labels_of(form))
        self._known = set(self.forms)
        self._endings = {label[-2:] for label in self._known if len(label) > 2}

    def holds(self, text: str) -> bool:
        bare = text.strip(_BLANK)
        if bare in self._known:
            return True
        return (
            2 < len(bare) <= _LONGEST_BARE_LABEL and bare[-2:] in self._endings and bare.isalpha()
        )

    def last_in(self, text: str) -> int:
        """Where the longest known label that `text` ends with begins, or -1."""
        return next((len(text) - len(form) for form in self.forms if text.endswith(form)), -1)


def _cells(line: Level, vocabulary: _Vocabulary) -> Iterator[_Cell]:
    text = line.text
    starts = [(0, end) for end in _first_label(text)]
    for colon in _COLON.finditer(text):
        if not starts or colon.start() > starts[-1][1]:
            after = starts[-1][1] if starts else 0
            begin = vocabulary.last_in(text[after : colon.start()])
            if begin > 0 and starts:
                starts.append((after + begin, colon.start()))
    if not starts:
        whole = Part(line, 0, len(text))
        bare = text.strip(_BLANK)
        label = bare if vocabulary.holds(text) else ""
        yield _Cell(whole, label, Part(line, len(text), len(text)))
        return
    for (start, end), following in zip(starts, [*starts[1:], (len(text), 0)], strict=True):
        value = _trimmed(Part(line, end, following[0]))
        yield _Cell(Part(line, start, end), text[start:end].strip(_BLANK), value)


def _first_label(text: str) -> Iterator[int]:
    """Where the label that opens a line ends: at its colon."""
    colon = _COLON.search(text)
    if colon and 0 < colon.start() <= _LONGEST_LABEL:
        label = text[: colon.start()]
        if not _NOT_IN_LABELS.search(label) and any(c.isalpha() for c in label):
            yield colon.start()


def _trimmed(part: Part) -> Part:
    start, end = part.start, part.end
    while start < end and part.line.text[start] in ":_.。;,|、":
        start += 1
    while end > start and part.line.text[end - 1] in "_;,|":
        end -= 1
    return Part(part.line, start, end)


def _below(label: Level, row: Sequence[Level], vocabulary: _Vocabulary) -> tuple[Part, ...]:
    """The cell of the next row whose middle lies under the label, or whose span covers it."""
    middle = float(label.left[0] + label.right[0]) / 2
    under = [
        line
        for line in row
        if line.left[0] - label.height < middle < line.right[0] + label.height
        and not vocabulary.holds(line.text)
    ]
    nearest = sorted(under, key=lambda line: abs(float(line.left[0] + line.right[0]) / 2 - middle))
    return tuple(_trimmed(Part(line, 0, len(line.text))) for line in nearest[:1])
