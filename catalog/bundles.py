"""YAML of a bundle (一件事) → Bundle: every question of its items settled, every box they require
filled, every shared paper the same kind of paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from catalog.applies import settled
from catalog.conditions import read_condition, read_options
from catalog.distribution import answers_for
from catalog.item import read_step, read_time_limit
from catalog.node import Node, Record, known, refuse_repeats
from catalog.papers import read_form_field
from catalog.points import read_basis
from catalog.scenario import read_question
from catalog.types import (
    ALWAYS,
    Answers,
    Bundle,
    Form,
    FormField,
    Is,
    Item,
    Law,
    Question,
    Scenario,
    Settlement,
    SharedPaper,
)

_Settled = dict[str, tuple[Settlement, ...]]
"""One item's question → what the bundle's answers mean for it."""


def read_bundle(node: Node, items: Mapping[str, Item], laws: Mapping[str, Law]) -> Bundle:
    """Raises CatalogError."""
    record = node.record(
        (
            "key", "name", "lead", "audience", "summary", "items", "questions", "form", "shared",
            "time_limit", "fee", "window", "steps", "basis",
        ),
        ("settles", "notes"),
    )  # fmt: skip
    named = [child.one_of(items) for child in record["items"].items()]
    refuse_repeats(record["items"].items(), named, "item")
    if len(named) < 2:
        record["items"].fail("fewer than two items", "a bundle joins at least two")
    parts = {key: items[key] for key in named}
    questions = _questions(record["questions"], parts)
    settles = _settles(record, questions, parts)
    shared = tuple(_shared(child, parts) for child in record["shared"].items())
    _refuse_twice_shared(record["shared"], shared, parts)
    form, fills = _form(record["form"], parts)
    _check_prefill(record["form"], form, shared, parts)
    bundle = Bundle(
        key=record["key"].key(),
        name=record["name"].text(),
        lead=record["lead"].text(),
        audience=record["audience"].text(),
        summary=record["summary"].text(),
        items=tuple(named),
        scenario=Scenario(tuple(questions.values())),
        settles=MappingProxyType({k: MappingProxyType(v) for k, v in settles.items()}),
        form=form,
        fills=MappingProxyType({k: MappingProxyType(v) for k, v in fills.items()}),
        shared=shared,
        time_limit=read_time_limit(record["time_limit"]),
        fee=record["fee"].text(),
        window=record["window"].text(),
        steps=tuple(read_step(child) for child in record["steps"].items()),
        basis=read_basis(record["basis"].items(), laws),
        notes=record.texts("notes"),
    )
    _refuse_open_questions(record["questions"], bundle, parts)
    return bundle


# --- questions ----------------------------------------------------------------------------------


def _questions(node: Node, parts: Mapping[str, Item]) -> dict[str, Question]:
    """The bundle's own, and those taken over from an item: `from: item.question`."""
    questions: dict[str, Question] = {}
    for child in node.items():
        if isinstance(child.value, dict) and "from" in child.value:
            question = _taken_over(child, parts, questions)
        else:
            question = read_question(child, questions, list(questions))
        if question.key in questions:
            child.fail(f"question '{question.key}' stands twice", "give each its own key")
        questions[question.key] = question
    return questions


def _taken_over(node: Node, parts: Mapping[str, Item], earlier: Mapping[str, Question]) -> Question:
    """The item's question in the bundle's words for when it arises."""
    record = node.record(("from",), ("key", "asked_when"))
    _, question = _question_of(record["from"], parts)
    asked_when = ALWAYS
    if "asked_when" in record:
        asked_when = read_condition(record["asked_when"], earlier)
    key = record["key"].key() if "key" in record else question.key
    return replace(question, key=key, asked_when=asked_when)


def _question_of(node: Node, parts: Mapping[str, Item]) -> tuple[Item, Question]:
    item, key = _named_of(node, parts)
    questions = {question.key: question for question in item.scenario.questions}
    if key not in questions:
        node.fail(f"{item.name} does not ask '{key}'", known(questions, key))
    return item, questions[key]


