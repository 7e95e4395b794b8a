"""A bundle's guide asks once and lists each paper once."""

from __future__ import annotations

import pytest

from catalog.types import Question
from guide_bot.bundle import advance_bundle
from guide_bot.types import BundleGuide
from tests.shop_bundle import KEY, with_shop

CATALOG = with_shop()
BUNDLE = CATALOG.bundles[KEY]
ANSWERS = {
    "composition": ("individual",),
    "named": ("with_name",),
    "sells": ("tea",),
    "premises": ("rented",),
    "building": ("commercial",),
    "age": ("adult",),
    "applicant": ("agent",),
}


def guide(**changes: tuple[str, ...]) -> BundleGuide:
    step = advance_bundle(BUNDLE, CATALOG.items, {**ANSWERS, **changes})
    assert isinstance(step, BundleGuide)
    return step


def test_each_open_question_is_asked_once_in_order() -> None:
    asked = []
    answers: dict[str, tuple[str, ...]] = {}
    while isinstance(step := advance_bundle(BUNDLE, CATALOG.items, answers), Question):
        asked.append(step.key)
        answers[step.key] = ANSWERS[step.key]
    assert asked == list(ANSWERS)


def test_each_paper_is_listed_once_with_the_items_it_is_for() -> None:
    papers = {paper.key: paper for paper in guide().materials}
    assert len(papers) == len(guide().materials)
    assert papers["operator-id"].items == BUNDLE.items
    assert papers["operator-id"].material.name == "经营者身份证"
    assert papers["lease"].items == BUNDLE.items
    assert papers["food-business-new.layout"].items == ("food-business-new",)
    assert "ownership" not in papers
    assert "lease" not in {paper.key for paper in guide(premises=("owned",)).materials}


def test_it_tells_what_was_chosen_and_each_items_part() -> None:
    personal = guide()
    assert ("店里做什么吃的？", "奶茶") in personal.chosen
    assert [part.item_key for part in personal.parts] == list(BUNDLE.items)
    assert personal.parts[1].situation["business_items"] == ("drinks",)


def test_an_unknown_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="has no option"):
        guide(sells=("beer",))
