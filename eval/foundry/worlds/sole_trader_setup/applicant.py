"""Chance → everything one application for sole-trader-setup says, all of it in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from eval.foundry.days import value, years_later
from eval.foundry.holdings import before, id_sides, mandate
from eval.foundry.offices import one
from eval.foundry.papers.commitment import Commitment
from eval.foundry.papers.individual_registration_application import (
    FORMS,
    PARTIES,
    SCHOOLING,
    IndividualRegistrationApplication,
)
from eval.foundry.people import Person, Premises, draw_person, draw_premises, phone_number
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.foundry.worlds.sole_trader_setup.household import (
    Family,
    draw_family,
    head_page,
    marriage,
    member_page,
    police_station,
)
from eval.foundry.worlds.sole_trader_setup.shop import (
    Approval,
    approval_paper,
    contract,
    deed,
    draw_approval,
    landlord,
    scope,
    shop_name,
)
from eval.foundry.worlds.sole_trader_setup.situation import ITEM, Situation

MATTERS = (
    "办理个体工商户设立登记、领取营业执照",
    "个体工商户设立登记的申请、材料提交和营业执照领取事宜",
    "个体工商户开业登记手续",
)
LIVELIHOODS = ("自己的劳动收入", "以自己打工的工资收入为主", "做学徒，靠自己的工资生活")
PROMISES = (
    "将上述住宅改变为经营性用房，已经有利害关系的业主一致同意",
    "遵守法律、法规以及管理规约，经营中不扰民、不污染环境",
    "以上承诺真实，如有不实，愿意承担由此产生的法律责任",
)
IDENTITY = "source.population-register.identity"
FALSE_REGISTRATION = "source.registration-platform.false-registration"


def draw_world(rng: np.random.Generator, today: date, situation: Situation) -> World:
    """A complete application in which everything agrees and nothing has run out."""
    return _assemble(rng, today, situation, _draw_trader(rng, today, situation))


@dataclass(frozen=True)
class _Trader:
    operator: Person
    family: Family | None
    agent: Person
    place: Premises
    name: str
    scope: str
    phone: str
    approval: Approval | None


def _draw_trader(rng: np.random.Generator, today: date, situation: Situation) -> _Trader:
    family = None
    if situation.family:
        family = draw_family(rng, today, married=situation.kinship == "marriage")
        family = replace(family, member=_with_card(family.member, rng, today))
        family = replace(family, operator=_with_card(family.operator, rng, today))
    alone = draw_person(rng, today, ages=(16, 18) if situation.minor else (18, 75))
    place = draw_premises(rng, flat=situation.dwelling)
    return _Trader(
        operator=family.operator if family else _with_card(alone, rng, today),
        family=family,
        agent=draw_person(rng, today, ages=(20, 60)),
        place=place,
        name=shop_name(rng, place, situation.trades[0]) if situation.named else "",
        scope=scope(rng, situation.trades, dangerous=situation.approved),
        phone=phone_number(rng),
        approval=draw_approval(rng, today) if situation.approved else None,
    )


def _with_card(person: Person, rng: np.random.Generator, today: date) -> Person:
    """With a card that never ends for many of 46 and more, one of five years for the young."""
    age = (today - person.born_on).days // 365
    if age > 48 and rng.random() < 0.6:
        return replace(person, card_until=None)
    if age < 20:
        issued = before(rng, today, 20, 800)
        return replace(person, card_from=issued, card_until=years_later(issued, 5))
    return person


def _assemble(rng: np.random.Generator, today: date, situation: Situation, who: _Trader) -> World:
    operator, family, place = who.operator, who.family, who.place
    applied = before(rng, today, 0, 3 if situation.agent else 25)
    application = IndividualRegistrationApplication(
        name=who.name,
        operator=operator,
        party=one(rng, PARTIES[:2] if (today - operator.born_on).days > 28 * 365 else PARTIES[::2]),
        schooling=one(rng, SCHOOLING),
        phone=who.phone,
        premises=place.address,
        scope=who.scope,
        employees=int(rng.integers(2 if family else 1, 12)),
        capital=int(rng.integers(1, 80)),
        composition=(FORMS[1] if family else FORMS[0],),
        applied_on=applied,
        signed_by=operator.name,
        family=family.member.name if family else "",
    )
    papers: dict[str, tuple[Paper, ...]] = {
        "application": (application,),
        "operator-id": id_sides(operator),
    }
    if family:
        papers |= _family_papers(rng, today, family, register=situation.kinship == "register")
    papers |= _premises_papers(rng, today, situation, who)
    if situation.dwelling:
        written = before(rng, applied, 0, 30)
        papers["neighbours"] = (_neighbours(rng, who, written),)
    if who.approval:
        papers["approval"] = (approval_paper(rng, who.approval, operator, place),)
    if situation.agent:
        paper = mandate(
            rng,
            today,
            principal=operator.name,
            principal_number=operator.id_number,
            representative="",
            agent=who.agent,
            matter=one(rng, MATTERS),
            seal="",
            signed_by=operator.name,
        )
        told = bool(rng.random() < 0.7)
        papers["authorisation"] = (replace(paper, told=told, phone=phone_number(rng)),)
        papers["agent-id"] = id_sides(who.agent)
    form = _form(rng, situation, who, application)
    records = {IDENTITY: "confirmed", FALSE_REGISTRATION: "无"}
    return World(ITEM, today, situation.answers(), form, papers, records=records)


def _family_papers(
    rng: np.random.Generator, today: date, family: Family, *, register: bool
) -> dict[str, tuple[Paper, ...]]:
    operator, member = family.operator, family.member
    cards: dict[str, tuple[Paper, ...]] = {"family-id": id_sides(member)}
    if not register:
        return cards | {"marriage": (marriage(rng, today, operator, member),)}
    station = police_station(rng, operator.address)
    return cards | {
        "operator-register": (member_page(rng, today, operator, family.operator_is, station),),
        "family-register": (
            head_page(rng, today, family, station),
            member_page(rng, today, member, family.member_is, station),
        ),
    }


def _premises_papers(
    rng: np.random.Generator, today: date, situation: Situation, who: _Trader
) -> dict[str, tuple[Paper, ...]]:
    address, home = who.place.address, situation.dwelling
    another = draw_person(rng, today, ages=(25, 70)).name
    if not situation.rented:
        owners = [who.operator.name]
        if who.family:
            owners = [who.operator.name, who.family.member.name][: int(rng.integers(1, 3))]
            owners = owners if rng.random() < 0.6 else [who.family.member.name]
        elif rng.random() < 0.25:
            owners.insert(int(rng.integers(2)), another)
        title = deed(rng, today, owners=tuple(owners), address=address, dwelling=home)
        return {"ownership": (title,)}
    lets = landlord(rng, today)
    lease = contract(rng, today, lets=lets, tenant=who.operator, address=address, dwelling=home)
    papers: dict[str, tuple[Paper, ...]] = {"lease": (lease,)}
    if rng.random() < 0.5:
        owners = [lets.name]
        if not lets.seal and rng.random() < 0.3:
            owners.insert(int(rng.integers(2)), another)
        title = deed(rng, today, owners=tuple(owners), address=address, dwelling=home)
        papers["lessor-title"] = (title,)
    return papers


def _neighbours(rng: np.random.Generator, who: _Trader, written: date) -> Commitment:
    return Commitment(
        promisor=who.operator.name,
        number=who.operator.id_number,
        representative="",
        phone=who.phone if rng.random() < 0.8 else phone_number(rng),
        address=who.place.address,
        matter=one(rng, ("个体工商户设立登记", "个体工商户住所（经营场所）登记")),
        authority=f"长沙市{who.place.district}市场监督管理局",
        signed_on=written,
        signed_by=who.operator.name,
        seal="",
        duties=PROMISES,
    )


def _form(
    rng: np.random.Generator,
    situation: Situation,
    who: _Trader,
    application: IndividualRegistrationApplication,
) -> dict[str, str]:
    liaison = who.agent.name if situation.agent and rng.random() < 0.4 else who.operator.name
    short = rng.random() < 0.2
    form = {
        "operator": who.operator.name,
        "id_number": who.operator.id_number,
        "residence": who.operator.address,
        # what goes without saying is often not typed
        "premises": who.place.address.removeprefix("湖南省") if short else who.place.address,
        "business_scope": who.scope,
        "employees": f"{application.employees}",
        "capital": f"{application.capital}0000",
        "phone": who.phone,
        "liaison": liaison,
        "liaison_phone": who.phone if rng.random() < 0.7 else phone_number(rng),
    }
    if who.name:
        form["name"] = who.name
    if who.family:
        form["family_members"] = who.family.member.name
    if situation.minor:
        form["livelihood"] = one(rng, LIVELIHOODS)
    if who.approval:
        form["approval_number"] = who.approval.number
        form["approval_issued_on"] = value(who.approval.issued_on)
        if who.approval.until:
            form["approval_valid_until"] = value(who.approval.until)
    return form
