"""What a driving licence says → its pages (机动车驾驶证, 主页 alone or with the 副页)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.chop import chop
from eval.foundry.days import DayStyle, printed, value, years_later
from eval.foundry.fonts import Face
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import gradient, portrait, specimen, waves
from eval.foundry.people import DISTRICTS, draw_person
from eval.foundry.rows import join, said
from eval.foundry.sheet import Colour, Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "driving-licence"
PAGE = (88.0, 60.0)
SPREAD = (176.0, 60.0)
STACKED = (88.0, 122.0)
LABEL: Colour = (70, 70, 76)
POLICE = "湖南省长沙市公安局交通警察支队"
CLASSES = ("C1", "C1", "C1", "C2", "C1D", "B2", "A2", "A1A2", "B1B2", "C1E", "C5", "A1D")


@dataclass(frozen=True)
class DrivingLicence(Paper):
    """The main page (主页). `number` is the holder's ID number; `authority` the words of the
    printed seal, "" where there is none; `valid_until` None is 长期."""

    number: str
    name: str
    sex: str
    nationality: str
    address: str
    born_on: date
    first_issued_on: date
    vehicle_class: str
    valid_from: date
    valid_until: date | None
    authority: str


@dataclass(frozen=True)
class DrivingLicenceSpread(DrivingLicence):
    """The main page with its duplicate (副页) at its side."""

    file_number: str
    record: str


@dataclass(frozen=True)
class DrivingLicenceStack(DrivingLicenceSpread):
    """The main page with its duplicate under it, as on a copy."""


def draw(facts: DrivingLicence, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: labels in English beside or below; the period in one line (since
    2012) or in two boxes; faces."""
    sheet = Sheet(*_size(facts), scale, paper=(240, 243, 240))
    gradient(sheet, (232, 242, 244), (246, 240, 232))
    waves(sheet, (210, 226, 220), strength=0.5, pitch=1.4, bend=1.7)
    _main(sheet, facts, style)
    if isinstance(facts, DrivingLicenceStack):
        sheet.line(0, 61, 88, 61, 0.4, (170, 176, 176))
        _duplicate(sheet, facts, style, 0, 62)
    elif isinstance(facts, DrivingLicenceSpread):
        sheet.line(88, 0, 88, 60, 0.4, (170, 176, 176))
        _duplicate(sheet, facts, style, 88, 0)
    return (sheet,)


def _size(facts: DrivingLicence) -> tuple[float, float]:
    if isinstance(facts, DrivingLicenceStack):
        return STACKED
    return SPREAD if isinstance(facts, DrivingLicenceSpread) else PAGE


def _label(sheet: Sheet, style: Style, x: float, y: float, words: str, english: str) -> float:
    """A label in two languages; the x of its end comes back."""
    faces = style.faces
    end = sheet.text(x, y, words, faces.hei, 2.15, fill=LABEL)
    if style.variant % 3 == 2:
        sheet.text(x, y + 1.9, english, faces.hei, 1.5, fill=LABEL)
        return end
    return sheet.text(end + 0.6, y, english, faces.hei, 1.5, fill=LABEL)


def _heading(sheet: Sheet, style: Style, x: float, y: float, words: str, english: str) -> None:
    faces = style.faces
    sheet.text(x + 44, y + 6, words, faces.hei_bold, 3.7, tracking=0.75, align="centre")
    if english:
        sheet.text(x + 44, y + 9, english, faces.hei, 1.9, align="centre")


def _main(sheet: Sheet, facts: DrivingLicence, style: Style) -> None:
    faces = style.faces
    typed = _typed(style)
    english = "Driving License of the People's Republic of China"
    _heading(sheet, style, 0, 0, "中华人民共和国机动车驾驶证", english)
    end = _label(sheet, style, 20, 14, "证号", "License No.")
    sheet.text(end + 1.5, 14.2, facts.number, faces.digits, 3.1, key="licence_no")
    _label(sheet, style, 4, 20, "姓名", "Name")
    sheet.text(17, 20.2, facts.name, typed, 2.9, key="name")
    _label(sheet, style, 42, 20, "性别", "Sex")
    sheet.text(52, 20.2, facts.sex, typed, 2.9, key="sex")
    _label(sheet, style, 61, 20, "国籍", "Nationality")
    sheet.text(76.5, 20.2, facts.nationality, typed, 2.7, key="nationality")
    _label(sheet, style, 4, 26, "住址", "Address")
    address = Fact("address", facts.address)
    sheet.paragraph(17, 26.2, 66, [address], typed, 2.7, leading=1.45)
    sheet.line(17, 31.6, 83, 31.6, 0.1, LABEL)
    chop(sheet, facts.authority, (4, 34, 23.5, 53.5), faces.song_bold)
    _label(sheet, style, 26.5, 36.4, "出生日期", "Date of Birth")
    _day(sheet, style, 47, 36.6, "born_on", facts.born_on)
    _label(sheet, style, 26.5, 42.2, "初次领证日期", "Date of First Issue")
    x = 54.5 if style.variant % 3 != 2 else 47
    _day(sheet, style, x, 42.4, "first_issued_on", facts.first_issued_on)
    _label(sheet, style, 26.5, 48.0, "准驾车型", "Class")
    sheet.text(45, 48.2, facts.vehicle_class, faces.hei_bold, 3.0, key="vehicle_class")
    _label(sheet, style, 4, 57, "有效期限", "Valid Period")
    start = len(sheet.marks)
    x = sheet.text(
        25 if style.variant % 3 != 2 else 17,
        57.2,
        printed(facts.valid_from, DayStyle.ISO),
        typed,
        2.8,
        key="valid_from",
        value=value(facts.valid_from),
    )
    x = sheet.text(x + 1.2, 57.2, "至", typed, 2.6)
    until = printed(facts.valid_until, DayStyle.ISO)
    sheet.text(x + 1.2, 57.2, until, typed, 2.8, key="valid_until", value=value(facts.valid_until))
    join(sheet, since=start)
    portrait(sheet, (70, 33.5, 85.5, 54))
    specimen(sheet, 77.8, 57.3, faces.hei_bold, size=1.8)


