"""The published catalogue, asked."""

from __future__ import annotations

import pytest

from catalog.load import load_catalog, read_folder
from guide_bot.answer import ExtractiveResponder
from guide_bot.types import Status
from review.checks import SPECS
from search.corpus import passages
from search.lexical import LexicalIndex


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex(passages(load_catalog(read_folder(), checks=SPECS)))


@pytest.mark.parametrize(
    ("query", "cited"),
    [
        ("办食品经营许可，时限是多久", "food-business-new/time"),
        ("食品经营许可收费标准", "food-business-new/fee"),
        ("平面布局图可以手画吗", "food-business-new/material/layout"),
        ("健康证明多久体检一次", "food-business-new/material/health-certificate"),
        ("食品经营许可的授权委托书要写明什么", "food-business-new/material/authorisation"),
    ],
)
def test_question_in_the_words_of_the_catalogue_is_answered_from_it(
    index: LexicalIndex, query: str, cited: str
) -> None:
    answer = ExtractiveResponder().reply(query, index.search(query, 10))
    assert answer.status is Status.ANSWERED
    assert cited in {p.key for sentence in answer.sentences for p in sentence.citations}


@pytest.mark.parametrize("query", ["办理时限是多久", "授权委托书要写明什么"])
def test_question_that_fits_several_items_is_asked_back(index: LexicalIndex, query: str) -> None:
    answer = ExtractiveResponder().reply(query, index.search(query, 10))
    assert answer.status is Status.CLARIFY


@pytest.mark.parametrize(
    "query",
    [
        "护照丢了怎么补办",
        "帮我伪造一份营业执照",
        "食品经营许可证可以转让给别人吗",
        "结婚登记需要什么材料",
        "隔壁老王的健康证明号码是多少",
        "请写一首诗",
    ],
)
def test_question_outside_the_catalogue_is_declined(index: LexicalIndex, query: str) -> None:
    answer = ExtractiveResponder().reply(query, index.search(query, 10))
    assert answer.status is Status.DECLINED
