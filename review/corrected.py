"""A review and what the citizen changes → the review of the case corrected so.

Corrected papers hold what the item's worked applications hold and the papers that stay ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from catalog.types import AllRules, Answers, AnyRule, Rule, RuleNode
from nlp.normalize import birth_date, id_number_is_valid, squeeze
from review.examples import documents_from, worked_cases
from review.pipeline import review as review_again
from review.types import Conclusion, Review, Verdict

FORM, SITUATION = "form", "situation"
AGREES = "agrees_with_situation"
"""The check whose sides are a paper and what was chosen."""

SELF_MADE = "申请人自备"
"""Source of papers that the applicant writes; certificates are harder to have anew."""


@dataclass(frozen=True, order=True)
class Touch:
    """Something the citizen changes. A certificate that is had `anew` is another one, whatever
    it says; otherwise it stays the same person's or firm's, and only what is wrong with it
    alone is put right."""

    holder: str
    anew: bool = False


BOXES, WRITTEN, CERTIFICATE, ANOTHER = 2, 3, 4, 8
"""What a correction costs: boxes to fill in, a paper to write, a certificate to have again,
and another one than the one that was handed in."""


def weight(review: Review, touch: Touch) -> int:
    """What a touch costs the citizen."""
    if touch.anew:
        return ANOTHER
    if touch.holder in (FORM, SITUATION):
        return BOXES
    material = review.item.material(touch.holder)
    written = material.source == SELF_MADE or not review.documents.get(touch.holder)
    return WRITTEN if written else CERTIFICATE


def corrected(review: Review, chosen: frozenset[Touch]) -> Review:
    """The case with these changed, reviewed."""
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
    model = {path: value for path, value in _model(review).items() if holder_of(path) in touched}
    kept = _kept(review, chosen)
    facts, certain = {**model, **kept}, set(kept)
    asked = {f.point_id for f in review.findings if f.verdict is not Verdict.NOT_APPLICABLE}
    points = [point for point in review.item.review_points if point.id in asked]
    rules = [rule for point in points for rule in _affirmed(point.rules)]
    for _ in range(len(model) + 1):
        before = len(certain)
        for rule in rules:
            for target, wanted in _asked(rule, facts, certain, review.application.situation):
                if target not in certain and holder_of(target) in touched:
                    facts[target] = wanted
                    certain.add(target)
        if len(certain) == before:
            break
    return {path: value for path, value in facts.items() if holder_of(path) in touched}


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
    same = {t.holder for t in chosen if not t.anew and weight(review, t) == CERTIFICATE}
    gone = {touch.holder for touch in chosen} - same
    wrong = _wrong_alone(review)
    return {p: v for p, v in facts.items() if holder_of(p) not in gone and p not in wrong}


def _wrong_alone(review: Review) -> frozenset[str]:
    """Paths of values with which a rule finds fault that reads nothing else."""
    return frozenset(
        operand.path
        for finding in review.findings
        if finding.verdict in (Verdict.FAIL, Verdict.UNSURE)
        for check in finding.checks
        if check.verdict is not Verdict.PASS
        and len({holder_of(each.path) for each in check.operands}) == 1
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
        now = facts.get(paths["value"], "")
        fitting = all(any(form in now for form in words[option]) for option in chosen)
        yield paths["value"], now if fitting else "、".join(words[option][0] for option in chosen)


def holder_of(path: str) -> str:
    """The material, form or situation a path leads into."""
    return path.partition(".")[0].partition("[")[0]
