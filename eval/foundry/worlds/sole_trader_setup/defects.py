"""What can be wrong with an application for sole-trader-setup, and which point names it."""

from __future__ import annotations

from eval.foundry import wrongs
from eval.foundry.defect import (
    Defect,
    absent,
    asked,
    fails,
    illegible,
    misplaced,
)
from eval.foundry.pack_defects import (
    agent_defects,
    identity_defects,
    in_slot,
    mandate_defects,
    principal_defects,
    recorded,
)
from eval.foundry.worlds.sole_trader_setup import changes_application as application
from eval.foundry.worlds.sole_trader_setup import changes_family as family
from eval.foundry.worlds.sole_trader_setup import changes_form as form
from eval.foundry.worlds.sole_trader_setup import changes_mandate as mandate
from eval.foundry.worlds.sole_trader_setup import changes_premises as premises
from eval.foundry.worlds.sole_trader_setup.fitting import (
    EVERYTHING,
    approved,
    has_term,
    has_terms,
    let_as_shop,
    member_lives_in,
    named_by_district,
    on,
    on_both,
    on_form,
    operator_heads,
    operator_lives_in,
    timeless,
    written,
)

_CARDS = ("operator-id", "family-id", "agent-id")

_FORM: tuple[Defect, ...] = (
    on_form(form.form_box_left_empty, "form-complete"),
    on_form(form.liaison_left_out, "form-liaison-filled"),
    on_form(form.form_name_left_out, "form-name-filled", named="with_name"),
    on_form(form.form_family_left_out, "form-family-filled", composition="family"),
    on_form(form.name_nobody_asked_for, "form-nameless", named="without_name"),
    written(form.name_on_the_application_alone, "form-nameless", named="without_name"),
    on_form(form.form_number_mistyped, "form-person-consistent"),
    on_form(form.form_operator_sounds_alike, "form-person-consistent"),
    on_form(family.form_of_another_person, "form-person-consistent"),
    on_form(form.form_premises_differ, "form-premises-consistent"),
    on_form(form.form_residence_differs, "form-residence-consistent"),
    on_form(form.form_scope_differs, "form-scope-consistent"),
    on_form(form.form_name_differs, "form-name-consistent", named="with_name"),
    on_form(form.member_without_card, "family-ids-complete", composition="family"),
    on_form(form.form_names_another_member, "family-member-named", composition="family"),
    on_form(form.lives_on_parents, "minor-lives-on-own-work", age="minor"),
    on_form(form.approval_number_left_out, "form-approval-filled", approval="needed"),
    on_form(form.approval_number_mistyped, "approval-agrees", approval="needed"),
    on_form(mandate.approval_stretched, "approval-agrees", fits=has_term),
    fails(
        form.not_of_age_after_all,
        ("situation",),
        ("operator-adult",),
        fits=asked(age="minor"),
    ),
    fails(form.identity_denied, ("records",), ("operator-identity-confirmed",)),
    fails(form.identity_unanswered, ("records",), ("operator-identity-confirmed",)),
    recorded("registration-platform.false-registration", "正在调查", "operator-not-barred"),
    fails(form.barred_for_false_registration, ("records",), ("operator-not-barred",)),
)

