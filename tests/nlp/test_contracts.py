"""The residents of nlp behave as their seams promise."""

from __future__ import annotations

import pytest

from catalog.types import Cue, DocumentType
from nlp.classify import CueClassifier
from nlp.extract import LabelExtractor
from nlp.types import Classifier, Extractor
from tests.contracts.classifier_contract import ClassifierContract
from tests.contracts.extractor_contract import ExtractorContract

LEASE = DocumentType("lease", "租赁合同", (Cue("房屋租赁合同", 6), Cue("出租方", 2)), ())


class TestCueClassifier(ClassifierContract):
    @pytest.fixture
    def classifier(self) -> Classifier:
        return CueClassifier([LEASE])

    @pytest.fixture
    def known(self) -> tuple[tuple[str, ...], DocumentType]:
        return ("房屋租赁合同", "出租方：样本公司"), LEASE


class TestLabelExtractor(ExtractorContract):
    @pytest.fixture
    def extractor(self) -> Extractor:
        return LabelExtractor(())
