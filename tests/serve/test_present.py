"""What was read of a file, as other programs get it."""

from __future__ import annotations

from ocr.types import PageReading, Problem, QualityProblem
from serve.api import present
from serve.api.schemas import Quality


def quality(*problems: QualityProblem) -> Quality:
    page = PageReading(0, 1000, 800, 0, (), (), None, None, problems, "none")
    return present.file("a.jpg", [page], []).pages[0].quality


def test_a_picture_is_ok_until_letters_may_be_lost_and_slight_problems_are_told_all_the_same() -> (
    None
):
    dim = QualityProblem(Problem.DARK, None, "请重拍。", slight=True)
    blurred = QualityProblem(Problem.BLURRED, None, "请重拍。")
    assert quality() == Quality(ok=True, problems=())
    told = quality(dim)
    assert told.ok and [(one.problem.name, one.slight) for one in told.problems] == [("太暗", True)]
    assert not quality(dim, blurred).ok
