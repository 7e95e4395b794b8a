"""An elder, and who comes for the elder → the papers handed in beside the application."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from stdnum import luhn

from eval.foundry.accounts import BRANCHES, Account
from eval.foundry.holdings import before
from eval.foundry.offices import digits, one
from eval.foundry.papers.bank_card import BANKS, BankCard
from eval.foundry.papers.commitment import DUTIES, Commitment
from eval.foundry.papers.household_register import PROVINCE, HouseholdHead
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.papers.social_security_card import BANKS as CARD_BANKS
from eval.foundry.papers.social_security_card import SocialSecurityCard
from eval.foundry.people import CODE_LETTERS, Person, draw_person, latin, phone_number
from eval.foundry.template import Paper
from eval.foundry.worlds.elderly_allowance.family import Home, member_page

MATTERS = ("代办高龄津贴申领", "高龄津贴的申请和材料提交事宜", "申领长沙市高龄津贴（长寿津贴）")


def bank_card(
    rng: np.random.Generator, today: date, elder: Person
) -> tuple[tuple[Paper, ...], Account]:
    """The elder's debit card and the account as forms have it, with the branch or without."""
    bank = BANKS[int(rng.integers(len(BANKS)))]
    body = f"629999{digits(rng, 12 if rng.random() < 0.8 else 9)}"
    number = body + luhn.calc_check_digit(body)
    month, year = int(rng.integers(1, 13)), (today.year + int(rng.integers(1, 9))) % 100
    card = BankCard(
        bank=bank,
        number=number,
        kind=one(rng, ["借记卡", "借记卡", "储蓄卡"]),
        valid_until=f"{month:02d}/{year:02d}" if rng.random() < 0.5 else "",
        holder=" ".join(latin(elder.name)) if rng.random() < 0.25 else "",
    )
    return (card,), Account(bank[0] + one(rng, BRANCHES), number)


def ss_card(
    rng: np.random.Generator, today: date, elder: Person
) -> tuple[tuple[Paper, ...], Account]:
    """The elder's social security card, and the account at its bank."""
    bank = one(rng, CARD_BANKS)
    body = f"629999{digits(rng, 12)}"
    issued = before(rng, today, 30, 3500)
    until = f"{issued.year + 10}年{issued.month:02d}月"
    card = SocialSecurityCard(
        name=elder.name,
        number=elder.id_number,
        card_no=f"{one(rng, CODE_LETTERS[10:])}{digits(rng, 8)}",
        issued_in=f"{issued.year}年{issued.month:02d}月",
        valid_until=until if rng.random() < 0.6 else "",
        bank=bank if rng.random() < 0.7 else "",
    )
    return (card,), Account(bank + one(rng, BRANCHES), body + luhn.calc_check_digit(body))


def register(
    rng: np.random.Generator,
    today: date,
    *,
    elder: Person,
    home: Home,
    kin: Person | None,
    elder_is: str,
    kin_is: str,
    moved: str,
) -> dict[str, tuple[Paper, ...]]:
    """The first page of the household's register and the elder's; with `kin`, who stands in it
    too, that page. Either of them, or somebody else of the family, is its head."""
    chance = rng.random()
    elder_heads = chance < (0.45 if kin else 0.6)
    kin_heads = kin is not None and not elder_heads and chance < 0.9
    on = before(rng, today, 200, 7000)
    if elder_heads:
        head = elder.name
    elif kin_heads and kin is not None:
        head = kin.name
    else:
        head = draw_person(rng, today, ages=(40, 60)).name
    first = HouseholdHead(
        category=one(rng, ["家庭户", "非农业家庭户", "农业家庭户", "居民家庭户"]),
        head=head,
        number=digits(rng, int(rng.integers(6, 10))),
        address=home.address,
        issued_on=on,
        province=PROVINCE if rng.random() < 0.85 else "",
        station=home.station,
        handled_by=draw_person(rng, today, ages=(25, 55)).name if rng.random() < 0.8 else "",
    )
    page = member_page(rng, elder, "户主" if elder_heads else elder_is, home, moved, on)
    papers: dict[str, tuple[Paper, ...]] = {"household": (first, page)}
    if kin:
        relation = kin_is
        if not elder_heads:
            relation = "户主" if kin_heads else "妹" if kin.sex == "女" else "弟"
        papers["kinship"] = (member_page(rng, kin, relation, home, "", on),)
    return papers


def mandate(
    rng: np.random.Generator, elder: Person, proxy: Person, applied: date
) -> PowerOfAttorney:
    """The elder's authority for who comes, written before the application was."""
    signed = applied - timedelta(days=int(rng.integers(0, 15)))
    return PowerOfAttorney(
        principal=elder.name,
        principal_number=elder.id_number,
        representative="",
        agent=proxy.name,
        agent_id_number=proxy.id_number,
        matter=one(rng, MATTERS),
        valid_from=signed,
        valid_until=signed + timedelta(days=int(rng.choice([120, 180, 364]))),
        signed_on=signed,
        seal="",
        signed_by=elder.name,
        told=bool(rng.random() < 0.75),
        agent_signs=bool(rng.random() < 0.8),
        phone=phone_number(rng),
    )


def promise(
    rng: np.random.Generator, today: date, proxy: Person, relation: str, home: Home, applied: date
) -> Commitment:
    """What who comes promises of the tie to the elder."""
    words = (f"与老人的亲属关系（{relation}）", "与老人的亲属关系", "高龄津贴申领中的亲属关系证明")
    return Commitment(
        promisor=proxy.name,
        number=proxy.id_number,
        representative="",
        phone=phone_number(rng),
        address=proxy.address,
        matter=one(rng, words),
        authority=home.authority,
        signed_on=min(today, applied + timedelta(days=int(rng.integers(0, 4)))),
        signed_by=proxy.name,
        seal="",
        duties=DUTIES if rng.random() < 0.6 else DUTIES[:4],
    )
