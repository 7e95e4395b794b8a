"""Several papers in one picture or one file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalog.types import Cue, DocumentType, FieldKind, FieldSpec
from nlp.classify import CueClassifier
from nlp.extract import LabelExtractor
from nlp.types import Document
from nlp.understand import understand
from ocr.types import PageReading, Region, Seal
from tests.nlp.written import line, reading

FACE = DocumentType(
    "face",
    "人像面",
    (Cue("公民身份号码", 6),),
    (
        FieldSpec("number", "公民身份号码", FieldKind.ID_NUMBER, required=True),
        FieldSpec("name", "姓名", required=True),
    ),
)
BACK = DocumentType(
    "back",
    "国徽面",
    (Cue("签发机关", 6),),
    (FieldSpec("police", "签发机关"),),
    titles=("居民身份证",),
)
BIRTH = DocumentType(
    "birth",
    "出生医学证明",
    (Cue("新生儿姓名", 6), Cue("接生机构", 2)),
    (
        FieldSpec("child", "新生儿姓名", required=True),
        FieldSpec("hospital", "接生机构", required=True),
    ),
    titles=("出生医学证明",),
)
LEASE = DocumentType("lease", "合同", (), (), titles=("房屋租赁合同",), continues=True)
FACE_LINES = (
    line("姓名", 100, 100),
    line("张样本", 200, 100),
    line("住址湖南省长沙市样本路1号", 100, 150),
    line("公民身份号码", 100, 200),
    line("11010519491231002X", 300, 200),
)
PLACES = ((100, 800), (200, 800), (100, 850), (100, 900), (300, 900))
BACK_LINES = (
    line("中华人民共和国", 300, 800),
    line("居民身份证", 300, 850),
    line("签发机关", 200, 900),
    line("样本分局", 330, 900),
)


def papers(*pages: PageReading) -> tuple[Document, ...]:
    classifier = CueClassifier([FACE, BACK, BIRTH, LEASE])
    return understand(pages, source="upload", classifier=classifier, extractor=LabelExtractor(()))


def test_both_sides_of_a_card_on_one_sheet_are_two_papers_with_their_own_fields() -> None:
    seal = Seal("样本分局", Region(0, ((0.3, 0.6), (0.4, 0.6), (0.4, 0.66), (0.3, 0.66))), 0.9)
    sheet = replace(reading([*FACE_LINES, *BACK_LINES]), seals=(seal,))
    face, back = papers(sheet)
    assert (face.type, back.type) == (FACE, BACK)
    assert {f.key for f in face.fields} == {"number", "name"}
    assert [f.value for f in back.fields] == ["样本分局"]
    assert face.seals == () and back.seals == (seal,)


def test_papers_lying_side_by_side_are_told_apart_by_their_outlines() -> None:
    left = Region(0, ((0.05, 0.05), (0.7, 0.05), (0.7, 0.3), (0.05, 0.3)))
    right = Region(0, ((0.05, 0.31), (0.7, 0.31), (0.7, 0.5), (0.05, 0.5)))
    near = [
        line("中华人民共和国", 300, 460),
        line("居民身份证", 300, 500),
        line("签发机关", 200, 550),
        line("样本分局", 330, 550),
    ]
    both = replace(reading([*FACE_LINES, *near]), sheets=(left, right))
    assert [p.type for p in papers(both)] == [FACE, BACK]


def test_one_paper_with_a_wide_gap_stays_one() -> None:
    page = reading([*FACE_LINES, line("备注", 100, 900), line("无", 200, 900)])
    assert [p.type for p in papers(page)] == [FACE]


def test_a_paper_with_two_telling_blocks_is_one_unless_each_has_its_title() -> None:
    again = [
        line("住址湖南省长沙市样本路1号", 100, 800),
        line("公民身份号码", 100, 850),
        line("11010519491231002X", 300, 850),
    ]
    assert [p.type for p in papers(reading([*FACE_LINES, *again]))] == [FACE]
    second = [line(one.text, 100, 300 + i * 50) for i, one in enumerate(BACK_LINES)]
    both = papers(reading([*second, *BACK_LINES]))
    assert [p.type for p in both] == [BACK, BACK]


def test_a_block_like_a_card_is_part_of_the_paper_that_goes_on_in_it() -> None:
    head = [
        line("出生医学证明", 300, 60, size=40),
        line("新生儿姓名", 100, 150),
        line("张样", 300, 150),
    ]
    below = [line(one.text, *at) for one, at in zip(FACE_LINES, PLACES, strict=True)]
    hospital = [line("接生机构", 100, 1050), line("样本医院", 300, 1050)]
    assert [p.type for p in papers(reading([*head, *below, *hospital]))] == [BIRTH]


def test_two_leases_in_one_file_are_two_and_a_later_page_of_one_is_not() -> None:
    first = reading([line("房屋租赁合同", 300, 60, size=40), line("甲方：张样本", 100, 200)])
    later = reading([line("房屋租赁合同", 300, 60), line("第 2 页 共 2 页", 400, 1300)], page=1)
    second = reading([line("房屋租赁合同", 300, 60, size=40)], page=2)
    assert [p.pages for p in papers(first, later, second)] == [(0, 1), (2,)]


def test_an_unknown_page_does_not_become_part_of_a_card() -> None:
    receipt = reading([line("收款收据", 300, 60)], page=1)
    assert [p.type for p in papers(reading(FACE_LINES), receipt)] == [FACE, None]


@pytest.mark.parametrize("opening", ["三、承租人的权利和义务", "第八条 违约责任", "十二、其他"])
def test_a_page_that_begins_with_a_later_section_goes_on_whatever_it_looks_like(
    opening: str,
) -> None:
    first = reading([line("房屋租赁合同", 300, 60, size=40), line("甲方：张样本", 100, 200)])
    face = [line(one.text, *at) for one, at in zip(FACE_LINES, PLACES, strict=True)]
    later = reading([line(opening, 100, 60), *face], page=1)
    other = reading([line("一、持证人", 100, 60), *face], page=1)
    assert [p.type for p in papers(first, later)] == [LEASE]
    assert [p.type for p in papers(first, other)] == [LEASE, FACE]
