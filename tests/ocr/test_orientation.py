"""A page is turned as a whole: by the majority of its lines, never line by line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from ocr import geometry
from ocr.orientation import find_orientation
from ocr.rapid import RapidEngine
from ocr.reader import Quads, Recognition
from ocr.types import Image
from serve.wiring import page_reader
from tests.contracts.page_reader_contract import page_of
from tests.ocr.drawing import paper, photographed, write


class Voters:
    """An engine whose line votes are given, the opposite for lines turned over, and which reads
    dark left ends surely."""

    name = "voters"

    def __init__(self, *votes: float) -> None:
        self.votes = votes
        self.asked = self.voted = 0

    def detect(self, image: Image) -> Quads:
        return np.zeros((0, 4, 2), dtype=np.float32)

    def recognise(self, crops: Sequence[Image]) -> tuple[Recognition, ...]:
        self.asked += len(crops)
        sure = (0.9 if crop[:, 0].mean() < 128 else 0.4 for crop in crops)
        return tuple(Recognition("样本", one) for one in sure)

    def upside_down(self, crops: Sequence[Image]) -> tuple[float, ...]:
        self.voted += 1
        votes = [self.votes[i % len(self.votes)] for i in range(len(crops))]
        return tuple(votes if self.voted % 2 else (1 - vote for vote in votes))


def rows(count: int, *, tall: bool = False, length: int = 300, ragged: int = 0) -> Quads:
    boxes = []
    for i in range(count):
        x, y, w, h = (40 + ragged * i, 60 + 50 * i, length - ragged * i, 30)
        boxes.append([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
    quads = np.array(boxes, dtype=np.float32).reshape(-1, 4, 2)
    return geometry.from_top_left(quads[..., ::-1][:, ::-1]) if tall else quads


def test_a_page_without_text_stands_upright() -> None:
    assert find_orientation(paper(), rows(0), Voters(0.5)) == 0


def test_one_line_that_votes_otherwise_does_not_turn_the_page() -> None:
    assert find_orientation(paper(), rows(6), Voters(0.0, 0.0, 0.0, 0.0, 0.0, 0.95)) == 0


def test_lines_on_their_heads_turn_the_page_by_half() -> None:
    assert find_orientation(paper(), rows(6), Voters(0.9, 0.95)) == 180


def test_tall_lines_turn_the_page_by_a_quarter() -> None:
    assert find_orientation(paper(), rows(6, tall=True), Voters(0.05)) == 90
    assert find_orientation(paper(), rows(6, tall=True), Voters(0.95)) == 270


def test_short_cells_have_no_say_in_which_way_lines_run() -> None:
    cells = rows(10, tall=True, length=32)
    assert find_orientation(paper(), np.concatenate([rows(2), cells]), Voters(0.0)) == 0


class OneSided(Voters):
    """Can't tell: says the same of every line, and reads none better one way than the other."""

    def upside_down(self, crops: Sequence[Image]) -> tuple[float, ...]:
        return (self.votes[0],) * len(crops)

    def recognise(self, crops: Sequence[Image]) -> tuple[Recognition, ...]:
        return (Recognition("样", 0.5),) * len(crops)


@pytest.mark.parametrize("opinion", [0.02, 0.98])
def test_what_is_said_of_lines_either_way_up_says_nothing(opinion: float) -> None:
    assert find_orientation(paper(), rows(8, ragged=30), OneSided(opinion)) == 180
    half_turned = geometry.from_top_left(rows(8, ragged=30) * -1 + 800)
    assert find_orientation(paper(), half_turned, OneSided(opinion)) == 0


def test_where_few_lines_are_found_the_picture_is_looked_at_in_other_ways() -> None:
    class SeesContrast(Voters):
        def detect(self, image: Image) -> Quads:
            tall = image.shape[0] > image.shape[1]
            return rows(7, tall=tall) if np.ptp(image) > 200 else rows(0)

    dark = np.ascontiguousarray(np.rot90(paper(900, 700) // 12))
    dark[::40] = 0
    standing = np.ascontiguousarray(np.rot90(dark))
    assert find_orientation(dark, rows(0), SeesContrast(0.05)) == 0
    assert find_orientation(standing, rows(0), SeesContrast(0.05)) == 90


def test_close_votes_are_settled_by_reading_both_ways() -> None:
    image = paper()
    quads = rows(4)
    image[:, :60] = 0  # the lines' left ends are dark: read as they stand they are sure
    engine = Voters(0.4, 0.6)
    assert find_orientation(image, quads, engine) == 0
    assert engine.asked > 0
    image[:] = 255
    image[:, 150:] = 0
    assert find_orientation(image, quads, Voters(0.4, 0.6)) == 180


FORM = (
    ("经营者名称", "样本食品有限公司"),
    ("性别", "女"),
    ("主体业态", "食品销售经营者"),
    ("联系电话", "00000000000"),
    ("经营场所", "青禾市清源区样本路一号"),
    ("日期", "2026年11月23日"),
)


@pytest.mark.model
@pytest.mark.fonts
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_photographed_form_is_turned_upright_and_read_in_order(turn: int) -> None:
    image = paper(700, 900)
    for row, (label, value) in enumerate(FORM):
        write(image, label, (80, 80 + 90 * row), 32)
        write(image, value, (380, 80 + 90 * row), 32)
    turned = np.ascontiguousarray(np.rot90(photographed(image), -(turn // 90)))
    reading = page_reader(RapidEngine()).read(page_of(turned))
    assert reading.orientation == turn
    assert [line.text for line in reading.lines] == [text for pair in FORM for text in pair]
