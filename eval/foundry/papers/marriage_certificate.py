"""What a marriage or divorce certificate says → its open spread (结婚证, 离婚证)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import DayStyle, printed, value
from eval.foundry.fonts import Face
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import portrait, specimen, waves
from eval.foundry.people import DISTRICTS, UNASSIGNED, Person, draw_person
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

MARRIAGE_CODE = "marriage-certificate"
DIVORCE_CODE = "divorce-certificate"
SPREAD = (176.0, 122.0)
STACKED = (122.0, 176.0)
BACKDROP: Colour = (196, 44, 48)
RULE: Colour = (196, 150, 140)


@dataclass(frozen=True)
class Spouse:
    """One of the two as the certificate says it."""

    name: str
    nationality: str
    born_on: date
    id_number: str


@dataclass(frozen=True)
class MarriageCertificate(Paper):
    """The facts of a certificate. `authority` is the ring text of the seal and `registrar` who
    signed, "" where they are missing."""

    holder: str
    registered_on: date
    certificate_no: str
    remark: str
    man: Spouse
    woman: Spouse
    authority: str
    registrar: str


@dataclass(frozen=True)
class StackedMarriageCertificate(MarriageCertificate):
    """The same with its pages one over the other."""


@dataclass(frozen=True)
class DivorceCertificate(MarriageCertificate):
    """The end of a marriage; its photograph shows the holder alone."""


@dataclass(frozen=True)
class StackedDivorceCertificate(DivorceCertificate):
    """The same with its pages one over the other."""


def draw(facts: MarriageCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One spread. Variants: photograph above or beside the entries, the formula of grant,
    rules, colons, the woman first."""
    stacked = isinstance(facts, StackedMarriageCertificate | StackedDivorceCertificate)
    ended = isinstance(facts, DivorceCertificate)
    sheet = Sheet(*(STACKED if stacked else SPREAD), scale, paper=(252, 243, 238))
    waves(sheet, (246, 216, 214), strength=0.5, pitch=1.6, bend=1.8)
    if stacked:
        sheet.line(0, 88, 122, 88, 0.35, (206, 190, 184))
        _holder_wide(sheet, facts, style, ended)
        _persons(sheet, facts, style, 8, 96, 106, 34)
    else:
        sheet.line(88, 0, 88, 122, 0.35, (206, 190, 184))
        _holder_tall(sheet, facts, style, ended)
        _persons(sheet, facts, style, 94, 12, 76, 46)
    return (sheet,)


def _typed(style: Style) -> Face:
    faces = style.faces
    return (faces.song, faces.kai, faces.song_bold, faces.hei)[style.variant % 4]


def _entry(
    sheet: Sheet,
    style: Style,
    x: float,
    y: float,
    label: str,
    indent: float,
    key: str,
    text: str,
    normal: str = "",
    *,
    end: float = 0,
) -> None:
    colon = "：" if style.variant % 3 == 1 else ""
    sheet.text(x, y, label + colon, style.faces.song, 3.3, tracking=0.2)
    sheet.text(x + indent, y, text, _typed(style), 3.6, key=key, value=normal)
    if style.variant % 3 == 2:
        sheet.line(x + indent - 1, y + 1.2, end, y + 1.2, 0.15, RULE)


def _facts(facts: MarriageCertificate, ended: bool) -> list[tuple[str, str, str, str]]:
    day = printed(facts.registered_on, DayStyle.PADDED)
    number = "离婚证字号" if ended else "结婚证字号"
    return [
        ("持证人", "holder", facts.holder, ""),
        ("登记日期", "registered_on", day, value(facts.registered_on)),
        (number, "certificate_no", facts.certificate_no, ""),
        ("备注", "remark" if facts.remark else "", facts.remark, ""),
    ]


def _holder_tall(sheet: Sheet, facts: MarriageCertificate, style: Style, ended: bool) -> None:
    y = 72.0
    photo = (27, 10, 61, 56) if ended else (14, 10, 74, 52)
    if style.variant % 2:
        y, photo = 14.0, (27, 56, 61, 100) if ended else (16, 58, 72, 98)
    _photo(sheet, photo, ended)
    for label, key, text, normal in _facts(facts, ended):
        _entry(sheet, style, 8, y, label, 25, key, text, normal, end=80)
        y += 10.4
    x, base = photo[2] - 6, photo[3] - (6 if ended else 0)
    _seal(sheet, facts, style, x, base)
    if style.variant % 2:
        _registrar(sheet, facts, style, 10, 116)
    specimen(sheet, 80, 6, style.faces.hei_bold, size=3)


def _holder_wide(sheet: Sheet, facts: MarriageCertificate, style: Style, ended: bool) -> None:
    photo = (84, 14, 114, 54) if ended else (70, 14, 116, 48)
    _photo(sheet, photo, ended)
    y = 18.0
    for label, key, text, normal in _facts(facts, ended):
        _entry(sheet, style, 7, y, label, 22, key, text, normal, end=66)
        y += 11
    if style.variant % 2:
        law = (
            "《中华人民共和国民法典》"
            if facts.registered_on.year > 2020
            else "《中华人民共和国婚姻法》"
        )
        words = f"{'离' if ended else '结'}婚申请，符合{law}规定，予以登记，发给此证。"
        sheet.paragraph(8, 66, 66, [words], style.faces.song, 3.2, indent=2, leading=1.6)
    _registrar(sheet, facts, style, 8, 83)
    _seal(sheet, facts, style, 92, 62)
    specimen(sheet, 113, 7, style.faces.hei_bold, size=3)


