"""Verdicts, causes, dimensions → the Chinese words people read; values → what may be shown.

`masked(finding, kinds)` is for every page that is not the reviewer's own screen: the
citizen's result, a callback, a log line, an index.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from catalog.types import Dimension, FieldKind, Gravity, Item, Mode, Need, Severity, Verified
from ocr.types import Problem
from review.correction import Act
from review.identities import Fact
from review.likeness import Likeness
from review.rounds import Since
from review.types import (
    Cause,
    Conclusion,
    Duty,
    DutyKind,
    Finding,
    OperandTrace,
    RuleTrace,
    Verdict,
)

VERDICT: Mapping[Verdict, str] = {
    Verdict.PASS: "符合",
    Verdict.FAIL: "不符合",
    Verdict.UNSURE: "需人工复核",
    Verdict.NOT_APPLICABLE: "不适用",
}

DIMENSION: Mapping[Dimension, str] = {
    Dimension.COMPLETENESS: "完备性",
    Dimension.CONSISTENCY: "一致性",
    Dimension.FORMAT: "规范性",
    Dimension.VALIDITY: "有效性",
}

SEVERITY: Mapping[Severity, str] = {
    Severity.REJECT: "不予受理",
    Severity.CORRECT: "需要补正",
    Severity.ADVISE: "提示",
}

MODE: Mapping[Mode, str] = {
    Mode.ADVISE: "智能预审，供申请人参考",
    Mode.ASSIST: "辅助审批，由审批人员决定",
    Mode.DECIDE: "全流程审批，符合条件的自动通过",
}

NEED: Mapping[Need, str] = {
    Need.REQUIRED: "必要",
    Need.OPTIONAL: "非必要",
    Need.DEFERRABLE: "容缺后补",
}

VERIFIED: Mapping[Verified, str] = {
    Verified.TEXT: "已核对原文",
    Verified.MEMORY: "待核对",
}

CONCLUSION: Mapping[Conclusion, str] = {
    Conclusion.PASS: "通过",
    Conclusion.CORRECT: "补正",
    Conclusion.REJECT: "不予受理",
    Conclusion.MANUAL: "人工复核",
}

FOR_REVIEWER: Mapping[Conclusion, str] = {
    Conclusion.PASS: "未发现问题。",
    Conclusion.CORRECT: "有问题需申请人补正，请核对后一次性告知。",
    Conclusion.REJECT: "存在补正也不能解决的问题，请核对。",
    Conclusion.MANUAL: "没有发现不符合，但有几处机器不能确定，请您看图判断。",
}

FOR_CITIZEN: Mapping[Conclusion, str] = {
    Conclusion.PASS: "您的材料没有发现问题，请等待工作人员确认。",
    Conclusion.CORRECT: "您的材料还需要补正，请按下面的清单一次改好。",
    Conclusion.REJECT: "按您提交的情况，这件事暂时不能受理，请看原因。",
    Conclusion.MANUAL: "您的材料已经收到，有几处需要工作人员人工核对。",
}

CAUSE: Mapping[Cause, str] = {
    Cause.MATERIAL_MISSING: "要核对的材料没有提交",
    Cause.WRONG_PAPER: "该位置上传的是另一种材料",
    Cause.UNKNOWN_PAPER: "该位置的材料未能识别",
    Cause.ILLEGIBLE: "图片看不清",
    Cause.NOT_READ: "图片清楚，但没有找到这一项",
    Cause.LOW_CONFIDENCE: "读出来了，但把握不够",
    Cause.CONFLICTING: "同一位置的几份材料内容不同",
    Cause.NEARLY_EQUAL: "两处只差一点，可能是识别误差",
    Cause.NOT_ASSESSED: "该项检测没有运行",
    Cause.SITUATION_UNKNOWN: "办理情形没有选全",
    Cause.SOURCE_UNAVAILABLE: "数据源没有答复，或者答复看不明白",
    Cause.FORM_EMPTY: "申报表单没有填写这一项",
    Cause.RECORD_EMPTY: "办件记录的这一项是空的",
    Cause.RECORD_SILENT: "办件记录里没有这一项",
    Cause.TOO_COARSE: "时间写得不够细",
    Cause.CONTRADICTORY: "记录前后矛盾",
    Cause.CALENDAR_UNKNOWN: "那一年的放假安排还没有公布",
}

GRAVITY: Mapping[Gravity, str] = {
    Gravity.BREACH: "违规",
    Gravity.SUSPECT: "疑点",
    Gravity.RECORD: "记录矛盾",
}

DUTY: Mapping[DutyKind, str] = {
    DutyKind.PROMISED: "告知承诺",
    DutyKind.DEFERRED: "容缺后补",
}

FACT: Mapping[Fact, str] = {
    Fact.NAME: "名称（姓名）",
    Fact.NUMBER: "号码",
    Fact.SEX: "性别",
    Fact.BORN_ON: "出生日期",
    Fact.ADDRESS: "地址",
    Fact.REPRESENTATIVE: "法定代表人（经营者）",
}

LIKENESS: Mapping[Likeness, str] = {
    Likeness.SAME: "一致",
    Likeness.NEAR: "写法略有不同",
    Likeness.DIFFERENT: "不一致",
}

ACT: Mapping[Act, str] = {
    Act.HAND_IN: "补交",
    Act.REPLACE: "换一份",
    Act.FILL_IN: "改申请表",
    Act.CHOOSE: "重选",
}

SINCE: Mapping[Since, str] = {
    Since.STILL: "仍未改好",
    Since.MENDED: "已改好",
    Since.TO_JUDGE: "待人工核对",
}

WHAT_TO_DO: Mapping[Cause, str] = {
    Cause.MATERIAL_MISSING: "等材料补齐后再核对。",
    Cause.WRONG_PAPER: "请申请人换成正确的材料。",
    Cause.UNKNOWN_PAPER: "请看原图，判断是什么材料。",
    Cause.ILLEGIBLE: "请看原图；仍看不清的，请申请人重新拍摄。",
    Cause.NOT_READ: "请在原图上查找这一项。",
    Cause.LOW_CONFIDENCE: "请对照原图确认读出的内容。",
    Cause.CONFLICTING: "请看原图，确认以哪一份为准。",
    Cause.NEARLY_EQUAL: "请对照原图，看两处是否真的不同。",
    Cause.NOT_ASSESSED: "请看原图人工判断。",
    Cause.SITUATION_UNKNOWN: "请向申请人确认办理情形。",
    Cause.SOURCE_UNAVAILABLE: "请稍后重试，或人工查询；答复看不明白的，请问清楚。",
    Cause.FORM_EMPTY: "请申请人把表单填完整。",
    Cause.RECORD_EMPTY: "请办件单位补上这一项。",
    Cause.RECORD_SILENT: "请在导出办件数据时带上这一项。",
    Cause.TOO_COARSE: "请导出带时分秒的时间。",
    Cause.CONTRADICTORY: "请办件单位核对记录。",
    Cause.CALENDAR_UNKNOWN: "请等放假安排公布以后再核对。",
}

PROBLEM: Mapping[Problem, str] = {
    Problem.BLURRED: "模糊",
    Problem.DARK: "太暗",
    Problem.GLARE: "反光",
    Problem.CUT_OFF: "没有拍全",
    Problem.TOO_SMALL: "太小",
    Problem.SCREEN: "翻拍屏幕",
    Problem.NO_TEXT: "没有文字",
}

_PERSON = 4
"""Characters up to which what stands in an organisation's place may be a person: 权利人, 出租方."""

