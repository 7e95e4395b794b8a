"""A world in order → the same world with one thing wrong about who comes for the elder."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import one
from eval.foundry.papers.commitment import DUTIES, Commitment
from eval.foundry.papers.household_register import HouseholdMember
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.people import Person
from eval.foundry.slips import (
    everywhere,
    misheard,
    one_digit_off,
    paper_of,
    somebody_else,
    swapped,
    wrong_check,
)
from eval.foundry.world import World
from eval.foundry.worlds.elderly_allowance.changes import application_of, left_empty, told, typed
from eval.foundry.worlds.elderly_allowance.family import of_age
from eval.foundry.worlds.elderly_allowance.registers import expired

OTHER_MATTERS = ("代办养老金领取资格认证", "办理老年优待证", "领取老年人意外伤害保险理赔款")
NO_KIN = ("邻居", "朋友", "保姆", "儿子的朋友", "母亲的护工")
OTHER_PROMISES = ("个体工商户住所（经营场所）登记", "无房证明", "户口登记项目变更")


def another_came(world: World, rng: np.random.Generator) -> World:
    """The application names somebody else than who came."""
    other = somebody_else(rng, world, _proxy(world).name)
    return told(world, proxy=replace(other, id_number=_proxy(world).id_number))


def proxy_number_swapped(world: World, rng: np.random.Generator) -> World:
    """Two digits of the number of who came are the wrong way round on the application."""
    proxy = _proxy(world)
    return told(world, proxy=replace(proxy, id_number=swapped(rng, proxy.id_number)))


def proxy_untold(world: World, rng: np.random.Generator) -> World:
    """The application does not say who comes."""
    return told(world, proxy=None, relation="")


def proxy_phone_missing(world: World, rng: np.random.Generator) -> World:
    """The form has no telephone of who comes."""
    return left_empty(world, "proxy_phone")


def proxy_phone_long(world: World, rng: np.random.Generator) -> World:
    """The telephone of who comes has a digit too many."""
    return typed(world, proxy_phone=f"{world.form['proxy_phone']}{int(rng.integers(0, 10))}")


def card_expired(world: World, rng: np.random.Generator) -> World:
    """The card of who came ran out yesterday or some time ago."""
    return world.with_paper("proxy-id", expired(world, rng, "proxy-id"), 1)


def card_number_misprinted(world: World, rng: np.random.Generator) -> World:
    """The last digit of the number on the card of who came is none it can have."""
    card = paper_of(world, "proxy-id", IdPortrait)
    return world.with_paper("proxy-id", replace(card, id_number=wrong_check(card.id_number)))


def card_of_another_birthday(world: World, rng: np.random.Generator) -> World:
    """The birthday printed on the card of who came is not that of its number."""
    card = paper_of(world, "proxy-id", IdPortrait)
    born = card.born_on + timedelta(days=int(rng.choice([-10, -1, 1, 10, 100])))
    return world.with_paper("proxy-id", replace(card, born_on=born))


def card_of_the_other_sex(world: World, rng: np.random.Generator) -> World:
    """The sex on the card of who came is not that of its number."""
    card = paper_of(world, "proxy-id", IdPortrait)
    sex = "女" if card.sex == "男" else "男"
    return world.with_paper("proxy-id", replace(card, sex=sex))


def under_age(world: World, rng: np.random.Generator) -> World:
    """Who came is not yet eighteen, if only by a day."""
    birthday = years_later(world.today, -18)
    days = 1 if rng.random() < 0.4 else int(rng.integers(2, 500))
    young = of_age(rng, _proxy(world), birthday + timedelta(days=days))
    return everywhere(world, _proxy(world), young)


def elder_twice(world: World, rng: np.random.Generator) -> World:
    """The elder's card stands for that of who came, too."""
    return replace(world, papers={**world.papers, "proxy-id": world.papers["elder-id"]})


def no_kin(world: World, rng: np.random.Generator) -> World:
    """Who came as kin writes that they are none."""
    return told(world, relation=one(rng, NO_KIN))


def kin_for_the_community(world: World, rng: np.random.Generator) -> World:
    """Who is said to come for the community writes that they are kin."""
    return told(world, relation=one(rng, ["母子", "儿子", "父女", "侄子"]))


