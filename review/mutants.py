"""A review point, or any condition with rules → its mutants: the same with one thing changed, by
fixed operators.

Examples that can't tell a mutant from the point would not notice that slip in the point.
Operands called `left` and `right` may be exchanged without changing anything; they are not
swapped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import cast

from catalog.rules import AREAS
from catalog.types import (
    ALWAYS,
    All,
    AllRules,
    AnyRule,
    Carrier,
    Condition,
    Dimension,
    Element,
    Item,
    Not,
    NotRule,
    ReviewPoint,
    Rule,
    RuleNode,
)
from review.checks import CHECKS

OTHERS = 2
"""Other fields or papers that are put in the place of one."""

BOUNDS: Mapping[str, Mapping[str, int]] = {"not_expired": {"days": 0}}
"""Bounds that a check has where its rule sets none."""

_COMPARED = re.compile(r"<=|>=|==|!=|&&|\|\||<|>")
_EXCHANGED = {
    "<=": "<", ">=": ">", "<": "<=", ">": ">=", "==": "!=", "!=": "==", "&&": "||", "||": "&&",
}  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.'])\d+(?:\.\d+)?(?![\w.'])")


class Operator(StrEnum):
    """What is changed."""

    NEGATE = "negate"
    BOUND = "bound"
    SWAP = "swap"
    DROP = "drop"
    FIELD = "field"
    DIMENSION = "dimension"


@dataclass(frozen=True)
class Mutant:
    """A point with one thing changed; `name` says what, as `equivalent_mutants` writes it."""

    name: str
    operator: Operator
    point: ReviewPoint


@dataclass(frozen=True)
class Change:
    """A condition and rules with one thing changed."""

    name: str
    operator: Operator
    applies_when: Condition
    rules: tuple[RuleNode, ...]


@dataclass(frozen=True)
class Near:
    """What stands near an element, where an author might slip: `others` gives elements in its
    place, first those most easily mistaken for it, `papers` the document types of the material
    it names; `areas` the codes of divisions around and inside the one of a code."""

    others: Callable[[Element], Sequence[Element]]
    papers: Callable[[Element], Sequence[str]] = lambda element: ()
    areas: Callable[[str], Sequence[str]] = lambda code: ()


def mutants(item: Item, point: ReviewPoint) -> Iterator[Mutant]:
    """Every mutant of one of the item's points, always the same in the same order."""
    for dimension in Dimension:
        if dimension is not point.dimension:
            changed = replace(point, dimension=dimension)
            yield Mutant(f"dimension {dimension}", Operator.DIMENSION, changed)
    near = Near(
        lambda element: _others(item, element),
        lambda element: _papers(item, element),
        lambda code: _areas(item, code),
    )
    for each in changes(point.applies_when, point.rules, near):
        changed = replace(point, applies_when=each.applies_when, rules=each.rules)
        yield Mutant(each.name, each.operator, changed)


def changes(applies_when: Condition, rules: tuple[RuleNode, ...], near: Near) -> Iterator[Change]:
    """Every change, always the same in the same order."""
    yield from _of_condition(applies_when, rules)
    for index, node in enumerate(rules):
        if len(rules) > 1:
            rest = rules[:index] + rules[index + 1 :]
            yield Change(f"drop rules[{index}]", Operator.DROP, applies_when, rest)
        for name, operator, changed in _of_node(f"rules[{index}]", node, near):
            inside = (*rules[:index], changed, *rules[index + 1 :])
            yield Change(f"{operator} {name}", operator, applies_when, inside)


def _of_condition(condition: Condition, rules: tuple[RuleNode, ...]) -> Iterator[Change]:
    if condition == ALWAYS:
        return
    yield Change("drop applies_when", Operator.DROP, ALWAYS, rules)
    yield Change("negate applies_when", Operator.NEGATE, Not(condition), rules)
    if isinstance(condition, All):
        for index in range(len(condition.parts)):
            rest = All(condition.parts[:index] + condition.parts[index + 1 :])
            yield Change(f"drop applies_when[{index}]", Operator.DROP, rest, rules)


_Changed = Iterator[tuple[str, Operator, RuleNode]]
"""Where, by which operator, and the rule then."""


def _of_node(name: str, node: RuleNode, near: Near) -> _Changed:
    yield name, Operator.NEGATE, node.part if isinstance(node, NotRule) else NotRule(node)
    match node:
        case Rule():
            yield from _of_check(name, node, near)
        case NotRule(part):
            for inner, operator, changed in _of_node(f"{name}.not", part, near):
                if operator is not Operator.NEGATE:
                    yield inner, operator, NotRule(changed)
        case AllRules(parts) | AnyRule(parts):
            other = AnyRule(parts) if isinstance(node, AllRules) else AllRules(parts)
            yield f"{name} join", Operator.NEGATE, other
            for index, part in enumerate(parts):
                rest = parts[:index] + parts[index + 1 :]
                yield f"{name}[{index}]", Operator.DROP, replace(node, parts=rest)
                for inner, operator, changed in _of_node(f"{name}[{index}]", part, near):
                    inside = (*parts[:index], changed, *parts[index + 1 :])
                    yield inner, operator, replace(node, parts=inside)


