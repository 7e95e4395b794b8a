"""Signs of boxes are told from the characters that look like them."""

from __future__ import annotations

import pytest

from catalog.vocabulary import load_vocabulary
from ocr.boxes_in_text import BoxText
from ocr.types import TickState


@pytest.fixture(scope="module")
def reader() -> BoxText:
    return BoxText(load_vocabulary().boxes)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("□变更 ☑设立 □备案", ["□", "☑", "□"]),
        ("口新办 口变更", ["口", "口"]),
        ("（）标准工时制（√）不定时工作制", ["（）", "（√）"]),
        ("申请类型：[ ]新办 [x]变更", ["[ ]", "[x]"]),
        ("○同意 ●不同意", ["○", "●"]),
        ("同意☑ 不同意□", ["☑", "□"]),
    ],
)
def test_signs_are_found_in_order(reader: BoxText, text: str, signs: list[str]) -> None:
    assert [text[sign.start : sign.end] for sign in reader.signs(text) if sign.clear] == signs


@pytest.mark.parametrize(
    "text",
    [
        "户籍人口与出口贸易",
        "本合同生效日期与门口",
        "（签字）领取回执",
        "二〇二六年十一月二十三日",
        "二○二六年",
        "规格3×4米",
        "自2026年1月3日起",
    ],
)
def test_characters_of_words_are_no_signs(reader: BoxText, text: str) -> None:
    assert not any(sign.clear for sign in reader.signs(text))


def test_a_character_within_words_may_be_a_box_and_is_not_clear(reader: BoxText) -> None:
    (first, second) = reader.signs("口变更登记口设立登记")
    assert first.clear and not second.clear


def test_a_sign_says_what_it_shows(reader: BoxText) -> None:
    says = [sign.says for sign in reader.signs("□甲 ☑乙 ☒丙 (v)丁")]
    assert says == [None, TickState.TICKED, TickState.CROSSED, TickState.TICKED]


def test_reach_grows_with_every_character_and_latin_is_narrower(reader: BoxText) -> None:
    reach = reader.reach("□新办 ABC")
    assert sorted(set(reach)) == list(reach)
    assert reach[3] == pytest.approx(3.0)
    assert reach[-1] - reach[4] == pytest.approx(1.5)
