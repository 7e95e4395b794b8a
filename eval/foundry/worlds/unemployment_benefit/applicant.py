"""Chance → everything one application for unemployment-benefit says, all of it in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.accounts import Account, draw_account
from eval.foundry.holdings import before, debit_card, id_sides, mandate
from eval.foundry.papers.commitment import DUTIES, LIABLE, Commitment
from eval.foundry.papers.unemployment_claim import SEEKING, UnemploymentClaim
from eval.foundry.people import Person, draw_person, draw_premises, phone_number
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.foundry.worlds.unemployment_benefit.leaving import (
    ENDINGS,
    Leaving,
    certificate,
    draw_leaving,
)
from eval.foundry.worlds.unemployment_benefit.residence import insured_card, register
from eval.foundry.worlds.unemployment_benefit.situation import ITEM, MONTHS, Situation

OLDEST = {"男": 59, "女": 53}
MATTERS = (
    "申领失业保险金、领取相关文书",
    "代为办理失业保险金申领的申请、材料提交事宜",
    "失业登记及失业保险金申领手续",
)
INVOLUNTARY = (
    "已终止（解除）劳动关系、非本人意愿中断就业",
    "已与原单位解除劳动合同，非本人意愿中断就业",
)
OFFICE = "长沙市人力资源和社会保障局"


@dataclass(frozen=True)
class _Claimant:
    person: Person
    agent: Person
    signer: Person
    leaving: Leaving
    months: int
    account: Account


def draw_world(rng: np.random.Generator, today: date, situation: Situation) -> World:
    """A complete application in which everything agrees and nothing has run out."""
    who = _draw_claimant(rng, today, situation)
    claim = _claim(rng, today, situation, who)
    papers = _papers(rng, today, situation, who, claim)
    records = {f"source.{fact}": said for fact, said in _records(rng, situation, who).items()}
    return World(ITEM, today, situation.answers(), _form(claim), papers, records=records)


def _draw_claimant(rng: np.random.Generator, today: date, situation: Situation) -> _Claimant:
    least, most = MONTHS[situation.years]
    months = least if rng.random() < 0.1 else int(rng.integers(least, most))
    sex = "男" if rng.random() < 0.5 else "女"
    person = draw_person(rng, today, ages=(max(18, 18 + months // 12), OLDEST[sex]), sex=sex)
    agent = draw_person(rng, today, ages=(19, 66))
    by_agent = situation.applicant == "agent" and rng.random() < 0.4
    elsewhere = situation.insured_at == "elsewhere"
    return _Claimant(
        person=person,
        agent=agent,
        signer=agent if by_agent else person,
        leaving=draw_leaving(
            rng, today, reason=situation.reason, months=months, elsewhere=elsewhere
        ),
        months=months,
        account=draw_account(rng),
    )


def _claim(
    rng: np.random.Generator, today: date, situation: Situation, who: _Claimant
) -> UnemploymentClaim:
    person, left = who.person, who.leaving
    home = person.address if rng.random() < 0.6 else draw_premises(rng, flat=True).address
    since = min(20, (today - left.ended_on).days)
    return UnemploymentClaim(
        claimant=person,
        address=home,
        phone=phone_number(rng),
        employer=left.employer,
        reason=ENDINGS[situation.reason],
        terminated_on=left.ended_on,
        months=who.months,
        seeking=SEEKING[0],
        receiving=who.account,
        applied_on=today - timedelta(days=int(rng.integers(0, since + 1))),
        signed_by=who.signer.name,
    )


def _form(claim: UnemploymentClaim) -> dict[str, str]:
    return {
        "name": claim.claimant.name,
        "id_number": claim.claimant.id_number,
        "phone": claim.phone,
        "address": claim.address,
        "employer": claim.employer,
        "terminated_on": claim.terminated_on.isoformat(),
        "months": str(claim.months),
        "bank": claim.receiving.bank,
        "bank_account": claim.receiving.number,
    }


def _records(rng: np.random.Generator, situation: Situation, who: _Claimant) -> dict[str, str]:
    again = situation.claimed_before == "before"
    earlier = int(rng.integers(12, 120)) if again else 0
    records = {
        "population-register.identity": "confirmed",
        "population-register.alive": "confirmed",
        "unemployment.contributed-months": str(who.months + earlier),
        "unemployment.last-employer": who.leaving.employer,
        "unemployment.not-employed": "confirmed",
        "pensions.not-retired": "confirmed",
        "unemployment.benefit": str(rng.choice(["无", "以前领过，已经停发"])) if again else "无",
        "unemployment.registered": "confirmed" if situation.registered == "done" else "denied",
    }
    if again:
        records["unemployment.months-since-last-claim"] = str(who.months)
    if situation.proof == "promise":
        records["credit.person-record"] = "无"
        records["unemployment.involuntary"] = "confirmed"
    if situation.account == "ss_card":
        records["pensions.card-active"] = "confirmed"
    return records


def _papers(
    rng: np.random.Generator,
    today: date,
    situation: Situation,
    who: _Claimant,
    claim: UnemploymentClaim,
) -> dict[str, tuple[Paper, ...]]:
    person = who.person
    papers: dict[str, tuple[Paper, ...]] = {"claim": (claim,), "id": id_sides(person)}
    card = debit_card(rng, today, account=who.account, holder=person.name)
    if situation.proof == "certificate":
        papers["termination"] = (certificate(rng, today, who.leaving, person),)
    else:
        papers["commitment"] = (_promise(rng, today, who, claim),)
    if situation.account == "bank_card":
        papers["bank-card"] = (card,)
    else:
        papers["ss-card"] = (insured_card(rng, today, person, card.bank[0]),)
    if situation.insured_at == "elsewhere":
        papers["household"] = register(rng, today, person)
    if situation.applicant == "agent":
        written = mandate(
            rng,
            today,
            principal=person.name,
            principal_number=person.id_number,
            representative="",
            agent=who.agent,
            matter=str(rng.choice(MATTERS)),
            seal="",
            signed_by=person.name,
        )
        told = bool(rng.random() < 0.6)
        papers["authorisation"] = (replace(written, told=told, phone=phone_number(rng)),)
        papers["agent-id"] = id_sides(who.agent)
    return papers


def _promise(
    rng: np.random.Generator, today: date, who: _Claimant, claim: UnemploymentClaim
) -> Commitment:
    since = max(1, min(20, (today - who.leaving.ended_on).days))
    return Commitment(
        promisor=who.person.name,
        number=who.person.id_number,
        representative="",
        phone=claim.phone,
        address=claim.address,
        matter=str(rng.choice(INVOLUNTARY)),
        authority=OFFICE,
        signed_on=before(rng, today, 0, since),
        signed_by=who.person.name,
        seal="",
        duties=DUTIES[: int(rng.integers(LIABLE, len(DUTIES) + 1))],
    )
