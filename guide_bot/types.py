"""The nouns of guiding: a personal guide, a grounded answer, and the seam of a responder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from catalog.types import Basis, Bundle, Material, Step, TimeLimit
from search.types import Hit, Passage


@dataclass(frozen=True)
class Guide:
    """A personal guide (专属办事指南): exactly the materials the review will ask for. `places`
    are the divisions it is handled in; none where the item does not say."""

    item_key: str
    item_name: str
    situation: Mapping[str, tuple[str, ...]]
    chosen: tuple[tuple[str, str], ...]
    materials: tuple[Material, ...]
    places: tuple[str, ...]
    window: str
    steps: tuple[Step, ...]
    time_limit: TimeLimit
    fee: str
    basis: tuple[Basis, ...]


@dataclass(frozen=True)
class PaperAsked:
    """A paper a bundle asks for once: under which key, as the strictest of its items asks for
    it, and the keys of those items."""

    key: str
    material: Material
    items: tuple[str, ...]


@dataclass(frozen=True)
class BundleGuide:
    """The personal guide of a bundle (一件事): each paper once, and the guide of each item."""

    bundle: Bundle
    situation: Mapping[str, tuple[str, ...]]
    chosen: tuple[tuple[str, str], ...]
    materials: tuple[PaperAsked, ...]
    parts: tuple[Guide, ...]


class Status(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    DECLINED = "declined"
    REFUSED = "refused"


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer and the passages that carry it; never without one."""

    text: str
    citations: tuple[Passage, ...]


@dataclass(frozen=True)
class Answer:
    """An answer whose every sentence is cited, or a decline that says where to turn (回答)."""

    status: Status
    sentences: tuple[Sentence, ...]
    message: str
    item_key: str = ""


class Responder(Protocol):
    """Query × hits → answer."""

    def reply(self, query: str, hits: Sequence[Hit]) -> Answer:
        """Cites, or declines; never says what no passage carries."""
        ...
