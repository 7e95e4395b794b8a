"""What a household register says → its first page and its members' pages (居民户口簿)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.fonts import Face
from eval.foundry.grid import Cell, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import specimen, waves
from eval.foundry.people import DISTRICTS, draw_person
from eval.foundry.rows import said
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

HEAD_CODE = "household-register-head"
MEMBER_CODE = "household-register-member"
SIZE = (143.0, 105.0)
FRAME: Colour = (110, 92, 84)
PROVINCE = "湖南省公安厅户口专用章"
RELATIONS = {
    "男": ("户主", "夫", "子", "长子", "次子", "父亲"),
    "女": ("户主", "妻", "女", "长女", "次女", "母亲"),
}
SCHOOLING = ("小学", "初中", "高中", "中等专科", "大学专科", "大学本科", "硕士研究生")
MARRIED = ("未婚", "已婚", "有配偶", "离婚", "丧偶")
WORK = ("长沙样源食品有限公司", "长沙市样例小学", "长沙范样机械厂", "无业", "个体", "退休")
JOBS = ("工人", "教师", "职员", "务农", "厨师", "司机", "工程技术人员", "学生")


@dataclass(frozen=True)
class HouseholdHead(Paper):
    """The first page (户主页). `province` and `station` are the ring texts of its two seals
    and `handled_by` the name signed, "" where they are missing."""

    category: str
    head: str
    number: str
    address: str
    issued_on: date
    province: str
    station: str
    handled_by: str


@dataclass(frozen=True)
class HouseholdMember(Paper):
    """A member's page (常住人口登记卡); "" where a box is left blank."""

    name: str
    relation: str
    former_name: str
    sex: str
    birthplace: str
    ethnicity: str
    native_place: str
    born_on: date
    id_number: str
    height: str
    blood_type: str
    education: str
    marital_status: str
    military_service: str
    workplace: str
    occupation: str
    moved_in: str
    registered_on: date
    station: str
    handled_by: str
    moved_to_city: str = ""


