"""What a sole trader's application says → its sheet (个体工商户登记（备案）申请书, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import Cell, Choice, choose, enter, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import Person, draw_person, draw_premises, firm_name, phone_number
from eval.foundry.rows import said, with_zero
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "individual-registration-application"
SIZE = (210.0, 297.0)
TITLES = ("个体工商户登记（备案）申请书", "个体工商户登记申请书", "个体工商户开业登记申请书")
PARTIES = ("群众", "中共党员", "共青团员")
SCHOOLING = ("初中", "高中", "中专", "大专", "本科")
SCOPES = (
    "食品销售；日用百货销售；烟草制品零售。",
    "餐饮服务；外卖递送服务。",
    "理发服务；美容服务；化妆品零售。",
    "五金产品零售；建筑材料销售；家用电器安装服务。",
    "服装服饰零售；鞋帽零售；针纺织品销售。",
)
FORMS = ("个人经营", "家庭经营")
PLEDGE = (
    "本人依照《促进个体工商户发展条例》《市场主体登记管理条例》申请登记（备案），"
    "提交材料真实有效，谨此对真实性承担责任。"
)


@dataclass(frozen=True)
class IndividualRegistrationApplication(Paper):
    """The facts of an application. `capital` in ten thousand yuan; `composition` are the forms
    chosen, by a cross where `crossed`; `family` who runs it together with the operator;
    `pledge` the words above the signature and `signed_by` who signed, "" where left out."""

    name: str
    operator: Person
    party: str
    schooling: str
    phone: str
    premises: str
    scope: str
    employees: int
    capital: int
    composition: tuple[str, ...]
    applied_on: date
    signed_by: str
    family: str = ""
    crossed: bool = False
    pledge: str = PLEDGE


def draw(facts: IndividualRegistrationApplication, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: typed or by hand, wording and order of the cells, the title."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    how = setting(style, 3.8, by_hand=style.variant % 3 == 1)
    how = replace(how, crosses=facts.crossed)
    title = TITLES[style.variant % len(TITLES)]
    sheet.text(105, 30, title, faces.song_bold, 7.4, tracking=0.8, align="centre")
    specimen(sheet, 186, 15, faces.hei_bold, size=5)
    kind = choose(("设立登记", "变更登记", "备案"), ("设立登记",) if facts.composition else ())
    end = sheet.text(20, 42, "申请事项：", how.label, 3.8)
    enter(sheet, kind, how, x=end, y=42, width=140)
    y = grid(sheet, _rows(facts, style), how, left=20, top=47, width=170, label_width=30)
    sheet.rectangle((20, y, 190, y + 58), width=0.2)
    low = sheet.paragraph(25, y + 9, 160, [facts.pledge], faces.song, 4.0, indent=2, leading=1.7)
    label = ("申请人签字", "经营者签字", "申请人（签字）")[style.variant % 3]
    end = sheet.text(92, low + 9, f"{label}：", faces.song, 4.2)
    spot = (end + 16, low + 7.4, 7.4)
    who = facts.signed_by
    sign(sheet, who, *spot, faces.hand, style.rng, label=label, key="signed_by")
    day = printed(facts.applied_on, style.closing_day)
    end = sheet.text(92, low + 22, "日期：", faces.song, 4.2) if style.variant % 2 else 118.0
    face = with_zero(faces.song, faces.song_bold) if "〇" in day else faces.song
    sheet.text(end, low + 22, day, face, 4.2, key="applied_on", value=value(facts.applied_on))
    return (sheet,)


def _rows(facts: IndividualRegistrationApplication, style: Style) -> list[list[Cell]]:
    who, wording = facts.operator, style.variant % 2
    boxes = bool(style.rng.random() < 0.5)

    def stated(key: str, options: tuple[str, ...], text: str) -> Fact | Choice:
        return choose(options, (text,), key) if boxes else Fact(key, text)

    rows = [
        [Cell(("名称", "个体工商户名称")[wording], Fact("name", facts.name))],
        [
            Cell(("经营者姓名", "姓名")[wording], Fact("operator", who.name)),
            Cell("性别", stated("sex", ("男", "女"), who.sex)),
        ],
        [Cell(("身份证号码", "公民身份号码")[wording], Fact("id_number", who.id_number))],
        [
            Cell("民族", Fact("ethnicity", who.ethnicity)),
            Cell("政治面貌", stated("political_status", PARTIES, facts.party)),
        ],
        [
            Cell("文化程度", stated("education", SCHOOLING, facts.schooling)),
            Cell("联系电话", Fact("phone", facts.phone)),
        ],
        [Cell(("住所", "住址")[wording], Fact("address", who.address))],
        [Cell("经营场所", Fact("premises", facts.premises))],
        [Cell("经营范围", said("business_scope", facts.scope))],
        [
            Cell("从业人数", Fact("employees", f"{facts.employees}人", f"{facts.employees}")),
            Cell("资金数额", Fact("capital", f"{facts.capital}万元", f"{facts.capital}0000")),
        ],
        [Cell("组成形式", choose(FORMS, facts.composition, "composition"))],
        [Cell("参加经营的家庭成员", Fact("family_members", facts.family))],
    ]
    return rows if style.variant % 4 < 2 else [rows[0], *rows[6:], *rows[1:6]]


def invent(rng: np.random.Generator, today: date) -> IndividualRegistrationApplication:
    """Facts by chance: three in ten not signed, three in ten without a tick, one in eight of
    the ticks a cross."""
    premises = draw_premises(rng)
    operator = draw_person(rng, today, ages=(20, 62))
    composition = (one(rng, FORMS),) if sealed(rng) else ()
    return IndividualRegistrationApplication(
        name=firm_name(rng, individual=True, district=premises.district),
        operator=operator,
        party=one(rng, PARTIES),
        schooling=one(rng, SCHOOLING),
        phone=phone_number(rng),
        premises=premises.address,
        scope=one(rng, SCOPES),
        employees=int(rng.integers(1, 12)),
        capital=int(rng.integers(1, 50)),
        composition=composition,
        applied_on=ago(rng, today, 0, 700),
        signed_by=operator.name if sealed(rng) else "",
        family=draw_person(rng, today, ages=(18, 70)).name if FORMS[1] in composition else "",
        crossed=bool(rng.random() < 0.12),
    )


TEMPLATES = (Template(CODE, IndividualRegistrationApplication, SIZE, draw, invent),)
