"""What a food business licence says → its sheet (食品经营许可证, A4 landscape)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import DayStyle, years_later
from eval.foundry.offices import ago, firm, food_licence_no, one, sealed
from eval.foundry.ornament import emblem, matrix_code, specimen, waves
from eval.foundry.people import SURNAMES, credit_code, draw_person, draw_premises
from eval.foundry.rows import Hand, Row, column, day, row, table
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "food-business-licence"
SIZE = (297.0, 210.0)
GREEN: Colour = (60, 128, 92)
GOLD: Colour = (196, 160, 92)
KINDS = {
    1: ("食品销售经营者", "食品销售经营者（网络经营）", "食品销售经营者(零售)"),
    2: ("餐饮服务经营者", "餐饮服务经营者（网络经营）", "餐饮服务经营者(小型餐馆)"),
    3: ("单位食堂", "单位食堂(学校食堂)"),
}
ITEMS = {
    1: ("预包装食品销售（含冷藏冷冻食品）", "散装食品销售（不含熟食）", "婴幼儿配方乳粉销售"),
    2: ("热食类食品制售", "冷食类食品制售", "自制饮品制售", "糕点类食品制售（含裱花蛋糕）"),
    3: ("热食类食品制售", "生食类食品制售", "糕点类食品制售（不含裱花蛋糕）"),
}
TRADES = {
    1: ("便利店", "食品商行", "生鲜超市", "食品销售有限公司"),
    2: ("餐馆", "面馆", "饮品店", "餐饮管理有限公司", "火锅店"),
    3: ("物业服务有限公司食堂", "幼儿园", "电子科技有限公司"),
}


@dataclass(frozen=True)
class FoodBusinessLicence(Paper):
    """The facts of a licence. `supervising_body` and `signatory` are "" on the newer form,
    which names neither; `issued_by` is the ring text of the seal where it is `sealed`."""

    licence_no: str
    operator_name: str
    credit_code: str
    legal_representative: str
    address: str
    premises_address: str
    business_type: str
    business_items: str
    supervising_body: str
    supervising_staff: str
    signatory: str
    issued_by: str
    issued_on: date
    valid_until: date
    sealed: bool


def draw(facts: FoodBusinessLicence, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: two columns under an emblem, or a framed table; label wordings."""
    sheet = Sheet(*SIZE, scale, paper=(248, 251, 244))
    faces = style.faces
    tint: Colour = (222, 238, 220) if style.variant % 2 else (246, 232, 204)
    waves(sheet, tint, strength=0.6, pitch=1.8, bend=2.0)
    edge = GREEN if style.variant % 2 else GOLD
    sheet.rectangle((8, 8, 289, 202), outline=edge, width=2.6)
    sheet.rectangle((12, 12, 285, 198), outline=edge, width=0.5)
    specimen(sheet, 262, 24, faces.hei_bold, size=6)
    title = faces.song_bold if style.variant % 4 < 2 else faces.hei_bold
    if style.variant % 3 == 2:
        _tabled(sheet, facts, style)
    else:
        emblem(sheet, 148.5, 27, 9)
        _columns(sheet, facts, style)
    sheet.text(148.5, 52, "食品经营许可证", title, 15, tracking=4, align="centre")
    copy = "（副　本）" if style.variant % 5 else "（正　本）"
    sheet.text(148.5, 62, copy, faces.hei, 5, align="centre")
    if facts.sealed:
        design = SealDesign(facts.issued_by, centre="样本", diameter=42)
        press(sheet, design, 232, 172, faces.song_bold, style.rng)
    sheet.text(148.5, 195, "国家市场监督管理总局监制", faces.hei, 2.6, align="centre")
    return (sheet,)


