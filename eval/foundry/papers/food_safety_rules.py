"""What a firm's food safety rules say → their sheet (食品安全管理制度, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.offices import ago, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import DISTRICTS, firm_name
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "food-safety-rules"
SIZE = (210.0, 297.0)

CHAPTERS: dict[str, tuple[str, str]] = {
    "食品安全自查": (
        "定期对食品安全状况进行检查评价，每周至少自查一次并做好记录；发现条件变化、不再符合要求的，"
        "立即采取整改措施；有发生食品安全事故潜在风险的，立即停止经营并报告。",
        "每日由食品安全员开展检查，每周排查一次，每月调度一次，检查结果如实记录，发现问题当日整改。",
    ),
    "从业人员健康管理": (
        "从事接触直接入口食品工作的人员应当每年进行健康检查，取得健康证明后方可上岗；"
        "每日上岗前检查健康状况，患有有碍食品安全疾病的调离岗位。",
        "建立从业人员健康档案，健康证明到期前一个月安排复检；上岗人员穿戴清洁的工作衣帽，"
        "发热、腹泻、皮肤伤口感染的暂停工作。",
    ),
    "进货查验记录": (
        "采购食品查验供货者的许可证和食品出厂检验合格证明，如实记录名称、规格、数量、生产日期、"
        "保质期、进货日期以及供货者名称、地址、联系方式，记录保存期限不少于产品保质期满后六个月。",
        "进货时索取并留存供货者资质和随货凭证，逐批登记台账；没有明确保质期的，记录保存不少于二年。",
    ),
    "食品安全事故处置": (
        "制定处置方案，定期检查各项防范措施的落实；发生事故时立即停止供餐、封存可疑食品及工具，"
        "协助救治病人，并在二小时内向所在地监督管理部门报告。",
        "成立处置小组，明确分工；发现疑似食物中毒，保护现场、留存样品，及时上报并配合调查。",
    ),
}
OTHERS: dict[str, str] = {
    "场所及设施清洗消毒": (
        "加工经营场所每日清扫，设备用后洗净；餐具做到一洗二清三消毒四保洁，并登记消毒时间。"
    ),
    "食品贮存管理": "食品分类分架、离墙离地存放，先进先出，定期清理变质和超过保质期的食品。",
    "废弃物处置": "餐厨废弃物分类放置、日产日清，交由有资质的单位收运，建立台账。",
}
NUMBERS = "一二三四五六七八"


@dataclass(frozen=True)
class FoodSafetyRules(Paper):
    """The facts of the rules. `systems` are the chapter names the law asks for, those that
    are there; `seal` is the ring text, empty when it was not sealed."""

    operator_name: str
    signed_on: date
    systems: tuple[str, ...]
    seal: str


ALL_SYSTEMS = tuple(CHAPTERS)


def draw(facts: FoodSafetyRules, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: the name above or below the text, chapters or articles, other
    chapters beside those of the law."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    body = faces.song if style.variant % 3 else faces.hei
    sheet.text(105, 32, "食品安全管理制度", faces.hei_bold, 8.2, tracking=1, align="centre")
    specimen(sheet, 184, 16, faces.hei_bold, size=5)
    label = "单位名称：" if style.variant % 4 else "经营者名称："
    above = style.variant % 2 == 0
    y = 46.0
    if above:
        x = sheet.text(25, y, label, body, 4.2)
        sheet.text(x, y, facts.operator_name, body, 4.2, key="operator_name")
        y += 10
    intro = "为保证食品安全，落实主体责任，根据《中华人民共和国食品安全法》等规定，制定本制度。"
    y = sheet.paragraph(25, y, 160, [intro], body, 4.0, indent=2)
    extra = list(OTHERS)[: 1 + style.variant % 3]
    names = list(facts.systems) + extra
    for number, name in enumerate(names):
        head = f"{NUMBERS[number]}、{name}制度"
        if style.variant % 5 == 0:
            head = f"第{NUMBERS[number]}章　{name}制度"
        sheet.text(25, y + 2.4, head, faces.hei_bold, 4.2)
        words = CHAPTERS[name][style.variant % 2] if name in CHAPTERS else OTHERS[name]
        y = sheet.paragraph(25, y + 9.4, 160, [words], body, 4.0, indent=2, leading=1.62)
    y = max(y + 10, 232)
    if not above:
        x = sheet.text(98, y, label, body, 4.2)
        sheet.text(x, y, facts.operator_name, body, 4.2, key="operator_name")
    else:
        sheet.text(98, y, "单位（盖章）：", body, 4.2)
    x = sheet.text(98, y + 10, "制定日期：", body, 4.2)
    sheet.text(
        x,
        y + 10,
        printed(facts.signed_on, style.day),
        body,
        4.2,
        key="signed_on",
        value=value(facts.signed_on),
    )
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 150, y + 3, faces.song_bold, style.rng)
    return (sheet,)


def invent(rng: np.random.Generator, today: date) -> FoodSafetyRules:
    """Facts by chance: a chapter may be missing, three in ten are not sealed."""
    individual = bool(rng.random() < 0.4)
    name = firm_name(rng, individual=individual, district=one(rng, DISTRICTS))
    systems = ALL_SYSTEMS if rng.random() < 0.8 else ALL_SYSTEMS[: int(rng.integers(2, 4))]
    return FoodSafetyRules(name, ago(rng, today, 3, 400), systems, name if sealed(rng) else "")


TEMPLATES = (Template(CODE, FoodSafetyRules, SIZE, draw, invent),)
