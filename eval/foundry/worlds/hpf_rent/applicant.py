"""Chance → everything one application for hpf-rent says, all of it in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.accounts import Account, draw_account
from eval.foundry.holdings import before, debit_card, id_sides, mandate
from eval.foundry.offices import digits, firm
from eval.foundry.papers.housing_fund_application import (
    RENTING,
    TRADES,
    HousingFundApplication,
)
from eval.foundry.people import Person, draw_person, phone_number
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.foundry.worlds.hpf_rent.family import divorce, marriage, no_home, promise
from eval.foundry.worlds.hpf_rent.situation import ITEM, Situation
from eval.foundry.worlds.hpf_rent.tenancy import Tenancy, contract, draw_tenancy

STATUS = {"unmarried": "未婚", "married": "已婚", "divorced": "离异", "widowed": "丧偶"}
MATTERS = (
    "办理租房提取住房公积金",
    "代为办理租房提取住房公积金的申请、材料提交事宜",
    "租赁住房提取住房公积金手续，签收有关文书",
)
QUOTAS = (14_400, 18_000, 21_600, 24_000, 30_000)
OPPOSITE = {"男": "女", "女": "男"}


@dataclass(frozen=True)
class _Tenant:
    person: Person
    other: Person
    agent: Person
    flatmate: Person
    tenancy: Tenancy
    account: Account
    amount: int
    signer: Person


def draw_world(rng: np.random.Generator, today: date, situation: Situation) -> World:
    """A complete application in which everything agrees and nothing has run out."""
    who, records = _draw_tenant(rng, today, situation)
    application = _application(rng, today, situation, who)
    form = _form(application, who.tenancy)
    papers = _papers(rng, today, situation, who, application)
    answered = {f"source.{fact}": answer for fact, answer in records.items()}
    return World(ITEM, today, situation.answers(), form, papers, records=answered)


def _draw_tenant(
    rng: np.random.Generator, today: date, situation: Situation
) -> tuple[_Tenant, dict[str, str]]:
    """`other` is whom the tenant is married to, or was; the systems know of both."""
    person = draw_person(rng, today, ages=(24 if situation.marital != "unmarried" else 19, 58))
    age = (today - person.born_on).days // 365
    near = (max(24, age - 8), max(27, age + 6))
    other = draw_person(rng, today, ages=near, sex=OPPOSITE[person.sex])
    agent = draw_person(rng, today, ages=(19, 66))
    tenancy = draw_tenancy(rng, today, public=situation.housing == "public")
    rent = tenancy.rent * tenancy.months
    quota = int(rng.choice(QUOTAS)) * (2 if situation.withdraw == "both" else 1)
    drawn = int(rng.integers(1, quota // 300)) * 100 if situation.last == "again" else 0
    most = rent if situation.housing == "public" else min(rent, quota - drawn)
    amount = most if rng.random() < 0.6 else max(100, int(most * rng.uniform(0.4, 1)) // 100 * 100)
    spare = 0.0 if rng.random() < 0.1 else round(float(rng.uniform(1, 60_000)), 2)
    records = {
        "population-register.identity": "confirmed",
        "civil-affairs.marriage": "confirmed",
        "housing-fund.account": "confirmed",
        "housing-fund.contributed-months": str(
            int(rng.choice([3, 4, 6, int(rng.integers(7, 200))]))
        ),
        "housing-fund.record": "无",
        "housing-fund.withdrawn-this-year": str(drawn),
        "housing-fund.rent-quota": str(quota),
        "housing-fund.balance": f"{amount + spare:.2f}",
        "real-estate.no-housing": "confirmed",
    }
    if situation.withdraw == "both":
        records["housing-fund.spouse-account"] = "confirmed"
    if situation.housing == "public":
        records["construction.public-rental"] = "confirmed"
    if situation.contract == "written":
        registered = "confirmed" if rng.random() < 0.7 else "denied"
        records["construction.lease-registered"] = registered
    if situation.no_house == "promise":
        records["credit.person-record"] = "无"
    if situation.last == "again":
        since = 1 if rng.random() < 0.6 else int(rng.integers(2, 200))
        day = tenancy.begins - timedelta(days=since)
        records["housing-fund.last-rent-period-end"] = day.isoformat()
    by_agent = situation.applicant == "agent" and rng.random() < 0.4
    return _Tenant(
        person=person,
        other=other,
        agent=agent,
        flatmate=draw_person(rng, today, ages=(20, 40)),
        tenancy=tenancy,
        account=draw_account(rng),
        amount=amount,
        signer=agent if by_agent else person,
    ), records


def _application(
    rng: np.random.Generator, today: date, situation: Situation, who: _Tenant
) -> HousingFundApplication:
    tenancy = who.tenancy
    spouse_signs = situation.withdraw == "both" or (situation.married and rng.random() < 0.3)
    return HousingFundApplication(
        applicant=who.person,
        account=f"8{digits(rng, int(rng.choice([7, 9, 11, 12])))}",
        employer=firm(rng, TRADES),
        status=STATUS[situation.marital],
        spouse=who.other if situation.married else None,
        reason=RENTING,
        address=tenancy.address,
        monthly_rent=tenancy.rent,
        annual_rent=12 * tenancy.rent if rng.random() < 0.6 else 0,
        amount=who.amount,
        receiving=who.account,
        phone=phone_number(rng),
        applied_on=before(rng, today, 0, 28),
        signed_by=who.signer.name,
        spouse_signed_by=who.other.name if spouse_signs else "",
    )


def _form(application: HousingFundApplication, tenancy: Tenancy) -> dict[str, str]:
    return {
        "name": application.applicant.name,
        "id_number": application.applicant.id_number,
        "account": application.account,
        "phone": application.phone,
        "address": application.address,
        "monthly_rent": str(application.monthly_rent),
        "period_from": tenancy.begins.isoformat(),
        "period_to": tenancy.ends.isoformat(),
        "amount": str(application.amount),
        "bank": application.receiving.bank,
        "bank_account": application.receiving.number,
    }


def _papers(
    rng: np.random.Generator,
    today: date,
    situation: Situation,
    who: _Tenant,
    application: HousingFundApplication,
) -> dict[str, tuple[Paper, ...]]:
    spouse = who.other if situation.married else None
    papers: dict[str, tuple[Paper, ...]] = {
        "application": (application,),
        "id": id_sides(who.person),
        "bank-card": (debit_card(rng, today, account=who.account, holder=who.person.name),),
    }
    if spouse:
        papers["spouse-id"] = id_sides(spouse)
        papers["marriage"] = (marriage(rng, today, who.person, spouse),)
    if situation.marital == "divorced":
        papers["divorce"] = (divorce(rng, today, who.person, who.other),)
    if situation.no_house == "certificate":
        papers["no-house"] = (no_home(rng, today, who.person, spouse),)
    else:
        address = who.tenancy.address
        paper = promise(rng, today, who.person, married=situation.married, address=address)
        papers["commitment"] = (paper,)
    if situation.leased:
        shared = situation.housing == "market" and rng.random() < 0.2
        tenant = spouse if spouse and rng.random() < 0.35 else who.person
        flatmate = who.flatmate.name if shared else ""
        lease = contract(rng, today, who.tenancy, tenant=tenant, flatmate=flatmate)
        papers["lease"] = (lease,)
    if situation.applicant == "agent":
        written = mandate(
            rng,
            today,
            principal=who.person.name,
            principal_number=who.person.id_number,
            representative="",
            agent=who.agent,
            matter=str(rng.choice(MATTERS)),
            seal="",
            signed_by=who.person.name,
        )
        told = bool(rng.random() < 0.6)
        papers["authorisation"] = (replace(written, told=told, phone=phone_number(rng)),)
        papers["agent-id"] = id_sides(who.agent)
    return papers
