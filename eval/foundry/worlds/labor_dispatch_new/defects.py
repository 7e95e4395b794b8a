"""What can be wrong with an application for labor-dispatch-new, and which point names it."""

from __future__ import annotations

from collections.abc import Callable

from eval.foundry import wrongs
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
from eval.foundry.papers.articles_of_association import ArticlesOfAssociation
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.capital_report import CapitalReport
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.slips import paper_of
from eval.foundry.world import World
from eval.foundry.worlds.labor_dispatch_new import (
    company_changes,
    premises_changes,
    staff_changes,
)
from eval.foundry.worlds.labor_dispatch_new.subject_defects import (
    APPLICATION,
    FORM_AND_RECORDS,
    PERSONS,
)


def _capital(told: Callable[[CapitalReport], bool], **answers: str) -> Fits:
    """Worlds whose report says so."""
    given = asked("report", **answers)
    return lambda world: given(world) and told(paper_of(world, "report", CapitalReport))


def _leased_by_a_person(world: World) -> bool:
    if "lease" not in world.papers:
        return False
    return not paper_of(world, "lease", LeaseContract).lessor_seal


def _owned_by_a_firm(world: World) -> bool:
    holders = paper_of(world, "articles", ArticlesOfAssociation).shareholders
    return NAMED(world) and bool(staff_changes.firms_among(holders))


def _ends(world: World) -> bool:
    return paper_of(world, "licence", BusinessLicence).valid_until is not None


NAMED = asked("agreement", agreement="named")
ABROAD = asked("rules", reach="cross_region")


def _temporary(world: World) -> bool:
    return world.situation.get("posts") == ("temporary",)


COMPANY: tuple[Defect, ...] = (
    in_slot(wrongs.licence_expired, "licence", "licence-not-expired", fits=_ends),
    in_slot(wrongs.licence_unsealed, "licence", "licence-sealed"),
    in_slot(
        wrongs.licence_code_wrong,
        "licence",
        "licence-credit-code-valid",
        "credit-code-consistent",
        "form-consistent",
    ),
    in_slot(wrongs.licence_established_ahead, "licence", "licence-established"),
    in_slot(
        wrongs.licence_head_misheard,
        "licence",
        "legal-representative-is-id-holder",
        "legal-representative-consistent",
    ),
    fails(company_changes.licence_of_a_branch, ("licence",), ("licence-is-company",)),
    fails(
        company_changes.licence_of_a_partnership,
        ("licence",),
        ("licence-is-company", "licence-type-agrees"),
    ),
    fails(company_changes.licence_of_the_other_kind, ("licence",), ("licence-type-agrees",)),
    fails(
        company_changes.capital_too_small,
        ("licence",),
        ("licence-capital-enough", "report-paid-within-registered"),
    ),
    fails(company_changes.articles_of_the_old_name, ("articles",), ("articles-of-company",)),
    fails(company_changes.articles_of_the_old_seat, ("articles",), ("articles-of-company",)),
    fails(
        company_changes.articles_of_the_old_capital,
        ("articles",),
        ("articles-capital-consistent",),
    ),
    fails(company_changes.articles_lack_a_signature, ("articles",), ("articles-signed",)),
    fails(
        company_changes.articles_curtailed,
        ("articles",),
        ("articles-complete",),
        fits=asked("articles", entity="limited"),
    ),
    fails(company_changes.articles_dated_ahead, ("articles",), ("articles-dated",)),
)

CAPITAL: tuple[Defect, ...] = (
    fails(company_changes.report_of_another_company, ("report",), ("report-of-company",)),
    fails(
        company_changes.paid_in_too_little,
        ("report",),
        ("report-paid-in-enough", "form-capital-consistent"),
    ),
    fails(
        company_changes.paid_in_beyond_the_registered,
        ("report",),
        ("report-paid-within-registered", "form-capital-consistent"),
    ),
    fails(
        company_changes.paid_in_part_but_concluded_in_full,
        ("report",),
        ("report-fully-paid",),
        fits=_capital(lambda r: r.registered_capital > 200, capital_proof="verification"),
    ),
    fails(
        company_changes.report_before_the_raise,
        ("report",),
        ("report-capital-consistent", "form-capital-consistent"),
    ),
    fails(
        company_changes.not_all_paid_in,
        ("report",),
        ("report-fully-paid",),
        fits=asked("report", capital_proof="verification"),
    ),
    fails(
        company_changes.qualified_opinion,
        ("report",),
        ("report-clean-opinion",),
        fits=asked("report", capital_proof="audit"),
    ),
    fails(
        company_changes.contribution_differs,
        ("report",),
        ("report-contribution-agrees",),
        fits=asked("report", capital_proof="verification"),
    ),
    fails(
        company_changes.not_appraised,
        ("report",),
        ("report-appraised",),
        fits=_capital(lambda r: r.appraised, capital_proof="verification"),
    ),
    fails(company_changes.report_by_consultants, ("report",), ("report-by-accountants",)),
    fails(company_changes.report_unsealed, ("report",), ("report-sealed-by-firm",)),
    fails(company_changes.report_sealed_by_the_company, ("report",), ("report-sealed-by-firm",)),
    fails(company_changes.report_lacks_an_accountant, ("report",), ("report-signed",)),
    fails(company_changes.report_dated_before_its_end, ("report",), ("report-dates-in-order",)),
    fails(company_changes.report_dated_ahead, ("report",), ("report-dates-in-order",)),
)

