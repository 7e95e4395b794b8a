"""The nouns of a review: applications in, findings and a decision out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from catalog.types import Basis, Dimension, Item, Mode, Severity
from nlp.types import Document
from ocr.types import Region


class Verdict(StrEnum):
    """What came of a point (结论)."""

    PASS = "pass"  # 符合
    FAIL = "fail"  # 不符合
    UNSURE = "unsure"  # 需人工复核
    NOT_APPLICABLE = "not_applicable"  # 不适用


class Cause(StrEnum):
    """Why a point is UNSURE."""

    MATERIAL_MISSING = "material_missing"  # the paper it looks at was not handed in
    WRONG_PAPER = "wrong_paper"  # another paper stands in its slot
    UNKNOWN_PAPER = "unknown_paper"  # the paper in the slot was not recognised
    ILLEGIBLE = "illegible"  # the picture is too poor
    NOT_READ = "not_read"  # the picture is fine, the value was not found
    LOW_CONFIDENCE = "low_confidence"  # read, but not surely enough
    CONFLICTING = "conflicting"  # several papers in the slot say different things
    NEARLY_EQUAL = "nearly_equal"  # differs by what a misreading would explain
    NOT_ASSESSED = "not_assessed"  # the detector it needs did not run
    SITUATION_UNKNOWN = "situation_unknown"  # an answer its applies_when needs is missing
    SOURCE_UNAVAILABLE = "source_unavailable"  # the data source gave no answer, or none we know
    FORM_EMPTY = "form_empty"  # the form does not say
    RECORD_EMPTY = "record_empty"  # the record has a place for it, where nothing stands
    RECORD_SILENT = "record_silent"  # the record has no place for it
    TOO_COARSE = "too_coarse"  # a time is not written precisely enough to decide
    CONTRADICTORY = "contradictory"  # times or states that can't be true together
    CALENDAR_UNKNOWN = "calendar_unknown"  # the year's holidays are not announced yet


class Conclusion(StrEnum):
    """What came of the case (审查结论)."""

    PASS = "pass"  # 通过
    CORRECT = "correct"  # 补正
    REJECT = "reject"  # 不予受理
    MANUAL = "manual"  # 人工复核


@dataclass(frozen=True)
class Application:
    """What the applicant hands in (申请): item, form (一表), situation, materials → files.

    `received_on` is the day whose law and dates count; `materials` maps a material key to
    upload names in the order given. `promised` and `deferred` are keys of materials that the
    applicant promises to satisfy without proof, or asks to hand in later.
    """

    item_key: str
    form: Mapping[str, str]
    situation: Mapping[str, tuple[str, ...]]
    materials: Mapping[str, tuple[str, ...]]
    received_on: date | None = None
    promised: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where something stands: an upload and a region on one of its pages; `region` None
    means the upload as a whole. For a missing material `source` is "" and `slot` its key."""

    source: str
    region: Region | None
    slot: str = ""


@dataclass(frozen=True)
class Reply:
    """How a source was asked and what became of it (核验情况); the answer itself stands in
    `Evidence.values`. `at` is when the source gave it, `request` the id it was asked under,
    `remembered` that it was given to an earlier question. `confidence` and `places` are those of
    what the source was told about the subject. Without an answer `cause` and `why` say why."""

    at: datetime | None = None
    request: str = ""
    remembered: bool = False
    confidence: float = 1.0
    places: tuple[Place, ...] = ()
    cause: Cause | None = None
    why: str = ""


@dataclass(frozen=True)
class Evidence:
    """What verification sources answered, stored for replay: `source.key` → value, and how that
    was come by."""

    values: Mapping[str, str] = field(default_factory=dict)
    replies: Mapping[str, Reply] = field(default_factory=dict)


class OperandTrace(NamedTuple):
    """One side of a comparison as the rule saw it. `value` None: there was none, `cause`
    says why."""

    name: str
    label: str
    path: str
    value: str | None
    raw: str
    confidence: float
    places: tuple[Place, ...]
    cause: Cause | None = None


class RuleTrace(NamedTuple):
    """What one rule did: its check, both sides, its verdict and why. Of a rule made of others
    `check` is "all", "any" or "not", and `parts` are what they did."""

    check: str
    params: Mapping[str, object]
    operands: tuple[OperandTrace, ...]
    verdict: Verdict
    message: str
    cause: Cause | None = None
    parts: tuple[RuleTrace, ...] = ()

    @property
    def checks(self) -> tuple[RuleTrace, ...]:
        """The checks it is made of; itself when it is one."""
        if not self.parts:
            return (self,)
        return tuple(check for part in self.parts for check in part.checks)

    @property
    def deciding(self) -> tuple[RuleTrace, ...]:
        """The checks that made it what it is."""
        if not self.parts:
            return (self,)
        parts = [p for p in self.parts if self.check == "not" or p.verdict is self.verdict]
        return tuple(check for part in parts for check in part.deciding)


class Finding(NamedTuple):
    """What came of one review point (审查意见), with everything it rests on.

    `places` is the evidence to mark on the pictures; for a missing material it names the
    slot to fill. `cause` is set exactly when the verdict is UNSURE.
    """

    point_id: str
    point_version: int
    title: str
    acceptance_title: str
    dimension: Dimension
    severity: Severity
    verdict: Verdict
    message: str
    remedy: str
    basis: tuple[Basis, ...]
    places: tuple[Place, ...]
    rules: tuple[RuleTrace, ...]
    confidence: float
    cause: Cause | None = None

    @property
    def checks(self) -> tuple[RuleTrace, ...]:
        """Every check that was run for it."""
        return tuple(check for rule in self.rules for check in rule.checks)


class DutyKind(StrEnum):
    """Why something may follow later."""

    PROMISED = "promised"  # 告知承诺: the applicant promised what the paper would prove
    DEFERRED = "deferred"  # 容缺后补: the paper itself is handed in later


@dataclass(frozen=True)
class Duty:
    """What must follow within how many working days of acceptance (承诺与容缺义务). `due` is
    None where that runs into a year whose holidays are not announced yet."""

    material: str
    kind: DutyKind
    name: str
    within: int
    due: date | None


@dataclass(frozen=True)
class Decision:
    """The case-level conclusion (审查结论), the points it rests on, and how far it may act.

    `notice` is the one-time list of everything to correct (一次性补正告知)."""

    conclusion: Conclusion
    mode: Mode
    rests_on: tuple[str, ...]
    notice: tuple[str, ...]
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True)
class Review:
    """One case, reviewed: what was handed in, what was read, what came of it.

    `documents` maps a material key to the papers found in its uploads, in upload order.
    """

    item: Item
    application: Application
    documents: Mapping[str, tuple[Document, ...]]
    findings: tuple[Finding, ...]
    decision: Decision
    today: date
    evidence: Evidence = field(default_factory=Evidence)
