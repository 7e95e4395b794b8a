"""Each named check: what it passes, what it fails, and what it leaves to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ocr.types import Chances, Signature, Tick, TickState
from review.checks import CHECKS, SPECS, At, Outcome, dates, marks, pairs, papers, sources, values
from review.operands import Known, Operand, Paper
from review.types import Cause, Verdict
from tests.review.handmade import LEASE_TYPE, LICENCE_TYPE, TODAY, material, paper, region

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
    assert verdict(papers.present(Paper(SLOT, ()))) == FAIL
    assert verdict(papers.present(Paper(SLOT, (paper(LICENCE_TYPE),)))) == PASS
    wanted = "business-licence"
    other = Paper(SLOT, (paper(LEASE_TYPE),))
    assert verdict(papers.present(other, document_type=wanted)) == FAIL
    unknown = Paper(SLOT, (paper(None),))
    assert verdict(papers.present(unknown, document_type=wanted)) == unsure(Cause.UNKNOWN_PAPER)
    blurred = Paper(SLOT, (paper(None, blurred=True),))
    assert verdict(papers.present(blurred, document_type=wanted)) == unsure(Cause.ILLEGIBLE)


def test_right_paper_fails_on_another_known_paper_and_doubts_an_unknown_one() -> None:
    assert verdict(papers.right_paper(Paper(SLOT, (paper(LICENCE_TYPE),)))) == PASS
    wrong = papers.right_paper(Paper(SLOT, (paper(LEASE_TYPE),)))
    assert verdict(wrong) == FAIL
    assert "房屋租赁合同" in wrong.message
    assert wrong.places[0].source == "photo.jpg"
    assert verdict(papers.right_paper(Paper(SLOT, (paper(None),)))) == unsure(Cause.UNKNOWN_PAPER)
    assert verdict(papers.right_paper(Paper(SLOT, ()))) == unsure(Cause.MATERIAL_MISSING)


def test_a_poor_picture_is_never_failed() -> None:
    blurred = Paper(SLOT, (paper(LICENCE_TYPE, blurred=True),))
    assert verdict(papers.legible(blurred)) == unsure(Cause.ILLEGIBLE)
    assert verdict(marks.sealed(blurred)) == unsure(Cause.ILLEGIBLE)
    assert verdict(papers.mentions(blurred, words=["自查"])) == unsure(Cause.ILLEGIBLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("股东：周样例、长沙示范电子 有限公司", PASS),
        ("股东：长沙（示范）电子有限公司", PASS),
        ("股东：周样例、吴样品", FAIL),
        ("股东：长沙样本电子有限公司", FAIL),
        ("股东 长沙市示范电子 出资额 有限公司", unsure(Cause.NEARLY_EQUAL)),
        ("股东：长沙示苑电子有限公司", FAIL),
        ("", unsure(Cause.NOT_READ)),
    ],
)
def test_a_name_in_a_text_is_there_or_not_or_broken(text: str, expected: object) -> None:
    slot = Paper(SLOT, (paper(LICENCE_TYPE, text=text),))
    assert verdict(papers.named_in(known("长沙示范电子有限公司"), slot)) == expected


def test_a_name_that_nearly_stands_on_a_poor_line_is_doubted() -> None:
    read = paper(LICENCE_TYPE, text="股东：长沙示苑电子有限公司")
    poor = replace(read, lines=tuple(replace(line, confidence=0.8) for line in read.lines))
    found = papers.named_in(known("长沙示范电子有限公司"), Paper(SLOT, (poor,)))
    assert verdict(found) == unsure(Cause.NEARLY_EQUAL)


def test_a_name_is_not_looked_for_where_nothing_can_be_read() -> None:
    blurred = Paper(SLOT, (paper(LICENCE_TYPE, text="股东：周样例", blurred=True),))
    assert verdict(papers.named_in(known("样本公司"), blurred)) == unsure(Cause.ILLEGIBLE)
    assert verdict(papers.named_in(known("样本公司"), Paper(SLOT, ()))) == unsure(
        Cause.MATERIAL_MISSING
    )


@pytest.mark.parametrize(
    ("names", "people"),
    [
        ("何示例", 1),
        ("何平和", 1),
        ("何示例、周样本", 2),
        ("何示例 周样本，吴样品", 3),
        ("何示例和周样本", 2),
        ("何示例及周样本、吴样品", 3),
    ],
)
def test_there_must_be_papers_for_everybody_named(names: str, people: int) -> None:
    for count in range(8):
        slot = Paper(SLOT, (paper(LICENCE_TYPE),) * count)
        found = verdict(papers.enough_for(slot, known(names), each=2))
        missing = unsure(Cause.MATERIAL_MISSING)
        assert found == (missing if not count else PASS if count >= 2 * people else FAIL)


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
    ("ring", "in_part", "expected"),
    [
        ("长沙市样例医院", False, PASS),
        ("长沙市样例医院", True, PASS),
        ("长沙市样例医院体检专用章", False, FAIL),
        ("长沙市样例医院体检专用章", True, PASS),
        ("样例医院", True, PASS),
        ("长沙市样", True, unsure(Cause.NEARLY_EQUAL)),
        ("湘潭县示范人民医院", True, FAIL),
        ("长沙市样本医院", True, unsure(Cause.NEARLY_EQUAL)),
        ("体检专用章", True, unsure(Cause.NOT_READ)),
        ("医院", True, unsure(Cause.NOT_READ)),
    ],
)
def test_a_ring_may_say_more_or_less_than_the_name_where_the_rule_says_so(
    ring: str, in_part: bool, expected: object
) -> None:
    slot = Paper(SLOT, (paper(LICENCE_TYPE, seals=(ring,)),))
    assert verdict(marks.sealed_by(slot, known("长沙市样例医院"), in_part=in_part)) == expected


def test_a_part_of_a_name_on_a_ring_that_was_read_poorly_is_doubted() -> None:
    read = paper(LICENCE_TYPE, seals=("样例医院",))
    poor = replace(read, seals=tuple(replace(seal, confidence=0.6) for seal in read.seals or ()))
    found = marks.sealed_by(Paper(SLOT, (poor,)), known("长沙市样例医院"), in_part=True)
    assert verdict(found) == unsure(Cause.NEARLY_EQUAL)


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


def test_a_missing_seal_fails_only_when_a_detector_looked() -> None:
    assert verdict(marks.sealed(Paper(SLOT, (paper(LICENCE_TYPE, seals=("样本",)),)))) == PASS
    assert verdict(marks.sealed(Paper(SLOT, (paper(LICENCE_TYPE),)))) == FAIL
    unassessed = Paper(SLOT, (paper(LICENCE_TYPE, seals=None),))
    assert verdict(marks.sealed(unassessed)) == unsure(Cause.NOT_ASSESSED)


def test_a_seal_of_the_wrong_kind_or_on_one_paper_of_two_is_doubted() -> None:
    authority = paper(LICENCE_TYPE, seals=("长沙市样本区市场监督管理局",))
    club = paper(LICENCE_TYPE, seals=("某某棋牌室",))
    words = ["市场监督管理", "行政审批"]
    assert verdict(marks.sealed(Paper(SLOT, (authority,)), words=words)) == PASS
    assert verdict(marks.sealed(Paper(SLOT, (club,)), words=words)) == unsure(Cause.NOT_READ)
    unread = paper(LICENCE_TYPE, seals=("",))
    assert verdict(marks.sealed(Paper(SLOT, (unread,)), words=words)) == unsure(Cause.NOT_READ)
    half = Paper(SLOT, (authority, paper(LICENCE_TYPE)))
    assert verdict(marks.sealed(half, words=words)) == unsure(Cause.CONFLICTING)
    assert verdict(marks.sealed_by(half, known("长沙市样本区市场监督管理局"))) == unsure(
        Cause.CONFLICTING
    )


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
    assert verdict(marks.sealed_by(slot, known("长沙样本餐饮有限公司"))) == expected


@pytest.mark.parametrize(
    ("ring", "others", "in_part", "expected"),
    [
        ("长沙样品餐饮有限公司", {3: "本"}, False, PASS),
        ("长沙样品餐饮有限公司", {3: "木"}, False, unsure(Cause.NEARLY_EQUAL)),
        ("长沙样品饮饮有限公司", {3: "本", 4: "餐"}, False, PASS),
        ("长沙祥品饮饮有限公司", {2: "样", 3: "本", 4: "餐"}, False, FAIL),
        ("长沙样品餐饮有限公司财务专用章", {3: "本"}, False, FAIL),
        ("长沙样品餐饮有限公司财务专用章", {3: "本"}, True, PASS),
        ("长沙样品餐饮（集团）有限公司", {3: "本"}, False, FAIL),
    ],
)
def test_a_letter_of_a_ring_that_may_be_the_names_agrees_with_it(
    ring: str, others: dict[int, str], in_part: bool, expected: tuple[Verdict, Cause | None]
) -> None:
    sealed = paper(LICENCE_TYPE, seals=(ring,))
    chances = tuple(may_be(char, others.get(n, "")) for n, char in enumerate(ring))
    seals = tuple(replace(seal, chances=chances) for seal in sealed.seals or ())
    slot = Paper(SLOT, (replace(sealed, seals=seals),))
    found = marks.sealed_by(slot, known("长沙样本餐饮有限公司"), in_part=in_part)
    assert verdict(found) == expected
    assert ring in found.message


def test_mentions_accepts_alternatives_and_doubts_a_misread_word() -> None:
    def slot(text: str) -> Paper:
        return Paper(SLOT, (paper(LICENCE_TYPE, text=text),))

    words = ["食品安全自查", "进货查验|进货检验"]
    assert verdict(papers.mentions(slot("食品安全自查；进货检验记录"), words=words)) == PASS
    assert verdict(papers.mentions(slot("食品安全自查"), words=words)) == FAIL
    misread = papers.mentions(slot("食品安全目查；进货查验"), words=words)
    assert verdict(misread) == unsure(Cause.NEARLY_EQUAL)


def test_an_empty_form_box_fails_but_an_unread_field_is_doubted() -> None:
    def operand(cause: Cause) -> Operand:
        return Operand("名称", "form.name", None, "", 0.0, (), cause)

    assert verdict(values.filled(operand(Cause.FORM_EMPTY))) == FAIL
    assert verdict(values.filled(operand(Cause.NOT_READ))) == unsure(Cause.NOT_READ)


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
    assert verdict(dates.not_expired(known(value), AT, days=days, forever=True)) == expected


def test_a_paper_that_must_end_is_doubted_when_it_reads_without_end() -> None:
    assert verdict(dates.not_expired(known("长期"), AT)) == unsure(Cause.NOT_READ)


def test_expired_by_an_unsure_reading_is_left_to_a_person() -> None:
    found = dates.not_expired(known("2016-11-15", confidence=0.9), AT)
    assert verdict(found) == unsure(Cause.LOW_CONFIDENCE)


def test_dates_in_order_and_not_in_the_future() -> None:
    assert verdict(dates.not_future(known("2026-11-16"), AT)) == PASS
    assert verdict(dates.not_future(known("2026-11-17"), AT)) == FAIL
    assert verdict(dates.date_order(known("2025-01-01"), known("长期"))) == PASS
    assert verdict(dates.date_order(known("2025-01-02"), known("2025-01-01"))) == FAIL
    assert verdict(dates.issued_within(known("2025-11-16"), AT, days=365)) == PASS
    assert verdict(dates.issued_within(known("2025-11-15"), AT, days=365)) == FAIL
    assert verdict(dates.issued_within(known("2026-11-17"), AT, days=365)) == FAIL


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


def test_page_counts() -> None:
    slot = Paper(SLOT, (paper(LICENCE_TYPE),))
    assert verdict(papers.page_count(slot)) == PASS
    assert verdict(papers.page_count(slot, min=2, max=3)) == FAIL
    assert verdict(papers.page_count(Paper(SLOT, ()))) == unsure(Cause.MATERIAL_MISSING)


def test_every_check_is_named_after_its_function_and_specified() -> None:
    assert all(check.run.__name__ == name for name, check in CHECKS.items())
    assert set(SPECS) == set(CHECKS)
    assert SPECS["equal"].params == {}
    assert list(SPECS["sealed_by"].operands) == ["paper", "name"]
    assert SPECS["agrees_with_situation"].params == {"question": str, "words": dict}
    assert SPECS["not_expired"].optional == {"days", "forever"}


def signature(label: str, *, present: bool, confidence: float = 0.9) -> Signature:
    return Signature(label, present, region(), confidence)


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        (None, unsure(Cause.NOT_ASSESSED)),
        ((), unsure(Cause.NOT_READ)),
        ((signature("申请人签字", present=True),), PASS),
        ((signature("申请人签字", present=False),), FAIL),
        ((signature("申请人签字", present=False, confidence=0.4),), unsure(Cause.LOW_CONFIDENCE)),
        ((signature("申请人签字", present=True, confidence=0.4),), unsure(Cause.LOW_CONFIDENCE)),
        ((signature("审核人签字", present=True),), unsure(Cause.NOT_READ)),
        (
            (signature("申请人签字", present=True), signature("审核人签字", present=False)),
            PASS,
        ),
    ],
)
def test_who_is_asked_to_sign_must_have_signed(
    signatures: tuple[Signature, ...] | None, expected: tuple[Verdict, Cause | None]
) -> None:
    signed = replace(paper(LICENCE_TYPE), signatures=signatures)
    assert verdict(marks.signed(Paper(SLOT, (signed,)), roles=["申请人"])) == expected


@pytest.mark.parametrize(
    ("principal", "expected"), [(True, PASS), (False, FAIL), (None, unsure(Cause.NOT_READ))]
)
def test_the_counterpart_of_a_role_does_not_sign_for_it(
    principal: bool | None, expected: tuple[Verdict, Cause | None]
) -> None:
    places = [signature("被委托人签名", present=not principal)]
    if principal is not None:
        places.append(signature("委托人签名", present=principal))
    mandate = replace(paper(LICENCE_TYPE), signatures=tuple(places))
    assert verdict(marks.signed(Paper(SLOT, (mandate,)), roles=["委托人"])) == expected


def test_a_place_to_sign_on_a_blurred_picture_is_not_empty_for_sure() -> None:
    blurred = replace(
        paper(LICENCE_TYPE, blurred=True), signatures=(signature("申请人签字", present=False),)
    )
    assert verdict(marks.signed(Paper(SLOT, (blurred,)))) == unsure(Cause.ILLEGIBLE)


def tick(label: str, state: TickState, confidence: float = 0.9) -> Tick:
    return Tick(label, state, region(), confidence, confidence)


EMPTY, TICKED, CROSSED = TickState.EMPTY, TickState.TICKED, TickState.CROSSED


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        (None, unsure(Cause.NOT_ASSESSED)),
        ((), unsure(Cause.NOT_READ)),
        ((tick("自有", TICKED), tick("租赁", EMPTY)), PASS),
        ((tick("自有", TICKED), tick("租赁", TICKED)), FAIL),
        ((tick("自有", EMPTY), tick("租赁", EMPTY)), FAIL),
        ((tick("自有", EMPTY), tick("租赁", EMPTY, 0.3)), unsure(Cause.LOW_CONFIDENCE)),
        ((tick("自有", CROSSED), tick("租赁", EMPTY)), unsure(Cause.CONFLICTING)),
        ((tick("自有", EMPTY),), unsure(Cause.NOT_READ)),
        ((tick("自有", TICKED),), unsure(Cause.NOT_READ)),
        ((tick("自有", TICKED, 0.3), tick("租赁", EMPTY)), unsure(Cause.LOW_CONFIDENCE)),
    ],
)
def test_exactly_one_box_is_ticked(
    ticks: tuple[Tick, ...] | None, expected: tuple[Verdict, Cause | None]
) -> None:
    form = replace(paper(LICENCE_TYPE), ticks=ticks)
    assert verdict(marks.one_ticked(Paper(SLOT, (form,)), options=["自有", "租赁"])) == expected


@pytest.mark.parametrize(
    ("state", "expected"), [(TICKED, PASS), (EMPTY, FAIL), (CROSSED, unsure(Cause.CONFLICTING))]
)
def test_a_box_that_must_be_ticked(
    state: TickState, expected: tuple[Verdict, Cause | None]
) -> None:
    form = replace(paper(LICENCE_TYPE), ticks=(tick("已阅读 并承诺", state),))
    assert verdict(marks.ticked(Paper(SLOT, (form,)), option="已阅读并承诺")) == expected


def test_there_are_as_many_papers_as_are_asked_for() -> None:
    two = Paper(SLOT, (paper(LICENCE_TYPE), paper(LICENCE_TYPE)))
    assert verdict(papers.at_least(two, count=2)) == PASS
    assert verdict(papers.at_least(two, count=3)) == FAIL
    one_unknown = Paper(SLOT, (paper(LICENCE_TYPE), paper(None)))
    assert verdict(papers.at_least(one_unknown, count=2)) == unsure(Cause.UNKNOWN_PAPER)


@pytest.mark.parametrize(
    ("born", "years", "expected"),
    [("2023-11-16", 3, PASS), ("2023-11-17", 3, FAIL), ("长期", 3, unsure(Cause.NOT_READ))],
)
def test_years_that_something_was_held(
    born: str, years: int, expected: tuple[Verdict, Cause | None]
) -> None:
    assert verdict(dates.held_since(known(born), AT, years=years)) == expected


@pytest.mark.parametrize(
    ("later", "expected"), [("2026-03-02", PASS), ("2026-03-03", FAIL), ("2025-12-31", FAIL)]
)
def test_days_apart(later: str, expected: tuple[Verdict, Cause | None]) -> None:
    assert verdict(dates.days_apart(known("2026-01-01"), known(later), days=60)) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("2000000", PASS), ("1999999.99", FAIL), ("二百万", unsure(Cause.NOT_READ)),
        ("5000000.01", FAIL),
    ],
)  # fmt: skip
def test_amounts_within_bounds(amount: str, expected: tuple[Verdict, Cause | None]) -> None:
    assert verdict(values.amount_between(known(amount), min=2_000_000, max=5_000_000)) == expected


def test_amounts_are_equal_as_numbers() -> None:
    assert verdict(pairs.same_amount(known("2000.00"), known("2000"))) == PASS
    assert verdict(pairs.same_amount(known("2000"), known("2001"))) == FAIL
    assert verdict(pairs.same_amount(known("2000"), known("3500", 0.8))) == unsure(
        Cause.LOW_CONFIDENCE
    )
    assert verdict(pairs.same_amount(known("2000"), known("2001", 0.8))) == unsure(
        Cause.NEARLY_EQUAL
    )


def test_card_numbers_end_in_their_check_digit() -> None:
    assert verdict(values.card_number_valid(known("6222 0000 0000 0000 009"))) == FAIL
    assert verdict(values.card_number_valid(known("4111111111111111"))) == PASS
    assert verdict(values.card_number_valid(known("4111111111111112"))) == FAIL
    assert verdict(values.card_number_valid(known("4111"))) == FAIL


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


def test_what_sources_answer() -> None:
    assert verdict(sources.confirmed(known("confirmed"))) == PASS
    assert verdict(sources.confirmed(known("denied"))) == FAIL
    assert verdict(sources.confirmed(known("maybe"))) == unsure(Cause.SOURCE_UNAVAILABLE)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("无", PASS),
        ("记满 12 分", FAIL),
        ("一次、记满12分", FAIL),
        ("一次、无", PASS),
        ("以前领过，已经停发", PASS),
        ("一次、别的", unsure(Cause.SOURCE_UNAVAILABLE)),
        ("没有记满12分", unsure(Cause.SOURCE_UNAVAILABLE)),
        ("", unsure(Cause.SOURCE_UNAVAILABLE)),
    ],
)
def test_a_record_that_is_not_known_as_clear_never_passes(said: str, expected: object) -> None:
    clear = ["无", "一次", "以前领过，已经停发"]
    found = sources.clear_record(known(said), bars=["记满12分"], clear=clear)
    assert verdict(found) == expected


def test_every_check_is_for_some_dimension_and_none_for_all_but_expressions() -> None:
    assert len(SPECS) >= 30
    for name, spec in SPECS.items():
        assert spec.dimensions, name
        assert name == "holds" or len(spec.dimensions) < 4, name


def test_every_paper_in_the_slot_must_have_a_place_that_was_signed() -> None:
    one = replace(
        paper(LICENCE_TYPE, source="1.jpg"), signatures=(signature("申请人签字", present=True),)
    )
    two = replace(paper(LICENCE_TYPE, source="2.jpg"), signatures=())
    assert verdict(marks.signed(Paper(SLOT, (one, two)))) == unsure(Cause.NOT_READ)


def written(value: str, *others: str, confidence: float = 0.7) -> Known:
    """By hand: each character with what else it may be, an e-th as likely."""
    chances = tuple(may_be(char, more) for char, more in zip(value, others, strict=False))
    return Known("签字", value, confidence, chances)


def may_be(char: str, others: str) -> Chances:
    return ({char: 4, **dict.fromkeys(others, 14)}, {"": 0}) if others else ()


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
    seen: Chances = ({"郑": 0}, {"": 0}, {"": 7, "涵": 12, "酒": 25})
    read = Known("签字", "郑", 0.98, (seen,))
    assert verdict(pairs.same_name(read, known("郑涵"))) == PASS
    for other in ("郑佳", "彭涵", "郑"):
        assert verdict(pairs.same_name(read, known(other)))[0] is not FAIL[0]
    assert verdict(pairs.same_name(read, known("郑佳"))) == unsure(Cause.NOT_READ)


def test_two_signatures_agree_in_neither_order_when_one_was_not_read_whole() -> None:
    whole, part = written("彭佳", "", "家"), written("佳", "家")
    for found in (pairs.same_name(whole, part), pairs.same_name(part, whole)):
        assert verdict(found) == unsure(Cause.NOT_READ)


def test_boxes_found_by_their_words_are_as_sure_as_what_stands_in_them() -> None:
    faint = replace(tick("自有", TICKED, 0.4), clear=0.97)
    form = replace(paper(LICENCE_TYPE), ticks=(faint, tick("租赁", EMPTY)))
    assert verdict(marks.one_ticked(Paper(SLOT, (form,)), options=["自有", "租赁"])) == PASS
    alone = marks.ticked(Paper(SLOT, (form,)), option="自有")
    assert verdict(alone) == unsure(Cause.CONFLICTING)


@pytest.mark.parametrize(
    ("faint", "expected"),
    [
        (tick("租赁", EMPTY, 0.4), unsure(Cause.LOW_CONFIDENCE)),
        (replace(tick("租赁", EMPTY, 0.4), clear=0.9), unsure(Cause.LOW_CONFIDENCE)),
        (replace(tick("租赁", EMPTY, 0.4), clear=0.99), PASS),
    ],
)
def test_a_faint_box_is_empty_only_where_one_sees_that_very_clearly(
    faint: Tick, expected: tuple[Verdict, Cause | None]
) -> None:
    form = replace(paper(LICENCE_TYPE), ticks=(tick("自有", TICKED), faint))
    assert verdict(marks.one_ticked(Paper(SLOT, (form,)), options=["自有", "租赁"])) == expected
    none = replace(form, ticks=(tick("自有", EMPTY), faint))  # a stroke may hide its box
    found = marks.one_ticked(Paper(SLOT, (none,)), options=["自有", "租赁"])
    assert verdict(found) == unsure(Cause.LOW_CONFIDENCE)
