"""What stands on a paper → the same as somebody miswrote it."""

from __future__ import annotations

import numpy as np

# A character of a given name, and one that sounds alike.
ALIKE = """
    明铭 华桦 建健 国帼 志智 强墙 文雯 丽莉 秀绣 英瑛 敏闽 静婧 伟玮 芳方 娟鹃 洋阳 勇永 军君 杰洁
    涛滔 超朝 平萍 刚钢 桂贵 兰岚 玉钰 梅媒 红虹 霞侠 鹏朋 飞非 雪学 晨辰 思斯 雨宇 子紫 涵晗 欣新
    怡宜 佳嘉 宁凝 博伯 远媛 清青 扬杨 安鞍 然燃
"""
_ALIKE = {pair[0]: pair[1] for pair in ALIKE.split()}


def near_name(name: str, rng: np.random.Generator) -> str:
    """A drawn person's name with one character of the given name that only sounds like it."""
    at = int(rng.integers(1, len(name)))
    return name[:at] + _ALIKE[name[at]] + name[at + 1 :]


def one_digit(number: str, rng: np.random.Generator) -> str:
    """A number with one of its last digits another: no check digit holds any more."""
    digits = [at for at, char in enumerate(number[:-1]) if char.isdigit()]
    at = int(rng.choice(digits[-6:]))
    return number[:at] + str((int(number[at]) + int(rng.integers(1, 10))) % 10) + number[at + 1 :]


def transposed(number: str, rng: np.random.Generator) -> str:
    """A number with two neighbouring digits in each other's place, as near its end as can be;
    one digit another where all are alike."""
    apart = [at for at in range(len(number) - 1) if _differ(number[at : at + 2])]
    if not apart:
        return one_digit(number, rng)
    at = int(rng.choice(apart[-4:]))
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def too_short(number: str, rng: np.random.Generator) -> str:
    """A number with two of its last digits left out."""
    at = int(rng.integers(len(number) - 4, len(number) - 1))
    return number[:at] + number[at + 2 :]


def _differ(pair: str) -> bool:
    return pair.isdigit() and pair[0] != pair[1]
