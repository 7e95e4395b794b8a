"""YAML of an item's questions → the scenario (情形引导) they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from catalog.applies import LATER
from catalog.conditions import OPERATORS, read_condition
from catalog.node import Node, known, refuse_repeats
from catalog.types import ALWAYS, Option, Question


def read_questions(node: Node) -> dict[str, Question]:
    """In order; a question may depend on earlier ones alone. Raises CatalogError."""
    keyed = [child for child in node.items() if "key" in child.mapping()]
    keys = [child.mapping()["key"].text() for child in keyed]
    refuse_repeats(keyed, keys, "question")
    _refuse_circle(keyed, keys)
    questions: dict[str, Question] = {}
    for child in node.items():
        question = read_question(child, questions, keys)
        questions[question.key] = question
    return questions


def read_question(node: Node, earlier: Mapping[str, Question], keys: list[str]) -> Question:
    record = node.record(("key", "text", "options"), ("asked_when", "multiple", "hint"))
    key = record["key"].key()
    if key in OPERATORS or key in (*LATER, "always"):
        record["key"].fail(f"'{key}' is a word of conditions", "choose another key")
    asked_when = ALWAYS
    if "asked_when" in record:
        later = keys[len(earlier) :]
        for name, child in _named(record["asked_when"]):
            if name in later:
                child.fail(
                    f"question '{key}' depends on '{name}', which is asked later",
                    f"move '{name}' up; {known(earlier)}",
                )
        asked_when = read_condition(record["asked_when"], earlier)
    options = tuple(_option(child) for child in record["options"].items())
    refuse_repeats(record["options"].items(), [o.value for o in options], "option")
    if len(options) < 2:
        record["options"].fail("a question with fewer than two options", "write the other option")
    return Question(
        key=key,
        text=record["text"].text(),
        options=options,
        asked_when=asked_when,
        multiple=record.truth("multiple", False),
        hint=record.text("hint"),
    )


def _refuse_circle(nodes: Sequence[Node], keys: Sequence[str]) -> None:
    """Raises CatalogError where a question waits for its own answer, by way of others or not."""
    waits: dict[str, list[str]] = {}
    for key, node in zip(keys, nodes, strict=True):
        asked_when = node.mapping().get("asked_when")
        waits[key] = [name for name, _ in _named(asked_when)] if asked_when else []
    for key, node in zip(keys, nodes, strict=True):
        circle = _way_back(key, [key], waits)
        if circle:
            node.child("asked_when", None).fail(
                f"questions wait for each other's answers: {' → '.join(circle)}",
                "let one of them be asked without the other",
            )


def _way_back(key: str, way: list[str], waits: Mapping[str, Sequence[str]]) -> list[str]:
    """From the last question of `way` over those it waits for back to `key`; [] if none is."""
    for name in waits.get(way[-1], ()):
        if name == key:
            return [*way, key]
        found = _way_back(key, [*way, name], waits) if name not in way else []
        if found:
            return found
    return []


def _named(node: Node) -> Iterator[tuple[str, Node]]:
    """Question keys anywhere in an authored condition."""
    if isinstance(node.value, list):
        for child in node.items():
            yield from _named(child)
    elif isinstance(node.value, dict):
        for key, child in node.mapping().items():
            if key in OPERATORS:
                yield from _named(child)
            else:
                yield key, child


def _option(node: Node) -> Option:
    record = node.record(("value", "label"), ("hint",))
    return Option(record["value"].key(), record["label"].text(), record.text("hint"))
