"""The shapes of what is published, and of the personal guide made from it."""

from __future__ import annotations

from datetime import datetime

from serve.api.schemas import BasisShape, Named, Shape


class MaterialShape(Shape):
    key: str
    name: str
    need: Named
    document_types: tuple[Named, ...]
    format: str
    copies: int
    originals: int
    max_pages: int
    filling_advice: str
    receiving_points: tuple[str, ...]
    basis: tuple[BasisShape, ...]


class OptionShape(Shape):
    value: str
    label: str
    hint: str


class QuestionShape(Shape):
    key: str
    text: str
    multiple: bool
    hint: str
    options: tuple[OptionShape, ...]


class FormFieldShape(Shape):
    key: str
    label: str
    kind: str
    required: bool
    hint: str


class ItemSummary(Shape):
    key: str
    name: str
    authority: str
    version: str
    digest: str


class ItemShape(ItemSummary):
    summary: str
    audience: str
    mode: Named
    questions: tuple[QuestionShape, ...]
    form: tuple[FormFieldShape, ...]
    materials: tuple[MaterialShape, ...]
    review_points: tuple[Named, ...]
    statutory_working_days: int
    promised_working_days: int
    fee: str
    window: str


class VersionShape(Shape):
    """A published version of the catalogue. `published_at` is when it first came into service;
    `digest` is what a case calls its `catalogue`. `serves`: new cases are reviewed under it, which
    is another than the one in service where this program doesn't understand that."""

    number: int
    digest: str
    state: Named
    in_service: bool
    serves: bool
    published_at: datetime


class ChosenShape(Shape):
    question: str
    answer: str


class StepShape(Shape):
    name: str
    text: str


class GuideShape(Shape):
    """A personal guide (专属办事指南): exactly the materials the review will ask for."""

    chosen: tuple[ChosenShape, ...]
    materials: tuple[MaterialShape, ...]
    steps: tuple[StepShape, ...]
    places: tuple[str, ...]
    window: str
    statutory_working_days: int
    promised_working_days: int
    fee: str
    basis: tuple[BasisShape, ...]


class GuideStep(Shape):
    """Either the next question, or, when none is open, the guide; the other is null."""

    item: Named
    question: QuestionShape | None
    guide: GuideShape | None
