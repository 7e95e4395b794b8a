"""Chance → everything one application for hygiene-permit-new says, all of it in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before, district_of, id_sides, licence, mandate
from eval.foundry.offices import digits, firm, one
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.commitment import DUTIES, LIABLE, Commitment
from eval.foundry.papers.health_certificate import HealthCertificate
from eval.foundry.papers.hygiene_application import HygieneApplication
from eval.foundry.papers.hygiene_rules import ALL_SYSTEMS, HygieneRules
from eval.foundry.papers.hygiene_test_report import (
    BODIES,
    SUBJECTS,
    VENTILATION,
    HygieneTestReport,
)
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.papers.premises_layout import PremisesLayout
from eval.foundry.people import (
    DISTRICTS,
    Person,
    credit_code,
    draw_person,
    draw_premises,
    phone_number,
)
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.foundry.worlds.hygiene_permit_new import places
from eval.foundry.worlds.hygiene_permit_new.situation import (
    CATEGORIES,
    ITEM,
    Situation,
    draw_records,
)

MATTERS = (
    "公共场所卫生许可（新办）的申请、材料提交和证件领取事宜",
    "公共场所卫生许可证的申请和领取",
    "公共场所卫生许可新办申请、领取许可证",
)
CLINICS = ("样例体检中心", "疾病预防控制中心", "样本社区卫生服务中心", "示例医院")


@dataclass(frozen=True)
class Unit:
    """Who applies: the unit, its head, whoever comes and whoever works there."""

    name: str
    code: str
    head: Person
    premises: str
    seat: str
    agent: Person
    worker: Person
    manager: str
    phone: str
    area: str
    employees: int


def draw_world(rng: np.random.Generator, today: date, situation: Situation) -> World:
    """A complete application in which everything agrees and nothing has run out."""
    unit = _draw_unit(rng, today, situation)
    applied = today - timedelta(days=int(rng.integers(0, 6)))
    trade_licence = _licence(rng, today, situation, unit)
    if trade_licence.established_on > applied:
        applied = today
    papers: dict[str, tuple[Paper, ...]] = {
        "application": (_application(rng, applied, situation, unit),),
        "licence": (trade_licence,),
        "legal-id": id_sides(unit.head),
        "layout": (_layout(rng, today, situation, unit),),
        "rules": (
            HygieneRules(
                unit_name=unit.name,
                hygiene_manager=unit.manager,
                systems=ALL_SYSTEMS,
                made_on=before(rng, today, 0, 120),
                seal=unit.name if situation.company or rng.random() < 0.3 else "",
            ),
        ),
        "health-certificate": (_health(rng, today, situation, unit),),
        "test-report": (_report(rng, today, unit, places.subject(rng, situation.categories)),),
    }
    if situation.air == "used":
        tested = one(rng, SUBJECTS[VENTILATION])
        papers["air-report"] = (_report(rng, today, unit, tested, ventilation=True),)
    if situation.way == "promise":
        papers["commitment"] = (_commitment(rng, applied, situation, unit),)
    if situation.applicant == "agent":
        papers["authorisation"] = (_mandate(rng, today, situation, unit),)
        papers["agent-id"] = id_sides(unit.agent)
    form = {
        "unit_name": unit.name,
        "credit_code": unit.code,
        "legal_representative": unit.head.name,
        "id_number": unit.head.id_number,
        "address": unit.premises,
        "categories": _categories(situation),
        "area": unit.area,
        "employees": f"{unit.employees}",
        "phone": unit.phone,
    }
    return World(
        ITEM,
        today,
        situation.answers(),
        form,
        {key: slot for key, slot in papers.items() if key not in situation.promised},
        records=draw_records(rng, today, situation),
        promised=situation.promised,
    )


def _draw_unit(rng: np.random.Generator, today: date, situation: Situation) -> Unit:
    place = places.PLACES[situation.categories[0]]
    where = draw_premises(rng)
    head = draw_person(rng, today, ages=(19, 66))
    small = not situation.company
    employees = 1 if small and rng.random() < 0.35 else int(rng.integers(2, 9 if small else 80))
    worker = head if employees == 1 else draw_person(rng, today, ages=(18, 58))
    trades = place.companies if situation.company else place.shops
    return Unit(
        name=firm(rng, trades, district=where.district if small else ""),
        code=credit_code(rng, individual=small),
        head=head,
        premises=where.address,
        seat=draw_premises(rng).address if situation.site == "elsewhere" else where.address,
        agent=draw_person(rng, today, ages=(19, 62)),
        worker=worker,
        manager=worker.name if rng.random() < 0.6 else head.name,
        phone=phone_number(rng),
        area=f"{rng.uniform(18, 140) if small else rng.uniform(90, 5000):.{rng.integers(3)}f}",
        employees=employees,
    )


def _categories(situation: Situation) -> str:
    return "、".join(CATEGORIES[each] for each in situation.categories)


def _application(
    rng: np.random.Generator, applied: date, situation: Situation, unit: Unit
) -> HygieneApplication:
    lacking = int(rng.integers(1, unit.employees)) if unit.employees > 1 else 0
    return HygieneApplication(
        unit_name=unit.name,
        credit_code=unit.code,
        legal_representative=unit.head.name,
        id_number=unit.head.id_number,
        address=unit.premises,
        application_type="新办",
        categories=_categories(situation),
        air_conditioning="是" if situation.air == "used" else "否",
        area=unit.area,
        employees=unit.employees,
        certified=unit.employees - (lacking if rng.random() < 0.2 else 0),
        phone=unit.phone,
        applied_on=applied,
        seal=unit.name if situation.company or rng.random() < 0.25 else "",
        signed_by=unit.head.name,
    )


def _licence(
    rng: np.random.Generator, today: date, situation: Situation, unit: Unit
) -> BusinessLicence:
    drawn = licence(
        rng,
        today,
        company=situation.company,
        name=unit.name,
        code=unit.code,
        person=unit.head,
        address=unit.seat,
        scope=places.scope(rng, situation.categories),
    )
    if rng.random() < 0.3:  # founded only just now
        founded = before(rng, today, 0, 60)
        drawn = replace(
            drawn,
            established_on=founded,
            issued_on=founded,
            valid_from=founded if situation.company else None,
            valid_until=years_later(founded, 20) if drawn.valid_until else None,
        )
    return drawn


def _layout(
    rng: np.random.Generator, today: date, situation: Situation, unit: Unit
) -> PremisesLayout:
    return PremisesLayout(
        operator_name=unit.name,
        premises_address=unit.premises,
        drawn_on=before(rng, today, 1, 120),
        rooms=places.rooms(rng, situation.categories, air=situation.air == "used"),
        located=bool(rng.random() < 0.9),
    )


def _health(
    rng: np.random.Generator, today: date, situation: Situation, unit: Unit
) -> HealthCertificate:
    issued = before(rng, today, 1, 350)
    examined = rng.random() < 0.5
    worker = unit.worker
    return HealthCertificate(
        certificate_no=f"{one(rng, ('CS', '湘', 'YB'))}{issued.year}{digits(rng, 6)}",
        name=worker.name,
        sex=worker.sex,
        id_number=worker.id_number,
        category=one(rng, places.PLACES[situation.categories[0]].trades),
        issued_on=issued,
        valid_until=years_later(issued, 1) - timedelta(days=int(rng.integers(0, 2))),
        issued_by=f"长沙市{one(rng, DISTRICTS)}{one(rng, CLINICS)}",
        age=f"{(issued - worker.born_on).days // 365}" if rng.random() < 0.4 else "",
        employer=unit.name if rng.random() < 0.5 else "",
        checked_on=issued - timedelta(days=int(rng.integers(1, 8))) if examined else None,
        result=one(rng, ("合格", "合格", "未见异常")) if examined else "",
    )


def _report(
    rng: np.random.Generator, today: date, unit: Unit, subject: str, *, ventilation: bool = False
) -> HygieneTestReport:
    reported = before(rng, today, 0, 366)
    body = firm(rng, BODIES)
    if rng.random() < 0.3:
        body = f"长沙市{one(rng, DISTRICTS)}样本疾病预防控制中心"
    people = [draw_person(rng, today, ages=(24, 60)).name for _ in range(3)]
    return HygieneTestReport(
        report_no=f"{one(rng, ('YB', 'HJ', 'WS'))}-{reported.year}-{digits(rng, 4)}",
        tested_unit=unit.name,
        address=unit.premises,
        category=one(rng, ("委托检测", "委托检测", "现场检测")),
        subject=subject,
        tested_by=body,
        sampled_on=reported - timedelta(days=int(rng.integers(0, 22))),
        reported_on=reported,
        passed=True,
        seal=body,
        compiled_by=people[0],
        checked_by=people[1],
        approved_by=people[2],
        ventilation=ventilation,
    )


def _commitment(
    rng: np.random.Generator, applied: date, situation: Situation, unit: Unit
) -> Commitment:
    company = situation.company
    return Commitment(
        promisor=unit.name if company else unit.head.name,
        number=unit.code if company else unit.head.id_number,
        representative=unit.head.name if company else "",
        phone=unit.phone,
        address=unit.premises,
        matter=one(rng, ("公共场所卫生许可", "公共场所卫生许可证新办", "公共场所卫生许可（新办）")),
        authority=f"长沙市{district_of(unit.premises)}卫生健康局",
        signed_on=applied,
        signed_by="" if company else unit.head.name,
        seal=unit.name if company else "",
        duties=DUTIES[: int(rng.integers(LIABLE, len(DUTIES) + 1))],
    )


def _mandate(
    rng: np.random.Generator, today: date, situation: Situation, unit: Unit
) -> PowerOfAttorney:
    company = situation.company
    paper = mandate(
        rng,
        today,
        principal=unit.name if company else unit.head.name,
        principal_number=unit.code if company else unit.head.id_number,
        representative=unit.head.name if company else "",
        agent=unit.agent,
        matter=one(rng, MATTERS),
        seal=unit.name if company else "",
        signed_by=unit.head.name if not company or rng.random() < 0.5 else "",
    )
    return replace(paper, told=bool(rng.random() < 0.5), phone=phone_number(rng))
