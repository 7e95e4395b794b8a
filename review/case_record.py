"""One row as an office exports it → a case record (办件记录) in normal form, or why it can't be.

A row maps columns to what stands there. Columns are found by the names the catalogue gives them;
others are not looked at. What comes out holds times, numbers, codes and words of closed sets
alone, and messages never repeat what stood in a row, which may be about a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from catalog.supervision import ACCEPTED_AT, CASE_ID, parts_of
from catalog.types import FieldKind, RecordField, Supervision
from nlp.moments import of_periods
from nlp.normalize import birth_date, fold, id_number_is_valid, normalise
from review.checks.outcome import as_day

_CODE = re.compile(r"(?=.*\d)[0-9A-Za-z][0-9A-Za-z._/-]{0,63}")
_WHOLE = re.compile(r"(\d{1,5})(?:\.0+)?")
_BETWEEN = re.compile(r"[;；]")
_NEAR = timedelta(days=31)
_MOBILE = re.compile(r"1[3-9]\d{9}")


class BadRecord(Exception):
    """A row that can't be used. `code` is stable and for programs, `message` and `remedy` are
    plain Chinese and hold nothing of the row."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(f"{code}: {message} {remedy}")
        self.code = code
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True)
class CaseRecord:
    """What an office keeps of one case. `values` maps field keys to normal forms: "" where there
    is a place for it and nothing stands there, no key where there is no place. Of its periods
    `values` tells them together; `periods` maps their field to what is told of each."""

    case_id: str
    values: Mapping[str, str]
    periods: Mapping[str, tuple[Mapping[str, str], ...]]


def columns_of(supervision: Supervision) -> dict[str, str]:
    """The name of a column → the field it holds."""
    return {name: each.key for each in supervision.fields for name in (each.key, *each.names)}


def record_of(supervision: Supervision, row: Mapping[str, str]) -> CaseRecord:
    """`row` maps field keys to what stands there. Raises BadRecord."""
    listed = [each for each in supervision.fields if each.kind is FieldKind.PERIODS]
    parts = {key for each in listed for key in parts_of(each.key)}
    values = {
        each.key: _normal(each, row[each.key])
        for each in supervision.fields
        if each.key in row and each.key not in parts and each.key != CASE_ID
    }
    case_id = _case_id(fold(row.get(CASE_ID, "")), as_day(values.get(ACCEPTED_AT, "")))
    periods: dict[str, tuple[Mapping[str, str], ...]] = {}
    for each in listed:
        told = _together(each, values) or _beside(supervision, each, row)
        keys = parts_of(each.key)
        if told or keys[0] in row:
            values[each.key] = ";".join(f"{t.get(keys[0], '')}/{t.get(keys[1], '')}" for t in told)
        if not told:
            there = {*row, *(keys[:2] if each.key in row else ())}
            values |= {key: "" for key in keys if key in there}
        periods[each.key] = tuple(MappingProxyType(each) for each in told)
    return CaseRecord(case_id, MappingProxyType(values), MappingProxyType(periods))


def _together(whole: RecordField, values: Mapping[str, str]) -> list[dict[str, str]]:
    """Periods written in one column; an end that is not told is an empty place."""
    keys = parts_of(whole.key)
    return [
        {key: part for key, part in zip(keys, told, strict=True) if part or key in keys[:2]}
        for told in of_periods(values.get(whole.key, ""))
    ]


def _beside(
    supervision: Supervision, whole: RecordField, row: Mapping[str, str]
) -> list[dict[str, str]]:
    """Periods written in columns of their own; several in one cell stand between semicolons."""
    cells = {key: _BETWEEN.split(row[key]) for key in parts_of(whole.key) if key in row}
    if not any(part.strip() for parts in cells.values() for part in parts):
        return []
    count = max(len(parts) for parts in cells.values())
    if any(len(parts) != count for parts in cells.values()):
        raise BadRecord(
            "periods_uneven",
            f"{whole.label}的起、止、天数个数不一样多。",
            "几次的，各列都用分号隔开，次数写得一样多；没有结束的留空，分号不要省。",
        )
    told = [
        {key: _normal(supervision.field(key), parts[n]) for key, parts in cells.items()}
        for n in range(count)
    ]
    return [each for each in told if not _none_held(each, parts_of(whole.key))]


def _none_held(told: Mapping[str, str], keys: tuple[str, str, str]) -> bool:
    """Many systems write 0 days where there was no period: it is none, where the places for its
    start and end are empty."""
    blank = told.get(keys[0]) == "" and told.get(keys[1]) == ""
    return blank and told.get(keys[2], "") in ("", "0")


def _case_id(text: str, accepted: date | None) -> str:
    if not text:
        raise BadRecord("case_id_missing", "没有办件编号。", "每一行都要有办件编号。")
    if not _CODE.fullmatch(text):
        raise BadRecord(
            "case_id_malformed",
            "办件编号里有字母、数字、-、_、.、/ 以外的字，或者没有数字，或者超过64位。",
            "请用系统里的办件编号，不要用姓名、单位名称；用表格软件的，把这一列设成文本。",
        )
    if _MOBILE.fullmatch(text) or _is_a_persons(text.upper(), accepted):
        raise BadRecord(
            "case_id_personal",
            "办件编号是一个身份证号码或者手机号码。",
            "请用系统里的办件编号，不要用个人的号码。",
        )
    return text


def _is_a_persons(number: str, accepted: date | None) -> bool:
    """Offices number cases by place, day and count, too, and one in eleven of those has the check
    digit of an identity number: the day it holds is that of the case, not a birth."""
    if not id_number_is_valid(number):
        return False
    return accepted is None or abs(accepted - birth_date(number)) > _NEAR


def _normal(each: RecordField, text: str) -> str:
    """The normal form, "" for an empty place. Raises BadRecord for what is none."""
    folded = fold(text)
    if not folded:
        return ""
    if each.options:
        return _option(each, folded)
    match each.kind:
        case FieldKind.NUMBER:
            for unit in sorted(each.units, key=len, reverse=True):
                folded = folded.removesuffix(unit).strip()
            found = _WHOLE.fullmatch(folded)
            normal = str(int(found[1])) if found else ""
            remedy = f"请写整数{'，后面可以写' + '、'.join(each.units) if each.units else ''}。"
        case FieldKind.CODE:
            normal = folded if _CODE.fullmatch(folded) else ""
            remedy = "请只用字母、数字、-、_、.、/，其中要有数字。"
        case FieldKind.MOMENT:
            normal = normalise(each.kind, folded)
            remedy = "请写成 2026-03-02 09:00:00 这样，要用真实存在的日期。"
        case _:
            normal = normalise(each.kind, folded)
            remedy = "请写成 2026-03-02/2026-03-09，几次的用分号隔开。"
    if not normal:
        raise BadRecord("value_unreadable", f"“{each.label}”的写法认不出来。", remedy)
    return normal


def _option(each: RecordField, folded: str) -> str:
    for value, words in each.options.items():
        if folded == value or folded in words:
            return value
    known = "、".join(word for words in each.options.values() for word in words)
    raise BadRecord("value_unknown", f"“{each.label}”不是认识的说法。", f"请写其中一个：{known}。")
