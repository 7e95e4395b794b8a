"""A world in order → the same world with one thing wrong with who the persons are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.papers.household_register import HouseholdHead, HouseholdMember
from eval.foundry.papers.id_card import IdEmblem, IdPortrait
from eval.foundry.papers.marriage_certificate import (
    DivorceCertificate,
    MarriageCertificate,
    Spouse,
    StackedDivorceCertificate,
    StackedMarriageCertificate,
)
from eval.foundry.people import id_number
from eval.foundry.slips import (
    another_person,
    digit_off,
    everywhere,
    lately,
    misheard,
    paper_of,
    transposed,
    typed,
    with_facts,
)
from eval.foundry.world import World


def operator_under_sixteen(world: World, rng: np.random.Generator) -> World:
    """The operator turns sixteen tomorrow, or within two years."""
    return _younger(world, rng, "operator-id", _before_birthday(world.today, rng, 16))


def operator_seventeen(world: World, rng: np.random.Generator) -> World:
    """The operator turns eighteen tomorrow, or within two years, and answered to be of age."""
    return _younger(world, rng, "operator-id", _before_birthday(world.today, rng, 18))


def member_under_sixteen(world: World, rng: np.random.Generator) -> World:
    """A child that turns sixteen tomorrow, or within two years, is to run the shop, too."""
    return _younger(world, rng, "family-id", _before_birthday(world.today, rng, 16))


def _before_birthday(today: date, rng: np.random.Generator, years: int) -> date:
    ahead = lately(rng, 700)
    return years_later(today, -years) + timedelta(days=ahead)


def _younger(world: World, rng: np.random.Generator, material: str, born: date) -> World:
    card = paper_of(world, material, IdPortrait)
    number = id_number(rng, born, card.sex)
    return everywhere(world, {card.id_number: number, card.born_on: born})


def member_is_operator(world: World, rng: np.random.Generator) -> World:
    """The operator's card was handed in once more as that of the family."""
    cards = world.papers["operator-id"]
    return replace(world, papers={**world.papers, "family-id": cards})


def operator_page_of_another(world: World, rng: np.random.Generator) -> World:
    """The page of the register is that of another member of the household."""
    page = paper_of(world, "operator-register", HouseholdMember)
    other = another_person(rng, world.today, page.name)
    return _page(world, "operator-register", 0, name=other.name, id_number=other.id_number)


def operator_page_number_differs(world: World, rng: np.random.Generator) -> World:
    """Two digits of the operator's number are changed over in the register."""
    number = paper_of(world, "operator-register", HouseholdMember).id_number
    return _page(world, "operator-register", 0, id_number=transposed(rng, number))


def member_page_sounds_alike(world: World, rng: np.random.Generator) -> World:
    """The register writes the member's name with another character of the same sound."""
    name = paper_of(world, "family-register", HouseholdMember, 1).name
    return _page(world, "family-register", 1, name=misheard(rng, name))


def member_page_number_differs(world: World, rng: np.random.Generator) -> World:
    """One digit of the member's number is another in the register."""
    number = paper_of(world, "family-register", HouseholdMember, 1).id_number
    return _page(world, "family-register", 1, id_number=digit_off(rng, number))


def member_is_a_lodger(world: World, rng: np.random.Generator) -> World:
    """The register says that the member is no relation of the head of the household."""
    return _page(world, "family-register", 1, relation=str(rng.choice(["非亲属", "其他", "保姆"])))


def operator_is_a_lodger(world: World, rng: np.random.Generator) -> World:
    """The register says that the operator is no relation of the head of the household."""
    return _page(world, "operator-register", 0, relation=str(rng.choice(["非亲属", "其他"])))


def head_of_another_household(world: World, rng: np.random.Generator) -> World:
    """The first page was taken from another household's register."""
    page = paper_of(world, "family-register", HouseholdHead)
    other = another_person(rng, world.today, page.head)
    return with_facts(world, "family-register", head=other.name, address=other.address)


