"""What all Facts do, whatever carries them: a value is there, or its absence has a cause."""

from __future__ import annotations

from abc import abstractmethod

import pytest

from catalog.types import Element
from review.rules import Facts


class FactsContract:
    """Inherit and give `facts`, an element they hold and one they don't."""

    @abstractmethod
    @pytest.fixture
    def facts(self) -> Facts: ...

    @abstractmethod
    @pytest.fixture
    def held(self) -> Element: ...

    @abstractmethod
    @pytest.fixture
    def lacking(self) -> Element: ...

    def test_a_value_that_is_there_has_no_cause(self, facts: Facts, held: Element) -> None:
        value = facts.value(held)
        assert value.value
        assert value.cause is None
        assert (value.path, value.label, value.kind) == (held.path, held.label, held.kind)
        assert 0 <= facts.min_confidence <= value.confidence <= 1

    def test_a_value_that_is_not_there_has_its_cause(self, facts: Facts, lacking: Element) -> None:
        value = facts.value(lacking)
        assert value.value is None
        assert value.cause is not None
        assert value.path == lacking.path

    def test_the_same_question_gets_the_same_answer(self, facts: Facts, held: Element) -> None:
        assert facts.value(held) == facts.value(held)
