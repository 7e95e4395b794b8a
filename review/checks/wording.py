"""Words × a text → whether they stand in it, misreadings and denials aside."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from nlp.normalize import squeeze

_DENIED = re.compile(r"不含|不包括|不得|禁止|(?<![解开免扣拆清废])除|[□☐]$")
"""Before a word in its clause: what the paper says is not; 解除 and its like deny nothing."""


def affirmed(word: str, text: str) -> bool:
    """The word stands in a clause that does not deny it before, and not beside an empty box."""
    return word in text and any(
        not _DENIED.search(clause[: found.start()])
        for clause in re.split(r"[,;:。.()]", text)
        for found in re.finditer(re.escape(word), clause)
    )


def bare(name: str) -> str:
    return re.sub(r"[()（）·.\s★☆*]", "", squeeze(name))


def people_in(names: str) -> tuple[str, ...]:
    """Persons named one after another; 和 and 及 join two of them where a whole name can stand on
    either side."""
    parts = [part for part in re.split(r"[、,，;；/\s]+", names) if part]
    both = [re.fullmatch(r"(.{2,}?)[和及](.{2,})", part) for part in parts]
    pairs = zip(parts, both, strict=True)
    return tuple(name for part, pair in pairs for name in (pair.groups() if pair else (part,)))


_PLACE = re.compile(r"^(?:湖南省?)?(?:长沙市?)?")
_FORM = re.compile(r"(?:(?:有限责任|股份有限|有限)?公司)$")


def telling(name: str) -> str:
    """What of a firm's name tells it from others: without place and legal form; the whole name
    where too little would be left."""
    kept = _FORM.sub("", _PLACE.sub("", name))
    return kept if len(kept) >= 3 else name


def nearly_in(word: str, text: str) -> bool:
    """One misread or lost character in a word of four or more."""
    return (
        4 <= len(word) <= len(text) + 1
        and fuzz.partial_ratio(word, text) >= 100 * (1 - 1 / len(word)) - 0.1
    )
