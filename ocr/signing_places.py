"""Lines of an upright page → the places to sign on it: by which label, and where to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from catalog.vocabulary import SigningWords
from ocr import geometry
from ocr.geometry import Frame, Points
from ocr.signing_words import Asked, Prompt, find_prompts, is_date
from ocr.types import TextLine

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_ABOVE, _BELOW = 1.9, 1.7
"""How far over and under the middle of its label a signature beside it may reach. This and all
lengths below are in sizes of the label's print."""

_FURTHEST = 9.0
_NARROW = 2.3
"""A place so narrow beside its label holds no name; it is under the label then."""

_UNDER = 4.5
_NAME = 5
"""Characters; what is longer beside a label is no name."""

_ROLE = 10
"""Characters of the longest role."""

_SURE_PRINT = 0.9
_SPREAD = 5.5
"""A label narrower than this may be printed with wide gaps, so that its line is no measure."""

_STRETCHED, _WIDE, _HIGH = 1.4, 1.2, 1.7
"""A line so much wider than its text, or so much wider and so many print sizes high, holds
something that was not read: a scrawl."""

_FILLED = 0.8
"""A line whose text ends before this share of it holds such a thing, too."""

_COLONS = ":：;；"

_ALIKE, _SCRAWLED = 0.6, 0.35
"""Shares of a line's own size that the print size around it has at least, to be its own too."""

_LAST = 0.45
"""Of a page's lines, from the top: a role alone asks for a signature only below this."""

_FEW = 6
"""Lines that may follow below it: another party, dates, a seal's words."""

_DATE_NEAR = 12.0
_ROW = 0.6
"""Print sizes that lines of one row lie apart at most."""
_BRACKET_FAR = 16.0
"""Print sizes from a label's beginning to the bracket that says how it is to be filled."""


@dataclass(frozen=True)
class SigningPlace:
    """A place to sign. Its lengths are in `em`, the pixels of its label's print size, from
    `origin`, the middle of the label's end: rightwards `along` the label, and downwards. `window`
    is where to look, `printed` what print takes of it and `read` the text read there. `asked`
    tells how surely it is one, `beside` whether it lies right of its label, not under it, and
    `merged` that the label was read in one line with what stands behind it: its end is then
    only about at the origin. `below` is where to look when nothing stands beside a label that
    doesn't point there with a colon."""

    label: str
    asked: Asked
    origin: tuple[float, float]
    along: tuple[float, float]
    em: float
    window: Box
    printed: tuple[Box, ...]
    read: str
    beside: bool
    merged: bool
    below: SigningPlace | None = None

    def pixels(self, points: NDArray[np.floating]) -> Points:
        """Points of the place, … × 2 → pixels of the picture."""
        a, b = self.along
        turn = np.array([[a, b], [-b, a]]) * self.em
        return np.asarray(np.asarray(points) @ turn + self.origin, dtype=np.float32)


@dataclass(frozen=True)
class _Line:
    """A line in pixels: corners, direction, print size, height, and what its text is."""

    quad: Points
    along: NDArray[np.float64]
    em: float
    height: float
    text: str
    confidence: float
    prompts: tuple[Prompt, ...]
    date: bool
    filled: float = 1.0
    """The share of the line that its text takes."""

    @property
    def start(self) -> NDArray[np.float64]:
        """The middle of its left end."""
        return np.asarray((self.quad[0] + self.quad[3]) / 2, dtype=np.float64)

    @property
    def width(self) -> float:
        return float(np.linalg.norm(self.quad[1] - self.quad[0]))

    def reach(self, characters: int) -> float:
        """Pixels from its start to the end of so many characters, were all of one size."""
        share = units(self.text[:characters]) / max(units(self.text), 0.5)
        return share * self.width

    def box(self, origin: NDArray[np.float64], along: NDArray[np.float64], em: float) -> Box:
        """The line as seen from a place."""
        off = self.quad - origin
        x = off @ along / em
        y = off @ np.array([-along[1], along[0]]) / em
        left, right = (x[0] + x[3]) / 2, (x[1] + x[2]) / 2
        return float(left), float(y.min()), float(right), float(y.max())


def find_places(
    lines: Sequence[TextLine], frame: Frame, words: SigningWords
) -> tuple[SigningPlace, ...]:
    """In the order of the lines; `frame` is that of the upright picture they were read from."""
    prompts = [find_prompts(line.text, words) for line in lines]
    if not any(prompts):
        return ()
    read = _measured(lines, prompts, frame, words)
    return tuple(
        _place(number, prompt, read, frame)
        for number, line in enumerate(read)
        for prompt in line.prompts
        if prompt.asked is not Asked.ROLE or _asks_here(number, prompt, read)
        if not _again(line, prompt, read) and not _for_another(line, prompt, read)
    )


