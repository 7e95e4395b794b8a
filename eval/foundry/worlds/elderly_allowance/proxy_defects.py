"""What can be wrong with who comes for the elder, or where the money goes, and what names it."""

from __future__ import annotations

from eval.foundry.defect import Defect, Fits, asked, fails
from eval.foundry.worlds.elderly_allowance import accounts, proxies, registers

PROXY = ("proxy-id", "application", "authorisation", "kinship", "commitment")
"""Slots that tell of the age of who comes."""


def answered(key: str, *answers: str, holds: str = "application") -> Fits:
    """Worlds in which one of these answers was given and that slot is held."""
    return lambda world: holds in world.papers and world.situation[key][0] in answers


def refused(fact: str, point: str, answer: str = "denied", fits: Fits | None = None) -> Defect:
    """A system answers otherwise than was claimed."""
    return fails(
        lambda world, rng: world.with_record(f"source.{fact}", answer),
        ("records",),
        (point,),
        fits=fits,
        name=f"{fact.replace('.', '-')}-{answer}",
    )


_proxied = asked("application", "proxy-id")

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
    refused("pensions.card-active", "ss-card-active", fits=asked("ss-card")),
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
        fits=answered("applicant", "relative", "community"),
    ),
    fails(
        proxies.under_age,
        PROXY,
        ("guardian-of-age",),
        fits=answered("applicant", "guardian"),
        name="guardian_under_age",
    ),
    fails(
        proxies.elder_twice,
        ("proxy-id", "elder-id"),
        ("proxy-id-is-another", "proxy-name-consistent"),
        fits=answered("applicant", "relative", "community"),
    ),
    fails(
        proxies.elder_twice,
        ("proxy-id", "elder-id"),
        ("guardian-is-another", "proxy-name-consistent"),
        fits=answered("applicant", "guardian"),
        name="elder_own_guardian",
    ),
    fails(
        proxies.no_kin,
        ("application",),
        ("relation-is-kin",),
        fits=answered("applicant", "relative"),
    ),
    fails(
        proxies.kin_for_the_community,
        ("application",),
        ("relation-is-community",),
        fits=answered("applicant", "community"),
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
    refused(
        "credit.person-record", "promise-record-clear", "曾作虚假承诺", fits=asked("commitment")
    ),
)
