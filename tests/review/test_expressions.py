"""Expressions over named values: what compiles, what they come to, what they do with gaps."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.types import FieldKind
from review.checks import At
from review.checks.expression import holds
from review.expressions import Truth, compiled, evaluate
from review.operands import Operand
from review.types import Cause, Verdict
from tests.review.handmade import TODAY

KINDS = {
    "rent": FieldKind.AMOUNT,
    "paid": FieldKind.AMOUNT,
    "moved": FieldKind.DATE,
    "city": FieldKind.ADDRESS,
}


def truth(expression: str, **values: str) -> Truth:
    return evaluate(compiled(expression, KINDS), values, KINDS, TODAY)


@pytest.mark.parametrize(
    ("expression", "values", "expected"),
    [
        ("paid <= rent * 12.0", {"paid": "24000", "rent": "2000"}, Truth.TRUE),
        ("paid <= rent * 12.0", {"paid": "24000.01", "rent": "2000"}, Truth.FALSE),
        ("moved <= today", {"moved": "2026-11-16"}, Truth.TRUE),
        ("today - moved > duration('24h')", {"moved": "2026-11-15"}, Truth.FALSE),
        ("city.size() == 3", {"city": "长沙市"}, Truth.TRUE),
        ("city.startsWith('湖南') || rent > 0.0", {"rent": "1"}, Truth.TRUE),
        ("city.startsWith('湖南') && rent > 5.0", {"rent": "1"}, Truth.FALSE),
        ("city.startsWith('湖南') && rent > 0.0", {"rent": "1"}, Truth.UNKNOWN),
        ("rent > 0.0", {}, Truth.UNKNOWN),
        ("rent > 0.0", {"rent": "两千"}, Truth.UNKNOWN),
        ("moved <= today", {"moved": "长期"}, Truth.UNKNOWN),
    ],
)
def test_truths(expression: str, values: dict[str, str], expected: Truth) -> None:
    assert truth(expression, **values) is expected


@pytest.mark.parametrize(
    ("expression", "complaint"),
    [
        ("rent <", "at character"),
        ("rant > 0.0", "undeclared reference to 'rant'"),
        ("rent > 0", "no matching overload"),
        ("rent + paid", "it gives a DOUBLE, not a truth"),
        ("moved > rent", "no matching overload"),
    ],
)
def test_what_can_not_be_an_expression_is_refused_before_anybody_comes(
    expression: str, complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        compiled(expression, KINDS)


def operand(value: str | None, confidence: float = 0.99) -> Operand:
    cause = None if value else Cause.ILLEGIBLE
    return Operand("月租金", "lease.rent", value, "", confidence, (), cause, FieldKind.AMOUNT)


@pytest.mark.parametrize(
    ("rent", "expected"),
    [
        (operand("2000"), (Verdict.PASS, None)),
        (operand("0"), (Verdict.FAIL, None)),
        (operand("0", 0.9), (Verdict.UNSURE, Cause.LOW_CONFIDENCE)),
        (operand(None), (Verdict.UNSURE, Cause.ILLEGIBLE)),
        (operand("两千"), (Verdict.UNSURE, Cause.NOT_READ)),
    ],
)
def test_a_gap_is_never_a_verdict(rent: Operand, expected: tuple[Verdict, Cause | None]) -> None:
    at = At(date(2026, 11, 16), {})
    found = holds({"rent": rent}, at, expression="rent > 0.0", says="租金大于零")
    assert (found.verdict, found.cause) == expected
