"""A world in order → the same world with one thing wrong in its form, its identity card or in what
systems answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import firm, one
from eval.foundry.papers.graduation_certificate import JUNIOR, GraduationCertificate
from eval.foundry.papers.household_register import HouseholdMember
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.papers.medical_report import MedicalReport
from eval.foundry.papers.no_criminal_record import NoCriminalRecord
from eval.foundry.papers.security_guard_application import SecurityGuardApplication
from eval.foundry.people import draw_premises, id_number
from eval.foundry.slips import misheard, paper_of, transposed, typed, wrong_check
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.foundry.worlds.security_guard_cert.applicant import EMPLOYERS

GUARDS = "source.security-guards"


def application_of(world: World) -> SecurityGuardApplication:
    """The application for the certificate."""
    return paper_of(world, "application", SecurityGuardApplication)


def card_of(world: World) -> IdPortrait:
    """The side of the applicant's card with the face."""
    return paper_of(world, "id-card", IdPortrait)


def form_name_misheard(world: World, rng: np.random.Generator) -> World:
    """The form has one character of the name wrong, one that sounds the same."""
    return typed(world, name=misheard(rng, world.form["name"]))


def form_number_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the ID number are exchanged in the form."""
    return typed(world, id_number=transposed(rng, world.form["id_number"]))


def form_box_empty(world: World, rng: np.random.Generator) -> World:
    """A box of the form that must be filled in is empty."""
    return typed(world, **{one(rng, ("name", "id_number", "phone", "address")): ""})


def form_address_differs(world: World, rng: np.random.Generator) -> World:
    """The form says that the applicant lives elsewhere in town."""
    while (other := draw_premises(rng, flat=True).address)[9:] == world.form["address"][9:]:
        pass
    return typed(world, address=other)


def form_house_differs(world: World, rng: np.random.Generator) -> World:
    """The form has another number of the house or flat."""
    home = world.form["address"]
    place = max(index for index, char in enumerate(home) if char.isdigit())
    return typed(world, address=wrong_check(home[: place + 1]) + home[place + 1 :])


def form_without_employer(world: World, rng: np.random.Generator) -> World:
    """The form does not say who organises the registration."""
    return typed(world, employer="")


def form_employer_differs(world: World, rng: np.random.Generator) -> World:
    """The form names another employer, as people do who have just changed."""
    return typed(world, employer=firm(rng, EMPLOYERS))


def revocation_untold(world: World, rng: np.random.Generator) -> World:
    """The form does not say how often the certificate was revoked, or when."""
    return typed(world, **{one(rng, ("revocations", "revoked_on")): ""})


def revoked_twice(world: World, rng: np.random.Generator) -> World:
    """The applicant says that the certificate was revoked twice."""
    return typed(world, revocations="2")


def revoked_on_another_day(world: World, rng: np.random.Generator) -> World:
    """The day of revocation in the form is a day, a month or a year before that on record."""
    told = date.fromisoformat(world.form["revoked_on"])
    day = told - timedelta(days=int(rng.choice([1, 30, 365])))
    return typed(world, revoked_on=day.isoformat())


def revoked_too_lately(world: World, rng: np.random.Generator) -> World:
    """Three years since the revocation will have passed tomorrow, or in up to two years."""
    least = years_later(world.today, -3) + timedelta(days=1)
    day = least if rng.random() < 0.4 else least + timedelta(days=int(rng.integers(1, 700)))
    world = typed(world, revoked_on=day.isoformat())
    world = world.with_record(f"{GUARDS}.revoked-on", day.isoformat())
    return world.with_record(f"{GUARDS}.revocation", "吊销未满三年")


def revocation_concealed(world: World, rng: np.random.Generator) -> World:
    """The applicant says nothing of a revocation that still bars."""
    return world.with_record(f"{GUARDS}.revocation", one(rng, ("吊销未满三年", "两次吊销")))


def identity_denied(world: World, rng: np.random.Generator) -> World:
    """The population register knows no person of that name and number."""
    return world.with_record("source.population-register.identity", "denied")


def crime_concealed(world: World, rng: np.random.Generator) -> World:
    """The police know of an intentional crime, which the applicant denies."""
    return world.with_record(f"{GUARDS}.crime", "故意犯罪")


def measures_on_record(world: World, rng: np.random.Generator) -> World:
    """The police know of measures that bar from the trade."""
    bars = ("强制隔离戒毒", "三次以上行政拘留", "收容教育", "劳动教养")
    return world.with_record(f"{GUARDS}.measures", one(rng, bars))


def exam_failed(world: World, rng: np.random.Generator) -> World:
    """The examination was not passed, whatever the applicant says."""
    return world.with_record(f"{GUARDS}.examination", "denied")


def fingerprint_missing(world: World, rng: np.random.Generator) -> World:
    """The fingerprints were never taken."""
    return world.with_record(f"{GUARDS}.fingerprint", "denied")


def too_young(world: World, rng: np.random.Generator) -> World:
    """The applicant turns 18 tomorrow, or within two years; every paper says so."""
    born = years_later(world.today, -18) + timedelta(days=1)
    if rng.random() < 0.6:
        born += timedelta(days=int(rng.integers(1, 700)))
    number = id_number(rng, born, card_of(world).sex)
    papers = {
        material: tuple(_reborn(paper, born, number) for paper in slot)
        for material, slot in world.papers.items()
    }
    situation = {**world.situation, "schooling": ("junior",)}
    return typed(replace(world, papers=papers, situation=situation), id_number=number)


def id_card_of_another_name(world: World, rng: np.random.Generator) -> World:
    """The card has one character of the name otherwise than all other papers."""
    return _card(world, name=misheard(rng, card_of(world).name))


def _card(world: World, **facts: Any) -> World:
    return world.with_paper("id-card", replace(card_of(world), **facts))


def _reborn(paper: Paper, born: date, number: str) -> Paper:
    match paper:
        case IdPortrait() | HouseholdMember():
            return replace(paper, born_on=born, id_number=number)
        case SecurityGuardApplication():
            who = replace(paper.applicant, born_on=born, id_number=number)
            return replace(paper, applicant=who, schooling=JUNIOR)
        case MedicalReport():
            who = replace(paper.person, born_on=born, id_number=number)
            return replace(paper, person=who, age=(paper.examined_on - born).days // 365)
        case NoCriminalRecord():
            since = max(born, paper.since) if paper.since else None
            return replace(paper, id_number=number, since=since)
        case GraduationCertificate():
            finished = date(born.year + 15, 6, paper.finished.day)
            return replace(
                paper,
                born_on=born,
                enrolled=date(finished.year - 3, 9, 1),
                finished=finished,
                years=3,
                major="",
                study_form="",
                education_level=JUNIOR,
                school="长沙样例中学",
            )
    return paper
