"""Contracts, statements, applications and forms of the foundry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from eval.foundry.papers import form
from eval.foundry.papers.commitment import Commitment
from eval.foundry.papers.food_business_application import FoodBusinessApplication
from eval.foundry.papers.food_safety_rules import FoodSafetyRules
from eval.foundry.papers.form import Form
from eval.foundry.papers.individual_registration_application import (
    FORMS as COMPOSITIONS,
)
from eval.foundry.papers.individual_registration_application import (
    IndividualRegistrationApplication,
)
from eval.foundry.papers.labour_contract import LabourContract
from eval.foundry.papers.labour_termination import LabourTermination
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.template import Paper, Template
from nlp.normalize import normalise, squeeze
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

FORMS = templates_of("form")
SIGNED = templates_of(
    "lease-contract",
    "power-of-attorney",
    "food-business-application",
    "individual-registration-application",
    "commitment",
    "labour-contract",
    "labour-termination",
)
UNSIGNED = templates_of("food-safety-rules", "premises-layout")
SEALED = templates_of("food-safety-rules")
TICKED = templates_of(
    "food-business-application", "individual-registration-application", "labour-contract"
)


def every(templates: list[Template[Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("template", templates, ids=name_of)


def complete(paper: Paper) -> bool:
    """Whether everybody who ought to sign or seal the paper did."""
    match paper:
        case LeaseContract():
            return not paper.unsigned
        case PowerOfAttorney():
            sealed = bool(paper.seal) or not paper.representative
            return sealed and bool(paper.signed_by) and paper.agent_signs
        case FoodBusinessApplication():
            return bool(paper.seal or paper.signed_by)
        case Commitment():
            return bool(paper.seal or paper.signed_by)
        case LabourContract() | LabourTermination():
            return bool(paper.seal) and paper.signed
        case IndividualRegistrationApplication():
            return bool(paper.signed_by)
        case Form():
            return bool(paper.signed_by)
        case FoodSafetyRules():
            return bool(paper.seal)
    raise AssertionError(f"{paper} is none of these papers")


def chosen(paper: Paper) -> bool | None:
    """Whether anything is ticked; None where there is no box."""
    match paper:
        case FoodBusinessApplication():
            return bool(paper.business_type) if paper.boxes else None
        case IndividualRegistrationApplication():
            return bool(paper.composition)
        case LabourContract():
            return bool(paper.kind)
    raise AssertionError(f"{paper} has no boxes")


def made_up(template: Template[Any], count: int) -> Iterator[Paper]:
    for seed in range(count):
        yield template.invent(np.random.default_rng(seed), TODAY)


@every([*SIGNED, *UNSIGNED])
def test_values_are_fields_of_the_type_in_their_normal_form(template: Template[Any]) -> None:
    assert_values_are_declared_and_normal(template)


@every([*SIGNED, *UNSIGNED, *FORMS])
def test_values_stand_apart_on_the_sheet(template: Template[Any]) -> None:
    assert_values_stand_apart_on_the_sheet(template)


@every([*SIGNED, *FORMS, *SEALED])
def test_a_quarter_of_the_papers_lacks_a_signature_or_a_seal(template: Template[Any]) -> None:
    bare = [not complete(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean(bare) < 0.5


@every(TICKED)
def test_a_quarter_of_the_papers_with_boxes_has_none_ticked(template: Template[Any]) -> None:
    states = [chosen(paper) for paper in made_up(template, 300)]
    bare = [not state for state in states if state is not None]
    assert len(bare) >= 100
    assert SHARE <= np.mean(bare) < 0.5


@every([*SIGNED, *FORMS, *SEALED])
def test_the_sheet_shows_who_signed_and_who_did_not(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 10), invented(template, 10, scale=2), strict=True):
        names = [sign.present for sheet in sheets for sign in sheet.signatures]
        seals = [seal for sheet in sheets for seal in sheet.seals]
        if complete(paper):
            assert all(names)
            assert names or seals
        else:
            assert not all(names) or not seals


@every(TICKED)
def test_the_sheet_shows_what_is_ticked(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 10), invented(template, 10, scale=2), strict=True):
        ticks = [tick for sheet in sheets for tick in sheet.ticks]
        if isinstance(paper, IndividualRegistrationApplication):  # sex and schooling may be ticked
            ticks = [tick for tick in ticks if tick.label in COMPOSITIONS]
        assert bool(ticks) == (chosen(paper) is not None)
        assert any(tick.state is not TickState.EMPTY for tick in ticks) == bool(chosen(paper))


@every(FORMS)
def test_a_form_is_keyed_by_its_labels_and_its_values_are_normal(template: Template[Any]) -> None:
    kinds = {squeeze(spec.label): spec.kind for spec in kind_of(template).fields}
    for sheets in invented(template, 16, scale=2):
        for mark in sheets[0].marks:
            assert normalise(kinds[mark.key], mark.value) == mark.value, mark


def test_the_form_type_and_the_foundry_agree_on_what_a_label_asks_for() -> None:
    kinds = {spec.label: spec.kind for spec in kind_of(FORMS[0]).fields}
    assert {label: kinds[label] for label in form.LABELS} == {
        label: form.kind_of(label) for label in form.LABELS
    }
