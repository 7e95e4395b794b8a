"""Chance → what stands around a seal: names of fictional organisations, and plain characters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml

_WORDS: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "ring_words.yaml").read_text(encoding="utf-8")
)
_ALNUM = "0123456789ABCDEFGHJKLMNPQRTUWXY"


_RARE = 0.06
"""Share of the characters of a name that are of GB 2312's second level, as 鑫 and 麓 are."""


def _rows(first: int, last: int) -> str:
    return "".join(
        bytes((row, cell)).decode("gb2312")
        for row in range(first, last)
        for cell in range(0xA1, 0xFF)
        if not (row == 0xD7 and cell > 0xF9)
    )


_LEVELS = _rows(0xB0, 0xD8), _rows(0xD8, 0xF8)
"""The 3,755 characters of the first level, by sound, and the 3,008 of the second, by radical."""


def ring_words(rng: np.random.Generator) -> str:
    """Four to twenty-four characters."""
    kind = rng.random()
    if kind < 0.30:
        words = _firm(rng)
    elif kind < 0.44:
        words = _office(rng)
    elif kind < 0.50:
        words = _place(rng) + plain(rng, 0, 3) + _one(rng, _WORDS["hospitals"])
    elif kind < 0.55:
        words = _one(rng, _WORDS["places"]) + plain(rng, 0, 3) + _one(rng, _WORDS["schools"])
    elif kind < 0.60:
        words = _place(rng) + plain(rng, 2, 3) + _one(rng, _WORDS["streets"])
    else:
        words = plain(rng, 5, 16)
    if kind < 0.60 and rng.random() < 0.14:
        words += _one(rng, _WORDS["purposes"])
    if rng.random() < 0.02:
        words += "".join(_ALNUM[int(i)] for i in rng.integers(0, len(_ALNUM), 4))
    return words[:24] if len(words) >= 4 else words + plain(rng, 4, 6)


def foot_words(rng: np.random.Generator) -> str:
    """What a seal is for, or three to nine plain characters."""
    return _one(rng, _WORDS["purposes"]) if rng.random() < 0.5 else plain(rng, 3, 9)


def _firm(rng: np.random.Generator) -> str:
    head = _one(rng, _WORDS["places"]) if rng.random() < 0.8 else ""
    if rng.random() < 0.2:
        head += _one(rng, _WORDS["districts"])
    form = _one(rng, _WORDS["forms"])
    trade = _one(rng, _WORDS["trades"]) if rng.random() < 0.9 else ""
    middle = f"({_one(rng, _WORDS['places'])[:2]})" if rng.random() < 0.04 else ""
    return head + plain(rng, 2, 4) + middle + trade + form


def _office(rng: np.random.Generator) -> str:
    name = _place(rng) + _one(rng, _WORDS["offices"])
    if name.endswith("公安局") and rng.random() < 0.7:
        name += plain(rng, 2, 2) + "分局" if rng.random() < 0.6 else ""
        name += (plain(rng, 2, 3) if rng.random() < 0.6 else "") + _one(rng, _WORDS["stations"])
    return name


def _place(rng: np.random.Generator) -> str:
    head = _one(rng, _WORDS["places"]) if rng.random() < 0.85 else plain(rng, 2, 2) + "市"
    if rng.random() < 0.6:
        head += _one(rng, _WORDS["districts"]) if rng.random() < 0.7 else plain(rng, 2, 2) + "区"
    return head


def plain(rng: np.random.Generator, least: int, most: int) -> str:
    """So many characters of no meaning."""
    count = int(rng.integers(least, most + 1))
    levels = (_LEVELS[int(rng.random() < _RARE)] for _ in range(count))
    return "".join(level[int(rng.integers(len(level)))] for level in levels)


def _one(rng: np.random.Generator, choices: Sequence[str]) -> str:
    return choices[int(rng.integers(len(choices)))]
