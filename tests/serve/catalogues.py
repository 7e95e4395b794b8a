"""The catalogue that came with the program, cut down to one item, so that tests load it fast."""

from __future__ import annotations

from catalog.load import read_folder

ITEM = "food-business-new"


def only(item: str = ITEM) -> dict[str, str]:
    """Its files: the item's own, and everything that items share."""
    return {
        name: text
        for name, text in read_folder().items()
        if not name.startswith(("items/", "examples/", "bundles/")) or f"/{item}." in name
    }


def changed(files: dict[str, str], name: str, *changes: tuple[str, str]) -> dict[str, str]:
    """The files with something else in one of them, which must have stood there."""
    text = files[name]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {**files, name: text}
