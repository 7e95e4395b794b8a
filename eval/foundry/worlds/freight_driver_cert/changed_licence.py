"""A world in order → the same world with one thing wrong in its driving licence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before
from eval.foundry.offices import firm, one
from eval.foundry.papers.freight_driver_application import EMPLOYERS
from eval.foundry.slips import another_person, digit_off, lately, misheard, typed
from eval.foundry.world import World
from eval.foundry.worlds.freight_driver_cert.changes import (
    application_of,
    licence_of,
)


def licence_expired(world: World, rng: np.random.Generator) -> World:
    """The licence ran out yesterday, or up to a year ago."""
    ended = world.today - timedelta(days=lately(rng, 360))
    licence = replace(licence_of(world), valid_from=years_later(ended, -6), valid_until=ended)
    return world.with_paper("licence", licence)


def licence_not_begun(world: World, rng: np.random.Generator) -> World:
    """The term on the licence begins tomorrow, or in some weeks."""
    begins = world.today + timedelta(days=lately(rng, 40))
    licence = replace(licence_of(world), valid_from=begins, valid_until=years_later(begins, 6))
    return world.with_paper("licence", licence)


def licence_unsealed(world: World, rng: np.random.Generator) -> World:
    """The licence bears no seal."""
    return world.with_paper("licence", replace(licence_of(world), authority=""))


def licence_sealed_by_a_firm(world: World, rng: np.random.Generator) -> World:
    """The seal on the licence is a haulier's."""
    return world.with_paper("licence", replace(licence_of(world), authority=firm(rng, EMPLOYERS)))


def class_for_small_cars(world: World, rng: np.random.Generator) -> World:
    """The licence is for small cars or buses only, and everything says so."""
    return _of_class(world, one(rng, ("C1", "C1D", "C2", "B1", "C1E")))


def class_without_trailer(world: World, rng: np.random.Generator) -> World:
    """The licence is for lorries, not for those that draw a trailer, and everything says so."""
    return _of_class(world, one(rng, ("B2", "B1B2", "A1", "B2D")))


def licence_of_another(world: World, rng: np.random.Generator) -> World:
    """The licence is somebody else's."""
    other = another_person(rng, world.today, licence_of(world).name)
    licence = replace(
        licence_of(world),
        number=other.id_number,
        name=other.name,
        sex=other.sex,
        born_on=other.born_on,
        address=other.address,
    )
    return world.with_paper("licence", licence)


def licence_name_misheard(world: World, rng: np.random.Generator) -> World:
    """The licence has one character of the name otherwise than the card."""
    licence = licence_of(world)
    return world.with_paper("licence", replace(licence, name=misheard(rng, licence.name)))


def licence_number_differs(world: World, rng: np.random.Generator) -> World:
    """One digit of the licence's number is not that of the card's."""
    licence = licence_of(world)
    return world.with_paper("licence", replace(licence, number=digit_off(rng, licence.number)))


def licence_birthday_differs(world: World, rng: np.random.Generator) -> World:
    """The licence prints a date of birth some days or a year off."""
    licence = licence_of(world)
    born = licence.born_on + timedelta(days=int(rng.choice([-365, -1, 1, 10, 365])))
    return world.with_paper("licence", replace(licence, born_on=born))


def licence_begins_too_early(world: World, rng: np.random.Generator) -> World:
    """The licence is valid from a day before the holder had his first one."""
    licence = licence_of(world)
    early = before(rng, licence.first_issued_on, 1, 300)
    return world.with_paper("licence", replace(licence, valid_from=early))


def _of_class(world: World, vehicle_class: str) -> World:
    world = world.with_paper("licence", replace(licence_of(world), vehicle_class=vehicle_class))
    application = replace(application_of(world), vehicle_class=vehicle_class)
    return typed(world.with_paper("application", application), vehicle_class=vehicle_class)
