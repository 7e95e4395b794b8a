"""A claim in order → the same with one thing wrong on the form signed, or in what was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from eval.foundry.accounts import Account, draw_account
from eval.foundry.offices import firm
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.papers.labour_termination import LabourTermination
from eval.foundry.papers.unemployment_claim import (
    REASONS,
    RESIGNED,
    SEEKING,
    TRADES,
    UnemploymentClaim,
)
from eval.foundry.slips import (
    another_person,
    digit_off,
    lately,
    misheard,
    paper_of,
    too_short,
    transposed,
    typed,
)
from eval.foundry.world import World
from eval.foundry.worlds.unemployment_benefit.situation import MONTHS

COUNTED = {
    "never": "source.unemployment.contributed-months",
    "before": "source.unemployment.months-since-last-claim",
}
"""Which system's count the months must agree with, by whether benefit was drawn before."""


def phone_left_out(world: World, rng: np.random.Generator) -> World:
    """No telephone number was typed."""
    return typed(world, phone="")


def typed_name_misspelt(world: World, rng: np.random.Generator) -> World:
    """One character of the name typed only sounds like the card's."""
    return typed(world, name=misheard(rng, world.form["name"]))


def typed_number_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the ID number typed stand in each other's place."""
    return typed(world, id_number=transposed(rng, world.form["id_number"]))


def typed_employer_differs(world: World, rng: np.random.Generator) -> World:
    """The legal form of the employer typed is another."""
    return typed(world, employer=_other_form(world.form["employer"]))


def typed_day_differs(world: World, rng: np.random.Generator) -> World:
    """The day of leaving typed is one or a few days off."""
    day = claim(world).terminated_on - timedelta(days=lately(rng, 31))
    return typed(world, terminated_on=day.isoformat())


def typed_months_differ(world: World, rng: np.random.Generator) -> World:
    """A month or a few more were typed than the claim says."""
    return typed(world, months=str(claim(world).months + lately(rng, 12)))


def typed_card_differs(world: World, rng: np.random.Generator) -> World:
    """Two digits of the account typed stand in each other's place."""
    return typed(world, bank_account=transposed(rng, world.form["bank_account"]))


def unsigned(world: World, rng: np.random.Generator) -> World:
    """Nobody signed the claim."""
    return _filled(world, signed_by="")


def signed_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody signed the claim who has nothing to do with it."""
    people = [slot for slot in ("id", "agent-id") if slot in world.papers]
    names = [paper_of(world, slot, IdPortrait).name for slot in people]
    return _filled(world, signed_by=another_person(rng, world.today, *names).name)


def reason_unticked(world: World, rng: np.random.Generator) -> World:
    """No reason for leaving is ticked."""
    return _filled(world, reason="")


def reason_differs(world: World, rng: np.random.Generator) -> World:
    """Another reason is ticked than was answered."""
    given = (claim(world).reason, RESIGNED)
    return _filled(world, reason=str(rng.choice([each for each in REASONS if each not in given])))


def resigned(world: World, rng: np.random.Generator) -> World:
    """The claim says that the claimant resigned."""
    return _filled(world, reason=RESIGNED)


def two_reasons_ticked(world: World, rng: np.random.Generator) -> World:
    """A second reason is ticked."""
    given = (claim(world).reason, RESIGNED)
    others = [each for each in REASONS if each not in given]
    return _filled(world, second_reason=str(rng.choice(others)))


def resigned_ticked_besides(world: World, rng: np.random.Generator) -> World:
    """Resigning is ticked beside the reason answered."""
    return _filled(world, second_reason=RESIGNED)


def boxes_crossed(world: World, rng: np.random.Generator) -> World:
    """Crosses stand in the boxes, which may mean yes or no."""
    return _filled(world, crossed=True)


def seeking_unticked(world: World, rng: np.random.Generator) -> World:
    """Whether work is sought is left open."""
    return _filled(world, seeking="")


def not_seeking(world: World, rng: np.random.Generator) -> World:
    """The claimant seeks no work."""
    return _filled(world, seeking=SEEKING[1])


def too_few_months(world: World, rng: np.random.Generator) -> World:
    """Contributions were paid for less than twelve months, as the system says, too."""
    counted = COUNTED[world.situation["claimed_before"][0]]
    months = 12 - lately(rng, 9)
    return _counted(world, months).with_record(counted, str(months))


def months_of_another_class(world: World, rng: np.random.Generator) -> World:
    """The months, as the system counts them too, lie a little outside the class answered."""
    years = world.situation["years"][0]
    least, most = MONTHS[years]
    months = most - 1 + lately(rng, 5) if years == "one_five" else least - lately(rng, 5)
    counted = COUNTED[world.situation["claimed_before"][0]]
    return _counted(world, months).with_record(counted, str(months))


def months_not_on_record(world: World, rng: np.random.Generator) -> World:
    """The system knows of a month or a few less than are claimed."""
    counted = COUNTED[world.situation["claimed_before"][0]]
    return world.with_record(counted, str(claim(world).months - lately(rng, 8)))


def earlier_months_counted_in(world: World, rng: np.random.Generator) -> World:
    """The months before benefit was drawn last are counted in."""
    return _counted(world, int(world.records[COUNTED["never"]]))


def more_months_than_working_life(world: World, rng: np.random.Generator) -> World:
    """More months are claimed than have passed since the claimant was sixteen."""
    born = claim(world).claimant.born_on
    whole = (world.today.year - born.year - 16) * 12 + world.today.month - born.month
    return _counted(world, whole + lately(rng, 60))


def name_misspelt(world: World, rng: np.random.Generator) -> World:
    """One character of the name on the claim only sounds like the card's."""
    who = claim(world).claimant
    return _filled(world, claimant=replace(who, name=misheard(rng, who.name)))


