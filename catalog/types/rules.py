"""The last two levels: rules and the elements they look at (审查规则 → 审查要素)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from catalog.types.papers import FieldKind


class Carrier(StrEnum):
    """What carries an element (要素载体)."""

    MATERIAL = "material"  # a paper as a whole: its presence, pages, seals, legibility
    FIELD = "field"  # a field read from a paper
    FORM = "form"  # a box of the form
    SOURCE = "source"  # a data source that was asked
    RECORD = "record"  # what the office keeps of a case: when it was accepted, when finished


@dataclass(frozen=True)
class Element:
    """One fact a rule looks at (审查要素), e.g. the name on the licence.

    `holder` is a material key, "form", "record" or a source key; `key` is a field key, empty when
    the paper as a whole is meant. `label` is what a reviewer reads: 营业执照·名称. `kind` says how
    its value is written.
    """

    carrier: Carrier
    holder: str
    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT

    @cached_property
    def path(self) -> str:
        """As authored in YAML: `business-licence.name`, `form.address`, `lease`."""
        return f"{self.holder}.{self.key}" if self.key else self.holder


@dataclass(frozen=True)
class Rule:
    """One check applied to elements (审查规则). `elements` maps operand names to elements. It is
    asked on the days from `effective_from` to `effective_to`, both included; None: no bound."""

    check: str
    elements: Mapping[str, Element]
    params: Mapping[str, object]
    effective_from: date | None = None
    effective_to: date | None = None

    @cached_property
    def papers(self) -> tuple[tuple[str, Element], ...]:
        """The operands that are papers as a whole, by name."""
        whole = ((n, e) for n, e in self.elements.items() if e.carrier is Carrier.MATERIAL)
        return tuple(whole)

    @cached_property
    def values(self) -> tuple[tuple[str, Element], ...]:
        """The operands that are values, by name."""
        told = ((n, e) for n, e in self.elements.items() if e.carrier is not Carrier.MATERIAL)
        return tuple(told)

    def in_force(self, day: date) -> bool:
        """Whether it is asked on that day."""
        return (self.effective_from or day) <= day <= (self.effective_to or day)


@dataclass(frozen=True)
class AllRules:
    """Passes when every part passes."""

    parts: tuple[RuleNode, ...]


@dataclass(frozen=True)
class AnyRule:
    """Passes when at least one part passes."""

    parts: tuple[RuleNode, ...]


@dataclass(frozen=True)
class NotRule:
    """Passes when its part fails on fair evidence, and fails when it passes on sure one."""

    part: RuleNode


RuleNode = Rule | AllRules | AnyRule | NotRule


def leaves(nodes: Iterable[RuleNode]) -> Iterator[Rule]:
    """The checks in a tree of rules, in authored order."""
    for node in nodes:
        match node:
            case Rule():
                yield node
            case NotRule(part):
                yield from leaves((part,))
            case AllRules(parts) | AnyRule(parts):
                yield from leaves(parts)


def materials_read(checks: Iterable[Rule]) -> tuple[str, ...]:
    """The keys of the materials whose papers or fields these checks read, in their order."""
    papers = (Carrier.FIELD, Carrier.MATERIAL)
    elements = (element for rule in checks for element in rule.elements.values())
    return tuple(dict.fromkeys(e.holder for e in elements if e.carrier in papers))
