"""Seals seen on a page and stamps its file declares in → the seals of the page, each once."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.types import Region, Seal

_SAME = 0.3


def with_stamps(seen: Sequence[Seal], stamps: Sequence[Seal]) -> tuple[Seal, ...]:
    """What is seen goes before what is declared: a declared stamp is added only where no seal
    was seen at its place, and then bears the low confidence of a claim nobody checked."""
    unseen = [
        stamp
        for stamp in stamps
        if all(_overlap(stamp.region, seal.region) < _SAME for seal in seen)
    ]
    return (*seen, *unseen)


def _overlap(one: Region, other: Region) -> float:
    """Share of the smaller box that both cover."""
    (a, b, c, d), (p, q, r, s) = one.box, other.box
    shared = max(0.0, min(c, r) - max(a, p)) * max(0.0, min(d, s) - max(b, q))
    least = min((c - a) * (d - b), (r - p) * (s - q))
    return shared / least if least > 0 else 0.0
