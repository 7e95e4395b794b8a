"""Applications for benefits, and the proof of owning no home, of the foundry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pytest

from eval.foundry.papers.housing_fund_application import REASONS, HousingFundApplication
from eval.foundry.papers.longevity_application import AGE_GROUPS, LongevityApplication, age_group
from eval.foundry.papers.unemployment_claim import REASONS as ENDINGS
from eval.foundry.papers.unemployment_claim import UnemploymentClaim
from eval.foundry.template import Paper, Template
from ocr.types import TickState
from tests.eval.paper_contract import (
    SHARE,
    TODAY,
    assert_values_are_declared_and_normal,
    assert_values_stand_apart_on_the_sheet,
    invented,
    name_of,
    templates_of,
)

pytestmark = pytest.mark.fonts

APPLICATIONS = templates_of(
    "housing-fund-application", "unemployment-claim", "longevity-application"
)


def every(templates: list[Template[Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("template", templates, ids=name_of)


def signed(paper: Paper) -> bool:
    """Whether everybody who ought to sign the paper did."""
    match paper:
        case HousingFundApplication():
            return bool(paper.signed_by) and bool(paper.spouse_signed_by) == bool(paper.spouse)
        case UnemploymentClaim() | LongevityApplication():
            return bool(paper.signed_by)
    raise AssertionError(f"{paper} is none of these papers")


def chosen(paper: Paper) -> str:
    """The option ticked by what the paper is asked for; "" for none."""
    match paper:
        case HousingFundApplication() | UnemploymentClaim():
            return paper.reason
        case LongevityApplication():
            return paper.age_group
    raise AssertionError(f"{paper} has no boxes")


OPTIONS: dict[type[Paper], tuple[str, ...]] = {
    HousingFundApplication: REASONS,
    UnemploymentClaim: ENDINGS,
    LongevityApplication: AGE_GROUPS,
}


def made_up(template: Template[Any], count: int) -> Iterator[Paper]:
    for seed in range(count):
        yield template.invent(np.random.default_rng(seed), TODAY)


@every(APPLICATIONS)
def test_values_are_fields_of_the_type_in_their_normal_form(template: Template[Any]) -> None:
    assert_values_are_declared_and_normal(template)


@every(APPLICATIONS)
def test_values_stand_apart_on_the_sheet(template: Template[Any]) -> None:
    assert_values_stand_apart_on_the_sheet(template)


@every(APPLICATIONS)
def test_a_quarter_of_the_applications_lacks_a_signature(template: Template[Any]) -> None:
    bare = [not signed(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean(bare) < 0.5


@every(APPLICATIONS)
def test_a_quarter_of_the_applications_has_no_box_ticked(template: Template[Any]) -> None:
    bare = [not chosen(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean(bare) < 0.5


@every(APPLICATIONS)
def test_the_sheet_shows_who_signed_and_what_is_ticked(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 10), invented(template, 10, scale=2), strict=True):
        hands = [sign.text for sheet in sheets for sign in sheet.signatures]
        assert hands
        assert set(filter(None, hands)) == _signers(paper)
        ticks = [tick for sheet in sheets for tick in sheet.ticks]
        marked = [tick.label for tick in ticks if tick.state is not TickState.EMPTY]
        ours = [label for label in marked if label in OPTIONS[type(paper)]]
        assert ours == [chosen(paper)] if chosen(paper) else not ours


@pytest.mark.parametrize(
    ("on", "group"), [((2026, 3, 1), 0), ((2026, 3, 2), 1), ((2036, 3, 2), 2), ((2040, 1, 1), 2)]
)
def test_the_age_group_is_that_of_the_day(on: tuple[int, int, int], group: int) -> None:
    assert age_group(date(1936, 3, 2), date(*on)) == AGE_GROUPS[group]


def _signers(paper: Paper) -> set[str]:
    names = (getattr(paper, "signed_by", ""), getattr(paper, "spouse_signed_by", ""))
    return set(filter(None, names))
