"""Chance → everything one application for elderly-allowance says, all of it in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.accounts import Account
from eval.foundry.days import value
from eval.foundry.holdings import before, id_sides
from eval.foundry.offices import one
from eval.foundry.papers.longevity_application import OPINION, LongevityApplication
from eval.foundry.people import (
    DISTRICTS,
    STREETS,
    Person,
    draw_person,
    draw_premises,
    phone_number,
)
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.foundry.worlds.elderly_allowance.family import (
    Bond,
    Home,
    draw_elder,
    draw_home,
    draw_kin,
)
from eval.foundry.worlds.elderly_allowance.handed import (
    bank_card,
    mandate,
    promise,
    register,
    ss_card,
)
from eval.foundry.worlds.elderly_allowance.situation import ITEM, TICKS, Situation

OPINIONS = (
    OPINION,
    "经上门看望，老人健在，情况属实。",
    "经核实，符合高龄津贴申领条件。",
    "所填内容属实，同意上报。",
)
OLD_HOMES = ("湖南省邵阳市样本县", "湖南省益阳市样例县", "江西省萍乡市示例县")
REASONS = ("没有按时做核验", "户口迁走又迁回", "银行卡注销", "联系不上")


@dataclass(frozen=True)
class _Family:
    """The elder, the elder's home, who comes ("self" has none) and when it was applied."""

    elder: Person
    home: Home
    proxy: Person | None
    bond: Bond
    applied: date
    old_home: str


def draw_world(rng: np.random.Generator, today: date, situation: Situation) -> World:
    """A complete application in which everything agrees and nothing has run out."""
    home = draw_home(rng)
    elder = draw_elder(rng, today, situation.age_group, home)
    proxy, bond = _proxy(rng, today, situation, elder, home)
    longest = 90 if rng.random() < 0.2 else 20
    family = _Family(
        elder, home, proxy, bond, today - timedelta(days=int(rng.integers(0, longest + 1))),
        one(rng, OLD_HOMES),
    )  # fmt: skip
    records = {
        "source.population-register.identity": "confirmed",
        "source.population-register.alive": "confirmed",
        "source.population-register.household": "confirmed",
        "source.civil-affairs.allowance-not-paid": "confirmed",
        "source.civil-affairs.not-cremated": "confirmed",
    }
    papers: dict[str, tuple[Paper, ...]] = {}
    if situation.account == "ss_card":
        papers["ss-card"], account = ss_card(rng, today, elder)
        records["source.pensions.card-active"] = "confirmed"
    else:
        papers["bank-card"], account = bank_card(rng, today, elder)
    application = _application(rng, situation, family, account)
    stopped = before(rng, today, 0, 400)
    form = {
        "name": elder.name,
        "id_number": elder.id_number,
        "household_address": home.address,
        "address": application.address,
        "community": home.community,
        "phone": application.phone,
        "bank": account.bank,
        "bank_account": account.number,
    }
    if proxy:
        form["proxy_phone"] = phone_number(rng)
    if situation.before == "elsewhere":
        form |= {"previous_place": family.old_home, "stopped_on": value(stopped)}
    elif situation.before == "stopped_here":
        form |= {"stopped_on": value(stopped), "stop_reason": one(rng, REASONS)}
        records["source.civil-affairs.allowance-stopped-on"] = value(stopped)
    papers["application"] = (application,)
    shown = elder
    if situation.household == "moved" and rng.random() < 0.4:  # a card is not changed for a move
        shown = replace(elder, address=f"{family.old_home}样例镇{int(rng.integers(1, 90))}号")
    papers["elder-id"] = id_sides(shown)
    moved = _moved(rng, today, situation, family.old_home)
    papers |= register(
        rng,
        today,
        elder=elder,
        home=home,
        kin=proxy if situation.kin_proof == "same_book" else None,
        elder_is=bond.elder_is,
        kin_is=bond.proxy_is,
        moved=moved,
    )
    if proxy:
        papers["proxy-id"] = id_sides(proxy)
    if situation.mandated and proxy:
        papers["authorisation"] = (mandate(rng, elder, proxy, family.applied),)
    if situation.kin_proof == "promise" and proxy:
        promised = promise(rng, today, proxy, bond.relation, home, family.applied)
        papers["commitment"] = (promised,)
        records["source.credit.person-record"] = "无"
    if situation.kin_proof:
        records["source.population-register.kinship"] = _mostly(rng)
    if situation.hardship == "low_income":
        records["source.civil-affairs.low-income"] = _mostly(rng)
    return World(ITEM, today, situation.answers(), form, papers, records=records)


def _moved(rng: np.random.Generator, today: date, situation: Situation, old_home: str) -> str:
    """What the register says of a move to town; nothing, now and then, of one long past."""
    if situation.household == "moved":
        came = before(rng, today, 30, 3000)
        return f"{came.year}年{came.month}月{came.day}日由{old_home}迁来"
    return "久居" if rng.random() < 0.4 else ""


def _mostly(rng: np.random.Generator) -> str:
    """What a system that lacks old entries says of what is true, and of which none is refused."""
    return "confirmed" if rng.random() < 0.85 else "denied"


def _proxy(
    rng: np.random.Generator, today: date, situation: Situation, elder: Person, home: Home
) -> tuple[Person | None, Bond]:
    if situation.kin_proof:
        return draw_kin(rng, today, elder, near=situation.applicant == "guardian")
    as_member = Bond("", "父亲" if elder.sex == "男" else "母亲", "")
    if situation.applicant == "self":
        return None, as_member
    words = ["社区工作人员", "社区网格员", "居委会工作人员"]
    if home.body == "村民委员会":
        words = ["村干部", "村委会工作人员"]
    return draw_person(rng, today, ages=(22, 58)), replace(as_member, relation=one(rng, words))


def _application(
    rng: np.random.Generator, situation: Situation, family: _Family, account: Account
) -> LongevityApplication:
    elder, proxy, home = family.elder, family.proxy, family.home
    address = home.address
    if situation.residence == "elsewhere":
        address = draw_premises(rng, flat=True).address
    elif situation.residence == "institution":
        district, street = one(rng, DISTRICTS), one(rng, STREETS)
        kind = one(rng, ["养老院", "敬老院", "老年公寓", "护理院"])
        address = (
            f"湖南省长沙市{district}{street}{int(rng.integers(1, 900))}号样例{kind}"
            f"{int(rng.integers(1, 6))}号楼{int(rng.integers(101, 620))}室"
        )
    hand = elder
    if proxy and (situation.applicant == "guardian" or rng.random() < 0.6):
        hand = proxy
    written = situation.certified
    return LongevityApplication(
        elder=elder,
        address=address,
        phone=phone_number(rng),
        age_group=TICKS[situation.age_group],
        holder=elder.name,
        receiving=account,
        proxy=proxy,
        relation=family.bond.relation,
        applied_on=family.applied,
        signed_by=hand.name,
        opinion=one(rng, OPINIONS) if written else "",
        seal=f"{home.community}{home.body}" if written else "",
    )
