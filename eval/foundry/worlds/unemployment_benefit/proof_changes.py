"""A claim in order → the same with one thing wrong in the papers that prove it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import firm
from eval.foundry.papers.household_register import HouseholdHead, HouseholdMember
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.papers.labour_termination import LabourTermination
from eval.foundry.papers.social_security_card import SocialSecurityCard
from eval.foundry.papers.unemployment_claim import TRADES
from eval.foundry.people import id_number
from eval.foundry.slips import another_person, lately, misheard, paper_of, transposed
from eval.foundry.world import World

LEFT_ALONE = (
    "个人原因辞职",
    "本人辞职",
    "因个人原因提出离职申请",
    "劳动者提出解除",
    "员工主动离职",
    "本人自愿离职、公司未拖欠工资",
    "职工本人申请解除劳动合同",
)
"""How certificates say that somebody left of their own accord."""


def termination_of_another(world: World, rng: np.random.Generator) -> World:
    """The certificate is of somebody else."""
    return _certified(world, employee=another_person(rng, world.today, _proof(world).employee.name))


def termination_name_misspelt(world: World, rng: np.random.Generator) -> World:
    """One character of the name on the certificate only sounds like the card's."""
    who = _proof(world).employee
    return _certified(world, employee=replace(who, name=misheard(rng, who.name)))


def termination_number_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the ID number on the certificate stand in each other's place."""
    who = _proof(world).employee
    return _certified(world, employee=replace(who, id_number=transposed(rng, who.id_number)))


def left_of_own_accord(world: World, rng: np.random.Generator) -> World:
    """The certificate says that the claimant left of his own accord."""
    return _certified(world, reason=str(rng.choice(LEFT_ALONE)))


def reason_not_given(world: World, rng: np.random.Generator) -> World:
    """The certificate gives no reason."""
    return _certified(world, reason="")


def position_not_given(world: World, rng: np.random.Generator) -> World:
    """The certificate does not say what the work was."""
    return _certified(world, position="")


def termination_unsealed(world: World, rng: np.random.Generator) -> World:
    """The employer did not seal the certificate."""
    return _certified(world, seal="")


def termination_sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """Another firm sealed the certificate."""
    return _certified(world, seal=firm(rng, TRADES))


def termination_day_differs(world: World, rng: np.random.Generator) -> World:
    """The certificate gives another day of leaving than the claim."""
    return _certified(world, ended_on=_proof(world).ended_on - timedelta(days=lately(rng, 31)))


def termination_ahead(world: World, rng: np.random.Generator) -> World:
    """By the certificate the claimant leaves tomorrow or later."""
    return _certified(world, ended_on=world.today + timedelta(days=lately(rng, 60)))


def begun_after_the_end(world: World, rng: np.random.Generator) -> World:
    """By the certificate the contract began after the claimant left."""
    begins = _proof(world).ended_on + timedelta(days=lately(rng, 300))
    return _certified(world, starts_on=begins, ends_on=years_later(begins, 3))


def insured_card_of_another(world: World, rng: np.random.Generator) -> World:
    """The social security card is somebody else's."""
    card = paper_of(world, "ss-card", SocialSecurityCard)
    other = another_person(rng, world.today, card.name)
    return world.with_paper("ss-card", replace(card, name=other.name, number=other.id_number))


def insured_number_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the number on the social security card stand in each other's place."""
    card = paper_of(world, "ss-card", SocialSecurityCard)
    return world.with_paper("ss-card", replace(card, number=transposed(rng, card.number)))


def page_of_another_member(world: World, rng: np.random.Generator) -> World:
    """The page of the household register is that of another member."""
    at = _page(world, HouseholdMember)
    page = paper_of(world, "household", HouseholdMember, at)
    other = another_person(rng, world.today, page.name)
    turned = replace(
        page, name=other.name, sex=other.sex, born_on=other.born_on, id_number=other.id_number
    )
    return world.with_paper("household", turned, at)


def page_number_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the number in the household register stand in each other's place."""
    at = _page(world, HouseholdMember)
    page = paper_of(world, "household", HouseholdMember, at)
    number = transposed(rng, page.id_number)
    return world.with_paper("household", replace(page, id_number=number), at)


def household_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The household is registered in another city."""
    at = _page(world, HouseholdHead)
    page = paper_of(world, "household", HouseholdHead, at)
    city = str(rng.choice(["株洲市", "湘潭市", "岳阳市"]))
    address = f"湖南省{city}" + page.address.partition("区")[2]
    return world.with_paper("household", replace(page, address=address), at)


def own_page_missing(world: World, rng: np.random.Generator) -> World:
    """Only the first page of the household register was handed in."""
    return world.without("household", _page(world, HouseholdMember))


def first_page_missing(world: World, rng: np.random.Generator) -> World:
    """Only the claimant's page of the household register was handed in."""
    return world.without("household", _page(world, HouseholdHead))


def under_sixteen(world: World, rng: np.random.Generator) -> World:
    """The card handed in is that of a child not yet sixteen."""
    side = paper_of(world, "id", IdPortrait)
    born = years_later(world.today, -16) + timedelta(days=lately(rng, 700))
    number = id_number(rng, born, side.sex)
    return world.with_paper("id", replace(side, born_on=born, id_number=number))


def _page(world: World, kind: type[HouseholdHead] | type[HouseholdMember]) -> int:
    return next(at for at, page in enumerate(world.papers["household"]) if isinstance(page, kind))


def _proof(world: World) -> LabourTermination:
    return paper_of(world, "termination", LabourTermination)


def _certified(world: World, **facts: Any) -> World:
    return world.with_paper("termination", replace(_proof(world), **facts))
