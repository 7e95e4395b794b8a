from __future__ import annotations

import numpy as np
import pytest

from catalog.types import Catalog, Severity
from eval.foundry.defect import Defect, pick_defects
from eval.foundry.expected import conclusion, expected, expected_findings
from eval.foundry.faultless import review_faultlessly
from eval.foundry.world import World
from eval.foundry.worlds.food_business import WORLDS
from review.types import Evidence

each_defect = pytest.mark.parametrize("defect", WORLDS.defects, ids=lambda d: d.name)


def spoil(world: World, *defects: Defect) -> World:
    for number, defect in enumerate(defects):
        world = defect.change(world, np.random.default_rng(number))
    return world


def test_a_world_in_order_passes_every_point(world: World, catalog: Catalog) -> None:
    review = review_faultlessly(world, catalog, Evidence())
    blocked = [
        (f.point_id, f.message)
        for f in review.findings
        if f.verdict.value in ("fail", "unsure") and f.severity is not Severity.ADVISE
    ]
    assert blocked == []
    assert review.decision.conclusion.value == "pass"
    assert expected_findings(catalog.item(WORLDS.item), world, ()) == {}


@each_defect
def test_a_defect_changes_its_own_slots_and_nothing_else(world: World, defect: Defect) -> None:
    if not defect.fits(world):
        return
    spoilt = spoil(world, defect)
    slots = set(world.papers) | set(spoilt.papers)
    changed = {s for s in slots if world.papers.get(s) != spoilt.papers.get(s)}
    changed |= {slot for slot, _ in spoilt.spoiled}
    assert changed
    assert changed <= defect.slots
    assert spoilt.form == world.form
    assert spoilt.today == world.today
    if defect.name != "only_prepackaged":
        assert spoilt.situation == world.situation


@each_defect
def test_the_truth_of_a_defect_is_what_a_faultless_reader_finds(
    world: World, defect: Defect, catalog: Catalog
) -> None:
    if not defect.fits(world):
        return
    agrees(spoil(world, defect), (defect,), catalog)


def test_the_truth_of_two_defects_is_what_a_faultless_reader_finds(
    world: World, catalog: Catalog
) -> None:
    for seed in range(40):
        pair = pick_defects(world, WORLDS.defects, np.random.default_rng(seed), 2)
        assert len(pair) == 2
        assert not pair[0].slots & pair[1].slots
        agrees(spoil(world, *pair), pair, catalog)


def agrees(world: World, defects: tuple[Defect, ...], catalog: Catalog) -> None:
    item = catalog.item(WORLDS.item)
    review = review_faultlessly(world, catalog, Evidence())
    deciding = {p.id for p in item.review_points if p.severity is not Severity.ADVISE}
    truth = expected(item, world, defects)
    found = {
        f.point_id: f.verdict.value
        for f in review.findings
        if f.verdict.value in ("fail", "unsure") and f.point_id in deciding
    }
    wanted = {p: v for p, v in expected_findings(item, world, defects).items() if p in deciding}
    tolerated = set(truth["tolerated"])  # type: ignore[call-overload]
    assert {p: v for p, v in found.items() if p not in tolerated} == {
        p: v for p, v in wanted.items() if p not in tolerated
    }
    assert review.decision.conclusion.value == truth["decision"] != "pass"
    for defect in defects:
        assert set(defect.points) & set(found), f"nothing names {defect.name}"


@each_defect
def test_every_point_a_defect_speaks_of_stands_in_the_catalogue(
    defect: Defect, catalog: Catalog
) -> None:
    known = {point.id for point in catalog.item(WORLDS.item).review_points}
    assert {*defect.points, *defect.findings} <= known


def test_every_defect_fits_some_applicant(catalog: Catalog) -> None:
    from eval.foundry.cases import plan_case

    worlds = [plan_case(11, index).world for index in range(120)]
    fresh = {d.name for d in WORLDS.defects if any(d.fits(w) for w in worlds)}
    assert fresh == {d.name for d in WORLDS.defects}


def test_reject_comes_before_correct_before_manual(catalog: Catalog) -> None:
    item = catalog.item(WORLDS.item)
    assert conclusion(item, {}) == "pass"
    assert conclusion(item, {"application-signed": "unsure"}) == "manual"
    both = {"application-signed": "unsure", "lease-present": "fail"}
    assert conclusion(item, both) == "correct"
    assert conclusion(item, {**both, "business-items-need-licence": "fail"}) == "reject"
    assert conclusion(item, {"lease-not-ending-soon": "fail"}) == "pass"


def test_an_unknown_defect_is_named_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match="licence_expired"):
        WORLDS.defect("licence-expierd")


def test_defects_that_share_no_slot_follow_each_other_in_any_order(world: World) -> None:
    fitting = [defect for defect in WORLDS.defects if defect.fits(world)]
    for first in fitting:
        spoilt = spoil(world, first)
        for second in fitting:
            if not first.slots & second.slots:
                spoil(spoilt, second)
