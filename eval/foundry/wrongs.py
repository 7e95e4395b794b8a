"""A world and a slot → the same world with one thing wrong with the paper in it, for papers that
many items ask for: licences, identity cards, bank cards, promises and authorities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.holdings import id_sides
from eval.foundry.offices import one
from eval.foundry.papers.bank_card import BankCard
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.commitment import DUTIES, LIABLE, Commitment
from eval.foundry.papers.commitment import MATTERS as PROMISES
from eval.foundry.papers.id_card import IdEmblem, IdPortrait
from eval.foundry.papers.power_of_attorney import PowerOfAttorney
from eval.foundry.people import id_number
from eval.foundry.slips import (
    another_person,
    digit_off,
    lately,
    misheard,
    paper_of,
    transposed,
    with_facts,
    wrong_check,
)
from eval.foundry.world import World

OTHER_MATTERS = ("税务登记事宜", "营业执照变更登记手续", "社会保险登记和缴费事宜", "户口迁移手续")

# --- business licences --------------------------------------------------------------------------


def licence_expired(world: World, rng: np.random.Generator, material: str) -> World:
    """The term of the licence ended yesterday, or up to a year ago."""
    ended = world.today - timedelta(days=lately(rng, 360))
    began = years_later(ended, -10)
    issued = began + timedelta(days=int(rng.integers(0, 900)))
    return with_facts(
        world, material, established_on=began, valid_from=began, valid_until=ended, issued_on=issued
    )


def licence_unsealed(world: World, rng: np.random.Generator, material: str) -> World:
    """The registry's seal is not on the licence."""
    return with_facts(world, material, authority="")


def licence_sealed_by_the_firm(world: World, rng: np.random.Generator, material: str) -> World:
    """The firm's own seal stands where the registry's belongs."""
    return with_facts(world, material, authority=_licence(world, material).name)


def licence_code_wrong(world: World, rng: np.random.Generator, material: str) -> World:
    """The last character of the code does not fit the others."""
    return with_facts(
        world, material, credit_code=wrong_check(_licence(world, material).credit_code)
    )


def licence_established_ahead(world: World, rng: np.random.Generator, material: str) -> World:
    """The licence says the firm is to be founded on a day that is still to come."""
    return with_facts(world, material, established_on=_ahead(world, rng, 30))


def licence_head_misheard(world: World, rng: np.random.Generator, material: str) -> World:
    """The licence writes its head's name with a character that only sounds like it."""
    name = misheard(rng, _licence(world, material).legal_representative)
    return with_facts(world, material, legal_representative=name)


def _licence(world: World, material: str) -> BusinessLicence:
    return paper_of(world, material, BusinessLicence)


# --- leases -------------------------------------------------------------------------------------


def lease_unsigned(world: World, rng: np.random.Generator, material: str) -> World:
    """One party, or nobody, signed or sealed the lease."""
    sides = (("lessor",), ("lessee",), ("lessor", "lessee"))[int(rng.integers(3))]
    seals = {f"{side}_seal": "" for side in sides}
    return with_facts(world, material, unsigned=sides, **seals)


# --- identity cards -----------------------------------------------------------------------------


def card_expired(world: World, rng: np.random.Generator, material: str) -> World:
    """The identity card ran out yesterday, or up to two years ago."""
    ended = world.today - timedelta(days=lately(rng, 700))
    return _for(world, material, years_later(ended, -int(rng.choice([10, 20]))), ended)


def card_not_begun(world: World, rng: np.random.Generator, material: str) -> World:
    """The term on the identity card begins tomorrow, or in the weeks after."""
    begins = _ahead(world, rng, 60)
    return _for(world, material, begins, years_later(begins, int(rng.choice([10, 20]))))


def card_number_wrong(world: World, rng: np.random.Generator, material: str) -> World:
    """The last character of the number on the card does not fit the others."""
    return with_facts(world, material, id_number=wrong_check(_card(world, material).id_number))


def card_of_the_other_sex(world: World, rng: np.random.Generator, material: str) -> World:
    """The sex on the card is not the one in its number."""
    return with_facts(world, material, sex="女" if _card(world, material).sex == "男" else "男")


def card_born_otherwise(world: World, rng: np.random.Generator, material: str) -> World:
    """The birthday on the card is not the one in its number."""
    days = int(rng.choice([-365, -31, -1, 1, 10, 366]))
    return with_facts(
        world, material, born_on=_card(world, material).born_on + timedelta(days=days)
    )


def card_of_another(world: World, rng: np.random.Generator, material: str) -> World:
    """Both sides are somebody else's."""
    other = id_sides(another_person(rng, world.today, _card(world, material).name))
    return replace(world, papers={**world.papers, material: other})


def born(years: int, today: date, days: int) -> date:
    """The birthday of somebody who turns so old so many days after today."""
    return years_later(today + timedelta(days=days), -years)


def numbered_anew(rng: np.random.Generator, card: IdPortrait, day: date) -> IdPortrait:
    """The card of somebody born on that day."""
    return replace(card, born_on=day, id_number=id_number(rng, day, card.sex))


def _card(world: World, material: str) -> IdPortrait:
    return paper_of(world, material, IdPortrait)


def _for(world: World, material: str, start: date, end: date) -> World:
    """The card's other side with these days on it."""
    side = replace(paper_of(world, material, IdEmblem, 1), valid_from=start, valid_until=end)
    return world.with_paper(material, side, 1)


# --- bank cards ---------------------------------------------------------------------------------


