"""What a passport says → its data page (普通护照)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import value, years_later
from eval.foundry.fonts import Face
from eval.foundry.offices import ago, digits, one
from eval.foundry.ornament import gradient, portrait, specimen, waves
from eval.foundry.people import draw_person, latin
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "passport"
SIZE = (125.0, 88.0)
LABEL: Colour = (70, 84, 120)
WEIGHTS = (7, 3, 1)
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
PLACES = (
    "湖南/HUNAN",
    "湖北/HUBEI",
    "北京/BEIJING",
    "广东/GUANGDONG",
    "江西/JIANGXI",
    "四川/SICHUAN",
)
AUTHORITIES = (
    ("中华人民共和国国家移民管理局", "National Immigration Administration, PRC"),
    ("公安部出入境管理局", "MPS Exit & Entry Administration"),
)


@dataclass(frozen=True)
class Passport(Paper):
    """The facts of the data page. `surname` and `given` are in Latin capitals, `sex` 男 or 女,
    places as printed (湖南/HUNAN)."""

    number: str
    name: str
    surname: str
    given: str
    sex: str
    born_on: date
    birthplace: str
    issued_on: date
    issued_at: str
    valid_until: date
    authority: tuple[str, str]
    personal: str

    @property
    def machine_readable(self) -> tuple[str, str]:
        """The two lines of 44 characters below (ICAO 9303), with their five check digits."""
        first = f"POCHN{self.surname}<<{self.given}".ljust(44, "<")
        number, born = self.number.ljust(9, "<"), f"{self.born_on:%y%m%d}"
        until, personal = f"{self.valid_until:%y%m%d}", self.personal.ljust(14, "<")
        sex = "M" if self.sex == "男" else "F"
        parts = [number + check(number), born + check(born), until + check(until)]
        parts.append(personal + (check(personal) if self.personal else "<"))
        second = f"{parts[0]}CHN{parts[1]}{sex}{parts[2]}{parts[3]}"
        return first, second + check("".join(parts))


def check(text: str) -> str:
    """The check digit of ICAO 9303: letters count from 10, fillers nothing."""
    worth = [0 if char == "<" else int(char, 36) for char in text]
    return str(sum(w * WEIGHTS[i % 3] for i, w in enumerate(worth)) % 10)


def draw(facts: Passport, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One page. Variants: names in one line or two, months in both languages or English,
    labels beside or above, the tint of two issues."""
    warm = style.variant % 2 == 0
    sheet = Sheet(*SIZE, scale, paper=(246, 240, 236))
    gradient(sheet, (248, 232, 224) if warm else (226, 238, 244), (232, 240, 244))
    tint: Colour = (238, 208, 206) if warm else (204, 222, 232)
    waves(sheet, tint, strength=0.45, pitch=1.5, bend=2.4)
    faces = style.faces
    typed = (faces.hei, faces.song_bold, faces.hei_bold)[style.variant % 3]
    sheet.text(8, 11, "护照", faces.song_bold, 6, tracking=1.5)
    sheet.text(8, 16, "PASSPORT", faces.hei, 3)
    portrait(sheet, (6, 22, 37, 62), backdrop=(232, 236, 240))
    small: Colour = LABEL
    for x, words, text, key in (
        (41.0, "类型/Type", "P", "passport_type"),
        (58.0, "国家码/Country Code", "CHN", "country_code"),
        (89.0, "护照号码/Passport No.", facts.number, "passport_no"),
    ):
        sheet.text(x, 9.5, words, faces.hei, 2.0, fill=small)
        face = faces.digits if key == "passport_no" else typed
        sheet.text(x, 14, text, face, 3.9 if key == "passport_no" else 3.1, key=key)
    sheet.text(41, 19.5, "姓名/Name", faces.hei, 2.0, fill=small)
    sheet.text(41, 24, facts.name, typed, 3.4, key="name")
    roman = f"{facts.surname}, {facts.given}"
    sheet.text(41, 28.4, roman, typed, 3.2, key="name_latin")
    sex = f"{facts.sex}/{'M' if facts.sex == '男' else 'F'}"
    both = style.variant % 4 < 2
    _glossed(sheet, style, 41, 34, "性别/Sex", "sex", sex, typed)
    _glossed(sheet, style, 62, 34, "国籍/Nationality", "nationality", "中国/CHINESE", typed)
    _day(sheet, style, 90, 34, "出生日期/Date of birth", "born_on", facts.born_on, typed, both)
    birthplace = facts.birthplace
    _glossed(sheet, style, 41, 44, "出生地点/Place of birth", "birthplace", birthplace, typed)
    _day(sheet, style, 90, 44, "签发日期/Date of issue", "issued_on", facts.issued_on, typed, both)
    _glossed(sheet, style, 41, 54, "签发地点/Place of issue", "issued_at", facts.issued_at, typed)
    until = "有效期至/Date of expiry"
    _day(sheet, style, 90, 54, until, "valid_until", facts.valid_until, typed, both)
    _under(sheet, style, 41, 63.6, "签发机关/Authority", "issued_by", facts.authority[0], typed)
    sheet.text(41, 70.6, facts.authority[1], typed, 2.3)
    for y, line in zip((77.5, 84), facts.machine_readable, strict=True):
        size = 4 * 112 / sheet.text_width(line, faces.digits, 4)
        key = "machine_readable" if y > 80 else ""
        sheet.text(6.5, y, line, faces.digits, size, key=key)
    specimen(sheet, 112, 71.6, faces.hei_bold, size=2.6)
    return (sheet,)


