"""A world in order → the same world with one thing wrong on a licence, a card, a lease or title."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import one
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.papers.real_estate_certificate import RealEstateCertificate
from eval.foundry.papers.tobacco_retail_licence import TobaccoRetailLicence
from eval.foundry.people import id_number
from eval.foundry.slips import (
    another_firm,
    another_person,
    elsewhere,
    everywhere,
    lately,
    misheard,
    next_door,
    paper_of,
    typed,
    wrong_check,
)
from eval.foundry.world import World
from eval.foundry.worlds.tobacco_retail_new.changes import application_of, nearly, told

FOREIGN = (
    "有限责任公司（外商投资企业法人独资）",
    "有限责任公司（中外合资）",
    "有限责任公司（港澳台投资、非独资）",
    "有限责任公司（外国自然人独资）",
)
NO_TOBACCO = (
    "日用百货销售；食品销售（仅销售预包装食品）；酒类经营。",
    "食品销售；电子烟雾化设备维修；茶具销售。",
)
EXCEPT_TOBACCO = (
    "日用百货销售（不含烟草制品零售）；食品销售。",
    "食品销售；日用百货销售（烟草制品零售除外）。",
    "日用百货、副食品零售（除卷烟）。",
)


def licence_expired(world: World, rng: np.random.Generator) -> World:
    """The term of the licence ended yesterday or some time ago."""
    days = lately(rng, 400)
    ended = world.today - timedelta(days=days)
    began = years_later(ended, -20)
    return _on_licence(world, established_on=began, valid_from=began, valid_until=ended)


def licence_code_misprinted(world: World, rng: np.random.Generator) -> World:
    """The code on the licence, and so on application and form, is none there can be."""
    code = wrong_check(_licence(world).credit_code)
    copied = typed(told(world, credit_code=code), credit_code=code)
    return _on_licence(copied, credit_code=code)


def licence_sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The licence is sealed by somebody who issues none."""
    return _on_licence(world, authority=another_firm(rng, _licence(world).name))


def licence_of_tomorrow(world: World, rng: np.random.Generator) -> World:
    """The licence was made out tomorrow or later."""
    founded = world.today + timedelta(days=int(rng.integers(1, 30)))
    begins = founded if _licence(world).valid_from else None
    return _on_licence(world, established_on=founded, valid_from=begins)


def licence_of_the_other_kind(world: World, rng: np.random.Generator) -> World:
    """The licence is a sole trader's and a firm was chosen, or the other way round."""
    firm = world.situation["entity"] == ("company",)
    return _on_licence(world, type="个体工商户" if firm else "有限责任公司（自然人独资）")


def foreigners_shop(world: World, rng: np.random.Generator) -> World:
    """The firm is one of foreigners, who may not sell tobacco."""
    return _on_licence(world, type=one(rng, FOREIGN))


def partly_foreigners_shop(world: World, rng: np.random.Generator) -> World:
    """A small part of the firm is held by foreigners."""
    return _on_licence(world, type="有限责任公司（外资比例低于25%）")


def scope_without_tobacco(world: World, rng: np.random.Generator) -> World:
    """The licence's scope has no tobacco."""
    return _on_licence(world, business_scope=one(rng, NO_TOBACCO))


def scope_except_tobacco(world: World, rng: np.random.Generator) -> World:
    """The licence's scope names tobacco as what it leaves out."""
    return _on_licence(world, business_scope=one(rng, EXCEPT_TOBACCO))


def licence_of_another_person(world: World, rng: np.random.Generator) -> World:
    """The licence names somebody else as who runs the shop."""
    other = another_person(rng, world.today, _licence(world).legal_representative)
    return _on_licence(world, legal_representative=other.name)


def licence_next_door(world: World, rng: np.random.Generator) -> World:
    """The licence is for the neighbours' number."""
    return _on_licence(world, address=next_door(rng, _licence(world).address))


def _licence(world: World) -> BusinessLicence:
    return paper_of(world, "licence", BusinessLicence)


def _on_licence(world: World, **facts: object) -> World:
    paper = replace(_licence(world), **facts)  # type: ignore[arg-type]
    return world.with_paper("licence", paper)


def child_runs_the_shop(world: World, rng: np.random.Generator) -> World:
    """Who runs the shop is not yet sixteen, if only by a day."""
    days = lately(rng, 700)
    born = years_later(world.today, -16) + timedelta(days=days)
    card = paper_of(world, "operator-id", IdPortrait)
    number = id_number(rng, born, card.sex)
    return everywhere(world, {card.id_number: number, card.born_on: born})


