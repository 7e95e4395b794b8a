"""What can be wrong with an application for tobacco-retail-new, and which point names it."""

from __future__ import annotations

from functools import partial

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
from eval.foundry.papers.business_licence import BusinessLicence, Entity
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.world import World
from eval.foundry.worlds.tobacco_retail_new import agents, changes, papers

OPERATOR = ("operator-id", "application", "form", "lease", "authorisation")
"""Slots that tell of the age of who runs the shop."""


def _company(*slots: str) -> Fits:
    return asked(*slots, entity="company")


def _individual(*slots: str) -> Fits:
    return asked(*slots, entity="individual")


def _goods(count: int) -> Fits:
    """Worlds in which so many goods were chosen."""
    return lambda world: "application" in world.papers and len(world.situation["goods"]) == count


def _has_term(world: World) -> bool:
    licence = world.paper("licence")
    return isinstance(licence, BusinessLicence) and licence.valid_from is not None


def _no_hotel(world: World) -> bool:
    """Whether the shop is a limited company's, and none that foreigners may have."""
    licence = world.paper("licence")
    limited = isinstance(licence, BusinessLicence) and licence.entity is Entity.COMPANY
    return limited and world.situation["outlet"] != ("leisure",)


def _at_home(world: World) -> bool:
    """Whether who runs the shop lives at its address."""
    card = world.paper("operator-id")
    return isinstance(card, IdPortrait) and card.address == world.form["address"]


def _answered(fact: str, answer: str, point: str) -> Defect:
    """A system answers otherwise than it must."""
    return fails(
        lambda world, rng: world.with_record(f"source.{fact}", answer),
        ("records",),
        (point,),
        fits=lambda world: f"source.{fact}" in world.records,
        name=f"{fact.replace('.', '-')}-{answer}",
    )


def _barred(fact: str, answer: str, years: int, point: str) -> Defect:
    return fails(
        partial(agents.barred, fact=fact, answer=answer, years=years),
        ("records",),
        (point,),
        name=f"{fact}-not-long-ago",
    )


def _cards(material: str) -> tuple[Defect, ...]:
    """What can be wrong with the card of who runs the shop, or of who comes."""
    kinds = {
        "not-expired": papers.card_expired,
        "number-valid": papers.card_number_misprinted,
        "born-on-matches": papers.card_of_another_birthday,
        "sex-matches": papers.card_of_the_other_sex,
    }
    return tuple(
        fails(
            partial(change, material=material),
            (material,),
            (f"{material}-{point}",),
            name=f"{material}-{change.__name__}",
        )
        for point, change in kinds.items()
    )


MATERIALS: tuple[Defect, ...] = (
    absent("application"),
    absent("licence"),
    absent("operator-id", "operator-id-portrait-present", "operator-id-emblem-present"),
    absent("lease"),
    absent("ownership"),
    absent("authorisation"),
    absent("agent-id", "agent-id-portrait-present", "agent-id-emblem-present"),
    *sides_missing("operator-id"),
    *sides_missing("agent-id"),
    misplaced("application", "licence"),
    misplaced("licence", "application"),
    misplaced("operator-id", "licence"),
    misplaced("lease", "licence"),
    misplaced("ownership", "operator-id"),
    misplaced("old-licence", "licence"),
    misplaced("authorisation", "application"),
    misplaced("agent-id", "authorisation"),
    illegible("application", "application-filled"),
    illegible("licence", "licence-scope-covers-tobacco"),
    illegible("operator-id", "operator-id-number-valid"),
    illegible("lease", "lease-address-consistent"),
    illegible("ownership", "ownership-address-consistent"),
    illegible("old-licence", "old-licence-address-consistent"),
    illegible("authorisation", "authorisation-matter"),
    illegible("agent-id", "agent-id-number-valid"),
)

