"""What an application says → its sheet (食品经营许可申请书, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import Cell, choose, enter, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import credit_code, draw_person, draw_premises, firm_name, phone_number
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "food-business-application"
SIZE = (210.0, 297.0)

KINDS = {"sales": "食品销售经营者", "catering": "餐饮服务经营者", "canteen": "集中用餐单位食堂"}
ITEMS = {
    "prepackaged": "预包装食品销售",
    "bulk": "散装食品销售",
    "hot_food": "热食类食品制售",
    "cold_food": "冷食类食品制售",
    "raw_food": "生食类食品制售",
    "pastry": "糕点类食品制售",
    "drinks": "自制饮品制售",
}
SOLD = ("prepackaged", "bulk")
MADE = ("hot_food", "cold_food", "raw_food", "pastry", "drinks")

NAME_LABELS = ("经营者名称", "申请人名称", "经营者名称")
PERSON_LABELS = ("法定代表人（负责人）", "法定代表人", "法定代表人（负责人）")
ID_LABELS = ("身份证号码", "身份证号", "公民身份号码")
PLACE_LABELS = ("经营场所", "经营场所", "经营场所地址")
PHONE_LABELS = ("联系电话", "联系电话", "手机号码")


@dataclass(frozen=True)
class FoodBusinessApplication(Paper):
    """The facts of an application. `seal` is the ring text over the commitment, empty when
    it was not sealed; `signed_by` the handwritten name, empty when there is none. With `boxes`
    type and items are boxes to tick; several items are joined by 、."""

    operator_name: str
    credit_code: str
    legal_representative: str
    id_number: str
    address: str
    premises_address: str
    business_type: str
    business_items: str
    contact: str
    phone: str
    applied_on: date
    seal: str
    signed_by: str
    boxes: bool = False


def draw(facts: FoodBusinessApplication, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: one pair or two pairs of cells a row, label wordings, faces."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    title = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(105, 30, "食品经营许可申请书", title, 8.6, tracking=1.2, align="centre")
    specimen(sheet, 184, 16, faces.hei_bold, size=5)
    sheet.text(190, 41, "（本表由申请人如实填写）", faces.song, 3.7, align="right")
    if facts.boxes:
        y = _boxed(sheet, facts, style)
    else:
        sheet.text(20, 41, "申请类型：新办", faces.song, 3.7)
        y = _table(sheet, facts, style, 45)
    _commitment(sheet, facts, style, y)
    return (sheet,)


def _rows(facts: FoodBusinessApplication, style: Style) -> list[list[tuple[str, Fact]]]:
    wording = style.variant % 3
    name = (NAME_LABELS[wording], Fact("operator_name", facts.operator_name))
    code = ("统一社会信用代码", Fact("credit_code", facts.credit_code))
    person = (PERSON_LABELS[wording], Fact("legal_representative", facts.legal_representative))
    number = (ID_LABELS[wording], Fact("id_number", facts.id_number))
    address = ("住所", Fact("address", facts.address))
    place = (PLACE_LABELS[wording], Fact("premises_address", facts.premises_address))
    kind = ("主体业态", Fact("business_type", facts.business_type))
    items = ("经营项目", Fact("business_items", facts.business_items))
    contact = ("联系人", Fact("contact", facts.contact))
    phone = (PHONE_LABELS[wording], Fact("phone", facts.phone))
    day = Fact("applied_on", printed(facts.applied_on, style.day), value(facts.applied_on))
    applied = ("申请日期", day)
    if style.variant % 2:
        return [
            [name],
            [code],
            [person, number],
            [address],
            [place],
            [kind],
            [items],
            [contact, phone],
            [applied],
        ]
    return [
        [name],
        [code],
        [person],
        [number],
        [address],
        [place],
        [kind, applied],
        [items],
        [contact, phone],
    ]


def _table(sheet: Sheet, facts: FoodBusinessApplication, style: Style, top: float) -> float:
    faces = style.faces
    left, right, label_width = 20.0, 190.0, 37.0
    typed = faces.hei if style.variant % 4 >= 2 else faces.song
    size = 3.9
    y = top
    for row in _rows(facts, style):
        wide = (right - left) / len(row) - label_width
        lines = max(
            int(sheet.text_width(fact.text, typed, size) // (wide - 5)) + 1 for _, fact in row
        )
        height = 13 + (lines - 1) * size * 1.45
        for column, (label, fact) in enumerate(row):
            x = left + column * (right - left) / len(row)
            sheet.rectangle((x, y, x + label_width, y + height), width=0.18)
            sheet.rectangle((x + label_width, y, x + label_width + wide, y + height), width=0.18)
            small = min(size, (label_width - 3) / len(label))
            middle = y + height / 2 + 0.36 * size
            sheet.text(x + label_width / 2, middle, label, faces.song, small, align="centre")
            first = middle - (lines - 1) * size * 1.45 / 2
            sheet.paragraph(
                x + label_width + 2.5, first, wide - 5, [fact], typed, size, leading=1.45
            )
        y += height
    return y


def _boxed(sheet: Sheet, facts: FoodBusinessApplication, style: Style) -> float:
    """The form with boxes, typed or filled in by hand; the y of its bottom comes back."""
    how = setting(style, 3.7, by_hand=bool(style.rng.random() < 0.35))
    kinds = choose(tuple(KINDS.values()), (facts.business_type,), "business_type")
    items = choose(tuple(ITEMS.values()), facts.business_items.split("、"), "business_items")
    rows = [
        [Cell(label, fact, 1.0) for label, fact in row]
        for row in _rows(facts, style)
        if row[0][1].key not in ("business_type", "business_items")
    ]
    if not any(cell.label == "申请日期" for row in rows for cell in row):
        day = printed(facts.applied_on, style.day)
        rows.append([Cell("申请日期", Fact("applied_on", day, value(facts.applied_on)))])
    rows[-1:-1] = [[Cell("主体业态", kinds)], [Cell("经营项目", items)]]
    change = choose(("新办", "变更", "延续", "补办"), ("新办",) if facts.business_type else ())
    end = sheet.text(20, 41, "申请类型：", how.label, 3.7)
    enter(sheet, change, how, x=end, y=41, width=110)
    return grid(sheet, rows, how, left=20, top=45, width=170, label_width=36, least=11)


def _commitment(sheet: Sheet, facts: FoodBusinessApplication, style: Style, top: float) -> None:
    faces = style.faces
    bottom = top + 82
    sheet.rectangle((20, top, 190, bottom), width=0.18)
    sheet.text(105, top + 10, "申请人承诺", faces.hei_bold, 4.6, tracking=1, align="centre")
    words = (
        "本申请人承诺：所填写的内容和提交的材料真实、合法、有效，复印件与原件一致；"
        "经营场所、设备布局和操作流程符合食品安全要求，已建立食品安全管理制度并配备食品安全管理人员；"
        "如有不实之处，愿意承担由此产生的一切法律责任。"
    )
    sheet.paragraph(25, top + 19, 160, [words], faces.song, 3.9, indent=2, leading=1.7)
    line = top + 55
    by_hand = not facts.seal and style.variant % 2
    label = "申请人签字：" if by_hand else "申请人（盖章/签字）："
    end = sheet.text(98, line, label, faces.song, 4.2)
    if facts.signed_by or not facts.seal:
        sign(
            sheet,
            facts.signed_by,
            end + 16,
            line - 1.6,
            7.5,
            faces.hand,
            style.rng,
            label=label[:-1],
            key="signed_by",
        )
    sheet.text(122, line + 13, printed(facts.applied_on, style.closing_day), faces.song, 4.2)
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 146, line + 1, faces.song_bold, style.rng)


def draw_business(rng: np.random.Generator, company: bool) -> tuple[str, tuple[str, ...]]:
    """A key of KINDS and keys of ITEMS that go together: what is sold or made fits the type of
    business and needs a licence; only a company runs a canteen."""
    kind = str(rng.choice(["sales", "catering", "catering"] + (["canteen"] if company else [])))
    chosen = {"sales": "bulk"}.get(kind, "hot_food")
    others = [key for key in SOLD + MADE if (key in SOLD) == (kind == "sales") and key != chosen]
    count = int(rng.integers(0, min(2, len(others)) + 1))
    picked = {chosen, *rng.choice(others, size=count, replace=False).tolist()}
    return kind, tuple(key for key in ITEMS if key in picked)


def invent(rng: np.random.Generator, today: date) -> FoodBusinessApplication:
    """Facts by chance: three in ten neither sealed nor signed, of those with boxes three in
    ten with none ticked."""
    company = bool(rng.random() < 0.6)
    kind, items = draw_business(rng, company)
    person = draw_person(rng, today, ages=(22, 65))
    premises = draw_premises(rng)
    name = firm_name(rng, individual=not company, district=premises.district)
    whole, boxes = sealed(rng), bool(rng.random() < 0.65)
    chosen = not boxes or sealed(rng)
    return FoodBusinessApplication(
        operator_name=name,
        credit_code=credit_code(rng, individual=not company),
        legal_representative=person.name,
        id_number=person.id_number,
        address=premises.address if rng.random() < 0.7 else draw_premises(rng).address,
        premises_address=premises.address,
        business_type=KINDS[kind] if chosen else "",
        business_items="、".join(ITEMS[key] for key in items) if chosen else "",
        contact=draw_person(rng, today, ages=(22, 60)).name,
        phone=phone_number(rng),
        applied_on=ago(rng, today, 0, 600),
        seal=name if company and whole else "",
        signed_by=person.name if whole and not company else "",
        boxes=boxes,
    )


TEMPLATES = (Template(CODE, FoodBusinessApplication, SIZE, draw, invent),)
