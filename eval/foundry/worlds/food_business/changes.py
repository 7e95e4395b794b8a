"""A world in order → the same world with exactly one thing wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.food_business_application import ITEMS, KINDS, FoodBusinessApplication
from eval.foundry.papers.food_safety_rules import FoodSafetyRules
from eval.foundry.papers.health_certificate import HealthCertificate
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.papers.real_estate_certificate import RealEstateCertificate
from eval.foundry.people import id_number, other_code
from eval.foundry.slips import another_firm, another_person, elsewhere, paper_of
from eval.foundry.world import World


def licence_expired(world: World, rng: np.random.Generator) -> World:
    """The term of the licence ended between two weeks and a year ago."""
    licence = paper_of(world, "licence", BusinessLicence)
    ended = world.today - timedelta(days=int(rng.integers(14, 360)))
    began = years_later(ended, -10)
    return world.with_paper(
        "licence",
        replace(
            licence,
            established_on=began,
            valid_from=began,
            valid_until=ended,
            issued_on=began + timedelta(days=int(rng.integers(0, 900))),
        ),
    )


def lessee_differs(world: World, rng: np.random.Generator) -> World:
    """The lease names another firm or person as lessee, who sealed or signed it too."""
    lease = paper_of(world, "lease", LeaseContract)
    company = bool(lease.lessee_seal)
    other = (
        another_firm(rng, lease.lessee)
        if company
        else another_person(rng, world.today, lease.lessee).name
    )
    sealed = other if company else ""
    return world.with_paper("lease", replace(lease, lessee=other, lessee_seal=sealed))


def lease_expired(world: World, rng: np.random.Generator) -> World:
    """The lease ended between two weeks and ten months ago."""
    lease = paper_of(world, "lease", LeaseContract)
    ended = world.today - timedelta(days=int(rng.integers(14, 300)))
    began = years_later(ended, -2) + timedelta(days=1)
    signed = began - timedelta(days=5)
    return world.with_paper(
        "lease", replace(lease, starts_on=began, ends_on=ended, signed_on=signed)
    )


def lease_of_other_premises(world: World, rng: np.random.Generator) -> World:
    """The lease is for another address than the application's."""
    lease = paper_of(world, "lease", LeaseContract)
    return world.with_paper("lease", replace(lease, address=elsewhere(rng, lease.address)))


def title_of_other_premises(world: World, rng: np.random.Generator) -> World:
    """The title certificate is for another address than the application's."""
    title = paper_of(world, "ownership", RealEstateCertificate)
    return world.with_paper("ownership", replace(title, location=elsewhere(rng, title.location)))


def commitment_unsealed(world: World, rng: np.random.Generator) -> World:
    """The firm's seal is missing over the commitment."""
    return world.with_paper("application", replace(_application(world), seal=""))


def seal_of_another_firm(world: World, rng: np.random.Generator) -> World:
    """The seal over the commitment is another firm's."""
    application = _application(world)
    other = another_firm(rng, application.seal)
    return world.with_paper("application", replace(application, seal=other))


def credit_code_differs(world: World, rng: np.random.Generator) -> World:
    """One or two characters of the code on the application are not the licence's."""
    application = _application(world)
    code = other_code(rng, application.credit_code, int(rng.integers(1, 3)))
    return world.with_paper("application", replace(application, credit_code=code))


def legal_representative_differs(world: World, rng: np.random.Generator) -> World:
    """The licence names another person than the identity card shows."""
    licence = paper_of(world, "licence", BusinessLicence)
    other = another_person(rng, world.today, licence.legal_representative).name
    return world.with_paper("licence", replace(licence, legal_representative=other))


