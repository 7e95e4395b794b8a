"""What every Classifier does, whatever it is made of."""

from __future__ import annotations

from abc import abstractmethod

import pytest

from catalog.types import DocumentType
from nlp.types import Classifier
from tests.nlp.written import line, reading


class ClassifierContract:
    """Inherit, give `classifier` and `known`: a paper's text lines and the type they are."""

    @abstractmethod
    @pytest.fixture
    def classifier(self) -> Classifier: ...

    @abstractmethod
    @pytest.fixture
    def known(self) -> tuple[tuple[str, ...], DocumentType]: ...

    def test_a_known_paper_is_named_with_confidence(
        self, classifier: Classifier, known: tuple[tuple[str, ...], DocumentType]
    ) -> None:
        words, kind = known
        found = classifier.classify(
            reading([line(w, 100, 100 + 50 * i) for i, w in enumerate(words)])
        )
        assert found.type == kind
        assert 0.5 < found.confidence <= 1.0

    def test_no_lines_are_unknown(self, classifier: Classifier) -> None:
        found = classifier.classify(reading([]))
        assert found.type is None
        assert 0.0 <= found.confidence <= 1.0

    def test_a_strange_paper_is_unknown_rather_than_guessed(self, classifier: Classifier) -> None:
        assert classifier.classify(reading([line("收款收据第三联", 100, 100)])).type is None

    def test_the_same_lines_give_the_same_answer(
        self, classifier: Classifier, known: tuple[tuple[str, ...], DocumentType]
    ) -> None:
        page = reading([line(w, 100, 100 + 50 * i) for i, w in enumerate(known[0])])
        assert classifier.classify(page) == classifier.classify(page)
