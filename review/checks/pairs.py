"""Two values → an outcome: do they say the same?"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from nlp.normalize import birth_date, id_number_is_valid, squeeze
from review import likeness
from review.checks.outcome import (
    LIKELY,
    MAY_BE,
    SURE,
    Outcome,
    doubted,
    failed,
    likely,
    passed,
    unsure,
)
from review.likeness import Likeness
from review.odds import odds
from review.operands import Known
from review.types import Cause

_SHORTEST = 2
"""Characters of a signature that tell one name from another."""

_SEEN = 3.0
"""Nats, one in twenty, by which a name may be less likely than a reading of one letter: a smudge
beside it may be any of many."""


def equal(left: Known, right: Known) -> Outcome:
    """Both sides are the same, character by character; of several words, one after another, the
    order doesn't matter."""
    return _compared(left, right, likeness.lists(left.value, right.value))


def same_name(left: Known, right: Known) -> Outcome:
    """Both sides name the same person or organisation, writing variants aside. A signature is
    hardly ever read as it was meant: it agrees with a name that it may be read as."""
    alike = likeness.names(left.value, right.value)
    if alike is not Likeness.SAME:
        sides = (left, right), (right, left)
        for signature, name in sides:
            if _may_read(signature, name.value):
                said = f"{signature.label}读作“{signature.value}”，也可以读作“{name.value}”"
                return passed(f"{said}，与{name.label}一致。")
        for side in (left, right):
            if side.chances and len(side.value) < _SHORTEST:
                said = f"{side.label}只读出“{side.value}”，没有认全。"
                return unsure(Cause.NOT_READ, said)
        if any(_lacks_letters(signature, name.value) for signature, name in sides):
            said = f"{left.label}“{left.value}”，{right.label}“{right.value}”"
            return unsure(Cause.NEARLY_EQUAL, f"{said}，签字可能没有认全。")
    return _compared(left, right, alike)


def _lacks_letters(signature: Known, name: str) -> bool:
    """Whether a letter of a signature may have been lost: one of those left is in the name."""
    shorter = len(signature.value) < len(name)
    return bool(signature.chances) and shorter and not set(name).isdisjoint(signature.value)


def _may_read(signature: Known, name: str) -> bool:
    """Whether what was seen of a signature may be the name. Never of what was read in print: a
    name that looks alike is another name there."""
    if len(signature.chances) != len(signature.value):
        return False
    at_most = MAY_BE if len(signature.value) >= _SHORTEST else _SEEN
    return odds(squeeze(name), signature.value, signature.chances) >= -at_most


def same_address(left: Known, right: Known) -> Outcome:
    """Both sides name the same place, left-out province, city or district aside."""
    alike = likeness.addresses(left.value, right.value)
    if alike is Likeness.NEAR:
        sides = f"{left.label}“{left.value}”，{right.label}“{right.value}”"
        return unsure(Cause.NEARLY_EQUAL, f"{sides}，写法不同，可能是同一地址。")
    return _compared(left, right, alike)


def same_amount(left: Known, right: Known) -> Outcome:
    """Both sides are the same number, however many naughts follow its point."""
    try:
        alike = Decimal(left.value) == Decimal(right.value)
    except InvalidOperation:
        return unsure(Cause.NOT_READ, "有一个数不能比较。")
    return _compared(left, right, Likeness.SAME if alike else Likeness.DIFFERENT)


def listed(name: Known, names: Known) -> Outcome:
    """The name is one of those written on the other side, one after another."""
    parts = re.split(r"[、,，;；/\s]+", names.value)
    parts += [
        part for each in parts for part in re.split("[和及()（）]|等", each)
    ]  # names hold them
    alike = [likeness.names(name.value, part) for part in parts]
    best = min(alike, key=tuple(Likeness).index, default=Likeness.DIFFERENT)
    if best is Likeness.SAME:
        return passed(f"{names.label}中有“{name.value}”。")
    return _compared(name, names, best)


def sex_matches(id_number: Known, sex: Known) -> Outcome:
    """The sex inside the ID number (its 17th digit: odd for men) is the one printed."""
    if not id_number_is_valid(id_number.value):
        return unsure(Cause.NOT_READ, f"{id_number.label}读得不完整，不能与性别比对。")
    inside = "男" if int(id_number.value[16]) % 2 else "女"
    if squeeze(sex.value).startswith(inside):
        return passed("号码中的性别与证面一致。")
    return doubted(sex, f"号码中的性别为{inside}，{sex.label}为{sex.value}。")


def born_on_matches(id_number: Known, born_on: Known) -> Outcome:
    """The birth date inside the ID number is the one printed beside it."""
    if not id_number_is_valid(id_number.value):
        return unsure(Cause.NOT_READ, f"{id_number.label}读得不完整，不能与出生日期比对。")
    inside_number = birth_date(id_number.value).isoformat()
    if inside_number == born_on.value:
        return passed("号码中的出生日期与证面一致。")
    return doubted(
        born_on, f"号码中的出生日期为{inside_number}，{born_on.label}为{born_on.value}。"
    )


def _compared(left: Known, right: Known, alike: Likeness) -> Outcome:
    sides = f"{left.label}“{left.value}”，{right.label}“{right.value}”"
    if alike is Likeness.SAME:
        return passed(f"{left.label}与{right.label}一致：{right.value}。")
    sure = min(left.confidence, right.confidence)
    by_hand = left.chances or right.chances
    near = alike is Likeness.NEAR and (sure < SURE or by_hand)
    if near or (sure < LIKELY and likeness.codes(left.value, right.value) is Likeness.NEAR):
        return unsure(Cause.NEARLY_EQUAL, f"{sides}，相差很小，可能是识读误差。")
    if sure < LIKELY:
        return likely(f"{sides}，不一致。")
    return failed(f"{sides}，不一致。")
