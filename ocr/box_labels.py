"""A row of boxes × the line they stand in and those beside it → the words of each box."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ocr.box_rows import RowBox, letters, places
from ocr.boxes_in_text import BoxText
from ocr.reader import FoundBox
from ocr.types import TextLine

_INNER = 0.6
"""Share of a box's width within which letters are read of what stands in it."""

_RANGE = re.compile(r"(?<=\d)[-~—–](?=\d)")
"""What joins two numbers: 80-89 is one word."""

_OPENING, _CLOSING = tuple("(（[【"), tuple(")）]】")
"""Brackets, which are part of words in pairs only."""


def labels_of(
    i: int,
    row: Sequence[RowBox],
    lines: Sequence[TextLine],
    quads: NDArray[np.float32],
    reader: BoxText,
    with_boxes: Collection[int] = (),
) -> list[str]:
    """The words of each box of line `i`: those behind it, or those before it where the row's
    boxes stand behind their words. The words before a box of another line are none of its own
    where they have boxes, too: those lines are `with_boxes`."""
    at = letters(lines[i], quads[i], reader, [one for one in row if not one.sign])
    words = _between(lines[i].text, at, row, reader.turning)
    if _stand_behind(words):
        return [_last(each) for each in words[:-1]]
    said = [_first(each) for each in words[1:]]
    said[-1] = said[-1] or words_beside(row[-1].box, lines, quads, but=i, with_boxes=with_boxes)
    return said


def _stand_behind(words: Sequence[str]) -> bool:
    """Whether each box belongs to the words before it: no words follow the last, and those
    before the first are no label of the row."""
    before, after = words[:-1], words[-1]
    if _first(after) or not before or before[0].rstrip().endswith(("：", ":")):
        return False
    return all(_first(each) for each in before)


def _between(
    text: str, at: Sequence[tuple[float, float]], row: Sequence[RowBox], turning: str
) -> list[str]:
    """The words before the first box, between each two, and behind the last. Where the text
    shows a box's sign it is cut there; else where the picture has the box, without what was read
    of a mark in it. Characters stand `at` these pixels along the line."""
    cuts: list[tuple[int, int]] = []
    for j, one in enumerate(row):
        if one.sign:
            cuts.append((one.sign.start, one.sign.end))
            continue
        first = cuts[-1][1] if j else 0
        last = next((other.sign.start for other in row[j:] if other.sign), len(text))
        inner = _INNER * one.width / 2
        before, behind = (
            min(max(sum(sum(ends) / 2 < edge for ends in at), first), last)
            for edge in (one.middle - inner, one.middle + inner)
        )
        if before == behind:
            before = behind = _begin(text, first, last, behind, turning)
        elif any(char in turning for char in text[before:behind]):
            behind = before
        cuts.append((before, behind))
    starts = [*(before for before, _ in cuts[1:]), len(text)]
    cuts = [  # letters in a box without any behind it are its words, on which its mark lies
        (before, behind if one.sign or _first(text[behind:start]) else _word(text, before, behind))
        for one, (before, behind), start in zip(row, cuts, starts, strict=True)
    ]
    edges = [(0, 0), *cuts, (len(text), len(text))]
    return [text[a[1] : b[0]] for a, b in pairwise(edges)]


def _word(text: str, first: int, last: int) -> int:
    """Where the Chinese letters among these begin; `last` where there are none."""
    return next((k for k in range(first, last) if "\u4e00" <= text[k] <= "\u9fff"), last)


def _begin(text: str, first: int, last: int, at: int, turning: str) -> int:
    """Which character between two the words begin with that stand at about `at`: one just after
    a gap or a mark, if there is one, and none that the one before it is `turning`."""
    if not first < at < last:
        return at
    whole = _RANGE.sub("0", text)
    near = [k for k in (at, at - 1, at + 1) if first < k < last and not whole[k - 1].isalnum()]
    return next(iter(near), at - 1 if text[at - 1] in turning else at)


def _first(words: str) -> str:
    """Words without the gap behind them and what stands beyond it, or a line to write on. A
    space between Latin words is none."""
    words = words.strip().lstrip(")）]】").rstrip("(（[【")
    if words.startswith(_OPENING) and not any(mark in words for mark in _CLOSING):
        words = words[1:]
    if words.endswith(_CLOSING) and not any(mark in words for mark in _OPENING):
        words = words[:-1]
    words = re.split(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|[_＿]{2,}", words)[0]
    return words.strip(" ，,；;、。/：:_")


def _last(words: str) -> str:
    """The words just before a box."""
    return _first(re.split(r"[：:]", words.rstrip(" （([【"))[-1].split(" ")[-1])


def words_beside(
    box: FoundBox,
    lines: Sequence[TextLine],
    quads: NDArray[np.float32],
    but: int = -1,
    with_boxes: Collection[int] = (),
) -> str:
    """The words of the line that begins behind a box on its row, no wide gap between them;
    else of the one that ends before it, unless they have boxes, too."""
    side, half = box.bottom - box.top, (box.right - box.left) / 2
    length, height, along, down = places(box, quads)
    best: tuple[float, str] | None = None
    for i in np.flatnonzero(np.abs(down) < 0.5 * height).tolist():
        if i == but:
            continue
        for gap, far, words in (
            (-along[i] - half, 1.5, _first(lines[i].text)),
            (
                along[i] - half - length[i] + 0.5 * side,
                1.0,
                "" if i in with_boxes else _last(lines[i].text),
            ),
        ):
            if -0.6 * side < gap < far * height[i] and words and (best is None or gap < best[0]):
                best = (float(gap), words)
    return best[1] if best else ""
