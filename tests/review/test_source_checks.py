"""Checks of what sources answered."""

from __future__ import annotations

import pytest

from review.checks import sources
from review.types import Cause
from tests.review.outcomes import FAIL, PASS, known, unsure, verdict


def test_what_sources_answer() -> None:
    assert verdict(sources.confirmed(known("confirmed"))) == PASS
    assert verdict(sources.confirmed(known("denied"))) == FAIL
    assert verdict(sources.confirmed(known("maybe"))) == unsure(Cause.SOURCE_UNAVAILABLE)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("无", PASS),
        ("记满 12 分", FAIL),
        ("一次、记满12分", FAIL),
        ("一次、无", PASS),
        ("以前领过，已经停发", PASS),
        ("一次、别的", unsure(Cause.SOURCE_UNAVAILABLE)),
        ("没有记满12分", unsure(Cause.SOURCE_UNAVAILABLE)),
        ("", unsure(Cause.SOURCE_UNAVAILABLE)),
    ],
)
def test_a_record_that_is_not_known_as_clear_never_passes(said: str, expected: object) -> None:
    clear = ["无", "一次", "以前领过，已经停发"]
    found = sources.clear_record(known(said), bars=["记满12分"], clear=clear)
    assert verdict(found) == expected
