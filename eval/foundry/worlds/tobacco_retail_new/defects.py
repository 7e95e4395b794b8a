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
)
from eval.foundry.pack_defects import recorded
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.world import World
from eval.foundry.worlds.tobacco_retail_new import agents, changes
from eval.foundry.worlds.tobacco_retail_new.paper_defects import AGENT, PAPERS, company, individual


def _goods(count: int) -> Fits:
    """Worlds in which so many goods were chosen."""
    return lambda world: "application" in world.papers and len(world.situation["goods"]) == count


def _at_home(world: World) -> bool:
    """Whether who runs the shop lives at its address."""
    card = world.paper("operator-id")
    return isinstance(card, IdPortrait) and card.address == world.form["address"]


def _barred(fact: str, answer: str, years: int, point: str) -> Defect:
    return fails(
        partial(agents.barred, fact=fact, answer=answer, years=years),
        ("records",),
        (point,),
        name=f"{fact}-not-long-ago",
    )


MATERIALS: tuple[Defect, ...] = (
    absent("application"),
    absent("licence"),
    absent("lease"),
    absent("ownership"),
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
    illegible("lease", "lease-address-consistent"),
    illegible("ownership", "ownership-address-consistent"),
    illegible("old-licence", "old-licence-address-consistent"),
    illegible("authorisation", "authorisation-matter"),
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
        fits=company("application"),
    ),
    fails(
        changes.seal_of_another,
        ("application",),
        ("application-sealed-by-company",),
        fits=company("application"),
    ),
    fails(
        changes.seal_of_nearly_that_name,
        ("application",),
        ("application-sealed-by-company",),
        fits=company("application"),
    ),
    fails(
        changes.unsigned,
        ("application",),
        ("application-signed", "application-signed-by-operator"),
        fits=individual("application"),
    ),
    fails(
        changes.signed_by_another,
        ("application",),
        ("application-signed-by-operator",),
        fits=individual("application"),
    ),
    fails(
        changes.signed_nearly,
        ("application",),
        ("application-signed-by-operator",),
        fits=individual("application"),
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
    fails(
        changes.dated_before_the_licence, ("application", "licence"), ("application-after-licence",)
    ),
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

RECORDS: tuple[Defect, ...] = (
    recorded("tobacco.outside-school-zone", "denied", "outside-school-zone"),
    fails(agents.too_near, ("records",), ("spacing-kept",)),
    recorded("tobacco.quota", "已满", "area-has-quota"),
    recorded("tobacco.quota", "轮候", "area-has-quota"),
    recorded("tobacco.licence-at-address", "有效", "no-valid-licence-at-address"),
    recorded("tobacco.licence-at-address", "停业", "no-valid-licence-at-address"),
    recorded("tobacco.unlicensed-sales", "三年内有一年两次以上", "no-repeated-unlicensed-sales"),
    recorded("tobacco.unlicensed-sales", "三次", "no-repeated-unlicensed-sales"),
    recorded("registration-platform.status", "吊销", "licence-in-business"),
    recorded("registration-platform.status", "注销", "licence-in-business"),
    recorded("civil-affairs.special-group", "denied", "special-group-confirmed"),
    _barred("cancellation", "取消资格", 3, "not-within-three-years-of-cancellation"),
    _barred("false-application", "提供虚假材料", 1, "not-within-a-year-of-false-materials"),
    _barred("revocation", "撤销", 3, "not-within-three-years-of-revocation"),
)

DEFECTS: tuple[Defect, ...] = (*MATERIALS, *APPLICATION, *PAPERS, *AGENT, *RECORDS)
