"""A world in order → the same world with one thing wrong in its application or its power of
attorney."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from eval.foundry.offices import one
from eval.foundry.papers.freight_driver_application import (
    DANGEROUS,
    GOODS,
    PASSENGERS,
)
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.people import far_away, on_a_namesake
from eval.foundry.slips import another_person, lately, misheard, paper_of, transposed
from eval.foundry.world import World
from eval.foundry.worlds.freight_driver_cert.changes import application_of, licence_of


def application_name_misheard(world: World, rng: np.random.Generator) -> World:
    """The application has one character of the name wrong, one that sounds the same."""
    who = application_of(world).applicant
    return _filled_in(world, applicant=replace(who, name=misheard(rng, who.name)))


def application_number_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the ID number are exchanged on the application."""
    who = application_of(world).applicant
    return _filled_in(world, applicant=replace(who, id_number=transposed(rng, who.id_number)))


def application_sex_wrong(world: World, rng: np.random.Generator) -> World:
    """The application gives the other sex."""
    who = application_of(world).applicant
    sex = "女" if who.sex == "男" else "男"
    return _filled_in(world, applicant=replace(who, sex=sex))


def application_birthday_differs(world: World, rng: np.random.Generator) -> World:
    """The application gives another birthday than the ID number holds."""
    who = application_of(world).applicant
    born = who.born_on + timedelta(days=int(rng.choice([-365, -30, -1, 1, 10, 366])))
    return _filled_in(world, applicant=replace(who, born_on=born))


def application_for_another(world: World, rng: np.random.Generator) -> World:
    """The application is filled in for another person, who signed it too."""
    other = another_person(rng, world.today, application_of(world).applicant.name)
    return _filled_in(world, applicant=other, signed_by=other.name)


def application_unsigned(world: World, rng: np.random.Generator) -> World:
    """Nobody signed the application."""
    return _filled_in(world, signed_by="")


def application_signed_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody else signed the application, such as the agent."""
    mandate = world.papers.get("authorisation", ())
    agent = [paper.agent for paper in mandate if isinstance(paper, PowerOfAttorney)]
    own = application_of(world).applicant.name
    other = agent[0] if agent else another_person(rng, world.today, own).name
    return _filled_in(world, signed_by=other)


def application_dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The application bears tomorrow's date, or one some weeks away."""
    days = lately(rng, 40)
    return _filled_in(world, applied_on=world.today + timedelta(days=days))


def application_phone_short(world: World, rng: np.random.Generator) -> World:
    """The telephone number on the application lacks a digit."""
    phone = application_of(world).phone
    return _filled_in(world, phone=phone[:-1])


def application_without_phone(world: World, rng: np.random.Generator) -> World:
    """No telephone number is written on the application."""
    return _filled_in(world, phone="")


def application_without_promise(world: World, rng: np.random.Generator) -> World:
    """The sentence that promises what is written to be true is left out."""
    return _filled_in(world, worded=False)


def application_class_differs(world: World, rng: np.random.Generator) -> World:
    """The application has another class of licence than the licence itself."""
    own = application_of(world).vehicle_class
    others = [each for each in ("A1", "A2", "B2", "A1A2", "A2B2") if each != own]
    return _filled_in(world, vehicle_class=one(rng, others))


def first_issue_is_renewal(world: World, rng: np.random.Generator) -> World:
    """The application gives the day the licence was renewed as that of its first issue."""
    return _filled_in(world, first_issued_on=licence_of(world).valid_from)


def first_issue_differs(world: World, rng: np.random.Generator) -> World:
    """The day of first issue on the application is some days, months or a year off."""
    days = int(rng.choice([-365, -30, -1, 1, 10, 31]))
    day = application_of(world).first_issued_on + timedelta(days=days)
    return _filled_in(world, first_issued_on=day)


def only_dangerous_goods(world: World, rng: np.random.Generator) -> World:
    """Another category than goods is ticked."""
    return _filled_in(world, category=one(rng, (DANGEROUS, PASSENGERS)))


def passengers_as_well(world: World, rng: np.random.Generator) -> World:
    """Another category is ticked besides goods."""
    both = (f"{PASSENGERS}、{GOODS}", f"{GOODS}、{DANGEROUS}")
    return _filled_in(world, category=one(rng, both))


def no_category(world: World, rng: np.random.Generator) -> World:
    """No category is ticked."""
    return _filled_in(world, category="")


def kind_is_renewal(world: World, rng: np.random.Generator) -> World:
    """A new certificate is applied for by the box for an exchange or a replacement."""
    return _filled_in(world, kind=one(rng, ("换证", "补证")))


def kind_differs(world: World, rng: np.random.Generator) -> World:
    """The box ticked is for those who hold another category, or for those who hold none."""
    first = application_of(world).kind == "初次申请"
    return _filled_in(world, kind="增加类别" if first else "初次申请")


def two_kinds(world: World, rng: np.random.Generator) -> World:
    """Two kinds of application are ticked."""
    return _filled_in(world, kind=f"{application_of(world).kind}、换证")


def home_without_district(world: World, rng: np.random.Generator) -> World:
    """Of where the applicant lives only street and number are written."""
    return _filled_in(world, address=f"样本路{int(rng.integers(1, 400))}号3栋502室")


def lives_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The applicant lives in another town, maybe in a street named after Changsha."""
    home = far_away(rng) if rng.random() < 0.5 else on_a_namesake(rng)
    world = replace(world, form={**world.form, "address": home})
    return _filled_in(world, address=home)


def mandate_for_another_category(world: World, rng: np.random.Generator) -> World:
    """The power of attorney is for a certificate of another category."""
    matters = ("申领道路旅客运输驾驶员从业资格证", "巡游出租汽车驾驶员从业资格证的申领")
    return _mandated(world, matter=one(rng, matters))


def _filled_in(world: World, **facts: Any) -> World:
    return world.with_paper("application", replace(application_of(world), **facts))


def _mandated(world: World, **facts: Any) -> World:
    paper = paper_of(world, "authorisation", PowerOfAttorney)
    return world.with_paper("authorisation", replace(paper, **facts))
