"""YAML of an item's worked applications → CaseExamples whose every fact and point exists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from catalog.conditions import read_options
from catalog.elements import Surroundings
from catalog.facts import read_facts
from catalog.node import Node, known
from catalog.points import VERDICTS
from catalog.types import AcceptancePoint, CaseExample, CaseExamples, Question

CONCLUSIONS = ("pass", "correct", "reject", "manual")


def read_case_examples(
    node: Node, around: Surroundings, groups: tuple[AcceptancePoint, ...]
) -> CaseExamples:
    record = node.record(("situation", "today", "base", "cases"))
    situation = _situation(record["situation"], around.questions)
    points = [point.id for group in groups for point in group.points]
    return CaseExamples(
        base=read_facts(record["base"], around),
        situation=MappingProxyType(situation),
        today=around.today,
        cases=tuple(_case(c, around, situation, points) for c in record["cases"].items()),
    )


def examples_day(node: Node) -> date:
    """The day on which the worked applications were handed in."""
    return node.record(("situation", "today", "base", "cases"))["today"].day()


def _case(
    node: Node,
    around: Surroundings,
    base: Mapping[str, tuple[str, ...]],
    points: list[str],
) -> CaseExample:
    """`situation` holds what differs from the base case; the type carries the whole."""
    record = node.record(("title", "changes", "expect", "decision"), ("situation",))
    differs = _situation(record["situation"], around.questions) if "situation" in record else {}
    expect: dict[str, str] = {}
    for point, child in record["expect"].mapping().items():
        if point not in points:
            child.fail(f"review point '{point}' is unknown", known(points, point))
        expect[point] = child.one_of(verdict for verdict in VERDICTS if verdict != "pass")
    return CaseExample(
        title=record["title"].text(),
        changes=read_facts(record["changes"], around),
        situation=MappingProxyType({**base, **differs}),
        expect=MappingProxyType(expect),
        decision=record["decision"].one_of(CONCLUSIONS),
    )


def _situation(node: Node, questions: Mapping[str, Question]) -> dict[str, tuple[str, ...]]:
    chosen: dict[str, tuple[str, ...]] = {}
    for key, child in node.mapping().items():
        if key not in questions:
            child.fail(f"question '{key}' is unknown", known(questions, key))
        values = read_options(child, questions[key])
        if len(values) > 1 and not questions[key].multiple:
            child.fail(f"{len(values)} answers to a question that takes one", "keep one option")
        chosen[key] = values
    return chosen