_APPLICATION: tuple[Defect, ...] = (
    written(
        application.application_unsigned, "application-signed", "application-signed-by-operator"
    ),
    written(application.application_signed_by_another, "application-signed-by-operator"),
    written(application.composition_ticked_twice, "composition-ticked-once", "composition-agrees"),
    written(application.composition_not_ticked, "composition-ticked-once", "composition-agrees"),
    written(application.composition_crossed, "composition-ticked-once"),
    written(application.other_composition_ticked, "composition-agrees"),
    written(application.application_number_differs, "id-number-consistent"),
    written(application.application_operator_sounds_alike, "operator-is-id-holder"),
    written(application.application_of_tomorrow, "application-dated"),
    written(application.pledge_cut_off, "application-truthful"),
    written(application.phone_a_digit_short, "application-phone-valid"),
    written(application.phone_left_out, "application-filled"),
    written(
        application.application_names_no_family,
        "application-lists-family",
        "family-member-in-application",
        composition="family",
    ),
    written(
        application.application_names_another_member,
        "family-member-in-application",
        composition="family",
    ),
    fails(
        application.name_of_another_district,
        ("form", "application"),
        ("name-place-agrees",),
        fits=named_by_district,
    ),
    on_both(application.name_of_a_firm, "name-not-company", named="with_name"),
    on_both(application.name_of_the_nation, "name-not-national", named="with_name"),
    on_both(application.name_of_no_place, "name-begins-with-place", named="with_name"),
    on_both(application.name_without_form, "name-ends-with-form", named="with_name"),
    on_both(form.scope_needs_approval, "scope-needs-no-approval", approval="none"),
    on_both(application.premises_only_by_street, "premises-detailed"),
    fails(
        application.premises_in_another_city,
        EVERYTHING,
        ("premises-in-changsha",),
        fits=asked("application"),
    ),
)

_PERSONS: tuple[Defect, ...] = (
    *(defect for card in _CARDS for defect in identity_defects(card)),
    on("operator-id", family.emblem_of_another_card, "operator-id-not-expired"),
    fails(
        family.operator_under_sixteen,
        EVERYTHING,
        ("operator-sixteen",),
        fits=asked("operator-id"),
    ),
    fails(
        family.operator_seventeen,
        EVERYTHING,
        ("operator-adult",),
        fits=asked("operator-id", age="adult"),
    ),
    fails(
        family.member_under_sixteen,
        EVERYTHING,
        ("family-member-of-age",),
        fits=asked("family-id"),
    ),
    fails(
        family.member_is_operator,
        ("family-id", "operator-id"),
        ("family-member-another-person", "family-member-named"),
    ),
    on("operator-register", family.operator_page_of_another, "operator-register-consistent"),
    on("operator-register", family.operator_page_number_differs, "operator-register-consistent"),
    on(
        "operator-register",
        family.operator_is_a_lodger,
        "operator-register-relation",
        fits=operator_lives_in,
    ),
    on("family-register", family.member_page_sounds_alike, "family-register-consistent"),
    on("family-register", family.member_page_number_differs, "family-register-consistent"),
    on(
        "family-register",
        family.member_is_a_lodger,
        "family-register-relation",
        fits=member_lives_in,
    ),
    on("family-register", family.head_of_another_household, "register-of-one-household"),
    on(
        "family-register",
        family.two_households,
        "register-of-one-household",
        fits=operator_heads,
    ),
    on("family-register", family.register_unsealed, "family-register-sealed"),
    on("family-register", family.register_sealed_by_committee, "family-register-sealed"),
    on(
        "marriage",
        family.married_to_another,
        "marriage-names-couple",
        "marriage-numbers-couple",
    ),
    on("marriage", family.married_under_another_name, "marriage-names-couple"),
    on("marriage", family.married_under_another_number, "marriage-numbers-couple"),
    on("marriage", family.marriage_unsealed, "marriage-sealed"),
    on("marriage", family.marriage_sealed_by_committee, "marriage-sealed"),
    on("marriage", family.marriage_of_tomorrow, "marriage-registered"),
    on("marriage", family.marriage_has_ended, "marriage-right-paper"),
    in_slot(
        wrongs.card_of_another,
        "operator-id",
        "operator-is-id-holder",
        "id-number-consistent",
        "form-person-consistent",
    ),
    in_slot(
        wrongs.card_of_another, "family-id", "family-member-named", "family-member-in-application"
    ),
)

_OWNER = ("owner-is-operator", "owner-in-family")

