"""Lines of a page → the numbers a tagger takes, and its scores → spans of characters.

Nothing here knows of a model or a library: the same functions prepare what is trained on and
what is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

PAD, UNKNOWN, NEW_LINE, NEW_CELL = range(4)
"""Numbers that are no character: filling, one not in the vocabulary, and the ends of lines."""
SPECIALS = 4
WINDOW = 448
"""Tokens a tagger sees at once, the document type's among them; a longer page is seen in
windows that share `OVERLAP` tokens."""
OVERLAP = 128
PLACES = (12, 12, 4, 3)
"""How many values each feature of a place has: left, top, size, and how far the line runs."""
_LOST = 2
"""So many characters in the middle of a span may look like none of it."""
OUTSIDE = 0
"""The tag of what is no field; tags 2k+1 and 2k+2 begin and continue field k."""


@dataclass(frozen=True)
class Strip:
    """A line as the tagger sees it: squeezed text, its ends, middle and height in any one unit,
    and the number of the row it stands in."""

    text: str
    left: float
    right: float
    y: float
    height: float
    row: int


@dataclass(frozen=True)
class Tokens:
    """`ids` and `places` (one row of features a token) of a page, in reading order; `origins`
    gives the strip and character of each, -1 for an end of line."""

    ids: Ints
    places: Ints
    origins: Ints


@dataclass(frozen=True)
class Span:
    """Characters of a page that hold a field: first and last token, and how surely, [0, 1]."""

    key: str
    start: int
    end: int
    score: float


def tokens_of(strips: Sequence[Strip], vocabulary: Mapping[str, int]) -> Tokens:
    """Every character with where its line stands among the others, and an end after each."""
    ids: list[int] = []
    places: list[tuple[int, int, int, int]] = []
    origins: list[tuple[int, int]] = []
    if not strips:
        empty = np.zeros((0, len(PLACES)), np.int64)
        return Tokens(np.zeros(0, np.int64), empty, np.zeros((0, 2), np.int64))
    left, right = min(s.left for s in strips), max(s.right for s in strips)
    top, bottom = min(s.y for s in strips), max(s.y for s in strips)
    usual = float(np.median([s.height for s in strips]))
    for number, strip in enumerate(strips):
        run = (strip.right - left) / max(right - left, 1e-6)
        place = (
            _share(strip.left - left, right - left, PLACES[0]),
            _share(strip.y - top, bottom - top, PLACES[1]),
            int(np.searchsorted([0.75, 1.3, 1.8], strip.height / usual)),
            int(np.searchsorted([0.6, 0.9], run)),
        )
        following = strips[number + 1] if number + 1 < len(strips) else None
        same_row = following is not None and following.row == strip.row
        ids += [vocabulary.get(char, UNKNOWN) for char in strip.text]
        ids.append(NEW_CELL if same_row else NEW_LINE)
        places += [place] * (len(strip.text) + 1)
        origins += [(number, offset) for offset in range(len(strip.text))] + [(number, -1)]
    return Tokens(np.array(ids), np.array(places), np.array(origins))


def _share(part: float, whole: float, steps: int) -> int:
    return min(steps - 1, max(0, int(steps * part / max(whole, 1e-6))))


def windows(count: int) -> Iterator[tuple[int, int]]:
    """First and last-but-one token of each window over a page of so many."""
    room = WINDOW - 1
    start = 0
    while True:
        end = min(count, start + room)
        yield start, end
        if end == count:
            return
        start = end - OVERLAP


def joined_scores(count: int, seen: Sequence[tuple[int, int, Floats]]) -> Floats:
    """Scores of a page from those of its windows; where two overlap, each token's from the
    window in which it stands further from the edge."""
    tags = seen[0][2].shape[1]
    scores = np.zeros((count, tags), np.float32)
    depth = np.full(count, -1.0)
    for start, end, own in seen:
        at = np.arange(start, end)
        inner = np.minimum(
            at - start + (start == 0) * WINDOW, end - 1 - at + (end == count) * WINDOW
        )
        better = inner > depth[start:end]
        scores[start:end][better] = own[better]
        depth[start:end][better] = inner[better]
    return scores


def spans_of(probabilities: Floats, origins: Ints, keys: Sequence[str]) -> tuple[Span, ...]:
    """The spans of a page. Where one runs is said by all fields' tags together, which field it
    is by its characters together: a few unsure ones neither tear it nor rename it. It runs on
    over an end of line; its score is the mean probability of its field's tags."""
    fields = probabilities[:, 1::2] + probabilities[:, 2::2]
    inside = probabilities[:, OUTSIDE] < 0.5
    begins = probabilities[:, 1::2].sum(axis=1) > 0.5
    runs: list[list[int]] = []
    open_run = False
    for at in range(len(origins)):
        if origins[at][1] < 0:
            continue
        if not inside[at]:
            open_run = False
        elif open_run and not begins[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
            open_run = True
    spans: list[Span] = []
    for run in runs:
        means = fields[run].mean(axis=0)
        span = Span(keys[int(means.argmax())], run[0], run[-1] + 1, float(means.max()))
        if spans and _torn(spans[-1], span, begins, origins):
            span = _mended(spans.pop(), span)
        spans.append(span)
    return tuple(spans)


def _torn(before: Span, after: Span, begins: NDArray[np.bool_], origins: Ints) -> bool:
    """Whether two spans are one that a character or two were lost from."""
    gap = range(before.end, after.start)
    return (
        before.key == after.key
        and not begins[after.start]
        and len(gap) <= _LOST
        and all(origins[at][1] >= 0 for at in gap)
    )


def _mended(before: Span, after: Span) -> Span:
    lengths = before.end - before.start, after.end - after.start
    score = (before.score * lengths[0] + after.score * lengths[1]) / sum(lengths)
    return Span(before.key, before.start, after.end, score)
