"""Document types by their cues."""

from __future__ import annotations

from dataclasses import replace

from catalog.types import Cue, DocumentType, FieldSpec
from nlp.classify import CueClassifier, _telling_labels
from nlp.extract import LabelExtractor
from nlp.understand import understand
from tests.nlp.written import line, reading

LEASE = DocumentType(
    "lease", "租赁合同", (Cue("房屋租赁合同", 6), Cue("出租方", 2)), (), continues=True
)
PROXY = DocumentType("proxy", "授权委托书", (Cue("授权委托书", 6), Cue("出租方", -4)), ())
CLASSIFIER = CueClassifier([LEASE, PROXY])


def test_a_title_names_the_paper() -> None:
    found = CLASSIFIER.classify(reading([line("房 屋 租 赁 合 同", 0, 0)]))
    assert found.type == LEASE
    assert found.confidence > 0.8


def test_one_misread_character_in_the_title_does_not_hide_it() -> None:
    found = CLASSIFIER.classify(
        reading([line("房屋租凭合同", 0, 0), line("出租方：样本公司", 0, 50)])
    )
    assert found.type == LEASE


def test_one_types_title_is_not_anothers_misread_one() -> None:
    driving = DocumentType("driving", "机动车驾驶证", (), (), titles=("机动车驾驶证",))
    vehicle = DocumentType("vehicle", "机动车行驶证", (), (), titles=("机动车行驶证",))
    found = CueClassifier([driving, vehicle]).classify(reading([line("机动车驾驶证", 0, 0)]))
    assert found.type == driving
    torn = CueClassifier([driving, vehicle]).classify(reading([line("机动车驶证", 0, 0)]))
    assert torn.type is None  # it may be either


def test_nothing_known_is_unknown_rather_than_a_guess() -> None:
    assert CLASSIFIER.classify(reading([line("收据", 0, 0)])).type is None
    assert CLASSIFIER.classify(reading([])).type is None


def test_two_papers_that_fit_alike_are_unknown() -> None:
    both = [line("房屋租赁合同", 0, 0), line("授权委托书", 0, 50)]
    assert CLASSIFIER.classify(reading(both)).type is None


def test_pages_of_two_papers_in_one_upload_are_told_apart() -> None:
    pages = [
        reading([line("房屋租赁合同", 0, 0)], page=0),
        reading([line("第二页，没有标题", 0, 0)], page=1),
        reading([line("授权委托书", 0, 0)], page=2),
    ]
    papers = understand(
        pages, source="scan.pdf", classifier=CLASSIFIER, extractor=LabelExtractor(())
    )
    assert [(p.type, p.pages) for p in papers] == [(LEASE, (0, 1)), (PROXY, (2,))]


def test_a_heading_that_ends_with_a_title_is_of_its_type_and_a_sentence_is_not() -> None:
    promise = DocumentType("promise", "告知承诺书", (), (), titles=("告知承诺书",))
    types = CueClassifier([promise])
    headed = reading([line("样本市公共场所卫生许可告知承诺书", 0, 0)])
    assert types.classify(headed).type == promise
    told = reading([line("请在办理样本许可之前，签署并交回告知承诺书", 0, 0)])
    assert types.classify(told).type is None
    ended = reading([line("明用于签署告知承诺书。", 0, 0)])
    assert types.classify(ended).type is None


def test_labels_are_weighed_in_their_own_order_so_that_sums_are_the_same_in_every_process() -> None:
    other = replace(LEASE, code="other", fields=(FieldSpec("place", "坐落", aliases=("地址",)),))
    forms = ["房屋坐落", "租金标准", "承租人名称", "出租人名称", "租赁期限", "押金数额"]
    kind = replace(LEASE, fields=tuple(FieldSpec(f"f{n}", f) for n, f in enumerate(forms)))
    weights = _telling_labels((kind, other))
    assert list(weights["lease"]) == forms
    assert list(weights["other"]) == ["坐落", "地址"]
