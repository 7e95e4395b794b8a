"""A tenant's application in order → the same with one thing wrong in the papers about the family
or in the certificate that it owns no home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from eval.foundry.offices import digits
from eval.foundry.papers.commitment import Commitment
from eval.foundry.papers.marriage_certificate import MarriageCertificate, Spouse
from eval.foundry.papers.no_housing_certificate import FOUND, NoHousingCertificate
from eval.foundry.people import draw_premises, firm_name
from eval.foundry.slips import another_person, digit_off, lately, misheard, paper_of, transposed
from eval.foundry.world import World
from eval.foundry.worlds.hpf_rent.family import HOMELESS

Change = Callable[[World, np.random.Generator], World]


def book_unsealed(slot: str) -> Change:
    """No seal stands in the book."""
    return lambda world, rng: _book(world, slot, authority="")


def book_sealed_by_a_firm(slot: str) -> Change:
    """A firm's seal stands in the book."""
    return lambda world, rng: _book(world, slot, authority=firm_name(rng, individual=False))


def book_dated_ahead(slot: str) -> Change:
    """The day of registration is tomorrow or later."""

    def change(world: World, rng: np.random.Generator) -> World:
        return _book(world, slot, registered_on=world.today + timedelta(days=lately(rng, 40)))

    return change


def another_couple(slot: str) -> Change:
    """The book is another couple's."""

    def change(world: World, rng: np.random.Generator) -> World:
        book = paper_of(world, slot, MarriageCertificate)
        names = book.man.name + book.woman.name
        man, woman = (_spouse(world, rng, names, sex) for sex in "男女")
        return _book(world, slot, man=man, woman=woman, holder=man.name)

    return change


def applicant_misspelt(slot: str) -> Change:
    """One character of the applicant's name in the book only sounds like the card's."""

    def change(world: World, rng: np.random.Generator) -> World:
        side = _side(world, slot)
        person = _person(world, slot, side)
        return _book(world, slot, **{side: replace(person, name=misheard(rng, person.name))})

    return change


def applicant_number_differs(slot: str) -> Change:
    """One digit of the applicant's ID number in the book is another."""

    def change(world: World, rng: np.random.Generator) -> World:
        side = _side(world, slot)
        person = _person(world, slot, side)
        number = digit_off(rng, person.id_number)
        return _book(world, slot, **{side: replace(person, id_number=number)})

    return change


def former_marriage(world: World, rng: np.random.Generator) -> World:
    """The marriage certificate is of the applicant's marriage with somebody else."""
    own = _side(world, "marriage")
    other = "woman" if own == "man" else "man"
    names = _person(world, "marriage", "man").name + _person(world, "marriage", "woman").name
    person = _spouse(world, rng, names, "男" if other == "man" else "女")
    holder = _person(world, "marriage", own).name
    return _book(world, "marriage", **{other: person}, holder=holder)


def holder_is_another(world: World, rng: np.random.Generator) -> World:
    """The marriage certificate belongs to neither of the two."""
    book = paper_of(world, "marriage", MarriageCertificate)
    return _book(
        world,
        "marriage",
        holder=another_person(rng, world.today, book.man.name, book.woman.name).name,
    )


def spouse_is_applicant(world: World, rng: np.random.Generator) -> World:
    """The applicant's own identity card was handed in for the spouse's."""
    return replace(world, papers={**world.papers, "spouse-id": world.papers["id"]})


def searched_for_another(world: World, rng: np.random.Generator) -> World:
    """The register was searched for somebody else."""
    person = another_person(rng, world.today, _search(world).person.name)
    return _searched(world, person=person)


def searched_number_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the number searched for stand in each other's place."""
    person = _search(world).person
    return _searched(world, person=replace(person, id_number=transposed(rng, person.id_number)))


def spouse_not_searched(world: World, rng: np.random.Generator) -> World:
    """The register was searched for the applicant alone."""
    return _searched(world, other=None)


def searched_for_another_spouse(world: World, rng: np.random.Generator) -> World:
    """One digit of the number of the spouse searched for is another."""
    other = _search(world).other
    assert other is not None
    return _searched(world, other=replace(other, id_number=digit_off(rng, other.id_number)))


def home_found(world: World, rng: np.random.Generator) -> World:
    """The register knows of a home."""
    year = world.today.year - int(rng.integers(1, 9))
    number = f"湘({year})长沙市不动产权第{digits(rng, 7)}号"
    home = draw_premises(rng, flat=True).address
    return _searched(world, result=FOUND, location=home, property_no=number)


def searched_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The register of another city was searched."""
    city = str(rng.choice(["株洲市", "湘潭市", "岳阳市"]))
    office = f"{city}样本不动产登记中心"
    return _searched(world, area=city, issued_by=office, seal=office)


def searched_long_ago(world: World, rng: np.random.Generator) -> World:
    """The register was searched thirty-one days ago or earlier."""
    day = world.today - timedelta(days=30 + lately(rng, 200))
    return _searched(world, issued_on=day, until=day)


def searched_until_long_ago(world: World, rng: np.random.Generator) -> World:
    """The certificate is new, but tells what was registered a month or more before."""
    return _searched(world, until=_search(world).issued_on - timedelta(days=30 + lately(rng, 300)))


def searched_tomorrow(world: World, rng: np.random.Generator) -> World:
    """The certificate is dated tomorrow or later."""
    return _searched(world, issued_on=world.today + timedelta(days=lately(rng, 30)))


def certificate_unsealed(world: World, rng: np.random.Generator) -> World:
    """The office did not seal the certificate."""
    return _searched(world, seal="")


def certificate_sealed_by_a_firm(world: World, rng: np.random.Generator) -> World:
    """A firm's seal stands where the office's should."""
    return _searched(world, seal=firm_name(rng, individual=False))


def spouse_not_promised_for(world: World, rng: np.random.Generator) -> World:
    """The promise speaks of the applicant's homes alone."""
    paper = paper_of(world, "commitment", Commitment)
    return world.with_paper("commitment", replace(paper, matter=HOMELESS))


def _book(world: World, slot: str, **facts: Any) -> World:
    return world.with_paper(slot, replace(paper_of(world, slot, MarriageCertificate), **facts))


def _side(world: World, slot: str) -> str:
    """The applicant's side of the book."""
    book = paper_of(world, slot, MarriageCertificate)
    return "man" if book.man.id_number == world.form["id_number"] else "woman"


def _person(world: World, slot: str, side: str) -> Spouse:
    book = paper_of(world, slot, MarriageCertificate)
    return book.man if side == "man" else book.woman


def _spouse(world: World, rng: np.random.Generator, names: str, sex: str) -> Spouse:
    person = another_person(rng, world.today, names, sex=sex)
    return Spouse(person.name, "中国", person.born_on, person.id_number)


def _search(world: World) -> NoHousingCertificate:
    return paper_of(world, "no-house", NoHousingCertificate)


def _searched(world: World, **facts: Any) -> World:
    return world.with_paper("no-house", replace(_search(world), **facts))
