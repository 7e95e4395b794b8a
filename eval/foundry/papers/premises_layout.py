"""What a floor plan says → its sheet (经营场所平面布局图和操作流程, A4 landscape)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.fonts import Face
from eval.foundry.offices import ago
from eval.foundry.ornament import specimen
from eval.foundry.people import STREETS, draw_premises, firm_name
from eval.foundry.sheet import Colour, Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "premises-layout"
SIZE = (297.0, 210.0)
WALL: Colour = (40, 40, 44)

# Areas by row, each with its share of the row's width.
KITCHEN = (
    (("库房", 1.0), ("切配间", 1.2), ("烹饪间", 1.6), ("餐具清洗消毒间", 1.4)),
    (("更衣洗手间", 1.0), ("备餐间", 1.1), ("就餐区", 2.2), ("收银台", 0.8)),
)
SHOP = (
    (("库房", 1.2), ("预包装食品区", 1.8), ("散装食品区", 1.4), ("冷藏冷冻区", 1.2)),
    (("更衣洗手间", 0.9), ("收银台", 0.9), ("顾客通道", 1.6), ("临期食品专区", 1.2)),
)
KITCHEN_FLOW = ("进货查验", "入库贮存", "粗加工切配", "烹饪加工", "备餐供餐", "餐具清洗消毒")
SHOP_FLOW = ("进货查验", "登记入库", "分区贮存", "上架陈列", "日常检查", "销售")


@dataclass(frozen=True)
class PremisesLayout(Paper):
    """The facts of a plan. `rooms` are the areas it shows; without them `cooks` chooses a
    kitchen's areas, or a shop's, and what is done there one after the other. With `located` a
    small plan says where the premises are."""

    operator_name: str
    premises_address: str
    drawn_on: date
    cooks: bool = False
    rooms: tuple[str, ...] = ()
    located: bool = False


def draw(facts: PremisesLayout, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: facts under the title or in a drawing's title block; plan mirrored."""
    sheet = Sheet(*SIZE, scale, paper=(250, 250, 248))
    faces = style.faces
    sheet.rectangle((8, 8, 289, 202), width=0.6)
    title = "经营场所平面布局图和操作流程"
    if facts.rooms:
        title = ("经营场所平面布局图", "平面布局图", "经营场所平面图")[style.variant % 3]
    sheet.text(148.5, 22, title, faces.hei_bold, 7, align="centre")
    specimen(sheet, 270, 18, faces.hei_bold, size=5)
    if style.variant % 2:
        _facts_above(sheet, facts, style)
        _plan(sheet, facts, style, (24, 50, 273, 150))
        _below(sheet, facts, style, 172)
    else:
        _plan(sheet, facts, style, (24, 30, 273, 130))
        _below(sheet, facts, style, 150)
        _title_block(sheet, facts, style)
    return (sheet,)


def _below(sheet: Sheet, facts: PremisesLayout, style: Style, y: float) -> None:
    if not facts.rooms:
        _flow(sheet, facts, style.faces.hei, y)
    if facts.located:
        _surroundings(sheet, facts, style, min(y, 164))


def _surroundings(sheet: Sheet, facts: PremisesLayout, style: Style, y: float) -> None:
    """Two roads that cross, the premises at their corner, and where north is."""
    face = style.faces.hei
    sheet.text(24, y - 6, "方位示意图", face, 4)
    own = next((road for road in STREETS if road in facts.premises_address), "门前道路")
    across = next(road for road in STREETS[style.variant % 4 :] if road != own)
    for offset in (0.0, 7.0):
        sheet.line(24, y + 16 + offset, 120, y + 16 + offset, 0.4)
        sheet.line(84 + offset, y - 4, 84 + offset, y + 34, 0.4)
    sheet.text(30, y + 21, own, face, 3.4)
    sheet.text(94, y + 4, across, face, 3.4)
    sheet.rectangle((62, y + 2, 81, y + 14), width=0.6, outline=WALL)
    sheet.text(71.5, y + 9.4, "本场所", face, 3.6, align="centre")
    sheet.arrow(130, y + 22, 130, y + 6)
    sheet.text(130, y + 4, "北", face, 3.8, align="centre")


def _facts_above(sheet: Sheet, facts: PremisesLayout, style: Style) -> None:
    face = style.faces.song
    x = sheet.text(24, 34, "经营者名称：", face, 4)
    sheet.text(x, 34, facts.operator_name, face, 4, key="operator_name")
    x = sheet.text(196, 34, "绘制日期：", face, 4)
    sheet.text(
        x,
        34,
        printed(facts.drawn_on, style.day),
        face,
        4,
        key="drawn_on",
        value=value(facts.drawn_on),
    )
    x = sheet.text(24, 42, "经营场所：", face, 4)
    sheet.text(x, 42, facts.premises_address, face, 4, key="premises_address")


