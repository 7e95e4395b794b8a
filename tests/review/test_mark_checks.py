"""Checks of marks on papers: seals, signatures, boxes to tick."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.types import Signature, Tick, TickState
from review.checks import marks
from review.operands import Paper
from review.types import Cause, Verdict
from tests.review.handmade import LICENCE_TYPE, paper, region
from tests.review.outcomes import FAIL, PASS, SLOT, known, may_be, unsure, verdict


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


def test_every_paper_in_the_slot_must_have_a_place_that_was_signed() -> None:
    one = replace(
        paper(LICENCE_TYPE, source="1.jpg"), signatures=(signature("申请人签字", present=True),)
    )
    two = replace(paper(LICENCE_TYPE, source="2.jpg"), signatures=())
    assert verdict(marks.signed(Paper(SLOT, (one, two)))) == unsure(Cause.NOT_READ)


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
