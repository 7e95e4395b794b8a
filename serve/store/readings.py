"""Readings: what one page said, or why it could not be read, sealed and kept once."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import sqlalchemy as sa

from ocr.types import PageReading
from serve.api.schemas import Error
from serve.names import State
from serve.reading_json import dump_reading, load_reading
from serve.store.cases import Case, is_open
from serve.store.engine import writing
from serve.store.store import Store
from serve.store.tables import readings, uploads


class Outcome(StrEnum):
    """What came of a page."""

    READ = "read"
    REFUSED = "refused"  # the applicant must act


def keep_reading(
    store: Store, case: Case, upload: str, page: int, outcome: PageReading | Error
) -> None:
    """Keeps what came of a page, the first time; does nothing for a case erased meanwhile."""
    if isinstance(outcome, Error):
        kind, clear = Outcome.REFUSED, outcome.model_dump_json().encode()
    else:
        kind, clear = Outcome.READ, dump_reading(outcome)
    sealed = case.key.seal(clear, _label(upload, page))
    with writing(store.engine) as connection:
        alive = is_open(connection, case.id, (State.OPEN, State.QUEUED, State.PROCESSING))
        if alive and _outcome(connection, upload, page) is None:
            connection.execute(
                readings.insert().values(
                    upload_id=upload,
                    page=page,
                    case_id=case.id,
                    outcome=str(kind),
                    sealed=sealed,
                )
            )


def outcome_of(store: Store, upload: str, page: int) -> Outcome | None:
    """What came of a page; None while it was not read."""
    with store.engine.connect() as connection:
        return _outcome(connection, upload, page)


def readings_of(store: Store, case: Case) -> Mapping[str, tuple[PageReading, ...]]:
    """Upload name → its pages in order, of a case whose pages were all read."""
    query = (
        sa.select(uploads.c.name, readings)
        .join(uploads, uploads.c.id == readings.c.upload_id)
        .where(readings.c.case_id == case.id, readings.c.outcome == str(Outcome.READ))
        .order_by(uploads.c.name, readings.c.page)
    )
    found: dict[str, tuple[PageReading, ...]] = {}
    with store.engine.connect() as connection:
        for row in connection.execute(query):
            clear = case.key.open(row.sealed, _label(row.upload_id, row.page))
            found[row.name] = (*found.get(row.name, ()), load_reading(clear))
    return found


def refusals_of(store: Store, case: Case) -> tuple[tuple[str, int, Error], ...]:
    """Upload name, page and reason of every page that could not be read."""
    query = (
        sa.select(uploads.c.name, readings)
        .join(uploads, uploads.c.id == readings.c.upload_id)
        .where(readings.c.case_id == case.id, readings.c.outcome == str(Outcome.REFUSED))
        .order_by(uploads.c.name, readings.c.page)
    )
    with store.engine.connect() as connection:
        return tuple(
            (
                row.name,
                row.page,
                Error.model_validate_json(
                    case.key.open(row.sealed, _label(row.upload_id, row.page))
                ),
            )
            for row in connection.execute(query)
        )


def _outcome(connection: sa.Connection, upload: str, page: int) -> Outcome | None:
    found = connection.scalar(
        sa.select(readings.c.outcome).where(readings.c.upload_id == upload, readings.c.page == page)
    )
    return Outcome(found) if found else None


def _label(upload: str, page: int) -> str:
    return f"reading:{upload}:{page}"
