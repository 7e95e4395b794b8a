"""The story of one case: application and documents → findings → the case-level decision."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from catalog.applies import LATER, applies, settled
from catalog.types import (
    AcceptancePoint,
    Answer,
    Item,
    ReviewPoint,
    RuleNode,
    Severity,
    leaves,
    materials_read,
)
from review.duties import duties
from review.rules import Case, Documents, Judgement, judged, on_day
from review.types import (
    Application,
    Cause,
    Conclusion,
    Decision,
    Evidence,
    Finding,
    Place,
    Review,
    RuleTrace,
    Verdict,
)


def review(
    item: Item, application: Application, documents: Documents, evidence: Evidence, today: date
) -> Review:
    """One case from what was read to what is decided."""
    case = case_on(item, application, documents, evidence, today)
    findings = _findings(case)
    decision = replace(decide(item, findings), duties=duties(case))
    return Review(item, application, documents, findings, decision, today, evidence)


def case_on(
    item: Item, application: Application, documents: Documents, evidence: Evidence, today: date
) -> Case:
    """The case with its situation settled: what the answers stand for, and what may follow."""
    later = {LATER[0]: application.promised, LATER[1]: application.deferred}
    situation = {**settled(item.scenario, application.situation), **later}
    return Case(item, replace(application, situation=situation), documents, evidence, today)


def check(
    item: Item, application: Application, documents: Documents, evidence: Evidence, today: date
) -> tuple[Finding, ...]:
    """One finding a review point in force on `today`, in authored order."""
    return _findings(case_on(item, application, documents, evidence, today))


def _findings(case: Case) -> tuple[Finding, ...]:
    return tuple(
        find(group, point, case)
        for group in case.item.acceptance_points
        for point in group.points
        if point.in_force(case.today)
    )


def decide(item: Item, findings: Sequence[Finding]) -> Decision:
    """Reject before correct before manual before pass. Advice decides nothing."""
    counted = [f for f in findings if f.severity is not Severity.ADVISE]
    failed = [f for f in counted if f.verdict is Verdict.FAIL]
    unsure = [f for f in counted if f.verdict is Verdict.UNSURE]
    refusing = [f for f in failed if f.severity is Severity.REJECT]
    if refusing:
        conclusion, rests_on = Conclusion.REJECT, refusing
    elif failed:
        conclusion, rests_on = Conclusion.CORRECT, failed
    elif unsure:
        conclusion, rests_on = Conclusion.MANUAL, unsure
    elif any(f.verdict is Verdict.PASS for f in counted):
        conclusion, rests_on = Conclusion.PASS, counted
    else:  # nothing was in force or nothing counted: silence is no reason to pass
        conclusion, rests_on = Conclusion.MANUAL, []
    notice = tuple(dict.fromkeys(f.remedy for f in failed))
    return Decision(conclusion, item.mode, tuple(f.point_id for f in rests_on), notice)


def judge(point: ReviewPoint, case: Case) -> Judgement:
    """What comes of a point, taking it as applicable."""
    return judged(on_day(point.rules, case.today) if point.is_dated else point.rules, case)


def asked(point: ReviewPoint, case: Case) -> tuple[RuleNode, ...]:
    """The point's rules that this case is surely held to now; none where the point does not
    apply or nobody can tell yet. The case's situation is settled."""
    if not point.in_force(case.today) or _applicable(point, case) is not Answer.YES:
        return ()
    return on_day(_now(point, case), case.today)


def find(group: AcceptancePoint, point: ReviewPoint, case: Case) -> Finding:
    """What comes of one point, whose situation is settled."""
    verdict, message, traces = _came_of(point, case)
    relevant = _deciding(verdict, traces)
    places, confidence = _evidence(relevant)
    cause = None
    if verdict is Verdict.UNSURE:
        cause = next((t.cause for t in relevant if t.cause), Cause.SITUATION_UNKNOWN)
    return Finding(
        point_id=point.id,
        point_version=point.version,
        title=point.title,
        acceptance_title=group.title,
        dimension=point.dimension,
        severity=point.severity,
        verdict=verdict,
        message=message,
        remedy=point.remedy,
        basis=point.basis,
        places=places,
        rules=traces,
        confidence=confidence,
        cause=cause,
    )


def _came_of(point: ReviewPoint, case: Case) -> Judgement:
    applicable = _applicable(point, case)
    if applicable is Answer.NO:
        return Verdict.NOT_APPLICABLE, "所选情形不涉及此项。", ()
    if applicable is Answer.UNKNOWN:
        return Verdict.UNSURE, "没有说明办理情形，不能确定此项是否适用。", ()
    if not case.later:
        return judge(point, case)
    if now := _now(point, case):
        return judged(on_day(now, case.today), case)
    later = [key for key in point.materials_read if key in case.later]
    names = "、".join(case.item.material(key).name for key in later)
    return Verdict.NOT_APPLICABLE, f"{names}按承诺或者容缺后补，补交以后再核对。", ()


def _applicable(point: ReviewPoint, case: Case) -> Answer:
    """A point applies when its condition holds and so do those of every material it reads."""
    found = applies(point.applies_when, case.application.situation)
    for key in point.materials_read:
        due = case.due[key]
        if due is not Answer.YES and found is not Answer.NO:
            found = due
    return found


def _now(point: ReviewPoint, case: Case) -> tuple[RuleNode, ...]:
    """Its rules that read nothing which may follow later."""
    return tuple(rule for rule in point.rules if not _reads(rule, case.later))


def _reads(rule: RuleNode, materials: Collection[str]) -> bool:
    """Whether any check of the rule reads one of these materials."""
    return not set(materials_read(leaves((rule,)))).isdisjoint(materials)


def _deciding(verdict: Verdict, traces: Sequence[RuleTrace]) -> Sequence[RuleTrace]:
    """The checks that made a point what it is."""
    if len(traces) == 1 and not traces[0].parts:
        return traces
    return [check for rule in traces if rule.verdict is verdict for check in rule.deciding]


def _evidence(traces: Sequence[RuleTrace]) -> tuple[tuple[Place, ...], float]:
    """Where the values of these checks stand, and the confidence of the least sure of them."""
    places: list[Place] = []
    least = 1.0
    for trace in traces:
        for operand in trace.operands:
            places += operand.places
            if operand.value and operand.confidence < least:
                least = operand.confidence
    return tuple(dict.fromkeys(places) if len(places) > 1 else places), least
