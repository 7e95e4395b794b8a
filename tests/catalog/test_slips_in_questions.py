"""Questions, their options, and the conditions over them."""

from __future__ import annotations

import pytest

from tests.catalog.slips import ITEM, SLIP, assert_named, error
from tests.catalog.small import FILES


@pytest.mark.parametrize(
    SLIP,
    [
        pytest.param(
            ITEM, "applies_when: {premises: rented}", "applies_when: {premise: rented}",
            "materials[1].applies_when.premise", "question 'premise' is unknown here",
            "did you mean 'premises'?", id="unknown question",
        ),
        pytest.param(
            ITEM, "applies_when: {premises: rented}", "applies_when: {premises: leased}",
            "materials[1].applies_when.premises", "'leased' is unknown", "known: owned, rented",
            id="unknown option",
        ),
        pytest.param(
            ITEM, "applies_when: {premises: rented}", "applies_when: {}",
            "materials[1].applies_when", "the condition is empty", "write 'always'",
            id="empty condition",
        ),
        pytest.param(
            ITEM, "applies_when: {premises: rented}",
            "applies_when: {not: {premises: owned}, goods: bulk}", "materials[1].applies_when",
            "'not' stands beside other keys", "give it a mapping of its own", id="mixed condition",
        ),
        pytest.param(
            ITEM, "applies_when: {premises: rented}", "applies_when: {any: []}",
            "materials[1].applies_when.any", "the list of conditions is empty",
            "write at least one condition", id="any of nothing",
        ),
        pytest.param(
            ITEM, "- key: premises\n", "- key: premises\n    asked_when: {not: {goods: bulk}}\n",
            "questions[0].asked_when",
            "questions wait for each other's answers: premises → goods → premises",
            "let one of them be asked without the other", id="cycle in a scenario",
        ),
        pytest.param(
            ITEM, "asked_when: {premises: rented}", "asked_when: {goods: bulk}",
            "questions[1].asked_when", "questions wait for each other's answers: goods → goods",
            "let one of them be asked without the other", id="question depends on itself",
        ),
        pytest.param(
            ITEM, "key: goods", "key: any", "questions[1].key",
            "'any' is a word of conditions", "choose another key", id="question called any",
        ),
        pytest.param(
            ITEM, "key: goods", "key: premises", "questions[1]",
            "question 'premises' stands twice", "give each its own key",
            id="duplicate question",
        ),
        pytest.param(
            ITEM, "value: drinks", "value: bulk", "questions[1].options[1]",
            "option 'bulk' stands twice", "give each its own key", id="duplicate option",
        ),
        pytest.param(
            ITEM, "      - {value: drinks, label: 饮品}\n", "", "questions[1].options",
            "a question with fewer than two options", "write the other option",
            id="only one option",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_remedy(
    file: str, old: str, new: str, where: str, found: str, remedy: str
) -> None:
    assert_named(file, old, new, where, found, remedy)


def test_a_question_that_depends_on_a_later_one_is_told_to_move() -> None:
    first, second = FILES[ITEM].index("  - key: premises"), FILES[ITEM].index("  - key: goods")
    end = FILES[ITEM].index("materials:")
    item = FILES[ITEM]
    raised = error(
        {**FILES, ITEM: item[:first] + item[second:end] + item[first:second] + item[end:]}
    )
    assert raised.where == f"{ITEM}: questions[0].asked_when.premises"
    assert raised.found == "question 'goods' depends on 'premises', which is asked later"
    assert "move 'premises' up" in raised.remedy
