"""The sheets of a world's papers → the papers as a reader gives them that makes no mistake.

A picture out of focus gives such a reader nothing: an unknown paper with a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from catalog.types import Catalog, DocumentType
from eval.foundry.paper import type_code
from eval.foundry.sheet import Sheet
from eval.foundry.template import Paper
from eval.foundry.world import World
from nlp.labels import forms_of
from nlp.normalize import normalise
from nlp.types import Document, Field
from ocr.types import Problem, QualityProblem, Region, Seal, Signature, TextLine, Tick
from review.pipeline import review
from review.types import Application, Evidence, Review

Slot = tuple[str, int]
Read = Callable[[Slot, Paper], Document]
"""A paper in its slot → the document made of its sheets, `document_of`."""

NOWHERE = Region(0, ((0.1, 0.1), (0.2, 0.1), (0.2, 0.2), (0.1, 0.2)))


def review_faultlessly(world: World, catalog: Catalog, read: Read) -> Review:
    """The review of a world whose papers were read without a mistake, with what the systems of
    the world answer: what a review of it must find."""
    documents = {
        material: tuple(
            _unrecognised(f"{material}-{position}")
            if (material, position) in world.spoiled
            else replace(read((material, position), paper), source=f"{material}-{position}")
            for position, paper in enumerate(papers)
        )
        for material, papers in world.papers.items()
    }
    materials = {key: tuple(d.source for d in slot) for key, slot in documents.items()}
    application = Application(
        world.item,
        world.form,
        world.situation,
        materials,
        world.today,
        promised=world.promised,
        deferred=world.deferred,
    )
    evidence = Evidence(world.records)
    return review(catalog.item(world.item), application, documents, evidence, world.today)


def document_of(paper: Paper, sheets: Sequence[Sheet], catalog: Catalog) -> Document:
    """What these sheets of the paper show."""
    kind = catalog.document_types[type_code(paper)]
    return Document(
        source="",
        type=kind,
        confidence=1.0,
        pages=tuple(range(len(sheets))),
        lines=tuple(TextLine(p.text, NOWHERE, 1.0) for sheet in sheets for p in sheet.prints),
        fields=_fields(kind, sheets),
        seals=tuple(
            Seal(seal.text, NOWHERE, 1.0, centre=seal.centre)
            for sheet in sheets
            for seal in sheet.seals
        ),
        signatures=tuple(
            Signature(place.label, place.present, NOWHERE, 1.0)
            for sheet in sheets
            for place in sheet.signatures
        ),
        ticks=tuple(
            Tick(box.label, box.state, NOWHERE, 1.0, 1.0) for sheet in sheets for box in sheet.ticks
        ),
        problems=(),
    )


def _fields(kind: DocumentType, sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    told = {mark.key: mark.value for sheet in sheets for mark in sheet.marks}
    if kind.generic:  # marks of its sheets bear the labels, as printed
        keys = {form: spec.key for spec in kind.fields for form in forms_of(spec)}
        told = {keys[label]: text for label, text in told.items() if label in keys}
    return tuple(
        Field(spec.key, spec.label, value, told[spec.key], 1.0, (NOWHERE,), "faultless")
        for spec in kind.fields
        if spec.key in told and (value := normalise(spec.kind, told[spec.key]))
    )


def _unrecognised(source: str) -> Document:
    blurred = QualityProblem(Problem.BLURRED, None, "请重新拍摄。")
    return Document(source, None, 0.0, (0,), (), (), (), None, None, (blurred,))
