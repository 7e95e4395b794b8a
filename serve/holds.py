"""A review → why a person must still decide the case, or nothing that stands against auto-pass.

Auto-pass (自动通过) exists for items that decide (全流程审批) and for conclusions that pass. What
is here can be told from the review alone; `serve.auto_pass` adds what two people have switched
on, what was measured of the rules, and what persons found who decided without knowing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from catalog.types import Item, Mode, Verified
from review.types import Conclusion, DutyKind, Review


class Hold(StrEnum):
    """Why a person must still decide (须人工决定的原因)."""

    NOT_A_PASS = "not_a_pass"
    ITEM_ADVISES = "item_advises"
    ITEM_ASSISTS = "item_assists"
    PAPER_FOLLOWS = "paper_follows"  # 容缺: a paper that decides it is still to come
    BASIS_FROM_MEMORY = "basis_from_memory"
    SWITCHED_OFF = "switched_off"
    RULES_CHANGED = "rules_changed"  # since auto-pass was switched on
    AUDIT_BROKEN = "audit_broken"
    OLDER_VERSION = "older_version"  # reviewed under another version than the one in service
    NOT_CALIBRATED = "not_calibrated"  # these rules were never tried on enough known faults
    NOT_SURE_ENOUGH = "not_sure_enough"
    NOT_PROVEN = "not_proven"  # too few cases were decided blind
    BOUND_BROKEN = "bound_broken"  # too many of them were wrong: stopped by itself
    RECHECKS_LATE = "rechecks_late"  # drawn cases that nobody decides
    SAMPLED = "sampled"


BLIND = frozenset({Hold.NOT_PROVEN, Hold.SAMPLED})
"""Cases that would pass by themselves and that a person decides without seeing what was found
(盲审复核)."""


@dataclass(frozen=True)
class Candidate:
    """A reviewed case that asks to pass by itself: its id, the digest of the catalogue it was
    reviewed under, and the review."""

    case: str
    catalogue: str
    review: Review


Gate = Callable[[Candidate], Hold | None]
"""Whether a case may pass by itself: the reason why not, or None."""


def held(item: Item, review: Review) -> Hold | None:
    """What of the review itself calls for a person. A pass rests on the item's own basis, its
    conditions, its materials and every point that counted: none may be cited from memory."""
    if review.decision.conclusion is not Conclusion.PASS:
        return Hold.NOT_A_PASS
    if item.mode is not Mode.DECIDE:
        return Hold.ITEM_ADVISES if item.mode is Mode.ADVISE else Hold.ITEM_ASSISTS
    if any(duty.kind is DutyKind.DEFERRED for duty in review.decision.duties):
        return Hold.PAPER_FOLLOWS
    if _cites_memory(item, review):
        return Hold.BASIS_FROM_MEMORY
    return None


def held_here(item: Item, review: Review) -> Hold:
    """Of a review outside the service, where nothing is ever switched on."""
    return held(item, review) or Hold.SWITCHED_OFF


def _cites_memory(item: Item, review: Review) -> bool:
    counted = {*review.decision.rests_on}
    cited = [*item.basis]
    cited += [basis for each in item.requirements for basis in each.basis]
    cited += [basis for each in item.materials for basis in each.basis]
    cited += [
        basis for each in review.findings if each.point_id in counted for basis in each.basis
    ]  # fmt: skip
    return any(basis.verified is Verified.MEMORY for basis in cited)
