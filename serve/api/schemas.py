"""The shapes that leave and enter by the doors: shared by the command line and HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Polygon = tuple[tuple[float, float], ...]
"""Four [x, y] points as fractions of the page as uploaded, clockwise from the text's top left."""


class Shape(BaseModel):
    """Frozen, and refuses members it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Shape):
    """A stable code for programs and its Chinese name for people."""

    code: str
    name: str


class Error(Shape):
    """What is wrong (message) and what to do (remedy); `code` is stable."""

    code: str
    message: str
    remedy: str


# --- what was read ------------------------------------------------------------------------


class Spot(Shape):
    """Where something stands; `page` counts from 0 within the file."""

    page: int | None
    polygon: Polygon | None


class Blemish(Spot):
    """One thing wrong with a picture."""

    problem: Named
    advice: str


class Quality(Shape):
    ok: bool
    problems: tuple[Blemish, ...]


class PageShape(Shape):
    """`orientation`: degrees the content was turned clockwise, after EXIF."""

    index: int
    width: int
    height: int
    orientation: int
    quality: Quality


class TypeShape(Shape):
    """`code` and `name` are null when no known type fits."""

    code: str | None
    name: str | None
    confidence: float


class FieldShape(Spot):
    """`label` as printed; `value` normalised, `raw` as read."""

    key: str
    label: str
    value: str
    raw: str
    confidence: float


class SealShape(Spot):
    text: str
    present: bool
    confidence: float


class SignatureShape(Spot):
    label: str
    present: bool
    confidence: float


class TickShape(Spot):
    label: str
    checked: bool
    confidence: float


class LineShape(Spot):
    text: str
    confidence: float


class DocumentShape(Shape):
    """A paper, understood. A mark whose detector did not run is null, never an empty list."""

    pages: tuple[int, ...]
    document_type: TypeShape
    fields: tuple[FieldShape, ...]
    seals: tuple[SealShape, ...] | None
    signatures: tuple[SignatureShape, ...] | None
    ticks: tuple[TickShape, ...] | None
    lines: tuple[LineShape, ...]


class FileShape(Shape):
    """Everything read from one file."""

    file: str
    pages: tuple[PageShape, ...]
    documents: tuple[DocumentShape, ...]


class FileError(Shape):
    """A file, or a case directory, that could not be used."""

    file: str
    error: Error


# --- what came of it ----------------------------------------------------------------------


class BasisShape(Shape):
    """`verified`: the article was found in a law text ("text") or not yet ("memory")."""

    citation: str
    verified: str
    note: str


class PlaceShape(Spot):
    """`source` names an upload; it is empty for a missing material, whose key is `slot`."""

    source: str
    slot: str


class OperandShape(Shape):
    """One side of a comparison; `value` null: there was none, `cause` says why."""

    name: str
    label: str
    path: str
    value: str | None
    raw: str
    confidence: float
    cause: Named | None
    places: tuple[PlaceShape, ...]


class RuleShape(Shape):
    check: str
    verdict: Named
    message: str
    cause: Named | None
    operands: tuple[OperandShape, ...]


class FindingShape(Shape):
    """What came of one review point (审查意见)."""

    point_id: str
    point_version: int
    title: str
    acceptance_title: str
    dimension: Named
    severity: Named
    verdict: Named
    cause: Named | None
    message: str
    remedy: str
    confidence: float
    basis: tuple[BasisShape, ...]
    places: tuple[PlaceShape, ...]
    rules: tuple[RuleShape, ...]


class DutyShape(Shape):
    text: str
    due: date
    state: str


class DecisionShape(Shape):
    """The conclusion of the case (审查结论); `notice` lists everything to correct, once."""

    conclusion: Named
    mode: Named
    rests_on: tuple[str, ...]
    notice: tuple[str, ...]
    duties: tuple[DutyShape, ...]


class SourceShape(Shape):
    """The papers found in one upload of a material."""

    source: str
    documents: tuple[DocumentShape, ...]


class MaterialPapers(Shape):
    material: str
    name: str
    uploads: tuple[SourceShape, ...]


class ReviewShape(Shape):
    """One case, reviewed."""

    item: Named
    today: date
    decision: DecisionShape
    findings: tuple[FindingShape, ...]
    materials: tuple[MaterialPapers, ...]


# --- what is published --------------------------------------------------------------------


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


# --- the exchange -------------------------------------------------------------------------

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,63}$")]
Text = Annotated[str, StringConstraints(max_length=500)]


class CaseRequest(Shape):
    """A new case: the item, what the applicant typed once, the situation they are in."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "item": "food-business-new",
                    "external_id": "YWTB-2026-000001",
                    "received_on": "2026-11-16",
                    "form": {"operator_name": "样本市晨光餐饮有限公司", "contact": "样本人"},
                    "situation": {
                        "entity": ["company"],
                        "business_type": ["catering"],
                        "business_items": ["hot_food"],
                        "premises": ["rented"],
                        "applicant": ["self"],
                    },
                    "callback_url": "http://127.0.0.1:8461/callback",
                }
            ]
        },
    )

    item: Key
    form: dict[Key, Text] = Field(default_factory=dict, max_length=200)
    situation: dict[Key, Annotated[tuple[Key, ...], Field(max_length=50)]] = Field(
        default_factory=dict, max_length=50
    )
    external_id: Annotated[str, StringConstraints(max_length=100)] = ""
    received_on: date | None = None
    callback_url: Annotated[str, StringConstraints(max_length=2000)] = ""


class UploadShape(Shape):
    """One file of a material; `name` is how findings and pictures refer to it."""

    name: str
    material: str
    filename: str
    sha256: str
    bytes: int
    pages: int


class Progress(Shape):
    pages_done: int
    pages_total: int


class CaseShape(Shape):
    """A case and how far it has come. `problem` is set when it was refused or failed."""

    id: str
    item: str
    external_id: str
    state: Named
    catalogue: str
    created_at: datetime
    submitted_at: datetime | None
    finished_at: datetime | None
    progress: Progress
    uploads: tuple[UploadShape, ...]
    problem: Error | None


class ResultShape(Shape):
    """A finished case: its review, and the catalogue and models it rests on."""

    case: str
    external_id: str
    catalogue: str
    engines: tuple[str, ...]
    review: ReviewShape


class MaterialUploads(Shape):
    """What stands in a material's slot now."""

    material: str
    uploads: tuple[UploadShape, ...]


class Precheck(Shape):
    """What one paper says by itself: its type, fields, quality, and the points it settles."""

    files: tuple[FileShape, ...]
    material: Named
    right_paper: bool
    findings: tuple[FindingShape, ...]


class CallbackEvent(Shape):
    """The body of a callback, sent at least once; header Zhiban-Event is the same each time."""

    case: str
    external_id: str
    state: Named
    conclusion: Named | None
    occurred_at: datetime


class Part(Shape):
    """One thing the service rests on, and whether it is there."""

    name: str
    ok: bool
    detail: str


class Health(Shape):
    ok: bool
    parts: tuple[Part, ...]


class ProblemShape(BaseModel):
    """RFC 9457, with our `code` and `remedy`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "这不是图片或PDF",
                    "status": 422,
                    "detail": "无法识别文件内容。",
                    "code": "not_an_image",
                    "remedy": "请上传 JPG、PNG 或 PDF 格式的文件。",
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str
    code: str
    remedy: str
