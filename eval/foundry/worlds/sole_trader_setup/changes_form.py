"""A world in order → the same world with one thing wrong in the form or in the answers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from eval.foundry.slips import another_person, digit_off, misheard, transposed, typed, with_facts
from eval.foundry.world import World
from eval.foundry.worlds.sole_trader_setup.altered import answered, application, other_place
from eval.foundry.worlds.sole_trader_setup.applicant import FALSE_REGISTRATION, IDENTITY
from eval.foundry.worlds.sole_trader_setup.shop import DANGEROUS

_ASKED = ("residence", "premises", "business_scope", "phone", "operator", "id_number")


def form_box_left_empty(world: World, rng: np.random.Generator) -> World:
    """One of the boxes that everybody must fill in is empty."""
    return typed(world, **{str(rng.choice(_ASKED)): ""})


def liaison_left_out(world: World, rng: np.random.Generator) -> World:
    """The form names no liaison, or gives no telephone of the liaison."""
    return typed(world, **{("liaison", "liaison_phone")[int(rng.integers(2))]: ""})


def form_name_left_out(world: World, rng: np.random.Generator) -> World:
    """The shop is to have a name, but the form gives none."""
    return typed(world, name="")


def form_family_left_out(world: World, rng: np.random.Generator) -> World:
    """The form names nobody of the family that runs the shop."""
    return typed(world, family_members="")


def name_nobody_asked_for(world: World, rng: np.random.Generator) -> World:
    """The applicant answered that the shop has no name, yet the form gives one."""
    return typed(world, name=_some_name(world))


def name_on_the_application_alone(world: World, rng: np.random.Generator) -> World:
    """The applicant answered that the shop has no name, and the form gives none, but the
    application does."""
    return with_facts(world, "application", name=_some_name(world))


def _some_name(world: World) -> str:
    place = application(world).premises
    district = place[place.index("市") + 1 : place.index("区") + 1]
    return f"长沙市{district}样福粮油店"


def form_number_mistyped(world: World, rng: np.random.Generator) -> World:
    """Two digits of the operator's number are changed over in the form, or one is another."""
    number = world.form["id_number"]
    wrong = transposed(rng, number) if rng.random() < 0.6 else digit_off(rng, number)
    return typed(world, id_number=wrong)


def form_operator_sounds_alike(world: World, rng: np.random.Generator) -> World:
    """One character of the operator's name is another of the same sound in the form."""
    return typed(world, operator=misheard(rng, world.form["operator"]))


def form_premises_differ(world: World, rng: np.random.Generator) -> World:
    """The form gives another address for the shop than the application."""
    return typed(world, premises=other_place(rng, world.form["premises"]))


def form_residence_differs(world: World, rng: np.random.Generator) -> World:
    """The form gives another address for the operator than the application."""
    return typed(world, residence=other_place(rng, world.form["residence"]))


def form_scope_differs(world: World, rng: np.random.Generator) -> World:
    """The form lists a trade more or fewer than the application."""
    entries = world.form["business_scope"].removesuffix("。").split("；")
    kept = entries[:-1] if len(entries) > 1 else [*entries, "日用杂品零售"]
    return typed(world, business_scope="；".join(kept) + "。")


def form_name_differs(world: World, rng: np.random.Generator) -> World:
    """The form calls the shop by another name than the application, by a character or two."""
    name = world.form["name"]
    at = name.index("样")
    return typed(world, name=f"{name[:at]}祥{name[at + 1 :]}")


def member_without_card(world: World, rng: np.random.Generator) -> World:
    """The form names another member of the family, of whom no card was handed in."""
    members = world.form["family_members"]
    other = members[0] + another_person(rng, world.today, members).name[1:]
    return typed(world, family_members=f"{members}{'、' if rng.random() < 0.7 else '和'}{other}")


def form_names_another_member(world: World, rng: np.random.Generator) -> World:
    """The form names somebody of the family whose card is not the one handed in."""
    members = world.form["family_members"]
    alike = rng.random() < 0.5
    other = misheard(rng, members) if alike else another_person(rng, world.today, members).name
    return typed(world, family_members=other)


def lives_on_parents(world: World, rng: np.random.Generator) -> World:
    """Not of age and fed by the parents, as the form says in one way or another."""
    ways = ("父母的工资收入", "家里给的生活费", "父母给", "没有劳动收入，靠家里", "爸妈的工资")
    return typed(world, livelihood=str(rng.choice(ways)))


def not_of_age_after_all(world: World, rng: np.random.Generator) -> World:
    """The operator is sixteen or seventeen, but answered to be of age."""
    return answered(world, "age", "adult")


def approval_number_left_out(world: World, rng: np.random.Generator) -> World:
    """The form says no number or no day of the approval."""
    return typed(world, **{("approval_number", "approval_issued_on")[int(rng.integers(2))]: ""})


def approval_number_mistyped(world: World, rng: np.random.Generator) -> World:
    """One digit of the approval's number is another in the form."""
    number = world.form["approval_number"].removesuffix("号")
    return typed(world, approval_number=f"{digit_off(rng, number)}号")


def scope_needs_approval(world: World, rng: np.random.Generator) -> World:
    """Dangerous goods stand in the scope of who answered that nothing needs an approval."""
    scope = application(world).scope.replace("（不含危险化学品）", "")
    more = str(rng.choice([DANGEROUS, "民用爆炸物品销售", "危险化学品批发、零售"]))
    scope = f"{scope.removesuffix('。')}；{more}。"
    return with_facts(typed(world, business_scope=scope), "application", scope=scope)


def identity_denied(world: World, rng: np.random.Generator) -> World:
    """The register of persons does not know the name with that number."""
    return world.with_record(IDENTITY, "denied")


def identity_unanswered(world: World, rng: np.random.Generator) -> World:
    """The register of persons gave no answer."""
    records = {fact: answer for fact, answer in world.records.items() if fact != IDENTITY}
    return replace(world, records=records)


def barred_for_false_registration(world: World, rng: np.random.Generator) -> World:
    """A registration of the operator's was annulled as false less than three years ago."""
    return world.with_record(FALSE_REGISTRATION, "撤销登记未满三年")
