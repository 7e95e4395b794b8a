"""Published files × an item → for each of its versions, the files it loads from alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from catalog.node import parse
from catalog.packs import packs_used

_SHARED = ("laws.yaml", "sources.yaml", "divisions.yaml")


def excerpts(files: Mapping[str, str], key: str) -> Iterator[dict[str, str]]:
    """The item with its worked applications, form and packs, and what any item may name: every
    document type, law, source and division. A version's digest is the same here as in the whole
    catalogue, and its file is called `items/<key>.yaml` whatever it was called there."""
    shared = {
        name: text
        for name, text in files.items()
        if name in _SHARED or name.startswith("document_types/")
    }
    for name, text in files.items():
        folder, _, file = name.rpartition("/")
        if folder != "items" or file.partition(".")[0] != key:
            continue
        node = parse(name, text)
        form = node.mapping()["form"].text()
        packs = sorted(packs_used(node))
        yield {
            **shared,
            f"items/{key}.yaml": text,
            f"examples/{key}.yaml": files[f"examples/{file}"],
            f"forms/{form}.yaml": files[f"forms/{form}.yaml"],
            **{f"packs/{pack}.yaml": files[f"packs/{pack}.yaml"] for pack in packs},
        }
