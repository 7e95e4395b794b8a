"""Each named check: what it passes, what it fails, and what it leaves to a person."""

from __future__ import annotations

from datetime import date

import pytest

from review import checks
from review.checks import SPECS, At, Outcome
from review.operands import Known, Operand, Paper
from review.types import Cause, Verdict
from tests.review.handmade import LEASE_TYPE, LICENCE_TYPE, TODAY, material, paper

AT = At(TODAY, {"business_type": ("catering",)})
SLOT = material("licence", LICENCE_TYPE)


def known(value: str, confidence: float = 0.99, label: str = "名称") -> Known:
    return Known(label, value, confidence)


def verdict(outcome: Outcome) -> tuple[Verdict, Cause | None]:
    return outcome.verdict, outcome.cause


PASS = (Verdict.PASS, None)
FAIL = (Verdict.FAIL, None)


def unsure(cause: Cause) -> tuple[Verdict, Cause]:
    return Verdict.UNSURE, cause


def test_present_fails_only_on_an_empty_slot() -> None:
    assert verdict(checks.present(Paper(SLOT, ()))) == FAIL
    assert verdict(checks.present(Paper(SLOT, (paper(LICENCE_TYPE),)))) == PASS
    wanted = "business-licence"
    other = Paper(SLOT, (paper(LEASE_TYPE),))
    assert verdict(checks.present(other, document_type=wanted)) == FAIL
    unknown = Paper(SLOT, (paper(None),))
    assert verdict(checks.present(unknown, document_type=wanted)) == unsure(Cause.UNKNOWN_PAPER)
    blurred = Paper(SLOT, (paper(None, blurred=True),))
    assert verdict(checks.present(blurred, document_type=wanted)) == unsure(Cause.ILLEGIBLE)


def test_right_paper_fails_on_another_known_paper_and_doubts_an_unknown_one() -> None:
    assert verdict(checks.right_paper(Paper(SLOT, (paper(LICENCE_TYPE),)))) == PASS
    wrong = checks.right_paper(Paper(SLOT, (paper(LEASE_TYPE),)))
    assert verdict(wrong) == FAIL
    assert "房屋租赁合同" in wrong.message
    assert wrong.places[0].source == "photo.jpg"
    assert verdict(checks.right_paper(Paper(SLOT, (paper(None),)))) == unsure(Cause.UNKNOWN_PAPER)
    assert verdict(checks.right_paper(Paper(SLOT, ()))) == unsure(Cause.MATERIAL_MISSING)


def test_a_poor_picture_is_never_failed() -> None:
    blurred = Paper(SLOT, (paper(LICENCE_TYPE, blurred=True),))
    assert verdict(checks.legible(blurred)) == unsure(Cause.ILLEGIBLE)
    assert verdict(checks.sealed(blurred)) == unsure(Cause.ILLEGIBLE)
    assert verdict(checks.mentions(blurred, words=["自查"])) == unsure(Cause.ILLEGIBLE)


def test_a_missing_seal_fails_only_when_a_detector_looked() -> None:
    assert verdict(checks.sealed(Paper(SLOT, (paper(LICENCE_TYPE, seals=("样本",)),)))) == PASS
    assert verdict(checks.sealed(Paper(SLOT, (paper(LICENCE_TYPE),)))) == FAIL
    unassessed = Paper(SLOT, (paper(LICENCE_TYPE, seals=None),))
    assert verdict(checks.sealed(unassessed)) == unsure(Cause.NOT_ASSESSED)


def test_a_seal_of_the_wrong_kind_or_on_one_paper_of_two_is_doubted() -> None:
    authority = paper(LICENCE_TYPE, seals=("长沙市样本区市场监督管理局",))
    club = paper(LICENCE_TYPE, seals=("某某棋牌室",))
    words = ["市场监督管理", "行政审批"]
    assert verdict(checks.sealed(Paper(SLOT, (authority,)), words=words)) == PASS
    assert verdict(checks.sealed(Paper(SLOT, (club,)), words=words)) == unsure(Cause.NOT_READ)
    unread = paper(LICENCE_TYPE, seals=("",))
    assert verdict(checks.sealed(Paper(SLOT, (unread,)), words=words)) == unsure(Cause.NOT_READ)
    half = Paper(SLOT, (authority, paper(LICENCE_TYPE)))
    assert verdict(checks.sealed(half, words=words)) == unsure(Cause.CONFLICTING)
    assert verdict(checks.sealed_by(half, known("长沙市样本区市场监督管理局"))) == unsure(
        Cause.CONFLICTING
    )


