"""What can be wrong with an application for hygiene-permit-new, and which point names it."""

from __future__ import annotations

from eval.foundry.defect import (
    Defect,
    Fits,
    absent,
    asked,
    fails,
    illegible,
    misplaced,
)
from eval.foundry.pack_defects import in_slot
from eval.foundry.world import World
from eval.foundry.worlds.hygiene_permit_new import changes
from eval.foundry.worlds.hygiene_permit_new.subject_defects import (
    APPLICATION,
    FORM,
    LICENCE,
    PERSONS,
    RECORDS,
)

REPORTS = ("test-report", "air-report")
COMPANY = {"entity": "company"}


def _only(*slots: str, **answers: str) -> Fits:
    """Worlds with these slots whose place is of the one category given and of no other."""
    given = asked(*slots, **answers)
    return lambda world: given(world) and len(world.situation["category"]) == 1


def _bathes(world: World) -> bool:
    return "test-report" in world.papers and bool(
        {"bathing", "swimming"} & set(world.situation["category"])
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
            in_slot(changes.report_failed, report, f"{report}-passed"),
            in_slot(changes.report_too_old, report, f"{report}-within-a-year"),
            in_slot(changes.report_before_sampling, report, f"{report}-sampled-before"),
            in_slot(changes.report_unsealed, report, f"{report}-sealed"),
            in_slot(changes.report_of_another_unit, report, f"{report}-unit-consistent"),
            in_slot(changes.report_of_other_premises, report, f"{report}-address-consistent"),
        )
    ),
    in_slot(changes.report_sealed_by_the_unit, "test-report", "test-report-sealed"),
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
    *(
        in_slot(
            changes.promised_without_a_promise,
            material,
            f"{material}-present",
            fits=asked(material, way="full"),
        )
        for material in ("layout", "rules", "health-certificate", *REPORTS)
    ),
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
        )
    ),
    misplaced("licence", "rules"),
    misplaced("layout", "licence"),
    misplaced("rules", "application"),
    misplaced("health-certificate", "legal-id"),
    misplaced("test-report", "health-certificate"),
    misplaced("air-report", "layout"),
    misplaced("commitment", "application"),
    misplaced("authorisation", "agent-id"),
    misplaced("agent-id", "authorisation"),
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
