"""What can be wrong with an application for elderly-allowance, and which point names it."""

from __future__ import annotations

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
from eval.foundry.world import World
from eval.foundry.worlds.elderly_allowance import accounts, changes, proxies, registers

ELDER = ("elder-id", "household", "application", "form", "authorisation", "ss-card")
"""Slots that tell of the elder's age."""

PROXY = ("proxy-id", "application", "authorisation", "kinship", "commitment")
"""Slots that tell of the age of who comes."""


def _any(key: str, *answers: str, holds: str = "application") -> Fits:
    """Worlds in which one of these answers was given and that slot is held."""
    return lambda world: holds in world.papers and world.situation[key][0] in answers


def _certified(world: World) -> bool:
    answers = world.situation
    return "done" in answers["checked"] or answers["applicant"][0] in ("guardian", "community")


def _refused(fact: str, point: str, answer: str = "denied", fits: Fits | None = None) -> Defect:
    """A system answers otherwise than was claimed."""
    return fails(
        lambda world, rng: world.with_record(f"source.{fact}", answer),
        ("records",),
        (point,),
        fits=fits,
        name=f"{fact.replace('.', '-')}-{answer}",
    )


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
    absent("elder-id", "elder-id-portrait-present", "elder-id-emblem-present"),
    absent("household", "household-head-present", "household-member-present"),
    absent("bank-card"),
    absent("ss-card"),
    absent("authorisation"),
    absent("proxy-id", "proxy-id-portrait-present", "proxy-id-emblem-present"),
    absent("kinship"),
    absent("commitment"),
    *sides_missing("elder-id"),
    *sides_missing("proxy-id"),
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
    illegible("elder-id", "elder-id-number-valid"),
    illegible("household", "household-not-elsewhere"),
    illegible("bank-card", "bank-card-number-valid"),
    illegible("ss-card", "ss-card-is-elders"),
    illegible("authorisation", "authorisation-in-force"),
    illegible("proxy-id", "proxy-id-number-valid"),
    illegible("kinship", "kinship-is-proxys"),
    illegible("commitment", "commitment-matter"),
)

PERSON: tuple[Defect, ...] = (
    fails(
        registers.too_young,
        ELDER,
        ("elder-at-least-80",),
        fits=_any("age_group", "eighties"),
        name="not_yet_eighty",
    ),
    fails(
        registers.too_young,
        ELDER,
        ("age-fits-nineties",),
        fits=_any("age_group", "nineties"),
        name="not_yet_ninety",
    ),
    fails(
        registers.too_young,
        ELDER,
        ("age-fits-hundred",),
        fits=_any("age_group", "hundred"),
        name="not_yet_a_hundred",
    ),
    fails(
        registers.grown_out,
        ELDER,
        ("age-fits-eighties",),
        fits=_any("age_group", "eighties"),
        name="ninety_already",
    ),
    fails(
        registers.grown_out,
        ELDER,
        ("age-fits-nineties",),
        fits=_any("age_group", "nineties"),
        name="a_hundred_already",
    ),
    fails(registers.card_expired, ("elder-id",), ("elder-id-not-expired",)),
    fails(registers.card_number_misprinted, ("elder-id",), ("elder-id-number-valid",)),
    fails(registers.card_makes_older, ("elder-id",), ("elder-id-born-on-matches",)),
    fails(registers.card_of_the_other_sex, ("elder-id",), ("elder-id-sex-matches",)),
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
    _refused("population-register.identity", "identity-confirmed"),
    _refused("population-register.alive", "alive-confirmed"),
    _refused("population-register.household", "household-confirmed"),
    _refused("civil-affairs.not-cremated", "no-cremation-record"),
    _refused("civil-affairs.allowance-not-paid", "not-paid-elsewhere"),
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
        fits=_any("household", "settled", "moved", holds="household"),
    ),
    fails(registers.register_unsealed, ("household",), ("household-head-sealed",)),
    fails(registers.only_the_provinces_seal, ("household",), ("household-head-sealed",)),
    fails(registers.register_sealed_by_community, ("household",), ("household-head-sealed",)),
    fails(registers.page_of_another, ("household",), ("household-is-elders",)),
    fails(registers.page_number_off, ("household",), ("household-is-elders",)),
    fails(registers.page_makes_older, ("household",), ("household-birth-agrees",)),
    fails(registers.page_of_the_other_sex, ("household",), ("household-birth-agrees",)),
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
        fits=_any("residence", "elsewhere", "institution"),
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
        fits=_any("before", "elsewhere", "stopped_here"),
    ),
    fails(
        changes.had_before_in_changsha,
        ("form",),
        ("previous-place-outside",),
        fits=_any("before", "elsewhere"),
    ),
    fails(
        changes.had_before_in_a_district,
        ("form",),
        ("previous-place-outside",),
        fits=_any("before", "elsewhere"),
    ),
    fails(
        changes.previous_place_untold,
        ("form",),
        ("previous-place-told",),
        fits=_any("before", "elsewhere"),
    ),
    fails(changes.stop_untold, ("form",), ("stop-told",), fits=_any("before", "stopped_here")),
)

