"""Runs of a paper's text × chance → the strips a reader would see of it, each character tagged.

The look of print and the slips of reading are imitated: wrapped lines, cells in rows, blanks
and underlines, seal words in between, characters misread, dropped and added, lines torn or lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from eval.training.prose.facts import common_characters
from eval.training.prose.grammar import Cells, Run
from nlp.normalize import squeeze
from nlp.tagging import Strip

Rng = np.random.Generator
_ALIKE = (
    "日曰",
    "〇○0O",
    "1lI",
    "5S",
    "8B",
    "2Z",
    "0D",
    ":;",
    ",.、",
    "。.",
    "-—一",
    "己已",
    "人入",
    "未末",
)
_ALIKE_OF = {one: group.replace(one, "") for group in _ALIKE for one in group}
_BLANKS = ("_", "__", ".", "-", "…", "|")


@dataclass(frozen=True)
class Marked:
    """A strip with the field key of each character ("" for none) and whether it begins one."""

    strip: Strip
    keys: tuple[str, ...]
    begins: tuple[bool, ...]


@dataclass(frozen=True)
class _Char:
    text: str
    key: str
    begins: bool


def draw_page(title: str, paragraphs: Sequence[Cells], rng: Rng) -> tuple[Marked, ...]:
    """One page, its title first, in reading order."""
    width = float(rng.integers(19, 46))
    slips = float(rng.choice([0.0, 0.004, 0.015, 0.04], p=[0.4, 0.3, 0.2, 0.1]))
    blanks = bool(rng.random() < 0.3)
    page = _Page(rng, width, pitch=float(rng.uniform(1.4, 2.2)))
    for words in _before(rng):
        page.line(_chars([Run(words)], rng, slips, blanks=False), left=float(rng.uniform(0, width)))
    big = float(rng.uniform(1.2, 2.4))
    page.line(_chars([Run(title)], rng, slips, blanks=False), left=width / 3, height=big)
    closing = len(paragraphs) - int(rng.integers(2, 5))
    indent = 2.0 if rng.random() < 0.8 else 0.0
    shift = float(rng.uniform(0.3, 0.6)) * width if rng.random() < 0.7 else 0.0
    for number, cells in enumerate(paragraphs):
        written = [_chars(cell, rng, slips, blanks=blanks) for cell in cells]
        if len(written) > 1:
            page.row(written)
        elif number >= closing and len(written[0]) < width - shift:
            page.line(written[0], left=shift + float(rng.uniform(-2, 2)))
        else:
            page.paragraph(written[0], indent=indent if len(written[0]) > width * 0.6 else 0.0)
    lines = _with_strangers(page.lines, paragraphs, rng, width)
    return tuple(_torn(_lost(lines, rng), rng))


class _Page:
    """Lines written so far, one character wide 1."""

    def __init__(self, rng: Rng, width: float, *, pitch: float) -> None:
        self.lines: list[Marked] = []
        self._rng, self._width, self._pitch = rng, width, pitch
        self._y, self._row = 0.0, 0

    def line(self, chars: Sequence[_Char], *, left: float, height: float = 1.0) -> None:
        self._put(chars, left, height)
        self._next(height)

    def row(self, cells: Sequence[Sequence[_Char]]) -> None:
        """Cells side by side; one too long for its column runs on below."""
        first = float(self._rng.uniform(5, 10))
        column = max(6.0, (self._width - first) / max(1, len(cells) - 1))
        left, rest = 0.0, list[tuple[float, Sequence[_Char]]]()
        for number, cell in enumerate(cells):
            room = int(first if number == 0 else column) - 1
            room = room if len(cells) > 2 or number == 0 else int(self._width - first)
            self._put(cell[: max(room, 4)], left, 1.0)
            if cell[max(room, 4) :]:
                rest.append((left, cell[max(room, 4) :]))
            left += first if number == 0 else column
        self._next(1.0)
        for start, cell in rest:
            self._put(cell, start, 1.0)
            self._next(1.0)

    def paragraph(self, chars: Sequence[_Char], *, indent: float) -> None:
        left, at = indent, 0
        while at < len(chars):
            room = max(4, int(self._width - left))
            self._put(chars[at : at + room], left, 1.0)
            self._next(1.0)
            at, left = at + room, 0.0

    def _put(self, chars: Sequence[_Char], left: float, height: float) -> None:
        if not chars:
            return
        run = sum(1.0 if ord(c.text) > 255 else 0.55 for c in chars) * height
        wobble = float(self._rng.normal(0, 0.08))
        text = "".join(c.text for c in chars)
        strip = Strip(text, left, left + run, self._y + wobble, height, self._row)
        keys, begins = tuple(c.key for c in chars), tuple(c.begins for c in chars)
        self.lines.append(Marked(strip, keys, begins))

    def _next(self, height: float) -> None:
        self._y += self._pitch * height
        self._row += 1


def _chars(runs: Sequence[Run], rng: Rng, slips: float, *, blanks: bool) -> list[_Char]:
    """The squeezed characters of the runs as read, with the slips of reading."""
    chars: list[_Char] = []
    hidden = set("。，：；、（）") if rng.random() < 0.15 else set()
    for run in runs:
        text = squeeze(run.text)
        rate = max(slips, 0.12) if run.by_hand else slips
        edge = blanks and run.key and rng.random() < 0.35
        if edge and rng.random() < 0.5:
            chars += [_Char(c, "", False) for c in _one_of(_BLANKS, rng)]
        fresh = True
        for char in text:
            drawn = rng.random()
            if not run.key and squeeze(char) in {squeeze(h) for h in hidden} and drawn < 0.7:
                continue
            if drawn < rate * 0.15:
                continue
            read = _misread(char, rng) if drawn < rate else char
            chars.append(_Char(read, run.key, bool(run.key) and fresh))
            fresh = False
            if drawn > 1 - rate * 0.05:
                chars.append(_Char(_any(rng), run.key, False))
        if edge and rng.random() < 0.7:
            chars += [_Char(c, "", False) for c in _one_of(_BLANKS, rng)]
    return chars


def _misread(char: str, rng: Rng) -> str:
    alike = _ALIKE_OF.get(char, "")
    if alike and rng.random() < 0.7:
        return alike[int(rng.integers(len(alike)))]
    if char.isdigit():
        return str(int(rng.integers(0, 10)))
    return _any(rng)


def _any(rng: Rng) -> str:
    chars = common_characters()
    return chars[int(rng.integers(len(chars)))]


def _one_of(choices: Sequence[str], rng: Rng) -> str:
    return choices[int(rng.integers(len(choices)))]


def _before(rng: Rng) -> list[str]:
    """What stands over the title now and then: a form's number, a letterhead, a watermark."""
    heads = (
        "附件1",
        "样本",
        "样本仅供参考",
        "表1",
        "示范文本",
        "第1页",
        "附件:",
        "复印件与原件一致",
    )
    return [_one_of(heads, rng)] if rng.random() < 0.25 else []


