"""Papers of the licence to dispatch labour, as the foundry draws them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from eval.foundry.papers.articles_of_association import ArticlesOfAssociation
from eval.foundry.papers.capital_report import CapitalReport
from eval.foundry.papers.dispatch_agreement import DispatchAgreement
from eval.foundry.papers.equipment_list import EquipmentList
from eval.foundry.papers.labour_dispatch_application import LabourDispatchApplication
from eval.foundry.papers.labour_dispatch_rules import LabourDispatchRules
from eval.foundry.template import Paper, Template
from ocr.types import TickState
from tests.eval.paper_contract import (
    SHARE,
    TODAY,
    assert_values_are_declared_and_normal,
    assert_values_stand_apart_on_the_sheet,
    invented,
    kind_of,
    name_of,
    templates_of,
)

pytestmark = pytest.mark.fonts

TICKED = templates_of("labour-dispatch-application", "dispatch-agreement")
SIGNED = templates_of(
    "labour-dispatch-application",
    "capital-report",
    "articles-of-association",
    "equipment-list",
    "labour-dispatch-rules",
    "dispatch-agreement",
)
DISPATCH = SIGNED


def every(templates: list[Template[Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("template", templates, ids=name_of)


def stamped(paper: Paper) -> list[str]:
    """The words of the seals on the paper."""
    match paper:
        case LabourDispatchApplication() | CapitalReport() | ArticlesOfAssociation():
            return [paper.seal] if paper.seal else []
        case EquipmentList() | LabourDispatchRules():
            return [paper.seal] if paper.seal else []
        case DispatchAgreement():
            return [seal for seal in (paper.seal, paper.user_seal) if seal]
    raise AssertionError(f"{paper} is none of these papers")


def signed(paper: Paper) -> bool:
    """Whether everybody who ought to sign the paper did."""
    match paper:
        case LabourDispatchApplication() | DispatchAgreement():
            return bool(paper.signed_by)
        case CapitalReport():
            return all(paper.accountants)
        case ArticlesOfAssociation():
            return all(paper.signers)
        case EquipmentList():
            return bool(paper.made_by)
        case LabourDispatchRules():
            return bool(paper.approved_by)
    raise AssertionError(f"{paper} has no place to sign")


def ticked(paper: Paper) -> list[str]:
    """The words of the boxes that are ticked."""
    match paper:
        case LabourDispatchApplication():
            return [paper.application_item] if paper.application_item else []
        case DispatchAgreement():
            return [paper.post_kind] if paper.post_kind else []
    raise AssertionError(f"{paper} has no boxes")


def made_up(template: Template[Any], count: int) -> Iterator[Paper]:
    for seed in range(count):
        yield template.invent(np.random.default_rng(seed), TODAY)


@every(DISPATCH)
def test_values_are_fields_of_the_type_in_their_normal_form(template: Template[Any]) -> None:
    assert_values_are_declared_and_normal(template)


@every(DISPATCH)
def test_values_stand_apart_on_the_sheet(template: Template[Any]) -> None:
    assert_values_stand_apart_on_the_sheet(template)


@every(DISPATCH)
def test_a_quarter_of_the_papers_lacks_its_seal(template: Template[Any]) -> None:
    assert kind_of(template).bears_seal
    bare = [not stamped(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean(bare) < 0.5


@every(DISPATCH)
def test_the_sheet_shows_whether_it_was_sealed(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 10), invented(template, 10, scale=2), strict=True):
        seals = [seal.text for sheet in sheets for seal in sheet.seals]
        assert seals == stamped(paper)


@every(SIGNED)
def test_a_quarter_of_the_papers_with_a_place_to_sign_is_not_signed(
    template: Template[Any],
) -> None:
    bare = [not signed(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean(bare) < 0.5


@every(SIGNED)
def test_the_sheet_shows_whether_it_was_signed(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 10), invented(template, 10, scale=2), strict=True):
        names = [sign.present for sheet in sheets for sign in sheet.signatures]
        assert names
        assert all(names) == signed(paper)


@every(TICKED)
def test_a_quarter_of_the_papers_with_boxes_has_none_ticked(template: Template[Any]) -> None:
    items = [ticked(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean([not item for item in items]) < 0.5
    for item, sheets in zip(items, invented(template, 10, scale=2), strict=False):
        marks = [tick for sheet in sheets for tick in sheet.ticks]
        assert [tick.label for tick in marks if tick.state is not TickState.EMPTY] == item
