"""A world in order → the same world with exactly one thing wrong with who applies, where and for
what: the application, the licence's scope, what is typed in, what systems answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.offices import one
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.hygiene_application import HygieneApplication
from eval.foundry.papers.id_card import IdPortrait
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
)
from eval.foundry.world import World
from eval.foundry.worlds.hygiene_permit_new.changes import another_unit
from eval.foundry.worlds.hygiene_permit_new.situation import CATEGORIES
from eval.foundry.wrongs import born, numbered_anew

REVOKED = "source.health-supervision.revocation"
REFUSED = "source.health-supervision.false-application"


def _application(world: World) -> HygieneApplication:
    return paper_of(world, "application", HygieneApplication)


def _with(world: World, application: HygieneApplication) -> World:
    return world.with_paper("application", application)


def unit_name_differs(world: World, rng: np.random.Generator) -> World:
    """The application names the unit with one character left out."""
    paper = _application(world)
    place = int(rng.integers(2, len(paper.unit_name) - 2))
    name = paper.unit_name[:place] + paper.unit_name[place + 1 :]
    return _with(world, replace(paper, unit_name=name))


def credit_code_transposed(world: World, rng: np.random.Generator) -> World:
    """Two digits of the code changed places on the application."""
    paper = _application(world)
    return _with(world, replace(paper, credit_code=transposed(rng, paper.credit_code)))


def head_misheard(world: World, rng: np.random.Generator) -> World:
    """The application writes the head's name with a character of the same sound."""
    paper = _application(world)
    return _with(
        world, replace(paper, legal_representative=misheard(rng, paper.legal_representative))
    )


def id_number_mistyped(world: World, rng: np.random.Generator) -> World:
    """One digit of the head's number is another one on the application."""
    paper = _application(world)
    return _with(world, replace(paper, id_number=digit_off(rng, paper.id_number)))


def unsealed(world: World, rng: np.random.Generator) -> World:
    """The company did not seal the application."""
    return _with(world, replace(_application(world), seal=""))


def sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The seal on the application is another unit's."""
    paper = _application(world)
    return _with(world, replace(paper, seal=another_unit(rng, paper.unit_name)))


def unsigned(world: World, rng: np.random.Generator) -> World:
    """Nobody signed the application."""
    return _with(world, replace(_application(world), signed_by=""))


def signed_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody else signed the application with his own name."""
    paper = _application(world)
    name = another_person(rng, world.today, paper.legal_representative).name
    return _with(world, replace(paper, signed_by=name))


def statement_cut_out(world: World, rng: np.random.Generator) -> World:
    """The promise that all of it is true was cut out of the application."""
    return _with(world, replace(_application(world), stated=False))


def renewal_ticked(world: World, rng: np.random.Generator) -> World:
    """The box for a renewal or for changes is ticked, not the one for a new licence."""
    kind = one(rng, ("延续", "变更"))
    return _with(world, replace(_application(world), application_type=kind))


def two_kinds_ticked(world: World, rng: np.random.Generator) -> World:
    """Two kinds of application are ticked."""
    return _with(world, replace(_application(world), application_type="新办、变更"))


def category_left_out(world: World, rng: np.random.Generator) -> World:
    """One of the categories was not ticked."""
    paper = _application(world)
    ticked = paper.categories.split("、")
    del ticked[int(rng.integers(len(ticked)))]
    return _with(world, replace(paper, categories="、".join(ticked)))


def another_category_ticked(world: World, rng: np.random.Generator) -> World:
    """The box beside another category is ticked."""
    paper = _application(world)
    others = [each for each in CATEGORIES.values() if each not in paper.categories]
    return _with(world, replace(paper, categories=one(rng, others)))


def only_sports(world: World, rng: np.random.Generator) -> World:
    """Only a hall for sports is to be opened, which needs no licence."""
    changed = _with(world, replace(_application(world), categories="体育场所"))
    return typed(changed, categories="体育场所")


def air_ticked_otherwise(world: World, rng: np.random.Generator) -> World:
    """The application says the opposite about the air conditioning."""
    paper = _application(world)
    other = "否" if paper.air_conditioning == "是" else "是"
    return _with(world, replace(paper, air_conditioning=other))


def air_not_ticked(world: World, rng: np.random.Generator) -> World:
    """The application says nothing about the air conditioning."""
    return _with(world, replace(_application(world), air_conditioning=""))


def more_certified_than_employed(world: World, rng: np.random.Generator) -> World:
    """More people hold certificates than work there."""
    paper = _application(world)
    more = paper.employees + int(rng.integers(1, 4))
    return _with(world, replace(paper, certified=more))


def dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The application bears tomorrow's date, or one in the weeks to come."""
    on = world.today + timedelta(days=int(rng.integers(1, 40)))
    return _with(world, replace(_application(world), applied_on=on))


def dated_before_the_licence(world: World, rng: np.random.Generator) -> World:
    """The application bears a day before the licence was issued."""
    founded = paper_of(world, "licence", BusinessLicence).established_on
    on = founded - timedelta(days=int(rng.integers(1, 60)))
    return _with(world, replace(_application(world), applied_on=on))


