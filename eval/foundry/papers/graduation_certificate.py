"""What a graduation certificate says → its sheet (毕业证书)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle, printed
from eval.foundry.handwriting import sign
from eval.foundry.offices import digits, one, school, sealed
from eval.foundry.ornament import portrait, specimen, waves
from eval.foundry.people import draw_person
from eval.foundry.rows import day, said, with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "graduation-certificate"
SIZE = (285.0, 210.0)
RED: Colour = (176, 38, 40)
GOLD: Colour = (204, 168, 96)
BACHELORS = (
    "计算机科学与技术",
    "土木工程",
    "汉语言文学",
    "临床医学",
    "会计学",
    "法学",
    "国际经济与贸易",
    "机械设计制造及其自动化",
)
LOWER = ("护理", "会计", "机电一体化技术", "学前教育", "汽车检测与维修技术")
MASTERS = ("材料科学与工程", "行政管理", "应用化学", "中国史")
JUNIOR, SENIOR, VOCATIONAL = "初中", "高中", "中专"
SCHOOL_TITLES = {
    JUNIOR: ("初级中学毕业证书", "毕业证书"),
    SENIOR: ("普通高中毕业证书", "毕业证书"),
    VOCATIONAL: ("中等职业学校毕业证书", "毕业证书"),
}
YEARS = {2: "二", 3: "三", 4: "四", 5: "五"}


@dataclass(frozen=True)
class GraduationCertificate(Paper):
    """The facts of a certificate. `education_level` as printed (本科, 专科, 硕士研究生) or that of
    a school without majors (初中, 高中, 中专), where `major` and `study_form` are not told;
    `president` signed when `signed`; the school's seal is there when `sealed`, or another's."""

    name: str
    sex: str
    born_on: date
    enrolled: date
    finished: date
    major: str
    years: int
    education_level: str
    study_form: str
    school: str
    president: str
    certificate_no: str
    sealed: bool
    signed: bool
    other_seal: str = ""


def draw(facts: GraduationCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: photo beside the text or above it at the left, years in figures or
    numerals, the wordings schools use."""
    sheet = Sheet(*SIZE, scale, paper=(252, 250, 244))
    faces = style.faces
    tint: Colour = (244, 226, 214) if style.variant % 2 else (222, 232, 240)
    waves(sheet, tint, strength=0.5, pitch=1.9, bend=2.6)
    edge = RED if style.variant % 2 else (50, 84, 130)
    sheet.rectangle((9, 9, 276, 201), outline=GOLD, width=1.8)
    sheet.rectangle((12, 12, 273, 198), outline=edge, width=0.6)
    specimen(sheet, 250, 26, faces.hei_bold, size=5)
    _text(sheet, facts, style)
    _foot(sheet, facts, style)
    return (sheet,)


