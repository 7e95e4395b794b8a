"""What can be wrong with what is handed in beside the application, and which point names it."""

from __future__ import annotations

from eval.foundry import wrongs
from eval.foundry.defect import Defect, Fits, asked, fails
from eval.foundry.pack_defects import (
    agent_defects,
    identity_defects,
    in_slot,
    mandate_defects,
    principal_defects,
)
from eval.foundry.papers.business_licence import BusinessLicence, Entity
from eval.foundry.world import World
from eval.foundry.worlds.tobacco_retail_new import agents, papers

OPERATOR = ("operator-id", "application", "form", "lease", "authorisation")
"""Slots that tell of the age of who runs the shop."""


def company(*slots: str) -> Fits:
    """Worlds of firms that hold these slots."""
    return asked(*slots, entity="company")


def individual(*slots: str) -> Fits:
    """Worlds of sole traders that hold these slots."""
    return asked(*slots, entity="individual")


def _has_term(world: World) -> bool:
    licence = world.paper("licence")
    return isinstance(licence, BusinessLicence) and licence.valid_from is not None


def _no_hotel(world: World) -> bool:
    """Whether the shop is a limited company's, and none that foreigners may have."""
    licence = world.paper("licence")
    limited = isinstance(licence, BusinessLicence) and licence.entity is Entity.COMPANY
    return limited and world.situation["outlet"] != ("leisure",)


PAPERS: tuple[Defect, ...] = (
    fails(papers.licence_expired, ("licence",), ("licence-not-expired",), fits=_has_term),
    fails(
        papers.licence_code_misprinted,
        ("licence", "application", "form"),
        ("licence-credit-code-valid",),
    ),
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
    fails(
        papers.child_runs_the_shop,
        OPERATOR,
        ("operator-of-age",),
        fits=asked("operator-id", "application"),
    ),
    fails(
        papers.lessee_is_the_boss,
        ("lease", "licence"),
        ("lease-lessee-is-company",),
        fits=company("lease"),
    ),
    fails(papers.lessee_differs, ("lease",), ("lease-lessee-is-company",), fits=company("lease")),
    fails(
        papers.lessee_differs,
        ("lease",),
        ("lease-lessee-is-operator",),
        fits=individual("lease"),
        name="lessee_is_another_person",
    ),
    fails(papers.lease_expired, ("lease",), ("lease-covers-today",)),
    fails(papers.lease_not_begun, ("lease",), ("lease-covers-today",)),
    fails(papers.lease_next_door, ("lease",), ("lease-address-consistent",)),
    fails(papers.lease_elsewhere, ("lease",), ("lease-address-consistent",)),
    fails(
        papers.owner_differs,
        ("ownership", "licence"),
        ("ownership-owner-is-company",),
        fits=company("ownership"),
    ),
    fails(
        papers.owner_differs,
        ("ownership", "licence"),
        ("ownership-owner-is-operator",),
        fits=individual("ownership"),
        name="owner_is_another_person",
    ),
    fails(
        papers.owner_of_nearly_that_name,
        ("ownership", "licence"),
        ("ownership-owner-is-company", "ownership-owner-is-operator"),
    ),
    fails(papers.title_next_door, ("ownership",), ("ownership-address-consistent",)),
    fails(papers.title_unsealed, ("ownership",), ("ownership-sealed",)),
    fails(papers.title_sealed_by_another, ("ownership",), ("ownership-sealed",)),
    fails(
        papers.old_licence_of_another_shop, ("old-licence",), ("old-licence-address-consistent",)
    ),
    fails(papers.own_licence_still_valid, ("old-licence", "application"), ("old-licence-not-own",)),
    in_slot(wrongs.licence_unsealed, "licence", "licence-sealed"),
    *identity_defects("operator-id"),
    in_slot(
        wrongs.card_of_another,
        "operator-id",
        "operator-is-id-holder",
        "id-number-consistent",
        "form-person-consistent",
    ),
    in_slot(wrongs.lease_unsigned, "lease", "lease-signed"),
)

AGENT: tuple[Defect, ...] = (
    fails(
        agents.given_by_another,
        ("authorisation",),
        ("authorisation-by-company", "authorisation-by-applicant"),
    ),
    fails(agents.for_another_matter, ("authorisation",), ("authorisation-matter",)),
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
        agents.sealed_by_another,
        ("authorisation",),
        ("authorisation-sealed",),
        fits=company("authorisation"),
        name="authority_sealed_by_another",
    ),
    *identity_defects("agent-id"),
    *mandate_defects(
        "authorisation",
        "agent-id",
        "烟草专卖零售许可证延续",
        "烟草专卖零售许可证注销",
        "烟草专卖零售许可证变更、补领",
    ),
    *agent_defects("authorisation", "agent-id", "operator-id"),
    *principal_defects("authorisation", "operator-id", fits=individual("authorisation")),
    in_slot(
        wrongs.mandate_unsealed,
        "authorisation",
        "authorisation-sealed",
        fits=company("authorisation"),
    ),
)
