"""A world in order → the same world with exactly one thing wrong with the
company: its licence, its articles and its capital."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from eval.foundry.offices import firm, one
from eval.foundry.papers.articles_of_association import ArticlesOfAssociation
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.capital_report import CapitalReport, in_words
from eval.foundry.slips import elsewhere, paper_of, with_facts
from eval.foundry.world import World
from eval.foundry.worlds.labor_dispatch_new.company import another_company


def _licence(world: World) -> BusinessLicence:
    return paper_of(world, "licence", BusinessLicence)


def licence_of_a_branch(world: World, rng: np.random.Generator) -> World:
    """The licence is a branch's, which can't be licensed for itself."""
    return with_facts(world, "licence", type=f"{_licence(world).type.split('（')[0]}分公司")


def licence_of_a_partnership(world: World, rng: np.random.Generator) -> World:
    """The licence is a partnership's."""
    return with_facts(world, "licence", type=one(rng, ("普通合伙企业", "有限合伙企业")))


def licence_of_the_other_kind(world: World, rng: np.random.Generator) -> World:
    """The licence says the company is of the other kind than was answered."""
    limited = "有限责任公司" in _licence(world).type
    kind = "股份有限公司（非上市）" if limited else "有限责任公司（自然人投资或控股）"
    return with_facts(world, "licence", type=kind)


def capital_too_small(world: World, rng: np.random.Generator) -> World:
    """The licence says that the capital is below two million."""
    small = int(rng.choice([50, 100, 199]))
    return with_facts(world, "licence", registered_capital=f"{in_words(small)}万元整")


def _articles(world: World) -> ArticlesOfAssociation:
    return paper_of(world, "articles", ArticlesOfAssociation)


def articles_of_the_old_name(world: World, rng: np.random.Generator) -> World:
    """The articles bear another name, that of the company before."""
    other = another_company(rng, _articles(world).company_name)
    return with_facts(world, "articles", company_name=other, seal="")


def articles_of_the_old_seat(world: World, rng: np.random.Generator) -> World:
    """The articles give the seat the company had before."""
    articles = _articles(world)
    return with_facts(world, "articles", address=elsewhere(rng, articles.address))


def articles_of_the_old_capital(world: World, rng: np.random.Generator) -> World:
    """The articles give the capital before it was raised."""
    articles = _articles(world)
    less = articles.registered_capital - int(rng.choice([10, 50, 100]))
    return with_facts(world, "articles", registered_capital=less)


def articles_lack_a_signature(world: World, rng: np.random.Generator) -> World:
    """One of the shareholders did not sign the articles."""
    signers = list(_articles(world).signers)
    signers[int(rng.integers(len(signers)))] = ""
    return with_facts(world, "articles", signers=tuple(signers))


def articles_curtailed(world: World, rng: np.random.Generator) -> World:
    """The pages on who pays in what and what bodies there are were not handed in."""
    return with_facts(world, "articles", whole=False)


def articles_dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The articles bear a day that is still to come."""
    on = world.today + timedelta(days=int(rng.integers(1, 30)))
    return with_facts(world, "articles", adopted_on=on)


def _report(world: World) -> CapitalReport:
    return paper_of(world, "report", CapitalReport)


def report_of_another_company(world: World, rng: np.random.Generator) -> World:
    """The report is on another company."""
    return with_facts(world, "report", unit_name=another_company(rng, _report(world).unit_name))


def paid_in_too_little(world: World, rng: np.random.Generator) -> World:
    """Less than two million was paid in, by ten thousand or more."""
    return with_facts(world, "report", paid_in_capital=int(rng.choice([60, 150, 199])))


def paid_in_beyond_the_registered(world: World, rng: np.random.Generator) -> World:
    """More is said to be paid in than the company has registered."""
    more = _report(world).registered_capital + int(rng.choice([1, 100]))
    return with_facts(world, "report", paid_in_capital=more)


def paid_in_part_but_concluded_in_full(world: World, rng: np.random.Generator) -> World:
    """The report concludes that all was paid in, its own figures say otherwise."""
    report = _report(world)
    paid = int(rng.integers(200, report.registered_capital))
    return with_facts(world, "report", paid_in_capital=paid)


def report_before_the_raise(world: World, rng: np.random.Generator) -> World:
    """The report gives the capital before it was raised."""
    report = _report(world)
    less = report.registered_capital - int(rng.choice([1, 10, 50]))
    paid = min(report.paid_in_capital, less)
    return with_facts(world, "report", registered_capital=less, paid_in_capital=paid)


def not_all_paid_in(world: World, rng: np.random.Generator) -> World:
    """The report concludes that not all was paid in."""
    return with_facts(world, "report", conclusion="出资未全部缴足")


def qualified_opinion(world: World, rng: np.random.Generator) -> World:
    """The accountants do not stand by the accounts."""
    opinion = one(rng, ("保留意见", "否定意见", "无法表示意见"))
    return with_facts(world, "report", conclusion=opinion)


def contribution_differs(world: World, rng: np.random.Generator) -> World:
    """The report says the owners paid in something else than was answered."""
    other = "实物" if _report(world).contribution == "货币" else "货币"
    return with_facts(world, "report", contribution=other)


def not_appraised(world: World, rng: np.random.Generator) -> World:
    """Nobody appraised what was paid in kind."""
    return with_facts(world, "report", appraised=False)


def report_by_consultants(world: World, rng: np.random.Generator) -> World:
    """A firm of tax consultants wrote the report, and sealed it."""
    office = firm(rng, ("财税咨询有限公司", "企业管理咨询有限公司"))
    return with_facts(world, "report", firm=office, seal=office)


def report_unsealed(world: World, rng: np.random.Generator) -> World:
    """The accountants did not seal the report."""
    return with_facts(world, "report", seal="")


def report_sealed_by_the_company(world: World, rng: np.random.Generator) -> World:
    """The company put its own seal on the report."""
    return with_facts(world, "report", seal=_report(world).unit_name)


def report_lacks_an_accountant(world: World, rng: np.random.Generator) -> World:
    """One of the two accountants did not sign the report."""
    signed = _report(world).accountants
    left = ("", signed[1]) if rng.random() < 0.5 else (signed[0], "")
    return with_facts(world, "report", accountants=left)


def report_dated_before_its_end(world: World, rng: np.random.Generator) -> World:
    """The report bears a day before the one up to which it goes."""
    on = _report(world).cut_off_on - timedelta(days=int(rng.integers(1, 30)))
    return with_facts(world, "report", reported_on=on)


def report_dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The report bears a day that is still to come."""
    on = world.today + timedelta(days=int(rng.integers(1, 30)))
    return with_facts(world, "report", reported_on=on)
