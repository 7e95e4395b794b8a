"""Every version of every held-out paper, by type code; None: papers of no known type."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eval.heldout.clerk import Clerk
from eval.heldout.paper import Paper
from eval.heldout.papers import (
    cards,
    civil,
    contracts,
    forms,
    health,
    licences,
    statements,
    strangers,
    study,
)

Version = Callable[[Clerk], Paper]
_ROOMS = (cards, civil, study, health, licences, contracts, statements, forms, strangers)

VERSIONS: Mapping[str | None, tuple[Version, ...]] = {
    code: versions for room in _ROOMS for code, versions in room.VERSIONS.items()
}
