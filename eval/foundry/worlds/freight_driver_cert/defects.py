"""What can be wrong with an application for freight-driver-cert, and which point names it."""

from __future__ import annotations

from eval.foundry.days import years_later
from eval.foundry.defect import Defect, absent, asked, fails, illegible, misplaced
from eval.foundry.pack_defects import (
    agent_defects,
    identity_defects,
    mandate_defects,
    principal_defects,
    recorded,
)
from eval.foundry.world import World
from eval.foundry.worlds.freight_driver_cert import changed_certificates as certificates
from eval.foundry.worlds.freight_driver_cert import changed_licence as licence
from eval.foundry.worlds.freight_driver_cert import changed_papers as papers
from eval.foundry.worlds.freight_driver_cert import changes
from eval.foundry.worlds.freight_driver_cert.changes import application_of, licence_of

OWN = (
    *("application", "id-card", "licence", "training"),
    *("old-certificate", "medical", "authorisation"),
)
"""Slots of papers that say when the applicant was born, or with which number."""


def _long_held(world: World) -> bool:
    return licence_of(world).first_issued_on < years_later(world.today, -8)


def _renewed(world: World) -> bool:
    return licence_of(world).first_issued_on != licence_of(world).valid_from


def _denies_accidents(world: World) -> bool:
    return world.records["source.traffic-police.accidents"] == "无"


def _ticks_accidents(world: World) -> bool:
    """Where nothing but the promise stands in its sentence."""
    return application_of(world).boxes


def _exam_passed(world: World) -> bool:
    return world.situation.get("exam_stage") == ("passed",)


def _any(world: World) -> bool:
    return True


_FORM = (
    fails(changes.form_name_misheard, ("form",), ("form-person-consistent",)),
    fails(changes.form_number_transposed, ("form",), ("form-person-consistent",)),
    fails(changes.form_box_empty, ("form",), ("form-complete",)),
    fails(changes.form_class_differs, ("form",), ("vehicle-class-consistent",)),
    fails(changes.lorry_too_light, ("form",), ("vehicle-needs-certificate",)),
    fails(
        changes.too_old,
        ("form", *OWN),
        ("age-at-most-sixty",),
        fits=_any,
    ),
)

_RECORDS = (
    fails(changes.identity_denied, ("records",), ("identity-confirmed",)),
    fails(changes.licence_revoked, ("records",), ("licence-in-good-standing",)),
    fails(changes.licence_withheld, ("records",), ("licence-not-withheld",)),
    recorded(
        "traffic-police.licence-state",
        "逾期未换证",
        "licence-in-good-standing",
        "licence-not-withheld",
    ),
    recorded("traffic-police.points", "记分正在核查", "licence-not-withheld"),
    recorded(
        "traffic-police.accidents",
        "一起责任事故正在处理",
        "accidents-truthful",
        fits=_denies_accidents,
    ),
    recorded("road-transport.holding", "信用考核中", "not-holding-already"),
    fails(changes.twelve_points, ("records",), ("licence-not-withheld",)),
    fails(
        changes.accident_concealed,
        ("records", "application"),
        ("accidents-truthful",),
        fits=_denies_accidents,
    ),
    fails(changes.certificate_held, ("records",), ("not-holding-already",)),
    fails(
        changes.training_not_recorded,
        ("records",),
        ("training-recorded",),
        fits=asked("training"),
    ),
    fails(changes.exam_failed, ("records",), ("exam-passed",), fits=_exam_passed),
    fails(changes.exam_too_old, ("records",), ("exam-result-in-force",), fits=_exam_passed),
)

_CARDS = (
    misplaced("id-card", "licence"),
    fails(
        changes.registered_elsewhere,
        ("id-card",),
        ("domicile-in-changsha",),
        fits=asked(household="local"),
    ),
    fails(
        changes.registered_on_a_namesake,
        ("id-card",),
        ("domicile-in-changsha",),
        fits=asked(household="local"),
    ),
    *identity_defects("id-card"),
)

_APPLICATION = (
    absent("application"),
    illegible("application", "application-filled"),
    misplaced("application", "licence"),
    fails(papers.application_name_misheard, ("application",), ("application-person-consistent",)),
    fails(
        papers.application_number_transposed, ("application",), ("application-person-consistent",)
    ),
    fails(
        papers.application_birthday_differs, ("application",), ("application-born-on-consistent",)
    ),
    fails(papers.application_sex_wrong, ("application",), ("application-sex-consistent",)),
    fails(
        papers.application_for_another,
        ("application",),
        ("application-person-consistent", "application-signed-by-applicant"),
    ),
    fails(
        papers.application_unsigned,
        ("application",),
        ("application-signed", "application-signed-by-applicant"),
    ),
    fails(
        papers.application_signed_by_another,
        ("application", "authorisation"),
        ("application-signed-by-applicant",),
        fits=_any,
    ),
    fails(papers.application_dated_ahead, ("application",), ("application-dated",)),
    fails(
        papers.application_phone_short,
        ("application",),
        ("application-phone-valid", "form-phone-consistent"),
    ),
    fails(
        papers.application_without_phone,
        ("application",),
        ("application-filled", "application-phone-valid"),
    ),
    fails(
        papers.application_without_promise,
        ("application",),
        ("application-declared",),
        fits=_ticks_accidents,
    ),
    fails(papers.application_class_differs, ("application",), ("vehicle-class-consistent",)),
    fails(
        papers.first_issue_is_renewal,
        ("application", "licence"),
        ("first-issued-consistent",),
        fits=_renewed,
    ),
    fails(papers.first_issue_differs, ("application",), ("first-issued-consistent",)),
    fails(
        papers.only_dangerous_goods,
        ("application",),
        ("category-is-freight", "category-not-others"),
    ),
    fails(papers.passengers_as_well, ("application",), ("category-not-others",)),
    fails(papers.no_category, ("application",), ("category-is-freight", "application-filled")),
    fails(papers.kind_is_renewal, ("application",), ("kind-agrees",)),
    fails(papers.kind_differs, ("application",), ("kind-agrees",)),
    fails(papers.two_kinds, ("application",), ("kind-one-ticked", "kind-agrees")),
    fails(
        papers.home_without_district,
        ("application",),
        ("residence-in-changsha",),
        fits=asked(household="resident"),
    ),
    fails(
        papers.lives_elsewhere,
        ("application", "form"),
        ("residence-in-changsha",),
        fits=asked(household="resident"),
    ),
)

