"""Papers of guards and of drivers of goods vehicles, as the foundry draws them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from eval.foundry.papers.freight_driver_application import CATEGORIES, FreightDriverApplication
from eval.foundry.papers.medical_report import MedicalReport
from eval.foundry.papers.security_guard_application import SecurityGuardApplication
from eval.foundry.papers.training_certificate import TrainingCertificate
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

SIGNED = templates_of("security-guard-application", "medical-report", "freight-driver-application")
DECLARED = templates_of("security-guard-application", "freight-driver-application")
TICKED = templates_of("freight-driver-application")
SEALED = templates_of("medical-report", "training-certificate")
PAPERS = [*SIGNED, *templates_of("training-certificate")]


def every(templates: list[Template[Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("template", templates, ids=name_of)


def signed(paper: Paper) -> bool:
    """Whether whoever ought to sign the paper did."""
    match paper:
        case SecurityGuardApplication() | FreightDriverApplication():
            return bool(paper.signed_by)
        case MedicalReport():
            return bool(paper.doctor)
    raise AssertionError(f"{paper} has no place to sign")


def declared(paper: Paper) -> str:
    """What the applicant declares, "" where nothing is declared."""
    match paper:
        case SecurityGuardApplication():
            return paper.barred
        case FreightDriverApplication():
            return paper.accidents
    raise AssertionError(f"{paper} declares nothing")


def ring(paper: Paper) -> str:
    """The words of the seal on the paper, "" where there is none."""
    match paper:
        case MedicalReport():
            return paper.hospital if paper.sealed else ""
        case TrainingCertificate():
            return paper.training_body if paper.sealed else ""
    raise AssertionError(f"{paper} bears no seal")


def made_up(template: Template[Any], count: int) -> Iterator[Any]:
    for seed in range(count):
        yield template.invent(np.random.default_rng(seed), TODAY)


@every(PAPERS)
def test_values_are_fields_of_the_type_in_their_normal_form(template: Template[Any]) -> None:
    assert_values_are_declared_and_normal(template)


@every(PAPERS)
def test_values_stand_apart_on_the_sheet(template: Template[Any]) -> None:
    assert_values_stand_apart_on_the_sheet(template)


@every(SIGNED)
def test_a_quarter_of_the_papers_is_not_signed(template: Template[Any]) -> None:
    bare = [not signed(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean(bare) < 0.5


@every(SIGNED)
def test_the_sheet_shows_whether_it_was_signed(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 10), invented(template, 10, scale=2), strict=True):
        places = [place.present for sheet in sheets for place in sheet.signatures]
        assert places == [signed(paper)]


@every(DECLARED)
def test_a_quarter_of_the_applications_declares_nothing(template: Template[Any]) -> None:
    silent = [not declared(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean(silent) < 0.5


@every(DECLARED)
def test_what_is_declared_stands_on_the_sheet_ticked_or_told(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 20), invented(template, 20, scale=2), strict=True):
        ticks = [tick for sheet in sheets for tick in sheet.ticks]
        ticked = [tick.label for tick in ticks if tick.state is not TickState.EMPTY]
        told = [mark.value for sheet in sheets for mark in sheet.marks]
        said = declared(paper)
        assert said in told if said else True
        assert bool(said) == (said in (*ticked, *told))


@every(TICKED)
def test_a_quarter_of_the_drivers_ticks_no_category(template: Template[Any]) -> None:
    bare = [not paper.category for paper in made_up(template, 200)]
    assert SHARE <= np.mean(bare) < 0.5


@every(TICKED)
def test_the_categories_applied_for_are_ticked_and_no_others(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 20), invented(template, 20, scale=2), strict=True):
        ticks = [tick for sheet in sheets for tick in sheet.ticks if tick.label in CATEGORIES]
        ticked = [tick.label for tick in ticks if tick.state is not TickState.EMPTY]
        assert "、".join(ticked) == paper.category


@every(SEALED)
def test_a_quarter_of_the_papers_lacks_its_seal(template: Template[Any]) -> None:
    assert kind_of(template).bears_seal
    bare = [not ring(paper) for paper in made_up(template, 200)]
    assert SHARE <= np.mean(bare) < 0.5


@every(SEALED)
def test_the_sheet_bears_the_seal_of_whoever_gave_it_out(template: Template[Any]) -> None:
    for paper, sheets in zip(made_up(template, 10), invented(template, 10, scale=2), strict=True):
        seals = [seal.text for sheet in sheets for seal in sheet.seals]
        assert seals == [words for words in [ring(paper)] if words]
