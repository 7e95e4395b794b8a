"""An authored `applies_when` → a Condition whose every question and option exists."""

from __future__ import annotations

from collections.abc import Mapping

from catalog.node import Node, known
from catalog.types import ALWAYS, All, Any, Condition, Is, Not, Question

OPERATORS = frozenset({"all", "any", "not"})


def read_condition(node: Node, questions: Mapping[str, Question]) -> Condition:
    """`always`, or a mapping: `{premises: rented}` holds for that answer,
    `{business_items: [hot_food, bulk]}` for any of them; several questions in one mapping must
    all hold; `{all: […]}`, `{any: […]}` and `{not: …}` stand alone in theirs."""
    if node.value == "always":
        return ALWAYS
    parts = node.mapping()
    if not parts:
        node.fail("the condition is empty", "write 'always', or 'question: option'")
    operators = OPERATORS & parts.keys()
    if operators and len(parts) > 1:
        node.fail(
            f"'{min(operators)}' stands beside other keys",
            "give it a mapping of its own, and join the parts with 'all: […]'",
        )
    conditions = [_part(name, part, questions) for name, part in parts.items()]
    return conditions[0] if len(conditions) == 1 else All(tuple(conditions))


def _part(name: str, node: Node, questions: Mapping[str, Question]) -> Condition:
    match name:
        case "all":
            return All(tuple(read_condition(part, questions) for part in _parts(node)))
        case "any":
            return Any(tuple(read_condition(part, questions) for part in _parts(node)))
        case "not":
            return Not(read_condition(node, questions))
    if name not in questions:
        node.fail(f"question '{name}' is unknown here", known(questions, name))
    return Is(name, read_options(node, questions[name]))


def _parts(node: Node) -> list[Node]:
    parts = node.items()
    if not parts:
        node.fail("the list of conditions is empty", "write at least one condition")
    return parts


def read_options(node: Node, question: Question) -> tuple[str, ...]:
    """One option value of the question, or a list of them."""
    nodes = node.items() if isinstance(node.value, list) else [node]
    if not nodes:
        node.fail("no option stands here", "name at least one option")
    options = [option.value for option in question.options]
    return tuple(part.one_of(options) for part in nodes)
