"""Rules: their checks, operands and params, and the elements they name."""

from __future__ import annotations

import pytest

from tests.catalog.slips import ITEM, POINT, SLIP, assert_named


@pytest.mark.parametrize(
    SLIP,
    [
        pytest.param(
            ITEM, "check: same_name", "check: same_nam", f"{POINT}.rules[0].check",
            "'same_nam' is unknown", "did you mean 'same_name'? known: agrees_with_situation, ",
            id="unknown check",
        ),
        pytest.param(
            ITEM, "{check: same_name, ", "{", f"{POINT}.rules[0]",
            "key 'check' is missing", "write 'check: …'", id="rule without a check",
        ),
        pytest.param(
            ITEM, ", right: form.name}", "}", f"{POINT}.rules[0]",
            "operand 'right' of same_name is missing", "write 'right: …'", id="missing operand",
        ),
        pytest.param(
            ITEM, "right: form.name}", "right: form.name, day: 3}", f"{POINT}.rules[0].day",
            "'day' is neither operand nor param of same_name", "known: left, right",
            id="unknown operand",
        ),
        pytest.param(
            ITEM, "{check: not_expired, date: licence.valid_until, days: 30}",
            "{check: matches, value: licence.name}", f"{POINT}.rules[1]",
            "param 'pattern' of matches is missing", "write 'pattern: …'", id="missing param",
        ),
        pytest.param(
            ITEM, "days: 30", "days: 一个月", f"{POINT}.rules[1].days",
            "text '一个月' where a whole number belongs", "without quotes",
            id="param of wrong type",
        ),
        pytest.param(
            ITEM, "{check: not_expired, date: licence.valid_until, days: 30}",
            "{check: contains_any, value: licence.name, words: []}", f"{POINT}.rules[1].words",
            "the list is empty", "write at least one entry", id="empty list param",
        ),
        pytest.param(
            ITEM, "{check: not_expired, date: licence.valid_until, days: 30}",
            "{check: matches, value: licence.name, pattern: '[0-9'}", f"{POINT}.rules[1].pattern",
            "is not a regular expression", "mend the pattern", id="broken pattern in a rule",
        ),
        pytest.param(
            ITEM, "{check: not_expired, date: licence.valid_until, days: 30}",
            "{check: agrees_with_situation, value: licence.name, question: premises,"
            " words: {owned: [自有]}}",
            f"{POINT}.rules[1].words", "key 'rented' is missing", "write 'rented: …'",
            id="words without an option",
        ),
        pytest.param(
            ITEM, "{check: not_expired, date: licence.valid_until, days: 30}",
            "{check: agrees_with_situation, value: licence.name, question: shop, words: {a: [b]}}",
            f"{POINT}.rules[1].question", "'shop' is unknown", "known: goods, premises",
            id="situation of an unknown question",
        ),
        pytest.param(
            ITEM, "document_type: business-licence}", "document_type: lease-contract}",
            "acceptance_points[0].points[0].rules[0].document_type",
            "'lease-contract' is unknown", "known: business-licence",
            id="document type of another material",
        ),
        pytest.param(
            ITEM, "left: lease.lessee", "left: leases.lessee", f"{POINT}.rules[0].left",
            "material 'leases' is unknown", "did you mean 'lease'?", id="unknown material",
        ),
        pytest.param(
            ITEM, "left: lease.lessee", "left: lease.lesse", f"{POINT}.rules[0].left",
            "租赁合同 has no field 'lesse'", "did you mean 'lessee'?", id="unknown field",
        ),
        pytest.param(
            ITEM, "right: form.name", "right: form.nam", f"{POINT}.rules[0].right",
            "form field 'nam' is unknown", "did you mean 'name'?", id="unknown form field",
        ),
        pytest.param(
            ITEM, "right: form.name", "right: source.registry.status", f"{POINT}.rules[0].right",
            "source 'registry' is unknown", "did you mean 'register'?", id="unknown source",
        ),
        pytest.param(
            ITEM, "right: form.name", "right: source.register.state", f"{POINT}.rules[0].right",
            "登记平台 can't be asked 'state'", "did you mean 'status'?", id="unknown fact",
        ),
        pytest.param(
            ITEM, "right: form.name", "right: source.register", f"{POINT}.rules[0].right",
            "'source.register' names no fact of a source", "write 'source.register.fact'",
            id="source without a fact",
        ),
        pytest.param(
            ITEM, "left: lease.lessee", "left: lease", f"{POINT}.rules[0].left",
            "'lease' is a whole paper where one value belongs", "known: ends_on, lessee",
            id="paper for value",
        ),
        pytest.param(
            ITEM, "paper: lease}", "paper: lease.lessee}",
            "acceptance_points[0].points[1].rules[0].paper",
            "'lease.lessee' is one value where a whole paper belongs", "name the paper alone",
            id="value for paper",
        ),
        pytest.param(
            ITEM, "- {check: same_name, left: lease.lessee, right: form.name}",
            "- {any: [{check: same_name, left: lease.lessee, right: form.name}]}",
            f"{POINT}.rules[0].any", "fewer than two rules are joined", "write the other",
            id="one rule joined to none",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_remedy(
    file: str, old: str, new: str, where: str, found: str, remedy: str
) -> None:
    assert_named(file, old, new, where, found, remedy)
