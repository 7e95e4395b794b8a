"""A world in order → the same world with exactly one thing wrong with the
premises and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.papers.equipment_list import EquipmentList
from eval.foundry.papers.labour_dispatch_application import (
    LabourDispatchApplication,
)
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.papers.real_estate_certificate import RealEstateCertificate
from eval.foundry.slips import elsewhere, lately, next_door, paper_of, with_facts
from eval.foundry.world import World
from eval.foundry.worlds.labor_dispatch_new.company import another_company


def _application(world: World) -> LabourDispatchApplication:
    return paper_of(world, "application", LabourDispatchApplication)


def _lease(world: World) -> LeaseContract:
    return paper_of(world, "lease", LeaseContract)


def leased_by_the_head(world: World, rng: np.random.Generator) -> World:
    """The head rented the premises in his own name."""
    name = _application(world).legal_representative
    return with_facts(world, "lease", lessee=name, lessee_seal="")


def lease_expired(world: World, rng: np.random.Generator) -> World:
    """The lease ended yesterday, or up to ten months ago."""
    ended = world.today - timedelta(days=lately(rng, 300))
    began = years_later(ended, -3) + timedelta(days=1)
    signed = began - timedelta(days=5)
    return with_facts(world, "lease", starts_on=began, ends_on=ended, signed_on=signed)


def lease_not_begun(world: World, rng: np.random.Generator) -> World:
    """The lease begins tomorrow, or within two months."""
    begins = world.today + timedelta(days=int(rng.integers(1, 60)))
    ends = years_later(begins, 3) - timedelta(days=1)
    return with_facts(world, "lease", starts_on=begins, ends_on=ends)


def lease_of_the_house_next_door(world: World, rng: np.random.Generator) -> World:
    """The lease is of the house next door."""
    return with_facts(world, "lease", address=next_door(rng, _lease(world).address))


def lease_unsigned_by(world: World, parties: Sequence[str]) -> World:
    """The lease without seal and signature of these parties."""
    seals = {f"{party}_seal": "" for party in parties}
    return with_facts(world, "lease", unsigned=tuple(parties), **seals)


def lease_unsigned_by_the_landlord(world: World, rng: np.random.Generator) -> World:
    """The landlord neither signed nor sealed the lease that the company sealed."""
    return lease_unsigned_by(world, ("lessor",))


def lease_unsigned_by_the_company(world: World, rng: np.random.Generator) -> World:
    """The company neither signed nor sealed the lease."""
    return lease_unsigned_by(world, ("lessee",))


def owned_by_the_head(world: World, rng: np.random.Generator) -> World:
    """The premises belong to the head, not to the company."""
    name = _application(world).legal_representative
    return with_facts(world, "ownership", owner=name, sharing="单独所有")


def title_of_other_premises(world: World, rng: np.random.Generator) -> World:
    """The title is to premises on another street."""
    location = paper_of(world, "ownership", RealEstateCertificate).location
    return with_facts(world, "ownership", location=elsewhere(rng, location))


def title_unsealed(world: World, rng: np.random.Generator) -> World:
    """The registry's seal is not on the title."""
    return with_facts(world, "ownership", authority="")


def equipment_of_another_company(world: World, rng: np.random.Generator) -> World:
    """The list was copied from another company, its name left where it stood."""
    name = paper_of(world, "equipment", EquipmentList).unit_name
    return with_facts(world, "equipment", unit_name=another_company(rng, name))


def equipment_of_other_premises(world: World, rng: np.random.Generator) -> World:
    """The list is of what stands on another street."""
    address = paper_of(world, "equipment", EquipmentList).premises
    return with_facts(world, "equipment", premises=elsewhere(rng, address))


def equipment_names_no_system(world: World, rng: np.random.Generator) -> World:
    """The list names no system in which to manage people."""
    return with_facts(world, "equipment", information_system="", system_use="")


def equipment_unsealed(world: World, rng: np.random.Generator) -> World:
    """The company did not seal the list."""
    return with_facts(world, "equipment", seal="")
