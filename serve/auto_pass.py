"""Whether a case may pass by itself: the review, what two people switched on, further gates."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.types import Item
from review.types import Review
from serve.holds import Gate, Hold, held
from serve.store.acts import acts_of, broken
from serve.store.auto_pass import switches
from serve.store.store import Store


def auto_pass_gate(store: Store, further: Sequence[Gate] = ()) -> Gate:
    """The gate of this house. The switch is looked up at each case, so that it is off at once;
    `further` gates are asked in turn once nothing else stands against a pass."""

    def may_auto_pass(item: Item, review: Review) -> Hold | None:
        return (
            held(item, review)
            or _switched(store, item)
            or next((hold for gate in further if (hold := gate(item, review))), None)
        )

    return may_auto_pass


def _switched(store: Store, item: Item) -> Hold | None:
    entries = acts_of(store)
    if broken(entries):
        return Hold.AUDIT_BROKEN
    switch = switches(entries).get(item.key)
    if switch is None or not switch.is_on:
        return Hold.SWITCHED_OFF
    return None if item.digest in switch.digests else Hold.RULES_CHANGED
