"""Worlds of any item, and a reader that makes no mistake for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from catalog.types import Catalog
from eval.foundry.cases import slot_chance
from eval.foundry.defect import Defect
from eval.foundry.expected import published
from eval.foundry.faultless import Slot, document_of, review_faultlessly
from eval.foundry.fonts import find_fonts
from eval.foundry.paper import draw
from eval.foundry.style import draw_style
from eval.foundry.template import Paper
from eval.foundry.world import World
from nlp.types import Document
from review.types import Review

SCALE = 1.0
"""Pixels a millimetre: what is drawn is not looked at."""


def faultless_review(world: World, catalog: Catalog | None = None, seed: int = 0) -> Review:
    """The review of a world whose papers are set as the case of that seed would set them."""
    catalog = catalog or published()
    return review_faultlessly(world, catalog, lambda slot, paper: _read(seed, slot, paper))


@cache
def _read(seed: int, slot: Slot, paper: Paper) -> Document:
    style = draw_style(find_fonts(), slot_chance([seed], slot))
    return document_of(paper, draw(paper, style, SCALE), published())


def spoil(world: World, *defects: Defect) -> World:
    """The world with these defects in it."""
    for number, defect in enumerate(defects):
        world = defect.change(world, np.random.default_rng(number))
    return world


def not_passed(review: Review) -> Iterator[tuple[str, str]]:
    """Points that neither passed nor were out of the question, with what is said of them."""
    for finding in review.findings:
        if finding.verdict.value in ("fail", "unsure"):
            yield finding.point_id, finding.message
