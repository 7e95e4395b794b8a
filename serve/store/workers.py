"""Workers: who is at work, as each says of itself every few seconds."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from serve.store.engine import writing
from serve.store.store import Store
from serve.store.tables import workers


def beat(store: Store, slot: str, *, engine: str, now: datetime) -> None:
    """The holder of this slot lives and reads with this engine."""
    with writing(store.engine) as connection:
        connection.execute(workers.delete().where(workers.c.slot == slot))
        connection.execute(workers.insert().values(slot=slot, seen_at=now, engine=engine))


def engines_at_work(store: Store, *, since: datetime) -> tuple[str, ...]:
    """The engines of the workers that were seen since then, one each."""
    query = sa.select(workers.c.engine).where(workers.c.seen_at >= since).order_by(workers.c.slot)
    with store.engine.connect() as connection:
        return tuple(connection.execute(query).scalars())
