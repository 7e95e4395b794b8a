"""Chance → everything one application for food-business-new says, all of it in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.papers.business_licence import BusinessLicence, Entity
from eval.foundry.papers.food_business_application import FoodBusinessApplication
from eval.foundry.papers.food_safety_rules import ALL_SYSTEMS, FoodSafetyRules
from eval.foundry.papers.health_certificate import HealthCertificate
from eval.foundry.papers.id_card import IdEmblem, IdPortrait
from eval.foundry.papers.lease_contract import LeaseContract
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.papers.premises_layout import PremisesLayout
from eval.foundry.papers.real_estate_certificate import RealEstateCertificate
from eval.foundry.people import (
    DISTRICTS,
    Person,
    Premises,
    credit_code,
    draw_person,
    draw_premises,
    firm_name,
    phone_number,
)
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.foundry.worlds.food_business.situation import ITEM, ITEMS, KINDS, Situation

MATTER = "代为办理食品经营许可（新办）的申请、材料提交和证件领取事宜"
CAPITALS = {"伍拾万元整": 500_000, "壹佰万元整": 1_000_000, "贰佰万元整": 2_000_000}


def draw_world(rng: np.random.Generator, today: date, situation: Situation) -> World:
    """A complete application in which everything agrees and nothing has run out."""
    return _assemble(rng, today, situation, _draw_operator(rng, today, situation))


@dataclass(frozen=True)
class _Operator:
    name: str
    code: str
    person: Person
    premises: Premises
    home: str
    agent: Person
    worker: Person
    landlord: str


def _draw_operator(rng: np.random.Generator, today: date, situation: Situation) -> _Operator:
    individual = situation.entity == "individual"
    premises = draw_premises(rng)
    landlord_is_firm = rng.random() < 0.4
    return _Operator(
        name=firm_name(rng, individual=individual, district=premises.district),
        code=credit_code(rng, individual=individual),
        person=draw_person(rng, today, ages=(24, 60)),
        premises=premises,
        # A firm's seat may be elsewhere than where it trades; an individual's never is.
        home=draw_premises(rng).address
        if not individual and rng.random() < 0.25
        else premises.address,
        agent=draw_person(rng, today, ages=(22, 55)),
        worker=draw_person(rng, today, ages=(20, 55)),
        landlord=firm_name(rng, individual=False)
        if landlord_is_firm
        else draw_person(rng, today, ages=(30, 70)).name,
    )


def _assemble(rng: np.random.Generator, today: date, situation: Situation, who: _Operator) -> World:
    company = situation.entity == "company"
    applied = today - timedelta(days=int(rng.integers(0, 6)))
    contact = who.agent if situation.applicant == "agent" else who.person
    phone = phone_number(rng)
    licence = _licence(rng, today, situation, who)
    application = FoodBusinessApplication(
        operator_name=who.name,
        credit_code=who.code,
        legal_representative=who.person.name,
        id_number=who.person.id_number,
        address=who.home,
        premises_address=who.premises.address,
        business_type=KINDS[situation.business_type],
        business_items="、".join(ITEMS[key] for key in situation.business_items),
        contact=contact.name,
        phone=phone,
        applied_on=applied,
        seal=who.name if company else "",
        signed_by="" if company else who.person.name,
    )
    cooks = situation.business_type != "sales"
    papers: dict[str, tuple[Paper, ...]] = {
        "application": (application,),
        "licence": (licence,),
        "legal-id": id_sides(who.person),
        "layout": (
            PremisesLayout(who.name, who.premises.address, _before(rng, today, 5, 60), cooks),
        ),
        "safety-rules": (
            FoodSafetyRules(
                who.name, _before(rng, today, 5, 60), ALL_SYSTEMS, who.name if company else ""
            ),
        ),
        "health-certificate": (_health(rng, today, who.worker),),
    }
    if situation.applicant == "agent":
        papers["authorisation"] = (_authorisation(rng, today, company, who),)
        papers["agent-id"] = id_sides(who.agent)
    if situation.premises == "rented":
        papers["lease"] = (_lease(rng, today, company, who),)
    else:
        papers["ownership"] = (_ownership(rng, today, company, who),)
    form = {
        "operator_name": who.name,
        "credit_code": who.code,
        "legal_representative": who.person.name,
        "id_number": who.person.id_number,
        "address": who.home,
        "premises_address": who.premises.address,
        "contact": contact.name,
        "phone": phone,
    }
    return World(ITEM, today, situation.answers(), form, papers)


def id_sides(person: Person) -> tuple[Paper, ...]:
    """Both sides of a person's card, portrait first."""
    return (
        IdPortrait(
            person.name,
            person.sex,
            person.ethnicity,
            person.born_on,
            person.address,
            person.id_number,
        ),
        IdEmblem(person.police, person.card_from, person.card_until),
    )


