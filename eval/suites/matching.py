"""Marks that are there × marks that were found → which is which. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from eval.dataset import Polygon, TrueSeal, TrueSignature, TrueTick
from ocr.types import Region, Seal, Signature, Tick

There = TypeVar("There", TrueSeal, TrueSignature, TrueTick)
Found = TypeVar("Found", Seal, Signature, Tick)

NEAR = 0.06
"""Marks are the same when their middles are so near, as a share of the page, or one's middle
lies within the other."""

TICK_NEAR = 0.01
"""Boxes to tick stand close together."""


def matched(
    there: Sequence[There], found: Sequence[Found], near: float = NEAR
) -> tuple[list[tuple[There, Found | None]], list[Found]]:
    """Each mark that is there with the one found in its place, and the found ones to spare."""
    spare, pairs = list(found), []
    for mark in there:
        match = next((f for f in spare if _same(mark.polygon, mark.page, f.region, near)), None)
        if match is not None:
            spare.remove(match)
        pairs.append((mark, match))
    return pairs, spare


def _same(polygon: Polygon, page: int, region: Region, near: float) -> bool:
    if region.page != page:
        return False
    true, found = np.array(polygon), np.array(region.points)
    middle, other = true.mean(axis=0), found.mean(axis=0)
    if float(np.abs(middle - other).max()) < near:
        return True
    return bool((true.min(axis=0) <= other).all() and (other <= true.max(axis=0)).all())
