"""Notices: kept once a case, when they are given; and what an office's notices were like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from serve import clock
from serve.errors import BadRequest
from serve.names import State
from serve.store.cases import Case, find_case, is_open
from serve.store.engine import writing
from serve.store.store import Store
from serve.store.tables import cases, notices


@dataclass(frozen=True)
class Kept:
    """A notice as it was given: `body` is what the door made of it, `points` → versions."""

    given_at: datetime
    record: str
    points: Mapping[str, int]
    late: tuple[str, ...]
    body: bytes


@dataclass(frozen=True)
class Tally:
    """The notices of an office, counted. `in_time` and `too_late` are those the law gives a day
    for; `late_points` are points told for the first time though they stood before."""

    given: int
    in_time: int
    too_late: int
    again: int
    with_late_points: int
    late_points: Mapping[str, int]


def keep_notice(
    store: Store,
    case: Case,
    body: bytes,
    *,
    now: datetime,
    tell_by: date | None,
    record: str,
    points: Mapping[str, int],
    late: Sequence[str],
) -> bool:
    """False when one was given before: then nothing changes. Raises BadRequest `case_erased`."""
    with writing(store.engine) as connection:
        if not is_open(connection, case.id, (State.DONE,)):
            raise BadRequest(
                "case_erased", "该办件的内容已清除。", "需要办理请重新提交申请。", status=410
            )
        known = connection.scalar(sa.select(notices.c.case_id).where(notices.c.case_id == case.id))
        if known is not None:
            return False
        connection.execute(
            notices.insert().values(
                case_id=case.id,
                given_at=now,
                tell_by=tell_by,
                record=record,
                points=dict(points),
                late=list(late),
                sealed=case.key.seal(body, _label(case.id)),
            )
        )
    return True


def find_notice(store: Store, case: Case) -> Kept | None:
    """The notice the case was given."""
    query = sa.select(notices).where(notices.c.case_id == case.id, notices.c.sealed.is_not(None))
    with store.engine.connect() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return Kept(
        row.given_at,
        row.record,
        dict(row.points),
        tuple(row.late),
        case.key.open(row.sealed, _label(case.id)),
    )


def earlier_cases(store: Store, case: Case) -> Iterator[Case]:
    """The cases this one was handed in as before, the newest first; it ends at one that was
    erased."""
    while case.corrects:
        try:
            case = find_case(store, case.corrects, client=case.client)
        except BadRequest:
            return
        yield case


def tally(store: Store, *, client: str, item: str = "") -> Tally:
    """Of all notices a client's cases were given, erased ones too."""
    query = (
        sa.select(notices, cases.c.corrects)
        .join(cases, cases.c.id == notices.c.case_id)
        .where(cases.c.client == client)
    )
    if item:
        query = query.where(cases.c.item == item)
    with store.engine.connect() as connection:
        rows = connection.execute(query).all()
    dated = [clock.day_of(row.given_at) <= row.tell_by for row in rows if row.tell_by]
    return Tally(
        given=len(rows),
        in_time=sum(dated),
        too_late=len(dated) - sum(dated),
        again=sum(row.corrects is not None for row in rows),
        with_late_points=sum(bool(row.late) for row in rows),
        late_points=Counter(point for row in rows for point in row.late),
    )


def _label(case: str) -> str:
    return f"notice:{case}"
