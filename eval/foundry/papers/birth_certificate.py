"""What a medical certificate of birth says → its sheet (出生医学证明)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.fonts import Face
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import specimen, waves
from eval.foundry.people import DISTRICTS, Person, draw_person
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "birth-certificate"
SIZE = (210.0, 285.0)
FRAME: Colour = (196, 120, 130)
LABEL: Colour = (60, 60, 66)
HOSPITALS = ("样例妇幼保健院", "范例医院", "样本妇产医院", "示例人民医院")
SHARES = {1: (1.0,), 2: (0.48, 0.52), 3: (0.34, 0.33, 0.33), 4: (0.4, 0.16, 0.22, 0.22)}
Cell = tuple[str, str, str, str, str]
"""Label, its English, field key ("" for none), text as printed, value (the text when "")."""


@dataclass(frozen=True)
class Parent:
    """A parent as the certificate says it."""

    name: str
    age: str
    nationality: str
    ethnicity: str
    address: str
    id_number: str


@dataclass(frozen=True)
class BirthCertificate(Paper):
    """The facts of a certificate. `authority` is the ring text of the seal, `midwife` who
    signed, "" where they are missing."""

    certificate_no: str
    name: str
    sex: str
    born_on: date
    born_at: tuple[int, int]
    weeks: str
    weight: str
    length: str
    birthplace: str
    mother: Parent
    father: Parent
    hospital: str
    midwife: str
    issued_by: str
    issued_on: date
    authority: str


def draw(facts: BirthCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: labels in one language or two, ruled cells or open rows, the older
    words for the parents' papers."""
    sheet = Sheet(*SIZE, scale, paper=(253, 246, 246))
    faces = style.faces
    pink = style.variant % 3 != 1
    waves(sheet, (246, 218, 222) if pink else (212, 230, 240), strength=0.5, pitch=2.0, bend=2.6)
    sheet.rectangle((9, 9, 201, 276), outline=FRAME, width=1.6)
    sheet.rectangle((12, 12, 198, 273), outline=FRAME, width=0.4)
    title = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(105, 34, "出生医学证明", title, 10.5, tracking=2.4, align="centre")
    if _bilingual(style):
        sheet.text(105, 43, "MEDICAL CERTIFICATE OF BIRTH", faces.song, 4.4, align="centre")
    y = _rows(sheet, facts, style, 52)
    _foot(sheet, facts, style, y)
    specimen(sheet, 184, 22, faces.hei_bold, size=5.5)
    return (sheet,)


def _bilingual(style: Style) -> bool:
    return style.variant % 4 != 2


def _typed(style: Style) -> Face:
    faces = style.faces
    return (faces.song, faces.hei, faces.song_bold)[style.variant % 3]


def _rows(sheet: Sheet, facts: BirthCertificate, style: Style, y: float) -> float:
    hour, minute = facts.born_at
    born = f"{printed(facts.born_on, DayStyle.PADDED)}{hour:02d}时{minute:02d}分"
    rows: list[tuple[Cell, ...]] = [
        (
            ("新生儿姓名", "Full name of baby", "name", facts.name, ""),
            ("性别", "Sex", "sex", facts.sex, ""),
        ),
        (("出生时间", "Date of birth", "born_on", born, value(facts.born_on)),),
        (
            ("出生孕周", "Gestational age", "gestational_age", facts.weeks, ""),
            ("出生体重", "Birth weight", "weight", facts.weight, ""),
            ("出生身长", "Birth length", "length", facts.length, ""),
        ),
        (("出生地点", "Place of birth", "birthplace", facts.birthplace, ""),),
        (("医疗机构名称", "Medical institution", "hospital", facts.hospital, ""),),
        *_parent(style, "母亲", "mother", facts.mother),
        *_parent(style, "父亲", "father", facts.father),
    ]
    height = 15.6
    for cells in rows:
        shares = SHARES[len(cells)] if y > 60 or len(cells) != 2 else (0.62, 0.38)
        x = 17.0
        for cell, share in zip(cells, shares, strict=True):
            wide = 176 * share
            _cell(sheet, style, cell, x, y, wide, height)
            x += wide
        y += height
    return y


def _parent(style: Style, who: str, key: str, parent: Parent) -> list[tuple[Cell, ...]]:
    english = "mother" if key == "mother" else "father"
    number = "有效身份证件号码" if style.variant % 2 else "身份证件号码"
    return [
        (
            (f"{who}姓名", f"Full name of {english}", f"{key}_name", parent.name, ""),
            ("年龄", "Age", f"{key}_age", parent.age, ""),
            ("国籍", "Nationality", f"{key}_nationality", parent.nationality, ""),
            ("民族", "Ethnicity", f"{key}_ethnicity", parent.ethnicity, ""),
        ),
        (("住址", "Address", f"{key}_address", parent.address, ""),),
        (
            ("有效身份证件类别", "Type of valid ID", "", "居民身份证", ""),
            (number, "Valid ID No.", f"{key}_id_number", parent.id_number, ""),
        )[:: -1 if style.variant % 5 == 4 else 1],
    ]