def lessee_is_the_boss(world: World, rng: np.random.Generator) -> World:
    """The firm's shop was rented by the person who runs the firm."""
    name = _licence(world).legal_representative
    return _on_lease(world, lessee=name, lessee_seal="")


def lessee_differs(world: World, rng: np.random.Generator) -> World:
    """Somebody else rented the shop, and signed or sealed for it."""
    lease = _lease(world)
    if lease.lessee_seal:
        name = another_firm(rng, lease.lessee)
        return _on_lease(world, lessee=name, lessee_seal=name)
    return _on_lease(world, lessee=another_person(rng, world.today, lease.lessee).name)


def lease_expired(world: World, rng: np.random.Generator) -> World:
    """The lease ended yesterday or some time ago."""
    days = lately(rng, 300)
    ended = world.today - timedelta(days=days)
    began = years_later(ended, -3) + timedelta(days=1)
    signed = began - timedelta(days=5)
    return _on_lease(world, starts_on=began, ends_on=ended, signed_on=signed)


def lease_not_begun(world: World, rng: np.random.Generator) -> World:
    """The lease begins tomorrow or later."""
    days = lately(rng, 60)
    begins = world.today + timedelta(days=days)
    ends = years_later(begins, 3) - timedelta(days=1)
    return _on_lease(world, starts_on=begins, ends_on=ends)


def lease_next_door(world: World, rng: np.random.Generator) -> World:
    """The lease is for the neighbours' shop."""
    return _on_lease(world, address=next_door(rng, _lease(world).address))


def lease_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The lease is for a shop in another street."""
    return _on_lease(world, address=elsewhere(rng, _lease(world).address))


def _lease(world: World) -> LeaseContract:
    return paper_of(world, "lease", LeaseContract)


def _on_lease(world: World, **facts: object) -> World:
    paper = replace(_lease(world), **facts)  # type: ignore[arg-type]
    return world.with_paper("lease", paper)


def owner_differs(world: World, rng: np.random.Generator) -> World:
    """The shop belongs to somebody else: another firm, the boss, a relative."""
    title = _title(world)
    owner = another_person(rng, world.today, title.owner).name
    if world.situation["entity"] == ("company",) and rng.random() < 0.5:
        owner = _licence(world).legal_representative
    return _on_title(world, owner=owner, sharing="单独所有")


def owner_of_nearly_that_name(world: World, rng: np.random.Generator) -> World:
    """The owner's name differs from the applicant's in one character."""
    company = world.situation["entity"] == ("company",)
    name = _licence(world).name if company else _licence(world).legal_representative
    return _on_title(
        world, owner=nearly(name) if company else misheard(rng, name), sharing="单独所有"
    )


def title_next_door(world: World, rng: np.random.Generator) -> World:
    """The title is to the neighbours' shop."""
    return _on_title(world, location=next_door(rng, _title(world).location))


def title_unsealed(world: World, rng: np.random.Generator) -> World:
    """The registry's seal is missing on the title."""
    return _on_title(world, authority="")


def title_sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The title is sealed by a firm that let or sold the shop."""
    return _on_title(world, authority=another_firm(rng, _title(world).owner))


def _title(world: World) -> RealEstateCertificate:
    return paper_of(world, "ownership", RealEstateCertificate)


def _on_title(world: World, **facts: object) -> World:
    paper = replace(_title(world), **facts)  # type: ignore[arg-type]
    return world.with_paper("ownership", paper)


def old_licence_of_another_shop(world: World, rng: np.random.Generator) -> World:
    """The former licence is for another shop."""
    paper = paper_of(world, "old-licence", TobaccoRetailLicence)
    return world.with_paper("old-licence", replace(paper, address=elsewhere(rng, paper.address)))


def own_licence_still_valid(world: World, rng: np.random.Generator) -> World:
    """The former licence is the applicant's own and has not run out, if only until today."""
    paper = paper_of(world, "old-licence", TobaccoRetailLicence)
    ends = world.today + timedelta(days=0 if rng.random() < 0.4 else int(rng.integers(1, 900)))
    began = years_later(ends, -5) + timedelta(days=1)
    own = replace(
        paper,
        legal_representative=application_of(world).operator,
        valid_from=began,
        valid_until=ends,
        issued_on=began,
    )
    return world.with_paper("old-licence", own)
