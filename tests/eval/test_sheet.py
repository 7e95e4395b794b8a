from __future__ import annotations

import numpy as np
import pytest

from eval.foundry.fonts import find_fonts
from eval.foundry.paper import draw, template_of, type_code
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Box, Fact, Sheet, hull
from eval.foundry.style import Style, draw_style
from eval.foundry.world import World

pytestmark = pytest.mark.fonts


@pytest.fixture
def style() -> Style:
    return draw_style(find_fonts(), np.random.default_rng(1))


def ink_box(sheet: Sheet) -> Box:
    """The box around everything that is not bare paper."""
    dark = np.abs(sheet.pixels().astype(int) - np.array(sheet.paper)).sum(axis=2) > 60
    y, x = np.nonzero(dark)
    return float(x.min()), float(y.min()), float(x.max() + 1), float(y.max() + 1)


def assert_close(marked: Box, ink: Box, pixels: float) -> None:
    assert np.abs(np.array(marked) - np.array(ink)).max() <= pixels


@pytest.mark.parametrize("align", ["left", "centre", "right"])
@pytest.mark.parametrize("tracking", [0.0, 1.5])
def test_a_value_is_remembered_where_its_ink_stands(
    style: Style, align: str, tracking: float
) -> None:
    sheet = Sheet(100, 40, 8)
    sheet.text(
        50, 20, "长沙样本店", style.faces.song, 5, align=align, tracking=tracking, key="name"
    )
    assert_close(sheet.marks[0].boxes[0], ink_box(sheet), 1)


def test_a_value_that_wraps_is_remembered_line_by_line(style: Style) -> None:
    sheet = Sheet(60, 60, 8)
    words = "湖南省长沙市岳麓区样本路88号样例大厦1楼"
    sheet.paragraph(5, 15, 40, [Fact("address", words)], style.faces.hei, 5)
    boxes = sheet.marks[0].boxes
    assert len(boxes) >= 2
    assert_close(hull(boxes), ink_box(sheet), 1)


def test_a_line_never_begins_with_a_comma(style: Style) -> None:
    sheet = Sheet(60, 60, 8)
    words = "一二三四五六七八，九十"
    sheet.paragraph(5, 15, 40, [Fact("text", words)], style.faces.song, 5)
    first, second = sheet.marks[0].boxes
    assert first[2] - first[0] > 7.9 * 40
    assert second[2] - second[0] < 15 * 8


def test_a_seal_is_remembered_where_its_ink_stands(style: Style) -> None:
    sheet = Sheet(80, 80, 6)
    design = SealDesign("长沙样例餐饮管理有限公司", diameter=40)
    press(sheet, design, 40, 40, style.faces.song_bold, style.rng)
    assert sheet.seals[0].text == "长沙样例餐饮管理有限公司"
    assert_close(sheet.seals[0].box, ink_box(sheet), 5)


def test_every_paper_shows_each_of_its_facts_on_the_sheet_and_says_specimen(
    world: World, style: Style
) -> None:
    for papers in world.papers.values():
        for paper in papers:
            sheets = draw(paper, style, 5)
            for sheet in sheets:
                width, height = sheet.picture.size
                assert (
                    abs(width / height - template_of(paper).size[0] / template_of(paper).size[1])
                    < 0.01
                )
                for mark in sheet.marks:
                    left, top, right, bottom = hull(mark.boxes)
                    assert 0 <= left < right <= width, (type_code(paper), mark)
                    assert 0 <= top < bottom <= height, (type_code(paper), mark)
            keys = [mark.key for sheet in sheets for mark in sheet.marks]
            assert len(keys) == len(set(keys))


def test_no_two_facts_of_a_paper_cover_each_other(world: World) -> None:
    for seed in range(3):
        style = draw_style(find_fonts(), np.random.default_rng(seed))
        for papers in world.papers.values():
            for paper in papers:
                for sheet in draw(paper, style, 4):
                    boxes = [(m.key, b) for m in sheet.marks for b in m.boxes]
                    for number, (key, box) in enumerate(boxes):
                        for other, against in boxes[number + 1 :]:
                            if not {key, other} & {"period", "valid_period"}:
                                assert not overlap(box, against), (type_code(paper), key, other)


def overlap(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 2 and high > 2
