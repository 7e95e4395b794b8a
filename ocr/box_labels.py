"""A row of boxes × the line they stand in and those beside it → the words of each box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ocr import geometry
from ocr.box_rows import RowBox, places
from ocr.boxes_in_text import BoxText
from ocr.reader import FoundBox
from ocr.types import TextLine

_NEAR = 1.6
"""Characters that the guess reaches where a box's words begin."""

_SHORT = 0.35
"""… but of a short stretch of text no more than this share of it: 是 and 否 stay apart."""

_GAP, _AFTER = 0.7, 0.2
"""Characters of white before a box, where the text shows none, and behind it."""

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
) -> list[str]:
    """The words of each box of line `i`: those behind it, or those before it where the row's
    boxes stand behind their words."""
    (length,), _ = geometry.side_lengths(quads[i][None])
    words = _between(lines[i].text, float(length), row, reader)
    if _stand_behind(words):
        return [_last(each) for each in words[:-1]]
    return [
        _first(each) or (words_beside(one.box, lines, quads, but=i) if one is row[-1] else "")
        for one, each in zip(row, words[1:], strict=True)
    ]


def _stand_behind(words: Sequence[str]) -> bool:
    """Whether each box belongs to the words before it: no words follow the last, and those
    before the first are no label of the row."""
    before, after = words[:-1], words[-1]
    if _first(after) or not before or before[0].rstrip().endswith(("：", ":")):
        return False
    return all(_first(each) for each in before)


def _between(text: str, length: float, row: Sequence[RowBox], reader: BoxText) -> list[str]:
    """The words before the first box, between each two, and behind the last. Where the text
    shows a box's sign it is cut there; else where the picture has the box."""
    reach = reader.reach(text)
    cuts: list[tuple[int, int]] = []
    for j, one in enumerate(row):
        if one.sign:
            cuts.append((one.sign.start, one.sign.end))
            continue
        first, start = (cuts[-1][1], row[j - 1].right) if j else (0, 0.0)
        upto = next((k for k in range(j, len(row)) if row[k].sign), len(row))
        sign = row[upto].sign if upto < len(row) else None
        last, end = (sign.start, row[upto].left) if sign else (len(text), length)
        boxes = sum(max(0.0, min(one.right, end) - max(one.left, start)) for one in row[j:upto])
        gaps = upto - j + bool(sign) - len(re.findall(r"\s+", text[first:last]))
        white = _GAP * max(0, gaps) + _AFTER * (upto - j + 1)
        unit = max(end - start - boxes, 1.0) / max(reach[last] - reach[first] + white, 0.5)
        before = max(0.0, (one.left - start) / unit - (_GAP if gaps > 0 else 0.0) - _AFTER)
        whole = _RANGE.sub("0", text)
        at = _begin(whole, reach, first, last, reach[first] + before, reader.turning)
        cuts.append((at, at))
    edges = [(0, 0), *cuts, (len(text), len(text))]
    return [text[a[1] : b[0]] for a, b in pairwise(edges)]


def _begin(
    text: str, reach: Sequence[float], first: int, last: int, at: float, turning: str
) -> int:
    """Which character between two the words begin with that stand at about `at`: one after a
    gap or a mark, if there is one near, and none that the one before it is `turning`."""
    places = range(first, last + 1)
    gaps = [i for i in places if i in (first, last) or not text[i - 1].isalnum()]
    most = min(_NEAR, _SHORT * (reach[last] - reach[first]))
    near = [i for i in gaps if abs(reach[i] - at) < most]
    best = min(near or places, key=lambda i: abs(reach[i] - at))
    turned = not near and first < best < last and text[best - 1] in turning
    return best - 1 if turned else best


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
    box: FoundBox, lines: Sequence[TextLine], quads: NDArray[np.float32], but: int = -1
) -> str:
    """The words of the line that begins behind a box on its row, no wide gap between them;
    else of the one that ends before it."""
    side, half = box.bottom - box.top, (box.right - box.left) / 2
    length, height, along, down = places(box, quads)
    best: tuple[float, str] | None = None
    for i in np.flatnonzero(np.abs(down) < 0.5 * height).tolist():
        if i == but:
            continue
        for gap, far, words in (
            (-along[i] - half, 1.5, _first(lines[i].text)),
            (along[i] - half - length[i] + 0.5 * side, 1.0, _last(lines[i].text)),
        ):
            if -0.6 * side < gap < far * height[i] and words and (best is None or gap < best[0]):
                best = (float(gap), words)
    return best[1] if best else ""
