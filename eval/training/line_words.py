"""Chance → what stands on a printed line: labels, values, running text, plain characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from catalog.load import load_catalog, read_folder
from eval.training.prose import facts
from eval.training.ring_words import ring_words
from review.checks import SPECS

MOST = 20
"""Letters of a line; most are cut to half of it, for longer ones only cost time."""

_USUAL = 9


_LATIN = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_SENTENCE = re.compile(r"[\u4e00-\u9fff，、；：。（）《》0-9]{6,}")


def line_words(rng: np.random.Generator, texts: Path | None) -> str:
    """One to MOST characters; running text comes from the files under `texts`."""
    chance = rng.random()
    if chance < 0.26 and texts is not None:
        words = _cut(_one(rng, running(texts)), rng)
    elif chance < 0.34:
        words = facts.letters(rng, 1, 12)
    elif chance < 0.46:
        words = _one(rng, labels()) + _one(rng, ("：", "：", ":", "", " "))
        words += _value(rng) if rng.random() < 0.6 else ""
    else:
        words = _value(rng)
    return _fitted(words, rng)


def _value(rng: np.random.Generator) -> str:
    match int(rng.integers(10)):
        case 0:
            return _one(rng, words("surnames")) + facts.letters(rng, 1, 2)
        case 1:
            return _firm(rng)
        case 2 | 3:
            return _address(rng)
        case 4:
            return facts.day(rng, _day(rng), facts.day_style(rng))
        case 5:
            return _number(rng)
        case 6:
            return ring_words(rng)
        case _:
            return "".join(_one(rng, words()) for _ in range(int(rng.integers(1, 4))))


def _firm(rng: np.random.Generator) -> str:
    place = facts.letters(rng, 2, 2) + _one(rng, words("place_ends"))
    tail = _one(rng, words("forms" if rng.random() < 0.75 else "shops"))
    return place + facts.letters(rng, 2, 4) + _one(rng, words("trades")) + tail


def _address(rng: np.random.Generator) -> str:
    ends = (("city_ends", 0.5), ("district_ends", 0.8), ("street_ends", 1.0))
    parts = [facts.letters(rng, 2, 3) + _one(rng, words(end))
             for end, chance in ends if rng.random() < chance]  # fmt: skip
    parts += [f"{rng.integers(1, 999)}号"]
    if rng.random() < 0.6:
        parts += [f"{rng.integers(1, 40)}{_one(rng, ('栋', '幢', '座', '单元', '楼', '-'))}"]
        parts += [f"{rng.integers(101, 3300)}{_one(rng, ('室', '号', '房', ''))}"]
    return "".join(parts)


def _day(rng: np.random.Generator) -> date:
    return date(1950, 1, 1) + timedelta(days=int(rng.integers(0, 31000)))


def _number(rng: np.random.Generator) -> str:
    count = int(rng.integers(1, 20))
    digits = "".join(str(i) for i in rng.integers(0, 10, count))
    match int(rng.integers(4)):
        case 0:
            return digits
        case 1:
            mixed = (_LATIN[int(i)] if rng.random() < 0.4 else str(int(i) % 10)
                     for i in rng.integers(0, len(_LATIN), count))  # fmt: skip
            return "".join(mixed)
        case 2:
            return digits[: count // 2] + _one(rng, ("-", "/", "X", "·")) + digits[count // 2 :]
        case _:
            units = ("元", "平方米", "万元整", "kg", "人", "岁", "mm", "个月", "年", "%", "号")
            return digits[:6] + _one(rng, units)


@cache
def running(texts: Path) -> Sequence[str]:
    """Stretches of text between headings and blanks in the .md and .txt files under a folder."""
    files = sorted(p for p in texts.rglob("*") if p.suffix in {".md", ".txt"})
    found = [run for p in files for run in _SENTENCE.findall(p.read_text(encoding="utf-8"))]
    if not found:
        raise FileNotFoundError(f"no Chinese text under {texts}")
    return tuple(found)


@cache
def labels() -> Sequence[str]:
    """The printed labels of the catalogue's document types."""
    types = load_catalog(read_folder(), checks=SPECS).document_types.values()
    specs = (spec for kind in types for spec in kind.fields)
    return tuple(sorted({label for spec in specs for label in (spec.label, *spec.aliases)}))


@cache
def words(group: str = "") -> Sequence[str]:
    """The words of a group that the tagger's facts are made of, or of all of them."""
    path = Path(facts.__file__).parent / "words.yaml"
    held: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    chosen = [held[group]] if group else held.values()
    return tuple(sorted({word for words in chosen for word in words if word}))


def _cut(text: str, rng: np.random.Generator) -> str:
    count = int(rng.integers(4, MOST + 1))
    at = int(rng.integers(0, max(1, len(text) - count)))
    return text[at : at + count]


def _fitted(words: str, rng: np.random.Generator) -> str:
    words, most = words.strip(), MOST if rng.random() < 0.1 else _USUAL
    if len(words) <= most:
        return words or "无"
    at = int(rng.integers(0, len(words) - most + 1)) if rng.random() < 0.5 else 0
    return words[at : at + most].strip()


def _one(rng: np.random.Generator, choices: Sequence[str]) -> str:
    return choices[int(rng.integers(len(choices)))]
