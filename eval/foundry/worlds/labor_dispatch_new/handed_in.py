"""A company and its situation → the papers it hands in, each of which agrees with all others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import before, lease, licence, mandate, title
from eval.foundry.offices import brand, digits, one
from eval.foundry.papers.articles_of_association import ArticlesOfAssociation
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.capital_report import FIRMS, OPINIONS, PAID, CapitalReport, in_words
from eval.foundry.papers.dispatch_agreement import POSTS, DispatchAgreement
from eval.foundry.papers.equipment_list import (
    COMPUTERS,
    MODELS,
    PRINTERS,
    SYSTEMS,
    USES,
    EquipmentList,
)
from eval.foundry.papers.labour_dispatch_application import ITEMS, LabourDispatchApplication
from eval.foundry.papers.labour_dispatch_rules import ALL_CHAPTERS, LabourDispatchRules
from eval.foundry.papers.lease_contract.facts import PAYMENTS, LeaseContract, Terms
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.papers.real_estate_certificate import RealEstateCertificate
from eval.foundry.people import DISTRICTS, draw_person, phone_number
from eval.foundry.worlds.labor_dispatch_new.company import Company, adopted
from eval.foundry.worlds.labor_dispatch_new.situation import POSTS as POST_KINDS
from eval.foundry.worlds.labor_dispatch_new.situation import Situation

LIMITED = ("有限责任公司（自然人投资或控股）", "其他有限责任公司")
BY_SHARES = ("股份有限公司（非上市、自然人投资或控股）", "股份有限公司（非上市）")
TERM = 20
"""Years for which a company is founded that is not founded for ever."""
USES_OF_ROOMS = ("办公", "商务金融用地/办公", "商业服务", "工业用地/工业")
MATTERS = (
    "劳务派遣经营许可申请、领取许可证",
    "劳务派遣经营许可的申请、材料提交和证件领取事宜",
)


def business_licence(
    rng: np.random.Generator, situation: Situation, who: Company
) -> BusinessLicence:
    """The licence of a company that exists."""
    drawn = licence(
        rng,
        who.founded + timedelta(days=61),
        company=True,
        name=who.name,
        code=who.code,
        person=who.head,
        address=who.seat,
        scope=who.scope,
    )
    words = in_words(who.registered)
    capitals = (f"{words}万元整", f"人民币{words}万元整", f"{who.registered}万元人民币")
    issued = who.founded + timedelta(days=int(rng.integers(0, 30)))
    return replace(
        drawn,
        type=one(rng, BY_SHARES if situation.by_shares else LIMITED),
        registered_capital=one(rng, capitals),
        established_on=who.founded,
        valid_from=who.founded,
        valid_until=years_later(who.founded, TERM) if drawn.valid_until else None,
        issued_on=issued,
    )


def application(rng: np.random.Generator, today: date, who: Company) -> LabourDispatchApplication:
    """The application, signed by the head of the company and sealed."""
    return LabourDispatchApplication(
        unit_name=who.name,
        credit_code=who.code,
        address=who.seat,
        legal_representative=who.head.name,
        id_number=who.head.id_number,
        registered_capital=who.registered,
        premises_address=who.premises,
        premises_area=who.area,
        contact=who.contact,
        phone=who.phone,
        application_item=ITEMS[0],
        applied_on=before(rng, today, 0, 8),
        seal=who.name,
        signed_by=who.head.name,
    )


def articles(
    rng: np.random.Generator, today: date, situation: Situation, who: Company, *, forever: bool
) -> ArticlesOfAssociation:
    """Articles signed by all who hold shares."""
    return ArticlesOfAssociation(
        company_name=who.name,
        address=who.seat,
        registered_capital=who.registered,
        business_scope=who.scope,
        term="长期" if forever else f"{TERM}年",
        legal_representative=who.head.name,
        shareholders=who.shareholders,
        adopted_on=adopted(rng, today, who.founded),
        signers=who.signers,
        seal=who.name if rng.random() < 0.7 else "",
        contribution=who.contribution,
        by_shares=situation.by_shares,
    )


def report(
    rng: np.random.Generator, today: date, situation: Situation, who: Company
) -> CapitalReport:
    """What accountants found of the capital lately, or of the last year that is closed."""
    if situation.audited:
        until = date((today - timedelta(days=120)).year - 1, 12, 31)
        reported = until + timedelta(days=int(rng.integers(40, 210)))
    else:
        until = before(rng, today, 8, min(490, (today - who.founded).days + 5))
        reported = until + timedelta(days=int(rng.integers(0, 9)))
    office = f"长沙{brand(rng)}{one(rng, FIRMS)}"
    mark = "审" if situation.audited else "验"
    people = [draw_person(rng, today, ages=(28, 62)).name for _ in range(2)]
    return CapitalReport(
        audit=situation.audited,
        report_no=f"湘样{mark}字〔{reported.year}〕第{digits(rng, 3)}号",
        unit_name=who.name,
        firm=office,
        registered_capital=who.registered,
        paid_in_capital=who.paid_in,
        cut_off_on=until,
        conclusion=OPINIONS[0] if situation.audited else PAID[0],
        reported_on=reported,
        accountants=(people[0], people[1]),
        seal=office,
        contribution=who.contribution,
        appraised="in_kind" in situation.contribution,
    )


def rented(rng: np.random.Generator, today: date, who: Company) -> LeaseContract:
    """A lease of the premises that the company sealed."""
    drawn = lease(
        rng,
        today,
        landlord=who.landlord,
        tenant=who.name,
        address=who.premises,
        tenant_seals=True,
    )
    terms = Terms(
        lessor_number=who.landlord_code,
        lessee_number=who.code,
        phone=phone_number(rng),
        use="办公",
        months=12 * round((drawn.ends_on - drawn.starts_on).days / 365),
        deposit=drawn.rent * int(rng.integers(1, 4)),
        payment=one(rng, PAYMENTS),
    )
    return replace(drawn, area=who.leased, terms=terms)


def owned(rng: np.random.Generator, today: date, who: Company) -> RealEstateCertificate:
    """The company's title to its premises, now and then with somebody else."""
    deed = title(rng, today, owner=who.name, address=who.premises, use=one(rng, USES_OF_ROOMS))
    if rng.random() < 0.15:
        other = draw_person(rng, today, ages=(28, 70)).name
        return replace(deed, owner=f"{other}、{who.name}", sharing="按份共有")
    return deed


