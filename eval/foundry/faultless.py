"""A world → the papers as a reader gives them that makes no mistake, from what is drawn on them.

A picture out of focus gives such a reader nothing: an unknown paper with a problem.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from catalog.types import Catalog, DocumentType
from eval.foundry.fonts import find_fonts
from eval.foundry.paper import draw, type_code
from eval.foundry.sheet import Sheet
from eval.foundry.style import draw_style
from eval.foundry.template import Paper
from eval.foundry.world import World
from nlp.normalize import normalise
from nlp.types import Document, Field
from ocr.types import Problem, QualityProblem, Region, Seal, Signature, TextLine, Tick
from review.pipeline import review
from review.types import Application, Evidence, Review

SCALE = 2.0
"""Pixels a millimetre: what is drawn is not looked at."""

NOWHERE = Region(0, ((0.1, 0.1), (0.2, 0.1), (0.2, 0.2), (0.1, 0.2)))


def review_faultlessly(world: World, catalog: Catalog, evidence: Evidence) -> Review:
    """The review of a world by a reader that makes no mistake, with what sources answer."""
    documents = read_faultlessly(world, catalog)
    materials = {key: tuple(d.source for d in slot) for key, slot in documents.items()}
    application = Application(world.item, world.form, world.situation, materials, world.today)
    return review(catalog.item(world.item), application, documents, evidence, world.today)


def read_faultlessly(world: World, catalog: Catalog) -> dict[str, tuple[Document, ...]]:
    """Material key → its papers, in the order handed in."""
    return {
        material: tuple(
            _unrecognised(f"{material}-{position}")
            if (material, position) in world.spoiled
            else _document(f"{material}-{position}", paper, catalog)
            for position, paper in enumerate(papers)
        )
        for material, papers in world.papers.items()
    }


@cache
def _sheets(paper: Paper) -> tuple[Sheet, ...]:
    """Every paper in one style: which is chosen changes no fact."""
    return draw(paper, draw_style(find_fonts(), np.random.default_rng(0)), SCALE)


def _document(source: str, paper: Paper, catalog: Catalog) -> Document:
    kind = catalog.document_types[type_code(paper)]
    sheets = _sheets(paper)
    return Document(
        source=source,
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
            Tick(box.label, box.state, NOWHERE, 1.0) for sheet in sheets for box in sheet.ticks
        ),
        problems=(),
    )


def _fields(kind: DocumentType, sheets: tuple[Sheet, ...]) -> tuple[Field, ...]:
    told = {mark.key: mark.value for sheet in sheets for mark in sheet.marks}
    return tuple(
        Field(spec.key, spec.label, value, told[spec.key], 1.0, (NOWHERE,), "faultless")
        for spec in kind.fields
        if spec.key in told and (value := normalise(spec.kind, told[spec.key]))
    )


def _unrecognised(source: str) -> Document:
    blurred = QualityProblem(Problem.BLURRED, None, "请重新拍摄。")
    return Document(source, None, 0.0, (0,), (), (), (), None, None, (blurred,))
