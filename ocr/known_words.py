"""What a crop may say × the words that papers print → the text, known words put right.

Print that is too small or too blurred to be told character by character can still be told word by
word, as people do: where a recogniser wavers between 烟 and 姻, 婚姻状况 is what forms print. A
word is put in place of what was read only when each of its characters is one that the recogniser
itself thought of there. Names, numbers and addresses' own words are in no list, and stay as read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ocr.reader import Recognition

_SHORTEST = 2
_SHORTEST_WITHIN = 4
"""Characters of a word that is known within other words, not only between marks and ends."""

_WITHIN = 0.5
"""Share of such a word's characters that may be put right."""


@dataclass
class _Node:
    """What follows some first characters of words; `word` when they are one."""

    after: dict[str, _Node]
    word: bool = False


@dataclass(frozen=True)
class _Found:
    """A word that characters `start` to `end` may be, and how unlikely: the ranks of the
    characters put in, 0 when it is what was read."""

    start: int
    end: int
    word: str
    rank: int
    put_right: int


class KnownWords:
    """Puts known words right. Holds no state between texts."""

    def __init__(self, words: Iterable[str]) -> None:
        self._root = _Node({})
        for word in words:
            node = self._root
            for char in _plain("".join(word.split())):
                node = node.after.setdefault(char, _Node({}))
            node.word = True

    def text_of(self, seen: Recognition) -> str:
        """The text as read, known words in it put right; as long as it was."""
        if not any(seen.others):
            return seen.text
        read = _plain(seen.text)
        found = [
            one
            for start in range(len(read))
            for one in self._words_at(start, read, seen.others)
            if one.end - one.start >= _SHORTEST
        ]
        text = list(seen.text)
        taken: list[_Found] = []
        for one in sorted(found, key=lambda one: (one.start - one.end, one.rank)):
            if any(one.start < other.end and other.start < one.end for other in taken):
                continue
            if one.put_right and not _may_be(one, read):
                continue
            taken.append(one)
            for i, char in enumerate(one.word, one.start):
                text[i] = text[i] if read[i] == char else char
        return "".join(text)

    def _words_at(self, start: int, read: str, others: tuple[str, ...]) -> Iterator[_Found]:
        reached = [(self._root, "", 0, 0)]
        for end in range(start, len(read)):
            further = []
            for node, word, rank, put_right in reached:
                for place, char in enumerate(read[end] + _plain(others[end])):
                    if following := node.after.get(char):
                        more = bool(place)
                        further.append((following, word + char, rank + place, put_right + more))
            reached = further
            for node, word, rank, put_right in reached:
                if node.word:
                    yield _Found(start, end + 1, word, rank, put_right)
            if not reached:
                return


def _may_be(one: _Found, read: str) -> bool:
    """Whether a word that wasn't read so is likelier than what was."""
    length = one.end - one.start
    if one.put_right == length:
        return False
    before, after = read[: one.start][-1:], read[one.end :][:1]
    if not before.isalnum() and not after.isalnum():
        return True
    return length >= _SHORTEST_WITHIN and one.put_right <= _WITHIN * length


def _plain(text: str) -> str:
    """Each character in its usual width, as many as before."""
    narrow = (unicodedata.normalize("NFKC", char) for char in text)
    return "".join(n if len(n) == 1 else c for n, c in zip(narrow, text, strict=True))
