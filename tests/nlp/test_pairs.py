"""Labels and values of sheets nobody described."""

from __future__ import annotations

from dataclasses import replace

from catalog.types import DocumentType, FieldKind, FieldSpec
from nlp.cells import Vocabulary
from nlp.classify import CueClassifier
from nlp.extract import LabelExtractor
from nlp.layout import level
from nlp.pairs import find_pairs
from ocr.types import TextLine
from tests.nlp.written import line, reading

FORM = DocumentType(
    "form",
    "表单",
    (),
    (
        FieldSpec("name", "姓名", FieldKind.NAME),
        FieldSpec("born_on", "出生日期", FieldKind.DATE),
        FieldSpec("phone", "联系电话", FieldKind.PHONE),
        FieldSpec("unit", "单位名称"),
        FieldSpec("sex", "性别"),
        FieldSpec("amount", "金额"),
    ),
    generic=True,
)
SHEET = (
    line("志愿者登记表", 400, 60, size=40),
    line("姓名", 100, 150),
    line("张样本", 250, 150),
    line("性别", 450, 150),
    line("男", 600, 150),
    line("出生日期", 100, 200),
    line("1990年1月2日", 250, 200),
    line("健康状况：", 450, 200),
    line("良好", 600, 200),
    line("活动场地：样本街道 联系电话：0731-01234567", 100, 250),
)


def pairs(*lines: TextLine) -> dict[str, str]:
    found = find_pairs(level(reading(lines)), Vocabulary((FORM,)))
    return {pair.label: "".join(part.text for part in pair.value) for pair in found}


def test_labels_are_known_by_colons_by_common_words_and_by_how_they_end() -> None:
    assert pairs(*SHEET) == {
        "姓名": "张样本",
        "性别": "男",
        "出生日期": "1990年1月2日",
        "健康状况": "良好",
        "活动场地": "样本街道",
        "联系电话": "0731-01234567",
    }
    assert pairs(line("机构名称", 100, 100), line("样本中心", 300, 100)) == {"机构名称": "样本中心"}


def test_a_row_of_labels_heads_the_cells_below_it() -> None:
    head = [line("序号", 100, 300), line("单位名称", 300, 300), line("联系电话", 600, 300)]
    row = [line("1", 100, 340), line("样本公司", 300, 340), line("0731-01234567", 600, 340)]
    assert pairs(*head, *row) == {"单位名称": "样本公司", "联系电话": "0731-01234567"}


def test_an_empty_place_and_a_time_of_day_are_no_pairs() -> None:
    assert pairs(line("姓名：", 100, 100)) == {}
    assert pairs(line("营业时间至22:30止", 100, 100)) == {}


def test_a_sheet_of_labels_and_values_is_a_form_and_a_text_is_not() -> None:
    classifier = CueClassifier([FORM])
    assert classifier.classify(reading(SHEET)).type is FORM
    poem = [line("床前明月光，疑是地上霜。", 100, 100 + 50 * i) for i in range(6)]
    assert classifier.classify(reading(poem)).type is None


def test_a_sheet_that_is_hardly_read_is_no_form() -> None:
    page = reading([replace(one, confidence=0.7) for one in SHEET])
    assert CueClassifier([FORM]).classify(page).type is None


def test_fields_of_a_form_bear_their_printed_labels_and_common_ones_their_kind() -> None:
    fields = {f.label: f.value for f in LabelExtractor(()).extract([reading(SHEET)], FORM)}
    assert fields["出生日期"] == "1990-01-02"
    assert fields["活动场地"] == "样本街道"


def test_values_under_their_labels_where_most_of_a_sheet_has_them_there() -> None:
    sheet = [
        line("姓名", 100, 100, size=18),
        line("张样本", 100, 130),
        line("单位名称", 500, 100, size=18),
        line("长沙样本食品有限公", 500, 130),
        line("司", 500, 158),
        line("联系电话", 100, 210, size=18),
        line("0731-01234567", 100, 240),
    ]
    assert pairs(*sheet) == {
        "姓名": "张样本",
        "单位名称": "长沙样本食品有限公司",
        "联系电话": "0731-01234567",
    }


def test_a_label_broken_over_rows_and_a_value_centred_beside_it() -> None:
    sheet = [
        line("出生日", 100, 100),
        line("期", 100, 128),
        line("1990年1月2日", 300, 114),
        line("长沙样本食品销售有限责任公", 300, 186),
        line("单位名称", 100, 200),
        line("司", 300, 214),
        line("联系电话", 100, 280),
        line("0731-01234567", 300, 280),
    ]
    assert pairs(*sheet) == {
        "出生日期": "1990年1月2日",
        "单位名称": "长沙样本食品销售有限责任公司",
        "联系电话": "0731-01234567",
    }


def test_a_short_value_does_not_run_on_into_the_next_rows_longer_one() -> None:
    sheet = [line("姓名", 100, 100), line("张样本", 300, 100), line("长沙市样本路一号", 300, 130)]
    assert pairs(*sheet) == {"姓名": "张样本"}


def test_english_under_a_label_is_no_value() -> None:
    sheet = [
        line("姓名", 100, 100),
        line("张样本", 300, 100),
        line("Name", 100, 124, size=16),
        line("性别", 100, 180),
        line("Sex", 100, 204, size=16),
    ]
    assert pairs(*sheet) == {"姓名": "张样本"}


