"""What can be wrong with an application for security-guard-cert, and which point names it."""

from __future__ import annotations

from eval.foundry.defect import Defect, absent, asked, fails, illegible, misplaced
from eval.foundry.pack_defects import identity_defects, recorded
from eval.foundry.world import World
from eval.foundry.worlds.security_guard_cert import changed_application as application
from eval.foundry.worlds.security_guard_cert import changed_certificates as certificates
from eval.foundry.worlds.security_guard_cert import changes
from eval.foundry.worlds.security_guard_cert.changes import application_of


def _organised(world: World) -> bool:
    return world.situation["registration"] != ("self",)


def _ticked(world: World) -> bool:
    return application_of(world).boxes


def _revoked(world: World) -> bool:
    return world.situation["revoked"] == ("before",)


def _never_revoked(world: World) -> bool:
    return not _revoked(world)


def _issuing(world: World) -> bool:
    return world.situation["stage"] == ("issue",)


def _same_name(world: World) -> bool:
    return world.situation["renamed"] == ("same",)


def _any(world: World) -> bool:
    return True


_FORM = (
    fails(changes.form_name_misheard, ("form",), ("form-person-consistent",)),
    fails(changes.form_number_transposed, ("form",), ("form-person-consistent",)),
    fails(changes.form_box_empty, ("form",), ("form-complete",)),
    fails(changes.form_address_differs, ("form", "application"), ("form-address-consistent",)),
    fails(changes.form_house_differs, ("form", "application"), ("form-address-consistent",)),
    fails(
        changes.form_without_employer,
        ("form",),
        ("employer-named", "employer-consistent"),
        fits=_organised,
    ),
    fails(changes.form_employer_differs, ("form",), ("employer-consistent",), fits=_organised),
    fails(changes.revocation_untold, ("form",), ("revocation-told",), fits=_revoked),
    fails(changes.revoked_twice, ("form",), ("revoked-once-only",), fits=_revoked),
    fails(
        changes.revoked_on_another_day,
        ("form", "records"),
        ("revocation-date-agrees",),
        fits=_revoked,
    ),
    fails(
        changes.revoked_too_lately,
        ("form", "records"),
        ("revocation-three-years-past", "not-barred-by-revocation"),
        fits=_revoked,
    ),
    fails(
        changes.too_young,
        (
            "form",
            "situation",
            "application",
            "id-card",
            "education",
            "medical",
            "register",
            "no-criminal",
        ),
        ("applicant-of-age",),
        fits=_any,
    ),
)

_RECORDS = (
    fails(changes.identity_denied, ("records",), ("identity-confirmed",)),
    fails(
        changes.crime_concealed,
        ("records",),
        ("no-intentional-crime", "declaration-truthful"),
    ),
    fails(changes.measures_on_record, ("records",), ("no-barring-measures",)),
    recorded(
        "security-guards.crime",
        "涉嫌犯罪，正在侦查",
        "no-intentional-crime",
        "declaration-truthful",
    ),
    recorded("security-guards.measures", "社区戒毒", "no-barring-measures"),
    recorded("security-guards.revocation", "吊销", "not-barred-by-revocation"),
    fails(
        changes.revocation_concealed,
        ("records",),
        ("not-barred-by-revocation",),
        fits=_never_revoked,
    ),
    fails(changes.exam_failed, ("records",), ("exam-passed",), fits=_issuing),
    fails(changes.fingerprint_missing, ("records",), ("fingerprint-kept",), fits=_issuing),
)

_CARD = (
    misplaced("id-card", "education"),
    fails(
        changes.id_card_of_another_name,
        ("id-card",),
        (
            "application-name-consistent",
            "form-person-consistent",
            "medical-holder-consistent",
            "application-signed-by-applicant",
        ),
    ),
    *identity_defects("id-card"),
)

