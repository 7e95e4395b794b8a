"""What a business licence says → its sheet (营业执照, A4 landscape or upright)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from catalog.types import FieldKind
from eval.foundry.days import DayStyle, printed, value, years_later
from eval.foundry.fonts import Face
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import emblem, matrix_code, specimen, waves
from eval.foundry.people import credit_code, draw_person, draw_premises
from eval.foundry.rows import Hand, Row, column, day, period, row, said
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template
from nlp.normalize import normalise

CODE = "business-licence"
SIZE = (297.0, 210.0)
UPRIGHT = (210.0, 297.0)
RED: Colour = (176, 44, 40)
GOLD: Colour = (206, 160, 84)
BROWN: Colour = (90, 60, 40)
CAPTION = (
    "扫描二维码登录“国家企业信",
    "用信息公示系统”了解更多登",
    "记、备案、许可、监管信息。",
)
DUTY = "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。"
SITE = "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn"
CAPITALS = (
    "伍拾万元整",
    "壹佰万元整",
    "贰佰万元整",
    "叁拾万元整",
    "壹仟万元整",
    "人民币伍佰万元整",
    "叁佰万元人民币",
    "200万元人民币",
    "1000万人民币",
    "50万元",
)


class Entity(StrEnum):
    """Who holds a licence."""

    COMPANY = "company"
    PARTNERSHIP = "partnership"
    BRANCH = "branch"
    SOLE = "sole"  # 个人独资企业
    COOPERATIVE = "cooperative"  # 农民专业合作社
    INDIVIDUAL = "individual"  # 个体工商户


@dataclass(frozen=True)
class _Words:
    """How a licence of one kind of holder puts it; "" where it has no such row."""

    person: str
    capital: str
    founded: str
    term: str
    home: str
    scope: str


WORDS: Mapping[Entity, _Words] = {
    Entity.COMPANY: _Words("法定代表人", "注册资本", "成立日期", "营业期限", "住所", "经营范围"),
    Entity.PARTNERSHIP: _Words(
        "执行事务合伙人", "出资额", "成立日期", "合伙期限", "主要经营场所", "经营范围"
    ),
    Entity.BRANCH: _Words("负责人", "", "成立日期", "营业期限", "营业场所", "经营范围"),
    Entity.SOLE: _Words("投资人", "出资额", "成立日期", "", "住所", "经营范围"),
    Entity.COOPERATIVE: _Words("法定代表人", "成员出资总额", "成立日期", "", "住所", "业务范围"),
    Entity.INDIVIDUAL: _Words("经营者", "", "注册日期", "", "经营场所", "经营范围"),
}


@dataclass(frozen=True)
class BusinessLicence(Paper):
    """The facts of a licence. `valid_until` None is 长期; with `valid_from` None no term is
    printed. `registered_capital` as printed, "" for none. `authority` is the ring text of the
    seal, "" when it was not sealed."""

    entity: Entity
    credit_code: str
    name: str
    type: str
    legal_representative: str
    registered_capital: str
    established_on: date
    valid_from: date | None
    valid_until: date | None
    address: str
    business_scope: str
    issued_on: date
    authority: str
    copy_number: str = "1-1"
    original: bool = False


@dataclass(frozen=True)
class UprightLicence(BusinessLicence):
    """The same on an upright sheet, as copies were until 2019 and originals in frames are."""


def draw(facts: BusinessLicence, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet in two columns. Variants: faces, frames, dates, code left or below the title."""
    sheet = Sheet(*SIZE, scale, paper=(253, 249, 238))
    faces = style.faces
    waves(sheet, (246, 228, 196), strength=0.6, pitch=1.7, bend=1.6)
    _frame(sheet, *SIZE)
    emblem(sheet, 148.5, 27, 11)
    _title(sheet, facts, style, 148.5, 62)
    sheet.text(26, 44, "统一社会信用代码", faces.hei, 4)
    sheet.text(26, 51.5, facts.credit_code, _code_face(style), 5.2, key="credit_code")
    matrix_code(sheet, 243, 24, 26, style.rng)
    for line, words in enumerate(CAPTION):
        sheet.text(238, 54 + 3.4 * line, words, faces.hei, 2.7)
    specimen(sheet, 214, 40, faces.hei_bold, size=7)
    left, right = _rows(facts, style)
    hand = _hand(style, 4.2)
    column(sheet, left, hand, x=26, y=93, label_width=34, width=116, pitch=12.4)
    column(sheet, right, hand, x=158, y=93, label_width=34, width=114, pitch=12.4)
    _foot(sheet, facts, style, 172, 168, 226)
    sheet.text(26, 189, DUTY, faces.hei, 2.6, fill=BROWN)
    sheet.text(26, 193.6, SITE, faces.hei, 2.6, fill=BROWN)
    sheet.text(271, 193.6, "国家市场监督管理总局监制", faces.hei, 2.6, fill=BROWN, align="right")
    return (sheet,)


