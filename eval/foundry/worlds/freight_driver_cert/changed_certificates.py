"""A world in order → the same world with one thing wrong in its certificates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import firm, one
from eval.foundry.papers.freight_driver_application import EMPLOYERS
from eval.foundry.papers.medical_report import MedicalReport
from eval.foundry.papers.road_transport_qualification import RoadTransportQualification
from eval.foundry.papers.training_certificate import BODIES, UNFIT, TrainingCertificate
from eval.foundry.slips import another_person, digit_off, lately, misheard, paper_of, transposed
from eval.foundry.world import World


def training_of_another(world: World, rng: np.random.Generator) -> World:
    """The certificate of training is somebody else's."""
    return _trained(world, trainee=another_person(rng, world.today, _training(world).trainee.name))


def training_name_misheard(world: World, rng: np.random.Generator) -> World:
    """The school wrote one character of the name otherwise."""
    who = _training(world).trainee
    return _trained(world, trainee=replace(who, name=misheard(rng, who.name)))


def training_number_differs(world: World, rng: np.random.Generator) -> World:
    """The school got one digit of the ID number wrong."""
    who = _training(world).trainee
    return _trained(world, trainee=replace(who, id_number=digit_off(rng, who.id_number)))


def training_for_passengers(world: World, rng: np.random.Generator) -> World:
    """The training was for another category."""
    return _trained(world, category=one(rng, ("道路旅客运输驾驶员", "道路危险货物运输驾驶员")))


def training_failed(world: World, rng: np.random.Generator) -> World:
    """The training ended with an examination that was not passed."""
    return _trained(world, result=UNFIT)


def training_dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The certificate of training bears a day still to come."""
    return _trained(world, issued_on=world.today + timedelta(days=int(rng.integers(1, 60))))


def training_unsealed(world: World, rng: np.random.Generator) -> World:
    """The school's seal is missing."""
    return _trained(world, sealed=False)


def training_sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The seal on the certificate of training is another school's."""
    return _trained(world, other_seal=_another_school(_training(world).training_body, rng))


def old_certificate_expired(world: World, rng: np.random.Generator) -> World:
    """The certificate held so far ran out yesterday, or up to a year ago."""
    ended = world.today - timedelta(days=lately(rng, 360))
    since = years_later(ended, -6)
    return _held(world, first_issued_on=since, valid_from=since, valid_until=ended)


def old_certificate_for_goods(world: World, rng: np.random.Generator) -> World:
    """The certificate held so far is for goods already."""
    category = "经营性道路货物运输驾驶员"
    if rng.random() < 0.5:
        category = f"经营性道路旅客运输驾驶员、{category}"
    return _held(world, category=category)


def old_certificate_unsealed(world: World, rng: np.random.Generator) -> World:
    """The certificate held so far bears no seal."""
    return _held(world, sealed=False)


def old_certificate_sealed_by_a_firm(world: World, rng: np.random.Generator) -> World:
    """The seal on the certificate held so far is a haulier's."""
    return _held(world, other_seal=firm(rng, EMPLOYERS))


def old_certificate_of_another(world: World, rng: np.random.Generator) -> World:
    """The certificate held so far is somebody else's."""
    other = another_person(rng, world.today, _old(world).name)
    return _held(
        world,
        name=other.name,
        sex=other.sex,
        born_on=other.born_on,
        certificate_no=other.id_number,
    )


def old_certificate_birthday_differs(world: World, rng: np.random.Generator) -> World:
    """The certificate held so far prints a date of birth a day, ten days or a year off."""
    born = _old(world).born_on + timedelta(days=int(rng.choice([-365, -1, 1, 10])))
    return _held(world, born_on=born)


def medical_of_another(world: World, rng: np.random.Generator) -> World:
    """The medical report is somebody else's."""
    report = paper_of(world, "medical", MedicalReport)
    other = another_person(rng, world.today, report.person.name)
    return world.with_paper("medical", replace(report, person=other))


def medical_number_differs(world: World, rng: np.random.Generator) -> World:
    """The hospital got two digits of the ID number the wrong way round."""
    report = paper_of(world, "medical", MedicalReport)
    who = replace(report.person, id_number=transposed(rng, report.person.id_number))
    return world.with_paper("medical", replace(report, person=who))


def _another_school(name: str, rng: np.random.Generator) -> str:
    while True:
        other = firm(rng, BODIES)
        if len(set(name) - set(other)) > len(name) // 3:
            return other


def _training(world: World) -> TrainingCertificate:
    return paper_of(world, "training", TrainingCertificate)


def _trained(world: World, **facts: Any) -> World:
    return world.with_paper("training", replace(_training(world), **facts))


def _old(world: World) -> RoadTransportQualification:
    return paper_of(world, "old-certificate", RoadTransportQualification)


def _held(world: World, **facts: Any) -> World:
    return world.with_paper("old-certificate", replace(_old(world), **facts))
