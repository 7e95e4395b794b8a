"""What every Extractor does, whatever it is made of."""

from __future__ import annotations

from abc import abstractmethod

import pytest

from catalog.types import DocumentType, FieldKind, FieldSpec
from nlp.normalize import normalise
from nlp.types import Extractor
from tests.nlp.written import line, reading

CARD = DocumentType(
    "card",
    "证件",
    (),
    (
        FieldSpec("name", "姓名", FieldKind.NAME),
        FieldSpec("number", "公民身份号码", FieldKind.ID_NUMBER),
        FieldSpec("until", "有效期至", FieldKind.DATE),
    ),
)


class ExtractorContract:
    """Inherit and give `extractor`."""

    @abstractmethod
    @pytest.fixture
    def extractor(self) -> Extractor: ...

    @pytest.fixture
    def page(self):  # type: ignore[no-untyped-def]
        return reading(
            [
                line("有效期至：2030年5月1日", 100, 300, confidence=0.9),
                line("姓名：李样本", 100, 100),
                line("公民身份号码：11010519491231002X", 100, 200),
            ]
        )

    def test_fields_come_normalised_in_the_order_of_the_specs(self, extractor, page) -> None:  # type: ignore[no-untyped-def]
        fields = extractor.extract([page], CARD)
        assert [f.key for f in fields] == ["name", "number", "until"]
        assert [f.value for f in fields] == ["李样本", "11010519491231002X", "2030-05-01"]
        for field in fields:
            assert normalise(CARD.field(field.key).kind, field.value) == field.value

    def test_every_field_says_where_it_stands_and_how_surely(self, extractor, page) -> None:  # type: ignore[no-untyped-def]
        for field in extractor.extract([page], CARD):
            assert field.regions
            assert all(0 <= v <= 1 for r in field.regions for p in r.points for v in p)
            assert 0 < field.confidence <= 1
            assert field.engine

    def test_what_is_not_there_is_left_out(self, extractor) -> None:  # type: ignore[no-untyped-def]
        assert extractor.extract([reading([])], CARD) == ()
        assert extractor.extract([reading([line("姓名：", 100, 100)])], CARD) == ()

    def test_the_same_page_gives_the_same_fields(self, extractor, page) -> None:  # type: ignore[no-untyped-def]
        assert extractor.extract([page], CARD) == extractor.extract([page], CARD)
