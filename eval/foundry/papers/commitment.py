"""What somebody promises an office → the sheet it stands on (告知承诺书, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import Cell, grid, hand, setting
from eval.foundry.handwriting import pen, sign
from eval.foundry.offices import ago, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import credit_code, draw_person, draw_premises, firm_name, phone_number
from eval.foundry.rows import said, with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "commitment"
SIZE = (210.0, 297.0)
MATTERS = (
    "公共场所卫生许可",
    "食品经营许可变更",
    "个体工商户住所（经营场所）登记",
    "户口登记项目变更",
    "人力资源服务许可",
    "道路货物运输经营许可",
    "无犯罪记录证明办理",
)
OFFICES = ("长沙市样本区行政审批服务局", "长沙市样例区市场监督管理局", "样本区卫生健康局")
DUTIES = (
    "已经知晓行政机关告知的全部内容",
    "自身已符合行政机关告知的条件、标准和要求",
    "所填写的基本信息真实、准确，提交的材料合法有效",
    "愿意承担不实承诺、违反承诺的法律责任以及行政机关告知的各项措施",
    "上述承诺是申请人真实意思的表示",
)
LIABLE = 4
"""How many of the duties it takes to promise that what is said is true, and to answer for it."""


@dataclass(frozen=True)
class Commitment(Paper):
    """The facts of a commitment. `representative` is "" for a person; `signed_by`, who signed
    for a person, and `seal` are "" where left out; `duties` are what is promised in turn.
    `curtailed`: what the office tells was cut out."""

    promisor: str
    number: str
    representative: str
    phone: str
    address: str
    matter: str
    authority: str
    signed_on: date
    signed_by: str
    seal: str
    duties: tuple[str, ...] = DUTIES
    curtailed: bool = False


def draw(facts: Commitment, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: sections with lines, a table above the promises, a few sentences."""
    sheet = Sheet(*SIZE, scale)
    specimen(sheet, 184, 16, style.faces.hei_bold, size=5)
    (_sections, _tabled, _told)[style.variant % 3](sheet, facts, style)
    return (sheet,)


