"""Chance → everything one application for freight-driver-cert says, all of it in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before, id_sides, mandate
from eval.foundry.offices import digits, firm, one
from eval.foundry.papers.driving_licence import (
    POLICE,
    DrivingLicenceSpread,
    DrivingLicenceStack,
)
from eval.foundry.papers.freight_driver_application import (
    BURDENED,
    CLEAR,
    EMPLOYERS,
    GOODS,
    SCHOOLING,
    FreightDriverApplication,
)
from eval.foundry.papers.medical_report import FIT, LIMBS, NORMAL, MedicalReport
from eval.foundry.papers.medical_report import HOSPITALS as HOSPITAL_NAMES
from eval.foundry.papers.road_transport_qualification import CATEGORIES, RoadTransportQualification
from eval.foundry.papers.training_certificate import BODIES, HOURS, TrainingCertificate
from eval.foundry.papers.training_certificate import FIT as PASSED
from eval.foundry.papers.training_certificate import GOODS as GOODS_DRIVER
from eval.foundry.people import (
    DISTRICTS,
    Person,
    draw_person,
    draw_premises,
    far_away,
    phone_number,
)
from eval.foundry.template import Paper
from eval.foundry.world import World

ITEM = "freight-driver-cert"
MATTERS = (
    "代为办理道路货物运输驾驶员从业资格证的申领、材料提交和证件领取事宜",
    "申领道路货物运输驾驶员从业资格证",
    "货运驾驶员从业资格证的申请和领取",
)
HEAVY, TRACTOR = ("B2", "B2", "B2", "A2", "A2D", "A1B2", "B2E"), ("A2", "A2", "A2D", "A1A2", "A2E")
RECORDS = ("", "", "请于有效期满前九十日内申请换领新证。")


@dataclass(frozen=True)
class _Driver:
    person: Person
    home: str
    phone: str
    vehicle_class: str
    first_issued_on: date
    valid_from: date
    valid_until: date | None
    file_number: str
    employer: str


def draw_world(rng: np.random.Generator, today: date) -> World:
    """A complete application in which everything agrees and nothing has run out."""
    situation = _situation(rng)
    who = _driver(rng, today, situation)
    accidents = BURDENED if rng.random() < 0.1 else CLEAR
    papers: dict[str, tuple[Paper, ...]] = {
        "application": (_application(rng, today, situation, who, accidents),),
        "id-card": id_sides(who.person),
        "licence": (_licence(rng, who),),
    }
    if situation["route"] == "trained":
        papers["training"] = (_training(rng, today, who.person),)
    if situation["held"] == "other":
        papers["old-certificate"] = (_old_certificate(rng, today, who),)
    if situation["health"] == "changed" and rng.random() < 0.75:
        papers["medical"] = (_medical(rng, today, who.person),)
    if situation["applicant"] == "agent":
        agent = draw_person(rng, today, ages=(20, 60))
        papers["authorisation"] = (
            mandate(
                rng,
                today,
                principal=who.person.name,
                principal_number=who.person.id_number,
                representative="",
                agent=agent,
                matter=one(rng, MATTERS),
                seal="",
                signed_by=who.person.name,
            ),
        )
        papers["agent-id"] = id_sides(agent)
    return World(
        ITEM,
        today,
        {question: (answer,) for question, answer in situation.items()},
        _form(rng, situation, who),
        papers,
        records=_records(rng, today, situation, accidents),
    )


def _situation(rng: np.random.Generator) -> dict[str, str]:
    route = "trained" if rng.random() < 0.6 else "exam"
    stage = {"exam_stage": "passed" if rng.random() < 0.6 else "register"}
    return {
        "route": route,
        **(stage if route == "exam" else {}),
        "vehicle": "heavy" if rng.random() < 0.6 else "tractor",
        "household": "local" if rng.random() < 0.6 else "resident",
        "held": "never" if rng.random() < 0.65 else "other",
        "employment": "self" if rng.random() < 0.5 else "company",
        "health": "none" if rng.random() < 0.6 else "changed",
        "applicant": "self" if rng.random() < 0.6 else "agent",
    }


def _driver(rng: np.random.Generator, today: date, situation: dict[str, str]) -> _Driver:
    tractor = situation["vehicle"] == "tractor"
    person = draw_person(rng, today, ages=(24 if tractor else 22, 61))
    # Who is 46 when a card is given out gets one without end.
    if (person.card_from - person.born_on).days > 46 * 366:
        person = replace(person, card_until=None)
    home = person.address
    if situation["household"] == "resident":
        person = replace(
            person, address=far_away(rng), police=f"{one(rng, ('样本', '示例'))}县公安局"
        )
    elif rng.random() < 0.3:
        home = draw_premises(rng, flat=True).address
    adult = years_later(person.born_on, 18)
    while True:
        first = before(rng, today, 400, (today - adult).days)
        term = max(years for years in (0, 6, 16) if years_later(first, years) <= today)
        start = years_later(first, term)
        until = None if term == 16 else years_later(start, 10 if term else 6)
        if until is None or until > today + timedelta(days=90):
            break
    return _Driver(
        person=person,
        home=home,
        phone=phone_number(rng),
        vehicle_class=one(rng, TRACTOR if tractor else HEAVY),
        first_issued_on=first,
        valid_from=start,
        valid_until=until,
        file_number=f"4301{digits(rng, 8)}",
        employer=firm(rng, EMPLOYERS) if situation["employment"] == "company" else "",
    )


def _form(rng: np.random.Generator, situation: dict[str, str], who: _Driver) -> dict[str, str]:
    tractor = situation["vehicle"] == "tractor"
    weight = int(rng.integers(180, 491)) * 100 if tractor else int(rng.integers(4501, 31001))
    form = {
        "name": who.person.name,
        "id_number": who.person.id_number,
        "phone": who.phone,
        "address": who.home,
        "vehicle_class": who.vehicle_class,
        "gross_weight": str(weight),
    }
    return form | ({"employer": who.employer} if who.employer else {})


def _records(
    rng: np.random.Generator, today: date, situation: dict[str, str], accidents: str
) -> dict[str, str]:
    records = {
        "source.population-register.identity": "confirmed",
        "source.traffic-police.licence-state": "正常",
        "source.traffic-police.points": "未记满",
        "source.traffic-police.accidents": "有" if accidents == BURDENED else "无",
        "source.road-transport.holding": "已注销" if rng.random() < 0.15 else "无",
    }
    if situation["route"] == "trained":
        records["source.road-transport.training-completed"] = "confirmed"
    if situation.get("exam_stage") == "passed":
        records["source.road-transport.examination"] = "confirmed"
        records["source.road-transport.examined-on"] = before(rng, today, 5, 366).isoformat()
    return records


def _application(
    rng: np.random.Generator,
    today: date,
    situation: dict[str, str],
    who: _Driver,
    accidents: str,
) -> FreightDriverApplication:
    return FreightDriverApplication(
        applicant=who.person,
        schooling=one(rng, SCHOOLING),
        address=who.home,
        phone=who.phone,
        employer=who.employer,
        vehicle_class=who.vehicle_class,
        first_issued_on=who.first_issued_on,
        licence_no=who.person.id_number if rng.random() < 0.7 else "",
        file_number=who.file_number,
        kind="初次申请" if situation["held"] == "never" else "增加类别",
        category=GOODS,
        accidents=accidents,
        applied_on=before(rng, today, 0, 20),
        signed_by=who.person.name,
        boxes=bool(rng.random() < 0.6),
        photo=bool(rng.random() < 0.85),
    )


def _licence(rng: np.random.Generator, who: _Driver) -> DrivingLicenceSpread:
    layout = DrivingLicenceSpread if rng.random() < 0.5 else DrivingLicenceStack
    return layout(
        number=who.person.id_number,
        name=who.person.name,
        sex=who.person.sex,
        nationality="中国",
        address=who.person.address,
        born_on=who.person.born_on,
        first_issued_on=who.first_issued_on,
        vehicle_class=who.vehicle_class,
        valid_from=who.valid_from,
        valid_until=who.valid_until,
        authority=POLICE,
        file_number=who.file_number,
        record=one(rng, RECORDS),
    )


def _training(rng: np.random.Generator, today: date, person: Person) -> TrainingCertificate:
    issued = before(rng, today, 0, 1200)
    ends = issued - timedelta(days=int(rng.integers(0, 20)))
    return TrainingCertificate(
        certificate_no=f"{one(rng, ['湘', 'JY', ''])}{issued.year}{digits(rng, 7)}",
        trainee=person,
        category=GOODS_DRIVER,
        training_body=firm(rng, BODIES),
        hours=int(rng.choice(HOURS)),
        starts_on=ends - timedelta(days=int(rng.integers(8, 90))),
        ends_on=ends,
        result=PASSED,
        issued_on=issued,
    )


def _old_certificate(
    rng: np.random.Generator, today: date, who: _Driver
) -> RoadTransportQualification:
    since = before(rng, today, 30, 2150)
    first = since if rng.random() < 0.5 else years_later(since, -6)
    return RoadTransportQualification(
        certificate_no=who.person.id_number,
        name=who.person.name,
        sex=who.person.sex,
        born_on=who.person.born_on,
        address=who.person.address,
        vehicle_class=who.vehicle_class,
        category=one(rng, CATEGORIES[1:]),
        first_issued_on=first,
        valid_from=since,
        valid_until=years_later(since, 6),
        issued_by=one(rng, ("长沙市交通运输局", "长沙市道路运输管理处", "长沙市道路运输服务中心")),
        sealed=True,
    )


def _medical(rng: np.random.Generator, today: date, person: Person) -> MedicalReport:
    examined = before(rng, today, 1, 300)
    return MedicalReport(
        report_no=f"TJ{examined:%Y%m}{digits(rng, 5)}",
        person=person,
        age=(examined - person.born_on).days // 365,
        purpose=one(rng, ("机动车驾驶人体检", "道路货物运输驾驶员体检")),
        height=int(rng.integers(158, 189)),
        blood_pressure=f"{int(rng.integers(105, 139))}/{int(rng.integers(62, 89))}",
        eyes=(one(rng, ("5.0", "5.1", "5.2")), one(rng, ("5.0", "5.1", "5.2"))),
        colour_sense=NORMAL,
        hearing=NORMAL,
        limbs=one(rng, LIMBS),
        conclusion=FIT,
        doctor=draw_person(rng, today, ages=(30, 60)).name,
        examined_on=examined,
        hospital=f"长沙市{one(rng, DISTRICTS)}{one(rng, HOSPITAL_NAMES)}",
        boxes=bool(rng.random() < 0.4),
    )
