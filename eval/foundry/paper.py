"""The facts of any paper → its document type and its sheets."""

from __future__ import annotations

from eval.foundry.papers import (
    business_licence,
    food_business_application,
    food_safety_rules,
    health_certificate,
    id_card,
    lease_contract,
    power_of_attorney,
    premises_layout,
    real_estate_certificate,
)
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.food_business_application import FoodBusinessApplication
from eval.foundry.papers.food_safety_rules import FoodSafetyRules
from eval.foundry.papers.health_certificate import HealthCertificate
from eval.foundry.papers.id_card import IdEmblem, IdPortrait
from eval.foundry.papers.lease_contract import LeaseContract
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.papers.premises_layout import PremisesLayout
from eval.foundry.papers.real_estate_certificate import RealEstateCertificate
from eval.foundry.sheet import Sheet
from eval.foundry.style import Style

Paper = (
    BusinessLicence
    | FoodBusinessApplication
    | FoodSafetyRules
    | HealthCertificate
    | IdEmblem
    | IdPortrait
    | LeaseContract
    | PowerOfAttorney
    | PremisesLayout
    | RealEstateCertificate
)

CARDS = (IdPortrait, IdEmblem, HealthCertificate)


def type_code(paper: Paper) -> str:
    """The catalogue's code of the paper's document type."""
    match paper:
        case BusinessLicence():
            return business_licence.CODE
        case FoodBusinessApplication():
            return food_business_application.CODE
        case FoodSafetyRules():
            return food_safety_rules.CODE
        case HealthCertificate():
            return health_certificate.CODE
        case IdEmblem():
            return id_card.EMBLEM_CODE
        case IdPortrait():
            return id_card.PORTRAIT_CODE
        case LeaseContract():
            return lease_contract.CODE
        case PowerOfAttorney():
            return power_of_attorney.CODE
        case PremisesLayout():
            return premises_layout.CODE
        case RealEstateCertificate():
            return real_estate_certificate.CODE


def size_of(paper: Paper) -> tuple[float, float]:
    """Width and height of the paper in millimetres."""
    match paper:
        case BusinessLicence():
            return business_licence.SIZE
        case FoodBusinessApplication() | FoodSafetyRules() | LeaseContract() | PowerOfAttorney():
            return food_business_application.SIZE
        case HealthCertificate():
            return health_certificate.SIZE
        case IdEmblem() | IdPortrait():
            return id_card.SIZE
        case PremisesLayout():
            return premises_layout.SIZE
        case RealEstateCertificate():
            return real_estate_certificate.SIZE


def draw(paper: Paper, style: Style, scale: float) -> tuple[Sheet, ...]:
    """The paper's sheets at `scale` pixels a millimetre, in page order."""
    match paper:
        case BusinessLicence():
            return business_licence.draw(paper, style, scale)
        case FoodBusinessApplication():
            return food_business_application.draw(paper, style, scale)
        case FoodSafetyRules():
            return food_safety_rules.draw(paper, style, scale)
        case HealthCertificate():
            return health_certificate.draw(paper, style, scale)
        case IdEmblem():
            return id_card.draw_emblem(paper, style, scale)
        case IdPortrait():
            return id_card.draw_portrait(paper, style, scale)
        case LeaseContract():
            return lease_contract.draw(paper, style, scale)
        case PowerOfAttorney():
            return power_of_attorney.draw(paper, style, scale)
        case PremisesLayout():
            return premises_layout.draw(paper, style, scale)
        case RealEstateCertificate():
            return real_estate_certificate.draw(paper, style, scale)
