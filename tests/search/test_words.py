"""Folding, n-grams, shared words and sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.words import fold, grams, pairs, sentences, shared


def test_full_width_and_capital_forms_fold_together() -> None:
    assert fold("ＰＤＦ（Ａ４）①") == "pdf(a4)1"


def test_chinese_gives_characters_and_neighbours_and_latin_gives_whole_words() -> None:
    assert grams("营业执照 PDF") == ("营", "业", "执", "照", "营业", "业执", "执照", "pdf")


def test_numbers_stay_whole_between_chinese_characters() -> None:
    assert grams("20个") == ("20", "个")


def test_neighbours_do_not_reach_over_punctuation() -> None:
    assert "证明" not in grams("证，明")


def test_pairs_hold_single_characters_only_where_they_stand_alone() -> None:
    assert pairs("营业执照，钱 pdf") == {"营业", "业执", "执照", "钱", "pdf"}


def test_shared_words_are_the_longest_in_the_order_of_the_query() -> None:
    assert shared("健康证明和营业执照复印件", "营业执照、健康证明") == ("健康证明", "营业执照")


def test_shared_words_do_not_span_a_break_in_the_text() -> None:
    assert shared("证明", "证，明") == ("证", "明")


def test_single_characters_are_shared_only_when_nothing_longer_is() -> None:
    assert shared("钱证", "证照") == ("证",)
    assert shared("钱证照", "证照") == ("证照",)


def test_latin_words_are_shared_whole() -> None:
    assert shared("pdf id", "PDF idcard") == ("pdf",)


def test_sentences_keep_their_ends_and_closing_quotes() -> None:
    assert sentences("一。二！（三。）\n四；五") == ("一。", "二！", "（三。）", "四；", "五")


@given(st.text())
def test_pairs_are_among_the_grams(text: str) -> None:
    assert pairs(text) <= set(grams(text))


@given(st.text())
def test_a_text_shares_words_with_itself_exactly_when_it_has_any(text: str) -> None:
    assert bool(shared(text, text)) == bool(grams(text))


@given(st.text(), st.text())
def test_texts_share_words_exactly_when_they_share_grams(query: str, text: str) -> None:
    assert bool(shared(query, text)) == bool(set(grams(query)) & set(grams(text)))


@given(st.text(alphabet="一二三。！；\n （）”"))
def test_sentences_lose_nothing_but_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
