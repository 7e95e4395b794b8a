"""What can be wrong with an application for hpf-rent, and which point names it."""

from __future__ import annotations

from collections.abc import Sequence

from eval.foundry.defect import Change, Defect, absent, asked, fails, illegible, misplaced
from eval.foundry.pack_defects import (
    agent_defects,
    bank_card_defects,
    identity_defects,
    mandate_defects,
    principal_defects,
    promise_defects,
    recorded,
)
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.slips import paper_of
from eval.foundry.world import World
from eval.foundry.worlds.hpf_rent import application_changes as ours
from eval.foundry.worlds.hpf_rent import family_changes as family
from eval.foundry.worlds.hpf_rent import form_changes as form
from eval.foundry.worlds.hpf_rent import lease_changes as lease

SIGNERS = ("signed-by-applicant", "signed-by-either")
LESSEE = ("lessee-is-applicant", "lessee-in-family")
SEARCHED = ("no-house", "id")
OURS_SEARCHED = ("no-house-person", "no-house-covers-spouse")
PERIOD = ("form", "lease")
ASKED = ("application", "form", "lease")


def _landlord_is_firm(world: World) -> bool:
    return "lease" in world.papers and bool(paper_of(world, "lease", LeaseContract).lessor_seal)


def _book(slot: str, change: Change, points: Sequence[str], name: str) -> Defect:
    return fails(change, (slot, "id"), points, name=f"{slot}-{name}")


MARRIED = asked("spouse-id", marital="married")

TYPED = (
    fails(form.phone_left_out, ("form",), ("form-complete",)),
    fails(form.typed_name_misspelt, ("form", "id"), ("form-person-consistent",)),
    fails(form.typed_number_transposed, ("form", "id"), ("form-person-consistent",)),
    fails(form.typed_fund_account_differs, ("form", "application"), ("account-form-consistent",)),
    fails(form.typed_address_differs, ("form", "application"), ("address-form-consistent",)),
    fails(form.typed_rent_differs, ("form", "application"), ("rent-form-consistent",)),
    fails(form.typed_amount_differs, ("form", "application"), ("amount-form-consistent",)),
    fails(form.typed_card_differs, ("form", "application"), ("account-number-form-consistent",)),
    fails(form.period_upside_down, ("form",), ("period-in-order",)),
    fails(form.period_not_begun, ("form",), ("period-begun",)),
    fails(form.period_before_lease, PERIOD, ("period-inside-lease",)),
    fails(form.period_after_lease, PERIOD, ("period-inside-lease",)),
    fails(
        form.period_drawn_before,
        ("records", "form"),
        ("period-not-drawn-before",),
        fits=asked(last="again"),
    ),
)

