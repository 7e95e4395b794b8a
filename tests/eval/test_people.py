from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from eval.foundry.people import (
    UNASSIGNED,
    credit_code,
    draw_person,
    id_number,
    other_code,
    phone_number,
)
from nlp.normalize import birth_date, credit_code_is_valid, id_number_is_valid

SEEDS = range(200)


@pytest.mark.parametrize("sex", ["男", "女"])
def test_id_numbers_hold_their_check_digit_birth_date_and_sex(sex: str) -> None:
    for seed in SEEDS:
        number = id_number(np.random.default_rng(seed), date(1990, 3, 7), sex)
        assert id_number_is_valid(number)
        assert birth_date(number) == date(1990, 3, 7)
        assert int(number[16]) % 2 == (sex == "男")


@pytest.mark.parametrize("individual", [True, False])
def test_credit_codes_hold_their_check_character(individual: bool) -> None:
    for seed in SEEDS:
        code = credit_code(np.random.default_rng(seed), individual=individual)
        assert credit_code_is_valid(code)
        assert code.startswith("92" if individual else "91")


def test_no_number_can_be_a_real_persons_or_firms() -> None:
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        person = draw_person(rng, date(2026, 11, 16), ages=(20, 60))
        assert person.id_number[:6] in UNASSIGNED
        assert credit_code(rng, individual=False)[2:8] in UNASSIGNED
        assert phone_number(rng).startswith("0731-0")


@pytest.mark.parametrize("changes", [1, 2])
def test_a_slip_changes_just_so_many_characters_of_a_code(changes: int) -> None:
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        code = credit_code(rng, individual=False)
        slipped = other_code(rng, code, changes)
        assert sum(a != b for a, b in zip(code, slipped, strict=True)) == changes


def test_people_are_as_old_as_asked_and_their_cards_are_valid() -> None:
    today = date(2026, 11, 16)
    for seed in SEEDS:
        person = draw_person(np.random.default_rng(seed), today, ages=(24, 60))
        assert 24 <= (today - person.born_on).days / 365.25 <= 60.1
        assert person.card_from < today
        assert person.card_until is not None
        assert person.card_until > today
