"""A review that does not pass → the smallest set of corrections after which it would.

What a citizen changes is a paper (handed in, or handed in anew) or boxes of the form. A set is
found by what the failing rules read, filled in with facts that the item's worked applications
hold and the other papers of the case ask for, and then reviewed like any case: it counts only
when that review passes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations
from typing import cast

from catalog.types import AllRules, Answers, AnyRule, Item, Rule, RuleNode, Severity
from nlp.normalize import birth_date, id_number_is_valid, squeeze
from review.examples import documents_from, worked_cases
from review.pipeline import review as review_again
from review.types import Conclusion, Review, RuleTrace, Verdict

FORM, SITUATION = "form", "situation"
AGREES = "agrees_with_situation"
"""The check whose sides are a paper and what was chosen."""

TRIES = 60
"""Sets of corrections that are reviewed before the search gives up."""

ALONG = "这里本身没有问题，但要跟着改成一致。"
"""What is said of a holder that nothing found fault with."""

CHOICE = "办理情形"
"""What the applicant chose before."""

SELF_MADE = "申请人自备"
"""Source of papers that the applicant writes; certificates are harder to have anew."""


class Act(StrEnum):
    """What the citizen does."""

    HAND_IN = "hand_in"  # the paper is not there
    REPLACE = "replace"  # another copy, or another paper, must take its place
    FILL_IN = "fill_in"  # boxes of the form
    CHOOSE = "choose"  # another situation


@dataclass(frozen=True)
class Correction:
    """One thing to do, and the points it is for; `boxes` are labels of the form."""

    act: Act
    holder: str
    name: str
    points: tuple[str, ...]
    remedies: tuple[str, ...]
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What to do so that the case passes. `verified`: a case corrected so was reviewed and
    passes, but for `elsewhere`: points that hang on what a source answers or on an answer
    nobody gave. `hopeless` are those for which the case is refused, whatever is corrected."""

    corrections: tuple[Correction, ...]
    verified: bool
    hopeless: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


Demand = tuple[str, frozenset[str]]
"""A point, and the holders of which one must change."""


def smallest(review: Review) -> Plan:
    """The fewest holders to touch; among as few, the form before papers the applicant writes,
    and these before certificates."""
    refused = _refusing(review)
    if refused:
        return Plan((), False, hopeless=refused)
    told = tuple(_demands(review))
    elsewhere = tuple(dict.fromkeys(point for point, holders in told if not holders))
    demands = tuple((point, holders) for point, holders in told if holders)
    if not demands:
        return Plan((), _in_order(review, elsewhere), elsewhere=elsewhere)
    sets = list(_sets(review, [holders for _, holders in demands]))
    for chosen in sets[:TRIES]:
        if _in_order(_corrected(review, chosen), elsewhere):
            return Plan(_corrections(review, chosen, demands), True, elsewhere=elsewhere)
    return Plan(_corrections(review, sets[0], demands), False, elsewhere=elsewhere)


# --- what must change -------------------------------------------------------------------------


def _demands(review: Review) -> Iterator[Demand]:
    for finding in review.findings:
        if finding.severity is Severity.ADVISE:
            continue
        if finding.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE):
            continue
        if not finding.rules:
            yield finding.point_id, frozenset()
        else:
            for rule in finding.rules:
                for holders in _of_rule(rule):
                    yield finding.point_id, holders


def _of_rule(rule: RuleTrace) -> Iterator[frozenset[str]]:
    if rule.verdict is Verdict.PASS:
        return
    if rule.check == "all":
        for part in rule.parts:
            yield from _of_rule(part)
    else:
        holders = {
            operand.path.split(".")[0]
            for check in rule.checks
            for operand in check.operands
            if not operand.path.startswith("source.")
        }
        chosen = any(check.check == AGREES for check in rule.checks)
        yield frozenset(holders | {SITUATION}) if chosen else frozenset(holders)


def _refusing(review: Review) -> tuple[str, ...]:
    return tuple(
        finding.point_id
        for finding in review.findings
        if finding.verdict is Verdict.FAIL and finding.severity is Severity.REJECT
    )


