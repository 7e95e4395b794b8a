"""Chance → everything one application for security-guard-cert says, all of it in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before, district_of, id_sides
from eval.foundry.offices import digits, firm, one, school
from eval.foundry.papers.graduation_certificate import (
    BACHELORS,
    JUNIOR,
    LOWER,
    SENIOR,
    VOCATIONAL,
    GraduationCertificate,
)
from eval.foundry.papers.household_register import HouseholdMember
from eval.foundry.papers.medical_report import FIT, HOSPITALS, LIMBS, NORMAL, WEAK, MedicalReport
from eval.foundry.papers.no_criminal_record import NoCriminalRecord
from eval.foundry.papers.security_guard_application import (
    CLEAR,
    HEALTH,
    SecurityGuardApplication,
)
from eval.foundry.people import (
    DISTRICTS,
    GIVEN,
    Person,
    draw_person,
    draw_premises,
    far_away,
    phone_number,
)
from eval.foundry.template import Paper
from eval.foundry.world import World

ITEM = "security-guard-cert"

UNHEARD = frozenset({("schooling", "primary")})
"""The law asks for junior middle school: nobody with less gets a certificate."""

EMPLOYERS = ("保安服务有限公司", "物业服务有限公司", "物业管理有限公司")
TRAINERS = ("保安培训学校", "保安职业培训学校")
LEVELS = {"junior": (JUNIOR,), "senior": (SENIOR, VOCATIONAL), "college": ("大专", "本科")}
AGES = {JUNIOR: 15, SENIOR: 18, VOCATIONAL: 18, "大专": 21, "本科": 22}
"""At which most people leave school, by what they have learnt."""
YEARS = {JUNIOR: 3, SENIOR: 3, VOCATIONAL: 3, "大专": 3, "本科": 4}
SCHOOLS = {
    JUNIOR: ("中学", "初级中学", "实验学校"),
    SENIOR: ("中学", "高级中学"),
    VOCATIONAL: ("职业中等专业学校", "技工学校", "职业中专"),
    "大专": ("职业技术学院", "高等专科学校"),
    "本科": ("大学", "理工大学", "师范学院"),
}


@dataclass(frozen=True)
class _Guard:
    person: Person
    home: str
    phone: str
    level: str
    employer: str
    former_name: str


def draw_world(rng: np.random.Generator, today: date) -> World:
    """A complete application in which everything agrees and nothing has run out."""
    situation = _situation(rng)
    who = _guard(rng, today, situation)
    papers: dict[str, tuple[Paper, ...]] = {
        "application": (_application(rng, today, who),),
        "id-card": id_sides(who.person),
        "education": (_education(rng, today, who),),
        "medical": (_medical(rng, today, who.person),),
    }
    if situation["renamed"] == "changed":
        papers["register"] = (_register(rng, today, who),)
    if situation["household"] == "outside" and rng.random() < 0.7:
        papers["no-criminal"] = (_no_criminal(rng, today, who.person),)
    form = {
        "name": who.person.name,
        "id_number": who.person.id_number,
        "phone": who.phone,
        "address": who.home,
    }
    if who.employer:
        form["employer"] = who.employer
    records = _records(rng, situation)
    if situation["revoked"] == "before":
        earliest = years_later(today, -8)
        revoked = years_later(today, -3)
        if rng.random() < 0.8:
            revoked = before(rng, revoked, 0, (revoked - earliest).days)
        form |= {"revocations": "1", "revoked_on": revoked.isoformat()}
        records["source.security-guards.revoked-on"] = revoked.isoformat()
    answers = {question: (answer,) for question, answer in situation.items()}
    return World(ITEM, today, answers, form, papers, records=records)


def _situation(rng: np.random.Generator) -> dict[str, str]:
    return {
        "stage": "register" if rng.random() < 0.6 else "issue",
        "registration": one(rng, ("self", "employer", "trainer")),
        "household": "local" if rng.random() < 0.5 else "outside",
        "schooling": one(rng, tuple(LEVELS)),
        "renamed": "same" if rng.random() < 0.7 else "changed",
        "revoked": "never" if rng.random() < 0.7 else "before",
        "duty": "ordinary" if rng.random() < 0.75 else "armed",
    }


def _guard(rng: np.random.Generator, today: date, situation: dict[str, str]) -> _Guard:
    level = one(rng, LEVELS[situation["schooling"]])
    youngest = max(
        18,
        AGES[level] + 1,
        20 if situation["duty"] == "armed" else 0,
        # Who was a guard, and has waited three years.
        27 if situation["revoked"] == "before" else 0,
    )
    oldest = 60 if rng.random() < 0.8 else youngest + 3
    person = draw_person(rng, today, ages=(youngest, oldest))
    # Who is 46 when a card is given out gets one without end.
    if (person.card_from - person.born_on).days > 46 * 366:
        person = replace(person, card_until=None)
    home = person.address
    if situation["household"] == "outside":
        county = one(rng, ("样本", "示例", "样例"))
        person = replace(person, address=far_away(rng), police=f"{county}县公安局")
    elif rng.random() < 0.3:
        home = draw_premises(rng, flat=True).address
    organised = {"self": "", "employer": firm(rng, EMPLOYERS), "trainer": firm(rng, TRAINERS)}
    former = person.name
    while former == person.name:
        former = person.name[0] + "".join(one(rng, GIVEN) for _ in range(2))
    return _Guard(
        person=person,
        home=home,
        phone=phone_number(rng),
        level=level,
        employer=organised[situation["registration"]],
        former_name=former if situation["renamed"] == "changed" else "",
    )


def _records(rng: np.random.Generator, situation: dict[str, str]) -> dict[str, str]:
    guards = "source.security-guards"
    revoked = situation["revoked"] == "before"
    records = {
        "source.population-register.identity": "confirmed",
        f"{guards}.crime": "过失犯罪" if rng.random() < 0.06 else "无",
        f"{guards}.measures": "一次行政拘留" if rng.random() < 0.08 else "无",
        f"{guards}.revocation": "一次吊销已满三年" if revoked else "无",
        f"{guards}.holding": "无",
    }
    if situation["stage"] == "issue":
        records[f"{guards}.examination"] = "confirmed"
        records[f"{guards}.fingerprint"] = "confirmed"
    return records


def _application(rng: np.random.Generator, today: date, who: _Guard) -> SecurityGuardApplication:
    return SecurityGuardApplication(
        applicant=who.person,
        schooling=who.level,
        health=one(rng, HEALTH),
        address=who.home,
        phone=who.phone,
        employer=who.employer,
        barred=CLEAR,
        applied_on=before(rng, today, 0, 25),
        signed_by=who.person.name,
        boxes=bool(rng.random() < 0.65),
        photo=bool(rng.random() < 0.85),
    )


def _education(rng: np.random.Generator, today: date, who: _Guard) -> GraduationCertificate:
    years, born = YEARS[who.level], who.person.born_on
    finished = date(born.year + AGES[who.level], 6, int(rng.integers(10, 31)))
    if born.month >= 9 and years_later(finished, 1) <= today:
        finished = years_later(finished, 1)
    college = who.level in LEVELS["college"]
    regular = rng.random() < 0.7
    majors = BACHELORS if who.level == "本科" else LOWER
    return GraduationCertificate(
        name=who.former_name or who.person.name,
        sex=who.person.sex,
        born_on=born,
        enrolled=date(finished.year - years, 9, 1),
        finished=finished,
        major=one(rng, majors) if college else "",
        years=years,
        education_level="专科" if who.level == "大专" else who.level,
        study_form=("全日制" if regular else one(rng, ("函授", "业余"))) if college else "",
        school=school(rng, SCHOOLS[who.level]),
        president=draw_person(rng, today, ages=(45, 65)).name,
        certificate_no=f"{finished.year}{digits(rng, 12)}",
        sealed=True,
        signed=bool(rng.random() < 0.9),
    )


def _medical(rng: np.random.Generator, today: date, person: Person) -> MedicalReport:
    examined = before(rng, today, 0, 184)
    return MedicalReport(
        report_no=f"TJ{examined:%Y%m}{digits(rng, 5)}",
        person=person,
        age=(examined - person.born_on).days // 365,
        purpose="保安员体检" if rng.random() < 0.8 else "入职体检",
        height=int(rng.integers(156, 189)),
        blood_pressure=f"{int(rng.integers(105, 139))}/{int(rng.integers(62, 89))}",
        eyes=(one(rng, ("4.8", "4.9", "5.0", "5.1")), one(rng, ("4.8", "4.9", "5.0", "5.2"))),
        colour_sense=WEAK if rng.random() < 0.05 else NORMAL,
        hearing=NORMAL,
        limbs=one(rng, LIMBS),
        conclusion=FIT,
        doctor=draw_person(rng, today, ages=(30, 60)).name,
        examined_on=examined,
        hospital=f"长沙市{one(rng, DISTRICTS)}{one(rng, (*HOSPITALS, '样例妇幼保健院'))}",
        boxes=bool(rng.random() < 0.5),
    )


def _register(rng: np.random.Generator, today: date, who: _Guard) -> HouseholdMember:
    person = who.person
    place = "湖南省长沙市" if "长沙市" in person.address else person.address[:6]
    police = person.police
    if "长沙市" in person.address:
        police = f"长沙市公安局{district_of(person.address)[:-1]}分局"
    return HouseholdMember(
        name=person.name,
        relation="户主" if rng.random() < 0.5 else ("长子" if person.sex == "男" else "长女"),
        former_name=who.former_name,
        sex=person.sex,
        birthplace=place,
        ethnicity=person.ethnicity + ("族" if rng.random() < 0.6 else ""),
        native_place=place,
        born_on=person.born_on,
        id_number=person.id_number,
        height=f"{int(rng.integers(156, 189))}cm" if rng.random() < 0.3 else "",
        blood_type=one(rng, ("A型", "B型", "O型")) if rng.random() < 0.2 else "",
        education=who.level if rng.random() < 0.6 else "",
        marital_status=one(rng, ("未婚", "已婚")) if rng.random() < 0.6 else "",
        military_service=one(rng, ("未服兵役", "退出现役")) if rng.random() < 0.3 else "",
        workplace="",
        occupation="",
        moved_in="",
        registered_on=before(rng, today, 60, 3000),
        station=f"{police}样本路派出所户口专用章",
        handled_by=draw_person(rng, today, ages=(25, 55)).name,
    )


def _no_criminal(rng: np.random.Generator, today: date, person: Person) -> NoCriminalRecord:
    issued = before(rng, today, 0, 184)
    station = f"{person.police}{one(rng, ('样本路', '示例街', '虚构路'))}派出所"
    return NoCriminalRecord(
        certificate_no=f"{issued:%Y%m%d}{digits(rng, 5)}",
        name=person.name,
        sex=person.sex,
        id_number=person.id_number,
        address=person.address,
        since=person.born_on if rng.random() < 0.5 else years_later(issued, -10),
        until=issued - timedelta(days=int(rng.integers(0, 32))),
        purpose="申领保安员证" if rng.random() < 0.7 else "",
        issued_by=station,
        issued_on=issued,
        sealed_by=station,
    )
