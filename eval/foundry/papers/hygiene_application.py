"""What an application for a hygiene licence says → its sheet (公共场所卫生许可证申请表, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import CROSSES, Cell, choose, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.lined import lined
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.papers.public_place_hygiene_licence import TRADES
from eval.foundry.people import credit_code, draw_person, draw_premises, phone_number
from eval.foundry.rows import with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "hygiene-application"
SIZE = (210.0, 297.0)
TITLES = ("公共场所卫生许可证申请表", "公共场所卫生许可申请表", "公共场所卫生许可证申请书")
CATEGORIES = (
    "住宿场所",
    "沐浴场所",
    "美容美发场所",
    "文化娱乐场所",
    "游泳场所",
    "体育场所",
    "购物场所",
    "展览场所",
    "公共交通等候室",
    "其他场所",
)
KINDS = ("新办", "延续", "变更")
USED = ("是", "否")
STATEMENTS = (
    "本单位申请公共场所卫生许可，所填写的内容和提交的材料真实、合法、有效，复印件与原件一致，"
    "愿对其真实性负责，并遵守《公共场所卫生管理条例》及其实施细则的规定。",
    "以上内容由本单位如实填写，如有不实，本单位承担由此产生的法律责任。取得卫生许可证后，"
    "按照国家卫生标准和要求开展经营活动，接受卫生监督。",
)


@dataclass(frozen=True)
class HygieneApplication(Paper):
    """The facts of an application. What was ticked is "" where nothing was, and joined by 、
    where several were; with `crossed` the boxes bear crosses. `area` is in square metres; of so
    many `employees` so many are `certified` as healthy. `seal` is the ring text of the unit's
    seal and `signed_by` the name of its head by hand, each "" where it is not there. Without
    `stated` the promise that all of it is true was cut out."""

    unit_name: str
    credit_code: str
    legal_representative: str
    id_number: str
    address: str
    application_type: str
    categories: str
    air_conditioning: str
    area: str
    employees: int
    certified: int
    phone: str
    applied_on: date
    seal: str
    signed_by: str
    crossed: bool = False
    stated: bool = True


def draw(facts: HygieneApplication, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a ruled table or lines to fill in, typed or by hand, wordings."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    title = faces.song_bold if style.variant % 2 else faces.hei_bold
    words = TITLES[style.variant % len(TITLES)]
    sheet.text(105, 31, words, title, 7.8, tracking=0.9, align="centre")
    specimen(sheet, 186, 15, faces.hei_bold, size=5)
    how = setting(style, 3.8, by_hand=style.variant % 12 == 2)
    how = replace(how, crosses=facts.crossed)
    rows = _rows(facts, style)
    if style.variant % 3 == 1:
        low = lined(sheet, rows, how, left=22, top=48, width=168, pitch=11.5, ruled=True)
        _statement(sheet, facts, style, low, framed=False)
    else:
        least = 13.0 if how.ink else 11.5
        low = grid(sheet, rows, how, left=20, top=42, width=170, label_width=40, least=least)
        _statement(sheet, facts, style, low, framed=True)
    return (sheet,)


def _rows(facts: HygieneApplication, style: Style) -> list[list[Cell]]:
    wording = style.variant % 4
    name = ("单位名称", "单位名称", "申请单位", "单位名称")[wording]
    person = ("法定代表人（负责人）", "法定代表人", "负责人", "法定代表人或负责人")[wording]
    number = ("身份证号码", "身份证号", "公民身份号码", "身份证号码")[wording]
    place = ("经营场所地址", "单位地址", "经营地址", "经营场所地址")[wording]
    kinds = ("经营类别", "场所类别", "经营类别", "申请许可项目")[wording]
    air = ("使用集中空调通风系统", "是否使用集中空调通风系统", "集中空调通风系统")[wording % 3]
    staff = ("职工人数", "从业人员数", "职工人数", "职工总数")[wording]
    holders = ("持健康合格证明人数", "持健康合格证人数")[wording % 2]
    area = Fact("area", f"{facts.area}平方米", facts.area) if facts.area else None
    asked = choose(KINDS, facts.application_type.split("、"), "application_type")
    application = [Cell(("申请类别", "申请类型")[wording % 2], asked)]
    unit = [
        [Cell(name, Fact("unit_name", facts.unit_name))],
        [Cell("统一社会信用代码", Fact("credit_code", facts.credit_code))],
        [
            Cell(person, Fact("legal_representative", facts.legal_representative)),
            Cell("联系电话", Fact("phone", facts.phone)),
        ],
        [Cell(number, Fact("id_number", facts.id_number))],
        [Cell(place, Fact("address", facts.address))],
    ]
    premises = [
        [Cell(kinds, choose(CATEGORIES, facts.categories.split("、"), "categories"))],
        [Cell(air, choose(USED, (facts.air_conditioning,), "air_conditioning"))],
        [Cell(("经营面积", "营业面积")[wording % 2], area)],
        [
            Cell(staff, _people("employees", facts.employees)),
            Cell(holders, _people("certified", facts.certified)),
        ],
    ]
    if style.variant % 2:
        return [*unit, application, *premises]
    return [application, *unit, *premises]


def _people(key: str, count: int) -> Fact:
    return Fact(key, f"{count}人", f"{count}")


def _statement(
    sheet: Sheet, facts: HygieneApplication, style: Style, top: float, *, framed: bool
) -> None:
    faces = style.faces
    left = 25 if framed else 22
    if framed:
        sheet.rectangle((20, top, 190, top + 66), width=0.2)
    low = top + 10
    if facts.stated:
        words = STATEMENTS[style.variant // 2 % 2]
        low = sheet.paragraph(left, low, 160, [words], faces.song, 4.0, indent=2, leading=1.7)
    line = max(low + 9, top + 38)
    label = ("法定代表人（负责人）签字", "负责人签名", "法定代表人（签字）")[style.variant % 3]
    end = sheet.text(left, line + 13, f"{label}：", faces.song, 4.2)
    sign(
        sheet,
        facts.signed_by,
        end + 15,
        line + 11.4,
        7.2,
        faces.hand,
        style.rng,
        label=label,
        key="signed_by",
    )
    sheet.text(
        112, line, ("申请单位（盖章）：", "单位（公章）：")[style.variant % 2], faces.song, 4.2
    )
    day = printed(facts.applied_on, style.closing_day)
    end = sheet.text(112, line + 13, "申请日期：", faces.song, 4.2) if style.variant % 4 else 124.0
    face = with_zero(faces.song, faces.song_bold) if "〇" in day else faces.song
    sheet.text(end, line + 13, day, face, 4.2, key="applied_on", value=value(facts.applied_on))
    if facts.seal:
        design = SealDesign(facts.seal, diameter=40)
        press(sheet, design, 164, line + 4, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> HygieneApplication:
    """Facts by chance: three in ten lack the seal, the signature, or both; as many tick no
    category, and as many not whether the air is conditioned."""
    premises = draw_premises(rng)
    person = draw_person(rng, today, ages=(22, 65))
    name = firm(rng, TRADES, district=premises.district)
    whole, lacks = sealed(rng), int(rng.integers(3))
    employees = int(rng.integers(2, 60))
    short = 0 if rng.random() < 0.75 else int(rng.integers(1, employees))
    picked = rng.choice(CATEGORIES, size=int(rng.integers(1, 4)), replace=False).tolist()
    return HygieneApplication(
        unit_name=name,
        credit_code=credit_code(rng, individual=not name.endswith("公司")),
        legal_representative=person.name,
        id_number=person.id_number,
        address=premises.address,
        application_type=KINDS[0] if rng.random() < 0.7 else one(rng, KINDS),
        categories="、".join(each for each in CATEGORIES if each in picked) if sealed(rng) else "",
        air_conditioning=one(rng, USED) if sealed(rng) else "",
        area=f"{rng.uniform(30, 2400):.{int(rng.integers(0, 3))}f}",
        employees=employees,
        certified=employees - short,
        phone=phone_number(rng),
        applied_on=ago(rng, today, 0, 700),
        seal=name if whole or lacks == 0 else "",
        signed_by=person.name if whole or lacks == 1 else "",
        crossed=bool(rng.random() < CROSSES),
    )


TEMPLATES = (Template(CODE, HygieneApplication, SIZE, draw, invent),)
