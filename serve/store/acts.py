"""What was done to the catalogue, by whom: a chain of rows, each holding the SM3 of the last.

Nothing about publishing is kept twice: the state of a version, the version in service and the
items that may pass by themselves are what the chain says. A row edited by hand breaks it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import rfc8785
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from serve.errors import BadRequest
from serve.names import CatalogueAct
from serve.people import SEED
from serve.security.sm3 import sm3_of
from serve.store.engine import writing
from serve.store.store import Store
from serve.store.tables import catalogue_acts, catalogue_versions

_FIRST = "-"
"""What the first row holds instead of a digest."""


@dataclass(frozen=True)
class Entry:
    """One row: who did what to which version or item, when, and what belongs to it."""

    number: int
    at: datetime
    by: str
    act: CatalogueAct
    subject: str
    detail: Mapping[str, Any]
    before: str
    digest: str


class Ledger:
    """The chain inside one transaction: what it says, and the one way to add to it."""

    def __init__(self, connection: sa.Connection) -> None:
        """Raises BadRequest `audit_broken`: nothing is added to a chain that was tampered with."""
        self.connection = connection
        self.entries = read_acts(connection)
        if broken(self.entries):
            raise BadRequest(
                "audit_broken",
                "目录操作记录被改动过，不能再发布、审批或开关自动通过。",
                "请运行 zhiban catalog history --check 找到出错的一行，并从备份恢复数据库。",
                status=409,
            )

    def add(
        self, act: CatalogueAct, subject: str, *, by: str, at: datetime, detail: Mapping[str, Any]
    ) -> Entry:
        entry = _append(self.connection, self.entries, act, subject, by=by, at=at, detail=detail)
        self.entries = (*self.entries, entry)
        return entry


@contextmanager
def ledger(store: Store) -> Iterator[Ledger]:
    """One transaction in which nobody else adds. Raises BadRequest `changed_meanwhile` where the
    database tells only at the end that somebody did."""
    try:
        with writing(store.engine) as connection:
            yield Ledger(connection)
    except IntegrityError as error:
        raise BadRequest(
            "changed_meanwhile",
            "刚才有别人同时在操作目录，这一次没有生效。",
            "请用 zhiban catalog history 看现在的状态，再决定是否重做。",
            status=409,
        ) from error


def acts_of(store: Store) -> tuple[Entry, ...]:
    """Every row, the oldest first, whether the chain holds or not."""
    with store.engine.connect() as connection:
        return read_acts(connection)


def read_acts(connection: sa.Connection) -> tuple[Entry, ...]:
    rows = connection.execute(sa.select(catalogue_acts).order_by(catalogue_acts.c.number))
    return tuple(_entry(row) for row in rows)


def broken(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Where the chain does not hold, in words; nothing when it does. What it can't see is an
    end that was cut off: `store.catalogue.audit` looks for what that leaves behind."""
    faults, before = [], _FIRST
    for expected, entry in enumerate(entries, start=1):
        if entry.number != expected:
            faults.append(f"第 {expected} 行缺失，接着的是第 {entry.number} 行")
            break
        if entry.digest != _digest(entry):
            faults.append(f"第 {entry.number} 行的内容与它的摘要不符，写成以后被改动过")
        if entry.before != before:
            faults.append(f"第 {entry.number} 行没有接着第 {expected - 1} 行")
        before = entry.digest
    return tuple(faults)


def adopt(connection: sa.Connection) -> None:
    """Versions published before there was a chain become its first rows, in the order in which
    they were published."""
    rows = connection.execute(
        sa.select(catalogue_versions.c.digest, catalogue_versions.c.published_at).order_by(
            catalogue_versions.c.published_at
        )
    ).all()
    entries: tuple[Entry, ...] = ()
    for row in rows:
        entry = _append(
            connection,
            entries,
            CatalogueAct.PUBLISHED,
            row.digest,
            by=SEED,
            at=row.published_at,
            detail={},
        )
        entries = (*entries, entry)


def _append(
    connection: sa.Connection,
    entries: Sequence[Entry],
    act: CatalogueAct,
    subject: str,
    *,
    by: str,
    at: datetime,
    detail: Mapping[str, Any],
) -> Entry:
    before = entries[-1].digest if entries else _FIRST
    moment = at.astimezone(UTC)
    bare = Entry(len(entries) + 1, moment, by, act, subject, dict(detail), before, "")
    digest = _digest(bare)
    connection.execute(
        catalogue_acts.insert().values(
            number=bare.number,
            at=moment,
            actor=by,
            act=str(act),
            subject=subject,
            detail=rfc8785.dumps(dict(detail)).decode(),
            before=before,
            digest=digest,
        )
    )
    return Entry(bare.number, moment, by, act, subject, bare.detail, before, digest)


def _entry(row: sa.Row[tuple[Any, ...]]) -> Entry:
    """A row whose act or detail no longer reads as such is kept readable and breaks the chain."""
    try:
        act, detail = CatalogueAct(row.act), dict(json.loads(row.detail))
    except (ValueError, TypeError):
        act, detail = CatalogueAct.CHECK_FAILED, {"unreadable": True}
    return Entry(row.number, row.at, row.actor, act, row.subject, detail, row.before, row.digest)


def _digest(entry: Entry) -> str:
    return sm3_of(
        {
            "number": entry.number,
            "at": entry.at.isoformat(),
            "by": entry.by,
            "act": str(entry.act),
            "subject": entry.subject,
            "detail": dict(entry.detail),
            "before": entry.before,
        }
    )
