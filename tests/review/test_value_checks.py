"""Checks of one value: is it there, well formed, allowed?"""

from __future__ import annotations

from datetime import date

import pytest

from review.checks import At, pairs, values
from review.operands import Operand
from review.types import Cause, Verdict
from tests.review.handmade import TODAY
from tests.review.outcomes import AT, FAIL, PASS, known, unsure, verdict


def test_what_stands_where_nothing_should_fails_and_what_is_not_seen_is_doubted() -> None:
    def box(value: str | None, cause: Cause | None, confidence: float = 0.99) -> Operand:
        return Operand("名称", "application.name", value, value or "", confidence, (), cause)

    assert verdict(values.left_empty(box("样本店", None))) == FAIL
    assert verdict(values.left_empty(box("样本店", None, 0.8))) == unsure(Cause.LOW_CONFIDENCE)
    assert verdict(values.left_empty(box(None, Cause.FORM_EMPTY))) == PASS
    assert verdict(values.left_empty(box(None, Cause.NOT_READ))) == PASS
    assert verdict(values.left_empty(box(None, Cause.ILLEGIBLE))) == unsure(Cause.ILLEGIBLE)
    assert verdict(values.left_empty(box(None, Cause.CONFLICTING))) == unsure(Cause.CONFLICTING)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("无上述情形", PASS),
        ("有上述情形", FAIL),
        ("无上述情形、有上述情形", unsure(Cause.CONFLICTING)),
        ("无", unsure(Cause.CONFLICTING)),
    ],
)
def test_a_word_that_says_neither_is_doubted(said: str, expected: object) -> None:
    found = values.declares(known(said), clear=["无上述情形"], bars=["有上述情形"])
    assert verdict(found) == expected


def test_a_word_that_is_denied_or_stands_at_an_empty_box_is_not_said() -> None:
    words = ["食品", "餐饮"]
    denied = known("日用百货销售(不含食品、餐饮)")
    assert verdict(values.contains_any(denied, words=words)) == FAIL
    partly = known("食品销售(不含散装食品)")
    assert verdict(values.contains_any(partly, words=words)) == PASS
    empty_box = known("☑食品销售经营者□餐饮服务经营者")
    assert verdict(values.contains_any(empty_box, words=["餐饮服务经营者"])) == FAIL
    ended = known("解除劳动合同、公司裁减人员")
    assert verdict(values.contains_any(ended, words=["裁减"])) == PASS


def test_an_empty_form_box_fails_but_an_unread_field_is_doubted() -> None:
    def operand(cause: Cause) -> Operand:
        return Operand("名称", "form.name", None, "", 0.0, (), cause)

    assert verdict(values.filled(operand(Cause.FORM_EMPTY))) == FAIL
    assert verdict(values.filled(operand(Cause.NOT_READ))) == unsure(Cause.NOT_READ)


def test_identity_numbers() -> None:
    number = known("11010519491231002X")
    assert verdict(values.id_number_valid(number)) == PASS
    assert verdict(values.id_number_valid(known("110105194912310021"))) == FAIL
    assert verdict(pairs.born_on_matches(number, known("1949-12-31"))) == PASS
    assert verdict(pairs.born_on_matches(number, known("1949-12-30"))) == FAIL
    assert verdict(values.age_between(number, AT, min=18, max=80)) == PASS
    assert verdict(values.age_between(number, AT, min=18, max=75)) == FAIL
    day_before = At(date(2026, 12, 30), {})
    assert verdict(values.age_between(number, day_before, min=0, max=76)) == PASS
    assert "76周岁" in values.age_between(number, day_before, min=0, max=76).message


def test_lists_words_patterns_and_places() -> None:
    assert verdict(values.in_list(known("甲"), values=["甲"])) == PASS
    assert verdict(values.in_list(known("乙"), values=["甲"])) == FAIL
    low, near = unsure(Cause.LOW_CONFIDENCE), unsure(Cause.NEARLY_EQUAL)
    assert verdict(values.in_list(known("户土", 0.9), values=["本人", "户主"])) == near
    assert verdict(values.in_list(known("配偶", 0.9), values=["户主"])) == low
    assert verdict(values.contains_any(known("餐饮服务"), words=["食品", "餐饮"])) == PASS
    assert verdict(values.contains_any(known("建材销售"), words=["食品", "餐饮"])) == FAIL
    assert verdict(values.contains_any(known("初中", 0.9), words=["初中肄业"])) == low
    one_off, denied = known("危险化学晶经营", 0.9), known("建材，不含危险化学品", 0.9)
    assert verdict(values.contains_any(one_off, words=["危险化学品"])) == near
    assert verdict(values.contains_any(denied, words=["危险化学品"])) == low
    assert verdict(values.matches(known("13800000000"), pattern=r"1\d{10}")) == PASS
    assert verdict(values.matches(known("1380000000"), pattern=r"1\d{10}")) == FAIL
    assert verdict(values.credit_code_valid(known("91110000600037341L"))) == PASS
    assert verdict(values.credit_code_valid(known("91110000600037341M"))) == FAIL


def test_the_paper_must_say_what_the_situation_says() -> None:
    words = {"catering": ["餐饮服务经营者"], "sales": ["食品销售经营者"]}

    def judged(value: str, situation: dict[str, tuple[str, ...]]) -> tuple[Verdict, Cause | None]:
        at = At(TODAY, situation)
        question = "business_type"
        return verdict(
            values.agrees_with_situation(known(value), at, question=question, words=words)
        )

    assert judged("餐饮服务经营者", {"business_type": ("catering",)}) == PASS
    assert judged("食品销售经营者", {"business_type": ("catering",)}) == FAIL
    both = judged("餐饮服务经营者、食品销售经营者", {"business_type": ("catering",)})
    assert both == unsure(Cause.CONFLICTING)
    assert judged("餐饮服务经营者", {}) == unsure(Cause.SITUATION_UNKNOWN)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("2000000", PASS), ("1999999.99", FAIL), ("二百万", unsure(Cause.NOT_READ)),
        ("5000000.01", FAIL),
    ],
)  # fmt: skip
def test_amounts_within_bounds(amount: str, expected: tuple[Verdict, Cause | None]) -> None:
    assert verdict(values.amount_between(known(amount), min=2_000_000, max=5_000_000)) == expected


def test_card_numbers_end_in_their_check_digit() -> None:
    assert verdict(values.card_number_valid(known("6222 0000 0000 0000 009"))) == FAIL
    assert verdict(values.card_number_valid(known("4111111111111111"))) == PASS
    assert verdict(values.card_number_valid(known("4111111111111112"))) == FAIL
    assert verdict(values.card_number_valid(known("4111"))) == FAIL
