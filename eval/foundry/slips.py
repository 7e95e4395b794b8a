"""What papers say → nearly the same, as people miswrite it and forgers leave it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

import numpy as np
from stdnum import luhn

from eval.foundry.people import Person, draw_person, draw_premises, firm_name
from eval.foundry.world import World
from eval.metrics import edit_distance

PaperType = TypeVar("PaperType")

_HEARD = """
    明鸣 华花 建健 国果 志智 强墙 文闻 丽利 秀绣 英瑛 敏闽 静净 伟玮 芳方 娟鹃 洋扬 勇永 军君 杰洁
    涛滔 超朝 平萍 刚钢 桂贵 兰岚 玉钰 梅玫 红虹 霞侠 鹏朋 飞菲 雪学 晨辰 思斯 雨宇 子梓 涵晗 欣新
    怡宜 佳嘉 宁凝 博伯 远苑 清青 扬洋 安岸 然燃
"""
_ALIKE = {pair[0]: pair[1] for pair in _HEARD.split()}
"""Every character that given names are drawn from → another that sounds like it."""


# --- worlds -------------------------------------------------------------------------------------


def paper_of(world: World, material: str, kind: type[PaperType], position: int = 0) -> PaperType:
    """The paper in a slot, known to be of that kind; TypeError when it is of another."""
    paper = world.paper(material, position)
    if not isinstance(paper, kind):
        raise TypeError(f"{material}[{position}] is no {kind.__name__} but {paper}")
    return paper


def with_facts(world: World, material: str, position: int = 0, /, **facts: Any) -> World:
    """The world with these facts of one paper changed."""
    paper: Any = world.paper(material, position)
    return world.with_paper(material, replace(paper, **facts), position)


def typed(world: World, **boxes: str) -> World:
    """The world with other words in boxes of the form; "" leaves one empty."""
    form = {key: text for key, text in {**world.form, **boxes}.items() if text}
    return replace(world, form=form)


def everywhere(world: World, changes: Mapping[object, object]) -> World:
    """The world with words and days exchanged on every paper and in the form, whoever's else
    they are; words within longer ones, too."""
    papers = {
        material: tuple(_exchanged(paper, changes) for paper in slot)
        for material, slot in world.papers.items()
    }
    form = {key: str(_exchanged(text, changes)) for key, text in world.form.items()}
    return replace(world, papers=papers, form=form)


def _exchanged(fact: Any, changes: Mapping[object, object]) -> Any:
    if isinstance(fact, str):
        for old, new in changes.items():
            if isinstance(old, str) and old in fact:
                fact = fact.replace(old, str(new))
        return fact
    if isinstance(fact, tuple):
        return tuple(_exchanged(each, changes) for each in fact)
    if is_dataclass(fact) and not isinstance(fact, type):
        told = {each.name: _exchanged(getattr(fact, each.name), changes) for each in fields(fact)}
        return replace(fact, **told)
    return changes.get(fact, fact)


def lately(rng: np.random.Generator, most: int) -> int:
    """So many days too many: often a single one, fewer than `most`."""
    return 1 if rng.random() < 0.4 else int(rng.integers(2, most))


# --- names --------------------------------------------------------------------------------------


def misheard(rng: np.random.Generator, name: str) -> str:
    """A drawn person's name with one character of the given name that only sounds like it."""
    at = int(rng.integers(1, len(name)))
    return name[:at] + _ALIKE[name[at]] + name[at + 1 :]


def another_person(rng: np.random.Generator, today: date, *names: str, sex: str = "") -> Person:
    """A grown-up whose name shares no character with any of these."""
    while True:
        other = draw_person(rng, today, ages=(25, 60), sex=sex)
        if not set(other.name) & set("".join(names)):
            return other


def another_firm(rng: np.random.Generator, name: str, *, individual: bool = False) -> str:
    """A firm nobody would take for the one of that name."""
    while True:
        other = firm_name(rng, individual=individual, district="雨花区" if individual else "")
        if edit_distance(name, other) > len(name) / 3:
            return other


# --- numbers ------------------------------------------------------------------------------------


def digit_off(rng: np.random.Generator, number: str) -> str:
    """A number with one of its last digits, but for the very last, misread: no check digit holds
    any more."""
    places = [at for at, char in enumerate(number[:-1]) if char.isdigit()]
    at = int(rng.choice(places[-6:]))
    digit = (int(number[at]) + int(rng.integers(1, 10))) % 10
    return f"{number[:at]}{digit}{number[at + 1 :]}"


def transposed(rng: np.random.Generator, number: str) -> str:
    """A number with two neighbouring digits changed over, near its end if it can be; one digit
    off where all of them are alike."""
    apart = [at for at in range(len(number) - 1) if _differ(number[at : at + 2])]
    if not apart:
        return digit_off(rng, number)
    at = int(rng.choice(apart[-6:]))
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _differ(pair: str) -> bool:
    return pair.isdigit() and pair[0] != pair[1]


def too_short(rng: np.random.Generator, number: str) -> str:
    """A number with two of its last digits left out."""
    at = int(rng.integers(len(number) - 4, len(number) - 1))
    return number[:at] + number[at + 2 :]


def wrong_check(number: str) -> str:
    """An ID number, credit code or card number with another last character than it must have."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def another_card(rng: np.random.Generator, number: str) -> str:
    """Another card of the same bank, its check digit right."""
    body = number[:-3] + f"{(int(number[-3:-1]) + int(rng.integers(1, 99))) % 100:02d}"
    return body + luhn.calc_check_digit(body)


# --- addresses ----------------------------------------------------------------------------------


def next_door(rng: np.random.Generator, address: str) -> str:
    """The address with one of its numbers a little higher: the neighbours'."""
    numbers = list(re.finditer(r"\d+", address))
    found = numbers[int(rng.integers(len(numbers)))]
    number = int(found.group()) + int(rng.integers(1, 4))
    return f"{address[: found.start()]}{number}{address[found.end() :]}"


def elsewhere(rng: np.random.Generator, address: str) -> str:
    """An address on another street than this one."""
    while True:
        other = draw_premises(rng, flat=address.endswith("室")).address
        if other[9:13] != address[9:13]:
            return other
