"""Duties: written down when a case is decided, kept once, listed without anything personal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import sqlalchemy as sa

from review.types import Duty, DutyKind
from serve.errors import BadRequest
from serve.store.cases import Case
from serve.store.engine import writing
from serve.store.store import Store
from serve.store.tables import cases, duties


class By(StrEnum):
    """How a duty was kept."""

    UPLOAD = "upload"  # the paper was handed in with a later case and found in order
    ENTRY = "entry"  # an official wrote it down


@dataclass(frozen=True)
class Owed:
    """A duty as it stands in the register."""

    case: str
    item: str
    catalogue: str
    material: str
    kind: DutyKind
    accepted_on: date
    within: int
    due: date | None
    kept_on: date | None
    kept_by: By | None


def note_duties(
    connection: sa.Connection, case: str, owed: Sequence[Duty], *, accepted_on: date
) -> None:
    """Writes down what must follow, inside the transaction that ends the case."""
    for duty in owed:
        connection.execute(
            duties.insert().values(
                case_id=case,
                material=duty.material,
                kind=str(duty.kind),
                accepted_on=accepted_on,
                within=duty.within,
                due=duty.due,
            )
        )


def keep_by_upload(store: Store, case: str, materials: frozenset[str], *, kept_on: date) -> None:
    """What the case still owes of these materials has followed."""
    with writing(store.engine) as connection:
        connection.execute(
            duties.update()
            .where(
                duties.c.case_id == case,
                duties.c.material.in_(sorted(materials)),
                duties.c.kept_on.is_(None),
            )
            .values(kept_on=kept_on, kept_by=str(By.UPLOAD))
        )


def keep_by_entry(
    store: Store, case: Case, material: str, *, kept_on: date, today: date, entry: bytes
) -> Owed:
    """An official's entry; `entry` is who and why, and is sealed here. Raises BadRequest
    `no_such_duty`, `duty_already_kept`, `kept_on_invalid`."""
    with writing(store.engine) as connection:
        row = connection.execute(
            sa.select(duties).where(duties.c.case_id == case.id, duties.c.material == material)
        ).one_or_none()
        if row is None:
            raise BadRequest(
                "no_such_duty",
                f"这个办件没有要补交或者兑现的材料“{material}”。",
                "请查看办件的承诺与容缺清单。",
                status=404,
            )
        if row.kept_on is not None:
            raise BadRequest(
                "duty_already_kept", "这一项已经登记为履行。", "不用再登记。", status=409
            )
        if not row.accepted_on <= kept_on <= today:
            raise BadRequest(
                "kept_on_invalid",
                f"履行日期 {kept_on} 早于受理日 {row.accepted_on}，或者还没有到。",
                "请填实际补交或者兑现承诺的日期。",
            )
        connection.execute(
            duties.update()
            .where(duties.c.case_id == case.id, duties.c.material == material)
            .values(
                kept_on=kept_on,
                kept_by=str(By.ENTRY),
                sealed_entry=case.key.seal(entry, f"duty:{case.id}:{material}"),
            )
        )
    return next(each for each in owed(store, case=case.id) if each.material == material)


def owed(
    store: Store, *, client: str = "", case: str = "", item: str = "", material: str = ""
) -> tuple[Owed, ...]:
    """Duties, those due first in front; an empty word asks for all."""
    query = (
        sa.select(duties, cases.c.item, cases.c.catalogue)
        .join(cases, cases.c.id == duties.c.case_id)
        .order_by(duties.c.due.is_(None), duties.c.due, duties.c.case_id, duties.c.material)
    )
    wanted = (
        (cases.c.client, client),
        (duties.c.case_id, case),
        (cases.c.item, item),
        (duties.c.material, material),
    )
    for column, value in wanted:
        if value:
            query = query.where(column == value)
    with store.engine.connect() as connection:
        return tuple(
            Owed(
                case=row.case_id,
                item=row.item,
                catalogue=row.catalogue,
                material=row.material,
                kind=DutyKind(row.kind),
                accepted_on=row.accepted_on,
                within=row.within,
                due=row.due,
                kept_on=row.kept_on,
                kept_by=By(row.kept_by) if row.kept_by else None,
            )
            for row in connection.execute(query)
        )
