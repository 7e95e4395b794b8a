"""Chance → a company that may be licensed to dispatch labour, and whom it has to do with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.holdings import before
from eval.foundry.offices import firm, one
from eval.foundry.papers.labour_contract import TRADES as USERS
from eval.foundry.papers.labour_dispatch_application import TRADES
from eval.foundry.people import (
    Person,
    credit_code,
    draw_person,
    draw_premises,
    phone_number,
)
from eval.foundry.worlds.labor_dispatch_new.situation import CONTRIBUTIONS, Situation

SHARE_TRADES = ("人力资源股份有限公司", "劳务服务股份有限公司")
CAPITALS = (200, 200, 200, 210, 260, 300, 318, 500, 500, 600, 800, 1000, 2000, 5000)
"""In ten thousand yuan."""
SCOPES = (
    "许可项目：劳务派遣服务。一般项目：人力资源服务（不含职业中介活动）；企业管理咨询。",
    "劳务派遣服务；人力资源服务；家政服务；物业管理。",
    "许可项目：劳务派遣服务；职业中介活动。一般项目：企业管理；会议及展览服务。",
    "许可项目：劳务派遣服务；建筑劳务分包。一般项目：装卸搬运；人力资源服务。",
)


@dataclass(frozen=True)
class Company:
    """Who applies. Capitals in ten thousand yuan, areas in square metres; `landlord_code` is an
    ID number or a credit code; `user` is whom the agreement names, if it names anybody."""

    name: str
    code: str
    head: Person
    founded: date
    shareholders: tuple[str, ...]
    signers: tuple[str, ...]
    registered: int
    paid_in: int
    contribution: str
    scope: str
    seat: str
    premises: str
    area: int
    leased: str
    landlord: str
    landlord_code: str
    agent: Person
    contact: str
    phone: str
    user: str


def draw_company(rng: np.random.Generator, today: date, situation: Situation) -> Company:
    """A company that goes with the situation."""
    head = draw_person(rng, today, ages=(19, 66))
    agent = draw_person(rng, today, ages=(19, 60))
    seat = draw_premises(rng).address
    away = situation.premises_at == "elsewhere"
    registered = int(rng.choice(CAPITALS))
    short = situation.audited and registered > 200 and rng.random() < 0.4
    holders, signers = _shareholders(rng, today, head)
    landlord = draw_person(rng, today, ages=(30, 74))
    of_firm = rng.random() < 0.4
    ways = CONTRIBUTIONS[situation.contribution]
    area = int(rng.integers(40, 460))
    owns_contact = situation.applicant == "agent" or rng.random() < 0.3
    return Company(
        name=firm(rng, SHARE_TRADES if situation.by_shares else TRADES),
        code=credit_code(rng, individual=False),
        head=head,
        founded=before(rng, today, 720, 3600) if situation.audited else before(rng, today, 30, 900),
        shareholders=holders,
        signers=signers,
        registered=registered,
        paid_in=int(rng.integers(200, registered)) if short else registered,
        contribution=ways[int(rng.integers(len(ways)))],
        scope=one(rng, SCOPES),
        seat=seat,
        premises=draw_premises(rng).address if away else seat,
        area=area,
        leased=f"{area + (0 if rng.random() < 0.4 else rng.uniform(0, 60)):.{rng.integers(3)}f}"
        if rng.random() < 0.7
        else f"{area}",
        landlord=firm(rng, ("物业管理有限公司", "置业有限公司")) if of_firm else landlord.name,
        landlord_code=credit_code(rng, individual=False) if of_firm else landlord.id_number,
        agent=agent,
        contact=agent.name if owns_contact else head.name,
        phone=phone_number(rng),
        user=firm(rng, USERS) if situation.posts else "",
    )


def _shareholders(
    rng: np.random.Generator, today: date, head: Person
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two or three, and who signed for each: persons, the head of the firm among them mostly,
    or firms, for which somebody signs."""
    holders, signers = [head.name], [head.name]
    if rng.random() < 0.25:
        holders, signers = [], []
    count = int(rng.integers(2, 4))
    while len(holders) < count:
        person = draw_person(rng, today, ages=(25, 66)).name
        holder = firm(rng, USERS) if rng.random() < 0.3 else person
        if holder not in holders:
            holders.append(holder)
            signers.append(person)
    return tuple(holders), tuple(signers)


def adopted(rng: np.random.Generator, today: date, founded: date) -> date:
    """When the articles were adopted: before the company was founded, or changed since."""
    if rng.random() < 0.25 and (today - founded).days > 20:
        return founded + timedelta(days=int(rng.integers(1, (today - founded).days)))
    return founded - timedelta(days=int(rng.integers(1, 40)))


def another_company(rng: np.random.Generator, name: str) -> str:
    """A company of another name."""
    while True:
        other = firm(rng, TRADES)
        if not set(other[3:5]) <= set(name):
            return other
