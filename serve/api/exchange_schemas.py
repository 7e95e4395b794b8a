"""The shapes of the exchange over HTTP: cases, uploads, results, callbacks, health, problems."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from serve.api.schemas import Error, FileShape, FindingShape, Named, ReviewShape, Shape

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,63}$")]
Text = Annotated[str, StringConstraints(max_length=500)]


class CaseRequest(Shape):
    """A new case: the item, what the applicant typed once, the situation they are in;
    `promised` and `deferred` name materials that are promised (告知承诺) or follow (容缺后补),
    `consents` those that the applicant lets a source hand over (免证办): without it none is.
    `corrects` is the id of the case that is handed in again, corrected (补正后再次提交)."""

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
    promised: tuple[Key, ...] = Field(default=(), max_length=50)
    deferred: tuple[Key, ...] = Field(default=(), max_length=50)
    consents: tuple[Key, ...] = Field(default=(), max_length=50)
    external_id: Annotated[str, StringConstraints(max_length=100)] = ""
    received_on: date | None = None
    corrects: Annotated[str, StringConstraints(max_length=36)] = ""
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
    """A case and how far it has come. `problem` is set when it was refused or failed;
    `awaits_person` and `awaiting` (why) when it was reviewed."""

    id: str
    item: str
    external_id: str
    corrects: str | None
    state: Named
    catalogue: str
    created_at: datetime
    submitted_at: datetime | None
    finished_at: datetime | None
    progress: Progress
    uploads: tuple[UploadShape, ...]
    awaits_person: bool | None
    awaiting: Named | None
    problem: Error | None


class ResultShape(Shape):
    """A finished case: its review, and the catalogue and models it rests on."""

    case: str
    external_id: str
    catalogue: str
    engines: tuple[str, ...]
    review: ReviewShape


class VerificationShape(Shape):
    """One question that was put to a source: for which purpose, when, how long it took and what
    came of it; neither whom it was about nor what was answered. `remembered`: an earlier answer
    was used again, and nobody was asked."""

    request: str
    kind: Named
    source: Named
    subject: Named
    purpose: str
    outcome: Named
    milliseconds: int
    remembered: bool
    asked_at: datetime


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
    """The body of a callback, sent at least once; header Zhiban-Event is the same each time.
    `awaits_person`: a person must still decide, whatever the conclusion. `conclusion` is null for
    a case that was not reviewed to its end, or that a person is to decide blind first."""

    case: str
    external_id: str
    state: Named
    conclusion: Named | None
    awaits_person: bool
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
