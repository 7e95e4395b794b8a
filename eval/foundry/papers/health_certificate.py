"""What a food worker's health certificate says → its card (从业人员健康证明)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import ago, digits, firm, one
from eval.foundry.offices import sealed as bears_seal
from eval.foundry.ornament import gradient, portrait, specimen
from eval.foundry.people import DISTRICTS, draw_person
from eval.foundry.rows import Hand, Row, column, day, row
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "health-certificate"
SIZE = (110.0, 72.0)
GREEN: Colour = (24, 120, 84)


EMPLOYERS = ("餐饮管理有限公司", "面馆", "超市", "宾馆", "美容美发店", "幼儿园")
CATEGORIES = ("食品", "食品经营", "餐饮服务", "公共场所", "住宿业", "美容美发", "生活饮用水")
OFFICES = ("样例体检中心", "疾病预防控制中心", "样本社区卫生服务中心", "示例医院")


@dataclass(frozen=True)
class HealthCertificate(Paper):
    """The facts of a certificate; `issued_by` is the ring text of its seal too, where it is
    `sealed`. `age`, `employer` and `result` are "" on cards without those rows."""

    certificate_no: str
    name: str
    sex: str
    id_number: str
    category: str
    issued_on: date
    valid_until: date
    issued_by: str
    age: str = ""
    employer: str = ""
    checked_on: date | None = None
    result: str = ""
    sealed: bool = True


def draw(facts: HealthCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One card. Variants: photo left or right, the title's wording, label wordings, the colour
    of the head, one with a framed body and its title below a line."""
    sheet = Sheet(*SIZE, scale, paper=(247, 251, 248))
    faces = style.faces
    tint: Colour = (GREEN, (30, 84, 140), (150, 44, 50))[style.variant % 3]
    gradient(sheet, (252, 253, 251), (236, 246, 241))
    title = ("食品从业人员健康证明", "从业人员健康证明", "健康证明", "从业人员健康合格证")[
        style.variant % 4
    ]
    ink: Colour = (255, 255, 255)
    if style.variant % 5 == 4:
        ink = tint
        sheet.line(6, 15, 104, 15, 0.5, tint)
        sheet.rectangle((3, 3, 107, 69), outline=tint, width=0.5, radius=2)
    else:
        sheet.rectangle((0, 0, 110, 15), outline=None, fill=tint)
    sheet.text(55, 10.4, title, faces.hei_bold, 6.4, fill=ink, tracking=0.8, align="centre")
    mirrored = style.variant % 4 == 3
    photo = 80.0 if mirrored else 6.0
    text_x = 7.0 if mirrored else 34.0
    portrait(sheet, (photo, 20, photo + 24, 52), backdrop=(214, 226, 240))
    hand = Hand(faces.hei, faces.hei, 3.0, label_ink=(40, 60, 56))
    rows = _rows(facts, style)
    column(
        sheet, rows, hand, x=text_x, y=21, label_width=0, width=71, pitch=min(6.1, 46 / len(rows))
    )
    if facts.sealed:
        design = SealDesign(facts.issued_by, centre="样本", diameter=25)
        press(sheet, design, text_x + 56, 55, faces.song_bold, style.rng)
    specimen(sheet, photo + 12, 59.5, faces.hei_bold, size=3.4)
    return (sheet,)


def _rows(facts: HealthCertificate, style: Style) -> list[Row]:
    wording = style.variant % 3
    rows = [
        row(("编号", "证号", "证件编号")[wording], "certificate_no", facts.certificate_no),
        row("姓名", "name", facts.name),
        row("性别", "sex", facts.sex),
    ]
    if facts.age:
        rows.append(row("年龄", "age", facts.age))
    citizen = ("身份证号", "身份证号码", "身份证号")[wording]
    rows.append(row(citizen, "id_number", facts.id_number))
    if facts.employer:
        label = ("工作单位", "单位名称", "单位")[wording]
        rows.append(row(label, "employer", facts.employer))
    rows.append(row(("从业类别", "工种", "从业类别")[wording], "category", facts.category))
    if facts.checked_on:
        rows.append(Row("体检日期", (day("checked_on", facts.checked_on, style.day),)))
    if facts.result:
        rows.append(row("体检结果", "result", facts.result))
    until = ("有效期至", "有效期至", "有效期限")[wording]
    rows += [
        Row("发证日期", (day("issued_on", facts.issued_on, style.day),)),
        Row(until, (day("valid_until", facts.valid_until, style.day),)),
        row(("发证单位", "发证机构", "体检机构")[wording], "issued_by", facts.issued_by),
    ]
    return rows


def invent(rng: np.random.Generator, today: date) -> HealthCertificate:
    """Three in ten without the seal."""
    person = draw_person(rng, today, ages=(18, 60))
    issued = ago(rng, today, 5, 600)
    examined = rng.random() < 0.4
    return HealthCertificate(
        certificate_no=f"{one(rng, ['CS', '湘', ''])}{issued.year}{digits(rng, 6)}",
        name=person.name,
        sex=person.sex,
        id_number=person.id_number,
        category=one(rng, CATEGORIES),
        issued_on=issued,
        valid_until=years_later(issued, 1) - timedelta(days=1),
        issued_by=f"长沙市{one(rng, DISTRICTS)}{one(rng, OFFICES)}",
        age=str((issued - person.born_on).days // 365) if rng.random() < 0.4 else "",
        employer=firm(rng, EMPLOYERS) if rng.random() < 0.4 else "",
        checked_on=issued - timedelta(days=int(rng.integers(1, 7))) if examined else None,
        result="合格" if examined else "",
        sealed=bears_seal(rng),
    )


TEMPLATES = (Template(CODE, HealthCertificate, SIZE, draw, invent, card=True),)
