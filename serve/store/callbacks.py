"""Callbacks: what is still to be delivered, and what came of each attempt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from serve.errors import BadRequest
from serve.store.cases import find_case
from serve.store.engine import writing
from serve.store.store import Store
from serve.store.tables import callbacks


@dataclass(frozen=True)
class Message:
    """A callback to deliver: to where, on whose behalf, what."""

    event: str
    client: str
    url: str
    body: bytes


def find_message(store: Store, event: str) -> Message | None:
    """The message, or None when it was delivered or its case erased."""
    query = sa.select(callbacks).where(
        callbacks.c.event_id == event, callbacks.c.delivered_at.is_(None)
    )
    with store.engine.connect() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return None
    try:
        case = find_case(store, row.case_id)
    except BadRequest:  # erased since the row was read
        return None
    body = case.key.open(row.sealed_body, f"callback:{event}")
    return Message(event, case.client, case.request.callback_url, body)


def note_attempt(store: Store, event: str, *, status: int, delivered_at: datetime | None) -> None:
    """`status`: the HTTP status that came back, 0 when nothing did."""
    with writing(store.engine) as connection:
        connection.execute(
            callbacks.update()
            .where(callbacks.c.event_id == event)
            .values(
                attempts=callbacks.c.attempts + 1, last_status=status, delivered_at=delivered_at
            )
        )
