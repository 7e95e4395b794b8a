"""A ring's letters as the network weighs them → its words, known parts of names put right.

Names of organisations begin with a place and end in words that are fixed by law or by the kind
of the authority. Where the picture leaves open what stands there, these are likelier than
letters that make no sense. What tells one organisation from another stands between them, and is
left as read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from catalog.vocabulary import NameParts
from ocr.ctc import log_chance

_SHORTEST_START = 5
"""Characters of a start that is mended: behind a shorter one the organisation's own name begins."""

_LIKELIER = 7.0
"""By how many nats a letter that completes a known part is likelier than another, before one
looks at it: of a thousand letters that may stand there, one does by chance."""

_LONGER = 3.0
"""By how many nats a known part is likelier than one shorter by a letter, before one looks."""

_CLEARER = 0.5
"""Nats by which one reading must be the likeliest: of two districts that fit as well, neither
is put in the place of what was read."""

_LEAST = 1e-7
"""Chance a letter has at least: networks are too sure."""


@dataclass(frozen=True)
class Weighed:
    """What a network saw: `steps` are T × classes chances, class 0 for no letter, and `index`
    the class of each character."""

    steps: NDArray[np.float32]
    index: dict[str, int]

    def chance(self, words: str) -> float:
        """Logarithm of the chance that these words stand there (nats; CTC, all alignments)."""
        if any(char not in self.index for char in words):
            return -np.inf
        classes = [0, *(self.index[char] for char in words)]
        seen = np.log(np.maximum(self.steps[:, classes], _LEAST)).astype(np.float64)
        return log_chance(seen, words)


def mended(letters: str, seen: Weighed, parts: NameParts) -> str:
    """The letters, with the known part they end in and the one they begin with put right where
    the picture allows it."""
    letters = _likeliest(letters, _ends(letters, parts.ends), seen)
    return _likeliest(letters, _starts(letters, parts.starts), seen)


def known_purpose(words: str, parts: NameParts) -> str:
    """What a seal is for, as read below its star: the one known end of names that is nearest,
    with few slips, else as read."""
    far = {part: Levenshtein.distance(words, part, score_cutoff=_few(part)) for part in parts.ends}
    near = [part for part, slips in far.items() if slips <= _few(part)]
    least = min((far[part] for part in near), default=0)
    nearest = [part for part in near if far[part] == least]
    return nearest[0] if len(nearest) == 1 else words


@dataclass(frozen=True)
class _Mended:
    """Letters with a known part in the place of some, how many of these it corrects, and how
    many letters it has."""

    words: str
    slips: int
    length: int


def _likeliest(letters: str, others: Iterator[_Mended], seen: Weighed) -> str:
    """The mended letters that fit what was seen best, among those likelier than the letters."""
    least = seen.chance(letters) + _CLEARER
    odds: dict[str, float] = {}
    for one in others:
        chance = seen.chance(one.words)
        if chance + _LIKELIER * one.slips > least:
            odds[one.words] = max(odds.get(one.words, -np.inf), chance + _LONGER * one.length)
    ranked = sorted(odds, key=lambda words: -odds[words])
    clear = len(ranked) == 1 or (ranked and odds[ranked[0]] - odds[ranked[1]] > _CLEARER)
    return ranked[0] if clear else letters


def _ends(letters: str, parts: Sequence[str]) -> Iterator[_Mended]:
    """The letters with each part that stands at their end with slips."""
    known = max((len(part) for part in parts if letters.endswith(part)), default=0)
    for part in parts:
        if len(part) <= known:
            continue
        for length in range(len(part) - 1, len(part) + 2):
            slips = Levenshtein.distance(letters[-length:], part, score_cutoff=_most(part))
            if length < len(letters) and 0 < slips <= _most(part):
                yield _Mended(letters[:-length] + part, slips, len(part))


def _starts(letters: str, parts: Sequence[str]) -> Iterator[_Mended]:
    known = max((len(part) for part in parts if letters.startswith(part)), default=0)
    for part in parts:
        if len(part) <= max(known, _SHORTEST_START - 1):
            continue
        for length in range(len(part) - 1, len(part) + 2):
            slips = Levenshtein.distance(letters[:length], part, score_cutoff=_most(part))
            if length < len(letters) and 0 < slips <= _most(part):
                yield _Mended(part + letters[length:], slips, len(part))


def _few(part: str) -> int:
    """Slips in a part that is known without weighing its letters."""
    return len(part) // 4 if len(part) >= _SHORTEST_START else 0


def _most(part: str) -> int:
    """Slips in a part that is still known."""
    return max(1, len(part) // 3)
