"""The story of one case: application and documents → findings → the case-level decision."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from catalog.applies import LATER, applies, settled
from catalog.types import (
    AcceptancePoint,
    Answer,
    Carrier,
    Item,
    Material,
    Need,
    ReviewPoint,
    RuleNode,
    Severity,
    leaves,
)
from review.duties import duties, follows_as
from review.rules import Case, Documents, conjunction, in_force, trace
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
    findings = check(item, application, documents, evidence, today)
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
    case = case_on(item, application, documents, evidence, today)
    return tuple(
        find(group, point, case)
        for group in item.acceptance_points
        for point in group.points
        if point.in_force(today)
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


def judge(point: ReviewPoint, case: Case) -> tuple[Verdict, str, tuple[RuleTrace, ...]]:
    """A point's verdict, its message and what each rule did, taking it as applicable."""
    traces = tuple(
        trace(part, case) for node in point.rules if (part := in_force(node, case.today))
    )
    if not traces:
        return Verdict.NOT_APPLICABLE, "这一天还没有施行，或者已经停止施行。", ()
    verdict, message = conjunction(traces)
    return verdict, message, traces


def asked(point: ReviewPoint, case: Case) -> tuple[RuleNode, ...]:
    """The point's rules that this case is surely held to now; none where the point does not
    apply or nobody can tell yet. The case's situation is settled."""
    if not point.in_force(case.today) or _applicable(point, case) is not Answer.YES:
        return ()
    later = {material.key for material in _later(point, case)}
    now = (rule for rule in point.rules if not _reads(rule, later))
    return tuple(part for rule in now if (part := in_force(rule, case.today)))


def find(group: AcceptancePoint, point: ReviewPoint, case: Case) -> Finding:
    """What comes of one point, whose situation is settled."""
    applicable = _applicable(point, case)
    later = _later(point, case)
    traces: tuple[RuleTrace, ...] = ()
    now = tuple(rule for rule in point.rules if not _reads(rule, {m.key for m in later}))
    if applicable is Answer.YES and not now:
        names = "、".join(material.name for material in later)
        verdict, message = Verdict.NOT_APPLICABLE, f"{names}按承诺或者容缺后补，补交以后再核对。"
    elif applicable is Answer.YES:
        verdict, message, traces = judge(replace(point, rules=now), case)
    elif applicable is Answer.NO:
        verdict, message = Verdict.NOT_APPLICABLE, "所选情形不涉及此项。"
    else:
        verdict, message = Verdict.UNSURE, "没有说明办理情形，不能确定此项是否适用。"
    relevant = [t for rule in traces if rule.verdict is verdict for t in rule.deciding]
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
        places=_places(relevant),
        rules=traces,
        confidence=_confidence(relevant),
        cause=cause,
    )


def _applicable(point: ReviewPoint, case: Case) -> Answer:
    """A point applies when its condition holds and so do those of every material it reads; an
    optional material that was not handed in raises no question."""
    situation = case.application.situation
    answers = [applies(point.applies_when, situation)]
    for key in _materials_read(point):
        material = case.item.material(key)
        if material.need is Need.OPTIONAL and not case.documents.get(key):
            return Answer.NO
        answers.append(applies(material.applies_when, situation))
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES


def _later(point: ReviewPoint, case: Case) -> list[Material]:
    """The materials it reads that may follow."""
    return [m for key in _materials_read(point) if follows_as(m := case.item.material(key), case)]


def _reads(rule: RuleNode, materials: Collection[str]) -> bool:
    """Whether any check of the rule reads one of these materials."""
    return any(e.holder in materials for leaf in leaves((rule,)) for e in leaf.elements.values())


def _materials_read(point: ReviewPoint) -> tuple[str, ...]:
    papers = (Carrier.FIELD, Carrier.MATERIAL)
    return tuple(
        dict.fromkeys(
            element.holder
            for rule in point.checks
            for element in rule.elements.values()
            if element.carrier in papers
        )
    )


def _places(traces: Sequence[RuleTrace]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(p for t in traces for o in t.operands for p in o.places))


def _confidence(traces: Sequence[RuleTrace]) -> float:
    return min((o.confidence for t in traces for o in t.operands if o.value), default=1.0)
