"""What an application to dispatch labour says → its sheet (劳务派遣经营许可申请书, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import CROSSES, Cell, Choice, Setting, choose, enter, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import credit_code, draw_person, draw_premises, phone_number
from eval.foundry.rows import with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "labour-dispatch-application"
SIZE = (210.0, 297.0)
TRADES = ("人力资源有限公司", "劳务派遣有限公司", "人力资源服务有限公司", "劳务服务有限公司")
CAPITALS = (200, 200, 300, 500, 1000, 2000)
"""In ten thousand yuan."""
ITEMS = ("首次申请", "变更申请", "延续申请", "注销申请")
TITLES = ("劳务派遣经营许可申请书", "劳务派遣经营许可申请书", "劳务派遣行政许可申请书")
NAME_LABELS = ("单位名称", "申请单位", "申请单位名称")
PERSON_LABELS = ("法定代表人", "法定代表人姓名", "法定代表人")
NUMBER_LABELS = ("身份证号码", "身份证号码", "公民身份号码")
PLACE_LABELS = ("经营场所地址", "经营场所", "经营地址")


@dataclass(frozen=True)
class LabourDispatchApplication(Paper):
    """The facts of an application. `registered_capital` in ten thousand yuan, `premises_area` in
    square metres; `application_item` is the box ticked, "" for none, several joined by 、, ticked
    by crosses when `crossed`. `seal` is the ring text and `signed_by` the legal representative's
    name by hand, both "" where left out. Without `stated` the declaration was cut out."""

    unit_name: str
    credit_code: str
    address: str
    legal_representative: str
    id_number: str
    registered_capital: int
    premises_address: str
    premises_area: int
    contact: str
    phone: str
    application_item: str
    applied_on: date
    seal: str
    signed_by: str
    crossed: bool = False
    stated: bool = True


def draw(facts: LabourDispatchApplication, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a table or lines with rules under what is filled in; label wordings;
    typed or by hand."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    how = setting(style, 3.9, by_hand=bool(style.rng.random() < 0.35))
    how = replace(how, crosses=facts.crossed)
    title = TITLES[style.variant // 2 % 3]
    face = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(105, 31, title, face, 8.2, tracking=1, align="centre")
    specimen(sheet, 185, 15, faces.hei_bold, size=5)
    rows = _rows(facts, style)
    if style.variant % 3 == 2:
        y = _lines(sheet, rows, how, 46)
        _statement(sheet, facts, style, y + 4, framed=False)
    else:
        y = grid(sheet, rows, how, left=20, top=42, width=170, label_width=36, least=12)
        _statement(sheet, facts, style, y, framed=True)
    return (sheet,)


def _rows(facts: LabourDispatchApplication, style: Style) -> list[list[Cell]]:
    wording = style.variant % 3
    name = Cell(NAME_LABELS[wording], Fact("unit_name", facts.unit_name))
    code = Cell("统一社会信用代码", Fact("credit_code", facts.credit_code))
    address = Cell("住所", Fact("address", facts.address))
    person = Cell(PERSON_LABELS[wording], Fact("legal_representative", facts.legal_representative))
    number = Cell(NUMBER_LABELS[wording], Fact("id_number", facts.id_number))
    worth = f"{facts.registered_capital}万元"
    capital = Cell("注册资本", Fact("registered_capital", worth, f"{facts.registered_capital}0000"))
    space = Fact("premises_area", f"{facts.premises_area}平方米", f"{facts.premises_area}")
    area = Cell("经营场所面积", space)
    place = Cell(PLACE_LABELS[wording], Fact("premises_address", facts.premises_address))
    contact = Cell("联系人", Fact("contact", facts.contact))
    phone = Cell("联系电话", Fact("phone", facts.phone))
    chosen = facts.application_item.split("、")
    item = Cell("申请事项", choose(ITEMS, chosen, "application_item"))
    if style.variant % 2:
        return [
            [name],
            [code],
            [address],
            [person, capital],
            [number],
            [place],
            [area, contact],
            [phone],
            [item],
        ]
    return [
        [item],
        [name],
        [code],
        [address],
        [person],
        [number],
        [capital, area],
        [place],
        [contact, phone],
    ]


def _lines(sheet: Sheet, rows: list[list[Cell]], how: Setting, y: float) -> float:
    """A line for each, its label first, ruled under what is filled in; the y after the last."""
    size = how.size
    for cell in (cell for row in rows for cell in row):
        end = sheet.text(24, y, f"{cell.label}：", how.label, size)
        entry = cell.entry
        if isinstance(entry, Choice):
            y = enter(sheet, entry, how, x=end + 1, y=y, width=186 - end) + 5.5
            continue
        assert isinstance(entry, Fact)
        low = enter(sheet, replace(entry), how, x=end + 1, y=y, width=184 - end)
        sheet.line(end, y + 1.4, 186, y + 1.4, 0.18)
        y = low + 5.5
    return y


def _statement(
    sheet: Sheet, facts: LabourDispatchApplication, style: Style, top: float, *, framed: bool
) -> None:
    faces, rng = style.faces, style.rng
    if framed:
        sheet.rectangle((20, top, 190, top + 84), width=0.2)
    low = top + 18
    words = (
        "本单位申请经营劳务派遣业务，已知悉《中华人民共和国劳动合同法》关于劳务派遣的规定，"
        "所填内容和提交的材料真实、合法、有效；有与开展业务相适应的固定经营场所和设施，"
        "建立了劳务派遣管理制度。如有虚假，由本单位承担相应的法律责任。"
    )
    if facts.stated:
        head, face = "申请单位声明", faces.hei_bold
        sheet.text(105, top + 9, head, face, 4.4, tracking=1, align="centre")
        low = sheet.paragraph(25, low, 160, [words], faces.song, 4.0, indent=2, leading=1.7)
    y = max(low + 8, top + 50)
    label = one(rng, ["法定代表人（签字）", "法定代表人签字", "法定代表人（签名）"])
    end = sheet.text(25, y, f"{label}：", faces.song, 4.2)
    size, who = 7.2, facts.signed_by
    sign(sheet, who, end + 15, y - 1.5, size, faces.hand, rng, label=label, key="signed_by")
    sheet.text(108, y, one(rng, ["申请单位（盖章）：", "申请单位（公章）："]), faces.song, 4.2)
    day = printed(facts.applied_on, style.closing_day)
    key, normal = "applied_on", value(facts.applied_on)
    end = sheet.text(108, y + 16, "申请日期：", faces.song, 4.2) if style.variant % 2 else 128.0
    face = with_zero(faces.song, faces.hei)
    sheet.text(end, y + 16, day, face, 4.2, key=key, value=normal)
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 158, y + 5, faces.song_bold, rng)


def invent(rng: np.random.Generator, today: date) -> LabourDispatchApplication:
    """Facts by chance: three in ten each not sealed, not signed, without a box ticked."""
    premises = draw_premises(rng)
    person = draw_person(rng, today, ages=(26, 64))
    name = firm(rng, TRADES)
    return LabourDispatchApplication(
        unit_name=name,
        credit_code=credit_code(rng, individual=False),
        address=premises.address if rng.random() < 0.6 else draw_premises(rng).address,
        legal_representative=person.name,
        id_number=person.id_number,
        registered_capital=int(rng.choice(CAPITALS)),
        premises_address=premises.address,
        premises_area=int(rng.integers(50, 420)),
        contact=draw_person(rng, today, ages=(22, 55)).name,
        phone=phone_number(rng),
        application_item=one(rng, ITEMS[:3]) if sealed(rng) else "",
        applied_on=ago(rng, today, 0, 500),
        seal=name if sealed(rng) else "",
        signed_by=person.name if sealed(rng) else "",
        crossed=bool(rng.random() < CROSSES),
    )


TEMPLATES = (Template(CODE, LabourDispatchApplication, SIZE, draw, invent),)
