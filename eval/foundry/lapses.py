"""Names, numbers, addresses and papers → others in their place, as people get them wrong."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import numpy as np

from eval.foundry.people import Person, draw_person
from eval.foundry.world import World

PaperType = TypeVar("PaperType")

_PAIRS = """
    明铭 华桦 建健 国果 志智 强蔷 文雯 丽莉 秀绣 英瑛 敏闵 静婧 伟玮 芳方 娟涓 洋扬
    勇永 军君 杰洁 涛韬 超朝 平萍 刚钢 桂贵 兰岚 玉育 梅玫 红宏 霞遐 鹏朋 飞菲 雪薛
    晨辰 思斯 雨宇 子紫 涵晗 欣新 怡宜 佳嘉 宁凝 博勃 远苑 清青 扬阳 安桉 然燃
"""
SOUND_ALIKE = {pair[0]: pair[1] for pair in _PAIRS.split()}
"""Every character of drawn given names → another that is spoken the same."""

TOWNS = ("湖南省邵阳市样本县", "湖南省湘潭市样例县", "湖北省荆州市示例县", "江西省宜春市样本区")
NAMESAKES = ("山东省青岛市市北区长沙路", "天津市和平区长沙路", "上海市黄浦区长沙路")
"""Streets elsewhere that bear the name of Changsha."""


def misheard(name: str, rng: np.random.Generator) -> str:
    """The name with one character of the given name written as another that sounds alike."""
    place = int(rng.integers(1, len(name)))
    return name[:place] + SOUND_ALIKE[name[place]] + name[place + 1 :]


def transposed(number: str, rng: np.random.Generator) -> str:
    """The number with two neighbouring digits of its later part exchanged."""
    places = [
        place
        for place in range(len(number) // 3, len(number) - 2)
        if number[place] != number[place + 1] and number[place : place + 2].isdigit()
    ]
    place = int(rng.choice(places))
    return number[:place] + number[place + 1] + number[place] + number[place + 2 :]


def another_digit(number: str, rng: np.random.Generator, *, last: bool = False) -> str:
    """The number with one digit of its second half, or its last, read as another."""
    place = len(number) - 1 if last else int(rng.integers(len(number) // 2, len(number) - 1))
    others = [digit for digit in "0123456789" if digit != number[place]]
    return number[:place] + others[int(rng.integers(len(others)))] + number[place + 1 :]


def stranger(name: str, rng: np.random.Generator, today: date) -> Person:
    """A grown-up whose name shares no character with that one."""
    while True:
        other = draw_person(rng, today, ages=(25, 55))
        if not set(other.name) & set(name):
            return other


def far_away(rng: np.random.Generator) -> str:
    """An address in another town."""
    town = TOWNS[int(rng.integers(len(TOWNS)))]
    if rng.random() < 0.5:
        return f"{town}示例村{int(rng.integers(1, 12))}组{int(rng.integers(1, 60))}号"
    return f"{town}样本路{int(rng.integers(1, 400))}号{int(rng.integers(101, 900))}室"


def on_a_namesake(rng: np.random.Generator) -> str:
    """An address in another town, on a street named after Changsha."""
    street = NAMESAKES[int(rng.integers(len(NAMESAKES)))]
    return f"{street}{int(rng.integers(900, 999))}号{int(rng.integers(101, 900))}室"


def paper_of(world: World, material: str, kind: type[PaperType], position: int = 0) -> PaperType:
    """The paper in a slot, known to be of that kind."""
    paper = world.paper(material, position)
    if not isinstance(paper, kind):
        raise TypeError(f"{material}[{position}] is no {kind.__name__} but {paper}")
    return paper
