"""YAML of the systems that can be asked (数据源) → Source, their papers and fields resolved."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from catalog.node import Node, known
from catalog.types import DocumentType, Fact, FactKind, FieldKind, Licence, Source

NEEDS: Mapping[str, tuple[FieldKind, ...]] = {
    "name": (FieldKind.NAME, FieldKind.ORGANISATION),
    "id_number": (FieldKind.ID_NUMBER,),
    "other_id_number": (FieldKind.ID_NUMBER,),
    "credit_code": (FieldKind.CREDIT_CODE,),
    "address": (FieldKind.ADDRESS,),
    "certificate_no": (FieldKind.CODE,),
    "marital_status": (),
    "group": (),
}
"""What sources may have to be told, and of which kind it is; an answer of the applicant to a
question where it is of none."""


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
        supplies=MappingProxyType({c: _licence(c, n, types) for c, n in supplies.items()}),
    )


def _fact(key: str, node: Node) -> Fact:
    record = node.record(("label", "kind", "needs"), ("may_need", "answers", "written"))
    kind = record["kind"].word(FactKind)
    said = [word for word in ("answers", "written") if word in record]
    if kind is FactKind.CLAIM and said:
        record[said[0]].fail("a claim is confirmed or denied", f"leave '{said[0]}' out")
    if kind is FactKind.VALUE and len(said) != 1:
        node.fail(
            "what may be answered is not said" if not said else "'answers' and 'written' together",
            "write 'answers: […]' for a few known words, or 'written: date', number, amount …",
        )
    answers = record.texts("answers")
    if "answers" in record and not answers:
        record["answers"].fail("the list is empty", "write every word that may be answered")
    needs = _needs(record["needs"])
    if not needs:
        record["needs"].fail("the source is told nothing", known(NEEDS))
    return Fact(
        key=key,
        label=record["label"].text(),
        kind=kind,
        needs=needs,
        may_need=_needs(record["may_need"]) if "may_need" in record else (),
        answers=answers,
        written=record["written"].word(FieldKind) if "written" in record else None,
    )


def _licence(code: str, node: Node, types: Mapping[str, DocumentType]) -> Licence:
    if code not in types:
        node.fail(f"document type '{code}' is unknown", known(types, code))
    record = node.record(("needs", "fields"))
    keys = [spec.key for spec in types[code].fields]
    fields = tuple(child.one_of(keys) for child in record["fields"].items())
    return Licence(code, _needs(record["needs"]), fields)


def _needs(node: Node) -> tuple[str, ...]:
    node.texts()
    return tuple(child.one_of(NEEDS) for child in node.items())
