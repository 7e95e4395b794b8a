"""What is given to a bundle once reaches each item that needs it."""

from __future__ import annotations

from dataclasses import replace

from catalog.distribution import answers_for, form_for, joined, slot_of
from catalog.types import Need, SharedPaper
from tests.shop_bundle import KEY, with_shop

CATALOG = with_shop()
BUNDLE = CATALOG.bundles[KEY]
SHARED = SharedPaper("lease", "合同", {}, "每页都拍。")
TRADER, FOOD = CATALOG.item("sole-trader-setup"), CATALOG.item("food-business-new")


def test_an_answer_given_once_goes_to_every_item_that_asks() -> None:
    answers = {"premises": ("rented",), "applicant": ("agent",), "sells": ("snacks",)}
    assert answers_for(BUNDLE, TRADER, answers) == {
        "trade": ("catering",),
        "premises": ("rented",),
        "approval": ("none",),
        "applicant": ("agent",),
    }
    assert answers_for(BUNDLE, FOOD, answers) == {
        "entity": ("individual",),
        "business_type": ("catering",),
        "business_items": ("hot_food", "cold_food"),
        "premises": ("rented",),
        "applicant": ("agent",),
    }


def test_what_is_not_answered_stays_open() -> None:
    assert "business_items" not in answers_for(BUNDLE, FOOD, {"premises": ("rented",)})


def test_a_box_filled_once_fills_every_form() -> None:
    form = {"name": "样例店", "premises": "长沙市岳麓区示例街6号"}
    assert form_for(BUNDLE, TRADER, form) == {
        "name": "样例店", "premises": "长沙市岳麓区示例街6号",
    }  # fmt: skip
    assert form_for(BUNDLE, FOOD, form) == {
        "operator_name": "样例店",
        "address": "长沙市岳麓区示例街6号",
        "premises_address": "长沙市岳麓区示例街6号",
    }


def test_a_shared_paper_has_one_place_and_others_their_own() -> None:
    assert slot_of(BUNDLE, TRADER.key, "operator-id") == "operator-id"
    assert slot_of(BUNDLE, FOOD.key, "legal-id") == "operator-id"
    assert slot_of(BUNDLE, FOOD.key, "licence") == "food-business-new.licence"


def test_a_joined_paper_is_asked_for_as_the_strictest_asks() -> None:
    lease = TRADER.material("lease")
    loose = replace(
        lease, need=Need.DEFERRABLE, follows_within=5, max_pages=8, copies=2, promised_in="promise"
    )
    paper = joined((loose, lease), SHARED)
    assert (paper.name, paper.need, paper.max_pages, paper.copies) == (
        "合同", Need.REQUIRED, 8, 2,
    )  # fmt: skip
    assert paper.filling_advice == "每页都拍。"
    assert not paper.can_be_promised
    assert paper.follows_within == 0
    later = joined((loose, replace(loose, follows_within=3)))
    assert (later.need, later.follows_within, later.can_be_promised) == (Need.DEFERRABLE, 3, True)
