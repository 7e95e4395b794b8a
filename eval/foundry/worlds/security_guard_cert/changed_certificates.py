"""A world in order → the same world with one thing wrong in its certificates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from eval.foundry.offices import firm, one, school
from eval.foundry.papers.graduation_certificate import GraduationCertificate
from eval.foundry.papers.household_register import HouseholdMember
from eval.foundry.papers.medical_report import UNFIT, MedicalReport
from eval.foundry.papers.no_criminal_record import NoCriminalRecord
from eval.foundry.people import draw_person
from eval.foundry.slips import (
    another_person,
    digit_off,
    misheard,
    paper_of,
    transposed,
)
from eval.foundry.world import World
from eval.foundry.worlds.security_guard_cert.applicant import EMPLOYERS

TOWNS = ("株洲样例", "益阳样板", "衡阳示例")


def diploma_of_another(world: World, rng: np.random.Generator) -> World:
    """The school certificate is somebody else's."""
    own = paper_of(world, "education", GraduationCertificate).name
    other = another_person(rng, world.today, own)
    return _schooled(world, name=other.name, sex=other.sex, born_on=other.born_on)


def diploma_name_misheard(world: World, rng: np.random.Generator) -> World:
    """The school wrote one character of the name otherwise."""
    name = paper_of(world, "education", GraduationCertificate).name
    return _schooled(world, name=misheard(rng, name))


def diploma_unsealed(world: World, rng: np.random.Generator) -> World:
    """The school's seal is missing."""
    return _schooled(world, sealed=False)


def diploma_sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The seal on the school certificate is another school's, or a firm's."""
    own = paper_of(world, "education", GraduationCertificate).school
    others = [f"{town}{kind}" for town in TOWNS for kind in ("第一中学", "技术学院")]
    seals = [firm(rng, EMPLOYERS), *(each for each in others if each[:4] != own[:4])]
    other = one(rng, seals)
    return _schooled(world, other_seal=other)


def diploma_of_primary_school(world: World, rng: np.random.Generator) -> World:
    """The certificate was given out by a primary school."""
    return _schooled(world, school=school(rng, ("小学", "师范附属小学")))


def diploma_of_a_course(world: World, rng: np.random.Generator) -> World:
    """The certificate was given out by a school that only trains for a trade."""
    return _schooled(world, school=school(rng, ("职业培训学校", "职业技能培训中心")))


def former_name_differs(world: World, rng: np.random.Generator) -> World:
    """The register has another former name than the school certificate."""
    page = paper_of(world, "register", HouseholdMember)
    other = draw_person(rng, world.today, ages=(20, 50)).name
    former = misheard(rng, page.former_name) if rng.random() < 0.5 else other
    return world.with_paper("register", replace(page, former_name=former))


def former_name_blank(world: World, rng: np.random.Generator) -> World:
    """The register has no former name."""
    page = paper_of(world, "register", HouseholdMember)
    return world.with_paper("register", replace(page, former_name=""))


def register_of_another(world: World, rng: np.random.Generator) -> World:
    """The page of the register is a relative's."""
    page = paper_of(world, "register", HouseholdMember)
    other = another_person(rng, world.today, page.name)
    family = page.name[0] + other.name[1:]
    changed = replace(page, name=family, id_number=other.id_number, born_on=other.born_on)
    return world.with_paper("register", changed)


def medical_of_another(world: World, rng: np.random.Generator) -> World:
    """The medical report is somebody else's."""
    own = paper_of(world, "medical", MedicalReport).person.name
    return _examined(world, person=another_person(rng, world.today, own))


def medical_name_misheard(world: World, rng: np.random.Generator) -> World:
    """The hospital wrote one character of the name otherwise."""
    who = paper_of(world, "medical", MedicalReport).person
    return _examined(world, person=replace(who, name=misheard(rng, who.name)))


def medical_number_differs(world: World, rng: np.random.Generator) -> World:
    """The hospital got one digit of the ID number wrong."""
    who = paper_of(world, "medical", MedicalReport).person
    return _examined(world, person=replace(who, id_number=digit_off(rng, who.id_number)))


def unfit(world: World, rng: np.random.Generator) -> World:
    """The hospital found the applicant unfit."""
    return _examined(world, conclusion=UNFIT)


def medical_without_conclusion(world: World, rng: np.random.Generator) -> World:
    """The hospital drew no conclusion."""
    return _examined(world, conclusion="")


def medical_dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The medical report bears a day still to come."""
    return _examined(world, examined_on=world.today + timedelta(days=int(rng.integers(1, 30))))


def medical_unsealed(world: World, rng: np.random.Generator) -> World:
    """The hospital's seal is missing."""
    return _examined(world, sealed=False)


def medical_sealed_by_a_firm(world: World, rng: np.random.Generator) -> World:
    """The seal on the medical report is a guards' firm's."""
    return _examined(world, other_seal=firm(rng, EMPLOYERS))


def medical_sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The seal on the medical report is that of a hospital in another town."""
    other = f"{one(rng, TOWNS)}{one(rng, ('县人民医院', '中心医院', '区中医医院'))}"
    return _examined(world, other_seal=other)


def medical_unsigned(world: World, rng: np.random.Generator) -> World:
    """No doctor signed the medical report."""
    return _examined(world, doctor="")


def examined_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The examination was not made in a hospital of a county or above."""
    places = (
        "样例社区卫生服务中心",
        "样本镇卫生院",
        "示例社区医院",
        "样例健康体检中心",
        "样本诊所",
    )
    return _examined(world, hospital=f"长沙市{one(rng, places)}")


def no_record_of_another(world: World, rng: np.random.Generator) -> World:
    """The certificate of no criminal record is somebody else's."""
    own = paper_of(world, "no-criminal", NoCriminalRecord).name
    other = another_person(rng, world.today, own)
    return _searched(world, name=other.name, sex=other.sex, id_number=other.id_number)


def no_record_number_differs(world: World, rng: np.random.Generator) -> World:
    """The certificate of no criminal record has two digits of the ID number exchanged."""
    number = paper_of(world, "no-criminal", NoCriminalRecord).id_number
    return _searched(world, id_number=transposed(rng, number))


def record_found(world: World, rng: np.random.Generator) -> World:
    """The certificate says that a criminal record was found."""
    return _searched(world, burdened=True)


def no_record_unsealed(world: World, rng: np.random.Generator) -> World:
    """The certificate of no criminal record bears no seal."""
    return _searched(world, sealed_by="")


def no_record_sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The seal on the certificate of no criminal record is that of the police elsewhere."""
    return _searched(world, sealed_by=f"{one(rng, TOWNS)}市公安局范例派出所")


def no_record_sealed_by_a_firm(world: World, rng: np.random.Generator) -> World:
    """The seal on the certificate of no criminal record is a guards' firm's."""
    return _searched(world, sealed_by=firm(rng, EMPLOYERS))


def _schooled(world: World, **facts: Any) -> World:
    paper = paper_of(world, "education", GraduationCertificate)
    return world.with_paper("education", replace(paper, **facts))


def _examined(world: World, **facts: Any) -> World:
    return world.with_paper("medical", replace(paper_of(world, "medical", MedicalReport), **facts))


def _searched(world: World, **facts: Any) -> World:
    paper = paper_of(world, "no-criminal", NoCriminalRecord)
    return world.with_paper("no-criminal", replace(paper, **facts))
