"""The published catalogue, cut and found."""

from __future__ import annotations

import pytest

from catalog.load import load_catalog, read_folder
from catalog.types import Catalog
from review.checks import SPECS
from search.corpus import LIMIT, SEPARATOR, Kind, passages, topic
from search.lexical import LexicalIndex


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(read_folder(), checks=SPECS)


def test_every_passage_has_its_own_key_and_fits_the_limit(catalog: Catalog) -> None:
    found = passages(catalog)
    assert len({passage.key for passage in found}) == len(found)
    assert all(0 < len(passage.text) <= LIMIT for passage in found)


def test_title_of_a_passage_gives_back_the_name_of_its_item(catalog: Catalog) -> None:
    for passage in passages(catalog):
        name = catalog.items[passage.item_key].name if passage.item_key else ""
        assert topic(passage) == name


def test_every_material_is_among_the_first_three_by_its_name(catalog: Catalog) -> None:
    index = LexicalIndex([p for p in passages(catalog) if p.kind == Kind.MATERIAL])
    for item in catalog.items.values():
        for material in item.materials:
            found = index.search(f"{item.name} {material.name}", 9)
            first = list(dict.fromkeys(h.passage.title for h in found))[:3]
            assert f"{item.name}{SEPARATOR}{material.name}" in first


def test_every_term_is_found_first_by_its_name(catalog: Catalog) -> None:
    index = LexicalIndex([p for p in passages(catalog) if p.kind == Kind.TERM])
    for term in catalog.terms:
        assert index.search(term.name, 1)[0].passage.title == term.name