_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{6}(?:19|20)?\d{2}[01]\d[0-3]\d\d{3}[\dXx]?(?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")


def duty(each: Duty) -> str:
    """健康证明：容缺后补，2026-11-23以前补交（受理后5个工作日内）。"""
    by = f"{each.due}以前" if each.due else "按以后公布的放假安排计算到期日，"
    what = "补交" if each.kind is DutyKind.DEFERRED else "兑现承诺"
    return f"{each.name}：{DUTY[each.kind]}，{by}{what}（受理后{each.within}个工作日内）。"


def mask(value: str, kind: FieldKind) -> str:
    """The value with what identifies a person starred out, at the same length.

    ID numbers keep 3 + 4 characters, names the first, phones at most 3 + 4 digits, addresses
    everything but digits. An organisation as short as a person's name is masked like one. Other
    kinds (dates, amounts) are returned as they are, but for any ID or mobile number inside.
    """
    match kind:
        case FieldKind.ID_NUMBER:
            return _keep(value, 3, 4)
        case FieldKind.NAME:
            return _keep(value, 1, 0)
        case FieldKind.ORGANISATION if len(value) <= _PERSON:
            return _keep(value, 1, 0)
        case FieldKind.PHONE:
            return _mask_digits(value, 3, 4)
        case FieldKind.ADDRESS:
            return re.sub(r"[0-9]", "*", value)
        case FieldKind.CREDIT_CODE:
            return value
        case _:
            return mask_text(value)


def mask_text(text: str) -> str:
    """Running text with every ID number and mobile number in it starred out."""
    text = _ID_NUMBER.sub(lambda m: _keep(m.group(), 3, 4), text)
    return _MOBILE.sub(lambda m: _mask_digits(m.group(), 3, 4), text)


def kinds(item: Item) -> Mapping[str, FieldKind]:
    """Element path → kind, over the item's form and papers, for `masked`."""
    found = {f"form.{box.key}": box.kind for box in item.form.fields}
    for material in item.materials:
        for document_type in material.document_types:
            for spec in document_type.fields:
                found.setdefault(f"{material.key}.{spec.key}", spec.kind)
    return found


def masked(finding: Finding, kinds: Mapping[str, FieldKind]) -> Finding:
    """The finding as it may leave the reviewer's screen: operand values and the same values
    inside messages are masked by the kind of their element."""
    operands = [operand for rule in finding.checks for operand in rule.operands]

    def say(message: str) -> str:
        secrets = {
            text: mask(text, kinds.get(o.path, FieldKind.TEXT))
            for o in operands
            for text in (o.value, o.raw)
            if text
        }
        for secret in sorted(secrets, key=len, reverse=True):
            message = message.replace(secret, secrets[secret])
        return mask_text(message)

    def hide(rule: RuleTrace) -> RuleTrace:
        return rule._replace(
            message=say(rule.message),
            operands=tuple(_masked_operand(o, kinds) for o in rule.operands),
            parts=tuple(hide(part) for part in rule.parts),
        )

    return finding._replace(
        message=say(finding.message),
        rules=tuple(hide(rule) for rule in finding.rules),
    )


def _masked_operand(operand: OperandTrace, kinds: Mapping[str, FieldKind]) -> OperandTrace:
    kind = kinds.get(operand.path, FieldKind.TEXT)
    value = None if operand.value is None else mask(operand.value, kind)
    return operand._replace(value=value, raw=mask(operand.raw, kind))


def _keep(value: str, head: int, tail: int) -> str:
    """Stars between the first `head` and last `tail` characters; of a value so short that
    less than half would be hidden, only the first `min(head, 1)`."""
    if len(value) < 2 * (head + tail):
        head, tail = min(head, 1, len(value) - 1), 0
    head = max(head, 0)
    return value[:head] + "*" * (len(value) - head - tail) + value[len(value) - tail :]


def _mask_digits(value: str, head: int, tail: int) -> str:
    total = sum(c.isdigit() or c == "*" for c in value)
    if total < head + tail + 4:
        head, tail = 0, min(tail, total // 3)
    out, seen = [], 0
    for character in value:
        if character.isdigit() or character == "*":
            seen += 1
            character = character if seen <= head or seen > total - tail else "*"
        out.append(character)
    return "".join(out)
