"""Rules × a case → traces: what every condition saw on both sides, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalog.types import AllRules, AnyRule, Carrier, Item, NotRule, Rule, RuleNode
from nlp.types import Document
from review.checks import CHECKS, At, Check, Outcome
from review.checks.outcome import SURE
from review.operands import Known, Operand, Paper, operand, paper
from review.types import Application, Cause, Evidence, OperandTrace, RuleTrace, Verdict

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


_WORST_FIRST = (Verdict.FAIL, Verdict.UNSURE, Verdict.PASS)


def in_force(node: RuleNode, day: date) -> RuleNode | None:
    """The rule without what is not asked on that day; None when nothing of it is."""
    match node:
        case Rule():
            return node if node.in_force(day) else None
        case NotRule(part):
            kept = in_force(part, day)
            return NotRule(kept) if kept else None
        case AllRules(parts) | AnyRule(parts):
            left = tuple(kept for part in parts if (kept := in_force(part, day)))
            return replace(node, parts=left) if left else None


def trace(node: RuleNode, case: Case) -> RuleTrace:
    """Runs a rule; the parts of one made of others are all run, so that each leaves its trace."""
    match node:
        case Rule():
            return _checked(node, case)
        case NotRule(part):
            return _opposite(trace(part, case))
        case AllRules(parts):
            traces = tuple(trace(part, case) for part in parts)
            return _joined("all", *conjunction(traces), traces)
        case AnyRule(parts):
            traces = tuple(trace(part, case) for part in parts)
            return _joined("any", *_disjunction(traces), traces)


def conjunction(traces: Sequence[RuleTrace]) -> tuple[Verdict, str]:
    """The worst of them with its words; all their words when every one passes."""
    worst = min(traces, key=lambda each: _WORST_FIRST.index(each.verdict))
    if worst.verdict is Verdict.PASS:
        return Verdict.PASS, " ".join(dict.fromkeys(t.message for t in traces))
    return worst.verdict, worst.message


def _disjunction(traces: Sequence[RuleTrace]) -> tuple[Verdict, str]:
    best = max(traces, key=lambda each: _WORST_FIRST.index(each.verdict))
    if best.verdict is Verdict.FAIL:
        return Verdict.FAIL, " ".join(dict.fromkeys(t.message for t in traces))
    return best.verdict, best.message


def _opposite(part: RuleTrace) -> RuleTrace:
    """What passes, passes on fair evidence; it must not fail anybody on less than sure one."""
    if part.verdict is Verdict.FAIL:
        return _joined("not", Verdict.PASS, part.message, (part,))
    doubtful = any(
        o.confidence < SURE for check in part.checks for o in check.operands if o.value is not None
    )
    if part.verdict is Verdict.PASS and not doubtful:
        return _joined("not", Verdict.FAIL, part.message, (part,))
    found = _joined("not", Verdict.UNSURE, part.message, (part,))
    return replace(found, cause=found.cause or Cause.LOW_CONFIDENCE)


def _joined(name: str, verdict: Verdict, message: str, parts: tuple[RuleTrace, ...]) -> RuleTrace:
    cause = next((p.cause for p in parts if p.verdict is verdict and p.cause), None)
    return RuleTrace(name, {}, (), verdict, message, cause, parts)


def _checked(rule: Rule, case: Case) -> RuleTrace:
    """Runs one check. A value that is missing or read too unsurely never reaches a check that
    compares: it is UNSURE, with its cause, here and only here."""
    check = CHECKS[rule.check]
    papers: dict[str, Paper] = {}
    values: dict[str, Operand] = {}
    for name, element in rule.elements.items():
        if element.carrier is Carrier.MATERIAL:
            papers[name] = paper(case.item, case.documents, case.evidence, element)
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
    lenient = values.keys() if check.spec.named else check.may_miss
    needed = [value for name, value in values.items() if name not in lenient]
    for value in needed:
        if value.value is None:
            cause = value.cause or Cause.NOT_READ
            message = f"{value.label}：{value.why}" if value.why else why_missing(value)
            return Outcome(Verdict.UNSURE, message, cause)
    doubtful = [v for v in values.values() if v.value and v.confidence < min_confidence]
    if doubtful:
        shown = "；".join(f"{v.label}读作“{v.value}”" for v in doubtful)
        return Outcome(Verdict.UNSURE, f"{shown}，识读把握不足。", Cause.LOW_CONFIDENCE)
    return None


def why_missing(value: Operand) -> str:
    """In words, for a value that is not there."""
    return f"{_WHY_MISSING[value.cause or Cause.NOT_READ]}：{value.label}。"


_WHY_MISSING: Mapping[Cause, str] = {
    Cause.MATERIAL_MISSING: "材料未提交，无从核对",
    Cause.WRONG_PAPER: "上传的是其他材料，无从核对",
    Cause.UNKNOWN_PAPER: "未能认出上传的材料，无从核对",
    Cause.ILLEGIBLE: "图片不清晰，未能读到",
    Cause.NOT_READ: "未能读到",
    Cause.CONFLICTING: "提交了几份材料，内容互不相同",
    Cause.FORM_EMPTY: "表单未填写",
    Cause.SOURCE_UNAVAILABLE: "数据源没有答复",
    Cause.SITUATION_UNKNOWN: "没有说明办理情形",
    Cause.LOW_CONFIDENCE: "识读把握不足",
}


def _arguments(
    check: Check, rule: Rule, papers: Mapping[str, Paper], values: Mapping[str, Operand], at: At
) -> dict[str, object]:
    arguments: dict[str, object] = {**papers, **rule.params}
    if check.spec.named:
        arguments[check.spec.named] = values
        values = {}
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
