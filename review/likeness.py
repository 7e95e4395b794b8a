"""Two written forms → the same, nearly the same, or different (姓名、单位、地址的写法比对)."""

from __future__ import annotations

import re
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from nlp.normalize import squeeze

_DIVISIONS = re.compile(r"(?:[一-龥]{2,8}?(?:省|自治区|自治州|市|区|县|街道|镇|乡))*")
_NOISE = re.compile(r"[()（）\[\]【】,，.。·\-—_/\\#:：;；、\"'“”‘’]")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[-—–.·#/](?=\d)")
_SAME_WORDS = (
    ("室内", "室"),
    ("號", "号"),
    ("栋", "幢"),
    ("座", "幢"),
    ("楼层", "层"),
    ("楼", "层"),
)
_AMONG_DIGITS = re.compile(r"(?<=\d)[a-zA-Z]|[a-zA-Z](?=\d)")
_LIKE_DIGITS = str.maketrans("qgoOlIzZsSbB", "990011225568")
_MISREAD = 1
"""Edits one misreading explains on a short value."""


class Likeness(StrEnum):
    """How alike two values are. NEAR means: a misreading could explain the difference."""

    SAME = "same"
    NEAR = "near"
    DIFFERENT = "different"


def names(left: str, right: str) -> Likeness:
    """Persons and organisations: brackets, dots and spaces do not count; words do."""
    if left == right:
        return Likeness.SAME
    return _compare(_NOISE.sub("", squeeze(left)), _NOISE.sub("", squeeze(right)))


def codes(left: str, right: str) -> Likeness:
    """Numbers and codes: every character counts."""
    return _compare(left, right)


def lists(left: str, right: str) -> Likeness:
    """Codes, or several of them between 、 in any order."""
    if "、" in left and sorted(left.split("、")) == sorted(right.split("、")):
        return Likeness.SAME
    return codes(left, right)


def addresses(left: str, right: str) -> Likeness:
    """Addresses: punctuation, left-out divisions in front (湖南省, 长沙市…) and a 号 left out at
    the end do not count.

    NEAR when one side only leaves out a floor or room, or the two end alike and differ in the
    divisions before; different numbers are otherwise different places, however alike the words.
    """
    if left == right:
        return Likeness.SAME
    short, long = sorted((_place(left), _place(right)), key=len)
    if short == long or (short[-1:].isdigit() and long == f"{short}号"):
        return Likeness.SAME
    telling = len(short) >= 5 and re.search(r"\d", short) is not None
    if telling and long.endswith(short) and _DIVISIONS.fullmatch(long.removesuffix(short)):
        return Likeness.SAME
    tail = _common_ending(short, long)
    if telling and (long.startswith(short) or (len(tail) >= 6 and re.search(r"\d", tail[:-1]))):
        heads = (short.removesuffix(tail), long.removesuffix(tail))
        if long.startswith(short) or all(_DIVISIONS.fullmatch(head) for head in heads):
            return Likeness.NEAR
    if re.findall(r"\d+", short) != re.findall(r"\d+", long):
        return Likeness.NEAR if _digits(short) == _digits(long) else Likeness.DIFFERENT
    return _compare(short, long, allowance=max(_MISREAD, len(short) // 8))


def _digits(text: str) -> str:
    """The text with letters among its digits as the digits that they look like: 2q1号."""
    return _AMONG_DIGITS.sub(lambda found: found[0].translate(_LIKE_DIGITS), text)


def _common_ending(left: str, right: str) -> str:
    length = 0
    for one, two in zip(reversed(left), reversed(right), strict=False):
        if one != two:
            break
        length += 1
    return left[len(left) - length :]


def _place(text: str) -> str:
    folded = _NOISE.sub("", _BETWEEN_NUMBERS.sub("~", squeeze(text)))
    for written, plain in _SAME_WORDS:
        folded = folded.replace(written, plain)
    return folded


def _compare(left: str, right: str, *, allowance: int = _MISREAD) -> Likeness:
    if left == right:
        return Likeness.SAME
    near = Levenshtein.distance(left, right, score_cutoff=allowance) <= allowance
    return Likeness.NEAR if near else Likeness.DIFFERENT