def test_the_place_of_a_seal_is_no_part_of_a_label() -> None:
    assert pairs(line("单位名称（盖章）：样本中心", 100, 100)) == {"单位名称": "样本中心"}


def test_own_labels_bind_values_whatever_the_pattern_of_the_usual_form_says() -> None:
    licence = DocumentType(
        "licence",
        "许可证",
        (),
        (
            FieldSpec("number", "许可证编号", FieldKind.CODE, pattern=r"JY\d{14}"),
            FieldSpec("major", "专业", pattern="攻读(?P<value>.+)专业", placements=()),
            FieldSpec("from", "有效期起", FieldKind.DATE, found_by=("有效期",), pattern="^自(.+)"),
        ),
    )
    sheet = (
        line("许可证编号", 100, 100),
        line("JY143019237359946", 300, 100),
        line("专业", 100, 150),
        line("护理学", 300, 150),
        line("有效期", 100, 200),
        line("2030年1月2日", 300, 200),
    )
    fields = {f.key: f.value for f in LabelExtractor((FORM,)).extract([reading(sheet)], licence)}
    assert fields == {"number": "JY143019237359946", "major": "护理学"}


def test_an_empty_form_has_no_values() -> None:
    labels = ["姓名", "性别", "出生日期", "联系电话"]
    rows = [line(label, 100 + 300 * (i % 2), 100 + 60 * (i // 2)) for i, label in enumerate(labels)]
    assert pairs(*rows) == {}


def test_a_short_line_in_a_column_of_labels_is_one() -> None:
    lines = (
        line("姓名", 100, 100), line("张样本", 250, 100),
        line("联系电话", 100, 150), line("13900000000", 250, 150),
        line("人员类别", 100, 200), line("高校毕业生", 250, 200),
    )  # fmt: skip
    found = pairs(*lines)
    assert found["人员类别"] == "高校毕业生"
    assert found["联系电话"] == "13900000000"


def test_a_value_under_values_is_no_label() -> None:
    lines = (
        line("姓名", 100, 100), line("张样本", 250, 100),
        line("性别", 450, 100), line("男", 600, 100),
        line("单位名称", 100, 150), line("样本街道", 250, 150),
        line("联系电话", 450, 150), line("13900000000", 600, 150),
    )  # fmt: skip
    assert "样本街道" not in pairs(*lines)


def test_a_column_of_labels_needs_to_hold_but_one_that_is_known() -> None:
    rows = [
        ("用车人", "张样本", "驾驶员", "李样例"),
        ("单位名称", "样本公司", "联系电话", "12345678"),
    ]
    rows += [("出发地", "样本路", "目的地", "样例街")]
    lines = [
        line(text, x, 100 + 50 * row)
        for row, cells in enumerate(rows)
        for text, x in zip(cells, (100, 250, 500, 650), strict=True)
    ]
    found = pairs(*lines)
    assert (found["驾驶员"], found["目的地"]) == ("李样例", "样例街")
    assert "李样例" not in found and "样例街" not in found


def test_what_follows_a_known_label_may_make_another_of_it() -> None:
    lines = [line("金额（大写）", 100, 100), line("贰仟元整", 300, 100)]
    lines += [line("单位名称数", 100, 150), line("3", 300, 150), line("性别男", 100, 200)]
    found = pairs(line("金额：9", 100, 50), *lines)
    assert (found["金额(大写)"], found["单位名称数"], found["性别"]) == ("贰仟元整", "3", "男")


def test_a_day_beside_a_label_nobody_described_is_a_day() -> None:
    page = reading(
        [line("答复时间：2024年7月8日", 100, 100), line("时段：2024年7月8日前", 100, 150)]
    )
    fields = LabelExtractor((FORM,)).extract([page], FORM)
    assert [field.value for field in fields] == ["2024-07-08", "2024年7月8日前"]


def test_a_long_value_goes_on_although_the_box_of_its_first_row_reaches_towards_its_label() -> None:
    first = line("食品销售、餐饮服务、日用百货销售", 264, 200)
    rows = [line("经营项目：", 100, 200), first, line("及样本服务", 300, 236)]
    assert pairs(*rows)["经营项目"] == "食品销售、餐饮服务、日用百货销售及样本服务"
    short = [line("特长：", 100, 200), line("驾驶", 264, 200), line("起止", 300, 236)]
    assert pairs(*short)["特长"] == "驾驶"


def test_a_value_may_begin_with_a_label_that_runs_on() -> None:
    reason = replace(FORM, fields=(*FORM.fields, FieldSpec("reason", "解除原因")))
    words = "单位名称有误、双方协商一致"

    def found(at: float) -> dict[str, str]:
        lines = (line("解除原因", 100, 100), line(words, at, 100))
        pairs = find_pairs(level(reading(lines)), Vocabulary((reason,)))
        return {pair.label: "".join(part.text for part in pair.value) for pair in pairs}

    assert found(220) == {"解除原因": words}
    assert found(500) == {"单位名称": words.removeprefix("单位名称")}  # the next column's


def test_a_number_may_be_broken_at_its_comma() -> None:
    first = line("申请提取金额:¥9,", 100, 100)
    value = 100 + 7 * 24
    assert pairs(first, line("600.00", value, 130)) == {"申请提取金额": "¥9,600.00"}
    assert pairs(first, line("样本储蓄银行", value, 130)) == {"申请提取金额": "¥9,"}
