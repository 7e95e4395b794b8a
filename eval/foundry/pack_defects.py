"""What can be wrong with the papers that packs of points look at, in whichever slots an item
takes them (`catalog/data/packs`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.defect import Change, Defect, Fits, absent, fails, illegible, sides_missing
from eval.foundry.holdings import id_sides
from eval.foundry.miswritten import near_name, one_digit, transposed
from eval.foundry.papers.bank_card import BankCard
from eval.foundry.papers.commitment import DUTIES, LIABLE, MATTERS, Commitment
from eval.foundry.papers.id_card import IdEmblem, IdPortrait
from eval.foundry.papers.power_of_attorney import MATTERS as POWERS
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.people import Person, draw_person, id_number
from eval.foundry.world import World

PaperType = TypeVar("PaperType")


def paper_of(world: World, material: str, kind: type[PaperType], position: int = 0) -> PaperType:
    """The paper in a slot as the kind it must be. TypeError when it is another."""
    paper = world.paper(material, position)
    if not isinstance(paper, kind):
        raise TypeError(f"{material}[{position}] is no {kind.__name__} but {paper}")
    return paper


def stranger(world: World, rng: np.random.Generator, *names: str, sex: str = "") -> Person:
    """A grown-up whose name shares no character with any of these."""
    while True:
        other = draw_person(rng, world.today, ages=(25, 55), sex=sex)
        if not set(other.name) & set("".join(names)):
            return other


def lately(rng: np.random.Generator, most: int) -> int:
    """So many days too many: often a single one, at most `most`."""
    return 1 if rng.random() < 0.4 else int(rng.integers(2, most))


def recorded(fact: str, answer: str, *points: str, fits: Fits | None = None) -> Defect:
    """A system answers otherwise than an application in order needs; `fact` as rules name it,
    without the `source.` before it."""
    path = f"source.{fact}"
    return Defect(
        name=f"{fact}-{answer}",
        slots=frozenset({"records"}),
        fits=lambda world: path in world.records and (fits is None or fits(world)),
        change=lambda world, rng: world.with_record(path, answer),
        points=points,
    )


def identity_defects(material: str) -> tuple[Defect, ...]:
    """What can be wrong with an identity card (packs id-card, id-card-sides, usable)."""

    def expired(world: World, rng: np.random.Generator) -> World:
        side = paper_of(world, material, IdEmblem, 1)
        ended = world.today - timedelta(days=lately(rng, 600))
        began = years_later(ended, -int(rng.choice([10, 20])))
        return world.with_paper(material, replace(side, valid_from=began, valid_until=ended), 1)

    def number_invalid(world: World, rng: np.random.Generator) -> World:
        side = paper_of(world, material, IdPortrait)
        return world.with_paper(material, replace(side, id_number=one_digit(side.id_number, rng)))

    def born_on_differs(world: World, rng: np.random.Generator) -> World:
        side = paper_of(world, material, IdPortrait)
        born = side.born_on + timedelta(days=int(rng.choice([-365, -31, -1, 1, 31, 365])))
        return world.with_paper(material, replace(side, born_on=born))

    def sex_differs(world: World, rng: np.random.Generator) -> World:
        side = paper_of(world, material, IdPortrait)
        return world.with_paper(material, replace(side, sex="女" if side.sex == "男" else "男"))

    both = (f"{material}-portrait-present", f"{material}-emblem-present")
    return (
        *_of(material, expired, f"{material}-not-expired"),
        *_of(material, number_invalid, f"{material}-number-valid"),
        *_of(material, born_on_differs, f"{material}-born-on-matches"),
        *_of(material, sex_differs, f"{material}-sex-matches"),
        *sides_missing(material),
        absent(material, *both),
        illegible(material, f"{material}-number-valid"),
    )


def card_defects(card: str, account: str) -> tuple[Defect, ...]:
    """What can be wrong with the bank card paid to; slot `account` writes its number."""

    def is_credit(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, card, BankCard)
        kind = str(rng.choice(["信用卡", "贷记卡", "准贷记卡"]))
        return world.with_paper(card, replace(paper, kind=kind))

    def number_invalid(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, card, BankCard)
        return world.with_paper(card, replace(paper, number=one_digit(paper.number, rng)))

    return (
        *_of(card, is_credit, f"{card}-is-debit"),
        fails(
            number_invalid,
            (card, account),
            (f"{card}-number-valid", f"{card}-account-consistent"),
            name=f"{card}-number-invalid",
        ),
        absent(card),
        illegible(card, f"{card}-number-valid"),
    )


def promise_defects(promise: str, person: str) -> tuple[Defect, ...]:
    """What can be wrong with a written promise instead of proof (pack personal-promise)."""

    def by_another(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, promise, Commitment)
        other = stranger(world, rng, paper.promisor)
        return world.with_paper(
            promise, replace(paper, promisor=other.name, number=other.id_number)
        )

    def name_misspelt(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, promise, Commitment)
        return world.with_paper(promise, replace(paper, promisor=near_name(paper.promisor, rng)))

    def number_transposed(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, promise, Commitment)
        return world.with_paper(promise, replace(paper, number=transposed(paper.number, rng)))

    def of_another_matter(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, promise, Commitment)
        return world.with_paper(promise, replace(paper, matter=str(rng.choice(MATTERS))))

    def without_liability(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, promise, Commitment)
        return world.with_paper(promise, replace(paper, duties=DUTIES[: LIABLE - 1]))

    def unsigned(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, promise, Commitment)
        return world.with_paper(promise, replace(paper, signed_by=""))

    def dated_ahead(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, promise, Commitment)
        day = world.today + timedelta(days=lately(rng, 40))
        return world.with_paper(promise, replace(paper, signed_on=day))

    name, number = f"{promise}-by-applicant", f"{promise}-number-consistent"
    slots = (promise, person)
    return (
        fails(by_another, slots, (name, number), name=f"{promise}-by-another"),
        fails(name_misspelt, slots, (name,), name=f"{promise}-name-misspelt"),
        fails(number_transposed, slots, (number,), name=f"{promise}-number-transposed"),
        *_of(promise, of_another_matter, f"{promise}-matter"),
        *_of(promise, without_liability, f"{promise}-consequences"),
        *_of(promise, unsigned, f"{promise}-signed"),
        *_of(promise, dated_ahead, f"{promise}-dated"),
        absent(promise),
    )


def mandate_defects(mandate: str, person: str, agent: str) -> tuple[Defect, ...]:
    """What can be wrong with a person's mandate and with the agent who comes (packs
    personal-mandate, agent)."""

    def expired(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, mandate, PowerOfAttorney)
        ended = world.today - timedelta(days=lately(rng, 90))
        began = ended - timedelta(days=int(rng.choice([30, 60, 90])))
        return world.with_paper(
            mandate, replace(paper, valid_from=began, valid_until=ended, signed_on=began)
        )

    def not_begun(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, mandate, PowerOfAttorney)
        begins = world.today + timedelta(days=lately(rng, 30))
        ends = begins + timedelta(days=int(rng.choice([30, 60, 90])))
        return world.with_paper(mandate, replace(paper, valid_from=begins, valid_until=ends))

    def by_another(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, mandate, PowerOfAttorney)
        other = stranger(world, rng, paper.principal, paper.agent)
        named = replace(paper, principal=other.name, principal_number=other.id_number)
        return world.with_paper(mandate, replace(named, signed_by=other.name))

    def unsigned(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, mandate, PowerOfAttorney)
        return world.with_paper(mandate, replace(paper, signed_by=""))

    def of_another_matter(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, mandate, PowerOfAttorney)
        return world.with_paper(mandate, replace(paper, matter=str(rng.choice(POWERS))))

    def agent_misspelt(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, mandate, PowerOfAttorney)
        return world.with_paper(mandate, replace(paper, agent=near_name(paper.agent, rng)))

    def agent_number_transposed(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, mandate, PowerOfAttorney)
        number = transposed(paper.agent_id_number, rng)
        return world.with_paper(mandate, replace(paper, agent_id_number=number))

    def another_came(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, mandate, PowerOfAttorney)
        other = stranger(world, rng, paper.principal, paper.agent)
        return replace(world, papers={**world.papers, agent: id_sides(other)})

    def principal_came(world: World, rng: np.random.Generator) -> World:
        return replace(world, papers={**world.papers, agent: world.papers[person]})

    def under_age(world: World, rng: np.random.Generator) -> World:
        paper = paper_of(world, mandate, PowerOfAttorney)
        side = paper_of(world, agent, IdPortrait)
        born = years_later(world.today, -18) + timedelta(days=lately(rng, 700))
        number = id_number(rng, born, side.sex)
        young = world.with_paper(agent, replace(side, born_on=born, id_number=number))
        back = paper_of(world, agent, IdEmblem, 1)
        since = world.today - timedelta(days=int(rng.integers(30, 300)))
        young = young.with_paper(
            agent, replace(back, valid_from=since, valid_until=years_later(since, 10)), 1
        )
        return young.with_paper(mandate, replace(paper, agent_id_number=number))

    name, number = "agent-name-consistent", "agent-id-number-consistent"
    parties = (mandate, agent)
    return (
        *_of(mandate, expired, f"{mandate}-in-force", name="expired"),
        *_of(mandate, not_begun, f"{mandate}-in-force", name="not-begun"),
        fails(
            by_another,
            (mandate, person),
            (f"{mandate}-by-applicant",),
            name=f"{mandate}-by-another",
        ),
        *_of(mandate, unsigned, f"{mandate}-signed"),
        *_of(mandate, of_another_matter, f"{mandate}-matter"),
        fails(agent_misspelt, parties, (name,), name="agent-misspelt"),
        fails(agent_number_transposed, parties, (number,), name="agent-number-transposed"),
        fails(another_came, parties, (name, number), name="another-agent-came"),
        fails(
            principal_came,
            (*parties, person),
            (f"{agent}-is-another", name, number),
            name="principal-comes-as-agent",
        ),
        fails(under_age, parties, (f"{agent}-of-age",), name="agent-under-age"),
        absent(mandate),
    )


def _of(material: str, change: Change, *points: str, name: str = "") -> Sequence[Defect]:
    """A defect that spoils this slot alone."""
    told = name or change.__name__.replace("_", "-")
    return (fails(change, (material,), points, name=f"{material}-{told}"),)


def typed(world: World, **entries: str) -> World:
    """The same world with other entries in the form filled in online."""
    return replace(world, form={**world.form, **entries})
