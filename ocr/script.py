"""Lines as read → without the stray traditional characters of a page in simplified ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from opencc import OpenCC

from ocr.types import TextLine


def simplified(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines with characters that only the traditional script has in their simplified form,
    unless the page is written in that script: with no more that only the simplified one has.
    An engine that knows both takes 静 for 靜 when the print is bold or soft, or an entry is
    written by hand. Length and order of the characters stay."""
    every = "".join(line.text for line in lines)
    strange = sum(simple(char) != char for char in every)
    if not strange or strange >= sum(_is_simplified(char) for char in every):
        return tuple(lines)
    return tuple(replace(line, text="".join(simple(char) for char in line.text)) for line in lines)


@cache
def simple(char: str) -> str:
    """The simplified form of a character outside GB 2312; any other as it is."""
    if not _is_han(char) or _in_gb2312(char):
        return char
    form = _converter("t2s").convert(char)
    return form if len(form) == 1 and _in_gb2312(form) else char


@cache
def _is_simplified(char: str) -> bool:
    """Whether the traditional script writes the character otherwise."""
    return _is_han(char) and _in_gb2312(char) and _converter("s2t").convert(char) != char


@cache
def _converter(way: str) -> OpenCC:
    return OpenCC(way)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _in_gb2312(char: str) -> bool:
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False