ACCOUNT: tuple[Defect, ...] = (
    fails(accounts.holder_is_kin, ("application",), ("holder-is-elder",)),
    fails(accounts.form_account_off, ("form",), ("form-account-consistent",)),
    fails(accounts.form_account_swapped, ("form",), ("form-account-consistent",)),
    fails(accounts.card_of_another_account, ("bank-card",), ("bank-card-account-consistent",)),
    fails(accounts.credit_card, ("bank-card",), ("bank-card-is-debit",)),
    fails(
        accounts.card_number_misprinted,
        ("bank-card", "application", "form"),
        ("bank-card-number-valid",),
        name="bank_card_number_misprinted",
    ),
    fails(
        accounts.account_off,
        ("application", "form"),
        ("account-number-valid",),
        fits=asked("application", "ss-card"),
    ),
    fails(accounts.security_card_of_another, ("ss-card",), ("ss-card-is-elders",)),
    fails(accounts.security_card_number_off, ("ss-card",), ("ss-card-is-elders",)),
    _refused("pensions.card-active", "ss-card-active", fits=asked("ss-card")),
)

KIN: tuple[Defect, ...] = (
    fails(proxies.another_came, ("application",), ("proxy-name-consistent",), fits=_proxied),
    fails(
        proxies.proxy_number_swapped, ("application",), ("proxy-name-consistent",), fits=_proxied
    ),
    fails(
        proxies.proxy_untold,
        ("application",),
        ("proxy-named", "proxy-name-consistent"),
        fits=_proxied,
    ),
    fails(proxies.proxy_phone_missing, ("form",), ("proxy-named",), fits=_proxied),
    fails(proxies.proxy_phone_long, ("form",), ("proxy-phone-valid",), fits=_proxied),
    fails(
        proxies.card_expired, ("proxy-id",), ("proxy-id-not-expired",), name="proxy_card_expired"
    ),
    fails(
        proxies.card_number_misprinted,
        ("proxy-id",),
        ("proxy-id-number-valid",),
        name="proxy_number_misprinted",
    ),
    fails(proxies.card_of_another_birthday, ("proxy-id",), ("proxy-id-born-on-matches",)),
    fails(
        proxies.card_of_the_other_sex,
        ("proxy-id",),
        ("proxy-id-sex-matches",),
        name="proxy_card_of_the_other_sex",
    ),
    fails(
        proxies.under_age,
        PROXY,
        ("proxy-id-of-age",),
        fits=_any("applicant", "relative", "community"),
    ),
    fails(
        proxies.under_age,
        PROXY,
        ("guardian-of-age",),
        fits=_any("applicant", "guardian"),
        name="guardian_under_age",
    ),
    fails(
        proxies.elder_twice,
        ("proxy-id",),
        ("proxy-id-is-another", "proxy-name-consistent"),
        fits=_any("applicant", "relative", "community"),
    ),
    fails(
        proxies.elder_twice,
        ("proxy-id",),
        ("guardian-is-another", "proxy-name-consistent"),
        fits=_any("applicant", "guardian"),
        name="elder_own_guardian",
    ),
    fails(
        proxies.no_kin, ("application",), ("relation-is-kin",), fits=_any("applicant", "relative")
    ),
    fails(
        proxies.kin_for_the_community,
        ("application",),
        ("relation-is-community",),
        fits=_any("applicant", "community"),
    ),
    fails(proxies.agent_misheard, ("authorisation",), ("agent-name-consistent",)),
    fails(proxies.agent_number_off, ("authorisation",), ("agent-id-number-consistent",)),
    fails(proxies.mandate_for_another_matter, ("authorisation",), ("authorisation-matter",)),
    fails(proxies.mandate_expired, ("authorisation",), ("authorisation-in-force",)),
    fails(proxies.mandate_not_begun, ("authorisation",), ("authorisation-in-force",)),
    fails(proxies.mandate_by_another, ("authorisation",), ("authorisation-by-applicant",)),
    fails(
        proxies.mandate_by_namesake,
        ("authorisation",),
        ("authorisation-principal-number-consistent",),
    ),
    fails(proxies.mandate_unsigned, ("authorisation",), ("authorisation-signed",)),
    fails(proxies.kins_page_of_another, ("kinship",), ("kinship-is-proxys",)),
    fails(proxies.kins_page_number_off, ("kinship",), ("kinship-is-proxys",)),
    fails(
        registers.two_heads, ("kinship",), ("kinship-shows-relation",), fits=registers.elder_heads
    ),
    fails(
        registers.head_of_another_household,
        ("household",),
        ("kinship-shows-relation",),
        fits=registers.kin_heads,
    ),
    fails(
        registers.only_a_lodger,
        ("kinship",),
        ("kinship-shows-relation",),
        fits=registers.kin_stands_below,
    ),
    fails(proxies.promised_by_another, ("commitment",), ("commitment-by-applicant",)),
    fails(proxies.promise_number_swapped, ("commitment",), ("commitment-number-consistent",)),
    fails(proxies.promise_of_another_matter, ("commitment",), ("commitment-matter",)),
    fails(proxies.promise_without_consequences, ("commitment",), ("commitment-consequences",)),
    fails(proxies.promise_unsigned, ("commitment",), ("commitment-signed",)),
    fails(proxies.promise_dated_ahead, ("commitment",), ("commitment-dated",)),
    _refused(
        "credit.person-record", "promise-record-clear", "曾作虚假承诺", fits=asked("commitment")
    ),
)

DEFECTS: tuple[Defect, ...] = (*MATERIALS, *PERSON, *APPLICATION, *ACCOUNT, *KIN)
