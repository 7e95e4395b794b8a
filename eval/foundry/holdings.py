"""Who somebody is and what they have → the papers that say so, which any item may ask for."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from eval.foundry.accounts import Account
from eval.foundry.days import years_later
from eval.foundry.papers.bank_card import BANKS, BankCard
from eval.foundry.papers.business_licence import BusinessLicence, Entity
from eval.foundry.papers.id_card import IdEmblem, IdPortrait
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.papers.real_estate_certificate import RealEstateCertificate
from eval.foundry.people import DISTRICTS, Person, latin
from eval.foundry.template import Paper

CAPITALS = {"伍拾万元整": 500_000, "壹佰万元整": 1_000_000, "贰佰万元整": 2_000_000}


def before(rng: np.random.Generator, today: date, least: int, most: int) -> date:
    """A day from `least` to just under `most` days before today."""
    return today - timedelta(days=int(rng.integers(least, most)))


def district_of(address: str) -> str:
    """The district of Changsha an address is in; StopIteration when it names none."""
    return next(district for district in DISTRICTS if district in address)


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


def licence(
    rng: np.random.Generator,
    today: date,
    *,
    company: bool,
    name: str,
    code: str,
    person: Person,
    address: str,
    scope: str,
    capital: str = "",
) -> BusinessLicence:
    """A business licence in force, of a company or of an individual."""
    founded = before(rng, today, 60, 2200)
    forever = rng.random() < 0.4
    drawn = str(rng.choice(list(CAPITALS)))
    if not company:
        kind = "个体工商户"
    else:
        kind = str(rng.choice(["有限责任公司（自然人独资）", "有限责任公司（自然人投资或控股）"]))
    return BusinessLicence(
        entity=Entity.COMPANY if company else Entity.INDIVIDUAL,
        credit_code=code,
        name=name,
        type=kind,
        legal_representative=person.name,
        registered_capital=(capital or drawn) if company else "",
        established_on=founded,
        valid_from=founded if company else None,
        valid_until=None if forever or not company else years_later(founded, 20),
        address=address,
        business_scope=scope,
        issued_on=founded + timedelta(days=int(rng.integers(0, max(1, (today - founded).days)))),
        authority=f"长沙市{district_of(address)}市场监督管理局",
    )


def lease(
    rng: np.random.Generator,
    today: date,
    *,
    landlord: str,
    tenant: str,
    address: str,
    tenant_seals: bool,
) -> LeaseContract:
    """A lease that runs today and for a good while; firms seal it, persons sign."""
    starts = before(rng, today, 40, 400)
    ends = years_later(starts, int(rng.choice([3, 5]))) - timedelta(days=1)
    return LeaseContract(
        lessor=landlord,
        lessee=tenant,
        address=address,
        area=f"{rng.uniform(40, 320):.1f}",
        starts_on=starts,
        ends_on=ends,
        rent=int(rng.integers(20, 180)) * 100,
        signed_on=starts - timedelta(days=int(rng.integers(1, 20))),
        lessor_seal=landlord if landlord.endswith("公司") else "",
        lessee_seal=tenant if tenant_seals else "",
    )


def title(
    rng: np.random.Generator, today: date, *, owner: str, address: str, use: str
) -> RealEstateCertificate:
    """A title certificate for that address."""
    issued = before(rng, today, 300, 2400)
    number = int(rng.integers(1, 9_999_999))
    whole = rng.uniform(60, 400)
    return RealEstateCertificate(
        certificate_no=f"湘（{issued.year}）长沙市不动产权第{number:07d}号",
        owner=owner,
        location=address,
        use=use,
        area=f"宗地面积{whole * 9:.2f}㎡/房屋建筑面积{whole:.2f}㎡",
        unit_number=f"430190{int(rng.integers(0, 10**9)):09d}GB{number % 99999:05d}F00010001",
        issued_on=issued,
        authority=f"长沙市{district_of(address)}自然资源和规划局",
        until=years_later(issued, 38),
    )


def mandate(
    rng: np.random.Generator,
    today: date,
    *,
    principal: str,
    principal_number: str,
    representative: str,
    agent: Person,
    matter: str,
    seal: str,
    signed_by: str,
) -> PowerOfAttorney:
    """A power of attorney in force; `representative` acts for a firm, "" for a person."""
    signed = before(rng, today, 3, 20)
    return PowerOfAttorney(
        principal=principal,
        principal_number=principal_number,
        representative=representative,
        agent=agent.name,
        agent_id_number=agent.id_number,
        matter=matter,
        valid_from=signed,
        valid_until=signed + timedelta(days=int(rng.choice([60, 90, 180]))),
        signed_on=signed,
        seal=seal,
        signed_by=signed_by,
    )


def debit_card(rng: np.random.Generator, today: date, *, account: Account, holder: str) -> BankCard:
    """The card of that account; some have an end and bear their holder's name."""
    ends = rng.random() < 0.5
    month, year = int(rng.integers(1, 13)), (today.year + int(rng.integers(1, 10))) % 100
    surname, given = latin(holder)
    return BankCard(
        bank=next(bank for bank in BANKS if account.bank.startswith(bank[0])),
        number=account.number,
        kind=str(rng.choice(["借记卡", "储蓄卡", "借记卡"])),
        valid_until=f"{month:02d}/{year:02d}" if ends else "",
        holder=f"{surname} {given}" if rng.random() < 0.3 else "",
    )
