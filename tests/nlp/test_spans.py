"""The tagger reads what is told in sentences, with the place of every value."""

from __future__ import annotations

import pytest

from catalog.load import load_catalog, read_folder
from catalog.types import DocumentType
from nlp.combine import CombinedExtractor
from nlp.confidence import load_weights
from nlp.extract import LabelExtractor
from nlp.spans import SpanExtractor, in_reading_order
from nlp.types import Extractor, Field
from ocr.types import TextLine
from review.checks import SPECS
from tests.contracts.extractor_contract import CARD, ExtractorContract
from tests.nlp.written import line, reading, turned

LETTER = (
    line("授权委托书", 380, 120, size=44),
    line("本人李样本(身份证号码:11010519491231002X)因出差在外,", 160, 240),
    line("特委托王示例(身份证号码:430190198503072919)代为办理营业", 110, 300),
    line("执照变更登记手续。", 110, 360),
    line("委托期限:自2026年3月1日至2026年8月31日止。", 160, 420),
    line("委托人(签字):", 520, 700),
    line("2026年3月1日", 560, 800),
)


@pytest.fixture(scope="module")
def letter_type() -> DocumentType:
    return load_catalog(read_folder(), checks=SPECS).document_types["power-of-attorney"]


@pytest.fixture(scope="module")
def tagger() -> SpanExtractor:
    return SpanExtractor()


def _read(
    extractor: Extractor, lines: tuple[TextLine, ...], kind: DocumentType
) -> dict[str, Field]:
    return {field.key: field for field in extractor.extract([reading(lines)], kind)}


def test_lines_come_row_by_row_however_they_were_read() -> None:
    from nlp.layout import level

    lines = (line("二", 500, 100), line("三", 100, 200), line("一", 100, 102))
    placed = in_reading_order(level(reading(lines)))
    assert [(one.text, strip.row) for one, strip in placed] == [("一", 0), ("二", 0), ("三", 1)]


@pytest.mark.model
def test_a_letter_told_in_one_sentence_gives_both_parties_and_the_matter(
    tagger: SpanExtractor, letter_type: DocumentType
) -> None:
    found = _read(tagger, LETTER, letter_type)
    values = {key: found[key].value for key in ("principal", "agent", "agent_id_number")}
    assert values == {
        "principal": "李样本",
        "agent": "王示例",
        "agent_id_number": "430190198503072919",
    }
    assert found["valid_from"].value == "2026-03-01"
    assert found["valid_until"].value == "2026-08-31"
    assert found["matter"].value.startswith("营业执照变更登记")
    assert len(found["matter"].regions) == 2


@pytest.mark.model
def test_a_value_stands_where_it_is_said_to_on_a_turned_page(
    tagger: SpanExtractor, letter_type: DocumentType
) -> None:
    lines = turned(LETTER, 4)
    found = _read(tagger, lines, letter_type)["agent"]
    held = lines[2].region.box
    (region,) = found.regions
    left, top, right, bottom = region.box
    assert held[0] <= left < right <= held[2]
    assert held[1] <= top < bottom <= held[3]
    assert right - left < 0.35 * (held[2] - held[0])


@pytest.mark.model
def test_a_type_the_tagger_never_saw_gives_nothing(tagger: SpanExtractor) -> None:
    assert tagger.extract([reading(LETTER)], CARD) == ()


@pytest.mark.model
class TestCombinedExtractor(ExtractorContract):
    @pytest.fixture
    def extractor(self, tagger: SpanExtractor) -> Extractor:
        return CombinedExtractor(LabelExtractor(()), tagger, load_weights())


@pytest.mark.model
def test_a_name_reaches_to_where_its_line_breaks_off(tagger: SpanExtractor) -> None:
    types = load_catalog(read_folder(), checks=SPECS).document_types
    lines = (
        line("初级中学毕业证书", 330, 100, size=44),
        line("学生梁国怡 性别男，一九七三年一月二十日生，于一九八五年九月", 210, 240),
        line("至一九八八年六月在本校初中三年修业期满，成绩合格，准予毕业。", 170, 300),
        line("校名：湖南样本初级中学", 310, 420),
    )
    assert _read(tagger, lines, types["graduation-certificate"])["name"].value == "梁国怡"
