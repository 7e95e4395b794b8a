"""Which items may pass by themselves (自动通过): off, until one person asks and another confirms.

A switch holds for the rules it was confirmed for: when the item's digest changes it is off.
One that the house stopped stays so until two people switch it on anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from catalog.types import Item, Mode
from serve.errors import BadRequest
from serve.names import CatalogueAct
from serve.people import Actor
from serve.store.acts import Entry, ledger
from serve.store.store import Store


@dataclass(frozen=True)
class Switch:
    """One item's switch. `digests` are those of the versions of the item that it was asked and
    confirmed for; `confirmed_by` is "" until a second person has. `stopped`: it was on or asked
    for when too many cases were found wrong."""

    item: str
    digests: tuple[str, ...]
    asked_by: str
    confirmed_by: str = ""
    stopped: bool = False

    @property
    def is_on(self) -> bool:
        return bool(self.confirmed_by) and not self.stopped


def switches(entries: Sequence[Entry]) -> Mapping[str, Switch]:
    """The switches that are on, asked for or stopped; an item that is not there is off."""
    found: dict[str, Switch] = {}
    for entry in entries:
        if entry.act is CatalogueAct.AUTO_PASS_ASKED:
            digests = tuple(entry.detail.get("digests", ()))
            found[entry.subject] = Switch(entry.subject, digests, entry.by)
        elif entry.act is CatalogueAct.AUTO_PASS_ON and (known := found.get(entry.subject)):
            found[entry.subject] = replace(known, confirmed_by=entry.by)
        elif entry.act is CatalogueAct.AUTO_PASS_STOPPED and (known := found.get(entry.subject)):
            found[entry.subject] = replace(known, stopped=True)
        elif entry.act is CatalogueAct.AUTO_PASS_OFF:
            found.pop(entry.subject, None)
    return found


def ask(store: Store, versions: Sequence[Item], *, by: Actor, now: datetime) -> None:
    """Asks that this item, in these published versions, may pass by itself. Raises BadRequest:
    mode_not_decide, auto_pass_already_on."""
    key, digests = _known(versions)
    with ledger(store) as acts:
        known = switches(acts.entries).get(key)
        if known and known.is_on and known.digests == digests:
            raise BadRequest(
                "auto_pass_already_on",
                f"{key} 的自动通过已经开启。",
                "不需要操作；要关闭请用 zhiban catalog auto-pass … off。",
                status=409,
            )
        acts.add(
            CatalogueAct.AUTO_PASS_ASKED, key, by=by.id, at=now, detail={"digests": list(digests)}
        )


def confirm(store: Store, versions: Sequence[Item], *, by: Actor, now: datetime) -> None:
    """Switches on. Raises BadRequest: mode_not_decide, auto_pass_not_asked,
    second_person_needed, rules_changed."""
    key, digests = _known(versions)
    with ledger(store) as acts:
        known = switches(acts.entries).get(key)
        if known is None or known.is_on or known.stopped:
            raise BadRequest(
                "auto_pass_not_asked",
                f"没有人申请开启 {key} 的自动通过。",
                "请先由另一人运行 zhiban catalog auto-pass … on。",
                status=409,
            )
        if known.digests != digests:
            raise BadRequest(
                "rules_changed",
                "申请以后，这个事项的规则已经换了版本。",
                "请按现在的规则重新申请。",
                status=409,
            )
        if by.is_one_of((known.asked_by,)):
            raise BadRequest(
                "second_person_needed",
                f"开启自动通过是 {known.asked_by} 申请的，要由另一个人确认。",
                "请换一位负责人操作。",
                status=403,
            )
        acts.add(
            CatalogueAct.AUTO_PASS_ON, key, by=by.id, at=now, detail={"digests": list(digests)}
        )


def switch_off(store: Store, item: str, *, reason: str, by: Actor, now: datetime) -> bool:
    """At once, by anybody; whether anything was on or asked for."""
    with ledger(store) as acts:
        known = switches(acts.entries).get(item)
        if known is None or known.stopped:
            return False
        acts.add(CatalogueAct.AUTO_PASS_OFF, item, by=by.id, at=now, detail={"reason": reason})
        return True


def _known(versions: Sequence[Item]) -> tuple[str, tuple[str, ...]]:
    for item in versions:
        if item.mode is not Mode.DECIDE:
            raise BadRequest(
                "mode_not_decide",
                f"{item.name}（{item.key}）不是全流程审批事项，没有自动通过。",
                "需要时请先在目录里把应用模式改为 mode: decide，经审批发布后再申请。",
                status=409,
            )
    return versions[0].key, tuple(item.digest for item in versions)
