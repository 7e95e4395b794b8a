"""What can be wrong with who comes for the elder, or where the money goes, and what names it."""

from __future__ import annotations

from eval.foundry import wrongs
from eval.foundry.defect import Defect, Fits, asked, fails
from eval.foundry.pack_defects import (
    identity_defects,
    in_slot,
    mandate_defects,
    principal_defects,
    promise_defects,
    recorded,
)
from eval.foundry.worlds.elderly_allowance import accounts, proxies, registers

PROXY = ("proxy-id", "application", "authorisation", "kinship", "commitment")
"""Slots that tell of the age of who comes."""


def answered(key: str, *answers: str, holds: str = "application") -> Fits:
    """Worlds in which one of these answers was given and that slot is held."""
    return lambda world: holds in world.papers and world.situation[key][0] in answers


_proxied = asked("application", "proxy-id")

ACCOUNT: tuple[Defect, ...] = (
    fails(accounts.holder_is_kin, ("application",), ("holder-is-elder",)),
    fails(accounts.form_account_off, ("form",), ("form-account-consistent",)),
    fails(accounts.form_account_swapped, ("form",), ("form-account-consistent",)),
    fails(accounts.card_of_another_account, ("bank-card",), ("bank-card-account-consistent",)),
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
    recorded("pensions.card-active", "denied", "ss-card-active"),
    in_slot(wrongs.bank_card_is_for_credit, "bank-card", "bank-card-is-debit"),
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
    fails(proxies.mandate_for_another_matter, ("authorisation",), ("authorisation-matter",)),
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
    recorded("credit.person-record", "曾作虚假承诺", "promise-record-clear"),
    recorded("credit.person-record", "失信被执行人", "promise-record-clear"),
    *identity_defects("proxy-id"),
    *mandate_defects(
        "authorisation", "proxy-id", "高龄津贴停发", "高龄津贴领取资格认证", "高龄津贴账户变更"
    ),
    *principal_defects("authorisation", "elder-id"),
    *promise_defects("commitment", "proxy-id"),
)
