"""What a security guard's certificate says → its spread (保安员证)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import emblem, gradient, portrait, specimen, waves
from eval.foundry.people import draw_person
from eval.foundry.rows import Hand, Row, column, day, row
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "security-guard-certificate"
SIZE = (150.0, 105.0)
CARD = (90.0, 60.0)
NAVY: Colour = (28, 48, 96)


@dataclass(frozen=True)
class SecurityGuardCertificate(Paper):
    """The facts of a certificate; `issued_by` is the ring text of the seal where it is
    `sealed`."""

    certificate_no: str
    name: str
    sex: str
    born_on: date
    id_number: str
    address: str
    issued_by: str
    issued_on: date
    sealed: bool


@dataclass(frozen=True)
class SecurityGuardCard(SecurityGuardCertificate):
    """The same on a card."""


def draw_spread(facts: SecurityGuardCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """The inner pages: photo and office on the left, the person on the right. Variants:
    faces, label wordings, spread labels."""
    sheet = Sheet(*SIZE, scale, paper=(248, 249, 252))
    faces = style.faces
    waves(sheet, (216, 224, 240), strength=0.5, pitch=1.6, bend=1.8)
    sheet.line(75, 0, 75, 105, 0.3, fill=(186, 192, 204))
    sheet.text(37.5, 15, "保安员证", faces.hei_bold, 7, fill=NAVY, tracking=1.5, align="centre")
    portrait(sheet, (25, 22, 50, 55), backdrop=(206, 218, 238))
    specimen(sheet, 62, 28, faces.hei_bold, size=3.6)
    typed = faces.song if style.variant % 2 else faces.hei
    hand = Hand(faces.hei, typed, 3.4, label_ink=NAVY, spread=style.variant % 3 == 0)
    number = ("证书编号", "编号", "保安员证编号")[style.variant % 3]
    agency = Row("发证机关（盖章）")
    if style.variant % 2:
        agency = row("发证机关", "issued_by", facts.issued_by)
    on = "发证日期" if style.variant % 2 else "颁发日期"
    left = [agency, Row(on, (day("issued_on", facts.issued_on, DayStyle.HAN),))]
    plain = Hand(hand.label, hand.typed, 3.4, label_ink=NAVY)
    column(sheet, left, plain, x=8, y=70, label_width=0, width=64, pitch=11)
    wide = 27.0 if hand.spread else 0.0
    rows = _person(facts, style, number)
    column(sheet, rows, hand, x=82, y=24, label_width=wide, width=62, pitch=11.5)
    if facts.sealed:
        design = SealDesign(facts.issued_by, centre="样本", diameter=34)
        press(sheet, design, 48, 76, faces.song_bold, style.rng)
    return (sheet,)


def draw_card(facts: SecurityGuardCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """The card's face. Variants: photo left or right, emblem or none."""
    sheet = Sheet(*CARD, scale, paper=(248, 249, 252))
    faces = style.faces
    gradient(sheet, (250, 251, 254), (218, 226, 244))
    sheet.rectangle((0, 0, 90, 11), outline=None, fill=NAVY)
    white: Colour = (250, 250, 252)
    title = "中华人民共和国保安员证" if style.variant % 3 == 1 else "保安员证"
    sheet.text(45, 7.6, title, faces.hei_bold, 5, fill=white, tracking=0.6, align="centre")
    if style.variant % 2:
        emblem(sheet, 8, 5.5, 4)
    photo = 5.0 if style.variant % 4 < 2 else 63.0
    portrait(sheet, (photo, 15, photo + 22, 43), backdrop=(206, 218, 238))
    specimen(sheet, photo + 11, 51, faces.hei_bold, size=3.2)
    hand = Hand(faces.hei, faces.hei, 2.8, label_ink=NAVY)
    rows = _person(facts, style, "证书编号")
    rows += [
        row("发证机关", "issued_by", facts.issued_by),
        Row("发证日期", (day("issued_on", facts.issued_on, style.day),)),
    ]
    left = 30.0 if photo < 20 else 5.0
    column(sheet, rows, hand, x=left, y=17.5, label_width=0, width=57, pitch=4.7)
    if facts.sealed:
        design = SealDesign(facts.issued_by, centre="样本", diameter=19)
        press(sheet, design, left + 44, 47, faces.song_bold, style.rng)
    return (sheet,)


def _person(facts: SecurityGuardCertificate, style: Style, number: str) -> list[Row]:
    citizen = "公民身份号码" if style.variant % 2 else "身份证号码"
    return [
        row("姓名", "name", facts.name),
        row("性别", "sex", facts.sex),
        Row("出生日期", (day("born_on", facts.born_on, DayStyle.HAN),)),
        row("住址", "address", facts.address),
        row(citizen, "id_number", facts.id_number),
        row(number, "certificate_no", facts.certificate_no),
    ]


def invent(rng: np.random.Generator, today: date) -> SecurityGuardCertificate:
    """Three in ten without the seal."""
    person = draw_person(rng, today, ages=(18, 58))
    issued = ago(rng, today, 20, 3000)
    number = one(rng, ["湘", "Y", ""]) + f"{issued.year}{digits(rng, 8)}"
    return SecurityGuardCertificate(
        certificate_no=number,
        name=person.name,
        sex=person.sex,
        born_on=person.born_on,
        id_number=person.id_number,
        address=person.address,
        issued_by=one(rng, ["长沙市公安局", person.police]),
        issued_on=issued,
        sealed=sealed(rng),
    )


def invent_card(rng: np.random.Generator, today: date) -> SecurityGuardCard:
    """The same facts for a card."""
    return SecurityGuardCard(**vars(invent(rng, today)))


TEMPLATES = (
    Template(CODE, SecurityGuardCertificate, SIZE, draw_spread, invent),
    Template(CODE, SecurityGuardCard, CARD, draw_card, invent_card, card=True),
)
