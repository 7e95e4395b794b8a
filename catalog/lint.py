"""A resolved item → nothing, or the CatalogError an attentive colleague would raise.

Gaps: a paper that is due while nobody would notice that it is missing; options of a question
that nothing tells apart. Dead: a point, rule or question for which no day or situation comes.
Overlaps: two rules that ask the same of the same thing at the same time. And papers that no
point reads, and points that no example holds to their word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from catalog.node import Node
from catalog.situations import Situation, holds, named_options, situations
from catalog.types import (
    All,
    Condition,
    Example,
    Item,
    Material,
    Need,
    NotRule,
    Question,
    ReviewPoint,
    Rule,
    RuleNode,
)

PRESENT = "present"
"""The check that says whether a paper was handed in at all."""


def lint(item: Item, node: Node) -> None:
    """Raises CatalogError for what resolves but can't be right."""
    for question in item.scenario.questions:
        where = node.child("questions", None).child(question.key, None)
        _asked_some_time(question, item, where)
        _options_differ(question, item, where)
    for material in item.materials:
        where = node.child("materials", None).child(material.key, None)
        _missed_when_due(material, item, where)
        _read_by_a_point(material, item, where)
    places = list(_points(item, node))
    for point, where in places:
        _applies_some_time(point, item, where)
        held_to_its_word(point.examples, where)
    _no_overlap(places, item)


def _points(item: Item, node: Node) -> Iterator[tuple[ReviewPoint, Node]]:
    for group in item.acceptance_points:
        inside = node.child("acceptance_points", None).child(group.id, None)
        for point in group.points:
            yield point, inside.child(point.id, None)


# --- gaps -----------------------------------------------------------------------------------


def _options_differ(question: Question, item: Item, where: Node) -> None:
    """Two options that no condition names and no check reads come to the same in everything."""
    if any(rule.params.get("question") == question.key for rule in _checks(item)):
        return
    named = {
        value
        for condition in _conditions(item)
        for each in named_options(condition)
        if each.question == question.key
        for value in each.values
    }
    alike = [option.value for option in question.options if option.value not in named]
    if len(alike) > 1:
        where.child("options", None).fail(
            f"whoever picks {' or '.join(alike)} is asked for the same papers and points",
            "name them in an 'applies_when' or a check, or make them one option",
        )


def _missed_when_due(material: Material, item: Item, where: Node) -> None:
    if material.need is Need.OPTIONAL:
        return
    asking = [p for p in item.review_points if _asks_for(p, material)]
    conditions = [point.applies_when for point in asking]
    for situation in situations(item.scenario, [material.applies_when, *conditions], later=False):
        due = holds(material.applies_when, situation)
        if due and not any(holds(condition, situation) for condition in conditions):
            where.fail(
                f"no '{PRESENT}' point reads this {material.need} material whenever it is due"
                f"{_shown(situation)}",
                f"add a review point with 'check: {PRESENT}', 'paper: {material.key}'",
            )


def _asks_for(point: ReviewPoint, material: Material) -> bool:
    return any(
        rule.check == PRESENT and any(e.path == material.key for e in rule.elements.values())
        for rule in point.checks
    )


def _read_by_a_point(material: Material, item: Item, where: Node) -> None:
    if not any(material.key in point.materials_read for point in item.review_points):
        where.fail(
            "no review point reads this material",
            "add a point that looks at it, or ask for it no more",
        )


# --- dead -----------------------------------------------------------------------------------


def _asked_some_time(question: Question, item: Item, where: Node) -> None:
    if not _comes(question.asked_when, item):
        where.child("asked_when", None).fail(
            "no answers lead to this question", "mend the condition, or drop the question"
        )