def agent_misheard(world: World, rng: np.random.Generator) -> World:
    """The authority writes the name of who came as it sounds."""
    return _on_mandate(world, agent=misheard(_mandate(world).agent))


def agent_number_off(world: World, rng: np.random.Generator) -> World:
    """One digit of the number of who came is wrong on the authority."""
    return _on_mandate(world, agent_id_number=one_digit_off(rng, _mandate(world).agent_id_number))


def mandate_for_another_matter(world: World, rng: np.random.Generator) -> World:
    """The authority is for something else."""
    return _on_mandate(world, matter=one(rng, OTHER_MATTERS))


def mandate_expired(world: World, rng: np.random.Generator) -> World:
    """The authority ended yesterday or some time ago."""
    days = 1 if rng.random() < 0.4 else int(rng.integers(2, 120))
    ended = world.today - timedelta(days=days)
    began = ended - timedelta(days=60)
    return _on_mandate(world, valid_from=began, valid_until=ended, signed_on=began)


def mandate_not_begun(world: World, rng: np.random.Generator) -> World:
    """The authority begins tomorrow or later."""
    days = 1 if rng.random() < 0.4 else int(rng.integers(2, 40))
    begins = world.today + timedelta(days=days)
    return _on_mandate(world, valid_from=begins, valid_until=begins + timedelta(days=90))


def mandate_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody else of the family gave, and signed, the authority."""
    name = somebody_else(rng, world, _mandate(world).principal + _mandate(world).agent).name
    return _on_mandate(world, principal=name, signed_by=name)


def mandate_by_namesake(world: World, rng: np.random.Generator) -> World:
    """The number of who gave the authority is not the elder's."""
    number = one_digit_off(rng, _mandate(world).principal_number)
    return _on_mandate(world, principal_number=number)


def mandate_unsigned(world: World, rng: np.random.Generator) -> World:
    """The elder did not sign the authority."""
    return _on_mandate(world, signed_by="")


def kins_page_of_another(world: World, rng: np.random.Generator) -> World:
    """The page of the register is of somebody else than who came."""
    page = paper_of(world, "kinship", HouseholdMember)
    other = somebody_else(rng, world, page.name, page.sex)
    changed = replace(page, name=other.name, born_on=other.born_on, id_number=other.id_number)
    return world.with_paper("kinship", changed)


def kins_page_number_off(world: World, rng: np.random.Generator) -> World:
    """One digit of the number of who came is another one in the register."""
    page = paper_of(world, "kinship", HouseholdMember)
    changed = replace(page, id_number=one_digit_off(rng, page.id_number))
    return world.with_paper("kinship", changed)


def promised_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody else than who came promised, and signed."""
    name = somebody_else(rng, world, _promise(world).promisor).name
    return world.with_paper("commitment", replace(_promise(world), promisor=name))


def promise_number_swapped(world: World, rng: np.random.Generator) -> World:
    """Two digits of the number on the promise are the wrong way round."""
    number = swapped(rng, _promise(world).number)
    return world.with_paper("commitment", replace(_promise(world), number=number))


def promise_of_another_matter(world: World, rng: np.random.Generator) -> World:
    """The promise is about something else."""
    changed = replace(_promise(world), matter=one(rng, OTHER_PROMISES))
    return world.with_paper("commitment", changed)


def promise_without_consequences(world: World, rng: np.random.Generator) -> World:
    """The promise leaves out what follows when it is not true."""
    kept = DUTIES[:3] + (DUTIES[4:] if rng.random() < 0.5 else ())
    return world.with_paper("commitment", replace(_promise(world), duties=kept))


def promise_unsigned(world: World, rng: np.random.Generator) -> World:
    """The promise is not signed."""
    return world.with_paper("commitment", replace(_promise(world), signed_by=""))


def promise_dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The promise is dated tomorrow or, by a slip, next year."""
    day = world.today + timedelta(days=1 if rng.random() < 0.5 else 365)
    return world.with_paper("commitment", replace(_promise(world), signed_on=day))


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


def _promise(world: World) -> Commitment:
    return paper_of(world, "commitment", Commitment)
