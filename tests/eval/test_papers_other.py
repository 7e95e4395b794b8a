"""Papers of no type of the catalogue: nothing is asked of them but that they are unknown."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from eval.dataset import true_document
from eval.foundry.template import Template
from tests.eval.paper_contract import TODAY, invented, name_of, templates_of

OTHERS = templates_of("")


def test_there_are_several_kinds() -> None:
    assert len(OTHERS) >= 3


@pytest.mark.fonts
@pytest.mark.parametrize("template", OTHERS, ids=name_of)
def test_they_are_written_upon_and_ask_nothing(template: Template[Any]) -> None:
    for (sheet,) in invented(template, 8, scale=2):
        assert len(sheet.prints) > 5
        assert not (sheet.marks or sheet.signatures or sheet.ticks)
        assert sheet.width / sheet.height == template.size[0] / template.size[1]


def test_some_notices_bear_a_seal_and_some_none() -> None:
    notice = OTHERS[0]
    seals = [bool(notice.invent(np.random.default_rng(n), TODAY).seal) for n in range(40)]
    assert 5 < seals.count(False) < 30


def test_their_type_is_none() -> None:
    truth = {"type": "", "fields": {}, "seals": [], "signatures": [], "ticks": []}
    assert true_document(truth, pages=(0,), bears_seal=False).type is None