def bank_card_is_for_credit(world: World, rng: np.random.Generator, material: str) -> World:
    """The bank card is for credit."""
    return with_facts(world, material, kind=one(rng, ("信用卡", "贷记卡", "准贷记卡")))


def bank_card_number_off(world: World, rng: np.random.Generator, material: str) -> World:
    """One digit of the number on the bank card is another one."""
    number = digit_off(rng, paper_of(world, material, BankCard).number)
    return with_facts(world, material, number=number)


# --- promises -----------------------------------------------------------------------------------


def promise_by_another(world: World, rng: np.random.Generator, material: str) -> World:
    """Somebody else promised."""
    other = another_person(rng, world.today, _promise(world, material).promisor)
    return with_facts(world, material, promisor=other.name, number=other.id_number)


def promise_name_misheard(world: World, rng: np.random.Generator, material: str) -> World:
    """The promise writes the name with a character that only sounds like it."""
    return with_facts(world, material, promisor=misheard(rng, _promise(world, material).promisor))


def promise_number_transposed(world: World, rng: np.random.Generator, material: str) -> World:
    """Two digits of the number on the promise changed places."""
    return with_facts(world, material, number=transposed(rng, _promise(world, material).number))


def promise_of_another_matter(world: World, rng: np.random.Generator, material: str) -> World:
    """The promise is about something else."""
    return with_facts(world, material, matter=one(rng, PROMISES))


def promise_without_liability(world: World, rng: np.random.Generator, material: str) -> World:
    """The promise leaves out what follows when it is not true."""
    return with_facts(world, material, duties=DUTIES[: LIABLE - 1])


def promise_unsigned(world: World, rng: np.random.Generator, material: str) -> World:
    """Nobody signed the promise."""
    return with_facts(world, material, signed_by="")


def promise_dated_ahead(world: World, rng: np.random.Generator, material: str) -> World:
    """The promise bears a day that is still to come."""
    return with_facts(world, material, signed_on=_ahead(world, rng, 40))


def _promise(world: World, material: str) -> Commitment:
    return paper_of(world, material, Commitment)


# --- authorities --------------------------------------------------------------------------------


def mandate_expired(world: World, rng: np.random.Generator, material: str) -> World:
    """The authority ran out yesterday, or up to four months ago."""
    ended = world.today - timedelta(days=lately(rng, 120))
    began = ended - timedelta(days=int(rng.choice([30, 60, 90])))
    return with_facts(world, material, valid_from=began, valid_until=ended, signed_on=began)


def mandate_not_begun(world: World, rng: np.random.Generator, material: str) -> World:
    """The authority begins tomorrow, or in the weeks after."""
    begins = _ahead(world, rng, 40)
    return with_facts(world, material, valid_from=begins, valid_until=begins + timedelta(days=90))


def mandate_for_another_matter(world: World, rng: np.random.Generator, material: str) -> World:
    """The authority is for another errand."""
    return with_facts(world, material, matter=one(rng, OTHER_MATTERS))


def mandate_for(world: World, rng: np.random.Generator, material: str, *matters: str) -> World:
    """The authority is for one of these errands."""
    return with_facts(world, material, matter=one(rng, matters))


def mandate_unsealed(world: World, rng: np.random.Generator, material: str) -> World:
    """The firm did not seal the authority."""
    return with_facts(world, material, seal="")


def mandate_unsigned(world: World, rng: np.random.Generator, material: str) -> World:
    """Nobody signed the authority for the principal."""
    return with_facts(world, material, signed_by="")


def mandate_agent_number_off(world: World, rng: np.random.Generator, material: str) -> World:
    """One digit of the agent's number is another one in the authority, or two changed places."""
    slip = digit_off if rng.random() < 0.5 else transposed
    number = slip(rng, _mandate(world, material).agent_id_number)
    return with_facts(world, material, agent_id_number=number)


def mandate_agent_misheard(world: World, rng: np.random.Generator, material: str) -> World:
    """The authority writes the agent's name with a character that only sounds like it."""
    return with_facts(world, material, agent=misheard(rng, _mandate(world, material).agent))


def mandate_by_another(world: World, rng: np.random.Generator, material: str) -> World:
    """Somebody gave, and signed, the authority in his own name who is not the applicant."""
    paper = _mandate(world, material)
    other = another_person(rng, world.today, paper.representative or paper.principal, paper.agent)
    return with_facts(
        world,
        material,
        principal=other.name,
        principal_number=other.id_number,
        representative="",
        seal="",
        signed_by=other.name,
    )


def mandate_by_namesake(world: World, rng: np.random.Generator, material: str) -> World:
    """The authority bears the applicant's name, but another's number, or one digit of it is off."""
    paper = _mandate(world, material)
    number = digit_off(rng, paper.principal_number)
    if rng.random() < 0.5:
        number = another_person(rng, world.today, paper.principal).id_number
    return with_facts(world, material, principal_number=number)


def mandate_signed_by_another(world: World, rng: np.random.Generator, material: str) -> World:
    """The agent, or somebody else, signed the authority in the principal's place."""
    paper = _mandate(world, material)
    other = another_person(rng, world.today, paper.principal, paper.agent).name
    return with_facts(world, material, signed_by=paper.agent if rng.random() < 0.5 else other)


def _mandate(world: World, material: str) -> PowerOfAttorney:
    return paper_of(world, material, PowerOfAttorney)


def _ahead(world: World, rng: np.random.Generator, most: int) -> date:
    """Tomorrow, or a day fewer than so many days ahead."""
    return world.today + timedelta(days=lately(rng, most))
