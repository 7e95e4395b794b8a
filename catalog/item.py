"""YAML of an item and of its worked applications → Item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalog.conditions import read_condition
from catalog.elements import Surroundings
from catalog.jurisdiction import jurisdiction_of, read_areas
from catalog.node import Node, Record, known, refuse_repeats
from catalog.packs import Pack
from catalog.points import read_acceptance_points, read_basis
from catalog.scenario import read_questions
from catalog.subjects import read_subjects, read_supplied
from catalog.types import (
    ALWAYS,
    Basis,
    CheckRegistry,
    Divisions,
    DocumentType,
    Form,
    Item,
    Law,
    Material,
    Mode,
    Need,
    Option,
    Question,
    Requirement,
    Scenario,
    Source,
    Step,
    Telling,
    TimeLimit,
)
from catalog.worked import examples_day, read_case_examples


@dataclass(frozen=True)
class Published:
    """What any item may refer to."""

    laws: Mapping[str, Law]
    document_types: Mapping[str, DocumentType]
    forms: Mapping[str, Form]
    packs: Mapping[str, Pack]
    sources: Mapping[str, Source]
    checks: CheckRegistry
    divisions: Divisions


def read_item(node: Node, examples: Node, published: Published) -> Item:
    """The item, with an empty digest. Raises CatalogError."""
    record = node.record(
        (
            "key", "name", "catalog_code", "task_code", "authority", "audience", "summary", "mode",
            "version", "effective_from", "requirements", "questions", "form", "materials",
            "acceptance_points", "time_limit", "fee", "steps", "window", "basis", "min_confidence",
        ),
        ("effective_to", "notes", "jurisdiction", "subjects", "supplied", "telling"),
    )  # fmt: skip
    questions = read_questions(record["questions"])
    form = published.forms[record["form"].one_of(published.forms)]
    materials = _materials(record["materials"], questions, published)
    _check_prefill(form, materials, published)
    begins = record["effective_from"].day()
    ends = record["effective_to"].day() if "effective_to" in record else None
    if ends is not None and ends < begins:
        record["effective_to"].fail(f"{ends} is before {begins}", "write a later day")
    around = Surroundings(
        laws=published.laws,
        questions={**questions, **_later(materials)},
        materials=materials,
        form=form,
        checks=published.checks,
        packs=published.packs,
        sources=published.sources,
        divisions=published.divisions,
        effective_from=begins,
        today=examples_day(examples),
    )
    groups = read_acceptance_points(record["acceptance_points"], around)
    confidence = record["min_confidence"].number()
    if not 0 <= confidence <= 1:
        record["min_confidence"].fail(f"{confidence} is no confidence", "write 0 to 1")
    return Item(
        key=record["key"].key(),
        name=record["name"].text(),
        catalog_code=record["catalog_code"].any_text(),
        task_code=record["task_code"].any_text(),
        authority=record["authority"].text(),
        audience=record["audience"].text(),
        summary=record["summary"].text(),
        mode=record["mode"].word(Mode),
        version=record["version"].text(),
        effective_from=begins,
        effective_to=ends,
        requirements=tuple(
            _requirement(child, published.laws) for child in record["requirements"].items()
        ),
        scenario=Scenario(tuple(questions.values())),
        form=form,
        materials=tuple(materials.values()),
        acceptance_points=groups,
        time_limit=read_time_limit(record["time_limit"]),
        fee=record["fee"].text(),
        steps=tuple(read_step(child) for child in record["steps"].items()),
        window=record["window"].text(),
        basis=read_basis(record["basis"].items(), published.laws),
        min_confidence=confidence,
        examples=read_case_examples(examples, around, groups),
        digest="",
        notes=record.texts("notes"),
        jurisdiction=_jurisdiction(record, published.divisions),
        divisions=published.divisions,
        subjects=read_subjects(record.child("subjects"), groups, around),
        supplied=read_supplied(record.child("supplied"), around),
        telling=_telling(record["telling"], published.laws) if "telling" in record else None,
    )


def _jurisdiction(record: Record, divisions: Divisions) -> tuple[str, ...]:
    """As written, else where its authority is."""
    if "jurisdiction" in record:
        return read_areas(record["jurisdiction"], divisions)
    return jurisdiction_of(record["authority"].text(), divisions)


def basis_of(item: Item) -> Iterator[tuple[str, Basis]]:
    """Every article the item rests on, each with the place that cites it."""
    yield from (("basis", basis) for basis in item.basis)
    if item.telling:
        yield from (("telling.basis", basis) for basis in item.telling.basis)
    for index, requirement in enumerate(item.requirements):
        yield from ((f"requirements[{index}].basis", basis) for basis in requirement.basis)
    for material in item.materials:
        yield from ((f"material {material.key}", basis) for basis in material.basis)
    for point in item.review_points:
        yield from ((f"review point {point.id}", basis) for basis in point.basis)


def _requirement(node: Node, laws: Mapping[str, Law]) -> Requirement:
    record = node.record(("text", "basis"))
    return Requirement(record["text"].text(), read_basis(record["basis"].items(), laws))


def read_step(node: Node) -> Step:
    record = node.record(("name", "text"))
    return Step(record["name"].text(), record["text"].text())


def read_time_limit(node: Node) -> TimeLimit:
    record = node.record(("statutory_working_days", "promised_working_days"))
    statutory = record["statutory_working_days"].whole(minimum=1)
    promised = record["promised_working_days"].whole()
    if promised > statutory:
        record["promised_working_days"].fail(
            f"{promised} days promised, {statutory} allowed", "promise no more than the law allows"
        )
    return TimeLimit(statutory, promised)


def _telling(node: Node, laws: Mapping[str, Law]) -> Telling:
    record = node.record(("basis",), ("within", "silence"))
    basis = read_basis(record["basis"].items(), laws)
    if not basis:
        record["basis"].fail("the list is empty", "name the article that asks for it")
    within = record["within"].whole(minimum=1) if "within" in record else None
    silence = record.text("silence")
    if silence and within is None:
        record["silence"].fail(
            "what holds when nothing was told in time, and no time",
            "write 'within: <working days>'",
        )
    return Telling(basis, within, silence)


# --- materials ----------------------------------------------------------------------------------


def _materials(
    node: Node, questions: Mapping[str, Question], published: Published
) -> dict[str, Material]:
    materials: dict[str, Material] = {}
    for child in node.items():
        material = _material(child, questions, published)
        if material.key in materials:
            child.fail(f"material '{material.key}' stands twice", "give each its own key")
        if material.key in ("form", "source", "record"):
            child.fail(f"'{material.key}' can't name a material", "choose another key")
        materials[material.key] = material
    for child in node.items():
        promise = child.mapping().get("promised_in")
        if promise is not None:
            others = [key for key in materials if key != child.mapping()["key"].value]
            promise.one_of(others)
    return materials


def _material(node: Node, questions: Mapping[str, Question], published: Published) -> Material:
    record = node.record(
        (
            "key", "name", "document_types", "need", "basis", "receiving_points", "format",
            "copies", "originals", "source", "filling_advice",
        ),
        ("applies_when", "promised_in", "max_pages", "sample", "follows_within"),
    )  # fmt: skip
    codes = [child.one_of(published.document_types) for child in record["document_types"].items()]
    if not codes:
        record["document_types"].fail("the list is empty", known(published.document_types))
    refuse_repeats(record["document_types"].items(), codes, "document type")
    applies_when = ALWAYS
    if "applies_when" in record:
        applies_when = read_condition(record["applies_when"], questions)
    need, promised = record["need"].word(Need), record.text("promised_in")
    within = record["follows_within"].whole(minimum=1) if "follows_within" in record else 0
    if bool(within) != (bool(promised) or need is Need.DEFERRABLE):
        node.fail(
            "what may follow later and within how many days don't go together",
            "write 'follows_within: <working days>' where a material is deferrable or "
            "can be promised, and only there",
        )
    return Material(
        key=record["key"].key(),
        name=record["name"].text(),
        document_types=tuple(published.document_types[code] for code in codes),
        need=need,
        applies_when=applies_when,
        basis=read_basis(record["basis"].items(), published.laws),
        receiving_points=record["receiving_points"].texts(),
        format=record["format"].text(),
        copies=record["copies"].whole(),
        originals=record["originals"].whole(),
        source=record["source"].text(),
        filling_advice=record["filling_advice"].text(),
        promised_in=promised,
        max_pages=record["max_pages"].whole(minimum=1) if "max_pages" in record else 50,
        sample=record.text("sample"),
        follows_within=within,
    )


def _later(materials: Mapping[str, Material]) -> dict[str, Question]:
    """What points may ask of materials that need not be there yet."""
    may_follow = {
        "promised": [m for m in materials.values() if m.can_be_promised],
        "deferred": [m for m in materials.values() if m.need is Need.DEFERRABLE],
    }
    return {
        key: Question(key, key, tuple(Option(m.key, m.name) for m in found), multiple=True)
        for key, found in may_follow.items()
        if found
    }


def _check_prefill(form: Form, materials: Mapping[str, Material], published: Published) -> None:
    """Every `prefill` names a field of one of the item's materials."""
    paths = {
        f"{material.key}.{spec.key}"
        for material in materials.values()
        for kind in material.document_types
        for spec in kind.fields
    }
    for field in form.fields:
        for path in field.prefill:
            if path not in paths:
                Node(f"forms/{form.key}.yaml", f"field {field.key}.prefill", path).fail(
                    f"'{path}' is no field of a material", known(paths, path)
                )
