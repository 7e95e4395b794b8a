"""The nouns of search, and the seams an index and an encoder plug into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Passage:
    """A piece of the catalogue that can be found and cited (文段).

    `kind` says what it is about (item, material, requirement, term …), `key` is unique,
    `item_key` is empty for what belongs to no item. `text` has at most 200 characters.
    """

    key: str
    kind: str
    item_key: str
    title: str
    text: str


@dataclass(frozen=True)
class Hit:
    """A passage that answers a query (命中). Higher `score` is better; scores of one query
    compare with each other only. `why` names the words that matched."""

    passage: Passage
    score: float
    why: tuple[str, ...]


class Index(Protocol):
    """Passages in, hits out."""

    def add(self, passages: Sequence[Passage]) -> None:
        """Adds, or replaces by key."""
        ...

    def remove(self, keys: Sequence[str]) -> None:
        """Forgets these passages; unknown keys are ignored."""
        ...

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """At most k hits, best first; ties by passage key. Empty for an empty query."""
        ...


class Encoder(Protocol):
    """Texts → vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """len(texts) × dimension, rows of unit length. Raises `model_cards.ModelUnavailable`."""
        ...
