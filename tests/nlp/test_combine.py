"""Labels and tagger agree, dispute or speak alone; confidence says how often such are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from catalog.types import DocumentType, FieldKind, FieldSpec, Placement
from nlp.combine import CombinedExtractor, chosen
from nlp.confidence import Agreement, Weights, confidence, features
from nlp.types import Evidence, Field, Source
from ocr.types import PageReading, Region, Signature
from tests.nlp.written import line, reading

WEIGHTS = Weights(
    {"always": 0.5, "reading": 0.4, "certainty": 0.3, "agreed": 2.0, "disputed": -1.5}
    | {"proven": 4.0, "refuted": -4.0}
)
NAME = FieldSpec("name", "姓名", FieldKind.NAME, placements=(Placement.RIGHT, Placement.TAGGED))
FIRST = FieldSpec("starts_on", "起始日期", FieldKind.DATE, placements=(Placement.TAGGED,))
LAST = FieldSpec("ends_on", "终止日期", FieldKind.DATE, placements=(Placement.TAGGED,))
PERIOD = FieldSpec("period", "期限", FieldKind.DATE_RANGE, made_of=("starts_on", "ends_on"))
LETTER = DocumentType("letter", "信", (), (NAME, PERIOD, FIRST, LAST))
PAGE = reading([line("某", 100, 100)])


def field(key: str, value: str, source: Source, certainty: float = 0.95) -> Field:
    evidence = Evidence(source, certainty, 0.97, 0.95)
    spot = Region(0, ((0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1)))
    return Field(key, key, value, value, certainty, (spot,), source, evidence)


class Says:
    """An extractor that says what it is told to."""

    def __init__(self, *fields: Field) -> None:
        self.fields = fields

    def extract(
        self, readings: Sequence[PageReading], document_type: DocumentType
    ) -> tuple[Field, ...]:
        return self.fields


def extracted(labels: Sequence[Field], tagger: Sequence[Field]) -> dict[str, Field]:
    combined = CombinedExtractor(Says(*labels), Says(*tagger), WEIGHTS)
    return {one.key: one for one in combined.extract([PAGE], LETTER)}


def test_agreement_makes_surer_and_dispute_less_sure() -> None:
    label, same = field("name", "李样本", Source.RIGHT), field("name", "李样本", Source.TAGGER)
    other = field("name", "王样本", Source.TAGGER, certainty=0.6)
    alone, agreed, disputed = (chosen(NAME, label, one, WEIGHTS) for one in (None, same, other))
    assert alone and agreed and disputed
    assert disputed.confidence < alone.confidence < agreed.confidence
    assert disputed.value == "李样本"


def test_in_a_dispute_the_surer_source_is_believed() -> None:
    label = field("name", "签字盖章", Source.RIGHT, certainty=0.5)
    tagged = field("name", "李样本", Source.TAGGER, certainty=0.99)
    found = chosen(NAME, label, tagged, WEIGHTS)
    assert found is not None
    assert (found.value, found.engine) == ("李样本", Source.TAGGER)


def test_in_a_dispute_a_plain_label_is_believed_though_its_value_reads_less_surely() -> None:
    label = field("name", "李样本", Source.RIGHT, certainty=1.0)
    assert label.evidence is not None
    label = replace(label, evidence=replace(label.evidence, reading=0.8))
    tagged = field("name", "王样本", Source.TAGGER, certainty=0.99)
    found = chosen(NAME, label, tagged, WEIGHTS)
    assert found is not None and found.value == "李样本"


def test_of_a_text_one_source_may_take_more_without_a_dispute() -> None:
    matter = FieldSpec("matter", "事项", placements=(Placement.RIGHT, Placement.TAGGED))
    label = field("matter", "代为办理许可证申领", Source.RIGHT)
    alone = chosen(matter, label, None, WEIGHTS)
    within = chosen(matter, label, field("matter", "许可证申领", Source.TAGGER), WEIGHTS)
    assert alone is not None and within is not None
    assert within.confidence == alone.confidence
    other = chosen(matter, label, field("matter", "婚姻登记", Source.TAGGER, 0.5), WEIGHTS)
    assert other is not None and other.confidence < alone.confidence


FIRM = FieldSpec("firm", "单位", FieldKind.ORGANISATION)


@pytest.mark.parametrize(
    ("spec", "labelled", "tagged"),
    [
        (NAME, "李样本", "本"),
        (NAME, "李样本", "样本"),
        (FIRM, "长沙样本公共租赁住房运营有限公司", "长沙样本公"),
        (FIRM, "长沙市样本商贸有限公司", "沙市示例"),
        (FIRM, "李样本", "李样"),
    ],
)
def test_a_piece_of_a_name_is_no_dispute(spec: FieldSpec, labelled: str, tagged: str) -> None:
    label = field(spec.key, labelled, Source.PAIR, certainty=1.0)
    alone = chosen(spec, label, None, WEIGHTS)
    assert chosen(spec, label, field(spec.key, tagged, Source.TAGGER), WEIGHTS) == alone


@pytest.mark.parametrize(
    ("spec", "labelled", "certainty", "tagged"),
    [
        (NAME, "李样本", 1.0, "李样"),
        (NAME, "李样本", 0.9, "本"),
        (NAME, "人李样本", 1.0, "李样本"),
        (FIRM, "王示例", 1.0, "李样本"),
        (FIRM, "长沙市样本商贸有限公司", 1.0, "长沙市示例商贸有限公司"),
        (FIRM, "长沙样本公", 1.0, "长沙样本公共租赁住房运营有限公司"),
    ],
)
def test_another_name_is_a_dispute(
    spec: FieldSpec, labelled: str, certainty: float, tagged: str
) -> None:
    label = field(spec.key, labelled, Source.PAIR, certainty=certainty)
    alone = chosen(spec, label, None, WEIGHTS)
    found = chosen(spec, label, field(spec.key, tagged, Source.TAGGER, 0.6), WEIGHTS)
    assert alone and found and found.confidence < alone.confidence


def test_what_a_label_says_is_anothers_is_no_dispute() -> None:
    own = field("name", "李样本", Source.PAIR, certainty=1.0)
    another = field("starts_on", "王样本", Source.PAIR, certainty=1.0)
    swapped = field("name", "王样本", Source.TAGGER)
    beyond = field("name", "赵样本", Source.TAGGER)
    alone = extracted([own], [])["name"]
    assert extracted([own, another], [swapped])["name"] == alone
    assert extracted([own, another], [beyond])["name"].confidence < alone.confidence
    assert extracted([own], [swapped])["name"].confidence < alone.confidence
    unsure = replace(another, evidence=Evidence(Source.PAIR, 0.9, 0.97, 0.95))
    assert extracted([own, unsure], [swapped])["name"].confidence < alone.confidence


def test_a_signature_disputes_nothing_that_is_printed_elsewhere() -> None:
    printed = field("name", "李样本", Source.PAIR, certainty=1.0)
    hand = Region(0, ((0.5, 0.5), (0.6, 0.5), (0.6, 0.6), (0.5, 0.6)))
    by_hand = replace(field("name", "李祥木", Source.TAGGER), regions=(hand,))

    def sure(own: Field, *signatures: Signature) -> float:
        page = replace(PAGE, signatures=signatures)
        combined = CombinedExtractor(Says(own), Says(by_hand), WEIGHTS)
        (found,) = combined.extract([page], LETTER)
        assert found.value == "李样本"
        return found.confidence

    signed = Signature("签字", present=True, region=hand, confidence=0.9)
    alone = extracted([printed], [])["name"].confidence
    assert sure(printed, signed) == alone
    assert sure(printed) < alone
    assert sure(printed, replace(signed, present=False)) < alone
    own_hand = replace(printed, regions=(hand,))  # what the label asks for is the signature
    assert sure(own_hand, signed) < alone


def test_the_tagger_is_asked_only_where_the_catalogue_says_so() -> None:
    plain = FieldSpec("name", "姓名", FieldKind.NAME)
    combined = CombinedExtractor(Says(), Says(field("name", "李样本", Source.TAGGER)), WEIGHTS)
    assert combined.extract([PAGE], DocumentType("card", "证", (), (plain,))) == ()
    assert extracted([], [field("name", "李样本", Source.TAGGER)])["name"].value == "李样本"


def test_a_range_is_made_of_its_two_dates_and_is_as_sure_as_the_less_sure() -> None:
    first = field("starts_on", "2024-03-01", Source.TAGGER)
    last = field("ends_on", "2025-02-28", Source.TAGGER, certainty=0.7)
    found = extracted([], [first, last])
    assert list(found) == ["period", "starts_on", "ends_on"]
    assert found["period"].value == "2024-03-01至2025-02-28"
    assert found["period"].confidence == found["ends_on"].confidence
    assert len(found["period"].regions) == 2
    assert "period" not in extracted([], [first])


def test_a_number_that_proves_itself_is_believed_and_one_that_does_not_is_doubted() -> None:
    evidence = Evidence(Source.RIGHT, 1.0, 0.95, 0.95)
    right, wrong = (
        confidence(evidence, FieldKind.ID_NUMBER, number, Agreement.ALONE, WEIGHTS)
        for number in ("11010519491231002X", "110105194912310021")
    )
    assert wrong < 0.5 < 0.95 < right


def test_a_certificate_number_of_eighteen_figures_is_not_held_against_itself() -> None:
    evidence = Evidence(Source.RIGHT, 1.0, 0.95, 0.95)
    found = features(evidence, FieldKind.CODE, "123456789012345678", Agreement.ALONE)
    assert "refuted" not in found


@pytest.mark.parametrize("name", ["certainty", "reading"])
def test_confidence_never_falls_as_evidence_grows(name: str) -> None:
    grown = [0.0, 0.3, 0.6, 0.9, 1.0]
    sure = [
        confidence(
            Evidence(
                Source.RIGHT,
                share if name == "certainty" else 0.9,
                share if name == "reading" else 0.9,
                0.9,
            ),
            FieldKind.TEXT,
            "样本",
            Agreement.ALONE,
            WEIGHTS,
        )
        for share in grown
    ]
    assert sure == sorted(sure)
    assert all(0 < one < 1 for one in sure)