def draw_head(facts: HouseholdHead, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One page. Variants: with or without a heading, boxes ruled or open, with the table of
    changed addresses below."""
    sheet = _page(style, scale)
    faces = style.faces
    top = 10.0
    if style.variant % 3 == 0:
        sheet.text(71.5, 10, "居民户口簿", faces.song_bold, 4.6, tracking=3, align="centre")
        top = 14.0
    how = replace(setting(style, 3.5, by_hand=False), typed=_typewriter(style))
    category, number = "户别", "户号"
    rows = [
        [
            Cell(category, said("category", facts.category)),
            Cell("户主姓名", said("head", facts.head)),
        ],
        [
            Cell(number, said("number", facts.number), 0.8),
            Cell("住址", said("address", facts.address), 1.2),
        ],
    ]
    if style.variant % 2:
        rows[1:] = [
            [Cell(number, said("number", facts.number))],
            [Cell("住址", said("address", facts.address))],
        ]
    bottom = grid(sheet, rows, how, left=9, top=top, width=125, label_width=19, least=11)
    words = faces.song
    for x, line in ((30.0, "省级公安机关"), (86.0, "户口登记机关")):
        sheet.text(x, bottom + 14, line, words, 3.3)
        sheet.text(x + 1, bottom + 19, "户口专用章", words, 3.3)
    for ring, x in ((facts.province, 42.0), (facts.station, 98.0)):
        if ring:
            design = SealDesign(ring, diameter=33)
            press(sheet, design, x, bottom + 19, faces.song_bold, style.rng)
    y = min(99.0, bottom + 42)
    sheet.text(16, y, "承办人签章：", words, 3.3)
    sign(sheet, facts.handled_by, 46, y - 1.5, 4.4, faces.hand, style.rng, label="承办人签章")
    form = DayStyle.SPACED if style.variant % 2 else DayStyle.PADDED
    day = printed(facts.issued_on, form)
    end = sheet.text(82, y, day, words, 3.4, key="issued_on", value=value(facts.issued_on))
    sheet.text(end + 1.5, y, "签发", words, 3.3)
    return (sheet,)


def draw_member(facts: HouseholdMember, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One page. Variants: the older and the newer words, ethnicity with or without 族, dates."""
    sheet = _page(style, scale)
    faces = style.faces
    sheet.text(71.5, 10, "常住人口登记卡", faces.song_bold, 4.6, tracking=2.4, align="centre")
    how = replace(setting(style, 3.1, by_hand=False), typed=_typewriter(style))
    born = printed(facts.born_on, (DayStyle.PADDED, DayStyle.HAN, DayStyle.ISO)[style.variant % 3])
    rows = [
        [
            Cell("姓名", said("name", facts.name), 0.9),
            Cell("户主或与户主关系", said("relation", facts.relation), 1.1),
        ],
        [
            Cell("曾用名", _said("former_name", facts.former_name), 0.9),
            Cell("性别", said("sex", facts.sex), 1.1),
        ],
        [
            Cell("出生地", said("birthplace", facts.birthplace), 1.2),
            Cell("民族", said("ethnicity", facts.ethnicity), 0.8),
        ],
        [
            Cell("籍贯", said("native_place", facts.native_place)),
            Cell("出生日期", Fact("born_on", born, value(facts.born_on))),
        ],
        [Cell("本市（县）其他住址", None, 1.2), Cell("宗教信仰", None, 0.8)],
        [
            Cell("公民身份号码", said("id_number", facts.id_number), 1.5),
            Cell("身高", _said("height", facts.height), 0.9),
            Cell("血型", _said("blood_type", facts.blood_type), 0.8),
        ],
        [
            Cell("文化程度", _said("education", facts.education)),
            Cell("婚姻状况", _said("marital_status", facts.marital_status)),
            Cell("兵役状况", _said("military_service", facts.military_service)),
        ],
        [
            Cell("服务处所", _said("workplace", facts.workplace), 1.2),
            Cell("职业", _said("occupation", facts.occupation), 0.8),
        ],
        [Cell("何时由何地迁来本市(县)", _said("moved_to_city", facts.moved_to_city))],
        [Cell("何时由何地迁来本址", _said("moved_in", facts.moved_in))],
    ]
    bottom = grid(sheet, rows, how, left=7, top=13.5, width=129, label_width=17.5, least=7.4)
    y = min(101.5, bottom + 7)
    sheet.text(12, y, "承办人签章：", faces.song, 3.1)
    sign(sheet, facts.handled_by, 42, y - 1.2, 4, faces.hand, style.rng, label="承办人签章")
    end = sheet.text(72, y, "登记日期：", faces.song, 3.1)
    day = printed(facts.registered_on, DayStyle.PADDED)
    key = "registered_on"
    sheet.text(end + 0.5, y, day, how.typed, 3.2, key=key, value=value(facts.registered_on))
    if facts.station:
        place = (112, 84) if style.variant % 2 else (104, 82)
        design = SealDesign(facts.station, diameter=32)
        press(sheet, design, *place, faces.song_bold, style.rng)
    return (sheet,)


def _page(style: Style, scale: float) -> Sheet:
    green = style.variant % 4 == 1
    sheet = Sheet(*SIZE, scale, paper=(246, 248, 238) if green else (252, 244, 238))
    tint: Colour = (218, 234, 214) if green else (244, 220, 214)
    waves(sheet, tint, strength=0.45, pitch=1.8, bend=2.0)
    specimen(sheet, 133, 6, style.faces.hei_bold, size=3)
    return sheet


def _typewriter(style: Style) -> Face:
    faces = style.faces
    return (faces.song, faces.hei, faces.song_bold)[style.variant % 3]


def _said(key: str, text: str) -> Fact | None:
    return said(key, text) if text else None


def invent_head(rng: np.random.Generator, today: date) -> HouseholdHead:
    """A household of a family or of a school's or firm's."""
    person = draw_person(rng, today, ages=(25, 80))
    station, whole, some = _station(rng), sealed(rng), rng.random()
    return HouseholdHead(
        category=one(
            rng, ["家庭户", "家庭户", "非农业家庭户", "农业家庭户", "居民家庭户", "集体户"]
        ),
        head=person.name,
        number=digits(rng, int(rng.integers(6, 10))),
        address=person.address,
        issued_on=ago(rng, today, 100, 7000),
        province=PROVINCE if whole and some < 0.9 else "",
        station=station if whole and some > 0.1 else "",
        handled_by=draw_person(rng, today, ages=(25, 55)).name if sealed(rng) else "",
    )


def invent_member(rng: np.random.Generator, today: date) -> HouseholdMember:
    """A member of any age; children have neither work nor marriage."""
    person = draw_person(rng, today, ages=(2, 88))
    grown = (today - person.born_on).days > 23 * 366
    relation = RELATIONS[person.sex]
    district = one(rng, DISTRICTS)
    place = f"湖南省长沙市{district}"

    def now_and_then(words: str, chance: float) -> str:
        return words if rng.random() < chance else ""

    moved = printed(ago(rng, today, 200, 6000), DayStyle.HAN)
    return HouseholdMember(
        name=person.name,
        relation=one(rng, relation if grown else relation[2:5]),
        former_name=now_and_then(draw_person(rng, today, ages=(3, 40)).name, 0.15),
        sex=person.sex,
        birthplace=place
        if rng.random() < 0.6
        else f"湖南省{one(rng, ['株洲市', '湘潭市', '岳阳市'])}",
        ethnicity=person.ethnicity + ("族" if rng.random() < 0.6 else ""),
        native_place=place if rng.random() < 0.6 else "湖南省衡阳市",
        born_on=person.born_on,
        id_number=person.id_number,
        height=now_and_then(f"{int(rng.integers(150, 190))}cm", 0.3) if grown else "",
        blood_type=now_and_then(one(rng, ["A型", "B型", "O型", "AB型"]), 0.2),
        education=one(rng, SCHOOLING) if grown else now_and_then("小学", 0.3),
        marital_status=one(rng, MARRIED) if grown else now_and_then("未婚", 0.3),
        military_service=now_and_then("未服兵役", 0.2) if grown else "",
        workplace=now_and_then(one(rng, WORK), 0.7) if grown else "",
        occupation=now_and_then(one(rng, JOBS), 0.6) if grown else "",
        moved_in=now_and_then(f"{moved}由湖南省株洲市迁来", 0.3),
        registered_on=ago(rng, today, 30, 700),
        station=_station(rng) if sealed(rng) else "",
        handled_by=draw_person(rng, today, ages=(25, 55)).name if sealed(rng) else "",
        moved_to_city=now_and_then(f"{moved}由湖南省邵阳市迁来", 0.15),
    )


def _station(rng: np.random.Generator) -> str:
    district = one(rng, DISTRICTS)
    street = one(rng, ["样本路", "示例街", "范例", "样板", "模拟路"])
    return f"长沙市公安局{district[:-1]}分局{street}派出所户口专用章"


TEMPLATES = (
    Template(HEAD_CODE, HouseholdHead, SIZE, draw_head, invent_head),
    Template(MEMBER_CODE, HouseholdMember, SIZE, draw_member, invent_member),
)
