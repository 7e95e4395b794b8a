"""A world in order → the same world with one thing wrong about who comes for the elder."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import one
from eval.foundry.papers.household_register import HouseholdMember
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.people import Person
from eval.foundry.slips import (
    another_person,
    digit_off,
    everywhere,
    lately,
    paper_of,
    transposed,
    typed,
)
from eval.foundry.world import World
from eval.foundry.worlds.elderly_allowance.changes import application_of, left_empty, told
from eval.foundry.worlds.elderly_allowance.family import of_age

OTHER_MATTERS = ("代办养老金领取资格认证", "办理老年优待证", "领取老年人意外伤害保险理赔款")
NO_KIN = ("邻居", "朋友", "保姆", "儿子的朋友", "母亲的护工")
OTHER_PROMISES = ("个体工商户住所（经营场所）登记", "无房证明", "户口登记项目变更")


def another_came(world: World, rng: np.random.Generator) -> World:
    """The application names somebody else than who came."""
    other = another_person(rng, world.today, _proxy(world).name)
    return told(world, proxy=replace(other, id_number=_proxy(world).id_number))


def proxy_number_swapped(world: World, rng: np.random.Generator) -> World:
    """Two digits of the number of who came are the wrong way round on the application."""
    proxy = _proxy(world)
    return told(world, proxy=replace(proxy, id_number=transposed(rng, proxy.id_number)))


def proxy_untold(world: World, rng: np.random.Generator) -> World:
    """The application does not say who comes."""
    return told(world, proxy=None, relation="")


def proxy_phone_missing(world: World, rng: np.random.Generator) -> World:
    """The form has no telephone of who comes."""
    return left_empty(world, "proxy_phone")


def proxy_phone_long(world: World, rng: np.random.Generator) -> World:
    """The telephone of who comes has a digit too many."""
    return typed(world, proxy_phone=f"{world.form['proxy_phone']}{int(rng.integers(0, 10))}")


def under_age(world: World, rng: np.random.Generator) -> World:
    """Who came is not yet eighteen, if only by a day."""
    birthday = years_later(world.today, -18)
    days = lately(rng, 500)
    young = of_age(rng, _proxy(world), birthday + timedelta(days=days))
    old = _proxy(world)
    return everywhere(world, {old.id_number: young.id_number, old.born_on: young.born_on})


def elder_twice(world: World, rng: np.random.Generator) -> World:
    """The elder's card stands for that of who came, too."""
    return replace(world, papers={**world.papers, "proxy-id": world.papers["elder-id"]})


def no_kin(world: World, rng: np.random.Generator) -> World:
    """Who came as kin writes that they are none."""
    return told(world, relation=one(rng, NO_KIN))


def kin_for_the_community(world: World, rng: np.random.Generator) -> World:
    """Who is said to come for the community writes that they are kin."""
    return told(world, relation=one(rng, ["母子", "儿子", "父女", "侄子"]))


def mandate_for_another_matter(world: World, rng: np.random.Generator) -> World:
    """The authority is for something else."""
    return _on_mandate(world, matter=one(rng, OTHER_MATTERS))


def kins_page_of_another(world: World, rng: np.random.Generator) -> World:
    """The page of the register is of somebody else than who came."""
    page = paper_of(world, "kinship", HouseholdMember)
    other = another_person(rng, world.today, page.name, sex=page.sex)
    changed = replace(page, name=other.name, born_on=other.born_on, id_number=other.id_number)
    return world.with_paper("kinship", changed)


def kins_page_number_off(world: World, rng: np.random.Generator) -> World:
    """One digit of the number of who came is another one in the register."""
    page = paper_of(world, "kinship", HouseholdMember)
    changed = replace(page, id_number=digit_off(rng, page.id_number))
    return world.with_paper("kinship", changed)


def _proxy(world: World) -> Person:
    proxy = application_of(world).proxy
    if proxy is None:
        raise TypeError("nobody comes for the elder")
    return proxy


def _mandate(world: World) -> PowerOfAttorney:
    return paper_of(world, "authorisation", PowerOfAttorney)


def _on_mandate(world: World, **facts: object) -> World:
    paper = replace(_mandate(world), **facts)  # type: ignore[arg-type]
    return world.with_paper("authorisation", paper)
