"""Worked applications of an item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CaseExample:
    """A whole application and its outcome: changes to the item's base case, and every
    point that then does not pass, with its verdict."""

    title: str
    changes: Mapping[str, str | None]
    situation: Mapping[str, tuple[str, ...]]
    expect: Mapping[str, str]
    decision: str


@dataclass(frozen=True)
class CaseExamples:
    """The worked applications of an item: `base` passes everywhere."""

    base: Mapping[str, str | None]
    situation: Mapping[str, tuple[str, ...]]
    today: date
    cases: tuple[CaseExample, ...]