def _with_strangers(
    lines: Sequence[Marked], paragraphs: Sequence[Cells], rng: Rng, width: float
) -> list[Marked]:
    """Lines that belong to no paragraph: words of a seal, a watermark, a page number."""
    out = list(lines)
    sources = [run.text for cells in paragraphs for cell in cells for run in cell if run.key]
    for _ in range(int(rng.choice([0, 1, 2, 3], p=[0.5, 0.25, 0.15, 0.1]))):
        chance = rng.random()
        if chance < 0.35:
            text = _one_of(
                ("样本", "SAMPLE", "仅供样例", "作废", "第1页共2页", "-1-", "1/2", "扫描件"), rng
            )
        elif chance < 0.7 and sources:
            source = squeeze(_one_of(sources, rng))
            start = int(rng.integers(0, max(1, len(source) - 3)))
            text = source[start : start + int(rng.integers(2, 7))] or "章"
        else:
            text = "".join(_any(rng) for _ in range(int(rng.integers(1, 6))))
        late = rng.random() < 0.7
        at = int(rng.integers(2 * len(out) // 3 if late else 0, len(out) + 1))
        near = out[min(at, len(out) - 1)].strip
        left = float(rng.uniform(0, width))
        strip = Strip(text, left, left + len(text), near.y + 0.4, 1.0, near.row + 100_000 + at)
        out.insert(at, Marked(strip, ("",) * len(text), (False,) * len(text)))
    return out


def _lost(lines: Sequence[Marked], rng: Rng) -> list[Marked]:
    rate = 0.02 if rng.random() < 0.3 else 0.0
    return [line for line in lines if rng.random() >= rate] or list(lines)


def _torn(lines: Sequence[Marked], rng: Rng) -> list[Marked]:
    """Lines read in two pieces of one row, as at a gap or an underline."""
    rate = float(rng.choice([0.0, 0.05, 0.2], p=[0.5, 0.35, 0.15]))
    out: list[Marked] = []
    for line in lines:
        length = len(line.strip.text)
        if length < 6 or rng.random() >= rate:
            out.append(line)
            continue
        at = int(rng.integers(2, length - 1))
        middle = line.strip.left + (line.strip.right - line.strip.left) * at / length
        for first, last, left, right in (
            (0, at, line.strip.left, middle),
            (at, length, middle, line.strip.right),
        ):
            strip = replace(line.strip, text=line.strip.text[first:last], left=left, right=right)
            out.append(Marked(strip, line.keys[first:last], line.begins[first:last]))
    return out
