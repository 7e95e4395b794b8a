"""Checks of two values: do they say the same?"""

from __future__ import annotations

import pytest

from ocr.types import Chances
from review.checks import pairs
from review.operands import Known
from review.types import Cause, Verdict
from tests.review.outcomes import FAIL, PASS, known, may_be, unsure, verdict


def test_a_name_that_is_another_fails_only_where_both_were_read_surely() -> None:
    written = known("王思首", confidence=0.79)
    assert verdict(pairs.same_name(written, known("郑思兰"))) == unsure(Cause.LOW_CONFIDENCE)
    assert verdict(pairs.same_name(known("王思首"), known("郑思兰"))) == FAIL


def test_codes_that_differ_by_one_character_fail_when_read_surely() -> None:
    left, right = "91110000600037341L", "91110000600037341M"
    assert verdict(pairs.equal(known(left), known(left))) == PASS
    assert verdict(pairs.equal(known(left), known(right))) == FAIL
    doubted = pairs.equal(known(left, 0.9), known(right))
    assert verdict(doubted) == unsure(Cause.NEARLY_EQUAL)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("购物场所、文化娱乐场所", "文化娱乐场所、购物场所", PASS),
        ("购物场所、文化娱乐场所", "文化娱乐场所", FAIL),
        ("购物场所、购物场所", "购物场所、游泳场所", FAIL),
    ],
)
def test_of_several_words_the_order_does_not_matter(
    left: str, right: str, expected: tuple[Verdict, Cause | None]
) -> None:
    assert verdict(pairs.equal(known(left), known(right))) == expected
    assert verdict(pairs.equal(known(right), known(left))) == expected


def test_writing_variants_of_a_name_are_the_same_name() -> None:
    assert verdict(pairs.same_name(known("样本(长沙)公司"), known("样本（长沙）公司"))) == PASS
    assert verdict(pairs.same_name(known("阿依·古丽"), known("阿依古丽"))) == PASS
    assert verdict(pairs.same_name(known("样本公司"), known("示例建材公司"))) == FAIL


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("湖南省长沙市岳麓区样本路8号", "岳麓区样本路8号", PASS),
        ("长沙市岳麓区样本路8号", "长沙市岳麓区样本路８号。", PASS),
        ("长沙市岳麓区样本路8号", "长沙市岳麓区样本路9号", FAIL),
        ("长沙市岳麓区南样本路8号", "样本路8号", FAIL),
        ("长沙市岳麓区样本路8号1楼364", "长沙市岳麓区样本路8号1楼364号", PASS),
        ("长沙市岳麓区样本路8号1楼36", "长沙市岳麓区样本路8号1楼364号", unsure(Cause.NEARLY_EQUAL)),
        ("长沙市岳麓区样本路8号101室", "长沙市岳麓区样本路8号", unsure(Cause.NEARLY_EQUAL)),
        ("长沙市岳麓区样本路18号", "样本路8号", FAIL),
        ("岳麓区样本路1-12号", "岳麓区样本路11-2号", FAIL),
        ("长沙市岳麓区样本路8号", "长沙市天心区样本路8号", FAIL),
        ("湖南省岳麓区样本路8号", "长沙市岳麓区样本路8号", unsure(Cause.NEARLY_EQUAL)),
        ("长沙市岳麓区样本路2q1号", "长沙市岳麓区样本路291号", unsure(Cause.NEARLY_EQUAL)),
        ("长沙市岳麓区样本路2A1号", "长沙市岳麓区样本路291号", FAIL),
    ],
)
def test_addresses(left: str, right: str, expected: tuple[Verdict, Cause | None]) -> None:
    assert verdict(pairs.same_address(known(left), known(right))) == expected
    assert verdict(pairs.same_address(known(right), known(left))) == expected


