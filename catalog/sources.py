"""YAML of the systems that can be asked (数据源) → Source, their papers and fields resolved."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from catalog.node import Node, known
from catalog.types import DocumentType, Fact, FactKind, Source


def read_sources(node: Node, types: Mapping[str, DocumentType]) -> dict[str, Source]:
    """By key, in authored order. Raises CatalogError."""
    return {key: _source(key, child, types) for key, child in node.mapping().items()}


def _source(key: str, node: Node, types: Mapping[str, DocumentType]) -> Source:
    record = node.record(("name", "owner", "facts"), ("supplies",))
    facts = {name: _fact(name, child) for name, child in record["facts"].mapping().items()}
    if not facts:
        record["facts"].fail("nothing can be asked", "name at least one fact")
    supplies = record["supplies"].mapping() if "supplies" in record else {}
    return Source(
        key=key,
        name=record["name"].text(),
        owner=record["owner"].text(),
        facts=MappingProxyType(facts),
        supplies=MappingProxyType({c: _fields(c, n, types) for c, n in supplies.items()}),
    )


def _fact(key: str, node: Node) -> Fact:
    record = node.record(("label", "kind", "needs"))
    return Fact(key, record["label"].text(), record["kind"].word(FactKind), record["needs"].texts())


def _fields(code: str, node: Node, types: Mapping[str, DocumentType]) -> tuple[str, ...]:
    if code not in types:
        node.fail(f"document type '{code}' is unknown", known(types, code))
    keys = [spec.key for spec in types[code].fields]
    return tuple(child.one_of(keys) for child in node.items())
