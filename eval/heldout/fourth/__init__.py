"""Every version of every paper of the fourth edition, by type code; None: of no known type."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eval.heldout.fourth import (
    agreements,
    attests,
    cards,
    commerce,
    households,
    identity,
    kitchens,
    learning,
    lives,
    mandates,
    premises,
    requests,
    slips,
    unions,
    wheels,
)
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Version = Callable[[Registrar], Paper]
_ROOMS = (
    identity,
    cards,
    households,
    unions,
    lives,
    wheels,
    learning,
    commerce,
    kitchens,
    attests,
    agreements,
    mandates,
    premises,
    requests,
    slips,
)
VERSIONS: Mapping[str | None, tuple[Version, ...]] = {
    code: versions for room in _ROOMS for code, versions in room.VERSIONS.items()
}
