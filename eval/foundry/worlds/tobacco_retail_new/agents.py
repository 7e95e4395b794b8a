"""A world in order → the same world with one thing wrong about who comes, or what is on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.days import value, years_later
from eval.foundry.offices import one
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.slips import another_firm, another_person, lately, paper_of
from eval.foundry.world import World

OTHER_MATTERS = (
    "办理烟花爆竹经营（零售）许可证",
    "办理烟花爆竹零售许可证的申请和领证事宜",
    "食品经营许可证的申请、材料提交和证件领取事宜",
    "营业执照变更登记手续",
)


def given_by_another(world: World, rng: np.random.Generator) -> World:
    """Another firm or person gave the authority, and sealed or signed it."""
    paper = _mandate(world)
    if paper.representative:
        name = another_firm(rng, paper.principal)
        return _told(world, principal=name, seal=name)
    name = another_person(rng, world.today, paper.principal).name
    return _told(world, principal=name, signed_by=name)


def for_another_matter(world: World, rng: np.random.Generator) -> World:
    """The authority is for another licence."""
    return _told(world, matter=one(rng, OTHER_MATTERS))


def dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The authority is dated tomorrow or some days on."""
    ahead = lately(rng, 20)
    return _told(world, signed_on=world.today + timedelta(days=ahead))


def dated_after_its_end(world: World, rng: np.random.Generator) -> World:
    """The authority ended before it was given: its year is the last one's."""
    paper = _mandate(world)
    return _told(world, valid_until=years_later(paper.signed_on, -1) + timedelta(days=90))


def sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The seal under the authority is another firm's."""
    return _told(world, seal=another_firm(rng, _mandate(world).principal))


def _mandate(world: World) -> PowerOfAttorney:
    return paper_of(world, "authorisation", PowerOfAttorney)


def _told(world: World, **facts: object) -> World:
    paper = replace(_mandate(world), **facts)  # type: ignore[arg-type]
    return world.with_paper("authorisation", paper)


def too_near(world: World, rng: np.random.Generator) -> World:
    """The next shop is too near, and nothing makes up for it."""
    near = world.with_record("source.tobacco.spacing", "denied")
    return near.with_record("source.tobacco.relaxed", "denied")


def barred(world: World, rng: np.random.Generator, fact: str, answer: str, years: int) -> World:
    """What bars the applicant for so many years is not so long ago, if only by a day."""
    day = {"cancellation": "cancelled-on", "false-application": "refused-on"}.get(
        fact, "revoked-on"
    )
    days = lately(rng, 360 * years)
    since = years_later(world.today, -years) + timedelta(days=days)
    records = {f"source.tobacco.{fact}": answer, f"source.tobacco.{day}": value(since)}
    return replace(world, records={**world.records, **records})
