"""Chance → the one who fills in a paper of the second edition, with pens and seals of his own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

import numpy as np

from eval.heldout.clerk import LACKING, Clerk, chinese_day
from eval.heldout.paper import holds, value
from eval.heldout.second import boxes, pens, stamps

T = TypeVar("T")
PERIOD = ("valid_period", "valid_from", "valid_until")


class Scribe(Clerk):
    """A Clerk who draws seals, signatures and ticks in other ways."""

    def __init__(self, rng: np.random.Generator) -> None:
        super().__init__(rng)
        self.lacks_tick = bool(rng.random() < LACKING)
        self.lined = self.odds(0.5)

    def f(self, key: str, shown: str, truth: str = "") -> str:
        """A printed value."""
        return value(key, key, shown, truth, css="p")

    def w(self, key: str, shown: str, truth: str = "") -> str:
        """A value written into the form."""
        return value(key, key, shown, truth, css="h")

    def one_of(self, choices: Sequence[T]) -> T:
        """As `one`, of things that aren't strings."""
        return choices[int(self.rng.integers(len(choices)))]

    def say(self, day: date, form: str = "") -> str:
        """A day in one of the `form`s 年, 0年, 空, -, ., / and 中; any of the first four or the
        last but one when none is named."""
        year, month, number = day.year, day.month, day.day
        forms = {
            "年": f"{year}年{month}月{number}日",
            "0年": f"{year}年{month:02d}月{number:02d}日",
            "空": f"{year} 年 {month:02d} 月 {number:02d} 日",
            "-": f"{day:%Y-%m-%d}",
            ".": f"{day:%Y.%m.%d}",
            "/": f"{year}/{month:02d}/{number:02d}",
            "中": chinese_day(day),
        }
        return forms[form or self.one(("年", "0年", "空", "-", "/"))]

    def on(self, key: str, day: date, form: str = "", *, hand: bool = False) -> str:
        return value(key, key, self.say(day, form), day.isoformat(), css="h" if hand else "p")

    def during(
        self,
        first: date,
        last: date | None,
        *,
        keys: tuple[str, str, str] = PERIOD,
        join: str = "至",
        form: str = "",
        hand: bool = False,
    ) -> str:
        """A range of dates and its two ends; `last` None is 长期."""
        form = form or self.one(("年", "0年", "空", "-"))
        until = last.isoformat() if last else "长期"
        css = "h" if hand else "p"
        end = value(keys[2], keys[2], self.say(last, form) if last else "长期", until, css=css)
        return holds(
            keys[0],
            keys[0],
            self.on(keys[1], first, form, hand=hand) + join + end,
            f"{first.isoformat()}至{until}",
        )

    def seal(
        self,
        text: str,
        centre: str = "",
        *,
        at: tuple[float, float],
        size: int = 150,
        shape: str = "round",
    ) -> str:
        if self.lacks_seal:
            return ""
        spot = (at[0] + self.rng.normal(0, 8), at[1] + self.rng.normal(0, 6))
        if shape == "round" and centre and not text.endswith(("局", "厅")) and self.odds(0.3):
            shape = "oval"
        firm = shape == "round" and not text.endswith(("局", "厅", "院", "学", "所"))
        code = "4301" + self.digits(9) if firm and self.odds(0.5) else ""
        return stamps.stamp(
            self.rng, text, centre, shape=shape, at=spot, size=size, code="" if centre else code
        )

    def over(
        self,
        cell: str,
        text: str,
        centre: str = "",
        *,
        size: int = 150,
        shape: str = "round",
        right: float = 0,
    ) -> str:
        """The words a seal is pressed on, with the seal; `right` moves it along."""
        drawn = self.seal(text, centre, at=(20 + right, -size * 0.6), size=size, shape=shape)
        return f'<span style="position:relative;display:inline-block">{cell}{drawn}</span>'

    def chop(self, name: str, *, at: tuple[float, float] = (6, -34), size: int = 60) -> str:
        """A person's name chop near where it is called for."""
        if self.lacks_seal:
            return ""
        drawn = stamps.chop(self.rng, name, at=at, size=size)
        return f'<span style="position:relative;display:inline-block">&#8203;{drawn}</span>'

    def sign(self, label: str, name: str, *, key: str = "signed_by", width: int = 130) -> str:
        if self.lacks_signature and (self._empty_places == 0 or self.odds(0.5)):
            self._empty_places += 1
            name = ""
        return pens.signature(self.rng, label, name, key=key, width=width, lined=self.lined)

    def thumb(self) -> str:
        """A finger's print after a name, at times."""
        return pens.thumbprint(self.rng) if not self.lacks_signature and self.odds(0.3) else ""

    def ticks(self, labels: tuple[str, ...], *, most: int = 1, gap: str = "　") -> str:
        """Boxes of which one to `most` are ticked, or none on a paper that lacks its ticks."""
        count = 0 if self.lacks_tick else self.number(1, most + 1)
        chosen = {int(i) for i in self.rng.choice(len(labels), size=count, replace=False)}
        return self.marked(labels, chosen, gap=gap)

    def pick(self, labels: Sequence[str], chosen: str, *, gap: str = "　") -> str:
        """Boxes of which the one of `chosen` is ticked, or none on a paper that lacks them."""
        return self.marked(labels, set() if self.lacks_tick else {labels.index(chosen)}, gap=gap)

    def marked(self, labels: Sequence[str], chosen: set[int], *, gap: str) -> str:
        mark = "crossed" if self.odds(0.12) else "ticked"
        states = [mark if index in chosen else "empty" for index in range(len(labels))]
        return boxes.options(self.rng, labels, states, gap=gap)
