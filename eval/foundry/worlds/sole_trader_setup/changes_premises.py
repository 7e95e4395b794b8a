"""A world in order → the same world with one thing wrong with the room the shop is to have."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.papers.commitment import DUTIES, Commitment
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.papers.real_estate_certificate import RealEstateCertificate
from eval.foundry.people import firm_name
from eval.foundry.slips import another_person, digit_off, lately, misheard, paper_of, with_facts
from eval.foundry.world import World
from eval.foundry.worlds.sole_trader_setup.altered import application, other_place
from eval.foundry.worlds.sole_trader_setup.applicant import PROMISES
from eval.foundry.worlds.sole_trader_setup.shop import HOME_USES, SHOP_USES


def lessee_differs(world: World, rng: np.random.Generator) -> World:
    """The lease is another person's, or a firm's."""
    name = paper_of(world, "lease", LeaseContract).lessee
    if rng.random() < 0.3:
        firm = firm_name(rng, individual=False)
        return with_facts(world, "lease", lessee=firm, lessee_seal=firm)
    return with_facts(world, "lease", lessee=another_person(rng, world.today, name).name)


def lessee_sounds_alike(world: World, rng: np.random.Generator) -> World:
    """The lease writes the operator's name with another character of the same sound."""
    name = paper_of(world, "lease", LeaseContract).lessee
    return with_facts(world, "lease", lessee=misheard(rng, name))


def lessee_of_another_number(world: World, rng: np.random.Generator) -> World:
    """The lease has a namesake's number for the operator, or one digit of it is off."""
    lease = paper_of(world, "lease", LeaseContract)
    if lease.terms is None:
        raise TypeError("this lease gives no numbers")
    number = digit_off(rng, lease.terms.lessee_number)
    if rng.random() < 0.5:
        number = another_person(rng, world.today, lease.lessee).id_number
    return with_facts(world, "lease", terms=replace(lease.terms, lessee_number=number))


def lease_expired(world: World, rng: np.random.Generator) -> World:
    """The lease ended yesterday, or up to ten months ago."""
    ended = world.today - timedelta(days=lately(rng, 300))
    starts = years_later(ended, -1) + timedelta(days=1)
    return _lease_for(world, starts_on=starts, ends_on=ended)


def lease_not_begun(world: World, rng: np.random.Generator) -> World:
    """The lease begins tomorrow, or within four months."""
    starts = world.today + timedelta(days=lately(rng, 120))
    ends = years_later(starts, 1) - timedelta(days=1)
    return _lease_for(world, starts_on=starts, ends_on=ends)


def lease_turned_round(world: World, rng: np.random.Generator) -> World:
    """The first and the last day of the lease are changed over."""
    lease = paper_of(world, "lease", LeaseContract)
    return with_facts(world, "lease", starts_on=lease.ends_on, ends_on=lease.starts_on)


def _lease_for(world: World, **days: object) -> World:
    lease = paper_of(world, "lease", LeaseContract)
    terms = replace(lease.terms, months=12) if lease.terms else None
    return with_facts(world, "lease", terms=terms, **days)


def lease_of_other_premises(world: World, rng: np.random.Generator) -> World:
    """The lease is for the next house, or another street."""
    lease = paper_of(world, "lease", LeaseContract)
    return with_facts(world, "lease", address=other_place(rng, lease.address))


def landlords_title_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The landlord's title certificate is for another house."""
    title = paper_of(world, "lessor-title", RealEstateCertificate)
    return with_facts(world, "lessor-title", location=other_place(rng, title.location))


def landlords_title_of_a_dwelling(world: World, rng: np.random.Generator) -> World:
    """The landlord's title certificate says a dwelling, the answers a shop."""
    return with_facts(world, "lessor-title", use=str(rng.choice(HOME_USES)))


def owner_differs(world: World, rng: np.random.Generator) -> World:
    """The house belongs to somebody who has no part in the shop."""
    owner = paper_of(world, "ownership", RealEstateCertificate).owner
    other = another_person(rng, world.today, owner).name
    return with_facts(world, "ownership", owner=other, sharing="单独所有")


def owner_sounds_alike(world: World, rng: np.random.Generator) -> World:
    """The title certificate writes the owner with another character of the same sound."""
    owner = paper_of(world, "ownership", RealEstateCertificate).owner
    names = [misheard(rng, name) for name in owner.split("、")]
    return with_facts(world, "ownership", owner="、".join(names))


def title_of_other_premises(world: World, rng: np.random.Generator) -> World:
    """The title certificate is for the next house, or another street."""
    title = paper_of(world, "ownership", RealEstateCertificate)
    return with_facts(world, "ownership", location=other_place(rng, title.location))


def title_unsealed(world: World, rng: np.random.Generator) -> World:
    """The title certificate bears no seal."""
    return with_facts(world, "ownership", authority="")


def title_sealed_by_a_firm(world: World, rng: np.random.Generator) -> World:
    """The seal on the title certificate is that of the firm that built the house."""
    return with_facts(world, "ownership", authority="长沙样兴房地产开发有限公司")


def title_of_another_use(world: World, rng: np.random.Generator) -> World:
    """The title certificate says a dwelling and the answers a shop, or the other way round."""
    home = world.situation["building"] == ("dwelling",)
    uses = [use for use in SHOP_USES if "住宅" not in use] if home else HOME_USES
    return with_facts(world, "ownership", use=str(rng.choice(uses)))


def promised_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody else than the operator promises that the neighbours agree."""
    other = another_person(rng, world.today, paper_of(world, "neighbours", Commitment).promisor)
    facts = {"promisor": other.name, "number": other.id_number, "signed_by": other.name}
    return with_facts(world, "neighbours", **facts)


def promised_for_other_premises(world: World, rng: np.random.Generator) -> World:
    """The neighbours of another house agree."""
    address = paper_of(world, "neighbours", Commitment).address
    return with_facts(world, "neighbours", address=other_place(rng, address))


def neighbours_not_asked(world: World, rng: np.random.Generator) -> World:
    """The usual promises stand there, and no word of the neighbours."""
    return with_facts(world, "neighbours", duties=DUTIES[:4])


def neighbours_yet_to_agree(world: World, rng: np.random.Generator) -> World:
    """The neighbours have still to be asked, or only most of them agree."""
    ways = (
        "尚未取得有利害关系的业主一致同意，承诺在领取营业执照以后再征求意见",
        "将上述住宅改变为经营性用房，本栋大部分有利害关系的业主一致同意",
        "有利害关系的业主中一户不同意，其余业主一致同意",
    )
    promises = (str(rng.choice(ways)), *PROMISES[1:])
    return with_facts(world, "neighbours", duties=promises)


def promise_unsigned(world: World, rng: np.random.Generator) -> World:
    """Nobody signed the promise."""
    return with_facts(world, "neighbours", signed_by="")


def promised_after_application(world: World, rng: np.random.Generator) -> World:
    """The promise is a day younger than the application, or some days."""
    applied = application(world).applied_on
    later = applied + timedelta(days=lately(rng, 20))
    return with_facts(world, "neighbours", signed_on=later)


def title_number_off(world: World, rng: np.random.Generator) -> World:
    """The house number on the title certificate is another by one digit."""
    title = paper_of(world, "ownership", RealEstateCertificate)
    head, tail = title.location.split("号", 1)
    return with_facts(world, "ownership", location=f"{digit_off(rng, f'{head}号')}{tail}")
