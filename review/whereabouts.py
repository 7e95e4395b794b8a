"""An address → the division it begins by naming, as far down as it says (地址所在行政区划)."""

from __future__ import annotations

import re

from catalog.types import Division, Divisions
from nlp.normalize import squeeze

_COUNTRY = re.compile(r"^中国(?!\()|^中华人民共和国")
_ONLY_SOUNDS_SO = re.compile(r"^(?:场|城?[东西南北中]?(?:路|街|巷|大道|大街)(?:[\d东西南北中]|$))")
"""What follows a division's name where it is a street's or a market's: 长沙市场, 长沙县路5号."""

_SHORTEST, _LONGEST = 2, 12
"""Characters in a division's name."""


class _Contradiction(Exception):
    """The address names a division that does not lie in the one before it."""


def located(address: str, divisions: Divisions) -> str | None:
    """The code of the smallest division that the names at its beginning lead to, each lying in
    the one before: 湖南省长沙市岳麓区…, 长沙市岳麓区…, 岳麓区…, 长沙岳麓区…. None when it begins
    with none, when they contradict each other (长沙市岳塘区…), or when one that another
    province has, too, stands alone. Streets named after places (长沙路) are none."""
    rest, here = _COUNTRY.sub("", squeeze(address)), None
    try:
        while (step := _next(rest, here, divisions)) is not None:
            here, rest = step
    except _Contradiction:
        return None
    return here.code if here else None


def _next(rest: str, here: Division | None, divisions: Divisions) -> tuple[Division, str] | None:
    """The division whose name `rest` begins with, inside `here`, and what follows the name."""
    for size in range(min(_LONGEST, len(rest)), _SHORTEST - 1, -1):
        sharing = divisions.by_name.get(rest[:size], ())
        after = rest[size:]
        if not sharing or _ONLY_SOUNDS_SO.search(after):
            continue
        inside = [each for each in sharing if _inside(each, here, divisions)]
        if len(inside) == 1:
            return inside[0], after
        raise _Contradiction
    return _by_short_name(rest, here, divisions)


def _inside(division: Division, here: Division | None, divisions: Divisions) -> bool:
    if here is None:
        return not division.shared
    return division is not here and divisions.within(division.code, here.code)


def _by_short_name(
    rest: str, here: Division | None, divisions: Divisions
) -> tuple[Division, str] | None:
    """长沙 for 长沙市, 湖南 for 湖南省: where nothing, or a division inside it, follows."""
    for size in range(min(_LONGEST, len(rest)), _SHORTEST - 1, -1):
        for ending in ("市", "省"):
            for division in divisions.by_name.get(rest[:size] + ending, ()):
                if not _inside(division, here, divisions):
                    continue
                after = rest[size:]
                if not after or _next(after, division, divisions) is not None:
                    return division, after
    return None