def draw_upright(facts: BusinessLicence, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet in one column. Variants: faces, dates, the place of the code and its picture."""
    sheet = Sheet(*UPRIGHT, scale, paper=(252, 250, 240))
    faces = style.faces
    waves(sheet, (236, 232, 206), strength=0.55, pitch=1.9, bend=2.2)
    _frame(sheet, *UPRIGHT)
    emblem(sheet, 105, 36, 13)
    _title(sheet, facts, style, 105, 76)
    specimen(sheet, 176, 32, faces.hei_bold, size=7)
    label = "统一社会信用代码 " if style.variant % 2 else "统一社会信用代码："
    width = sheet.text_width(label, faces.hei, 4.6) + sheet.text_width(
        facts.credit_code, _code_face(style), 4.8
    )
    end = sheet.text(105 - width / 2, 103, label, faces.hei, 4.6)
    sheet.text(end, 103, facts.credit_code, _code_face(style), 4.8, key="credit_code")
    left, right = _rows(facts, style)
    head, scope = left[:-1], left[-1]
    rows = [*head[:2], right[-1], *head[2:], *right[:-1], scope]
    column(sheet, rows, _hand(style, 4.4), x=32, y=119, label_width=40, width=146, pitch=12.2)
    matrix_code(sheet, 34, 232, 28, style.rng)
    _foot(sheet, facts, style, 108, 246, 150)
    sheet.text(105, 277, SITE, faces.hei, 2.6, fill=BROWN, align="centre")
    return (sheet,)


def _frame(sheet: Sheet, width: float, height: float) -> None:
    sheet.rectangle((7, 7, width - 7, height - 7), outline=GOLD, width=2.4)
    sheet.rectangle((10.5, 10.5, width - 10.5, height - 10.5), outline=RED, width=1.1)
    sheet.rectangle((12.6, 12.6, width - 12.6, height - 12.6), outline=GOLD, width=0.4)
    for x in (14, width - 21):
        for y in (14, height - 21):
            sheet.rectangle((x, y, x + 7, y + 7), outline=RED, width=0.5)
            sheet.rectangle((x + 1.6, y + 1.6, x + 5.4, y + 5.4), outline=GOLD, width=0.5)


def _title(sheet: Sheet, facts: BusinessLicence, style: Style, x: float, y: float) -> None:
    faces = style.faces
    title = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(x, y, "营业执照", title, 20, tracking=9, align="centre")
    if facts.original:
        sheet.text(x, y + 11, "（正　本）", faces.hei, 6, align="centre")
        return
    sheet.text(x, y + 11, "（副　本）", faces.hei, 6, align="centre")
    label = "副本编号："
    end = sheet.text(x - 12, y + 18, label, faces.song, 3.2)
    sheet.text(end, y + 18, facts.copy_number, faces.song, 3.2, key="copy_number")


def _code_face(style: Style) -> Face:
    return style.faces.hei if style.variant % 3 else style.faces.hei_bold


def _hand(style: Style, size: float) -> Hand:
    typed = style.faces.song if style.variant % 2 else style.faces.hei
    gap = 1.7 if style.variant % 3 else 1.0
    return Hand(style.faces.hei, typed, size, label_ink=BROWN, colon="", spread=True, gap=gap)


def _rows(facts: BusinessLicence, style: Style) -> tuple[list[Row], list[Row]]:
    """The left and the right column of the wide sheet."""
    words = WORDS[facts.entity]
    dates = (DayStyle.PADDED, DayStyle.SPACED, DayStyle.HAN)[style.variant % 3]
    left = [
        row("名称", "name", facts.name),
        row("类型", "type", facts.type),
        row(words.person, "legal_representative", facts.legal_representative),
        row(words.scope, "business_scope", facts.business_scope),
    ]
    right = []
    if facts.entity is Entity.INDIVIDUAL:
        right.append(row("组成形式", "composition", "个人经营"))
    if facts.registered_capital and words.capital:
        yuan = normalise(FieldKind.AMOUNT, facts.registered_capital)
        right.append(row(words.capital, "registered_capital", facts.registered_capital, yuan))
    right.append(Row(words.founded, (day("established_on", facts.established_on, dates),)))
    if facts.valid_from is not None and words.term:
        if facts.valid_until is None and style.variant % 4 == 3:
            right.append(Row(words.term, (said("valid_until", "长期"),)))
        else:
            right.append(period(words.term, facts.valid_from, facts.valid_until, dates))
    right.append(row(words.home, "address", facts.address))
    return left, right


def _foot(
    sheet: Sheet, facts: BusinessLicence, style: Style, x: float, y: float, seal_x: float
) -> None:
    faces = style.faces
    sheet.text(x, y, "登　记　机　关", faces.hei, 4.6, fill=BROWN)
    on = printed(facts.issued_on, DayStyle.SPACED)
    issued = value(facts.issued_on)
    sheet.text(x + 34, y + 12, on, faces.song, 4.8, key="issued_on", value=issued)
    if facts.authority:
        design = SealDesign(facts.authority, centre="样本", diameter=44)
        press(sheet, design, seal_x, y + 2, faces.song_bold, style.rng)


TYPES: Mapping[Entity, tuple[str, ...]] = {
    Entity.COMPANY: (
        "有限责任公司（自然人独资）",
        "有限责任公司（自然人投资或控股）",
        "其他有限责任公司",
        "有限责任公司（法人独资）",
        "股份有限公司（非上市）",
    ),
    Entity.PARTNERSHIP: ("有限合伙企业", "普通合伙企业", "特殊普通合伙企业"),
    Entity.BRANCH: ("有限责任公司分公司（自然人投资或控股）", "有限责任公司分公司"),
    Entity.SOLE: ("个人独资企业",),
    Entity.COOPERATIVE: ("农民专业合作社",),
    Entity.INDIVIDUAL: ("个体工商户",),
}
TRADES: Mapping[Entity, tuple[str, ...]] = {
    Entity.COMPANY: (
        "科技有限公司",
        "餐饮管理有限公司",
        "商贸有限责任公司",
        "物业服务有限公司",
        "建筑工程有限公司",
        "医疗器械有限公司",
        "文化传播股份有限公司",
    ),
    Entity.PARTNERSHIP: ("企业管理合伙企业（有限合伙）", "会计师事务所（普通合伙）"),
    Entity.BRANCH: ("装饰工程有限公司长沙分公司", "物流有限公司雨花分公司"),
    Entity.SOLE: ("五金加工厂", "建材经营部", "信息咨询中心"),
    Entity.COOPERATIVE: ("蔬菜种植专业合作社", "水产养殖农民专业合作社"),
    Entity.INDIVIDUAL: ("理发店", "小吃店", "便利店", "汽车维修部", "服装店", "药房"),
}
SCOPES = (
    "食品销售",
    "餐饮服务",
    "软件开发",
    "技术咨询、技术服务、技术转让",
    "日用百货销售",
    "五金产品零售",
    "建筑材料销售",
    "会议及展览服务",
    "物业管理",
    "停车场服务",
    "第二类医疗器械销售",
    "蔬菜种植",
    "农副产品销售",
    "广告设计、代理",
    "普通货物道路运输",
)
TAILS = (
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）",
    "",
)
AUTHORITIES = ("市场监督管理局", "行政审批服务局", "工商行政管理局")


def invent(rng: np.random.Generator, today: date) -> BusinessLicence:
    """Every kind of holder, three in ten without the registry's seal."""
    entity = list(Entity)[int(rng.choice(6, p=[0.4, 0.1, 0.1, 0.08, 0.07, 0.25]))]
    individual = entity is Entity.INDIVIDUAL
    premises = draw_premises(rng)
    founded = ago(rng, today, 60, 5200)
    until = None if rng.random() < 0.5 else years_later(founded, int(rng.choice([10, 20, 30])))
    own_capital = bool(WORDS[entity].capital) and (entity is not Entity.SOLE or rng.random() < 0.5)
    scope = rng.choice(SCOPES, size=int(rng.integers(2, 7)), replace=False).tolist()
    authority = f"长沙市{premises.district}{one(rng, AUTHORITIES)}"
    printed_term = bool(WORDS[entity].term) and rng.random() < 0.7
    return BusinessLicence(
        entity=entity,
        credit_code=credit_code(rng, individual=individual),
        name=firm(rng, TRADES[entity], district=premises.district if individual else ""),
        type=one(rng, TYPES[entity]),
        legal_representative=draw_person(rng, today, ages=(22, 68)).name,
        registered_capital=one(rng, CAPITALS) if own_capital else "",
        established_on=founded,
        valid_from=founded if printed_term else None,
        valid_until=until if printed_term else None,
        address=premises.address,
        business_scope="；".join(scope) + "。" + one(rng, TAILS),
        issued_on=founded + timedelta(days=int(rng.integers(0, (today - founded).days))),
        authority=authority if sealed(rng) else "",
        copy_number=f"{int(rng.integers(1, 4))}-{int(rng.integers(1, 4))}",
        original=rng.random() < 0.4,
    )


def invent_upright(rng: np.random.Generator, today: date) -> UprightLicence:
    """The same facts for an upright sheet."""
    return UprightLicence(**vars(invent(rng, today)))


TEMPLATES = (
    Template(CODE, BusinessLicence, SIZE, draw, invent),
    Template(CODE, UprightLicence, UPRIGHT, draw_upright, invent_upright),
)