PREMISES: tuple[Defect, ...] = (
    fails(premises_changes.leased_by_the_head, ("lease",), ("lessee-is-company",)),
    fails(premises_changes.lease_expired, ("lease",), ("lease-covers-today",)),
    fails(premises_changes.lease_not_begun, ("lease",), ("lease-covers-today",)),
    fails(
        premises_changes.lease_of_the_house_next_door,
        ("lease",),
        ("lease-address-consistent",),
    ),
    fails(
        premises_changes.lease_unsigned_by_the_landlord,
        ("lease",),
        ("lease-signed",),
        fits=_leased_by_a_person,
    ),
    fails(premises_changes.lease_unsigned_by_the_company, ("lease",), ("lease-signed",)),
    fails(premises_changes.owned_by_the_head, ("ownership",), ("owner-is-company",)),
    fails(
        premises_changes.title_of_other_premises,
        ("ownership",),
        ("ownership-address-consistent",),
    ),
    fails(premises_changes.title_unsealed, ("ownership",), ("ownership-sealed",)),
    fails(
        premises_changes.equipment_of_another_company,
        ("equipment",),
        ("equipment-of-company",),
    ),
    fails(
        premises_changes.equipment_of_other_premises,
        ("equipment",),
        ("equipment-address-consistent",),
    ),
    fails(premises_changes.equipment_names_no_system, ("equipment",), ("equipment-filled",)),
    fails(premises_changes.equipment_unsealed, ("equipment",), ("equipment-sealed",)),
)

STAFF: tuple[Defect, ...] = (
    fails(staff_changes.rules_of_another_company, ("rules",), ("rules-of-company",)),
    fails(staff_changes.rules_lack_a_chapter, ("rules",), ("rules-six-parts",)),
    fails(staff_changes.contracts_for_a_year, ("rules",), ("rules-two-years",)),
    fails(staff_changes.contracts_without_a_term, ("rules",), ("rules-two-years",)),
    fails(staff_changes.no_pay_while_idle, ("rules",), ("rules-idle-pay",)),
    fails(staff_changes.unequal_pay, ("rules",), ("rules-equal-pay",)),
    fails(
        staff_changes.rules_silent_on_other_places,
        ("rules",),
        ("rules-local-standard",),
        fits=ABROAD,
    ),
    fails(staff_changes.rules_go_by_the_seat, ("rules",), ("rules-local-standard",), fits=ABROAD),
    fails(staff_changes.rules_unsealed, ("rules",), ("rules-sealed",)),
    fails(staff_changes.rules_sealed_by_another, ("rules",), ("rules-sealed",)),
    fails(staff_changes.agreement_of_another_company, ("agreement",), ("agreement-by-company",)),
    fails(staff_changes.agreement_code_wrong, ("agreement",), ("agreement-by-company",)),
    fails(staff_changes.agreement_lacks_a_clause, ("agreement",), ("agreement-terms",)),
    fails(
        staff_changes.no_post_ticked,
        ("agreement",),
        ("agreement-post-ticked", "agreement-post-agrees"),
        fits=NAMED,
    ),
    fails(
        staff_changes.two_posts_ticked,
        ("agreement",),
        ("agreement-post-ticked", "agreement-post-agrees"),
        fits=NAMED,
    ),
    fails(
        staff_changes.another_post_ticked,
        ("agreement",),
        ("agreement-post-agrees",),
        fits=NAMED,
    ),
    fails(
        staff_changes.temporary_for_too_long,
        ("agreement",),
        ("agreement-temporary-term",),
        fits=_temporary,
    ),
    fails(
        staff_changes.period_turned_round,
        ("agreement",),
        ("agreement-period-in-order",),
        fits=NAMED,
    ),
    fails(staff_changes.nobody_dispatched, ("agreement",), ("agreement-headcount",), fits=NAMED),
    fails(staff_changes.wage_left_out, ("agreement",), ("agreement-headcount",), fits=NAMED),
    fails(
        staff_changes.sent_to_an_owner,
        ("agreement",),
        ("agreement-not-to-owner",),
        fits=_owned_by_a_firm,
    ),
    fails(
        staff_changes.sent_to_an_owner_left_out,
        ("agreement", "form", "articles"),
        ("agreement-not-to-owner",),
        fits=_owned_by_a_firm,
    ),
    fails(staff_changes.sent_to_itself, ("agreement",), ("agreement-not-to-itself",), fits=NAMED),
)

HANDED_IN: tuple[Defect, ...] = (
    *(
        absent(material)
        for material in (
            "application",
            "licence",
            "articles",
            "report",
            "lease",
            "ownership",
            "equipment",
            "rules",
            "agreement",
        )
    ),
    misplaced("licence", "articles"),
    misplaced("articles", "rules"),
    misplaced("report", "equipment"),
    misplaced("lease", "equipment"),
    misplaced("ownership", "licence"),
    misplaced("equipment", "application"),
    misplaced("rules", "agreement"),
    misplaced("agreement", "rules"),
    misplaced("authorisation", "application"),
    misplaced("agent-id", "authorisation"),
    illegible("report", "report-filled"),
    illegible("licence", "licence-credit-code-valid"),
)

DEFECTS: tuple[Defect, ...] = (
    *APPLICATION,
    *COMPANY,
    *CAPITAL,
    *PREMISES,
    *STAFF,
    *PERSONS,
    *FORM_AND_RECORDS,
    *HANDED_IN,
)