_LICENCE = (
    absent("licence"),
    illegible("licence", "licence-sealed", "licence-not-expired"),
    misplaced("licence", "id-card"),
    fails(
        licence.licence_expired,
        ("licence",),
        ("licence-not-expired", "licence-not-ending-soon"),
        fits=_long_held,
    ),
    fails(licence.licence_not_begun, ("licence",), ("licence-not-expired",)),
    fails(licence.licence_unsealed, ("licence",), ("licence-sealed",)),
    fails(licence.licence_sealed_by_a_firm, ("licence",), ("licence-sealed",)),
    fails(
        licence.class_for_small_cars,
        ("licence", "application", "form"),
        ("licence-covers-heavy", "licence-covers-tractor"),
        fits=_any,
    ),
    fails(
        licence.class_without_trailer,
        ("licence", "application", "form"),
        ("licence-covers-tractor",),
        fits=asked(vehicle="tractor"),
    ),
    fails(
        licence.licence_of_another,
        ("licence",),
        ("licence-holder-consistent", "licence-born-on-matches"),
    ),
    fails(licence.licence_name_misheard, ("licence",), ("licence-holder-consistent",)),
    fails(licence.licence_number_differs, ("licence",), ("licence-holder-consistent",)),
    fails(licence.licence_birthday_differs, ("licence",), ("licence-born-on-matches",)),
    fails(licence.licence_begins_too_early, ("licence",), ("licence-dates-in-order",)),
)

_CERTIFICATES = (
    absent("training"),
    illegible("training", "training-sealed", "training-covers-freight"),
    misplaced("training", "licence"),
    fails(certificates.training_of_another, ("training",), ("training-holder-consistent",)),
    fails(certificates.training_name_misheard, ("training",), ("training-holder-consistent",)),
    fails(certificates.training_number_differs, ("training",), ("training-holder-consistent",)),
    fails(certificates.training_for_passengers, ("training",), ("training-covers-freight",)),
    fails(certificates.training_failed, ("training",), ("training-passed",)),
    fails(certificates.training_dated_ahead, ("training",), ("training-dated",)),
    fails(certificates.training_unsealed, ("training",), ("training-sealed",)),
    fails(certificates.training_sealed_by_another, ("training",), ("training-sealed",)),
    absent("old-certificate"),
    illegible("old-certificate", "old-not-expired"),
    misplaced("old-certificate", "licence"),
    fails(certificates.old_certificate_expired, ("old-certificate",), ("old-not-expired",)),
    fails(certificates.old_certificate_for_goods, ("old-certificate",), ("old-lacks-freight",)),
    fails(certificates.old_certificate_unsealed, ("old-certificate",), ("old-sealed",)),
    fails(certificates.old_certificate_sealed_by_a_firm, ("old-certificate",), ("old-sealed",)),
    fails(
        certificates.old_certificate_of_another, ("old-certificate",), ("old-holder-consistent",)
    ),
    fails(
        certificates.old_certificate_birthday_differs,
        ("old-certificate",),
        ("old-holder-consistent",),
    ),
    fails(certificates.medical_of_another, ("medical",), ("medical-holder-consistent",)),
    fails(certificates.medical_number_differs, ("medical",), ("medical-holder-consistent",)),
    illegible("medical"),
    misplaced("medical", "id-card"),
)

_AGENT = (
    illegible("authorisation", "authorisation-in-force"),
    misplaced("authorisation", "application"),
    fails(
        papers.mandate_for_another_category,
        ("authorisation",),
        ("authorisation-not-for-another",),
    ),
    misplaced("agent-id", "authorisation"),
    *identity_defects("agent-id"),
    *mandate_defects(
        "authorisation",
        "agent-id",
        "道路货物运输驾驶员从业资格证换证",
        "从业资格证遗失补证",
        "从业资格诚信考核",
    ),
    *agent_defects("authorisation", "agent-id", "id-card"),
    *principal_defects("authorisation", "id-card"),
)

DEFECTS: tuple[Defect, ...] = (
    *_FORM,
    *_RECORDS,
    *_CARDS,
    *_APPLICATION,
    *_LICENCE,
    *_CERTIFICATES,
    *_AGENT,
)