WRITTEN = (
    fails(ours.unsigned, ("application",), ("application-signed", *SIGNERS)),
    fails(ours.signed_by_another, ("application", "id", "agent-id"), SIGNERS, fits=asked("id")),
    fails(ours.spouse_unsigned, ("application",), ("spouse-signed",), fits=asked(withdraw="both")),
    fails(
        ours.reason_unticked,
        ("application",),
        ("reason-is-rent", "reason-ticked", "application-filled"),
    ),
    fails(ours.reason_is_another, ("application",), ("reason-is-rent", "reason-ticked")),
    fails(ours.boxes_crossed, ("application",), ("reason-ticked", "marital-ticked-once")),
    fails(
        ours.status_unticked,
        ("application",),
        ("marital-ticked-once", "marital-agrees", "application-filled"),
    ),
    fails(ours.status_differs, ("application",), ("marital-agrees",)),
    fails(ours.two_statuses_ticked, ("application",), ("marital-ticked-once", "marital-agrees")),
    fails(ours.name_misspelt, ("application", "id"), ("application-person-consistent",)),
    fails(ours.number_transposed, ("application", "id"), ("application-person-consistent",)),
    fails(
        ours.spouse_left_out,
        ("application", "spouse-id"),
        ("application-spouse-filled", "spouse-consistent"),
    ),
    fails(ours.spouse_misspelt, ("application", "spouse-id"), ("spouse-consistent",)),
    fails(ours.spouse_number_differs, ("application", "spouse-id"), ("spouse-consistent",)),
    fails(ours.fund_account_too_short, ("application", "form"), ("account-well-formed",)),
    fails(
        ours.card_miswritten,
        ("application", "form", "bank-card"),
        (
            "account-number-valid",
            "account-number-form-consistent",
            "bank-card-account-consistent",
        ),
    ),
    fails(
        ours.another_card, ("application", "form", "bank-card"), ("bank-card-account-consistent",)
    ),
    fails(ours.dated_ahead, ("application",), ("application-recent",)),
    fails(ours.written_long_ago, ("application",), ("application-recent",)),
    fails(ours.commitment_cut_off, ("application",), ("application-statement",)),
    fails(ours.phone_too_short, ("application",), ("phone-valid", "application-filled")),
    fails(
        ours.amount_left_blank,
        ("application", "form", "records"),
        ("application-filled", "amount-positive", "amount-form-consistent"),
    ),
    fails(ours.rent_above_lease, ASKED, ("rent-consistent",)),
    fails(ours.home_elsewhere, ASKED, ("rented-in-changsha",), fits=asked("application")),
    fails(ours.more_than_the_rent, ASKED, ("amount-within-rent",)),
    fails(ours.a_month_too_many, ASKED, ("amount-within-rent",)),
    fails(
        ours.more_than_the_quota,
        ("records", "application"),
        ("amount-within-quota",),
        fits=asked("application", housing="market"),
    ),
    fails(ours.more_than_the_balance, ("records", "application"), ("amount-within-balance",)),
)

RELATED = (
    *(
        each
        for slot, own in (
            ("marriage", ("marriage-names-match", "marriage-numbers-match")),
            ("divorce", ("divorce-names-applicant", "divorce-names-applicant")),
        )
        for each in (
            _book(slot, family.book_unsealed(slot), (f"{slot}-sealed",), "unsealed"),
            _book(slot, family.book_sealed_by_a_firm(slot), (f"{slot}-sealed",), "sealed-by-firm"),
            _book(
                slot,
                family.book_dated_ahead(slot),
                ("marriage-registered" if slot == "marriage" else "divorce-sealed",),
                "dated-ahead",
            ),
            _book(slot, family.another_couple(slot), tuple(dict.fromkeys(own)), "of-others"),
            _book(slot, family.applicant_misspelt(slot), own[:1], "name-misspelt"),
            _book(slot, family.applicant_number_differs(slot), own[1:], "number-differs"),
        )
    ),
    fails(
        family.former_marriage,
        ("marriage", "id", "spouse-id"),
        ("marriage-names-match", "marriage-numbers-match"),
    ),
    fails(family.holder_is_another, ("marriage", "id", "spouse-id"), ("marriage-holder",)),
    fails(
        family.spouse_is_applicant,
        ("spouse-id", "id", "application", "marriage"),
        ("spouse-is-another", "spouse-consistent", "marriage-numbers-match"),
    ),
    fails(family.searched_for_another, SEARCHED, OURS_SEARCHED),
    fails(family.searched_number_transposed, SEARCHED, OURS_SEARCHED),
    fails(family.spouse_not_searched, ("no-house", "spouse-id"), ("no-house-covers-spouse",)),
    fails(
        family.searched_for_another_spouse, ("no-house", "spouse-id"), ("no-house-covers-spouse",)
    ),
    fails(family.home_found, ("no-house",), ("no-house-result",)),
    fails(family.searched_elsewhere, ("no-house",), ("no-house-area",)),
    fails(family.searched_long_ago, ("no-house",), ("no-house-recent",)),
    fails(family.searched_until_long_ago, ("no-house",), ("no-house-until",)),
    fails(family.searched_tomorrow, ("no-house",), ("no-house-recent",)),
    fails(family.certificate_unsealed, ("no-house",), ("no-house-sealed",)),
    fails(family.certificate_sealed_by_a_firm, ("no-house",), ("no-house-sealed",)),
    fails(
        family.spouse_not_promised_for,
        ("commitment",),
        ("promise-covers-spouse",),
        fits=asked("commitment", marital="married"),
    ),
)

