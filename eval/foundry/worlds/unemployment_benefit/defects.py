"""What can be wrong with an application for unemployment-benefit, and which point names it."""

from __future__ import annotations

from eval.foundry.defect import Defect, absent, asked, fails, illegible, misplaced
from eval.foundry.pack_defects import (
    agent_defects,
    bank_card_defects,
    identity_defects,
    mandate_defects,
    principal_defects,
    promise_defects,
    recorded,
)
from eval.foundry.worlds.unemployment_benefit import claim_changes as claim
from eval.foundry.worlds.unemployment_benefit import proof_changes as proof

SIGNERS = ("claim-signed-by-claimant", "claim-signed-by-either")
CLASSES = ("months-one-to-five-years", "months-five-to-ten-years", "months-ten-years-up")
COUNTS = ("months-confirmed", "months-counted-anew")
NAMED = ("termination", "id")

TYPED = (
    fails(claim.phone_left_out, ("form",), ("form-complete",)),
    fails(claim.typed_name_misspelt, ("form", "id"), ("form-person-consistent",)),
    fails(claim.typed_number_transposed, ("form", "id"), ("form-person-consistent",)),
    fails(claim.typed_employer_differs, ("form", "claim"), ("form-employer-consistent",)),
    fails(claim.typed_day_differs, ("form", "claim"), ("form-date-consistent",)),
    fails(claim.typed_months_differ, ("form", "claim"), ("months-form-consistent",)),
    fails(claim.typed_card_differs, ("form", "claim"), ("form-account-consistent",)),
)

CLAIMED = (
    fails(claim.unsigned, ("claim",), ("claim-signed", *SIGNERS)),
    fails(claim.signed_by_another, ("claim", "id", "agent-id"), SIGNERS, fits=asked("id")),
    fails(
        claim.reason_unticked,
        ("claim",),
        ("reason-ticked-once", "reason-involuntary", "reason-agrees", "claim-filled"),
    ),
    fails(claim.reason_differs, ("claim",), ("reason-agrees",)),
    fails(claim.resigned, ("claim",), ("reason-involuntary", "reason-agrees")),
    fails(claim.two_reasons_ticked, ("claim",), ("reason-ticked-once", "reason-agrees")),
    fails(
        claim.resigned_ticked_besides,
        ("claim",),
        ("reason-ticked-once", "reason-involuntary", "reason-agrees"),
    ),
    fails(claim.boxes_crossed, ("claim",), ("reason-ticked-once", "seeking-ticked")),
    fails(claim.seeking_unticked, ("claim",), ("seeking-work", "seeking-ticked", "claim-filled")),
    fails(claim.not_seeking, ("claim",), ("seeking-work", "seeking-ticked")),
    fails(claim.too_few_months, ("claim", "form", "records"), ("months-enough",)),
    fails(claim.months_of_another_class, ("claim", "form", "records"), CLASSES),
    fails(claim.months_not_on_record, ("records", "claim"), COUNTS),
    fails(
        claim.earlier_months_counted_in,
        ("claim", "form", "records"),
        ("months-counted-anew",),
        fits=asked("claim", claimed_before="before"),
    ),
    fails(
        claim.more_months_than_working_life,
        ("claim", "form", "records", "id"),
        ("months-plausible", *COUNTS),
    ),
    fails(claim.name_misspelt, ("claim", "id"), ("claim-name-consistent",)),
    fails(claim.number_transposed, ("claim", "id"), ("claim-id-number-consistent",)),
    fails(claim.employer_differs, ("claim", "form", "termination"), ("employer-consistent",)),
    fails(
        claim.employer_miswritten,
        ("claim", "form", "termination"),
        ("employer-consistent", "form-employer-consistent"),
        fits=asked("claim"),
    ),
    fails(claim.day_differs, ("claim", "form", "termination"), ("terminated-on-consistent",)),
    fails(claim.dated_ahead, ("claim",), ("claim-dated",)),
    fails(claim.claimed_before_leaving, ("claim",), ("claimed-after-leaving",)),
    fails(
        claim.leaves_later,
        ("claim", "form", "termination"),
        ("claimed-after-leaving", "termination-already-ended"),
        fits=asked("claim"),
    ),
    fails(claim.statement_cut_off, ("claim",), ("claim-statement",)),
    fails(claim.phone_too_short, ("claim",), ("claim-phone-valid", "claim-filled")),
    fails(
        claim.account_miswritten,
        ("claim", "form", "bank-card"),
        ("claim-account-valid", "form-account-consistent", "bank-card-account-consistent"),
        fits=asked("claim"),
    ),
    fails(claim.another_card, ("claim", "form", "bank-card"), ("bank-card-account-consistent",)),
)

