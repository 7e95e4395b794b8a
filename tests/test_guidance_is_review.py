"""Guidance ≡ review: what the guide lists is exactly what the review asks for."""

from __future__ import annotations

import pytest

from catalog.distribution import answers_for, slot_of
from catalog.load import load_catalog, read_folder
from catalog.types import Answers, Bundle, Dimension, Item, Need
from guide_bot.bundle import advance_bundle
from guide_bot.scenario import advance, paths
from guide_bot.types import BundleGuide, Guide
from review.checks import SPECS
from review.examples import documents_from
from review.pipeline import Documents, case_on, find
from review.types import Application, Evidence, Verdict

CATALOG = load_catalog(read_folder(), checks=SPECS)
CAP = 200


def failed_completeness(item: Item, situation: Answers, documents: Documents) -> set[str]:
    application = Application(item.key, {}, dict(situation), {})
    case = case_on(item, application, documents, Evidence(), item.examples.today)
    return {
        point.id
        for group in item.acceptance_points
        for point in group.points
        if point.dimension is Dimension.COMPLETENESS
        and find(group, point, case).verdict is Verdict.FAIL
    }


def asks_only_for(item: Item, point_id: str) -> set[str]:
    point = next(p for p in item.review_points if p.id == point_id)
    present = [rule for rule in point.checks if rule.check == "present"]
    return {rule.elements["paper"].holder for rule in present}


@pytest.mark.slow
@pytest.mark.parametrize("item", list(CATALOG.items.values()), ids=lambda item: item.key)
def test_handing_in_the_guide_leaves_nothing_missing_and_leaving_one_out_is_noticed(
    item: Item,
) -> None:
    walked = 0
    for answers in paths(item, CAP):
        guide = advance(item, answers)
        assert isinstance(guide, Guide)
        walked += 1
        keys = [material.key for material in guide.materials]
        everything = documents_from(item, dict.fromkeys(keys, "present"))
        missing = {
            point
            for point in failed_completeness(item, guide.situation, everything)
            if asks_only_for(item, point)
        }
        assert missing == set(), (dict(answers), missing)
        for material in guide.materials:
            if material.need is not Need.REQUIRED:
                continue
            rest = {k: v for k, v in everything.items() if k != material.key}
            missed = failed_completeness(item, guide.situation, rest)
            asked = {holder for point in missed for holder in asks_only_for(item, point)}
            assert asked == {material.key}, (dict(answers), material.key, missed)
    assert walked > 0


def asked_of_bundle(bundle: Bundle, answers: Answers, documents: dict[str, Documents]) -> set[str]:
    """The papers that the union of the reviews misses, by the bundle's keys."""
    missed = set()
    for key in bundle.items:
        item = CATALOG.item(key)
        situation = answers_for(bundle, item, answers)
        for point in failed_completeness(item, situation, documents[key]):
            missed |= {slot_of(bundle, key, each) for each in asks_only_for(item, point)}
    return missed


@pytest.mark.slow
@pytest.mark.parametrize("bundle", list(CATALOG.bundles.values()), ids=lambda bundle: bundle.key)
def test_a_bundle_asks_once_for_exactly_what_its_items_ask_together(bundle: Bundle) -> None:
    walked = 0
    for answers in paths(bundle, CAP):
        guide = advance_bundle(bundle, CATALOG.items, answers)
        assert isinstance(guide, BundleGuide)
        walked += 1
        slots = [paper.key for paper in guide.materials]
        assert len(slots) == len(set(slots))

        def handed(*leaving: str, slots: list[str] = slots) -> dict[str, Documents]:
            return {
                key: documents_from(
                    CATALOG.item(key),
                    {
                        material.key: "present"
                        for material in CATALOG.item(key).materials
                        if (slot := slot_of(bundle, key, material.key)) in slots
                        and slot not in leaving
                    },
                )
                for key in bundle.items
            }

        assert asked_of_bundle(bundle, answers, handed()) == set(), dict(answers)
        for paper in guide.materials:
            if paper.material.need is Need.REQUIRED:
                missed = asked_of_bundle(bundle, answers, handed(paper.key))
                assert missed == {paper.key}, (dict(answers), paper.key)
    assert walked > 0
