"""The number of an edition → who draws its papers, and how they are taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from eval.heldout import camera, fourth, papers, second, third
from eval.heldout.clerk import Clerk
from eval.heldout.fourth import optics
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.third import lens
from eval.heldout.third.drafter import Drafter

C = TypeVar("C", bound=Clerk)
Drawer = Callable[[np.random.Generator], Paper]
Drawers = Mapping[str | None, tuple[Drawer, ...]]
"""The versions of each type; under None papers of no known type."""


@dataclass(frozen=True)
class Edition:
    """`take` is called as `camera.take` is."""

    drawers: Drawers
    take: Callable[..., camera.Shot]


def _drawers(
    versions: Mapping[str | None, tuple[Callable[[C], Paper], ...]],
    clerk: Callable[[np.random.Generator], C],
) -> Drawers:
    def drawer(version: Callable[[C], Paper]) -> Drawer:
        return lambda rng: version(clerk(rng))

    return {code: tuple(drawer(version) for version in some) for code, some in versions.items()}


EDITIONS: Mapping[int, Edition] = {
    1: Edition(_drawers(papers.VERSIONS, Clerk), camera.take),
    2: Edition(_drawers(second.VERSIONS, Scribe), camera.take),
    3: Edition(_drawers(third.VERSIONS, Drafter), lens.take),
    4: Edition(_drawers(fourth.VERSIONS, Registrar), optics.take),
}
