"""A tenant's application in order → the same with one thing wrong in what is typed online."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.people import draw_premises
from eval.foundry.slips import digit_off, lately, misheard, paper_of, transposed, typed
from eval.foundry.world import World


def phone_left_out(world: World, rng: np.random.Generator) -> World:
    """No telephone number was typed."""
    return typed(world, phone="")


def typed_name_misspelt(world: World, rng: np.random.Generator) -> World:
    """One character of the name typed only sounds like the card's."""
    return typed(world, name=misheard(rng, world.form["name"]))


def typed_number_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the ID number typed stand in each other's place."""
    return typed(world, id_number=transposed(rng, world.form["id_number"]))


def typed_fund_account_differs(world: World, rng: np.random.Generator) -> World:
    """Two digits of the fund's account typed stand in each other's place."""
    return typed(world, account=transposed(rng, world.form["account"]))


def typed_address_differs(world: World, rng: np.random.Generator) -> World:
    """Another home was typed than the application names."""
    return typed(world, address=draw_premises(rng, flat=True).address)


def typed_rent_differs(world: World, rng: np.random.Generator) -> World:
    """A little more rent was typed than the application names."""
    return typed(world, monthly_rent=str(int(world.form["monthly_rent"]) + _more(rng)))


def typed_amount_differs(world: World, rng: np.random.Generator) -> World:
    """A little more was asked for online than on the application."""
    return typed(world, amount=str(int(world.form["amount"]) + _more(rng)))


def typed_card_differs(world: World, rng: np.random.Generator) -> World:
    """One digit of the card's number typed is another."""
    return typed(world, bank_account=digit_off(rng, world.form["bank_account"]))


def period_upside_down(world: World, rng: np.random.Generator) -> World:
    """The two days of the time drawn for were typed in each other's place."""
    return typed(world, period_from=world.form["period_to"], period_to=world.form["period_from"])


def period_not_begun(world: World, rng: np.random.Generator) -> World:
    """The time drawn for begins tomorrow or later."""
    day = world.today + timedelta(days=lately(rng, 40))
    return typed(world, period_from=day.isoformat())


def period_before_lease(world: World, rng: np.random.Generator) -> World:
    """The time drawn for begins a day or more before the lease does."""
    lease = paper_of(world, "lease", LeaseContract)
    day = lease.starts_on - timedelta(days=lately(rng, 60))
    return typed(world, period_from=day.isoformat())


def period_after_lease(world: World, rng: np.random.Generator) -> World:
    """The time drawn for ends a day or more after the lease does."""
    lease = paper_of(world, "lease", LeaseContract)
    day = lease.ends_on + timedelta(days=lately(rng, 60))
    return typed(world, period_to=day.isoformat())


def period_drawn_before(world: World, rng: np.random.Generator) -> World:
    """The fund has paid for the first days of the time drawn for already."""
    begins = date.fromisoformat(world.form["period_from"])
    day = begins + timedelta(days=lately(rng, 30) - 1)
    return world.with_record("source.housing-fund.last-rent-period-end", day.isoformat())


def _more(rng: np.random.Generator) -> int:
    return int(rng.choice([1, 10, 50, 100, 500]))