_APPLICATION = (
    absent("application"),
    illegible("application", "application-filled"),
    misplaced("application", "medical"),
    fails(
        application.application_name_misheard, ("application",), ("application-name-consistent",)
    ),
    fails(
        application.application_number_transposed,
        ("application",),
        ("application-id-number-consistent",),
    ),
    fails(application.application_sex_wrong, ("application",), ("application-sex-consistent",)),
    fails(
        application.application_for_another,
        ("application",),
        (
            "application-name-consistent",
            "application-id-number-consistent",
            "application-born-on-consistent",
            "application-signed-by-applicant",
        ),
    ),
    fails(
        application.application_unsigned,
        ("application",),
        ("application-signed", "application-signed-by-applicant"),
    ),
    fails(
        application.application_signed_by_another,
        ("application",),
        ("application-signed-by-applicant",),
    ),
    fails(
        application.application_signed_in_part,
        ("application",),
        ("application-signed-by-applicant",),
    ),
    fails(application.application_dated_ahead, ("application",), ("application-dated",)),
    fails(
        application.application_phone_short,
        ("application",),
        ("application-phone-valid", "form-phone-consistent"),
    ),
    fails(
        application.application_without_phone,
        ("application",),
        ("application-filled", "application-phone-valid"),
    ),
    fails(application.application_without_law, ("application",), ("declaration-wording",)),
    fails(
        application.nothing_declared, ("application",), ("declaration-made", "declaration-clear")
    ),
    fails(
        application.both_declared,
        ("application",),
        ("declaration-made", "declaration-clear"),
        fits=_ticked,
    ),
    fails(application.declared_by_a_cross, ("application",), ("declaration-made",), fits=_ticked),
    fails(application.barred_by_own_word, ("application",), ("declaration-clear",)),
    fails(
        application.only_primary_school,
        ("application", "education", "situation"),
        ("education-enough", "education-by-middle-school"),
        fits=_any,
    ),
    fails(
        application.school_not_finished,
        ("application",),
        ("education-enough",),
        fits=asked(schooling="junior"),
    ),
    fails(application.schooling_differs, ("application",), ("schooling-agrees",)),
    fails(
        application.application_without_employer,
        ("application",),
        ("employer-named", "employer-consistent"),
        fits=_organised,
    ),
    fails(application.home_without_district, ("application",), ("address-in-changsha",)),
    fails(application.lives_elsewhere, ("application", "form"), ("address-in-changsha",)),
)

_EDUCATION = (
    absent("education"),
    illegible("education", "education-sealed", "education-by-middle-school"),
    misplaced("education", "medical"),
    fails(
        certificates.diploma_of_another,
        ("education",),
        ("education-holder-consistent", "education-holder-former-name"),
    ),
    fails(
        certificates.diploma_name_misheard,
        ("education",),
        ("education-holder-consistent",),
        fits=_same_name,
    ),
    fails(certificates.diploma_unsealed, ("education",), ("education-sealed",)),
    fails(certificates.diploma_sealed_by_another, ("education",), ("education-sealed",)),
    fails(certificates.diploma_of_primary_school, ("education",), ("education-by-middle-school",)),
    fails(certificates.diploma_of_a_course, ("education",), ("education-by-middle-school",)),
    absent("register"),
    illegible("register", "register-is-applicants"),
    misplaced("register", "id-card"),
    fails(
        certificates.former_name_differs,
        ("register", "education"),
        ("education-holder-former-name",),
    ),
    fails(
        certificates.former_name_blank,
        ("register", "education"),
        ("education-holder-former-name",),
    ),
    fails(certificates.register_of_another, ("register",), ("register-is-applicants",)),
)

_MEDICAL = (
    absent("medical"),
    illegible("medical", "medical-conclusion", "medical-sealed"),
    misplaced("medical", "education"),
    fails(certificates.medical_of_another, ("medical",), ("medical-holder-consistent",)),
    fails(certificates.medical_name_misheard, ("medical",), ("medical-holder-consistent",)),
    fails(certificates.medical_number_differs, ("medical",), ("medical-holder-consistent",)),
    fails(certificates.unfit, ("medical",), ("medical-conclusion",)),
    fails(certificates.medical_without_conclusion, ("medical",), ("medical-conclusion",)),
    fails(certificates.medical_dated_ahead, ("medical",), ("medical-dated", "medical-recent")),
    fails(certificates.medical_unsealed, ("medical",), ("medical-sealed",)),
    fails(certificates.medical_sealed_by_a_firm, ("medical",), ("medical-sealed",)),
    fails(certificates.medical_sealed_by_another, ("medical",), ("medical-sealed",)),
    fails(certificates.medical_unsigned, ("medical",), ("medical-signed",)),
    fails(certificates.examined_elsewhere, ("medical",), ("medical-by-hospital",)),
)

_RECORD = (
    illegible("no-criminal", "no-criminal-sealed"),
    misplaced("no-criminal", "medical"),
    fails(certificates.no_record_of_another, ("no-criminal",), ("no-criminal-holder-consistent",)),
    fails(
        certificates.no_record_number_differs,
        ("no-criminal",),
        ("no-criminal-holder-consistent",),
    ),
    fails(certificates.record_found, ("no-criminal",), ("no-criminal-result",)),
    fails(certificates.no_record_unsealed, ("no-criminal",), ("no-criminal-sealed",)),
    fails(certificates.no_record_sealed_by_another, ("no-criminal",), ("no-criminal-sealed",)),
    fails(certificates.no_record_sealed_by_a_firm, ("no-criminal",), ("no-criminal-sealed",)),
)

DEFECTS: tuple[Defect, ...] = (
    *_FORM,
    *_RECORDS,
    *_CARD,
    *_APPLICATION,
    *_EDUCATION,
    *_MEDICAL,
    *_RECORD,
)
