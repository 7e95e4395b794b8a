"""Passages in; hits by shared characters out: BM25 over character n-grams, in memory."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import bm25s
import numpy as np

from search.types import Hit, Passage
from search.words import grams, shared

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG when imported


@dataclass(frozen=True)
class _Snapshot:
    """One state of the index, never changed: `scorer` row i is entry i, in order of keys.
    `scorer` is None when no passage has a single n-gram."""

    entries: Mapping[str, tuple[Passage, tuple[str, ...]]]
    passages: tuple[Passage, ...]
    scorer: Any


class LexicalIndex:
    """An `Index` that matches characters (字面检索).

    A change builds the whole index anew (BM25 weighs each n-gram by all passages) and swaps it
    in at once, so that a search sees the state before or after a change and needs no lock. It
    costs about 0.1 s for 300 passages and 1 s for 3,000; change many in one call.
    """

    def __init__(self, passages: Sequence[Passage] = ()) -> None:
        self._changing = Lock()
        self._snapshot = _build({})
        self.add(passages)

    def add(self, passages: Sequence[Passage]) -> None:
        """Adds, or replaces by key; of two with one key the later stays."""
        new = {p.key: (p, _terms(p)) for p in passages}
        with self._changing:
            self._snapshot = _build({**self._snapshot.entries, **new})

    def remove(self, keys: Sequence[str]) -> None:
        """Forgets these passages; unknown keys are ignored."""
        gone = frozenset(keys)
        with self._changing:
            kept = {k: entry for k, entry in self._snapshot.entries.items() if k not in gone}
            self._snapshot = _build(kept)

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """At most k hits, best first; ties by passage key. An n-gram asked for twice counts
        once. Only passages that share an n-gram with the query are hits."""
        snapshot = self._snapshot
        if snapshot.scorer is None or k <= 0:
            return ()
        ids = snapshot.scorer.get_tokens_ids(list(dict.fromkeys(grams(query))))
        scores = snapshot.scorer.get_scores_from_ids(ids)
        best = np.argsort(-scores, kind="stable")[:k]  # stable: equal scores stay in key order
        return tuple(
            _hit(snapshot.passages[row], float(scores[row]), query)
            for row in best
            if scores[row] > 0
        )


_TITLE_COUNTS = 3
"""How often a title counts beside its text, which often names its neighbours."""


def _terms(passage: Passage) -> tuple[str, ...]:
    return grams("\n".join((passage.title,) * _TITLE_COUNTS + (passage.text,)))


def _hit(passage: Passage, score: float, query: str) -> Hit:
    return Hit(passage, score, shared(query, f"{passage.title}\n{passage.text}"))


def _build(entries: Mapping[str, tuple[Passage, tuple[str, ...]]]) -> _Snapshot:
    ordered = [entries[key] for key in sorted(entries)]
    corpus = [list(tokens) for _, tokens in ordered]
    scorer = None
    if any(corpus):
        scorer = bm25s.BM25(method="lucene", backend="numpy", csc_backend="numpy")
        scorer.index(corpus, create_empty_token=False, show_progress=False)
    return _Snapshot(entries, tuple(passage for passage, _ in ordered), scorer)
