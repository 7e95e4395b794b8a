"""YAML of an example's facts → element path and value, each path one that exists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from catalog.elements import Surroundings, read_element
from catalog.node import Node, known
from catalog.papers import PAPERS_OWN
from catalog.types import Carrier, Question

PAPER_STATES = ("present", "missing", "wrong", "blurred")
SIDE_STATES = ("present", "missing", "blurred")


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
    if holder in around.materials and key in PAPERS_OWN:
        return None if node.value is None else node.text()
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
