"""What a hygiene test found → its sheet (公共场所卫生检测报告, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import Cell, Setting, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.lined import lined
from eval.foundry.offices import ago, digits, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.papers.public_place_hygiene_licence import TRADES
from eval.foundry.people import draw_person, draw_premises
from eval.foundry.rows import with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "hygiene-test-report"
SIZE = (210.0, 297.0)
PREMISES = "公共场所"
VENTILATION = "集中空调通风系统"
SUBJECTS = {
    PREMISES: ("室内空气、公共用品用具", "公共用品用具", "室内空气、微小气候", "顾客用具、水质"),
    VENTILATION: ("集中空调通风系统送风、风管", "集中空调送风、冷却水", "集中空调通风系统"),
}
STANDARDS = {PREMISES: "GB 37488-2019", VENTILATION: "WS 10013-2023"}
WATER = "水质"
METHODS = {PREMISES: "GB/T 18204.4-2013", VENTILATION: "GB/T 18204.5-2013"}
Measured = tuple[str, str, str, str]
"""What is measured, its limit, a figure within it and one beyond."""
RESULTS: dict[str, tuple[Measured, ...]] = {
    PREMISES: (
        ("二氧化碳（%）", "≤0.15", "0.08", "0.21"),
        ("一氧化碳（mg/m3）", "≤10", "1.2", "12.6"),
        ("甲醛（mg/m3）", "≤0.10", "0.04", "0.16"),
        ("空气细菌总数（CFU/皿）", "≤40", "11", "67"),
        ("毛巾细菌总数（CFU/25cm2）", "≤200", "36", "410"),
        ("毛巾大肠菌群", "不得检出", "未检出", "检出"),
        ("噪声（dB(A)）", "≤55", "46", "61"),
    ),
    VENTILATION: (
        ("送风PM10（mg/m3）", "≤0.15", "0.06", "0.23"),
        ("送风细菌总数（CFU/m3）", "≤500", "120", "960"),
        ("送风真菌总数（CFU/m3）", "≤500", "85", "720"),
        ("送风β-溶血性链球菌", "不得检出", "未检出", "检出"),
        ("风管积尘量（g/m2）", "≤20", "6.4", "31.8"),
        ("风管细菌总数（CFU/cm2）", "≤100", "18", "240"),
    ),
}
WATERS: tuple[Measured, ...] = (
    ("池水浑浊度（NTU）", "≤1", "0.4", "1.8"),
    ("池水大肠菌群（CFU/100mL）", "不得检出", "未检出", "检出"),
)
BODIES = ("检测技术有限公司", "环境检测有限公司", "检验检测有限公司", "卫生检测服务有限公司")
CATEGORIES = ("委托检测", "委托检测", "采样检测", "现场检测")
HEADS = ("检测项目", "标准限值", "检测结果", "单项判定")
SIGNERS = ("编制", "审核", "批准")


@dataclass(frozen=True)
class HygieneTestReport(Paper):
    """The facts of a report on premises or, with `ventilation`, on their air conditioning.
    `passed` is its conclusion; where its `subject` names 水质, water was tested too. `seal` is
    the ring text of the testing body's seal, "" when it was not sealed; those who made, checked
    and approved it are "" where they did not sign."""

    report_no: str
    tested_unit: str
    address: str
    category: str
    subject: str
    tested_by: str
    sampled_on: date
    reported_on: date
    passed: bool
    seal: str
    compiled_by: str
    checked_by: str
    approved_by: str
    ventilation: bool = False


def draw(facts: HygieneTestReport, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: the head in a table or in lines, wordings, the title, which results
    are listed, whether the report is dated above or below them."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    of = VENTILATION if facts.ventilation else PREMISES
    words = f"{of}卫生检测报告" if style.variant % 4 else "卫生检测报告"
    title = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(105, 40, words, title, 8.0, tracking=1, align="centre")
    sheet.text(105, 27, facts.tested_by, faces.hei, 4.6, align="centre")
    specimen(sheet, 186, 15, faces.hei_bold, size=5)
    how = setting(style, 3.7, by_hand=False)
    rows = _head(facts, style, of)
    if style.variant % 3 == 1:
        y = lined(sheet, rows, how, left=22, top=54, width=168, pitch=9.5, ruled=True) - 3
    else:
        y = grid(sheet, rows, how, left=20, top=48, width=170, label_width=30, least=9.5) + 5
    y = _results(sheet, facts, style, how, y, of)
    y = _conclusion(sheet, facts, how, y, of)
    _foot(sheet, facts, style, max(y + 12, 222))
    return (sheet,)


def _head(facts: HygieneTestReport, style: Style, of: str) -> list[list[Cell]]:
    wording = style.variant % 4
    unit = ("受检单位", "受检单位", "被检单位", "受检单位名称")[wording]
    place = ("受检单位地址", "采样地点", "单位地址", "受检单位地址")[wording]
    body = ("检测机构", "检测单位", "检测机构", "检测机构")[wording]
    number = ("报告编号", "报告编号", "检测报告编号", "编号")[wording]
    sampled = ("采样日期", "采样日期", "检测日期", "采样日期")[wording]
    day = Fact("sampled_on", printed(facts.sampled_on, style.day), value(facts.sampled_on))
    rows = [
        [Cell(number, Fact("report_no", facts.report_no))],
        [Cell(unit, Fact("tested_unit", facts.tested_unit))],
        [Cell(place, Fact("address", facts.address))],
        [
            Cell("检测类别", Fact("category", facts.category)),
            Cell(sampled, day),
        ],
        [Cell(("检测对象", "检测范围")[style.variant // 3 % 2], Fact("subject", facts.subject))],
        [Cell(body, Fact("tested_by", facts.tested_by))],
        [Cell("检测依据", Fact("basis", f"{METHODS[of]}、{STANDARDS[of]}"))],
    ]
    if style.variant % 2:
        on = printed(facts.reported_on, style.day)
        rows.append([Cell("报告日期", Fact("reported_on", on, value(facts.reported_on)))])
    return rows


def _results(
    sheet: Sheet, facts: HygieneTestReport, style: Style, how: Setting, top: float, of: str
) -> float:
    """The table of results; the y of its bottom comes back."""
    waters = WATERS if WATER in facts.subject else ()
    known = (*waters, *RESULTS[of])
    count = int(style.rng.integers(4 - len(waters), len(RESULTS[of]) + 1 - len(waters)))
    others = style.rng.choice(len(RESULTS[of]), size=count, replace=False) + len(waters)
    picked: list[int] = [*range(len(waters)), *sorted(others.tolist())]
    beyond = set() if facts.passed else {picked[int(style.rng.integers(len(picked)))]}
    lines = [HEADS]
    for index in picked:
        name, limit, within, over = known[index]
        wrong = index in beyond
        lines.append((name, limit, over if wrong else within, "不符合" if wrong else "符合"))
    edges = (20.0, 80.0, 117.0, 154.0, 190.0)
    y = top
    for cells in lines:
        for cell, (left, right) in zip(cells, pairwise(edges), strict=True):
            sheet.rectangle((left, y, right, y + 8), width=0.18)
            middle = (left + right) / 2
            sheet.text(middle, y + 5.3, cell, how.label, 3.5, align="centre")
        y += 8
    return y


def _conclusion(sheet: Sheet, facts: HygieneTestReport, how: Setting, y: float, of: str) -> float:
    rule = "符合" if facts.passed else "不完全符合"
    runs: list[str | Fact] = [
        f"检测结论：经检测，所检项目{rule}{STANDARDS[of]}的要求，判定为",
        Fact("conclusion", "合格" if facts.passed else "不合格"),
        "。",
    ]
    return sheet.paragraph(22, y + 8, 166, runs, how.label, 4.0, leading=1.6)


def _foot(sheet: Sheet, facts: HygieneTestReport, style: Style, y: float) -> None:
    faces = style.faces
    names = (facts.compiled_by, facts.checked_by, facts.approved_by)
    asks = ("", "（签字）", "人", "（签名）")[style.variant // 2 % 4]
    for number, (role, name) in enumerate(zip(SIGNERS, names, strict=True)):
        label = f"{role}{asks}"
        end = sheet.text(22 + 57 * number, y, f"{label}：", faces.song, 4.2)
        sign(sheet, name, end + 14, y - 1.5, 7.0, faces.hand, style.rng, label=label)
    line = y + 22
    sheet.text(182, line, "（检测专用章）", faces.song, 4.2, align="right")
    if not style.variant % 2:
        day = printed(facts.reported_on, style.closing_day)
        face = with_zero(faces.song, faces.song_bold) if "〇" in day else faces.song
        end = 182 - sheet.text_width(day, face, 4.2)
        if style.variant % 4:
            sheet.text(end, line + 10, "报告日期：", faces.song, 4.2, align="right")
        on = value(facts.reported_on)
        sheet.text(end, line + 10, day, face, 4.2, key="reported_on", value=on)
    if facts.seal:
        design = SealDesign(facts.seal, centre="检测专用章", diameter=42)
        press(sheet, design, 158, line + 1, faces.song_bold, style.rng)
    sheet.text(22, line + 24, "未加盖检测专用章的报告无效。", faces.song, 3.4)


def invent(rng: np.random.Generator, today: date) -> HygieneTestReport:
    """Facts by chance: one in four does not pass, three in ten lack the seal, the approval,
    or both."""
    premises = draw_premises(rng)
    ventilation = bool(rng.random() < 0.4)
    reported = ago(rng, today, 3, 500)
    body = firm(rng, BODIES)
    if rng.random() < 0.3:
        body = f"长沙市{premises.district}样本疾病预防控制中心"
    number = f"{one(rng, ['YB', 'HJ', 'WS'])}-{reported.year}-{digits(rng, 4)}"
    if rng.random() < 0.4:
        number = f"{one(rng, ['样检', '示检'])}字〔{reported.year}〕第{digits(rng, 4)}号"
    whole, lacks = sealed(rng), int(rng.integers(3))
    people = [draw_person(rng, today, ages=(24, 60)).name for _ in SIGNERS]
    return HygieneTestReport(
        report_no=number,
        tested_unit=firm(rng, TRADES, district=premises.district),
        address=premises.address,
        category=one(rng, CATEGORIES),
        subject=one(rng, SUBJECTS[VENTILATION if ventilation else PREMISES]),
        tested_by=body,
        sampled_on=reported - timedelta(days=int(rng.integers(4, 20))),
        reported_on=reported,
        passed=bool(rng.random() < 0.75),
        seal=body if whole or lacks == 0 else "",
        compiled_by=people[0],
        checked_by=people[1],
        approved_by=people[2] if whole or lacks == 1 else "",
        ventilation=ventilation,
    )


TEMPLATES = (Template(CODE, HygieneTestReport, SIZE, draw, invent),)
