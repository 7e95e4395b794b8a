"""Cases that a person decides blind (盲审复核): drawn when they end, decided once, added up.

A case is drawn when nothing but the proof stands between it and passing by itself. What persons
conclude is the only count there is of how often a pass of these rules is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import rfc8785
import sqlalchemy as sa

from review.bounds import RunningBound
from serve.errors import BadRequest
from serve.judged import Judged
from serve.names import CatalogueAct
from serve.people import HOUSE, Actor
from serve.security.vault import Vault
from serve.store.acts import Entry, Ledger, ledger
from serve.store.auto_pass import switches
from serve.store.store import Store
from serve.store.tables import cases, rechecks

LATE = timedelta(days=14)
"""How long a drawn case may wait: whoever leaves the doubtful ones undecided proves nothing."""


@dataclass(frozen=True)
class Waiting:
    """A drawn case that nobody has decided, and the catalogue it was reviewed under."""

    case: str
    item: str
    catalogue: str
    drawn_at: datetime


@dataclass(frozen=True)
class Decided:
    """What a person concluded of a drawn case. `stopped`: with this one so many were wrong that
    the item no longer passes by itself."""

    case: str
    item: str
    drawn_at: datetime
    decided_at: datetime
    conclusion: Judged
    stopped: bool

    @property
    def agrees(self) -> bool:
        """Whether the case would rightly have passed."""
        return self.conclusion is Judged.PASS


@dataclass(frozen=True)
class Tally:
    """What came of the cases drawn under one version of an item. `erased` ones were erased before
    anybody decided them and can't be counted; `forged`: a row was not written by the program."""

    bound: RunningBound
    waiting: int = 0
    oldest: datetime | None = None
    erased: int = 0
    forged: bool = False

    def is_late(self, now: datetime) -> bool:
        """Whether a drawn case has waited too long."""
        return self.oldest is not None and now - self.oldest > LATE


def draw(connection: sa.Connection, case: str, item: str, digest: str, *, now: datetime) -> None:
    """Sends a case to be decided blind, inside the transaction that ends it."""
    connection.execute(
        rechecks.insert().values(case_id=case, item=item, item_digest=digest, drawn_at=now)
    )


def is_blind(store: Store, case: str) -> bool:
    """Whether what was found of the case must not be shown yet."""
    query = sa.select(rechecks.c.case_id).where(
        rechecks.c.case_id == case, rechecks.c.decided_at.is_(None)
    )
    with store.engine.connect() as connection:
        return connection.scalar(query) is not None


def waiting(store: Store, *, client: str = "", item: str = "") -> tuple[Waiting, ...]:
    """Drawn cases that nobody has decided and that were not erased, the oldest first; an empty
    word asks for all."""
    query = (
        sa.select(rechecks.c.case_id, rechecks.c.item, cases.c.catalogue, rechecks.c.drawn_at)
        .join(cases, cases.c.id == rechecks.c.case_id)
        .where(rechecks.c.decided_at.is_(None), cases.c.sealed_key.is_not(None))
        .order_by(rechecks.c.drawn_at, rechecks.c.case_id)
    )
    for column, value in ((cases.c.client, client), (rechecks.c.item, item)):
        if value:
            query = query.where(column == value)
    with store.engine.connect() as connection:
        return tuple(Waiting(*row) for row in connection.execute(query))


def tally_of(store: Store, digest: str) -> Tally:
    """Added up from the rows of this version of an item."""
    with store.engine.connect() as connection:
        return _tally(connection, store.vault, digest)


