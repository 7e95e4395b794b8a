"""What can be wrong with the papers that packs of points look at, in whichever slots an item
takes them (`catalog/data/packs`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from eval.foundry import wrongs
from eval.foundry.defect import Defect, Fits, absent, fails, illegible, sides_missing
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.slips import lately, paper_of, with_facts
from eval.foundry.world import World

SlotChange = Callable[[World, np.random.Generator, str], World]
"""A world, chance and a slot → the world with the paper in that slot changed."""


def in_slot(
    change: SlotChange,
    material: str,
    *points: str,
    fits: Fits | None = None,
    beside: Sequence[str] = (),
    name: str = "",
) -> Defect:
    """A change of what lies in that slot, seen when it is compared with the papers `beside`."""
    told = name or change.__name__.replace("_", "-")
    return fails(
        lambda world, rng: change(world, rng, material),
        (material, *beside),
        points,
        fits=fits,
        name=f"{material}-{told}",
    )


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


def card_defects(material: str) -> tuple[Defect, ...]:
    """What can be wrong with an identity card itself (pack id-card)."""
    return (
        in_slot(wrongs.card_expired, material, f"{material}-not-expired"),
        in_slot(wrongs.card_not_begun, material, f"{material}-not-expired"),
        in_slot(wrongs.card_number_wrong, material, f"{material}-number-valid"),
        in_slot(wrongs.card_born_otherwise, material, f"{material}-born-on-matches"),
        in_slot(wrongs.card_of_the_other_sex, material, f"{material}-sex-matches"),
    )


def identity_defects(material: str) -> tuple[Defect, ...]:
    """What can be wrong with an identity card or how it was handed in (packs id-card,
    id-card-sides, usable)."""
    return (
        *card_defects(material),
        *sides_missing(material),
        absent(material, f"{material}-portrait-present", f"{material}-emblem-present"),
        illegible(material, f"{material}-number-valid"),
    )


def bank_card_defects(card: str, account: str) -> tuple[Defect, ...]:
    """What can be wrong with the bank card paid to; slot `account` writes its number (pack
    receiving-account)."""
    return (
        in_slot(wrongs.bank_card_is_for_credit, card, f"{card}-is-debit"),
        in_slot(
            wrongs.bank_card_number_off,
            card,
            f"{card}-number-valid",
            f"{card}-account-consistent",
            beside=(account,),
        ),
        absent(card),
        illegible(card, f"{card}-number-valid"),
    )


def promise_defects(promise: str, person: str) -> tuple[Defect, ...]:
    """What can be wrong with a written promise instead of proof (pack personal-promise)."""
    name, number = f"{promise}-by-applicant", f"{promise}-number-consistent"
    return (
        in_slot(wrongs.promise_by_another, promise, name, number, beside=(person,)),
        in_slot(wrongs.promise_name_misheard, promise, name, beside=(person,)),
        in_slot(wrongs.promise_number_transposed, promise, number, beside=(person,)),
        in_slot(wrongs.promise_of_another_matter, promise, f"{promise}-matter"),
        in_slot(wrongs.promise_without_liability, promise, f"{promise}-consequences"),
        in_slot(wrongs.promise_unsigned, promise, f"{promise}-signed"),
        in_slot(wrongs.promise_dated_ahead, promise, f"{promise}-dated"),
        absent(promise),
    )


def mandate_defects(mandate: str, agent: str, *errands: str) -> tuple[Defect, ...]:
    """What can be wrong with any mandate, and with whom it names (pack agent); `errands` are
    other matters of the same kind."""

    def for_another_of_its_kind(world: World, rng: np.random.Generator) -> World:
        return wrongs.mandate_for(world, rng, mandate, *errands)

    name, number = "agent-name-consistent", "agent-id-number-consistent"
    return (
        absent(mandate),
        in_slot(wrongs.mandate_expired, mandate, f"{mandate}-in-force"),
        in_slot(wrongs.mandate_not_begun, mandate, f"{mandate}-in-force"),
        in_slot(wrongs.mandate_for_another_matter, mandate, f"{mandate}-matter"),
        fails(
            for_another_of_its_kind,
            (mandate,),
            (f"{mandate}-matter",),
            name=f"{mandate}-for-another-of-its-kind",
        ),
        in_slot(wrongs.mandate_agent_misheard, mandate, name, beside=(agent,)),
        in_slot(wrongs.mandate_agent_number_off, mandate, number, beside=(agent,)),
        in_slot(wrongs.card_of_another, agent, name, number, beside=(mandate,)),
    )


def agent_defects(mandate: str, agent: str, person: str) -> tuple[Defect, ...]:
    """Who may not come in another's place (pack agent)."""

    def principal_came(world: World, rng: np.random.Generator) -> World:
        return replace(world, papers={**world.papers, agent: world.papers[person]})

    def under_age(world: World, rng: np.random.Generator) -> World:
        born = wrongs.born(18, world.today, lately(rng, 700))
        young = wrongs.numbered_anew(rng, paper_of(world, agent, IdPortrait), born)
        named = with_facts(world, mandate, agent_id_number=young.id_number)
        return named.with_paper(agent, young)

    slots = (mandate, agent)
    return (
        fails(
            principal_came,
            (*slots, person),
            (f"{agent}-is-another", "agent-name-consistent", "agent-id-number-consistent"),
            name=f"{agent}-principal-came",
        ),
        fails(under_age, slots, (f"{agent}-of-age",), name=f"{agent}-under-age"),
    )


def principal_defects(mandate: str, person: str, *, fits: Fits | None = None) -> tuple[Defect, ...]:
    """What can be wrong with who gave a mandate for himself (pack personal-mandate)."""
    by, number = f"{mandate}-by-applicant", f"{mandate}-principal-number-consistent"
    signed, signer = f"{mandate}-signed", f"{mandate}-signed-by-applicant"
    beside = (person,)
    return (
        in_slot(wrongs.mandate_by_another, mandate, by, number, signer, fits=fits, beside=beside),
        in_slot(wrongs.mandate_by_namesake, mandate, number, fits=fits, beside=beside),
        in_slot(wrongs.mandate_unsigned, mandate, signed, signer, fits=fits),
        in_slot(wrongs.mandate_signed_by_another, mandate, signer, fits=fits, beside=beside),
    )
