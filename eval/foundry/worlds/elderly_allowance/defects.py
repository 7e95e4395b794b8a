"""What can be wrong with an application for elderly-allowance, and which point names it."""

from __future__ import annotations

from eval.foundry.defect import (
    Defect,
    absent,
    asked,
    fails,
    illegible,
    misplaced,
)
from eval.foundry.pack_defects import identity_defects, recorded
from eval.foundry.world import World
from eval.foundry.worlds.elderly_allowance import changes, registers
from eval.foundry.worlds.elderly_allowance.proxy_defects import ACCOUNT, KIN, answered

ELDER = ("elder-id", "household", "application", "form", "authorisation", "ss-card")
"""Slots that tell of the elder's age."""


def _certified(world: World) -> bool:
    answers = world.situation
    return "done" in answers["checked"] or answers["applicant"][0] in ("guardian", "community")


def _page_missing(position: int, name: str) -> Defect:
    return fails(
        lambda world, rng: world.without("household", position),
        ("household",),
        (f"household-{name}-present",),
        name=f"household-{name}-missing",
    )


_self = asked("application", applicant="self")
_proxied = asked("application", "proxy-id")

MATERIALS: tuple[Defect, ...] = (
    absent("application"),
    absent("household", "household-head-present", "household-member-present"),
    absent("bank-card"),
    absent("ss-card"),
    absent("kinship"),
    _page_missing(0, "head"),
    _page_missing(1, "member"),
    misplaced("application", "household"),
    misplaced("elder-id", "household"),
    misplaced("household", "elder-id"),
    misplaced("bank-card", "elder-id"),
    misplaced("ss-card", "elder-id"),
    misplaced("authorisation", "application"),
    misplaced("proxy-id", "application"),
    misplaced("kinship", "household"),
    misplaced("commitment", "application"),
    illegible("application", "application-filled"),
    illegible("household", "household-not-elsewhere"),
    illegible("bank-card", "bank-card-number-valid"),
    illegible("ss-card", "ss-card-is-elders"),
    illegible("authorisation", "authorisation-in-force"),
    illegible("kinship", "kinship-is-proxys"),
    illegible("commitment", "commitment-matter"),
)

PERSON: tuple[Defect, ...] = (
    fails(
        registers.too_young,
        ELDER,
        ("elder-at-least-80",),
        fits=answered("age_group", "eighties"),
        name="not_yet_eighty",
    ),
    fails(
        registers.too_young,
        ELDER,
        ("age-fits-nineties",),
        fits=answered("age_group", "nineties"),
        name="not_yet_ninety",
    ),
    fails(
        registers.too_young,
        ELDER,
        ("age-fits-hundred",),
        fits=answered("age_group", "hundred"),
        name="not_yet_a_hundred",
    ),
    fails(
        registers.grown_out,
        ELDER,
        ("age-fits-eighties",),
        fits=answered("age_group", "eighties"),
        name="ninety_already",
    ),
    fails(
        registers.grown_out,
        ELDER,
        ("age-fits-nineties",),
        fits=answered("age_group", "nineties"),
        name="a_hundred_already",
    ),
    fails(registers.card_makes_older, ("elder-id",), ("elder-id-born-on-matches",)),
    fails(
        registers.card_of_another,
        ("elder-id",),
        (
            "application-name-consistent",
            "application-id-number-consistent",
            "form-person-consistent",
            "household-is-elders",
        ),
    ),
    recorded("population-register.identity", "denied", "identity-confirmed"),
    recorded("population-register.alive", "denied", "alive-confirmed"),
    recorded("population-register.household", "denied", "household-confirmed"),
    recorded("civil-affairs.not-cremated", "denied", "no-cremation-record"),
    recorded("civil-affairs.allowance-not-paid", "denied", "not-paid-elsewhere"),
    fails(
        registers.registered_elsewhere,
        ("household", "application", "form"),
        ("household-not-elsewhere", "household-in-changsha"),
    ),
    fails(
        registers.registered_in_changsha_road,
        ("household", "application", "form"),
        ("household-not-elsewhere", "household-in-changsha"),
    ),
    fails(
        changes.answer_outside,
        ("situation",),
        ("household-answer-agrees",),
        fits=answered("household", "settled", "moved", holds="household"),
    ),
    fails(registers.register_unsealed, ("household",), ("household-head-sealed",)),
    fails(registers.only_the_provinces_seal, ("household",), ("household-head-sealed",)),
    fails(registers.register_sealed_by_community, ("household",), ("household-head-sealed",)),
    fails(registers.page_of_another, ("household",), ("household-is-elders",)),
    fails(registers.page_number_off, ("household",), ("household-is-elders",)),
    fails(registers.page_makes_older, ("household",), ("household-birth-agrees",)),
    fails(registers.page_of_the_other_sex, ("household",), ("household-birth-agrees",)),
    *identity_defects("elder-id"),
)

