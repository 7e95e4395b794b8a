"""A world in order → the same world with one thing wrong in the application."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.papers.individual_registration_application import FORMS
from eval.foundry.people import DISTRICTS
from eval.foundry.slips import another_person, everywhere, misheard, transposed, typed, with_facts
from eval.foundry.world import World
from eval.foundry.worlds.sole_trader_setup.altered import application


def application_unsigned(world: World, rng: np.random.Generator) -> World:
    """Nobody signed the application."""
    return with_facts(world, "application", signed_by="")


def application_signed_by_another(world: World, rng: np.random.Generator) -> World:
    """The application is signed with somebody else's name, such as the agent's."""
    name = application(world).operator.name
    return with_facts(world, "application", signed_by=another_person(rng, world.today, name).name)


def composition_ticked_twice(world: World, rng: np.random.Generator) -> World:
    """Both forms of running a shop are ticked."""
    return with_facts(world, "application", composition=FORMS)


def composition_not_ticked(world: World, rng: np.random.Generator) -> World:
    """Neither form of running a shop is ticked."""
    return with_facts(world, "application", composition=())


def composition_crossed(world: World, rng: np.random.Generator) -> World:
    """A cross stands in the box: chosen, or struck out?"""
    return with_facts(world, "application", crossed=True)


def other_composition_ticked(world: World, rng: np.random.Generator) -> World:
    """The application says 家庭经营 where the answer was 个人经营, or the other way round."""
    other = tuple(form for form in FORMS if form not in application(world).composition)
    return with_facts(world, "application", composition=other)


def application_number_differs(world: World, rng: np.random.Generator) -> World:
    """Two digits of the operator's number are changed over on the application."""
    operator = application(world).operator
    number = transposed(rng, operator.id_number)
    return with_facts(world, "application", operator=replace(operator, id_number=number))


def application_operator_sounds_alike(world: World, rng: np.random.Generator) -> World:
    """One character of the operator's name is another of the same sound on the application."""
    operator = application(world).operator
    wrong = replace(operator, name=misheard(rng, operator.name))
    return with_facts(world, "application", operator=wrong)


def application_of_tomorrow(world: World, rng: np.random.Generator) -> World:
    """The application bears a day still to come, tomorrow or next year's."""
    ahead = 1 if rng.random() < 0.5 else 365
    return with_facts(world, "application", applied_on=world.today + timedelta(days=ahead))


def pledge_cut_off(world: World, rng: np.random.Generator) -> World:
    """Nothing on the application says that what was handed in is true."""
    kept = "本人依照《促进个体工商户发展条例》《市场主体登记管理条例》申请登记（备案）。"
    return with_facts(world, "application", pledge=kept)


def phone_a_digit_short(world: World, rng: np.random.Generator) -> World:
    """The telephone number on the application lacks its last two digits."""
    return with_facts(world, "application", phone=application(world).phone[:-2])


def phone_left_out(world: World, rng: np.random.Generator) -> World:
    """No telephone number stands on the application."""
    return with_facts(world, "application", phone="")


def application_names_no_family(world: World, rng: np.random.Generator) -> World:
    """The box for the family that runs the shop is empty."""
    return with_facts(world, "application", family="")


def application_names_another_member(world: World, rng: np.random.Generator) -> World:
    """The application names another member of the family than the card shows."""
    name = application(world).family
    other = (
        misheard(rng, name) if rng.random() < 0.5 else another_person(rng, world.today, name).name
    )
    return with_facts(world, "application", family=other)


def _called(world: World, name: str) -> World:
    return with_facts(typed(world, name=name), "application", name=name)


def name_of_another_district(world: World, rng: np.random.Generator) -> World:
    """The shop's name begins with a district it is not in."""
    paper = application(world)
    other = str(rng.choice([each for each in DISTRICTS if each not in paper.premises]))
    tail = paper.name[paper.name.index("沙") + 1 :].removeprefix("市")
    for district in DISTRICTS:
        tail = tail.removeprefix(district)
    return _called(world, f"长沙市{other}{tail}")


def name_of_a_firm(world: World, rng: np.random.Generator) -> World:
    """The name passes the shop off as a company, a cooperative or a group."""
    kind = str(rng.choice(["公司", "合作社", "集团", "企业"]))
    name = application(world).name.removesuffix("（个体工商户）")
    return _called(world, f"{name[:-1]}{kind}经营部")


def name_of_the_nation(world: World, rng: np.random.Generator) -> World:
    """The name begins with 中国, 中华 or 全国."""
    name = application(world).name
    return _called(world, str(rng.choice(["中国", "中华", "全国"])) + name[name.index("沙") + 1 :])


def name_of_no_place(world: World, rng: np.random.Generator) -> World:
    """The name does not say where the shop is."""
    tail = application(world).name.removesuffix("（个体工商户）")
    return _called(world, "样" + tail[-5:])


def name_without_form(world: World, rng: np.random.Generator) -> World:
    """The name breaks off before it says what kind of shop it is."""
    name = application(world).name.removesuffix("（个体工商户）")
    return _called(world, f"{name[:-3]}样味")


def premises_only_by_street(world: World, rng: np.random.Generator) -> World:
    """Form and application say the street of the shop but no number."""
    address = application(world).premises
    street = address[: address.index("号")].rstrip("0123456789")
    return with_facts(typed(world, premises=street), "application", premises=street)


def premises_in_another_city(world: World, rng: np.random.Generator) -> World:
    """The shop is in another city, in a street that is called 长沙路 there."""
    address = application(world).premises
    street = address[address.index("区") + 1 : address.index("号")].rstrip("0123456789")
    where = str(rng.choice(["湘潭市岳塘区", "株洲市天元区", "岳阳市岳阳楼区"]))
    there = f"湖南省{where}长沙路{address[address.index(street) + len(street) :]}"
    return everywhere(world, {address: there, address.removeprefix("湖南省"): there})
