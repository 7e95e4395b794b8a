"""Who somebody is married to, or was, and that they own no home → the papers that say so."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before
from eval.foundry.offices import digits, one
from eval.foundry.papers.commitment import DUTIES, LIABLE, Commitment
from eval.foundry.papers.marriage_certificate import (
    DivorceCertificate,
    MarriageCertificate,
    Spouse,
    StackedDivorceCertificate,
    StackedMarriageCertificate,
)
from eval.foundry.papers.no_housing_certificate import AREAS, NOTHING, NoHousingCertificate
from eval.foundry.people import DISTRICTS, UNASSIGNED, Person, draw_person, phone_number

MARRYING_AGES = {"男": 22, "女": 20}
FUND = "长沙住房公积金管理中心"
HOMELESS = "本人在本市无自有住房、租房居住"
HOMELESS_COUPLE = "本人及配偶在本市无自有住房、租房居住"


def marriage(
    rng: np.random.Generator, today: date, applicant: Person, spouse: Person
) -> MarriageCertificate:
    """The book of one of the two, registered since both were old enough."""
    return _book(rng, _wedding(rng, today, applicant, spouse), applicant, spouse, "J")


def divorce(
    rng: np.random.Generator, today: date, applicant: Person, former: Person
) -> DivorceCertificate:
    """The book of one of the two, who parted since."""
    parted = _wedding(rng, today, applicant, former)
    book = vars(_book(rng, parted, applicant, former, "L"))
    return (StackedDivorceCertificate if rng.random() < 0.4 else DivorceCertificate)(**book)


def _wedding(rng: np.random.Generator, today: date, one: Person, other: Person) -> date:
    earliest = max(years_later(p.born_on, MARRYING_AGES[p.sex]) for p in (one, other))
    return earliest + timedelta(days=int(rng.integers(0, (today - earliest).days + 1)))


def _book(
    rng: np.random.Generator, day: date, applicant: Person, other: Person, letter: str
) -> MarriageCertificate:
    man, woman = (applicant, other) if applicant.sex == "男" else (other, applicant)
    kind = StackedMarriageCertificate if rng.random() < 0.4 else MarriageCertificate
    again = "补发结婚证" if letter == "J" else "补发离婚证"
    return kind(
        holder=(man if rng.random() < 0.5 else woman).name,
        registered_on=day,
        certificate_no=f"{letter}{one(rng, UNASSIGNED)}-{day.year}-{digits(rng, 6)}",
        remark=one(rng, ["", "", "", again]),
        man=_entry(man),
        woman=_entry(woman),
        authority=f"长沙市{one(rng, DISTRICTS)}民政局婚姻登记专用章",
        registrar=draw_person(rng, day, ages=(25, 55)).name,
    )


def _entry(person: Person) -> Spouse:
    return Spouse(person.name, "中国", person.born_on, person.id_number)


def no_home(
    rng: np.random.Generator, today: date, person: Person, spouse: Person | None
) -> NoHousingCertificate:
    """The register was searched within the month, for a couple both together, in any order."""
    first, second = person, spouse
    if spouse is not None and rng.random() < 0.35:
        first, second = spouse, person
    issued = before(rng, today, 0, 29)
    office = one(rng, ["长沙市样本不动产登记中心", f"长沙市{one(rng, DISTRICTS)}不动产登记中心"])
    return NoHousingCertificate(
        query_no=f"{one(rng, ['CX', 'BDCCX', ''])}{issued:%Y%m%d}{digits(rng, 6)}",
        person=first,
        other=second,
        area=one(rng, AREAS),
        until=issued - timedelta(days=int(rng.integers(0, 3))),
        result=one(rng, NOTHING),
        location="",
        property_no="",
        issued_by=office,
        issued_on=issued,
        seal=office,
    )


def promise(
    rng: np.random.Generator, today: date, person: Person, *, married: bool, address: str
) -> Commitment:
    """The written promise that takes the certificate's place."""
    return Commitment(
        promisor=person.name,
        number=person.id_number,
        representative="",
        phone=phone_number(rng),
        address=address if rng.random() < 0.6 else person.address,
        matter=HOMELESS_COUPLE if married else HOMELESS,
        authority=FUND,
        signed_on=before(rng, today, 0, 25),
        signed_by=person.name,
        seal="",
        duties=DUTIES[: int(rng.integers(LIABLE, len(DUTIES) + 1))],
    )