APPLICATION: tuple[Defect, ...] = (
    fails(changes.name_misheard, ("application",), ("application-name-consistent",)),
    fails(
        changes.proxy_in_the_elders_place,
        ("application",),
        ("application-name-consistent", "application-id-number-consistent"),
        fits=_proxied,
    ),
    fails(changes.number_swapped, ("application",), ("application-id-number-consistent",)),
    fails(changes.lunar_birthday, ("application",), ("application-born-on-consistent",)),
    fails(changes.form_name_misheard, ("form",), ("form-person-consistent",)),
    fails(changes.form_number_off, ("form",), ("form-person-consistent",)),
    fails(changes.other_group_ticked, ("application",), ("age-group-agrees",)),
    fails(changes.two_groups_ticked, ("application",), ("age-group-ticked-once",)),
    fails(
        changes.no_group_ticked,
        ("application",),
        ("age-group-ticked-once", "application-filled", "age-group-agrees"),
    ),
    fails(changes.group_crossed, ("application",), ("age-group-ticked-once",)),
    fails(
        changes.home_in_the_registers_place,
        ("application",),
        ("application-household-address-consistent",),
        fits=answered("residence", "elsewhere", "institution"),
    ),
    fails(changes.form_household_next_door, ("form",), ("form-household-address-consistent",)),
    fails(changes.form_address_next_door, ("form",), ("form-address-consistent",)),
    fails(changes.form_box_empty, ("form",), ("form-complete",)),
    fails(changes.unsigned, ("application",), ("application-signed",)),
    fails(changes.signed_by_another, ("application",), ("signed-by-elder",), fits=_self),
    fails(
        changes.signed_by_another,
        ("application",),
        ("signed-by-elder-or-proxy",),
        fits=_proxied,
        name="signed_by_a_third",
    ),
    fails(changes.pledge_cut, ("application",), ("application-pledge",)),
    fails(changes.dated_ahead, ("application",), ("application-dated",)),
    fails(changes.phone_without_area_code, ("application",), ("application-phone-valid",)),
    fails(changes.opinion_against, ("application",), ("opinion-says-true",), fits=_certified),
    fails(
        changes.opinion_left_out,
        ("application",),
        ("opinion-given", "opinion-says-true"),
        fits=_certified,
    ),
    fails(changes.opinion_unsealed, ("application",), ("opinion-sealed",), fits=_certified),
    fails(changes.opinion_sealed_by_firm, ("application",), ("opinion-sealed",), fits=_certified),
    fails(
        changes.stopped_ahead,
        ("form",),
        ("stopped-already",),
        fits=answered("before", "elsewhere", "stopped_here"),
    ),
    fails(
        changes.had_before_in_changsha,
        ("form",),
        ("previous-place-outside",),
        fits=answered("before", "elsewhere"),
    ),
    fails(
        changes.had_before_in_a_district,
        ("form",),
        ("previous-place-outside",),
        fits=answered("before", "elsewhere"),
    ),
    fails(
        changes.previous_place_untold,
        ("form",),
        ("previous-place-told",),
        fits=answered("before", "elsewhere"),
    ),
    fails(changes.stop_untold, ("form",), ("stop-told",), fits=answered("before", "stopped_here")),
)

DEFECTS: tuple[Defect, ...] = (*MATERIALS, *PERSON, *APPLICATION, *ACCOUNT, *KIN)
