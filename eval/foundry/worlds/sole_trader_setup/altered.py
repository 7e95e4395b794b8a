"""Words, numbers and papers → others that differ as slips, lies and mix-ups make them differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np

from eval.foundry.papers.form import Form
from eval.foundry.papers.individual_registration_application import (
    IndividualRegistrationApplication,
)
from eval.foundry.people import Person, draw_person, draw_premises
from eval.foundry.world import World

PaperType = TypeVar("PaperType")

_ALIKE = """
    明名 华花 建健 国果 志智 强墙 文闻 丽利 秀绣 英瑛 敏闽 静净 伟卫 芳方 娟捐 洋阳 勇永 军君 杰洁
    涛滔 超朝 平萍 刚钢 桂贵 兰岚 玉钰 梅枚 红虹 霞遐 鹏朋 飞菲 雪学 晨辰 思斯 雨宇 子梓 涵函 欣昕
    怡宜 佳嘉 宁凝 博伯 远苑 清青 扬杨 安庵 然燃
"""
ALIKE = {pair[0]: pair[1] for pair in _ALIKE.split()}
"""Characters of names and others that sound the same."""


def of(world: World, material: str, kind: type[PaperType], position: int = 0) -> PaperType:
    """The paper in a slot, known to be of that kind."""
    paper = world.paper(material, position)
    if not isinstance(paper, kind):
        raise TypeError(f"{material}[{position}] is no {kind.__name__} but {paper}")
    return paper


def altered(world: World, material: str, position: int = 0, /, **facts: Any) -> World:
    """The world with other facts on one paper."""
    paper = replace(world.paper(material, position), **facts)  # type: ignore[type-var]
    return world.with_paper(material, paper, position)


def typed(world: World, **boxes: str) -> World:
    """The world with other words in boxes of the form; "" leaves one empty."""
    form = {key: text for key, text in {**world.form, **boxes}.items() if text}
    return replace(world, form=form)


def answered(world: World, question: str, answer: str) -> World:
    """The world in which the applicant answered otherwise."""
    return replace(world, situation={**world.situation, question: (answer,)})


def application(world: World) -> IndividualRegistrationApplication:
    """The application itself."""
    return of(world, "application", IndividualRegistrationApplication)


def everywhere(world: World, changes: Mapping[object, object]) -> World:
    """The world with words and days exchanged on every paper and in the form; words within
    longer ones, too."""
    papers = {
        material: tuple(_exchanged(paper, changes) for paper in slot)
        for material, slot in world.papers.items()
    }
    form = {key: str(_exchanged(text, changes)) for key, text in world.form.items()}
    return replace(world, papers=papers, form=form)


def _exchanged(fact: Any, changes: Mapping[object, object]) -> Any:
    if isinstance(fact, str):
        for old, new in changes.items():
            if isinstance(old, str):
                fact = fact.replace(old, str(new))
        return fact
    if isinstance(fact, tuple):
        return tuple(_exchanged(each, changes) for each in fact)
    if is_dataclass(fact) and not isinstance(fact, type):
        return replace(
            fact,
            **{each.name: _exchanged(getattr(fact, each.name), changes) for each in fields(fact)},
        )
    return changes.get(fact, fact)


def sound_alike(name: str) -> str:
    """The name with one character written as another of the same sound."""
    return name[:-1] + ALIKE[name[-1]]


def transposed(number: str, rng: np.random.Generator) -> str:
    """The number with two neighbours changed over, somewhere in its last eight places."""
    places = [at for at in range(len(number) - 8, len(number) - 2) if number[at] != number[at + 1]]
    if not places:
        return one_off(number, rng)
    at = int(rng.choice(places))
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def one_off(number: str, rng: np.random.Generator) -> str:
    """The number with one digit of its last four misread, but for the very last."""
    at = len(number) - int(rng.integers(2, 5))
    other = str((int(number[at]) + int(rng.integers(1, 10))) % 10)
    return number[:at] + other + number[at + 1 :]


def stranger(name: str, rng: np.random.Generator, world: World) -> Person:
    """A grown-up whose name shares no character with that one."""
    while True:
        other = draw_person(rng, world.today, ages=(25, 60))
        if not set(other.name) & set(name):
            return other


def next_door(address: str, rng: np.random.Generator) -> str:
    """An address of another number in the same street, or now and then of another street."""
    if rng.random() < 0.4:
        return elsewhere(address, rng)
    head, tail = address.split("号", 1)
    street = head.rstrip("0123456789")
    number = int(head.removeprefix(street)) + int(rng.choice([-2, 2, 4, 10]))
    return f"{street}{abs(number) + 1}号{tail}"


def elsewhere(address: str, rng: np.random.Generator) -> str:
    """An address in another street than this one."""
    while True:
        other = draw_premises(rng, flat=address.endswith("室")).address
        if other[9:13] != address[9:13]:
            return other


def entry(paper: Form, label: str) -> str:
    """What a form says beside a label, "" where it has none."""
    return dict(paper.pairs).get(label, "")


def with_entries(paper: Form, changes: Mapping[str, str]) -> Form:
    """The form with other words beside some of its labels."""
    pairs = tuple((label, changes.get(label, text)) for label, text in paper.pairs)
    return replace(paper, pairs=pairs)
