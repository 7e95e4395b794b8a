"""The index of character n-grams."""

from __future__ import annotations

import logging

import pytest

from search.lexical import LexicalIndex
from search.types import Index
from tests.contracts.index_contract import ALL, LICENCE, IndexContract, passage


class TestLexicalIndex(IndexContract):
    def build(self) -> Index:
        return LexicalIndex()


def test_passages_may_be_given_when_it_is_built() -> None:
    assert LexicalIndex(ALL).search("营业执照", 1)[0].passage == LICENCE


def test_full_width_letters_find_half_width_ones() -> None:
    index = LexicalIndex([passage("format", "请上传pdf文件")])
    assert [hit.why for hit in index.search("ＰＤＦ", 1)] == [("pdf",)]


def test_title_is_searched_too() -> None:
    assert LexicalIndex([passage("a", "正文", "标题")]).search("标题", 1)


def test_passage_without_words_is_never_found() -> None:
    index = LexicalIndex([passage("a", "。。。")])
    assert index.search("营业执照", 10) == ()
    index.add([LICENCE])
    assert [hit.passage.key for hit in index.search("营业执照", 10)] == ["licence"]


def test_asking_twice_in_one_breath_changes_nothing() -> None:
    index = LexicalIndex(ALL)
    once, twice = index.search("营业执照", 3), index.search("营业执照 营业执照", 3)
    assert [(h.passage, h.score) for h in once] == [(h.passage, h.score) for h in twice]


def test_negative_k_gives_no_hits() -> None:
    assert LexicalIndex(ALL).search("交验", -1) == ()


def test_index_is_silent(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    LexicalIndex(ALL).search("交验", 3)
    assert capfd.readouterr() == ("", "")
    assert not caplog.records