def _named_of(node: Node, parts: Mapping[str, Item]) -> tuple[Item, str]:
    """`item.key`, whose item is one of the bundle's."""
    item, dot, key = node.text().partition(".")
    if not dot or not key:
        node.fail(f"'{node.text()}' names nothing of an item", "write 'item.key'")
    if item not in parts:
        node.fail(f"'{item}' is not one of the bundle's items", known(parts, item))
    return parts[item], key


def _settles(
    record: Record, questions: Mapping[str, Question], parts: Mapping[str, Item]
) -> dict[str, _Settled]:
    """What is written, and for the rest the bundle's question of the same key."""
    written: dict[str, _Settled] = {key: {} for key in parts}
    if "settles" in record:
        for key, child in record["settles"].mapping().items():
            if key not in parts:
                child.fail(f"'{key}' is not one of the bundle's items", known(parts, key))
            written[key] = _written(child, questions, parts[key])
    for key, item in parts.items():
        for asked in item.scenario.questions:
            same = questions.get(asked.key)
            if asked.key not in written[key] and same is not None:
                written[key][asked.key] = _same(record["questions"], same, item, asked)
    return written


def _written(node: Node, questions: Mapping[str, Question], item: Item) -> _Settled:
    asked = {question.key: question for question in item.scenario.questions}
    found: _Settled = {}
    for key, child in node.mapping().items():
        if key not in asked:
            child.fail(f"{item.name} does not ask '{key}'", known(asked, key))
        found[key] = tuple(_settlement(each, questions, asked[key]) for each in child.items())
    return found


def _settlement(node: Node, questions: Mapping[str, Question], asked: Question) -> Settlement:
    record = node.record(("when", "answer"))
    return Settlement(
        read_condition(record["when"], questions), read_options(record["answer"], asked)
    )


def _same(node: Node, own: Question, item: Item, asked: Question) -> tuple[Settlement, ...]:
    options = [option.value for option in asked.options]
    for option in own.options:
        if option.value not in options:
            node.fail(
                f"'{option.value}' of question '{own.key}' is no answer to that of {item.name}",
                f"write under 'settles: {item.key}' what each answer means for it; "
                f"{known(options, option.value)}",
            )
    return tuple(Settlement(Is(own.key, (o.value,)), (o.value,)) for o in own.options)


def _refuse_open_questions(node: Node, bundle: Bundle, parts: Mapping[str, Item]) -> None:
    """At the end of every path through its questions each item's situation is settled."""
    for answers in _paths(bundle.scenario, {}):
        for key, item in parts.items():
            given = answers_for(bundle, item, answers)
            situation = settled(item.scenario, given)
            for question in item.scenario.questions:
                if question.key not in situation:
                    node.fail(
                        f"question '{question.key}' of {key} stays open when {_told(answers)}",
                        f"ask it ('- from: {key}.{question.key}'), or write under "
                        f"'settles: {key}' what the answers mean for it",
                    )
                if len(situation[question.key]) > 1 and not question.multiple:
                    several = "、".join(situation[question.key])
                    node.fail(
                        f"question '{question.key}' of {key} has the answers {several} "
                        f"when {_told(answers)}",
                        f"let one of them hold under 'settles: {key}'",
                    )


def _paths(scenario: Scenario, answers: Answers) -> Iterator[Answers]:
    """The situation at the end of every path; of a multiple question each answer, and all."""
    situation = settled(scenario, answers)
    asked = next((q for q in scenario.questions if q.key not in situation), None)
    if asked is None:
        yield situation
        return
    choices: list[tuple[str, ...]] = [(option.value,) for option in asked.options]
    if asked.multiple:
        choices.append(tuple(option.value for option in asked.options))
    for choice in choices:
        yield from _paths(scenario, {**situation, asked.key: choice})


def _told(answers: Answers) -> str:
    return ", ".join(f"{key}={','.join(chosen)}" for key, chosen in answers.items() if chosen)


# --- shared papers ------------------------------------------------------------------------------


