"""Text → what it is compared by: folded text, words and character n-grams; and its sentences."""

from __future__ import annotations

import re
import unicodedata

_RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")
_SENTENCE = re.compile(r"[^。！？；!?;]*[。！？；!?;]+[”’」』）)]*|[^。！？；!?;]+")


def fold(text: str) -> str:
    """NFKC and lower case: full-width, compatibility and capital forms become one."""
    return unicodedata.normalize("NFKC", text).lower()


def grams(text: str) -> tuple[str, ...]:
    """What text is found by, in order, with repetitions: every Latin word or number whole;
    of everything else each character and each two neighbours."""
    found: list[str] = []
    for run in _runs(text):
        if run.isascii():
            found.append(run)
        else:
            found.extend(run)
            found.extend(run[i : i + 2] for i in range(len(run) - 1))
    return tuple(found)


def pairs(text: str) -> frozenset[str]:
    """The longest of the `grams` at each place: words, numbers and two neighbours; a single
    character only where it stands alone."""
    found: set[str] = set()
    for run in _runs(text):
        if run.isascii() or len(run) == 1:
            found.add(run)
        else:
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    return frozenset(found)


def shared(query: str, text: str) -> tuple[str, ...]:
    """The words of the query that the text holds too, longest first at each place, in the
    order of the query, each once. Single characters only when nothing longer is shared."""
    held = frozenset(grams(text))
    whole = "\n".join(_runs(text))
    asked = _runs(query)
    words = [word for run in asked for word in _longest(run, whole, held)]
    if not words:
        words = [char for run in asked if not run.isascii() for char in run if char in held]
    return tuple(dict.fromkeys(words))


def sentences(text: str) -> tuple[str, ...]:
    """The text cut behind each full stop, question or exclamation mark, semicolon and line
    break; the pieces, stripped, none empty."""
    found = (piece for line in text.splitlines() for piece in _SENTENCE.findall(line))
    return tuple(piece.strip() for piece in found if piece.strip())


def _runs(text: str) -> list[str]:
    return _RUN.findall(fold(text))


def _longest(run: str, whole: str, held: frozenset[str]) -> list[str]:
    if run.isascii():
        return [run] if run in held else []
    words: list[str] = []
    start = 0
    while start < len(run) - 1:
        end = start + 2
        if run[start:end] not in held:
            start += 1
            continue
        while end < len(run) and run[start : end + 1] in whole:
            end += 1
        words.append(run[start:end])
        start = end
    return words
