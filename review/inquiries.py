"""A case → what its sources have to be asked, about whom, or why nobody can be asked about.

Only facts that a rule reads which this case is surely held to: nothing else about a person is
anybody's business here (数据最小化).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from catalog.types import (
    Answer,
    Carrier,
    Element,
    FieldKind,
    Question,
    ReviewPoint,
    Subject,
    Told,
    leaves,
)
from nlp.normalize import credit_code_is_valid, id_number_is_valid
from review.operands import Operand
from review.pipeline import asked
from review.rules import Case, why_missing
from review.types import Cause, Place, Reply

_IS_VALID: Mapping[FieldKind, Callable[[str], bool]] = {
    FieldKind.ID_NUMBER: id_number_is_valid,
    FieldKind.CREDIT_CODE: credit_code_is_valid,
}


def _any(value: str) -> bool:
    return True


@dataclass(frozen=True)
class About:
    """Whom a source is asked about: its needs and their values, how surely the least sure of
    them was read, and where they stand. Without a subject `cause` and `why` say why."""

    told: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 1.0
    places: tuple[Place, ...] = ()
    cause: Cause | None = None
    why: str = ""

    @property
    def reply(self) -> Reply:
        """For the record, as long as nothing came back."""
        return Reply(confidence=self.confidence, places=self.places, cause=self.cause, why=self.why)


@dataclass(frozen=True)
class Inquiry:
    """One fact to ask a source (核验问题)."""

    path: str
    source: str
    fact: str
    about: About


def inquiries(
    case: Case, points: Callable[[ReviewPoint], bool] = lambda point: True
) -> tuple[Inquiry, ...]:
    """Each fact once, in the order of the points that read it. The case's situation is settled;
    `points` leaves some of them out."""
    read = {
        element.path: element
        for point in case.item.review_points
        if points(point)
        for rule in leaves(asked(point, case))
        for element in rule.elements.values()
        if element.carrier is Carrier.SOURCE
    }
    return tuple(
        Inquiry(
            path,
            element.holder.removeprefix("source."),
            element.key,
            about(case, case.item.subjects[path]),
        )
        for path, element in read.items()
        if path in case.item.subjects
    )


def about(case: Case, subject: Subject) -> About:
    """The subject as this case tells it."""
    told = {need: _found(case, where) for need, where in subject.needs.items()}
    told |= {n: _found(case, where) for n, where in subject.may_need.items() if _has(case, where)}
    for value in told.values():
        if value.value is None:
            return _unknown(value.places, value.cause or Cause.NOT_READ, why_missing(value))
        if value.confidence < case.item.min_confidence:
            return _unknown(value.places, Cause.LOW_CONFIDENCE, f"{value.label}识读把握不足。")
        if not _IS_VALID.get(value.kind, _any)(value.value):
            why = f"{value.label}的校验码不对，可能写错或者读错了。"
            return _unknown(value.places, Cause.LOW_CONFIDENCE, why)
    return About(
        told={need: value.value or "" for need, value in told.items()},
        confidence=min((value.confidence for value in told.values()), default=1.0),
        places=_places(told.values()),
    )


def _found(case: Case, where: Told) -> Operand:
    if isinstance(where, Element):
        return case.value(where)
    chosen = case.application.situation.get(where.key, ())
    value = "、".join(option.label for option in where.options if option.value in chosen)
    cause = None if value else Cause.SITUATION_UNKNOWN
    return Operand(where.text, where.key, value or None, value, 1.0, (), cause)


def _has(case: Case, where: Told) -> bool:
    """Whether the case has such a thing: a box that is filled in, a paper that is due."""
    if isinstance(where, Question):
        return case.application.situation.get(where.key) != ()
    if where.carrier is Carrier.FORM:
        return bool(case.application.form.get(where.key))
    return case.due[where.holder] is not Answer.NO


def _unknown(places: tuple[Place, ...], cause: Cause, why: str) -> About:
    return About(places=places, cause=cause, why=f"没有去核验，{why}")


def _places(values: Iterable[Operand]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for value in values for place in value.places))
