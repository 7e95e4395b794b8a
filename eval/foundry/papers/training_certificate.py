"""What a certificate of a driver's training says → its sheet (道路货物运输驾驶员培训结业证书)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.grid import span
from eval.foundry.offices import ago, digits, firm, one
from eval.foundry.offices import sealed as bears_seal
from eval.foundry.ornament import portrait, specimen, waves
from eval.foundry.people import Person, draw_person
from eval.foundry.rows import Hand, Row, column, day, row, said, table, with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "training-certificate"
SIZE = (260.0, 185.0)
RED: Colour = (176, 38, 40)
GOLD: Colour = (204, 168, 96)
BLUE: Colour = (44, 82, 132)
GOODS, PASSENGERS = "道路货物运输驾驶员", "道路旅客运输驾驶员"
CATEGORIES = (GOODS, GOODS, GOODS, PASSENGERS, "道路危险货物运输驾驶员")
HOURS = (24, 48, 60, 80, 90, 120)
BODIES = ("驾驶培训学校", "机动车驾驶员培训有限公司", "道路运输培训中心", "职业培训学校")
BODY_LABELS = ("培训机构", "培训单位", "培训机构")
FIT, UNFIT = "合格", "不合格"


@dataclass(frozen=True)
class TrainingCertificate(Paper):
    """The facts of a certificate. The training ran from `starts_on` to `ends_on`; `result` is
    that of its examination (FIT, UNFIT), "" where none is named. `training_body` is the ring text
    of the seal where it is `sealed`, unless the seal is another's."""

    certificate_no: str
    trainee: Person
    category: str
    training_body: str
    hours: int
    starts_on: date
    ends_on: date
    result: str
    issued_on: date
    sealed: bool = True
    other_seal: str = ""


