"""What people get wrong when they copy a name, a number or an address, and what forgers change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import numpy as np

from eval.foundry.people import Person, draw_person, draw_premises
from eval.foundry.world import World

PaperType = TypeVar("PaperType")

ALIKE = """
    明鸣 华桦 建健 国郭 志智 强墙 文闻 丽莉 秀绣 英瑛 敏闽 静靖 伟玮 芳方 娟鹃 洋阳 勇永 军君
    杰洁 涛滔 超朝 平萍 刚钢 桂贵 兰岚 玉钰 梅玫 红虹 霞侠 鹏朋 飞菲 雪学 晨辰 思斯 雨宇 子梓
    涵晗 欣鑫 怡宜 佳嘉 宁凝 博柏 远苑 清青 扬杨 安鞍 然冉
"""
_ALIKE = {pair[0]: pair[1] for pair in ALIKE.split()}
"""A character of drawn given names → another that sounds the same, or nearly."""


def paper_as(world: World, material: str, kind: type[PaperType], position: int = 0) -> PaperType:
    """The paper in a slot, which must be of that kind; TypeError when it isn't."""
    paper = world.paper(material, position)
    if not isinstance(paper, kind):
        raise TypeError(f"{material}[{position}] is no {kind.__name__} but {paper}")
    return paper


def with_facts(world: World, material: str, **facts: Any) -> World:
    """The world with these facts of the first paper in a slot changed."""
    paper: Any = world.paper(material)
    return world.with_paper(material, replace(paper, **facts))


def another_person(rng: np.random.Generator, today: date, name: str) -> Person:
    """A grown-up whose name shares no character with that one."""
    while True:
        other = draw_person(rng, today, ages=(25, 60))
        if not set(other.name) & set(name):
            return other


def misheard(name: str) -> str:
    """A drawn person's name with its last character written as another of the same sound."""
    return name[:-1] + _ALIKE[name[-1]]


def mistyped(rng: np.random.Generator, number: str) -> str:
    """One digit of the number is another one, neither its first six nor its last."""
    place = int(rng.integers(min(6, len(number) // 3), len(number) - 1))
    while not number[place].isdigit():
        place -= 1
    other = (int(number[place]) + int(rng.integers(1, 10))) % 10
    return f"{number[:place]}{other}{number[place + 1 :]}"


def transposed(rng: np.random.Generator, number: str) -> str:
    """Two neighbouring digits that differ have changed places; ValueError when all are alike."""
    places = [
        place
        for place in range(1, len(number) - 2)
        if number[place : place + 2].isdigit() and number[place] != number[place + 1]
    ]
    if not places:
        raise ValueError(f"no two neighbouring digits of {number} differ")
    place = places[int(rng.integers(len(places)))]
    return f"{number[:place]}{number[place + 1]}{number[place]}{number[place + 2 :]}"


def miscounted(number: str) -> str:
    """The number with a last digit that does not fit the others."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def elsewhere(rng: np.random.Generator, address: str) -> str:
    """An address on another street than this one."""
    while True:
        other = draw_premises(rng).address
        if other[9:13] != address[9:13]:
            return other


def next_door(address: str) -> str:
    """The same address, its house number two higher."""
    head, _, tail = address.partition("号")
    street = head.rstrip("0123456789")
    return f"{street}{int(head.removeprefix(street)) + 2}号{tail}"
