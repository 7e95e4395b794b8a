"""Everything published, in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from catalog.types.bundles import Bundle
from catalog.types.divisions import Divisions
from catalog.types.item import Item
from catalog.types.laws import Law
from catalog.types.papers import DocumentType
from catalog.types.sources import Source
from catalog.types.supervision import Supervision


@dataclass(frozen=True)
class Term:
    """A glossary entry (词条): one plain sentence, and where it comes from."""

    key: str
    name: str
    aliases: tuple[str, ...]
    text: str
    source: str


@dataclass(frozen=True)
class Catalog:
    """Everything published: items, document types, laws, bundles, terms, sources, divisions,
    supervision.

    `items` are the newest version of each; `versions` all of them, from the oldest.
    """

    items: Mapping[str, Item]
    document_types: Mapping[str, DocumentType]
    laws: Mapping[str, Law]
    bundles: Mapping[str, Bundle]
    terms: tuple[Term, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    divisions: Divisions = field(default_factory=Divisions)
    versions: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    supervision: Supervision = field(default_factory=Supervision)

    def item(self, key: str) -> Item:
        """The newest version of the item; KeyError when it is not published."""
        return self.items[key]

    def in_force(self, key: str, day: date) -> Item | None:
        """The version of the item that is the law of that day; None when there is none.
        KeyError when it is not published."""
        found = (item for item in self.versions[key] if item.in_force(day))
        return next(found, None)
