"""What a vehicle licence says → its pages (机动车行驶证, 主页 alone or with the 副页)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.chop import chop
from eval.foundry.days import DayStyle, printed, value
from eval.foundry.fonts import Face
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import gradient, specimen, waves
from eval.foundry.people import draw_person, draw_premises, firm_name
from eval.foundry.sheet import Colour, Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "vehicle-licence"
PAGE = (88.0, 60.0)
SPREAD = (176.0, 60.0)
STACKED = (88.0, 122.0)
LABEL: Colour = (72, 72, 78)
FRAME: Colour = (120, 124, 128)
POLICE = "湖南省长沙市公安局交通警察支队"
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
LETTER_WORTH = (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9)
WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
# Kind, maker's plate and model, seats, whole, bare and load weight in kg, dimensions in mm.
VEHICLES = (
    ("小型轿车", "样车牌YC7150A2", 5, 1720, 1320, "", "4630×1780×1490"),
    ("小型普通客车", "范例牌FL6470B5", 7, 2340, 1815, "", "4720×1870×1740"),
    ("轻型栏板货车", "示例牌SL1041D3", 2, 4495, 2360, "1940", "5995×2160×2340"),
    ("重型半挂牵引车", "样板牌YB4250H6", 3, 25000, 8800, "", "7130×2550×3740"),
    ("小型轿车", "模拟牌MN7001BEV", 5, 2110, 1700, "", "4785×1875×1510"),
    ("普通二轮摩托车", "虚构牌XG125-8", 2, 268, 118, "", "1990×730×1110"),
)
USES = ("非营运", "非营运", "非营运", "货运", "租赁", "预约出租客运", "营转非", "公路客运")


@dataclass(frozen=True)
class VehicleLicence(Paper):
    """The main page (主页). `authority` are the words of the printed seal, "" where there is
    none."""

    plate: str
    kind: str
    owner: str
    address: str
    use: str
    model: str
    vin: str
    engine_no: str
    registered_on: date
    issued_on: date
    authority: str


@dataclass(frozen=True)
class VehicleLicenceSpread(VehicleLicence):
    """The main page with its duplicate (副页) at its side. Weights and seats as printed."""

    file_number: str
    seats: str
    whole_weight: str
    bare_weight: str
    load: str
    extent: str
    note: str
    inspection: str


@dataclass(frozen=True)
class VehicleLicenceStack(VehicleLicenceSpread):
    """The main page with its duplicate under it, as on a copy."""


def draw(facts: VehicleLicence, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: English beside the labels or under them; faces; tint."""
    sheet = Sheet(*_size(facts), scale, paper=(240, 243, 246))
    gradient(sheet, (230, 240, 248), (244, 240, 236))
    waves(sheet, (206, 220, 234), strength=0.5, pitch=1.4, bend=1.9)
    _main(sheet, facts, style)
    if isinstance(facts, VehicleLicenceStack):
        sheet.line(0, 61, 88, 61, 0.4, (170, 176, 176))
        _duplicate(sheet, facts, style, 0, 62)
    elif isinstance(facts, VehicleLicenceSpread):
        sheet.line(88, 0, 88, 60, 0.4, (170, 176, 176))
        _duplicate(sheet, facts, style, 88, 0)
    return (sheet,)


def _size(facts: VehicleLicence) -> tuple[float, float]:
    if isinstance(facts, VehicleLicenceStack):
        return STACKED
    return SPREAD if isinstance(facts, VehicleLicenceSpread) else PAGE


def _typed(style: Style) -> Face:
    faces = style.faces
    return (faces.hei, faces.song_bold, faces.hei_bold)[style.variant % 3]


def _field(
    sheet: Sheet,
    style: Style,
    x: float,
    y: float,
    label: tuple[str, str],
    indent: float,
    key: str,
    text: str,
    normal: str = "",
    size: float = 2.7,
) -> None:
    """A label in two languages and its value."""
    faces = style.faces
    words, english = label
    end = sheet.text(x, y, words, faces.hei, 2.1, fill=LABEL)
    if style.variant % 4 == 3 or size < 2.5:
        sheet.text(x, y + 1.8, english, faces.hei, 1.4, fill=LABEL)
    else:
        sheet.text(end + 0.5, y, english, faces.hei, 1.4, fill=LABEL)
    sheet.text(x + indent, y + 0.2, text, _typed(style), size, key=key, value=normal)


