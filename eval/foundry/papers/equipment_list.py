"""What a firm's premises are fitted with → its sheet (办公设施设备、信息管理系统清单, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import Cell, Setting, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, brand, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.papers.labour_dispatch_application import TRADES
from eval.foundry.people import draw_person, draw_premises
from eval.foundry.rows import with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "equipment-list"
SIZE = (210.0, 297.0)
TITLES = (
    "办公设施设备、信息管理系统清单",
    "办公设施设备和信息管理系统清单",
    "办公设施设备清单",
)
COMPUTERS, PRINTERS = "台式电脑", "激光打印机"
MODELS = {
    COMPUTERS: ("商用主机", "液晶一体式", "商用双核"),
    PRINTERS: ("黑白双面", "彩色", "打印复印扫描"),
    "办公桌": ("木质", "钢木组合", "屏风卡位"),
    "办公椅": ("升降转椅", "网布", "会议椅"),
    "文件柜": ("铁皮双门", "五节柜", "玻璃门"),
    "电话机": ("有绳", "无绳", "录音"),
    "扫描仪": ("高速馈纸", "平板式", "便携式"),
    "空调": ("立式", "壁挂式", "中央空调末端"),
    "投影仪": ("高清", "短焦", "便携式"),
    "档案密集架": ("手摇式", "双面", "智能"),
}
PIECES = {"办公桌": "张", "办公椅": "把", "文件柜": "个", "电话机": "部", "档案密集架": "组"}
USES = (
    "员工档案、劳动合同、社会保险和工资发放管理",
    "派遣员工信息登记、合同管理、考勤和薪酬核算",
    "劳动合同签订、社会保险参保和用工单位信息管理",
)
SYSTEMS = ("劳务派遣管理系统", "人力资源管理系统", "劳务派遣信息管理平台", "员工信息管理系统")
Column = tuple[str, float]
BROAD: tuple[Column, ...] = (
    ("序号", 0.1), ("名称", 0.26), ("规格", 0.26), ("数量", 0.16), ("备注", 0.22),
)  # fmt: skip
CLOSE: tuple[Column, ...] = (("序号", 0.12), ("设备名称", 0.36), ("数量", 0.2), ("规格", 0.32))
REMARKS = ("自有", "自有", "租用", "")


@dataclass(frozen=True)
class EquipmentList(Paper):
    """The facts of a list. `items` are names of MODELS, each with how many there are;
    `information_system` is "" where none is named, `system_use` then too. `made_by` is the name
    of whoever made the list, signed, and `seal` the ring text, both "" where left out."""

    unit_name: str
    premises: str
    premises_area: int
    items: tuple[tuple[str, int], ...]
    information_system: str
    system_use: str
    made_on: date
    made_by: str
    seal: str


def draw(facts: EquipmentList, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: who and where as lines or in a table, four or five columns, one word
    or another for what is asked."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    how = setting(style, 3.9, by_hand=False)
    face = faces.hei_bold if style.variant % 2 else faces.song_bold
    sheet.text(105, 32, TITLES[style.variant % 3], face, 7.6, tracking=0.8, align="centre")
    specimen(sheet, 185, 14, faces.hei_bold, size=5)
    y = _head(sheet, facts, style, how)
    y = _items(sheet, facts, style, how, y)
    if facts.information_system:
        y = _system(sheet, facts, style, how, y)
    _closing(sheet, facts, style, max(y + 16, 206))
    return (sheet,)


def _head(sheet: Sheet, facts: EquipmentList, style: Style, how: Setting) -> float:
    unit = ("单位名称", "申请单位", "填报单位")[style.variant % 3]
    place = ("经营场所地址", "办公地址", "经营场所")[style.variant % 3]
    room = ("经营场所面积", "办公面积", "经营场所面积")[style.variant % 3]
    name = Fact("unit_name", facts.unit_name)
    premises = Fact("premises", facts.premises)
    area = Fact("premises_area", f"{facts.premises_area}平方米", f"{facts.premises_area}")
    cells = [Cell(unit, name), Cell(place, premises), Cell(room, area)]
    if style.variant % 2 == 0:
        rows = [[cell] for cell in cells]
        return grid(sheet, rows, how, left=22, top=42, width=166, label_width=34, least=10.5)
    y = 46.0
    for cell, fact in zip(cells, (name, premises, area), strict=True):
        y = sheet.paragraph(22, y, 166, [f"{cell.label}：", fact], how.label, 4.1) + 1.6
    return y - 2


def _items(sheet: Sheet, facts: EquipmentList, style: Style, how: Setting, y: float) -> float:
    columns = BROAD if style.variant % 4 < 2 else CLOSE
    high, size = 9.4, how.size
    if style.variant % 2:
        sheet.text(22, y + 5, "一、办公设施设备", how.label, 4.2)
        y += 9
    _row(sheet, [(head, share, "") for head, share in columns], how, y, high)
    for number, (name, count) in enumerate(facts.items):
        y += high
        unit = PIECES.get(name, "台")
        said = {
            "序号": f"{number + 1}",
            "名称": name,
            "设备名称": name,
            "规格": MODELS[name][(style.variant + number) % 3],
            "数量": f"{count}{unit}",
            "备注": REMARKS[(style.variant + number) % 4],
        }
        key = {COMPUTERS: "computers", PRINTERS: "printers"}.get(name, "")
        cells = [(said[head], share, key * (head == "数量")) for head, share in columns]
        _row(sheet, cells, how, y, high)
        if key:
            mark = sheet.marks[-1]
            mark.value = f"{count}"
    sheet.text(22, y + high + 5, f"共 {len(facts.items)} 项", how.label, 0.9 * size)
    return y + high


def _row(
    sheet: Sheet, cells: list[tuple[str, float, str]], how: Setting, y: float, high: float
) -> None:
    """Cells over the sheet's width, each with its words, share of the width and field key."""
    x = 22.0
    for words, share, key in cells:
        wide = 166 * share
        sheet.rectangle((x, y, x + wide, y + high), width=0.2)
        middle = y + high / 2 + 0.36 * how.size
        sheet.text(x + wide / 2, middle, words, how.typed, how.size, align="centre", key=key)
        x += wide