def _licence(
    rng: np.random.Generator, today: date, situation: Situation, who: _Operator
) -> BusinessLicence:
    company = situation.entity == "company"
    founded = _before(rng, today, 60, 2200)
    forever = rng.random() < 0.4
    capital = str(rng.choice(list(CAPITALS)))
    if not company:
        kind = "个体工商户"
    else:
        kind = str(rng.choice(["有限责任公司（自然人独资）", "有限责任公司（自然人投资或控股）"]))
    return BusinessLicence(
        entity=Entity.COMPANY if company else Entity.INDIVIDUAL,
        credit_code=who.code,
        name=who.name,
        type=kind,
        legal_representative=who.person.name,
        registered_capital=capital if company else "",
        established_on=founded,
        valid_from=founded if company else None,
        valid_until=None if forever or not company else years_later(founded, 20),
        address=who.home,
        business_scope=_scope(rng, situation),
        issued_on=founded + timedelta(days=int(rng.integers(0, max(1, (today - founded).days)))),
        authority=f"长沙市{_district(who.home)}市场监督管理局",
    )


def _scope(rng: np.random.Generator, situation: Situation) -> str:
    kinds = {
        "sales": "食品销售；保健食品（预包装）销售",
        "catering": "餐饮服务；食品销售",
        "canteen": "食堂餐饮服务；餐饮管理",
    }
    others = ["日用百货销售", "会议及展览服务", "外卖递送服务", "农副产品销售", "日用杂品销售"]
    more = rng.choice(others, size=int(rng.integers(1, 4)), replace=False).tolist()
    tail = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
    return "；".join([kinds[situation.business_type], *more]) + "。" + tail


def _health(rng: np.random.Generator, today: date, worker: Person) -> HealthCertificate:
    issued = _before(rng, today, 20, 280)
    return HealthCertificate(
        certificate_no=f"CS{issued:%Y}{int(rng.integers(0, 1_000_000)):06d}",
        name=worker.name,
        sex=worker.sex,
        id_number=worker.id_number,
        category="食品" if rng.random() < 0.5 else "食品经营",
        issued_on=issued,
        valid_until=years_later(issued, 1) - timedelta(days=1),
        issued_by=f"长沙市{rng.choice(DISTRICTS)}样例体检中心",
    )


def _authorisation(
    rng: np.random.Generator, today: date, company: bool, who: _Operator
) -> PowerOfAttorney:
    signed = _before(rng, today, 3, 20)
    return PowerOfAttorney(
        principal=who.name if company else who.person.name,
        principal_number=who.code if company else who.person.id_number,
        representative=who.person.name if company else "",
        agent=who.agent.name,
        agent_id_number=who.agent.id_number,
        matter=MATTER,
        valid_from=signed,
        valid_until=signed + timedelta(days=int(rng.choice([60, 90, 180]))),
        signed_on=signed,
        seal=who.name if company else "",
        signed_by="" if company else who.person.name,
    )


def _lease(rng: np.random.Generator, today: date, company: bool, who: _Operator) -> LeaseContract:
    starts = _before(rng, today, 40, 400)
    ends = years_later(starts, int(rng.choice([3, 5]))) - timedelta(days=1)
    firm = who.landlord.endswith("公司")
    return LeaseContract(
        lessor=who.landlord,
        lessee=who.name if company else who.person.name,
        address=who.premises.address,
        area=f"{rng.uniform(40, 320):.1f}",
        starts_on=starts,
        ends_on=ends,
        rent=int(rng.integers(20, 180)) * 100,
        signed_on=starts - timedelta(days=int(rng.integers(1, 20))),
        lessor_seal=who.landlord if firm else "",
        lessee_seal=who.name if company else "",
    )


def _ownership(
    rng: np.random.Generator, today: date, company: bool, who: _Operator
) -> RealEstateCertificate:
    issued = _before(rng, today, 300, 2400)
    number = int(rng.integers(1, 9_999_999))
    whole = rng.uniform(60, 400)
    return RealEstateCertificate(
        certificate_no=f"湘（{issued.year}）长沙市不动产权第{number:07d}号",
        owner=who.name if company else who.person.name,
        location=who.premises.address,
        use="商业服务" if rng.random() < 0.5 else "商业",
        area=f"宗地面积{whole * 9:.2f}㎡/房屋建筑面积{whole:.2f}㎡",
        unit_number=f"430190{int(rng.integers(0, 10**9)):09d}GB{number % 99999:05d}F00010001",
        issued_on=issued,
        authority=f"长沙市{_district(who.premises.address)}自然资源和规划局",
        until=years_later(issued, 38),
    )


def _before(rng: np.random.Generator, today: date, least: int, most: int) -> date:
    return today - timedelta(days=int(rng.integers(least, most)))


def _district(address: str) -> str:
    return next(district for district in DISTRICTS if district in address)
