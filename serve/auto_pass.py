"""Whether a case may pass by itself: the review, what two people switched on, what was measured
of the rules, and what persons found who decided cases blind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from catalog.types import Item
from review.calibration import Threshold, surety
from serve.holds import Candidate, Gate, Hold, held
from serve.security.vault import Vault
from serve.store.acts import acts_of, broken
from serve.store.auto_pass import switches
from serve.store.catalogue import served_by
from serve.store.rechecks import tally_of
from serve.store.store import Store


def auto_pass_gate(
    store: Store,
    measured: Mapping[str, Threshold],
    *,
    recheck_percent: int,
    now: Callable[[], datetime],
) -> Gate:
    """The gate of this house. `measured`: item digest → threshold; `recheck_percent` of what
    could pass still goes to be decided blind. All is looked up at each case, so that what is
    switched off or stops is off at once."""

    def may_auto_pass(case: Candidate) -> Hold | None:
        item = case.review.item
        return (
            held(item, case.review)
            or _switched(store, case)
            or _sure(measured.get(item.digest), case)
            or _proven(store, item, now())
            or (Hold.SAMPLED if is_sampled(store.vault, case.case, recheck_percent) else None)
        )

    return may_auto_pass


def is_sampled(vault: Vault, case: str, percent: int) -> bool:
    """Whether a case is one of `percent` in a hundred: fixed by its id and the house's key, so
    that nobody outside can tell, and whoever holds the key can check."""
    drawn = int(vault.fingerprint(b"recheck drawn:" + case.encode())[:16], 16)
    return drawn * 100 < percent << 64


def _switched(store: Store, case: Candidate) -> Hold | None:
    entries = acts_of(store)
    if broken(entries):
        return Hold.AUDIT_BROKEN
    if case.catalogue != served_by(entries):
        return Hold.OLDER_VERSION
    item = case.review.item
    switch = switches(entries).get(item.key)
    if switch is None:
        return Hold.SWITCHED_OFF
    if switch.stopped:
        return Hold.BOUND_BROKEN
    if not switch.is_on:
        return Hold.SWITCHED_OFF
    return None if item.digest in switch.digests else Hold.RULES_CHANGED


def _sure(threshold: Threshold | None, case: Candidate) -> Hold | None:
    if threshold is None or not threshold.is_enough:
        return Hold.NOT_CALIBRATED
    return None if surety(case.review) >= threshold.surety else Hold.NOT_SURE_ENOUGH


def _proven(store: Store, item: Item, now: datetime) -> Hold | None:
    tally = tally_of(store, item.digest)
    if tally.forged:
        return Hold.AUDIT_BROKEN
    if not tally.bound.holds():
        return Hold.NOT_PROVEN
    return Hold.RECHECKS_LATE if tally.is_late(now) else None