def _system(sheet: Sheet, facts: EquipmentList, style: Style, how: Setting, y: float) -> float:
    label = ("信息管理系统名称", "信息系统名称", "信息管理系统名称")[style.variant % 3]
    y += 14
    if style.variant % 2:
        sheet.text(22, y, "二、信息管理系统", how.label, 4.2)
    rows = [
        [Cell(label, Fact("information_system", facts.information_system))],
        [Cell("主要用途", Fact("system_use", facts.system_use))],
    ]
    return grid(sheet, rows, how, left=22, top=y + 4, width=166, label_width=36, least=10.5)


def _closing(sheet: Sheet, facts: EquipmentList, style: Style, y: float) -> None:
    faces, rng = style.faces, style.rng
    label = one(rng, ["填表人", "制表人（签字）", "填表人签字"])
    end = sheet.text(24, y, f"{label}：", faces.song, 4.2)
    sign(sheet, facts.made_by, end + 15, y - 1.4, 7, faces.hand, rng, label=label)
    sheet.text(112, y, one(rng, ["单位（盖章）：", "申请单位（公章）："]), faces.song, 4.2)
    day = printed(facts.made_on, style.closing_day)
    face = with_zero(faces.song, faces.hei)
    asked = ("填表日期", "制表日期", "")[style.variant % 3]
    end = sheet.text(112, y + 14, f"{asked}：", faces.song, 4.2) if asked else 124.0
    sheet.text(end, y + 14, day, face, 4.2, key="made_on", value=value(facts.made_on))
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 158, y + 4, faces.song_bold, rng)


def invent(rng: np.random.Generator, today: date) -> EquipmentList:
    """Facts by chance: three in ten not sealed, three in ten not signed, some without a system."""
    unit = firm(rng, TRADES)
    names = [COMPUTERS, PRINTERS, *list(MODELS)[2 : int(rng.integers(5, len(MODELS) + 1))]]
    system = rng.random() < 0.88
    return EquipmentList(
        unit_name=unit,
        premises=draw_premises(rng).address,
        premises_area=int(rng.integers(50, 420)),
        items=tuple((name, int(rng.integers(1, 16))) for name in names),
        information_system=f"{brand(rng)}{one(rng, SYSTEMS)}" if system else "",
        system_use=one(rng, USES) if system else "",
        made_on=ago(rng, today, 0, 400),
        made_by=draw_person(rng, today, ages=(22, 55)).name if sealed(rng) else "",
        seal=unit if sealed(rng) else "",
    )


TEMPLATES = (Template(CODE, EquipmentList, SIZE, draw, invent),)
