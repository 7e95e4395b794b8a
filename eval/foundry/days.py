"""A day → the ways papers print it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

NUMERALS = "〇一二三四五六七八九"
FOREVER = "长期"


class DayStyle(StrEnum):
    """How a date is printed."""

    HAN = "han"  # 2026年11月3日
    PADDED = "padded"  # 2026年11月03日
    SPACED = "spaced"  # 2026 年 11 月 03 日
    ISO = "iso"  # 2026-11-03
    DOTTED = "dotted"  # 2026.11.03
    NUMERALS = "numerals"  # 二〇二六年十一月三日


def printed(day: date | None, style: DayStyle) -> str:
    """The day as printed; None is 长期."""
    if day is None:
        return FOREVER
    match style:
        case DayStyle.HAN:
            return f"{day.year}年{day.month}月{day.day}日"
        case DayStyle.PADDED:
            return f"{day.year}年{day.month:02d}月{day.day:02d}日"
        case DayStyle.SPACED:
            return f"{day.year} 年 {day.month:02d} 月 {day.day:02d} 日"
        case DayStyle.ISO:
            return day.isoformat()
        case DayStyle.DOTTED:
            return f"{day.year}.{day.month:02d}.{day.day:02d}"
        case DayStyle.NUMERALS:
            year = "".join(NUMERALS[int(digit)] for digit in str(day.year))
            return f"{year}年{_small(day.month)}月{_small(day.day)}日"


def value(day: date | None) -> str:
    """The day as a reader should give it: YYYY-MM-DD or 长期."""
    return FOREVER if day is None else day.isoformat()


def years_later(day: date, years: int) -> date:
    """The same day `years` on; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _small(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, NUMERALS[tens] + "十")
    return head + (NUMERALS[ones] if ones else "")
