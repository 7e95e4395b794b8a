"""YAML files → a Catalog whose every reference is resolved, or a CatalogError that says where.

The folder: `laws.yaml`, `glossary.yaml`, `sources.yaml` (systems that can be asked),
`divisions.yaml` (行政区划, by their codes), `supervision.yaml` (what offices are held to, over
their case records), and one file each under `document_types/`, `forms/`, `packs/` (review points
that several items use), `items/`, `examples/` (the worked applications of the item of that name)
and `bundles/`. An earlier or coming version of an item is `items/<key>.<any name>.yaml`, with its
own examples.

How examples name facts: `given`, `base` and `changes` map a path to a value.

    licence.name            what stands in that field; null: the field can't be read
    form.phone              what stands in that box of the form
    source.register.fact    what that source answered
    situation.premises      the options chosen, joined by commas
    lease                   the paper as a whole: present, missing, wrong (another paper stands
                            in its slot) or blurred
    legal-id[CODE]          one of a material's papers, by document type: present, missing or
                            blurred
    lease.seal              the text around the seal's ring, or none
    lease.text              everything written on the paper
    lease.signed            words of places on it that bear a signature, joined by 、
    lease.unsigned          words of places that bear none
    lease.ticked            words beside boxes that are ticked, joined by 、
    lease.unticked          words beside empty boxes

A paper any of whose paths is given is present; a path not given is absent. `changes` are laid
over `base`, so `lease: missing` takes away a lease the base case has.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from catalog.bundles import read_bundle
from catalog.errors import CatalogError
from catalog.item import Published, basis_of, read_item
from catalog.jurisdiction import read_divisions
from catalog.lint import lint
from catalog.node import Node, Record, known, parse
from catalog.packs import packs_used, read_pack
from catalog.papers import read_document_type, read_form
from catalog.sources import read_sources
from catalog.supervision import read_supervision
from catalog.types import (
    Bundle,
    Carrier,
    Catalog,
    CheckRegistry,
    Divisions,
    DocumentType,
    Item,
    Law,
    Supervision,
    Term,
)

NOWHERE = Divisions()
"""Of a catalogue that publishes no divisions."""

DATA = Path(__file__).parent / "data"

_FOLDERS = ("bundles", "document_types", "examples", "forms", "items", "packs")
_SINGLES = ("laws.yaml", "glossary.yaml", "sources.yaml", "divisions.yaml", "supervision.yaml")


def read_folder(path: Path = DATA) -> dict[str, str]:
    """Relative file name → text, for every visible file. Raises CatalogError when the folder is
    missing or a file is not UTF-8."""
    if not path.is_dir():
        raise CatalogError(str(path), "no such folder", "name the folder that holds laws.yaml")
    files: dict[str, str] = {}
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path)
        if not file.is_file() or any(part.startswith(".") for part in name.parts):
            continue
        try:
            files[name.as_posix()] = file.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise CatalogError(
                name.as_posix(), f"not UTF-8 at byte {error.start}", "save it as UTF-8"
            ) from error
    return files


def load_catalog(
    files: Mapping[str, str], *, checks: CheckRegistry, linted: bool = True
) -> Catalog:
    """Relative file name → text, as `read_folder` gives them. Raises CatalogError. A version
    that was published is not `linted` again: cases rest on it, whatever the lint has learnt
    since."""
    nodes = {name: parse(name, text) for name, text in sorted(files.items()) if _has_place(name)}
    laws = _laws(nodes)
    document_types = _document_types(nodes)
    forms = {name: read_form(node) for name, node in _folder(nodes, "forms", "key")}
    packs = {name: read_pack(node) for name, node in _folder(nodes, "packs", "key")}
    sources = read_sources(nodes["sources.yaml"], document_types) if "sources.yaml" in nodes else {}
    divisions = read_divisions(nodes["divisions.yaml"]) if "divisions.yaml" in nodes else NOWHERE
    published = Published(laws, document_types, forms, packs, sources, checks, divisions)
    versions: dict[str, list[Item]] = {}
    for name, node in _folder(nodes, "items", "key"):
        examples = nodes.get(f"examples/{name}.yaml")
        if examples is None:
            node.fail("the item has no worked applications", f"write examples/{name}.yaml")
        item = read_item(node, examples, published)
        if linted:
            lint(item, node)
        versions.setdefault(item.key, []).append(replace(item, digest=_digest(name, item, nodes)))
    for name in _names(nodes, "examples"):
        if f"items/{name}.yaml" not in nodes:
            where = nodes[f"examples/{name}.yaml"]
            where.fail(f"no item is called '{name}'", known(_names(nodes, "items"), name))
    for key, found in versions.items():
        found.sort(key=lambda item: item.effective_from)
        _refuse_overlap(Node("items", key, None), found)
    items = {key: found[-1] for key, found in versions.items()}
    return Catalog(
        items=MappingProxyType(items),
        document_types=MappingProxyType(document_types),
        laws=MappingProxyType(laws),
        bundles=MappingProxyType(_bundles(nodes, items, laws)),
        terms=_terms(nodes),
        sources=MappingProxyType(sources),
        divisions=divisions,
        versions=MappingProxyType({key: tuple(found) for key, found in versions.items()}),
        supervision=_supervision(nodes, laws, checks),
    )


def load_document_types(files: Mapping[str, str]) -> Mapping[str, DocumentType]:
    """The document types alone, whatever is wrong elsewhere. Raises CatalogError."""
    names = [name for name in sorted(files) if name.startswith("document_types/")]
    return _document_types({name: parse(name, files[name]) for name in names})


def _document_types(nodes: Mapping[str, Node]) -> dict[str, DocumentType]:
    types = _folder(nodes, "document_types", "code")
    return {name: read_document_type(node) for name, node in types}


def _has_place(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    if name in _SINGLES or (folder in _FOLDERS and file.endswith(".yaml")):
        return True
    places = [*_SINGLES, *(f"{folder}/<key>.yaml" for folder in _FOLDERS)]
    raise CatalogError(name, "the catalogue has no place for this file", known(places, name))


def _names(nodes: Mapping[str, Node], folder: str) -> list[str]:
    prefix = f"{folder}/"
    return [name[len(prefix) : -len(".yaml")] for name in nodes if name.startswith(prefix)]


def _folder(nodes: Mapping[str, Node], folder: str, key: str) -> list[tuple[str, Node]]:
    """File stem and content of each file, whose `key` must be its stem, up to the first dot."""
    found = []
    for name in _names(nodes, folder):
        node = nodes[f"{folder}/{name}.yaml"]
        children = node.mapping()
        stem = name.partition(".")[0]
        if key in children and children[key].text() != stem:
            children[key].fail(
                f"'{children[key].text()}' in a file called {name}.yaml", f"write '{key}: {stem}'"
            )
        found.append((name, node))
    return found


def _laws(nodes: Mapping[str, Node]) -> dict[str, Law]:
    if "laws.yaml" not in nodes:
        raise CatalogError("laws.yaml", "the file is missing", "write it: it lists the laws cited")
    return {key: _law(key, node) for key, node in nodes["laws.yaml"].mapping().items()}


def _law(key: str, node: Node) -> Law:
    record = node.record(("title", "kind", "issued_by", "effective_from"), ("document_number",))
    return Law(
        key=key,
        title=record["title"].text(),
        kind=record["kind"].text(),
        issued_by=record["issued_by"].text(),
        effective_from=record["effective_from"].day(),
        document_number=record.text("document_number"),
    )


def _bundles(
    nodes: Mapping[str, Node], items: Mapping[str, Item], laws: Mapping[str, Law]
) -> dict[str, Bundle]:
    """By key. Doors take either, so a bundle has no item's key."""
    found = {}
    for key, node in _folder(nodes, "bundles", "key"):
        if key in items:
            node.fail(f"'{key}' is an item's key", "choose another for the bundle")
        found[key] = read_bundle(node, items, laws)
    return found


