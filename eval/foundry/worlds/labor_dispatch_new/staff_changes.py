"""A world in order → the same world with exactly one thing wrong with what the company owes those
it dispatches: its rules and its agreement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from eval.foundry.offices import one
from eval.foundry.papers.articles_of_association import ArticlesOfAssociation
from eval.foundry.papers.dispatch_agreement import DispatchAgreement
from eval.foundry.papers.labour_dispatch_rules import LabourDispatchRules
from eval.foundry.people import other_code
from eval.foundry.slips import paper_of, typed, with_facts
from eval.foundry.world import World
from eval.foundry.worlds.labor_dispatch_new.company import another_company
from eval.foundry.worlds.labor_dispatch_new.situation import POSTS


def _rules(world: World) -> LabourDispatchRules:
    return paper_of(world, "rules", LabourDispatchRules)


def _agreement(world: World) -> DispatchAgreement:
    return paper_of(world, "agreement", DispatchAgreement)


def rules_of_another_company(world: World, rng: np.random.Generator) -> World:
    """The rules were copied from another company, its name left where it stood."""
    return with_facts(world, "rules", unit_name=another_company(rng, _rules(world).unit_name))


def rules_lack_a_chapter(world: World, rng: np.random.Generator) -> World:
    """One of the six chapters is not there."""
    gone = one(rng, ("社会保险", "工作时间", "休息休假", "劳动纪律"))
    chapters = tuple(each for each in _rules(world).chapters if each != gone)
    return with_facts(world, "rules", chapters=chapters)


def _rules_say(world: World, *otherwise: tuple[str, str]) -> World:
    return with_facts(world, "rules", otherwise=otherwise)


def contracts_for_a_year(world: World, rng: np.random.Generator) -> World:
    """The rules promise contracts for one year only."""
    return _rules_say(world, ("二年以上的固定期限", "一年的固定期限"))


def contracts_without_a_term(world: World, rng: np.random.Generator) -> World:
    """The rules do not say that contracts run for a fixed term."""
    return _rules_say(world, ("固定期限书面劳动合同", "书面劳动合同"))


def no_pay_while_idle(world: World, rng: np.random.Generator) -> World:
    """The rules pay nothing to those who have no work for the time being."""
    plain = "公司按照所在地人民政府规定的最低工资标准，按月支付报酬。"
    return _rules_say(world, (plain, "公司暂停支付报酬，待重新派遣后恢复。"))


def unequal_pay(world: World, rng: np.random.Generator) -> World:
    """The rules leave out that equal work is paid equally."""
    plain = "被派遣劳动者享有与用工单位同类岗位劳动者同工同酬的权利，报酬"
    return _rules_say(world, (plain, "被派遣劳动者的报酬由公司另行确定，"))


def rules_silent_on_other_places(world: World, rng: np.random.Generator) -> World:
    """The rules do not say what holds for those sent to other places."""
    return with_facts(world, "rules", abroad=False)


def rules_go_by_the_seat(world: World, rng: np.random.Generator) -> World:
    """The rules pay those sent elsewhere as it is done at the company's seat."""
    return _rules_say(world, ("用工单位所在地的标准", "公司所在地的标准"))


def rules_unsealed(world: World, rng: np.random.Generator) -> World:
    """The company did not seal its rules."""
    return with_facts(world, "rules", seal="")


def rules_sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The seal on the rules is another company's."""
    return with_facts(world, "rules", seal=another_company(rng, _rules(world).unit_name))


def agreement_of_another_company(world: World, rng: np.random.Generator) -> World:
    """The agreement names another company as the one that dispatches."""
    other = another_company(rng, _agreement(world).dispatcher)
    return with_facts(world, "agreement", dispatcher=other)


def agreement_code_wrong(world: World, rng: np.random.Generator) -> World:
    """One or two digits of the company's code are others in the agreement."""
    code = other_code(rng, _agreement(world).dispatcher_code, int(rng.integers(1, 3)))
    return with_facts(world, "agreement", dispatcher_code=code)


def agreement_lacks_a_clause(world: World, rng: np.random.Generator) -> World:
    """The agreement says nothing of insurance, or of what a breach costs."""
    return with_facts(world, "agreement", lacking=(one(rng, ("社会保险", "违约责任")),))


def no_post_ticked(world: World, rng: np.random.Generator) -> World:
    """The agreement does not say of what kind the posts are."""
    return with_facts(world, "agreement", post_kind="")


def two_posts_ticked(world: World, rng: np.random.Generator) -> World:
    """The agreement says the posts are of two kinds."""
    own = _agreement(world).post_kind
    kinds = [each for each in POSTS.values() if each == own]
    kinds.append(next(each for each in POSTS.values() if each != own))
    ordered = [each for each in POSTS.values() if each in kinds]
    return with_facts(world, "agreement", post_kind="、".join(ordered))


def another_post_ticked(world: World, rng: np.random.Generator) -> World:
    """The agreement says the posts are of another kind than was answered."""
    own = _agreement(world).post_kind
    kind = one(rng, [each for each in POSTS.values() if each != own])
    return with_facts(world, "agreement", post_kind=kind)


def _begins(world: World) -> date:
    begins = _agreement(world).starts_on
    if begins is None:
        raise ValueError("the agreement is a sample with blanks")
    return begins


def temporary_for_too_long(world: World, rng: np.random.Generator) -> World:
    """A temporary post lasts one day longer than half a year, or up to a year."""
    days = 185 if rng.random() < 0.3 else int(rng.integers(186, 366))
    return with_facts(world, "agreement", ends_on=_begins(world) + timedelta(days=days))


def period_turned_round(world: World, rng: np.random.Generator) -> World:
    """The agreement ends before it begins."""
    ends = _begins(world) - timedelta(days=int(rng.integers(1, 400)))
    return with_facts(world, "agreement", ends_on=ends)


def nobody_dispatched(world: World, rng: np.random.Generator) -> World:
    """The agreement leaves out how many people are sent."""
    return with_facts(world, "agreement", headcount=0)


def wage_left_out(world: World, rng: np.random.Generator) -> World:
    """The agreement leaves out what they are paid."""
    return with_facts(world, "agreement", wage=0)


def firms_among(holders: Sequence[str]) -> list[str]:
    """Those of the shareholders that are firms."""
    return [each for each in holders if each.endswith("公司")]


def sent_to_an_owner(world: World, rng: np.random.Generator) -> World:
    """The people are sent to a firm that owns part of the company."""
    holders = paper_of(world, "articles", ArticlesOfAssociation).shareholders
    return with_facts(world, "agreement", user=one(rng, firms_among(holders)))


def sent_to_an_owner_left_out(world: World, rng: np.random.Generator) -> World:
    """The people are sent to a firm that owns part of the company, as the articles say; the form
    leaves that owner out."""
    holders = paper_of(world, "articles", ArticlesOfAssociation).shareholders
    owner = one(rng, firms_among(holders))
    others = "、".join(each for each in holders if each != owner)
    return typed(with_facts(world, "agreement", user=owner), shareholders=others)


def sent_to_itself(world: World, rng: np.random.Generator) -> World:
    """The company is named on both sides."""
    return with_facts(world, "agreement", user=_agreement(world).dispatcher)