def equipment(rng: np.random.Generator, today: date, who: Company) -> EquipmentList:
    """What stands in the premises."""
    names = [COMPUTERS, PRINTERS, *list(MODELS)[2 : int(rng.integers(4, len(MODELS) + 1))]]
    return EquipmentList(
        unit_name=who.name,
        premises=who.premises,
        premises_area=who.area,
        items=tuple((name, int(rng.integers(1, 16))) for name in names),
        information_system=f"{brand(rng)}{one(rng, SYSTEMS)}",
        system_use=one(rng, USES),
        made_on=before(rng, today, 0, 184),
        made_by=who.contact if rng.random() < 0.8 else "",
        seal=who.name,
    )


def rules(
    rng: np.random.Generator, today: date, situation: Situation, who: Company
) -> LabourDispatchRules:
    """Rules for those it dispatches."""
    made = before(rng, today, 5, 400)
    return LabourDispatchRules(
        unit_name=who.name,
        document_no=f"样人字〔{made.year}〕{rng.integers(1, 40)}号" if rng.random() < 0.6 else "",
        drafted_by=one(rng, ("人力资源部", "综合管理部", "")),
        chapters=ALL_CHAPTERS,
        made_on=made,
        effective_on=made + timedelta(days=int(rng.integers(0, 40))),
        approved_by=who.head.name if rng.random() < 0.8 else "",
        seal=who.name,
        abroad=situation.reach == "cross_region" or rng.random() < 0.2,
    )


def agreement(
    rng: np.random.Generator, today: date, situation: Situation, who: Company
) -> DispatchAgreement:
    """A sample with blanks, or one filled in for a user of labour."""
    named = bool(situation.posts)
    starts = today + timedelta(days=int(rng.integers(20, 120)))
    if situation.posts == "temporary":
        ends = starts + timedelta(days=int(rng.integers(27, 185)))
    else:
        ends = years_later(starts, int(rng.integers(1, 4))) - timedelta(days=1)
    count = int(rng.integers(1, 4))
    posts = [POSTS[int(at)] for at in rng.choice(len(POSTS), size=count, replace=False)]
    return DispatchAgreement(
        dispatcher=who.name,
        dispatcher_code=who.code,
        dispatcher_address=who.seat,
        legal_representative=who.head.name,
        licence_no="",
        user=who.user,
        posts="、".join(posts) if named else "",
        post_kind=POST_KINDS[situation.posts] if named else "",
        headcount=int(rng.integers(1, 160)) if named else 0,
        workplace=f"长沙市{one(rng, DISTRICTS)}" if named else "",
        starts_on=starts if named else None,
        ends_on=ends if named else None,
        wage=int(rng.integers(22, 90)) * 100 if named else 0,
        service_fee=int(rng.integers(5, 30)) * 10 if named else 0,
        signed_on=None,
        seal=who.name if rng.random() < 0.5 else "",
        user_seal="",
        signed_by=who.head.name if rng.random() < 0.4 else "",
    )


def authorisation(rng: np.random.Generator, today: date, who: Company) -> PowerOfAttorney:
    """The company's authority for whoever comes."""
    paper = mandate(
        rng,
        today,
        principal=who.name,
        principal_number=who.code,
        representative=who.head.name,
        agent=who.agent,
        matter=one(rng, MATTERS),
        seal=who.name,
        signed_by=who.head.name if rng.random() < 0.5 else "",
    )
    return replace(paper, told=bool(rng.random() < 0.5), phone=phone_number(rng))
