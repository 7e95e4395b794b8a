"""A tenant's application in order → the same with one thing wrong on the form signed, or in what
is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from eval.foundry.accounts import Account, draw_account
from eval.foundry.offices import digits
from eval.foundry.papers.housing_fund_application import (
    REASONS,
    RENTING,
    STATUSES,
    HousingFundApplication,
)
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.papers.lease_contract.facts import LeaseContract
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
from eval.foundry.worlds.hpf_rent.tenancy import months_later


def unsigned(world: World, rng: np.random.Generator) -> World:
    """Nobody signed the application."""
    return _filled(world, signed_by="")


def signed_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody signed the application who has nothing to do with it."""
    people = [slot for slot in ("id", "spouse-id", "agent-id") if slot in world.papers]
    names = [paper_of(world, slot, IdPortrait).name for slot in people]
    return _filled(world, signed_by=another_person(rng, world.today, *names).name)


def spouse_unsigned(world: World, rng: np.random.Generator) -> World:
    """The spouse whose fund is drawn from did not sign."""
    return _filled(world, spouse_signed_by="")


def reason_unticked(world: World, rng: np.random.Generator) -> World:
    """No reason for drawing is ticked."""
    return _filled(world, reason="")


def reason_is_another(world: World, rng: np.random.Generator) -> World:
    """Another reason than renting is ticked."""
    others = [reason for reason in REASONS if reason != RENTING]
    return _filled(world, reason=str(rng.choice(others)))


def boxes_crossed(world: World, rng: np.random.Generator) -> World:
    """Crosses stand in the boxes, which may mean yes or no."""
    return _filled(world, crossed=True)


def status_unticked(world: World, rng: np.random.Generator) -> World:
    """No marital status is ticked."""
    return _filled(world, status="")


def status_differs(world: World, rng: np.random.Generator) -> World:
    """Another marital status is ticked than was answered."""
    return _filled(world, status=_another_status(world, rng))


def two_statuses_ticked(world: World, rng: np.random.Generator) -> World:
    """A second marital status is ticked."""
    return _filled(world, second_status=_another_status(world, rng))


def name_misspelt(world: World, rng: np.random.Generator) -> World:
    """One character of the name on the application only sounds like the card's."""
    who = application(world).applicant
    return _filled(world, applicant=replace(who, name=misheard(rng, who.name)))


def number_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the ID number on the application stand in each other's place."""
    who = application(world).applicant
    return _filled(world, applicant=replace(who, id_number=transposed(rng, who.id_number)))


def spouse_left_out(world: World, rng: np.random.Generator) -> World:
    """The spouse's name and number are left blank."""
    return _filled(world, spouse=None)


def spouse_misspelt(world: World, rng: np.random.Generator) -> World:
    """One character of the spouse's name only sounds like the card's."""
    spouse = application(world).spouse
    assert spouse is not None
    return _filled(world, spouse=replace(spouse, name=misheard(rng, spouse.name)))


def spouse_number_differs(world: World, rng: np.random.Generator) -> World:
    """One digit of the spouse's ID number is another."""
    spouse = application(world).spouse
    assert spouse is not None
    return _filled(world, spouse=replace(spouse, id_number=digit_off(rng, spouse.id_number)))


def fund_account_too_short(world: World, rng: np.random.Generator) -> World:
    """The fund's account has but a few digits, on the application and online."""
    account = digits(rng, int(rng.integers(3, 6)))
    return typed(_filled(world, account=account), account=account)


def card_miswritten(world: World, rng: np.random.Generator) -> World:
    """One digit of the card's number on the application is another."""
    paid_to = application(world).receiving
    return _filled(world, receiving=replace(paid_to, number=digit_off(rng, paid_to.number)))


def another_card(world: World, rng: np.random.Generator) -> World:
    """The application and the form name another card than was handed in."""
    bank = application(world).receiving.bank
    paid_to = Account(bank, draw_account(rng).number)
    return typed(_filled(world, receiving=paid_to), bank_account=paid_to.number)


def dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The application is dated tomorrow or later."""
    return _filled(world, applied_on=world.today + timedelta(days=lately(rng, 40)))


def written_long_ago(world: World, rng: np.random.Generator) -> World:
    """The application was written thirty-one days ago or earlier."""
    return _filled(world, applied_on=world.today - timedelta(days=30 + lately(rng, 300)))


def commitment_cut_off(world: World, rng: np.random.Generator) -> World:
    """The commitment printed on the form was left away."""
    return _filled(world, stated=False)


def phone_too_short(world: World, rng: np.random.Generator) -> World:
    """Two digits of the telephone number on the application are missing."""
    return _filled(world, phone=too_short(rng, application(world).phone))


def amount_left_blank(world: World, rng: np.random.Generator) -> World:
    """The application does not say how much is to be paid."""
    return _filled(world, amount=0)


def rent_above_lease(world: World, rng: np.random.Generator) -> World:
    """The application and the form name more rent than the lease."""
    rent = application(world).monthly_rent + int(rng.choice([1, 50, 100, 200, 1000]))
    annual = 12 * rent if application(world).annual_rent else 0
    return typed(_filled(world, monthly_rent=rent, annual_rent=annual), monthly_rent=str(rent))


def home_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The home rented, by every paper, is in another city."""
    city = str(rng.choice(["湘潭市", "株洲市", "岳阳市"]))
    address = f"湖南省{city}" + application(world).address.partition("区")[2]
    moved = typed(_filled(world, address=address), address=address)
    if "lease" not in world.papers:
        return moved
    lease = paper_of(world, "lease", LeaseContract)
    return moved.with_paper("lease", replace(lease, address=address))


def more_than_the_rent(world: World, rng: np.random.Generator) -> World:
    """A little more is asked for than the rent of the time drawn for."""
    whole = application(world).monthly_rent * months_drawn_for(world)
    return _asked(world, whole + int(rng.choice([1, 50, 100, 300])))


def a_month_too_many(world: World, rng: np.random.Generator) -> World:
    """The rent of one month more is asked for than the time drawn for has."""
    return _asked(world, application(world).monthly_rent * (months_drawn_for(world) + 1))


def more_than_the_quota(world: World, rng: np.random.Generator) -> World:
    """With what was drawn this year a little more is asked for than the city allows."""
    drawn = int(world.records["source.housing-fund.withdrawn-this-year"])
    quota = application(world).amount + drawn - int(rng.choice([1, 50, 99]))
    return world.with_record("source.housing-fund.rent-quota", str(quota))


def more_than_the_balance(world: World, rng: np.random.Generator) -> World:
    """A little more is asked for than the account holds."""
    balance = application(world).amount - round(float(rng.choice([0.01, 1, 99.5])), 2)
    return world.with_record("source.housing-fund.balance", f"{balance:.2f}")


def application(world: World) -> HousingFundApplication:
    """The form handed in."""
    return paper_of(world, "application", HousingFundApplication)


def months_drawn_for(world: World) -> int:
    """How many months' rent falls due in the time drawn for, one begun counted as whole."""
    begins, ends = (date.fromisoformat(world.form[key]) for key in ("period_from", "period_to"))
    months = 1
    while months_later(begins, months) <= ends:
        months += 1
    return months


def _filled(world: World, **facts: Any) -> World:
    return world.with_paper("application", replace(application(world), **facts))


def _asked(world: World, amount: int) -> World:
    return typed(_filled(world, amount=amount), amount=str(amount))


def _another_status(world: World, rng: np.random.Generator) -> str:
    return str(rng.choice([each for each in STATUSES if each != application(world).status]))
