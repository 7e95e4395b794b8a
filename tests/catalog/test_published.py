"""The catalogue as shipped: complete, true to its laws, held to its examples."""

from __future__ import annotations

from collections import Counter

import pytest

from catalog.load import load_catalog, read_folder
from catalog.types import Catalog, Dimension, Item, Verified
from review.checks import SPECS
from review.examples import run_examples
from review.mutation import mutate


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return read_folder()


@pytest.fixture(scope="module")
def catalog(files: dict[str, str]) -> Catalog:
    return load_catalog(files, checks=SPECS)


@pytest.fixture(scope="module")
def item(catalog: Catalog) -> Item:
    return catalog.item("food-business-new")


def test_the_item_asks_for_ten_materials_and_checks_every_one(item: Item) -> None:
    read = {e.holder for p in item.review_points for r in p.checks for e in r.elements.values()}
    assert len(item.materials) == 10
    assert {material.key for material in item.materials} <= read


def test_review_points_stand_in_all_four_dimensions(item: Item) -> None:
    counted = Counter(point.dimension for point in item.review_points)
    assert set(counted) == set(Dimension)
    assert sum(counted.values()) >= 36


def test_every_example_comes_out_as_its_author_says(item: Item) -> None:
    assert [outcome for outcome in run_examples(item) if not outcome.ok] == []


def test_the_examples_notice_what_goes_wrong_in_a_point(item: Item) -> None:
    found = mutate(item)
    assert [(p.point, p.survivors) for p in found.points if p.survivors] == []
    assert found.ok


def test_articles_cited_one_way_are_verified_one_way(item: Item) -> None:
    marks: dict[tuple[str, str], Verified] = {}
    for point in item.review_points:
        for basis in point.basis:
            mark = marks.setdefault((basis.law.key, basis.article), basis.verified)
            assert mark is basis.verified, f"{point.id}: {basis.citation}"


def test_glossary_terms_fit_a_passage(catalog: Catalog) -> None:
    assert len(catalog.terms) >= 10
    assert [term.key for term in catalog.terms if len(term.text) > 200] == []