def test_a_word_that_is_denied_or_stands_at_an_empty_box_is_not_said() -> None:
    words = ["食品", "餐饮"]
    denied = known("日用百货销售(不含食品、餐饮)")
    assert verdict(checks.contains_any(denied, words=words)) == FAIL
    partly = known("食品销售(不含散装食品)")
    assert verdict(checks.contains_any(partly, words=words)) == PASS
    empty_box = known("☑食品销售经营者□餐饮服务经营者")
    assert verdict(checks.contains_any(empty_box, words=["餐饮服务经营者"])) == FAIL


@pytest.mark.parametrize(
    ("ring", "expected"),
    [
        ("长沙样本餐饮有限公司", PASS),
        ("长沙样品餐饮有限公司", unsure(Cause.NEARLY_EQUAL)),
        ("株洲示例建材经营部", FAIL),
        ("", unsure(Cause.NOT_READ)),
    ],
)
def test_the_ring_of_a_seal_must_name_the_organisation(
    ring: str, expected: tuple[Verdict, Cause | None]
) -> None:
    slot = Paper(SLOT, (paper(LICENCE_TYPE, seals=(ring,)),))
    assert verdict(checks.sealed_by(slot, known("长沙样本餐饮有限公司"))) == expected


def test_mentions_accepts_alternatives_and_doubts_a_misread_word() -> None:
    def slot(text: str) -> Paper:
        return Paper(SLOT, (paper(LICENCE_TYPE, text=text),))

    words = ["食品安全自查", "进货查验|进货检验"]
    assert verdict(checks.mentions(slot("食品安全自查；进货检验记录"), words=words)) == PASS
    assert verdict(checks.mentions(slot("食品安全自查"), words=words)) == FAIL
    misread = checks.mentions(slot("食品安全目查；进货查验"), words=words)
    assert verdict(misread) == unsure(Cause.NEARLY_EQUAL)


def test_an_empty_form_box_fails_but_an_unread_field_is_doubted() -> None:
    def operand(cause: Cause) -> Operand:
        return Operand("名称", "form.name", None, "", 0.0, (), cause)

    assert verdict(checks.filled(operand(Cause.FORM_EMPTY))) == FAIL
    assert verdict(checks.filled(operand(Cause.NOT_READ))) == unsure(Cause.NOT_READ)


@pytest.mark.parametrize(
    ("value", "days", "expected"),
    [
        ("2026-11-16", 0, PASS),
        ("2026-11-15", 0, FAIL),
        ("长期", 365, PASS),
        ("2026-12-16", 30, PASS),
        ("2026-12-15", 30, FAIL),
        ("没写", 0, unsure(Cause.NOT_READ)),
    ],
)
def test_expiry(value: str, days: int, expected: tuple[Verdict, Cause | None]) -> None:
    assert verdict(checks.not_expired(known(value), AT, days=days, forever=True)) == expected


def test_a_paper_that_must_end_is_doubted_when_it_reads_without_end() -> None:
    assert verdict(checks.not_expired(known("长期"), AT)) == unsure(Cause.NOT_READ)


def test_expired_by_an_unsure_reading_is_left_to_a_person() -> None:
    found = checks.not_expired(known("2016-11-15", confidence=0.9), AT)
    assert verdict(found) == unsure(Cause.LOW_CONFIDENCE)


def test_dates_in_order_and_not_in_the_future() -> None:
    assert verdict(checks.not_future(known("2026-11-16"), AT)) == PASS
    assert verdict(checks.not_future(known("2026-11-17"), AT)) == FAIL
    assert verdict(checks.date_order(known("2025-01-01"), known("长期"))) == PASS
    assert verdict(checks.date_order(known("2025-01-02"), known("2025-01-01"))) == FAIL
    assert verdict(checks.issued_within(known("2025-11-16"), AT, days=365)) == PASS
    assert verdict(checks.issued_within(known("2025-11-15"), AT, days=365)) == FAIL
    assert verdict(checks.issued_within(known("2026-11-17"), AT, days=365)) == FAIL


def test_a_name_that_is_another_fails_only_where_both_were_read_surely() -> None:
    written = known("王思首", confidence=0.79)
    assert verdict(checks.same_name(written, known("郑思兰"))) == unsure(Cause.LOW_CONFIDENCE)
    assert verdict(checks.same_name(known("王思首"), known("郑思兰"))) == FAIL


def test_codes_that_differ_by_one_character_fail_when_read_surely() -> None:
    left, right = "91110000600037341L", "91110000600037341M"
    assert verdict(checks.equal(known(left), known(left))) == PASS
    assert verdict(checks.equal(known(left), known(right))) == FAIL
    doubted = checks.equal(known(left, 0.9), known(right))
    assert verdict(doubted) == unsure(Cause.NEARLY_EQUAL)


