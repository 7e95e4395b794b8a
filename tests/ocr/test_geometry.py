"""Regions survive every turn, crop and scale; reading order survives skew."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.geometry import (
    Frame,
    crop,
    from_top_left,
    reading_order,
    turn_image,
    turn_upright,
    whole_page,
)

SIDE = st.integers(50, 3000)
FRACTION = st.floats(0.02, 0.98)


@given(width=SIDE, height=SIDE, x=FRACTION, y=FRACTION, turn=st.sampled_from([0, 90, 180, 270]))
def test_a_point_on_the_upright_picture_comes_back_to_the_page(
    width: int, height: int, x: float, y: float, turn: int
) -> None:
    frame = turn_upright(whole_page(width, height), turn)
    page = np.array([[[x, y]]])
    there = frame.pixels(page)
    back = frame.fractions(there)
    assert np.abs((back - page) * 1000).max() <= 2


@given(turn=st.sampled_from([0, 90, 180, 270]), x=st.integers(0, 29), y=st.integers(0, 19))
def test_turning_the_picture_and_the_frame_agree(turn: int, x: int, y: int) -> None:
    image = np.zeros((20, 30, 3), dtype=np.uint8)
    image[y, x] = 255
    upright = turn_image(image, turn)
    frame = turn_upright(whole_page(30, 20), turn)
    row, column = np.argwhere(upright[..., 0] == 255)[0]
    spot = np.array([[[column + 0.5, row + 0.5]]])
    back = frame.fractions(spot)[0, 0] * (30, 20)
    assert np.abs(back - (x + 0.5, y + 0.5)).max() <= 1.01


@given(
    angle=st.floats(-0.6, 0.6),
    scale=st.floats(0.3, 3),
    shear=st.floats(-0.3, 0.3),
    x=FRACTION,
    y=FRACTION,
)
def test_any_affine_step_round_trips(
    angle: float, scale: float, shear: float, x: float, y: float
) -> None:
    cos, sin = scale * np.cos(angle), scale * np.sin(angle)
    matrix = np.array([[cos, -sin + shear, 5.0], [sin, cos, -7.0], [0.0, 0.0, 1.0]])
    frame: Frame = whole_page(1000, 800).made_by(matrix, 1000, 800)
    page = np.array([[[x, y]]])
    assert np.abs((frame.fractions(frame.pixels(page)) - page) * 1000).max() <= 2


def box(x: float, y: float, width: float = 100, height: float = 20) -> list[tuple[float, float]]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


@given(angle=st.floats(-0.1, 0.1), shuffle=st.permutations(range(6)))
def test_lines_are_read_row_by_row_on_a_skewed_page(angle: float, shuffle: list[int]) -> None:
    rows = [box(x, y) for y in (100, 160, 220) for x in (50, 400)]
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    quads = (np.array(rows, dtype=np.float32) - 300) @ turn.T.astype(np.float32) + 300
    order = reading_order(quads[shuffle])
    assert [shuffle[i] for i in order] == [0, 1, 2, 3, 4, 5]


def test_quads_begin_at_their_top_left() -> None:
    quad = np.array([box(10, 10)], dtype=np.float32)
    for roll in range(4):
        assert (from_top_left(np.roll(quad, roll, axis=1))[0] == quad[0]).all()


@pytest.mark.parametrize(
    "corner", [(-80, 20), (20, -80), (310, 20), (20, 210), (-80, -80), (310, 210)]
)
def test_a_quad_outside_the_picture_is_cut_out_as_its_edge(corner: tuple[int, int]) -> None:
    image = np.full((200, 300, 3), 200, np.uint8)
    x, y = corner
    quad = np.array([[x, y], [x + 50, y], [x + 50, y + 30], [x, y + 30]], np.float32)
    for height in (0, 8):
        cut = crop(image, quad, height=height)
        assert cut.shape[:2] == ((30, 50) if not height else (8, 13))
        assert (cut == 200).all()
