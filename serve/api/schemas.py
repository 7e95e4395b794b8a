"""The shapes of what was read and what came of it, alike on the command line and over HTTP."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

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
    """One thing wrong with a picture; `slight` when it can be read all the same."""

    problem: Named
    slight: bool
    advice: str


class Quality(Shape):
    """`ok`: nothing but slight problems."""

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
    centre: str
    shape: str
    present: bool
    confidence: float


class SignatureShape(Spot):
    """A place to sign, by the words that ask for it, and whether a hand has signed there. Below
    0.6 it can't be told: a person must look."""

    label: str
    present: bool
    confidence: float


class TickShape(Spot):
    label: str
    checked: bool
    state: str
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
    """Everything read from one file. `warnings`: what whoever decides should know of the file
    itself, such as scripts in it, which are never run."""

    file: str
    pages: tuple[PageShape, ...]
    documents: tuple[DocumentShape, ...]
    warnings: tuple[Error, ...] = ()


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
    parts: tuple[RuleShape, ...] = ()


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
    """A material that may follow (告知承诺、容缺后补): within how many working days of
    acceptance; `due` is null where that year's holidays are not announced yet."""

    material: Named
    kind: Named
    within: int
    due: date | None
    text: str


class DecisionShape(Shape):
    """The conclusion of the case (审查结论); `notice` lists everything to correct, once.
    `awaits_person`: a person must still decide, for the reason `awaiting`; false only when the
    case has passed by itself."""

    conclusion: Named
    mode: Named
    awaits_person: bool
    awaiting: Named | None
    rests_on: tuple[str, ...]
    notice: tuple[str, ...]
    duties: tuple[DutyShape, ...]


class SourceShape(Shape):
    """The papers found in one upload of a material; of a paper that a source handed over (免证办)
    `source` is `source.<source>.<document type>`, and it has no pages."""

    source: str
    documents: tuple[DocumentShape, ...]


class MaterialPapers(Shape):
    material: str
    name: str
    uploads: tuple[SourceShape, ...]


class CorrectionShape(Shape):
    """One paper to hand in or replace, or boxes of the form to change (`boxes` are their
    labels), for which points, and what to do in words."""

    act: Named
    holder: str
    name: str
    boxes: tuple[str, ...]
    points: tuple[str, ...]
    remedies: tuple[str, ...]


class PlanShape(Shape):
    """The fewest corrections after which the case would pass (最少改正). `verified`: a case
    corrected so was reviewed and passes, but for the points `elsewhere`, which hang on what a
    source answers. `hopeless` are points for which the case is refused."""

    corrections: tuple[CorrectionShape, ...]
    verified: bool
    hopeless: tuple[str, ...]
    elsewhere: tuple[str, ...]


class AskedShape(Shape):
    """One fact that a source was asked (数据核验): its answer, null when there is none that can be
    used, and in words (`said`) what came back or why nothing did. `answered_at` is when the
    source gave it; `remembered`: that was before, and it was used again."""

    path: str
    label: str
    value: str | None
    cause: Named | None
    said: str
    request: str
    answered_at: datetime | None
    remembered: bool


class SaidShape(Shape):
    """One value where it stands; `origin` names the paper or the form, `label` what it is
    called there."""

    value: str
    label: str
    origin: str
    confidence: float
    places: tuple[PlaceShape, ...]


class FactShape(Shape):
    """All that is said of one fact of a subject. `alike`: same, near (a misreading or another
    way of writing explains it), different (a conflict)."""

    fact: Named
    alike: Named
    said: tuple[SaidShape, ...]


class SubjectShape(Shape):
    """A person or organisation over the whole case (主体对照): what a reviewer may look at. It
    decides nothing."""

    is_person: bool
    name: str
    conflict: bool
    facts: tuple[FactShape, ...]


class ReviewShape(Shape):
    """One case, reviewed."""

    item: Named
    today: date
    decision: DecisionShape
    plan: PlanShape
    findings: tuple[FindingShape, ...]
    materials: tuple[MaterialPapers, ...]
    sources: tuple[AskedShape, ...]
    subjects: tuple[SubjectShape, ...]
