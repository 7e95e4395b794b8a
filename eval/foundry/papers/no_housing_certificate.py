"""What the register says of a person's homes → its sheet (不动产登记信息查询结果证明, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.grid import Cell, grid, setting
from eval.foundry.lined import lined
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import matrix_code, specimen
from eval.foundry.people import DISTRICTS, Person, draw_person, draw_premises
from eval.foundry.rows import said
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "no-housing-certificate"
SIZE = (210.0, 297.0)
TITLES = ("不动产登记信息查询结果证明", "不动产登记资料查询结果证明", "无房证明")
NOTHING = ("查无不动产登记信息", "无不动产登记信息")
FOUND = "有不动产登记信息1条"
AREAS = ("长沙市", "长沙市城区", "长沙市行政区域")
SEAL_CENTRE = "查询专用章"
REMARKS = (
    "本证明仅反映出具时不动产登记信息系统中的登记情况，未纳入系统的历史登记信息不在查询范围之内。",
    "查询结果仅供申请人按查询目的使用，涂改、复印无效。",
)


@dataclass(frozen=True)
class NoHousingCertificate(Paper):
    """The facts of a certificate. `other` is the second person searched, if any; `result` one
    of NOTHING or FOUND, and then `location` and `property_no` say what was found, else "". The
    register was searched as of `until`; `seal` is the ring text, "" where it was not sealed."""

    query_no: str
    person: Person
    other: Person | None
    area: str
    until: date
    result: str
    location: str
    property_no: str
    issued_by: str
    issued_on: date
    seal: str


def draw(facts: NoHousingCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: told in prose, a table, lines with labels; titles, wordings."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    title = TITLES[style.variant // 3 % 3]
    face = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(105, 42, title, face, 8.4, tracking=1.0, align="centre")
    specimen(sheet, 186, 20, faces.hei_bold, size=6)
    if style.variant % 4 == 2:
        matrix_code(sheet, 24, 18, 20, style.rng)
    label = ("查询编号", "编号", "查询单号")[style.variant % 3]
    width = sheet.text_width(facts.query_no, faces.song, 4.2)
    sheet.text(186 - width, 56, f"{label}：", faces.song, 4.2, align="right")
    sheet.text(186, 56, facts.query_no, faces.song, 4.2, align="right", key="query_no")
    match style.variant % 3:
        case 0:
            y = _told(sheet, facts, style, 72)
        case 1:
            how = setting(style, 4.3, by_hand=False)
            rows = _rows(facts, style)
            y = grid(sheet, rows, how, left=22, top=62, width=166, label_width=34, least=13) + 8
        case _:
            how = setting(style, 4.6, by_hand=False)
            y = lined(sheet, _rows(facts, style), how, left=26, top=72, width=160, pitch=12.5)
    for words in REMARKS:
        y = sheet.paragraph(26, y + 2, 158, [words], faces.song, 3.9, indent=2, leading=1.6)
    _foot(sheet, facts, style, max(y + 30, 186))
    return (sheet,)


def _rows(facts: NoHousingCertificate, style: Style) -> list[list[Cell]]:
    who, other, wording = facts.person, facts.other, style.variant // 3 % 3
    rows = [
        [
            Cell(("被查询人", "姓名", "被查询人姓名")[wording], Fact("name", who.name), 0.75),
            Cell(
                ("证件号码", "身份证号码", "证件号码")[wording],
                Fact("id_number", who.id_number),
                1.25,
            ),
        ]
    ]
    if other:
        rows.append(
            [
                Cell(
                    ("共同被查询人", "配偶姓名", "共同查询人")[wording],
                    Fact("other_name", other.name),
                    0.75,
                ),
                Cell(
                    ("共同被查询人证件号码", "配偶身份证号码", "共同查询人证件号码")[wording],
                    Fact("other_id_number", other.id_number),
                    1.25,
                ),
            ]
        )
    until = Fact("until", printed(facts.until, style.day), value(facts.until))
    rows += [
        [Cell(("查询范围", "查询区域", "查询范围")[wording], Fact("area", facts.area))],
        [Cell(("查询截止日期", "数据截止日期", "查询时间")[wording], until)],
        [Cell("查询结果", Fact("result", facts.result))],
    ]
    if facts.location:
        rows += [
            [Cell("坐落", said("location", facts.location))],
            [Cell("不动产权证号", said("property_no", facts.property_no))],
        ]
    return rows


def _told(sheet: Sheet, facts: NoHousingCertificate, style: Style, y: float) -> float:
    faces, who, other = style.faces, facts.person, facts.other
    body = (faces.song, faces.kai)[style.variant // 6 % 2]
    lined_under = bool(style.rng.random() < 0.4)
    until = Fact("until", printed(facts.until, DayStyle.HAN), value(facts.until))
    runs: list[str | Fact] = [
        "经查询，截至",
        until,
        "，被查询人",
        Fact("name", who.name, underline=lined_under),
        "（证件号码：",
        Fact("id_number", who.id_number, underline=lined_under),
        "）",
    ]
    if other:
        runs += [
            "、共同被查询人",
            Fact("other_name", other.name, underline=lined_under),
            "（证件号码：",
            Fact("other_id_number", other.id_number, underline=lined_under),
            "）",
        ]
    runs += ["在", Fact("area", facts.area), "范围内", Fact("result", facts.result), "。"]
    y = sheet.paragraph(26, y, 158, runs, body, 5.2, indent=2, leading=1.9)
    if facts.location:
        found: list[str | Fact] = [
            "坐落：",
            said("location", facts.location),
            "；不动产权证号：",
            said("property_no", facts.property_no),
            "。",
        ]
        y = sheet.paragraph(26, y, 158, found, body, 5.2, indent=2, leading=1.9)
    return sheet.paragraph(26, y, 158, ["特此证明。"], body, 5.2, indent=2, leading=1.9)


def _foot(sheet: Sheet, facts: NoHousingCertificate, style: Style, y: float) -> None:
    faces = style.faces
    sheet.text(178, y, facts.issued_by, faces.song, 4.8, align="right", key="issued_by")
    day = printed(facts.issued_on, style.closing_day)
    end = value(facts.issued_on)
    sheet.text(174, y + 10, day, faces.song, 4.8, align="right", key="issued_on", value=end)
    if facts.seal:
        design = SealDesign(facts.seal, centre=SEAL_CENTRE, diameter=42)
        press(sheet, design, 148, y + 2, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> NoHousingCertificate:
    """Facts by chance: one in five owns a home, three in ten without the seal."""
    person = draw_person(rng, today, ages=(20, 60))
    issued = ago(rng, today, 1, 200)
    office = one(rng, ["长沙市样本不动产登记中心", f"长沙市{one(rng, DISTRICTS)}不动产登记中心"])
    owns = rng.random() < 0.2
    number = f"湘({issued.year - int(rng.integers(1, 6))})长沙市不动产权第{digits(rng, 7)}号"
    return NoHousingCertificate(
        query_no=f"{one(rng, ['CX', 'BDCCX', ''])}{issued:%Y%m%d}{digits(rng, 6)}",
        person=person,
        other=draw_person(rng, today, ages=(20, 60)) if rng.random() < 0.45 else None,
        area=one(rng, AREAS),
        until=issued,
        result=FOUND if owns else one(rng, NOTHING),
        location=draw_premises(rng, flat=True).address if owns else "",
        property_no=number if owns else "",
        issued_by=office,
        issued_on=issued,
        seal=office if sealed(rng) else "",
    )


TEMPLATES = (Template(CODE, NoHousingCertificate, SIZE, draw, invent),)
