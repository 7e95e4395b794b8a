"""Chance → the one who fills in a paper: people, dates, fonts, and what is left out."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from eval.foundry import people
from eval.foundry.people import Person
from eval.heldout import marks
from eval.heldout.paper import holds, value

TODAY = date(2026, 10, 20)
LACKING = 0.28
"""Share of the papers with seals that lack them, and of those with signatures."""

BODIES = (
    "FandolSong",
    "AR PL SungtiL GB",
    "FandolFang",
    "FandolHei",
    "FandolKai",
    "LXGW WenKai",
    "AR PL KaitiM GB",
    "ZCOOL XiaoWei",
)
HANDS = ("Long Cang", "LXGW WenKai", "Ma Shan Zheng", "Long Cang", "Zhi Mang Xing")
_DIGITS = "〇一二三四五六七八九"
_TENS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


class Clerk:
    """Fills in one paper. All chance comes from `rng`."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.lacks_seal = bool(rng.random() < LACKING)
        self.lacks_signature = bool(rng.random() < LACKING)
        self.body = self.one(BODIES)
        self.head = self.one(("FandolHei", "FandolSong", "FandolKai", "ZCOOL XiaoWei", self.body))
        self.hand = self.one(HANDS)
        self.pen = self.one(marks.PENS)
        self._empty_places = 0

    def one(self, options: tuple[str, ...] | list[str]) -> str:
        return options[int(self.rng.integers(len(options)))]

    def odds(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def number(self, low: int, high: int) -> int:
        return int(self.rng.integers(low, high))

    def digits(self, count: int) -> str:
        return "".join(str(self.number(0, 10)) for _ in range(count))

    def person(self, low: int = 20, high: int = 60) -> Person:
        return people.draw_person(self.rng, TODAY, ages=(low, high))

    def firm(self) -> str:
        if self.odds(0.5):
            return people.firm_name(self.rng, individual=False)
        trade = self.one(["科技有限公司", "商贸有限责任公司", "物业服务有限公司", "建材有限公司"])
        return f"湖南{self.one(list(people.BRANDS))}样{self.one(list(people.BRANDS))}{trade}"

    def shop(self) -> str:
        return people.firm_name(self.rng, individual=True, district=self.one(people.DISTRICTS))

    def credit_code(self, *, individual: bool = False) -> str:
        return people.credit_code(self.rng, individual=individual)

    def address(self, *, flat: bool = False) -> str:
        return people.draw_premises(self.rng, flat=flat).address

    def district(self) -> str:
        return self.one(people.DISTRICTS)

    def phone(self) -> str:
        return people.phone_number(self.rng)

    def past(self, least: int = 20, most: int = 1500) -> date:
        return TODAY - timedelta(days=self.number(least, most))

    def dated(self, day: date) -> str:
        """A date as papers print it."""
        forms = (
            f"{day.year}年{day.month}月{day.day}日",
            f"{day.year}年{day.month:02d}月{day.day:02d}日",
            f"{day.year} 年 {day.month} 月 {day.day} 日",
            f"{day:%Y-%m-%d}",
            f"{day:%Y.%m.%d}",
        )
        return self.one(forms[:4])

    def v(self, key: str, label: str, shown: str, truth: str = "") -> str:
        """A printed value."""
        return value(key, label, shown, truth, css="p")

    def hv(self, key: str, label: str, shown: str, truth: str = "") -> str:
        """A value written by hand, or typed where the writer had a machine."""
        return value(key, label, shown, truth, css="h")

    def day(self, key: str, label: str, day: date, *, hand: bool = False) -> str:
        return value(key, label, self.dated(day), day.isoformat(), css="h" if hand else "p")

    def span(
        self,
        first: date,
        last: date | None,
        *,
        keys: tuple[str, str, str] = ("valid_period", "valid_from", "valid_until"),
        label: str = "有效期限",
        join: str = "至",
        form: str = "",
    ) -> str:
        """A range of dates: the range itself and its two ends."""

        def say(day: date) -> str:
            return f"{day:%Y.%m.%d}" if form == "." else f"{day.year}年{day.month}月{day.day}日"

        until = last.isoformat() if last else "长期"
        inner = (
            self.v(keys[1], f"{label}起", say(first), first.isoformat())
            + join
            + self.v(keys[2], f"{label}止", say(last) if last else "长期", until)
        )
        return holds(keys[0], label, inner, f"{first.isoformat()}至{until}")

    def seal(
        self,
        text: str,
        centre: str = "",
        *,
        at: tuple[float, float],
        size: int = 150,
        shape: str = "round",
    ) -> str:
        """A seal about `at`, or nothing on a paper that lacks its seals."""
        if self.lacks_seal:
            return ""
        spot = (at[0] + self.rng.normal(0, 9), at[1] + self.rng.normal(0, 7))
        return marks.seal(self.rng, text, centre, shape=shape, at=spot, size=size)

    def sign(self, label: str, name: str, *, key: str = "signed_by", width: int = 130) -> str:
        """A place to sign; on a paper that lacks signatures the first is always empty."""
        if self.lacks_signature and (self._empty_places == 0 or self.odds(0.5)):
            self._empty_places += 1
            name = ""
        return marks.signature(self.rng, label, name, key=key, width=width)

    def ticks(self, labels: tuple[str, ...], *, most: int = 1, gap: str = "　") -> str:
        """Boxes of which one to `most` are ticked, or none on one paper in seven."""
        count = 0 if self.odds(1 / 7) else self.number(1, most + 1)
        chosen = {int(i) for i in self.rng.choice(len(labels), size=count, replace=False)}
        mark = "crossed" if self.odds(0.15) else "ticked"
        return gap.join(
            marks.tick(self.rng, label, mark if index in chosen else "empty")
            for index, label in enumerate(labels)
        )


def chinese_day(day: date) -> str:
    """二〇二四年三月十五日."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_tens(day.month)}月{_tens(day.day)}日"


def _tens(number: int) -> str:
    if number <= 10:
        return _TENS[number]
    ten, rest = divmod(number, 10)
    return f"{'' if ten == 1 else _TENS[ten]}十{_TENS[rest]}"