def phone_short(world: World, rng: np.random.Generator) -> World:
    """The telephone number on the application lacks digits."""
    paper = _application(world)
    return _with(world, replace(paper, phone=paper.phone[:-2]))


def address_on_another_street(world: World, rng: np.random.Generator) -> World:
    """The application gives an address on another street than every other paper."""
    paper = _application(world)
    return _with(world, replace(paper, address=elsewhere(rng, paper.address)))


def address_outside(world: World, rng: np.random.Generator) -> World:
    """The premises lie in another city, whatever the form says."""
    paper = _application(world)
    tail = paper.address.split("区", 1)[1]
    return _with(world, replace(paper, address=f"湖南省湘潭市样本区{tail}"))


def not_at_its_address(world: World, rng: np.random.Generator) -> World:
    """The licence gives the house next door."""
    licence = paper_of(world, "licence", BusinessLicence)
    return world.with_paper("licence", replace(licence, address=next_door(rng, licence.address)))


def another_scope(world: World, rng: np.random.Generator) -> World:
    """The licence is for a trade that has nothing to do with public places."""
    scopes = ("软件开发；信息咨询服务。", "五金产品批发；建筑材料批发。", "广告设计、代理。")
    licence = paper_of(world, "licence", BusinessLicence)
    return world.with_paper("licence", replace(licence, business_scope=one(rng, scopes)))


def scope_of_a_shop(world: World, rng: np.random.Generator) -> World:
    """The licence is a shop's, though guests are to be put up."""
    licence = paper_of(world, "licence", BusinessLicence)
    return world.with_paper(
        "licence", replace(licence, business_scope="日用百货销售；食品销售（仅销售预包装食品）。")
    )


def licence_of_an_individual(world: World, rng: np.random.Generator) -> World:
    """The licence says it is an individual's, though a company applies."""
    licence = paper_of(world, "licence", BusinessLicence)
    return world.with_paper("licence", replace(licence, type="个体工商户"))


def head_too_young(world: World, rng: np.random.Generator) -> World:
    """The head turns sixteen tomorrow, or within three years."""
    days = lately(rng, 1000)
    card = paper_of(world, "legal-id", IdPortrait)
    young = numbered_anew(rng, card, born(16, world.today, days))
    changed = _with(world, replace(_application(world), id_number=young.id_number))
    return typed(changed.with_paper("legal-id", young), id_number=young.id_number)


def nothing_typed(world: World, rng: np.random.Generator) -> World:
    """One box of the form was left empty."""
    gone = one(rng, ("unit_name", "id_number", "area", "employees", "phone", "categories"))
    return replace(world, form={key: text for key, text in world.form.items() if key != gone})


def name_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """The form names another unit."""
    return typed(world, unit_name=another_unit(rng, world.form["unit_name"]))


def code_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """One digit of the code is another one in the form."""
    return typed(world, credit_code=digit_off(rng, world.form["credit_code"]))


def person_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """The form writes the head's name with a character of the same sound."""
    return typed(world, legal_representative=misheard(rng, world.form["legal_representative"]))


def number_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """Two digits of the head's number changed places in the form."""
    return typed(world, id_number=transposed(rng, world.form["id_number"]))


def area_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """The form gives a larger area than the application."""
    area = float(world.form["area"]) + float(rng.choice([1, 10, 60, 100]))
    return typed(world, area=f"{area:.1f}")


def address_typed_wrong(world: World, rng: np.random.Generator) -> World:
    """The form gives the house next door."""
    return typed(world, address=next_door(rng, world.form["address"]))


def struck_off(world: World, rng: np.random.Generator) -> World:
    """The registry says the unit exists no more."""
    answer = one(rng, ("注销", "吊销未注销", "撤销"))
    return world.with_record("source.registration-platform.status", answer)


def refused_lately(world: World, rng: np.random.Generator) -> World:
    """The unit was refused for false papers less than a year ago, by one day or more."""
    on = world.today - timedelta(days=364 if rng.random() < 0.3 else int(rng.integers(1, 364)))
    dated = {"source.health-supervision.refused-on": on.isoformat()}
    changed = world.with_record(REFUSED, "提供虚假材料")
    return replace(changed, records={**changed.records, **dated})


def revoked_lately(world: World, rng: np.random.Generator) -> World:
    """A licence got by fraud was revoked less than three years ago."""
    on = world.today - timedelta(days=1094 if rng.random() < 0.3 else int(rng.integers(1, 1094)))
    dated = {"source.health-supervision.revoked-on": on.isoformat()}
    changed = world.with_record(REVOKED, "撤销")
    return replace(changed, records={**changed.records, **dated})


def not_reviewed(world: World, rng: np.random.Generator) -> World:
    """The building was rebuilt, and nobody looked at the plans before."""
    return world.with_record("source.health-supervision.preventive-review", "denied")


def broke_promises(world: World, rng: np.random.Generator) -> World:
    """The unit broke a promise before and promises again."""
    answer = one(rng, ("不实承诺", "逾期未履行承诺"))
    return world.with_record("source.credit.broken-promises", answer)
