"""A world in order → the same world with exactly one thing wrong with the
application, with what is typed in, or with what systems answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.offices import one
from eval.foundry.papers.id_card import IdPortrait
from eval.foundry.papers.labour_dispatch_application import (
    ITEMS,
    LabourDispatchApplication,
)
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.slips import (
    another_person,
    digit_off,
    elsewhere,
    lately,
    misheard,
    next_door,
    paper_of,
    transposed,
    typed,
    with_facts,
)
from eval.foundry.world import World
from eval.foundry.worlds.labor_dispatch_new.company import another_company
from eval.foundry.wrongs import born, numbered_anew


def _application(world: World) -> LabourDispatchApplication:
    return paper_of(world, "application", LabourDispatchApplication)


def unit_name_differs(world: World, rng: np.random.Generator) -> World:
    """The application names the company with one character left out."""
    name = _application(world).unit_name
    place = int(rng.integers(2, len(name) - 2))
    return with_facts(world, "application", unit_name=name[:place] + name[place + 1 :])


def credit_code_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the code changed places on the application."""
    code = transposed(rng, _application(world).credit_code)
    return with_facts(world, "application", credit_code=code)


def domicile_next_door(world: World, rng: np.random.Generator) -> World:
    """The application gives the house next door as the company's seat."""
    return with_facts(world, "application", address=next_door(rng, _application(world).address))


def head_misheard(world: World, rng: np.random.Generator) -> World:
    """The application writes the head's name with a character of the same sound."""
    name = misheard(rng, _application(world).legal_representative)
    return with_facts(world, "application", legal_representative=name)


def id_number_mistyped(world: World, rng: np.random.Generator) -> World:
    """One digit of the head's number is another one on the application."""
    number = digit_off(rng, _application(world).id_number)
    return with_facts(world, "application", id_number=number)


def capital_overstated(world: World, rng: np.random.Generator) -> World:
    """The application gives more capital than the licence."""
    more = _application(world).registered_capital + int(rng.choice([1, 50, 100, 1000]))
    return with_facts(world, "application", registered_capital=more)


def other_premises(world: World, rng: np.random.Generator) -> World:
    """The application gives premises on another street than any other paper."""
    address = elsewhere(rng, _application(world).premises_address)
    return with_facts(world, "application", premises_address=address)


def premises_outside(world: World, rng: np.random.Generator) -> World:
    """The premises lie in another city, whatever the form says."""
    tail = _application(world).premises_address.split("区", 1)[1]
    return with_facts(world, "application", premises_address=f"湖南省株洲市样本区{tail}")


def area_beyond_the_lease(world: World, rng: np.random.Generator) -> World:
    """The application gives more room than was rented, by one square metre or more."""
    leased = float(paper_of(world, "lease", LeaseContract).area)
    more = int(leased) + int(rng.choice([1, 1, 10, 60]))
    return with_facts(world, "application", premises_area=more)


def phone_short(world: World, rng: np.random.Generator) -> World:
    """The telephone number on the application lacks digits."""
    return with_facts(world, "application", phone=_application(world).phone[:-2])


def nothing_ticked(world: World, rng: np.random.Generator) -> World:
    """No box says what is applied for."""
    return with_facts(world, "application", application_item="")


def renewal_ticked(world: World, rng: np.random.Generator) -> World:
    """The box for changes or a renewal is ticked instead."""
    return with_facts(world, "application", application_item=one(rng, ITEMS[1:3]))


def two_ticked(world: World, rng: np.random.Generator) -> World:
    """A second box is ticked beside the right one."""
    return with_facts(world, "application", application_item=f"{ITEMS[0]}、{ITEMS[2]}")


def ticked_by_a_cross(world: World, rng: np.random.Generator) -> World:
    """A cross stands in the box, which may mean either."""
    return with_facts(world, "application", crossed=True)


def statement_cut_out(world: World, rng: np.random.Generator) -> World:
    """The declaration was cut out of the application."""
    return with_facts(world, "application", stated=False)


def unsigned(world: World, rng: np.random.Generator) -> World:
    """The head did not sign the application."""
    return with_facts(world, "application", signed_by="")


def signed_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody else signed the application with his own name."""
    name = another_person(rng, world.today, _application(world).legal_representative).name
    return with_facts(world, "application", signed_by=name)


def unsealed(world: World, rng: np.random.Generator) -> World:
    """The company did not seal the application."""
    return with_facts(world, "application", seal="")


def sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The seal on the application is another company's."""
    other = another_company(rng, _application(world).unit_name)
    return with_facts(world, "application", seal=other)


def dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The application bears tomorrow's date, or one in the weeks to come."""
    on = world.today + timedelta(days=int(rng.integers(1, 40)))
    return with_facts(world, "application", applied_on=on)


def head_too_young(world: World, rng: np.random.Generator) -> World:
    """The head turns eighteen tomorrow, or within two years."""
    days = lately(rng, 700)
    card = paper_of(world, "legal-id", IdPortrait)
    young = numbered_anew(rng, card, born(18, world.today, days))
    changed = with_facts(world, "application", id_number=young.id_number)
    return typed(changed.with_paper("legal-id", young), id_number=young.id_number)


def nothing_typed(world: World, rng: np.random.Generator) -> World:
    """One box of the form was left empty."""
    gone = one(rng, ("credit_code", "paid_in_capital", "shareholders", "contact", "address"))
    return replace(world, form={key: text for key, text in world.form.items() if key != gone})


def code_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """One digit of the code is another one in the form."""
    return typed(world, credit_code=digit_off(rng, world.form["credit_code"]))


def person_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """The form writes the head's name with a character of the same sound."""
    return typed(world, legal_representative=misheard(rng, world.form["legal_representative"]))


def number_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """Two digits of the head's number changed places in the form."""
    return typed(world, id_number=transposed(rng, world.form["id_number"]))


def seat_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """The form gives the house next door as the company's seat."""
    return typed(world, address=next_door(rng, world.form["address"]))


def premises_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """The form gives premises on another street."""
    return typed(world, premises_address=elsewhere(rng, world.form["premises_address"]))


def capital_typed_in_ten_thousands(world: World, rng: np.random.Generator) -> World:
    """The form gives the paid-in capital in ten thousands, not in yuan."""
    return typed(world, paid_in_capital=world.form["paid_in_capital"].removesuffix("0000"))


def struck_off(world: World, rng: np.random.Generator) -> World:
    """The registry says the company exists no more."""
    answer = one(rng, ("注销", "吊销未注销", "撤销"))
    return world.with_record("source.registration-platform.status", answer)


def head_barred(world: World, rng: np.random.Generator) -> World:
    """The head may not run a company."""
    answer = one(rng, ("限制任职", "失信被执行人"))
    return world.with_record("source.registration-platform.office-bars", answer)
