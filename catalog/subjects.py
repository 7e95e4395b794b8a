"""YAML of whom sources are asked about → for every fact that a rule reads, where its needs stand.

subjects:                                # whom a source is asked about
  population-register: {name: id.name, id_number: id.id_number}
  population-register.kinship: {other_id_number: proxy-id.id_number}   # besides the above
  civil-affairs: {id_number: id.id_number, group: situation.special}
supplied:                                # materials that a source may hand over (免证办)
  licence: {source: registration-platform, credit_code: form.credit_code}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from catalog.elements import Surroundings, read_element
from catalog.node import Node, known
from catalog.sources import NEEDS
from catalog.types import (
    AcceptancePoint,
    Carrier,
    Element,
    Fact,
    Subject,
    Supply,
    Told,
)

_SITUATION = "situation"


def read_subjects(
    node: Node, groups: Iterable[AcceptancePoint], around: Surroundings
) -> Mapping[str, Subject]:
    """By path of the fact. Raises CatalogError where a rule reads a fact that lacks a need, and
    where something is told that nobody asks for."""
    facts = dict(_facts_read(groups, around))
    entries = {} if node.value is None else node.mapping()
    told = {name: _entry(name, child, facts, around) for name, child in entries.items()}
    return MappingProxyType(
        {path: _subject(path, fact, told, node) for path, fact in facts.items()}
    )


def read_supplied(node: Node, around: Surroundings) -> Mapping[str, Supply]:
    """By material. Raises CatalogError."""
    entries = {} if node.value is None else node.mapping()
    return MappingProxyType({key: _supply(key, child, around) for key, child in entries.items()})


def _facts_read(
    groups: Iterable[AcceptancePoint], around: Surroundings
) -> Iterator[tuple[str, Fact]]:
    for point in (point for group in groups for point in group.points):
        for element in (e for rule in point.checks for e in rule.elements.values()):
            if element.carrier is Carrier.SOURCE:
                source = around.sources[element.holder.removeprefix("source.")]
                yield element.path, source.facts[element.key]


def _entry(
    name: str, node: Node, facts: Mapping[str, Fact], around: Surroundings
) -> dict[str, Told]:
    """What stands under `source` or `source.fact`: needs that some fact of it has."""
    key = name.partition(".")[0]
    if key not in around.sources:
        node.fail(f"source '{key}' is unknown", known(around.sources, key))
    asked = [fact for path, fact in facts.items() if _covers(name, path)]
    if not asked:
        read = [path.removeprefix("source.") for path in facts]
        node.fail(f"no rule reads '{name}'", f"take it out; {known(read, name)}")
    needs = dict.fromkeys(need for fact in asked for need in (*fact.needs, *fact.may_need))
    told: dict[str, Told] = {}
    for need, child in node.mapping().items():
        if need not in needs:
            child.fail(f"'{name}' is not told '{need}'", known(needs, need))
        told[need] = _told(need, child, around)
    return told


def _covers(name: str, path: str) -> bool:
    return path == f"source.{name}" or path.startswith(f"source.{name}.")


def _subject(path: str, fact: Fact, told: Mapping[str, Mapping[str, Told]], node: Node) -> Subject:
    """A fact's own entry goes before that of its source."""
    key = path.removeprefix("source.")
    given = {**told.get(key.partition(".")[0], {}), **told.get(key, {})}
    for need in fact.needs:
        if need not in given:
            node.fail(
                f"'{path}' is read, and its source is not told '{need}'",
                f"write where it stands: '{key}: {{{need}: material.field}}'",
            )
    return Subject(
        MappingProxyType({need: given[need] for need in fact.needs}),
        MappingProxyType({need: given[need] for need in fact.may_need if need in given}),
    )


def _told(need: str, node: Node, around: Surroundings) -> Told:
    path = node.text()
    holder, _, key = path.partition(".")
    if holder == _SITUATION:
        if key not in around.questions:
            node.fail(f"question '{key}' is unknown", known(around.questions, key))
        if NEEDS[need]:
            node.fail(f"'{path}' is an answer where '{need}' is a value", "name a field or a box")
        return around.questions[key]
    element = read_element(node, path, around)
    if element.carrier not in (Carrier.FIELD, Carrier.FORM):
        node.fail(
            f"'{path}' is no field of a paper and no box", "write 'material.field' or 'form.box'"
        )
    if element.kind not in NEEDS[need]:
        kinds = " or ".join(NEEDS[need]) or "an answer: situation.question"
        node.fail(f"'{path}' is of kind {element.kind}", f"'{need}' wants {kinds}")
    return element


def _supply(key: str, node: Node, around: Surroundings) -> Supply:
    if key not in around.materials:
        node.fail(f"material '{key}' is unknown", known(around.materials, key))
    children = node.mapping()
    if "source" not in children:
        node.fail("key 'source' is missing", f"write 'source: …'; {known(around.sources)}")
    source = around.sources[children.pop("source").one_of(around.sources)]
    material = around.materials[key]
    lacking = [kind.name for kind in material.document_types if kind.code not in source.supplies]
    if lacking or len(material.document_types) > 1:
        node.fail(
            f"{source.name} can't hand over the whole of {material.name}",
            f"name a material that is one of its papers: {', '.join(source.supplies) or '(none)'}",
        )
    kind = material.document_types[0]
    needs = source.supplies[kind.code].needs
    for need, child in children.items():
        if need not in needs:
            child.fail(f"'{source.key}' is not told '{need}' for this paper", known(needs, need))
    missing = [need for need in needs if need not in children]
    if missing:
        node.fail(f"the source is not told '{missing[0]}'", f"write '{missing[0]}: form.box'")
    subject = {need: _told(need, children[need], around) for need in needs}
    for need, told in subject.items():
        if isinstance(told, Element) and told.holder == key:
            children[need].fail("it stands on the very paper that is asked for", "name another")
    return Supply(source.key, kind, Subject(MappingProxyType(subject)))