def _sections(sheet: Sheet, facts: Commitment, style: Style) -> None:
    faces = style.faces
    title = ("告知承诺书", "行政许可告知承诺书", "证明事项告知承诺书")[style.variant // 3 % 3]
    sheet.text(105, 34, title, faces.hei_bold, 8.2, tracking=1.4, align="centre")
    by_hand = style.rng.random() < 0.4
    number = "统一社会信用代码：" if facts.representative else "身份证号码："
    lines: list[tuple[str, Fact]] = [
        ("申请人：", Fact("promisor", facts.promisor)),
        (number, Fact("number", facts.number)),
        ("联系方式：", Fact("phone", facts.phone)),
        ("地址：", Fact("address", facts.address)),
        ("承诺事项：", said("matter", facts.matter)),
        ("行政机关：", Fact("authority", facts.authority)),
    ]
    if facts.representative:
        lines.insert(2, ("法定代表人：", Fact("legal_representative", facts.representative)))
    sheet.text(24, 50, "一、基本信息", faces.hei_bold, 4.3)
    ink = pen(style.rng) if by_hand else None
    y = 59.0
    for label, fact in lines:
        y = sheet.paragraph(
            31,
            y,
            150,
            [label, fact],
            faces.song,
            4.1,
            fact_face=hand(style) if by_hand else None,
            fact_fill=ink,
        )
        y += 1.6
    if not facts.curtailed:
        sheet.text(24, y + 4, "二、行政机关告知", faces.hei_bold, 4.3)
        words = (
            "申请人符合规定条件的，可以自愿选择以告知承诺方式办理。申请人承诺不实的，"
            "行政机关将撤销决定，并按规定记入信用记录。"
        )
        y = sheet.paragraph(24, y + 12, 162, [words], faces.song, 4.1, indent=2)
    head = f"{'二' if facts.curtailed else '三'}、申请人承诺"
    sheet.text(24, y + 4, head, faces.hei_bold, 4.3)
    y = _promises(sheet, facts, style, y + 12)
    _closing(sheet, facts, style, max(y + 14, 222), "申请人")


def _tabled(sheet: Sheet, facts: Commitment, style: Style) -> None:
    faces = style.faces
    sheet.text(105, 34, "告知承诺书", faces.song_bold, 8.4, tracking=2, align="centre")
    how = setting(style, 3.9, by_hand=bool(style.rng.random() < 0.45))
    number = "统一社会信用代码" if facts.representative else "证件号码"
    rows = [[Cell("承诺人", Fact("promisor", facts.promisor))]]
    rows.append([Cell(number, Fact("number", facts.number))])
    phone = Cell("联系电话", Fact("phone", facts.phone))
    if facts.representative:
        person = Fact("legal_representative", facts.representative)
        rows.append([Cell("法定代表人", person), phone])
    else:
        rows.append([phone])
    rows += [
        [Cell("地址", Fact("address", facts.address))],
        [Cell("承诺事项", said("matter", facts.matter))],
        [Cell("受理机关", Fact("authority", facts.authority))],
    ]
    y = grid(sheet, rows, how, left=24, top=46, width=162, label_width=34)
    sheet.rectangle((24, y, 186, y + 112), width=0.2)
    sheet.text(29, y + 9, "承诺内容：", faces.hei_bold, 4.2)
    low = _promises(sheet, facts, style, y + 18, left=29, width=152)
    _closing(sheet, facts, style, max(low + 12, y + 72), "承诺人")


def _told(sheet: Sheet, facts: Commitment, style: Style) -> None:
    faces = style.faces
    body = (faces.song, faces.kai, faces.hei)[style.variant // 3 % 3]
    title = one(style.rng, ["承诺书", "告知承诺书", "个人承诺书"])
    if facts.representative:
        title = one(style.rng, ["承诺书", "告知承诺书", "企业承诺书"])
    sheet.text(105, 40, title, faces.hei_bold, 9, tracking=3, align="centre")
    by_hand = style.rng.random() < 0.35
    promisor, number = (
        Fact("promisor", facts.promisor, underline=True),
        Fact("number", facts.number, underline=True),
    )
    address = Fact("address", facts.address, underline=True)
    matter = replace(said("matter", facts.matter), underline=True)
    authority = Fact("authority", facts.authority)
    y = sheet.paragraph(25, 58, 160, [authority, "："], body, 4.5)
    if facts.representative:
        opening: list[str | Fact] = ["我单位", promisor, "（统一社会信用代码：", number, "），"]
    else:
        opening = ["本人", promisor, "，身份证号码", number, "，"]
    y = sheet.paragraph(
        25,
        y + 3,
        160,
        [*opening, "地址为", address, "，现就申请办理", matter, "事项，郑重承诺如下："],
        body,
        4.5,
        indent=2,
        leading=1.85,
        fact_face=hand(style) if by_hand else None,
        fact_fill=pen(style.rng) if by_hand else None,
    )
    y = _promises(sheet, facts, style, y, left=25, width=160)
    y = sheet.paragraph(25, y, 160, ["特此承诺。"], body, 4.5, indent=2)
    _closing(sheet, facts, style, max(y + 24, 190), "承诺人")


def _promises(
    sheet: Sheet, facts: Commitment, style: Style, y: float, left: float = 24, width: float = 162
) -> float:
    last = len(facts.duties) - 1
    for number, words in enumerate(facts.duties):
        head = f"（{'一二三四五'[number]}）" if style.variant % 2 else f"{number + 1}. "
        end = "。" if number == last else "；"
        runs = [head + words + end]
        y = sheet.paragraph(left, y, width, runs, style.faces.song, 4.1, indent=2, leading=1.7)
    return y


def _closing(sheet: Sheet, facts: Commitment, style: Style, y: float, who: str) -> None:
    faces, rng = style.faces, style.rng
    how = "盖章" if facts.representative else one(rng, ["签字", "签名"])
    label = f"{who}（{how}）"
    end = sheet.text(96, y, f"{label}：", faces.song, 4.3)
    if facts.representative:
        if facts.seal:
            press(sheet, SealDesign(facts.seal, diameter=40), end + 16, y + 4, faces.song_bold, rng)
    else:
        sign(sheet, facts.signed_by, end + 15, y - 1.6, 7.4, faces.hand, rng, label=label)
    end = sheet.text(96, y + 13, "日期：", faces.song, 4.3) if style.variant % 2 else 112.0
    day = printed(facts.signed_on, style.closing_day)
    face = with_zero(faces.song, faces.song_bold) if "〇" in day else faces.song
    sheet.text(end, y + 13, day, face, 4.3, key="signed_on", value=value(facts.signed_on))


def invent(rng: np.random.Generator, today: date) -> Commitment:
    """Facts by chance: three in ten neither signed nor sealed."""
    firm = bool(rng.random() < 0.45)
    person = draw_person(rng, today, ages=(20, 65))
    name = firm_name(rng, individual=False) if firm else person.name
    whole = sealed(rng)
    return Commitment(
        promisor=name,
        number=credit_code(rng, individual=False) if firm else person.id_number,
        representative=person.name if firm else "",
        phone=phone_number(rng),
        address=draw_premises(rng, flat=not firm).address,
        matter=one(rng, MATTERS),
        authority=one(rng, OFFICES),
        signed_on=ago(rng, today, 0, 700),
        signed_by=name if whole and not firm else "",
        seal=name if whole and firm else "",
        duties=DUTIES[: int(rng.integers(3, len(DUTIES) + 1))],
    )


TEMPLATES = (Template(CODE, Commitment, SIZE, draw, invent),)