def _sets(review: Review, demands: list[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Sets of holders that meet every demand, the cheapest first; then those with one more
    holder that nothing found fault with, but that what is corrected must agree with."""
    enough = list(_hitting(review.item, demands))
    yield from enough
    others = [FORM, *(key for key, slot in review.documents.items() if slot)]
    more = {chosen | {other} for chosen in enough for other in others} - set(enough)
    yield from sorted(more, key=lambda chosen: _cost(review.item, chosen))


def _hitting(item: Item, demands: list[frozenset[str]]) -> Iterator[frozenset[str]]:
    holders = sorted(frozenset().union(*demands))
    for size in range(1, len(holders) + 1):
        found = [
            frozenset(chosen)
            for chosen in combinations(holders, size)
            if all(demand & set(chosen) for demand in demands)
        ]
        yield from sorted(found, key=lambda chosen: _cost(item, chosen))


def _cost(item: Item, chosen: frozenset[str]) -> tuple[int, int, list[str]]:
    return len(chosen), sum(_weight(item, holder) for holder in chosen), sorted(chosen)


def _weight(item: Item, holder: str) -> int:
    if holder in (FORM, SITUATION):
        return 0
    return 1 if item.material(holder).source == SELF_MADE else 2


# --- a case corrected so ----------------------------------------------------------------------


def _in_order(review: Review, elsewhere: Collection[str]) -> bool:
    """Whether every point that counts passes, but for those that hang on something else."""
    return all(
        finding.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE)
        or finding.severity is Severity.ADVISE
        or finding.point_id in elsewhere
        for finding in review.findings
    )


def _corrected(review: Review, chosen: frozenset[str]) -> Review:
    facts = _facts(review, chosen)
    papers = documents_from(review.item, facts)
    documents = {
        **{key: slot for key, slot in review.documents.items() if key not in chosen},
        **{key: slot for key, slot in papers.items() if key in chosen},
    }
    form = dict(review.application.form)
    if FORM in chosen:
        boxes = [path for path in facts if path.startswith("form.")]
        form |= {path.removeprefix("form."): facts[path] for path in boxes}
    situation = dict(review.application.situation)
    if SITUATION in chosen:
        situation |= _answers(review)
    application = replace(review.application, form=form, situation=situation)
    return review_again(review.item, application, documents, review.evidence, review.today)


def _answers(review: Review) -> dict[str, tuple[str, ...]]:
    """What the papers answer to the questions they disagree with."""
    answers: dict[str, tuple[str, ...]] = {}
    for check in (check for finding in review.findings for check in finding.checks):
        if check.check == AGREES and check.verdict is not Verdict.PASS:
            words = cast(Mapping[str, tuple[str, ...]], check.params["words"])
            said = squeeze(check.operands[0].value or "")
            fitting = [o for o, forms in words.items() if any(squeeze(f) in said for f in forms)]
            if fitting:
                answers[str(check.params["question"])] = tuple(fitting)
    return answers


def _facts(review: Review, chosen: frozenset[str]) -> dict[str, str]:
    """Facts for everything that is corrected: as a worked application of this situation has
    them, then as the papers that stay ask for, from one paper to the next."""
    model = {path: value for path, value in _model(review).items() if _holder(path) in chosen}
    kept = _kept(review, chosen)
    facts, certain = {**model, **kept}, set(kept)
    asked = {f.point_id for f in review.findings if f.verdict is not Verdict.NOT_APPLICABLE}
    points = [point for point in review.item.review_points if point.id in asked]
    rules = [rule for point in points for rule in _affirmed(point.rules)]
    for _ in range(len(model) + 1):
        before = len(certain)
        for rule in rules:
            for target, wanted in _asked(rule, facts, certain, review.application.situation):
                if target not in certain and _holder(target) in chosen:
                    facts[target] = wanted
                    certain.add(target)
        if len(certain) == before:
            break
    return {path: value for path, value in facts.items() if path not in kept}


def _affirmed(nodes: Iterable[RuleNode]) -> Iterator[Rule]:
    """The checks that a correction should make pass; those that must fail ask for no value."""
    for node in nodes:
        match node:
            case Rule():
                yield node
            case AllRules(parts) | AnyRule(parts):
                yield from _affirmed(parts)


def _model(review: Review) -> dict[str, str]:
    """The facts of a worked application that passes, the nearest to the case's situation."""
    situation = review.application.situation
    passing = [w for w in worked_cases(review.item) if w.decision == Conclusion.PASS]
    nearest = max(
        passing,
        key=lambda w: sum(w.case.application.situation.get(k) == v for k, v in situation.items()),
    )
    later = review.today - review.item.examples.today
    return {
        path: _moved(value, later) for path, value in nearest.given.items() if value is not None
    }


def _moved(value: str, later: timedelta) -> str:
    """A day as far from today as it is in the worked application; other values as they are."""
    try:
        return (date.fromisoformat(value) + later).isoformat()
    except ValueError:
        return value


def _kept(review: Review, chosen: frozenset[str]) -> dict[str, str]:
    """The facts that stay: what was typed and read."""
    facts = {f"form.{key}": value for key, value in review.application.form.items()}
    for key, slot in review.documents.items():
        for field in (field for document in slot for field in document.fields):
            facts.setdefault(f"{key}.{field.key}", field.value)
    return {path: value for path, value in facts.items() if _holder(path) not in chosen}


_EQUAL = ("equal", "same_name", "same_address", "same_amount")


def _asked(
    rule: Rule, facts: Mapping[str, str], certain: Set[str], situation: Answers
) -> Iterator[tuple[str, str]]:
    """What a rule asks of an operand, given one that is certain: target path → value."""
    paths = {name: element.path for name, element in rule.elements.items()}
    if rule.check in _EQUAL:
        for here, there in (("left", "right"), ("right", "left")):
            if paths[there] in certain:
                yield paths[here], facts[paths[there]]
    elif rule.check == "sealed_by" and paths["name"] in certain:
        yield f"{paths['paper']}.seal", facts[paths["name"]]
    elif rule.check in ("born_on_matches", "sex_matches") and paths["id_number"] in certain:
        number = facts[paths["id_number"]]
        if id_number_is_valid(number) and rule.check == "born_on_matches":
            yield paths["born_on"], birth_date(number).isoformat()
        elif id_number_is_valid(number):
            yield paths["sex"], "男" if int(number[16]) % 2 else "女"
    elif rule.check == AGREES:
        words = cast(Mapping[str, tuple[str, ...]], rule.params["words"])
        chosen = situation.get(str(rule.params["question"]), ())
        yield paths["value"], "、".join(words[option][0] for option in chosen)


def _holder(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


# --- in words ---------------------------------------------------------------------------------


def _corrections(
    review: Review, chosen: frozenset[str], demands: tuple[Demand, ...]
) -> tuple[Correction, ...]:
    remedies = {finding.point_id: finding.remedy for finding in review.findings}
    order = [SITUATION, FORM, *(material.key for material in review.item.materials)]
    found = []
    for holder in sorted(chosen, key=order.index):
        points = tuple(dict.fromkeys(point for point, holders in demands if holder in holders))
        said = tuple(dict.fromkeys(remedies[point] for point in points)) or (ALONG,)
        if holder == SITUATION:
            found.append(Correction(Act.CHOOSE, holder, CHOICE, points, said))
        elif holder == FORM:
            boxes, title = _boxes(review, points), review.item.form.title
            found.append(Correction(Act.FILL_IN, holder, title, points, said, boxes))
        else:
            act = Act.REPLACE if review.documents.get(holder) else Act.HAND_IN
            name = review.item.material(holder).name
            found.append(Correction(act, holder, name, points, said))
    return tuple(found)


def _boxes(review: Review, points: tuple[str, ...]) -> tuple[str, ...]:
    labels = {f"form.{box.key}": box.label for box in review.item.form.fields}
    read = [
        operand.path
        for finding in review.findings
        if finding.point_id in points
        for check in finding.checks
        if check.verdict is not Verdict.PASS
        for operand in check.operands
    ]
    return tuple(dict.fromkeys(labels[path] for path in read if path in labels))
