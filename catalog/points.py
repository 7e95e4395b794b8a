"""YAML of 受理要点 → acceptance points, review points, rules and elements, all resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from catalog.conditions import read_condition
from catalog.node import Node, known, refuse_repeats
from catalog.types import (
    ALWAYS,
    AcceptancePoint,
    Basis,
    Carrier,
    CheckRegistry,
    CheckSpec,
    Dimension,
    Element,
    Example,
    FieldSpec,
    Form,
    Law,
    Material,
    OperandKind,
    Question,
    ReviewPoint,
    Rule,
    Severity,
    Verified,
)

ARTICLE = re.compile(
    r"(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)(?:第.+款)?(?:第.+项)?"
)
"""An article as a law writes it, with paragraph and item where they matter."""

VERDICTS = ("pass", "fail", "unsure", "not_applicable")
PAPER_STATES = ("present", "missing", "wrong", "blurred")
SIDE_STATES = ("present", "missing", "blurred")


@dataclass(frozen=True)
class Surroundings:
    """What the points of an item may refer to."""

    laws: Mapping[str, Law]
    questions: Mapping[str, Question]
    materials: Mapping[str, Material]
    form: Form
    checks: CheckRegistry
    effective_from: date


def read_basis(nodes: Iterable[Node], laws: Mapping[str, Law]) -> tuple[Basis, ...]:
    return tuple(_basis(node, laws) for node in nodes)


def _basis(node: Node, laws: Mapping[str, Law]) -> Basis:
    record = node.record(("law", "article", "verified"), ("note",))
    law, article = record["law"].one_of(laws), record["article"].text()
    if not ARTICLE.fullmatch(article):
        record["article"].fail(
            f"'{article}' is not an article", "write it as the law does: 第三十五条"
        )
    return Basis(laws[law], article, record["verified"].word(Verified), record.text("note"))


def read_acceptance_points(node: Node, around: Surroundings) -> tuple[AcceptancePoint, ...]:
    groups = tuple(_acceptance_point(child, around) for child in node.items())
    refuse_repeats(node.items(), [g.id for g in groups], "acceptance point")
    seen: dict[str, str] = {}
    for child, group in zip(node.items(), groups, strict=True):
        for index, point in enumerate(group.points):
            if point.id in seen:
                where = child.child("points", None).child(index, None).child("id", point.id)
                where.fail(f"review point '{point.id}' stands twice", f"also in {seen[point.id]}")
            seen[point.id] = group.id
    return groups


def _acceptance_point(node: Node, around: Surroundings) -> AcceptancePoint:
    record = node.record(("id", "title", "points"))
    points = tuple(_point(child, around) for child in record["points"].items())
    return AcceptancePoint(record["id"].key(), record["title"].text(), points)


def _point(node: Node, around: Surroundings) -> ReviewPoint:
    record = node.record(
        ("id", "version", "title", "dimension", "severity", "rules", "basis", "remedy", "examples"),
        ("applies_when", "effective_from", "effective_to"),
    )
    applies_when = ALWAYS
    if "applies_when" in record:
        applies_when = read_condition(record["applies_when"], around.questions)
    begins = record["effective_from"].day() if "effective_from" in record else around.effective_from
    ends = record["effective_to"].day() if "effective_to" in record else None
    if ends is not None and ends < begins:
        record["effective_to"].fail(f"{ends} is before {begins}", "write a later day")
    rules = tuple(_rule(child, around) for child in record["rules"].items())
    if not rules:
        record["rules"].fail("no rule stands here", "write at least one '- check: …'")
    basis = read_basis(record["basis"].items(), around.laws)
    if not basis:
        record["basis"].fail("nothing carries this point", "name a law and an article")
    return ReviewPoint(
        id=record["id"].key(),
        version=record["version"].whole(minimum=1),
        title=record["title"].text(),
        dimension=record["dimension"].word(Dimension),
        severity=record["severity"].word(Severity),
        applies_when=applies_when,
        rules=rules,
        basis=basis,
        remedy=record["remedy"].text(),
        examples=tuple(_example(child, around) for child in record["examples"].items()),
        effective_from=begins,
        effective_to=ends,
    )


# --- rules and elements -----------------------------------------------------------------------


def _rule(node: Node, around: Surroundings) -> Rule:
    """`check: …` and, in the same mapping, its operands (element paths) and its params."""
    parts = node.mapping()
    if "check" not in parts:
        node.fail("key 'check' is missing", f"write 'check: …'; {known(around.checks)}")
    spec = around.checks[parts["check"].one_of(around.checks)]
    allowed = {*spec.operands, *spec.params}
    for key, child in parts.items():
        if key != "check" and key not in allowed:
            child.fail(f"'{key}' is neither operand nor param of {spec.name}", known(allowed, key))
    for key in (*spec.operands, *spec.params):
        if key not in parts and key not in spec.optional:
            noun = "operand" if key in spec.operands else "param"
            node.fail(f"{noun} '{key}' of {spec.name} is missing", f"write '{key}: …'")
    elements = {name: _element(parts[name], kind, around) for name, kind in spec.operands.items()}
    params = {name: parts[name] for name in spec.params if name in parts}
    for name, child in params.items():
        _check_param(name, child, spec, elements, params, around)
    frozen = {name: _frozen(child.value) for name, child in params.items()}
    return Rule(spec.name, MappingProxyType(elements), MappingProxyType(frozen))


def _element(node: Node, kind: OperandKind, around: Surroundings) -> Element:
    element = read_element(node, node.text(), around)
    if kind is OperandKind.PAPER and element.carrier is not Carrier.MATERIAL:
        node.fail(f"'{element.path}' is one value where a whole paper belongs",
                  f"name the paper alone: '{element.holder}'")  # fmt: skip
    if kind is OperandKind.VALUE and element.carrier is Carrier.MATERIAL:
        fields = _fields_of(around.materials[element.holder])
        node.fail(f"'{element.path}' is a whole paper where one value belongs",
                  f"name a field of it; {known(fields)}")  # fmt: skip
    return element


def read_element(node: Node, path: str, around: Surroundings) -> Element:
    """`form.box`, `source.register.fact`, `material.field` or `material`."""
    holder, _, key = path.partition(".")
    if holder == "form":
        boxes = {field.key: field.label for field in around.form.fields}
        if key not in boxes:
            node.fail(f"form field '{key}' is unknown", known(boxes, key))
        return Element(Carrier.FORM, "form", key, f"{around.form.title}·{boxes[key]}")
    if holder == "source":
        source, _, fact = key.partition(".")
        if not source or not fact:
            node.fail(f"'{path}' names no fact of a source", "write 'source.register.fact'")
        return Element(Carrier.SOURCE, f"source.{source}", fact, f"{source}·{fact}")
    if holder not in around.materials:
        node.fail(f"material '{holder}' is unknown", known({*around.materials, "form"}, holder))
    material = around.materials[holder]
    if not key:
        return Element(Carrier.MATERIAL, holder, "", material.name)
    fields = _fields_of(material)
    if key not in fields:
        node.fail(f"{material.name} has no field '{key}'", known(fields, key))
    return Element(Carrier.FIELD, holder, key, f"{material.name}·{fields[key].label}")


def _fields_of(material: Material) -> dict[str, FieldSpec]:
    return {spec.key: spec for kind in material.document_types for spec in kind.fields}


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


def _frozen(value: object) -> object:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(part) for key, part in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(part) for part in value)
    return value


# --- examples -----------------------------------------------------------------------------------


def _example(node: Node, around: Surroundings) -> Example:
    record = node.record(("title", "given", "today", "expect"))
    return Example(
        title=record["title"].text(),
        given=read_facts(record["given"], around),
        today=record["today"].day(),
        expect=record["expect"].one_of(VERDICTS),
    )


def read_facts(node: Node, around: Surroundings) -> Mapping[str, str | None]:
    """The facts of an example; their paths are told in `catalog.load`."""
    facts: dict[str, str | None] = {}
    for path, child in node.mapping().items():
        facts[path] = _fact(path, child, around)
    return MappingProxyType(facts)


def _fact(path: str, node: Node, around: Surroundings) -> str | None:
    side = re.fullmatch(r"(.+)\[(.+)\]", path)
    if side:
        material = around.materials.get(side[1])
        if material is None:
            node.fail(f"material '{side[1]}' is unknown", known(around.materials, side[1]))
        codes = [kind.code for kind in material.document_types]
        if side[2] not in codes:
            node.fail(f"{material.name} has no document type '{side[2]}'", known(codes, side[2]))
        return node.one_of(SIDE_STATES)
    holder, _, key = path.partition(".")
    if holder == "situation":
        return _chosen(key, node, around.questions)
    if holder in around.materials and key in ("seal", "text"):
        return node.text()
    if read_element(node, path, around).carrier is Carrier.MATERIAL:
        return node.one_of(PAPER_STATES)
    return None if node.value is None else node.text()


def _chosen(key: str, node: Node, questions: Mapping[str, Question]) -> str:
    """Options joined by commas."""
    if key not in questions:
        node.fail(f"question '{key}' is unknown", known(questions, key))
    options = [option.value for option in questions[key].options]
    for value in node.text().split(","):
        if value not in options:
            node.fail(f"'{value}' is no option of '{key}'", known(options, value))
    return node.text()