def _typed(style: Style) -> Face:
    faces = style.faces
    return (faces.hei, faces.song_bold, faces.hei_bold)[style.variant % 3]


def _day(sheet: Sheet, style: Style, x: float, y: float, key: str, day: date) -> None:
    typed = _typed(style)
    sheet.text(x, y, printed(day, DayStyle.ISO), typed, 2.8, key=key, value=value(day))


def _duplicate(sheet: Sheet, facts: DrivingLicenceSpread, style: Style, x: float, y: float) -> None:
    faces = style.faces
    typed = _typed(style)
    _heading(sheet, style, x, y, "中华人民共和国机动车驾驶证副页", "")
    frame: Colour = (120, 124, 128)
    rows = (y + 10, y + 18, y + 26, y + 56)
    sheet.rectangle((x + 4, rows[0], x + 84, rows[3]), width=0.2, outline=frame)
    for line in rows[1:3]:
        sheet.line(x + 4, line, x + 84, line, 0.2, frame)
    sheet.line(x + 19, rows[0], x + 19, rows[3], 0.2, frame)
    sheet.text(x + 11.5, y + 15, "证号", faces.hei, 2.3, align="centre", fill=LABEL)
    sheet.text(x + 21, y + 15.2, facts.number, faces.digits, 2.9)
    sheet.text(x + 58, y + 15, "姓名", faces.hei, 2.3, fill=LABEL)
    sheet.text(x + 66, y + 15.2, facts.name, typed, 2.8)
    sheet.text(x + 11.5, y + 23, "档案编号", faces.hei, 2.3, align="centre", fill=LABEL)
    sheet.text(x + 21, y + 23.2, facts.file_number, typed, 2.9, key="file_number")
    sheet.text(x + 11.5, y + 31, "记录", faces.hei, 2.3, align="centre", fill=LABEL)
    if facts.record:
        record = [said("record", facts.record)]
        sheet.paragraph(x + 21, y + 31, 60, record, typed, 2.6, leading=1.5)


def invent(rng: np.random.Generator, today: date) -> DrivingLicence:
    """The main page of a holder of some years; over three terms the licence has no end."""
    person = draw_person(rng, today, ages=(21, 68))
    adult = years_later(person.born_on, 18)
    first = adult + timedelta(days=int(rng.integers(30, max(40, (today - adult).days - 300))))
    terms = [0, 6, 16]
    term = max(n for n in terms if years_later(first, n) <= today)
    start = years_later(first, term)
    until = None if term == 16 else years_later(start, 6 if term == 0 else 10)
    district = one(rng, DISTRICTS)
    police = POLICE if rng.random() < 0.75 else f"长沙市公安局交通警察支队{district[:-1]}大队"
    return DrivingLicence(
        number=person.id_number,
        name=person.name,
        sex=person.sex,
        nationality="中国",
        address=person.address,
        born_on=person.born_on,
        first_issued_on=first,
        vehicle_class=one(rng, CLASSES),
        valid_from=start,
        valid_until=until,
        authority=police if sealed(rng) else "",
    )


def invent_spread(rng: np.random.Generator, today: date) -> DrivingLicenceSpread:
    """Both pages side by side."""
    since = printed(ago(rng, today, 100, 2000), DayStyle.HAN)
    sentences = (
        "",
        f"自{since}至有效期满，换领新证。",
        "请于有效期满前九十日内申请换领新证。",
        f"实习期至{since}。",
    )
    main = vars(invent(rng, today))
    record = one(rng, sentences)
    return DrivingLicenceSpread(**main, file_number=f"4301{digits(rng, 8)}", record=record)


def invent_stack(rng: np.random.Generator, today: date) -> DrivingLicenceStack:
    """Both pages on one copy."""
    return DrivingLicenceStack(**vars(invent_spread(rng, today)))


TEMPLATES = (
    Template(CODE, DrivingLicence, PAGE, draw, invent, card=True),
    Template(CODE, DrivingLicenceSpread, SPREAD, draw, invent_spread),
    Template(CODE, DrivingLicenceStack, STACKED, draw, invent_stack),
)
