"""Labels and values of no particular paper → a sheet (表单, A4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from catalog.types import FieldKind
from eval.foundry.days import DayStyle, printed
from eval.foundry.grid import Cell, choose, grid, hand, setting
from eval.foundry.handwriting import pen, sign
from eval.foundry.offices import ago, digits, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import draw_person, draw_premises, phone_number
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template
from nlp.normalize import normalise, squeeze

CODE = "form"
SIZE = (210.0, 297.0)
TITLES = (
    "来访人员登记表",
    "物资领用登记表",
    "设备验收单",
    "志愿者信息登记表",
    "会议室使用申请表",
    "车辆出入登记单",
    "维修服务回执单",
    "培训报名表",
    "样品交接单",
    "意见反馈表",
)
FIRMS = ("商贸有限公司", "机电设备有限公司", "文化传播有限公司", "信息技术有限公司")
Maker = Callable[[np.random.Generator, date], str]


def _name(rng: np.random.Generator, today: date) -> str:
    return draw_person(rng, today, ages=(20, 60)).name


def _number(rng: np.random.Generator, today: date) -> str:
    return draw_person(rng, today, ages=(20, 60)).id_number


def _firm(rng: np.random.Generator, today: date) -> str:
    return firm(rng, FIRMS)


def _address(rng: np.random.Generator, today: date) -> str:
    return draw_premises(rng, flat=True).address


def _day(rng: np.random.Generator, today: date) -> str:
    styles = (DayStyle.HAN, DayStyle.ISO, DayStyle.PADDED, DayStyle.DOTTED)
    return printed(ago(rng, today, 0, 900), styles[int(rng.integers(len(styles)))])


def _among(*words: str) -> Maker:
    return lambda rng, today: one(rng, words)


def _counted(unit: str, least: int, most: int) -> Maker:
    return lambda rng, today: f"{int(rng.integers(least, most))}{unit}"


def _phone(rng: np.random.Generator, today: date) -> str:
    return phone_number(rng)


def _serial(rng: np.random.Generator, today: date) -> str:
    return f"{one(rng, ['YS', 'DJ', 'BM', 'HZ'])}{digits(rng, 8)}"


SCHOOLING = ("高中", "大专", "本科", "硕士研究生")
CONTENT = ("满意", "非常满意", "基本满意", "不满意")

LABELS: dict[str, Maker] = {
    "姓名": _name,
    "经办人": _name,
    "负责人": _name,
    "联系人": _name,
    "领用人": _name,
    "来访人": _name,
    "身份证号": _number,
    "所在单位": _firm,
    "供货单位": _firm,
    "使用部门": _among("行政部", "财务部", "后勤保障部", "信息中心", "市场部"),
    "联系电话": _phone,
    "联系地址": _address,
    "安装地点": _address,
    "日期": _day,
    "登记日期": _day,
    "验收日期": _day,
    "来访时间": _day,
    "编号": _serial,
    "合同编号": _serial,
    "设备名称": _among("激光打印机", "空气压缩机", "冷藏展示柜", "叉车", "监控摄像机"),
    "规格型号": _among("YB-200A", "LX300", "BC-175", "GD-8K", "M4-15"),
    "数量": _counted("台", 1, 30),
    "来访事由": _among("业务洽谈", "设备检修", "送货", "参加会议", "办理入职"),
    "车牌号码": _among("湘A·0样本1", "湘A·样本88", "湘A·00样本"),
    "验收结论": _among("合格", "外观完好，运行正常", "需整改后复验"),
    "培训课程": _among("消防安全培训", "食品安全知识培训", "办公软件应用", "急救技能"),
    "参加人数": _counted("人", 2, 120),
    "学历": _among(*SCHOOLING),
    "特长": _among("摄影", "书法", "英语翻译", "心理咨询"),
    "维修内容": _among("更换电源模块", "清洗滤网并加注制冷剂", "重新布线", "更换门锁"),
    "满意程度": _among(*CONTENT[:3]),
    "备注": _among("无", "随附说明书一份", "次日归还", "已电话确认"),
}
OPTIONS = {"学历": SCHOOLING, "满意程度": CONTENT}
"""What some forms print as boxes to tick."""

DAYS = ("发证日期", "有效期至")
"""Labels of days on an office's papers, which no invented form has."""

