"""Words that papers print, known where their characters were not read surely."""

from __future__ import annotations

import pytest

from catalog.divisions import place_names
from ocr.known_words import KnownWords
from ocr.reader import Recognition


def read(text: str, *words: str, **others: str) -> str:
    """What is made of a text by the words; `others` by characters, in the order they stand."""
    seen = Recognition(text, 0.6, tuple(others.get(char, "") for char in text))
    return KnownWords(words).text_of(seen)


def test_a_label_is_known_though_three_of_its_characters_were_read_as_others() -> None:
    assert read("婚烟伏没", "婚姻状况", 烟="制姻", 伏="状扶", 没="况说") == "婚姻状况"


def test_what_the_recogniser_did_not_think_of_is_not_put_in() -> None:
    assert read("婚烟状况", "婚姻状况", 烟="制朝") == "婚烟状况"
    assert read("婚烟状况", "婚姻状况") == "婚烟状况"


def test_an_engine_that_tells_no_others_is_believed() -> None:
    assert KnownWords(["婚姻状况"]).text_of(Recognition("婚烟状况", 0.6)) == "婚烟状况"


def test_a_word_that_was_read_to_the_letter_is_not_mended_into_another() -> None:
    assert read("未婚", "未婚", "已婚", 未="已") == "未婚"
    assert read("发证日期", "发证日期", "发照日期", "日期", 证="照") == "发证日期"


def test_of_two_words_the_one_whose_characters_are_likelier_is_read() -> None:
    assert read("来婚", "已婚", "未婚", 来="未己已") == "未婚"


def test_short_words_are_known_between_marks_only() -> None:
    assert read("用论：住宅", "用途", 论="途") == "用途：住宅"
    assert read("张用论", "用途", 论="途") == "张用论"


def test_a_long_word_is_known_within_others_when_half_of_it_was_read() -> None:
    place = "长沙市岳麓区"
    assert read("湖南省长沙市岳越区样例路3号", place, 越="麓") == "湖南省长沙市岳麓区样例路3号"
    assert read("湖南省长少布丘越区样例路", place, 少="沙", 布="市", 丘="岳", 越="麓") == (
        "湖南省长少布丘越区样例路"
    )


def test_no_word_is_made_of_characters_none_of_which_was_read() -> None:
    assert read("明论", "用途", 明="用", 论="途") == "明论"


def test_the_width_of_marks_stays_as_read() -> None:
    assert read("房量（构筑物）所有权", "房屋(构筑物)所有权", 量="屋") == "房屋（构筑物）所有权"


@pytest.mark.parametrize(
    "place",
    [
        "湖南省长沙市",
        "长沙市岳麓区",
        "长沙市浏阳市",
        "湖南省浏阳市",
        "北京市海淀区",
        "株洲市天元区",
    ],
)
def test_places_are_named_as_on_papers(place: str) -> None:
    assert place in place_names()


def test_places_long_gone_and_mere_groups_of_places_are_none() -> None:
    assert not [place for place in place_names() if "市辖区" in place or "[" in place]
    assert "长沙市东区" not in place_names()  # until 1995
    assert "长沙市望城县" in place_names()  # until 2011
