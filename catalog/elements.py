"""An authored path, such as `licence.name` → the element it names, and what names may be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from catalog.node import Node, known
from catalog.packs import Pack
from catalog.types import (
    Carrier,
    CheckRegistry,
    Divisions,
    Element,
    FieldSpec,
    Form,
    Law,
    Material,
    Question,
    RecordField,
    Source,
)


@dataclass(frozen=True)
class Surroundings:
    """What the points of an item may refer to; `today` is the day of examples that name none.
    `record` are the fields of case records, which supervision rules look at, and nothing else."""

    laws: Mapping[str, Law]
    questions: Mapping[str, Question]
    materials: Mapping[str, Material]
    form: Form
    checks: CheckRegistry
    packs: Mapping[str, Pack]
    sources: Mapping[str, Source]
    divisions: Divisions
    effective_from: date
    today: date
    record: Mapping[str, RecordField] = field(default_factory=dict)


def read_element(node: Node, path: str, around: Surroundings) -> Element:
    """`form.box`, `source.register.fact`, `material.field` or `material`; `record.field` where
    case records are looked at."""
    holder, _, key = path.partition(".")
    if around.record:
        return _entry(node, path, around.record)
    if holder == "form":
        boxes = {field.key: field for field in around.form.fields}
        if key not in boxes:
            node.fail(f"form field '{key}' is unknown", known(boxes, key))
        box = boxes[key]
        return Element(Carrier.FORM, "form", key, f"{around.form.title}·{box.label}", box.kind)
    if holder == "source":
        return _fact(node, path, around.sources)
    if holder not in around.materials:
        node.fail(f"material '{holder}' is unknown", known({*around.materials, "form"}, holder))
    material = around.materials[holder]
    if not key:
        return Element(Carrier.MATERIAL, holder, "", material.name)
    fields = fields_of(material)
    if key not in fields:
        node.fail(f"{material.name} has no field '{key}'", known(fields, key))
    spec = fields[key]
    return Element(Carrier.FIELD, holder, key, f"{material.name}·{spec.label}", spec.kind)


def _entry(node: Node, path: str, record: Mapping[str, RecordField]) -> Element:
    holder, _, key = path.partition(".")
    if holder != "record":
        node.fail(f"'{path}' is no entry of a case record", "write 'record.<field>'")
    if key not in record:
        node.fail(f"case records have no field '{key}'", known(record, key))
    return record[key].element


def _fact(node: Node, path: str, sources: Mapping[str, Source]) -> Element:
    _, _, key = path.partition(".")
    source, _, fact = key.partition(".")
    if not source or not fact:
        node.fail(f"'{path}' names no fact of a source", "write 'source.register.fact'")
    if source not in sources:
        node.fail(f"source '{source}' is unknown", known(sources, source))
    facts = sources[source].facts
    if fact not in facts:
        node.fail(f"{sources[source].name} can't be asked '{fact}'", known(facts, fact))
    label = f"{sources[source].name}·{facts[fact].label}"
    return Element(Carrier.SOURCE, f"source.{source}", fact, label)


def fields_of(material: Material) -> dict[str, FieldSpec]:
    """Every field of the material's papers, by key."""
    return {spec.key: spec for kind in material.document_types for spec in kind.fields}
