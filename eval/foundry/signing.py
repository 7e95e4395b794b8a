"""Chance → a corner of a paper with a place to sign of any kind, signed or not, as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from eval.foundry.days import DayStyle, printed
from eval.foundry.fonts import Face, Faces, find_fonts
from eval.foundry.handwriting import pen, scrawl, sign, thumb, write, write_date
from eval.foundry.offices import one
from eval.foundry.ornament import waves
from eval.foundry.people import GIVEN, SURNAMES, firm_name
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Sheet

SIZE = (118.0, 58.0)
MIDDLE = 29.0
FIRST_DAY = date(2026, 1, 5)
SIZES = (3.2, 3.6, 4.0, 4.4, 4.8)
SIGNERS = (
    "申请人", "委托人", "受托人", "承诺人", "甲方", "乙方", "出租人", "承租人", "法定代表人",
    "经办人", "负责人", "领取人", "本人", "医师", "承办人", "代理人", "经营者", "监护人", "",
)  # fmt: skip
ASKS = (
    "签字", "签名", "（签字）", "（签名）", "（签章）", "（盖章/签字）", "（签字或盖章）", "签章",
    "（签字并按手印）", "签收", "（签名/盖章）",
)  # fmt: skip
PROSE = (
    "本人承诺所填写的内容和提交的材料真实、合法、有效，如有不实愿意承担法律责任。",
    "本合同一式两份，双方各执一份，具有同等法律效力。未尽事宜由双方协商解决。",
    "受托人在办理上述事项过程中所签署的有关文件，委托人均予以认可。",
    "联系电话：0731-00000000　邮政编码：410000　通讯地址：样本区示例街8号",
)


class Entry(StrEnum):
    """What stands in a place to sign."""

    NOTHING = "nothing"
    NAME = "name"  # by hand
    TYPED = "typed"
    DAY = "day"  # only a date, in type or by hand


class Ground(StrEnum):
    """What a place to sign is marked by."""

    BARE = "bare"
    RULE = "rule"
    DOTS = "dots"
    CELL = "cell"
    HEAD = "head"  # an empty cell under the label


@dataclass(frozen=True)
class Corner:
    """A drawn corner: the sheet, whose first print is the label that asks, and what stands in
    its place."""

    sheet: Sheet
    label: str
    entry: Entry


def draw_corner(rng: np.random.Generator, scale: float) -> Corner:
    """`scale` is pixels a millimetre. The first print of the sheet is the label."""
    sheet = Sheet(*SIZE, scale)
    faces = find_fonts().pick(rng)
    if rng.random() < 0.15:
        tint = (
            int(rng.integers(170, 235)),
            int(rng.integers(180, 235)),
            int(rng.integers(180, 235)),
        )
        waves(sheet, tint, strength=float(rng.uniform(0.3, 0.9)))
    body = (faces.song, faces.song, faces.hei, faces.kai)[int(rng.integers(4))]
    size = float(rng.choice(SIZES))
    ground = Ground(rng.choice(list(Ground), p=[0.5, 0.17, 0.1, 0.17, 0.06]))
    entry = Entry(rng.choice(list(Entry), p=[0.36, 0.44, 0.13, 0.07]))
    label = one(rng, SIGNERS) + one(rng, ASKS)
    colon = "" if ground in (Ground.CELL, Ground.HEAD) else "："
    left = float(rng.uniform(3, 16))
    end = sheet.text(left, MIDDLE + 0.36 * size, label + colon, body, size)
    right = end + float(rng.uniform(26, 48))
    where = (left + end) / 2 if ground is Ground.HEAD else end
    _mark(sheet, ground, (left, end, right), size, rng)
    _fill(sheet, faces, body, entry, (where, size, ground is Ground.HEAD), label, rng)
    if ground is not Ground.HEAD:
        _after(sheet, faces, body, right, size, rng)
    _around(sheet, faces, body, size, rng, under=ground is not Ground.HEAD)
    if rng.random() < 0.18:
        ring = firm_name(rng, individual=False)
        spot = end + float(rng.uniform(-6, 34)), MIDDLE + float(rng.uniform(-16, 16))
        press(
            sheet,
            SealDesign(ring, diameter=float(rng.uniform(36, 42))),
            *spot,
            faces.song_bold,
            rng,
        )
    return Corner(sheet, label, entry)


def _mark(
    sheet: Sheet,
    ground: Ground,
    ends: tuple[float, float, float],
    size: float,
    rng: np.random.Generator,
) -> None:
    left, end, right = ends
    low, width = MIDDLE + 0.75 * size, float(rng.uniform(0.12, 0.35))
    match ground:
        case Ground.RULE:
            sheet.line(end, low, right - 2, low, width)
        case Ground.DOTS:
            for x in np.arange(end, right - 2, float(rng.uniform(0.9, 1.8))):
                sheet.line(float(x), low, float(x) + 0.4, low, max(width, 0.25))
        case Ground.CELL:
            half = size * float(rng.uniform(1.0, 1.8))
            for x0, x1 in ((max(0.5, left - 3), end + 2), (end + 2, right + 1)):
                sheet.rectangle((x0, MIDDLE - half, x1, MIDDLE + half), width=width)
        case Ground.HEAD:
            x0, x1 = left - 4, end + 4
            sheet.rectangle((x0, MIDDLE - size, x1, MIDDLE + size), width=width)
            sheet.rectangle((x0, MIDDLE + size, x1, MIDDLE + 4.6 * size), width=width)
            sheet.rectangle((x1, MIDDLE - size, x1 + 30, MIDDLE + size), width=width)
            sheet.rectangle((x1, MIDDLE + size, x1 + 30, MIDDLE + 4.6 * size), width=width)
            sheet.text(x1 + 3, MIDDLE + 0.36 * size, "日期", find_fonts().song[0], size)
        case _:
            pass


def _fill(
    sheet: Sheet,
    faces: Faces,
    body: Face,
    entry: Entry,
    place: tuple[float, float, bool],
    label: str,
    rng: np.random.Generator,
) -> None:
    x, size, under = place
    y = MIDDLE + 2.8 * size if under else MIDDLE
    gap = 0.0 if under else float(rng.uniform(0.2, 2.0)) * size
    name = one(rng, SURNAMES) + "".join(one(rng, GIVEN)[:1] for _ in range(int(rng.integers(1, 3))))
    big = size * float(rng.uniform(1.05, 2.0))
    match entry:
        case Entry.NAME:
            middle = x if under else x + gap + 0.5 * big * len(name)
            face = (faces.hand, faces.hand, faces.hand, faces.kai)[int(rng.integers(4))]
            lift = float(rng.normal(0, 0.25)) * size
            sign(sheet, name, middle, y + lift, big, face, rng, label=label)
            if rng.random() < 0.06:
                thumb(sheet, middle + float(rng.uniform(-3, 12)), y, rng)
        case Entry.TYPED:
            kinds = (faces.song, faces.hei, faces.kai, faces.kai, body, faces.song_bold)
            face = kinds[int(rng.integers(6))]
            large = size * float(rng.choice([0.95, 1.0, 1.15, 1.3]))
            start = x - large * len(name) / 2 if under else x + gap
            sheet.text(start, y + 0.36 * large, name, face, large)
        case Entry.DAY:
            start = x - 12 if under else x + gap
            _day(sheet, faces, body, start, y + 0.36 * size, size, rng)
        case _:
            sign(sheet, "", x + 3.2 * size, y, big, faces.hand, rng, label=label)


def _day(
    sheet: Sheet,
    faces: Faces,
    body: Face,
    x: float,
    y: float,
    size: float,
    rng: np.random.Generator,
) -> None:
    day = FIRST_DAY + timedelta(days=int(rng.integers(0, 600)))
    chance = rng.random()
    if chance < 0.4:
        styles = (DayStyle.HAN, DayStyle.NUMERALS, DayStyle.PADDED, DayStyle.ISO)
        sheet.text(x, y, printed(day, styles[int(rng.integers(4))]), body, size)
    elif chance < 0.75:
        write_date(sheet, day, x, y, size * float(rng.uniform(0.9, 1.3)), faces.hand, rng)
    else:
        sheet.text(x, y, "　　年　　月　　日", body, size)


def _after(
    sheet: Sheet, faces: Faces, body: Face, x: float, size: float, rng: np.random.Generator
) -> None:
    """What follows in the row: nothing, a date, or another to sign."""
    chance, y = rng.random(), MIDDLE + 0.36 * size
    if chance < 0.4:
        return
    if chance < 0.6:
        _day(sheet, faces, body, x, y, size, rng)
    elif chance < 0.8:
        end = sheet.text(x, y, one(rng, ["日期：", "签订日期：", "时间："]), body, size)
        if rng.random() < 0.7:
            _day(sheet, faces, body, end, y, size, rng)
    else:
        end = sheet.text(x, y, one(rng, SIGNERS[:-1]) + one(rng, ASKS) + "：", body, size)
        if rng.random() < 0.6:
            layer = scrawl(2, sheet.px(1.5 * size), rng)
            sheet.stamp(layer, pen(rng), min(end + 9, SIZE[0] - 8), MIDDLE)


def _around(
    sheet: Sheet, faces: Faces, body: Face, size: float, rng: np.random.Generator, *, under: bool
) -> None:
    """Print over and `under` the row, and what a pen wrote there; prose above and below that."""
    for y in (4.0, 10.0, SIZE[1] - 3):
        sheet.text(2, y, one(rng, PROSE)[:24], body, size)
    for side in (-1, 1) if under else (-1,):
        if rng.random() < 0.5:
            continue
        y = MIDDLE + side * size * float(rng.uniform(1.7, 2.9)) + 0.36 * size
        x = float(rng.uniform(1, 30))
        chance = rng.random()
        if chance < 0.7:
            sheet.text(x, y, one(rng, PROSE)[: int(rng.integers(8, 30))], body, size)
        elif chance < 0.85:
            _day(sheet, faces, body, x + 20, y, size, rng)
        else:
            write(sheet, one(rng, PROSE)[:6], x + 20, y, 1.1 * size, faces.hand, rng)
