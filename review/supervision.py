"""Case records × supervision rules (效能监察规则) → what is found against an office, case by case.

The rules are held against a record by the evaluator that holds review points against an
application. Where a case has several periods of one kind (特别程序), a rule about one of them is
held against each, and the worst that comes of it is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from catalog.applies import applies, questions_in
from catalog.supervision import (
    ACCEPTED_AT,
    EMPTY,
    FINISHED,
    FINISHED_AT,
    GIVEN,
    OPEN,
    STATE,
    ZERO,
    parts_of,
)
from catalog.types import (
    Answer,
    Answers,
    Element,
    FieldKind,
    RecordField,
    Supervision,
    SupervisionRule,
    leaves,
)
from review.case_record import CaseRecord
from review.checks import At
from review.checks.outcome import as_day
from review.operands import Operand, Paper
from review.rules import judged, on_day
from review.types import Cause, RuleTrace, Verdict


@dataclass(frozen=True)
class SupervisionFinding:
    """What came of one rule over one record, with everything it rests on. `cause` is set exactly
    when the verdict is UNSURE."""

    rule: SupervisionRule
    verdict: Verdict
    message: str
    traces: tuple[RuleTrace, ...] = ()
    cause: Cause | None = None


@dataclass(frozen=True)
class Supervised:
    """One case, held against every rule."""

    case_id: str
    findings: tuple[SupervisionFinding, ...]


@dataclass(frozen=True)
class Tally:
    """What came of one rule over many cases."""

    rule: SupervisionRule
    counts: Mapping[Verdict, int]


def by_rule(supervision: Supervision, cases: Iterable[Supervised]) -> tuple[Tally, ...]:
    """One line a rule, in authored order."""
    counts = Counter((f.rule.key, f.verdict) for case in cases for f in case.findings)
    return tuple(
        Tally(rule, {verdict: counts[rule.key, verdict] for verdict in Verdict})
        for rule in supervision.rules
    )


def worth_showing(
    cases: Iterable[Supervised],
) -> tuple[tuple[Supervised, SupervisionFinding], ...]:
    """What somebody must look at, faults first; what only waits for a column that the records
    don't have is left out, since no single case can mend it."""
    found = [
        (case, finding)
        for case in cases
        for finding in case.findings
        if finding.verdict is Verdict.FAIL
        or (finding.verdict is Verdict.UNSURE and finding.cause is not Cause.RECORD_SILENT)
    ]
    return tuple(sorted(found, key=lambda each: _WORST_FIRST.index(each[1].verdict)))


_WORST_FIRST = (Verdict.FAIL, Verdict.UNSURE, Verdict.PASS, Verdict.NOT_APPLICABLE)


def supervise(supervision: Supervision, record: CaseRecord, today: date) -> Supervised:
    """One finding a rule, in authored order. `today` is the day of the check: what is open on it
    is open still."""
    situation = situation_of(supervision, record)
    return Supervised(
        record.case_id,
        tuple(hold(supervision, rule, record, situation, today) for rule in supervision.rules),
    )


def hold(
    supervision: Supervision,
    rule: SupervisionRule,
    record: CaseRecord,
    situation: Answers,
    today: date,
) -> SupervisionFinding:
    """What comes of one rule, as it was on the day the case was accepted."""
    day = as_day(record.values.get(ACCEPTED_AT, "")) or today
    if not rule.in_force(day):
        message = f"{day}受理时，这条规则还没有施行，或者已经停止施行。"
        return SupervisionFinding(rule, Verdict.NOT_APPLICABLE, message)
    match applies(rule.applies_when, situation):
        case Answer.NO:
            message = "这类办件不涉及此项。"
            return SupervisionFinding(rule, Verdict.NOT_APPLICABLE, message)
        case Answer.UNKNOWN:
            return _undecided(supervision, rule, record, situation)
    several = _periods_read(supervision, rule, record)
    at = At(today, situation)
    found = [_held(rule, RecordFacts(at, {**record.values, **each}), day) for each in several]
    worst = min(found, key=lambda each: _WORST_FIRST.index(each.verdict))
    if len(found) == 1:
        return worst
    which = found.index(worst) + 1
    return replace(worst, message=f"第{which}次：{worst.message}")


