"""What an applicant types."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.types.papers import FieldKind


@dataclass(frozen=True)
class FormField:
    """One box of the application form; `prefill` names the paper fields that may fill it."""

    key: str
    label: str
    kind: FieldKind
    required: bool = True
    hint: str = ""
    prefill: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """What the applicant types once (申报表单, 一表)."""

    key: str
    title: str
    fields: tuple[FormField, ...]
