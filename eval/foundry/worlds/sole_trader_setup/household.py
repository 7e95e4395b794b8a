"""Chance → two persons who run a shop together, and the papers that show them to be a family."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before, district_of
from eval.foundry.offices import digits, one
from eval.foundry.papers.household_register import (
    JOBS,
    PROVINCE,
    SCHOOLING,
    WORK,
    HouseholdHead,
    HouseholdMember,
)
from eval.foundry.papers.marriage_certificate import (
    MarriageCertificate,
    Spouse,
    StackedMarriageCertificate,
)
from eval.foundry.people import UNASSIGNED, Person, draw_person

STREETS = ("样本路", "示例街", "范例", "样板", "模拟路")
COUPLE = {"男": "夫", "女": "妻"}
CHILD = {"男": ("子", "长子", "次子"), "女": ("女", "长女", "次女")}
IN_LAW = {"男": "女婿", "女": "儿媳"}
PARENT = {"男": "父亲", "女": "母亲"}
SIBLING = {"男": "弟", "女": "妹"}


@dataclass(frozen=True)
class Family:
    """Who runs the shop, who helps, the head of their household, and what the two are to it."""

    operator: Person
    member: Person
    head: str
    operator_is: str
    member_is: str


def draw_family(rng: np.random.Generator, today: date, *, married: bool) -> Family:
    """A couple; or, when not said to be one, also parent and child, or brother and sister."""
    kind = float(rng.random())
    if married or kind < 0.45:
        return _couple(rng, today)
    if kind < 0.6:
        operator, member = _at_home(rng, today, (41, 66), (16, 19))
        return Family(operator, member, operator.name, "户主", one(rng, CHILD[member.sex]))
    if kind < 0.8:
        operator, member = _at_home(rng, today, (19, 40), (48, 72))
        if rng.random() < 0.7:
            return Family(operator, member, member.name, one(rng, CHILD[operator.sex]), "户主")
        return Family(operator, member, operator.name, "户主", PARENT[member.sex])
    operator, member = _at_home(rng, today, (30, 45), (18, 29))
    return Family(operator, member, operator.name, "户主", SIBLING[member.sex])


def _couple(rng: np.random.Generator, today: date) -> Family:
    operator = draw_person(rng, today, ages=(25, 66))
    age = (today - operator.born_on).days // 366
    sex = "女" if operator.sex == "男" else "男"
    ages = (max(24, age - 5), age + 6)
    member = replace(draw_person(rng, today, ages=ages, sex=sex), address=operator.address)
    head = float(rng.random())
    if head < 0.5:
        return Family(operator, member, operator.name, "户主", COUPLE[sex])
    if head < 0.8:
        return Family(operator, member, member.name, COUPLE[operator.sex], "户主")
    elder = draw_person(rng, today, ages=(age + 20, age + 30)).name
    return Family(operator, member, elder, one(rng, CHILD[operator.sex]), IN_LAW[sex])


def _at_home(
    rng: np.random.Generator, today: date, ages: tuple[int, int], other: tuple[int, int]
) -> tuple[Person, Person]:
    """Two of one surname at one address."""
    operator, member = draw_person(rng, today, ages=ages), draw_person(rng, today, ages=other)
    name = operator.name[0] + member.name[1:]
    if name == operator.name:
        name += "华"
    return operator, replace(member, name=name, address=operator.address)


def head_page(rng: np.random.Generator, today: date, family: Family, station: str) -> HouseholdHead:
    """The first page of the household's register."""
    return HouseholdHead(
        category=one(rng, ("家庭户", "家庭户", "非农业家庭户", "居民家庭户")),
        head=family.head,
        number=digits(rng, int(rng.integers(6, 10))),
        address=family.operator.address,
        issued_on=before(rng, today, 400, 5000),
        province=PROVINCE,
        station=station,
        handled_by=draw_person(rng, today, ages=(25, 55)).name,
    )


def member_page(
    rng: np.random.Generator, today: date, person: Person, relation: str, station: str
) -> HouseholdMember:
    """The page of one member of a household."""

    def now_and_then(words: str, chance: float) -> str:
        return words if rng.random() < chance else ""

    place = f"湖南省长沙市{district_of(person.address)}"
    return HouseholdMember(
        name=person.name,
        relation=relation,
        former_name=now_and_then(draw_person(rng, today, ages=(3, 40)).name, 0.1),
        sex=person.sex,
        birthplace=place,
        ethnicity=f"{person.ethnicity}族",
        native_place=place if rng.random() < 0.6 else "湖南省衡阳市",
        born_on=person.born_on,
        id_number=person.id_number,
        height=now_and_then(f"{int(rng.integers(152, 188))}cm", 0.3),
        blood_type=now_and_then(one(rng, ("A型", "B型", "O型", "AB型")), 0.2),
        education=one(rng, SCHOOLING[1:5]),
        marital_status=now_and_then("已婚" if relation in COUPLE.values() else "未婚", 0.3),
        military_service=now_and_then("未服兵役", 0.2),
        workplace=now_and_then(one(rng, WORK), 0.3),
        occupation=now_and_then(one(rng, JOBS), 0.3),
        moved_in="",
        registered_on=before(rng, today, 30, 700),
        station=station,
        handled_by=draw_person(rng, today, ages=(25, 55)).name,
    )


def police_station(rng: np.random.Generator, address: str) -> str:
    """The ring of the seal of the station that keeps the register of an address."""
    return f"长沙市公安局{district_of(address)[:-1]}分局{one(rng, STREETS)}派出所户口专用章"


def marriage(
    rng: np.random.Generator, today: date, one_of_them: Person, other: Person
) -> MarriageCertificate:
    """Their certificate, of a day on which both were old enough."""
    man, woman = (one_of_them, other) if one_of_them.sex == "男" else (other, one_of_them)
    first = max(years_later(man.born_on, 22), years_later(woman.born_on, 20))
    day = first + timedelta(days=int(rng.integers(1, (today - first).days)))
    kind = MarriageCertificate if rng.random() < 0.5 else StackedMarriageCertificate
    return kind(
        holder=one_of_them.name if rng.random() < 0.5 else other.name,
        registered_on=day,
        certificate_no=f"J{one(rng, UNASSIGNED)}-{day.year}-{digits(rng, 6)}",
        remark=one(rng, ("", "", "", "补发结婚证")),
        man=Spouse(man.name, "中国", man.born_on, man.id_number),
        woman=Spouse(woman.name, "中国", woman.born_on, woman.id_number),
        authority=f"长沙市{district_of(one_of_them.address)}民政局婚姻登记专用章",
        registrar=draw_person(rng, today, ages=(25, 55)).name,
    )
