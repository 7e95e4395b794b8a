"""Chance → the values a paper's patterns are filled with: fictional people, firms, places, days.

People, numbers and telephone lines are the foundry's; names, firms and places also take any
common character, so that no model learns a list of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import cn2an
import numpy as np
import yaml

from eval.foundry.days import DayStyle, printed, years_later
from eval.foundry.people import (
    Person,
    credit_code,
    draw_person,
    draw_premises,
    firm_name,
    phone_number,
)

Rng = np.random.Generator
_FIRST_DAY = date(2008, 1, 1)


@cache
def _words() -> Mapping[str, Sequence[str]]:
    path = Path(__file__).parent / "words.yaml"
    words: Mapping[str, Sequence[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return words


@cache
def common_characters() -> str:
    """The 3755 characters of GB 2312's first level."""
    rows = (bytes([high, low]) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return "".join(code.decode("gb2312", "ignore") for code in rows)


def pick(rng: Rng, key: str) -> str:
    """One of the words of this kind."""
    words = _words()[key]
    return str(words[int(rng.integers(len(words)))])


def letters(rng: Rng, least: int, most: int) -> str:
    """So many common characters."""
    chars = common_characters()
    count = int(rng.integers(least, most + 1))
    return "".join(chars[int(rng.integers(len(chars)))] for _ in range(count))


def name(rng: Rng, person: Person) -> str:
    """The person's drawn name, or one of any characters, now and then of two surnames or with
    a dot."""
    chance = rng.random()
    if chance < 0.4:
        return person.name
    if chance < 0.9:
        return pick(rng, "surnames") + letters(rng, 1, 2)
    if chance < 0.96:
        return pick(rng, "double_surnames") + letters(rng, 1, 2)
    return letters(rng, 2, 4) + "·" + letters(rng, 2, 4)


def firm(rng: Rng) -> str:
    if rng.random() < 0.25:
        return firm_name(rng, individual=bool(rng.random() < 0.3))
    place = "" if rng.random() < 0.1 else letters(rng, 1, 2) + pick(rng, "place_ends")
    if rng.random() < 0.4:
        place += letters(rng, 1, 2) + pick(rng, "place_ends")
    tail = pick(rng, "forms") if rng.random() < 0.75 else pick(rng, "shops")
    branch = letters(rng, 2, 2) + "分公司" if rng.random() < 0.06 else ""
    if rng.random() < 0.12:
        place = f"({place})" if place else ""
        return letters(rng, 2, 3) + place + pick(rng, "trades") + tail + branch
    return place + letters(rng, 2, 4) + pick(rng, "trades") + tail + branch


def address(rng: Rng) -> str:
    """The foundry's, or one in its shape whose names are chance characters."""
    if rng.random() < 0.35:
        return draw_premises(rng, flat=bool(rng.random() < 0.5)).address
    parts = [letters(rng, 2, 2) + "省"] if rng.random() < 0.7 else []
    parts += [letters(rng, 2, 2) + pick(rng, "city_ends")] if rng.random() < 0.85 else []
    parts += [letters(rng, 1, 3) + pick(rng, "district_ends")]
    parts += [letters(rng, 2, 3) + pick(rng, "street_ends")]
    if rng.random() < 0.85:
        parts += [f"{int(rng.integers(1, 999))}号"]
    if rng.random() < 0.5:
        parts += [letters(rng, 2, 4) + pick(rng, "building_ends")]
    ends = (
        "{}栋{}室",
        "{}栋1单元{}号",
        "{}幢{}",
        "第{}组{}号",
        "{}座{}房",
        "A{}栋-{}",
        "{}-{}号铺",
    )
    if rng.random() < 0.8:
        end = ends[int(rng.integers(len(ends)))]
        parts += [end.format(int(rng.integers(1, 30)), int(rng.integers(101, 2900)))]
    return "".join(parts)


def day(rng: Rng, on: date, style: str) -> str:
    """The day in one of the printed styles, or in one the foundry does not print."""
    if style == "slashed":
        return f"{on.year}/{on.month}/{on.day}"
    if style == "dashed":
        return f"{on.year}-{on.month}-{on.day}"
    if style == "half":
        return f"{on.year}年{on.month:02d}月{on.day}日"
    if style == "number":
        return f"{on.year}年{on.month}月{on.day}号"
    return printed(on, DayStyle(style))


def day_style(rng: Rng) -> str:
    styles = [*(str(style) for style in DayStyle), "half", "number", "slashed", "dashed", "han"]
    shares = np.array([6, 4, 5, 2, 2, 2, 2, 0.6, 0.5, 0.5, 3])
    return styles[int(rng.choice(len(styles), p=shares / shares.sum()))]


def amount(rng: Rng, yuan: int) -> str:
    chance = rng.random()
    if chance < 0.6:
        return str(yuan)
    if chance < 0.75:
        return f"{yuan:,}"
    return f"{yuan:,}.00" if chance < 0.85 else f"{yuan}.00"


def capital(yuan: int) -> str:
    return str(cn2an.an2cn(yuan, "rmb"))


def code(rng: Rng) -> str:
    """A certificate's number: figures, letters and figures, or a document number in brackets."""
    figures = "".join(str(d) for d in rng.integers(0, 10, int(rng.integers(6, 18))))
    chance = rng.random()
    if chance < 0.45:
        return figures
    if chance < 0.65:
        return letters_ascii(rng, 1, 3) + figures
    year, number = int(rng.integers(2010, 2027)), int(rng.integers(1, 99999))
    if chance < 0.9:
        mark = letters(rng, 1, 4) + ("字" if rng.random() < 0.5 else "")
        opening, closing = ("〔〕", "[]", "()")[int(rng.integers(3))]
        return f"{mark}{opening}{year}{closing}{'第' if rng.random() < 0.4 else ''}{number}号"
    return f"{year}-{number:05d}"


def letters_ascii(rng: Rng, least: int, most: int) -> str:
    count = int(rng.integers(least, most + 1))
    return "".join("ABCDEFGHJKLMNPQRTUWXY"[int(rng.integers(21))] for _ in range(count))


def phone(rng: Rng) -> str:
    """The foundry's, or eleven figures that begin as no mobile number does."""
    if rng.random() < 0.4:
        return phone_number(rng)
    return "10" + "".join(str(d) for d in rng.integers(0, 10, 9))


def matter(rng: Rng) -> str:
    """What is to be done: objects with what is done to them, one or several."""
    said = pick(rng, "matter_objects") + pick(rng, "matter_deeds")
    chance = rng.random()
    if chance < 0.2:
        return said + pick(rng, "matter_joints") + pick(rng, "matter_deeds")
    if chance < 0.3:
        return said + "、" + pick(rng, "matter_objects") + pick(rng, "matter_deeds")
    if chance < 0.38:
        return letters(rng, 2, 4) + pick(rng, "matter_objects") + pick(rng, "matter_deeds")
    return said


@dataclass(frozen=True)
class Facts:
    """`values` by mark, `party` firm or person."""

    values: Mapping[str, str]
    party: str


def draw_facts(code_of_type: str, rng: Rng) -> Facts:
    """A value for every mark any pattern of this type bears."""
    today = _FIRST_DAY + timedelta(days=int(rng.integers(0, 7000)))
    people = [draw_person(rng, today, ages=(19, 70)) for _ in range(4)]
    names = [name(rng, person) for person in people]
    firms = [firm(rng) for _ in range(2)]
    business = bool(rng.random() < 0.45)
    style = day_style(rng)
    closing = style if rng.random() < 0.6 else day_style(rng)
    first = today + timedelta(days=int(rng.integers(-30, 400)))
    last = years_later(first, int(rng.integers(1, 6))) - timedelta(days=int(rng.integers(0, 2)))
    if rng.random() < 0.4:
        last = first + timedelta(days=int(rng.integers(7, 400)))
    months = max(1, round((last - first).days / 30.4))
    yuan = int(rng.integers(3, 900)) * 50
    deposit = yuan * int(rng.integers(1, 4))
    codes = [credit_code(rng, individual=bool(rng.random() < 0.4)) for _ in range(2)]
    second = bool(rng.random() < 0.5)

    def on(offset: int) -> str:
        return day(rng, today + timedelta(days=offset), style)

    starts, ends = day(rng, first, style), day(rng, last, style)
    values = {
        "_office": pick(rng, "offices_before") + letters(rng, 1, 3) + pick(rng, "offices"),
        "_sex": people[3].sex,
        "_address": address(rng),
        "_post": pick(rng, "posts"),
        "_name": names[3],
        "_date": on(int(rng.integers(-9000, 0))),
        "_phone": phone(rng),
        "_code": code(rng),
        "_kin": pick(rng, "kin"),
        "_reason": pick(rng, "excuses"),
        "_digit": str(int(rng.integers(1, 31))),
        "_capital": capital(yuan),
        "_amount": amount(rng, int(rng.integers(1, 3000)) * 10),
        "_place": letters(rng, 2, 3),
        "_level": pick(rng, "levels"),
        "_ethnicity": people[0].ethnicity,
        "_firm": firms[1],
        "_department": letters(rng, 2, 4) + "学院",
        "_clock": f"{int(rng.integers(0, 24))}时{int(rng.integers(0, 60))}分",
        "principal": firms[0] if business else names[0],
        "principal_number": codes[0] if business else people[0].id_number,
        "legal_representative": names[0],
        "agent": names[1],
        "agent_id_number": people[1].id_number,
        "agent_phone": phone(rng),
        "matter": matter(rng),
        "valid_from": starts,
        "valid_until": ends,
        "signed_on": day(rng, today, closing),
        "promisor": firms[0] if business else names[0],
        "number": codes[0] if business else people[0].id_number,
        "phone": phone(rng),
        "address": address(rng),
        "authority": pick(rng, "offices_before") + letters(rng, 1, 3) + pick(rng, "offices"),
        "lessor": firms[0] if business else names[0],
        "lessor_number": codes[0] if business else people[0].id_number,
        "lessee": firms[1] if second else names[1],
        "lessee_number": codes[1] if second else people[1].id_number,
        "area": f"{rng.uniform(8, 900):.{int(rng.integers(0, 3))}f}",
        "use": pick(rng, "uses"),
        "term": _length(rng, months),
        "starts_on": starts,
        "ends_on": ends,
        "rent": amount(rng, yuan),
        "payment": pick(rng, "payments"),
        "deposit": amount(rng, deposit),
        "employer": firms[0],
        "employer_code": codes[0],
        "employer_address": address(rng),
        "employee": names[1],
        "employee_address": people[1].address if rng.random() < 0.3 else address(rng),
        "contract_type": pick(rng, "contract_types"),
        "probation": pick(rng, "probations"),
        "position": pick(rng, "posts"),
        "workplace": address(rng)
        if rng.random() < 0.4
        else letters(rng, 2, 2) + "市" + letters(rng, 2, 2) + pick(rng, "district_ends"),
        "hours": pick(rng, "hours"),
        "wage": amount(rng, yuan),
        "pay_day": str(int(rng.integers(1, 31))),
        "id_number": people[1].id_number,
        "sex": people[1].sex,
        "ended_on": day(rng, first + timedelta(days=int(rng.integers(60, 900))), style),
        "reason": pick(rng, "reasons"),
        "certificate_no": code(rng),
        "name": names[1],
        "nationality": "中国" if rng.random() < 0.8 else pick(rng, "countries"),
        "ethnicity": people[1].ethnicity,
        "period_from": starts,
        "period_until": ends,
        "result": pick(rng, "clean_records"),
        "purpose": pick(rng, "purposes"),
        "issued_by": letters(rng, 2, 3) + pick(rng, "clinics"),
        "issued_on": day(rng, today, closing),
        "born_on": day(rng, people[1].born_on, style),
        "enrolled": day(rng, date(today.year - 4, 9, 1), "han").partition("月")[0] + "月",
        "finished": day(rng, date(today.year, 6 + int(rng.integers(0, 2)), 1), "han").partition(
            "月"
        )[0]
        + "月",
        "major": pick(rng, "majors")
        if rng.random() < 0.6
        else letters(rng, 2, 4) + pick(rng, "major_ends"),
        "duration": pick(rng, "durations"),
        "education_level": pick(rng, "levels"),
        "study_form": pick(rng, "study_forms"),
        "school": letters(rng, 2, 4) + pick(rng, "school_ends"),
        "president": names[2],
        "degree": pick(rng, "degree_fields") + pick(rng, "degree_levels"),
        "graduate_kind": pick(rng, "graduate_kinds"),
        "age": str(int(rng.integers(18, 66))),
        "category": pick(rng, "categories"),
        "checked_on": on(-int(rng.integers(0, 30))),
        "gestational_age": f"{int(rng.integers(35, 42))}周",
        "weight": f"{int(rng.integers(200, 450)) * 10}克",
        "length": f"{int(rng.integers(44, 56))}厘米",
        "birthplace": letters(rng, 2, 2) + "市" + letters(rng, 2, 2) + "区",
        "hospital": letters(rng, 2, 4) + pick(rng, "hospitals"),
        "registered_address": address(rng),
        "died_on": on(-int(rng.integers(0, 60))),
        "place_of_death": pick(rng, "places_of_death"),
        "immediate_cause": pick(rng, "causes"),
        "underlying_cause": pick(rng, "causes"),
        "marital_status": pick(rng, "marital"),
        "education": pick(rng, "levels"),
        "interval": f"{int(rng.integers(1, 30))}天",
        "relative": names[2],
        "filled_on": day(rng, today, closing),
    }
    for number, parent in enumerate(("mother", "father")):
        values |= {
            f"{parent}_name": names[2 + number],
            f"{parent}_age": f"{int(rng.integers(20, 45))}岁",
            f"{parent}_nationality": "中国",
            f"{parent}_ethnicity": people[number].ethnicity + "族",
            f"{parent}_address": address(rng),
            f"{parent}_id_number": people[2 + number].id_number,
        }
    if code_of_type == "death-certificate":
        values |= {"workplace": firms[1], "age": f"{int(rng.integers(40, 99))}岁"}
    if code_of_type == "health-certificate":
        values |= {"result": pick(rng, "checkups"), "employer": firms[0]}
    if code_of_type == "no-criminal-record":
        head = letters(rng, 2, 3) + "市公安局" if rng.random() < 0.5 else ""
        head += letters(rng, 2, 3) + "分局" if rng.random() < 0.5 else ""
        values["issued_by"] = head + letters(rng, 2, 3) + pick(rng, "stations")
    if code_of_type in ("graduation-certificate", "degree-certificate"):
        tongue = DayStyle.NUMERALS if rng.random() < 0.45 else DayStyle.HAN
        values |= {
            "born_on": printed(people[1].born_on, tongue),
            "enrolled": printed(date(today.year - 4, 9, 1), tongue).partition("月")[0] + "月",
            "finished": printed(date(today.year, 6, 1), tongue).partition("月")[0] + "月",
        }
    return Facts(values, "firm" if business else "person")


def _length(rng: Rng, months: int) -> str:
    figures = "零一二三四五六七八九十"
    if months % 12 == 0 and rng.random() < 0.7:
        years = months // 12
        ways = (
            f"{years}年",
            f"{figures[min(years, 10)]}年",
            "零壹贰叁肆伍陆柒捌玖拾"[min(years, 10)] + "年",
        )
        return ways[int(rng.integers(3))]
    return f"{months}个月"
