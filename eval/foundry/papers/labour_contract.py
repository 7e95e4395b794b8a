"""What an employment contract says → its sheets (劳动合同, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import printed, value, years_later
from eval.foundry.grid import Cell, choose, enter, grid, hand, setting, span
from eval.foundry.handwriting import pen, sign
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import Person, credit_code, draw_person, draw_premises, phone_number
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "labour-contract"
SIZE = (210.0, 297.0)
KINDS = ("固定期限", "无固定期限", "以完成一定工作任务为期限")
HOURS = ("标准工时制", "综合计算工时制", "不定时工作制")
POSTS = ("厨师", "收银员", "仓库管理员", "会计", "店长", "保安员", "销售代表", "配送员")
TRADES = ("餐饮管理有限公司", "物流有限公司", "商贸有限公司", "科技有限公司", "物业服务有限公司")


@dataclass(frozen=True)
class LabourContract(Paper):
    """The facts of a contract. `ends_on` None is one without an end; `kind` and `hours` are
    the boxes ticked, "" for none; `wage` in yuan a month, `probation` in months. `seal` is the
    employer's ring text, "" when it was not sealed."""

    employer: str
    employer_code: str
    representative: str
    employer_address: str
    employee: Person
    phone: str
    kind: str
    starts_on: date
    ends_on: date | None
    probation: int
    position: str
    workplace: str
    hours: str
    wage: int
    pay_day: int
    signed_on: date
    seal: str
    signed: bool


def draw(facts: LabourContract, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet, or two in every third variant. Variants: the parties as lines or in a table,
    typed or by hand, articles or clauses."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    by_hand = bool(style.rng.random() < 0.4)
    how = setting(style, 4.0, by_hand=by_hand)
    title = ("劳动合同", "劳动合同书", "劳动合同")[style.variant % 3]
    sheet.text(105, 31, title, faces.hei_bold, 9, tracking=4, align="centre")
    specimen(sheet, 184, 15, faces.hei_bold, size=5)
    y = 45.0
    if style.variant % 2:
        y = grid(sheet, _cells(facts), how, left=22, top=y, width=166, label_width=34, least=9.5)
        y += 8
    else:
        for label, fact in _parties(facts):
            y = sheet.paragraph(24, y, 162, [label, fact], how.label, 4.0) + 1.2
        y += 2
    intro = (
        "根据《中华人民共和国劳动法》《中华人民共和国劳动合同法》等规定，甲乙双方经平等自愿、"
        "协商一致签订本合同，共同遵守本合同所列条款。"
    )
    y = sheet.paragraph(24, y, 162, [intro], how.label, 4.0, indent=2) + 1
    head = "一、劳动合同期限" if style.variant % 4 < 2 else "第一条　合同期限"
    sheet.text(24, y, f"{head}（选择一种）：", how.label, 4.0)
    y = enter(sheet, choose(KINDS, (facts.kind,), "contract_type"), how, x=31, y=y + 7, width=155)
    ink = pen(style.rng) if by_hand else None
    articles = _articles(facts, style)
    for number, runs in enumerate(articles):
        y = sheet.paragraph(
            24,
            y + 1.4,
            162,
            runs,
            how.label,
            4.0,
            indent=2,
            fact_face=hand(style) if by_hand else None,
            fact_fill=ink,
        )
        if number == 2:
            sheet.text(31, y + 1.4, "工时制度：", how.label, 4.0)
            y = enter(
                sheet, choose(HOURS, (facts.hours,), "hours"), how, x=53, y=y + 1.4, width=135
            )
    span(sheet, "starts_on", "ends_on", "period")
    if style.variant % 3 != 2:
        _closing(sheet, facts, style, max(y + 12, 236))
        return (sheet,)
    sheet.text(105, 286, "1 / 2", faces.song, 3.2, align="centre")
    last = Sheet(*SIZE, scale)
    specimen(last, 184, 15, faces.hei_bold, size=5)
    y = 34.0
    for words in (
        "九、双方因履行本合同发生争议，可以向劳动争议仲裁委员会申请仲裁。",
        "十、本合同未尽事宜，按照国家和本省有关规定执行。",
        "十一、本合同一式两份，甲乙双方各执一份，自双方签字、盖章之日起生效。",
    ):
        y = last.paragraph(24, y, 162, [words], how.label, 4.0, indent=2) + 2
    _closing(last, facts, style, 92)
    last.text(105, 286, "2 / 2", faces.song, 3.2, align="centre")
    return (sheet, last)


def _parties(facts: LabourContract) -> list[tuple[str, Fact]]:
    who = facts.employee
    return [
        ("甲方（用人单位）：", Fact("employer", facts.employer, underline=True)),
        ("统一社会信用代码：", Fact("employer_code", facts.employer_code, underline=True)),
        ("法定代表人：", Fact("legal_representative", facts.representative, underline=True)),
        ("单位地址：", Fact("employer_address", facts.employer_address, underline=True)),
        ("乙方（劳动者）：", Fact("employee", who.name, underline=True)),
        ("居民身份证号码：", Fact("id_number", who.id_number, underline=True)),
        ("家庭住址：", Fact("employee_address", who.address, underline=True)),
        ("联系电话：", Fact("phone", facts.phone, underline=True)),
    ]


def _cells(facts: LabourContract) -> list[list[Cell]]:
    who = facts.employee
    return [
        [Cell("用人单位", Fact("employer", facts.employer))],
        [Cell("统一社会信用代码", Fact("employer_code", facts.employer_code))],
        [
            Cell("法定代表人", Fact("legal_representative", facts.representative)),
            Cell("联系电话", Fact("phone", facts.phone)),
        ],
        [Cell("单位地址", Fact("employer_address", facts.employer_address))],
        [Cell("劳动者姓名", Fact("employee", who.name))],
        [Cell("身份证号码", Fact("id_number", who.id_number))],
        [Cell("家庭住址", Fact("employee_address", who.address))],
    ]


def _articles(facts: LabourContract, style: Style) -> list[list[str | Fact]]:
    start = Fact("starts_on", printed(facts.starts_on, style.day), value(facts.starts_on), True)
    trial: list[str | Fact] = []
    if facts.probation:
        trial = ["，其中试用期", Fact("probation", f"{facts.probation}个月", underline=True)]
    if facts.ends_on:
        until = Fact("ends_on", printed(facts.ends_on, style.day), value(facts.ends_on), True)
        term = ["合同期限自", start, "起至", until, "止", *trial, "。"]
    else:
        term = ["本合同自", start, "起生效，至法定终止条件出现时止", *trial, "。"]
    return [
        term,
        [
            "二、乙方同意在",
            Fact("position", facts.position, underline=True),
            "岗位工作，工作地点为",
            Fact("workplace", facts.workplace, underline=True),
            "。",
        ],
        ["三、甲方安排乙方执行以下工时制度，并依法安排休息休假。"],
        [
            "四、乙方月工资为人民币",
            Fact("wage", f"{facts.wage}", underline=True),
            "元，甲方于每月",
            Fact("pay_day", f"{facts.pay_day}", underline=True),
            "日前以货币形式足额支付。",
        ],
        ["五、甲乙双方依法参加社会保险，乙方应缴部分由甲方代扣代缴。"],
        ["六、甲方为乙方提供符合国家规定的劳动保护和劳动条件。"],
        ["七、解除、终止本合同，应当依照《中华人民共和国劳动合同法》的规定办理。"],
    ]


def _closing(sheet: Sheet, facts: LabourContract, style: Style, y: float) -> None:
    faces, rng = style.faces, style.rng
    label = ("甲方（盖章）", "甲方（公章）")[style.variant % 2]
    end = sheet.text(24, y, f"{label}：", faces.song, 4.1)
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), end + 10, y + 8, faces.song_bold, rng)
    label = ("乙方（签字）", "乙方（签名）")[style.variant % 2]
    end = sheet.text(116, y, f"{label}：", faces.song, 4.1)
    name = facts.employee.name if facts.signed else ""
    sign(sheet, name, end + 15, y - 1.4, 7.2, faces.hand, rng, label=label)
    end = sheet.text(116, y + 16, "签订日期：", faces.song, 4.1)
    day = printed(facts.signed_on, style.closing_day)
    sheet.text(end, y + 16, day, faces.song, 4.1, key="signed_on", value=value(facts.signed_on))


