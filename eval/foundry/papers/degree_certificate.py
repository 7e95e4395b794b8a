"""What a degree certificate says → its sheet (学位证书)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle
from eval.foundry.handwriting import sign
from eval.foundry.offices import digits, one, school, sealed
from eval.foundry.ornament import portrait, specimen, waves
from eval.foundry.people import draw_person
from eval.foundry.rows import day, said, with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "degree-certificate"
SIZE = (285.0, 210.0)
RED: Colour = (170, 34, 40)
GOLD: Colour = (202, 166, 92)
MAJORS = {
    "工学": ("软件工程", "土木工程", "自动化", "材料科学与工程"),
    "管理学": ("会计学", "工商管理", "行政管理"),
    "文学": ("汉语言文学", "英语", "新闻学"),
    "法学": ("法学", "社会工作"),
    "医学": ("临床医学", "预防医学"),
    "理学": ("数学与应用数学", "应用化学"),
}


@dataclass(frozen=True)
class DegreeCertificate(Paper):
    """The facts of a certificate. `degree` as printed without 学位 (工学学士); the chairman
    signed when `signed`, the school's seal is there when `sealed`."""

    name: str
    sex: str
    born_on: date
    major: str
    degree: str
    school: str
    president: str
    certificate_no: str
    issued_on: date
    regular: bool
    sealed: bool
    signed: bool


def draw(facts: DegreeCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: photo above the text or beside it, days in figures or numerals, the
    wordings schools use, faces."""
    sheet = Sheet(*SIZE, scale, paper=(253, 250, 243))
    faces = style.faces
    waves(sheet, (246, 232, 206), strength=0.5, pitch=2.1, bend=3.0)
    sheet.rectangle((8, 8, 277, 202), outline=RED, width=1.6)
    sheet.rectangle((11, 11, 274, 199), outline=GOLD, width=0.8)
    specimen(sheet, 250, 26, faces.hei_bold, size=5)
    beside = style.variant % 2 == 1
    photo = (36.0, 60.0, 71.0, 108.0) if beside else (36.0, 22.0, 66.0, 62.0)
    portrait(sheet, photo, backdrop=(208, 222, 240))
    level = facts.degree[-2:]
    title = "学位证书" if style.variant % 4 == 0 else f"{level}学位证书"
    face = (faces.kai, faces.song_bold, faces.hei_bold)[style.variant % 3]
    x, width = (88.0, 166.0) if beside else (36.0, 214.0)
    sheet.text(x + width / 2, 52, title, face, 13, fill=RED, tracking=5, align="centre")
    typed = with_zero(faces.kai if style.variant % 4 == 2 else faces.song, faces.song_bold)
    runs = _prose(facts, style, level)
    sheet.paragraph(x, 78, width, runs, typed, 6.2, indent=2, leading=1.85)
    _foot(sheet, facts, style)
    return (sheet,)


def _prose(facts: DegreeCertificate, style: Style, level: str) -> list[str | Fact]:
    days = DayStyle.NUMERALS if style.variant % 2 else DayStyle.HAN
    who: list[str | Fact] = [
        said("name", facts.name),
        "，",
        said("sex", facts.sex),
        "，",
        day("born_on", facts.born_on, days),
        "生。",
    ]
    where = said("school", facts.school)
    major, degree = said("major", facts.major), said("degree", facts.degree)
    if level == "学士":
        law = "《中华人民共和国学位条例》"
        return [
            *who,
            "在",
            where,
            major,
            "专业完成了本科学习计划，业已毕业，经审核符合",
            law,
            "的规定，授予",
            degree,
            "学位。",
        ]
    done = "学科（专业）" if style.variant % 3 == 0 else "专业"
    return [
        *who,
        "在",
        where,
        major,
        done,
        f"已通过{level}学位的课程考试和论文答辩，成绩合格。根据《中华人民共和国学位条例》"
        "的规定，授予",
        degree,
        "学位。",
    ]


def _foot(sheet: Sheet, facts: DegreeCertificate, style: Style) -> None:
    faces = style.faces
    label = "学位评定委员会主席：" if style.variant % 2 else "校长　学位评定委员会主席："
    end = sheet.text(118, 152, label, faces.song, 5)
    name = facts.president if facts.signed else ""
    asked = "学位评定委员会主席"
    sign(sheet, name, end + 18, 150, 8, faces.kai, style.rng, label=asked, key="president")
    end = sheet.text(36, 168, "证书编号：", faces.song, 4.8)
    sheet.text(end, 168, facts.certificate_no, faces.song, 4.8, key="certificate_no")
    on = day("issued_on", facts.issued_on, DayStyle.NUMERALS)
    face = with_zero(faces.song, faces.song_bold)
    sheet.text(252, 176, on.text, face, 5.2, key="issued_on", value=on.value, align="right")
    if facts.degree.endswith("学士"):
        kind = "普通高等教育本科毕业生" if facts.regular else "成人高等教育本科毕业生"
        end = sheet.text(36, 188, "（", faces.song, 4.4)
        end = sheet.text(end, 188, kind, faces.song, 4.4, key="graduate_kind")
        sheet.text(end, 188, "）", faces.song, 4.4)
    if facts.sealed:
        design = SealDesign(facts.school, centre="样本", diameter=42)
        press(sheet, design, 214, 170, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> DegreeCertificate:
    """Bachelors and masters; three in ten without seal or signature."""
    person = draw_person(rng, today, ages=(27, 45))
    field = one(rng, list(MAJORS))
    level = one(rng, ["学士", "学士", "硕士", "博士"])
    year = min(today.year - 1, person.born_on.year + 25)
    number = f"1{digits(rng, 4)}{'4' if level == '学士' else '3'}{year}{digits(rng, 6)}"
    return DegreeCertificate(
        name=person.name,
        sex=person.sex,
        born_on=person.born_on,
        major=one(rng, MAJORS[field]),
        degree=field + level,
        school=school(rng, ["大学", "理工大学", "师范大学", "医学院"]),
        president=draw_person(rng, today, ages=(45, 65)).name,
        certificate_no=number,
        issued_on=date(year, 6, int(rng.integers(10, 31))),
        regular=rng.random() < 0.75,
        sealed=sealed(rng),
        signed=sealed(rng),
    )


TEMPLATES = (Template(CODE, DegreeCertificate, SIZE, draw, invent),)
