"""Audit rows of what sources were asked: kept before the question is put, completed after it."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from serve.sources.verification import Kind, Verification
from serve.store.engine import writing
from serve.store.store import Store
from serve.store.tables import verifications


def note_verifications(store: Store, rows: Sequence[Verification]) -> None:
    """Adds the rows, or completes those that are there, in one transaction."""
    if not rows:
        return
    with writing(store.engine) as connection:
        for row in rows:
            became = {
                "outcome": row.outcome,
                "milliseconds": row.milliseconds,
                "remembered": row.remembered,
            }
            known = connection.execute(
                verifications.update()
                .where(verifications.c.request == row.request)
                .values(**became)
            )
            if not known.rowcount:
                connection.execute(
                    verifications.insert().values(
                        request=row.request,
                        case_id=row.case,
                        kind=str(row.kind),
                        source=row.source,
                        subject=row.subject,
                        purpose=row.purpose,
                        mark=row.mark,
                        asked_at=row.at,
                        **became,
                    )
                )


def verifications_of(store: Store, case: str) -> tuple[Verification, ...]:
    """In the order they were asked."""
    query = (
        sa.select(verifications)
        .where(verifications.c.case_id == case)
        .order_by(verifications.c.asked_at, verifications.c.request)
    )
    with store.engine.connect() as connection:
        rows = connection.execute(query).all()
    return tuple(
        Verification(
            request=row.request,
            case=row.case_id,
            kind=Kind(row.kind),
            source=row.source,
            subject=row.subject,
            purpose=row.purpose,
            outcome=row.outcome,
            milliseconds=row.milliseconds,
            remembered=row.remembered,
            mark=row.mark,
            at=row.asked_at,
        )
        for row in rows
    )
