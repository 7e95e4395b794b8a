"""What can be wrong with an application for hygiene-permit-new, and which point names it."""

from __future__ import annotations

from dataclasses import replace

from eval.foundry import wrongs
from eval.foundry.defect import (
    Defect,
    Fits,
    absent,
    asked,
    fails,
    illegible,
    misplaced,
    sides_missing,
)
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.world import World
from eval.foundry.worlds.hygiene_permit_new import changes
from eval.foundry.worlds.hygiene_permit_new import subject_changes as subject
from eval.foundry.worlds.hygiene_permit_new.situation import CATEGORIES
from eval.foundry.wrongs import in_slot

REPORTS = ("test-report", "air-report")
COMPANY = {"entity": "company"}
INDIVIDUAL = {"entity": "individual"}


def _only(*slots: str, **answers: str) -> Fits:
    """Worlds with these slots whose place is of the one category given and of no other."""
    given = asked(*slots, **answers)
    return lambda world: given(world) and len(world.situation["category"]) == 1


def _several(world: World) -> bool:
    return len(world.situation["category"]) > 1


def _has_term(world: World) -> bool:
    licence = world.paper("licence")
    return isinstance(licence, BusinessLicence) and licence.valid_from is not None


def _reviewed(world: World) -> bool:
    fact = "source.health-supervision.preventive-review"
    return fact in world.records and world.situation["way"] == ("full",)


def _bathes(world: World) -> bool:
    return "test-report" in world.papers and bool(
        {"bathing", "swimming"} & set(world.situation["category"])
    )


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
    in_slot(wrongs.licence_expired, "licence", ("licence-not-expired",), fits=_has_term),
    in_slot(wrongs.licence_unsealed, "licence", ("licence-sealed",)),
    in_slot(wrongs.licence_sealed_by_the_firm, "licence", ("licence-sealed",)),
    in_slot(
        wrongs.licence_code_wrong,
        "licence",
        ("licence-credit-code-valid", "credit-code-consistent", "form-subject-consistent"),
    ),
    in_slot(
        wrongs.licence_established_ahead,
        "licence",
        ("licence-established", "application-after-licence"),
    ),
    in_slot(
        wrongs.licence_head_misheard,
        "licence",
        ("legal-representative-is-id-holder", "legal-representative-consistent"),
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
        ("legal-representative-is-id-holder", "form-person-consistent", "id-number-consistent"),
        with_slots=("application", "form", "licence"),
    ),
    *(
        defect
        for card in ("legal-id", "agent-id")
        for defect in (
            in_slot(wrongs.card_expired, card, (f"{card}-not-expired",)),
            in_slot(wrongs.card_number_wrong, card, (f"{card}-number-valid",)),
            in_slot(wrongs.card_of_the_other_sex, card, (f"{card}-sex-matches",)),
            in_slot(wrongs.card_born_otherwise, card, (f"{card}-born-on-matches",)),
        )
    ),
    in_slot(
        wrongs.card_of_another,
        "agent-id",
        ("agent-name-consistent", "agent-id-number-consistent"),
        with_slots=("authorisation",),
    ),
    in_slot(wrongs.mandate_expired, "authorisation", ("authorisation-in-force",)),
    in_slot(wrongs.mandate_not_yet_valid, "authorisation", ("authorisation-in-force",)),
    in_slot(wrongs.mandate_for_another_matter, "authorisation", ("authorisation-matter",)),
    in_slot(
        wrongs.mandate_number_mistyped,
        "authorisation",
        ("agent-id-number-consistent",),
        with_slots=("agent-id",),
    ),
    in_slot(
        wrongs.mandate_agent_misheard,
        "authorisation",
        ("agent-name-consistent",),
        with_slots=("agent-id",),
    ),
    in_slot(
        wrongs.mandate_unsealed,
        "authorisation",
        ("authorisation-sealed",),
        fits=asked("authorisation", **COMPANY),
    ),
    in_slot(
        wrongs.mandate_unsigned,
        "authorisation",
        ("authorisation-signed",),
        fits=asked("authorisation", **INDIVIDUAL),
    ),
    *(
        replace(
            in_slot(
                wrongs.mandate_of_a_person,
                "authorisation",
                (point,),
                fits=asked("authorisation", entity=entity),
            ),
            name=f"authorisation-of-a-person-beside-{entity}",
        )
        for entity, point in (
            ("company", "authorisation-by-company"),
            ("individual", "authorisation-by-operator"),
        )
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
)

