"""YAML of point packs (套件), which several items use → the points they stand for in one item.

A pack names what it `asks` for; `<paper>` in its points stands for what the item gives. Of a
material given by its key, `<paper-name>`, `<paper-advice>` and `<paper-basis>` stand for its
name, how to fill it in, and its legal basis. A string that is nothing but a placeholder becomes
the value itself, a list or a number where that is what was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalog.node import Node, Record, known
from catalog.types import Basis, Material

_PLACEHOLDER = re.compile(r"<([a-z][a-z0-9_-]*)>")
USE = "use"


class Asked(StrEnum):
    """What a pack's parameter is."""

    MATERIAL = "material"  # the key of one of the item's materials
    TEXT = "text"
    NUMBER = "number"
    LIST = "list"


@dataclass(frozen=True)
class Pack:
    """A pack as authored: its points stay YAML until an item says what they are about."""

    key: str
    name: str
    asks: Mapping[str, Asked]
    points: tuple[Node, ...]


def read_pack(node: Node) -> Pack:
    """The pack, whose every placeholder is one of what it asks for. Raises CatalogError."""
    record = node.record(("key", "name", "asks", "points"))
    asks = {key: child.word(Asked) for key, child in record["asks"].mapping().items()}
    fillable = {name for key, kind in asks.items() for name in _names(key, kind)}
    points = tuple(record["points"].items())
    used = {name for point in points for name in _placeholders(point, fillable)}
    for key, child in record["asks"].mapping().items():
        if not used & {*_names(key, asks[key])}:
            child.fail(f"no point uses <{key}>", "use it, or ask no more for it")
    return Pack(record["key"].key(), record["name"].text(), asks, points)


def unfold(
    node: Node, packs: Mapping[str, Pack], materials: Mapping[str, Material]
) -> Iterator[Node]:
    """The point itself, or the points of the pack that it uses: `use: pack`, `with:` what it
    asks for, `each:` the same for several values of one of them. What stands beside them
    (`basis`, `applies_when`, `severity`, `remedy`) is given to each point; a `basis` comes
    before the pack's, an `applies_when` is asked together with it."""
    if not isinstance(node.value, dict) or USE not in node.value:
        yield node
        return
    record = node.record(
        (USE,), ("with", "each", "without", "basis", "applies_when", "severity", "remedy")
    )
    pack = packs[record[USE].one_of(packs)]
    for given in _given(record, pack, materials):
        left_out = [_filled(name, given) for name in record.texts("without")]
        for index, point in enumerate(pack.points):
            value = {k: _filled(v.value, given) for k, v in point.mapping().items()}
            if value.get("id") in left_out:
                continue
            changed = _changed(value, record)
            yield Node(f"{node.where} → packs/{pack.key}.yaml", f"points[{index}]", changed)


def _names(key: str, kind: Asked) -> tuple[str, ...]:
    """The placeholders that a parameter fills."""
    more = ("-name", "-advice", "-basis") if kind is Asked.MATERIAL else ()
    return (key, *(key + ending for ending in more))


def _basis(basis: Basis) -> dict[str, object]:
    """As authored."""
    cited = {"law": basis.law.key, "article": basis.article, "verified": basis.verified.value}
    return {**cited, "note": basis.note} if basis.note else {**cited}


def packs_used(item: Node) -> frozenset[str]:
    """The packs that an item's points name."""
    groups = item.mapping()["acceptance_points"].items()
    points = [point.value for group in groups for point in group.mapping()["points"].items()]
    return frozenset(str(p[USE]) for p in points if isinstance(p, dict) and USE in p)


def _given(
    record: Record, pack: Pack, materials: Mapping[str, Material]
) -> Iterator[dict[str, object]]:
    """What the placeholders stand for, once for every value under `each`."""
    single = record["with"].mapping() if "with" in record else {}
    several = record["each"].mapping() if "each" in record else {}
    for key, child in (*single.items(), *several.items()):
        if key not in pack.asks:
            child.fail(f"pack '{pack.key}' doesn't ask for '{key}'", known(pack.asks, key))
    if len(several) > 1:
        record["each"].fail("values of several parameters", "write 'each' for one of them")
    for key in pack.asks:
        if key not in single and key not in several:
            record.node.fail(f"pack '{pack.key}' asks for '{key}'", f"write 'with: {{{key}: …}}'")
    base = [pair for key, child in single.items() for pair in _value(key, child, pack, materials)]
    if not several:
        yield dict(base)
    for key, child in several.items():
        for each in child.items():
            yield {**dict(base), **dict(_value(key, each, pack, materials))}


def _value(
    key: str, node: Node, pack: Pack, materials: Mapping[str, Material]
) -> Iterator[tuple[str, object]]:
    match pack.asks[key]:
        case Asked.MATERIAL:
            material = materials[node.one_of(materials)]
            yield key, material.key
            yield f"{key}-name", material.name
            yield f"{key}-advice", material.filling_advice
            yield f"{key}-basis", [_basis(basis) for basis in material.basis]
        case Asked.TEXT:
            yield key, node.text()
        case Asked.NUMBER:
            yield key, int(number) if (number := node.number()).is_integer() else number
        case Asked.LIST:
            yield key, list(node.texts())


def _changed(point: dict[str, object], record: Record) -> dict[str, object]:
    """The pack's point with what the item says of it."""
    plain = {key: record[key].plain() for key in ("severity", "remedy") if key in record}
    changed = {**point, **plain}
    if "basis" in record:
        own, of_pack = record["basis"].plain(), point.get("basis", [])
        if isinstance(own, list) and isinstance(of_pack, list):
            changed["basis"] = [*own, *of_pack]
    if "applies_when" in record:
        condition = record["applies_when"].plain()
        of_pack = point.get("applies_when")
        changed["applies_when"] = {"all": [condition, of_pack]} if of_pack else condition
    return changed


def _filled(value: object, given: Mapping[str, object]) -> object:
    match value:
        case str():
            whole = _PLACEHOLDER.fullmatch(value)
            if whole:
                return given[whole[1]]
            return _PLACEHOLDER.sub(lambda found: _shown(given[found[1]]), value)
        case list():
            return [_filled(part, given) for part in value]
        case dict():
            return {_filled(key, given): _filled(part, given) for key, part in value.items()}
    return value


def _shown(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _placeholders(node: Node, known_names: set[str]) -> Iterator[str]:
    match node.value:
        case str() as text:
            for found in _PLACEHOLDER.finditer(text):
                if found[1] not in known_names:
                    node.fail(f"<{found[1]}> is not asked for", known(known_names, found[1]))
                yield found[1]
        case list():
            for child in node.items():
                yield from _placeholders(child, known_names)
        case dict():
            for key, child in node.mapping().items():
                yield from _placeholders(child.child("", key), known_names)
                yield from _placeholders(child, known_names)
