"""Every version of every paper of the third edition, by type code; None: of no known type."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eval.heldout.paper import Paper
from eval.heldout.third import (
    applications,
    births,
    cards,
    contracts,
    driving,
    households,
    identity,
    letters,
    licences,
    proofs,
    sheets,
    studies,
    trades,
    weddings,
)
from eval.heldout.third.drafter import Drafter

Version = Callable[[Drafter], Paper]
_ROOMS = (
    identity,
    households,
    weddings,
    births,
    driving,
    cards,
    studies,
    licences,
    trades,
    proofs,
    letters,
    contracts,
    applications,
    sheets,
)
VERSIONS: Mapping[str | None, tuple[Version, ...]] = {
    code: versions for room in _ROOMS for code, versions in room.VERSIONS.items()
}
