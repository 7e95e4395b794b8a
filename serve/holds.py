"""A review → why a person must still decide the case, or nothing that stands against auto-pass.

Auto-pass (自动通过) exists for items that decide (全流程审批) and for conclusions that pass. What
is here can be told from the review alone; `serve.auto_pass` adds what two people have switched
on, and takes further gates: sampling and statistical bounds are functions of that kind.
"""

from __future__ import annotations

from collections.abc import Callable
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


Gate = Callable[[Item, Review], Hold | None]
"""Whether a review may pass by itself: the reason why not, or None."""


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
