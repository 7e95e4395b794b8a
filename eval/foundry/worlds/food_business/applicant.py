"""Chance → everything one application for food-business-new says, all of it in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before, id_sides, lease, licence, mandate, title
from eval.foundry.papers.food_business_application import ITEMS, KINDS, FoodBusinessApplication
from eval.foundry.papers.food_safety_rules import ALL_SYSTEMS, FoodSafetyRules
from eval.foundry.papers.health_certificate import HealthCertificate
from eval.foundry.papers.premises_layout import PremisesLayout
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
from eval.foundry.worlds.food_business.situation import ITEM, Situation

MATTER = "代为办理食品经营许可（新办）的申请、材料提交和证件领取事宜"


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
    principal = who.name if company else who.person.name
    trade_licence = licence(
        rng,
        today,
        company=company,
        name=who.name,
        code=who.code,
        person=who.person,
        address=who.home,
        scope=_scope(rng, situation),
    )
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
        "licence": (trade_licence,),
        "legal-id": id_sides(who.person),
        "layout": (
            PremisesLayout(who.name, who.premises.address, before(rng, today, 5, 60), cooks),
        ),
        "safety-rules": (
            FoodSafetyRules(
                who.name, before(rng, today, 5, 60), ALL_SYSTEMS, who.name if company else ""
            ),
        ),
        "health-certificate": (_health(rng, today, who.worker),),
    }
    if situation.applicant == "agent":
        paper = mandate(
            rng,
            today,
            principal=principal,
            principal_number=who.code if company else who.person.id_number,
            representative=who.person.name if company else "",
            agent=who.agent,
            matter=MATTER,
            seal=who.name if company else "",
            signed_by="" if company else who.person.name,
        )
        papers["authorisation"] = (paper,)
        papers["agent-id"] = id_sides(who.agent)
    if situation.premises == "rented":
        contract = lease(
            rng,
            today,
            landlord=who.landlord,
            tenant=principal,
            address=who.premises.address,
            tenant_seals=company,
        )
        papers["lease"] = (contract,)
    else:
        use = "商业服务" if rng.random() < 0.5 else "商业"
        deed = title(rng, today, owner=principal, address=who.premises.address, use=use)
        papers["ownership"] = (deed,)
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
    issued = before(rng, today, 20, 280)
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
