"""A world in order → the same world with one thing wrong about who and where the elder is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import id_sides
from eval.foundry.offices import one
from eval.foundry.papers.household_register import PROVINCE, HouseholdHead, HouseholdMember
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.slips import (
    another_person,
    digit_off,
    everywhere,
    lately,
    paper_of,
    typed,
)
from eval.foundry.world import World
from eval.foundry.worlds.elderly_allowance.changes import application_of, told
from eval.foundry.worlds.elderly_allowance.family import of_age
from eval.foundry.worlds.elderly_allowance.situation import AGES


def _born(world: World, rng: np.random.Generator, born: date) -> World:
    """The world with the elder born on another day, as every paper has it."""
    elder = application_of(world).elder
    number = of_age(rng, elder, born).id_number
    return everywhere(world, {elder.id_number: number, elder.born_on: born})


def _group(world: World) -> tuple[int, int]:
    return AGES[world.situation["age_group"][0]]


def too_young(world: World, rng: np.random.Generator) -> World:
    """The elder reaches the age that was chosen tomorrow or some months on."""
    birthday = years_later(world.today, -_group(world)[0])
    days = lately(rng, 300)
    return _born(world, rng, birthday + timedelta(days=days))


def grown_out(world: World, rng: np.random.Generator) -> World:
    """The elder has left the age group that was chosen, today or some days ago."""
    birthday = years_later(world.today, -_group(world)[1] - 1)
    days = 0 if rng.random() < 0.4 else int(rng.integers(1, 300))
    return _born(world, rng, birthday - timedelta(days=days))


def card_makes_older(world: World, rng: np.random.Generator) -> World:
    """The year of birth printed on the elder's card was made earlier than its number has it."""
    earlier = years_later(_card(world).born_on, -int(rng.integers(1, 4)))
    return _on_card(world, born_on=earlier)


def card_of_another(world: World, rng: np.random.Generator) -> World:
    """The card is another old person's."""
    card = _card(world)
    other = another_person(rng, world.today, card.name)
    other = of_age(rng, other, card.born_on + timedelta(days=int(rng.integers(1, 300))))
    return replace(world, papers={**world.papers, "elder-id": id_sides(other)})


def _card(world: World) -> IdPortrait:
    return paper_of(world, "elder-id", IdPortrait)


def _on_card(world: World, **facts: object) -> World:
    card = replace(_card(world), **facts)  # type: ignore[arg-type]
    return world.with_paper("elder-id", card)


def _other_sex(sex: str) -> str:
    return "女" if sex == "男" else "男"


def registered_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The elder is registered in another city, as application and form have it too."""
    places = ["湖南省邵阳市样本县示例镇", "湖南省株洲市样例区虚构路", "江西省萍乡市示例县样本镇"]
    return _registered(world, f"{one(rng, places)}{int(rng.integers(1, 90))}号")


def registered_in_changsha_road(world: World, rng: np.random.Generator) -> World:
    """The elder is registered in another city, in a street called after Changsha."""
    places = ["湖南省岳阳市样本区长沙路", "江苏省南京市样例区长沙街", "湖南省湘潭市示例区长沙巷"]
    return _registered(world, f"{one(rng, places)}{int(rng.integers(1, 90))}号")


def _registered(world: World, address: str) -> World:
    elder = replace(application_of(world).elder, address=address)
    head = replace(_head(world), address=address)
    moved = typed(told(world, elder=elder), household_address=address)
    return moved.with_paper("household", head)


def register_unsealed(world: World, rng: np.random.Generator) -> World:
    """The register's first page bears no seal."""
    return world.with_paper("household", replace(_head(world), province="", station=""))


def only_the_provinces_seal(world: World, rng: np.random.Generator) -> World:
    """The register's first page bears the seal printed on all, and not the police station's."""
    return world.with_paper("household", replace(_head(world), province=PROVINCE, station=""))


def register_sealed_by_community(world: World, rng: np.random.Generator) -> World:
    """The register's first page is sealed by the neighbourhood, not by the police."""
    seal = "长沙市样例街道示例社区居民委员会"
    return world.with_paper("household", replace(_head(world), province="", station=seal))


def page_of_another(world: World, rng: np.random.Generator) -> World:
    """The register was opened at the page of somebody else in it."""
    other = another_person(rng, world.today, _page(world).name)
    page = replace(
        _page(world),
        name=other.name,
        sex=other.sex,
        born_on=other.born_on,
        id_number=other.id_number,
    )
    return world.with_paper("household", page, 1)


def page_number_off(world: World, rng: np.random.Generator) -> World:
    """One digit of the elder's number is another one in the register."""
    page = replace(_page(world), id_number=digit_off(rng, _page(world).id_number))
    return world.with_paper("household", page, 1)


def page_makes_older(world: World, rng: np.random.Generator) -> World:
    """The register has the elder born a year or two before the card has it."""
    earlier = years_later(_page(world).born_on, -int(rng.integers(1, 3)))
    return world.with_paper("household", replace(_page(world), born_on=earlier), 1)


def page_of_the_other_sex(world: World, rng: np.random.Generator) -> World:
    """The register has the elder's sex wrong."""
    page = replace(_page(world), sex=_other_sex(_page(world).sex))
    return world.with_paper("household", page, 1)


def two_heads(world: World, rng: np.random.Generator) -> World:
    """The elder and who came each head a household, so that these are two registers."""
    kin = paper_of(world, "kinship", HouseholdMember)
    return world.with_paper("kinship", replace(kin, relation="户主"))


def head_of_another_household(world: World, rng: np.random.Generator) -> World:
    """Who came heads a household, but not the one whose first page was handed in."""
    other = another_person(rng, world.today, _head(world).head)
    return world.with_paper("household", replace(_head(world), head=other.name))


def only_a_lodger(world: World, rng: np.random.Generator) -> World:
    """Who came stands in the register, but as no kin."""
    kin = paper_of(world, "kinship", HouseholdMember)
    return world.with_paper("kinship", replace(kin, relation="非亲属"))


def _head(world: World) -> HouseholdHead:
    return paper_of(world, "household", HouseholdHead)


def _page(world: World) -> HouseholdMember:
    return paper_of(world, "household", HouseholdMember, 1)


def elder_heads(world: World) -> bool:
    """Whether the elder heads the household in whose register the kin stands."""
    return "kinship" in world.papers and _page(world).relation == "户主"


def kin_heads(world: World) -> bool:
    """Whether the kin heads the household."""
    held = "kinship" in world.papers
    return held and paper_of(world, "kinship", HouseholdMember).relation == "户主"


def kin_stands_below(world: World) -> bool:
    """Whether the kin is in the register and does not head the household."""
    return "kinship" in world.papers and not kin_heads(world)
