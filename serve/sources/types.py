"""The nouns of verification: what a source is asked under, what it gives, how it may be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from catalog.types import Fact, Licence


class Failure(StrEnum):
    """Why a source gave nothing that can be used."""

    NOT_CONNECTED = "not_connected"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too_slow"
    NO_TURN = "no_turn"  # the time for the whole case was over before it was asked
    REFUSED = "refused"
    BROKEN = "broken"
    MALFORMED = "malformed"
    UNKNOWN_ANSWER = "unknown_answer"
    NOT_KNOWN = "not_known"
    OTHER_SUBJECT = "other_subject"


WHY: Mapping[Failure, str] = {
    Failure.NOT_CONNECTED: "还没有接入，请人工查询。",
    Failure.UNREACHABLE: "连不上，请稍后重试，或者人工查询。",
    Failure.TOO_SLOW: "没有在规定的时间内答复，请稍后重试，或者人工查询。",
    Failure.NO_TURN: "这个办件核验的总时间用完了，没有问到，请稍后重试，或者人工查询。",
    Failure.REFUSED: "没有受理这次查询，请管理员检查接入配置。",
    Failure.BROKEN: "对方系统出了故障，请稍后重试，或者人工查询。",
    Failure.MALFORMED: "答复看不懂，没有采用，请管理员检查接入配置。",
    Failure.UNKNOWN_ANSWER: "答复不在约定的范围内，没有采用，请人工查询。",
    Failure.NOT_KNOWN: "对方系统答复查不到，请人工查询。",
    Failure.OTHER_SUBJECT: "答复说的不是同一个对象，没有采用，请人工查询。",
}
"""In words, for the reviewer."""


@dataclass(frozen=True)
class Ticket:
    """Under which id and for which purpose (办理事项用途) something is asked, and how many seconds
    an answer is waited for."""

    request: str
    purpose: str
    seconds: float


@dataclass(frozen=True)
class Answer:
    """What a source says of a fact: confirmed or denied, or a value. "" with why there is none
    (unavailable)."""

    value: str = ""
    failure: Failure | None = None


@dataclass(frozen=True)
class Handed:
    """The fields of a paper that a source handed over, as the paper's type calls them; none, and
    why not."""

    fields: Mapping[str, str] = field(default_factory=dict)
    failure: Failure | None = None


class Connector(Protocol):
    """The way to one source. Never raises for what the source does."""

    def verify(self, fact: Fact, told: Mapping[str, str], ticket: Ticket) -> Answer:
        """Whether a claim about the subject is so, or the value the source holds. `told` maps
        the fact's needs to values. An answer about another subject is none."""
        ...

    def fetch(
        self, paper: Licence, told: Mapping[str, str], ticket: Ticket, *, consent: str
    ) -> Handed:
        """The subject's paper. `consent` says who agreed to its being fetched, and where."""
        ...


@dataclass(frozen=True)
class Terms:
    """On which terms a source may be asked: for which purpose (`<item>` stands for the item),
    how many seconds it has, for how many its answers may be used again, which facts and papers it
    is asked for, and which facts a pre-check may ask."""

    purpose: str
    seconds: float
    keep_seconds: float
    facts: frozenset[str]
    papers: frozenset[str]
    prechecks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Link:
    """A source that is connected."""

    connector: Connector
    terms: Terms
