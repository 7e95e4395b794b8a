"""The number of an edition → who draws its papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import numpy as np

from eval.heldout import papers, second
from eval.heldout.clerk import Clerk
from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe

C = TypeVar("C", bound=Clerk)
Drawer = Callable[[np.random.Generator], Paper]
Drawers = Mapping[str | None, tuple[Drawer, ...]]
"""The versions of each type; under None papers of no known type."""


def _drawers(
    versions: Mapping[str | None, tuple[Callable[[C], Paper], ...]],
    clerk: Callable[[np.random.Generator], C],
) -> Drawers:
    def drawer(version: Callable[[C], Paper]) -> Drawer:
        return lambda rng: version(clerk(rng))

    return {code: tuple(drawer(version) for version in some) for code, some in versions.items()}


EDITIONS: Mapping[int, Drawers] = {
    1: _drawers(papers.VERSIONS, Clerk),
    2: _drawers(second.VERSIONS, Scribe),
}
