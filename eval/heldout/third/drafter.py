"""Chance → the one who fills in a paper of the third edition, in a town of his own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from eval.foundry import people
from eval.foundry.people import Person
from eval.heldout.clerk import TODAY
from eval.heldout.paper import holds
from eval.heldout.second.scribe import Scribe
from eval.heldout.third import places, seals, writing

FACES = (
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "FandolSong",
    "FandolFang",
    "FandolHei",
    "AR PL SungtiL GB",
    "FandolKai",
)
TITLES = ("Noto Serif CJK SC", "Noto Sans CJK SC", "FandolHei", "FandolKai", "WenQuanYi Zen Hei")
HANDS = ("Long Cang", "LXGW WenKai", "Long Cang", "Ma Shan Zheng", "AR PL KaitiM GB")


class Drafter(Scribe):
    """A Scribe of another town, with typefaces, seals and pens of his own."""

    def __init__(self, rng: np.random.Generator) -> None:
        super().__init__(rng)
        self.town = self.one_of(places.TOWNS)
        self.body = self.one(FACES)
        self.head = self.one(TITLES)
        self.hand = self.one(HANDS)
        self.pen = self.one(writing.INKS)

    def person(self, low: int = 20, high: int = 60, sex: str = "") -> Person:
        drawn = people.draw_person(self.rng, TODAY, ages=(low, high), sex=sex)
        police = self.town.body(self.one(("公安局", "公安分局")))
        return replace(drawn, address=places.home(self.rng, self.town), police=police)

    def letter(self, letters: str) -> str:
        return self.one(list(letters))

    def firm(self) -> str:
        return places.firm(self.rng, self.town)

    def shop(self) -> str:
        return places.shop(self.rng, self.town)

    def address(self, *, flat: bool = False) -> str:
        return (places.home if flat else places.premises)(self.rng, self.town)

    def phone(self) -> str:
        """A number no telephone has: its second digit, or the first after the area's, is 0."""
        if self.odds(0.6):
            return f"100{self.digits(8)}"
        return f"{self.town.line}-0{self.digits(7)}"

    def years(self, first: date, count: int) -> date:
        """The last day of a term of `count` years."""
        return first.replace(year=first.year + count, day=min(first.day, 28)) - timedelta(days=1)

    def split(self, key: str, day: date, *, hand: bool = False, room: str = " ") -> str:
        """A day whose 年, 月 and 日 stand printed before its digits are filled in."""
        css = "h" if hand else "p"
        inner = "".join(
            f'<span class="{css}">{number}</span><i>{room}{unit}{room}</i>'
            for number, unit in ((day.year, "年"), (day.month, "月"), (day.day, "日"))
        )
        return holds(key, key, inner, day.isoformat())

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
        spot = (at[0] + self.rng.uniform(-14, 14), at[1] + self.rng.uniform(-10, 10))
        return seals.press(self.rng, text, centre, shape=shape, at=spot, size=size)

    def chop(self, name: str, *, at: tuple[float, float] = (4, -30), size: int = 56) -> str:
        if self.lacks_seal:
            return ""
        text = name if len(name) > 3 else f"{name}{'之印' if len(name) == 2 else '印'}"
        drawn = seals.press(self.rng, text, shape="square", at=at, size=size)
        return f'<span style="position:relative;display:inline-block">&#8203;{drawn}</span>'

    def sign(self, label: str, name: str, *, key: str = "signed_by", width: int = 130) -> str:
        if self.lacks_signature and (self._empty_places == 0 or self.odds(0.5)):
            self._empty_places += 1
            name = ""
        return writing.signature(self.rng, label, name, key=key, width=width)

    def marked(self, labels: Sequence[str], chosen: set[int], *, gap: str) -> str:
        mark = "crossed" if self.odds(0.12) else "ticked"
        states = [mark if index in chosen else "empty" for index in range(len(labels))]
        return writing.choices(self.rng, labels, states, gap=gap)
