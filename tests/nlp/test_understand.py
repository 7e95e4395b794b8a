"""Readings of an upload → papers whose values are no surer than the picture lets them be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from catalog.types import Cue, DocumentType, FieldKind, FieldSpec
from nlp.classify import CueClassifier
from nlp.combine import CombinedExtractor
from nlp.confidence import load_weights
from nlp.extract import LabelExtractor
from nlp.types import Document, Field
from nlp.understand import understand
from ocr.doubt import DOUBTFUL
from ocr.types import PageReading, Problem, QualityProblem, Region
from tests.nlp.written import HEIGHT, WIDTH, line, reading

LICENCE = DocumentType(
    "licence",
    "许可证",
    (Cue("许可证编号", 6),),
    (
        FieldSpec("number", "许可证编号", required=True),
        FieldSpec("valid_until", "有效期至", FieldKind.DATE, required=True),
    ),
)
LINES = (
    line("许可证编号", 100, 100),
    line("JY14301040000012", 300, 100),
    line("有效期至", 100, 300),
    line("2027年3月14日", 300, 300),
)


class Nothing:
    """A tagger that finds nothing."""

    def extract(self, readings: Sequence[PageReading], kind: DocumentType) -> tuple[Field, ...]:
        return ()


def spot(left: float, top: float, right: float, bottom: float) -> Region:
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    a, b, c, d = ((x / WIDTH, y / HEIGHT) for x, y in corners)
    return Region(0, (a, b, c, d))


def paper(*problems: QualityProblem) -> Document:
    """As the house's own weights judge it."""
    extractor = CombinedExtractor(LabelExtractor((LICENCE,)), Nothing(), load_weights())
    page = replace(reading(LINES), problems=problems)
    (found,) = understand(
        [page], source="upload", classifier=CueClassifier([LICENCE]), extractor=extractor
    )
    return found


def sure(found: Document) -> dict[str, float]:
    return {field.key: field.confidence for field in found.fields}


@pytest.mark.parametrize("problem", [Problem.GLARE, Problem.CUT_OFF])
def test_a_value_that_may_be_half_hidden_is_unsure_however_well_it_reads(problem: Problem) -> None:
    whole = sure(paper())
    assert min(whole.values()) > 0.6
    over = QualityProblem(problem, spot(450, 280, 600, 320), "")
    behind = QualityProblem(problem, spot(480, 200, 900, 400), "")
    for hiding in (over, behind):  # 2027年3月1 and a light spot reads like a day of its own
        doubted = sure(paper(hiding))
        assert doubted["valid_until"] <= DOUBTFUL < 0.6
        assert doubted["number"] == whole["number"]


def test_problems_of_the_whole_picture_and_of_other_places_leave_a_value_as_sure_as_it_was() -> (
    None
):
    blurred = QualityProblem(Problem.BLURRED, None, "")
    screen = QualityProblem(Problem.SCREEN, spot(0, 0, 1000, 1400), "")
    far = QualityProblem(Problem.GLARE, spot(300, 600, 600, 800), "")
    elsewhere = QualityProblem(Problem.GLARE, replace(spot(450, 280, 600, 320), page=1), "")
    assert sure(paper(blurred, screen, far, elsewhere)) == sure(paper())


def test_a_paper_is_not_held_illegible_for_a_slight_problem_of_its_picture() -> None:
    dim = QualityProblem(Problem.DARK, None, "", slight=True)
    dark = replace(dim, slight=False)
    assert paper(dim, dark).problems == (dark,)
