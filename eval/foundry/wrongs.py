"""What can be wrong with the papers that many items ask for: licences, identity cards and
authorities, in whichever slot they lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.copied_wrong import another_person, miscounted, misheard, mistyped, paper_as
from eval.foundry.days import years_later
from eval.foundry.defect import Defect, Fits, fails
from eval.foundry.holdings import id_sides
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.id_card import IdEmblem, IdPortrait
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.people import id_number
from eval.foundry.world import World

SlotChange = Callable[[World, np.random.Generator, str], World]
"""A world, chance and a slot → the world with the paper in that slot changed."""


def in_slot(
    change: SlotChange,
    material: str,
    points: Sequence[str],
    *,
    fits: Fits | None = None,
    with_slots: Sequence[str] = (),
) -> Defect:
    """A change of whatever lies in that slot, compared with papers in the slots beside it."""
    return fails(
        lambda world, rng: change(world, rng, material),
        (material, *with_slots),
        points,
        fits=fits,
        name=f"{material}-{change.__name__.replace('_', '-')}",
    )


def licence_expired(world: World, rng: np.random.Generator, material: str) -> World:
    """The term of the licence ended yesterday, or up to a year ago."""
    ended = world.today - timedelta(days=1 if rng.random() < 0.3 else int(rng.integers(2, 360)))
    began = years_later(ended, -10)
    licence = paper_as(world, material, BusinessLicence)
    changed = replace(
        licence,
        established_on=began,
        valid_from=began,
        valid_until=ended,
        issued_on=began + timedelta(days=int(rng.integers(0, 900))),
    )
    return world.with_paper(material, changed)


def licence_unsealed(world: World, rng: np.random.Generator, material: str) -> World:
    """The registry's seal is not on the licence."""
    licence = paper_as(world, material, BusinessLicence)
    return world.with_paper(material, replace(licence, authority=""))


def licence_sealed_by_the_firm(world: World, rng: np.random.Generator, material: str) -> World:
    """The firm's own seal stands where the registry's belongs."""
    licence = paper_as(world, material, BusinessLicence)
    return world.with_paper(material, replace(licence, authority=licence.name))


def licence_code_wrong(world: World, rng: np.random.Generator, material: str) -> World:
    """The last character of the code does not fit the others."""
    licence = paper_as(world, material, BusinessLicence)
    code = miscounted(licence.credit_code)
    return world.with_paper(material, replace(licence, credit_code=code))


def licence_established_ahead(world: World, rng: np.random.Generator, material: str) -> World:
    """The licence says the firm is to be founded on a day that is still to come."""
    licence = paper_as(world, material, BusinessLicence)
    founded = world.today + timedelta(days=int(rng.integers(1, 30)))
    return world.with_paper(material, replace(licence, established_on=founded))


def licence_head_misheard(world: World, rng: np.random.Generator, material: str) -> World:
    """The licence writes its head's name with a character of the same sound."""
    licence = paper_as(world, material, BusinessLicence)
    name = misheard(licence.legal_representative)
    return world.with_paper(material, replace(licence, legal_representative=name))


def card_expired(world: World, rng: np.random.Generator, material: str) -> World:
    """The identity card ran out yesterday, or up to two years ago."""
    side = paper_as(world, material, IdEmblem, 1)
    ended = world.today - timedelta(days=1 if rng.random() < 0.3 else int(rng.integers(2, 700)))
    began = years_later(ended, -10)
    return world.with_paper(material, replace(side, valid_from=began, valid_until=ended), 1)


def card_number_wrong(world: World, rng: np.random.Generator, material: str) -> World:
    """The last digit of the number on the card does not fit the others."""
    card = paper_as(world, material, IdPortrait)
    return world.with_paper(material, replace(card, id_number=miscounted(card.id_number)))


def card_of_the_other_sex(world: World, rng: np.random.Generator, material: str) -> World:
    """The sex on the card is not the one in its number."""
    card = paper_as(world, material, IdPortrait)
    return world.with_paper(material, replace(card, sex="女" if card.sex == "男" else "男"))


