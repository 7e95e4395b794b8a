"""Somebody's home and cards → the pages of the household register, and the card of the insured."""

from __future__ import annotations

from datetime import date

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before, district_of
from eval.foundry.offices import digits, one
from eval.foundry.papers.household_register import (
    JOBS,
    MARRIED,
    PROVINCE,
    RELATIONS,
    SCHOOLING,
    HouseholdHead,
    HouseholdMember,
)
from eval.foundry.papers.social_security_card import SocialSecurityCard
from eval.foundry.people import CODE_LETTERS, SURNAMES, Person, draw_person
from eval.foundry.template import Paper


def register(rng: np.random.Generator, today: date, person: Person) -> tuple[Paper, ...]:
    """The first page and the person's own page, in either order."""
    district = district_of(person.address)
    station = f"长沙市公安局{district[:-1]}分局样本路派出所户口专用章"
    clerk = draw_person(rng, today, ages=(25, 55)).name
    relation = one(rng, RELATIONS[person.sex])
    head = person.name if relation == "户主" else one(rng, SURNAMES) + person.name[1:][::-1]
    place = f"湖南省长沙市{district}"

    def now_and_then(words: str, chance: float) -> str:
        return words if rng.random() < chance else ""

    first = HouseholdHead(
        category=one(rng, ["家庭户", "非农业家庭户", "居民家庭户"]),
        head=head,
        number=digits(rng, 9),
        address=person.address,
        issued_on=before(rng, today, 100, 5000),
        province=PROVINCE,
        station=station,
        handled_by=clerk,
    )
    own = HouseholdMember(
        name=person.name,
        relation=relation,
        former_name="",
        sex=person.sex,
        birthplace=place,
        ethnicity=person.ethnicity + ("族" if rng.random() < 0.6 else ""),
        native_place=place if rng.random() < 0.6 else "湖南省衡阳市",
        born_on=person.born_on,
        id_number=person.id_number,
        height=now_and_then(f"{int(rng.integers(150, 190))}cm", 0.3),
        blood_type=now_and_then(one(rng, ["A型", "B型", "O型", "AB型"]), 0.2),
        education=one(rng, SCHOOLING),
        marital_status=now_and_then("已婚" if relation in "夫妻" else one(rng, MARRIED), 0.8),
        military_service=now_and_then("未服兵役", 0.2),
        workplace="",
        occupation=now_and_then(one(rng, JOBS), 0.4),
        moved_in="",
        registered_on=before(rng, today, 30, 3000),
        station=station,
        handled_by=clerk,
    )
    return (first, own) if rng.random() < 0.7 else (own, first)


def insured_card(
    rng: np.random.Generator, today: date, person: Person, bank: str
) -> SocialSecurityCard:
    """The social security card of the person, by that bank."""
    issued = before(rng, today, 60, 3000)
    until = f"{years_later(issued, 10).year}年{issued.month:02d}月"
    return SocialSecurityCard(
        name=person.name,
        number=person.id_number,
        card_no=f"{one(rng, CODE_LETTERS[10:])}{digits(rng, 8)}",
        issued_in=f"{issued.year}年{issued.month:02d}月",
        valid_until=until if rng.random() < 0.6 else "",
        bank=bank,
    )
