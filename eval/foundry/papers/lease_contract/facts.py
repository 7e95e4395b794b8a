"""What a lease says, and facts made up by chance (房屋租赁合同)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import ago, one, sealed
from eval.foundry.people import credit_code, draw_person, draw_premises, firm_name, phone_number
from eval.foundry.template import Paper

LIVING = "居住"
USES = ("商业经营", "餐饮服务", "办公", LIVING, "仓储", "食品零售")
PAYMENTS = ("按季支付", "按月支付", "押一付三", "半年一付", "按年支付")


@dataclass(frozen=True)
class Terms:
    """What a fuller lease also says: the parties' numbers and telephone, `months` of the term,
    `deposit` in yuan."""

    lessor_number: str
    lessee_number: str
    phone: str
    use: str
    months: int
    deposit: int
    payment: str


@dataclass(frozen=True)
class LeaseContract(Paper):
    """The facts of a lease. `area` in square metres, `rent` in yuan a month; seals are ring
    texts, empty for a party that signs by hand. The parties of `unsigned` (lessor, lessee) did
    neither. Without `terms` it is a short one."""

    lessor: str
    lessee: str
    address: str
    area: str
    starts_on: date
    ends_on: date
    rent: int
    signed_on: date
    lessor_seal: str
    lessee_seal: str
    terms: Terms | None = None
    unsigned: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Party:
    name: str
    number: str
    seal: str


def _party(rng: np.random.Generator, today: date, firms: float) -> _Party:
    """A firm or a person; what a firm lacks is its seal."""
    if rng.random() < firms:
        name = firm_name(rng, individual=False)
        return _Party(name, credit_code(rng, individual=False), name)
    person = draw_person(rng, today, ages=(25, 70))
    return _Party(person.name, person.id_number, "")


def invent(rng: np.random.Generator, today: date) -> LeaseContract:
    """Facts by chance: persons and firms on both sides, three in ten not signed by both."""
    lessor, lessee = _party(rng, today, 0.35), _party(rng, today, 0.5)
    months = int(rng.choice([6, 12, 12, 24, 36, 60]))
    starts = ago(rng, today, -30, 700)
    ends = years_later(starts, months // 12) if months >= 12 else starts + timedelta(days=182)
    rent = int(rng.integers(12, 300)) * 100
    lacking = (("lessor",), ("lessee",), ("lessor", "lessee"))
    unsigned = () if sealed(rng) else lacking[int(rng.integers(len(lacking)))]
    terms = Terms(
        lessor_number=lessor.number,
        lessee_number=lessee.number,
        phone=phone_number(rng),
        use=one(rng, USES),
        months=months,
        deposit=rent * int(rng.integers(1, 4)),
        payment=one(rng, PAYMENTS),
    )
    return LeaseContract(
        lessor=lessor.name,
        lessee=lessee.name,
        address=draw_premises(rng, flat=bool(rng.random() < 0.4)).address,
        area=f"{rng.uniform(20, 420):.{int(rng.integers(0, 3))}f}",
        starts_on=starts,
        ends_on=ends - timedelta(days=1),
        rent=rent,
        signed_on=starts - timedelta(days=int(rng.integers(0, 20))),
        lessor_seal="" if "lessor" in unsigned else lessor.seal,
        lessee_seal="" if "lessee" in unsigned else lessee.seal,
        terms=terms if rng.random() < 0.8 else None,
        unsigned=unsigned,
    )