def number_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the ID number on the claim stand in each other's place."""
    who = claim(world).claimant
    return _filled(world, claimant=replace(who, id_number=transposed(rng, who.id_number)))


def employer_differs(world: World, rng: np.random.Generator) -> World:
    """The claim and the form name another employer than the certificate."""
    employer = firm(rng, TRADES)
    return typed(_filled(world, employer=employer), employer=employer)


def employer_miswritten(world: World, rng: np.random.Generator) -> World:
    """The legal form of the employer on the claim is another."""
    return _filled(world, employer=_other_form(claim(world).employer))


def day_differs(world: World, rng: np.random.Generator) -> World:
    """The claim and the form give another day of leaving than the certificate."""
    day = claim(world).terminated_on - timedelta(days=lately(rng, 31))
    return typed(_filled(world, terminated_on=day), terminated_on=day.isoformat())


def dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The claim is dated tomorrow or later."""
    return _filled(world, applied_on=world.today + timedelta(days=lately(rng, 40)))


def claimed_before_leaving(world: World, rng: np.random.Generator) -> World:
    """The claim is dated a day or more before the claimant left."""
    day = claim(world).terminated_on - timedelta(days=lately(rng, 20))
    return _filled(world, applied_on=day)


def leaves_later(world: World, rng: np.random.Generator) -> World:
    """By every paper the claimant leaves tomorrow or later."""
    day = world.today + timedelta(days=lately(rng, 30))
    later = typed(_filled(world, terminated_on=day), terminated_on=day.isoformat())
    if "termination" not in world.papers:
        return later
    paper = paper_of(world, "termination", LabourTermination)
    return later.with_paper("termination", replace(paper, ended_on=day))


def statement_cut_off(world: World, rng: np.random.Generator) -> World:
    """What the claimant states was left away from the form."""
    return _filled(world, stated=False)


def phone_too_short(world: World, rng: np.random.Generator) -> World:
    """Two digits of the telephone number on the claim are missing."""
    return _filled(world, phone=too_short(rng, claim(world).phone))


def account_miswritten(world: World, rng: np.random.Generator) -> World:
    """One digit of the account on the claim is another."""
    paid_to = claim(world).receiving
    return _filled(world, receiving=replace(paid_to, number=digit_off(rng, paid_to.number)))


def another_card(world: World, rng: np.random.Generator) -> World:
    """The claim and the form name another card than was handed in."""
    paid_to = Account(claim(world).receiving.bank, draw_account(rng).number)
    return typed(_filled(world, receiving=paid_to), bank_account=paid_to.number)


def claim(world: World) -> UnemploymentClaim:
    """The form handed in."""
    return paper_of(world, "claim", UnemploymentClaim)


def _filled(world: World, **facts: Any) -> World:
    return world.with_paper("claim", replace(claim(world), **facts))


def _counted(world: World, months: int) -> World:
    return typed(_filled(world, months=months), months=str(months))


def _other_form(employer: str) -> str:
    return employer.replace("有限公司", "有限责任公司")
