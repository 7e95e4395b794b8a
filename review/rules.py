"""Rules × facts → traces: what every condition saw on both sides, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from catalog.applies import applies
from catalog.types import (
    AllRules,
    Answer,
    AnyRule,
    Element,
    Item,
    Material,
    Need,
    NotRule,
    Rule,
    RuleNode,
)
from nlp.types import Document
from review.checks import CHECKS, At, Check, Outcome
from review.checks.outcome import under_not
from review.operands import CaseFile, Operand, Paper
from review.types import Application, Cause, DutyKind, Evidence, RuleTrace, Verdict

Documents = Mapping[str, tuple[Document, ...]]
"""Material key → the papers found in its uploads."""


class Facts(Protocol):
    """What rules are held against, whatever carries it: an application, or a case record."""

    @property
    def at(self) -> At:
        """The day and the situation."""
        ...

    @property
    def min_confidence(self) -> float:
        """Below it, a value is too unsure to be looked at."""
        ...

    def value(self, element: Element) -> Operand: ...

    def paper(self, element: Element) -> Paper: ...


@dataclass(frozen=True)
class Case:
    """Everything a point is judged by. What follows from it is worked out once, for all points:
    the values in its `file`, which materials are `due`, and which come `later`."""

    item: Item
    application: Application
    documents: Documents
    evidence: Evidence
    today: date

    @property
    def min_confidence(self) -> float:
        return self.item.min_confidence

    def value(self, element: Element) -> Operand:
        return self.file.operand(element)

    def paper(self, element: Element) -> Paper:
        return self.file.paper(element)

    @cached_property
    def file(self) -> CaseFile:
        """Its papers and values."""
        return CaseFile(self.item, self.application, self.documents, self.evidence)

    @cached_property
    def at(self) -> At:
        """Its day and situation, and the places its item knows."""
        return At(self.today, self.application.situation, self.item.divisions)

    @cached_property
    def due(self) -> Mapping[str, Answer]:
        """Material key → whether its condition holds. An optional one that was not handed in
        is not due, so that it raises no question."""
        return {material.key: self._due(material) for material in self.item.materials}

    @cached_property
    def later(self) -> Mapping[str, DutyKind]:
        """The keys of materials that need not be there yet, and why."""
        kinds = {material.key: self._follows_as(material) for material in self.item.materials}
        return {key: kind for key, kind in kinds.items() if kind}

    def _due(self, material: Material) -> Answer:
        if material.need is Need.OPTIONAL and not self.documents.get(material.key):
            return Answer.NO
        return applies(material.applies_when, self.application.situation)

    def _follows_as(self, material: Material) -> DutyKind | None:
        """The applicant promised what it would prove, or asked to hand it in later, and the
        item allows it; None when it must be there, or is. A promise counts only where the paper
        that holds it is one the applicant must hand in."""
        if self.documents.get(material.key):
            return None
        written = self.due.get(material.promised_in) is Answer.YES
        if written and material.key in self.application.promised:
            return DutyKind.PROMISED
        if material.need is Need.DEFERRABLE and material.key in self.application.deferred:
            return DutyKind.DEFERRED
        return None


VOUCHED = 0.5
"""Confidence that a value needs at least where another one says the same."""

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
            if left == parts:
                return node
            return replace(node, parts=left) if left else None


def on_day(rules: Iterable[RuleNode], day: date) -> tuple[RuleNode, ...]:
    """Those of the rules, and of their parts, that are asked on that day."""
    return tuple(part for node in rules if (part := in_force(node, day)))


Judgement = tuple[Verdict, str, tuple[RuleTrace, ...]]
"""A verdict, its message, and what each rule did."""


def judged(rules: Iterable[RuleNode], facts: Facts) -> Judgement:
    """What comes of rules that must all pass, those that are asked `on_day`."""
    traces = tuple([trace(node, facts) for node in rules])
    if not traces:
        return Verdict.NOT_APPLICABLE, "这一天还没有施行，或者已经停止施行。", ()
    verdict, message = conjunction(traces)
    return verdict, message, traces


def trace(node: RuleNode, facts: Facts, *, negated: bool = False) -> RuleTrace:
    """Runs a rule; the parts of one made of others are all run, so that each leaves its trace.
    `negated`: it stands below an odd number of `not`, so that what passes in it goes against the
    applicant."""
    match node:
        case Rule():
            return _checked(node, facts, negated=negated)
        case NotRule(part):
            return _opposite(trace(part, facts, negated=not negated))
        case AllRules(parts):
            traces = tuple(trace(part, facts, negated=negated) for part in parts)
            return _joined("all", *conjunction(traces), traces)
        case AnyRule(parts):
            traces = tuple(trace(part, facts, negated=negated) for part in parts)
            return _joined("any", *_disjunction(traces), traces)


def conjunction(traces: Sequence[RuleTrace]) -> tuple[Verdict, str]:
    """The worst of them with its words; all their words when every one passes."""
    if len(traces) == 1:
        return traces[0].verdict, traces[0].message
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
    verdict = _OPPOSITE.get(part.verdict, part.verdict)
    return _joined("not", verdict, part.message, (part,))


_OPPOSITE = {Verdict.PASS: Verdict.FAIL, Verdict.FAIL: Verdict.PASS}


def _joined(name: str, verdict: Verdict, message: str, parts: tuple[RuleTrace, ...]) -> RuleTrace:
    cause = next((p.cause for p in parts if p.verdict is verdict and p.cause), None)
    return RuleTrace(name, {}, (), verdict, message, cause, parts)


def _checked(rule: Rule, facts: Facts, *, negated: bool) -> RuleTrace:
    """Runs one check. A value that is missing or read too unsurely never reaches a check that
    compares: it is UNSURE, with its cause, here and only here. What passes, passes on fair
    evidence; what goes against the applicant needs sure one, below `not` as well."""
    check = CHECKS[rule.check]
    values = {name: facts.value(element) for name, element in rule.values}
    papers = {name: facts.paper(element) for name, element in rule.papers} if rule.papers else {}
    outcome = _unusable(check, values, facts.min_confidence)
    if outcome is None or _may_vouch(check, outcome, values):
        found = check.run(**_arguments(check, rule, papers, values, facts.at))
        outcome = found if outcome is None or found.verdict is Verdict.PASS else outcome
    traces = [
        values[name].trace(name)
        if name in values
        else papers[name].trace(name, element, outcome.places or papers[name].places)
        for name, element in rule.elements.items()
    ]
    if negated:
        outcome = under_not(outcome, [t.confidence for t in traces if t.value is not None])
    return RuleTrace(
        rule.check, rule.params, tuple(traces), outcome.verdict, outcome.message, outcome.cause
    )


def _unusable(check: Check, values: Mapping[str, Operand], min_confidence: float) -> Outcome | None:
    lenient = values.keys() if check.spec.named else check.may_miss
    doubtful = []
    for name, value in values.items():
        if value.value is None:
            if name not in lenient:
                cause = value.cause or Cause.NOT_READ
                message = f"{value.label}：{value.why}" if value.why else why_missing(value)
                return Outcome(Verdict.UNSURE, message, cause)
        elif (
            value.value
            and value.confidence < min_confidence
            and not (check.reads_signatures and value.chances)
        ):
            doubtful.append(value)
    if doubtful:
        shown = "；".join(f"{v.label}读作“{v.value}”" for v in doubtful)
        return Outcome(Verdict.UNSURE, f"{shown}，识读把握不足。", Cause.LOW_CONFIDENCE)
    return None


def _may_vouch(check: Check, outcome: Outcome, values: Mapping[str, Operand]) -> bool:
    """Whether values that were read a little too unsurely to be looked at alone may speak for
    each other: they can pass together, never fail."""
    return (
        check.vouches
        and outcome.cause is Cause.LOW_CONFIDENCE
        and all(v.value is not None and v.confidence >= VOUCHED for v in values.values())
    )


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
    Cause.RECORD_EMPTY: "办件记录的这一项是空的",
    Cause.RECORD_SILENT: "办件记录里没有这一项",
    Cause.SITUATION_UNKNOWN: "没有说明办理情形",
    Cause.LOW_CONFIDENCE: "识读把握不足",
}


def _arguments(
    check: Check, rule: Rule, papers: Mapping[str, Paper], values: Mapping[str, Operand], at: At
) -> dict[str, object]:
    arguments: dict[str, object] = {**papers}
    if rule.params:
        arguments.update(rule.params)
    if check.spec.named:
        arguments[check.spec.named] = values
        values = {}
    for name, value in values.items():
        arguments[name] = value if name in check.may_miss else value.known
    if check.wants_at:
        arguments["at"] = at
    return arguments
