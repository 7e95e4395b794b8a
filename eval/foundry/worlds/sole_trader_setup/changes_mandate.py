"""A world in order → the same world with one thing wrong with an authorisation or approval."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import DayStyle, printed, value, years_later
from eval.foundry.papers.form import Form
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.slips import (
    another_person,
    digit_off,
    lately,
    misheard,
    paper_of,
    typed,
    with_facts,
)
from eval.foundry.world import World
from eval.foundry.worlds.sole_trader_setup.altered import entry, with_entries

_HOLDERS = ("申请人", "负责人", "姓名")


def principal_sounds_alike(world: World, rng: np.random.Generator) -> World:
    """The operator's name has another character of the same sound on the authorisation."""
    name = misheard(rng, _mandate(world).principal)
    return with_facts(world, "authorisation", principal=name)


def authority_for_something_else(world: World, rng: np.random.Generator) -> World:
    """The authority is for another matter."""
    others = ("办理税务登记和发票领用", "个体工商户注销手续", "食品经营许可证的申请和领取事宜")
    return with_facts(world, "authorisation", matter=str(rng.choice(others)))


def _mandate(world: World) -> PowerOfAttorney:
    return paper_of(world, "authorisation", PowerOfAttorney)


def approval_expired(world: World, rng: np.random.Generator) -> World:
    """The approval ended yesterday or up to a year ago, however short a time it was given."""
    ended = world.today - timedelta(days=lately(rng, 360))
    issued = ended - timedelta(days=30) if rng.random() < 0.4 else years_later(ended, -3)
    return _approved(world, issued, ended)


def approval_too_old(world: World, rng: np.random.Generator) -> World:
    """The approval says no term and was given 91 days ago, or more."""
    days = 91 if rng.random() < 0.5 else int(rng.integers(92, 400))
    return _approved(world, world.today - timedelta(days=days), None)


def approval_of_tomorrow(world: World, rng: np.random.Generator) -> World:
    """The approval was given tomorrow."""
    tomorrow = world.today + timedelta(days=1)
    return _approved(world, tomorrow, years_later(tomorrow, 3))


def _approved(world: World, issued: date, until: date | None) -> World:
    days = {"approval_issued_on": value(issued)}
    entries = {"发证日期": printed(issued, DayStyle.HAN)}
    if until:
        days["approval_valid_until"] = value(until)
        entries["有效期至"] = printed(until, DayStyle.HAN)
    paper = with_entries(paper_of(world, "approval", Form), entries)
    return typed(world.with_paper("approval", paper), **days)


def approval_stretched(world: World, rng: np.random.Generator) -> World:
    """The form says a year more than the approval itself."""
    until = date.fromisoformat(world.form["approval_valid_until"])
    return typed(world, approval_valid_until=value(years_later(until, 1)))


def approval_term_not_told(world: World, rng: np.random.Generator) -> World:
    """The approval, given a month ago, is for a term; the form leaves that box empty."""
    issued = world.today - timedelta(days=30)
    world = _approved(world, issued, issued + timedelta(days=20))
    return typed(world, approval_valid_until="")


def approval_of_another_number(world: World, rng: np.random.Generator) -> World:
    """The form gives the number of another approval, by one digit."""
    number = entry(paper_of(world, "approval", Form), "编号").removesuffix("号")
    return typed(world, approval_number=f"{digit_off(rng, number)}号")


def approval_of_another(world: World, rng: np.random.Generator) -> World:
    """The approval was given to somebody else."""
    paper = paper_of(world, "approval", Form)
    name = next(entry(paper, label) for label in _HOLDERS if entry(paper, label))
    other = another_person(rng, world.today, name).name
    return world.with_paper("approval", with_entries(paper, dict.fromkeys(_HOLDERS, other)))


def approval_unsealed(world: World, rng: np.random.Generator) -> World:
    """The approval bears no seal."""
    return with_facts(world, "approval", seal="")


def approval_sealed_by_a_firm(world: World, rng: np.random.Generator) -> World:
    """The seal on the approval is that of a firm."""
    return with_facts(world, "approval", seal="长沙样安化工有限公司")


def approval_refused(world: World, rng: np.random.Generator) -> World:
    """The paper says that the approval was refused."""
    words = "经审查，不符合规定条件，决定不予许可经营上列范围内的危险化学品。"
    return with_facts(world, "approval", title="不予行政许可决定书", words=words)


def approval_only_applied_for(world: World, rng: np.random.Generator) -> World:
    """The paper only says that an application was received."""
    words = "您的申请材料已经收到，将在二十个工作日内办结。"
    paper = with_entries(paper_of(world, "approval", Form), {"许可范围": "危险化学品"})
    pairs = tuple((label.replace("许可", "申请"), text) for label, text in paper.pairs)
    paper = replace(paper, title="受理通知书", pairs=pairs, words=words)
    return world.with_paper("approval", paper)
