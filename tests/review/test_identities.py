"""Who is who over a case: the same subject found again, and facts that conflict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from catalog.types import Catalog
from review.examples import case_of
from review.identities import Fact, Subject, identities, spots
from review.likeness import Likeness
from review.pipeline import review
from serve.wiring import load_seed

KEYS = tuple(load_seed().catalog.items)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_seed().catalog


def subjects(
    catalog: Catalog, key: str, changes: Mapping[str, str | None] | None = None
) -> tuple[Subject, ...]:
    item = catalog.item(key)
    given = {**item.examples.base, **(changes or {})}
    case = case_of(item, given, item.examples.situation, item.examples.today)
    return identities(review(item, case.application, case.documents, case.evidence, case.today))


def conflicts(found: tuple[Subject, ...]) -> dict[str, set[Fact]]:
    return {s.name: {row.fact for row in s.conflicts} for s in found if s.conflicts}


@pytest.mark.parametrize("key", KEYS)
def test_a_faultless_case_shows_its_subjects_and_no_conflict(catalog: Catalog, key: str) -> None:
    found = subjects(catalog, key)
    assert any(subject.is_person for subject in found)
    assert conflicts(found) == {}
    assert spots(found) == ()


@pytest.mark.parametrize(
    ("key", "changes", "name", "facts"),
    [
        ("food-business-new", {"legal-id.name": "周样品"}, "周样例", {Fact.NAME}),
        (
            "food-business-new",
            {"licence.legal_representative": "别示例"},
            "长沙样例湘味餐饮管理有限公司",
            {Fact.REPRESENTATIVE},
        ),
        (
            "food-business-new",
            {"licence.name": "长沙另外一家公司"},
            "长沙样例湘味餐饮管理有限公司",
            {Fact.NAME},
        ),
        (
            "food-business-new",
            {"licence.credit_code": "91430104MA5XB20272"},
            "长沙样例湘味餐饮管理有限公司",
            {Fact.NUMBER},
        ),
        (
            "food-business-new",
            {"licence.address": "湖南省长沙市岳麓区别处路9号"},
            "长沙样例湘味餐饮管理有限公司",
            {Fact.ADDRESS},
        ),
        ("security-guard-cert", {"id-card.sex": "女"}, "周样例", {Fact.SEX}),
        ("security-guard-cert", {"id-card.born_on": "1990-01-01"}, "周样例", {Fact.BORN_ON}),
        ("hpf-rent", {"application.spouse": "何相似"}, "何示例", {Fact.NAME}),
        ("food-business-new", {"authorisation.agent": "李某示"}, "李示范", {Fact.NAME}),
    ],
)
def test_what_is_changed_in_one_place_shows_as_a_conflict(
    catalog: Catalog, key: str, changes: Mapping[str, str], name: str, facts: set[Fact]
) -> None:
    found = subjects(catalog, key, changes)
    shown = conflicts(found)
    assert list(shown.values()) == [facts], shown
    assert found[0].conflicts
    values = {s.value for row in found[0].conflicts for s in row.said}
    assert set(changes.values()) <= values
    assert name in values | {found[0].name}


def test_a_conflict_says_where_both_values_stand(catalog: Catalog) -> None:
    found = subjects(catalog, "food-business-new", {"legal-id.name": "周样品"})
    [row] = found[0].conflicts
    origins = {said.origin: said for said in row.said}
    assert len(origins) > 1
    typed = [said for said in row.said if not said.places]
    read = [said for said in row.said if said.places]
    assert typed and read and all(place.source for said in read for place in said.places)
    assert spots(found)


def test_another_way_of_writing_is_no_conflict(catalog: Catalog) -> None:
    changes = {
        "licence.address": "长沙市芙蓉区样本路88号101室",
        "licence.name": "长沙样例湘味餐饮管理有限公司 ",
    }
    assert conflicts(subjects(catalog, "food-business-new", changes)) == {}


def test_where_a_person_lives_may_differ_from_the_card(catalog: Catalog) -> None:
    changes = {"id-card.address": "湖南省岳阳市样本县示例村1组1号"}
    assert conflicts(subjects(catalog, "freight-driver-cert", changes)) == {}


def test_two_people_stay_two(catalog: Catalog) -> None:
    found = subjects(catalog, "hpf-rent")
    assert {s.name for s in found if s.is_person} >= {"周样例", "何示例"}
    for subject in found:
        numbers = [row for row in subject.rows if row.fact is Fact.NUMBER]
        assert all(row.alike is Likeness.SAME for row in numbers)


def test_the_review_never_hears_of_it(catalog: Catalog) -> None:
    import review.pipeline as pipeline
    import review.rules as rules

    seen: Any = (*vars(pipeline), *vars(rules))
    assert "identities" not in seen
