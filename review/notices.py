"""A review → the one-time notice of everything to correct (一次性补正告知书), paper by paper.

    found = draft(review, judged={"lease-signed": True})
    found.pending        # points only a person can judge: judge them before anything is told
    found.notice         # None where nothing is to be corrected

A notice decides nothing. What stands against a case and no correction helps is said as such.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from types import MappingProxyType

from catalog.types import Basis, FieldKind, Severity, Telling
from review import explain
from review.correction import TRIES, Act, Correction, smallest
from review.examples import follows
from review.types import Cause, Finding, Review, Verdict
from review.workdays import CalendarUnknown, deadline

FOR_THE_APPLICANT = (Cause.FORM_EMPTY, Cause.SITUATION_UNKNOWN)
"""What leaves a point unsure and only the applicant can say; an official looks at the others."""

UNJUDGED: Mapping[str, bool] = MappingProxyType({})


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, as the citizen reads it: `found` holds no number or name in
    full."""

    point: str
    version: int
    title: str
    found: str
    remedy: str
    basis: tuple[Basis, ...]


@dataclass(frozen=True)
class Group:
    """What is to be done to one paper or the form, for which problems; `boxes` are labels of the
    form. `act` None: nothing handed in is wrong, something else must be settled. Without problems
    it is only changed along with the others."""

    act: Act | None
    holder: str
    name: str
    problems: tuple[Problem, ...]
    boxes: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[tuple[str, tuple[Problem, ...]], ...]:
        """Each thing to do once, with all that it is for."""
        order = list(dict.fromkeys(problem.remedy for problem in self.problems))
        by_step = sorted(self.problems, key=lambda problem: order.index(problem.remedy))
        return tuple((step, tuple(of)) for step, of in groupby(by_step, key=lambda p: p.remedy))


@dataclass(frozen=True)
class Notice:
    """All that must be corrected, at once. `against` is what no correction helps. `tell_by` is
    the last day the law leaves the office, None where it names none or that year's holidays are
    not known. `verified`: a case corrected so was reviewed and passes."""

    item: str
    name: str
    authority: str
    window: str
    applicant: str
    received_on: date
    telling: Telling | None
    tell_by: date | None
    groups: tuple[Group, ...]
    against: tuple[Problem, ...]
    verified: bool

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything it tells, what no correction helps first."""
        return (*self.against, *(p for group in self.groups for p in group.problems))


@dataclass(frozen=True)
class Pending:
    """A point that only a person can judge, and why."""

    point: str
    title: str
    message: str
    cause: Cause


@dataclass(frozen=True)
class Draft:
    """What would be told, and what must be judged before it may be: told later it would be told
    too late."""

    notice: Notice | None
    pending: tuple[Pending, ...]


def draft(review: Review, judged: Mapping[str, bool] = UNJUDGED) -> Draft:
    """The notice by what the rules found and officials `judged`: point → whether it is to be
    corrected."""
    counted = [f for f in review.findings if f.severity is not Severity.ADVISE]
    told = [f for f in counted if _told(f, judged)]
    pending = tuple(
        Pending(f.point_id, f.title, f.message, f.cause)
        for f in counted
        if f.cause and f not in told and not follows(f) and f.point_id not in judged
    )
    return Draft(_notice(review, told, judged) if told else None, pending)


def _told(finding: Finding, judged: Mapping[str, bool]) -> bool:
    if finding.point_id in judged:
        return judged[finding.point_id]
    if finding.verdict is Verdict.FAIL:
        return True
    return finding.verdict is Verdict.UNSURE and finding.cause in FOR_THE_APPLICANT


def _notice(review: Review, told: Collection[Finding], judged: Mapping[str, bool]) -> Notice:
    kinds = explain.kinds(review.item)
    against = [f for f in told if f.severity is Severity.REJECT]
    rest = tuple(f for f in review.findings if f not in against)
    plan = smallest(replace(review, findings=rest), tries=1 if against else TRIES)
    wanted = {f.point_id: _problem(f, kinds) for f in told if f not in against}
    waiting = {f.point_id: _problem(f, kinds) for f in rest if follows(f)}
    groups = tuple(_groups(plan.corrections, wanted, waiting))
    received = review.application.received_on or review.today
    telling = review.item.telling
    return Notice(
        item=review.item.key,
        name=review.item.name,
        authority=review.item.authority,
        window=review.item.window,
        applicant=_applicant(review),
        received_on=received,
        telling=telling,
        tell_by=_by(received, telling.within) if telling and telling.within else None,
        groups=groups,
        against=tuple(_problem(f, kinds) for f in against),
        verified=plan.verified
        and not judged
        and not against
        and [g.holder for g in groups] == [c.holder for c in plan.corrections],
    )


def _groups(
    corrections: Collection[Correction],
    wanted: Mapping[str, Problem],
    waiting: Mapping[str, Problem],
) -> Iterator[Group]:
    """Every wanted problem once. A correction that is only for what an official still looks at
    is left out; one that only waits for its paper says so itself."""
    left = dict(wanted)
    for each in corrections:
        own = tuple(left.pop(point) for point in each.points if point in left)
        if each.points and not own:
            if any(point not in waiting for point in each.points):
                continue
            own = tuple(waiting[point] for point in each.points)
        yield Group(each.act, each.holder, each.name, own, each.boxes)
    if left:
        yield Group(None, "", "其他", tuple(left.values()))


def _problem(finding: Finding, kinds: Mapping[str, FieldKind]) -> Problem:
    shown = explain.masked(finding, kinds)
    return Problem(
        finding.point_id,
        finding.point_version,
        finding.title,
        shown.message,
        finding.remedy,
        finding.basis,
    )


def _applicant(review: Review) -> str:
    """The form's first organisation or person that is filled in, a person's name masked."""
    for box in review.item.form.fields:
        value = review.application.form.get(box.key, "").strip()
        if value and box.kind in (FieldKind.ORGANISATION, FieldKind.NAME):
            return explain.mask(value, box.kind)
    return ""


def _by(received: date, within: int) -> date | None:
    try:
        return deadline(received, within)
    except CalendarUnknown:
        return None