def _shared(node: Node, parts: Mapping[str, Item]) -> SharedPaper:
    record = node.record(("key", "name", "papers"), ("filling_advice",))
    papers: dict[str, str] = {}
    for child in record["papers"].items():
        item, key = _named_of(child, parts)
        materials = {material.key: material for material in item.materials}
        if key not in materials:
            child.fail(f"{item.name} has no material '{key}'", known(materials, key))
        if item.key in papers:
            child.fail(f"two materials of {item.key} are the same paper", "keep one of them")
        papers[item.key] = key
        _refuse_other_types(child, papers, parts)
    if len(papers) < 2:
        record["papers"].fail("a paper of one item alone", "name at least two items' materials")
    return SharedPaper(
        record["key"].key(),
        record["name"].text(),
        MappingProxyType(papers),
        record.text("filling_advice"),
    )


def _refuse_other_types(node: Node, papers: Mapping[str, str], parts: Mapping[str, Item]) -> None:
    """The last of the papers is of the first's types."""
    types = [
        tuple(sorted(kind.code for kind in parts[item].material(key).document_types))
        for item, key in papers.items()
    ]
    if types[-1] != types[0]:
        node.fail(
            f"it is {', '.join(types[-1])} and the first is {', '.join(types[0])}",
            "join papers of the same document types alone",
        )


def _refuse_twice_shared(
    node: Node, shared: Sequence[SharedPaper], parts: Mapping[str, Item]
) -> None:
    refuse_repeats(node.items(), [each.key for each in shared], "shared paper")
    seen: set[tuple[str, str]] = set()
    for child, each in zip(node.items(), shared, strict=True):
        for item, key in each.papers.items():
            if (item, key) in seen:
                child.fail(f"{item}.{key} is already shared", "keep it under one of them")
            seen.add((item, key))


# --- the form -----------------------------------------------------------------------------------


def _form(node: Node, parts: Mapping[str, Item]) -> tuple[Form, dict[str, dict[str, str]]]:
    record = node.record(("key", "title", "fields"))
    fills: dict[str, dict[str, str]] = {key: {} for key in parts}
    boxes = []
    for child in record["fields"].items():
        box = read_form_field(child, ("fills",))
        for target in child.mapping()["fills"].items():
            item, key = _named_of(target, parts)
            _refuse_misfit(target, box, item, key, fills[item.key])
            fills[item.key][key] = box.key
        boxes.append(box)
    refuse_repeats(record["fields"].items(), [box.key for box in boxes], "field")
    for item in parts.values():
        for each in item.form.fields:
            if each.required and each.key not in fills[item.key]:
                record["fields"].fail(
                    f"no field fills {item.key}.{each.key} ({each.label}), which is required",
                    f"write '{item.key}.{each.key}' under 'fills' of one of them",
                )
    return Form(record["key"].key(), record["title"].text(), tuple(boxes)), fills


def _refuse_misfit(
    node: Node, box: FormField, item: Item, key: str, filled: Mapping[str, str]
) -> None:
    fields = {field.key: field for field in item.form.fields}
    if key not in fields:
        node.fail(f"the form of {item.name} has no field '{key}'", known(fields, key))
    if key in filled:
        node.fail(
            f"{item.key}.{key} is filled twice: by '{filled[key]}' and '{box.key}'",
            "keep it under one of them",
        )
    if fields[key].kind is not box.kind:
        node.fail(
            f"{item.key}.{key} is of kind '{fields[key].kind}', this field of '{box.kind}'",
            "fill it from a field of its own kind",
        )
    if fields[key].required and not box.required:
        node.fail(
            f"{item.key}.{key} is required and this field is not",
            "leave 'required: false' out",
        )


def _check_prefill(
    node: Node, form: Form, shared: Sequence[SharedPaper], parts: Mapping[str, Item]
) -> None:
    """Every `prefill` names a field of a paper the bundle asks for."""
    slots = {
        paper.key: parts[item].material(key)
        for paper in shared
        for item, key in paper.papers.items()
    }
    joined = {(item, key) for paper in shared for item, key in paper.papers.items()}
    slots |= {
        f"{item.key}.{material.key}": material
        for item in parts.values()
        for material in item.materials
        if (item.key, material.key) not in joined
    }
    paths = {
        f"{slot}.{spec.key}"
        for slot, material in slots.items()
        for kind in material.document_types
        for spec in kind.fields
    }
    for child, box in zip(node.mapping()["fields"].items(), form.fields, strict=True):
        for path in box.prefill:
            if path not in paths:
                child.fail(f"'{path}' is no field of a paper it asks for", known(paths, path))
