"""A service item with everything published about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from catalog.types.divisions import Divisions
from catalog.types.forms import Form
from catalog.types.laws import Basis
from catalog.types.materials import Material
from catalog.types.points import AcceptancePoint, ReviewPoint
from catalog.types.scenario import Scenario
from catalog.types.subjects import Subject, Supply
from catalog.types.worked import CaseExamples


class Mode(StrEnum):
    """What a decision may do by itself (应用模式)."""

    ADVISE = "advise"  # 智能预审: tells the applicant
    ASSIST = "assist"  # 辅助审批: tells the approver
    DECIDE = "decide"  # 全流程审批: may pass without a person


@dataclass(frozen=True)
class TimeLimit:
    """Working days by statute and as promised (法定时限, 承诺时限)."""

    statutory_working_days: int
    promised_working_days: int


@dataclass(frozen=True)
class Telling:
    """What the law says of telling all that must be corrected at once (一次性告知): within how
    many working days of receipt, None where it names no number, and what holds when nothing was
    told by then, "" where it says nothing."""

    basis: tuple[Basis, ...]
    within: int | None = None
    silence: str = ""


@dataclass(frozen=True)
class Requirement:
    """A condition for being accepted (受理条件), in words and with its basis."""

    text: str
    basis: tuple[Basis, ...]


@dataclass(frozen=True)
class Step:
    """One step of the procedure (办理流程)."""

    name: str
    text: str


@dataclass(frozen=True)
class Item:
    """One service item (政务服务事项): the first of the five levels.

    `catalog_code` and `task_code` are the national codes (基本编码, 实施编码), empty where the
    city has not supplied them. `notes` tell officials what to watch, such as later law. `telling`
    is None where no law says how corrections are told. `digest` is SHA-256 over the published
    YAML the item was built from; the same digest means the same law of the house for a case.
    `jurisdiction` are codes of the `divisions` it is handled in; its checks find addresses in
    them. `subjects` maps the path of every fact that a rule reads to whom its source is asked
    about; `supplied` the materials that a source may hand over to how it is asked for them.
    """

    key: str
    name: str
    catalog_code: str
    task_code: str
    authority: str
    audience: str
    summary: str
    mode: Mode
    version: str
    effective_from: date
    effective_to: date | None
    requirements: tuple[Requirement, ...]
    scenario: Scenario
    form: Form
    materials: tuple[Material, ...]
    acceptance_points: tuple[AcceptancePoint, ...]
    time_limit: TimeLimit
    fee: str
    steps: tuple[Step, ...]
    window: str
    basis: tuple[Basis, ...]
    min_confidence: float
    examples: CaseExamples
    digest: str
    notes: tuple[str, ...] = ()
    jurisdiction: tuple[str, ...] = ()
    divisions: Divisions = field(default_factory=Divisions)
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    supplied: Mapping[str, Supply] = field(default_factory=dict)
    telling: Telling | None = None

    def in_force(self, day: date) -> bool:
        """Whether this version is the law of that day."""
        return self.effective_from <= day <= (self.effective_to or day)

    @cached_property
    def review_points(self) -> tuple[ReviewPoint, ...]:
        """Every review point, in authored order."""
        return tuple(p for group in self.acceptance_points for p in group.points)

    def material(self, key: str) -> Material:
        """The material with this key; KeyError when the item has none."""
        for material in self.materials:
            if material.key == key:
                return material
        raise KeyError(f"{self.key} has no material {key}")
