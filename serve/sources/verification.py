"""One question put to a source, as the audit keeps it: no name, no number, no value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ASKED = "asked"
"""Outcome of what was sent and whose answer nobody waited for: the process ended before it."""

VALUE, HANDED = "value", "handed"
"""Outcomes of what was answered with a value, or with a paper: neither stands in the audit."""


class Kind(StrEnum):
    """What was wanted."""

    VERIFY = "verify"
    FETCH = "fetch"


@dataclass(frozen=True)
class Verification:
    """`subject` is the fact or the paper asked for, `mark` a keyed digest of whom it was about;
    `outcome` confirmed, denied, "value", "handed", "asked", or the code of a Failure."""

    request: str
    case: str
    kind: Kind
    source: str
    subject: str
    purpose: str
    outcome: str
    milliseconds: int
    remembered: bool
    mark: str
    at: datetime