def _rows(facts: FoodBusinessLicence, style: Style) -> tuple[list[Row], list[Row]]:
    older = bool(facts.supervising_body)
    code = "社会信用代码（身份证号码）" if older else "统一社会信用代码"
    if older and style.variant % 2:
        code = "社会信用代码"
    dates = DayStyle.SPACED if style.variant % 3 == 0 else style.day
    left = [
        row("经营者名称", "operator_name", facts.operator_name),
        row(code, "credit_code", facts.credit_code),
        row("法定代表人（负责人）", "legal_representative", facts.legal_representative),
        row("住所", "address", facts.address),
        row("经营场所", "premises_address", facts.premises_address),
        row("主体业态", "business_type", facts.business_type),
        row("经营项目", "business_items", facts.business_items),
    ]
    right = [row("许可证编号", "licence_no", facts.licence_no)]
    if older:
        right += [
            row("日常监督管理机构", "supervising_body", facts.supervising_body),
            row("日常监督管理人员", "supervising_staff", facts.supervising_staff),
            row("投诉举报电话", "complaint_phone", "12315"),
        ]
    right.append(row("发证机关", "issued_by", facts.issued_by))
    if older:
        right.append(row("签发人", "signatory", facts.signatory))
    right.append(Row("发证日期", (day("issued_on", facts.issued_on, dates),)))
    right.append(Row("有效期至", (day("valid_until", facts.valid_until, dates),)))
    return left, right


def _columns(sheet: Sheet, facts: FoodBusinessLicence, style: Style) -> None:
    faces = style.faces
    left, right = _rows(facts, style)
    typed = faces.song if style.variant % 2 else faces.hei
    hand = Hand(faces.hei, typed, 4.0)
    column(sheet, left, hand, x=22, y=78, label_width=0, width=124, pitch=12)
    column(sheet, right, hand, x=160, y=78, label_width=0, width=114, pitch=11)
    matrix_code(sheet, 22, 166, 22, style.rng)


def _tabled(sheet: Sheet, facts: FoodBusinessLicence, style: Style) -> None:
    faces = style.faces
    left, right = _rows(facts, style)
    hand = Hand(faces.hei, faces.song, 3.9, colon="")
    table(sheet, [[each] for each in left], hand, (20, 70, 158, 186), label_width=40, rule=GREEN)
    table(sheet, [[each] for each in right], hand, (162, 70, 277, 150), label_width=36, rule=GREEN)
    matrix_code(sheet, 166, 160, 22, style.rng)


def invent(rng: np.random.Generator, today: date) -> FoodBusinessLicence:
    """Older and newer forms, three in ten without the seal."""
    kind = int(rng.integers(1, 4))
    premises = draw_premises(rng)
    issued = ago(rng, today, 20, 1800)
    older = rng.random() < 0.5
    name = firm(rng, TRADES[kind], district=premises.district)
    items = rng.choice(ITEMS[kind], size=int(rng.integers(1, 4)), replace=False).tolist()
    bureau = f"长沙市{premises.district}{one(rng, ['市场监督管理局', '食品药品监督管理局'])}"
    return FoodBusinessLicence(
        licence_no=food_licence_no(rng, kind),
        operator_name=name,
        credit_code=credit_code(rng, individual=not name.endswith("公司")),
        legal_representative=draw_person(rng, today, ages=(22, 65)).name,
        address=premises.address if rng.random() < 0.6 else draw_premises(rng).address,
        premises_address=premises.address,
        business_type=one(rng, KINDS[kind]),
        business_items="、".join(items),
        supervising_body=f"长沙市{premises.district}市场监督管理所" if older else "",
        supervising_staff=f"{one(rng, SURNAMES)}样明、{one(rng, SURNAMES)}样华" if older else "",
        signatory=draw_person(rng, today, ages=(35, 60)).name if older else "",
        issued_by=bureau,
        issued_on=issued,
        valid_until=years_later(issued, 5) - timedelta(days=1),
        sealed=sealed(rng),
    )


TEMPLATES = (Template(CODE, FoodBusinessLicence, SIZE, draw, invent),)