RENTED = (
    fails(lease.lease_ended, PERIOD, ("lease-covers-today",)),
    fails(lease.lease_not_begun, PERIOD, ("lease-covers-today", "period-inside-lease")),
    fails(lease.lease_of_another_home, ASKED, ("lease-address-consistent",)),
    fails(lease.lease_of_another_room, ASKED, ("lease-address-consistent",)),
    fails(lease.lessee_is_another, ("lease", "id", "spouse-id"), LESSEE, fits=asked("lease", "id")),
    fails(lease.lessee_misspelt, ("lease", "id", "spouse-id"), LESSEE, fits=asked("lease", "id")),
    fails(lease.landlord_is_applicant, ("lease", "id"), ("lessor-is-another",)),
    fails(lease.landlord_is_spouse, ("lease", "spouse-id"), ("lessor-not-spouse",)),
    fails(lease.landlord_unsigned, ("lease",), ("market-lease-signed", "public-lease-executed")),
    fails(
        lease.lessee_unsigned,
        ("lease",),
        ("market-lease-signed",),
        fits=asked("lease", housing="market"),
    ),
    fails(
        lease.landlord_sealed_by_another,
        ("lease",),
        ("market-lease-signed", "public-lease-executed"),
        fits=_landlord_is_firm,
    ),
)

ANSWERED = (
    recorded("housing-fund.contributed-months", "2", "contributed-three-months"),
    recorded("housing-fund.account", "denied", "account-is-applicants"),
    recorded("housing-fund.spouse-account", "denied", "spouse-account-confirmed"),
    recorded("housing-fund.record", "账户冻结", "account-not-barred"),
    recorded("housing-fund.record", "骗提套取", "account-not-barred"),
    recorded("housing-fund.record", "账户封存", "account-not-barred"),
    recorded("population-register.identity", "denied", "person-confirmed"),
    recorded("real-estate.no-housing", "denied", "no-home-confirmed"),
    recorded("civil-affairs.marriage", "denied", "marital-confirmed"),
    recorded("construction.public-rental", "denied", "public-rental-confirmed"),
    recorded("credit.person-record", "严重失信", "promise-allowed"),
    recorded("credit.person-record", "失信被执行人", "promise-allowed"),
)

DEFECTS: tuple[Defect, ...] = (
    *TYPED,
    *WRITTEN,
    *RELATED,
    *RENTED,
    *ANSWERED,
    *identity_defects("id"),
    *identity_defects("spouse-id"),
    *identity_defects("agent-id"),
    *bank_card_defects("bank-card", "application"),
    *promise_defects("commitment", "id"),
    *mandate_defects(
        "authorisation",
        "agent-id",
        "办理住房公积金贷款",
        "住房公积金异地转移接续",
        "购房提取住房公积金",
        "偿还购房贷款提取住房公积金",
    ),
    *agent_defects("authorisation", "agent-id", "id"),
    *principal_defects("authorisation", "id"),
    absent("application"),
    absent("marriage"),
    absent("divorce"),
    absent("no-house"),
    absent("lease"),
    illegible("application"),
    illegible("marriage"),
    illegible("no-house"),
    illegible("lease"),
    misplaced("application", "bank-card"),
    misplaced("id", "marriage"),
    misplaced("spouse-id", "marriage"),
    misplaced("marriage", "spouse-id"),
    misplaced("divorce", "id"),
    misplaced("no-house", "application"),
    misplaced("commitment", "application"),
    misplaced("lease", "application"),
    misplaced("bank-card", "id"),
    misplaced("authorisation", "commitment"),
    misplaced("agent-id", "authorisation"),
)