PROVED = (
    fails(proof.termination_of_another, NAMED, ("termination-person-consistent",)),
    fails(proof.termination_name_misspelt, NAMED, ("termination-person-consistent",)),
    fails(proof.termination_number_transposed, NAMED, ("termination-person-consistent",)),
    fails(proof.left_of_own_accord, ("termination",), ("termination-reason-involuntary",)),
    fails(
        proof.reason_not_given,
        ("termination",),
        ("termination-states-facts", "termination-reason-involuntary"),
    ),
    fails(proof.position_not_given, ("termination",), ("termination-states-facts",)),
    fails(proof.termination_unsealed, ("termination",), ("termination-sealed-by-employer",)),
    fails(
        proof.termination_sealed_by_another, ("termination",), ("termination-sealed-by-employer",)
    ),
    fails(proof.termination_day_differs, ("termination", "claim"), ("terminated-on-consistent",)),
    fails(
        proof.termination_ahead,
        ("termination", "claim"),
        ("termination-already-ended", "terminated-on-consistent"),
    ),
    fails(proof.begun_after_the_end, ("termination",), ("termination-after-start",)),
    fails(proof.insured_card_of_another, ("ss-card", "id"), ("ss-card-person-consistent",)),
    fails(proof.insured_number_transposed, ("ss-card", "id"), ("ss-card-person-consistent",)),
    fails(proof.page_of_another_member, ("household", "id"), ("household-person-consistent",)),
    fails(proof.page_number_transposed, ("household", "id"), ("household-person-consistent",)),
    fails(proof.household_elsewhere, ("household",), ("household-in-changsha",)),
    fails(proof.own_page_missing, ("household",), ("household-member-present",)),
    fails(proof.first_page_missing, ("household",), ("household-head-present",)),
    fails(proof.under_sixteen, ("id",), ("of-working-age",)),
)

ANSWERED = (
    recorded("unemployment.not-employed", "denied", "no-ground-to-stop"),
    recorded("pensions.not-retired", "denied", "no-ground-to-stop"),
    recorded("unemployment.benefit", "正在领取", "not-drawing-already"),
    recorded("unemployment.benefit", "已在异地领取", "not-drawing-already"),
    recorded("unemployment.benefit", "申请审核中", "not-drawing-already"),
    recorded(
        "unemployment.registered",
        "denied",
        "unemployment-registered",
        fits=asked(registered="done"),
    ),
    recorded("population-register.identity", "denied", "person-alive"),
    recorded("population-register.alive", "denied", "person-alive"),
    recorded("credit.person-record", "曾作虚假承诺", "promise-allowed"),
    recorded("credit.person-record", "失信被执行人", "promise-allowed"),
    recorded("unemployment.involuntary", "denied", "termination-on-record"),
    recorded("pensions.card-active", "denied", "ss-card-account-active"),
)

DEFECTS: tuple[Defect, ...] = (
    *TYPED,
    *CLAIMED,
    *PROVED,
    *ANSWERED,
    *identity_defects("id"),
    *identity_defects("agent-id"),
    *bank_card_defects("bank-card", "claim"),
    *promise_defects("commitment", "id"),
    *mandate_defects(
        "authorisation",
        "agent-id",
        "失业保险关系转移接续",
        "失业保险金转移接续",
        "申领失业保险技能提升补贴",
        "失业保险参保登记",
    ),
    *agent_defects("authorisation", "agent-id", "id"),
    *principal_defects("authorisation", "id"),
    absent("claim"),
    absent("termination"),
    absent("ss-card"),
    absent("household", "household-head-present", "household-member-present"),
    illegible("claim"),
    illegible("termination"),
    illegible("ss-card"),
    illegible("household"),
    misplaced("claim", "id"),
    misplaced("id", "claim"),
    misplaced("termination", "claim"),
    misplaced("commitment", "claim"),
    misplaced("ss-card", "id"),
    misplaced("bank-card", "id"),
    misplaced("household", "id"),
    misplaced("authorisation", "claim"),
    misplaced("agent-id", "authorisation"),
)