PLACE: tuple[Defect, ...] = (
    fails(changes.layout_of_another_unit, ("layout",), ("layout-names-this-unit",)),
    fails(changes.layout_of_the_house_next_door, ("layout",), ("layout-address-consistent",)),
    fails(
        changes.layout_without_disinfection,
        ("layout",),
        ("layout-shows-lodging",),
        fits=asked("layout", category="lodging"),
    ),
    fails(
        changes.layout_without_disinfection,
        ("layout",),
        ("layout-shows-beauty",),
        fits=_only("layout", category="beauty"),
        name="barber_without_disinfection",
    ),
    fails(
        changes.layout_without_changing_room,
        ("layout",),
        ("layout-shows-bathing",),
        fits=_only("layout", category="bathing"),
    ),
    fails(
        changes.layout_without_disinfection,
        ("layout",),
        ("layout-shows-swimming",),
        fits=asked("layout", category="swimming"),
        name="pool_without_foot_bath",
    ),
    fails(
        changes.layout_without_lavatory,
        ("layout",),
        ("layout-shows-hall",),
        fits=lambda world: (
            "layout" in world.papers
            and bool({"culture", "shopping", "exhibition"} & set(world.situation["category"]))
        ),
    ),
    fails(changes.rules_lack_a_system, ("rules",), ("rules-hold-five-systems",)),
    fails(changes.rules_of_another_unit, ("rules",), ("rules-name-this-unit",)),
    fails(
        changes.rules_unsealed,
        ("rules",),
        ("rules-sealed-by-company",),
        fits=asked("rules", **COMPANY),
    ),
    fails(changes.rules_name_nobody, ("rules",), ("rules-name-a-manager",)),
)

CERTIFICATES: tuple[Defect, ...] = (
    fails(
        changes.health_certificate_expired,
        ("health-certificate",),
        ("health-certificate-not-expired",),
    ),
    fails(
        changes.health_certificate_for_two_years,
        ("health-certificate",),
        ("health-certificate-yearly",),
    ),
    fails(
        changes.health_certificate_issued_ahead,
        ("health-certificate",),
        ("health-certificate-not-expired",),
    ),
    fails(
        changes.health_certificate_unsealed,
        ("health-certificate",),
        ("health-certificate-sealed",),
    ),
    fails(
        changes.health_certificate_by_a_school,
        ("health-certificate",),
        ("health-certificate-sealed",),
    ),
    fails(
        changes.health_certificate_number_wrong,
        ("health-certificate",),
        ("health-certificate-person-valid",),
    ),
    fails(
        changes.health_certificate_unfit,
        ("health-certificate",),
        ("health-certificate-result-good",),
    ),
    *(
        defect
        for report in REPORTS
        for defect in (
            in_slot(changes.report_failed, report, (f"{report}-passed",)),
            in_slot(changes.report_too_old, report, (f"{report}-within-a-year",)),
            in_slot(changes.report_before_sampling, report, (f"{report}-sampled-before",)),
            in_slot(changes.report_unsealed, report, (f"{report}-sealed",)),
            in_slot(changes.report_of_another_unit, report, (f"{report}-unit-consistent",)),
            in_slot(changes.report_of_other_premises, report, (f"{report}-address-consistent",)),
        )
    ),
    in_slot(changes.report_sealed_by_the_unit, "test-report", ("test-report-sealed",)),
    fails(changes.water_untested, ("test-report",), ("test-report-covers-water",), fits=_bathes),
    fails(
        changes.air_report_twice,
        ("test-report", "air-report"),
        ("test-report-is-about-place",),
    ),
    fails(
        changes.place_report_twice,
        ("air-report", "test-report"),
        ("air-report-is-about-air",),
    ),
)

PROMISES: tuple[Defect, ...] = (
    fails(changes.promise_of_another, ("commitment",), ("commitment-by-applicant",)),
    fails(changes.promise_for_another_licence, ("commitment",), ("commitment-matter",)),
    fails(
        changes.promise_sealed_by_another,
        ("commitment",),
        ("commitment-sealed-or-signed",),
        fits=asked("commitment", **COMPANY),
    ),
    fails(changes.promise_unsigned, ("commitment",), ("commitment-sealed-or-signed",)),
    fails(changes.promise_number_wrong, ("commitment",), ("commitment-number-agrees",)),
    fails(changes.promise_curtailed, ("commitment",), ("commitment-complete",)),
    fails(changes.promise_dated_ahead, ("commitment",), ("commitment-dated",)),
)

HANDED_IN: tuple[Defect, ...] = (
    *(
        absent(material)
        for material in (
            "application",
            "licence",
            "layout",
            "rules",
            "health-certificate",
            *REPORTS,
            "commitment",
            "authorisation",
        )
    ),
    absent("legal-id", "legal-id-portrait-present", "legal-id-emblem-present"),
    absent("agent-id", "agent-id-portrait-present", "agent-id-emblem-present"),
    *sides_missing("legal-id"),
    *sides_missing("agent-id"),
    misplaced("licence", "rules"),
    misplaced("layout", "licence"),
    misplaced("rules", "application"),
    misplaced("health-certificate", "legal-id"),
    misplaced("test-report", "health-certificate"),
    misplaced("air-report", "layout"),
    misplaced("commitment", "application"),
    misplaced("authorisation", "agent-id"),
    misplaced("agent-id", "authorisation"),
    illegible("legal-id", "legal-id-number-valid"),
    illegible("licence", "licence-credit-code-valid"),
    illegible("test-report"),
)

DEFECTS: tuple[Defect, ...] = (
    *APPLICATION,
    *LICENCE,
    *PERSONS,
    *FORM,
    *RECORDS,
    *PLACE,
    *CERTIFICATES,
    *PROMISES,
    *HANDED_IN,
)
