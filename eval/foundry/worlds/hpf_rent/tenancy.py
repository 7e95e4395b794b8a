"""Chance → a home let to somebody, and the part of it whose rent is drawn from the fund."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.offices import brand
from eval.foundry.papers.lease_contract.facts import LIVING, PAYMENTS, LeaseContract, Terms
from eval.foundry.people import GIVEN, Person, credit_code, draw_person, draw_premises, phone_number

LANDLORDS = ("公寓管理有限公司", "住房租赁有限公司", "房屋租赁服务有限公司")
MANAGERS = (
    "公共租赁住房运营有限公司",
    "保障性住房管理有限公司",
    "安居住房投资有限公司",
    "国有房产经营有限公司",
)


@dataclass(frozen=True)
class Tenancy:
    """Where, from whom and when a home is rented, for `rent` yuan a month; `begins` to `ends`
    are the `months` drawn for. `landlord_seals` is a firm's."""

    landlord: str
    landlord_number: str
    landlord_seals: bool
    address: str
    rent: int
    starts_on: date
    ends_on: date
    term: int
    begins: date
    ends: date
    months: int


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def draw_tenancy(rng: np.random.Generator, today: date, *, public: bool) -> Tenancy:
    """A lease that runs today, of a person, a firm that lets homes or, when `public`, of who
    manages public housing; up to a year of it, begun already, is drawn for."""
    term = int(rng.choice([12, 12, 24, 36]))
    starts = today - timedelta(days=int(rng.integers(0, min(term, 30) * 30 - 40)))
    if rng.random() < 0.4:
        starts = starts.replace(day=1)
    past = 0
    while months_later(starts, past + 1) <= today and past + 1 < term:
        past += 1
    first = int(rng.integers(max(0, past - 12), past + 1))
    months = int(rng.integers(1, min(12, term - first) + 1))
    if rng.random() < 0.4:
        months = min(12, term - first)
    firm = public or rng.random() < 0.3
    name = f"长沙{brand(rng)}{rng.choice(MANAGERS if public else LANDLORDS)}"
    person = draw_person(rng, today, ages=(30, 75))
    return Tenancy(
        landlord=name if firm else person.name,
        landlord_number=credit_code(rng, individual=False) if firm else person.id_number,
        landlord_seals=firm,
        address=draw_premises(rng, flat=True).address,
        rent=int(rng.integers(6, 24)) * 50 if public else int(rng.integers(16, 110)) * 50,
        starts_on=starts,
        ends_on=months_later(starts, term) - timedelta(days=1),
        term=term,
        begins=months_later(starts, first),
        ends=months_later(starts, first + months) - timedelta(days=1),
        months=months,
    )


def contract(
    rng: np.random.Generator, today: date, tenancy: Tenancy, *, tenant: Person, flatmate: str
) -> LeaseContract:
    """The written lease with the tenant and, unless "", a flatmate."""
    terms = Terms(
        lessor_number=tenancy.landlord_number,
        lessee_number=tenant.id_number,
        phone=phone_number(rng),
        use=LIVING,
        months=tenancy.term,
        deposit=tenancy.rent * int(rng.integers(1, 4)),
        payment=str(rng.choice(PAYMENTS)),
    )
    lessor = tenancy.landlord
    if not tenancy.landlord_seals and len(tenant.name) == 2 and rng.random() < 0.3:
        lessor = tenant.name + str(rng.choice(list(GIVEN)))  # a cousin, maybe
    return LeaseContract(
        lessor=lessor,
        lessee="、".join(filter(None, (flatmate, tenant.name))),
        address=tenancy.address,
        area=f"{rng.uniform(18, 130):.{int(rng.integers(0, 3))}f}",
        starts_on=tenancy.starts_on,
        ends_on=tenancy.ends_on,
        rent=tenancy.rent,
        signed_on=tenancy.starts_on - timedelta(days=int(rng.integers(0, 20))),
        lessor_seal=tenancy.landlord if tenancy.landlord_seals else "",
        lessee_seal="",
        terms=terms,
    )
