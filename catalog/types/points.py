"""The second and third of the five levels 事项 → 受理要点 → 审查要点 → 审查规则 → 审查要素,
with the examples that show what a point means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from catalog.types.conditions import Condition
from catalog.types.laws import Basis
from catalog.types.rules import Rule, RuleNode, leaves, materials_read


class Dimension(StrEnum):
    """The four things an approver looks at (审查维度)."""

    COMPLETENESS = "completeness"  # 完备性
    CONSISTENCY = "consistency"  # 一致性
    FORMAT = "format"  # 规范性
    VALIDITY = "validity"  # 有效性


class Severity(StrEnum):
    """What a failed point means for the case (后果)."""

    REJECT = "reject"  # 不予受理: no correction by the applicant helps
    CORRECT = "correct"  # 补正: the applicant can put it right
    ADVISE = "advise"  # 提示: worth saying, decides nothing


@dataclass(frozen=True)
class Example:
    """A worked example beside a point: these values, that day, this verdict.

    `given` maps element paths to values; None means the material is there but the value
    can't be read; a path not named is absent. `expect` is a `review.types.Verdict` value.
    `dimension` is said by one example of a point whose checks leave it open. One `over_base`
    says only what differs from the item's worked application in which nothing is wrong.
    """

    title: str
    given: Mapping[str, str | None]
    today: date
    expect: str
    dimension: Dimension | None = None
    over_base: bool = False


@dataclass(frozen=True)
class ReviewPoint:
    """One matter to be checked (审查要点). Every rule must pass for the point to pass.

    `equivalents` maps mutants of the point that no example can tell from it to the reason.
    """

    id: str
    version: int
    title: str
    dimension: Dimension
    severity: Severity
    applies_when: Condition
    rules: tuple[RuleNode, ...]
    basis: tuple[Basis, ...]
    remedy: str
    examples: tuple[Example, ...]
    effective_from: date
    effective_to: date | None = None
    equivalents: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def checks(self) -> tuple[Rule, ...]:
        """The checks its rules are made of, in authored order."""
        return tuple(leaves(self.rules))

    @cached_property
    def materials_read(self) -> tuple[str, ...]:
        """The keys of the materials that its checks read, in authored order."""
        return materials_read(self.checks)

    @cached_property
    def is_dated(self) -> bool:
        """Whether some of its checks are asked on certain days only."""
        return any(rule.effective_from or rule.effective_to for rule in self.checks)

    def in_force(self, day: date) -> bool:
        """Whether it is asked on that day."""
        return self.effective_from <= day <= (self.effective_to or day)


@dataclass(frozen=True)
class AcceptancePoint:
    """What the window accepts by (受理要点): a heading over the review points that prove it."""

    id: str
    title: str
    points: tuple[ReviewPoint, ...]