def _applies_some_time(point: ReviewPoint, item: Item, where: Node) -> None:
    """On some day of the item, in some situation in which every paper it reads is due."""
    begins, ends = _days(point)
    if begins > (item.effective_to or date.max) or ends < item.effective_from:
        where.fail(
            f"the point is in force from {begins} to {ends}, and the item on none of these days",
            "mend 'effective_from' and 'effective_to', or drop the point",
        )
    for rule in point.checks:
        first, last = _days(rule)
        if first > ends or last < begins:
            where.child("rules", None).fail(
                f"'{rule.check}' is asked from {first} to {last}, and the point on none of these "
                "days",
                "mend the rule's days, or drop the rule",
            )
    if not _comes(point.applies_when, item):
        where.child("applies_when", None).fail(
            "no answers make this point apply", "mend the condition, or drop the point"
        )
    if not _comes(_applies_when(point, item), item):
        papers = ", ".join(point.materials_read)
        where.child("applies_when", None).fail(
            f"the point never applies: the papers it reads ({papers}) are never due when its own "
            "condition holds",
            "mend the condition of the point or of a paper, or drop the point",
        )


def _comes(condition: Condition, item: Item) -> bool:
    return any(holds(condition, each) for each in situations(item.scenario, [condition]))


def _days(dated: ReviewPoint | Rule) -> tuple[date, date]:
    return dated.effective_from or date.min, dated.effective_to or date.max


# --- overlaps -------------------------------------------------------------------------------


def _no_overlap(places: list[tuple[ReviewPoint, Node]], item: Item) -> None:
    """Two points, or one of them twice, that apply together and hold the same rule."""
    asking: dict[object, list[tuple[ReviewPoint, Node, tuple[date, date]]]] = {}
    for point, where in places:
        for rule in point.rules:
            days = _days(rule) if isinstance(rule, Rule) else (date.min, date.max)
            asking.setdefault(_asked(rule), []).append((point, where, days))
    for same in asking.values():
        for (one, _, its_days), (other, where, days) in combinations(same, 2):
            spans = (its_days, days, _days(one), _days(other))
            together = max(begins for begins, _ in spans) <= min(ends for _, ends in spans)
            both = All((_applies_when(one, item), _applies_when(other, item)))
            if together and _comes(both, item):
                where.child("rules", None).fail(
                    f"'{one.id}' asks the same of the same thing, and both apply at once",
                    "keep the rule in one of them, or let their conditions exclude each other",
                )


def _asked(rule: RuleNode) -> object:
    """What a rule asks, whatever its operands `left` and `right` are called; equal for rules
    that ask the same."""
    match rule:
        case Rule(check, elements, params):
            operands = [(name, element.path) for name, element in elements.items()]
            if elements.keys() == {"left", "right"}:
                operands = [("", path) for _, path in operands]
            return check, frozenset(operands), repr(sorted(params.items()))
        case NotRule(part):
            return "not", _asked(part)
        case _:
            return type(rule).__name__, frozenset(_asked(part) for part in rule.parts)


# --- examples -------------------------------------------------------------------------------


def held_to_its_word(examples: Iterable[Example], where: Node) -> None:
    """Raises CatalogError unless the examples show both what passes and what does not."""
    verdicts = {example.expect for example in examples}
    node = where.child("examples", None)
    if "pass" not in verdicts:
        node.fail("no example passes", "add one with 'expect: pass'")
    if not verdicts & {"fail", "unsure"}:
        node.fail("every example passes", "add one with 'expect: fail', or unsure")


# --- what an item says ----------------------------------------------------------------------


def _applies_when(point: ReviewPoint, item: Item) -> Condition:
    """When a point applies: its own condition, and those of the papers it reads."""
    papers = (item.material(key).applies_when for key in point.materials_read)
    return All((point.applies_when, *papers))


def _conditions(item: Item) -> Iterator[Condition]:
    yield from (question.asked_when for question in item.scenario.questions)
    yield from (material.applies_when for material in item.materials)
    yield from (point.applies_when for point in item.review_points)


def _checks(item: Item) -> Iterator[Rule]:
    return (rule for point in item.review_points for rule in point.checks)


def _shown(situation: Situation) -> str:
    chosen = [f"{key} is {' and '.join(values)}" for key, values in situation.items() if values]
    return f", such as when {', '.join(chosen)}" if chosen else ""
