"""Words are complete, and masks hide what they must."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.types import Dimension, FieldKind, Mode, Need, Severity, Verified
from ocr.types import Problem
from review import explain
from review.types import Cause, Conclusion, Verdict
from tests.review.sample_review import FINDINGS, ID_NUMBER, ITEM, OPERATOR, finding, operand

names = st.text(alphabet="张王李赵欧阳小明·", min_size=1, max_size=6)
digits = st.text(alphabet="0123456789", max_size=20)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (explain.VERDICT, Verdict),
        (explain.DIMENSION, Dimension),
        (explain.SEVERITY, Severity),
        (explain.MODE, Mode),
        (explain.NEED, Need),
        (explain.VERIFIED, Verified),
        (explain.CONCLUSION, Conclusion),
        (explain.FOR_REVIEWER, Conclusion),
        (explain.FOR_CITIZEN, Conclusion),
        (explain.CAUSE, Cause),
        (explain.WHAT_TO_DO, Cause),
        (explain.PROBLEM, Problem),
    ],
)
def test_every_value_has_its_own_words(words: Mapping[StrEnum, str], kind: type[StrEnum]) -> None:
    assert set(words) == set(kind)
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ("430104199003071234", FieldKind.ID_NUMBER, "430***********1234"),
        ("张三", FieldKind.NAME, "张*"),
        ("欧阳小明", FieldKind.NAME, "欧***"),
        ("张", FieldKind.NAME, "*"),
        ("13800001234", FieldKind.PHONE, "138****1234"),
        ("0731-80001234", FieldKind.PHONE, "073*-****1234"),
        ("样本路88号3栋", FieldKind.ADDRESS, "样本路**号*栋"),
        ("91430104MA4L00001X", FieldKind.CREDIT_CODE, "91430104MA4L00001X"),
        (OPERATOR, FieldKind.ORGANISATION, OPERATOR),
        ("2026-11-16", FieldKind.DATE, "2026-11-16"),
        ("", FieldKind.NAME, ""),
    ],
)
def test_a_value_is_masked_by_its_kind(value: str, kind: FieldKind, shown: str) -> None:
    assert explain.mask(value, kind) == shown


def test_numbers_inside_running_text_are_masked() -> None:
    text = explain.mask_text(f"号码{ID_NUMBER}，电话138 0000 1234，2026-11-16收件。")
    assert text == "号码430***********0016，电话138 **** 1234，2026-11-16收件。"


@given(value=st.one_of(names, digits), kind=st.sampled_from(FieldKind))
def test_masking_keeps_length_and_masking_again_changes_nothing(
    value: str, kind: FieldKind
) -> None:
    once = explain.mask(value, kind)
    assert len(once) == len(value)
    assert explain.mask(once, kind) == once


@given(st.text(alphabet="0123456789X", min_size=1, max_size=18))
def test_an_id_number_never_shows_more_than_half(value: str) -> None:
    shown = explain.mask(value, FieldKind.ID_NUMBER)
    assert sum(c != "*" for c in shown) <= len(value) / 2


@given(names)
def test_a_name_never_shows_more_than_its_first_character(name: str) -> None:
    assert not explain.mask(name, FieldKind.NAME)[1:].strip("*")


def test_a_masked_finding_names_nobody_in_values_nor_in_messages() -> None:
    kinds = explain.kinds(ITEM)
    for found in FINDINGS:
        assert ID_NUMBER not in repr(explain.masked(found, kinds))
    person = finding(
        "legal-name", "姓名一致", Verdict.FAIL, "身份证姓名“张三丰”与表单不一致。",
        operand("left", "身份证·姓名", "legal-id.name", "张三丰", raw="姓名张三丰"),
    )  # fmt: skip
    masked = explain.masked(person, kinds)
    assert "三丰" not in repr(masked)
    assert masked.message == "身份证姓名“张**”与表单不一致。"


def test_masking_changes_no_verdict_place_or_organisation() -> None:
    kinds = explain.kinds(ITEM)
    for found in FINDINGS:
        masked = explain.masked(found, kinds)
        assert (masked.verdict, masked.places) == (found.verdict, found.places)
    assert OPERATOR in explain.masked(FINDINGS[0], kinds).message


def test_no_word_for_people_is_written_in_code_words() -> None:
    for words in (explain.CAUSE, explain.WHAT_TO_DO, explain.FOR_REVIEWER, explain.FOR_CITIZEN):
        assert not [text for text in words.values() if re.search("[A-Za-z_]", text)]
