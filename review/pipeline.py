"""The story of one case: application and documents → findings → the case-level decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalog.applies import applies, settled
from catalog.types import (
    AcceptancePoint,
    Answer,
    Carrier,
    Item,
    Need,
    OperandKind,
    ReviewPoint,
    Rule,
    Severity,
)
from nlp.types import Document
from review.checks import CHECKS, At, Check, Outcome
from review.operands import Known, Operand, Paper, operand, paper
from review.types import (
    Application,
    Cause,
    Conclusion,
    Decision,
    Evidence,
    Finding,
    OperandTrace,
    Place,
    Review,
    RuleTrace,
    Verdict,
)

Documents = Mapping[str, tuple[Document, ...]]
"""Material key → the papers found in its uploads."""


@dataclass(frozen=True)
class Case:
    """Everything a point is judged by."""

    item: Item
    application: Application
    documents: Documents
    evidence: Evidence
    today: date


def review(
    item: Item, application: Application, documents: Documents, evidence: Evidence, today: date
) -> Review:
    """One case from what was read to what is decided."""
    findings = check(item, application, documents, evidence, today)
    return Review(item, application, documents, findings, decide(item, findings), today)


def check(
    item: Item, application: Application, documents: Documents, evidence: Evidence, today: date
) -> tuple[Finding, ...]:
    """One finding a review point in force on `today`, in authored order."""
    situation = settled(item.scenario, application.situation)
    case = Case(item, replace(application, situation=situation), documents, evidence, today)
    return tuple(
        _finding(group, point, case)
        for group in item.acceptance_points
        for point in group.points
        if point.effective_from <= today
        and (point.effective_to is None or today <= point.effective_to)
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
    traces = tuple(_apply(rule, case) for rule in point.rules)
    worst = min(traces, key=lambda trace: _WORST_FIRST.index(trace.verdict))
    if worst.verdict is Verdict.PASS:
        return Verdict.PASS, " ".join(dict.fromkeys(t.message for t in traces)), traces
    return worst.verdict, worst.message, traces


def _finding(group: AcceptancePoint, point: ReviewPoint, case: Case) -> Finding:
    applicable = _applicable(point, case)
    traces: tuple[RuleTrace, ...] = ()
    if applicable is Answer.YES:
        verdict, message, traces = judge(point, case)
    elif applicable is Answer.NO:
        verdict, message = Verdict.NOT_APPLICABLE, "所选情形不涉及此项。"
    else:
        verdict, message = Verdict.UNSURE, "没有说明办理情形，不能确定此项是否适用。"
    relevant = [trace for trace in traces if trace.verdict is verdict]
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


_WORST_FIRST = (Verdict.FAIL, Verdict.UNSURE, Verdict.PASS)


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


def _materials_read(point: ReviewPoint) -> tuple[str, ...]:
    papers = (Carrier.FIELD, Carrier.MATERIAL)
    return tuple(
        dict.fromkeys(
            element.holder
            for rule in point.rules
            for element in rule.elements.values()
            if element.carrier in papers
        )
    )


def _apply(rule: Rule, case: Case) -> RuleTrace:
    """Runs one check. A value that is missing or read too unsurely never reaches a check that
    compares: it is UNSURE, with its cause, here and only here."""
    check = CHECKS[rule.check]
    papers: dict[str, Paper] = {}
    values: dict[str, Operand] = {}
    for name, kind in check.spec.operands.items():
        element = rule.elements[name]
        if kind is OperandKind.PAPER:
            papers[name] = paper(case.item, case.documents, element)
        else:
            values[name] = operand(
                case.item, case.application, case.documents, case.evidence, element
            )
    at = At(case.today, case.application.situation)
    outcome = _unusable(check, values, case.item.min_confidence)
    if outcome is None:
        outcome = check.run(**_arguments(check, rule, papers, values, at))
    traces = tuple(
        values[name].trace(name) if name in values else _paper_trace(name, rule, papers[name])
        for name in rule.elements
    )
    if outcome.places:
        traces = tuple(replace(t, places=outcome.places) if t.name in papers else t for t in traces)
    return RuleTrace(
        rule.check, rule.params, traces, outcome.verdict, outcome.message, outcome.cause
    )


def _unusable(check: Check, values: Mapping[str, Operand], min_confidence: float) -> Outcome | None:
    needed = [value for name, value in values.items() if name not in check.may_miss]
    for value in needed:
        if value.value is None:
            cause = value.cause or Cause.NOT_READ
            return Outcome(Verdict.UNSURE, f"{_WHY_MISSING[cause]}：{value.label}。", cause)
    doubtful = [v for v in values.values() if v.value and v.confidence < min_confidence]
    if doubtful:
        shown = "；".join(f"{v.label}读作“{v.value}”" for v in doubtful)
        return Outcome(Verdict.UNSURE, f"{shown}，识读把握不足。", Cause.LOW_CONFIDENCE)
    return None


_WHY_MISSING: Mapping[Cause, str] = {
    Cause.MATERIAL_MISSING: "材料未提交，无从核对",
    Cause.WRONG_PAPER: "上传的是其他材料，无从核对",
    Cause.UNKNOWN_PAPER: "未能认出上传的材料，无从核对",
    Cause.ILLEGIBLE: "图片不清晰，未能读到",
    Cause.NOT_READ: "未能读到",
    Cause.CONFLICTING: "提交了几份材料，内容互不相同",
    Cause.FORM_EMPTY: "表单未填写",
    Cause.SOURCE_UNAVAILABLE: "数据源没有答复",
}


def _arguments(
    check: Check, rule: Rule, papers: Mapping[str, Paper], values: Mapping[str, Operand], at: At
) -> dict[str, object]:
    arguments: dict[str, object] = {**papers, **rule.params}
    for name, value in values.items():
        known = Known(value.label, value.value or "", value.confidence)
        arguments[name] = value if name in check.may_miss else known
    if check.wants_at:
        arguments["at"] = at
    return arguments


def _paper_trace(name: str, rule: Rule, slot: Paper) -> OperandTrace:
    found = "、".join(dict.fromkeys(d.type.name if d.type else "未识别" for d in slot.documents))
    return OperandTrace(
        name, rule.elements[name].label, rule.elements[name].path,
        found or None, found, min((d.confidence for d in slot.documents), default=0.0),
        slot.places, None if found else Cause.MATERIAL_MISSING,
    )  # fmt: skip


def _places(traces: Sequence[RuleTrace]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(p for t in traces for o in t.operands for p in o.places))


def _confidence(traces: Sequence[RuleTrace]) -> float:
    return min((o.confidence for t in traces for o in t.operands if o.value), default=1.0)
