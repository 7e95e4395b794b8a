"""What an identity card says → the sheets of its two sides (居民身份证, 85.6 × 54 mm)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.ornament import emblem, gradient, portrait, specimen, waves
from eval.foundry.people import draw_person
from eval.foundry.rows import join
from eval.foundry.sheet import Colour, Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

PORTRAIT_CODE = "resident-id-card-portrait"
EMBLEM_CODE = "resident-id-card-emblem"
SIZE = (85.6, 54.0)
LABEL: Colour = (58, 110, 160)


@dataclass(frozen=True)
class IdPortrait(Paper):
    """The side with the face (人像面)."""

    name: str
    sex: str
    ethnicity: str
    born_on: date
    address: str
    id_number: str


@dataclass(frozen=True)
class IdEmblem(Paper):
    """The side with the emblem (国徽面). `valid_until` None is 长期."""

    issued_by: str
    valid_from: date
    valid_until: date | None


def draw_portrait(facts: IdPortrait, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One card side; the real card has one layout only."""
    sheet = Sheet(*SIZE, scale, paper=(236, 242, 244))
    faces = style.faces
    gradient(sheet, (228, 240, 246), (246, 236, 232))
    waves(sheet, (206, 226, 236), strength=0.5, pitch=1.3, bend=1.6)
    plain = faces.hei

    def row(y: float, label: str, x: float = 6.4) -> None:
        sheet.text(x, y, label, plain, 2.5, fill=LABEL, tracking=0.9)

    row(10.4, "姓名")
    sheet.text(16.6, 10.6, facts.name, plain, 3.4, tracking=0.4, key="name")
    row(17.2, "性别")
    sheet.text(16.6, 17.3, facts.sex, plain, 2.9, key="sex")
    row(17.2, "民族", 25.6)
    sheet.text(34.6, 17.3, facts.ethnicity, plain, 2.9, key="ethnicity")
    row(23.8, "出生")
    _born(sheet, facts.born_on, style)
    row(30.6, "住址")
    sheet.paragraph(16.6, 30.7, 34.5, [Fact("address", facts.address)], plain, 2.75, leading=1.42)
    sheet.text(6.4, 48.6, "公民身份号码", plain, 2.5, fill=LABEL, tracking=0.35)
    sheet.text(28.6, 48.8, facts.id_number, faces.digits, 3.9, tracking=0.35, key="id_number")
    portrait(sheet, (57.4, 8.6, 79.6, 37.6))
    specimen(sheet, 68.5, 41.4, faces.hei_bold, size=2.4)
    return (sheet,)


def _born(sheet: Sheet, born: date, style: Style) -> None:
    face = style.faces.hei
    boxes = len(sheet.marks)
    x = 16.6
    for number, label in ((born.year, "年"), (born.month, "月"), (born.day, "日")):
        x = sheet.text(x, 23.9, str(number), face, 2.9, key="born_on", value=value(born)) + 0.8
        end = sheet.text(x, 23.8, label, face, 2.5, fill=LABEL, key="born_on", value=value(born))
        x = end + 1.2
    parts = [box for mark in sheet.marks[boxes:] for box in mark.boxes]
    del sheet.marks[boxes:]
    left, top = min(b[0] for b in parts), min(b[1] for b in parts)
    right, bottom = max(b[2] for b in parts), max(b[3] for b in parts)
    sheet.mark("born_on", value(born), (left, top, right, bottom))


def draw_emblem(facts: IdEmblem, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One card side."""
    sheet = Sheet(*SIZE, scale, paper=(236, 242, 244))
    faces = style.faces
    gradient(sheet, (244, 236, 234), (228, 240, 244))
    waves(sheet, (214, 226, 232), strength=0.55, pitch=1.5, bend=2.2)
    emblem(sheet, 14.6, 14.8, 8.0)
    sheet.text(52, 13.4, "中华人民共和国", faces.hei_bold, 5.2, tracking=1.1, align="centre")
    sheet.text(52, 24.2, "居民身份证", faces.hei_bold, 7.2, tracking=2.4, align="centre")
    sheet.text(28, 40.6, "签发机关", faces.hei, 2.6, tracking=0.25)
    sheet.text(41.2, 40.7, facts.issued_by, faces.hei, 2.9, key="issued_by")
    sheet.text(28, 47.6, "有效期限", faces.hei, 2.6, tracking=0.25)
    start = printed(facts.valid_from, DayStyle.DOTTED)
    x = sheet.text(
        41.2, 47.7, start, faces.hei, 2.9, key="valid_from", value=value(facts.valid_from)
    )
    x = sheet.text(x, 47.7, "-", faces.hei, 2.9)
    end = printed(facts.valid_until, DayStyle.DOTTED)
    sheet.text(x, 47.7, end, faces.hei, 2.9, key="valid_until", value=value(facts.valid_until))
    join(sheet)
    specimen(sheet, 14.6, 29.5, faces.hei_bold, size=2.7)
    return (sheet,)


def invent_portrait(rng: np.random.Generator, today: date) -> IdPortrait:
    """The card of anyone from a child to the very old."""
    person = draw_person(rng, today, ages=(3, 90))
    return IdPortrait(
        name=person.name,
        sex=person.sex,
        ethnicity=person.ethnicity,
        born_on=person.born_on,
        address=person.address,
        id_number=person.id_number,
    )


def invent_emblem(rng: np.random.Generator, today: date) -> IdEmblem:
    """A card valid for ten or twenty years or, from the age of 46, without end."""
    person = draw_person(rng, today, ages=(17, 80))
    forever = (today - person.born_on).days > 48 * 366 and rng.random() < 0.7
    return IdEmblem(person.police, person.card_from, None if forever else person.card_until)


TEMPLATES = (
    Template(PORTRAIT_CODE, IdPortrait, SIZE, draw_portrait, invent_portrait, card=True),
    Template(EMBLEM_CODE, IdEmblem, SIZE, draw_emblem, invent_emblem, card=True),
)