def health_certificate_expired(world: World, rng: np.random.Generator) -> World:
    """The health certificate ran out between a week and half a year ago."""
    paper = paper_of(world, "health-certificate", HealthCertificate)
    ended = world.today - timedelta(days=int(rng.integers(7, 180)))
    issued = years_later(ended, -1) + timedelta(days=1)
    number = f"CS{issued:%Y}{paper.certificate_no[-6:]}"
    expired = replace(paper, certificate_no=number, issued_on=issued, valid_until=ended)
    return world.with_paper("health-certificate", expired)


def scope_without_food(world: World, rng: np.random.Generator) -> World:
    """The scope on the licence has nothing to do with food."""
    licence = paper_of(world, "licence", BusinessLicence)
    scope = (
        "日用百货销售；服装服饰零售；办公用品销售。",
        "信息咨询服务；会议及展览服务；广告设计、代理。",
        "五金产品零售；建筑材料销售；家用电器销售。",
    )[int(rng.integers(3))]
    tail = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
    return world.with_paper("licence", replace(licence, business_scope=scope + tail))


def system_missing(world: World, rng: np.random.Generator) -> World:
    """The safety rules leave out one of the four systems the law asks for."""
    rules = paper_of(world, "safety-rules", FoodSafetyRules)
    gone = int(rng.integers(len(rules.systems)))
    systems = rules.systems[:gone] + rules.systems[gone + 1 :]
    return world.with_paper("safety-rules", replace(rules, systems=systems))


def rules_unsealed(world: World, rng: np.random.Generator) -> World:
    """The firm's seal is missing under its safety rules."""
    rules = paper_of(world, "safety-rules", FoodSafetyRules)
    return world.with_paper("safety-rules", replace(rules, seal=""))


def rules_of_another_firm(world: World, rng: np.random.Generator) -> World:
    """The safety rules were made, and sealed, by another operator."""
    rules = paper_of(world, "safety-rules", FoodSafetyRules)
    other = another_firm(rng, rules.operator_name, individual=not rules.seal)
    sealed = other if rules.seal else ""
    return world.with_paper("safety-rules", replace(rules, operator_name=other, seal=sealed))


def authorisation_unsealed(world: World, rng: np.random.Generator) -> World:
    """The firm's seal is missing under the authorisation."""
    paper = paper_of(world, "authorisation", PowerOfAttorney)
    return world.with_paper("authorisation", replace(paper, seal=""))


def commitment_unsigned(world: World, rng: np.random.Generator) -> World:
    """The applicant did not sign the commitment."""
    return world.with_paper("application", replace(_application(world), signed_by=""))


def only_prepackaged(world: World, rng: np.random.Generator) -> World:
    """Only prepackaged food is to be sold, which needs a filing and no licence."""
    application = replace(_application(world), business_items=ITEMS["prepackaged"])
    changed = world.with_paper("application", application)
    return replace(changed, situation={**world.situation, "business_items": ("prepackaged",)})


def kind_of_business_differs(world: World, rng: np.random.Generator) -> World:
    """The application names another type of business than the situation chosen."""
    chosen = world.situation["business_type"][0]
    other = "sales" if chosen != "sales" else "catering"
    application = replace(_application(world), business_type=KINDS[other])
    return world.with_paper("application", application)


def id_number_differs(world: World, rng: np.random.Generator) -> World:
    """The application gives another ID number than the identity card."""
    card = paper_of(world, "legal-id", IdPortrait)
    number = id_number(rng, card.born_on + timedelta(days=int(rng.integers(40, 400))), card.sex)
    return world.with_paper("application", replace(_application(world), id_number=number))


def owner_differs(world: World, rng: np.random.Generator) -> World:
    """The title certificate names another owner."""
    title = paper_of(world, "ownership", RealEstateCertificate)
    company = title.owner.endswith("公司")
    other = (
        another_firm(rng, title.owner)
        if company
        else another_person(rng, world.today, title.owner).name
    )
    return world.with_paper("ownership", replace(title, owner=other))


def _application(world: World) -> FoodBusinessApplication:
    return paper_of(world, "application", FoodBusinessApplication)
