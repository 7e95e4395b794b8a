"""Places to sign on certificates, by the facts where these tell, else counted on the sheets."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from eval.foundry.sheet import Sheet
from eval.foundry.template import Template
from tests.eval.paper_contract import SHARE, TODAY, invented, name_of, templates_of

CERTIFICATES = templates_of(
    "birth-certificate",
    "death-certificate",
    "degree-certificate",
    "graduation-certificate",
    "household-register-head",
    "household-register-member",
)

REGISTERED = templates_of("marriage-certificate", "divorce-certificate")


@pytest.mark.parametrize("template", REGISTERED, ids=name_of)
def test_a_quarter_of_the_marriage_papers_lack_the_registrar_s_name(
    template: Template[Any],
) -> None:
    papers = [template.invent(np.random.default_rng(seed), TODAY) for seed in range(400)]
    assert SHARE <= np.mean([not paper.registrar for paper in papers]) < 0.5


@pytest.mark.slow
@pytest.mark.fonts
@pytest.mark.parametrize("template", CERTIFICATES, ids=name_of)
def test_a_quarter_of_the_certificates_with_places_to_sign_has_an_empty_one(
    template: Template[Any],
) -> None:
    papers = invented(template, 40, scale=1)
    signed = [all(places) for sheets in papers if (places := _places(sheets))]
    assert len(signed) >= 30
    assert SHARE <= 1 - np.mean(signed) < 0.75


def _places(sheets: tuple[Sheet, ...]) -> list[bool]:
    return [sign.present for sheet in sheets for sign in sheet.signatures]
