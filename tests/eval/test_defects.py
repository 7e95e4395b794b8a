"""Applications of every item that the foundry can draw: in order they pass, and each defect is
named by a reader that makes no mistake."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest

from catalog.types import Severity
from eval.foundry.defect import Defect, ItemWorlds, pick_defects
from eval.foundry.expected import published
from eval.foundry.items import item_worlds
from eval.foundry.world import World
from eval.foundry.worlds.food_business import WORLDS
from review.types import Review
from tests.eval.drawn_worlds import faultless_review, not_passed, spoil

pytestmark = pytest.mark.fonts

TODAY = date(2026, 11, 16)
DRAWN = 48
each_item = pytest.mark.parametrize("worlds", item_worlds().values(), ids=item_worlds())
each_defect = pytest.mark.parametrize(
    ("worlds", "defect"),
    [
        pytest.param(worlds, defect, id=f"{item}-{defect.name}")
        for item, worlds in item_worlds().items()
        for defect in worlds.defects
    ],
)


@cache
def worlds_of(item: str) -> tuple[World, ...]:
    draw = item_worlds()[item].draw
    days = (TODAY + timedelta(days=number % 60) for number in range(DRAWN))
    return tuple(draw(np.random.default_rng(number), day) for number, day in enumerate(days))


def fitting(worlds: ItemWorlds, defect: Defect) -> World:
    """The first world with something to spoil."""
    found = next((w for w in worlds_of(worlds.item) if defect.fits(w)), None)
    assert found is not None, f"{defect.name} fits none of {DRAWN} applications"
    return found


@each_item
def test_applications_in_order_pass_however_their_papers_are_set(worlds: ItemWorlds) -> None:
    for number, world in enumerate(worlds_of(worlds.item)[:16]):
        review = faultless_review(world, seed=number)
        advice = {f.point_id for f in review.findings if f.severity is Severity.ADVISE}
        assert [(p, m) for p, m in not_passed(review) if p not in advice] == [], number
        assert review.decision.conclusion.value == "pass"


@each_item
def test_applicants_give_every_answer_the_item_knows(worlds: ItemWorlds) -> None:
    given = {
        (question, answer)
        for world in worlds_of(worlds.item)
        for question, answers in world.situation.items()
        for answer in answers
    }
    item = published().item(worlds.item)
    asked = {(q.key, option.value) for q in item.scenario.questions for option in q.options}
    assert given <= asked
    unheard = asked - given - worlds.unheard
    assert not unheard


@each_defect
def test_a_defect_spoils_its_own_slots_alone_and_a_faultless_reader_names_it(
    worlds: ItemWorlds, defect: Defect
) -> None:
    world = fitting(worlds, defect)
    spoilt = spoil(world, defect)
    changed = changed_slots(world, spoilt)
    assert changed
    assert changed <= defect.slots
    assert spoilt.today == world.today
    named(faultless_review(spoilt), defect)


def changed_slots(world: World, spoilt: World) -> set[str]:
    slots = set(world.papers) | set(spoilt.papers)
    changed = {s for s in slots if world.papers.get(s) != spoilt.papers.get(s)}
    changed |= {slot for slot, _ in spoilt.spoiled}
    changed |= {"form"} if spoilt.form != world.form else set()
    changed |= {"records"} if spoilt.records != world.records else set()
    return changed | ({"situation"} if spoilt.situation != world.situation else set())


@each_item
def test_two_defects_are_both_named(worlds: ItemWorlds) -> None:
    for seed, world in enumerate(worlds_of(worlds.item)[:16]):
        pair = pick_defects(world, worlds.defects, np.random.default_rng(seed), 2)
        assert len(pair) == 2
        assert not pair[0].slots & pair[1].slots
        named(faultless_review(spoil(world, *pair)), *pair)


def named(review: Review, *defects: Defect) -> None:
    found = {point for point, _ in not_passed(review)}
    passed = {f.point_id for f in review.findings if f.verdict.value == "pass"}
    for defect in defects:
        assert set(defect.points) & found, f"nothing names {defect.name}"
        assert not set(defect.points) & passed, f"{defect.name} passes"
    assert review.decision.conclusion.value != "pass"


@each_item
def test_every_point_a_defect_speaks_of_stands_in_the_catalogue(worlds: ItemWorlds) -> None:
    known = {point.id for point in published().item(worlds.item).review_points}
    assert {point for defect in worlds.defects for point in defect.points} <= known


def test_an_unknown_defect_is_named_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match="licence_expired"):
        WORLDS.defect("licence-expierd")
