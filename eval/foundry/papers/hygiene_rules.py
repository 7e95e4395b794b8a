"""What a unit's hygiene rules say → their sheet (公共场所卫生管理制度, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.papers.public_place_hygiene_licence import TRADES
from eval.foundry.people import DISTRICTS, draw_person
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "hygiene-rules"
SIZE = (210.0, 297.0)
TITLES = ("公共场所卫生管理制度", "卫生管理制度", "公共场所卫生管理制度")

SYSTEMS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "organisation": (
        (
            "卫生管理组织和人员",
            "成立卫生管理小组，负责人为第一责任人，配备专职或者兼职卫生管理人员，明确分工，"
            "定期检查各岗位的卫生状况并做好记录。",
        ),
        (
            "卫生管理机构及人员岗位责任",
            "设卫生管理部门一个，由卫生管理员具体负责日常工作；各岗位签订责任书，每周检查一次，"
            "发现问题限期整改。",
        ),
    ),
    "staff_health": (
        (
            "从业人员健康检查与培训",
            "直接为顾客服务的人员每年检查身体一次，取得合格证明后方可上岗；"
            "上岗前学习卫生法律知识和操作技能，每两年复训一次，考核不合格的不得上岗。",
        ),
        (
            "从业人员健康检查和卫生知识培训",
            "建立员工健康档案，证明到期前一个月安排复检；患有痢疾、伤寒等有碍公众健康疾病的，"
            "治愈前调离岗位。新进员工先学习、后上岗。",
        ),
    ),
    "disinfection": (
        (
            "公共用品用具清洗消毒",
            "供顾客使用的用品用具一客一换一消毒，按照除渣、洗涤、消毒、保洁的顺序操作，"
            "消毒时间和浓度如实登记，清洁物品与污染物品分开存放。",
        ),
        (
            "用品用具清洗消毒和保洁",
            "设专用消毒间和保洁柜，茶具、毛巾、拖鞋分池洗涤；一次性用品不得重复使用，"
            "消毒药剂由专人保管并记录用量。",
        ),
    ),
    "testing": (
        (
            "场所卫生检测",
            "每年委托有资质的机构对空气、水质、噪声和顾客用具检测一次，"
            "结果在醒目位置公示；不符合标准的及时整改并重新检测。",
        ),
        (
            "卫生检测与公示",
            "按照国家卫生标准每年检测不少于一次，报告归档保存；未达到要求的，查明原因后整改复测。",
        ),
    ),
    "emergency": (
        (
            "健康危害事故应急处置",
            "制定应急预案。发生危害健康事故时立即停止相应的经营活动，保护现场，抢救受害者，"
            "并在二小时内向所在地卫生健康行政部门报告。",
        ),
        (
            "危害健康事故报告与处置",
            "负责人为事故报告责任人，不得隐瞒、缓报、谎报；配合有关部门调查，落实控制措施。",
        ),
    ),
}
"""Field key of a system → its name and words, two ways."""

OTHERS = {
    "卫生档案管理": "卫生许可、检查记录、设备维护等资料分类归档，由专人保管，保存期不少于两年。",
    "禁烟管理": "室内场所禁止吸烟，设置醒目的禁烟标志，安排人员劝阻，不摆放烟具。",
    "通风设施维护": "保持通风良好，滤网每月清洗一次，风管每年清洗一次，运行情况记入台账。",
}
NUMBERS = "一二三四五六七八"


@dataclass(frozen=True)
class HygieneRules(Paper):
    """The facts of the rules. `systems` are those of SYSTEMS that are there, by their keys;
    `hygiene_manager` is "" where nobody is named, `seal` the ring text, "" when it was not
    sealed."""

    unit_name: str
    hygiene_manager: str
    systems: tuple[str, ...]
    made_on: date
    seal: str


ALL_SYSTEMS = tuple(SYSTEMS)


def draw(facts: HygieneRules, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: the name above or below the text, chapters or articles, other
    systems beside those asked for, wordings."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    body = faces.song if style.variant % 3 else faces.hei
    title = TITLES[style.variant % len(TITLES)]
    sheet.text(105, 32, title, faces.hei_bold, 8.2, tracking=1, align="centre")
    specimen(sheet, 184, 16, faces.hei_bold, size=5)
    label = ("单位名称：", "单位名称：", "经营单位：", "单位名称：")[style.variant % 4]
    above = style.variant % 2 == 0
    y = 46.0
    if above:
        x = sheet.text(25, y, label, body, 4.2)
        sheet.text(x, y, facts.unit_name, body, 4.2, key="unit_name")
        y += 9
    if facts.hygiene_manager:
        x = sheet.text(25, y, "卫生管理员：", body, 4.2)
        sheet.text(x, y, facts.hygiene_manager, body, 4.2, key="hygiene_manager")
        y += 9
    intro = "为加强公共场所卫生管理，保障顾客和员工健康，根据《公共场所卫生管理条例》，制定本制度。"
    y = sheet.paragraph(25, y, 160, [intro], body, 4.0, indent=2)
    y = _systems(sheet, facts, style, y)
    y = max(y + 9, 236)
    if above:
        sheet.text(98, y, "单位（盖章）：", body, 4.2)
    else:
        x = sheet.text(98, y, label, body, 4.2)
        sheet.text(x, y, facts.unit_name, body, 4.2, key="unit_name")
    x = sheet.text(98, y + 10, ("制定日期：", "实施日期：")[style.variant // 2 % 2], body, 4.2)
    on = value(facts.made_on)
    sheet.text(x, y + 10, printed(facts.made_on, style.day), body, 4.2, key="made_on", value=on)
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 150, y + 3, faces.song_bold, style.rng)
    return (sheet,)


def _systems(sheet: Sheet, facts: HygieneRules, style: Style, y: float) -> float:
    """The systems one after the other; the baseline after the last comes back."""
    faces, wording = style.faces, style.variant // 2 % 2
    body = faces.song if style.variant % 3 else faces.hei
    chapters = [(key, *SYSTEMS[key][wording]) for key in facts.systems]
    extra = list(OTHERS.items())[: style.variant % 4]
    chapters += [("", name, words) for name, words in extra]
    for number, (key, name, words) in enumerate(chapters):
        head = f"{NUMBERS[number]}、"
        if style.variant % 5 == 0:
            head = f"第{NUMBERS[number]}章　"
        x = sheet.text(25, y + 2.2, head, faces.hei_bold, 4.2)
        x = sheet.text(x, y + 2.2, name, faces.hei_bold, 4.2, key=key)
        sheet.text(x, y + 2.2, "制度", faces.hei_bold, 4.2)
        y = sheet.paragraph(25, y + 9, 160, [words], body, 4.0, indent=2, leading=1.6)
    return y


def invent(rng: np.random.Generator, today: date) -> HygieneRules:
    """Facts by chance: a system may be missing, three in ten are not sealed."""
    name = firm(rng, TRADES, district=one(rng, DISTRICTS))
    left_out = one(rng, ALL_SYSTEMS) if rng.random() < 0.25 else ""
    named = rng.random() < 0.6
    return HygieneRules(
        unit_name=name,
        hygiene_manager=draw_person(rng, today, ages=(22, 60)).name if named else "",
        systems=tuple(each for each in ALL_SYSTEMS if each != left_out),
        made_on=ago(rng, today, 3, 500),
        seal=name if sealed(rng) else "",
    )


TEMPLATES = (Template(CODE, HygieneRules, SIZE, draw, invent),)
