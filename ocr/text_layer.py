"""The lines a PDF says it carries, and its rendered page, in → the lines the page really shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np

from ocr import geometry
from ocr.geometry import Frame
from ocr.reader import Quads, TextEngine
from ocr.types import Image, TextLine

_REAL = 0.8
"""At least this share of the characters must be real text."""

_STRIP = 5
_AGREE = 0.75
_CHECK_CHARS = 40


def shown_lines(
    lines: Sequence[TextLine], image: Image, frame: Frame, quads: Quads, engine: TextEngine
) -> tuple[TextLine, ...]:
    """The lines that may be believed; empty when the layer as a whole may not be.

    It may not when too many of its characters are private-use or replacement ones, or when a
    strip of the rendered page, read by the engine, says something else. A single line is left
    out when nothing is seen at its place: text nobody can see must not be reviewed.
    """
    real = [line for line in lines if is_real_text(line.text)]
    if not real or _chars(real) < _REAL * _chars(lines):
        return ()
    seen, unseen = _seen(real, frame, quads)
    strip = _strip(seen)
    if not strip or float(np.median(_agreement(strip, image, frame, engine))) < _AGREE:
        return ()
    doubts = _agreement(unseen, image, frame, engine)
    kept = {id(line) for line in seen}
    kept |= {id(line) for line, a in zip(unseen, doubts, strict=True) if a >= _AGREE}
    return tuple(line for line in real if id(line) in kept)


def is_real_text(text: str) -> bool:
    """False for text with private-use, replacement, unassigned or control characters."""
    return all(
        char != "\N{REPLACEMENT CHARACTER}" and unicodedata.category(char) not in ("Co", "Cn", "Cc")
        for char in text
    )


def layer_orientation(lines: Sequence[TextLine]) -> int:
    """Degrees the content is turned clockwise, by most characters: 0, 90, 180 or 270."""
    votes = dict.fromkeys((0, 90, 180, 270), 0)
    for line in lines:
        (x0, y0), (x1, y1), *_ = line.region.points
        across, down = x1 - x0, y1 - y0
        if abs(across) >= abs(down):
            votes[0 if across >= 0 else 180] += len(line.text)
        else:
            votes[90 if down > 0 else 270] += len(line.text)
    return max(votes, key=lambda turn: votes[turn])


def _chars(lines: Sequence[TextLine]) -> int:
    return sum(len(line.text) for line in lines)


def _seen(
    lines: Sequence[TextLine], frame: Frame, quads: Quads
) -> tuple[list[TextLine], list[TextLine]]:
    """Lines whose middle lies within a box of found text, and the others."""
    if not len(quads):
        return [], list(lines)
    found = frame.fractions(quads)
    low, high = found.min(axis=1), found.max(axis=1)
    middles = np.array([np.mean(line.region.points, axis=0) for line in lines])[:, None, :]
    inside = ((middles >= low) & (middles <= high)).all(axis=-1).any(axis=1)
    seen = [line for line, yes in zip(lines, inside, strict=True) if yes]
    return seen, [line for line, yes in zip(lines, inside, strict=True) if not yes]


def _strip(lines: Sequence[TextLine]) -> list[TextLine]:
    """A few telling lines, spread over the page."""
    telling = [line for line in lines if len(line.text.strip()) >= 4] or list(lines)
    step = max(1, len(telling) // _STRIP)
    return telling[::step][:_STRIP]


def _agreement(
    lines: Sequence[TextLine], image: Image, frame: Frame, engine: TextEngine
) -> list[float]:
    """For each line, how like its text is what the engine reads at its place, [0, 1]."""
    crops = []
    for line in lines:
        quad = frame.pixels(np.array(line.region.points, dtype=np.float32))
        share = min(1.0, _CHECK_CHARS / len(line.text))
        quad[1] = quad[0] + (quad[1] - quad[0]) * share
        quad[2] = quad[3] + (quad[2] - quad[3]) * share
        crops.append(geometry.crop(image, quad, height=64))
    read = engine.recognise(crops)
    return [
        SequenceMatcher(
            None, _plain(line.text[:_CHECK_CHARS]), _plain(seen.text), autojunk=False
        ).ratio()
        for line, seen in zip(lines, read, strict=True)
    ]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