KINDS: dict[Maker, FieldKind] = {
    _name: FieldKind.NAME,
    _number: FieldKind.ID_NUMBER,
    _firm: FieldKind.ORGANISATION,
    _address: FieldKind.ADDRESS,
    _day: FieldKind.DATE,
    _phone: FieldKind.PHONE,
    _serial: FieldKind.CODE,
}
SIGNERS = ("经手人签字", "领导审批签字", "接收人签字", "填表人签名", "验收人签字")


@dataclass(frozen=True)
class Form(Paper):
    """A title, its pairs of label and value, who is asked to sign and who did ("" for nobody),
    the words below the pairs and the ring text of a seal ("" for none)."""

    title: str
    pairs: tuple[tuple[str, str], ...]
    signer: str
    signed_by: str
    words: str = ""
    seal: str = ""


def kind_of(label: str) -> FieldKind:
    """What kind of value this label asks for."""
    if label in DAYS:
        return FieldKind.DATE
    return KINDS.get(LABELS[label], FieldKind.TEXT) if label in LABELS else FieldKind.TEXT


def draw(facts: Form, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a table of one or two pairs a row, or lines with colons, typed or by
    hand."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    sheet.text(105, 34, facts.title, faces.hei_bold, 8, tracking=1.2, align="centre")
    specimen(sheet, 184, 16, faces.hei_bold, size=5)
    cells = [
        Cell(label, Fact(squeeze(label), text, normalise(kind_of(label), text)))
        for label, text in facts.pairs
    ]
    by_hand = bool(style.rng.random() < 0.4)
    if style.variant % 3 != 2 and style.rng.random() < 0.6:
        cells = [_boxed(cell) for cell in cells]
    if style.variant % 3 == 2:
        y = _lines(sheet, cells, style, by_hand)
    else:
        how = setting(style, 4.1, by_hand=by_hand)
        y = grid(
            sheet,
            _paired(cells) if style.variant % 3 else [[cell] for cell in cells],
            how,
            left=24,
            top=46,
            width=162,
            label_width=30,
            least=12,
        )
    if facts.words:
        y = sheet.paragraph(24, y + 10, 162, [facts.words], faces.song, 4.2, indent=2, leading=1.7)
    if facts.signer:
        end = sheet.text(104, y + 18, f"{facts.signer}：", faces.song, 4.2)
        spot = (end + 15, y + 16.4, 7.2)
        sign(sheet, facts.signed_by, *spot, faces.hand, style.rng, label=facts.signer)
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=42), 146, y + 30, faces.song_bold, style.rng)
    return (sheet,)


def _boxed(cell: Cell) -> Cell:
    if cell.label not in OPTIONS or not isinstance(cell.entry, Fact):
        return cell
    return replace(cell, entry=choose(OPTIONS[cell.label], (cell.entry.text,), cell.entry.key))


def _paired(cells: list[Cell]) -> list[list[Cell]]:
    """Two short pairs share a row; a long one has its own."""
    rows: list[list[Cell]] = []
    for cell in cells:
        if _short(cell) and rows and len(rows[-1]) == 1 and _short(rows[-1][0]):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _short(cell: Cell) -> bool:
    return isinstance(cell.entry, Fact) and len(cell.entry.text) <= 12


def _lines(sheet: Sheet, cells: list[Cell], style: Style, by_hand: bool) -> float:
    faces = style.faces
    ink = pen(style.rng) if by_hand else None
    y = 54.0
    for cell in cells:
        if isinstance(cell.entry, Fact):
            y = sheet.paragraph(
                28,
                y,
                154,
                [f"{cell.label}：", cell.entry],
                faces.song,
                4.4,
                fact_face=hand(style) if by_hand else None,
                fact_fill=ink,
            )
            y += 4
    return y


def invent(rng: np.random.Generator, today: date) -> Form:
    """Five to ten labels by chance; three in ten not signed."""
    count = int(rng.integers(5, 11))
    labels = [str(label) for label in rng.choice(list(LABELS), size=count, replace=False)]
    name = _name(rng, today)
    return Form(
        title=one(rng, TITLES),
        pairs=tuple((label, LABELS[label](rng, today)) for label in labels),
        signer=one(rng, SIGNERS),
        signed_by=name if sealed(rng) else "",
    )


TEMPLATES = (Template(CODE, Form, SIZE, draw, invent),)