def _cell(
    sheet: Sheet, style: Style, cell: Cell, x: float, y: float, width: float, height: float
) -> None:
    label, english, key, text, normal = cell
    faces = style.faces
    if style.variant % 3 != 2:
        sheet.rectangle((x, y, x + width, y + height), outline=FRAME, width=0.25)
    size = 3.5 if len(label) < 8 else 3.1
    end = sheet.text(x + 1.5, y + 6.6, label, faces.song, size, fill=LABEL)
    if _bilingual(style):
        over = sheet.text(x + 1.5, y + 11.2, english, faces.song, 2.3, fill=LABEL)
        end = max(end, over)
    room = x + width - end - 3
    big = min(4.0, 4.0 * room / sheet.text_width(text, _typed(style), 4.0))
    if width < 60:
        big = min(big, 3.5)
    sheet.text(end + 2, y + 8.2, text, _typed(style), big, key=key, value=normal)


def _foot(sheet: Sheet, facts: BirthCertificate, style: Style, y: float) -> None:
    faces = style.faces
    both = _bilingual(style)
    sheet.text(19, y + 8, "接生人员签字", faces.song, 3.5, fill=LABEL)
    rng, label = style.rng, "接生人员签字"
    sign(sheet, facts.midwife, 60, y + 7, 5.5, faces.hand, rng, label=label)
    sheet.text(19, y + 20, "签发机构", faces.song, 3.5, fill=LABEL)
    sheet.text(44, y + 20.3, facts.issued_by, _typed(style), 3.8, key="issued_by")
    sheet.text(19, y + 31, "签发日期", faces.song, 3.5, fill=LABEL)
    day = printed(facts.issued_on, DayStyle.SPACED)
    sheet.text(44, y + 31.3, day, _typed(style), 3.8, key="issued_on", value=value(facts.issued_on))
    sheet.text(112, y + 31, "出生证编号", faces.song, 3.5, fill=LABEL)
    sheet.text(136, y + 31.3, facts.certificate_no, faces.digits, 4.6, key="certificate_no")
    if both:
        sheet.text(19, y + 24, "Issuing organization", faces.song, 2.3, fill=LABEL)
        sheet.text(19, y + 35, "Date of issue", faces.song, 2.3, fill=LABEL)
        sheet.text(112, y + 35, "Birth certificate No.", faces.song, 2.3, fill=LABEL)
    if facts.authority:
        design = SealDesign(facts.authority, diameter=38)
        press(sheet, design, 152, y + 10, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> BirthCertificate:
    """A child of the last fourteen years."""
    born = ago(rng, today, 20, 5000)
    mother = draw_person(rng, born, ages=(21, 42), sex="女")
    father = draw_person(rng, born, ages=(22, 46), sex="男")
    child = draw_person(rng, today, ages=(3, 9))
    family = father.name if rng.random() < 0.85 else mother.name
    district = one(rng, DISTRICTS)
    hospital = f"长沙市{district}{one(rng, HOSPITALS)}"
    issued = min(today, born + timedelta(days=int(rng.integers(1, 60))))
    return BirthCertificate(
        certificate_no=f"{one(rng, 'PQRSTUVW')}43{digits(rng, 7)}",
        name=family[0] + child.name[1:],
        sex=child.sex,
        born_on=born,
        born_at=(int(rng.integers(0, 24)), int(rng.integers(0, 60))),
        weeks=f"{int(rng.integers(36, 42))}周",
        weight=f"{int(rng.integers(2400, 4300))}克",
        length=f"{int(rng.integers(46, 54))}厘米",
        birthplace=f"湖南省长沙市{district}",
        mother=_told(mother, born),
        father=_told(father, born),
        hospital=hospital,
        midwife=draw_person(rng, today, ages=(25, 60)).name if sealed(rng) else "",
        issued_by=hospital,
        issued_on=issued,
        authority=f"{hospital}出生医学证明专用章" if sealed(rng) else "",
    )


def _told(person: Person, day: date) -> Parent:
    age = str((day - person.born_on).days // 365)
    return Parent(
        person.name, f"{age}岁", "中国", person.ethnicity + "族", person.address, person.id_number
    )


TEMPLATES = (Template(CODE, BirthCertificate, SIZE, draw, invent),)
