"""Chance → fictional offices, firms, schools and the numbers of what they issue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from stdnum.iso7064 import mod_11_10

from eval.foundry.people import UNASSIGNED

MARKS = "禾云丰味和兴泰香源春福润达康佳盛景悦鲜满园山湘麓江星沙辰铭拓卓恒瑞启航"
SEALED = 0.66
"""The share of invented papers that bear their seal."""


def sealed(rng: np.random.Generator) -> bool:
    """Whether a paper that ought to bear a seal does: about three in ten don't."""
    return bool(rng.random() < SEALED)


def one(rng: np.random.Generator, choices: Sequence[str]) -> str:
    """One of the choices."""
    return str(choices[int(rng.integers(len(choices)))])


def digits(rng: np.random.Generator, count: int) -> str:
    """So many decimal digits."""
    return "".join(str(int(digit)) for digit in rng.integers(0, 10, count))


def brand(rng: np.random.Generator) -> str:
    """Two or three characters no real firm goes by: 样 stands among them."""
    marks = [one(rng, MARKS) for _ in range(int(rng.integers(1, 3)))]
    marks.insert(int(rng.integers(len(marks) + 1)), "样")
    return "".join(marks)


def firm(rng: np.random.Generator, trades: Sequence[str], *, district: str = "") -> str:
    """A fictional name in one of these trades, the trade with its legal form."""
    return f"长沙市{district}{brand(rng)}{one(rng, trades)}"


def school(rng: np.random.Generator, kinds: Sequence[str]) -> str:
    """A fictional school: 样 or 示例 stands in its name."""
    head = one(rng, ["湖南样本", "长沙样例", "湘江示例", "南方样板", "岳麓示范", "中南样例"])
    return head + one(rng, kinds)


def ago(rng: np.random.Generator, today: date, least: int, most: int) -> date:
    """A day so many days ago, by chance between the bounds."""
    return today - timedelta(days=int(rng.integers(least, most)))


def food_licence_no(rng: np.random.Generator, kind: int) -> str:
    """JY, a digit for sale (1), catering (2) or canteen (3), division, serial number and the
    check digit of GB/T 17710."""
    body = f"{kind}{one(rng, UNASSIGNED)}{digits(rng, 6)}"
    return f"JY{body}{mod_11_10.calc_check_digit(body)}"
