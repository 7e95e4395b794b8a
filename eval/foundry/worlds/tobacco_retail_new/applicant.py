"""Chance → everything one application for tobacco-retail-new says, all of it in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import value, years_later
from eval.foundry.holdings import before, id_sides
from eval.foundry.offices import firm, one
from eval.foundry.papers.business_licence import Entity
from eval.foundry.papers.tobacco_retail_application import TobaccoRetailApplication
from eval.foundry.people import (
    Person,
    Premises,
    credit_code,
    draw_person,
    draw_premises,
    id_number,
    phone_number,
)
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.foundry.worlds.tobacco_retail_new.handed import (
    authority,
    business_licence,
    deed,
    old_licence,
    tenancy,
)
from eval.foundry.worlds.tobacco_retail_new.situation import (
    GOODS_BOXES,
    ITEM,
    OUTLET_BOXES,
    RIGHT_BOXES,
    Situation,
)

SHOPS = {
    "grocery": "食杂店",
    "convenience": "便利店",
    "supermarket": "超市",
    "mall": "百货商场",
    "liquor": "烟酒店",
    "leisure": "酒楼",
    "other": "茶叶店",
}
FIRMS = {
    Entity.COMPANY: ("商贸有限公司", "烟酒贸易有限公司", "便利店有限公司", "百货有限公司"),
    Entity.BRANCH: ("便利店有限公司样例分店", "超市管理有限公司样本分公司"),
    Entity.PARTNERSHIP: ("商业企业（普通合伙）", "贸易企业（有限合伙）"),
    Entity.SOLE: ("商行", "烟酒经营部", "副食超市"),
}
ECONOMIC = {
    Entity.COMPANY: "有限责任公司",
    Entity.BRANCH: "有限责任公司",
    Entity.PARTNERSHIP: "合伙企业",
    Entity.SOLE: "个人独资企业",
    Entity.INDIVIDUAL: "个体工商户",
}


@dataclass(frozen=True)
class Shop:
    """Who applies: the kind of holder, the person who runs it, and where tobacco is sold."""

    entity: Entity
    name: str
    code: str
    operator: Person
    premises: Premises

    @property
    def company(self) -> bool:
        """Whether it is a firm of any kind, which seals and holds in its own name."""
        return self.entity is not Entity.INDIVIDUAL

    @property
    def principal(self) -> str:
        """Who rents, owns and authorises: the firm, or the person who trades."""
        return self.name if self.company else self.operator.name


def draw_world(rng: np.random.Generator, today: date, situation: Situation) -> World:
    """A complete application in which everything agrees and nothing has run out."""
    shop = _shop(rng, today, situation)
    applied = today - timedelta(days=int(rng.integers(0, 15)))
    application = _application(rng, situation, shop, applied)
    papers: dict[str, tuple[Paper, ...]] = {
        "application": (application,),
        "licence": (
            business_licence(
                rng,
                today,
                entity=shop.entity,
                name=shop.name,
                code=shop.code,
                person=shop.operator,
                address=shop.premises.address,
                leisure=situation.outlet == "leisure",
            ),
        ),
        "operator-id": id_sides(shop.operator),
    }
    if situation.premises == "rented":
        number = shop.code if shop.company else shop.operator.id_number
        lease = tenancy(
            rng,
            today,
            tenant=shop.principal,
            number=number,
            address=shop.premises.address,
            seals=shop.company,
            area=float(application.area),
        )
        papers["lease"] = (lease,)
    else:
        papers["ownership"] = (
            deed(
                rng,
                today,
                owner=shop.principal,
                address=shop.premises.address,
                home=situation.housing == "residence",
                shared=not shop.company and rng.random() < 0.35,
            ),
        )
    if situation.history == "takeover" and rng.random() < 0.65:
        papers["old-licence"] = (old_licence(rng, today, shop.premises, shop.operator),)
    if situation.applicant == "agent":
        agent = draw_person(rng, today, ages=(20, 60))
        papers["agent-id"] = id_sides(agent)
        papers["authorisation"] = (
            authority(
                rng,
                today,
                principal=shop.principal,
                number=shop.code if shop.company else shop.operator.id_number,
                person=shop.operator,
                company=shop.company,
                agent=agent,
            ),
        )
    form = {
        "name": shop.name,
        "credit_code": shop.code,
        "operator": shop.operator.name,
        "id_number": shop.operator.id_number,
        "address": shop.premises.address,
        "area": f"{float(application.area):.2f}" if rng.random() < 0.2 else application.area,
        "outlet_type": application.outlet_type,
        "phone": application.phone,
    }
    records = _records(rng, today, situation)
    return World(ITEM, today, situation.answers(), form, papers, records=records)


def _shop(rng: np.random.Generator, today: date, situation: Situation) -> Shop:
    residence = situation.housing == "residence"
    premises = draw_premises(rng, flat=residence)
    entity = Entity.INDIVIDUAL
    if situation.company:
        kinds = [Entity.COMPANY, Entity.BRANCH, Entity.PARTNERSHIP, Entity.SOLE]
        entity = kinds[int(rng.choice(4, p=(0.55, 0.15, 0.1, 0.2)))]
    operator = draw_person(rng, today, ages=(18, 72))
    if rng.random() < 0.05:  # old enough to live by their own work, not yet grown up
        days = int(rng.integers(0, 2 * 365))
        born = years_later(today, -16) - timedelta(days=days)
        number = id_number(rng, born, operator.sex)
        operator = replace(operator, born_on=born, id_number=number)
    if residence and rng.random() < 0.5:
        operator = replace(operator, address=premises.address)
    trades = FIRMS[entity] if situation.company else (SHOPS[situation.outlet],)
    district = "" if situation.company else premises.district
    return Shop(
        entity=entity,
        name=firm(rng, trades, district=district),
        code=credit_code(rng, individual=not situation.company),
        operator=operator,
        premises=premises,
    )


def _application(
    rng: np.random.Generator, situation: Situation, shop: Shop, applied: date
) -> TobaccoRetailApplication:
    at_home = shop.premises.address == shop.operator.address
    residence = situation.housing == "residence"
    return TobaccoRetailApplication(
        name=shop.name,
        credit_code=shop.code,
        operator=shop.operator.name,
        id_number=shop.operator.id_number,
        address=shop.premises.address,
        economic_type=ECONOMIC[shop.entity],
        outlet_type=OUTLET_BOXES[situation.outlet],
        scope="、".join(GOODS_BOXES[each] for each in situation.goods),
        phone=phone_number(rng),
        premises_right=RIGHT_BOXES[situation.premises],
        area=f"{rng.uniform(12, 160):.{int(rng.integers(0, 3))}f}",
        distance=str(int(rng.integers(60, 500))) if rng.random() < 0.6 else "",
        applied_on=applied,
        seal=shop.name if shop.company else "",
        signed_by="" if shop.company and rng.random() < 0.7 else shop.operator.name,
        apart=at_home or residence or bool(rng.random() < 0.5),
    )


def _records(rng: np.random.Generator, today: date, situation: Situation) -> dict[str, str]:
    """What the systems that can be asked answer; what barred somebody is long past."""
    near = situation.special != "none" and rng.random() < 0.4
    old = "已注销"
    records = {
        "source.registration-platform.status": one(rng, ["存续", "在业", "开业", "正常"]),
        "source.tobacco.cancellation": "无",
        "source.tobacco.false-application": "无",
        "source.tobacco.revocation": "无",
        "source.tobacco.licence-at-address": old if situation.history == "takeover" else "无",
        "source.tobacco.unlicensed-sales": "一次" if rng.random() < 0.05 else "无",
        "source.tobacco.outside-school-zone": "confirmed",
        "source.tobacco.spacing": "denied" if near else "confirmed",
        "source.tobacco.relaxed": "confirmed" if near else "denied",
        "source.tobacco.quota": "有空缺",
    }
    if situation.special != "none":
        records["source.civil-affairs.special-group"] = "confirmed"
    past = {
        "cancellation": ("取消资格", "cancelled-on", 3),
        "false-application": ("提供虚假材料", "refused-on", 1),
        "revocation": ("撤销", "revoked-on", 3),
    }
    for fact, (answer, day, years) in past.items():
        if rng.random() < 0.06:
            ended = years_later(before(rng, today, 0, 900), -years)
            records[f"source.tobacco.{fact}"] = answer
            records[f"source.tobacco.{day}"] = value(ended)
    return records
