"""What things rest on: laws and their articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verified(StrEnum):
    """How an article was checked: found in a law text, or still from memory."""

    TEXT = "text"
    MEMORY = "memory"


@dataclass(frozen=True)
class Law:
    """A law, regulation or rule (法律法规). `effective_from` is the day of the version cited."""

    key: str
    title: str
    kind: str
    issued_by: str
    effective_from: date
    document_number: str = ""


@dataclass(frozen=True)
class Basis:
    """One article something rests on (设定依据); `article` as the law writes it: 第三十五条."""

    law: Law
    article: str
    verified: Verified
    note: str = ""

    @property
    def citation(self) -> str:
        """《食品安全法》第三十五条."""
        return f"《{self.law.title}》{self.article}"