def two_households(world: World, rng: np.random.Generator) -> World:
    """Both are heads, each of the household of an own register."""
    name = paper_of(world, "family-id", IdPortrait).name
    world = with_facts(world, "family-register", head=name)
    return _page(world, "family-register", 1, relation="户主")


def register_unsealed(world: World, rng: np.random.Generator) -> World:
    """A page of the register, or all of it, bears no seal."""
    which = int(rng.integers(3))
    if which != 1:
        world = with_facts(world, "family-register", province="", station="")
    if which != 0:
        world = _page(world, "family-register", 1, station="")
    return world


def register_sealed_by_committee(world: World, rng: np.random.Generator) -> World:
    """The seals are those of a residents' committee."""
    ring = "样本社区居民委员会"
    world = with_facts(world, "family-register", province="", station=ring)
    return _page(world, "family-register", 1, station=ring)


def _page(world: World, material: str, position: int, **facts: Any) -> World:
    return with_facts(world, material, position, **facts)


def married_to_another(world: World, rng: np.random.Generator) -> World:
    """The certificate is of the operator and somebody else."""
    side, spouse = _member_side(world)
    other = another_person(rng, world.today, spouse.name)
    number = id_number(rng, spouse.born_on, "男" if side == "man" else "女")
    return with_facts(
        world, "marriage", **{side: replace(spouse, name=other.name, id_number=number)}
    )


def married_under_another_name(world: World, rng: np.random.Generator) -> World:
    """The certificate writes a name with another character of the same sound."""
    side, spouse = _member_side(world)
    return with_facts(world, "marriage", **{side: replace(spouse, name=misheard(rng, spouse.name))})


def married_under_another_number(world: World, rng: np.random.Generator) -> World:
    """Two digits of a number are changed over on the certificate."""
    side, spouse = _member_side(world)
    number = transposed(rng, spouse.id_number)
    return with_facts(world, "marriage", **{side: replace(spouse, id_number=number)})


def _member_side(world: World) -> tuple[str, Spouse]:
    """The operator's spouse on the certificate."""
    paper = paper_of(world, "marriage", MarriageCertificate)
    name = paper_of(world, "family-id", IdPortrait).name
    return ("man", paper.man) if paper.man.name == name else ("woman", paper.woman)


def marriage_unsealed(world: World, rng: np.random.Generator) -> World:
    """The certificate bears no seal."""
    return with_facts(world, "marriage", authority="")


def marriage_sealed_by_committee(world: World, rng: np.random.Generator) -> World:
    """The seal on the certificate is that of a residents' committee."""
    return with_facts(world, "marriage", authority="样本社区居民委员会")


def marriage_of_tomorrow(world: World, rng: np.random.Generator) -> World:
    """The certificate was issued tomorrow, or a year from now."""
    ahead = 1 if rng.random() < 0.5 else 365
    return with_facts(world, "marriage", registered_on=world.today + timedelta(days=ahead))


def marriage_has_ended(world: World, rng: np.random.Generator) -> World:
    """The certificate is that of the couple's divorce."""
    paper = paper_of(world, "marriage", MarriageCertificate)
    stacked = isinstance(paper, StackedMarriageCertificate)
    facts = {**vars(paper), "certificate_no": "L" + paper.certificate_no[1:], "remark": ""}
    ended = StackedDivorceCertificate(**facts) if stacked else DivorceCertificate(**facts)
    return world.with_paper("marriage", ended)


def emblem_of_another_card(world: World, rng: np.random.Generator) -> World:
    """The side with the emblem is that of an old card that ran out."""
    ended = world.today - timedelta(days=int(rng.integers(20, 3000)))
    side = paper_of(world, "operator-id", IdEmblem, 1)
    old = replace(side, valid_from=years_later(ended, -5), valid_until=ended)
    return world.with_paper("operator-id", old, 1)


def form_of_another_person(world: World, rng: np.random.Generator) -> World:
    """The form was filled in for somebody else, name and number."""
    other = another_person(rng, world.today, world.form["operator"])
    return typed(world, operator=other.name, id_number=other.id_number)