def decide(store: Store, case: str, conclusion: Judged, *, by: Actor, now: datetime) -> Decided:
    """What a person concludes who has not seen what was found, once. Stops the item when with
    this one the bound no longer holds. Raises BadRequest: recheck_not_drawn,
    recheck_already_decided, second_person_needed."""
    with ledger(store) as acts:
        row = acts.connection.execute(
            sa.select(rechecks).where(rechecks.c.case_id == case)
        ).one_or_none()
        if row is None:
            raise BadRequest(
                "recheck_not_drawn",
                "这个办件没有抽中盲审复核。",
                "请用 zhiban recheck list 或者 GET /rechecks 查看要复核的办件。",
                status=409,
            )
        if row.decided_at is not None:
            raise _already_decided()
        if by.is_one_of(_wanting(acts.entries, row.item)):
            raise BadRequest(
                "second_person_needed",
                f"{by.id} 申请或者确认过这个事项的自动通过，不能再作它的复核人。",
                "请换一位工作人员复核。",
                status=403,
            )
        _one_at_a_time(acts.connection, row.item_digest)
        before = _tally(acts.connection, store.vault, row.item_digest).bound
        wrong = conclusion is not Judged.PASS
        kept = {
            "case_id": case,
            "item": row.item,
            "item_digest": row.item_digest,
            "drawn_at": row.drawn_at,
            "decided_at": now,
            "decided_by": by.id,
            "conclusion": str(conclusion),
            "wrong": wrong,
        }
        kept_once = acts.connection.execute(
            rechecks.update()
            .where(rechecks.c.case_id == case, rechecks.c.decided_at.is_(None))
            .values({**kept, "mark": mark_of(store.vault, kept)})
        )
        if not kept_once.rowcount:
            raise _already_decided()
        stopped = _stop(acts, row.item, row.item_digest, before, before.after(wrong), now)
    return Decided(case, row.item, row.drawn_at, now, conclusion, stopped)


def _one_at_a_time(connection: sa.Connection, digest: str) -> None:
    """Two decisions of one version of an item, made at once, see each other where the database
    lets several write."""
    query = sa.select(rechecks.c.case_id).where(rechecks.c.item_digest == digest)
    connection.execute(query.with_for_update()).all()


def _already_decided() -> BadRequest:
    return BadRequest(
        "recheck_already_decided",
        "这个办件已经复核过，一个办件只复核一次。",
        "结论不能改；认为复核有误的，请按内部程序处理这个办件，并考虑关闭自动通过。",
        status=409,
    )


def _stop(
    acts: Ledger, item: str, digest: str, before: RunningBound, after: RunningBound, now: datetime
) -> bool:
    """Switches off what is on or asked for, when the bound held until now; whether it did."""
    switch = switches(acts.entries).get(item)
    if after.holds() or not before.holds():
        return False
    if switch is None or switch.stopped or digest not in switch.digests:
        return False
    acts.add(
        CatalogueAct.AUTO_PASS_STOPPED,
        item,
        by=HOUSE,
        at=now,
        detail={"digest": digest, "looked_at": after.looked_at, "wrong": after.wrong},
    )
    return True


def _wanting(entries: Sequence[Entry], item: str) -> tuple[str, ...]:
    """Whoever asked for the item to pass by itself, or confirmed it."""
    wished = (CatalogueAct.AUTO_PASS_ASKED, CatalogueAct.AUTO_PASS_ON)
    return tuple({e.by for e in entries if e.subject == item and e.act in wished})


def _tally(connection: sa.Connection, vault: Vault, digest: str) -> Tally:
    query = (
        sa.select(rechecks, cases.c.sealed_key.is_(None).label("is_erased"))
        .join(cases, cases.c.id == rechecks.c.case_id)
        .where(rechecks.c.item_digest == digest)
    )
    rows = [row._asdict() for row in connection.execute(query)]
    decided = [row for row in rows if row["decided_at"] is not None]
    open_ones = [row["drawn_at"] for row in rows if row["decided_at"] is None]
    waits = [
        row["drawn_at"] for row in rows if row["decided_at"] is None and not row["is_erased"]
    ]  # fmt: skip
    return Tally(
        RunningBound(sum(bool(row["wrong"]) for row in decided), len(decided)),
        waiting=len(waits),
        oldest=min(waits, default=None),
        erased=len(open_ones) - len(waits),
        forged=any(row["mark"] != mark_of(vault, row) for row in decided),
    )


def mark_of(vault: Vault, row: Mapping[str, Any]) -> str:
    """The mark of a decided row: without the master key nobody can write one that has it."""
    told = {
        "case": row["case_id"],
        "item": row["item"],
        "digest": row["item_digest"],
        "drawn_at": row["drawn_at"].isoformat(),
        "decided_at": row["decided_at"].isoformat(),
        "by": row["decided_by"],
        "conclusion": row["conclusion"],
        "wrong": row["wrong"],
    }
    return vault.fingerprint(b"recheck decided:" + rfc8785.dumps(told))
