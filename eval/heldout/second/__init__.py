"""Every version of every paper of the second edition, by type code; None: of no known type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from eval.heldout.paper import Paper
from eval.heldout.second import (
    applications,
    bodies,
    carriers,
    contracts,
    estate,
    family,
    firms,
    health,
    identity,
    letters,
    others,
    police,
    roads,
    schools,
    sheets,
    trades,
)
from eval.heldout.second.scribe import Scribe

Version = Callable[[Scribe], Paper]
COPIES = 0.1
"""Share of the papers that come as black-and-white copies of themselves."""
_ROOMS = (
    identity,
    roads,
    carriers,
    family,
    estate,
    bodies,
    health,
    firms,
    trades,
    police,
    schools,
    contracts,
    letters,
    applications,
    sheets,
    others,
)


def _at_times_copied(version: Version) -> Version:
    def drawn(c: Scribe) -> Paper:
        return replace(version(c), copied=c.odds(COPIES))

    return drawn


VERSIONS: Mapping[str | None, tuple[Version, ...]] = {
    code: tuple(_at_times_copied(version) for version in versions)
    for room in _ROOMS
    for code, versions in room.VERSIONS.items()
}
