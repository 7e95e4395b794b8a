"""What a person may conclude who decides a case without seeing what was found of it."""

from __future__ import annotations

from enum import StrEnum


class Judged(StrEnum):
    """A person's conclusion (复核结论)."""

    PASS = "pass"
    CORRECT = "correct"
    REJECT = "reject"
