"""Where commands ask sources: the desk while a command runs, and its answers for one case."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from serve.reading import Consult
    from serve.settings import Settings
    from serve.sources.desk import Desk
    from serve.wiring import Parts, Seed


@contextmanager
def open_desk(settings: Settings, parts: Parts, seed: Seed) -> Iterator[Desk | None]:
    """Where sources are asked, None when none is connected. The audit of what is asked here
    stands in the store, too."""
    links = parts.links(seed.catalog.sources)
    if not links:
        yield None
        return
    from serve.house import desk_of
    from serve.store.store import open_store

    store = open_store(settings)
    try:
        yield desk_of(links, store)
    finally:
        store.engine.dispose()


def consult_at(desk: Desk | None, seed: Seed) -> Consult | None:
    """For one case, under an id of its own."""
    if desk is None:
        return None
    case = f"cli-{uuid.uuid4()}"
    return lambda asking: desk.consult(asking, seed.catalog.sources, of=case)