def card_born_otherwise(world: World, rng: np.random.Generator, material: str) -> World:
    """The birthday on the card is not the one in its number."""
    card = paper_as(world, material, IdPortrait)
    born = card.born_on + timedelta(days=int(rng.choice([-365, -1, 1, 9, 30, 366])))
    return world.with_paper(material, replace(card, born_on=born))


def card_of_another(world: World, rng: np.random.Generator, material: str) -> World:
    """Both sides are somebody else's."""
    card = paper_as(world, material, IdPortrait)
    other = id_sides(another_person(rng, world.today, card.name))
    return replace(world, papers={**world.papers, material: other})


def born(years: int, today: date, days: int) -> date:
    """The birthday of somebody who turns so old so many days after today."""
    return years_later(today + timedelta(days=days), -years)


def numbered_anew(rng: np.random.Generator, card: IdPortrait, day: date) -> IdPortrait:
    """The card of somebody born on that day."""
    return replace(card, born_on=day, id_number=id_number(rng, day, card.sex))


def mandate_expired(world: World, rng: np.random.Generator, material: str) -> World:
    """The authority ran out yesterday, or up to four months ago."""
    paper = paper_as(world, material, PowerOfAttorney)
    ended = world.today - timedelta(days=1 if rng.random() < 0.3 else int(rng.integers(2, 120)))
    began = ended - timedelta(days=60)
    changed = replace(paper, valid_from=began, valid_until=ended, signed_on=began)
    return world.with_paper(material, changed)


def mandate_not_yet_valid(world: World, rng: np.random.Generator, material: str) -> World:
    """The authority begins tomorrow, or in the days after."""
    paper = paper_as(world, material, PowerOfAttorney)
    begins = world.today + timedelta(days=int(rng.integers(1, 15)))
    until = begins + timedelta(days=90)
    return world.with_paper(material, replace(paper, valid_from=begins, valid_until=until))


def mandate_for_another_matter(world: World, rng: np.random.Generator, material: str) -> World:
    """The authority is for another errand."""
    matters = ("税务登记事宜", "营业执照变更登记手续", "社会保险登记和缴费事宜")
    paper = paper_as(world, material, PowerOfAttorney)
    matter = matters[int(rng.integers(len(matters)))]
    return world.with_paper(material, replace(paper, matter=matter))


def mandate_unsealed(world: World, rng: np.random.Generator, material: str) -> World:
    """The firm did not seal the authority."""
    paper = paper_as(world, material, PowerOfAttorney)
    return world.with_paper(material, replace(paper, seal=""))


def mandate_unsigned(world: World, rng: np.random.Generator, material: str) -> World:
    """Nobody signed the authority for the principal."""
    paper = paper_as(world, material, PowerOfAttorney)
    return world.with_paper(material, replace(paper, signed_by=""))


def mandate_number_mistyped(world: World, rng: np.random.Generator, material: str) -> World:
    """One digit of the agent's number is another one in the authority."""
    paper = paper_as(world, material, PowerOfAttorney)
    number = mistyped(rng, paper.agent_id_number)
    return world.with_paper(material, replace(paper, agent_id_number=number))


def mandate_agent_misheard(world: World, rng: np.random.Generator, material: str) -> World:
    """The authority writes the agent's name with a character of the same sound."""
    paper = paper_as(world, material, PowerOfAttorney)
    return world.with_paper(material, replace(paper, agent=misheard(paper.agent)))


def mandate_of_a_person(world: World, rng: np.random.Generator, material: str) -> World:
    """Somebody gave the authority in his own name who is not the applicant."""
    paper = paper_as(world, material, PowerOfAttorney)
    other = another_person(rng, world.today, paper.representative or paper.principal)
    changed = replace(
        paper,
        principal=other.name,
        principal_number=other.id_number,
        representative="",
        seal="",
        signed_by=other.name,
    )
    return world.with_paper(material, changed)
