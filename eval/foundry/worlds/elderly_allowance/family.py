"""Chance → an elder, where the elder is registered, and who comes for the elder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import one
from eval.foundry.papers.household_register import HouseholdMember
from eval.foundry.people import Person, draw_person, draw_premises, id_number
from eval.foundry.worlds.elderly_allowance.situation import AGES

STATIONS = ("样本路", "示例街", "范例", "样板", "模拟路")
COUNTIES = ("浏阳市", "宁乡市", "长沙县")


@dataclass(frozen=True)
class Home:
    """Where somebody is registered, and the offices of that place."""

    address: str
    police: str
    station: str
    community: str
    body: str
    authority: str


@dataclass(frozen=True)
class Bond:
    """What somebody is to the elder: as written on the application, and what each is to the
    other where one of them heads the household."""

    relation: str
    elder_is: str
    proxy_is: str


def draw_home(rng: np.random.Generator) -> Home:
    """A flat in town or, now and then, a house in a village."""
    if rng.random() < 0.25:
        county = one(rng, COUNTIES)
        head = f"湖南省{'长沙市' if county == '长沙县' or rng.random() < 0.3 else ''}{county}"
        village = f"{one(rng, ['样本', '示例', '样板'])}镇{one(rng, ['示例', '范例', '虚构'])}村"
        groups, doors = int(rng.integers(1, 15)), int(rng.integers(1, 90))
        return Home(
            address=f"{head}{village}{groups}组{doors}号",
            police=f"{county}公安局",
            station=f"{county}公安局{one(rng, STATIONS[2:4])}派出所户口专用章",
            community=f"{county}{village}",
            body="村民委员会",
            authority=f"{county}民政局",
        )
    place = draw_premises(rng, flat=True)
    police = f"长沙市公安局{place.district[:-1]}分局"
    quarter = one(rng, ["样本社区", "示例社区", "范例社区", "虚构社区"])
    return Home(
        address=place.address,
        police=police,
        station=f"{police}{one(rng, STATIONS)}派出所户口专用章",
        community=f"长沙市{place.district}样本街道{quarter}",
        body="居民委员会",
        authority=f"长沙市{place.district}民政局",
    )


def draw_elder(rng: np.random.Generator, today: date, group: str, home: Home) -> Person:
    """Somebody of that age group, on the first or last day of it now and then; most have a
    card without end."""
    least, most = AGES[group]
    first, last = years_later(today, -most - 1) + timedelta(days=1), years_later(today, -least)
    born = first + timedelta(days=int(rng.integers(0, (last - first).days + 1)))
    if rng.random() < 0.1:
        born = last if group == "hundred" or rng.random() < 0.5 else first
    person = draw_person(rng, today, ages=(60, 80))
    return replace(
        person,
        born_on=born,
        id_number=id_number(rng, born, person.sex),
        address=home.address,
        police=home.police,
        card_until=None if rng.random() < 0.85 else person.card_until,
    )


def of_age(rng: np.random.Generator, person: Person, born: date) -> Person:
    """The same person born on that day, with a number that says so."""
    return replace(person, born_on=born, id_number=id_number(rng, born, person.sex))


def draw_kin(
    rng: np.random.Generator, today: date, elder: Person, *, near: bool
) -> tuple[Person, Bond]:
    """Somebody of the family and what ties the two; only the nearest where `near`."""
    age = (today - elder.born_on).days // 365
    kinds = ("child", "child", "child", "grandchild", "spouse", "in-law", "nephew")
    kind = one(rng, kinds[:5] if near else kinds)
    man = elder.sex == "男"
    sex = one(rng, ["男", "女"])
    son = sex == "男"
    if kind == "grandchild":
        ages = (max(18, age - 62), age - 40)
        word = one(rng, ["祖孙", "孙子" if son else "孙女"])
        bond = Bond(word, "祖父" if man else "祖母", "孙子" if son else "孙女")
    elif kind == "spouse":
        sex, ages = "女" if man else "男", (max(66, age - 12), age + 2)
        word = one(rng, ["配偶", "夫妻", "妻子" if man else "丈夫"])
        bond = Bond(word, "夫" if man else "妻", "妻" if man else "夫")
    elif kind == "in-law":
        ages = (max(30, age - 42), age - 20)
        if son:
            bond = Bond("女婿", "岳父" if man else "岳母", "女婿")
        else:
            bond = Bond("儿媳", "公公" if man else "婆婆", "儿媳")
    elif kind == "nephew":
        ages = (max(30, age - 45), age - 12)
        word = "侄子" if son else "侄女"
        bond = Bond(word, "伯父" if man else "姑母", word)
    else:
        ages = (max(30, age - 42), age - 20)
        pair = ("父" if man else "母") + ("子" if son else "女")
        word = one(rng, [pair, pair, "儿子" if son else "女儿"])
        one_of = ["子", "长子", "次子"] if son else ["女", "长女", "次女"]
        bond = Bond(word, "父亲" if man else "母亲", one(rng, one_of))
    kin = draw_person(rng, today, ages=ages, sex=sex)
    if ages[0] == 18 and rng.random() < 0.2:
        kin = of_age(rng, kin, years_later(today, -18))
    if (today - kin.born_on).days > 47 * 366 and rng.random() < 0.5:
        kin = replace(kin, card_until=None)
    return kin, bond


def member_page(
    rng: np.random.Generator, person: Person, relation: str, home: Home, moved: str, on: date
) -> HouseholdMember:
    """The page of the household's register on that person; `moved` tells of the move to town."""
    place = home.address[: home.address.index("市") + 1]

    def now_and_then(words: list[str], chance: float) -> str:
        return one(rng, words) if rng.random() < chance else ""

    work = ["退休", "无业", "长沙范样机械厂", "长沙市样例小学"]
    return HouseholdMember(
        name=person.name,
        relation=relation,
        former_name="",
        sex=person.sex,
        birthplace=place if rng.random() < 0.6 else "湖南省湘潭市",
        ethnicity=person.ethnicity + ("族" if rng.random() < 0.6 else ""),
        native_place=place if rng.random() < 0.6 else "湖南省衡阳市",
        born_on=person.born_on,
        id_number=person.id_number,
        height=now_and_then(["158cm", "163cm", "171cm"], 0.2),
        blood_type=now_and_then(["A型", "B型", "O型", "AB型"], 0.2),
        education=now_and_then(["小学", "初中", "高中", "中等专科"], 0.8),
        marital_status=now_and_then(["已婚", "有配偶", "丧偶"], 0.8),
        military_service=now_and_then(["未服兵役"], 0.1),
        workplace=now_and_then(work, 0.6),
        occupation=now_and_then(["务农", "工人", "教师", "职员"], 0.4),
        moved_in=now_and_then(["2003年5月12日因购房由本市迁来", "因分户迁来"], 0.2),
        registered_on=on,
        station=home.station if rng.random() < 0.9 else "",
        handled_by=draw_person(rng, on, ages=(25, 55)).name if rng.random() < 0.8 else "",
        moved_to_city=moved,
    )
