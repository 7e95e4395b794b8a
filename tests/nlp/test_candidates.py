"""Where a value may stand: at a paper's foot, under its label, or anywhere by its look alone."""

from __future__ import annotations

import pytest

from catalog.types import DocumentType, FieldKind, FieldSpec, Placement
from nlp.types import Source
from ocr.types import TextLine
from tests.nlp.written import line, read

DAY = r"\d{4}-\d{2}-\d{2}"


def prescribed(*fields: FieldSpec) -> DocumentType:
    """A paper that every office prints alike."""
    return DocumentType(code="passport", name="护照", cues=(), fields=fields)


PASSPORT = prescribed(
    FieldSpec("country", "国籍", alone="^(?P<value>中国)$"),
    FieldSpec("born", "出生日期", FieldKind.DATE, alone=rf"^(?P<value>{DAY})$(?=\n{DAY}$)"),
    FieldSpec("issued", "发证日期", FieldKind.DATE, alone=rf"^{DAY}$\n(?P<value>{DAY})$"),
)


def test_where_no_label_is_read_a_prescribed_paper_tells_fields_by_their_look_and_order() -> None:
    found = read(
        PASSPORT, line("中国", 300, 100), line("1990-01-02", 300, 150), line("2020-03-04", 300, 200)
    )
    assert {key: field.value for key, field in found.items()} == {
        "country": "中国", "born": "1990-01-02", "issued": "2020-03-04",
    }  # fmt: skip
    assert found["born"].confidence < 0.95
    assert found["born"].evidence and found["born"].evidence.source is Source.FORM


def test_two_values_of_one_look_are_not_chosen_between() -> None:
    found = read(PASSPORT, line("中国", 300, 100), line("中国", 300, 150))
    assert found["country"].value == "中国"  # one and the same
    two = prescribed(FieldSpec("sex", "性别", alone="^(?P<value>[男女])$"))
    assert read(two, line("男", 300, 100), line("女", 300, 150)) == {}


def test_an_empty_place_beside_a_label_that_was_read_stays_empty() -> None:
    found = read(PASSPORT, line("国籍", 100, 100), line("中国", 900, 600))
    assert "country" not in found


PERMIT = DocumentType(
    code="permit",
    name="许可证",
    cues=(),
    fields=(
        FieldSpec("unit", "单位名称", FieldKind.ORGANISATION),
        FieldSpec(
            "by", "发证机关", FieldKind.ORGANISATION, pattern="(?P<value>[\u4e00-\u9fff]{4,24}局)",
            placements=(Placement.RIGHT, Placement.FOOT),
        ),
        FieldSpec("on", "发证日期", FieldKind.DATE, placements=(Placement.RIGHT, Placement.FOOT)),
    ),
)  # fmt: skip


PERMIT_HEAD = (line("许可证", 400, 100, size=60), line("单位名称：长沙样本餐馆", 100, 200))


def test_who_gives_a_paper_out_and_the_day_are_found_at_its_foot() -> None:
    foot = (line("长沙市样本区卫生健康局", 500, 500), line("二〇二六年七月四日", 530, 560))
    found = read(PERMIT, *PERMIT_HEAD, *foot)
    assert found["by"].value == "长沙市样本区卫生健康局"
    assert found["on"].value == "2026-07-04"
    assert found["on"].confidence < 0.95


@pytest.mark.parametrize(
    "more",
    [
        (line("2026年7月4日", 500, 150), line("许可项目：理发", 100, 300)),  # not at the foot
        (line("2026年7月4日", 500, 560), line("2025年1月1日", 500, 620)),  # two of them
        (line("发证日期", 100, 300), line("2026年7月4日", 500, 560)),  # its label's box is empty
    ],
)
def test_a_day_that_may_be_another_s_is_not_taken(more: tuple[TextLine, ...]) -> None:
    found = read(PERMIT, *PERMIT_HEAD, *more)
    assert "on" not in found


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("样本（长沙）物业服", "务有限公司", "样本(长沙)物业服务有限公司"),
        ("样本市公安局样例派出", "所（章）", "样本市公安局样例派出所"),
        ("样本物业有限公司", "长沙所", "样本物业有限公司"),
        ("张样本", "务有限公司", "张样本"),
    ],
)
def test_an_organisation_goes_on_under_its_label(first: str, second: str, whole: str) -> None:
    lines = (line(f"医疗机构名称：{first}", 100, 200), line(second, 100, 240))
    assert read(CERTIFICATE, *lines)["hospital"].value == whole


CERTIFICATE = DocumentType(
    code="certificate",
    name="不动产权证书",
    cues=(),
    fields=(
        FieldSpec("area", "面积", FieldKind.AREA, aliases=("建筑面积",)),
        FieldSpec("vin", "车辆识别代号", FieldKind.CODE, pattern="(?P<value>[A-Z0-9]{17})"),
        FieldSpec("number", "证件号码", FieldKind.ID_NUMBER),
        FieldSpec("hospital", "医疗机构名称", FieldKind.ORGANISATION),
    ),
)


def test_another_label_of_the_same_field_beside_it_begins_its_value() -> None:
    beside = (line("面积", 100, 200), line("建筑面积179.90m2", 300, 200))
    assert read(CERTIFICATE, *beside)["area"].value == "建筑面积179.90m2"
    alone = (line("建筑面积", 100, 200), line("179.90m2", 300, 200))
    assert read(CERTIFICATE, *alone)["area"].value == "179.90m2"


def test_a_stray_sign_behind_a_label_does_not_hide_the_value_beside_it() -> None:
    lines = (line("车辆识别代号V", 100, 200), line("LFV9A06K014584096", 300, 200))
    assert read(CERTIFICATE, *lines)["vin"].value == "LFV9A06K014584096"


def test_the_value_of_the_row_above_is_not_a_first_row_of_this_one() -> None:
    lines = (
        line("证件号码", 100, 200),
        line("430104199003071238", 300, 202),
        line("医疗机构名称", 100, 226),
        line("长沙样本医院", 300, 234),
    )
    assert read(CERTIFICATE, *lines)["hospital"].value == "长沙样本医院"


def test_a_day_alone_at_the_foot_is_the_paper_s_though_a_note_follows() -> None:
    lines = (line("2026年7月4日", 500, 560), line("单位名称不得涂改，本证有效期内有效。", 100, 620))
    assert read(PERMIT, *PERMIT_HEAD, *lines)["on"].value == "2026-07-04"
