"""What an application to sell tobacco says → its sheet (烟草专卖零售许可证新办申请表, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import CROSSES, Cell, choose, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.lined import lined
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import credit_code, draw_person, draw_premises, phone_number
from eval.foundry.rows import with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "tobacco-retail-application"
SIZE = (210.0, 297.0)
TITLES = (
    "烟草专卖零售许可证新办申请表",
    "烟草专卖零售许可证申请表",
    "烟草专卖零售许可证新办申请表",
    "烟草专卖零售许可证申请书",
)
ECONOMIC_TYPES = ("个体工商户", "有限责任公司", "个人独资企业", "合伙企业", "股份有限公司")
OUTLETS = ("食杂店", "便利店", "超市", "商场", "烟酒商店", "娱乐服务类", "其他")
GOODS = ("卷烟零售", "雪茄烟零售")
RIGHTS = ("自有", "租赁")
SHOPS = ("便利店", "烟酒店", "食杂店", "副食店", "超市")
FIRMS = ("商贸有限公司", "烟酒贸易有限公司", "便利店有限公司")
STATEMENTS = (
    (
        "本申请人自愿申请办理烟草专卖零售许可证，",
        "所填内容和所提交的材料真实、有效；",
        "经营场所与住所相独立，",
        "取得许可证后遵守烟草专卖法律法规，接受烟草专卖行政主管部门的监督管理。",
    ),
    (
        "",
        "以上所填内容属实，所附材料的复印件与原件一致。",
        "经营场所与住所相独立。",
        "如有隐瞒或者弄虚作假，由本申请人承担相应的法律责任。"
        "本申请人已知悉不得向未成年人出售卷烟、雪茄烟。",
    ),
)


@dataclass(frozen=True)
class TobaccoRetailApplication(Paper):
    """The facts of an application. What was ticked is "" where nothing was, several are joined
    by 、; who `crosses` puts no ticks. `area` is in square metres and `distance` in metres, ""
    on forms that don't ask for it. `seal` is the ring text of the applicant's seal and
    `signed_by` the name in the applicant's own hand, each "" where it is not there. The
    statement says that all is true where it is `truthful`, and that nobody lives on the
    premises where they are `apart`."""

    name: str
    credit_code: str
    operator: str
    id_number: str
    address: str
    economic_type: str
    outlet_type: str
    scope: str
    phone: str
    premises_right: str
    area: str
    distance: str
    applied_on: date
    seal: str
    signed_by: str
    truthful: bool = True
    apart: bool = True
    crosses: bool = False


def draw(facts: TobaccoRetailApplication, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a ruled table or lines to fill in, typed or by hand, wordings."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    title = faces.song_bold if style.variant % 2 else faces.hei_bold
    words = TITLES[style.variant % len(TITLES)]
    sheet.text(105, 31, words, title, 7.4, tracking=0.8, align="centre")
    specimen(sheet, 186, 15, faces.hei_bold, size=5)
    how = setting(style, 3.8, by_hand=style.variant % 12 == 1, crosses=facts.crosses)
    rows = _rows(facts, style)
    if style.variant % 3 == 2:
        low = lined(sheet, rows, how, left=22, top=50, width=168, pitch=11.5, ruled=True)
        _statement(sheet, facts, style, low + 2, framed=False)
    else:
        least = 13.0 if how.ink else 11.5
        low = grid(sheet, rows, how, left=20, top=42, width=170, label_width=34, least=least)
        _statement(sheet, facts, style, low, framed=True)
    return (sheet,)


def _rows(facts: TobaccoRetailApplication, style: Style) -> list[list[Cell]]:
    wording = style.variant % 4
    name = ("企业（字号）名称", "名称", "企业名称", "字号名称")[wording]
    person = ("经营者/负责人", "经营者姓名", "负责人", "法定代表人（负责人）")[wording]
    number = ("身份证号码", "公民身份号码", "身份证号", "身份证号码")[wording]
    place = ("经营场所", "经营地址", "经营场所地址", "经营场所")[wording]
    scope = ("申请经营范围", "经营范围", "许可范围", "申请许可范围")[wording]
    room = ("经营面积", "营业面积", "经营场所面积", "经营面积（平方米）")[wording]
    unit = "" if room.endswith("）") else "平方米"
    rights = ("经营场所权属", "经营场所权属", "场所权属", "经营场所权属")[wording]
    area = Fact("area", f"{facts.area}{unit}", facts.area) if facts.area else None
    rows = [
        [Cell(name, Fact("name", facts.name))],
        [Cell("统一社会信用代码", Fact("credit_code", facts.credit_code))],
        [
            Cell(person, Fact("operator", facts.operator)),
            Cell("联系电话", Fact("phone", facts.phone)),
        ],
        [Cell(number, Fact("id_number", facts.id_number))],
        [Cell(place, Fact("address", facts.address))],
        [Cell("经济类型", choose(ECONOMIC_TYPES, (facts.economic_type,), "economic_type"))],
        [Cell("经营业态", choose(OUTLETS, facts.outlet_type.split("、"), "outlet_type"))],
        [Cell(scope, choose(GOODS, facts.scope.split("、"), "scope"))],
        [
            Cell(rights, choose(RIGHTS, facts.premises_right.split("、"), "premises_right")),
            Cell(room, area),
        ],
    ]
    if facts.distance:
        far = Fact("distance", f"{facts.distance}米", facts.distance)
        rows.append([Cell("与最近零售点距离", far)])
    return rows if style.variant % 2 else [*rows[:2], rows[5], *rows[2:5], *rows[6:]]


def _statement(
    sheet: Sheet, facts: TobaccoRetailApplication, style: Style, top: float, *, framed: bool
) -> None:
    faces = style.faces
    if framed:
        sheet.rectangle((20, top, 190, top + 68), width=0.2)
    left = 25 if framed else 22
    head = ("申请人声明", "申请人保证")[style.variant % 2]
    sheet.text(left, top + 9, f"{head}：", faces.hei_bold, 4.2)
    opening, true, apart, rest = STATEMENTS[style.variant % 2]
    words = opening + (true if facts.truthful else "") + (apart if facts.apart else "") + rest
    low = sheet.paragraph(left, top + 18, 160, [words], faces.song, 4.0, indent=2, leading=1.7)
    label = ("申请人（签名/盖章）", "申请人签字", "申请人（签字或盖章）")[style.variant % 3]
    if facts.seal and not facts.signed_by:
        label = "申请人（签名/盖章）"
    line = max(low + 10, top + 46)
    end = sheet.text(88, line, f"{label}：", faces.song, 4.2)
    if facts.signed_by or not facts.seal:
        sign(
            sheet,
            facts.signed_by,
            end + 15,
            line - 1.6,
            7.4,
            faces.hand,
            style.rng,
            label=label,
            key="signed_by",
        )
    day = printed(facts.applied_on, style.closing_day)
    end = sheet.text(88, line + 13, ("日期：", "申请日期：")[style.variant % 2], faces.song, 4.2)
    face = with_zero(faces.song, faces.song_bold) if "〇" in day else faces.song
    sheet.text(end, line + 13, day, face, 4.2, key="applied_on", value=value(facts.applied_on))
    if facts.seal:
        design = SealDesign(facts.seal, diameter=40)
        press(sheet, design, 164, line + 2, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> TobaccoRetailApplication:
    """Facts by chance: firms seal and sole traders sign, three in ten do neither; as many
    tick no goods, and as many not whose the premises are."""
    individual = bool(rng.random() < 0.6)
    premises = draw_premises(rng)
    person = draw_person(rng, today, ages=(20, 65))
    name = firm(rng, SHOPS if individual else FIRMS, district=premises.district)
    whole = sealed(rng)
    goods = "、".join(GOODS) if rng.random() < 0.7 else one(rng, GOODS)
    return TobaccoRetailApplication(
        name=name,
        credit_code=credit_code(rng, individual=individual),
        operator=person.name,
        id_number=person.id_number,
        address=premises.address,
        economic_type=ECONOMIC_TYPES[0] if individual else one(rng, ECONOMIC_TYPES[1:]),
        outlet_type=one(rng, OUTLETS),
        scope=goods if sealed(rng) else "",
        phone=phone_number(rng),
        premises_right=one(rng, RIGHTS) if sealed(rng) else "",
        area=f"{rng.uniform(12, 160):.{int(rng.integers(0, 3))}f}",
        distance=str(int(rng.integers(30, 400))) if rng.random() < 0.6 else "",
        applied_on=ago(rng, today, 0, 700),
        seal=name if whole and not individual else "",
        signed_by=person.name if whole and individual else "",
        apart=bool(rng.random() < 0.5),
        crosses=bool(rng.random() < CROSSES),
    )


TEMPLATES = (Template(CODE, TobaccoRetailApplication, SIZE, draw, invent),)
