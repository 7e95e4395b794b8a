"""What a title certificate says → its open spread (不动产权证书, two pages side by side)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle, printed, years_later
from eval.foundry.offices import ago, digits, firm, one, sealed
from eval.foundry.ornament import specimen, waves
from eval.foundry.people import DISTRICTS, UNASSIGNED, draw_person, draw_premises
from eval.foundry.rows import Hand, Row, day, row, said, table
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "real-estate-certificate"
SIZE = (270.0, 190.0)
RULE: Colour = (120, 150, 130)


LAWS = ("《中华人民共和国民法典》等法律法规", "《中华人民共和国物权法》等法律法规")
SHARES = ("单独所有", "共同共有", "按份共有")
RIGHTS = ("国有建设用地使用权/房屋所有权", "国有建设用地使用权/房屋（构筑物）所有权")
NATURES = ("出让/市场化商品房", "出让/其他", "划拨/房改房", "出让/存量房")
USES = ("城镇住宅用地/成套住宅", "商服用地/商业服务", "工业用地/工业", "住宅", "办公")


@dataclass(frozen=True)
class RealEstateCertificate(Paper):
    """The facts of a certificate. `area` as printed; `authority` is the ring text of the seal,
    "" when it was not sealed; `until` is when the right to the land ends."""

    certificate_no: str
    owner: str
    location: str
    use: str
    area: str
    unit_number: str
    issued_on: date
    authority: str
    until: date
    sharing: str = "单独所有"
    right_type: str = "国有建设用地使用权/房屋所有权"
    right_nature: str = "出让/市场化商品房"
    other_rights: str = "房屋结构：钢筋混凝土结构　总层数：6层　所在层：1层"
    serial_number: str = "43019000123"


def draw(facts: RealEstateCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One spread. Variants: faces, tints, the law named, the number above or inside the
    table's frame, a page for notes below it."""
    pink = style.variant % 3 == 2
    sheet = Sheet(*SIZE, scale, paper=(250, 244, 242) if pink else (245, 248, 238))
    tint: Colour = (242, 222, 218) if pink else (222, 236, 218)
    waves(sheet, tint, strength=0.55, pitch=1.5, bend=1.4)
    sheet.line(135, 0, 135, 190, 0.3, fill=(196, 204, 190))
    _left(sheet, facts, style)
    _right(sheet, facts, style)
    return (sheet,)


def _left(sheet: Sheet, facts: RealEstateCertificate, style: Style) -> None:
    faces = style.faces
    body = faces.song_bold if style.variant % 2 else faces.song
    words = (
        f"根据{LAWS[style.variant % 4 == 3]}，为保护不动产权利人合法权益，对不动产权利人申请登记的"
        "本证所列不动产权利，经审查核实，准予登记，颁发此证。"
    )
    sheet.text(67.5, 34, "不动产权证书", faces.hei_bold, 8, tracking=1.4, align="centre")
    sheet.paragraph(19, 56, 98, [words], body, 4.8, indent=2, leading=1.9)
    sheet.text(58, 116, "登记机构（章）", body, 4.6)
    on = day("issued_on", facts.issued_on, DayStyle.SPACED)
    sheet.text(58, 132, on.text, body, 4.6, key="issued_on", value=on.value)
    if facts.authority:
        design = SealDesign(facts.authority, centre="样本", diameter=42)
        press(sheet, design, 80, 120, faces.song_bold, style.rng)
    sheet.text(67.5, 168, "中华人民共和国自然资源部监制", faces.song, 3.6, align="centre")
    end = sheet.text(48, 175, "编号 № ", faces.song, 3.6)
    sheet.text(end, 175, facts.serial_number, faces.song, 3.6, key="serial_number")
    specimen(sheet, 116, 16, faces.hei_bold, size=5)


def _right(sheet: Sheet, facts: RealEstateCertificate, style: Style) -> None:
    faces = style.faces
    number = said("certificate_no", facts.certificate_no)
    sheet.text(
        202, 22, number.text, faces.song, 4.2, align="centre", key=number.key, value=number.value
    )
    term = f"国有建设用地使用权{printed(facts.until, DayStyle.HAN)}止"
    rows: list[Row] = [
        row("权利人", "owner", facts.owner),
        row("共有情况", "sharing", facts.sharing),
        row("坐落", "location", facts.location),
        row("不动产单元号", "unit_number", facts.unit_number),
        row("权利类型", "right_type", facts.right_type),
        row("权利性质", "right_nature", facts.right_nature),
        row("用途", "use", facts.use),
        row("面积", "area", facts.area),
        row("使用期限", "term", term),
        row("权利其他状况", "other_rights", facts.other_rights, _close(facts.other_rights)),
    ]
    typed = faces.song if style.variant % 2 else faces.hei
    hand = Hand(faces.song, typed, 3.7, colon="")
    bottom = 172.0 if style.variant % 2 else 152.0
    table(
        sheet,
        [[each] for each in rows],
        hand,
        (145, 28, 259, bottom),
        label_width=27,
        rule=RULE,
        rule_width=0.3,
    )
    if bottom < 160:
        sheet.text(202, 162, "附　　记", faces.song, 4.2, align="centre")


def _close(text: str) -> str:
    """The text with its widths folded and without the gaps between its parts."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def invent(rng: np.random.Generator, today: date) -> RealEstateCertificate:
    """Persons and firms, dwellings and shops; three in ten without the seal."""
    issued = ago(rng, today, 60, 3200)
    home = rng.random() < 0.6
    place = draw_premises(rng, flat=home)
    whole = rng.uniform(45, 400)
    person = draw_person(rng, today, ages=(22, 75)).name
    shared = home and rng.random() < 0.3
    owner = person if home else firm(rng, ["置业有限公司", "商贸有限公司", "机械制造有限公司"])
    if shared:
        owner = f"{person}、{draw_person(rng, today, ages=(22, 75)).name}"
    floors = int(rng.integers(3, 33))
    floor = int(rng.integers(1, floors + 1))
    structure = one(rng, ["钢筋混凝土结构", "混合结构", "框架结构"])
    authority = one(
        rng, [f"长沙市{one(rng, DISTRICTS)}自然资源和规划局", "长沙市样本不动产登记中心"]
    )
    unit = f"{one(rng, UNASSIGNED)}{digits(rng, 6)}GB{digits(rng, 5)}F{digits(rng, 8)}"
    return RealEstateCertificate(
        certificate_no=f"湘（{issued.year}）长沙市不动产权第{digits(rng, 7)}号",
        owner=owner,
        location=place.address,
        use=one(rng, [USES[0], USES[3]] if home else [USES[1], USES[2], USES[4]]),
        area=one(
            rng,
            [
                f"共有宗地面积{whole * 90:.2f}㎡/房屋建筑面积{whole:.2f}㎡",
                f"房屋建筑面积{whole:.2f}平方米",
            ],
        ),
        unit_number=unit,
        issued_on=issued,
        authority=authority if sealed(rng) else "",
        until=years_later(issued, int(rng.integers(28, 69))),
        sharing=one(rng, SHARES[1:]) if shared else SHARES[0],
        right_type=one(rng, RIGHTS),
        right_nature=one(rng, NATURES),
        other_rights=f"房屋结构：{structure}　总层数：{floors}层　所在层：{floor}层",
        serial_number=f"43{digits(rng, 9)}",
    )


TEMPLATES = (Template(CODE, RealEstateCertificate, SIZE, draw, invent),)
