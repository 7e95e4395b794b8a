"""What may follow later (告知承诺, 容缺后补): which materials a case may lack, and by when
each must be there."""

from __future__ import annotations

from datetime import date

from catalog.applies import applies
from catalog.types import Answer
from review.rules import Case
from review.types import Duty
from review.workdays import CalendarUnknown, deadline


def duties(case: Case) -> tuple[Duty, ...]:
    """One for each material that follows, due so many working days after the day of the case."""
    found = []
    for key, kind in case.later.items():
        material = case.item.material(key)
        if applies(material.applies_when, case.application.situation) is Answer.YES:
            within = material.follows_within
            found.append(Duty(material.key, kind, material.name, within, _due(case.today, within)))
    return tuple(found)


def _due(accepted: date, within: int) -> date | None:
    try:
        return deadline(accepted, within)
    except CalendarUnknown:
        return None
