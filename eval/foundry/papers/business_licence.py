"""What a business licence says → its sheet (营业执照副本, A4 landscape)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.ornament import emblem, matrix_code, specimen, waves
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "business-licence"
SIZE = (297.0, 210.0)
RED: Colour = (176, 44, 40)
GOLD: Colour = (206, 160, 84)
CAPTION = (
    "扫描二维码登录“国家企业信",
    "用信息公示系统”了解更多登",
    "记、备案、许可、监管信息。",
)


@dataclass(frozen=True)
class BusinessLicence(Paper):
    """The facts of a licence. `valid_until` None is 长期; a licence of an individual
    (个体工商户) has no capital and, `valid_from` None, no term. `authority` is the ring text
    of the seal."""

    individual: bool
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


def draw(facts: BusinessLicence, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: term printed or, for the individual, left out; faces; code left or
    below the title."""
    sheet = Sheet(*SIZE, scale, paper=(253, 249, 238))
    faces = style.faces
    waves(sheet, (246, 228, 196), strength=0.6, pitch=1.7, bend=1.6)
    _frame(sheet)
    emblem(sheet, 148.5, 27, 11)
    title = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(148.5, 62, "营业执照", title, 20, tracking=9, align="centre")
    sheet.text(148.5, 73, "（副　本）", faces.hei, 6, align="centre")
    sheet.text(148.5, 80, f"副本编号：{facts.copy_number}", faces.song, 3.2, align="centre")
    sheet.text(26, 44, "统一社会信用代码", faces.hei, 4)
    code_face = faces.hei if style.variant % 3 else faces.hei_bold
    sheet.text(26, 51.5, facts.credit_code, code_face, 5.2, key="credit_code")
    matrix_code(sheet, 243, 24, 26, style.rng)
    for row, words in enumerate(CAPTION):
        sheet.text(238, 54 + 3.4 * row, words, faces.hei, 2.7)
    specimen(sheet, 214, 40, faces.hei_bold, size=7)
    _columns(sheet, facts, style)
    _foot(sheet, facts, style)
    return (sheet,)


def _frame(sheet: Sheet) -> None:
    sheet.rectangle((7, 7, 290, 203), outline=GOLD, width=2.4)
    sheet.rectangle((10.5, 10.5, 286.5, 199.5), outline=RED, width=1.1)
    sheet.rectangle((12.6, 12.6, 284.4, 197.4), outline=GOLD, width=0.4)
    for x, y in ((14, 14), (276, 14), (14, 189), (276, 189)):
        sheet.rectangle((x, y, x + 7, y + 7), outline=RED, width=0.5)
        sheet.rectangle((x + 1.6, y + 1.6, x + 5.4, y + 5.4), outline=GOLD, width=0.5)


def _columns(sheet: Sheet, facts: BusinessLicence, style: Style) -> None:
    faces = style.faces
    typed = faces.song if style.variant % 2 else faces.hei
    person = "经营者" if facts.individual else "法定代表人"
    founded = "注册日期" if facts.individual else "成立日期"
    home = "经营场所" if facts.individual else "住所"
    left: list[tuple[str, list[str | Fact]]] = [
        ("名称", [Fact("name", facts.name)]),
        ("类型", [Fact("type", facts.type)]),
        (person, [Fact("legal_representative", facts.legal_representative)]),
        ("经营范围", [Fact("business_scope", facts.business_scope)]),
    ]
    dates = DayStyle.PADDED if style.variant % 3 else DayStyle.SPACED
    right: list[tuple[str, list[str | Fact]]] = []
    if facts.individual:
        right.append(("组成形式", ["个人经营"]))
    else:
        right.append(("注册资本", [Fact("registered_capital", facts.registered_capital)]))
    right.append((founded, [_day("established_on", facts.established_on, dates)]))
    if facts.valid_from is not None:
        right.append(("营业期限", _term(facts, dates)))
    right.append((home, [Fact("address", facts.address)]))
    for x, rows, wide in ((26.0, left, 84.0), (156.0, right, 82.0)):
        y = 93.0
        for label, runs in rows:
            sheet.spread(x, y, 24, label, faces.hei, 4.1, fill=(90, 60, 40))
            end = sheet.paragraph(x + 31, y, wide, runs, typed, 4.3, leading=1.45)
            y = max(y + 12.5, end + 4.5)


def _term(facts: BusinessLicence, dates: DayStyle) -> list[str | Fact]:
    start = _day("valid_from", facts.valid_from, dates)
    return [start, " 至 ", _day("valid_until", facts.valid_until, dates)]


def _day(key: str, day: date | None, style: DayStyle) -> Fact:
    return Fact(key, printed(day, style), value(day))


def _foot(sheet: Sheet, facts: BusinessLicence, style: Style) -> None:
    faces = style.faces
    sheet.text(172, 166, "登　记　机　关", faces.hei, 4.6, fill=(90, 60, 40))
    day = printed(facts.issued_on, DayStyle.SPACED)
    sheet.text(206, 180, day, faces.song, 4.8, key="issued_on", value=value(facts.issued_on))
    press(
        sheet,
        SealDesign(facts.authority, centre="样本", diameter=44),
        226,
        170,
        faces.song_bold,
        style.rng,
    )
    small = "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn"
    duty = "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。"
    brown: Colour = (110, 90, 70)
    sheet.text(26, 189, duty, faces.hei, 2.6, fill=brown)
    sheet.text(26, 193.6, small, faces.hei, 2.6, fill=brown)
    sheet.text(271, 193.6, "国家市场监督管理总局监制", faces.hei, 2.6, fill=brown, align="right")


def invent(rng: np.random.Generator, today: date) -> BusinessLicence:
    """Facts by chance."""
    raise NotImplementedError


TEMPLATES = (Template(CODE, BusinessLicence, SIZE, draw, invent),)
