"""What a certificate of death says → its sheet (居民死亡医学证明（推断）书, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.grid import Cell, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import DISTRICTS, draw_person, phone_number
from eval.foundry.rows import said
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "death-certificate"
SIZE = (210.0, 297.0)
CAUSES = (
    ("冠状动脉粥样硬化性心脏病", "急性心肌梗死"),
    ("高血压病3级", "脑出血"),
    ("右肺恶性肿瘤", "呼吸衰竭"),
    ("2型糖尿病", "慢性肾功能衰竭"),
    ("慢性阻塞性肺疾病", "肺源性心脏病"),
)
PLACES = ("医疗卫生机构", "家中", "养老服务机构", "来院途中")


@dataclass(frozen=True)
class DeathCertificate(Paper):
    """The facts of a certificate. `authority` is the ring text of the seal, `doctor` and
    `officer` who signed, "" where they are missing."""

    certificate_no: str
    name: str
    sex: str
    ethnicity: str
    nationality: str
    id_number: str
    age: str
    marital_status: str
    born_on: date
    education: str
    occupation: str
    died_on: date
    place_of_death: str
    workplace: str
    registered_address: str
    address: str
    relative: str
    phone: str
    underlying_cause: str
    immediate_cause: str
    interval: str
    hospital: str
    filled_on: date
    authority: str
    doctor: str
    officer: str


def draw(facts: DeathCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: the first leaf with all entries, or a later one with the short
    table; typed or filled in by hand."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    title = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(105, 26, "居民死亡医学证明（推断）书", title, 7, tracking=0.6, align="centre")
    sheet.text(17, 38, "湖南省长沙市", faces.song, 3.8)
    end = sheet.text(138, 38, "编号：", faces.song, 3.8)
    sheet.text(end + 1, 38, facts.certificate_no, faces.song, 3.8, key="certificate_no")
    y = _short(sheet, facts, style) if style.variant % 3 == 1 else _long(sheet, facts, style)
    _foot(sheet, facts, style, y + 13)
    specimen(sheet, 190, 16, faces.hei_bold, size=5)
    return (sheet,)


def _day(key: str, day: date, style: Style) -> Fact:
    form = (DayStyle.HAN, DayStyle.PADDED)[style.variant % 2]
    return Fact(key, printed(day, form), value(day))


def _fact(facts: DeathCertificate, key: str) -> Fact | None:
    text = str(getattr(facts, key))
    return said(key, text) if text else None


def _long(sheet: Sheet, facts: DeathCertificate, style: Style) -> float:
    how = setting(style, 3.5, by_hand=style.variant % 12 == 9)
    rows = [
        [
            Cell("死者姓名", _fact(facts, "name"), 1.2),
            Cell("性别", _fact(facts, "sex"), 0.8),
            Cell("民族", _fact(facts, "ethnicity")),
            Cell("国家或地区", _fact(facts, "nationality")),
        ],
        [
            Cell("有效身份证件类别", Fact("", "身份证"), 0.9),
            Cell("证件号码", _fact(facts, "id_number"), 1.3),
            Cell("年龄", _fact(facts, "age"), 0.8),
        ],
        [
            Cell("婚姻状况", _fact(facts, "marital_status")),
            Cell("出生日期", _day("born_on", facts.born_on, style), 1.2),
            Cell("文化程度", _fact(facts, "education")),
        ],
        [
            Cell("个人身份", _fact(facts, "occupation")),
            Cell("死亡日期", _day("died_on", facts.died_on, style), 1.2),
            Cell("死亡地点", _fact(facts, "place_of_death"), 1.1),
        ],
        [Cell("生前工作单位", _fact(facts, "workplace"))],
        [Cell("户籍地址", _fact(facts, "registered_address"))],
        [Cell("常住地址", _fact(facts, "address"))],
        [
            Cell("可联系的家属姓名", _fact(facts, "relative")),
            Cell("联系电话", _fact(facts, "phone"), 1.2),
        ],
    ]
    y = grid(sheet, rows, how, left=16, top=42, width=178, label_width=20, least=11)
    words = "致死的主要疾病诊断"
    sheet.rectangle((16, y, 194, y + 9), width=0.2)
    sheet.text(60, y + 6, words, how.label, 3.6, align="centre")
    sheet.text(150, y + 6, "发病至死亡大概间隔时间", how.label, 3.4, align="centre")
    y += 9
    return grid(
        sheet,
        [
            [
                Cell("I.(a)直接死亡原因", _fact(facts, "immediate_cause"), 2.0),
                Cell("间隔时间", _fact(facts, "interval"), 0.9),
            ],
            [Cell("(b)引起(a)的疾病或情况", _fact(facts, "underlying_cause"))],
            [Cell("II.其他疾病诊断", None)],
            [
                Cell("生前主要疾病最高诊断单位", said("", "三级医院")),
                Cell("生前主要疾病最高诊断依据", said("", "临床+理化")),
            ],
        ],
        how,
        left=16,
        top=y,
        width=178,
        label_width=30,
        least=11,
    )


def _short(sheet: Sheet, facts: DeathCertificate, style: Style) -> float:
    how = setting(style, 3.7, by_hand=style.variant % 12 == 4)
    rows = [
        [
            Cell("死者姓名", _fact(facts, "name"), 1.2),
            Cell("性别", _fact(facts, "sex"), 0.8),
            Cell("民族", _fact(facts, "ethnicity")),
            Cell("年龄", _fact(facts, "age")),
        ],
        [
            Cell("身份证件类别", Fact("", "居民身份证"), 0.9),
            Cell("证件号码", _fact(facts, "id_number"), 1.2),
        ],
        [Cell("常住地址", _fact(facts, "address"))],
        [
            Cell("出生日期", _day("born_on", facts.born_on, style)),
            Cell("死亡日期", _day("died_on", facts.died_on, style)),
            Cell("死亡地点", _fact(facts, "place_of_death")),
        ],
        [
            Cell("死亡原因", said("underlying_cause", facts.underlying_cause), 1.2),
            Cell("家属姓名", _fact(facts, "relative"), 0.8),
        ],
        [
            Cell("联系电话", _fact(facts, "phone"), 0.9),
            Cell("户籍地址", _fact(facts, "registered_address"), 1.4),
        ],
    ]
    return grid(sheet, rows, how, left=16, top=42, width=178, label_width=21, least=14)


def _foot(sheet: Sheet, facts: DeathCertificate, style: Style, y: float) -> None:
    faces, rng = style.faces, style.rng
    end = sheet.text(18, y, "医师签名：", faces.song, 3.8)
    sign(sheet, facts.doctor, end + 14, y - 1.4, 5, faces.hand, rng, label="医师签名")
    if style.variant % 3 == 1:
        end = sheet.text(78, y, "民警签名：", faces.song, 3.8)
        sign(sheet, facts.officer, end + 14, y - 1.4, 5, faces.hand, rng, label="民警签名")
    end = sheet.text(18, y + 13, "医疗机构（盖章）：", faces.song, 3.8)
    sheet.text(end + 1, y + 13, facts.hospital, faces.song, 3.8, key="hospital")
    end = sheet.text(18, y + 24, "填表日期：", faces.song, 3.8)
    day = printed(facts.filled_on, DayStyle.SPACED)
    sheet.text(end + 1, y + 24, day, faces.song, 3.8, key="filled_on", value=value(facts.filled_on))
    if facts.authority:
        design = SealDesign(facts.authority, diameter=40)
        press(sheet, design, 152, y + 14, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> DeathCertificate:
    """A death of the last years."""
    died = ago(rng, today, 3, 1500)
    person = draw_person(rng, died, ages=(35, 95))
    relative = draw_person(rng, today, ages=(25, 60))
    district = one(rng, DISTRICTS)
    hospital = f"长沙市{district}{one(rng, ['样例医院', '范例人民医院', '示例中医院'])}"
    cause, immediate = CAUSES[int(rng.integers(len(CAUSES)))]
    usual = person.address if rng.random() < 0.6 else relative.address
    return DeathCertificate(
        certificate_no=f"43{digits(rng, int(rng.integers(8, 12)))}",
        name=person.name,
        sex=person.sex,
        ethnicity=person.ethnicity + "族",
        nationality="中国",
        id_number=person.id_number,
        age=f"{(died - person.born_on).days // 365}岁",
        marital_status=one(rng, ["已婚", "丧偶", "离婚", "未婚"]),
        born_on=person.born_on,
        education=one(rng, ["小学", "初中", "高中", "大专", "本科"]),
        occupation=one(rng, ["农民", "退(离)休人员", "职员", "工人", "个体经营者"]),
        died_on=died,
        place_of_death=one(rng, PLACES),
        workplace=one(rng, ["", "长沙范样机械厂", "长沙样源食品有限公司"]),
        registered_address=person.address,
        address=usual,
        relative=relative.name,
        phone=phone_number(rng),
        underlying_cause=cause,
        immediate_cause=immediate,
        interval=one(rng, ["2小时", "3天", "1月", "半小时"]),
        hospital=hospital,
        filled_on=min(today, died + timedelta(days=int(rng.integers(0, 4)))),
        authority=hospital if sealed(rng) else "",
        doctor=draw_person(rng, today, ages=(28, 60)).name if sealed(rng) else "",
        officer=draw_person(rng, today, ages=(28, 60)).name if sealed(rng) else "",
    )


TEMPLATES = (Template(CODE, DeathCertificate, SIZE, draw, invent),)
