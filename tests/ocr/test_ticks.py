"""Boxes get the words beside them, and what the picture can't vouch for is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalog.vocabulary import load_vocabulary
from ocr.boxes_in_text import BoxText
from ocr.geometry import whole_page
from ocr.reader import FoundBox
from ocr.ticks import find_ticks
from ocr.types import Region, TextLine, Tick, TickState

SIZE = 30
HIGH, WIDE = 900, 1100
READER = BoxText(load_vocabulary().boxes)
EMPTY, TICKED, CROSSED = (0.98, 0.01, 0.01), (0.02, 0.97, 0.01), (0.02, 0.03, 0.95)


def line_at(text: str, left: int, top: int, right: int) -> TextLine:
    """A line as a reader boxes it, a little larger than its print."""
    x0, y0, x1, y1 = left - 8, top - 8, right + 8, top + SIZE + 12
    corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    a, b, c, d = ((x / WIDE, y / HIGH) for x, y in corners)
    return TextLine(text=text, region=Region(page=0, points=(a, b, c, d)), confidence=0.95)


def box(
    left: float,
    states: tuple[float, ...] = EMPTY,
    *,
    top: float = 200,
    sure: float = 0.95,
    side: float = 26,
) -> FoundBox:
    return FoundBox(left, top + 4, left + side, top + 4 + side, sure, states)


def row(*words: str, states: tuple[tuple[float, ...], ...]) -> tuple[list[FoundBox], int]:
    """Boxes with words of these lengths behind them, from x = 60, and where the row ends."""
    boxes, end = [], 60
    for each, state in zip(words, states, strict=True):
        boxes.append(box(end, state))
        end += 34 + SIZE * len(each) + 30
    return boxes, end - 30


def found(boxes: list[FoundBox], *lines: TextLine) -> tuple[Tick, ...]:
    return find_ticks(boxes, whole_page(WIDE, HIGH), lines, 0, READER)


def said(ticks: tuple[Tick, ...]) -> list[tuple[str, TickState]]:
    return [(tick.label, tick.state) for tick in ticks]


WORDS = ("变更登记", "设立登记", "备案")
STATES = (EMPTY, TICKED, CROSSED)
ANSWER = list(zip(WORDS, (TickState.EMPTY, TickState.TICKED, TickState.CROSSED), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "□变更登记 ☑设立登记 □备案",
        "口变更登记口设立登记口备案",
        "变更登记 □设立登记 □备案",
        "□变更登记 设立登记 □备案",
        "□变更登记 ☑设立登记 备案",
        "变更登记 设立登记 备案",
    ],
)
def test_boxes_bear_the_words_behind_them_whatever_signs_the_text_shows(text: str) -> None:
    boxes, end = row(*WORDS, states=STATES)
    assert said(found(boxes, line_at(text, 60, 200, end))) == ANSWER


def test_boxes_whose_line_begins_behind_them_bear_its_words() -> None:
    boxes, end = row("设立登记", "备案", states=(TICKED, EMPTY))
    ticks = found(boxes, line_at("设立登记 □备案", 94, 200, end))
    assert [tick.label for tick in ticks] == ["设立登记", "备案"]


def test_the_label_of_a_row_is_no_word_of_its_first_box() -> None:
    boxes = [box(240), box(340, TICKED)]
    ticks = found(boxes, line_at("申请类型：□新办 □变更", 60, 200, 440))
    assert [tick.label for tick in ticks] == ["新办", "变更"]


@pytest.mark.parametrize("text", ["□是否", "□是 否", "是否"])
def test_words_of_one_letter_stay_apart(text: str) -> None:
    boxes, end = row("是", "否", states=(EMPTY, TICKED))
    ticks = found(boxes, line_at(text, 60, 200, end))
    assert [(tick.label, tick.checked) for tick in ticks] == [("是", False), ("否", True)]


def test_a_range_of_numbers_is_one_word() -> None:
    boxes, end = row("80-89岁", "90-99岁", states=(EMPTY, TICKED))
    ticks = found(boxes, line_at("80-89岁90-99岁", 60, 200, end))
    assert all("-" in tick.label[1:-1] for tick in ticks)


def test_words_before_their_boxes_are_their_labels() -> None:
    boxes = [box(130, TICKED), box(290)]
    ticks = found(boxes, line_at("同意☑ 不同意□", 60, 200, 316))
    assert [(tick.label, tick.checked) for tick in ticks] == [("同意", True), ("不同意", False)]


def test_a_box_in_a_line_of_its_own_bears_the_words_beside_it() -> None:
    ticks = found([box(60)], line_at("□", 60, 200, 86), line_at("设立登记", 100, 200, 220))
    assert [tick.label for tick in ticks] == ["设立登记"]


def test_a_box_no_line_shows_bears_the_words_beside_it() -> None:
    ticks = found([box(300, TICKED, sure=0.995)], line_at("是否冷藏", 60, 200, 180))
    assert [tick.label for tick in ticks] == [""]
    ticks = found([box(300, TICKED, sure=0.995)], line_at("是", 350, 200, 380))
    assert [tick.label for tick in ticks] == ["是"]


def test_a_box_lies_where_it_was_found() -> None:
    (tick,) = found([box(60)], line_at("□备案", 60, 200, 160))
    left, top, right, bottom = tick.region.box
    assert (left * WIDE, top * HIGH) == pytest.approx((60, 204), abs=1)
    assert (right * WIDE, bottom * HIGH) == pytest.approx((86, 230), abs=1)


def test_a_doubtful_box_counts_only_with_a_sign_or_others_like_it() -> None:
    doubtful = box(60, sure=0.2)
    bare, signed = line_at("备案", 94, 200, 154), line_at("□备案", 60, 200, 154)
    assert found([doubtful], bare) == ()
    assert len(found([doubtful], signed)) == 1
    other = line_at("□变更", 60, 300, 154)
    assert len(found([doubtful, box(60, top=300)], bare, other)) == 2
    assert len(found([doubtful, box(60, top=300, side=44)], bare, other)) == 1


def test_a_box_all_alone_on_its_page_must_be_certain() -> None:
    line = line_at("备案", 94, 200, 154)
    assert found([box(60, sure=0.95)], line) == ()
    assert len(found([box(60, sure=0.995)], line)) == 1
    assert len(found([box(60), box(60, top=300)], line, line_at("变更", 94, 300, 154))) == 2


def test_what_picture_and_text_see_differently_is_not_sure() -> None:
    (tick,) = found([box(60, EMPTY)], line_at("☑备案", 60, 200, 154))
    assert tick.confidence <= 0.6
    (tick,) = found([box(60, TICKED)], line_at("□备案", 60, 200, 154))
    assert tick.confidence > 0.9


def test_a_page_without_boxes_has_no_ticks() -> None:
    assert found([], line_at("□备案", 60, 200, 154)) == ()


def test_a_tick_between_brackets_is_a_box_whatever_the_picture_shows() -> None:
    lines = [line_at("参加险种：养老（√）医疗（ ）失业（√）", 60, 200, 760)]
    ticks = found([], *lines)
    states = [TickState.TICKED, TickState.EMPTY, TickState.TICKED]
    assert said(ticks) == list(zip(("养老", "医疗", "失业"), states, strict=True))
    assert all(tick.confidence < 0.9 for tick in ticks)
    assert found([], line_at("预包装食品（ ）散装食品（ ）", 60, 200, 600)) == ()


def test_filled_circles_that_open_the_lines_of_a_list_are_no_boxes() -> None:
    boxes = [box(60, TICKED, top=top) for top in (200, 280)]
    lines = [line_at("●材料真实有效", 60, 200, 300), line_at("●已经看懂条件", 60, 280, 300)]
    assert found(boxes, *lines) == ()
    choice = [line_at("●现金", 60, 200, 180), line_at("○转账", 60, 280, 180)]
    both = found([box(60, TICKED), box(60, EMPTY, top=280)], *choice)
    assert [tick.state for tick in both] == [TickState.TICKED, TickState.EMPTY]


@pytest.mark.parametrize(("rows", "kept"), [(3, 18), (6, 0)])
def test_the_cells_of_a_grid_are_no_boxes_but_a_list_to_tick_off_is(rows: int, kept: int) -> None:
    words = line_at("□男 ☑女", 60, 40, 60 + 6 * SIZE)
    options = [box(60, top=40), box(60 + 4 * 34, TICKED, top=40)]
    grid = [box(60 + 60 * x, top=200 + 60 * y) for y in range(rows) for x in range(6)]
    ticks = found([*options, *grid], words)
    assert len([tick for tick in ticks if not tick.label]) == kept
    assert len([tick for tick in ticks if tick.label]) == 2


def test_a_doubtful_box_where_a_letter_is_read_is_print_unless_a_box_stands_beside_it() -> None:
    spelled = replace(line_at("已建立食品安全制度", 60, 200, 330), spans=even_spans(9))
    others = box(60, sure=0.97, top=400), box(200, sure=0.97, top=400)
    assert len(found([box(62, sure=0.2), *others], spelled)) == 2
    assert len(found([box(62, sure=0.6), *others], spelled)) == 3
    assert len(found([box(62, sure=0.2), box(152, sure=0.97), *others], spelled)) == 4


def even_spans(count: int) -> tuple[tuple[float, float], ...]:
    """Where the letters of a line stand that `line_at` gives 8 pixels more to each side."""
    width = 30 * count + 16
    return tuple(((8 + 30 * i) / width, (38 + 30 * i) / width) for i in range(count))


def told_line(text: str, left: int, top: int, right: int, middles: list[int]) -> TextLine:
    """A line whose reader tells where each character stands."""
    line = line_at(text, left, top, right)
    whole = right - left + 16
    spans = tuple(((x - left - 4) / whole, (x - left + 20) / whole) for x in middles)
    return replace(line, spans=spans)


def test_what_is_read_of_a_mark_in_a_box_is_no_word_of_it() -> None:
    boxes = [box(60), box(160, TICKED)]
    line = told_line("男女女", 60, 200, 230, [100, 173, 210])
    assert said(found(boxes, line)) == [("男", TickState.EMPTY), ("女", TickState.TICKED)]


def test_a_sign_is_that_of_the_box_that_stands_where_it_was_read() -> None:
    boxes = [box(160, TICKED), box(270)]
    line = told_line("性别:)男（)女", 60, 200, 350, [70, 100, 125, 187, 210, 265, 295, 330])
    assert said(found(boxes, line)) == [("男", TickState.TICKED), ("女", TickState.EMPTY)]


def test_a_mark_takes_neither_an_options_only_letter_nor_one_that_turns_it() -> None:
    boxes = [box(60), box(160, TICKED)]
    line = told_line("□男女", 60, 200, 200, [73, 100, 172])
    assert said(found(boxes, line)) == [("男", TickState.EMPTY), ("女", TickState.TICKED)]
    line = told_line("□同意不同意", 60, 200, 270, [73, 100, 130, 172, 200, 230])
    assert said(found(boxes, line)) == [("同意", TickState.EMPTY), ("不同意", TickState.TICKED)]


def test_the_words_of_another_box_are_none_of_a_box_behind_them() -> None:
    boxes = [box(60), box(170, TICKED)]
    lines = [told_line("□男", 60, 200, 150, [73, 120]), told_line("文", 170, 200, 200, [173])]
    assert said(found(boxes, *lines)) == [("男", TickState.EMPTY), ("文", TickState.TICKED)]
    lone = [told_line("□男", 60, 200, 150, [73, 120])]
    assert said(found(boxes, *lone)) == [("男", TickState.EMPTY), ("", TickState.TICKED)]