def _registrar(sheet: Sheet, facts: MarriageCertificate, style: Style, x: float, y: float) -> None:
    end = sheet.text(x, y, "婚姻登记员：", style.faces.song, 3.2)
    rng = style.rng
    sign(sheet, facts.registrar, end + 13, y - 1.2, 4.2, style.faces.hand, rng, label="婚姻登记员")


def _photo(sheet: Sheet, box: tuple[float, float, float, float], alone: bool) -> None:
    left, top, right, bottom = box
    if alone:
        portrait(sheet, box, backdrop=BACKDROP)
        return
    middle = (left + right) / 2
    portrait(sheet, (left, top, middle, bottom), backdrop=BACKDROP)
    portrait(sheet, (middle, top, right, bottom), backdrop=BACKDROP)


def _seal(sheet: Sheet, facts: MarriageCertificate, style: Style, x: float, y: float) -> None:
    if facts.authority:
        design = SealDesign(facts.authority, diameter=38)
        press(sheet, design, x, y, style.faces.song_bold, style.rng)


def _persons(
    sheet: Sheet,
    facts: MarriageCertificate,
    style: Style,
    x: float,
    y: float,
    width: float,
    pitch: float,
) -> None:
    """The two blocks of entries, each three rows."""
    pairs = [("man", "男", facts.man), ("woman", "女", facts.woman)]
    if style.variant % 5 == 4:
        pairs.reverse()
    step = min(12.0, pitch / 3)
    second = x + 0.46 * width
    for who, sex, person in pairs:
        row = y + 4
        _entry(sheet, style, x, row, "姓名", 12, f"{who}_name", person.name, end=second - 2)
        _entry(sheet, style, second, row, "性别", 12, "", sex, end=x + width)
        row += step
        nation, key = person.nationality, f"{who}_nationality"
        _entry(sheet, style, x, row, "国籍", 12, key, nation, end=second - 2)
        born = printed(person.born_on, DayStyle.PADDED)
        key = f"{who}_born_on"
        _entry(
            sheet,
            style,
            second - 7,
            row,
            "出生日期",
            17.5,
            key,
            born,
            value(person.born_on),
            end=x + width,
        )
        row += step
        key = f"{who}_id_number"
        _entry(sheet, style, x, row, "身份证件号", 23, key, person.id_number, end=x + width)
        y += pitch + 6


def invent(rng: np.random.Generator, today: date) -> MarriageCertificate:
    """A couple married within the last twenty years."""
    return _invented(rng, today, "J")


def invent_stacked(rng: np.random.Generator, today: date) -> StackedMarriageCertificate:
    """The same, stacked."""
    return StackedMarriageCertificate(**vars(_invented(rng, today, "J")))


def invent_divorce(rng: np.random.Generator, today: date) -> DivorceCertificate:
    """A couple parted within the last twenty years."""
    return DivorceCertificate(**vars(_invented(rng, today, "L")))


def invent_stacked_divorce(rng: np.random.Generator, today: date) -> StackedDivorceCertificate:
    """The same, stacked."""
    return StackedDivorceCertificate(**vars(_invented(rng, today, "L")))


def _invented(rng: np.random.Generator, today: date, letter: str) -> MarriageCertificate:
    day = ago(rng, today, 20, 7000)
    man = draw_person(rng, day, ages=(22, 55), sex="男")
    woman = draw_person(rng, day, ages=(20, 52), sex="女")
    office = f"长沙市{one(rng, DISTRICTS)}民政局婚姻登记专用章"
    again = "补发结婚证" if letter == "J" else "补发离婚证"
    return MarriageCertificate(
        holder=(man if rng.random() < 0.5 else woman).name,
        registered_on=day,
        certificate_no=f"{letter}{one(rng, UNASSIGNED)}-{day.year}-{digits(rng, 6)}",
        remark=one(rng, ["", "", "", again]),
        man=_spouse(man),
        woman=_spouse(woman),
        authority=office if sealed(rng) else "",
        registrar=draw_person(rng, today, ages=(25, 55)).name if sealed(rng) else "",
    )


def _spouse(person: Person) -> Spouse:
    return Spouse(person.name, "中国", person.born_on, person.id_number)


TEMPLATES = (
    Template(MARRIAGE_CODE, MarriageCertificate, SPREAD, draw, invent),
    Template(MARRIAGE_CODE, StackedMarriageCertificate, STACKED, draw, invent_stacked),
    Template(DIVORCE_CODE, DivorceCertificate, SPREAD, draw, invent_divorce),
    Template(DIVORCE_CODE, StackedDivorceCertificate, STACKED, draw, invent_stacked_divorce),
)
