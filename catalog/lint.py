"""A resolved item → nothing, or the CatalogError an attentive colleague would raise."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.node import Node
from catalog.types import ALWAYS, Example, Item, Material, Need

PRESENT = "present"
"""The check that says whether a paper was handed in at all."""


def lint(item: Item, node: Node) -> None:
    """Raises CatalogError for what resolves but can't be right: a required material whose
    absence nobody would notice, and a point that no example holds to its word."""
    for material in item.materials:
        if material.need is Need.REQUIRED and not _is_asked_for(material, item):
            node.child("materials", None).child(material.key, None).fail(
                f"no '{PRESENT}' point reads this required material whenever it is due",
                f"add a review point with 'check: {PRESENT}', 'paper: {material.key}'",
            )
    for group in item.acceptance_points:
        for point in group.points:
            where = (
                node.child("acceptance_points", None).child(group.id, None).child(point.id, None)
            )
            held_to_its_word(point.examples, where)


def _is_asked_for(material: Material, item: Item) -> bool:
    return any(
        rule.check == PRESENT
        and point.applies_when in (ALWAYS, material.applies_when)
        and any(element.path == material.key for element in rule.elements.values())
        for point in item.review_points
        for rule in point.checks
    )


def held_to_its_word(examples: Iterable[Example], where: Node) -> None:
    """Raises CatalogError unless the examples show both what passes and what does not."""
    verdicts = {example.expect for example in examples}
    node = where.child("examples", None)
    if "pass" not in verdicts:
        node.fail("no example passes", "add one with 'expect: pass'")
    if not verdicts & {"fail", "unsure"}:
        node.fail("every example passes", "add one with 'expect: fail', or unsure")
