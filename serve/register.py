"""The register of duties × today → how it stands with each, and what falls due soon."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from review.duty_register import Standing, standing
from review.workdays import CalendarUnknown, deadline
from serve.api.duty_schemas import DutyKept
from serve.api.present import named
from serve.api.schemas import Named
from serve.errors import BadRequest
from serve.store.catalogue import Catalogues
from serve.store.duties import Owed


def listed(
    owed: Iterable[Owed],
    catalogues: Catalogues,
    *,
    today: date,
    state: Standing | None = None,
    due_within: int | None = None,
) -> tuple[DutyKept, ...]:
    """`due_within`: open ones whose last day is at most so many working days off. Raises
    BadRequest `calendar_unknown`."""
    until = _until(today, due_within)
    found = []
    for each in owed:
        stands = standing(each.due, each.kept_on, today)
        soon = stands is Standing.OPEN and each.due is not None and until is not None
        if state not in (None, stands):
            continue
        if until is None or (soon and each.due is not None and each.due <= until):
            found.append(shape(each, catalogues, today=today))
    return tuple(found)


def shape(each: Owed, catalogues: Catalogues, *, today: date) -> DutyKept:
    item = catalogues.version(each.catalogue).item(each.item)
    names = {material.key: material.name for material in item.materials}
    return DutyKept(
        case=each.case,
        item=Named(code=each.item, name=item.name),
        material=Named(code=each.material, name=names.get(each.material, each.material)),
        kind=named(each.kind),
        accepted_on=each.accepted_on,
        within=each.within,
        due=each.due,
        state=named(standing(each.due, each.kept_on, today)),
        kept_on=each.kept_on,
        kept_by=str(each.kept_by) if each.kept_by else None,
    )


def _until(today: date, days: int | None) -> date | None:
    if days is None:
        return None
    try:
        return deadline(today, days)
    except CalendarUnknown as error:
        raise BadRequest(
            "calendar_unknown",
            "要看的日子里有一年的放假安排还没有公布。",
            "请把 due_within 写小一些。",
        ) from error
