"""Chance → the one who fills in a paper of the fourth edition, in a region of his own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import numpy as np

from eval.foundry import people
from eval.foundry.people import Person
from eval.heldout.clerk import LACKING, TODAY, Clerk, chinese_day
from eval.heldout.fourth import regions, signets, strokes
from eval.heldout.paper import holds, value

T = TypeVar("T")
PERIOD = ("valid_period", "valid_from", "valid_until")
PRINTS = (
    "FandolSong",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "FandolHei",
    "AR PL SungtiL GB",
    "FandolFang",
    "FandolKai",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
HEADS = ("FandolHei", "Noto Sans CJK SC", "Noto Serif CJK SC", "FandolSong", "AR PL KaitiM GB")
HANDS = ("Long Cang", "LXGW WenKai", "AR PL KaitiM GB", "Ma Shan Zheng", "Long Cang")
BY_HAND = 0.62
"""Share of the forms filled in with a pen."""


class Registrar(Clerk):
    """A Clerk of another region, whose seals, pens and boxes are his own."""

    def __init__(self, rng: np.random.Generator) -> None:
        super().__init__(rng)
        self.lacks_tick = self.odds(LACKING)
        self.region = self.one_of(regions.REGIONS)
        self.body, self.head = self.one(PRINTS), self.one(HEADS)
        self.print = self.body if self.odds(0.6) else self.one(PRINTS)
        self.hand, self.pen = self.one(HANDS), self.one(strokes.PENS)
        self.by_hand = self.odds(BY_HAND)

    def one_of(self, choices: Sequence[T]) -> T:
        """As `one`, of things that aren't strings."""
        return choices[int(self.rng.integers(len(choices)))]

    def some(self, choices: Sequence[T], least: int, most: int) -> list[T]:
        """`least` to `most` of the choices, in chance order."""
        order = self.rng.permutation(len(choices))[: self.number(least, most + 1)]
        return [choices[int(index)] for index in order]

    def person(self, low: int = 20, high: int = 60, sex: str = "") -> Person:
        drawn = people.draw_person(self.rng, TODAY, ages=(low, high), sex=sex)
        police = self.region.city_office("公安局" + self.region.district[:-1] + "分局")
        return replace(drawn, address=regions.dwelling(self.rng, self.region), police=police)

    def firm(self) -> str:
        return regions.firm(self.rng, self.region)

    def shop(self) -> str:
        return regions.shop(self.rng, self.region)

    def address(self, *, flat: bool = False) -> str:
        return (regions.dwelling if flat else regions.workplace)(self.rng, self.region)

    def phone(self) -> str:
        """A number no telephone has: a mobile's second digit, or the first after the area's,
        is 0."""
        if self.odds(0.65):
            return f"10{self.digits(9)}"
        return f"{self.region.dial}{self.one(('-', '-', ''))}0{self.digits(7)}"

    def ends(self, first: date, years: int) -> date:
        """The last day of a term of so many years."""
        return first.replace(year=first.year + years, day=min(first.day, 28)) - timedelta(days=1)

    def f(self, key: str, shown: str, truth: str = "") -> str:
        """A value the form came with, or that a machine printed."""
        return value(key, key, shown, truth, css="p")

    def w(self, key: str, shown: str, truth: str = "") -> str:
        """A value somebody entered, by pen where the form is filled in by hand."""
        if not self.by_hand:
            return value(key, key, shown, truth, css="p")
        inner = f'<span class="h">{strokes.written(self.rng, shown)}</span>'
        return holds(key, key, inner, truth or shown)

    def say(self, day: date, form: str = "") -> str:
        """A day in one of the `form`s 年, 年0, 隔, -, ., / and 汉; 年 twice as often as each of
        the next three when none is named."""
        y, m, d = day.year, day.month, day.day
        return {
            "年": f"{y}年{m}月{d}日",
            "年0": f"{y}年{m:02d}月{d:02d}日",
            "隔": f"{y} 年 {m} 月 {d} 日",
            "-": f"{day:%Y-%m-%d}",
            ".": f"{day:%Y.%m.%d}",
            "/": f"{day:%Y/%m/%d}",
            "汉": chinese_day(day),
        }[form or self.one(("年", "年", "年0", "隔", "-"))]

    def on(self, key: str, day: date, form: str = "", *, entered: bool = False) -> str:
        return (self.w if entered else self.f)(key, self.say(day, form), day.isoformat())

    def blanks(self, key: str, day: date) -> str:
        """A day entered between the printed 年, 月 and 日."""
        css = "h" if self.by_hand else "p"
        inner = "".join(
            f'<span class="{css}">&nbsp;{number}&nbsp;</span>{unit}'
            for number, unit in ((day.year, "年"), (day.month, "月"), (day.day, "日"))
        )
        return holds(key, key, inner, day.isoformat())

    def term(
        self,
        first: date,
        last: date | None,
        *,
        keys: tuple[str, str, str] = PERIOD,
        join: str = "至",
        form: str = "",
        entered: bool = False,
    ) -> str:
        """From one day to another, or without end: the whole and its two ends."""
        form = form or self.one(("年", "年0", "隔", "-"))
        until = last.isoformat() if last else "长期"
        write = self.w if entered else self.f
        end = write(keys[2], self.say(last, form) if last else "长期", until)
        inner = self.on(keys[1], first, form, entered=entered) + join + end
        return holds(keys[0], keys[0], inner, f"{first.isoformat()}至{until}")

    def seal(
        self,
        text: str,
        centre: str = "",
        *,
        at: tuple[float, float],
        size: int = 150,
        shape: str = "round",
    ) -> str:
        if self.lacks_seal or not text:
            return ""
        spot = (at[0] + self.rng.normal(0, 8), at[1] + self.rng.normal(0, 8))
        return signets.strike(self.rng, text, centre, shape=shape, at=spot, size=size)

    def stamped(
        self, cell: str, text: str, centre: str = "", *, size: int = 146, shape: str = "round"
    ) -> str:
        """The words a seal is struck over, with the seal."""
        spot = (-size / 2 + self.number(-24, 24), -size / 2 + self.number(-12, 24))
        drawn = self.seal(text, centre, at=spot, size=size, shape=shape)
        return (
            f'<span style="position:relative;display:inline-block">{cell}<span style="'
            f'position:absolute;left:50%;top:50%;text-indent:0">{drawn}</span></span>'
        )

    def chop(self, name: str, *, size: int = 54) -> str:
        """A person's own seal in the line."""
        text = name if len(name) > 3 else f"{name}{'之印' if len(name) == 2 else '印'}"
        drawn = self.seal(text, at=(0, -size * 0.45), size=size, shape="square")
        return (
            f'<span style="position:relative;display:inline-block;width:{size}px">&#8203;'
            f"{drawn}</span>"
        )

    def sign(self, label: str, name: str, *, key: str = "signed_by", width: int = 130) -> str:
        if self.lacks_signature and (self._empty_places == 0 or self.odds(0.5)):
            self._empty_places += 1
            name = ""
        return strokes.signature(self.rng, label, name, key=key, width=width)

    def ticks(self, labels: tuple[str, ...], *, most: int = 1, gap: str = "　") -> str:
        """Boxes of which one to `most` are marked, or none on a paper that lacks its marks."""
        count = 0 if self.lacks_tick else self.number(1, most + 1)
        chosen = {int(i) for i in self.rng.choice(len(labels), size=count, replace=False)}
        return self._boxes(labels, chosen, gap)

    def pick(self, labels: Sequence[str], chosen: str, *, gap: str = "　") -> str:
        """Boxes of which the one of `chosen` is marked, or none on a paper that lacks them."""
        return self._boxes(labels, set() if self.lacks_tick else {labels.index(chosen)}, gap)

    def _boxes(self, labels: Sequence[str], chosen: set[int], gap: str) -> str:
        mark = "crossed" if self.odds(1 / 7) else "ticked"
        states = [mark if index in chosen else "empty" for index in range(len(labels))]
        return strokes.options(self.rng, labels, states, gap=gap)
