"""How sure a pass must be, and what was measured for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.types import Severity
from review.bounds import needed
from review.calibration import (
    THRESHOLDS,
    Threshold,
    read_thresholds,
    surety,
    write_thresholds,
)
from review.examples import worked_cases
from review.pipeline import review
from review.rules import Case
from review.types import Conclusion, Review
from serve.wiring import load_seed


def measured(faulty: int, wrong: int = 0) -> Threshold:
    return Threshold("food", "d1", 0.8, faulty, wrong, clean=20, covered=12)


def test_as_many_as_needed_without_one_that_passed_are_enough() -> None:
    assert measured(needed()).is_enough
    assert not measured(needed() - 1).is_enough
    assert not measured(needed(), wrong=1).is_enough
    assert not measured(0).is_enough


def test_what_is_written_is_read_and_stands_in_one_order(tmp_path: Path) -> None:
    one, other = measured(3), Threshold("a", "d2", 0.5, 9, 1, 2, 2)
    first, second = tmp_path / "1", tmp_path / "2"
    write_thresholds([one, other], first)
    write_thresholds([other, one], second)
    assert first.read_bytes() == second.read_bytes()
    assert read_thresholds(first) == {"d1": one, "d2": other}
    write_thresholds([], first)
    assert read_thresholds(first) == {}


@pytest.mark.parametrize("text", ["", "{}x", '[{"item": "a"}]', "[1]"])
def test_another_file_is_refused_and_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "thresholds.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"thresholds\.json is no list of thresholds"):
        read_thresholds(path)


def test_the_published_file_speaks_of_published_items() -> None:
    catalog = load_seed().catalog
    for each in read_thresholds(THRESHOLDS).values():
        assert each.item in catalog.items
        assert 0 <= each.wrong <= each.faulty and 0 <= each.covered <= each.clean


def test_a_pass_is_as_sure_as_its_least_sure_point() -> None:
    item = load_seed().catalog.item("food-business-new")
    clean, *others = [_review(each.case) for each in worked_cases(item)]
    counted = [f.confidence for f in clean.findings if f.severity is not Severity.ADVISE]
    assert surety(clean) == min(counted) > 0
    failing = next(each for each in others if each.decision.conclusion is not Conclusion.PASS)
    assert surety(failing) == 0


def _review(case: Case) -> Review:
    return review(case.item, case.application, case.documents, case.evidence, case.today)
