"""Civil papers as the foundry draws them, and their numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from stdnum import luhn

from catalog.types import FieldKind
from eval.foundry.chop import chop
from eval.foundry.fonts import find_fonts
from eval.foundry.papers.bank_card import invent as invent_bank_card
from eval.foundry.papers.passport import check
from eval.foundry.papers.passport import invent as invent_passport
from eval.foundry.papers.vehicle_licence import LETTER_WORTH, LETTERS, WEIGHTS, vin
from eval.foundry.people import GIVEN, SURNAMES, latin
from eval.foundry.sheet import Print, Sheet
from eval.foundry.template import Template
from nlp.normalize import normalise
from ocr.types import SealShape
from tests.eval.paper_contract import (
    assert_a_quarter_lacks_its_seal,
    assert_values_are_declared_and_normal,
    assert_values_stand_apart_on_the_sheet,
    invented,
    kind_of,
    name_of,
    templates_of,
)

TODAY = date(2026, 11, 16)
SEALED = templates_of(
    "birth-certificate",
    "death-certificate",
    "divorce-certificate",
    "driving-licence",
    "household-register-head",
    "household-register-member",
    "marriage-certificate",
    "no-criminal-record",
    "vehicle-licence",
)
CIVIL = SEALED + templates_of(
    "bank-card",
    "passport",
    "resident-id-card-emblem",
    "resident-id-card-portrait",
    "social-security-card",
)


@pytest.mark.fonts
@pytest.mark.parametrize("template", CIVIL, ids=name_of)
def test_every_value_of_a_civil_paper_is_a_declared_field_in_its_normal_form(
    template: Template[Any],
) -> None:
    assert_values_are_declared_and_normal(template)


@pytest.mark.fonts
@pytest.mark.parametrize("template", CIVIL, ids=name_of)
def test_no_value_of_a_civil_paper_leaves_the_sheet_or_covers_another(
    template: Template[Any],
) -> None:
    assert_values_stand_apart_on_the_sheet(template)


@pytest.mark.fonts
@pytest.mark.parametrize("template", CIVIL, ids=name_of)
def test_no_label_of_a_civil_paper_is_printed_over_a_value(template: Template[Any]) -> None:
    for sheets in invented(template, 8, scale=5):
        for sheet in sheets:
            words = [found for found in sheet.prints if not found.key]
            for one in (found for found in sheet.prints if found.key):
                assert not [other for other in words if _covers(one, other)], one


@pytest.mark.fonts
@pytest.mark.parametrize("template", CIVIL, ids=name_of)
def test_what_a_civil_paper_must_say_is_said_by_some(template: Template[Any]) -> None:
    said = {
        mark.key
        for sheets in invented(template, 16, scale=1)
        for sheet in sheets
        for mark in sheet.marks
    }
    assert {spec.key for spec in kind_of(template).fields if spec.required} <= said


@pytest.mark.slow
@pytest.mark.fonts
@pytest.mark.parametrize("template", SEALED, ids=name_of)
def test_a_quarter_of_all_civil_papers_lack_their_seal(template: Template[Any]) -> None:
    assert_a_quarter_lacks_its_seal(template)


@pytest.mark.fonts
@pytest.mark.parametrize("words", ["湖南省长沙市公安局交通警察支队", "样本", "长沙样例公安局"])
def test_a_printed_square_seal_keeps_its_words_inside_its_frame(words: str) -> None:
    sheet = Sheet(40, 40, 10)
    chop(sheet, words, (10, 10, 30, 30), find_fonts().song_bold[0])
    assert "".join(found.text for found in sheet.prints) == words
    (seal,) = sheet.seals
    assert (seal.text, seal.shape, seal.box) == (words, SealShape.SQUARE, (100, 100, 300, 300))
    for found in sheet.prints:
        assert 100 < found.box[0] < found.box[2] < 300
        assert 100 < found.box[1] < found.box[3] < 300


def test_passports_hold_their_check_digits() -> None:
    assert check("520727") == "3"  # the example of ICAO 9303
    for seed in range(50):
        passport = invent_passport(np.random.default_rng(seed), TODAY)
        first, second = passport.machine_readable
        assert len(first) == len(second) == 44
        assert first.rstrip("<").endswith(passport.given)
        for start, end in ((0, 9), (13, 19), (21, 27)):
            assert check(second[start:end]) == second[end]
        assert check(second[:10] + second[13:20] + second[21:43]) == second[43]


def test_bank_card_numbers_hold_their_check_digit_and_belong_to_no_issuer() -> None:
    for seed in range(50):
        number = invent_bank_card(np.random.default_rng(seed), TODAY).number
        assert luhn.is_valid(number)
        assert len(number) in (16, 19)
        assert number.startswith("629999")


def test_vehicle_numbers_hold_their_check_digit() -> None:
    worth = dict(zip(LETTERS, LETTER_WORTH, strict=True))
    for seed in range(50):
        number = vin(np.random.default_rng(seed))
        values = [int(char) if char.isdigit() else worth[char] for char in number]
        total = sum(v * w for v, w in zip(values, WEIGHTS, strict=True))
        assert len(number) == 17
        assert number[8] == "0123456789X"[total % 11]


def test_names_are_spelt_in_latin_letters_character_by_character() -> None:
    assert latin("张明华") == ("ZHANG", "MINGHUA")
    assert latin("曾清扬") == ("ZENG", "QINGYANG")
    for surname in SURNAMES:
        assert all("".join(latin(surname + given)).isalpha() for given in GIVEN)


@pytest.mark.parametrize("text", ["07 MAR 1985", "07 3月/MAR 1985", "073月/MAR1985"])
def test_dates_of_passports_are_read(text: str) -> None:
    assert normalise(FieldKind.DATE, text) == "1985-03-07"


def _covers(one: Print, other: Print) -> bool:
    wide = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    high = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return wide > 3 and high > 3
