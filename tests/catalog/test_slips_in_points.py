"""Review points: their days, dimensions and examples."""

from __future__ import annotations

import pytest

from tests.catalog.slips import ITEM, POINT, SLIP, assert_named


@pytest.mark.parametrize(
    SLIP,
    [
        pytest.param(
            ITEM, "effective_to: 2030-12-31", "effective_to: 2020-12-31", f"{POINT}.effective_to",
            "2020-12-31 is before 2026-01-01", "write a later day", id="ends before it begins",
        ),
        pytest.param(
            ITEM, "dimension: consistency", "dimension: 一致性", f"{POINT}.dimension",
            "'一致性' is unknown", "known: completeness, consistency, format, validity",
            id="unknown dimension",
        ),
        pytest.param(
            ITEM, "lessee-is-operator\n        version: 2", "lease-present\n        version: 1",
            f"{POINT}.id", "review point 'lease-present' stands twice", "also in complete",
            id="duplicate point",
        ),
        pytest.param(
            ITEM, "id: lessee-is-operator", "id: lease-present", f"{POINT}.id",
            "versions 1 and 2 of 'lease-present' are both in force from 2026-01-01 to 2030-12-31",
            "end the one with 'effective_to'", id="overlapping effective dates",
        ),
        pytest.param(
            ITEM, "dimension: consistency\n        sev", "dimension: completeness\n        sev",
            f"{POINT}.dimension", "'completeness' is not what same_name, not_expired looks at",
            "known: consistency, validity", id="dimension of other checks",
        ),
        pytest.param(
            ITEM, "            dimension: consistency\n", "", f"{POINT}.dimension",
            "same_name, not_expired may serve consistency, validity",
            "let one example say it: 'dimension: consistency'", id="dimension nobody says",
        ),
        pytest.param(
            ITEM, "            dimension: consistency\n", "            dimension: validity\n",
            f"{POINT}.dimension", "an example says 'validity'", "make both say the same",
            id="dimension said otherwise",
        ),
        pytest.param(
            ITEM, "given: {lease.lessee: 样本公司, ", "over: {lease.lessee: 样本公司, ",
            f"{POINT}.examples[0].over", "this key is unknown", "changes",
            id="unknown key of an example",
        ),
        pytest.param(
            ITEM, "          - title: 一致\n", "          - title: 一致\n            changes: {}\n",
            f"{POINT}.examples[0]", "what is given, or what differs from the base case",
            "write 'given:' or 'changes:', one of them", id="given and changes",
        ),
        pytest.param(
            ITEM, "id: agree", "id: complete", "acceptance_points[1]",
            "acceptance point 'complete' stands twice", "give each its own key",
            id="duplicate acceptance point",
        ),
        pytest.param(
            ITEM, "expect: unsure", "expect: 存疑", f"{POINT}.examples[1].expect",
            "'存疑' is unknown", "known: fail, not_applicable, pass, unsure", id="unknown verdict",
        ),
        pytest.param(
            ITEM, "given: {licence: missing}", "given: {licence: gone}",
            "acceptance_points[0].points[0].examples[1].given.licence",
            "'gone' is unknown", "known: blurred, missing, present, wrong",
            id="unknown paper state",
        ),
        pytest.param(
            ITEM, "situation.goods: 'bulk,drinks'", "situation.goods: 'bulk,tea'",
            f"{POINT}.examples[1].given.situation.goods",
            "'tea' is no option of 'goods'", "known: bulk, drinks", id="unknown situation",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_remedy(
    file: str, old: str, new: str, where: str, found: str, remedy: str
) -> None:
    assert_named(file, old, new, where, found, remedy)
