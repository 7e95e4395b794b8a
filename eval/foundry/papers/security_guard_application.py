"""What an application for a guard's certificate says → its sheet (保安员证申领登记表, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.grid import CROSSES, Cell, Choice, Setting, choose, enter, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.lined import lined
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import portrait, specimen
from eval.foundry.people import Person, draw_person, draw_premises, phone_number
from eval.foundry.rows import with_zero
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "security-guard-application"
SIZE = (210.0, 297.0)
TITLES = ("保安员证申领登记表", "保安员考试报名表", "保安员考试报名登记表")
SCHOOLING = ("初中", "高中", "中专", "大专", "本科")
PRIMARY = "小学"
HEALTH = ("健康", "良好", "健康", "一般")
EMPLOYERS = ("保安服务有限公司", "物业服务有限公司", "物业管理有限公司", "保安培训学校")
CLEAR, BARRED = "无上述情形", "有上述情形"
CIRCUMSTANCES = (
    "（一）曾被收容教育、强制隔离戒毒、劳动教养或者三次以上行政拘留；",
    "（二）曾因故意犯罪被刑事处罚；",
    "（三）被吊销保安员证未满三年；",
    "（四）曾两次被吊销保安员证。",
)
NUMBER_LABELS = ("公民身份号码", "身份证号码", "居民身份证号码")
HOME_LABELS = ("现住址", "家庭住址", "住址")
EMPLOYER_LABELS = ("工作单位", "报名单位", "工作（培训）单位")
SIGN_LABELS = ("申领人签名", "报名人签名", "本人签名")
PHOTO = (33.0, 50.0)


@dataclass(frozen=True)
class SecurityGuardApplication(Paper):
    """The facts of an application. `barred` is what the applicant declares of the circumstances
    that bar from the trade (CLEAR, BARRED), several joined by 、, "" where nothing is declared;
    with `boxes` it is ticked, by a cross where whoever filled it in `crosses`. `employer` sends or
    trains, "" for nobody; `signed_by` is the name by hand, "" for none; without `photo` its box
    is empty. Unless it is `worded` the law's circumstances are left out."""

    applicant: Person
    schooling: str
    health: str
    address: str
    phone: str
    employer: str
    barred: str
    applied_on: date
    signed_by: str
    boxes: bool = True
    photo: bool = True
    crosses: bool = False
    worded: bool = True