_PREMISES: tuple[Defect, ...] = (
    on("lease", premises.lessee_differs, "lessee-is-operator"),
    on("lease", premises.lessee_sounds_alike, "lessee-is-operator"),
    on("lease", premises.lessee_of_another_number, "lessee-number-consistent", fits=has_terms),
    on("lease", premises.lease_expired, "lease-covers-today"),
    on("lease", premises.lease_not_begun, "lease-covers-today"),
    on("lease", premises.lease_turned_round, "lease-period-in-order", "lease-covers-today"),
    on("lease", premises.lease_of_other_premises, "lease-address-consistent"),
    on(
        "lessor-title",
        premises.landlords_title_elsewhere,
        "lessor-title-address-consistent",
    ),
    on(
        "lessor-title",
        premises.landlords_title_of_a_dwelling,
        "lessor-title-use-agrees",
        fits=let_as_shop,
    ),
    on("ownership", premises.owner_differs, *_OWNER),
    on("ownership", premises.owner_sounds_alike, *_OWNER),
    on("ownership", premises.title_of_other_premises, "ownership-address-consistent"),
    on("ownership", premises.title_number_off, "ownership-address-consistent"),
    on("ownership", premises.title_unsealed, "ownership-sealed"),
    on("ownership", premises.title_sealed_by_a_firm, "ownership-sealed"),
    on("ownership", premises.title_of_another_use, "ownership-use-agrees"),
    on("neighbours", premises.promised_by_another, "neighbours-promisor"),
    on("neighbours", premises.promised_for_other_premises, "neighbours-address"),
    on("neighbours", premises.neighbours_not_asked, "neighbours-agree"),
    on("neighbours", premises.neighbours_yet_to_agree, "neighbours-agree"),
    on("neighbours", premises.promise_unsigned, "neighbours-signed"),
    on("neighbours", premises.promised_after_application, "neighbours-dated"),
    in_slot(wrongs.lease_unsigned, "lease", "lease-signed"),
)

_MANDATE: tuple[Defect, ...] = (
    on("authorisation", mandate.principal_sounds_alike, "authorisation-by-applicant"),
    on("authorisation", mandate.authority_for_something_else, "authorisation-matter"),
    approved(mandate.approval_expired, "approval-in-force", fits=has_term),
    approved(mandate.approval_too_old, "approval-in-force", fits=timeless),
    approved(mandate.approval_of_tomorrow, "approval-in-force", fits=has_term),
    approved(mandate.approval_term_not_told, "approval-agrees", fits=has_term),
    on_form(mandate.approval_of_another_number, "approval-agrees", fits=asked("approval")),
    on("approval", mandate.approval_of_another, "approval-for-operator"),
    on("approval", mandate.approval_unsealed, "approval-sealed"),
    on("approval", mandate.approval_sealed_by_a_firm, "approval-sealed"),
    on("approval", mandate.approval_refused, "approval-approves"),
    on("approval", mandate.approval_only_applied_for, "approval-approves"),
    *mandate_defects(
        "authorisation", "agent-id", "营业执照变更登记", "注销营业执照", "营业执照遗失补领"
    ),
    *agent_defects("authorisation", "agent-id", "operator-id"),
    *principal_defects("authorisation", "operator-id"),
)

_OTHER_THAN_CARDS = tuple(slot for slot in EVERYTHING if slot not in ("form", *_CARDS))

_PAPERS: tuple[Defect, ...] = (
    absent("application"),
    absent("operator-register"),
    absent("family-register", "register-head-present", "register-member-present"),
    absent("marriage"),
    absent("lease"),
    absent("ownership"),
    absent("neighbours"),
    absent("approval"),
    *(illegible(material) for material in _OTHER_THAN_CARDS),
    misplaced("operator-id", "application"),
    misplaced("family-id", "application"),
    misplaced("family-register", "operator-id"),
    misplaced("application", "operator-id"),
    misplaced("operator-register", "family-id"),
    misplaced("marriage", "family-id"),
    misplaced("lease", "application"),
    misplaced("lessor-title", "lease"),
    misplaced("ownership", "application"),
    misplaced("neighbours", "application"),
    misplaced("authorisation", "application"),
    misplaced("approval", "application"),
    misplaced("agent-id", "authorisation"),
)

DEFECTS = (*_FORM, *_APPLICATION, *_PERSONS, *_PREMISES, *_MANDATE, *_PAPERS)
