"""Conditions over a citizen's answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """Whether a condition holds; UNKNOWN while an answer it needs is missing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Is:
    """Holds when the answer to `question` is, or contains, one of `values`."""

    question: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class All:
    """Holds when every part holds; `All(())` always holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    """Holds when at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """Holds when its part does not."""

    part: Condition


Condition = Is | All | Any | Not
ALWAYS: Condition = All(())

Answers = Mapping[str, Sequence[str]]
"""Question key → the option values chosen; a question not in it is unanswered."""
