"""YAML of 受理要点 → acceptance points, review points, rules and elements, all resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from catalog.conditions import read_condition
from catalog.elements import Surroundings
from catalog.facts import read_facts
from catalog.node import Node, Record, known, refuse_repeats
from catalog.packs import unfold
from catalog.rules import read_rule
from catalog.types import (
    ALWAYS,
    AcceptancePoint,
    Basis,
    Dimension,
    Example,
    Law,
    ReviewPoint,
    RuleNode,
    Severity,
    Verified,
    leaves,
)

ARTICLE = re.compile(
    r"(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)(?:第.+款)?(?:第.+项)?"
)
"""An article as a law writes it, with paragraph and item where they matter."""

VERDICTS = ("pass", "fail", "unsure", "not_applicable")


def read_basis(nodes: Iterable[Node], laws: Mapping[str, Law]) -> tuple[Basis, ...]:
    return tuple(_basis(node, laws) for node in nodes)


def _basis(node: Node, laws: Mapping[str, Law]) -> Basis:
    record = node.record(("law", "verified"), ("article", "note"))
    law, article = record["law"].one_of(laws), record.text("article")
    if not article:
        node.fail(
            f"《{laws[law].title}》 is cited without an article",
            "write the one this rests on, as the law does: 'article: 第三十五条'",
        )
    if not ARTICLE.fullmatch(article):
        record["article"].fail(
            f"'{article}' is not an article", "write it as the law does: 第三十五条"
        )
    return Basis(laws[law], article, record["verified"].word(Verified), record.text("note"))


def read_acceptance_points(node: Node, around: Surroundings) -> tuple[AcceptancePoint, ...]:
    seen: dict[str, list[tuple[str, ReviewPoint]]] = {}
    groups = tuple(_acceptance_point(child, around, seen) for child in node.items())
    refuse_repeats(node.items(), [g.id for g in groups], "acceptance point")
    return groups


def _acceptance_point(
    node: Node, around: Surroundings, seen: dict[str, list[tuple[str, ReviewPoint]]]
) -> AcceptancePoint:
    record = node.record(("id", "title", "points"))
    group = record["id"].key()
    points = []
    for child in record["points"].items():
        for unfolded in unfold(child, around.packs, around.materials):
            point = _point(unfolded, around)
            for other_group, other in seen.setdefault(point.id, []):
                _refuse_overlap(unfolded.child("id", point.id), point, other, other_group)
            seen[point.id].append((group, point))
            points.append(point)
    return AcceptancePoint(group, record["title"].text(), tuple(points))


def _refuse_overlap(node: Node, point: ReviewPoint, other: ReviewPoint, group: str) -> None:
    """A point may stand again as its next version, for days on which the other is not asked."""
    if point.version == other.version:
        node.fail(
            f"review point '{point.id}' stands twice", f"also in {group}; give each its own id"
        )
    last, first = date.max, date.min
    begins = max(point.effective_from or first, other.effective_from or first)
    ends = min(point.effective_to or last, other.effective_to or last)
    if begins <= ends:
        until = f" to {ends}" if ends < last else ""
        node.fail(
            f"versions {other.version} and {point.version} of '{point.id}' are both in force "
            f"from {begins}{until}",
            "end the one with 'effective_to' the day before the other begins",
        )


def _point(node: Node, around: Surroundings) -> ReviewPoint:
    record = node.record(
        ("id", "version", "title", "dimension", "severity", "rules", "basis", "remedy", "examples"),
        ("applies_when", "effective_from", "effective_to", "equivalent_mutants"),
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
    dimension = record["dimension"].word(Dimension)
    examples = tuple(_example(child, around) for child in record["examples"].items())
    _refuse_strange_dimension(record["dimension"], dimension, rules, examples, around)
    basis = read_basis(record["basis"].items(), around.laws)
    if not basis:
        record["basis"].fail("nothing carries this point", "name a law and an article")
    return ReviewPoint(
        id=record["id"].key(),
        version=record["version"].whole(minimum=1),
        title=record["title"].text(),
        dimension=dimension,
        severity=record["severity"].word(Severity),
        applies_when=applies_when,
        rules=rules,
        basis=basis,
        remedy=record["remedy"].text(),
        examples=examples,
        effective_from=begins,
        effective_to=ends,
        equivalents=MappingProxyType(equivalents_of(record)),
    )


def _refuse_strange_dimension(
    node: Node,
    dimension: Dimension,
    rules: Iterable[RuleNode],
    examples: Iterable[Example],
    around: Surroundings,
) -> None:
    """The checks decide the dimension, or leave it open; then an example says it."""
    names = list(dict.fromkeys(rule.check for rule in leaves(rules)))
    fitting = {each for name in names for each in around.checks[name].dimensions}
    if dimension not in fitting:
        node.fail(f"'{dimension}' is not what {', '.join(names)} looks at", known(fitting))
    said = {example.dimension for example in examples if example.dimension}
    if said - {dimension}:
        node.fail(f"an example says '{min(said - {dimension})}'", "make both say the same")
    if len(fitting) > 1 and not said:
        node.fail(
            f"{', '.join(names)} may serve {', '.join(sorted(fitting))}",
            f"let one example say it: 'dimension: {dimension}'",
        )


def equivalents_of(record: Record) -> dict[str, str]:
    """Mutant → why no example can tell it from the point."""
    if "equivalent_mutants" not in record:
        return {}
    return {key: child.text() for key, child in record["equivalent_mutants"].mapping().items()}


# --- examples -----------------------------------------------------------------------------------


def _example(node: Node, around: Surroundings) -> Example:
    record = node.record(("title", "expect"), ("given", "changes", "today", "dimension"))
    if ("given" in record) == ("changes" in record):
        node.fail(
            "an example says what is given, or what differs from the base case",
            "write 'given:' or 'changes:', one of them",
        )
    facts = "given" if "given" in record else "changes"
    return Example(
        title=record["title"].text(),
        given=read_facts(record[facts], around),
        today=record["today"].day() if "today" in record else around.today,
        expect=record["expect"].one_of(VERDICTS),
        dimension=record["dimension"].word(Dimension) if "dimension" in record else None,
        over_base=facts == "changes",
    )