def _main(sheet: Sheet, facts: VehicleLicence, style: Style) -> None:
    faces = style.faces
    title = "中华人民共和国机动车行驶证"
    sheet.text(44, 6.2, title, faces.hei_bold, 3.7, tracking=0.75, align="centre")
    english = "Vehicle License of the People's Republic of China"
    sheet.text(44, 9.2, english, faces.hei, 1.9, align="centre")
    _field(sheet, style, 4, 15, ("号牌号码", "Plate No."), 20, "plate", facts.plate)
    _field(sheet, style, 48, 15, ("车辆类型", "Vehicle Type"), 19, "vehicle_type", facts.kind)
    _field(sheet, style, 4, 21.4, ("所有人", "Owner"), 20, "owner", facts.owner)
    sheet.text(4, 27.8, "住址", faces.hei, 2.1, fill=LABEL)
    sheet.text(9, 27.8, "Address", faces.hei, 1.4, fill=LABEL)
    address = [Fact("address", facts.address)]
    fits = min(2.6, 2.6 * 59 / sheet.text_width(facts.address, _typed(style), 2.6))
    sheet.paragraph(24, 28, 62, address, _typed(style), fits, leading=1.3)
    use = ("使用性质", "Use Character")
    _field(sheet, style, 4, 34.2, use, 20, "use_character", facts.use)
    _field(sheet, style, 46, 34.2, ("品牌型号", "Model"), 14, "model", facts.model)
    drop = 0.9 if style.variant % 4 == 3 else 0.0
    for y in (16.4 + drop, 22.8 + drop, 29.2, 35.6 + drop):
        sheet.line(24, y, 84, y, 0.1, FRAME)
    chop(sheet, facts.authority, (4, 38, 23, 57), faces.song_bold)
    _field(sheet, style, 26, 40.6, ("车辆识别代号", "VIN"), 18, "vin", facts.vin)
    _field(sheet, style, 26, 47, ("发动机号码", "Engine No."), 20.5, "engine_no", facts.engine_no)
    first, last = facts.registered_on, facts.issued_on
    iso = DayStyle.ISO
    first_label, last_label = ("注册日期", "Register Date"), ("发证日期", "Issue Date")
    key, text = "registered_on", printed(first, iso)
    _field(sheet, style, 26, 53.6, first_label, 12.5, key, text, value(first), 2.45)
    key, text = "issued_on", printed(last, iso)
    _field(sheet, style, 56, 53.6, last_label, 12.5, key, text, value(last), 2.45)
    specimen(sheet, 80, 43.6, faces.hei_bold, size=1.8)


def _duplicate(sheet: Sheet, facts: VehicleLicenceSpread, style: Style, x: float, y: float) -> None:
    faces = style.faces
    title = "中华人民共和国机动车行驶证副页"
    sheet.text(x + 44, y + 6, title, faces.hei_bold, 3.4, tracking=0.6, align="centre")
    rows: tuple[tuple[tuple[str, str, str], ...], ...] = (
        (("号牌号码", "", facts.plate), ("档案编号", "file_number", facts.file_number)),
        (("核定载人数", "seats", facts.seats), ("总质量", "whole_weight", facts.whole_weight)),
        (("整备质量", "bare_weight", facts.bare_weight), ("核定载质量", "load", facts.load)),
        (("外廓尺寸", "extent", facts.extent), ("准牵引总质量", "", "--")),
        (("备注", "note", facts.note),),
        (("检验记录", "inspection", facts.inspection),),
    )
    top = y + 9
    for cells in rows:
        wide = 80 / len(cells)
        for number, (label, key, text) in enumerate(cells):
            left = x + 4 + number * wide
            sheet.rectangle((left, top, left + wide, top + 8), width=0.15, outline=FRAME)
            sheet.line(left + 13, top, left + 13, top + 8, 0.15, FRAME)
            small = min(2.1, 12.4 / len(label))
            sheet.text(left + 6.5, top + 4.8, label, faces.hei, small, fill=LABEL, align="centre")
            shown = key if text not in ("", "--") else ""
            size = 2.5 if len(text) < 14 else 2.3
            sheet.text(left + 14, top + 4.9, text, _typed(style), size, key=shown)
        top += 8


