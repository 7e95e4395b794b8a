"""What a driver's application for a qualification says → its sheet (从业资格申请表, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import DayStyle, printed, value, years_later
from eval.foundry.grid import CROSSES, Cell, Choice, Setting, choose, enter, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.lined import lined
from eval.foundry.offices import ago, digits, firm, one, sealed
from eval.foundry.ornament import portrait, specimen
from eval.foundry.people import Person, draw_person, draw_premises, phone_number
from eval.foundry.rows import with_zero
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "freight-driver-application"
SIZE = (210.0, 297.0)
TITLES = (
    "道路货物运输驾驶员从业资格申请表",
    "道路旅客运输和货物运输驾驶员从业资格申请表",
    "道路旅客、货物运输驾驶员从业资格证申请表",
)
SCHOOLING = ("初中", "高中", "中专", "大专", "本科")
CLASSES = ("B2", "A2", "B2", "A2B2", "B1B2", "A1A2", "C1")
EMPLOYERS = ("物流有限公司", "货运有限公司", "运输有限公司", "供应链管理有限公司")
KINDS = ("初次申请", "增加类别", "换证", "补证")
PASSENGERS, GOODS, DANGEROUS = "道路旅客运输", "道路货物运输", "道路危险货物运输"
CATEGORIES = (PASSENGERS, GOODS, DANGEROUS)
CLEAR, BURDENED = "无重大以上交通责任事故", "有重大以上交通责任事故"
NUMBER_LABELS = ("身份证号码", "公民身份号码", "身份证号")
HOME_LABELS = ("住址", "家庭住址", "联系地址")
FIRST_LABELS = ("初次领证日期", "初次领取驾驶证日期", "驾驶证初次领证日期")
SIGN_LABELS = ("申请人签字", "申请人签名", "申请人（签字）")
PHOTO = (33.0, 48.0)


@dataclass(frozen=True)
class FreightDriverApplication(Paper):
    """The facts of an application. Of `licence_no` and `file_number` one may be "" and is then
    not asked for; `category` is what was ticked, several joined by 、, and `kind` too, "" for
    none. `accidents` is what the applicant declares (CLEAR, BURDENED), "" for nothing, ticked
    where there are `boxes` for it, by a cross where whoever filled it in `crosses`; `signed_by`
    is the name by hand, "" for none. Unless it is `worded` the promise is left out."""

    applicant: Person
    schooling: str
    address: str
    phone: str
    employer: str
    vehicle_class: str
    first_issued_on: date
    licence_no: str
    file_number: str
    kind: str
    category: str
    accidents: str
    applied_on: date
    signed_by: str
    boxes: bool = True
    photo: bool = True
    crosses: bool = False
    worded: bool = True


def draw(facts: FreightDriverApplication, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a table or lines to write on, wordings, typed or by hand, the
    declaration ticked or told, a place for the office's opinion."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    how = setting(style, 3.8, by_hand=bool(style.rng.random() < 0.2))
    how = replace(how, crosses=facts.crosses)
    title = TITLES[style.variant // 2 % 3]
    face = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(105, 28, title, face, 6.4, tracking=0.5, align="centre")
    specimen(sheet, 186, 13, faces.hei_bold, size=5)
    framed = style.variant % 3 < 2
    beside, under = _rows(facts, style)
    top, left = 38.0, 20.0
    wide, low = 170.0 - PHOTO[0], top + PHOTO[1]
    if framed:
        sheet.rectangle((190 - PHOTO[0], top, 190, low), width=0.2)
        grid(sheet, beside, how, left=left, top=top, width=wide, label_width=30, least=12)
        y = grid(sheet, under, how, left=left, top=low, width=170, label_width=30, least=11.5)
    else:
        sheet.rectangle((192 - PHOTO[0], top - 1, 189, low - 4), width=0.18)
        lined(sheet, beside, how, left=left, top=top + 7, width=wide, pitch=11.5, ruled=True)
        y = lined(sheet, under, how, left=left, top=low + 6, width=170, pitch=11.5, ruled=True)
    if facts.photo:
        portrait(sheet, (193.5 - PHOTO[0], top + 1.5, 187.5, low - 5.5))
    else:
        sheet.text(190.5 - PHOTO[0] / 2, low - 23, "照片", faces.song, 4.2, align="centre")
    _declaration(sheet, facts, style, how, y, framed=framed)
    return (sheet,)


def _rows(
    facts: FreightDriverApplication, style: Style
) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """The rows beside the photograph, and those under it."""
    who, wording, rng = facts.applicant, style.variant % 3, style.rng

    def stated(key: str, options: tuple[str, ...], text: str, share: float) -> Fact | Choice:
        return choose(options, (text,), key) if rng.random() < share else Fact(key, text)

    born = Fact("born_on", printed(who.born_on, style.day), value(who.born_on))
    first = facts.first_issued_on
    driving = [
        Cell("准驾车型", Fact("vehicle_class", facts.vehicle_class), 0.8),
        Cell(
            FIRST_LABELS[wording],
            Fact("first_issued_on", printed(first, style.day), value(first)),
            1.2,
        ),
    ]
    numbers = [
        [Cell(label, Fact(key, text))]
        for label, key, text in (
            (("驾驶证号", "机动车驾驶证号")[style.variant % 2], "licence_no", facts.licence_no),
            (("档案编号", "驾驶证档案编号")[style.variant % 2], "file_number", facts.file_number),
        )
        if text
    ]
    beside = [
        [
            Cell("姓名", Fact("name", who.name), 0.8),
            Cell("性别", stated("sex", ("男", "女"), who.sex, 0.2), 1.2),
        ],
        [Cell(("出生日期", "出生年月日")[style.variant % 2], born)],
        [Cell(NUMBER_LABELS[wording], Fact("id_number", who.id_number))],
        [Cell("联系电话", Fact("phone", facts.phone))],
    ]
    under = [
        [
            Cell(
                ("文化程度", "学历")[style.variant % 2],
                stated("education", SCHOOLING, facts.schooling, 0.4),
            )
        ],
        [Cell(HOME_LABELS[wording], Fact("address", facts.address))],
        [Cell("工作单位", Fact("employer", facts.employer))],
        driving,
        *numbers,
        [Cell("申请种类", choose(KINDS, facts.kind.split("、"), "application_kind"))],
        [Cell("申请类别", choose(CATEGORIES, facts.category.split("、"), "category"))],
    ]
    return beside, under


def _declaration(
    sheet: Sheet,
    facts: FreightDriverApplication,
    style: Style,
    how: Setting,
    top: float,
    *,
    framed: bool,
) -> None:
    faces, rng = style.faces, style.rng
    size, y = 4.0, top + 8
    words: list[str | Fact]
    if facts.boxes:
        end = sheet.text(25, y, "事故情况：", faces.song, size)
        answer = choose((CLEAR, BURDENED), facts.accidents.split("、"), "accidents")
        y = enter(sheet, answer, how, x=end, y=y, width=186 - end) + 2
        words = ["本人承诺上述内容和提交的材料真实、有效，"]
    else:
        told: list[str | Fact] = []
        if facts.accidents:
            told = ["本人三年内", Fact("accidents", facts.accidents), "记录，"]
        words = ["本人承诺：", *told, "上述内容和提交的材料真实、有效，"]
    words.append("如有不实，愿意承担由此产生的法律责任。")
    if not facts.worded:
        words = ["现申请道路货物运输驾驶员从业资格，请予办理。"]
    y = sheet.paragraph(25, y, 160, words, faces.song, size, indent=2, leading=1.6) + 6
    label = SIGN_LABELS[style.variant // 2 % 3]
    end = sheet.text(92, y, f"{label}：", faces.song, 4.2)
    who = facts.signed_by
    sign(sheet, who, end + 16, y - 1.6, 7.2, faces.hand, rng, label=label, key="signed_by")
    day_style = style.closing_day if style.variant % 2 else DayStyle.HAN
    day, normal = printed(facts.applied_on, day_style), value(facts.applied_on)
    y += 12
    end = sheet.text(92, y, "申请日期：", faces.song, 4.2) if style.variant % 2 else 118.0
    face = with_zero(faces.song, faces.hei)
    sheet.text(end, y, day, face, 4.2, key="applied_on", value=normal)
    if framed:
        sheet.rectangle((20, top, 190, y + 6), width=0.2)
        if style.variant % 4 == 0:
            _opinion(sheet, style, y + 6)


def _opinion(sheet: Sheet, style: Style, top: float) -> None:
    """What the office fills in later, still blank."""
    faces = style.faces
    sheet.rectangle((20, top, 190, top + 26), width=0.2)
    sheet.line(50, top, 50, top + 26, 0.2)
    for row, words in enumerate(("管理部门", "受理意见")):
        sheet.text(35, top + 11.5 + 6 * row, words, faces.song, 3.8, align="centre")
    sheet.text(150, top + 21, "年　　月　　日", faces.song, 4.0)


def invent(rng: np.random.Generator, today: date) -> FreightDriverApplication:
    """Facts by chance: three in ten each not signed, without a declaration, without a tick."""
    person = draw_person(rng, today, ages=(22, 59))
    adult = years_later(person.born_on, 18)
    first = adult + timedelta(days=int(rng.integers(60, max(90, (today - adult).days - 400))))
    both = int(rng.integers(3))
    category = one(rng, (GOODS, GOODS, GOODS, f"{PASSENGERS}、{GOODS}", DANGEROUS))
    chosen = sealed(rng)
    return FreightDriverApplication(
        applicant=person,
        schooling=one(rng, SCHOOLING),
        address=person.address if rng.random() < 0.6 else draw_premises(rng, flat=True).address,
        phone=phone_number(rng),
        employer=firm(rng, EMPLOYERS) if rng.random() < 0.7 else "",
        vehicle_class=one(rng, CLASSES),
        first_issued_on=first,
        licence_no=person.id_number if both != 1 else "",
        file_number=f"4301{digits(rng, 8)}" if both else "",
        kind=one(rng, ("初次申请", "初次申请", "增加类别")) if chosen else "",
        category=category if chosen else "",
        accidents=one(rng, (CLEAR, CLEAR, CLEAR, BURDENED)) if sealed(rng) else "",
        applied_on=ago(rng, today, 0, 500),
        signed_by=person.name if sealed(rng) else "",
        boxes=bool(rng.random() < 0.6),
        photo=bool(rng.random() < 0.85),
        crosses=bool(rng.random() < CROSSES),
    )


TEMPLATES = (Template(CODE, FreightDriverApplication, SIZE, draw, invent),)
