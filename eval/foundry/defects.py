"""The catalogue of what can be wrong with an application, and which review point names it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from eval.foundry import changes
from eval.foundry.changes import Change
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.world import World

Fits = Callable[[World], bool]


@dataclass(frozen=True)
class Defect:
    """One thing that is wrong with an application.

    `slots` are the materials it spoils: two defects of one case share none. `fits` says
    whether a world has what it needs. `findings` are the review points whose facts it
    changes, with their verdicts; what a paper that is missing, misplaced or illegible does to
    the points that need it follows from the catalogue (`eval.foundry.expected`). Naming any
    of `points` names the defect rightly.
    """

    name: str
    slots: frozenset[str]
    fits: Fits
    change: Change
    points: tuple[str, ...]
    findings: Mapping[str, str]


def _asked(*slots: str, company: bool | None = None) -> Fits:
    """Worlds whose situation asks for all of `slots`, of the kind of operator given."""

    def fits(world: World) -> bool:
        entity = world.situation["entity"] == ("company",)
        return all(slot in world.papers for slot in slots) and company in (None, entity)

    return fits


def _fails(
    change: Change,
    slots: tuple[str, ...],
    points: tuple[str, ...],
    *,
    also: Mapping[str, str] | None = None,
    company: bool | None = None,
    fits: Fits | None = None,
) -> Defect:
    """A fact that makes `points` FAIL, and with them `also`."""
    return Defect(
        name=change.__name__,
        slots=frozenset(slots),
        fits=fits or _asked(*slots, company=company),
        change=change,
        points=points,
        findings={**dict.fromkeys(points, "fail"), **(also or {})},
    )


def _absent(material: str, *points: str) -> Defect:
    return Defect(
        name=f"{material}-missing",
        slots=frozenset({material}),
        fits=_asked(material),
        change=changes.missing(material),
        points=points or (f"{material}-present",),
        findings={},
    )


def _misplaced(material: str, instead: str) -> Defect:
    return Defect(
        name=f"{material}-is-{instead}",
        slots=frozenset({material, instead}),
        fits=_asked(material, instead),
        change=changes.wrong_paper(material, instead),
        points=(f"{material}-right-paper",),
        findings={},
    )


def _illegible(material: str) -> Defect:
    return Defect(
        name=f"{material}-illegible",
        slots=frozenset({material}),
        fits=_asked(material),
        change=changes.illegible(material),
        points=(f"{material}-legible", f"{material}-number-valid"),
        findings={},
    )


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
        also={
            "lease-lessee-is-operator": "fail",
            "ownership-owner-is-operator": "fail",
            "authorisation-by-operator": "fail",
            "application-signed-by-operator": "fail",
        },
    ),
    _fails(
        changes.lessee_differs, ("lease",), ("lease-lessee-is-company", "lease-lessee-is-operator")
    ),
    _fails(
        changes.lease_expired,
        ("lease",),
        ("lease-covers-today",),
        also={"lease-not-ending-soon": "fail"},
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
        also={"application-signed-by-operator": "unsure"},
        company=False,
    ),
    _fails(changes.credit_code_differs, ("application",), ("credit-code-consistent",)),
    _fails(changes.id_number_differs, ("application", "legal-id"), ("id-number-consistent",)),
    _fails(changes.kind_of_business_differs, ("application",), ("application-type-agrees",)),
    _fails(
        changes.only_prepackaged, ("application",), ("business-items-need-licence",), fits=_sells
    ),
    _fails(changes.id_card_expired, ("legal-id",), ("legal-id-not-expired",)),
    _illegible("legal-id"),
    _illegible("agent-id"),
    _fails(
        changes.health_certificate_expired,
        ("health-certificate",),
        ("health-certificate-not-expired",),
        also={"health-certificate-within-a-year": "fail"},
    ),
    _fails(
        changes.agent_number_differs, ("authorisation", "agent-id"), ("agent-id-number-consistent",)
    ),
    _fails(
        changes.another_agent_came,
        ("agent-id", "authorisation"),
        ("agent-name-consistent", "agent-id-number-consistent"),
    ),
    _fails(changes.authorisation_expired, ("authorisation",), ("authorisation-in-force",)),
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
        also={"rules-sealed-by-operator": "fail"},
    ),
    _absent("licence"),
    _absent("layout"),
    _absent("safety-rules"),
    _absent("health-certificate"),
    _absent("lease"),
    _absent("ownership"),
    _absent("authorisation"),
    _absent("legal-id", "legal-id-portrait-present", "legal-id-emblem-present"),
    _absent("agent-id", "agent-id-portrait-present", "agent-id-emblem-present"),
    Defect(
        "legal-id-side-missing",
        frozenset({"legal-id"}),
        _asked("legal-id"),
        changes.id_side_missing,
        ("legal-id-portrait-present", "legal-id-emblem-present"),
        {},
    ),
    _misplaced("licence", "safety-rules"),
    _misplaced("layout", "safety-rules"),
    _misplaced("safety-rules", "layout"),
    _misplaced("health-certificate", "legal-id"),
    _misplaced("lease", "layout"),
    _misplaced("ownership", "licence"),
    _misplaced("authorisation", "application"),
)


def pick_defects(world: World, rng: np.random.Generator, count: int) -> tuple[Defect, ...]:
    """`count` defects that fit the world and spoil different slots; fewer when no more fit."""
    picked: list[Defect] = []
    for index in rng.permutation(len(DEFECTS)):
        defect = DEFECTS[int(index)]
        taken = frozenset().union(*(d.slots for d in picked))
        if len(picked) < count and not defect.slots & taken and defect.fits(world):
            picked.append(defect)
    return tuple(picked)


def named(name: str) -> Defect:
    """The defect of that name; KeyError when there is none."""
    for defect in DEFECTS:
        if defect.name == name:
            return defect
    raise KeyError(f"no defect {name}; known: {', '.join(d.name for d in DEFECTS)}")
