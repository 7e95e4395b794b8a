"""Whom sources are asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.types.papers import DocumentType
from catalog.types.rules import Element
from catalog.types.scenario import Question

Told = Element | Question
"""Where something that a source is told stands: on a paper, in the form, or among the answers."""


@dataclass(frozen=True)
class Subject:
    """Whom a source is asked about (核验对象): each of its needs and where that stands; likewise
    what it is told only where the case has it."""

    needs: Mapping[str, Told]
    may_need: Mapping[str, Told] = field(default_factory=dict)


@dataclass(frozen=True)
class Supply:
    """How a material that was not handed in is asked for (免证办): of which source, which of its
    papers, and about whom."""

    source: str
    document_type: DocumentType
    subject: Subject
