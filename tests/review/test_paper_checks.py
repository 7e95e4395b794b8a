"""Checks of whole papers: there, the right ones, legible, and saying what they must."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.checks import marks, papers
from review.operands import Paper
from review.types import Cause
from tests.review.handmade import LEASE_TYPE, LICENCE_TYPE, paper
from tests.review.outcomes import FAIL, PASS, SLOT, known, unsure, verdict


def test_present_fails_only_on_an_empty_slot() -> None:
    assert verdict(papers.present(Paper(SLOT, ()))) == FAIL
    assert verdict(papers.present(Paper(SLOT, (paper(LICENCE_TYPE),)))) == PASS
    wanted = "business-licence"
    other = Paper(SLOT, (paper(LEASE_TYPE),))
    assert verdict(papers.present(other, document_type=wanted)) == FAIL
    unknown = Paper(SLOT, (paper(None),))
    assert verdict(papers.present(unknown, document_type=wanted)) == unsure(Cause.UNKNOWN_PAPER)
    blurred = Paper(SLOT, (paper(None, blurred=True),))
    assert verdict(papers.present(blurred, document_type=wanted)) == unsure(Cause.ILLEGIBLE)


def test_right_paper_fails_on_another_known_paper_and_doubts_an_unknown_one() -> None:
    assert verdict(papers.right_paper(Paper(SLOT, (paper(LICENCE_TYPE),)))) == PASS
    wrong = papers.right_paper(Paper(SLOT, (paper(LEASE_TYPE),)))
    assert verdict(wrong) == FAIL
    assert "房屋租赁合同" in wrong.message
    assert wrong.places[0].source == "photo.jpg"
    assert verdict(papers.right_paper(Paper(SLOT, (paper(None),)))) == unsure(Cause.UNKNOWN_PAPER)
    assert verdict(papers.right_paper(Paper(SLOT, ()))) == unsure(Cause.MATERIAL_MISSING)


def test_a_poor_picture_is_never_failed() -> None:
    blurred = Paper(SLOT, (paper(LICENCE_TYPE, blurred=True),))
    assert verdict(papers.legible(blurred)) == unsure(Cause.ILLEGIBLE)
    assert verdict(marks.sealed(blurred)) == unsure(Cause.ILLEGIBLE)
    assert verdict(papers.mentions(blurred, words=["自查"])) == unsure(Cause.ILLEGIBLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("股东：周样例、长沙示范电子 有限公司", PASS),
        ("股东：长沙（示范）电子有限公司", PASS),
        ("股东：周样例、吴样品", FAIL),
        ("股东：长沙样本电子有限公司", FAIL),
        ("股东 长沙市示范电子 出资额 有限公司", unsure(Cause.NEARLY_EQUAL)),
        ("股东：长沙示苑电子有限公司", FAIL),
        ("", unsure(Cause.NOT_READ)),
    ],
)
def test_a_name_in_a_text_is_there_or_not_or_broken(text: str, expected: object) -> None:
    slot = Paper(SLOT, (paper(LICENCE_TYPE, text=text),))
    assert verdict(papers.named_in(known("长沙示范电子有限公司"), slot)) == expected


def test_a_name_that_nearly_stands_on_a_poor_line_is_doubted() -> None:
    read = paper(LICENCE_TYPE, text="股东：长沙示苑电子有限公司")
    poor = replace(read, lines=tuple(replace(line, confidence=0.8) for line in read.lines))
    found = papers.named_in(known("长沙示范电子有限公司"), Paper(SLOT, (poor,)))
    assert verdict(found) == unsure(Cause.NEARLY_EQUAL)


def test_a_name_is_not_looked_for_where_nothing_can_be_read() -> None:
    blurred = Paper(SLOT, (paper(LICENCE_TYPE, text="股东：周样例", blurred=True),))
    assert verdict(papers.named_in(known("样本公司"), blurred)) == unsure(Cause.ILLEGIBLE)
    assert verdict(papers.named_in(known("样本公司"), Paper(SLOT, ()))) == unsure(
        Cause.MATERIAL_MISSING
    )


@pytest.mark.parametrize(
    ("names", "people"),
    [
        ("何示例", 1),
        ("何平和", 1),
        ("何示例、周样本", 2),
        ("何示例 周样本，吴样品", 3),
        ("何示例和周样本", 2),
        ("何示例及周样本、吴样品", 3),
    ],
)
def test_there_must_be_papers_for_everybody_named(names: str, people: int) -> None:
    for count in range(8):
        slot = Paper(SLOT, (paper(LICENCE_TYPE),) * count)
        found = verdict(papers.enough_for(slot, known(names), each=2))
        missing = unsure(Cause.MATERIAL_MISSING)
        assert found == (missing if not count else PASS if count >= 2 * people else FAIL)


def test_mentions_accepts_alternatives_and_doubts_a_misread_word() -> None:
    def slot(text: str) -> Paper:
        return Paper(SLOT, (paper(LICENCE_TYPE, text=text),))

    words = ["食品安全自查", "进货查验|进货检验"]
    assert verdict(papers.mentions(slot("食品安全自查；进货检验记录"), words=words)) == PASS
    assert verdict(papers.mentions(slot("食品安全自查"), words=words)) == FAIL
    misread = papers.mentions(slot("食品安全目查；进货查验"), words=words)
    assert verdict(misread) == unsure(Cause.NEARLY_EQUAL)


def test_page_counts() -> None:
    slot = Paper(SLOT, (paper(LICENCE_TYPE),))
    assert verdict(papers.page_count(slot)) == PASS
    assert verdict(papers.page_count(slot, min=2, max=3)) == FAIL
    assert verdict(papers.page_count(Paper(SLOT, ()))) == unsure(Cause.MATERIAL_MISSING)


def test_there_are_as_many_papers_as_are_asked_for() -> None:
    two = Paper(SLOT, (paper(LICENCE_TYPE), paper(LICENCE_TYPE)))
    assert verdict(papers.at_least(two, count=2)) == PASS
    assert verdict(papers.at_least(two, count=3)) == FAIL
    one_unknown = Paper(SLOT, (paper(LICENCE_TYPE), paper(None)))
    assert verdict(papers.at_least(one_unknown, count=2)) == unsure(Cause.UNKNOWN_PAPER)
