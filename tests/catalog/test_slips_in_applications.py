"""Worked applications of an item."""

from __future__ import annotations

import pytest

from tests.catalog.slips import CASES, ITEM, SLIP, assert_named, error
from tests.catalog.small import FILES


@pytest.mark.parametrize(
    SLIP,
    [
        pytest.param(
            CASES, "'lease[lease-contract]'", "'lease[lease]'", "base.lease[lease]",
            "租赁合同 has no document type 'lease'", "did you mean 'lease-contract'?",
            id="side that does not exist",
        ),
        pytest.param(
            CASES, "licence.name: 样本公司", "licence.name: 430102198503120018",
            "base.licence.name", "a whole number 430102198503120018 where text belongs",
            "put the value in quotes", id="number in an example",
        ),
        pytest.param(
            CASES, "{premises: rented, goods", "{premises: [owned, rented], goods",
            "situation.premises", "2 answers to a question that takes one", "keep one option",
            id="two answers to one question",
        ),
        pytest.param(
            CASES, "expect: {licence-present: fail}", "expect: {licence-presents: fail}",
            "cases[0].expect.licence-presents", "review point 'licence-presents' is unknown",
            "did you mean 'licence-present'?", id="case names an unknown point",
        ),
        pytest.param(
            CASES, "decision: correct", "decision: corrected", "cases[0].decision",
            "'corrected' is unknown", "did you mean 'correct'?", id="unknown conclusion",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_remedy(
    file: str, old: str, new: str, where: str, found: str, remedy: str
) -> None:
    assert_named(file, old, new, where, found, remedy)


def test_an_item_without_worked_applications_is_refused() -> None:
    raised = error({name: text for name, text in FILES.items() if name != CASES})
    assert raised.remedy == "write examples/open-shop.yaml"


def test_worked_applications_of_no_item_are_refused() -> None:
    raised = error({**FILES, "examples/other.yaml": FILES[CASES]})
    assert raised.found == "no item is called 'other'"


def test_deleting_a_review_point_turns_a_worked_application_red() -> None:
    start = FILES[ITEM].index("      - id: lease-present")
    end = FILES[ITEM].index("  - id: agree")
    raised = error({**FILES, ITEM: FILES[ITEM][:start] + FILES[ITEM][end:]})
    assert "lease-present" in str(raised)
