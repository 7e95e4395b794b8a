"""Boxes to tick are found beside their words, with what stands in them; print is none."""

from __future__ import annotations

import cv2
import pytest

from ocr.geometry import Frame, whole_page
from ocr.ticks import find_ticks
from ocr.types import Image, Region, TextLine, Tick, TickState
from tests.ocr.drawing import paper, photographed, ring, write

SIZE = 30
HIGH, WIDE = 900, 1100
BLACK = (20, 20, 20)
PEN = (26, 44, 120)


def line_at(text: str, left: int, top: int, right: int) -> TextLine:
    """A line as a reader boxes it, a little larger than its print."""
    x0, y0, x1, y1 = left - 8, top - 8, right + 8, top + SIZE + 12
    corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    a, b, c, d = ((x / WIDE, y / HIGH) for x, y in corners)
    return TextLine(text=text, region=Region(page=0, points=(a, b, c, d)), confidence=0.95)


def box(image: Image, left: int, top: int, state: str) -> None:
    """A printed square with its words' height, and what a pen puts into it."""
    right, bottom = left + 26, top + 30
    cv2.rectangle(image, (left, top + 4), (right, bottom), BLACK, 2)
    match state:
        case "ticked":
            strokes = [((left + 4, top + 16), (left + 11, bottom - 4))]
            strokes += [((left + 11, bottom - 4), (right + 4, top))]
        case "crossed":
            strokes = [((left + 2, top + 6), (right - 2, bottom - 2))]
            strokes += [((right - 2, top + 6), (left + 2, bottom - 2))]
        case "filled":
            strokes = []
            cv2.rectangle(image, (left, top + 4), (right, bottom), BLACK, -1)
        case _:
            strokes = []
    for start, end in strokes:
        cv2.line(image, start, end, PEN, 3, cv2.LINE_AA)


def form(*boxes: tuple[str, str], top: int = 200) -> tuple[Image, int]:
    """One row of boxes with their words behind them, and where it ends."""
    image = paper(HIGH, WIDE)
    end = 60
    for state, words in boxes:
        box(image, end, top, state)
        write(image, words, (end + 34, top), SIZE)
        end += 34 + SIZE * len(words) + 30
    return image, end - 30


def frame() -> Frame:
    return whole_page(WIDE, HIGH)


def found(image: Image, *lines: TextLine) -> tuple[Tick, ...]:
    return find_ticks(image, frame(), lines, 0)


def test_empty_and_ticked_boxes_bear_the_words_behind_them() -> None:
    image, end = form(("empty", "变更登记"), ("ticked", "设立登记"), ("empty", "备案"))
    ticks = found(image, line_at("□变更登记 ☑设立登记 □备案", 60, 200, end))
    assert [(tick.label, tick.state) for tick in ticks] == [
        ("变更登记", TickState.EMPTY),
        ("设立登记", TickState.TICKED),
        ("备案", TickState.EMPTY),
    ]


@pytest.mark.parametrize(
    ("drawn", "state"),
    [
        ("empty", TickState.EMPTY),
        ("ticked", TickState.TICKED),
        ("filled", TickState.TICKED),
        ("crossed", TickState.CROSSED),
    ],
)
def test_ink_tells_the_state_though_the_text_shows_a_bare_box(drawn: str, state: TickState) -> None:
    image, end = form(("empty", "固定期限"), (drawn, "以任务为期限"))
    ticks = found(image, line_at("□固定期限 □以任务为期限", 60, 200, end))
    assert [tick.state for tick in ticks] == [TickState.EMPTY, state]


def test_a_box_lies_where_it_is_drawn() -> None:
    image, end = form(("empty", "设立登记"), ("ticked", "变更登记"))
    first, second = found(image, line_at("□设立登记 ☑变更登记", 60, 200, end))
    left, top, right, bottom = first.region.box
    assert (left * WIDE, top * HIGH) == pytest.approx((60, 204), abs=4)
    assert (right * WIDE, bottom * HIGH) == pytest.approx((86, 230), abs=4)
    assert second.region.box[0] * WIDE == pytest.approx(244, abs=4)


def test_a_box_the_recogniser_dropped_is_found_by_its_lines() -> None:
    image, end = form(("ticked", "个人经营"), ("empty", "家庭经营"))
    ticks = found(image, line_at("个人经营 □家庭经营", 60, 200, end))
    assert [(tick.label, tick.checked) for tick in ticks] == [
        ("个人经营", True),
        ("家庭经营", False),
    ]


def test_brackets_around_a_tick_are_a_box() -> None:
    image = paper(HIGH, WIDE)
    for left, words in ((60, "标准工时制"), (320, "不定时工作制")):
        for start, side in ((left, 90), (left + 34, -90)):
            cv2.ellipse(
                image, (start + 7, 216), (6, 14), 0, 90 + side - 90, 270 + side - 90, BLACK, 2
            )
        write(image, words, (left + 52, 200), SIZE)
    cv2.line(image, (78 + 262, 216), (346, 226), PEN, 3, cv2.LINE_AA)
    cv2.line(image, (346, 226), (356, 206), PEN, 3, cv2.LINE_AA)
    ticks = found(image, line_at("（）标准工时制（√）不定时工作制", 60, 200, 552))
    assert [(tick.label, tick.checked) for tick in ticks] == [
        ("标准工时制", False),
        ("不定时工作制", True),
    ]


def test_words_before_their_boxes_are_their_labels() -> None:
    image = paper(HIGH, WIDE)
    write(image, "同意", (60, 200), SIZE)
    box(image, 130, 200, "ticked")
    write(image, "不同意", (190, 200), SIZE)
    box(image, 290, 200, "empty")
    ticks = found(image, line_at("同意☑ 不同意□", 60, 200, 316))
    assert [(tick.label, tick.checked) for tick in ticks] == [("同意", True), ("不同意", False)]


def test_boxes_are_found_in_a_photograph() -> None:
    image, end = form(("empty", "变更登记"), ("ticked", "设立登记"), ("empty", "备案"))
    seen = photographed(image)
    line = line_at("□变更登记 □设立登记 □备案", 80, 195, end - 30)
    states = [tick.state for tick in found(seen, line)]
    assert states == [TickState.EMPTY, TickState.TICKED, TickState.EMPTY]


@pytest.mark.parametrize(
    "text", ["户籍人口与出口贸易", "本合同生效日期与门口", "（签字）领取营业执照"]
)
def test_characters_that_look_like_boxes_are_none(text: str) -> None:
    image = paper(HIGH, WIDE)
    write(image, text, (60, 200), SIZE)
    assert found(image, line_at(text, 60, 200, 60 + SIZE * len(text))) == ()


def test_tables_seals_and_words_beside_a_box_are_none() -> None:
    image, end = form(("ticked", "设立登记"), ("empty", "变更登记"))
    for top in (250, 300):
        cv2.rectangle(image, (52, top), (420, top + 50), BLACK, 2)
        cv2.rectangle(image, (420, top), (800, top + 50), BLACK, 2)
        write(image, "国家园区回路", (70, top + 8), SIZE)
        write(image, "因困四日目", (440, top + 8), SIZE)
    ring(image, (700, 600), 100)
    lines = [line_at("☑设立登记 □变更登记", 60, 200, end)]
    for top in (258, 308):
        lines.append(line_at("国家园区回路", 70, top, 250))
        lines.append(line_at("因困四日目", 440, top, 590))
    assert [tick.label for tick in found(image, *lines)] == ["设立登记", "变更登记"]


def test_a_page_without_lines_has_no_boxes() -> None:
    assert found(paper(HIGH, WIDE)) == ()
