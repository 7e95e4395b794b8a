"""YAML of administrative divisions (行政区划) → Divisions: each code once, each in its parent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from catalog.node import Node, known
from catalog.types import Division, Divisions


def read_divisions(node: Node) -> Divisions:
    """In authored order, a division after the one it lies in. Raises CatalogError."""
    found: dict[str, Division] = {}
    for child in node.items():
        division = _division(child, found)
        found[division.code] = division
    return Divisions(MappingProxyType(found), _by_name(found))


def _division(node: Node, earlier: Mapping[str, Division]) -> Division:
    record = node.record(("code", "name"), ("parent", "aliases", "shared"))
    code = record["code"].text()
    if not re.fullmatch(r"[1-9]\d{5}", code):
        record["code"].fail(f"'{code}' is no code of GB/T 2260", "write six digits in quotes")
    if code in earlier:
        record["code"].fail(f"code '{code}' stands twice", f"it is {earlier[code].name}'s")
    parent = record["parent"].one_of(earlier) if "parent" in record else ""
    if parent != _parent_of(code):
        record.children.get("parent", node).fail(
            f"{code} lies in '{parent}'" if parent else f"{code} names no parent",
            f"write 'parent: \"{_parent_of(code)}\"'" if _parent_of(code) else "leave parent out",
        )
    division = Division(
        code,
        record["name"].text(),
        parent,
        record.texts("aliases"),
        record.truth("shared", False),
    )
    for other in earlier.values():
        if other.parent == parent and set(other.names) & set(division.names):
            record["name"].fail(f"{division.name} is {other.code}, too", "keep one of the two")
    return division


def _parent_of(code: str) -> str:
    """The code of the division a code says it lies in; "" for a province."""
    if code.endswith("0000"):
        return ""
    return f"{code[:2]}0000" if code.endswith("00") else f"{code[:4]}00"


def _by_name(found: Mapping[str, Division]) -> Mapping[str, tuple[Division, ...]]:
    names: dict[str, tuple[Division, ...]] = {}
    for division in found.values():
        for name in division.names:
            names[name] = (*names.get(name, ()), division)
    return MappingProxyType(names)


def read_areas(node: Node, divisions: Divisions) -> tuple[str, ...]:
    """The codes written here, one or a list of them, each a division's. Raises CatalogError."""
    written = node.items() if isinstance(node.value, list) else [node]
    codes = tuple(child.text() for child in written)
    if not codes:
        node.fail("the list is empty", "write at least one code")
    for child, code in zip(written, codes, strict=True):
        if code not in divisions.by_code:
            child.fail(f"'{code}' is no division", known(divisions.by_code, code))
        if codes.count(code) > 1:
            child.fail(f"'{code}' stands twice in the list", "keep it once")
    return codes


def jurisdiction_of(authority: str, divisions: Divisions) -> tuple[str, ...]:
    """The codes of the cities and counties an authority's name says it is of; of a city and
    its own counties the city alone."""
    named = {
        division.code
        for name, sharing in divisions.by_name.items()
        if name in authority
        for division in sharing
        if division.parent
    }
    return tuple(sorted(c for c in named if divisions.by_code[c].parent not in named))
