"""A world in order → the same world with one thing wrong in its application."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from eval.foundry.offices import one, school
from eval.foundry.papers.graduation_certificate import GraduationCertificate
from eval.foundry.papers.security_guard_application import BARRED, CLEAR, PRIMARY
from eval.foundry.people import far_away, on_a_namesake
from eval.foundry.slips import another_person, lately, misheard, paper_of, transposed, typed
from eval.foundry.world import World
from eval.foundry.worlds.security_guard_cert.changes import application_of

ORDER = ("初中", "高中", "中专", "大专", "本科")


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


def application_for_another(world: World, rng: np.random.Generator) -> World:
    """The application is filled in for another person, who signed it too."""
    other = another_person(rng, world.today, application_of(world).applicant.name)
    return _filled_in(world, applicant=other, signed_by=other.name)


def application_unsigned(world: World, rng: np.random.Generator) -> World:
    """Nobody signed the application."""
    return _filled_in(world, signed_by="")


def application_signed_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody of the firm or school signed for the applicant."""
    own = application_of(world).applicant.name
    return _filled_in(world, signed_by=another_person(rng, world.today, own).name)


def application_signed_in_part(world: World, rng: np.random.Generator) -> World:
    """The name signed has one character otherwise than the card's."""
    return _filled_in(world, signed_by=misheard(rng, application_of(world).applicant.name))


def application_dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The application bears tomorrow's date, or one some weeks away."""
    days = lately(rng, 40)
    return _filled_in(world, applied_on=world.today + timedelta(days=days))


def application_phone_short(world: World, rng: np.random.Generator) -> World:
    """The telephone number on the application lacks a digit."""
    return _filled_in(world, phone=application_of(world).phone[:-1])


def application_without_phone(world: World, rng: np.random.Generator) -> World:
    """No telephone number is written on the application."""
    return _filled_in(world, phone="")


def application_without_law(world: World, rng: np.random.Generator) -> World:
    """The circumstances that bar from the trade are left out of the application."""
    return _filled_in(world, worded=False)


def nothing_declared(world: World, rng: np.random.Generator) -> World:
    """The applicant does not say whether something bars from the trade."""
    return _filled_in(world, barred="")


def both_declared(world: World, rng: np.random.Generator) -> World:
    """Both answers are ticked: that nothing bars, and that something does."""
    return _filled_in(world, barred=f"{CLEAR}、{BARRED}")


def declared_by_a_cross(world: World, rng: np.random.Generator) -> World:
    """The answer bears a cross, which may as well strike it out."""
    return _filled_in(world, crosses=True)


def barred_by_own_word(world: World, rng: np.random.Generator) -> World:
    """The applicant declares that something bars from the trade."""
    return _filled_in(world, barred=BARRED)


def only_primary_school(world: World, rng: np.random.Generator) -> World:
    """The applicant went to primary school only, and says so; the certificate is its."""
    paper = paper_of(world, "education", GraduationCertificate)
    primary = school(rng, ("小学", "大学附属小学", "实验小学"))
    world = world.with_paper("education", replace(paper, school=primary))
    world = replace(world, situation={**world.situation, "schooling": ("primary",)})
    return _filled_in(world, schooling=PRIMARY)


def school_not_finished(world: World, rng: np.random.Generator) -> World:
    """The applicant left middle school without finishing it."""
    return _filled_in(world, schooling="初中肄业")


def schooling_differs(world: World, rng: np.random.Generator) -> World:
    """The application gives other schooling than was chosen."""
    own = {"junior": ORDER[:1], "senior": ORDER[1:3], "college": ORDER[3:]}
    chosen = own[world.situation["schooling"][0]]
    return _filled_in(world, schooling=one(rng, [each for each in ORDER if each not in chosen]))


def application_without_employer(world: World, rng: np.random.Generator) -> World:
    """The application does not say who organises the registration."""
    return _filled_in(world, employer="")


def home_without_district(world: World, rng: np.random.Generator) -> World:
    """Of where the applicant lives only the house is written."""
    return _filled_in(world, address=f"示例小区{int(rng.integers(1, 40))}栋502室")


def lives_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The applicant lives in another town, maybe in a street named after Changsha."""
    home = far_away(rng) if rng.random() < 0.5 else on_a_namesake(rng)
    return _filled_in(typed(world, address=home), address=home)


def _filled_in(world: World, **facts: Any) -> World:
    return world.with_paper("application", replace(application_of(world), **facts))
