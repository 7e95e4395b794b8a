"""Papers lying on a ground are outlined; drawings and scans have none."""

from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ocr import geometry
from ocr.sheets import find_sheets, holding
from ocr.types import Image, TextLine

DESK = (110, 90, 70)


def desk(width: int = 1200, height: int = 900) -> Image:
    return np.full((height, width, 3), DESK, dtype=np.uint8)


def lay(image: Image, quad: np.ndarray) -> None:
    cv2.fillConvexPoly(image, quad.round().astype(np.int32), (235, 235, 230), cv2.LINE_AA)


def rectangle(left: float, top: float, right: float, bottom: float) -> np.ndarray:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


@given(
    angle=st.floats(-0.35, 0.35),
    pull=st.lists(st.floats(-40, 40), min_size=8, max_size=8),
)
def test_a_paper_on_a_desk_is_outlined_however_it_lies(angle: float, pull: list[float]) -> None:
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]], np.float32)
    flat = rectangle(-300, -200, 300, 200) + np.array(pull, np.float32).reshape(4, 2)
    quad = flat @ turn.T + np.array([600, 450], np.float32)
    image = desk()
    lay(image, quad)
    found = find_sheets(image)
    assert len(found) == 1
    assert np.abs(found[0] - quad).max() <= 8


def test_two_cards_one_above_the_other_are_two_sheets_from_the_top() -> None:
    image = desk(900, 1200)
    for quad in (rectangle(250, 120, 650, 380), rectangle(240, 600, 640, 860)):
        lay(image, quad)
    found = find_sheets(image)
    assert len(found) == 2
    assert found[0][:, 1].mean() < found[1][:, 1].mean()


def test_the_frame_of_a_table_is_no_sheet() -> None:
    image = np.full((1200, 900, 3), 250, dtype=np.uint8)
    cv2.rectangle(image, (100, 150), (800, 1000), (20, 20, 20), 3)
    assert len(find_sheets(image)) == 0


def test_an_outline_that_most_text_lies_outside_of_is_dropped() -> None:
    frame = geometry.whole_page(1000, 1000)
    lines = [
        TextLine("样本", frame.region(rectangle(100, y, 300, y + 30), 0), 0.9)
        for y in (100, 500, 600, 700)
    ]
    part = rectangle(50, 50, 400, 200)[None]
    assert len(holding(part, frame, lines)) == 0
    assert len(holding(rectangle(50, 50, 400, 900)[None], frame, lines)) == 1