APPLICATION: tuple[Defect, ...] = (
    fails(changes.name_miswritten, ("application",), ("name-consistent",)),
    fails(changes.name_of_another, ("application",), ("name-consistent",)),
    fails(changes.code_off, ("application",), ("credit-code-consistent",)),
    fails(changes.operator_misheard, ("application",), ("operator-consistent",)),
    fails(changes.number_swapped, ("application",), ("id-number-consistent",)),
    fails(changes.other_kind_ticked, ("application",), ("application-economic-type-agrees",)),
    fails(
        changes.other_outlet_ticked,
        ("application",),
        ("application-outlet-agrees", "form-shop-consistent"),
    ),
    fails(changes.two_outlets_ticked, ("application",), ("application-one-outlet",)),
    fails(
        changes.no_outlet_ticked,
        ("application",),
        ("application-one-outlet", "application-filled", "application-outlet-agrees"),
    ),
    fails(
        changes.boxes_crossed,
        ("application",),
        ("application-one-outlet", "application-one-right"),
    ),
    fails(
        changes.one_good_left_out, ("application",), ("application-goods-agree",), fits=_goods(2)
    ),
    fails(
        changes.cigarettes_left_out,
        ("application",),
        ("application-cigarettes-ticked", "application-goods-agree"),
        fits=asked("application", goods="cigarettes"),
    ),
    fails(changes.one_good_more, ("application",), ("application-goods-agree",), fits=_goods(1)),
    fails(
        changes.no_goods_ticked,
        ("application",),
        ("application-retail-only", "application-goods-agree", "application-filled"),
    ),
    fails(changes.other_right_ticked, ("application",), ("premises-right-agrees",)),
    fails(changes.both_rights_ticked, ("application",), ("application-one-right",)),
    fails(
        changes.no_right_ticked,
        ("application",),
        ("application-one-right", "application-filled", "premises-right-agrees"),
    ),
    fails(
        changes.unsealed,
        ("application",),
        ("application-sealed-by-company",),
        fits=_company("application"),
    ),
    fails(
        changes.seal_of_another,
        ("application",),
        ("application-sealed-by-company",),
        fits=_company("application"),
    ),
    fails(
        changes.seal_of_nearly_that_name,
        ("application",),
        ("application-sealed-by-company",),
        fits=_company("application"),
    ),
    fails(
        changes.unsigned,
        ("application",),
        ("application-signed", "application-signed-by-operator"),
        fits=_individual("application"),
    ),
    fails(
        changes.signed_by_another,
        ("application",),
        ("application-signed-by-operator",),
        fits=_individual("application"),
    ),
    fails(
        changes.signed_nearly,
        ("application",),
        ("application-signed-by-operator",),
        fits=_individual("application"),
    ),
    fails(changes.statement_cut, ("application",), ("application-truthful",)),
    fails(
        changes.apart_untold,
        ("application",),
        ("residence-declared-apart",),
        fits=asked("application", housing="residence"),
    ),
    fails(
        changes.apart_untold,
        ("application",),
        ("premises-apart-from-home",),
        fits=_at_home,
        name="home_not_told_apart",
    ),
    fails(changes.dated_ahead, ("application",), ("application-dated",)),
    fails(changes.dated_before_the_licence, ("application",), ("application-after-licence",)),
    fails(changes.phone_without_area_code, ("application",), ("application-phone-valid",)),
    fails(changes.shop_elsewhere, ("application", "form"), ("premises-registered",)),
    fails(
        changes.shop_in_another_city,
        ("application", "form"),
        ("premises-in-changsha", "premises-registered"),
    ),
    fails(changes.form_name_miswritten, ("form",), ("form-subject-consistent",)),
    fails(changes.form_code_off, ("form",), ("form-subject-consistent",)),
    fails(changes.form_operator_misheard, ("form",), ("form-person-consistent",)),
    fails(changes.form_number_off, ("form",), ("form-person-consistent",)),
    fails(changes.form_address_next_door, ("form",), ("form-address-consistent",)),
    fails(changes.form_area_differs, ("form",), ("form-shop-consistent",)),
    fails(changes.form_outlet_differs, ("form",), ("form-shop-consistent",)),
    fails(changes.form_box_empty, ("form",), ("form-complete",)),
)