def _again(line: _Line, prompt: Prompt, lines: Sequence[_Line]) -> bool:
    """Whether a longer line begins with that label at the same spot."""
    return any(
        other.prompts
        and other.width > line.width
        and len(other.prompts[0].label) == len(prompt.label)
        and float(np.linalg.norm(other.start - line.start)) < line.em
        for other in lines
        if other is not line
    )


def _for_another(line: _Line, prompt: Prompt, lines: Sequence[_Line]) -> bool:
    """Whether a bracket alone stands in the row of a label before it: 委托人：张三（签字）. It asks
    for the hand of that one."""
    if prompt.label[:1] not in "(（":
        return False
    down = np.array([-line.along[1], line.along[0]])
    return any(
        other.prompts
        and abs(float((other.start - line.start) @ down)) < _ROW * line.em
        and 0 < float((line.start - other.start) @ line.along) < _BRACKET_FAR * line.em
        for other in lines
        if other is not line
    )


def units(text: str) -> float:
    """How wide a text runs, in widths of a full character."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def _measured(
    lines: Sequence[TextLine],
    prompts: Sequence[tuple[Prompt, ...]],
    frame: Frame,
    words: SigningWords,
) -> list[_Line]:
    quads = frame.pixels(np.array([line.region.points for line in lines], dtype=np.float32))
    widths, heights = geometry.side_lengths(quads)
    turn = np.radians(geometry.skew(quads))
    level = np.array([np.cos(turn), np.sin(turn)])
    measured = []
    for i, line in enumerate(lines):
        quad, width, height = quads[i], float(widths[i]), float(heights[i])
        side = (quad[1] - quad[0]) + (quad[2] - quad[3])
        own = width >= 4 * height and side[0] > 0
        along = side / np.linalg.norm(side) if own else level
        em = max(4.0, min(0.95 * height, width / max(units(line.text), 1.0)))
        measured.append(
            _Line(
                quad=np.asarray(quad, dtype=np.float32),
                along=np.asarray(along, dtype=np.float64),
                em=em,
                height=height,
                text=line.text,
                confidence=line.confidence,
                prompts=prompts[i],
                date=is_date(line.text, words),
                filled=line.spans[-1][1] if line.spans else 1.0,
            )
        )
    return measured


def _asks_here(number: int, prompt: Prompt, lines: Sequence[_Line]) -> bool:
    """Whether a role alone stands where papers are signed: at the end of the page, with a date
    close below or beside it or another role in its row, and nothing longer than a name behind
    it."""
    line = lines[number]
    if number < _LAST * len(lines) or units(prompt.rest) > _NAME:
        return False
    down = np.array([-line.along[1], line.along[0]])
    below = [float((other.start - line.start) @ down) / line.em for other in lines]
    if sum(way > 0.8 for way in below) > _FEW:
        return False
    if any(o.date and -1 < way < _DATE_NEAR for o, way in zip(lines, below, strict=True)):
        return True
    row = [other for other, way in zip(lines, below, strict=True) if abs(way) < _ROW]
    return sum(len(other.prompts) for other in row) > 1


def _place(number: int, prompt: Prompt, lines: Sequence[_Line], frame: Frame) -> SigningPlace:
    line = lines[number]
    em, merged = line.em, prompt.end < len(line.text)
    unread = line.filled < _FILLED
    if prompt.rest or unread or units(line.text) > _SPREAD:
        em = _print_size(number, lines)
    start = line.reach(prompt.start) if prompt.start else 0.1 * em
    if unread and not merged:
        end, merged = line.filled * line.width, True
    elif merged := merged or _stretched(line, em):
        end = start + units(line.text[prompt.start : prompt.end]) * em
    else:
        end = line.width
    origin = line.start + end * line.along
    limit = min(_FURTHEST, _to_edge(origin, line.along, frame) / em)
    if prompt.stop < len(line.text):
        limit = min(limit, (line.reach(prompt.stop) - end) / em)
    others = [
        (other, other.box(origin, line.along, em)) for i, other in enumerate(lines) if i != number
    ]
    printed, read, taken, over, under = [], [prompt.rest], False, -_ABOVE, _BELOW
    for other, box in sorted(others, key=lambda one: one[1][0]):
        left, top, right, bottom = box = _without_strokes(other, box, em)
        if right < -12 or left > _FURTHEST or bottom < -_UNDER or top > _UNDER + 1:
            continue
        middle = (top + bottom) / 2
        if other.prompts and abs(middle) > 0.9:  # that row's signature reaches towards this one
            over = max(over, 0.6 * middle) if middle < 0 else over
            under = min(under, 0.5 * middle) if middle > 0 else under
        beside = top < 0.5 and bottom > -0.5 and left > -0.5
        if beside and _is_label(other, box):
            limit = min(limit, left - 0.1)
            printed.append(box)
        elif beside and left < limit:
            read.append(other.text)
            taken = True
        elif _is_print(other, box):
            printed.append(box)
    start = (start - end) / em
    place = SigningPlace(
        label=_whole_label(prompt.label, start, others),
        asked=prompt.asked,
        origin=(float(origin[0]), float(origin[1])),
        along=(float(line.along[0]), float(line.along[1])),
        em=em,
        window=(0.1, over, max(limit, 0.8), under),
        printed=tuple(printed),
        read=" ".join(one for one in read if one),
        beside=True,
        merged=merged,
    )
    below = _below(place, start, others)
    if limit < _NARROW and not taken:
        return below
    pointed = line.text[prompt.end - 1] in _COLONS + "。"
    return place if merged or taken or pointed else replace(place, below=below)


def _without_strokes(line: _Line, box: Box, em: float) -> Box:
    """A line's box without what of a signature was read before its label."""
    first = line.prompts[0].start if line.prompts else 0
    if not line.text[:first].isalpha() or not line.text[:first].isascii():
        return box
    return box[0] + line.reach(first) / em, *box[1:]


