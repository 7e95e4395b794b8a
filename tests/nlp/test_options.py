"""Options chosen by ticks become a field's value; boxes without a tick are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalog.types import DocumentType, FieldSpec, Placement
from nlp.extract import LabelExtractor
from nlp.options import as_printed
from nlp.types import Field
from ocr.types import TextLine, Tick, TickState
from tests.nlp.written import line, reading, tick

CHOSEN = (Placement.OPTIONS, Placement.RIGHT)
FORM = DocumentType(
    code="application",
    name="申请书",
    cues=(),
    fields=(
        FieldSpec("name", "名称"),
        FieldSpec("sex", "性别", pattern="^(?P<value>[男女])$", placements=CHOSEN),
        FieldSpec("married", "婚姻状况", placements=CHOSEN),
        FieldSpec("kind", "主体业态", placements=CHOSEN, options=("食品销售经营者", "单位食堂")),
        FieldSpec("items", "经营项目", placements=CHOSEN),
        FieldSpec("term", "合同期限类型", placements=CHOSEN, options=("固定期限", "无固定期限")),
    ),
)
SHEET = DocumentType("form", "表单", cues=(), fields=(FieldSpec("sex", "性别"),), generic=True)
EMPTY, TICKED, CROSSED = TickState.EMPTY, TickState.TICKED, TickState.CROSSED


def read(*lines: TextLine, ticks: list[Tick] | None, kind: DocumentType = FORM) -> dict[str, Field]:
    page = reading(lines, ticks=ticks)
    return {field.key: field for field in LabelExtractor(()).extract([page], kind)}


def test_the_ticked_option_is_the_value() -> None:
    fields = read(
        line("性别", 100, 200),
        line("□男 ☑女", 230, 200),
        ticks=[tick("男", 240, 200, EMPTY), tick("女", 300, 200, TICKED, confidence=0.9)],
    )
    assert (fields["sex"].value, fields["sex"].label) == ("女", "性别")
    assert fields["sex"].confidence == pytest.approx(0.9)
    box, words = fields["sex"].regions
    assert box.box[0] == pytest.approx(0.29) and words.box[2] == pytest.approx(0.3176, abs=1e-3)


def test_words_that_are_no_option_are_never_sure() -> None:
    fields = read(
        line("主体业态", 100, 200),
        ticks=[tick("食品销售经营者", 300, 200, EMPTY), tick("单位食堂又", 500, 200, TICKED)],
    )
    assert fields["kind"].value == "单位食堂" and fields["kind"].confidence > 0.5
    fields = read(
        line("主体业态", 100, 200),
        ticks=[tick("食品销售经营者", 300, 200, EMPTY), tick("里立食呈", 500, 200, TICKED)],
    )
    assert fields["kind"].value == "里立食呈" and fields["kind"].confidence == 0.5


def test_words_far_from_a_box_are_not_shown_as_its_own() -> None:
    fields = read(
        line("性别", 100, 200),
        line("妇女主任", 100, 900),
        ticks=[tick("男", 240, 200, EMPTY), tick("女", 340, 200, TICKED)],
    )
    assert fields["sex"].value == "女" and len(fields["sex"].regions) == 1


def test_two_fields_share_a_row_of_boxes() -> None:
    fields = read(
        line("性别", 100, 200),
        line("□男 □女", 230, 200),
        line("婚姻状况", 500, 200),
        line("□已婚 □未婚", 640, 200),
        ticks=[
            tick("男", 240, 200, TICKED),
            tick("女", 300, 200, EMPTY),
            tick("已婚", 650, 200, EMPTY),
            tick("未婚", 760, 200, TICKED),
        ],
    )
    assert (fields["sex"].value, fields["married"].value) == ("男", "未婚")


@pytest.mark.parametrize("label_at", [200, 218, 236])
def test_several_rows_of_one_cell_are_one_field(label_at: int) -> None:
    fields = read(
        line("经营项目", 100, label_at),
        line("□预包装食品 □散装食品", 230, 200),
        line("□热食类 □冷食类", 230, 236),
        line("经营场所", 100, 330),
        line("样本路8号", 230, 330),
        ticks=[
            tick("预包装食品", 240, 200, TICKED),
            tick("散装食品", 420, 200, EMPTY),
            tick("热食类", 240, 236, EMPTY),
            tick("冷食类", 420, 236, TICKED),
        ],
    )
    assert fields["items"].value == "预包装食品、冷食类"


def test_rows_of_boxes_behind_their_words_are_one_cell_however_short_the_words() -> None:
    fields = read(
        line("经营项目", 100, 236),
        line("预包装食品销售□散装食品销售□", 230, 236),
        line("热食□冷食□", 230, 272),
        ticks=[
            tick("预包装食品销售", 411, 236, EMPTY),
            tick("散装食品销售", 557, 236, TICKED),
            tick("热食", 290, 272, TICKED),
            tick("冷食", 362, 272, EMPTY),
        ],
    )
    assert fields["items"].value == "散装食品销售、热食"


def test_a_row_at_the_edge_of_a_labels_own_is_taken_whole() -> None:
    fields = read(
        line("经营项目", 100, 236),
        line("□预包装食品 □散装食品", 230, 214),
        line("□热食类", 230, 236),
        ticks=[
            tick("预包装食品", 240, 214.6, EMPTY),
            tick("散装食品", 420, 213.8, TICKED),
            tick("热食类", 240, 236, EMPTY),
        ],
    )
    assert fields["items"].value == "散装食品"


def test_rows_of_another_label_are_not_taken() -> None:
    fields = read(
        line("主体业态", 100, 200),
        line("□食品销售经营者 □单位食堂", 230, 200),
        line("经营项目", 100, 245),
        line("□热食类 □冷食类", 230, 245),
        ticks=[
            tick("食品销售经营者", 240, 200, TICKED),
            tick("单位食堂", 460, 200, EMPTY),
            tick("热食类", 240, 245, EMPTY),
            tick("冷食类", 460, 245, TICKED),
        ],
    )
    assert (fields["kind"].value, fields["items"].value) == ("食品销售经营者", "冷食类")


def test_rows_of_another_fields_options_are_not_taken_though_its_label_stands_lower() -> None:
    fields = read(
        line("合同期限类型", 100, 200),
        line("□固定期限 □无固定期限", 230, 200),
        line("□食品销售经营者", 230, 232),
        line("□单位食堂", 230, 264),
        line("主体业态", 100, 264),
        ticks=[
            tick("固定期限", 240, 200, TICKED),
            tick("无固定期限", 460, 200, EMPTY),
            tick("食品销售经营者", 240, 232, TICKED),
            tick("单位食堂", 240, 264, EMPTY),
        ],
    )
    assert (fields["term"].value, fields["kind"].value) == ("固定期限", "食品销售经营者")


def test_boxes_without_a_tick_give_no_value_though_their_words_stand_there() -> None:
    fields = read(
        line("性别", 100, 200),
        line("男", 260, 200),
        ticks=[tick("男", 240, 200, EMPTY)],
    )
    assert "sex" not in fields


def test_a_printed_value_is_read_where_there_are_no_boxes() -> None:
    for ticks in (None, []):
        fields = read(line("性别", 100, 200), line("男", 230, 200), ticks=ticks)
        assert fields["sex"].value == "男"


def test_a_single_doubtful_box_beside_a_label_is_no_choice() -> None:
    beside = line("性别", 100, 200), line("女", 230, 200), line("民族", 300, 200)
    doubtful = tick("民族", 290, 200, EMPTY, confidence=0.16)
    sure = tick("民族", 290, 200, EMPTY, confidence=0.9)
    assert read(*beside, ticks=[doubtful])["sex"].value == "女"
    assert "sex" not in read(*beside, ticks=[sure])


def test_the_least_sure_box_says_how_sure_the_value_is() -> None:
    fields = read(
        line("性别", 100, 200),
        line("□男 □女", 230, 200),
        ticks=[tick("男", 240, 200, TICKED), tick("女", 300, 200, EMPTY, confidence=0.55)],
    )
    assert fields["sex"].confidence == pytest.approx(0.55)


def test_a_box_among_others_of_the_field_is_as_sure_as_what_stands_in_it() -> None:
    faint = replace(tick("单位食堂", 460, 200, TICKED, confidence=0.4), clear=0.95)
    lines = (line("主体业态", 100, 200), line("□食品销售经营者 □单位食堂", 230, 200))
    among = read(*lines, ticks=[tick("食品销售经营者", 240, 200, EMPTY), faint])
    assert among["kind"].confidence == pytest.approx(0.95)
    alone = read(*lines, ticks=[tick("里立食呈", 240, 200, EMPTY), faint])
    assert alone["kind"].confidence == pytest.approx(0.4)


def test_a_lone_cross_is_a_doubtful_choice_and_a_cross_beside_a_tick_is_none() -> None:
    lines = (line("性别", 100, 200), line("□男 □女", 230, 200))
    crossed = tick("男", 240, 200, CROSSED)
    fields = read(*lines, ticks=[crossed, tick("女", 300, 200, EMPTY)])
    assert fields["sex"].value == "男" and fields["sex"].confidence <= 0.5
    fields = read(*lines, ticks=[crossed, tick("女", 300, 200, TICKED)])
    assert fields["sex"].value == "女"


def test_an_option_misread_in_one_character_is_put_right() -> None:
    fields = read(
        line("主体业态", 100, 200),
        line("□食品销售经菅者 □单位食堂", 230, 200),
        ticks=[tick("食品销售经菅者", 240, 200, TICKED), tick("单位食堂", 460, 200, EMPTY)],
    )
    assert (fields["kind"].value, fields["kind"].raw) == ("食品销售经营者", "食品销售经菅者")


def test_what_was_read_of_a_bracketed_tick_is_no_part_of_an_option() -> None:
    fields = read(
        line("合同期限类型", 100, 200),
        ticks=[tick("s)固定期限", 240, 200, TICKED), tick("无固定期限", 400, 200, EMPTY)],
    )
    assert fields["term"].value == "固定期限"


def test_known_options_are_found_without_a_label() -> None:
    fields = read(
        line("一、期限（选择一种）：", 100, 200),
        line("□固定期限 □无固定期限", 140, 240),
        ticks=[tick("固定期限", 150, 240, EMPTY), tick("无固定期限", 300, 240, TICKED)],
    )
    assert fields["term"].value == "无固定期限"


def test_a_generic_form_gives_the_ticked_option_of_each_label() -> None:
    fields = read(
        line("性别：□男 ☑女", 100, 200),
        ticks=[tick("男", 180, 200, EMPTY), tick("女", 240, 200, TICKED)],
        kind=SHEET,
    )
    assert fields["sex"].value == "女"


def test_boxes_behind_another_labels_words_are_not_taken() -> None:
    lines = [line("经营项目", 100, 200), line("餐饮服务", 230, 200)]
    lines += [line("房屋权属", 500, 200), line("□自有 □转租", 640, 200)]
    boxes = [tick("自有", 650, 200, TICKED), tick("转租", 730, 200, EMPTY)]
    assert read(*lines, ticks=boxes)["items"].value == "餐饮服务"


AGES = DocumentType(
    code="ages",
    name="申请表",
    cues=(),
    fields=(
        FieldSpec("age", "年龄", options=("80-89周岁", "90-99周岁", "100周岁及以上")),
        FieldSpec("yes", "空调", options=("是", "否")),
        FieldSpec("result", "结论", options=("合格", "不合格")),
    ),
)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (["80-89周岁", "90-99周", "岁100周岁及以上"], ["80-89周岁", "90-99周岁", "100周岁及以上"]),
        (["是中", "否"], ["是中", "否"]),  # may be either's
        (["是", "中否"], ["是", "否"]),
        (["未合格"], ["未合格"]),
        (["不合格", "合格"], ["不合格", "合格"]),
        (["合", "格不合格"], ["合格", "不合格"]),
        (["", "是"], ["", "是"]),
        (["空调", "否"], ["是", "否"]),
        (["合格☑", "不合格"], ["合格", "不合格"]),
        (["其他☑"], ["其他☑"]),
        (["空调", "是"], ["空调", "是"]),
        (["年龄", "90-99周岁"], ["年龄", "90-99周岁"]),
    ],
)
def test_words_cut_in_the_wrong_place_are_put_right(read: list[str], printed: list[str]) -> None:
    boxes = [tick(words, 100 * n, 100, TickState.EMPTY) for n, words in enumerate(read)]
    found = as_printed(reading((), ticks=boxes), AGES)
    assert [one.label for one in found] == printed
    assert [one.region for one in found] == [one.region for one in boxes]


@pytest.mark.parametrize(
    ("words", "x", "printed"),
    [
        ("食品销售经营者", 60, ["食品销售经营者", "单位食堂"]),
        ("食品销售经营者", 10, ["单位食堂", ""]),  # too far from the box
        ("主体业态", 132, ["单位食堂", ""]),
    ],
)
def test_the_first_of_words_before_their_boxes_may_be_a_line_by_itself(
    words: str, x: float, printed: list[str]
) -> None:
    boxes = [tick("单位食堂", 248, 100, TICKED), tick("", 390, 100, EMPTY)]
    lines = [line(words, x, 100), line("单位食堂（）", 265, 100)]
    found = as_printed(reading(lines, ticks=boxes), FORM)
    assert [one.label for one in found] == printed


def test_boxes_beside_the_label_of_a_field_without_options_keep_their_words() -> None:
    boxes = [tick("名称", 100, 100, EMPTY), tick("无", 200, 100, TICKED)]
    assert as_printed(reading((), ticks=boxes), FORM) == tuple(boxes)


def test_boxes_behind_their_words_are_told_from_a_row_whose_first_box_was_not_found() -> None:
    row = line("固定期限□无固定期限□", 100, 100)
    boxes = [tick("无固定期限", 209, 100, TICKED), tick("又", 342, 100, EMPTY)]
    for each in (row, replace(row, spans=((0.0, 0.1),))):  # the second tells of too few letters
        behind = as_printed(reading([each], ticks=boxes), FORM)
        assert [one.label for one in behind] == ["固定期限", "无固定期限"]
    boxes = [tick("无固定期限", 209, 100, TICKED), tick("其他", 342, 400, EMPTY)]
    missed = as_printed(reading([row], ticks=boxes), FORM)
    assert [one.label for one in missed] == ["无固定期限", "其他"]


def test_a_row_with_a_label_of_its_own_is_no_part_of_the_cell_above() -> None:
    fields = read(
        line("经营项目", 100, 236),
        line("预包装食品销售□散装食品销售□", 230, 236),
        line("性别：男□女□", 230, 272),
        ticks=[
            tick("预包装食品销售", 411, 236, EMPTY),
            tick("散装食品销售", 557, 236, TICKED),
            tick("男", 340, 272, TICKED),
            tick("女", 390, 272, EMPTY),
        ],
    )
    assert (fields["items"].value, fields["sex"].value) == ("散装食品销售", "男")
