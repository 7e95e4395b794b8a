"""Systems that can be asked, and what they know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalog.types.papers import FieldKind


class FactKind(StrEnum):
    """What a source answers."""

    CLAIM = "claim"  # whether something is so: confirmed or denied
    VALUE = "value"  # a value it holds


@dataclass(frozen=True)
class Fact:
    """One thing a source can be asked; `needs` are what it must be told about the subject,
    `may_need` what it is told as well where the case has it (the spouse, of those who are
    married). A value is one of `answers`, or `written` in the form of that kind: anything else
    that comes back is no answer."""

    key: str
    label: str
    kind: FactKind
    needs: tuple[str, ...]
    may_need: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    written: FieldKind | None = None


@dataclass(frozen=True)
class Licence:
    """A paper that a source can hand over (电子证照): what it must be told, and the fields that it
    fills."""

    document_type: str
    needs: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A system that can be asked (数据源). `supplies` maps document types to the papers that it
    can hand over instead of the applicant (免证办)."""

    key: str
    name: str
    owner: str
    facts: Mapping[str, Fact]
    supplies: Mapping[str, Licence]