def _below(place: SigningPlace, start: float, others: Sequence[tuple[_Line, Box]]) -> SigningPlace:
    """The place under a label that runs from `start` to 0, not beside it."""
    printed = [box for other, box in others if _is_label(other, box)]
    row = [box for _, box in others if _in_row(box)]
    window = _under(start, row, printed)
    left, top, right, bottom = window
    read = [
        other.text
        for other, box in others
        if box not in printed and left < (box[0] + box[2]) / 2 < right
        if top < (box[1] + box[3]) / 2 < bottom
    ]
    printed.append((start, -0.8, 0.2, 0.8))
    return replace(place, window=window, printed=tuple(printed), read=" ".join(read), beside=False)


def _whole_label(label: str, start: float, others: Sequence[tuple[_Line, Box]]) -> str:
    """A label of which only the bracket was read in this line, with the role that stands right
    before or over it."""
    if label[:1] not in "(（":
        return label
    for line, (left, top, right, bottom) in others:
        middle = (top + bottom) / 2
        before = abs(middle) < 0.6 and start - 1.5 < right < start + 0.5
        over = -2.2 < middle < -0.8 and left < 0 and right > start
        if (before or over) and units(line.text) <= _ROLE and not (line.prompts or line.date):
            return line.text.strip() + label
    return label


def _print_size(number: int, lines: Sequence[_Line]) -> float:
    """The size of a label's print, where handwriting behind it makes its line the larger: that
    of the lines around it, if they are not much smaller or larger. A scrawl that was not read
    makes a line both high and wide: then theirs may be much smaller."""
    line = lines[number]
    own = line.em
    near = sorted(
        (line for line in lines if units(line.text) >= 4 and not line.prompts),
        key=lambda line: float(np.linalg.norm(line.start - lines[number].start)),
    )
    usual = float(np.median([line.em for line in near[:7]])) if near else own
    least = _SCRAWLED if _stretched(line, usual) else _ALIKE
    return usual if least * own < usual < own else own


def _stretched(line: _Line, em: float) -> bool:
    """Whether a line holds something that was not read: it is too wide for its text, or both
    wide and high."""
    wide = line.width / (em * max(units(line.text), 1.0))
    return wide > _STRETCHED or (wide > _WIDE and line.height > _HIGH * em)


def _to_edge(origin: NDArray[np.float64], along: NDArray[np.float64], frame: Frame) -> float:
    """Pixels from a point to the right edge of the picture."""
    return float((frame.width - origin[0]) / max(along[0], 0.2))


def _is_label(line: _Line, box: Box) -> bool:
    """Whether a line is surely print: a label, a date, or too long for a name."""
    tall = box[3] - box[1]
    if line.prompts or line.date or line.text.rstrip()[-1:] in _COLONS:
        return True
    return units(line.text) > _NAME and line.confidence > _SURE_PRINT and tall < 2.2


def _is_print(line: _Line, box: Box) -> bool:
    """Whether a line over or under the row of a label is print, not part of a large signature."""
    if _is_label(line, box):
        return True
    _, top, _, bottom = box
    away = abs(top + bottom) / 2 > 0.9
    return line.confidence > _SURE_PRINT and (away or units(line.text) > _NAME)


def _in_row(box: Box) -> bool:
    return box[1] < 0.5 and box[3] > -0.5


def _under(start: float, row: Sequence[Box], printed: Sequence[Box]) -> Box:
    """The room under a label that runs from `start` to 0: to the print below, and half way to
    its neighbours in the `row`."""
    middle, half = start / 2, max(4.0, -start / 2 + 1)
    left, right, bottom = middle - half, middle + half, _UNDER
    for x0, _, x1, _ in row:
        if x0 > -0.5:
            right = min(right, x0 / 2)
        elif x1 < start + 0.5:
            left = max(left, (x1 + start) / 2)
    for x0, top, x1, _ in printed:
        if top > 0.4 and x0 < right and x1 > left and x1 - x0 > 3:
            bottom = min(bottom, top)
    return left, 0.7, max(right, left + 1), max(bottom, 1.8)
