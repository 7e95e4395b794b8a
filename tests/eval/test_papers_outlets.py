"""Papers of tobacco shops and public places: applications, test reports and rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from eval.foundry.fonts import find_fonts
from eval.foundry.papers.hygiene_application import HygieneApplication
from eval.foundry.papers.hygiene_rules import ALL_SYSTEMS, HygieneRules
from eval.foundry.papers.hygiene_test_report import SIGNERS, HygieneTestReport
from eval.foundry.papers.tobacco_retail_application import TobaccoRetailApplication
from eval.foundry.style import draw_style
from eval.foundry.template import Paper, Template
from ocr.types import TickState
from tests.eval.paper_contract import (
    SHARE,
    TODAY,
    assert_a_quarter_lacks_its_seal,
    assert_values_are_declared_and_normal,
    assert_values_stand_apart_on_the_sheet,
    invented,
    name_of,
    templates_of,
)

pytestmark = pytest.mark.fonts

APPLICATIONS = templates_of("tobacco-retail-application", "hygiene-application")
REPORTS = templates_of("hygiene-test-report")
RULES = templates_of("hygiene-rules")


def every(templates: list[Template[Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("template", templates, ids=name_of)


def made_up(template: Template[Any], count: int) -> Iterator[Paper]:
    for seed in range(count):
        yield template.invent(np.random.default_rng(seed), TODAY)


def complete(paper: Paper) -> bool:
    """Whether everybody who ought to sign or seal the paper did."""
    match paper:
        case TobaccoRetailApplication():
            return bool(paper.seal or paper.signed_by)
        case HygieneApplication():
            return bool(paper.seal) and bool(paper.signed_by)
        case HygieneTestReport():
            return bool(paper.seal) and bool(paper.approved_by)
    raise AssertionError(f"{paper} is none of these papers")


def chosen(paper: Paper) -> bool:
    """Whether what is applied for is ticked."""
    match paper:
        case TobaccoRetailApplication():
            return bool(paper.scope)
        case HygieneApplication():
            return bool(paper.categories)
    raise AssertionError(f"{paper} has no boxes")


@every([*APPLICATIONS, *REPORTS, *RULES])
def test_values_are_fields_of_the_type_in_their_normal_form(template: Template[Any]) -> None:
    assert_values_are_declared_and_normal(template)


@every([*APPLICATIONS, *REPORTS, *RULES])
def test_values_stand_apart_on_the_sheet(template: Template[Any]) -> None:
    assert_values_stand_apart_on_the_sheet(template)


@every([*APPLICATIONS, *REPORTS])
def test_a_quarter_of_the_papers_lacks_a_signature_or_a_seal(template: Template[Any]) -> None:
    bare = [not complete(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean(bare) < 0.5


@pytest.mark.slow
@every(RULES)
def test_a_quarter_of_the_rules_lacks_the_seal(template: Template[Any]) -> None:
    assert_a_quarter_lacks_its_seal(template)


@every(APPLICATIONS)
def test_a_quarter_of_the_applications_ticks_nothing_applied_for(template: Template[Any]) -> None:
    bare = [not chosen(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean(bare) < 0.5


@every([*APPLICATIONS, *REPORTS])
def test_the_sheet_shows_who_signed_and_who_did_not(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 12), invented(template, 12, scale=2), strict=True):
        names = [sign.present for sheet in sheets for sign in sheet.signatures]
        seals = [seal for sheet in sheets for seal in sheet.seals]
        if complete(paper):
            assert all(names)
            assert names or seals
        else:
            assert not all(names) or not seals


@every(APPLICATIONS)
def test_the_sheet_shows_what_is_ticked(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 12), invented(template, 12, scale=2), strict=True):
        assert isinstance(paper, TobaccoRetailApplication | HygieneApplication)
        goods = paper.scope if isinstance(paper, TobaccoRetailApplication) else paper.categories
        ticked = [t.label for s in sheets for t in s.ticks if t.state is not TickState.EMPTY]
        assert all(word in ticked for word in goods.split("、") if word)


@every(REPORTS)
def test_a_report_shows_its_conclusion_and_asks_three_to_sign(template: Template[Any]) -> None:
    told = set()
    for paper, sheets in zip(made_up(template, 12), invented(template, 12, scale=2), strict=True):
        assert isinstance(paper, HygieneTestReport)
        (sheet,) = sheets
        said = next(mark.value for mark in sheet.marks if mark.key == "conclusion")
        assert said == ("合格" if paper.passed else "不合格")
        assert any(one.text == "不符合" for one in sheet.prints) != paper.passed
        assert len(sheet.signatures) == len(SIGNERS)
        told.add(said)
    assert len(told) == 2


@every(RULES)
def test_rules_show_the_systems_that_are_there_and_no_others(template: Template[Any]) -> None:
    rng = np.random.default_rng(3)
    facts = template.invent(rng, TODAY)
    assert isinstance(facts, HygieneRules)
    for left_out in ALL_SYSTEMS:
        kept = tuple(each for each in ALL_SYSTEMS if each != left_out)
        style = draw_style(find_fonts(), rng)
        (sheet,) = template.draw(replace(facts, systems=kept), style, 2)
        shown = {mark.key for mark in sheet.marks} & set(ALL_SYSTEMS)
        assert shown == set(kept)
