"""A world in order → the same world with one thing wrong in the application or the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.days import value
from eval.foundry.offices import one
from eval.foundry.papers.longevity_application import AGE_GROUPS, WORDS, LongevityApplication
from eval.foundry.slips import (
    another_firm,
    another_person,
    digit_off,
    lately,
    misheard,
    next_door,
    paper_of,
    transposed,
    typed,
)
from eval.foundry.world import World

AGAINST = (
    "老人已随子女迁居外地，不予同意。",
    "住址属实，年龄与户口簿不符。",
    "多次上门未见到老人本人。",
    "经核实，情况不属实。",
    "老人已于上月去世，家属所述属实。",
    "材料已收，待上门核实。",
)
CUT = (
    WORDS.replace("，不冒领、多领高龄津贴", ""),
    WORDS.replace("如户籍迁出本市，或者老人去世，本人或家属及时告知社区（村），", ""),
    WORDS.replace("所填内容真实准确；", ""),
)


def application_of(world: World) -> LongevityApplication:
    """The application, KeyError when none was handed in."""
    return paper_of(world, "application", LongevityApplication)


def told(world: World, **facts: object) -> World:
    """The world with other facts on the application."""
    paper = replace(application_of(world), **facts)  # type: ignore[arg-type]
    return world.with_paper("application", paper)


def left_empty(world: World, *boxes: str) -> World:
    """The world with boxes of the form left empty."""
    return replace(world, form={key: said for key, said in world.form.items() if key not in boxes})


def name_misheard(world: World, rng: np.random.Generator) -> World:
    """The application writes the last character of the elder's name as it sounds."""
    elder = application_of(world).elder
    return told(world, elder=replace(elder, name=misheard(rng, elder.name)))


def proxy_in_the_elders_place(world: World, rng: np.random.Generator) -> World:
    """Who came wrote their own name and number in the elder's boxes."""
    paper = application_of(world)
    proxy = paper.proxy or paper.elder
    return told(world, elder=replace(paper.elder, name=proxy.name, id_number=proxy.id_number))


def number_swapped(world: World, rng: np.random.Generator) -> World:
    """Two digits of the elder's ID number are the wrong way round on the application."""
    elder = application_of(world).elder
    return told(world, elder=replace(elder, id_number=transposed(rng, elder.id_number)))


def lunar_birthday(world: World, rng: np.random.Generator) -> World:
    """The application gives the elder's birthday by the lunar calendar."""
    elder = application_of(world).elder
    born = elder.born_on - timedelta(days=int(rng.integers(22, 52)))
    return told(world, elder=replace(elder, born_on=born))


def form_name_misheard(world: World, rng: np.random.Generator) -> World:
    """The form has the last character of the elder's name as it sounds."""
    return typed(world, name=misheard(rng, world.form["name"]))


def form_number_off(world: World, rng: np.random.Generator) -> World:
    """One digit of the elder's ID number is wrong in the form."""
    return typed(world, id_number=digit_off(rng, world.form["id_number"]))


def other_group_ticked(world: World, rng: np.random.Generator) -> World:
    """The application ticks another age group than the one chosen."""
    others = [group for group in AGE_GROUPS if group != application_of(world).age_group]
    return told(world, age_group=one(rng, others))


def two_groups_ticked(world: World, rng: np.random.Generator) -> World:
    """Two age groups are ticked."""
    right = application_of(world).age_group
    other = one(rng, [group for group in AGE_GROUPS if group != right])
    return told(world, age_group=f"{right}、{other}")


def no_group_ticked(world: World, rng: np.random.Generator) -> World:
    """No age group is ticked."""
    return told(world, age_group="")


def group_crossed(world: World, rng: np.random.Generator) -> World:
    """The age group is marked with a cross, which may mean either."""
    return told(world, crosses=True)


def home_in_the_registers_place(world: World, rng: np.random.Generator) -> World:
    """The application gives where the elder lives as where the elder is registered."""
    paper = application_of(world)
    return told(world, elder=replace(paper.elder, address=paper.address))


def form_household_next_door(world: World, rng: np.random.Generator) -> World:
    """The form gives the neighbours' number for where the elder is registered."""
    return typed(world, household_address=next_door(rng, world.form["household_address"]))


def form_address_next_door(world: World, rng: np.random.Generator) -> World:
    """The form gives another house or room than the application for where the elder lives."""
    return typed(world, address=next_door(rng, world.form["address"]))


def form_box_empty(world: World, rng: np.random.Generator) -> World:
    """A box of the form that everybody must fill in is empty."""
    return left_empty(world, one(rng, ["community", "phone", "address", "bank"]))


def unsigned(world: World, rng: np.random.Generator) -> World:
    """Nobody signed the application."""
    return told(world, signed_by="")


def signed_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody else than who may signed the application."""
    paper = application_of(world)
    known = paper.elder.name + (paper.proxy.name if paper.proxy else "")
    return told(world, signed_by=another_person(rng, world.today, known).name)


def pledge_cut(world: World, rng: np.random.Generator) -> World:
    """Something is missing from what the form makes the applicant promise."""
    return told(world, pledge=one(rng, CUT))


def dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The application is dated tomorrow or, by a slip, next year."""
    days = 1 if rng.random() < 0.5 else 365
    return told(world, applied_on=world.today + timedelta(days=days))


def phone_without_area_code(world: World, rng: np.random.Generator) -> World:
    """The telephone on the application lacks its area code."""
    return told(world, phone=application_of(world).phone.removeprefix("0731-"))


def opinion_against(world: World, rng: np.random.Generator) -> World:
    """The community does not say that the application is true."""
    return told(world, opinion=one(rng, AGAINST))


def opinion_left_out(world: World, rng: np.random.Generator) -> World:
    """The community wrote no opinion."""
    return told(world, opinion="")


def opinion_unsealed(world: World, rng: np.random.Generator) -> World:
    """The community did not seal its opinion."""
    return told(world, seal="")


def opinion_sealed_by_firm(world: World, rng: np.random.Generator) -> World:
    """The seal over the community's opinion is a firm's."""
    return told(world, seal=another_firm(rng, application_of(world).seal))


def stopped_ahead(world: World, rng: np.random.Generator) -> World:
    """What the elder had before only stops tomorrow or later."""
    days = lately(rng, 60)
    return typed(world, stopped_on=value(world.today + timedelta(days=days)))


def had_before_in_changsha(world: World, rng: np.random.Generator) -> World:
    """The place outside Changsha where the elder had the allowance lies in Changsha."""
    places = ["湖南省浏阳市样本镇", "长沙市望城区样本街道", "湖南省宁乡市"]
    return typed(world, previous_place=one(rng, places))


def had_before_in_a_district(world: World, rng: np.random.Generator) -> World:
    """That place is given as no more than a district, which is Changsha's."""
    places = ["岳麓区样本街道", "雨花区示例路", "天心区"]
    return typed(world, previous_place=one(rng, places))


def previous_place_untold(world: World, rng: np.random.Generator) -> World:
    """Where, or until when, the elder had the allowance outside is not told."""
    return left_empty(world, one(rng, ["previous_place", "stopped_on"]))


def stop_untold(world: World, rng: np.random.Generator) -> World:
    """Why, or since when, the allowance was stopped is not told."""
    return left_empty(world, one(rng, ["stop_reason", "stopped_on"]))


def answer_outside(world: World, rng: np.random.Generator) -> World:
    """The elder is said to be registered outside Changsha still."""
    return replace(world, situation={**world.situation, "household": ("outside",)})