def _of_check(name: str, rule: Rule, near: Near) -> _Changed:
    bounds = {**BOUNDS.get(rule.check, {}), **rule.params}
    for key, value in bounds.items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            for moved in (each for each in (value - 1, value + 1) if each >= 0):
                params = {**rule.params, key: moved}
                yield f"{name}.{key} {moved:g}", Operator.BOUND, replace(rule, params=params)
        if isinstance(value, bool):
            params = {**rule.params, key: not value}
            yield f"{name}.{key} {not value}", Operator.NEGATE, replace(rule, params=params)
    for codes in _other_areas(rule, near):
        params = {**rule.params, AREAS: codes}
        where = f"{name}.{AREAS} {'、'.join(codes)}"
        yield where, Operator.BOUND, replace(rule, params=params)
    spec = CHECKS[rule.check].spec
    if spec.named:
        yield from _of_expression(name, rule)
    yield from _swapped(name, rule)
    for operand, element in rule.elements.items():
        for other in near.others(element):
            elements = {**rule.elements, operand: other}
            if spec.vet and spec.vet(elements, rule.params):
                continue  # an author who slips like this is told when the catalogue loads
            yield f"{name}.{operand} {other.path}", Operator.FIELD, replace(rule, elements=elements)
    asked = rule.params.get("document_type")
    for element in rule.elements.values():
        if asked and element.carrier is Carrier.MATERIAL:
            for code in near.papers(element):
                if code != asked:
                    params = {**rule.params, "document_type": code}
                    where = f"{name}.document_type {code}"
                    yield where, Operator.FIELD, replace(rule, params=params)


def _other_areas(rule: Rule, near: Near) -> Iterator[tuple[str, ...]]:
    """Its divisions with another in the place of one."""
    codes = cast(tuple[str, ...], rule.params.get(AREAS, ()))
    for index, code in enumerate(codes):
        for other in near.areas(code):
            yield (*codes[:index], other, *codes[index + 1 :])


def _swapped(name: str, rule: Rule) -> _Changed:
    names = list(rule.elements)
    if len(names) == 2 and set(names) != {"left", "right"}:
        first, second = names
        carriers = {element.carrier is Carrier.MATERIAL for element in rule.elements.values()}
        if len(carriers) == 1:
            exchanged = {first: rule.elements[second], second: rule.elements[first]}
            vet = CHECKS[rule.check].spec.vet
            if vet and vet(exchanged, rule.params):
                return  # as with other fields in their place: it would not load
            yield f"{name}.{first}", Operator.SWAP, replace(rule, elements=exchanged)


def _of_expression(name: str, rule: Rule) -> _Changed:
    text = str(rule.params["expression"])
    for found in _COMPARED.finditer(text):
        changed = text[: found.start()] + _EXCHANGED[found[0]] + text[found.end() :]
        params = {**rule.params, "expression": changed}
        yield f"{name} {found[0]}@{found.start()}", Operator.BOUND, replace(rule, params=params)
    for found in _NUMBER.finditer(text):
        moved = f"{float(found[0]) + 1}" if "." in found[0] else f"{int(found[0]) + 1}"
        params = {**rule.params, "expression": text[: found.start()] + moved + text[found.end() :]}
        yield f"{name} {moved}@{found.start()}", Operator.BOUND, replace(rule, params=params)


def _areas(item: Item, code: str) -> Sequence[str]:
    """What it lies in, and what lies in it first."""
    divisions = item.divisions.by_code
    inner = next((each.code for each in divisions.values() if each.parent == code), "")
    return [other for other in (divisions[code].parent, inner) if other]


def _papers(item: Item, element: Element) -> Sequence[str]:
    return [kind.code for kind in item.material(element.holder).document_types]


def _others(item: Item, element: Element) -> Sequence[Element]:
    match element.carrier:
        case Carrier.FORM:
            boxes = [box for box in item.form.fields if box.key != element.key]
            boxes.sort(key=lambda box: box.kind is not element.kind)
            return [
                replace(element, key=box.key, label=box.label, kind=box.kind)
                for box in boxes[:OTHERS]
            ]
        case Carrier.FIELD:
            kinds = item.material(element.holder).document_types
            specs = {s.key: s for kind in kinds for s in kind.fields if s.key != element.key}
            near = sorted(specs.values(), key=lambda spec: spec.kind is not element.kind)
            return [
                replace(element, key=spec.key, label=spec.label, kind=spec.kind)
                for spec in near[:OTHERS]
            ]
        case Carrier.MATERIAL:
            papers = [m for m in item.materials if m.key != element.holder]
            return [replace(element, holder=m.key, label=m.name) for m in papers[:OTHERS]]
        case Carrier.SOURCE:
            return [replace(element, key=f"{element.key}-other")]
        case Carrier.RECORD:
            return []