def invent(rng: np.random.Generator, today: date) -> LabourContract:
    """Facts by chance: three in ten not sealed or not signed, three in ten without a tick."""
    premises = draw_premises(rng)
    starts = ago(rng, today, 0, 1500)
    fixed = bool(rng.random() < 0.85)
    ends = years_later(starts, int(rng.choice([1, 2, 3, 5]))) - timedelta(days=1)
    employer = firm(rng, TRADES)
    ticked, whole, lacks = sealed(rng), sealed(rng), int(rng.integers(3))
    return LabourContract(
        employer=employer,
        employer_code=credit_code(rng, individual=False),
        representative=draw_person(rng, today, ages=(28, 65)).name,
        employer_address=premises.address,
        employee=draw_person(rng, today, ages=(19, 58)),
        phone=phone_number(rng),
        kind="" if not ticked else KINDS[0 if fixed else 1],
        starts_on=starts,
        ends_on=ends if fixed else None,
        probation=int(rng.integers(0, 4)),
        position=one(rng, POSTS),
        workplace=f"长沙市{premises.district}",
        hours=one(rng, HOURS) if ticked else "",
        wage=int(rng.integers(22, 160)) * 100,
        pay_day=int(rng.integers(5, 26)),
        signed_on=starts - timedelta(days=int(rng.integers(0, 15))),
        seal=employer if whole or lacks == 0 else "",
        signed=whole or lacks == 1,
    )


TEMPLATES = (Template(CODE, LabourContract, SIZE, draw, invent),)
