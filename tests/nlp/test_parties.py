"""Two parties on one paper: blocks of a table, lines under a heading, columns side by side."""

from __future__ import annotations

import pytest

from catalog.load import load_document_types, read_folder
from catalog.types import Block, DocumentType, FieldKind, FieldSpec, Placement
from nlp.extract import LabelExtractor
from ocr.types import TextLine
from tests.nlp.written import line, reading

_NAMES, _NUMBERS = ("姓名", "名称"), ("证件号码",)
LEASE = DocumentType(
    "lease",
    "租赁合同",
    (),
    (
        FieldSpec("lessor", "出租人", FieldKind.ORGANISATION, block=Block("lessor", _NAMES)),
        FieldSpec(
            "lessor_number", "出租人证件号码", FieldKind.CODE, block=Block("lessor", _NUMBERS)
        ),
        FieldSpec("lessee", "承租人", FieldKind.ORGANISATION, block=Block("lessee", _NAMES)),
        FieldSpec(
            "lessee_number", "承租人证件号码", FieldKind.CODE, block=Block("lessee", _NUMBERS)
        ),
    ),
)
MAN = r"姓名:?(?P<value>(?:(?!姓名|性别)[\u4e00-\u9fff]){2,4}?)性别:?男"
BORN = r"性别:?男(?:(?!姓名|性别).){0,60}?出生日期:?(?P<value>\d{4}年\d{1,2}月\d{1,2}日)"
SPOUSES = DocumentType(
    "spouses",
    "结婚证",
    (),
    (
        FieldSpec(
            "man", "男方姓名", FieldKind.NAME, (), ("姓名",), MAN, (Placement.PROSE,)
        ),
        FieldSpec(
            "born", "男方出生日期", FieldKind.DATE, (), ("出生日期",), BORN, (Placement.PROSE,)
        ),
        FieldSpec("holder", "持证人", FieldKind.NAME, required=False),
        FieldSpec("on", "登记日期", FieldKind.DATE, required=False),
        FieldSpec("remark", "备注", required=False),
        FieldSpec("sex", "性别", pattern="[男女]", required=False),
    ),
)  # fmt: skip
PARTIES = {
    "lessor": "李样本",
    "lessor_number": "430190198001010011",
    "lessee": "王样本",
    "lessee_number": "430190198002020022",
}


def read(kind: DocumentType, *lines: TextLine) -> dict[str, str]:
    return {f.key: f.value for f in LabelExtractor(()).extract([reading(lines)], kind)}


def test_a_cell_over_two_rows_heads_both() -> None:
    rows = []
    for y, who, name, number in (
        (200, "出租人", "李样本", PARTIES["lessor_number"]),
        (300, "承租人", "王样本", PARTIES["lessee_number"]),
    ):
        rows += [
            line("姓名", 250, y), line(name, 400, y), line(who, 100, y + 22),
            line("证件号码", 250, y + 45), line(number, 400, y + 45),
        ]  # fmt: skip
    assert read(LEASE, *rows) == PARTIES


@pytest.mark.parametrize("colon", ["", "："])
def test_lines_under_a_heading_are_the_party_s(colon: str) -> None:
    lines = [
        line(f"一、出租人{colon}", 100, 100), line("姓名：李样本", 100, 150),
        line(f"证件号码：{PARTIES['lessor_number']}", 100, 200),
        line(f"二、承租人{colon}", 100, 300), line("姓名：王样本", 100, 350),
        line(f"证件号码：{PARTIES['lessee_number']}", 100, 400),
    ]  # fmt: skip
    assert read(LEASE, *lines) == PARTIES


def test_two_parties_in_columns_keep_their_numbers_apart() -> None:
    lines = [
        line("出租人：李样本", 100, 100), line("承租人：王样本", 550, 100),
        line(f"证件号码：{PARTIES['lessor_number']}", 100, 150),
        line(f"证件号码：{PARTIES['lessee_number']}", 550, 150),
    ]  # fmt: skip
    assert read(LEASE, *lines) == PARTIES


def test_a_sentence_about_a_party_is_no_heading() -> None:
    found = read(
        LEASE,
        line("出租人：李样本", 100, 100),
        line("承租人：王样本", 100, 150),
        line("本人（证件号码：430190198001010011）不能到场。", 100, 200),
    )
    assert found == {"lessor": "李样本", "lessee": "王样本"}


def test_two_spouses_side_by_side_are_not_mixed() -> None:
    found = read(
        SPOUSES,
        line("姓名 李样本", 100, 100), line("性别 女", 300, 100),
        line("姓名 王样本", 520, 100), line("性别 男", 720, 100),
        line("出生日期 1990年1月2日", 100, 150), line("出生日期 1988年3月4日", 520, 150),
    )  # fmt: skip
    assert (found["man"], found["born"]) == ("王样本", "1988-03-04")


def test_the_pages_of_a_spread_are_read_one_after_the_other() -> None:
    left = (("持证人", "王样本"), ("登记日期", "2020年5月20日"), ("备注", "无"))
    right = (
        ("姓名", "王样本"), ("性别", "男"), ("出生日期", "1988年3月4日"),
        ("姓名", "李样本"), ("性别", "女"), ("出生日期", "1990年1月2日"),
    )  # fmt: skip
    lines = [
        line(words, x + 120 * column, 100 + 50 * row)
        for x, rows in ((100, left), (550, right))
        for row, pair in enumerate(rows)
        for column, words in enumerate(pair)
    ]
    lines.sort(key=lambda one: one.region.box[1])
    found = read(SPOUSES, *lines)
    assert (found["man"], found["holder"], found["on"]) == ("王样本", "王样本", "2020-05-20")


@pytest.mark.parametrize(
    "matter", ["非本人意愿中断就业", "本人在本市无自有住房", "本人及配偶在本市无自有住房"]
)
def test_a_matter_in_running_text_may_speak_of_the_person(matter: str) -> None:
    kind = load_document_types(read_folder())["commitment"]
    rows = [
        "告知承诺书",
        f"承诺人李样本，现就申请办理{matter[:-2]}",
        f"{matter[-2:]}事项，郑重承诺如下：",
    ]
    lines = [line(text, 100, 100 + 40 * row) for row, text in enumerate(rows)]
    assert read(kind, *lines)["matter"] == matter