def test_amounts_are_equal_as_numbers() -> None:
    assert verdict(pairs.same_amount(known("2000.00"), known("2000"))) == PASS
    assert verdict(pairs.same_amount(known("2000"), known("2001"))) == FAIL
    assert verdict(pairs.same_amount(known("2000"), known("3500", 0.8))) == unsure(
        Cause.LOW_CONFIDENCE
    )
    assert verdict(pairs.same_amount(known("2000"), known("2001", 0.8))) == unsure(
        Cause.NEARLY_EQUAL
    )


def test_a_name_among_several() -> None:
    assert verdict(pairs.listed(known("周样例"), known("何示例、周样例"))) == PASS
    assert verdict(pairs.listed(known("周样例"), known("何示例、李样本"))) == FAIL
    assert verdict(pairs.listed(known("陈和平"), known("陈和平、周样例"))) == PASS
    assert verdict(pairs.listed(known("周样例"), known("陈样本和周样例"))) == PASS
    assert verdict(pairs.listed(known("周样例"), known("何示例、周样列", 0.9))) == unsure(
        Cause.NEARLY_EQUAL
    )


def test_the_sex_inside_a_number_is_the_one_printed() -> None:
    assert verdict(pairs.sex_matches(known("430102198503120018"), known("男"))) == PASS
    assert verdict(pairs.sex_matches(known("430102198503120018"), known("女"))) == FAIL
    assert verdict(pairs.sex_matches(known("430102198503120019"), known("女"))) == unsure(
        Cause.NOT_READ
    )


def written(value: str, *others: str, confidence: float = 0.7) -> Known:
    """By hand: each character with what else it may be, an e-th as likely."""
    chances = tuple(may_be(char, more) for char, more in zip(value, others, strict=False))
    return Known("签字", value, confidence, chances)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (written("彭超佳", "", "", ""), PASS),
        (written("彭矩佳", "", "短距超", ""), PASS),
        (written("彭矩佳", "", "短距", ""), unsure(Cause.NEARLY_EQUAL)),
        (written("鼓矩住", "彭", "超", "佳"), PASS),
        (written("彭佳", "", "超"), unsure(Cause.NEARLY_EQUAL)),
        (written("佳", "", confidence=0.99), unsure(Cause.NOT_READ)),
        (written("彭矩佳", confidence=0.8), unsure(Cause.NEARLY_EQUAL)),  # print that looks alike
        (written("彭矩佳", "", "", "", confidence=0.98), unsure(Cause.NEARLY_EQUAL)),
        (written("罗明", "", "朋", confidence=0.99), FAIL),
        (written("超明", "", "朋", confidence=0.99), unsure(Cause.NEARLY_EQUAL)),
    ],
)
def test_a_signature_agrees_with_a_name_that_it_may_be_read_as(
    read: Known, expected: tuple[Verdict, Cause | None]
) -> None:
    name = Known("姓名", "彭超佳", 1.0)
    for found in (pairs.same_name(read, name), pairs.same_name(name, read)):
        assert verdict(found) == expected
        assert "彭超佳" in found.message or "没有认全" in found.message


def test_of_a_signature_read_as_one_letter_the_lost_one_may_be_seen() -> None:
    seen: Chances = ({"郑": 0}, {"": 0}, {"": 7, "涵": 12, "酒": 45})
    read = Known("签字", "郑", 0.98, (seen,))
    assert verdict(pairs.same_name(read, known("郑涵"))) == PASS
    for other in ("郑佳", "郑酒", "彭涵", "郑"):
        assert verdict(pairs.same_name(read, known(other)))[0] is not FAIL[0]
    for other in ("郑佳", "郑酒"):  # nothing of it was seen, or hardly more than of any other
        assert verdict(pairs.same_name(read, known(other))) == unsure(Cause.NOT_READ)


def test_two_signatures_agree_in_neither_order_when_one_was_not_read_whole() -> None:
    whole, part = written("彭佳", "", "家"), written("佳", "家")
    for found in (pairs.same_name(whole, part), pairs.same_name(part, whole)):
        assert verdict(found) == unsure(Cause.NOT_READ)
