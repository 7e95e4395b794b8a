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
from review.rounds import Since
from review.types import Cause, Conclusion, DutyKind, Verdict
from serve.holds import Hold
from serve.judged import Judged
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


class Stage(StrEnum):
    """How far a version of the catalogue has come (版本状态)."""

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    PUBLISHED = "published"  # in service
    SUPERSEDED = "superseded"  # another was published after it
    ROLLED_BACK = "rolled_back"  # taken out of service


class CatalogueAct(StrEnum):
    """One thing that can be done to the catalogue (目录操作)."""

    DRAFTED = "drafted"
    CHECKED = "checked"
    CHECK_FAILED = "check_failed"
    APPROVED = "approved"
    PUBLISHED = "published"
    ROLLBACK_ASKED = "rollback_asked"
    ROLLED_BACK = "rolled_back"
    AUTO_PASS_ASKED = "auto_pass_asked"
    AUTO_PASS_ON = "auto_pass_on"
    AUTO_PASS_OFF = "auto_pass_off"
    AUTO_PASS_STOPPED = "auto_pass_stopped"  # by itself: too many were found wrong


class LabelKind(StrEnum):
    """What a verdict that flips is said to be (翻转说明)."""

    INTENDED = "intended"  # 有意的: policy has changed
    MENDED_MISTAKE = "mended_mistake"  # 纠错: it was decided wrongly before


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

_HOLD: Mapping[Hold, str] = {
    Hold.NOT_A_PASS: "结论不是通过",
    Hold.ITEM_ADVISES: "本事项只作预审参考",
    Hold.ITEM_ASSISTS: "本事项由审批人员决定",
    Hold.PAPER_FOLLOWS: "还有容缺材料要补交",
    Hold.BASIS_FROM_MEMORY: "有设定依据还没有核对原文",
    Hold.SWITCHED_OFF: "自动通过没有开启",
    Hold.RULES_CHANGED: "开启自动通过以后规则换了版本",
    Hold.AUDIT_BROKEN: "操作记录或者复核记录被改动过，自动通过已停",
    Hold.OLDER_VERSION: "办件用的不是现行目录版本",
    Hold.NOT_CALIBRATED: "还没有用已知有问题的样例量过这一版规则",
    Hold.NOT_SURE_ENOUGH: "识别的把握低于这个事项的门槛",
    Hold.NOT_PROVEN: "这一版规则还在盲审复核，看过的件还不够",
    Hold.BOUND_BROKEN: "盲审复核查出的差错太多，自动通过已自行停止",
    Hold.RECHECKS_LATE: "抽中复核的件迟迟没有人看，自动通过暂停",
    Hold.SAMPLED: "抽中盲审复核",
}

_STAGE: Mapping[Stage, str] = {
    Stage.DRAFT: "草稿",
    Stage.CHECKED: "已检查，待审批",
    Stage.APPROVED: "已审批，待发布",
    Stage.PUBLISHED: "正在使用",
    Stage.SUPERSEDED: "已被新版本取代",
    Stage.ROLLED_BACK: "已退回停用",
}

_CATALOGUE_ACT: Mapping[CatalogueAct, str] = {
    CatalogueAct.DRAFTED: "起草",
    CatalogueAct.CHECKED: "检查通过",
    CatalogueAct.CHECK_FAILED: "检查没有通过",
    CatalogueAct.APPROVED: "审批",
    CatalogueAct.PUBLISHED: "发布",
    CatalogueAct.ROLLBACK_ASKED: "申请退回",
    CatalogueAct.ROLLED_BACK: "退回",
    CatalogueAct.AUTO_PASS_ASKED: "申请自动通过",
    CatalogueAct.AUTO_PASS_ON: "开启自动通过",
    CatalogueAct.AUTO_PASS_OFF: "关闭自动通过",
    CatalogueAct.AUTO_PASS_STOPPED: "自动通过自行停止",
}

_JUDGED: Mapping[Judged, str] = {
    Judged.PASS: "通过",
    Judged.CORRECT: "要补正",
    Judged.REJECT: "不予通过",
}

_LABEL: Mapping[LabelKind, str] = {
    LabelKind.INTENDED: "有意的",
    LabelKind.MENDED_MISTAKE: "纠错",
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
    Fact: explain.FACT,
    Likeness: explain.LIKENESS,
    State: _STATE,
    Kind: _KIND,
    Standing: _STANDING,
    Stage: _STAGE,
    CatalogueAct: _CATALOGUE_ACT,
    LabelKind: _LABEL,
    Judged: _JUDGED,
    Hold: _HOLD,
}


def outcome_name(code: str) -> str:
    """What came of asking a source, as the audit keeps it."""
    return _OUTCOME[code]


def name_of(value: StrEnum) -> str:
    """Looked up by kind first: codes of different kinds may be written alike."""
    return _NAMES[type(value)][value]


def standing(hold: Hold | None) -> str:
    """Who decides the case: 已自动通过, or a person and why."""
    return f"须由人决定（{name_of(hold)}）" if hold else "已自动通过"