def invent(rng: np.random.Generator, today: date) -> VehicleLicence:
    """The main page of a vehicle of some years, a person's or a firm's."""
    return _main_facts(rng, today, VEHICLES[int(rng.integers(len(VEHICLES)))])


def _main_facts(
    rng: np.random.Generator, today: date, vehicle: tuple[str, str, int, int, int, str, str]
) -> VehicleLicence:
    person = draw_person(rng, today, ages=(20, 70))
    firm = rng.random() < 0.3
    place = draw_premises(rng)
    registered = ago(rng, today, 60, 4000)
    again = rng.random() < 0.3
    issued = ago(rng, today, 10, (today - registered).days + 11) if again else registered
    return VehicleLicence(
        plate=plate(rng),
        kind=vehicle[0],
        owner=firm_name(rng, individual=False) if firm else person.name,
        address=place.address if firm else person.address,
        use=one(rng, USES),
        model=vehicle[1],
        vin=vin(rng),
        engine_no=f"{one(rng, LETTERS)}{digits(rng, int(rng.integers(6, 9)))}",
        registered_on=registered,
        issued_on=max(issued, registered),
        authority=POLICE if sealed(rng) else "",
    )


def plate(rng: np.random.Generator) -> str:
    """A plate of the letter Z, which no city of the province bears; green ones have eight
    characters."""
    body = "".join(one(rng, LETTERS if rng.random() < 0.3 else "0123456789") for _ in range(5))
    green = one(rng, "DF") if rng.random() < 0.25 else ""
    return f"湘Z{green}{body}"


def vin(rng: np.random.Generator) -> str:
    """Seventeen characters by GB 16735 with their check digit in the ninth place; no maker
    bears the first three."""
    alphabet = LETTERS + "0123456789"
    body = ["L", "0", "0", *(one(rng, alphabet) for _ in range(8)), *digits(rng, 6)]
    total = sum(_worth(char) * weight for char, weight in zip(body, WEIGHTS, strict=True))
    body[8] = "0123456789X"[total % 11]
    return "".join(body)


def _worth(char: str) -> int:
    if char.isdigit():
        return int(char)
    return LETTER_WORTH[LETTERS.index(char)]


def invent_spread(rng: np.random.Generator, today: date) -> VehicleLicenceSpread:
    """Both pages side by side."""
    vehicle = VEHICLES[int(rng.integers(len(VEHICLES)))]
    main = vars(_main_facts(rng, today, vehicle))
    _, _, seats, whole, bare, load, extent = vehicle
    until = f"{today.year + int(rng.integers(0, 2))}年{int(rng.integers(1, 13)):02d}月"
    return VehicleLicenceSpread(
        **main,
        file_number=f"4301{digits(rng, 8)}",
        seats=f"{seats}人",
        whole_weight=f"{whole}kg",
        bare_weight=f"{bare}kg",
        load=f"{load}kg" if load else "--",
        extent=f"{extent}mm",
        note=one(rng, ["", "", f"强制报废期止:{today.year + 9}-05-12"]),
        inspection=f"检验有效期至{until}湘Z({int(rng.integers(1, 40)):02d})",
    )


def invent_stack(rng: np.random.Generator, today: date) -> VehicleLicenceStack:
    """Both pages on one copy."""
    return VehicleLicenceStack(**vars(invent_spread(rng, today)))


TEMPLATES = (
    Template(CODE, VehicleLicence, PAGE, draw, invent, card=True),
    Template(CODE, VehicleLicenceSpread, SPREAD, draw, invent_spread),
    Template(CODE, VehicleLicenceStack, STACKED, draw, invent_stack),
)