def _terms(nodes: Mapping[str, Node]) -> tuple[Term, ...]:
    if "glossary.yaml" not in nodes:
        return ()
    entries = nodes["glossary.yaml"].mapping()
    return tuple(
        _term(key, node.record(("name", "text", "source"), ("aliases",)))
        for key, node in entries.items()
    )


def _term(key: str, record: Record) -> Term:
    return Term(
        key=key,
        name=record["name"].text(),
        aliases=record.texts("aliases"),
        text=record["text"].text(),
        source=record["source"].text(),
    )


def _supervision(
    nodes: Mapping[str, Node], laws: Mapping[str, Law], checks: CheckRegistry
) -> Supervision:
    if "supervision.yaml" not in nodes:
        return Supervision()
    return read_supervision(nodes["supervision.yaml"], laws, checks)


def _refuse_overlap(where: Node, versions: Sequence[Item]) -> None:
    """Raises CatalogError where two versions of an item, by the day they begin, are the law of
    one day."""
    for earlier, later in pairwise(versions):
        if earlier.in_force(later.effective_from):
            until = f" to {earlier.effective_to}" if earlier.effective_to else ""
            where.fail(
                f"versions {earlier.version} and {later.version} are both in force "
                f"from {later.effective_from}{until}",
                f"end {earlier.version} with 'effective_to' the day before {later.version} begins",
            )


def _digest(name: str, item: Item, nodes: Mapping[str, Node]) -> str:
    """SHA-256 over what the item was built from, as canonical JSON: comments, order of keys and
    layout don't count, everything else does."""
    codes = {kind.code for material in item.materials for kind in material.document_types}
    laws = nodes["laws.yaml"].mapping()
    cited = {basis.law.key for _, basis in basis_of(item)}
    asked = {
        element.holder.removeprefix("source.")
        for point in item.review_points
        for rule in point.checks
        for element in rule.elements.values()
        if element.carrier is Carrier.SOURCE
    } | {supply.source for supply in item.supplied.values()}
    sources = nodes["sources.yaml"].mapping() if asked else {}
    authored = nodes[f"items/{name}.yaml"]
    parts = {
        f"items/{item.key}": authored.value,
        **{f"packs/{key}": nodes[f"packs/{key}.yaml"].value for key in packs_used(authored)},
        f"examples/{item.key}": nodes[f"examples/{name}.yaml"].value,
        f"forms/{item.form.key}": nodes[f"forms/{item.form.key}.yaml"].value,
        **{f"document_types/{code}": nodes[f"document_types/{code}.yaml"].value for code in codes},
        **{f"laws/{key}": laws[key].value for key in cited},
        **{f"sources/{key}": sources[key].value for key in asked},
        **({"divisions": nodes["divisions.yaml"].value} if item.divisions.by_code else {}),
    }
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
