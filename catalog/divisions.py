"""The administrative divisions (行政区划) by whose names addresses and authorities begin, from
the table of GB/T 2260 codes that python-stdnum carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stdnum import numdb

_PERIOD = re.compile(r"(?:\[(\d*)-(\d*)\])?([^,\[\]]+)")
"""What a code stood for, and from which year to which."""

_OLDEST = 2000
"""Papers still name a division that was renamed after this year."""

_NO_NAME = frozenset(
    {"市辖区", "县", "市区", "郊区", "省直辖县级行政区划", "自治区直辖县级行政区划"}
)
_ALONE = frozenset({"11", "12", "31", "50"})
"""Codes of the four cities that are provinces themselves."""


@cache
def place_names() -> tuple[str, ...]:
    """Province with city (湖南省长沙市), city with district or county (长沙市岳麓区), province with
    a county-level city (湖南省浏阳市), each once."""
    return tuple(dict.fromkeys(_place_names()))


def _place_names() -> Iterator[str]:
    for _, code, _, named, inside in numdb.get("cn/loc").prefixes:
        province = named["province"]
        codes = {below: list(_standing(names["county"])) for _, below, _, names, _ in inside}
        for below, names in codes.items():
            for name in names:
                if below.endswith("00"):
                    yield from [province + name] if name != province else []
                    continue
                cities = [province] if code in _ALONE else codes.get(below[:2] + "00", [])
                yield from (city + name for city in cities if city != name)
                if name.endswith("市") and code not in _ALONE:
                    yield province + name


def _standing(names: str) -> Iterator[str]:
    """The names a code has, or had until lately."""
    for _, until, name in _PERIOD.findall(names):
        if name not in _NO_NAME and (not until or int(until) >= _OLDEST):
            yield name
