"""What can be wrong with an application for food-business-new, and which point names it."""

from __future__ import annotations

from collections.abc import Sequence

from eval.foundry import wrongs
from eval.foundry.defect import (
    Change,
    Defect,
    Fits,
    absent,
    asked,
    fails,
    misplaced,
)
from eval.foundry.pack_defects import (
    agent_defects,
    identity_defects,
    in_slot,
    mandate_defects,
    principal_defects,
)
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.world import World
from eval.foundry.worlds.food_business import changes


def _asked(*slots: str, company: bool | None = None) -> Fits:
    """Worlds whose situation asks for all of `slots`, of the kind of operator given."""
    if company is None:
        return asked(*slots)
    return asked(*slots, entity="company" if company else "individual")


def _fails(
    change: Change,
    slots: Sequence[str],
    points: Sequence[str],
    *,
    company: bool | None = None,
    fits: Fits | None = None,
) -> Defect:
    return fails(change, slots, points, fits=fits or _asked(*slots, company=company))


def _has_term(world: World) -> bool:
    licence = world.paper("licence")
    return isinstance(licence, BusinessLicence) and licence.valid_from is not None


def _sells(world: World) -> bool:
    return world.situation["business_type"] == ("sales",)


DEFECTS: tuple[Defect, ...] = (
    _fails(changes.licence_expired, ("licence",), ("licence-not-expired",), fits=_has_term),
    _fails(changes.scope_without_food, ("licence",), ("licence-scope-covers-food",)),
    _fails(
        changes.legal_representative_differs,
        ("licence",),
        ("legal-representative-is-id-holder", "legal-representative-consistent"),
    ),
    _fails(
        changes.lessee_differs, ("lease",), ("lease-lessee-is-company", "lease-lessee-is-operator")
    ),
    _fails(
        changes.lease_expired,
        ("lease",),
        ("lease-covers-today",),
    ),
    _fails(changes.lease_of_other_premises, ("lease",), ("lease-address-consistent",)),
    _fails(changes.title_of_other_premises, ("ownership",), ("ownership-address-consistent",)),
    _fails(
        changes.owner_differs,
        ("ownership",),
        ("ownership-owner-is-company", "ownership-owner-is-operator"),
    ),
    _fails(
        changes.commitment_unsealed,
        ("application",),
        ("application-sealed-by-operator",),
        company=True,
    ),
    _fails(
        changes.seal_of_another_firm,
        ("application",),
        ("application-sealed-by-operator",),
        company=True,
    ),
    _fails(
        changes.commitment_unsigned,
        ("application",),
        ("application-signed",),
        company=False,
    ),
    _fails(changes.credit_code_differs, ("application",), ("credit-code-consistent",)),
    _fails(changes.id_number_differs, ("application", "legal-id"), ("id-number-consistent",)),
    _fails(changes.kind_of_business_differs, ("application",), ("application-type-agrees",)),
    _fails(
        changes.only_prepackaged,
        ("application", "situation"),
        ("business-items-need-licence",),
        fits=_sells,
    ),
    _fails(
        changes.health_certificate_expired,
        ("health-certificate",),
        ("health-certificate-not-expired",),
    ),
    _fails(
        changes.authorisation_unsealed,
        ("authorisation",),
        ("authorisation-sealed",),
        company=True,
    ),
    _fails(changes.system_missing, ("safety-rules",), ("rules-name-four-systems",)),
    _fails(changes.rules_unsealed, ("safety-rules",), ("rules-sealed-by-operator",), company=True),
    _fails(
        changes.rules_of_another_firm,
        ("safety-rules",),
        ("rules-operator-consistent",),
    ),
    absent("licence"),
    absent("layout"),
    absent("safety-rules"),
    absent("health-certificate"),
    absent("lease"),
    absent("ownership"),
    misplaced("licence", "safety-rules"),
    misplaced("layout", "safety-rules"),
    misplaced("safety-rules", "layout"),
    misplaced("health-certificate", "legal-id"),
    misplaced("lease", "layout"),
    misplaced("ownership", "licence"),
    misplaced("authorisation", "application"),
    *identity_defects("legal-id"),
    *identity_defects("agent-id"),
    *mandate_defects(
        "authorisation",
        "agent-id",
        "食品经营许可证延续",
        "食品经营许可变更事项",
        "注销食品经营许可证",
    ),
    *agent_defects("authorisation", "agent-id", "legal-id"),
    *principal_defects("authorisation", "legal-id", fits=_asked("authorisation", company=False)),
    in_slot(wrongs.lease_unsigned, "lease", "lease-signed"),
)
