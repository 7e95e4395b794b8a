"""A code of the domain or of the doors → its Chinese name, for people."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from catalog.types import Dimension, Gravity, Mode, Need, Severity
from ocr.types import Problem
from review import explain
from review.checks.sources import CONFIRMED, DENIED
from review.correction import Act
from review.duty_register import Standing
from review.identities import Fact
from review.likeness import Likeness
from review.parties import ALIKE, LABEL
from review.rounds import Since
from review.types import Cause, Conclusion, DutyKind, Verdict
from serve.sources.types import Failure
from serve.sources.verification import ASKED, HANDED, VALUE, Kind


class State(StrEnum):
    """How far a case has come (办件状态)."""

    OPEN = "open"  # papers may still be put in
    QUEUED = "queued"
    PROCESSING = "processing"
    DONE = "done"
    REFUSED = "refused"  # a paper can't be read: the applicant must act
    FAILED = "failed"  # the house could not do it: the operator must act
    ERASED = "erased"


_STATE: Mapping[State, str] = {
    State.OPEN: "收件中",
    State.QUEUED: "待审查",
    State.PROCESSING: "审查中",
    State.DONE: "已审查",
    State.REFUSED: "材料无法读取",
    State.FAILED: "系统未能处理",
    State.ERASED: "已清除",
}

_KIND: Mapping[Kind, str] = {Kind.VERIFY: "核验", Kind.FETCH: "调取电子证照"}

_OUTCOME: Mapping[str, str] = {
    CONFIRMED: "核验一致",
    DENIED: "核验不一致",
    VALUE: "已答复",
    HANDED: "已取得",
    ASKED: "已发出，没有等到结果",
    **{
        str(failure): name
        for failure, name in {
            Failure.NOT_CONNECTED: "没有接入",
            Failure.UNREACHABLE: "连不上",
            Failure.TOO_SLOW: "超时",
            Failure.NO_TURN: "没有轮到",
            Failure.REFUSED: "没有受理",
            Failure.BROKEN: "对方故障",
            Failure.MALFORMED: "答复看不懂",
            Failure.UNKNOWN_ANSWER: "答复不在约定范围",
            Failure.NOT_KNOWN: "查不到",
            Failure.OTHER_SUBJECT: "答复说的不是同一个对象",
        }.items()
    },
}

_STANDING: Mapping[Standing, str] = {
    Standing.OPEN: "未到期",
    Standing.KEPT: "已履行",
    Standing.LATE: "逾期履行",
    Standing.BROKEN: "逾期未履行",
}

_NAMES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Verdict: explain.VERDICT,
    Conclusion: explain.CONCLUSION,
    Dimension: explain.DIMENSION,
    Severity: explain.SEVERITY,
    Gravity: explain.GRAVITY,
    Mode: explain.MODE,
    Need: explain.NEED,
    Problem: explain.PROBLEM,
    Cause: explain.CAUSE,
    DutyKind: explain.DUTY,
    Act: explain.ACT,
    Since: explain.SINCE,
    Fact: LABEL,
    Likeness: ALIKE,
    State: _STATE,
    Kind: _KIND,
    Standing: _STANDING,
}


def outcome_name(code: str) -> str:
    """What came of asking a source, as the audit keeps it."""
    return _OUTCOME[code]


def name_of(value: StrEnum) -> str:
    """Looked up by kind first: codes of different kinds may be written alike."""
    return _NAMES[type(value)][value]