def _under(
    sheet: Sheet,
    style: Style,
    x: float,
    y: float,
    label: str,
    key: str,
    text: str,
    typed: Face,
    normal: str = "",
) -> None:
    """A value under its label."""
    sheet.text(x, y, label, style.faces.hei, 2.0, fill=LABEL)
    sheet.text(x, y + 4.1, text, typed, 2.9, key=key, value=normal)


def _glossed(
    sheet: Sheet, style: Style, x: float, y: float, label: str, key: str, text: str, typed: Face
) -> None:
    """A value under its label with its English, which is no part of its normal form."""
    _under(sheet, style, x, y, label, key, text, typed, text.partition("/")[0])


def _day(
    sheet: Sheet,
    style: Style,
    x: float,
    y: float,
    label: str,
    key: str,
    day: date,
    typed: Face,
    both: bool,
) -> None:
    month = MONTHS[day.month - 1]
    middle = f"{day.month}月/{month}" if both else month
    text = f"{day.day:02d} {middle} {day.year}"
    _under(sheet, style, x, y, label, key, text, typed, value(day))


def invent(rng: np.random.Generator, today: date) -> Passport:
    """A grown person's passport of ten years or a child's of five."""
    person = draw_person(rng, today, ages=(2, 80))
    surname, given = latin(person.name)
    young = (today - person.born_on).days < 17 * 365
    issued = ago(rng, today, 30, 3400 if not young else 1700)
    issued = max(issued, person.born_on + timedelta(days=60))
    until = years_later(issued, 5 if young else 10) - timedelta(days=1)
    place = one(rng, PLACES)
    return Passport(
        number=f"E{one(rng, ['', 'A', 'B', 'J', 'M'])}".ljust(2, "0") + digits(rng, 7),
        name=person.name,
        surname=surname,
        given=given,
        sex=person.sex,
        born_on=person.born_on,
        birthplace=place,
        issued_on=issued,
        issued_at=place if rng.random() < 0.8 else one(rng, PLACES),
        valid_until=until,
        authority=AUTHORITIES[0] if issued.year > 2018 else AUTHORITIES[1],
        personal="" if rng.random() < 0.5 else digits(rng, 14),
    )


TEMPLATES = (Template(CODE, Passport, SIZE, draw, invent, card=True),)
