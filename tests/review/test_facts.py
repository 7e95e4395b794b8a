"""Both carriers of facts, held to one behaviour."""

from __future__ import annotations

import pytest

from catalog.types import Carrier, Element, FieldKind
from review.checks import At
from review.rules import Case, Facts
from review.supervision import RecordFacts
from review.types import Cause, Evidence
from tests.contracts.facts_contract import FactsContract
from tests.review.handmade import TODAY, application, element, item, point, rule


def entry(key: str) -> Element:
    return Element(Carrier.RECORD, "record", key, key, FieldKind.MOMENT)


class TestAnApplication(FactsContract):
    @pytest.fixture
    def facts(self) -> Facts:
        made = item(point("name", rule("filled", value="form.name")))
        return Case(made, application({"name": "晨光餐饮"}), {}, Evidence(), TODAY)

    @pytest.fixture
    def held(self) -> Element:
        return element("form.name")

    @pytest.fixture
    def lacking(self) -> Element:
        return element("licence.name")


class TestACaseRecord(FactsContract):
    @pytest.fixture
    def facts(self) -> Facts:
        return RecordFacts(At(TODAY, {}), {"accepted_at": "2026-03-02", "finished_at": ""})

    @pytest.fixture
    def held(self) -> Element:
        return entry("accepted_at")

    @pytest.fixture
    def lacking(self) -> Element:
        return entry("finished_at")

    def test_an_empty_place_is_told_from_none(self, facts: Facts) -> None:
        assert facts.value(entry("finished_at")).cause is Cause.RECORD_EMPTY
        assert facts.value(entry("delivered_at")).cause is Cause.RECORD_SILENT

    def test_it_holds_no_papers(self, facts: Facts) -> None:
        with pytest.raises(ValueError, match="no papers"):
            facts.paper(entry("accepted_at"))
