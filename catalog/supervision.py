"""YAML of the supervision rules (效能监察规则) → Supervision: what case records hold, and the
rules over them, every reference resolved.

Each field of a record is a question that `applies_when` may ask. One of a closed set is answered
by its value; of any other it is asked whether the record holds it: `given`, or `empty` where
there is a place for it and nothing stands there. A number that is 0 is `zero`, too. A field the
record has no place for answers nothing.

An example's `given` maps `record.field` to what stands there as an office would write it; null: the
place is empty; a field not named: the record has no place for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from catalog.conditions import OPERATORS, read_condition
from catalog.elements import Surroundings, read_element
from catalog.lint import held_to_its_word
from catalog.node import Node, known, refuse_repeats
from catalog.points import VERDICTS, equivalents_of, read_basis
from catalog.rules import read_rule
from catalog.types import (
    ALWAYS,
    CheckRegistry,
    Divisions,
    Example,
    FieldKind,
    Form,
    Gravity,
    Law,
    Option,
    Question,
    RecordField,
    Supervision,
    SupervisionRule,
)

CASE_ID, ACCEPTED_AT, FINISHED_AT, STATE = "case_id", "accepted_at", "finished_at", "state"
"""Fields that the program itself asks for."""

OPEN, FINISHED = "open", "finished"
"""States of a case that the program knows."""

GIVEN, EMPTY, ZERO = "given", "empty", "zero"
"""Whether a record holds a field."""

_KINDS = (FieldKind.MOMENT, FieldKind.NUMBER, FieldKind.CODE, FieldKind.PERIODS)
_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")


def parts_of(periods: str) -> tuple[str, str, str]:
    """The fields that tell when each of the periods started and ended, and how many days are
    recorded: `special_procedures` is made of `special_procedure.started_on` and its like."""
    one = periods.removesuffix("s")
    return f"{one}.started_on", f"{one}.ended_on", f"{one}.days"


def read_supervision(node: Node, laws: Mapping[str, Law], checks: CheckRegistry) -> Supervision:
    """Raises CatalogError."""
    record = node.record(("record", "today", "effective_from", "rules"))
    fields = _fields(record["record"])
    around = Surroundings(
        laws=laws,
        questions={each.key: _question(each) for each in fields.values()},
        materials={},
        form=Form("record", "", ()),
        checks=checks,
        packs={},
        sources={},
        divisions=Divisions(),
        effective_from=record["effective_from"].day(),
        today=record["today"].day(),
        record=fields,
    )
    nodes = record["rules"].items()
    rules = tuple(_rule(child, around) for child in nodes)
    refuse_repeats(nodes, [rule.key for rule in rules], "rule")
    return Supervision(tuple(fields.values()), rules)


def _fields(node: Node) -> dict[str, RecordField]:
    nodes = node.items()
    fields = [_field(child) for child in nodes]
    refuse_repeats(nodes, [each.key for each in fields], "field")
    by_key = {each.key: each for each in fields}
    taken: dict[str, str] = {}
    for child, each in zip(nodes, fields, strict=True):
        for name in (each.key, *each.names):
            if taken.setdefault(name, each.key) != each.key:
                child.fail(f"'{name}' stands for {taken[name]}, too", "give each its own names")
        if each.kind is FieldKind.PERIODS:
            started, ended, days = parts_of(each.key)
            _needs(node, by_key, started, FieldKind.MOMENT)
            _needs(node, by_key, ended, FieldKind.MOMENT)
            _needs(node, by_key, days, FieldKind.NUMBER)
    _needs(node, by_key, CASE_ID, FieldKind.CODE)
    _needs(node, by_key, ACCEPTED_AT, FieldKind.MOMENT)
    _needs(node, by_key, FINISHED_AT, FieldKind.MOMENT)
    _needs(node, by_key, STATE, FieldKind.TEXT)
    for state in (OPEN, FINISHED):
        if state not in by_key[STATE].options:
            node.fail(f"'{STATE}' has no option '{state}'", f"write '{state}: [words]' among them")
    return by_key


def _needs(node: Node, fields: Mapping[str, RecordField], key: str, kind: FieldKind) -> None:
    if key not in fields or fields[key].kind is not kind:
        says = f"kind: {kind}" if kind in _KINDS else "options: {…}"
        node.fail(f"no field '{key}' with '{says}'", f"write '- {{key: {key}, {says}, …}}'")


def _field(node: Node) -> RecordField:
    record = node.record(("key", "names"), ("kind", "options", "units"))
    key = record["key"].text()
    if not _KEY.fullmatch(key) or key in (*OPERATORS, "always"):
        record["key"].fail(f"'{key}' can't be a field", "use lower-case letters, digits and _")
    names = record["names"].texts()
    if not names:
        record["names"].fail("the list is empty", "write the label first, then other columns")
    if ("kind" in record) == ("options" in record):
        node.fail("a field has a kind, or options", f"write 'options:', or kind: {known(_KINDS)}")
    if "options" in record:
        options = {value: child.texts() for value, child in record["options"].mapping().items()}
        return RecordField(key, names, FieldKind.TEXT, MappingProxyType(options))
    kind = FieldKind(record["kind"].one_of(_KINDS))
    if "units" in record and kind is not FieldKind.NUMBER:
        record["units"].fail(f"units of a {kind}", "only numbers have units")
    return RecordField(key, names, kind, units=record.texts("units"))


def _question(each: RecordField) -> Question:
    values = list(each.options) or [GIVEN, EMPTY]
    if each.kind is FieldKind.NUMBER:
        values.append(ZERO)
    return Question(each.key, each.label, tuple(Option(value, value) for value in values))


def _rule(node: Node, around: Surroundings) -> SupervisionRule:
    record = node.record(
        ("key", "version", "title", "severity", "rules", "remedy", "examples"),
        ("applies_when", "basis", "effective_from", "effective_to", "equivalent_mutants"),
    )
    applies_when = ALWAYS
    if "applies_when" in record:
        applies_when = read_condition(record["applies_when"], around.questions)
    begins = record["effective_from"].day() if "effective_from" in record else around.effective_from
    ends = record["effective_to"].day() if "effective_to" in record else None
    if ends is not None and ends < begins:
        record["effective_to"].fail(f"{ends} is before {begins}", "write a later day")
    rules = tuple(read_rule(child, around) for child in record["rules"].items())
    if not rules:
        record["rules"].fail("no rule stands here", "write at least one '- check: …'")
    examples = tuple(_example(child, around) for child in record["examples"].items())
    held_to_its_word(examples, node)
    return SupervisionRule(
        key=record["key"].key(),
        version=record["version"].whole(minimum=1),
        title=record["title"].text(),
        severity=record["severity"].word(Gravity),
        applies_when=applies_when,
        rules=rules,
        basis=read_basis(record.list("basis"), around.laws),
        remedy=record["remedy"].text(),
        examples=examples,
        effective_from=begins,
        effective_to=ends,
        equivalents=MappingProxyType(equivalents_of(record)),
    )


def _example(node: Node, around: Surroundings) -> Example:
    record = node.record(("title", "given", "expect"), ("today",))
    given: dict[str, str | None] = {}
    for path, child in record["given"].mapping().items():
        read_element(child, path, around)
        given[path] = _written(child)
    return Example(
        title=record["title"].text(),
        given=MappingProxyType(given),
        today=record["today"].day() if "today" in record else around.today,
        expect=record["expect"].one_of(VERDICTS),
    )


def _written(node: Node) -> str | None:
    """What stands in a place of the record; numbers need no quotes."""
    if node.value is None:
        return None
    return str(node.whole()) if isinstance(node.value, int) else node.text()
