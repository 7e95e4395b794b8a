"""What a road transport worker's certificate says → its booklet's spread or its card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle, years_later
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import gradient, portrait, specimen, waves
from eval.foundry.people import DISTRICTS, UNASSIGNED, draw_person
from eval.foundry.rows import Hand, Row, column, day, row
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "road-transport-qualification"
SPREAD = (184.0, 128.0)
CARD = (85.6, 54.0)
BLUE: Colour = (32, 84, 148)
CATEGORIES = (
    "经营性道路货物运输驾驶员",
    "经营性道路旅客运输驾驶员",
    "道路危险货物运输驾驶员",
    "道路危险货物运输押运人员",
    "巡游出租汽车驾驶员",
    "网络预约出租汽车驾驶员",
)
OFFICES = ("道路运输管理处", "交通运输局", "道路运输服务中心")


@dataclass(frozen=True)
class RoadTransportQualification(Paper):
    """The facts of a booklet; `issued_by` is the ring text of the seal where it is `sealed`,
    unless the seal is another's."""

    certificate_no: str
    name: str
    sex: str
    born_on: date
    address: str
    vehicle_class: str
    category: str
    first_issued_on: date
    valid_from: date
    valid_until: date
    issued_by: str
    sealed: bool
    other_seal: str = ""


@dataclass(frozen=True)
class RoadTransportCard(RoadTransportQualification):
    """The same on a card, which says less."""


def draw_spread(facts: RoadTransportQualification, style: Style, scale: float) -> tuple[Sheet, ...]:
    """The two inner pages side by side. Variants: faces, spread labels, photo left or right."""
    sheet = Sheet(*SPREAD, scale, paper=(247, 250, 250))
    faces = style.faces
    waves(sheet, (212, 228, 240), strength=0.5, pitch=1.5, bend=1.8)
    sheet.line(92, 0, 92, 128, 0.3, fill=(180, 190, 198))
    spread = style.variant % 2 == 0
    typed = faces.song if style.variant % 3 else faces.hei
    hand = Hand(faces.hei, typed, 3.6, label_ink=(30, 60, 100), spread=spread)
    wide = 22.0 if spread else 0.0
    title = "道路运输从业人员从业资格证" if style.variant % 3 else "道路运输从业资格证"
    sheet.text(46, 13, title, faces.hei_bold, 4.8, align="centre", fill=BLUE)
    photo = 60.0 if style.variant % 2 else 10.0
    portrait(sheet, (photo, 20, photo + 24, 52), backdrop=(206, 222, 240))
    specimen(sheet, photo + 12, 58, faces.hei_bold, size=3.6)
    beside = 10.0 if style.variant % 2 else 38.0
    person = [row("姓名", "name", facts.name), row("性别", "sex", facts.sex)]
    narrow = Hand(hand.label, hand.typed, 3.6, label_ink=hand.label_ink)
    column(sheet, person, narrow, x=beside, y=28, label_width=0, width=46, pitch=9)
    on = Row("出生日期", (day("born_on", facts.born_on, DayStyle.HAN),))
    nation = row("国籍", "nationality", "中国")
    column(sheet, [on, nation], narrow, x=beside, y=46, label_width=0, width=48, pitch=8)
    rows = [
        row("住址", "address", facts.address),
        row("证号", "certificate_no", facts.certificate_no),
        row("准驾车型", "vehicle_class", facts.vehicle_class),
    ]
    column(sheet, rows, hand, x=10, y=72, label_width=wide, width=76, pitch=10)
    dates = style.day
    right = [
        row("从业资格类别", "category", facts.category),
        Row("初次领证日期", (day("first_issued_on", facts.first_issued_on, dates),)),
        Row("有效起始日期", (day("valid_from", facts.valid_from, dates),)),
        Row(
            "有效期限" if style.variant % 2 else "有效期至",
            (day("valid_until", facts.valid_until, dates),),
        ),
    ]
    if style.variant % 4 == 1:
        right.append(row("发证机关", "issued_by", facts.issued_by))
    else:
        right.append(Row("发证机关（盖章）"))
    wide = 30.0 if spread else 0.0
    column(sheet, right, hand, x=101, y=30, label_width=wide, width=76, pitch=14)
    if facts.sealed:
        design = SealDesign(facts.other_seal or facts.issued_by, centre="样本", diameter=36)
        press(sheet, design, 148, 96, faces.song_bold, style.rng)
    return (sheet,)


def draw_card(facts: RoadTransportQualification, style: Style, scale: float) -> tuple[Sheet, ...]:
    """The card's face. Variants: photo left or right, the colour of its head."""
    sheet = Sheet(*CARD, scale, paper=(246, 249, 252))
    faces = style.faces
    gradient(sheet, (252, 253, 254), (220, 234, 246))
    head: Colour = BLUE if style.variant % 2 else (30, 116, 110)
    title = "道路运输从业人员从业资格证" if style.variant % 3 else "道路运输从业资格证"
    sheet.text(42.8, 7.6, title, faces.hei_bold, 4.2, fill=head, align="centre")
    photo = 4.0 if style.variant % 4 < 2 else 62.0
    portrait(sheet, (photo, 12, photo + 19, 36), backdrop=(206, 222, 240))
    specimen(sheet, photo + 9.5, 45, faces.hei_bold, size=3)
    hand = Hand(faces.hei, faces.hei, 2.6, label_ink=(40, 70, 110))
    dates = DayStyle.ISO if style.variant % 2 else style.day
    rows = [
        row("姓名", "name", facts.name),
        row("性别", "sex", facts.sex),
        row("从业资格证号", "certificate_no", facts.certificate_no),
        row("从业资格类别", "category", facts.category),
        Row("初次领证日期", (day("first_issued_on", facts.first_issued_on, dates),)),
        Row("有效期至", (day("valid_until", facts.valid_until, dates),)),
        row("发证机关", "issued_by", facts.issued_by),
    ]
    left = 27.0 if photo < 20 else 5.0
    column(sheet, rows, hand, x=left, y=15.5, label_width=0, width=55, pitch=5.2)
    if facts.sealed:
        design = SealDesign(facts.other_seal or facts.issued_by, centre="样本", diameter=17)
        press(sheet, design, left + 44, 41, faces.song_bold, style.rng)
    return (sheet,)


def invent(rng: np.random.Generator, today: date) -> RoadTransportQualification:
    """Three in ten without the seal."""
    person = draw_person(rng, today, ages=(24, 58))
    first = ago(rng, today, 400, 4000)
    start = ago(rng, today, 30, 390)
    long_number = rng.random() < 0.6
    return RoadTransportQualification(
        certificate_no=(
            person.id_number if long_number else f"{one(rng, UNASSIGNED)}00{digits(rng, 11)}"
        ),
        name=person.name,
        sex=person.sex,
        born_on=person.born_on,
        address=person.address,
        vehicle_class=one(rng, ["A1", "A2", "B1", "B2", "C1", "A2D", "B2E"]),
        category=one(rng, CATEGORIES),
        first_issued_on=first,
        valid_from=start,
        valid_until=years_later(start, 6),
        issued_by=f"长沙市{one(rng, ('', *DISTRICTS))}{one(rng, OFFICES)}",
        sealed=sealed(rng),
    )


def invent_card(rng: np.random.Generator, today: date) -> RoadTransportCard:
    """The same facts for a card."""
    return RoadTransportCard(**vars(invent(rng, today)))


TEMPLATES = (
    Template(CODE, RoadTransportQualification, SPREAD, draw_spread, invent),
    Template(CODE, RoadTransportCard, CARD, draw_card, invent_card, card=True),
)