def test_writing_variants_of_a_name_are_the_same_name() -> None:
    assert verdict(checks.same_name(known("样本(长沙)公司"), known("样本（长沙）公司"))) == PASS
    assert verdict(checks.same_name(known("阿依·古丽"), known("阿依古丽"))) == PASS
    assert verdict(checks.same_name(known("样本公司"), known("示例建材公司"))) == FAIL


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("湖南省长沙市岳麓区样本路8号", "岳麓区样本路8号", PASS),
        ("长沙市岳麓区样本路8号", "长沙市岳麓区样本路８号。", PASS),
        ("长沙市岳麓区样本路8号", "长沙市岳麓区样本路9号", FAIL),
        ("长沙市岳麓区南样本路8号", "样本路8号", FAIL),
        ("长沙市岳麓区样本路8号101室", "长沙市岳麓区样本路8号", unsure(Cause.NEARLY_EQUAL)),
        ("长沙市岳麓区样本路18号", "样本路8号", FAIL),
        ("岳麓区样本路1-12号", "岳麓区样本路11-2号", FAIL),
        ("长沙市岳麓区样本路8号", "长沙市天心区样本路8号", FAIL),
        ("湖南省岳麓区样本路8号", "长沙市岳麓区样本路8号", unsure(Cause.NEARLY_EQUAL)),
    ],
)
def test_addresses(left: str, right: str, expected: tuple[Verdict, Cause | None]) -> None:
    assert verdict(checks.same_address(known(left), known(right))) == expected
    assert verdict(checks.same_address(known(right), known(left))) == expected


def test_identity_numbers() -> None:
    number = known("11010519491231002X")
    assert verdict(checks.id_number_valid(number)) == PASS
    assert verdict(checks.id_number_valid(known("110105194912310021"))) == FAIL
    assert verdict(checks.born_on_matches(number, known("1949-12-31"))) == PASS
    assert verdict(checks.born_on_matches(number, known("1949-12-30"))) == FAIL
    assert verdict(checks.age_between(number, AT, min=18, max=80)) == PASS
    assert verdict(checks.age_between(number, AT, min=18, max=75)) == FAIL
    day_before = At(date(2026, 12, 30), {})
    assert verdict(checks.age_between(number, day_before, min=0, max=76)) == PASS
    assert "76周岁" in checks.age_between(number, day_before, min=0, max=76).message


def test_lists_words_patterns_and_places() -> None:
    assert verdict(checks.in_list(known("甲"), values=["甲"])) == PASS
    assert verdict(checks.in_list(known("乙"), values=["甲"])) == FAIL
    assert verdict(checks.contains_any(known("餐饮服务"), words=["食品", "餐饮"])) == PASS
    assert verdict(checks.contains_any(known("建材销售"), words=["食品", "餐饮"])) == FAIL
    assert verdict(checks.matches(known("13800000000"), pattern=r"1\d{10}")) == PASS
    assert verdict(checks.matches(known("1380000000"), pattern=r"1\d{10}")) == FAIL
    assert verdict(checks.inside(known("长沙市岳麓区样本路"), areas=["岳麓区"])) == PASS
    assert checks.inside(known("样本路"), areas=["岳麓区"]).verdict is Verdict.UNSURE
    assert verdict(checks.credit_code_valid(known("91110000600037341L"))) == PASS
    assert verdict(checks.credit_code_valid(known("91110000600037341M"))) == FAIL


def test_the_paper_must_say_what_the_situation_says() -> None:
    words = {"catering": ["餐饮服务经营者"], "sales": ["食品销售经营者"]}

    def judged(value: str, situation: dict[str, tuple[str, ...]]) -> tuple[Verdict, Cause | None]:
        at = At(TODAY, situation)
        question = "business_type"
        return verdict(
            checks.agrees_with_situation(known(value), at, question=question, words=words)
        )

    assert judged("餐饮服务经营者", {"business_type": ("catering",)}) == PASS
    assert judged("食品销售经营者", {"business_type": ("catering",)}) == FAIL
    both = judged("餐饮服务经营者、食品销售经营者", {"business_type": ("catering",)})
    assert both == unsure(Cause.CONFLICTING)
    assert judged("餐饮服务经营者", {}) == unsure(Cause.SITUATION_UNKNOWN)


def test_page_counts() -> None:
    slot = Paper(SLOT, (paper(LICENCE_TYPE),))
    assert verdict(checks.page_count(slot)) == PASS
    assert verdict(checks.page_count(slot, min=2, max=3)) == FAIL
    assert verdict(checks.page_count(Paper(SLOT, ()))) == unsure(Cause.MATERIAL_MISSING)


def test_every_check_is_named_after_its_function_and_specified() -> None:
    assert all(check.run.__name__ == name for name, check in checks.CHECKS.items())
    assert set(SPECS) == set(checks.CHECKS)
    assert SPECS["equal"].params == {}
    assert list(SPECS["sealed_by"].operands) == ["paper", "name"]
    assert SPECS["agrees_with_situation"].params == {"question": str, "words": dict}
    assert SPECS["not_expired"].optional == {"days", "forever"}
