"""A line's text → the labels in it that ask for a signature, and what stands behind each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from catalog.vocabulary import SigningWords

_WHO = r"(?:[^\W\d_](?:[\w/·、]|\([^()\W\d_]{1,3}\)){0,13}?)?"
_BEFORE = r"(?:^|(?<=[^\w/·])|(?<=[\d_]))"
_BLANK = r"[:;]|_|\s|\.{3}|…|$"
_DAY = re.compile(
    r"(?:19|20)?\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]"
    r"|[零〇○Oo一二三四五六七八九]{2,4}\s*年"
    r"|(?:^|(?<=[\s_:]))年[\s_]*月[\s_]*日?"
)
_FOREIGN = re.compile(r"\s*/?\s*[A-Za-z][A-Za-z .'’/]{3,}")
"""The label once more, in English."""

_SPACED = r"\s{0,2}"
"""Short labels are printed with gaps, and read with spaces: 校 长."""

_COLON = re.compile(r"\s?(?:[:;]|。$)")

_LONG = 5
"""Characters of a word that is known although one of them is misread."""


class Asked(StrEnum):
    """How a label asks: by a word for it; as a role alone, which asks only below a text; as an
    office that signs by custom."""

    WORD = "word"
    ROLE = "role"
    OFFICE = "office"


@dataclass(frozen=True)
class Prompt:
    """A label that asks for a signature. It runs from character `start` to `end` of the line,
    its colon included; `rest` is what is read from there to `stop`, where another label or a
    date begins or the line ends."""

    label: str
    asked: Asked
    start: int
    end: int
    rest: str
    stop: int


@lru_cache(maxsize=4)
class _Grammar:
    """The patterns of a vocabulary."""

    def __init__(self, words: SigningWords) -> None:
        asks, beside = _any(words.asks), _any(words.beside)
        bracket = rf"\((?:{beside})*{asks}(?:{asks}|{beside})*\)?"
        self.bracketed = re.compile(
            rf"{_BEFORE}(?P<label>{_WHO}\s?{bracket})(?:(?={_BLANK})|(?=\w{{1,4}}(?:$|\s))|(?=\d{{4}}))"
        )
        plain = rf"{_WHO}{asks}(?:{asks}|{beside})*(?:\((?:{asks}|{beside})+\))?"
        self.plain = re.compile(rf"{_BEFORE}(?P<label>{plain})(?=[:;]|_|\s|\.{{3}}|…)")
        self.whole = re.compile(rf"^(?P<label>{plain})$")
        also = r"(?:\([^\W\d_章]{2,12}\))?"  # 校长(学位评定委员会主席)
        roles = _any(words.roles)
        misread = rf"(?:{words.misread}(?=[:;])|\((?:{words.misread_within})\)?(?={_BLANK}|\w))"
        self.misread = re.compile(rf"{_BEFORE}(?P<label>{roles}{misread})")
        # a colon is read as 。
        self.stopped = re.compile(rf"^(?P<label>{roles}\s?(?:{asks}|{bracket}))(?=。$)")
        self.role = re.compile(rf"{_BEFORE}(?P<label>{roles}{also})(?=[:;])")
        offices = "|".join([_any(words.offices), *map(_misread, words.offices)])
        twice = rf"(?:{also}|(?:{offices}))"  # the brackets may be lost
        self.office = re.compile(rf"{_BEFORE}(?P<label>(?:{offices}){twice})(?=[:;]|\s*$)")
        self.label = re.compile(rf"[^\W\d_]{{0,6}}{_any(words.dates)}(?=[:\s_]|$)")


_STROKES = re.compile(r"(?:[A-Za-z]+(?=[\u4e00-\u9fff]))?")
"""What was read of a signature that reaches to the next label: AN审核（签字）."""


def find_prompts(text: str, words: SigningWords) -> tuple[Prompt, ...]:
    """From the left. Prose that speaks of signing, and labels that ask an organisation for its
    seal, give none."""
    plain = _plain(text)
    found = [
        (start + strokes, label[strokes:], asked)
        for start, label, asked in _labels(plain, words)
        if not _asks_for_seal(label, words)
        for strokes in [_STROKES.match(label).end()]  # type: ignore[union-attr]
    ]
    begins = [start for start, _, _ in found]
    breaks = [*begins, *_dates(plain, words), len(plain)]
    prompts = []
    for start, label, asked in found:
        end = start + len(label)
        for part in (_FOREIGN, _COLON):
            behind = part.match(plain, end)
            end = behind.end() if behind else end
        stop = min(at for at in breaks if at >= end)
        shown = text[start : start + len(label)].strip()
        prompts.append(Prompt(shown, asked, start, end, text[end:stop].strip(" _.…"), stop))
    return tuple(prompts)


def is_date(text: str, words: SigningWords) -> bool:
    """Whether a line is a date, or the label of one."""
    return next(_dates(_plain(text), words), None) is not None


def _labels(plain: str, words: SigningWords) -> Sequence[tuple[int, str, Asked]]:
    """Start, characters and kind of each label, from the left and apart from each other."""
    grammar = _Grammar(words)
    found = [
        (match.start("label"), match["label"], asked)
        for pattern, asked in (
            (grammar.bracketed, Asked.WORD),
            (grammar.plain, Asked.WORD),
            (grammar.whole, Asked.WORD),
            (grammar.misread, Asked.WORD),
            (grammar.stopped, Asked.WORD),
            (grammar.role, Asked.ROLE),
            (grammar.office, Asked.OFFICE),
        )
        for match in pattern.finditer(plain)
    ]
    apart: list[tuple[int, str, Asked]] = []
    for start, label, asked in found:
        if all(start >= at + len(other) or start + len(label) <= at for at, other, _ in apart):
            apart.append((start, label, asked))
    return sorted(apart)


def _dates(plain: str, words: SigningWords) -> Iterator[int]:
    """Where dates and labels of dates begin."""
    starts = [match.start() for match in _Grammar(words).label.finditer(plain)]
    starts += [match.start() for match in _DAY.finditer(plain)]
    yield from sorted(starts)


def _asks_for_seal(label: str, words: SigningWords) -> bool:
    bare = re.sub(r"[()]", "", label)
    for ask in words.sealing:
        if bare.endswith(ask):
            return bare.removesuffix(ask).endswith(words.bodies)
    return False


def _any(words: Sequence[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(_SPACED.join(map(re.escape, _plain(w))) for w in longest_first) + ")"


def _misread(word: str) -> str:
    """A long word with one character of it read as another."""
    plain = _plain(word)
    if len(plain) < _LONG:
        return re.escape(plain)
    return "|".join(
        rf"{re.escape(plain[:i])}\w{re.escape(plain[i + 1 :])}" for i in range(len(plain))
    )


def _plain(text: str) -> str:
    """The text with each character in its usual width; as long as the text itself."""
    narrow = (unicodedata.normalize("NFKC", char) for char in text)
    joined = "".join(n if len(n) == 1 else c for n, c in zip(narrow, text, strict=True))
    return joined.translate(_BRACKETS)


_BRACKETS = str.maketrans("〔[【「『《〈〕]】」』》〉", "(((((((" + ")))))))")
"""Brackets, and what they are read as."""
