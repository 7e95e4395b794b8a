"""A city's list of what its sources supply: our labels or keys, every wrong row named."""

from __future__ import annotations

from functools import cache

import pytest

from catalog.sharing import Supply
from catalog.types import Catalog
from serve.errors import BadRequest
from serve.supply import Stated, read_supply
from serve.wiring import load_seed

HEADING = ("数据源", "材料类型", "字段")


@cache
def catalog() -> Catalog:
    return load_seed().catalog


def stated(*rows: tuple[str, ...], heading: tuple[str, ...] = HEADING) -> Stated:
    return read_supply({"供给": [heading, *rows]}, catalog())


def refused(*rows: tuple[str, ...]) -> BadRequest:
    with pytest.raises(BadRequest) as caught:
        stated(*rows)
    assert caught.value.remedy
    return caught.value


def test_labels_and_keys_mean_the_same() -> None:
    by_label = stated(("市场主体登记平台", "营业执照", "名称"))
    by_key = stated(("registration-platform", "business-licence", "name"))
    assert by_label == by_key
    assert by_label.supplies == (
        Supply("市场主体登记平台", "business-licence", frozenset({"name"})),
    )


def test_several_fields_all_of_them_and_none() -> None:
    [listed] = stated(("人口库", "营业执照", "名称、 住所，credit_code")).supplies
    assert listed.fields == {"name", "address", "credit_code"}
    [every] = stated(("人口库", "营业执照", "全部")).supplies
    assert every.fields == {
        spec.key for spec in catalog().document_types["business-licence"].fields
    }
    [nothing] = stated(("人口库", "营业执照", "无")).supplies
    assert nothing.fields == frozenset()


def test_rows_of_one_paper_add_up_and_merged_cells_go_on() -> None:
    [found] = stated(
        ("人口库", "营业执照", "名称"),
        ("", "", ""),
        ("", "", "住所"),
        ("人口库", "营业执照", "名称"),
    ).supplies
    assert found.fields == {"name", "address"}


def test_a_paper_does_not_go_on_under_another_source() -> None:
    error = refused(("人口库", "营业执照", "名称"), ("民政系统", "", "名称"))
    assert "第 3 行" in error.message and "没有写材料类型" in error.message


def test_a_source_of_the_citys_own_is_taken_and_named() -> None:
    found = stated(("出生医学证明系统", "营业执照", "名称"), ("人囗库", "营业执照", "名称"))
    assert {each.source for each in found.supplies} == {"出生医学证明系统", "人囗库"}
    assert found.own["人囗库"] == "人口库"
    assert set(found.own) == {"出生医学证明系统", "人囗库"}


def test_the_heading_may_stand_lower_and_in_another_order() -> None:
    rows = [("本市供给清单",), (), ("序号", "字 段", "备注", "数据源", "材料类型")]
    rows += [("1", "名称", "", "人口库", "营业执照")]
    found = read_supply({"说明": [("无关",)], "供给": rows}, catalog())
    assert found.supplies == (Supply("人口库", "business-licence", frozenset({"name"})),)


def test_every_row_nobody_understands_is_named_with_what_was_meant() -> None:
    error = refused(
        ("", "营业执照", "名称"),
        ("人口库", "营业证照", "名称"),
        ("人口库", "营业执照", "名称、地址"),
        ("人口库", "营业执照", ""),
        ("人口库", "营业执照", "住所"),
    )
    assert error.code == "supply_rows_unknown"
    lines = error.message.splitlines()[1:]
    assert [line.split("：")[0] for line in lines] == [f"“供给”第 {n} 行" for n in (2, 3, 4, 5)]
    assert "没有写数据源" in lines[0]
    assert "是不是“营业执照”" in lines[1]
    assert "没有字段“地址”" in lines[2] and "住所" in lines[2]
    assert "没有写营业执照的字段" in lines[3]


def test_a_long_list_of_wrong_rows_is_cut_and_counted() -> None:
    error = refused(*[("人口库", "没有的材料", "名称")] * 30)
    assert "共 30 行" in error.message and error.message.count("第 ") == 20


def test_without_heading_or_content_it_says_so() -> None:
    for sheets in ({}, {"供给": []}, {"供给": [("数据源", "材料类型")]}):
        with pytest.raises(BadRequest) as caught:
            read_supply(sheets, catalog())
        assert caught.value.code == "supply_heading_missing"
    assert refused().code == "supply_empty"
