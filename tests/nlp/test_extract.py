"""Fields by their labels and the layout around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalog.types import DocumentType, FieldKind, FieldSpec, Placement
from nlp.extract import LabelExtractor
from ocr.types import Chances
from tests.nlp.written import line, read, reading

LICENCE = DocumentType(
    code="licence",
    name="营业执照",
    cues=(),
    fields=(
        FieldSpec("name", "名称", FieldKind.ORGANISATION, multiline=True),
        FieldSpec("legal", "法定代表人（负责人）", FieldKind.NAME, aliases=("法定代表人",)),
        FieldSpec("code", "统一社会信用代码", FieldKind.CREDIT_CODE),
        FieldSpec("founded", "成立日期", FieldKind.DATE),
        FieldSpec("address", "住所", FieldKind.ADDRESS, multiline=True),
        FieldSpec("scope", "经营范围", multiline=True),
        FieldSpec("until", "营业期限", FieldKind.DATE, pattern="至(?P<value>.+)", required=False),
    ),
)
CARD = DocumentType(
    code="card",
    name="身份证",
    cues=(),
    fields=(
        FieldSpec("name", "姓名", FieldKind.NAME),
        FieldSpec("sex", "性别", pattern="[男女]"),
        FieldSpec("ethnicity", "民族"),
        FieldSpec("born", "出生", FieldKind.DATE),
        FieldSpec("address", "住址", FieldKind.ADDRESS, multiline=True),
        FieldSpec("number", "公民身份号码", FieldKind.ID_NUMBER),
    ),
)
LICENCE_LINES = (
    line("营业执照", 400, 100, size=60),
    line("统一社会信用代码：91110000600037341L", 100, 180),
    line("名", 100, 250),
    line("称", 172, 250),
    line("样本（长沙）餐饮", 230, 250),
    line("有限公司", 230, 286),
    line("注册资本", 560, 250),
    line("伍拾万元整", 690, 250),
    line("法定代表人", 100, 340),
    line("张样本", 230, 340),
    line("成立日期", 560, 340),
    line("2020年03月08日", 690, 340),
    line("经营范围", 100, 400),
    line("餐饮服务；食品销售。（依法须经批准的项目，", 230, 400),
    line("经相关部门批准后方可开展经营活动）", 230, 434),
    line("住所", 560, 480),
    line("湖南省长沙市岳麓区样本路", 690, 480),
    line("8号101室", 690, 514),
    line("营业期限", 560, 580),
    line("2020年03月08日至2040年03月07日", 690, 580, size=16),
)


@pytest.mark.parametrize("degrees", [0.0, 1.5, -2.0, 90.0, 180.0, 270.0])
def test_a_licence_is_read_whichever_way_it_lies(degrees: float) -> None:
    fields = read(LICENCE, *LICENCE_LINES, degrees=degrees)
    assert {key: field.value for key, field in fields.items()} == {
        "name": "样本(长沙)餐饮有限公司",
        "legal": "张样本",
        "code": "91110000600037341L",
        "founded": "2020-03-08",
        "address": "湖南省长沙市岳麓区样本路8号101室",
        "scope": "餐饮服务;食品销售。(依法须经批准的项目,经相关部门批准后方可开展经营活动)",
        "until": "2040-03-07",
    }


def test_labels_share_a_line_without_colons_on_an_identity_card() -> None:
    fields = read(
        CARD,
        line("姓名 李样本", 100, 100),
        line("性别 男 民族 汉", 100, 160),
        line("出生", 100, 220),
        line("1949", 190, 220),
        line("年12月", 280, 220),
        line("31日", 420, 220),
        line("住址 长沙市天心区样本街", 100, 280),
        line("66号", 165, 316),
        line("公民身份号码", 100, 420),
        line("11010519491231002X", 330, 420),
    )
    assert {k: f.value for k, f in fields.items()} == {
        "name": "李样本",
        "sex": "男",
        "ethnicity": "汉",
        "born": "1949-12-31",
        "address": "长沙市天心区样本街66号",
        "number": "11010519491231002X",
    }


def test_a_value_is_marked_where_it_stands_not_where_its_label_stands() -> None:
    fields = read(CARD, line("姓名：李样本", 100, 100, size=20))
    left, _, right, _ = fields["name"].regions[0].box
    assert left == pytest.approx(0.160, abs=0.002)
    assert right == pytest.approx(0.220, abs=0.002)


def test_an_empty_cell_takes_nothing_from_its_neighbour() -> None:
    fields = read(LICENCE, line("法定代表人", 100, 340), line("成立日期", 560, 340))
    assert fields == {}


def test_a_misread_label_is_known_and_costs_confidence() -> None:
    fields = read(CARD, line("公民身分号码 11010519491231002X", 100, 100))
    assert fields["number"].value == "11010519491231002X"
    assert fields["number"].confidence == pytest.approx(0.99 * 0.9)


def test_a_number_that_speaks_for_itself_needs_no_label() -> None:
    fields = read(CARD, line("11010519491231002X", 100, 100))
    assert fields["number"].value == "11010519491231002X"


def test_an_empty_box_beside_a_label_is_not_filled_from_elsewhere() -> None:
    fields = read(
        CARD, line("公民身份号码：", 100, 100), line("附：经办人11010519491231002X", 100, 300)
    )
    assert "number" not in fields


def test_two_different_numbers_without_labels_are_no_answer() -> None:
    fields = read(CARD, line("11010519491231002X", 100, 100), line("11010519491231003X", 100, 200))
    assert "number" not in fields


def test_label_words_inside_a_sentence_are_no_label() -> None:
    fields = read(LICENCE, line("变更后的住所应当依法登记", 100, 100))
    assert fields == {}


def test_prose_is_read_across_line_ends() -> None:
    lease = DocumentType(
        "lease",
        "租赁合同",
        (),
        (
            FieldSpec(
                "ends",
                "租赁终止日期",
                FieldKind.DATE,
                pattern="租赁期限自.{8,12}至(?P<value>.{8,12}日)",
                placements=(Placement.PROSE,),
            ),
        ),
    )
    fields = read(
        lease, line("租赁期限自2026年1月1日起至2028", 100, 100), line("年12月31日止。", 100, 140)
    )
    assert fields["ends"].value == "2028-12-31"
    assert len(fields["ends"].regions) == 2


def test_a_value_of_two_or_three_lines_centred_on_its_label_is_read_once_in_order() -> None:
    two = read(
        LICENCE,
        line("住所", 100, 300),
        line("湖南省长沙市岳麓区样本路", 230, 285),
        line("8号101室", 230, 315),
    )
    assert two["address"].value == "湖南省长沙市岳麓区样本路8号101室"
    three = read(
        LICENCE,
        line("名称", 100, 200),
        line("样本公司", 230, 200),
        line("住所", 100, 300),
        line("湖南省长沙市", 230, 270),
        line("岳麓区样本路", 230, 300),
        line("8号101室", 230, 330),
    )
    assert three["address"].value == "湖南省长沙市岳麓区样本路8号101室"
    assert three["name"].value == "样本公司"


def test_the_last_row_of_the_field_above_is_not_taken_for_the_first_of_this_one() -> None:
    fields = read(
        LICENCE,
        line("经营范围", 100, 200),
        line("餐饮服务，", 230, 200),
        line("食品销售", 230, 230),
        line("住所", 100, 260),
        line("长沙市样本路8号", 230, 260),
    )
    assert fields["address"].value == "长沙市样本路8号"
    assert fields["scope"].value == "餐饮服务,食品销售"


def test_half_a_wide_label_is_enough_when_only_one_label_has_it() -> None:
    fields = read(LICENCE, line("住", 100, 100), line("长沙市样本路8号", 230, 100))
    assert fields["address"].value == "长沙市样本路8号"
    assert fields["address"].confidence < 0.95


def test_a_value_whose_box_overlaps_its_labels_is_read() -> None:
    fields = read(CARD, line("出生", 100, 100, size=60), line("1999年11月19日", 190, 100, size=60))
    assert fields["born"].value == "1999-11-19"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("称 样本（长沙）餐饮有限公司", "样本(长沙)餐饮有限公司"),
        ("称样本餐饮有限公司", "称样本餐饮有限公司"),  # no space: it may be the name's own
    ],
)
def test_the_end_of_a_wide_label_is_no_part_of_its_value(printed: str, value: str) -> None:
    fields = read(LICENCE, line("名", 100, 100), line(printed, 400, 100))
    assert fields["name"].value == value


def test_a_signature_says_what_else_its_characters_may_be() -> None:
    form = DocumentType(
        code="form",
        name="申请表",
        cues=(),
        fields=(
            FieldSpec("signed_by", "申请人签字", FieldKind.NAME, signature=True),
            FieldSpec("name", "姓名", FieldKind.NAME),
        ),
    )
    doubted: Chances = ({"矩": 4, "超": 12},)
    hand = replace(line("☑ 彭矩佳", 300, 100), chances=((), (), (), doubted, ()))
    fields = read(
        form, line("申请人签字：", 100, 100), hand,
        line("姓名", 100, 200), replace(hand, region=line("☑ 彭矩佳", 300, 200).region),
    )  # fmt: skip
    assert fields["signed_by"].value == "彭矩佳"
    assert fields["signed_by"].chances == ((), doubted, ())
    assert fields["name"].chances == ()


@pytest.mark.parametrize(
    ("read_as", "value"),
    [
        ("字了2秀", "字了2秀"),
        ("歪(国", "歪(国"),
        ("李样本（签字", "李样本"),
        ("李样本（经办人", "李样本"),
        ("Wn", None),
        ("年月日", None),
        ("2026年6月4日", None),
        ("李样本", "李样本"),
    ],
)
def test_a_signature_that_reads_as_no_name_is_told_and_is_not_sure(
    read_as: str, value: str | None
) -> None:
    specs = (FieldSpec("signed_by", "申请人签字", FieldKind.NAME, signature=True),)
    form = DocumentType(code="form", name="申请表", cues=(), fields=specs)
    found = read(form, line("申请人签字：", 100, 100), line(read_as, 300, 100)).get("signed_by")
    assert (found.value if found else None) == value
    if found:
        assert (found.confidence > 0.6) == (value == "李样本")


@pytest.mark.parametrize("tail", ["号", "室", "面"])
def test_a_lone_character_under_a_full_row_ends_its_value(tail: str) -> None:
    form = DocumentType(
        code="form",
        name="申请表",
        cues=(),
        fields=(
            FieldSpec("number", "编号", FieldKind.CODE),
            FieldSpec("room", "室温"),
            FieldSpec("area", "面积", FieldKind.AREA),
            FieldSpec("address", "住所", FieldKind.ADDRESS, multiline=True),
        ),
    )
    shown = (line("住所", 100, 100), line("长沙市样本区示例街6号样品城113号门", 200, 100))
    fields = read(form, *shown, line(tail, 200, 135))
    assert fields["address"].value == f"长沙市样本区示例街6号样品城113号门{tail}"
    label = {"号": "number", "室": "room", "面": "area"}[tail]
    assert label not in fields
    beside = read(form, *shown, line(tail, 200, 135), line("12", 260, 135))
    assert "12" in beside[label].value  # half of its label, with a value of its own


def test_words_that_begin_nearly_as_a_label_does_are_none() -> None:
    report = DocumentType(
        code="report",
        name="验资报告",
        cues=(),
        fields=(
            FieldSpec(
                "reported_on",
                "报告日期",
                FieldKind.DATE,
                placements=(Placement.RIGHT, Placement.FOOT),
            ),
        ),
    )
    prose = line("报告日后资本保全、偿债能力和持续经营能力的保证。", 100, 100)
    fields = read(
        report, prose, line("长沙样本会计师事务所", 100, 800), line("2026年6月4日", 600, 1000)
    )
    assert fields["reported_on"].value == "2026-06-04"


PASSPORT = DocumentType(
    code="passport",
    name="护照",
    cues=(),
    fields=(
        FieldSpec(
            "name", "姓名", FieldKind.NAME, found_by=("Name",),
            placements=(Placement.RIGHT, Placement.BELOW),
        ),
        FieldSpec("person", "法定代表人", FieldKind.NAME, aliases=("经营者",)),
        FieldSpec("code", "统一社会信用代码", FieldKind.CREDIT_CODE),
        FieldSpec("from", "有效期起始日期", FieldKind.DATE, found_by=("有效期限",)),
        FieldSpec("period", "有效期限", FieldKind.DATE_RANGE),
    ),
)  # fmt: skip


def fields_of(*lines):  # type: ignore[no-untyped-def]
    return {f.key: f for f in LabelExtractor(()).extract([reading(lines)], PASSPORT)}


def test_the_english_form_of_a_label_is_not_its_value() -> None:
    found = fields_of(line("姓名", 100, 100), line("Name", 160, 100), line("李样本", 300, 100))
    assert found["name"].value == "李样本"
    below = fields_of(line("姓名 / Name", 100, 100), line("李样本", 100, 140))
    assert below["name"].value == "李样本"


def test_the_english_after_a_label_is_left_out_even_misread() -> None:
    name = FieldSpec("name", "姓名", FieldKind.NAME, found_by=("姓名 Name",))
    licence = replace(PASSPORT, fields=(name,))
    for gloss in ("Name", "Nane", "NAME", "nam", "Nmae."):
        for lines in (
            [line(f"姓名 {gloss} 李样本", 100, 100)],
            [line(f"姓名 {gloss}", 100, 100), line("李样本", 300, 100)],
        ):
            (found,) = LabelExtractor(()).extract([reading(lines)], licence)
            assert found.value == "李样本", gloss


def test_a_field_bears_the_alias_it_was_found_under_but_not_the_words_that_led_to_it() -> None:
    assert fields_of(line("经营者 李样本", 100, 100))["person"].label == "经营者"
    found = fields_of(line("有效期限 2015.01.02-2035.01.02", 100, 100))
    assert (found["from"].label, found["from"].value) == ("有效期起始日期", "2015-01-02")
    assert (found["period"].label, found["period"].value) == (
        "有效期限",
        "2015-01-02至2035-01-02",
    )


def test_a_label_broken_over_two_lines_of_its_cell_is_found() -> None:
    found = fields_of(
        line("统一社会", 100, 100), line("信用代码", 100, 130), line("91110000600037341L", 300, 115)
    )
    assert found["code"].value == "91110000600037341L"


def test_a_value_that_begins_somewhere_in_its_labels_line_keeps_its_further_rows() -> None:
    scope = [
        line("经营范围  餐饮服务；食品销售。（依法须经批准的", 100, 400),
        line("项目，经相关部门批准后方可开展经营活动）", 300, 434),
        line("住所", 100, 500),
    ]
    fields = {f.key: f for f in LabelExtractor(()).extract([reading(scope)], LICENCE)}
    assert fields["scope"].value.endswith("开展经营活动)")


def test_an_address_goes_on_under_its_label() -> None:
    lines = (
        line("姓名：张样本", 100, 200),
        line("住址：湖南省长沙市岳麓区样本路8号2幢1单", 100, 260),
        line("元907室", 100, 300),
        line("公民身份号码：430104199003071238", 100, 380),
    )
    assert read(CARD, *lines)["address"].value == ("湖南省长沙市岳麓区样本路8号2幢1单元907室")
    other = (*lines[:2], line("持证人须知", 100, 300), lines[3])
    assert read(CARD, *other)["address"].value == ("湖南省长沙市岳麓区样本路8号2幢1单")


def test_a_label_stands_at_a_line_s_end_with_a_value_of_one_letter() -> None:
    found = read(CARD, line("姓名", 100, 100), line("李样本性别男", 250, 100))
    assert (found["name"].value, found["sex"].value) == ("李样本", "男")


@pytest.mark.parametrize("gloss", ["Name:", "Name", "/Name："])
def test_english_behind_a_label_is_no_value(gloss: str) -> None:
    found = read(CARD, line(f"姓名 {gloss}", 100, 100), line("李样本", 400, 100))
    assert found["name"].value == "李样本"


def test_a_label_within_another_is_none() -> None:
    form = DocumentType(
        "form", "表单", (), (FieldSpec("born", "出生日期", FieldKind.DATE),), generic=True
    )
    letter = DocumentType("letter", "函", (), (FieldSpec("on", "日期", FieldKind.DATE),))
    page = reading((line("性别：女 出生日期：1990年1月2日", 100, 100),))
    assert LabelExtractor((form,)).extract([page], letter) == ()


@pytest.mark.parametrize("words", ["申请人签字", "申请人承诺", "申请人意见"])
def test_a_party_s_place_to_sign_is_not_the_party(words: str) -> None:
    kind = DocumentType("letter", "函", (), (FieldSpec("who", "申请人"),))
    assert read(kind, line(words, 100, 100), line("李样本", 300, 100)) == {}


def test_a_name_has_one_row() -> None:
    lines = (line("登记卡", 250, 60), line("姓名", 100, 100), line("李样本", 250, 100))
    assert read(CARD, *lines)["name"].value == "李样本"


def test_rules_to_write_on_are_no_part_of_a_value() -> None:
    rent = FieldSpec(
        "rent", "租金", FieldKind.AMOUNT, (), (), r"每月人民币(?P<value>\d+)元", (Placement.PROSE,)
    )  # fmt: skip
    kind = DocumentType("lease", "合同", (), (rent,))
    assert read(kind, line("租金每月人民币_2800_元", 100, 100))["rent"].value == "2800"


def test_an_address_takes_no_row_that_is_another_field_s_by_its_form() -> None:
    use = FieldSpec("use", "使用性质", alone="^(?P<value>非营运|营运)$")
    address = FieldSpec("address", "住址", FieldKind.ADDRESS, multiline=True)
    lines = (
        line("住址", 100, 100),
        line("长沙市样本路31栋504号", 200, 100),
        line("非营运", 200, 130),
    )
    found = read(DocumentType("vehicle", "行驶证", (), (use, address)), *lines)
    assert (found["address"].value, found["use"].value) == ("长沙市样本路31栋504号", "非营运")


def test_the_papers_title_is_no_label_misread() -> None:
    number = FieldSpec("number", "社会保障卡号", FieldKind.CODE, alone=r"^(?P<value>62\d{17})$")
    kind = DocumentType("card", "社会保障卡", (), (number,), titles=("社会保障卡",))
    fields = read(kind, line("社会保障卡", 300, 60), line("6221 8816 8327 7317 981", 100, 300))
    assert fields["number"].value == "6221881683277317981"
