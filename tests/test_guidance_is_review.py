"""Guidance ≡ review: what the guide lists is exactly what the review asks for."""

from __future__ import annotations

import pytest

from catalog.load import load_catalog, read_folder
from catalog.types import Dimension, Item, Need
from guide_bot.scenario import advance, paths
from guide_bot.types import Guide
from review.checks import SPECS
from review.examples import documents_from
from review.pipeline import Documents, case_on, find
from review.types import Application, Evidence, Verdict

CATALOG = load_catalog(read_folder(), checks=SPECS)
CAP = 200


def failed_completeness(item: Item, guide: Guide, documents: Documents) -> set[str]:
    application = Application(item.key, {}, guide.situation, {})
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
            for point in failed_completeness(item, guide, everything)
            if asks_only_for(item, point)
        }
        assert missing == set(), (dict(answers), missing)
        for material in guide.materials:
            if material.need is not Need.REQUIRED:
                continue
            rest = {k: v for k, v in everything.items() if k != material.key}
            missed = failed_completeness(item, guide, rest)
            asked = {holder for point in missed for holder in asks_only_for(item, point)}
            assert asked == {material.key}, (dict(answers), material.key, missed)
    assert walked > 0
