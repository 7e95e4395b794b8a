"""A shop that is to sell tobacco → the papers handed in beside the application."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before, lease, licence, mandate, title
from eval.foundry.offices import digits, firm, one
from eval.foundry.papers.business_licence import TYPES, BusinessLicence, Entity, UprightLicence
from eval.foundry.papers.lease_contract.facts import LeaseContract, Terms
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.papers.real_estate_certificate import RealEstateCertificate
from eval.foundry.papers.tobacco_retail_licence import TRADES, TobaccoRetailLicence
from eval.foundry.people import (
    UNASSIGNED,
    Person,
    Premises,
    credit_code,
    draw_person,
    firm_name,
    phone_number,
)

MATTERS = (
    "办理烟草专卖零售许可证新办申请、领取许可证",
    "烟草专卖零售许可证的申请、材料提交和领证事宜",
    "申办烟草证（卷烟、雪茄烟零售）",
)
USES = ("商业经营", "开店经营", "门面经营", "经营烟酒副食", "开办商店", "营业用房")
PAYMENTS = ("按季支付", "按月支付", "押一付三", "半年一付", "按年支付")
OTHER_GOODS = (
    "日用百货销售",
    "食品销售（仅销售预包装食品）",
    "茶具销售",
    "文具用品零售",
    "酒类经营",
)
FOREIGN = "有限责任公司（外商投资、非独资）"


def business_licence(
    rng: np.random.Generator,
    today: date,
    *,
    entity: Entity,
    name: str,
    code: str,
    person: Person,
    address: str,
    leisure: bool,
) -> BusinessLicence:
    """The shop's licence, which names tobacco; a few hotels are of foreigners, who may."""
    others = rng.choice(OTHER_GOODS, size=int(rng.integers(1, 4)), replace=False).tolist()
    if leisure:
        others.insert(0, one(rng, ["住宿服务", "餐饮服务", "歌舞娱乐活动"]))
    tobacco = one(rng, ["烟草制品零售", "烟草制品零售", "卷烟、雪茄烟零售"])
    scope = f"许可项目：{tobacco}。一般项目：{'；'.join(others)}。"
    if rng.random() < 0.4:
        tail = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
        scope = f"{'；'.join([*others, tobacco])}。{tail}"
    made = licence(
        rng,
        today,
        company=entity is not Entity.INDIVIDUAL,
        name=name,
        code=code,
        person=person,
        address=address,
        scope=scope,
    )
    if entity is Entity.SOLE:  # no term is printed on theirs
        made = replace(made, valid_from=None, valid_until=None)
    if entity not in (Entity.COMPANY, Entity.INDIVIDUAL):
        made = replace(made, entity=entity, type=one(rng, TYPES[entity]))
    if entity is Entity.COMPANY and leisure and rng.random() < 0.2:
        made = replace(made, type=FOREIGN)
    made = replace(made, original=bool(rng.random() < 0.3))
    return UprightLicence(**vars(made)) if rng.random() < 0.25 else made


def tenancy(
    rng: np.random.Generator,
    today: date,
    *,
    tenant: str,
    number: str,
    address: str,
    seals: bool,
    area: float,
) -> LeaseContract:
    """The lease of a shop no smaller than what is sold in."""
    firm_lets = rng.random() < 0.4
    owner = draw_person(rng, today, ages=(30, 75))
    made = lease(
        rng,
        today,
        landlord=firm_name(rng, individual=False) if firm_lets else owner.name,
        tenant=tenant,
        address=address,
        tenant_seals=seals,
    )
    terms = Terms(
        lessor_number=credit_code(rng, individual=False) if firm_lets else owner.id_number,
        lessee_number=number,
        phone=phone_number(rng),
        use=one(rng, USES),
        months=12 * (made.ends_on.year - made.starts_on.year),
        deposit=made.rent * int(rng.integers(1, 4)),
        payment=one(rng, PAYMENTS),
    )
    rented = area * (1 if rng.random() < 0.2 else rng.uniform(1, 1.6))
    return replace(made, area=f"{max(rented, area):.2f}", terms=terms)


def deed(
    rng: np.random.Generator, today: date, *, owner: str, address: str, home: bool, shared: bool
) -> RealEstateCertificate:
    """The title to the shop, of the owner alone or `shared` with another."""
    use = one(rng, ["商业服务", "商业", "商服用地/商业服务", "综合"])
    if home and rng.random() < 0.4:
        use = "住宅"
    made = title(rng, today, owner=owner, address=address, use=use)
    if shared:
        both = [owner, draw_person(rng, today, ages=(25, 70)).name]
        rng.shuffle(both)
        made = replace(made, owner="、".join(both), sharing="共同共有")
    return made


def old_licence(
    rng: np.random.Generator, today: date, premises: Premises, operator: Person
) -> TobaccoRetailLicence:
    """The licence of who sold there before; now and then the applicant's own, run out."""
    own = rng.random() < 0.1
    began = years_later(before(rng, today, 1, 700), -5 if own else 0)
    ends = years_later(began, 5) - timedelta(days=1)
    holder = operator if own else draw_person(rng, today, ages=(22, 70))
    return TobaccoRetailLicence(
        licence_no=f"{one(rng, UNASSIGNED)}{digits(rng, 6)}",
        shop_name=firm(rng, TRADES, district=premises.district),
        legal_representative=holder.name,
        type=one(rng, ["个体工商户", "个体", "有限责任公司"]),
        address=premises.address,
        scope=one(rng, ["卷烟零售、雪茄烟零售", "卷烟、雪茄烟", "卷烟零售"]),
        supplier=f"湖南样本烟草公司{one(rng, ['长沙市公司', '长沙分公司', '示例营销部'])}",
        valid_from=began,
        valid_until=ends,
        issued_by=f"长沙市{premises.district}烟草专卖局",
        issued_on=began,
        sealed=bool(rng.random() < 0.95),
    )


def authority(
    rng: np.random.Generator,
    today: date,
    *,
    principal: str,
    number: str,
    person: Person,
    company: bool,
    agent: Person,
) -> PowerOfAttorney:
    """The authority of who comes for the shop, sealed by a firm and signed by a person."""
    made = mandate(
        rng,
        today,
        principal=principal,
        principal_number=number,
        representative=person.name if company else "",
        agent=agent,
        matter=one(rng, MATTERS),
        seal=principal if company else "",
        signed_by=person.name if not company or rng.random() < 0.6 else "",
    )
    return replace(
        made,
        told=bool(rng.random() < 0.75),
        agent_signs=bool(rng.random() < 0.8),
        phone=phone_number(rng),
    )
