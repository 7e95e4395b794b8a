"""What may follow later (告知承诺, 容缺后补): which materials a case may lack, and by when
each must be there."""

from __future__ import annotations

from datetime import date

from catalog.applies import applies
from catalog.types import Answer, Material, Need
from review.rules import Case
from review.types import Duty, DutyKind
from review.workdays import CalendarUnknown, deadline


def follows_as(material: Material, case: Case) -> DutyKind | None:
    """Why the material need not be there yet: the applicant promised what it would prove, or
    asked to hand it in later, and the item allows it. None when it must be there, or is. A
    promise counts only where the situation asks for it in writing."""
    if case.documents.get(material.key):
        return None
    if material.key in case.application.promised and _is_written(material, case):
        return DutyKind.PROMISED
    if material.need is Need.DEFERRABLE and material.key in case.application.deferred:
        return DutyKind.DEFERRED
    return None


def _is_written(material: Material, case: Case) -> bool:
    """Whether the paper that holds the promise is one the applicant must hand in."""
    if not material.promised_in:
        return False
    promise = case.item.material(material.promised_in)
    return applies(promise.applies_when, case.application.situation) is Answer.YES


def duties(case: Case) -> tuple[Duty, ...]:
    """One for each material that follows, due so many working days after the day of the case."""
    found = []
    for material in case.item.materials:
        kind = follows_as(material, case)
        if kind and applies(material.applies_when, case.application.situation) is Answer.YES:
            within = material.follows_within
            found.append(Duty(material.key, kind, material.name, within, _due(case.today, within)))
    return tuple(found)


def _due(accepted: date, within: int) -> date | None:
    try:
        return deadline(accepted, within)
    except CalendarUnknown:
        return None