def situation_of(supervision: Supervision, record: CaseRecord) -> dict[str, tuple[str, ...]]:
    """The answers a record gives; how fields are asked is told in `catalog.supervision`. The state
    is FINISHED where the record holds no state but a time of finishing; no answer where it holds
    one and says that the case is open."""
    values = record.values
    situation: dict[str, tuple[str, ...]] = {}
    for each in supervision.fields:
        value = values.get(each.key)
        if value is None:
            continue
        if each.options:
            situation |= {each.key: (value,)} if value else {}
        elif not value:
            situation[each.key] = (EMPTY,)
        elif each.kind is FieldKind.NUMBER and int(value) == 0:
            situation[each.key] = (GIVEN, ZERO)
        else:
            situation[each.key] = (GIVEN,)
    for key, told in record.periods.items():
        for part in parts_of(key) if told else ():
            given = any(each.get(part) for each in told)
            if given or any(part in each for each in told):
                situation[part] = (GIVEN,) if given else (EMPTY,)
    if values.get(FINISHED_AT):
        if not values.get(STATE):
            situation[STATE] = (FINISHED,)
        elif values[STATE] == OPEN:
            del situation[STATE]
    return situation


@dataclass(frozen=True)
class RecordFacts:
    """A record as the evaluator asks for it."""

    at: At
    values: Mapping[str, str]
    min_confidence: float = 0.0

    def value(self, element: Element) -> Operand:
        found = self.values.get(element.key)
        cause = None
        if not found:
            cause = Cause.RECORD_SILENT if found is None else Cause.RECORD_EMPTY
        return Operand(
            element.label, element.path, found or None, found or "", 1.0, (), cause, element.kind
        )

    def paper(self, element: Element) -> Paper:
        raise ValueError(f"{element.path}: a case record holds no papers")


def _held(rule: SupervisionRule, facts: RecordFacts, day: date) -> SupervisionFinding:
    verdict, message, traces = judged(on_day(rule.rules, day), facts)
    cause = None
    if verdict is Verdict.UNSURE:
        deciding = [t for each in traces if each.verdict is verdict for t in each.deciding]
        cause = next((t.cause for t in deciding if t.cause), Cause.RECORD_SILENT)
    return SupervisionFinding(rule, verdict, message, traces, cause)


def _undecided(
    supervision: Supervision, rule: SupervisionRule, record: CaseRecord, situation: Answers
) -> SupervisionFinding:
    """UNSURE: the record does not say whether the rule is about it."""
    asked = questions_in(rule.applies_when)
    open_ones = [f for f in supervision.fields if f.key in asked and f.key not in situation]
    names = "、".join(f"“{each.label}”" for each in open_ones)
    cause, why = _why_open(open_ones[0], record)
    message = f"{why}{names}，不能确定这一条是否适用。"
    return SupervisionFinding(rule, Verdict.UNSURE, message, (), cause)


def _why_open(field: RecordField, record: CaseRecord) -> tuple[Cause, str]:
    value = record.values.get(field.key)
    if value:
        return Cause.CONTRADICTORY, "还没有办结却有办结时间，请核对"
    if value is None:
        return Cause.RECORD_SILENT, "记录里没有"
    return Cause.RECORD_EMPTY, "记录没有填写"


def _periods_read(
    supervision: Supervision, rule: SupervisionRule, record: CaseRecord
) -> tuple[Mapping[str, str], ...]:
    """What a rule about one period is held against: each of them; nothing more where it is about
    none, or there is none."""
    read = {element.key for leaf in leaves(rule.rules) for element in leaf.elements.values()}
    for key, told in record.periods.items():
        if told and read & set(parts_of(key)):
            return told
    return ({},)
