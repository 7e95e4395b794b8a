"""What papers say → nearly the same, as people miswrite it and forgers leave it."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

import numpy as np
from stdnum import luhn

from eval.foundry.people import Person, draw_person, draw_premises, firm_name
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.metrics import edit_distance

PaperType = TypeVar("PaperType")

_HEARD = """
    明鸣 华花 建健 国果 志智 强蔷 文雯 丽莉 秀绣 英瑛 敏闽 静靖 伟炜 芳方 娟鹃 洋扬
    勇永 军君 杰洁 涛滔 超朝 平萍 刚钢 桂贵 兰岚 玉钰 梅玫 红虹 霞夏 鹏朋 飞菲 雪学
    晨辰 思斯 雨宇 子梓 涵晗 欣新 怡宜 佳嘉 宁凝 博伯 远源 清青 扬洋 安岸 然燃
"""
_ALIKE = {pair[0]: pair[1] for pair in _HEARD.split()}
"""Of the characters given names are drawn from, others that sound or look like them."""


def paper_of(world: World, material: str, kind: type[PaperType], position: int = 0) -> PaperType:
    """The paper in a slot, of that kind; TypeError when it is of another."""
    paper = world.paper(material, position)
    if not isinstance(paper, kind):
        raise TypeError(f"{material}[{position}] is no {kind.__name__} but {paper}")
    return paper


def misheard(name: str) -> str:
    """The name of a person with its last character as one hears it."""
    return name[:-1] + _ALIKE[name[-1]]


def somebody_else(rng: np.random.Generator, world: World, name: str, sex: str = "") -> Person:
    """A grown-up whose name shares no character with that one."""
    while True:
        other = draw_person(rng, world.today, ages=(25, 60), sex=sex)
        if not set(other.name) & set(name):
            return other


def other_firm(rng: np.random.Generator, name: str, *, individual: bool = False) -> str:
    """A firm nobody would take for the one of that name."""
    while True:
        other = firm_name(rng, individual=individual, district="雨花区" if individual else "")
        if edit_distance(name, other) > len(name) / 3:
            return other


def one_digit_off(rng: np.random.Generator, number: str) -> str:
    """The number with one digit of its middle misread."""
    places = [at for at, char in enumerate(number[6:-1], 6) if char.isdigit()]
    at = int(rng.choice(places))
    digit = str((int(number[at]) + int(rng.integers(1, 10))) % 10)
    return number[:at] + digit + number[at + 1 :]


def swapped(rng: np.random.Generator, number: str) -> str:
    """The number with two neighbours of its second half changed over; one digit off where all
    of them are alike."""
    half = len(number) // 2
    places = [at for at in range(half, len(number) - 1) if number[at] != number[at + 1]]
    if not places:
        return one_digit_off(rng, number)
    at = int(rng.choice(places))
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def wrong_check(number: str) -> str:
    """An ID number, credit code or card number with another last character than it must have."""
    return number[:-1] + ("2" if number[-1] in "1X" else "1")


def other_card(rng: np.random.Generator, number: str) -> str:
    """Another card of the same bank, its check digit right."""
    body = number[:-3] + f"{(int(number[-3:-1]) + int(rng.integers(1, 99))) % 100:02d}"
    return body + luhn.calc_check_digit(body)


def next_door(rng: np.random.Generator, address: str) -> str:
    """The address with another number for the last that stands in it: the neighbour's."""
    last = list(re.finditer(r"\d+", address))[-1]
    number = int(last.group()) + int(rng.integers(1, 4))
    return address[: last.start()] + str(number) + address[last.end() :]


def elsewhere(rng: np.random.Generator, address: str, *, flat: bool = False) -> str:
    """An address on another street than this one."""
    while True:
        other = draw_premises(rng, flat=flat).address
        if other[9:13] != address[9:13]:
            return other


def everywhere(world: World, old: Person, new: Person) -> World:
    """The world with somebody's birthday and ID number exchanged on every paper and in the
    form, whoever's else they name."""
    papers = {
        key: tuple(cast(Paper, _changed(paper, old, new)) for paper in slot)
        for key, slot in world.papers.items()
    }
    form = {
        key: new.id_number if said == old.id_number else said for key, said in world.form.items()
    }
    return replace(world, papers=papers, form=form)


def _changed(facts: Any, old: Person, new: Person) -> object:
    """The facts, and facts within them, with one number, and the birthday beside it, exchanged."""
    told: dict[str, object] = {}
    for each in fields(facts):
        said = getattr(facts, each.name)
        if said == old.id_number:
            told[each.name] = new.id_number
        elif is_dataclass(said):
            told[each.name] = _changed(said, old, new)
    if told.get("id_number") == new.id_number:
        told["born_on"] = new.born_on
    known = {each.name for each in fields(facts)}
    return replace(facts, **{key: said for key, said in told.items() if key in known})
