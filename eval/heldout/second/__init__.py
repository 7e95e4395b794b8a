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
SHARING = 740
"""CSS pixels up to which a page's height leaves room for another on a copier's sheet."""
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
        paper = version(c)
        alone = not paper.true_width and paper.size[1] > SHARING
        return replace(paper, copied=c.odds(COPIES), alone=alone)

    return drawn


VERSIONS: Mapping[str | None, tuple[Version, ...]] = {
    code: tuple(_at_times_copied(version) for version in versions)
    for room in _ROOMS
    for code, versions in room.VERSIONS.items()
}
