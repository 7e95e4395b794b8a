"""Licences and certificates as the foundry draws them."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from stdnum.iso7064 import mod_11_10

from eval.foundry.offices import food_licence_no
from eval.foundry.papers.business_licence import BusinessLicence, Entity, invent
from eval.foundry.template import Template
from tests.eval.paper_contract import (
    assert_a_quarter_lacks_its_seal,
    assert_values_are_declared_and_normal,
    assert_values_stand_apart_on_the_sheet,
    name_of,
    templates_of,
)

LICENCES = templates_of(
    "business-licence",
    "real-estate-certificate",
    "food-business-licence",
    "health-certificate",
    "public-place-hygiene-licence",
    "tobacco-retail-licence",
    "road-transport-qualification",
    "security-guard-certificate",
    "graduation-certificate",
    "degree-certificate",
)


@pytest.mark.fonts
@pytest.mark.parametrize("template", LICENCES, ids=name_of)
def test_every_value_of_a_licence_is_a_declared_field_in_its_normal_form(
    template: Template[Any],
) -> None:
    assert_values_are_declared_and_normal(template)


@pytest.mark.fonts
@pytest.mark.parametrize("template", LICENCES, ids=name_of)
def test_no_value_of_a_licence_leaves_the_sheet_or_covers_another(template: Template[Any]) -> None:
    assert_values_stand_apart_on_the_sheet(template)


@pytest.mark.slow
@pytest.mark.fonts
@pytest.mark.parametrize("template", LICENCES, ids=name_of)
def test_a_quarter_of_all_licences_lack_their_seal(template: Template[Any]) -> None:
    assert_a_quarter_lacks_its_seal(template)


def test_every_kind_of_holder_is_given_a_business_licence() -> None:
    papers = [invent(np.random.default_rng(seed), date(2026, 11, 16)) for seed in range(200)]
    assert {paper.entity for paper in papers} == set(Entity)
    assert all(isinstance(paper, BusinessLicence) for paper in papers)


@pytest.mark.parametrize("kind", [1, 2, 3])
def test_a_food_licence_number_holds_its_check_digit(kind: int) -> None:
    for seed in range(50):
        number = food_licence_no(np.random.default_rng(seed), kind)
        assert number.startswith(f"JY{kind}")
        assert len(number) == 16
        assert mod_11_10.is_valid(number[2:])
