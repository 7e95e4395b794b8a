"""What can be wrong with who applies for hygiene-permit-new, where and for what."""

from __future__ import annotations

from dataclasses import replace

from eval.foundry import wrongs
from eval.foundry.defect import (
    Defect,
    asked,
    fails,
)
from eval.foundry.pack_defects import (
    agent_defects,
    identity_defects,
    in_slot,
    mandate_defects,
    principal_defects,
    recorded,
)
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.world import World
from eval.foundry.worlds.hygiene_permit_new import subject_changes as subject
from eval.foundry.worlds.hygiene_permit_new.situation import CATEGORIES

COMPANY = {"entity": "company"}
INDIVIDUAL = {"entity": "individual"}


def _several(world: World) -> bool:
    return len(world.situation["category"]) > 1


def _has_term(world: World) -> bool:
    licence = world.paper("licence")
    return isinstance(licence, BusinessLicence) and licence.valid_from is not None


def _reviewed(world: World) -> bool:
    fact = "source.health-supervision.preventive-review"
    return fact in world.records and world.situation["way"] == ("full",)


APPLICATION: tuple[Defect, ...] = (
    fails(subject.unit_name_differs, ("application",), ("unit-name-consistent",)),
    fails(subject.credit_code_transposed, ("application",), ("credit-code-consistent",)),
    fails(subject.head_misheard, ("application",), ("legal-representative-consistent",)),
    fails(subject.id_number_mistyped, ("application", "legal-id"), ("id-number-consistent",)),
    fails(
        subject.unsealed,
        ("application",),
        ("application-sealed-by-company",),
        fits=asked("application", **COMPANY),
    ),
    fails(
        subject.sealed_by_another,
        ("application",),
        ("application-sealed-by-company",),
        fits=asked("application", **COMPANY),
    ),
    fails(subject.unsigned, ("application",), ("application-signed", "application-signed-by-head")),
    fails(subject.signed_by_another, ("application",), ("application-signed-by-head",)),
    fails(subject.statement_cut_out, ("application",), ("application-truthful",)),
    fails(subject.renewal_ticked, ("application",), ("application-is-new",)),
    fails(
        subject.two_kinds_ticked, ("application",), ("application-new-ticked", "application-is-new")
    ),
    fails(
        subject.category_left_out,
        ("application",),
        ("application-categories-agree", "form-place-consistent"),
        fits=_several,
    ),
    fails(
        subject.another_category_ticked,
        ("application",),
        ("application-categories-agree", "form-place-consistent"),
    ),
    fails(subject.only_sports, ("application", "form"), ("place-needs-licence",)),
    fails(subject.air_ticked_otherwise, ("application",), ("application-air-agrees",)),
    fails(
        subject.air_not_ticked,
        ("application",),
        ("application-filled", "application-air-agrees", "application-air-ticked"),
        fits=asked("application", air="used"),
    ),
    fails(subject.more_certified_than_employed, ("application",), ("staff-numbers-hang-together",)),
    fails(subject.dated_ahead, ("application",), ("application-dated",)),
    fails(subject.dated_before_the_licence, ("application",), ("application-after-licence",)),
    fails(subject.phone_short, ("application",), ("application-phone-valid",)),
    fails(
        subject.address_on_another_street,
        ("application",),
        ("form-address-consistent", "premises-registered"),
        fits=asked("application", site="registered"),
    ),
    fails(
        subject.address_outside,
        ("application",),
        ("premises-in-changsha", "form-address-consistent"),
    ),
)

LICENCE: tuple[Defect, ...] = (
    in_slot(wrongs.licence_expired, "licence", "licence-not-expired", fits=_has_term),
    in_slot(wrongs.licence_unsealed, "licence", "licence-sealed"),
    in_slot(wrongs.licence_sealed_by_the_firm, "licence", "licence-sealed"),
    in_slot(
        wrongs.licence_code_wrong,
        "licence",
        "licence-credit-code-valid",
        "credit-code-consistent",
        "form-subject-consistent",
    ),
    in_slot(
        wrongs.licence_established_ahead,
        "licence",
        "licence-established",
        "application-after-licence",
    ),
    in_slot(
        wrongs.licence_head_misheard,
        "licence",
        "legal-representative-is-id-holder",
        "legal-representative-consistent",
    ),
    fails(
        subject.not_at_its_address,
        ("licence",),
        ("premises-registered",),
        fits=asked("licence", site="registered"),
    ),
    *(
        fails(
            subject.another_scope,
            ("licence",),
            (f"licence-scope-covers-{category}",),
            fits=asked("licence", category=category),
            name=f"another-scope-for-{category}",
        )
        for category in CATEGORIES
    ),
    fails(
        subject.scope_of_a_shop,
        ("licence",),
        ("licence-scope-covers-lodging",),
        fits=asked("licence", category="lodging"),
    ),
    fails(
        subject.licence_of_an_individual,
        ("licence",),
        ("licence-type-agrees",),
        fits=asked("licence", **COMPANY),
    ),
)

PERSONS: tuple[Defect, ...] = (
    fails(
        subject.head_too_young,
        ("legal-id", "application", "form"),
        ("legal-representative-of-age",),
    ),
    in_slot(
        wrongs.card_of_another,
        "legal-id",
        "legal-representative-is-id-holder",
        "form-person-consistent",
        "id-number-consistent",
        beside=("application", "form", "licence"),
    ),
    *identity_defects("legal-id"),
    *identity_defects("agent-id"),
    *mandate_defects(
        "authorisation",
        "agent-id",
        "公共场所卫生许可证延续",
        "公共场所卫生许可证变更单位名称",
        "注销公共场所卫生许可证",
    ),
    *agent_defects("authorisation", "agent-id", "legal-id"),
    *principal_defects("authorisation", "legal-id", fits=asked("authorisation", **INDIVIDUAL)),
    replace(
        in_slot(
            wrongs.mandate_by_another,
            "authorisation",
            "authorisation-by-company",
            fits=asked("authorisation", **COMPANY),
        ),
        name="authorisation-of-a-person-beside-company",
    ),
    in_slot(
        wrongs.mandate_unsealed,
        "authorisation",
        "authorisation-sealed",
        fits=asked("authorisation", **COMPANY),
    ),
)

FORM: tuple[Defect, ...] = (
    fails(subject.nothing_typed, ("form",), ("form-complete",)),
    fails(subject.name_typed_wrong, ("form",), ("form-subject-consistent",)),
    fails(subject.code_typed_wrong, ("form",), ("form-subject-consistent",)),
    fails(subject.person_typed_wrong, ("form",), ("form-person-consistent",)),
    fails(subject.number_typed_wrong, ("form",), ("form-person-consistent",)),
    fails(subject.area_typed_wrong, ("form",), ("form-place-consistent",)),
    fails(subject.address_typed_wrong, ("form",), ("form-address-consistent",)),
)

RECORDS: tuple[Defect, ...] = (
    fails(subject.struck_off, ("records",), ("licence-in-business",)),
    fails(subject.refused_lately, ("records",), ("not-within-a-year-of-false-materials",)),
    fails(subject.revoked_lately, ("records",), ("not-within-three-years-of-revocation",)),
    fails(subject.not_reviewed, ("records",), ("preventive-review-done",), fits=_reviewed),
    fails(
        subject.broke_promises,
        ("records",),
        ("promise-not-barred",),
        fits=asked(way="promise"),
    ),
    recorded(
        "credit.broken-promises", "承诺核查中", "promise-not-barred", fits=asked(way="promise")
    ),
)
