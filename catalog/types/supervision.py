"""What offices are held to, over their case records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from catalog.types.conditions import Condition
from catalog.types.laws import Basis
from catalog.types.papers import FieldKind
from catalog.types.points import Example
from catalog.types.rules import Carrier, Element, RuleNode


class Gravity(StrEnum):
    """What it means for the office when a supervision rule does not hold (问题性质)."""

    BREACH = "breach"  # 违规: against a law, or against what the office promised in public
    SUSPECT = "suspect"  # 疑点: hard to believe, somebody must look into it
    RECORD = "record"  # 记录矛盾: the record can't be right as it stands


@dataclass(frozen=True)
class RecordField:
    """One entry of a case record (办件记录). `names` are the columns it may stand under, the
    label first. `options` maps the values of a closed set to the words that say them; `units`
    may follow a number."""

    key: str
    names: tuple[str, ...]
    kind: FieldKind
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.names[0]

    @property
    def element(self) -> Element:
        """As rules name it."""
        return Element(Carrier.RECORD, "record", self.key, self.label, self.kind)


@dataclass(frozen=True)
class SupervisionRule:
    """One matter offices are held to, over their case records (效能监察规则). Every rule must
    pass for it to pass. It is asked of cases accepted on the days from `effective_from` to
    `effective_to`. `equivalents` as in a `ReviewPoint`.
    """

    key: str
    version: int
    title: str
    severity: Gravity
    applies_when: Condition
    rules: tuple[RuleNode, ...]
    basis: tuple[Basis, ...]
    remedy: str
    examples: tuple[Example, ...]
    effective_from: date
    effective_to: date | None = None
    equivalents: Mapping[str, str] = field(default_factory=dict)

    def in_force(self, day: date) -> bool:
        """Whether it is asked of a case accepted on that day."""
        return self.effective_from <= day <= (self.effective_to or day)


@dataclass(frozen=True)
class Supervision:
    """How case records are written, and what offices are held to."""

    fields: tuple[RecordField, ...] = ()
    rules: tuple[SupervisionRule, ...] = ()

    def field(self, key: str) -> RecordField:
        """The field with this key; KeyError when records have none."""
        for each in self.fields:
            if each.key == key:
                return each
        raise KeyError(f"case records have no field {key}")
