"""What can be wrong with who applies for labor-dispatch-new and who comes."""

from __future__ import annotations

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
    recorded,
)
from eval.foundry.worlds.labor_dispatch_new import subject_changes as subject

APPLICATION: tuple[Defect, ...] = (
    fails(subject.unit_name_differs, ("application",), ("unit-name-consistent",)),
    fails(subject.credit_code_transposed, ("application",), ("credit-code-consistent",)),
    fails(subject.domicile_next_door, ("application",), ("domicile-consistent",)),
    fails(subject.head_misheard, ("application",), ("legal-representative-consistent",)),
    fails(subject.id_number_mistyped, ("application", "legal-id"), ("id-number-consistent",)),
    fails(subject.capital_overstated, ("application",), ("application-capital-consistent",)),
    fails(
        subject.other_premises,
        ("application",),
        ("form-premises-consistent", "premises-at-domicile", "equipment-address-consistent"),
        fits=asked("application", premises_at="domicile"),
    ),
    fails(
        subject.premises_outside,
        ("application",),
        ("premises-in-changsha", "form-premises-consistent"),
    ),
    fails(
        subject.area_beyond_the_lease,
        ("application", "lease"),
        ("area-within-lease",),
    ),
    fails(subject.phone_short, ("application",), ("application-phone-valid",)),
    fails(
        subject.nothing_ticked,
        ("application",),
        ("application-one-item", "application-first-time"),
    ),
    fails(subject.renewal_ticked, ("application",), ("application-first-time",)),
    fails(subject.two_ticked, ("application",), ("application-one-item",)),
    fails(
        subject.ticked_by_a_cross,
        ("application",),
        ("application-one-item", "application-first-time"),
    ),
    fails(subject.statement_cut_out, ("application",), ("application-statement",)),
    fails(
        subject.unsigned,
        ("application",),
        ("application-signed", "application-signed-by-representative"),
    ),
    fails(subject.signed_by_another, ("application",), ("application-signed-by-representative",)),
    fails(subject.unsealed, ("application",), ("application-sealed",)),
    fails(subject.sealed_by_another, ("application",), ("application-sealed",)),
    fails(subject.dated_ahead, ("application",), ("application-dated",)),
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
        "form-consistent",
        "id-number-consistent",
        beside=("application", "form", "licence"),
    ),
    *identity_defects("legal-id"),
    *identity_defects("agent-id"),
    *mandate_defects(
        "authorisation",
        "agent-id",
        "劳务派遣经营许可证延续",
        "劳务派遣经营许可变更",
        "注销劳务派遣经营许可",
    ),
    *agent_defects("authorisation", "agent-id", "legal-id"),
    in_slot(wrongs.mandate_unsealed, "authorisation", "authorisation-sealed"),
    in_slot(wrongs.mandate_by_another, "authorisation", "authorisation-by-company"),
)

FORM_AND_RECORDS: tuple[Defect, ...] = (
    fails(subject.nothing_typed, ("form",), ("form-complete",)),
    fails(subject.code_typed_wrong, ("form",), ("form-consistent",)),
    fails(subject.person_typed_wrong, ("form",), ("form-consistent",)),
    fails(subject.number_typed_wrong, ("form",), ("form-consistent",)),
    fails(subject.seat_typed_wrong, ("form",), ("form-consistent",)),
    fails(subject.premises_typed_wrong, ("form",), ("form-premises-consistent",)),
    fails(subject.capital_typed_in_ten_thousands, ("form",), ("form-capital-consistent",)),
    fails(subject.struck_off, ("records",), ("company-in-business",)),
    recorded("registration-platform.office-bars", "限制高消费", "legal-representative-fit"),
    fails(subject.head_barred, ("records",), ("legal-representative-fit",)),
)
