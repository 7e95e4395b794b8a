"""What a no-criminal-record certificate says → its sheet (无犯罪记录证明, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import matrix_code, specimen
from eval.foundry.people import DISTRICTS, draw_person
from eval.foundry.rows import said
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "no-criminal-record"
SIZE = (210.0, 297.0)
PURPOSES = ("入职", "办理资格证", "签证", "参加社会工作", "网约车驾驶员资格申请", "教师资格认定")
FOUND = "发现有犯罪记录"
REMARKS = (
    "本证明只反映出具证明时信息查询平台内的犯罪记录信息情况。如未注明查询时间范围，即查询全时段信息。",
    "未经授权，任何单位和个人不得将本证明用于其他用途。",
)


@dataclass(frozen=True)
class NoCriminalRecord(Paper):
    """The facts of a certificate. With `since` None the whole time was searched; `sealed_by`
    is the ring text of the seal, "" when it was not sealed. With `burdened` a record was found."""

    certificate_no: str
    name: str
    sex: str
    id_number: str
    address: str
    since: date | None
    until: date
    purpose: str
    issued_by: str
    issued_on: date
    sealed_by: str
    burdened: bool = False


def draw(facts: NoCriminalRecord, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: the words of the ministry's form, older words of a police station,
    entries in rows."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    title = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(105, 46, "无犯罪记录证明", title, 9.5, tracking=2, align="centre")
    body = (faces.song, faces.song, faces.kai)[style.variant % 3]
    number = said("certificate_no", facts.certificate_no)
    y = 60.0
    if style.variant % 4 == 1:
        sheet.paragraph(118, y, 80, ["编号：", number], body, 4.6)
    else:
        width = sheet.text_width(number.text, body, 4.6)
        sheet.text(
            184, y, number.text, body, 4.6, align="right", key=number.key, value=number.value
        )
        if style.variant % 4 == 3 or number.text.isdigit():
            sheet.text(183 - width, y, "编号：", body, 4.6, align="right")
    y = 78.0
    match style.variant % 3:
        case 0:
            y = _by_form(sheet, facts, style, y)
        case 1:
            y = _in_words(sheet, facts, style, y)
        case _:
            y = _in_rows(sheet, facts, style, y)
    _foot(sheet, facts, style, max(y + 34, 176))
    specimen(sheet, 186, 22, faces.hei_bold, size=6)
    if style.variant % 4 == 2:
        matrix_code(sheet, 26, 24, 22, style.rng)
    return (sheet,)


def _day(key: str, day: date) -> Fact:
    return Fact(key, printed(day, DayStyle.HAN), value(day))


def _span(facts: NoCriminalRecord) -> list[str | Fact]:
    if facts.since is None:
        return ["截至", _day("period_until", facts.until)]
    return ["自", _day("period_from", facts.since), "至", _day("period_until", facts.until)]


def _by_form(sheet: Sheet, facts: NoCriminalRecord, style: Style, y: float) -> float:
    faces = style.faces
    runs: list[str | Fact] = [
        "经查，被查询人：",
        Fact("name", facts.name, underline=True),
        "，国籍：",
        Fact("nationality", "中国", underline=True),
        "，证件名称：居民身份证，证件号码：",
        Fact("id_number", facts.id_number, underline=True),
        "，",
        *_span(facts),
        "期间，",
        Fact("result", FOUND if facts.burdened else "未发现有犯罪记录"),
        "。",
    ]
    if facts.purpose:
        runs += ["本证明用于", Fact("purpose", facts.purpose), "。"]
    y = sheet.paragraph(27, y, 156, runs, faces.song, 5.3, indent=2, leading=1.9)
    for words in REMARKS:
        y = sheet.paragraph(
            27, y + 2, 156, [f"（{words}）"], faces.song, 4.2, indent=2, leading=1.7
        )
    return y


def _in_words(sheet: Sheet, facts: NoCriminalRecord, style: Style, y: float) -> float:
    body = style.faces.kai if style.variant % 2 else style.faces.song
    runs: list[str | Fact] = [
        "兹证明",
        Fact("name", facts.name),
        "，",
        Fact("sex", facts.sex),
        "，公民身份号码：",
        Fact("id_number", facts.id_number),
        "，户籍地址：",
        Fact("address", facts.address),
        "。经查询公安机关违法犯罪信息系统，该人",
        *_span(facts),
        "期间",
        Fact("result", FOUND if facts.burdened else "无犯罪记录"),
        "。",
    ]
    y = sheet.paragraph(27, y, 156, runs, body, 5.6, indent=2, leading=2.0)
    if facts.purpose:
        ends: list[str | Fact] = ["此证明仅限于", Fact("purpose", facts.purpose), "使用。"]
        y = sheet.paragraph(27, y, 156, ends, body, 5.6, indent=2, leading=2.0)
    return sheet.paragraph(27, y, 156, ["特此证明。"], body, 5.6, indent=2, leading=2.0)


def _in_rows(sheet: Sheet, facts: NoCriminalRecord, style: Style, y: float) -> float:
    faces = style.faces
    entries = [
        ("被查询人", "name", facts.name),
        ("性别", "sex", facts.sex),
        ("国籍", "nationality", "中国"),
        ("证件号码", "id_number", facts.id_number),
    ]
    for label, key, text in entries:
        end = sheet.text(34, y, f"{label}：", faces.song, 5.3)
        sheet.text(end + 1, y, text, faces.song, 5.3, key=key)
        y += 11
    runs: list[str | Fact] = [
        *_span(facts),
        "，",
        Fact("result", FOUND if facts.burdened else "未发现有犯罪记录"),
        "。",
    ]
    if facts.purpose:
        runs += ["本证明用于", Fact("purpose", facts.purpose), "。"]
    y = sheet.paragraph(27, y, 156, runs, faces.song, 5.3, indent=2, leading=1.9)
    return sheet.paragraph(27, y + 2, 156, [REMARKS[0]], faces.song, 4.4, indent=2, leading=1.7)


def _foot(sheet: Sheet, facts: NoCriminalRecord, style: Style, y: float) -> None:
    faces = style.faces
    if style.variant % 2:
        sheet.text(176, y - 11, "（公章）", faces.song, 4.6, align="right")
    sheet.text(176, y, facts.issued_by, faces.song, 5.2, align="right", key="issued_by")
    day = printed(facts.issued_on, style.closing_day)
    sheet.text(
        172,
        y + 11,
        day,
        faces.song,
        5.2,
        align="right",
        key="issued_on",
        value=value(facts.issued_on),
    )
    if facts.sealed_by:
        design = SealDesign(facts.sealed_by, diameter=42)
        press(sheet, design, 148, y + 2, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> NoCriminalRecord:
    """A certificate of the last months."""
    person = draw_person(rng, today, ages=(18, 65))
    district = one(rng, DISTRICTS)[:-1]
    station = f"长沙市公安局{district}分局{one(rng, ['样本路', '示例街', '范例', '虚构路'])}派出所"
    issued = ago(rng, today, 1, 300)
    number = f"长公{district[0]}(样)证字〔{issued.year}〕{int(rng.integers(1, 9999)):05d}号"
    plain = f"{issued:%Y%m%d}{digits(rng, 5)}"
    since = issued - timedelta(days=int(rng.integers(300, 9000)))
    return NoCriminalRecord(
        certificate_no=number if rng.random() < 0.6 else plain,
        name=person.name,
        sex=person.sex,
        id_number=person.id_number,
        address=person.address,
        since=since if rng.random() < 0.7 else None,
        until=issued - timedelta(days=1),
        purpose=one(rng, PURPOSES) if rng.random() < 0.6 else "",
        issued_by=station,
        issued_on=issued,
        sealed_by=station if sealed(rng) else "",
    )


TEMPLATES = (Template(CODE, NoCriminalRecord, SIZE, draw, invent),)
