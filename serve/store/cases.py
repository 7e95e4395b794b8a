"""Cases: created once a key, submitted once, finished once, erased for good."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from serve.api.exchange_schemas import CaseRequest
from serve.api.schemas import Error
from serve.errors import BadRequest
from serve.holds import Hold
from serve.names import State
from serve.security.vault import CaseKey
from serve.store.engine import scrub, writing
from serve.store.store import Store
from serve.store.tables import (
    callbacks,
    cases,
    duties,
    notices,
    readings,
    results,
    uploads,
    verifications,
)


class Kind(StrEnum):
    """A case, or one paper looked at before there is a case."""

    CASE = "case"
    PRECHECK = "precheck"


@dataclass(frozen=True)
class Case:
    """A case as stored; `key` opens what is sealed."""

    id: str
    client: str
    catalogue: str
    item: str
    kind: Kind
    state: State
    request: CaseRequest
    problem: Error | None
    pages_total: int
    pages_done: int
    created_at: datetime
    submitted_at: datetime | None
    finished_at: datetime | None
    corrects: str | None
    key: CaseKey


def create_case(
    store: Store,
    *,
    client: str,
    idempotency_key: str,
    request: CaseRequest,
    catalogue: str,
    now: datetime,
    kind: Kind = Kind.CASE,
) -> tuple[str, bool]:
    """The case's id, and whether it is new. Raises BadRequest `idempotency_key_reused` when
    the client used this key for something else."""
    body = request.model_dump_json().encode()
    mark = store.vault.fingerprint(body)
    with writing(store.engine) as connection:
        known = connection.execute(
            sa.select(cases.c.id, cases.c.request_mark).where(
                cases.c.client == client, cases.c.idempotency_key == idempotency_key
            )
        ).one_or_none()
        if known is not None:
            if known.request_mark != mark:
                raise BadRequest(
                    "idempotency_key_reused",
                    "这个 Idempotency-Key 已用于另一个不同的请求。",
                    "重试时请原样发送同一请求；新的申请请换一个新的 Idempotency-Key。",
                    status=422,
                )
            return str(known.id), False
        case = str(uuid.uuid4())
        sealed_key = store.vault.new_key(case)
        connection.execute(
            cases.insert().values(
                id=case,
                client=client,
                idempotency_key=idempotency_key,
                request_mark=mark,
                catalogue=catalogue,
                item=request.item,
                kind=str(kind),
                state=str(State.OPEN),
                sealed_key=sealed_key,
                sealed_request=store.vault.open_key(case, sealed_key).seal(body, _request(case)),
                pages_total=0,
                created_at=now,
                corrects=request.corrects or None,
            )
        )
    return case, True


def find_case(store: Store, case: str, *, client: str | None = None) -> Case:
    """The case; with `client`, only if it is that client's. Raises BadRequest
    `case_not_found` (404) and `case_erased` (410)."""
    query = sa.select(
        cases,
        sa.select(sa.func.count())
        .where(readings.c.case_id == cases.c.id)
        .scalar_subquery()
        .label("pages_done"),
    ).where(cases.c.id == case)
    with store.engine.connect() as connection:
        row = connection.execute(query).one_or_none()
    if row is None or (client is not None and row.client != client):
        raise BadRequest(
            "case_not_found",
            "没有这个办件。",
            "请核对办件编号；只能查看本系统提交的办件。",
            status=404,
        )
    if row.sealed_key is None:
        raise BadRequest(
            "case_erased", "该办件的内容已清除。", "需要办理请重新提交申请。", status=410
        )
    key = store.vault.open_key(case, row.sealed_key)
    return Case(
        id=case,
        client=row.client,
        catalogue=row.catalogue,
        item=row.item,
        kind=Kind(row.kind),
        state=State(row.state),
        request=CaseRequest.model_validate_json(key.open(row.sealed_request, _request(case))),
        problem=Error.model_validate_json(key.open(row.sealed_problem, _problem(case)))
        if row.sealed_problem
        else None,
        pages_total=row.pages_total,
        pages_done=row.pages_done,
        created_at=row.created_at,
        submitted_at=row.submitted_at,
        finished_at=row.finished_at,
        corrects=row.corrects,
        key=key,
    )


def submit_case(
    store: Store, case: str, *, now: datetime, enqueue: Callable[[sa.Connection], object]
) -> None:
    """Accepts the case and calls `enqueue` in the same transaction: both hold or neither.
    A case that was submitted before stays as it is."""
    with writing(store.engine) as connection:
        total = connection.scalar(
            sa.select(sa.func.coalesce(sa.func.sum(uploads.c.pages), 0)).where(
                uploads.c.case_id == case
            )
        )
        accepted = connection.execute(
            cases.update()
            .where(cases.c.id == case, cases.c.state == str(State.OPEN))
            .values(state=str(State.QUEUED), submitted_at=now, pages_total=total)
        )
        if accepted.rowcount:
            enqueue(connection)


def start_case(store: Store, case: str) -> bool:
    """Marks an accepted case as being worked on; False when it has ended or was erased."""
    with writing(store.engine) as connection:
        state = connection.scalar(sa.select(cases.c.state).where(cases.c.id == case))
        if state == State.QUEUED:
            connection.execute(
                cases.update().where(cases.c.id == case).values(state=str(State.PROCESSING))
            )
    return state in (State.QUEUED, State.PROCESSING)


def finish_case(
    store: Store,
    case: Case,
    *,
    state: State,
    now: datetime,
    result: bytes | None = None,
    hold: Hold | None = Hold.SWITCHED_OFF,
    problem: Error | None = None,
    callback: bytes | None = None,
    also: Callable[[sa.Connection], object] = lambda connection: None,
) -> str:
    """Ends a case: state, result, the message to its sender and what `also` writes in one
    transaction, once. The message's event id, "" when there is none to send. `result` and
    `callback` are clear and are sealed here. `hold`: why a person must still decide, None when
    the case has passed by itself."""
    event = str(uuid.uuid5(uuid.UUID(case.id), "finished")) if callback else ""
    with writing(store.engine) as connection:
        ended = connection.execute(
            cases.update()
            .where(
                cases.c.id == case.id,
                cases.c.state.in_([str(State.QUEUED), str(State.PROCESSING)]),
            )
            .values(
                state=str(state),
                finished_at=now,
                sealed_problem=case.key.seal(problem.model_dump_json().encode(), _problem(case.id))
                if problem
                else None,
            )
        )
        if not ended.rowcount:
            return _event_of(connection, case.id)
        if result is not None:
            connection.execute(
                results.insert().values(
                    case_id=case.id,
                    sealed=case.key.seal(result, _result(case.id)),
                    decided_at=now,
                    hold=str(hold or ""),
                )
            )
        also(connection)
        if callback is not None:
            connection.execute(
                callbacks.insert().values(
                    event_id=event,
                    case_id=case.id,
                    sealed_body=case.key.seal(callback, f"callback:{event}"),
                    attempts=0,
                )
            )
    return event


def find_result(store: Store, case: Case) -> bytes:
    """What `finish_case` was given as the result of a case that is done."""
    query = sa.select(results.c.sealed).where(results.c.case_id == case.id)
    with store.engine.connect() as connection:
        sealed: bytes = connection.execute(query).scalar_one()
    return case.key.open(sealed, _result(case.id))


def hold_of(store: Store, case: Case) -> Hold | None:
    """Why a person must still decide a case that is done; None when it passed by itself."""
    query = sa.select(results.c.hold).where(results.c.case_id == case.id)
    with store.engine.connect() as connection:
        hold: str = connection.execute(query).scalar_one()
    return Hold(hold) if hold else None


def decided_records(store: Store) -> Iterator[tuple[str, bytes]]:
    """Id and decision record of every case that was decided and not erased, one opened at a
    time, the oldest first."""
    query = (
        sa.select(cases.c.id, cases.c.sealed_key, results.c.sealed)
        .join(results, results.c.case_id == cases.c.id)
        .where(cases.c.kind == str(Kind.CASE), cases.c.sealed_key.is_not(None))
        .order_by(results.c.decided_at, cases.c.id)
    )
    with store.engine.connect() as connection:
        for row in connection.execute(query):
            key = store.vault.open_key(row.id, row.sealed_key)
            yield row.id, key.open(row.sealed, _result(row.id))


def erase_case(store: Store, case: str, *, now: datetime) -> None:
    """Destroys the case's key and everything sealed under it, in the database, its log and
    the folder of papers. The row stays, so that a repeated request finds it erased; so do audit
    rows, without the mark of whom they were about."""
    with writing(store.engine) as connection:
        for table in (callbacks, results, readings, uploads):
            connection.execute(table.delete().where(table.c.case_id == case))
        connection.execute(notices.update().where(notices.c.case_id == case).values(sealed=None))
        connection.execute(
            duties.update().where(duties.c.case_id == case).values(sealed_entry=None)
        )
        connection.execute(
            verifications.update().where(verifications.c.case_id == case).values(mark="")
        )
        connection.execute(
            cases.update()
            .where(cases.c.id == case)
            .values(
                state=str(State.ERASED),
                sealed_key=None,
                sealed_request=None,
                sealed_problem=None,
                finished_at=now,
            )
        )
    shutil.rmtree(store.papers / case, ignore_errors=True)
    scrub(store.engine)


def cases_in(
    store: Store, states: list[State], *, kind: Kind, created_before: datetime | None = None
) -> tuple[str, ...]:
    """Ids of the cases in these states, the oldest first."""
    query = (
        sa.select(cases.c.id)
        .where(cases.c.state.in_([str(state) for state in states]), cases.c.kind == str(kind))
        .order_by(cases.c.created_at)
    )
    if created_before is not None:
        query = query.where(cases.c.created_at < created_before)
    with store.engine.connect() as connection:
        return tuple(connection.execute(query).scalars())


def is_open(connection: sa.Connection, case: str, states: tuple[State, ...]) -> bool:
    """Whether the case is in one of these states, asked inside a transaction."""
    state: Any = connection.scalar(sa.select(cases.c.state).where(cases.c.id == case))
    return state in states


def _event_of(connection: sa.Connection, case: str) -> str:
    return str(
        connection.scalar(sa.select(callbacks.c.event_id).where(callbacks.c.case_id == case)) or ""
    )


def _request(case: str) -> str:
    return f"request:{case}"


def _problem(case: str) -> str:
    return f"problem:{case}"


def _result(case: str) -> str:
    return f"result:{case}"
