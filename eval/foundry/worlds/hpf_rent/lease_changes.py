"""A tenant's application in order → the same with one thing wrong in the lease."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.people import draw_premises, firm_name
from eval.foundry.slips import another_person, lately, misheard, paper_of
from eval.foundry.world import World


def lease_ended(world: World, rng: np.random.Generator) -> World:
    """The lease ended yesterday or earlier."""
    ended = world.today - timedelta(days=lately(rng, 200))
    began = years_later(ended, -1) + timedelta(days=1)
    return _written(world, starts_on=began, ends_on=ended, signed_on=began - timedelta(days=4))


def lease_not_begun(world: World, rng: np.random.Generator) -> World:
    """The lease begins tomorrow or later."""
    begins = world.today + timedelta(days=lately(rng, 40))
    return _written(world, starts_on=begins, ends_on=years_later(begins, 1), signed_on=world.today)


def lease_of_another_home(world: World, rng: np.random.Generator) -> World:
    """The lease is of another home."""
    return _written(world, address=draw_premises(rng, flat=True).address)


def lease_of_another_room(world: World, rng: np.random.Generator) -> World:
    """The lease is of another room in the same house."""
    address = _lease(world).address
    head, room = address[: address.rindex("栋") + 1], int(address[address.rindex("栋") + 1 : -1])
    return _written(world, address=f"{head}{room + int(rng.choice([1, 2, 100]))}室")


def lessee_is_another(world: World, rng: np.random.Generator) -> World:
    """Somebody else rents the home."""
    names = [_lease(world).lessee, _name(world, "id")]
    if "spouse-id" in world.papers:
        names.append(_name(world, "spouse-id"))
    return _written(world, lessee=another_person(rng, world.today, *names).name)


def lessee_misspelt(world: World, rng: np.random.Generator) -> World:
    """One character of the tenant's name in the lease only sounds like the card's."""
    *flatmates, tenant = _lease(world).lessee.split("、")
    return _written(world, lessee="、".join([*flatmates, misheard(rng, tenant)]))


def landlord_is_applicant(world: World, rng: np.random.Generator) -> World:
    """The applicant lets the home to himself."""
    return _written(world, lessor=_name(world, "id"), lessor_seal="")


def landlord_is_spouse(world: World, rng: np.random.Generator) -> World:
    """The spouse lets the home."""
    return _written(world, lessor=_name(world, "spouse-id"), lessor_seal="")


def landlord_unsigned(world: World, rng: np.random.Generator) -> World:
    """The landlord neither signed nor sealed."""
    return _written(world, unsigned=("lessor",), lessor_seal="")


def lessee_unsigned(world: World, rng: np.random.Generator) -> World:
    """The tenant did not sign."""
    return _written(world, unsigned=("lessee",))


def landlord_sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The seal of another firm stands where the landlord's should."""
    return _written(world, lessor_seal=firm_name(rng, individual=False))


def _lease(world: World) -> LeaseContract:
    return paper_of(world, "lease", LeaseContract)


def _written(world: World, **facts: Any) -> World:
    return world.with_paper("lease", replace(_lease(world), **facts))


def _name(world: World, material: str) -> str:
    return paper_of(world, material, IdPortrait).name
