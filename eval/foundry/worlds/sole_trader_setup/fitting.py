"""Which applications a defect of sole-trader-setup can spoil, and how it is put down."""

from __future__ import annotations

from eval.foundry.defect import Change, Defect, Fits, asked, fails
from eval.foundry.papers.household_register import HouseholdMember
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.slips import paper_of
from eval.foundry.world import World
from eval.foundry.worlds.sole_trader_setup.altered import application

EVERYTHING = (
    "form",
    "application",
    "operator-id",
    "family-id",
    "operator-register",
    "family-register",
    "marriage",
    "lease",
    "lessor-title",
    "ownership",
    "neighbours",
    "approval",
    "authorisation",
)
"""Slots where the operator, a member or the shop is named: for what is wrong in all alike."""


def on_form(change: Change, *points: str, fits: Fits | None = None, **answers: str) -> Defect:
    """What is wrong in the form alone."""
    return fails(change, ("form",), points, fits=fits or asked(**answers))


def written(change: Change, *points: str, fits: Fits | None = None, **answers: str) -> Defect:
    """What is wrong on the application alone."""
    return fails(change, ("application",), points, fits=fits or asked("application", **answers))


def on_both(change: Change, *points: str, **answers: str) -> Defect:
    """What is wrong in the form and on the application alike."""
    return fails(change, ("form", "application"), points, fits=asked("application", **answers))


def on(material: str, change: Change, *points: str, fits: Fits | None = None) -> Defect:
    """What is wrong with the papers of one slot."""
    return fails(change, (material,), points, fits=fits or asked(material))


def approved(change: Change, *points: str, fits: Fits | None = None) -> Defect:
    """What is wrong with an approval, and told alike in the form."""
    return fails(change, ("form", "approval"), points, fits=fits or asked("approval"))


def has_term(world: World) -> bool:
    """An approval that says until when."""
    return "approval_valid_until" in world.form


def has_terms(world: World) -> bool:
    """A lease that gives the parties' numbers."""
    return "lease" in world.papers and bool(paper_of(world, "lease", LeaseContract).terms)


def timeless(world: World) -> bool:
    """An approval that says no term."""
    return "approval" in world.papers and not has_term(world)


def named_by_district(world: World) -> bool:
    """A shop whose name begins with its district."""
    name = application(world).name
    return bool(name) and "区" in name


def operator_heads(world: World) -> bool:
    """A household of which the operator is the head."""
    slot = "operator-register"
    return slot in world.papers and paper_of(world, slot, HouseholdMember).relation == "户主"


def operator_lives_in(world: World) -> bool:
    """A household of which the operator is not the head."""
    return "operator-register" in world.papers and not operator_heads(world)


def member_lives_in(world: World) -> bool:
    """A household of which the member is not the head."""
    slot = "family-register"
    return slot in world.papers and paper_of(world, slot, HouseholdMember, 1).relation != "户主"


def let_as_shop(world: World) -> bool:
    """A room let as a shop, with the landlord's title certificate."""
    return "lessor-title" in world.papers and world.situation["building"] == ("commercial",)