def draw(facts: SecurityGuardApplication, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a table or lines to write on, wordings, typed or by hand, the
    declaration ticked or told."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    how = setting(style, 3.9, by_hand=bool(style.rng.random() < 0.25))
    how = replace(how, crosses=facts.crosses)
    title = TITLES[style.variant // 2 % 3]
    face = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(105, 30, title, face, 8.0, tracking=1, align="centre")
    specimen(sheet, 186, 14, faces.hei_bold, size=5)
    framed = style.variant % 3 < 2
    beside, under = _rows(facts, style)
    top, left = 42.0, 20.0
    wide, low = 170.0 - PHOTO[0], top + PHOTO[1]
    if framed:
        sheet.rectangle((190 - PHOTO[0], top, 190, low), width=0.2)
        grid(sheet, beside, how, left=left, top=top, width=wide, label_width=29, least=PHOTO[1] / 4)
        y = grid(sheet, under, how, left=left, top=low, width=170, label_width=29, least=12)
    else:
        sheet.rectangle((192 - PHOTO[0], top - 1, 189, low - 4), width=0.18)
        lined(sheet, beside, how, left=left, top=top + 7, width=wide, pitch=12, ruled=True)
        y = lined(sheet, under, how, left=left, top=low + 6, width=170, pitch=12, ruled=True)
    if facts.photo:
        portrait(sheet, (193.5 - PHOTO[0], top + 1.5, 187.5, low - 5.5))
    else:
        sheet.text(190.5 - PHOTO[0] / 2, low - 23, "照片", faces.song, 4.2, align="centre")
    _declaration(sheet, facts, style, how, y, framed=framed)
    return (sheet,)


def _rows(
    facts: SecurityGuardApplication, style: Style
) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """The rows beside the photograph, and those under it."""
    who, wording, rng = facts.applicant, style.variant % 3, style.rng

    def stated(key: str, options: tuple[str, ...], text: str, share: float) -> Fact | Choice:
        return choose(options, (text,), key) if rng.random() < share else Fact(key, text)

    born = Fact("born_on", printed(who.born_on, style.day), value(who.born_on))
    beside = [
        [
            Cell("姓名", Fact("name", who.name), 0.8),
            Cell("性别", stated("sex", ("男", "女"), who.sex, 0.25), 1.2),
        ],
        [
            Cell(("出生日期", "出生年月日")[style.variant % 2], born, 1.2),
            Cell("民族", Fact("ethnicity", who.ethnicity), 0.8),
        ],
        [Cell(NUMBER_LABELS[wording], Fact("id_number", who.id_number))],
        [Cell("健康状况", Fact("health", facts.health))],
    ]
    under = [
        [Cell("文化程度", stated("education", (PRIMARY, *SCHOOLING), facts.schooling, 0.5))],
        [
            Cell(
                ("户籍地址", "户籍所在地")[style.variant % 2],
                Fact("registered_address", who.address),
            )
        ],
        [Cell(HOME_LABELS[wording], Fact("address", facts.address))],
        [Cell("联系电话", Fact("phone", facts.phone))],
        [Cell(EMPLOYER_LABELS[wording], Fact("employer", facts.employer))],
    ]
    if style.variant % 4 >= 2:
        under = [under[0], under[3], *under[1:3], under[4]]
    return beside, under


def _declaration(
    sheet: Sheet,
    facts: SecurityGuardApplication,
    style: Style,
    how: Setting,
    top: float,
    *,
    framed: bool,
) -> None:
    faces, rng = style.faces, style.rng
    size = 4.0
    head = "《保安服务管理条例》第十七条规定，有下列情形之一的，不得担任保安员："
    y = top + 8
    for each in (head, *CIRCUMSTANCES) if facts.worded else ():
        y = sheet.paragraph(25, y, 160, [each], faces.song, size, indent=2, leading=1.6)
    y += 2
    words: list[str | Fact]
    if facts.boxes:
        end = sheet.text(25 + 2 * size, y, "本人情况：", faces.song, size)
        answer = choose((CLEAR, BARRED), facts.barred.split("、"), "barred")
        y = enter(sheet, answer, how, x=end, y=y, width=120) + 2
        words = ["以上所填内容真实、准确，"]
    else:
        stated: list[str | Fact] = [Fact("barred", facts.barred), "，"] if facts.barred else []
        words = ["本人声明：", *stated, "以上所填内容真实、准确，"]
    words.append("如有隐瞒或者虚假，愿意承担由此产生的一切法律责任。")
    y = sheet.paragraph(25, y, 160, words, faces.song, size, indent=2, leading=1.6)
    label = SIGN_LABELS[style.variant // 2 % 3]
    y += 8
    end = sheet.text(92, y, f"{label}：", faces.song, 4.2)
    sign(
        sheet,
        facts.signed_by,
        end + 16,
        y - 1.6,
        7.4,
        faces.hand,
        rng,
        label=label,
        key="signed_by",
    )
    day_style = style.closing_day if style.variant % 2 else DayStyle.HAN
    day, normal = printed(facts.applied_on, day_style), value(facts.applied_on)
    end = sheet.text(92, y + 13, "填表日期：", faces.song, 4.2) if style.variant % 2 else 118.0
    face = with_zero(faces.song, faces.hei)
    sheet.text(end, y + 13, day, face, 4.2, key="applied_on", value=normal)
    if framed:
        sheet.rectangle((20, top, 190, y + 19), width=0.2)
        if style.variant % 4 == 1:
            _opinion(sheet, style, y + 19)


def _opinion(sheet: Sheet, style: Style, top: float) -> None:
    """What the police fill in later, still blank."""
    faces = style.faces
    sheet.rectangle((20, top, 190, top + 30), width=0.2)
    sheet.line(49, top, 49, top + 30, 0.2)
    for row, words in enumerate(("公安机关", "审查意见")):
        sheet.text(34.5, top + 13.5 + 6 * row, words, faces.song, 4.0, align="centre")
    sheet.text(150, top + 25, "年　　月　　日", faces.song, 4.0)


def invent(rng: np.random.Generator, today: date) -> SecurityGuardApplication:
    """Facts by chance: three in ten each not signed, without a declaration."""
    person = draw_person(rng, today, ages=(18, 58))
    return SecurityGuardApplication(
        applicant=person,
        schooling=one(rng, SCHOOLING),
        health=one(rng, HEALTH),
        address=person.address if rng.random() < 0.5 else draw_premises(rng, flat=True).address,
        phone=phone_number(rng),
        employer=firm(rng, EMPLOYERS) if rng.random() < 0.85 else "",
        barred=one(rng, (CLEAR, CLEAR, CLEAR, BARRED)) if sealed(rng) else "",
        applied_on=ago(rng, today, 0, 500),
        signed_by=person.name if sealed(rng) else "",
        boxes=bool(rng.random() < 0.65),
        photo=bool(rng.random() < 0.85),
        crosses=bool(rng.random() < CROSSES),
    )


TEMPLATES = (Template(CODE, SecurityGuardApplication, SIZE, draw, invent),)
