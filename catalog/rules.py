"""YAML of a point's rules (审查规则) → a tree of checks whose every operand and param exists."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from catalog.elements import Surroundings, fields_of, read_element
from catalog.jurisdiction import read_areas
from catalog.node import Node, known
from catalog.types import (
    AllRules,
    AnyRule,
    Carrier,
    CheckSpec,
    Element,
    NotRule,
    OperandKind,
    Rule,
    RuleNode,
)

_NODES = ("all", "any", "not")
AREAS = "division"
"""The param that names divisions by their codes; one alone needs no list."""

_DAYS = ("effective_from", "effective_to")


def read_rule(node: Node, around: Surroundings) -> RuleNode:
    """`check: …` and, in the same mapping, its operands (element paths) and its params; or
    rules joined by `all: […]`, `any: […]`, `not: …`. A check may say from which day to which
    it is asked."""
    parts = node.mapping()
    joined = [name for name in _NODES if name in parts]
    if not joined:
        return _check(node, parts, around)
    if len(parts) > 1:
        node.fail(
            f"'{joined[0]}' stands beside other keys",
            "give it a mapping of its own, and join the parts with 'all: […]'",
        )
    child = parts[joined[0]]
    if joined[0] == "not":
        return NotRule(read_rule(child, around))
    rules = tuple(read_rule(part, around) for part in child.items())
    if len(rules) < 2:
        child.fail("fewer than two rules are joined", "write the other, or the rule alone")
    return AllRules(rules) if joined[0] == "all" else AnyRule(rules)


def _check(node: Node, parts: Mapping[str, Node], around: Surroundings) -> Rule:
    if "check" not in parts:
        node.fail("key 'check' is missing", f"write 'check: …'; {known(around.checks)}")
    spec = around.checks[parts["check"].one_of(around.checks)]
    named = [spec.named] if spec.named else []
    allowed = {*spec.operands, *spec.params, *named}
    for key, child in parts.items():
        if key not in {"check", *_DAYS, *allowed}:
            child.fail(f"'{key}' is neither operand nor param of {spec.name}", known(allowed, key))
    for key in (*spec.operands, *named, *spec.params):
        if key not in parts and key not in spec.optional:
            noun = "param" if key in spec.params else "operand"
            node.fail(f"{noun} '{key}' of {spec.name} is missing", f"write '{key}: …'")
    elements = {name: _element(parts[name], kind, around) for name, kind in spec.operands.items()}
    for key in named:
        values = parts[key].mapping()
        elements |= {n: _element(v, OperandKind.VALUE, around) for n, v in values.items()}
    params = {name: parts[name] for name in spec.params if name in parts}
    for name, child in params.items():
        _check_param(name, child, spec, elements, params, around)
    _check_answers(elements, params, around)
    frozen = {name: _frozen(child.value) for name, child in params.items()}
    if AREAS in params:
        frozen[AREAS] = read_areas(params[AREAS], around.divisions)
    wrong = spec.vet(elements, frozen) if spec.vet else ""
    if wrong:
        node.fail(wrong, f"mend what {spec.name} is given")
    begins, ends = (parts[day].day() if day in parts else None for day in _DAYS)
    if begins and ends and ends < begins:
        parts["effective_to"].fail(f"{ends} is before {begins}", "write a later day")
    return Rule(spec.name, MappingProxyType(elements), MappingProxyType(frozen), begins, ends)


def _element(node: Node, kind: OperandKind, around: Surroundings) -> Element:
    element = read_element(node, node.text(), around)
    if kind is OperandKind.PAPER and element.carrier is not Carrier.MATERIAL:
        node.fail(f"'{element.path}' is one value where a whole paper belongs",
                  f"name the paper alone: '{element.holder}'")  # fmt: skip
    if kind is OperandKind.VALUE and element.carrier is Carrier.MATERIAL:
        fields = fields_of(around.materials[element.holder])
        node.fail(f"'{element.path}' is a whole paper where one value belongs",
                  f"name a field of it; {known(fields)}")  # fmt: skip
    return element


def _check_param(
    name: str,
    node: Node,
    spec: CheckSpec,
    elements: Mapping[str, Element],
    params: Mapping[str, Node],
    around: Surroundings,
) -> None:
    """The declared type, and what a name promises: a pattern compiles, a question, its options
    and a document type exist."""
    match spec.params[name]:
        case kind if kind is str:
            node.text()
        case kind if kind is int:
            node.whole()
        case kind if kind is float:
            node.number()
        case kind if kind is bool:
            node.truth()
        case kind if kind is list and name == AREAS:
            read_areas(node, around.divisions)
        case kind if kind is list:
            if not node.texts():
                node.fail("the list is empty", "write at least one entry")
        case kind if kind is dict:
            for child in node.mapping().values():
                if not child.texts():
                    child.fail("the list is empty", "write at least one entry")
        case kind:
            node.fail(f"{spec.name} declares '{name}' as {kind}", "a check's params are plain YAML")
    match name:
        case "pattern":
            node.pattern()
        case "question":
            node.one_of(around.questions)
        case "document_type":
            codes = [
                kind.code
                for element in elements.values()
                if element.carrier is Carrier.MATERIAL
                for kind in around.materials[element.holder].document_types
            ]
            node.one_of(codes)
        case "words" if "question" in params and spec.params[name] is dict:
            question = around.questions[params["question"].one_of(around.questions)]
            node.record(option.value for option in question.options)


def _check_answers(
    elements: Mapping[str, Element], params: Mapping[str, Node], around: Surroundings
) -> None:
    """A word that a source never answers would hold or bar nobody."""
    for element in elements.values():
        if element.carrier is not Carrier.SOURCE:
            continue
        source = around.sources[element.holder.removeprefix("source.")]
        answers = source.facts[element.key].answers
        for name in ("bars", "values"):
            for child in params[name].items() if answers and name in params else ():
                if child.text() not in answers:
                    child.fail(
                        f"'{child.text()}' is no answer of '{element.path}'",
                        known(answers, child.text()),
                    )


def _frozen(value: object) -> object:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(part) for key, part in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(part) for part in value)
    return value
