"""Traditional characters read where simplified ones are printed."""

from __future__ import annotations

from ocr.script import simplified
from ocr.types import Region, TextLine

WHOLE = Region(0, ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))


def texts(*lines: str) -> list[str]:
    return [line.text for line in simplified([TextLine(text, WHOLE, 0.9) for text in lines])]


def test_a_stray_traditional_character_is_a_misreading() -> None:
    assert texts("法定代表人黃样本", "住所长沙市样本路一号") == [
        "法定代表人黄样本",
        "住所长沙市样本路一号",
    ]


def test_characters_that_simplified_print_uses_too_stay() -> None:
    words = ["姓名", "乾坤样本", "住址长沙市样本路一号院内二栋三单元四〇五室"]
    assert texts(*words) == words


def test_a_page_in_the_traditional_script_stays_as_it_is() -> None:
    assert texts("臺灣居民來往大陸通行證", "陳樣本") == ["臺灣居民來往大陸通行證", "陳樣本"]


def test_entries_by_hand_read_as_traditional_do_not_make_a_form_traditional() -> None:
    entries = ("廖晓東", "開發區", "接待來訪客戶")
    assert texts("驾驶员", "车牌号码", "乘车人数", "目的地", "用车事由", *entries)[-3:] == [
        "廖晓东",
        "开发区",
        "接待来访客户",
    ]
