"""What a hygiene licence says → its sheet (公共场所卫生许可证, A4 landscape)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import DayStyle, years_later
from eval.foundry.offices import ago, digits, firm, one, sealed
from eval.foundry.ornament import emblem, specimen, waves
from eval.foundry.people import UNASSIGNED, draw_person, draw_premises
from eval.foundry.rows import Hand, Row, column, day, period, row, said, write
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "public-place-hygiene-licence"
SIZE = (297.0, 210.0)
BLUE: Colour = (44, 104, 150)
RED: Colour = (180, 54, 50)
TRADES = (
    "理发店",
    "美容美发馆",
    "宾馆",
    "酒店管理有限公司",
    "足浴店",
    "游泳馆",
    "影城有限公司",
    "商务酒店",
    "健身服务有限公司",
)
ITEMS = ("住宿场所", "理发店", "美容店", "沐浴场所", "游泳场所", "影剧院", "商场", "候诊室")


@dataclass(frozen=True)
class PublicPlaceHygieneLicence(Paper):
    """The facts of a licence. `economic_type` is "" on forms without that row; `issued_by` is
    the ring text of the seal where it is `sealed`, and printed only by some offices."""

    licence_no: str
    unit_name: str
    legal_representative: str
    address: str
    economic_type: str
    permitted_items: str
    valid_from: date
    valid_until: date
    issued_by: str
    issued_on: date
    sealed: bool


def draw(facts: PublicPlaceHygieneLicence, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: the title in full or short, wordings, ranges with 自 or without,
    the issuing office printed or only on the seal."""
    wording = style.variant % 3
    edge = BLUE if style.variant % 2 else RED
    sheet = Sheet(*SIZE, scale, paper=(250, 250, 246))
    faces = style.faces
    tint: Colour = (218, 232, 242) if style.variant % 2 else (246, 226, 214)
    waves(sheet, tint, strength=0.55, pitch=2.0, bend=2.4)
    sheet.rectangle((9, 9, 288, 201), outline=edge, width=2.2)
    sheet.rectangle((13, 13, 284, 197), outline=edge, width=0.6, radius=3)
    emblem(sheet, 148.5, 28, 9)
    specimen(sheet, 254, 32, faces.hei_bold, size=6)
    title = "卫生许可证" if wording == 2 else "公共场所卫生许可证"
    face = faces.song_bold if style.variant % 4 < 2 else faces.hei_bold
    sheet.text(148.5, 56, title, face, 14, fill=edge, tracking=4, align="centre")
    hand = Hand(faces.hei, faces.kai if wording == 1 else faces.song, 5.0)
    if wording == 0:
        end = sheet.text(118, 70, "许可证编号：", faces.song, 4.2)
        small = Hand(faces.hei, faces.song, 4.2)
        write(sheet, (said("licence_no", facts.licence_no),), small, x=end, y=70, width=130)
    else:
        sheet.text(
            148.5,
            70,
            facts.licence_no,
            faces.song,
            4.6,
            align="centre",
            key="licence_no",
            value=said("licence_no", facts.licence_no).value,
        )
    spread = style.variant % 2 == 0
    hand = Hand(hand.label, hand.typed, hand.size, spread=spread)
    column(
        sheet,
        _rows(facts, style, wording),
        hand,
        x=44,
        y=86,
        label_width=62 if spread else 0,
        width=214,
        pitch=12.6,
    )
    _foot(sheet, facts, style, wording)
    return (sheet,)


def _rows(facts: PublicPlaceHygieneLicence, style: Style, wording: int) -> list[Row]:
    person = ("法定代表人（负责人）", "法定代表人或负责人", "负责人")[wording]
    home = ("经营地址", "地址", "单位地址")[wording]
    dates = (DayStyle.HAN, DayStyle.SPACED, DayStyle.PADDED)[style.variant % 3]
    rows = [
        row("单位名称", "unit_name", facts.unit_name),
        row(person, "legal_representative", facts.legal_representative),
        row(home, "address", facts.address),
    ]
    if facts.economic_type:
        rows.append(row("经济性质", "economic_type", facts.economic_type))
    rows.append(row("许可项目", "permitted_items", facts.permitted_items))
    term = period("有效期限", facts.valid_from, facts.valid_until, dates)
    if style.variant % 4 == 1:
        term = Row(term.label, ("自 ", *term.runs, " 止"))
    rows.append(term)
    return rows


def _foot(sheet: Sheet, facts: PublicPlaceHygieneLicence, style: Style, wording: int) -> None:
    faces = style.faces
    hand = Hand(faces.hei, faces.song, 4.6)
    on = day("issued_on", facts.issued_on, DayStyle.HAN if wording else DayStyle.SPACED)
    rows = [Row("发证机关（盖章）"), Row("发证日期", (on,))]
    if style.variant % 4 == 2:
        rows[0] = row("发证机关", "issued_by", facts.issued_by)
    column(sheet, rows, hand, x=164, y=170, label_width=0, width=106, pitch=11)
    if facts.sealed:
        design = SealDesign(facts.issued_by, centre="样本", diameter=42)
        press(sheet, design, 226, 174, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> PublicPlaceHygieneLicence:
    """Three in ten without the seal."""
    premises = draw_premises(rng)
    issued = ago(rng, today, 20, 1400)
    serial = f"{one(rng, UNASSIGNED)}-{digits(rng, 6)}"
    short = digits(rng, int(rng.integers(3, 6)))
    number = one(
        rng,
        [
            f"湘卫公证字〔{issued.year}〕第{serial}号",
            f"（湘）卫公证字[{issued.year}]第{short}号",
            f"长卫公证字（{issued.year}）第{short}号",
        ],
    )
    items = rng.choice(ITEMS, size=int(rng.integers(1, 4)), replace=False).tolist()
    economic = one(rng, ["个体工商户", "有限责任公司", "私营企业"]) if rng.random() < 0.4 else ""
    return PublicPlaceHygieneLicence(
        licence_no=number,
        unit_name=firm(rng, TRADES, district=premises.district),
        legal_representative=draw_person(rng, today, ages=(22, 65)).name,
        address=premises.address,
        economic_type=economic,
        permitted_items="、".join(items),
        valid_from=issued,
        valid_until=years_later(issued, 4) - timedelta(days=1),
        issued_by=f"长沙市{premises.district}{one(rng, ['卫生健康局', '行政审批服务局'])}",
        issued_on=issued,
        sealed=sealed(rng),
    )


TEMPLATES = (Template(CODE, PublicPlaceHygieneLicence, SIZE, draw, invent),)