def _text(sheet: Sheet, facts: GraduationCertificate, style: Style) -> None:
    faces = style.faces
    wording = style.variant % 3
    master = facts.education_level.endswith("研究生")
    title = "毕业证书"
    if master:
        title = f"{facts.education_level}毕业证书"
    elif facts.education_level in SCHOOL_TITLES:
        title = SCHOOL_TITLES[facts.education_level][style.variant // 3 % 2]
    elif wording == 1:
        regular = facts.study_form == "全日制"
        title = "普通高等学校毕业证书" if regular else "成人高等教育毕业证书"
    face = (faces.kai, faces.song_bold, faces.hei_bold)[style.variant % 3]
    x, width = (112.0, 144.0) if style.variant % 2 else (36.0, 213.0)
    photo = (42.0, 62.0, 77.0, 110.0) if style.variant % 2 else (36.0, 140.0, 64.0, 180.0)
    portrait(sheet, photo, backdrop=(206, 220, 238))
    sheet.text(
        x + width / 2,
        50,
        title,
        face,
        13,
        fill=RED,
        tracking=4 if len(title) < 8 else 1,
        align="centre",
    )
    days = DayStyle.NUMERALS if wording != 2 else DayStyle.HAN
    opening = "研究生 " if master else "学生 "
    runs: list[str | Fact] = [
        opening,
        said("name", facts.name),
        "　性别 " if wording == 0 else "，性别",
        said("sex", facts.sex),
        "，",
        day("born_on", facts.born_on, days),
        "生，于" if wording != 2 else "出生，于",
        said("enrolled", _month(facts.enrolled, days)),
        "至",
        said("finished", _month(facts.finished, days)),
        "在本校",
        *_course(facts, wording),
    ]
    typed = with_zero(faces.kai if style.variant % 4 == 0 else faces.song, faces.song_bold)
    sheet.paragraph(x, 74, width, runs, typed, 6.4, indent=2, leading=1.85)


def _course(facts: GraduationCertificate, wording: int) -> list[str | Fact]:
    """What was learnt, and with what success."""
    if facts.education_level in SCHOOL_TITLES:
        taught = f"{facts.education_level}{YEARS[facts.years]}年"
        return [f"{taught}修业期满，成绩合格，准予毕业。"]
    level = said("education_level", facts.education_level)
    length = said("duration", YEARS[facts.years] + "年")
    form = said("study_form", facts.study_form)
    course: list[str | Fact] = [said("major", facts.major), "专业"]
    if wording == 1:
        course += [length, "制", level, "（", form, "）学习"]
    else:
        course += [form, length, "制", level, "学习"]
    if facts.education_level.endswith("研究生"):
        return [*course, "，修完培养计划规定的全部课程，成绩合格，毕业论文答辩通过，准予毕业。"]
    return [*course, "，修完教学计划规定的全部课程，成绩合格，准予毕业。"]


def _month(on: date, style: DayStyle) -> str:
    return printed(on, style).partition("月")[0] + "月"


def _foot(sheet: Sheet, facts: GraduationCertificate, style: Style) -> None:
    faces = style.faces
    x = 96.0
    school_label = "校　　名：" if style.variant % 3 else "校名："
    end = sheet.text(x, 150, school_label, faces.song, 5)
    sheet.text(end, 150, facts.school, faces.kai, 6, key="school")
    label = ("校（院）长：", "校长：", "校　　长：")[style.variant % 3]
    end = sheet.text(x, 165, label, faces.song, 5)
    name = facts.president if facts.signed else ""
    asked = label[:-1].replace("　", "")
    sign(sheet, name, end + 20, 163, 8, faces.kai, style.rng, label=asked, key="president")
    end = sheet.text(x, 180, "证书编号：", faces.song, 4.6)
    sheet.text(end, 180, facts.certificate_no, faces.song, 4.6, key="certificate_no")
    on = day("issued_on", facts.finished, DayStyle.NUMERALS)
    face = with_zero(faces.song, faces.song_bold)
    sheet.text(252, 180, on.text, face, 5, key="issued_on", value=on.value, align="right")
    if facts.sealed:
        design = SealDesign(facts.other_seal or facts.school, centre="样本", diameter=42)
        press(sheet, design, 218, 160, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> GraduationCertificate:
    """Bachelors, college graduates and masters; three in ten without seal or signature."""
    kind = int(rng.choice(3, p=[0.55, 0.3, 0.15]))
    level = ("本科", "专科", "硕士研究生")[kind]
    years = (int(rng.choice([4, 4, 5])), 3, 3)[kind]
    person = draw_person(rng, today, ages=(25, 45))
    month = int(rng.choice([6, 7]))
    latest = min(today.year - 1, person.born_on.year + 24)
    finished = date(latest, month, int(rng.integers(10, 31)))
    university = school(rng, ["大学", "理工大学", "师范学院"] if kind != 1 else ["职业技术学院"])
    regular = kind == 2 or rng.random() < 0.7
    number = f"19{digits(rng, 3)}{1 if regular else 5}{finished.year}0{kind}{digits(rng, 6)}"
    return GraduationCertificate(
        name=person.name,
        sex=person.sex,
        born_on=person.born_on,
        enrolled=date(finished.year - years, 9, 1),
        finished=finished,
        major=one(rng, (BACHELORS, LOWER, MASTERS)[kind]),
        years=years,
        education_level=level,
        study_form="全日制" if regular else one(rng, ["函授", "业余"]),
        school=university,
        president=draw_person(rng, today, ages=(45, 65)).name,
        certificate_no=number,
        sealed=sealed(rng),
        signed=sealed(rng),
    )


TEMPLATES = (Template(CODE, GraduationCertificate, SIZE, draw, invent),)
