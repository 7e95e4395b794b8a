"""The files of one item load by themselves to the very same item."""

from __future__ import annotations

from catalog.excerpt import excerpts
from catalog.load import load_catalog, read_folder
from review.checks import SPECS


def test_an_item_loads_alone_to_the_very_same() -> None:
    files = read_folder()
    whole = load_catalog(files, checks=SPECS)
    for key in ("food-business-new", "labor-dispatch-new"):
        [found] = excerpts(files, key)
        alone = load_catalog(found, checks=SPECS)
        assert list(alone.items) == [key]
        assert alone.item(key) == whole.item(key)
        assert alone.item(key).digest
        assert len(found) < len(files)


def test_an_item_that_is_not_there_has_no_excerpt() -> None:
    assert list(excerpts(read_folder(), "food-business")) == []
