"""A world in order → the same world with one thing wrong in its form, its identity cards, its
driving licence or in what systems answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before
from eval.foundry.offices import one
from eval.foundry.papers.driving_licence import DrivingLicence
from eval.foundry.papers.freight_driver_application import FreightDriverApplication
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.papers.medical_report import MedicalReport
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.papers.road_transport_qualification import RoadTransportQualification
from eval.foundry.papers.training_certificate import TrainingCertificate
from eval.foundry.people import far_away, id_number, on_a_namesake
from eval.foundry.slips import misheard, paper_of, transposed, typed
from eval.foundry.template import Paper
from eval.foundry.world import World

POLICE = "source.traffic-police"
TRANSPORT = "source.road-transport"


def application_of(world: World) -> FreightDriverApplication:
    """The application for the certificate."""
    return paper_of(world, "application", FreightDriverApplication)


def licence_of(world: World) -> DrivingLicence:
    """The driving licence."""
    return paper_of(world, "licence", DrivingLicence)


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
    return typed(world, **{one(rng, ("phone", "address", "vehicle_class", "gross_weight")): ""})


def form_class_differs(world: World, rng: np.random.Generator) -> World:
    """The form has another class of licence than the licence itself."""
    return typed(world, vehicle_class=_another_class(world.form["vehicle_class"], rng))


def lorry_too_light(world: World, rng: np.random.Generator) -> World:
    """The lorry weighs 4500 kilograms at most: nobody needs a certificate for it."""
    weight = 4500 if rng.random() < 0.5 else int(rng.integers(180, 450)) * 10
    return typed(world, gross_weight=str(weight))


def identity_denied(world: World, rng: np.random.Generator) -> World:
    """The population register knows no person of that name and number."""
    return world.with_record("source.population-register.identity", "denied")


def licence_revoked(world: World, rng: np.random.Generator) -> World:
    """The police have revoked the licence, or struck it off."""
    return world.with_record(f"{POLICE}.licence-state", one(rng, ("吊销", "撤销", "注销")))


def licence_withheld(world: World, rng: np.random.Generator) -> World:
    """The police hold the licence for the time being."""
    return world.with_record(f"{POLICE}.licence-state", one(rng, ("暂扣", "扣留")))


def twelve_points(world: World, rng: np.random.Generator) -> World:
    """The driver has all twelve penalty points."""
    return world.with_record(f"{POLICE}.points", "记满12分")


def accident_concealed(world: World, rng: np.random.Generator) -> World:
    """The police know of a serious accident that the applicant denies."""
    return world.with_record(f"{POLICE}.accidents", "有")


def certificate_held(world: World, rng: np.random.Generator) -> World:
    """The applicant has a valid certificate for goods already."""
    return world.with_record(f"{TRANSPORT}.holding", "有效")


def training_not_recorded(world: World, rng: np.random.Generator) -> World:
    """The school never reported the training."""
    return world.with_record(f"{TRANSPORT}.training-completed", "denied")


def exam_failed(world: World, rng: np.random.Generator) -> World:
    """The examination was not passed, whatever the applicant says."""
    return world.with_record(f"{TRANSPORT}.examination", "denied")


def exam_too_old(world: World, rng: np.random.Generator) -> World:
    """The examination was passed more than a year ago, by a day or by months."""
    gone = 366 if rng.random() < 0.4 else int(rng.integers(367, 700))
    day = world.today - timedelta(days=gone)
    return world.with_record(f"{TRANSPORT}.examined-on", day.isoformat())


def too_old(world: World, rng: np.random.Generator) -> World:
    """The driver turned 61 today, or up to four years ago; every paper says so."""
    birthday = years_later(world.today, -61)
    born = birthday if rng.random() < 0.4 else before(rng, birthday, 1, 1400)
    return _born(world, born, rng)


def registered_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The card gives an address in another town, though Changsha was chosen as domicile."""
    card = replace(card_of(world), address=far_away(rng))
    return world.with_paper("id-card", card)


def registered_on_a_namesake(world: World, rng: np.random.Generator) -> World:
    """The card gives an address in another town, in a street that bears the name of Changsha."""
    card = replace(card_of(world), address=on_a_namesake(rng))
    return world.with_paper("id-card", card)


def _another_class(vehicle_class: str, rng: np.random.Generator) -> str:
    return one(rng, [each for each in ("A1", "A2", "B1", "B2", "A2B2") if each != vehicle_class])


def _born(world: World, born: date, rng: np.random.Generator) -> World:
    """The world of a driver born on another day, on every paper."""
    number = id_number(rng, born, card_of(world).sex)
    papers = {
        material: tuple(_reborn(paper, born, number) for paper in slot)
        if material != "agent-id"
        else slot
        for material, slot in world.papers.items()
    }
    return typed(replace(world, papers=papers), id_number=number)


def _reborn(paper: Paper, born: date, number: str) -> Paper:
    match paper:
        case IdPortrait():
            return replace(paper, born_on=born, id_number=number)
        case FreightDriverApplication():
            who = replace(paper.applicant, born_on=born, id_number=number)
            return replace(paper, applicant=who, licence_no=number if paper.licence_no else "")
        case DrivingLicence():
            return replace(paper, born_on=born, number=number)
        case TrainingCertificate():
            return replace(paper, trainee=replace(paper.trainee, born_on=born, id_number=number))
        case RoadTransportQualification():
            return replace(paper, born_on=born, certificate_no=number)
        case MedicalReport():
            who = replace(paper.person, born_on=born, id_number=number)
            return replace(paper, person=who, age=(paper.examined_on - born).days // 365)
        case PowerOfAttorney():
            return replace(paper, principal_number=number)
    return paper