PAPERS: tuple[Defect, ...] = (
    fails(papers.licence_expired, ("licence",), ("licence-not-expired",), fits=_has_term),
    fails(
        papers.licence_code_misprinted,
        ("licence", "application", "form"),
        ("licence-credit-code-valid",),
    ),
    fails(papers.licence_unsealed, ("licence",), ("licence-sealed",)),
    fails(papers.licence_sealed_by_another, ("licence",), ("licence-sealed",)),
    fails(
        papers.licence_of_tomorrow,
        ("licence",),
        ("licence-established", "application-after-licence"),
    ),
    fails(papers.licence_of_the_other_kind, ("licence",), ("licence-type-agrees",)),
    fails(papers.foreigners_shop, ("licence",), ("not-foreign-retailer",), fits=_no_hotel),
    fails(papers.partly_foreigners_shop, ("licence",), ("not-foreign-retailer",), fits=_no_hotel),
    fails(papers.scope_without_tobacco, ("licence",), ("licence-scope-covers-tobacco",)),
    fails(papers.scope_except_tobacco, ("licence",), ("licence-scope-covers-tobacco",)),
    fails(
        papers.licence_of_another_person,
        ("licence",),
        ("operator-consistent", "operator-is-id-holder"),
    ),
    fails(papers.licence_next_door, ("licence",), ("premises-registered",)),
    *_cards("operator-id"),
    fails(
        papers.card_of_another,
        ("operator-id",),
        ("operator-is-id-holder", "id-number-consistent", "form-person-consistent"),
    ),
    fails(
        papers.child_runs_the_shop,
        OPERATOR,
        ("operator-of-age",),
        fits=asked("operator-id", "application"),
    ),
    fails(
        papers.lessee_is_the_boss,
        ("lease",),
        ("lease-lessee-is-company",),
        fits=_company("lease"),
    ),
    fails(papers.lessee_differs, ("lease",), ("lease-lessee-is-company",), fits=_company("lease")),
    fails(
        papers.lessee_differs,
        ("lease",),
        ("lease-lessee-is-operator",),
        fits=_individual("lease"),
        name="lessee_is_another_person",
    ),
    fails(papers.lease_expired, ("lease",), ("lease-covers-today",)),
    fails(papers.lease_not_begun, ("lease",), ("lease-covers-today",)),
    fails(papers.lease_next_door, ("lease",), ("lease-address-consistent",)),
    fails(papers.lease_elsewhere, ("lease",), ("lease-address-consistent",)),
    fails(
        papers.owner_differs,
        ("ownership",),
        ("ownership-owner-is-company",),
        fits=_company("ownership"),
    ),
    fails(
        papers.owner_differs,
        ("ownership",),
        ("ownership-owner-is-operator",),
        fits=_individual("ownership"),
        name="owner_is_another_person",
    ),
    fails(
        papers.owner_of_nearly_that_name,
        ("ownership",),
        ("ownership-owner-is-company", "ownership-owner-is-operator"),
    ),
    fails(papers.title_next_door, ("ownership",), ("ownership-address-consistent",)),
    fails(papers.title_unsealed, ("ownership",), ("ownership-sealed",)),
    fails(papers.title_sealed_by_another, ("ownership",), ("ownership-sealed",)),
    fails(
        papers.old_licence_of_another_shop, ("old-licence",), ("old-licence-address-consistent",)
    ),
    fails(papers.own_licence_still_valid, ("old-licence",), ("old-licence-not-own",)),
)

AGENT: tuple[Defect, ...] = (
    fails(agents.agent_misheard, ("authorisation",), ("agent-name-consistent",)),
    fails(agents.agent_number_off, ("authorisation",), ("agent-id-number-consistent",)),
    fails(
        agents.another_agent_came,
        ("agent-id",),
        ("agent-name-consistent", "agent-id-number-consistent"),
    ),
    fails(
        agents.given_by_another,
        ("authorisation",),
        ("authorisation-by-company", "authorisation-by-operator"),
    ),
    fails(agents.for_another_matter, ("authorisation",), ("authorisation-matter",)),
    fails(
        agents.expired, ("authorisation",), ("authorisation-in-force",), name="authority_expired"
    ),
    fails(
        agents.not_begun,
        ("authorisation",),
        ("authorisation-in-force",),
        name="authority_not_begun",
    ),
    fails(
        agents.dated_ahead,
        ("authorisation",),
        ("authorisation-dated",),
        name="authority_dated_ahead",
    ),
    fails(
        agents.dated_after_its_end,
        ("authorisation",),
        ("authorisation-dated", "authorisation-in-force"),
        name="authority_ended_before_it_was_given",
    ),
    fails(
        agents.unsealed,
        ("authorisation",),
        ("authorisation-sealed",),
        fits=_company("authorisation"),
        name="authority_unsealed",
    ),
    fails(
        agents.sealed_by_another,
        ("authorisation",),
        ("authorisation-sealed",),
        fits=_company("authorisation"),
        name="authority_sealed_by_another",
    ),
    fails(
        agents.unsigned,
        ("authorisation",),
        ("authorisation-signed",),
        fits=_individual("authorisation"),
        name="authority_unsigned",
    ),
    *_cards("agent-id"),
)

RECORDS: tuple[Defect, ...] = (
    _answered("tobacco.outside-school-zone", "denied", "outside-school-zone"),
    fails(agents.too_near, ("records",), ("spacing-kept",)),
    _answered("tobacco.quota", "已满", "area-has-quota"),
    _answered("tobacco.licence-at-address", "有效", "no-valid-licence-at-address"),
    _answered("tobacco.licence-at-address", "停业", "no-valid-licence-at-address"),
    _answered("tobacco.unlicensed-sales", "三年内有一年两次以上", "no-repeated-unlicensed-sales"),
    _answered("registration-platform.status", "吊销", "licence-in-business"),
    _answered("registration-platform.status", "注销", "licence-in-business"),
    _answered("civil-affairs.special-group", "denied", "special-group-confirmed"),
    _barred("cancellation", "取消资格", 3, "not-within-three-years-of-cancellation"),
    _barred("false-application", "提供虚假材料", 1, "not-within-a-year-of-false-materials"),
    _barred("revocation", "撤销", 3, "not-within-three-years-of-revocation"),
)

DEFECTS: tuple[Defect, ...] = (*MATERIALS, *APPLICATION, *PAPERS, *AGENT, *RECORDS)
