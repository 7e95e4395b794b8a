"""What a title certificate says → its open spread (不动产权证书, two pages side by side)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.ornament import specimen, waves
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "real-estate-certificate"
SIZE = (270.0, 190.0)
RULE: Colour = (120, 150, 130)


@dataclass(frozen=True)
class RealEstateCertificate(Paper):
    """The facts of a certificate. `area` as printed; `authority` is the ring text."""

    certificate_no: str
    owner: str
    location: str
    use: str
    area: str
    unit_number: str
    issued_on: date
    authority: str
    until: date


def draw(facts: RealEstateCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One spread. Variants: faces, the words for the right and its nature."""
    sheet = Sheet(*SIZE, scale, paper=(245, 248, 238))
    waves(sheet, (222, 236, 218), strength=0.55, pitch=1.5, bend=1.4)
    sheet.line(135, 0, 135, 190, 0.3, fill=(196, 204, 190))
    _left(sheet, facts, style)
    _right(sheet, facts, style)
    return (sheet,)


def _left(sheet: Sheet, facts: RealEstateCertificate, style: Style) -> None:
    faces = style.faces
    body = faces.song_bold if style.variant % 2 else faces.song
    words = (
        "根据《中华人民共和国民法典》等法律法规，为保护不动产权利人合法权益，对不动产权利人申请登记的本证所列"
        "不动产权利，经审查核实，准予登记，颁发此证。"
    )
    sheet.text(67.5, 34, "不动产权证书", faces.hei_bold, 8, tracking=1.4, align="centre")
    sheet.paragraph(19, 56, 98, [words], body, 4.8, indent=2, leading=1.9)
    sheet.text(58, 116, "登记机构（章）", body, 4.6)
    sheet.text(
        58,
        132,
        printed(facts.issued_on, DayStyle.SPACED),
        body,
        4.6,
        key="issued_on",
        value=value(facts.issued_on),
    )
    press(
        sheet,
        SealDesign(facts.authority, centre="样本", diameter=42),
        80,
        120,
        faces.song_bold,
        style.rng,
    )
    sheet.text(67.5, 168, "中华人民共和国自然资源部监制", faces.song, 3.6, align="centre")
    sheet.text(67.5, 175, f"编号 № {facts.unit_number[-11:]}", faces.song, 3.6, align="centre")
    specimen(sheet, 116, 16, faces.hei_bold, size=5)


def _right(sheet: Sheet, facts: RealEstateCertificate, style: Style) -> None:
    faces = style.faces
    sheet.text(202, 22, facts.certificate_no, faces.song, 4.2, align="centre", key="certificate_no")
    rows: list[tuple[str, str | Fact, float]] = [
        ("权利人", Fact("owner", facts.owner), 13),
        ("共有情况", "单独所有", 11),
        ("坐落", Fact("location", facts.location), 16),
        ("不动产单元号", facts.unit_number, 11),
        ("权利类型", "国有建设用地使用权/房屋所有权", 11),
        ("权利性质", "出让/市场化商品房" if style.variant % 2 else "出让/其他", 11),
        ("用途", Fact("use", facts.use), 11),
        ("面积", Fact("area", facts.area), 13),
        ("使用期限", f"国有建设用地使用权{printed(facts.until, DayStyle.HAN)}止", 13),
        ("权利其他状况", "房屋结构：钢筋混凝土结构　总层数：6层　所在层：1层", 20),
    ]
    y = 28.0
    for label, content, height in rows:
        sheet.rectangle((146, y, 172, y + height), outline=RULE, width=0.3)
        sheet.rectangle((172, y, 258, y + height), outline=RULE, width=0.3)
        sheet.text(159, y + height / 2 + 1.4, label, faces.song, 3.8, align="centre")
        text = content.text if isinstance(content, Fact) else content
        lines = int(sheet.text_width(text, faces.song, 3.8) // 81) + 1
        first = y + height / 2 + 1.4 - (lines - 1) * 2.6
        sheet.paragraph(174.5, first, 81, [content], faces.song, 3.8, leading=1.38)
        y += height


def invent(rng: np.random.Generator, today: date) -> RealEstateCertificate:
    """Facts by chance."""
    raise NotImplementedError


TEMPLATES = (Template(CODE, RealEstateCertificate, SIZE, draw, invent),)
