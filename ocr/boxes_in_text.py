"""A line's text → the signs in it that stand for boxes to tick."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from catalog.vocabulary import BoxSigns
from ocr.types import TickState

_INSIDE_BRACKETS = r"vVxX/\\"
"""What ticks and crosses between brackets are read as, beside their own signs."""

_BRACKETS = "（(【[〔［"
_OPENING, _CLOSING = r"（(\[【〔［", r"）)\]】〕］"

_BRACKETS_WIDE = 1.75
_LIST = 2
"""Lines that a mark opens, at least, when it is that of a list."""

_SPACE, _HALF = 0.9, 0.5
"""Widths as shares of a full character's."""


@dataclass(frozen=True)
class Sign:
    """A box in a text: characters start to end, and what the text says of it (None: it can't be
    told). One that is `clear` is no character of a word by its own look or by where it stands;
    one that is `certain` is a box whatever the picture shows: brackets, in a row one of which
    holds a mark."""

    start: int
    end: int
    says: TickState | None
    clear: bool = True
    certain: bool = False


class BoxText:
    """Reads signs of boxes by the vocabulary's."""

    def __init__(self, signs: BoxSigns) -> None:
        self._signs = signs

    @property
    def turning(self) -> str:
        """Characters that are never cut off from the word behind them."""
        return self._signs.turning

    def signs(self, text: str) -> tuple[Sign, ...]:
        """The signs in a text from its start. A character that is also a word's is clear only
        where a label may begin: first, or after a gap, a mark or another sign."""
        words = [match.span() for match in self._words.finditer(text)]
        found: list[Sign] = []
        for match in self._sign.finditer(text):
            start, end = match.span()
            if any(a <= start < b for a, b in words):
                continue
            doubtful = match.group() in self._signs.characters + _BRACKETS
            clear = not doubtful or (
                match.group() not in _BRACKETS and _may_begin(text, start, found)
            )
            found.append(Sign(start, end, self._says(match.group()), clear))
        if any(self._marked(text, sign) for sign in found):
            found = [replace(sign, certain=_in_brackets(text, sign)) for sign in found]
        return tuple(found)

    def bullets(self, texts: Sequence[str]) -> frozenset[int]:
        """The lines that a filled circle or square opens as a mark of a list: several do, and
        no line has an empty one to choose instead."""
        found: set[int] = set()
        for filled, empty in self._signs.bullets:
            opened = [i for i, text in enumerate(texts) if text.lstrip()[:1] == filled]
            choice = any(text[s.start] in empty for text in texts for s in self.signs(text))
            if len(opened) >= _LIST and not choice:
                found.update(opened)
        return frozenset(found)

    def _marked(self, text: str, sign: Sign) -> bool:
        """Whether a tick or a cross stands between a sign's brackets."""
        inside = text[sign.start + 1 : sign.end - 1].strip()
        return _in_brackets(text, sign) and bool(inside) and inside in self._signs.marks

    def reach(self, text: str) -> tuple[float, ...]:
        """How far each character starts from the text's start, in widths of a full one; one
        entry more than characters."""
        pairs = [match.span() for match in self._brackets.finditer(text)]
        reach = [0.0]
        for i, char in enumerate(text):
            pair = next((b - a for a, b in pairs if a <= i < b), 0)
            plain = _SPACE if char == " " else _HALF if char.isascii() else 1.0
            reach.append(reach[-1] + (_BRACKETS_WIDE / pair if pair else plain))
        return tuple(reach)

    def _says(self, sign: str) -> TickState | None:
        if any(char in self._signs.crossed + "xX" for char in sign):
            return TickState.CROSSED
        if any(char in self._signs.ticked + "vV" for char in sign):
            return TickState.TICKED
        return None

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return re.compile(self._signs.words)

    @cached_property
    def _brackets(self) -> re.Pattern[str]:
        inside = re.escape(self._signs.ticked + self._signs.crossed) + _INSIDE_BRACKETS
        return re.compile(rf"[{_OPENING}]\s*[{inside}]?\s*[{_CLOSING}]")

    @cached_property
    def _sign(self) -> re.Pattern[str]:
        signs = self._signs.empty + self._signs.ticked + self._signs.crossed
        half = rf"[{_OPENING}](?=[^{_CLOSING}]*(?:[{_OPENING}]|$))"
        return re.compile(f"{self._brackets.pattern}|{half}|[{re.escape(signs)}]")


def _in_brackets(text: str, sign: Sign) -> bool:
    return sign.end - sign.start > 1 and text[sign.start] in _BRACKETS


def _may_begin(text: str, start: int, before: Sequence[Sign]) -> bool:
    if not start or not text[start - 1].isalnum():
        return True
    return bool(before) and before[-1].end == start
