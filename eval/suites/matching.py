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

PLACED = 0.4
"""A line's region is half as high again as its ink, and a box has nothing to spare."""


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


def in_place(polygon: Polygon, page: int, regions: Sequence[Region]) -> bool:
    """Whether regions cover what they should and little else: the box around those of this page
    and the true one's share PLACED of what either covers."""
    corners = [point for region in regions if region.page == page for point in region.points]
    if not corners:
        return False
    true, found = np.array(polygon), np.array(corners)
    low = np.maximum(true.min(axis=0), found.min(axis=0))
    high = np.minimum(true.max(axis=0), found.max(axis=0))
    shared = float(np.clip(high - low, 0.0, None).prod())
    both = float(np.ptp(true, axis=0).prod() + np.ptp(found, axis=0).prod()) - shared
    return shared >= PLACED * both


def _same(polygon: Polygon, page: int, region: Region, near: float) -> bool:
    if region.page != page:
        return False
    true, found = np.array(polygon), np.array(region.points)
    middle, other = true.mean(axis=0), found.mean(axis=0)
    if float(np.abs(middle - other).max()) < near:
        return True
    return bool((true.min(axis=0) <= other).all() and (other <= true.max(axis=0)).all())
