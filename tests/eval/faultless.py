"""A world → what a reader that makes no mistake would give."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from catalog.types import Catalog, DocumentType
from eval.foundry.days import value
from eval.foundry.paper import type_code
from eval.foundry.papers.food_business_application import FoodBusinessApplication
from eval.foundry.papers.food_safety_rules import FoodSafetyRules
from eval.foundry.papers.premises_layout import (
    KITCHEN,
    KITCHEN_FLOW,
    SHOP,
    SHOP_FLOW,
    PremisesLayout,
)
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.foundry.worlds.food_business.situation import ITEM
from nlp.normalize import normalise
from nlp.types import Document, Field
from ocr.types import Problem, QualityProblem, Region, Seal, Signature, TextLine
from review.pipeline import review
from review.types import Application, Evidence, Review

NOWHERE = Region(0, ((0.1, 0.1), (0.2, 0.1), (0.2, 0.2), (0.1, 0.2)))


def review_faultlessly(world: World, catalog: Catalog) -> Review:
    """The review of a world by a reader that makes no mistake."""
    documents = read_faultlessly(world, catalog)
    materials = {key: tuple(d.source for d in slot) for key, slot in documents.items()}
    application = Application(ITEM, world.form, world.situation, materials, world.today)
    return review(catalog.item(ITEM), application, documents, Evidence(), world.today)


def read_faultlessly(world: World, catalog: Catalog) -> dict[str, tuple[Document, ...]]:
    """What a reader that makes no mistake and can't read a spoilt picture would give."""
    return {
        material: tuple(
            _unrecognised(material)
            if (material, position) in world.spoiled
            else _document(material, position, paper, catalog.document_types[type_code(paper)])
            for position, paper in enumerate(papers)
        )
        for material, papers in world.papers.items()
    }


def _document(material: str, position: int, paper: Paper, kind: DocumentType) -> Document:
    said = {f.name: getattr(paper, f.name) for f in fields(paper)}
    if said.get("valid_from", "") is None:  # a licence that prints no term
        said["valid_until"] = ""
    read = []
    for spec in kind.fields:
        if spec.key not in said:
            continue
        fact = said[spec.key]
        raw = value(fact) if fact is None or isinstance(fact, date) else str(fact)
        normal = normalise(spec.kind, raw)
        if normal and not (spec.key == "valid_from" and fact is None):
            read.append(Field(spec.key, spec.label, normal, raw, 1.0, (NOWHERE,), "faultless"))
    rings = [said.get(key, "") for key in ("seal", "authority", "lessor_seal", "lessee_seal")]
    if kind.code == "health-certificate":
        rings.append(said["issued_by"])
    return Document(
        source=f"{material}-{position}",
        type=kind,
        confidence=1.0,
        pages=(0,),
        lines=tuple(TextLine(words, NOWHERE, 1.0) for words in _words(paper)),
        fields=tuple(read),
        seals=tuple(Seal(ring, NOWHERE, 1.0) for ring in rings if ring),
        signatures=_signatures(said),
        ticks=None,
        problems=(),
    )


def _signatures(said: dict[str, object]) -> tuple[Signature, ...] | None:
    if "signed_by" not in said:
        return None
    return (Signature("申请人签字", bool(said["signed_by"]), NOWHERE, 1.0),)


def _words(paper: Paper) -> list[str]:
    if isinstance(paper, FoodSafetyRules):
        return list(paper.systems)
    if isinstance(paper, FoodBusinessApplication):
        return ["本申请人承诺：所填写的内容真实"]
    if isinstance(paper, PremisesLayout):
        areas, flow = (KITCHEN, KITCHEN_FLOW) if paper.cooks else (SHOP, SHOP_FLOW)
        return ["操作流程", *(name for row in areas for name, _ in row), *flow]
    return []


def _unrecognised(material: str) -> Document:
    blurred = QualityProblem(Problem.BLURRED, None, "请重新拍摄。")
    return Document(f"{material}-spoilt", None, 0.0, (0,), (), (), (), None, None, (blurred,))
