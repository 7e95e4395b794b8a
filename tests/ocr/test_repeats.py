"""A line that was read twice stands once."""

from __future__ import annotations

from ocr.repeats import once
from ocr.types import Region, TextLine


def at(text: str, left: float, right: float, top: float = 0.1) -> TextLine:
    corners = ((left, top), (right, top), (right, top + 0.03), (left, top + 0.03))
    return TextLine(text, Region(0, corners), 0.9)


def test_a_part_that_says_the_same_is_left_out() -> None:
    whole, part = at("姓 名", 0.1, 0.3), at("名", 0.22, 0.29)
    assert once([part, whole]) == (whole,)


def test_what_says_something_else_or_stands_elsewhere_stays() -> None:
    lines = [at("姓名", 0.1, 0.3), at("章", 0.2, 0.25), at("名", 0.5, 0.55), at("姓名", 0.1, 0.3)]
    assert once(lines) == tuple(lines)
    assert once(lines[:1]) == tuple(lines[:1])
