"""A world in order → the same world with one thing wrong in the application or the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.offices import one
from eval.foundry.papers.business_licence import BusinessLicence
from eval.foundry.papers.tobacco_retail_application import (
    GOODS,
    OUTLETS,
    RIGHTS,
    TobaccoRetailApplication,
)
from eval.foundry.people import other_code
from eval.foundry.slips import (
    another_firm,
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


def application_of(world: World) -> TobaccoRetailApplication:
    """The application, KeyError when none was handed in."""
    return paper_of(world, "application", TobaccoRetailApplication)


def told(world: World, **facts: object) -> World:
    """The world with other facts on the application."""
    paper = replace(application_of(world), **facts)  # type: ignore[arg-type]
    return world.with_paper("application", paper)


def name_miswritten(world: World, rng: np.random.Generator) -> World:
    """One character of the shop's name on the application only sounds like the licence's."""
    return told(world, name=nearly(application_of(world).name))


def nearly(name: str) -> str:
    """The name of a shop with one character miswritten: 样 stands in each."""
    return name.replace("样", "洋", 1)


def name_of_another(world: World, rng: np.random.Generator) -> World:
    """The application is in the name of another shop."""
    name = application_of(world).name
    return told(world, name=another_firm(rng, name, individual=not name.endswith("公司")))


def code_off(world: World, rng: np.random.Generator) -> World:
    """One or two characters of the code on the application are not the licence's."""
    code = other_code(rng, application_of(world).credit_code, int(rng.integers(1, 3)))
    return told(world, credit_code=code)


def operator_misheard(world: World, rng: np.random.Generator) -> World:
    """The application writes the operator's name as it sounds."""
    return told(world, operator=misheard(rng, application_of(world).operator))


def number_swapped(world: World, rng: np.random.Generator) -> World:
    """Two digits of the operator's number are the wrong way round on the application."""
    return told(world, id_number=transposed(rng, application_of(world).id_number))


def other_kind_ticked(world: World, rng: np.random.Generator) -> World:
    """The application ticks a sole trader for a firm, or a firm for a sole trader."""
    firm = world.situation["entity"] == ("company",)
    return told(world, economic_type="个体工商户" if firm else "有限责任公司")


def other_outlet_ticked(world: World, rng: np.random.Generator) -> World:
    """The application ticks another kind of shop than was chosen."""
    return told(world, outlet_type=_other(rng, OUTLETS, application_of(world).outlet_type))


def two_outlets_ticked(world: World, rng: np.random.Generator) -> World:
    """Two kinds of shop are ticked."""
    right = application_of(world).outlet_type
    return told(world, outlet_type=f"{right}、{_other(rng, OUTLETS, right)}")


def no_outlet_ticked(world: World, rng: np.random.Generator) -> World:
    """No kind of shop is ticked."""
    return told(world, outlet_type="")


def boxes_crossed(world: World, rng: np.random.Generator) -> World:
    """The boxes are marked with crosses, which may mean either."""
    return told(world, crosses=True)


def one_good_left_out(world: World, rng: np.random.Generator) -> World:
    """Both goods were chosen, and one of them is not ticked."""
    return told(world, scope=one(rng, GOODS))


def cigarettes_left_out(world: World, rng: np.random.Generator) -> World:
    """Cigarettes were chosen, and only cigars are ticked."""
    return told(world, scope=GOODS[1])


def one_good_more(world: World, rng: np.random.Generator) -> World:
    """One of the goods was chosen, and both are ticked."""
    return told(world, scope="、".join(GOODS))


def no_goods_ticked(world: World, rng: np.random.Generator) -> World:
    """No goods are ticked."""
    return told(world, scope="")


def other_right_ticked(world: World, rng: np.random.Generator) -> World:
    """The application says rented of an own shop, or own of a rented one."""
    return told(world, premises_right=_other(rng, RIGHTS, application_of(world).premises_right))


def both_rights_ticked(world: World, rng: np.random.Generator) -> World:
    """Own and rented are both ticked."""
    return told(world, premises_right="、".join(RIGHTS))


def no_right_ticked(world: World, rng: np.random.Generator) -> World:
    """Neither own nor rented is ticked."""
    return told(world, premises_right="")


def _other(rng: np.random.Generator, options: tuple[str, ...], right: str) -> str:
    return one(rng, [option for option in options if option != right])


