"""What a tobacco licence says → its sheet (烟草专卖零售许可证, A4 landscape)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import DayStyle, years_later
from eval.foundry.offices import ago, digits, firm, one, sealed
from eval.foundry.ornament import emblem, matrix_code, specimen, waves
from eval.foundry.people import UNASSIGNED, draw_person, draw_premises
from eval.foundry.rows import Hand, Row, column, day, period, row, table
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "tobacco-retail-licence"
SIZE = (297.0, 210.0)
RED: Colour = (170, 40, 44)
GOLD: Colour = (200, 158, 80)
TRADES = ("烟酒店", "便利店", "副食商行", "超市", "商贸有限公司", "名烟名酒店")
TYPES = ("个体工商户", "有限责任公司", "个人独资企业", "个体")


@dataclass(frozen=True)
class TobaccoRetailLicence(Paper):
    """The facts of a licence; `issued_by` is the ring text of the seal where it is `sealed`."""

    licence_no: str
    shop_name: str
    legal_representative: str
    type: str
    address: str
    scope: str
    supplier: str
    valid_from: date
    valid_until: date
    issued_by: str
    issued_on: date
    sealed: bool


def draw(facts: TobaccoRetailLicence, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: rows under an emblem, two columns, or a framed table; wordings."""
    sheet = Sheet(*SIZE, scale, paper=(252, 249, 240))
    faces = style.faces
    waves(sheet, (246, 230, 204), strength=0.6, pitch=1.6, bend=2.6)
    sheet.rectangle((8, 8, 289, 202), outline=GOLD, width=3)
    sheet.rectangle((13, 13, 284, 197), outline=RED, width=0.8)
    specimen(sheet, 258, 28, faces.hei_bold, size=6)
    layout = style.variant % 3
    face = faces.song_bold if style.variant % 2 else faces.hei_bold
    if layout != 2:
        emblem(sheet, 148.5, 28, 9)
    sheet.text(148.5, 54, "烟草专卖零售许可证", face, 13, fill=RED, tracking=3, align="centre")
    copy = "（副本）" if style.variant % 4 else "（正本）"
    sheet.text(148.5, 63, copy, faces.hei, 4.6, align="centre")
    rows = _rows(facts, style)
    typed = faces.kai if layout == 1 else faces.song
    hand = Hand(faces.hei, typed, 4.4, label_ink=(70, 44, 36))
    if layout == 0:
        column(sheet, rows, hand, x=46, y=78, label_width=0, width=206, pitch=11.2)
    elif layout == 1:
        column(sheet, rows[:4], hand, x=28, y=84, label_width=0, width=116, pitch=14)
        column(sheet, rows[4:], hand, x=156, y=84, label_width=0, width=116, pitch=14)
    else:
        bare = Hand(faces.hei, typed, 4.2, colon="")
        cells = [[rows[0]], [rows[1]], [rows[2], rows[3]], *([each] for each in rows[4:])]
        table(sheet, cells, bare, (34, 70, 263, 156), label_width=36, rule=RED)
    matrix_code(sheet, 34, 164, 22, style.rng)
    _foot(sheet, facts, style)
    return (sheet,)


def _rows(facts: TobaccoRetailLicence, style: Style) -> list[Row]:
    wording = style.variant % 4
    name = ("企业名称", "企业（字号）名称", "字号名称", "企业名称（字号）")[wording]
    person = ("负责人", "法定代表人（负责人）", "负责人姓名", "负责人")[wording]
    home = ("经营场所", "地址", "经营场所", "经营地址")[wording]
    dates = (DayStyle.HAN, DayStyle.SPACED, DayStyle.PADDED)[style.variant % 3]
    term = period("有效期限", facts.valid_from, facts.valid_until, dates, between="至")
    if wording in (1, 3):
        term = Row(term.label, ("自", *term.runs))
    return [
        row("许可证号", "licence_no", facts.licence_no),
        row(name, "shop_name", facts.shop_name),
        row(person, "legal_representative", facts.legal_representative),
        row("企业类型" if wording % 2 else "经济类型", "type", facts.type),
        row(home, "address", facts.address),
        row("许可范围", "scope", facts.scope),
        row("供货单位", "supplier", facts.supplier),
        term,
    ]


def _foot(sheet: Sheet, facts: TobaccoRetailLicence, style: Style) -> None:
    faces = style.faces
    hand = Hand(faces.hei, faces.song, 4.4)
    on = day("issued_on", facts.issued_on, DayStyle.SPACED)
    label = "发证机关（印章）" if style.variant % 2 else "发证机关（盖章）"
    rows = [Row(label), Row("发证日期", (on,))]
    if style.variant % 4 == 3:
        rows[0] = row("发证机关", "issued_by", facts.issued_by)
    column(sheet, rows, hand, x=168, y=172, label_width=0, width=106, pitch=11)
    if facts.sealed:
        design = SealDesign(facts.issued_by, centre="样本", diameter=42)
        press(sheet, design, 230, 175, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> TobaccoRetailLicence:
    """Three in ten without the seal."""
    premises = draw_premises(rng)
    issued = ago(rng, today, 20, 1700)
    return TobaccoRetailLicence(
        licence_no=f"{one(rng, UNASSIGNED)}{digits(rng, 6)}",
        shop_name=firm(rng, TRADES, district=premises.district),
        legal_representative=draw_person(rng, today, ages=(22, 65)).name,
        type=one(rng, TYPES),
        address=premises.address,
        scope=one(rng, ["卷烟零售、雪茄烟零售", "卷烟、雪茄烟", "卷烟零售，雪茄烟零售"]),
        supplier=f"湖南样本烟草公司{one(rng, ['长沙市公司', '长沙分公司', '示例营销部'])}",
        valid_from=issued,
        valid_until=years_later(issued, 5) - timedelta(days=1),
        issued_by=f"长沙市{premises.district}烟草专卖局",
        issued_on=issued,
        sealed=sealed(rng),
    )


TEMPLATES = (Template(CODE, TobaccoRetailLicence, SIZE, draw, invent),)
