from __future__ import annotations

from datetime import date, timedelta

import pytest

from catalog.types import FieldKind
from eval.foundry.days import DayStyle, printed, value, years_later
from nlp.normalize import normalise


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (DayStyle.HAN, "2026年11月3日"),
        (DayStyle.PADDED, "2026年11月03日"),
        (DayStyle.SPACED, "2026 年 11 月 03 日"),
        (DayStyle.ISO, "2026-11-03"),
        (DayStyle.DOTTED, "2026.11.03"),
        (DayStyle.NUMERALS, "二〇二六年十一月三日"),
    ],
)
def test_a_day_is_printed_as_papers_print_it(style: DayStyle, text: str) -> None:
    assert printed(date(2026, 11, 3), style) == text


@pytest.mark.parametrize("style", list(DayStyle))
def test_every_printed_day_normalises_to_its_value(style: DayStyle) -> None:
    for shift in range(0, 400, 7):
        day = date(2026, 1, 1) + timedelta(days=shift)
        assert normalise(FieldKind.DATE, printed(day, style)) == value(day)


def test_no_end_is_printed_as_forever() -> None:
    assert printed(None, DayStyle.HAN) == value(None) == "长期"


def test_a_leap_day_comes_round_on_the_28th() -> None:
    assert years_later(date(2024, 2, 29), 1) == date(2025, 2, 28)
