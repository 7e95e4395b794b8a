"""Every check has a name, a specification and a dimension."""

from __future__ import annotations

from review.checks import CHECKS, SPECS


def test_every_check_is_named_after_its_function_and_specified() -> None:
    assert all(check.run.__name__ == name for name, check in CHECKS.items())
    assert set(SPECS) == set(CHECKS)
    assert SPECS["equal"].params == {}
    assert list(SPECS["sealed_by"].operands) == ["paper", "name"]
    assert SPECS["agrees_with_situation"].params == {"question": str, "words": dict}
    assert SPECS["not_expired"].optional == {"days", "forever"}


def test_every_check_is_for_some_dimension_and_none_for_all_but_expressions() -> None:
    assert len(SPECS) >= 30
    for name, spec in SPECS.items():
        assert spec.dimensions, name
        assert name == "holds" or len(spec.dimensions) < 4, name