def draw(facts: TrainingCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: told in a sentence, in rows beside a photograph, in a table; the
    title's wording; the border's colours."""
    sheet = Sheet(*SIZE, scale, paper=(252, 251, 246))
    faces = style.faces
    edge = RED if style.variant % 2 else BLUE
    if style.variant % 4 < 2:
        tint: Colour = (244, 232, 222) if style.variant % 2 else (226, 234, 242)
        waves(sheet, tint, strength=0.4, pitch=2.0, bend=2.4)
    sheet.rectangle((8, 8, 252, 177), outline=GOLD, width=1.6)
    sheet.rectangle((11, 11, 249, 174), outline=edge, width=0.5)
    specimen(sheet, 230, 22, faces.hei_bold, size=5)
    _heading(sheet, facts, style)
    match style.variant % 3:
        case 0:
            y = _told(sheet, facts, style)
        case 1:
            y = _in_rows(sheet, facts, style)
        case _:
            y = _in_table(sheet, facts, style)
    _foot(sheet, facts, style, max(y, 142.0))
    return (sheet,)


def _heading(sheet: Sheet, facts: TrainingCertificate, style: Style) -> None:
    faces = style.faces
    long = f"{facts.category}培训结业证书"
    face = faces.song_bold if style.variant % 2 else faces.hei_bold
    if style.variant // 3 % 2:
        sheet.text(130, 34, "结业证书", face, 12, fill=RED, tracking=5, align="centre")
        size = 5.4
        sheet.text(130, 44, f"（{facts.category}从业资格培训）", faces.song, size, align="centre")
    else:
        sheet.text(130, 38, long, face, 9.4, fill=RED, tracking=0.8, align="centre")


def _told(sheet: Sheet, facts: TrainingCertificate, style: Style) -> float:
    faces, who = style.faces, facts.trainee
    body = faces.kai if style.variant % 2 else faces.song
    end = sheet.text(150, 56, "证书编号：", faces.song, 4.6)
    sheet.text(end, 56, facts.certificate_no, faces.song, 4.6, key="certificate_no")
    portrait(sheet, (28, 62, 56, 100), backdrop=(206, 220, 238))
    first, last = (printed(d, DayStyle.HAN) for d in (facts.starts_on, facts.ends_on))
    examined: list[str | Fact] = []
    if facts.result:
        examined = ["，经考核", Fact("result", facts.result)]
    runs: list[str | Fact] = [
        "学员",
        Fact("name", who.name),
        "，",
        Fact("sex", who.sex),
        "，身份证号码：",
        Fact("id_number", who.id_number),
        "，于",
        Fact("starts_on", first, value(facts.starts_on)),
        "至",
        Fact("ends_on", last, value(facts.ends_on)),
        "参加",
        Fact("category", facts.category),
        "从业资格培训，完成规定的",
        Fact("hours", f"{facts.hours}", f"{facts.hours}"),
        "学时",
        *examined,
        "。" if facts.result == UNFIT else "，准予结业。",
    ]
    y = sheet.paragraph(66, 70, 164, runs, body, 5.6, indent=2, leading=1.9)
    span(sheet, "starts_on", "ends_on", "period")
    return sheet.paragraph(66, y, 164, ["特发此证。"], body, 5.6, indent=2, leading=1.9) + 8


def _rows(facts: TrainingCertificate, style: Style) -> list[Row]:
    who, wording = facts.trainee, style.variant // 3 % 2
    between = " 至 " if style.day is not DayStyle.ISO else "至"
    rows = [
        row(("证书编号", "编号")[wording], "certificate_no", facts.certificate_no),
        row("姓名", "name", who.name),
        row("性别", "sex", who.sex),
        row(("身份证号码", "公民身份号码")[wording], "id_number", who.id_number),
        row(("培训类别", "从业资格类别")[wording], "category", facts.category),
        Row(
            ("培训时间", "培训起止时间")[wording],
            (
                day("starts_on", facts.starts_on, style.day),
                between,
                day("ends_on", facts.ends_on, style.day),
            ),
        ),
        Row(
            ("培训学时", "学时")[wording], (said("hours", f"{facts.hours}学时", f"{facts.hours}"),)
        ),
    ]
    return [*rows, row(("考核结果", "结业考核")[wording], "result", facts.result)]


def _in_rows(sheet: Sheet, facts: TrainingCertificate, style: Style) -> float:
    faces = style.faces
    typed = faces.hei if style.variant % 2 else faces.song
    hand = Hand(faces.song, typed, 4.9)
    portrait(sheet, (28, 60, 58, 101), backdrop=(206, 220, 238))
    column(sheet, _rows(facts, style), hand, x=72, y=58, label_width=0, width=165, pitch=10.4)
    span(sheet, "starts_on", "ends_on", "period")
    return 146.0


def _in_table(sheet: Sheet, facts: TrainingCertificate, style: Style) -> float:
    faces = style.faces
    hand = Hand(faces.song, faces.hei if style.variant % 2 else faces.kai, 4.6)
    number, name, sex, citizen, category, time, hours, result = _rows(facts, style)
    upper = [[name, sex], [citizen], [number]]
    lower = [[category], [time], [hours, result]]
    table(sheet, upper, hand, (26, 52, 200, 91), label_width=32)
    table(sheet, lower, hand, (26, 91, 234, 130), label_width=32)
    sheet.rectangle((200, 52, 234, 91))
    portrait(sheet, (202.5, 53.5, 231.5, 89.5), backdrop=(206, 220, 238))
    span(sheet, "starts_on", "ends_on", "period")
    return 146.0


def _foot(sheet: Sheet, facts: TrainingCertificate, style: Style, y: float) -> None:
    faces, body = style.faces, facts.training_body
    day_style = style.closing_day
    face = with_zero(faces.song, faces.hei)
    on, normal = printed(facts.issued_on, day_style), value(facts.issued_on)
    if style.variant % 2:
        words = BODY_LABELS[style.variant % 3] + ("（盖章）" if style.variant % 4 == 1 else "")
        x = min(128.0, 240 - sheet.text_width(f"{words}：{body}", faces.song, 4.8))
        end = sheet.text(x, y, f"{words}：", faces.song, 4.8)
        right = sheet.text(end, y, body, faces.song, 4.8, key="training_body")
        end = sheet.text(x, y + 11, "发证日期：", faces.song, 4.8)
        sheet.text(end, y + 11, on, face, 4.8, key="issued_on", value=normal)
        middle = min(right - 12, 222.0)
    else:
        middle = 182.0
        sheet.text(middle, y, body, faces.song, 5.0, align="centre", key="training_body")
        sheet.text(middle, y + 11, on, face, 5.0, align="centre", key="issued_on", value=normal)
    if facts.sealed:
        x = middle + float(style.rng.uniform(-6, 8))
        design = SealDesign(facts.other_seal or body, diameter=40)
        press(sheet, design, x, y + 6, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> TrainingCertificate:
    """Facts by chance: three in ten without the seal."""
    issued = ago(rng, today, 3, 900)
    ends = issued - timedelta(days=int(rng.integers(1, 20)))
    number = f"{one(rng, ['湘', 'JY', ''])}{issued.year}{digits(rng, 7)}"
    return TrainingCertificate(
        certificate_no=number,
        trainee=draw_person(rng, today, ages=(21, 58)),
        category=one(rng, CATEGORIES),
        training_body=firm(rng, BODIES),
        hours=int(rng.choice(HOURS)),
        starts_on=ends - timedelta(days=int(rng.integers(8, 60))),
        ends_on=ends,
        result=FIT if rng.random() < 0.75 else "",
        issued_on=issued,
        sealed=bears_seal(rng),
    )


TEMPLATES = (Template(CODE, TrainingCertificate, SIZE, draw, invent),)
