"""One normal form per kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.types import FieldKind
from nlp.normalize import credit_code_is_valid, id_number_is_valid, normalise


@pytest.mark.parametrize("kind", list(FieldKind))
@given(text=st.text(max_size=40))
def test_normalising_twice_changes_nothing(kind: FieldKind, text: str) -> None:
    once = normalise(kind, text)
    assert normalise(kind, once) == once


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (FieldKind.DATE, "2026年11月3日", "2026-11-03"),
        (FieldKind.DATE, "2026 年 01 月 05 日", "2026-01-05"),
        (FieldKind.DATE, "２０２６．１１．３", "2026-11-03"),
        (FieldKind.DATE, "二〇二六年十一月二十三日", "2026-11-23"),
        (FieldKind.DATE, "20261103", "2026-11-03"),
        (FieldKind.DATE, "2026年1103日", "2026-11-03"),
        (FieldKind.VIN, "LOL12I456Q8901234", "L0L12145608901234"),
        (FieldKind.VIN, "LFV9A06K01458409", ""),
        (FieldKind.PLATE, "湘B·OM6I5", "湘B·0M615"),
        (FieldKind.GLOSSED, "湖南 / HUNAN", "湖南"),
        (FieldKind.GLOSSED, "女/F", "女"),
        (FieldKind.GLOSSED, "中国", "中国"),
        (FieldKind.DATE, "2024.5.289:40", "2024-05-28"),
        (FieldKind.TEXT, "☑个体工商户", "个体工商户"),
        (
            FieldKind.TEXT,
            "专有建筑面积：82.84m，分摊建筑面积：20.71",
            "专有建筑面积:82.84m2,分摊建筑面积:20.71m2",
        ),
        (FieldKind.TEXT, "建筑面积：82.84平方米", "建筑面积:82.84平方米"),
        (FieldKind.DATE, "2026年13月3日", ""),
        (FieldKind.DATE, "至长期", "长期"),
        (FieldKind.DATE, "长期有效", "长期"),
        (FieldKind.DATE, "2023年12月31日(可长期续租)", "2023-12-31"),
        (FieldKind.DATE, "非长期", ""),
        (FieldKind.DATE, "2026年11月1O日", ""),
        (FieldKind.CREDIT_CODE, "11010519491231002X", ""),
        (FieldKind.DATE, "明天", ""),
        (FieldKind.AMOUNT, "人民币伍拾万元整", "500000"),
        (FieldKind.AMOUNT, "50万元", "500000"),
        (FieldKind.AMOUNT, "¥3,500.00元/月", "3500"),
        (FieldKind.AMOUNT, "31.200元", "31200"),
        (FieldKind.AMOUNT, "¥9.600.00", "9600"),
        (FieldKind.AMOUNT, "¥9,", ""),
        (FieldKind.AMOUNT, "9.", ""),
        (FieldKind.AMOUNT, "9600.", "9600"),
        (FieldKind.AMOUNT, "0.125万元", "1250"),
        (FieldKind.ID_NUMBER, "11010519491231002x", "11010519491231002X"),
        (FieldKind.ID_NUMBER, "110105 19491231 002X", "11010519491231002X"),
        (FieldKind.ID_NUMBER, "1101051949123100", ""),
        (FieldKind.CREDIT_CODE, "9111000060O037341L", "91110000600037341L"),
        (FieldKind.CREDIT_CODE, "9T110000600037341L", "91110000600037341L"),
        (FieldKind.ORGANISATION, "样本（长沙）餐饮 有限公司", "样本(长沙)餐饮有限公司"),
        (FieldKind.NAME, "阿依·古丽", "阿依·古丽"),
        (FieldKind.NAME, "阿依•古丽", "阿依·古丽"),
        (FieldKind.NAME, "二〇二五年五月二十八日", ""),
        (FieldKind.NAME, "年月明", "年月明"),
        (FieldKind.PHONE, "手机：13800000000", "13800000000"),
        (FieldKind.TEXT, "总层数：7层 所在层：2", "总层数:7层 所在层:2层"),
        (FieldKind.TEXT, "二一八年九月", "二〇一八年九月"),
        (FieldKind.DATE, "2〇二六年八月二十日", "2026-08-20"),
        (FieldKind.DATE, "2〇二〇年八月二十日", "2020-08-20"),
        (FieldKind.DATE, "二〇八年九月三日", ""),
        (FieldKind.DATE, "一九八年九月三日", ""),
        (FieldKind.ADDRESS, "样本市样例路5号5栋2437室有效身份证件", "样本市样例路5号5栋2437室"),
        (FieldKind.ADDRESS, "样本市样例路5号301室(样例大厦)", "样本市样例路5号301室(样例大厦)"),
        (FieldKind.ADDRESS, "样本市样例路5号身份证号码110105194912310", "样本市样例路5号"),
        (FieldKind.ADDRESS, "样本市样例路5号10q7室", "样本市样例路5号1097室"),
        (FieldKind.ADDRESS, "样本市样例路5号B座1l0q室", "样本市样例路5号B座110q室"),
        (FieldKind.ADDRESS, "样本市样例路5号301室东户", "样本市样例路5号301室东户"),
        (FieldKind.ADDRESS, "样本市样例路5号301室、302室", "样本市样例路5号301室、302室"),
        (FieldKind.SCOPE, "许可项目：餐饮服务：食品销售", "许可项目:餐饮服务;食品销售"),
        (FieldKind.SCOPE, "食品销售·餐饮服务", "食品销售、餐饮服务"),
        (FieldKind.CODE, "样公(样)证字(2025]08659号", "样公(样)证字〔2025〕08659号"),
        (FieldKind.CODE, "(2025)样0101民初1号", "(2025)样0101民初1号"),
        (FieldKind.TEXT, "　热食类\n食品 制售 ", "热食类 食品 制售"),
    ],
)
def test_written_forms_come_to_one_form(kind: FieldKind, raw: str, value: str) -> None:
    assert normalise(kind, raw) == value


def test_a_credit_code_is_mended_only_when_its_check_character_proves_it() -> None:
    assert normalise(FieldKind.CREDIT_CODE, "911100006OO037342L") == "911100006OO037342L"


def test_check_digits() -> None:
    assert id_number_is_valid("11010519491231002X")
    assert not id_number_is_valid("110105194912310021")
    assert not id_number_is_valid("11010519491331002X")
    assert credit_code_is_valid("91110000600037341L")
    assert not credit_code_is_valid("91110000600037341M")
