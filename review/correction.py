"""A review that does not pass → the smallest set of corrections after which it would.

What a citizen changes is a paper (handed in, or handed in anew) or boxes of the form. A set is
found by what the failing rules read, filled in with facts that the item's worked applications
hold and the other papers of the case ask for, and then reviewed like any case: it counts only
when that review passes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from heapq import heappop, heappush
from itertools import islice
from typing import cast

from catalog.types import AllRules, Answers, AnyRule, Rule, RuleNode, Severity
from nlp.normalize import birth_date, id_number_is_valid, squeeze
from review.examples import documents_from, follows, worked_cases
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


@dataclass(frozen=True, order=True)
class Touch:
    """Something the citizen changes. A certificate that is had `anew` is another one, whatever
    it says; otherwise it stays the same person's or firm's, and only what is wrong with it
    alone is put right."""

    holder: str
    anew: bool = False


Demand = tuple[str, frozenset[Touch]]
"""A point, and the touches of which one is needed."""


def smallest(review: Review) -> Plan:
    """The cheapest touches: the form before papers the applicant writes, these before
    certificates, and another certificate last."""
    refused = _refusing(review)
    if refused:
        return Plan((), False, hopeless=refused)
    told = tuple(_demands(review))
    elsewhere = tuple(dict.fromkeys(point for point, touches in told if not touches))
    demands = tuple((point, touches) for point, touches in told if touches)
    if not demands:
        return Plan((), _in_order(review, elsewhere), elsewhere=elsewhere)
    first: frozenset[Touch] | None = None
    for chosen in islice(_sets(review, [touches for _, touches in demands]), TRIES):
        first = first or chosen
        if _in_order(_corrected(review, chosen), elsewhere):
            return Plan(_corrections(review, chosen, demands), True, elsewhere=elsewhere)
    return Plan(_corrections(review, first or frozenset(), demands), False, elsewhere=elsewhere)


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
                for touches in _of_rule(review, rule):
                    yield finding.point_id, touches


def _of_rule(review: Review, rule: RuleTrace) -> Iterator[frozenset[Touch]]:
    if rule.verdict is Verdict.PASS:
        return
    if rule.check == "all":
        for part in rule.parts:
            yield from _of_rule(review, part)
        return
    touches: set[Touch] = set()
    for check in rule.checks:
        holders = {_holder(o.path) for o in check.operands if not o.path.startswith("source.")}
        for holder in holders:
            certificate = _weight(review, Touch(holder)) == CERTIFICATE
            if not certificate or len(holders) == 1:
                touches.add(Touch(holder))
            if certificate:
                touches.add(Touch(holder, anew=True))
        if check.check == AGREES:
            touches.add(Touch(SITUATION))
    yield frozenset(touches)


def _refusing(review: Review) -> tuple[str, ...]:
    return tuple(
        finding.point_id
        for finding in review.findings
        if finding.verdict is Verdict.FAIL and finding.severity is Severity.REJECT
    )


def _sets(review: Review, demands: Sequence[frozenset[Touch]]) -> Iterator[frozenset[Touch]]:
    """Sets of touches that meet every demand, the cheapest first; then those with one more
    that nothing found fault with, but that what is corrected must agree with."""
    enough = list(islice(_hitting(review, demands), TRIES))
    yield from enough
    others = [Touch(FORM), *(Touch(key) for key, slot in review.documents.items() if slot)]
    more = {chosen | {other} for chosen in enough for other in others} - set(enough)
    yield from sorted(more, key=lambda chosen: (_cost(review, chosen), sorted(chosen)))


def _hitting(review: Review, demands: Sequence[frozenset[Touch]]) -> Iterator[frozenset[Touch]]:
    """Cheapest first: each set grows by what meets the first demand it does not meet yet."""
    heap: list[tuple[int, list[Touch]]] = [(0, [])]
    seen: set[frozenset[Touch]] = set()
    while heap:
        cost, listed = heappop(heap)
        chosen = frozenset(listed)
        unmet = next((demand for demand in demands if not demand & chosen), None)
        if unmet is None:
            yield chosen
            continue
        for touch in sorted(unmet):
            larger = chosen | {touch}
            if larger not in seen:
                seen.add(larger)
                heappush(heap, (cost + _weight(review, touch), sorted(larger)))


def _cost(review: Review, chosen: frozenset[Touch]) -> int:
    return sum(_weight(review, touch) for touch in chosen)


BOXES, WRITTEN, CERTIFICATE, ANOTHER = 2, 3, 4, 8
"""What a correction costs: boxes to fill in, a paper to write, a certificate to have again,
and another one than the one that was handed in."""


def _weight(review: Review, touch: Touch) -> int:
    if touch.anew:
        return ANOTHER
    if touch.holder in (FORM, SITUATION):
        return BOXES
    material = review.item.material(touch.holder)
    written = material.source == SELF_MADE or not review.documents.get(touch.holder)
    return WRITTEN if written else CERTIFICATE


# --- a case corrected so ----------------------------------------------------------------------


def _in_order(review: Review, elsewhere: Collection[str]) -> bool:
    """Whether every point that counts passes, but for those that hang on something else."""
    return all(
        finding.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE)
        or finding.severity is Severity.ADVISE
        or finding.point_id in elsewhere
        for finding in review.findings
    )


def _corrected(review: Review, chosen: frozenset[Touch]) -> Review:
    facts = _facts(review, chosen)
    touched = {touch.holder for touch in chosen}
    papers = documents_from(review.item, facts)
    documents = {
        **{key: slot for key, slot in review.documents.items() if key not in touched},
        **{key: slot for key, slot in papers.items() if key in touched},
    }
    form = dict(review.application.form)
    if FORM in touched:
        boxes = [path for path in facts if path.startswith("form.")]
        form |= {path.removeprefix("form."): facts[path] for path in boxes}
    situation = dict(review.application.situation)
    if SITUATION in touched:
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


def _facts(review: Review, chosen: frozenset[Touch]) -> dict[str, str]:
    """Facts for everything that is corrected: as a worked application of this situation has
    them, then as the papers that stay ask for, from one paper to the next."""
    touched = {touch.holder for touch in chosen}
    model = {path: value for path, value in _model(review).items() if _holder(path) in touched}
    kept = _kept(review, chosen)
    facts, certain = {**model, **kept}, set(kept)
    asked = {f.point_id for f in review.findings if f.verdict is not Verdict.NOT_APPLICABLE}
    points = [point for point in review.item.review_points if point.id in asked]
    rules = [rule for point in points for rule in _affirmed(point.rules)]
    for _ in range(len(model) + 1):
        before = len(certain)
        for rule in rules:
            for target, wanted in _asked(rule, facts, certain, review.application.situation):
                if target not in certain and _holder(target) in touched:
                    facts[target] = wanted
                    certain.add(target)
        if len(certain) == before:
            break
    return {path: value for path, value in facts.items() if _holder(path) in touched}


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


def _kept(review: Review, chosen: frozenset[Touch]) -> dict[str, str]:
    """The facts that stay: what was typed and read, but for what is touched; of a certificate
    that is not another one, all that is not wrong with it alone."""
    facts = {f"form.{key}": value for key, value in review.application.form.items()}
    for key, slot in review.documents.items():
        for field in (field for document in slot for field in document.fields):
            facts.setdefault(f"{key}.{field.key}", field.value)
    same = {t.holder for t in chosen if not t.anew and _weight(review, t) == CERTIFICATE}
    gone = {touch.holder for touch in chosen} - same
    wrong = _wrong_alone(review)
    return {p: v for p, v in facts.items() if _holder(p) not in gone and p not in wrong}


def _wrong_alone(review: Review) -> frozenset[str]:
    """Paths of values with which a rule finds fault that reads nothing else."""
    return frozenset(
        operand.path
        for finding in review.findings
        if finding.verdict in (Verdict.FAIL, Verdict.UNSURE)
        for check in finding.checks
        if check.verdict is not Verdict.PASS
        and len({_holder(each.path) for each in check.operands}) == 1
        for operand in check.operands
    )


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
    review: Review, chosen: frozenset[Touch], demands: tuple[Demand, ...]
) -> tuple[Correction, ...]:
    """Each demand is told where it is met most cheaply; what only waits for a paper that is not
    there says nothing of its own."""
    met: dict[Touch, list[str]] = {touch: [] for touch in chosen}
    for point, touches in demands:
        by = min(touches & chosen, key=lambda t: (_weight(review, t), t), default=None)
        if by is not None:
            met[by].append(point)
    remedies = {f.point_id: f.remedy for f in review.findings if not follows(f)}
    order = [SITUATION, FORM, *(material.key for material in review.item.materials)]
    found = []
    for touch in sorted(chosen, key=lambda t: order.index(t.holder)):
        points = tuple(dict.fromkeys(met[touch]))
        said = tuple(dict.fromkeys(remedies[p] for p in points if p in remedies)) or (ALONG,)
        if touch.holder == SITUATION:
            found.append(Correction(Act.CHOOSE, touch.holder, CHOICE, points, said))
        elif touch.holder == FORM:
            boxes, title = _boxes(review, points), review.item.form.title
            found.append(Correction(Act.FILL_IN, touch.holder, title, points, said, boxes))
        else:
            act = Act.REPLACE if review.documents.get(touch.holder) else Act.HAND_IN
            name = review.item.material(touch.holder).name
            found.append(Correction(act, touch.holder, name, points, said))
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