def unsealed(world: World, rng: np.random.Generator) -> World:
    """The firm's seal is missing on the application."""
    return told(world, seal="")


def seal_of_another(world: World, rng: np.random.Generator) -> World:
    """The seal on the application is another firm's."""
    return told(world, seal=another_firm(rng, application_of(world).seal))


def seal_of_nearly_that_name(world: World, rng: np.random.Generator) -> World:
    """The seal on the application is that of a firm whose name differs in one character."""
    return told(world, seal=nearly(application_of(world).seal))


def unsigned(world: World, rng: np.random.Generator) -> World:
    """The sole trader did not sign the application."""
    return told(world, signed_by="")


def signed_by_another(world: World, rng: np.random.Generator) -> World:
    """Somebody else signed for the sole trader."""
    return told(
        world, signed_by=another_person(rng, world.today, application_of(world).operator).name
    )


def signed_nearly(world: World, rng: np.random.Generator) -> World:
    """The name signed is the sole trader's but for its last character."""
    return told(world, signed_by=misheard(rng, application_of(world).operator))


def statement_cut(world: World, rng: np.random.Generator) -> World:
    """The statement that all is true was cut out of the form."""
    return told(world, truthful=False)


def apart_untold(world: World, rng: np.random.Generator) -> World:
    """The application does not say that nobody lives in the shop."""
    return told(world, apart=False)


def dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The application is dated tomorrow or, by a slip, next year."""
    days = 1 if rng.random() < 0.5 else 365
    return told(world, applied_on=world.today + timedelta(days=days))


def dated_before_the_licence(world: World, rng: np.random.Generator) -> World:
    """The application is dated before there was a licence, if only by a day."""
    founded = paper_of(world, "licence", BusinessLicence).established_on
    days = lately(rng, 300)
    return told(world, applied_on=founded - timedelta(days=days))


def phone_without_area_code(world: World, rng: np.random.Generator) -> World:
    """The telephone on the application lacks its area code."""
    return told(world, phone=application_of(world).phone.removeprefix("0731-"))


def shop_elsewhere(world: World, rng: np.random.Generator) -> World:
    """The application, as the form, is for another shop than the licence's."""
    address = elsewhere(rng, application_of(world).address)
    return typed(told(world, address=address), address=address)


def shop_in_another_city(world: World, rng: np.random.Generator) -> World:
    """The shop lies in another city, in a street called after Changsha."""
    places = ["湖南省岳阳市样本区长沙路", "湖南省湘潭市示例区长沙街", "江苏省南京市样例区长沙巷"]
    address = f"{one(rng, places)}{int(rng.integers(1, 90))}号"
    return typed(told(world, address=address), address=address)


def form_name_miswritten(world: World, rng: np.random.Generator) -> World:
    """One character of the shop's name in the form only sounds like the licence's."""
    return typed(world, name=nearly(world.form["name"]))


def form_code_off(world: World, rng: np.random.Generator) -> World:
    """One character of the code in the form is not the licence's."""
    return typed(world, credit_code=other_code(rng, world.form["credit_code"], 1))


def form_operator_misheard(world: World, rng: np.random.Generator) -> World:
    """The form has the operator's name as it sounds."""
    return typed(world, operator=misheard(rng, world.form["operator"]))


def form_number_off(world: World, rng: np.random.Generator) -> World:
    """One digit of the operator's number is wrong in the form."""
    return typed(world, id_number=digit_off(rng, world.form["id_number"]))


def form_address_next_door(world: World, rng: np.random.Generator) -> World:
    """The form gives the neighbours' number."""
    return typed(world, address=next_door(rng, world.form["address"]))


def form_area_differs(world: World, rng: np.random.Generator) -> World:
    """The form gives the shop more square metres than the application does."""
    more = float(world.form["area"]) + float(rng.choice([0.5, 1, 10, 50]))
    return typed(world, area=f"{more:g}")


def form_outlet_differs(world: World, rng: np.random.Generator) -> World:
    """The form names another kind of shop than the application does."""
    return typed(world, outlet_type=_other(rng, OUTLETS, world.form["outlet_type"]))


def form_box_empty(world: World, rng: np.random.Generator) -> World:
    """A box of the form is empty."""
    gone = one(rng, sorted(world.form))
    form = {key: said for key, said in world.form.items() if key != gone}
    return replace(world, form=form)
