"""One value → an outcome: is it there, well formed, allowed?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from stdnum import luhn

from nlp.normalize import birth_date, credit_code_is_valid, id_number_is_valid, squeeze
from review import likeness
from review.checks.outcome import SURE, At, Outcome, doubted, failed, passed, unsure
from review.checks.wording import affirmed, nearly_in
from review.likeness import Likeness
from review.operands import Known, Operand
from review.types import Cause
from review.whereabouts import located

OLDEST = 150
"""An age nobody reaches: no bound."""


def filled(value: Operand) -> Outcome:
    """The value is there. An empty box of the form or place of the record FAILS; an unread field
    on a paper, or one the record has no place for, is UNSURE."""
    if value.value is not None:
        return passed(f"{value.label}：{value.value}。")
    if value.cause in (Cause.FORM_EMPTY, Cause.RECORD_EMPTY):
        return failed(f"{value.label}未填写。")
    return unsure(value.cause or Cause.NOT_READ, f"未能读到{value.label}。")


def left_empty(value: Operand) -> Outcome:
    """Nothing stands there: an empty form box, or a place on a clear picture where nothing was
    found. What stands there FAILS."""
    if value.value is not None:
        told = f"{value.label}写有“{value.value}”。"
        return doubted(Known(value.label, value.value, value.confidence), told)
    if value.cause in (Cause.FORM_EMPTY, Cause.NOT_READ):
        return passed(f"{value.label}没有填写。")
    return unsure(value.cause or Cause.CONFLICTING, f"{value.label}是不是空着，无从核对。")


def matches(value: Known, *, pattern: str) -> Outcome:
    """The whole value fits the pattern."""
    if re.fullmatch(pattern, value.value):
        return passed(f"{value.label}“{value.value}”格式正确。")
    return doubted(value, f"{value.label}“{value.value}”格式不正确。")


def id_number_valid(value: Known) -> Outcome:
    """GB 11643: length, birth date and check digit."""
    if id_number_is_valid(value.value):
        return passed(f"{value.label}校验位正确。")
    return doubted(value, f"{value.label}“{value.value}”不符合公民身份号码的编码规则。")


def credit_code_valid(value: Known) -> Outcome:
    """GB 32100: length, alphabet and check character."""
    if credit_code_is_valid(value.value):
        return passed(f"{value.label}校验位正确。")
    return doubted(value, f"{value.label}“{value.value}”不符合统一社会信用代码的编码规则。")


def card_number_valid(value: Known) -> Outcome:
    """GB/T 14504: 12 to 19 digits of which the last is right by the Luhn formula."""
    number = value.value.replace(" ", "")
    if number.isdigit() and 12 <= len(number) <= 19 and luhn.is_valid(number):
        return passed(f"{value.label}校验位正确。")
    return doubted(value, f"{value.label}“{value.value}”不符合银行卡号的编码规则。")


def in_list(value: Known, *, values: Sequence[str]) -> Outcome:
    """The value is one of these."""
    if value.value in values:
        return passed(f"{value.label}为“{value.value}”。")
    near = (each for each in values if likeness.codes(value.value, each) is Likeness.NEAR)
    return _without(
        value, near, f"{value.label}“{value.value}”不在允许的范围：{'、'.join(values)}。"
    )


def declares(value: Known, *, clear: Sequence[str], bars: Sequence[str]) -> Outcome:
    """The applicant's own word is one of `clear`. One that `bars` FAILS; any other, such as both
    boxes ticked, is UNSURE: it says neither."""
    if value.value in clear:
        return passed(f"{value.label}为“{value.value}”。")
    told = f"{value.label}为“{value.value}”"
    if value.value in bars:
        return doubted(value, f"{told}。")
    return unsure(Cause.CONFLICTING, f"{told}，看不出是哪一种。")


def contains_any(value: Known, *, words: Sequence[str]) -> Outcome:
    """The value holds at least one of these words."""
    text = squeeze(value.value)
    found = [word for word in words if affirmed(squeeze(word), text)]
    if found:
        return passed(f"{value.label}含有“{found[0]}”。")
    near = (w for w in words if squeeze(w) not in text and nearly_in(squeeze(w), text))
    return _without(value, near, f"{value.label}中没有：{'、'.join(words)}。")


def _without(value: Known, near: Iterator[str], message: str) -> Outcome:
    """The value has none of the words; of those `near` to it a misreading may have made one."""
    if value.confidence < SURE and (word := next(near, None)):
        found = f"{value.label}“{value.value}”与“{word}”相差很小，可能是识读误差。"
        return unsure(Cause.NEARLY_EQUAL, found)
    return doubted(value, message)


def inside(address: Known, at: At, *, division: Sequence[str]) -> Outcome:
    """The division the address begins with lies in one of these, given by their codes. UNSURE
    when it names none, or only one around them."""
    here = located(address.value, at.divisions)
    if here is None:
        return unsure(
            Cause.NOT_READ,
            f"{address.label}“{address.value}”没有写明在哪个市、哪个区县，"
            "不能确定是否在管辖范围内。",
        )
    if any(at.divisions.within(here, area) for area in division):
        named = at.divisions.full_name(here)
        return passed(f"{address.label}在{named}，属于管辖范围。")
    areas = "、".join(at.divisions.full_name(area) for area in division)
    if any(at.divisions.within(area, here) for area in division):
        return unsure(
            Cause.NOT_READ,
            f"{address.label}“{address.value}”没有写到区县，不能确定是否在{areas}。",
        )
    return doubted(
        address, f"{address.label}“{address.value}”在{at.divisions.full_name(here)}，不在{areas}。"
    )


def amount_between(amount: Known, *, min: float = 0, max: float = float("inf")) -> Outcome:
    """A number of at least `min` and at most `max`: yuan, square metres, persons."""
    try:
        number = Decimal(amount.value)
    except InvalidOperation:
        return unsure(Cause.NOT_READ, f"{amount.label}“{amount.value}”不是可以比较的数。")
    if min <= number <= max:
        return passed(f"{amount.label}为{amount.value}，在规定的范围内。")
    bound = f"不少于{min:.15g}" if number < min else f"不超过{max:.15g}"
    return doubted(amount, f"{amount.label}为{amount.value}，应{bound}。")


def age_between(id_number: Known, at: At, *, min: int = 0, max: int = OLDEST) -> Outcome:
    """The holder is at least `min` and at most `max` years old today."""
    if not id_number_is_valid(id_number.value):
        return unsure(Cause.NOT_READ, f"{id_number.label}读得不完整，不能推算年龄。")
    born = birth_date(id_number.value)
    had_birthday = (at.today.month, at.today.day) >= (born.month, born.day)
    age = at.today.year - born.year - (0 if had_birthday else 1)
    if min <= age <= max:
        return passed(f"{age}周岁。")
    bound = f"至{max}周岁" if max < OLDEST else "周岁以上"
    return doubted(id_number, f"{age}周岁，应为{min}{bound}。")


def agrees_with_situation(
    value: Known, at: At, *, question: str, words: Mapping[str, Sequence[str]]
) -> Outcome:
    """For every option chosen, the value holds one of that option's words."""
    chosen = at.situation.get(question, ())
    if not chosen:
        return unsure(Cause.SITUATION_UNKNOWN, "没有选择对应的办理情形。")
    text = squeeze(value.value)
    said = [
        option
        for option, forms in words.items()
        if any(affirmed(squeeze(form), text) for form in forms)
    ]
    lacking = [option for option in chosen if option not in said]
    beyond = [words[option][0] for option in said if option not in chosen]
    if not lacking and beyond:
        more = "、".join(beyond)
        return unsure(Cause.CONFLICTING, f"{value.label}还写有“{more}”，所选情形中没有。")
    if not lacking:
        return passed(f"{value.label}与所选情形一致。")
    wanted = "、".join(words[option][0] for option in lacking)
    return doubted(value, f"{value.label}为“{value.value}”，所选情形为“{wanted}”，不一致。")
