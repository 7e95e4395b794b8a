"""Questions about a citizen's situation."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.types.conditions import ALWAYS, Condition


@dataclass(frozen=True)
class Option:
    """One answer the citizen can pick."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Question:
    """One question about the citizen's situation (情形)."""

    key: str
    text: str
    options: tuple[Option, ...]
    asked_when: Condition = ALWAYS
    multiple: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Scenario:
    """An item's questions in the order they are asked (情形引导)."""

    questions: tuple[Question, ...]