def _title_block(sheet: Sheet, facts: PremisesLayout, style: Style) -> None:
    face = style.faces.song
    named = "单位名称" if style.variant % 4 else "经营者名称"
    rows = (
        (named, Fact("operator_name", facts.operator_name)),
        ("经营场所", Fact("premises_address", facts.premises_address)),
        ("绘制日期", Fact("drawn_on", printed(facts.drawn_on, style.day), value(facts.drawn_on))),
    )
    top, height = 172.0, 9.0
    for number, (label, fact) in enumerate(rows):
        y = top + number * height
        sheet.rectangle((150, y, 182, y + height))
        sheet.rectangle((182, y, 285, y + height))
        sheet.text(166, y + 6, label, face, 3.8, align="centre")
        size = min(3.8, 99 / max(1, len(fact.text)))
        sheet.text(184, y + 6, fact.text, face, size, key=fact.key, value=fact.value)


def _plan(
    sheet: Sheet, facts: PremisesLayout, style: Style, box: tuple[float, float, float, float]
) -> None:
    rows = _areas(facts)
    left, top, right, bottom = box
    deep = (bottom - top) / len(rows)
    for number, row in enumerate(rows):
        areas = row[::-1] if style.variant % 3 == 1 else row
        whole = sum(share for _, share in areas)
        x, y = left, top + number * deep
        for name, share in areas:
            wide = (right - left) * share / whole
            sheet.rectangle((x, y, x + wide, y + deep), width=0.9, outline=WALL)
            _furnish(sheet, x, y, wide, deep, style)
            size = min(4.4, (wide - 3) / len(name))
            sheet.text(
                x + wide / 2, y + deep / 2 + 1.6, name, style.faces.hei, size, align="centre"
            )
            _door(sheet, x + wide * 0.28, y + (deep if number == 0 else 0))
            x += wide
    sheet.text(right - 20, bottom + 6, "出入口", style.faces.hei, 3.2)
    sheet.arrow(right - 6, bottom + 7, right - 6, bottom - 3)


def _areas(facts: PremisesLayout) -> Sequence[Sequence[tuple[str, float]]]:
    """The areas by row, each with its share of the row's width."""
    if not facts.rooms:
        return KITCHEN if facts.cooks else SHOP
    half = (len(facts.rooms) + 1) // 2
    halves = (facts.rooms[:half], facts.rooms[half:])
    return [[(room, 1.0 + 0.1 * len(room)) for room in each] for each in halves if each]


def _door(sheet: Sheet, x: float, y: float) -> None:
    sheet.line(x, y, x + 9, y, 1.2, fill=(250, 250, 248))
    sheet.line(x, y - 0.8, x, y + 0.8, 0.5, fill=WALL)
    sheet.line(x + 9, y - 0.8, x + 9, y + 0.8, 0.5, fill=WALL)


def _furnish(sheet: Sheet, x: float, y: float, wide: float, deep: float, style: Style) -> None:
    """Benches and basins along the walls, as an architect's plan has."""
    pale: Colour = (126, 132, 142)
    sheet.rectangle((x + 3, y + 3, x + wide - 3, y + 8), outline=pale)
    for number in range(int(wide // 16)):
        left = x + 5 + number * 16
        if style.rng.random() < 0.6:
            sheet.ellipse((left, y + 4, left + 3, y + 7), fill=None, outline=pale, width=0.2)
    if deep > 30:
        sheet.rectangle((x + 3, y + deep - 14, x + 8, y + deep - 4), outline=pale)


def _flow(sheet: Sheet, facts: PremisesLayout, face: Face, y: float) -> None:
    steps = KITCHEN_FLOW if facts.cooks else SHOP_FLOW
    sheet.text(24, y - 3.4, "操作流程：", face, 4)
    wide = (249 - (len(steps) - 1) * 7) / len(steps)
    x = 24.0
    for number, step in enumerate(steps):
        sheet.rectangle((x, y, x + wide, y + 10), width=0.3, radius=1.5)
        size = min(3.8, (wide - 3) / len(step))
        sheet.text(x + wide / 2, y + 6.4, step, face, size, align="centre")
        if number + 1 < len(steps):
            sheet.arrow(x + wide + 0.8, y + 5, x + wide + 6.2, y + 5)
        x += wide + 7


def invent(rng: np.random.Generator, today: date) -> PremisesLayout:
    """Facts by chance."""
    premises = draw_premises(rng)
    return PremisesLayout(
        firm_name(rng, individual=bool(rng.random() < 0.5), district=premises.district),
        premises.address,
        ago(rng, today, 3, 400),
        bool(rng.random() < 0.6),
    )


TEMPLATES = (Template(CODE, PremisesLayout, SIZE, draw, invent),)
