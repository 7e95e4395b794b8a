from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from eval.foundry.degrade import Capture, Desk, photograph
from ocr.types import Image

DOTS = np.array([[60, 50], [330, 70], [200, 260], [90, 470], [350, 500]], dtype=np.float64)
STRAIGHT = Capture(long_side=900, fill=0.9, desk=Desk.WHITE)
CAPTURES = {
    "straight": STRAIGHT,
    "skewed": replace(STRAIGHT, skew=4.0),
    "tilted": replace(STRAIGHT, tilt=(0.06, -0.04)),
    "arched": replace(STRAIGHT, bend=0.02),
    "all of it": replace(STRAIGHT, skew=-3.0, tilt=(0.05, 0.03), bend=0.015, blur=1.0, light=0.3),
    "leaning": replace(STRAIGHT, lean=(22.0, -12.0)),
    "cut": replace(STRAIGHT, lean=(6.0, 3.0), cut=(0.03, 0.0, 0.02, 0.03)),
    "scanned": replace(STRAIGHT, scan=True, fill=0.985, skew=0.8),
}


def dotted_sheet() -> Image:
    sheet = np.full((560, 400, 3), 255, np.uint8)
    for number, (x, y) in enumerate(DOTS.astype(int)):
        sheet[y - 6 : y + 6, x - 6 : x + 6] = (0, 40 * number, 200 - 40 * number)
    return sheet


def middle_of(image: Image, near: np.ndarray, reach: int = 24) -> np.ndarray:
    """The middle of the ink around a point."""
    left, top = (near - reach).astype(int)
    window = image[top : top + 2 * reach, left : left + 2 * reach].astype(float).max(axis=2)
    ink = (window.max() - window).clip(0) ** 2
    y, x = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]]
    return np.array([left + (x * ink).sum() / ink.sum(), top + (y * ink).sum() / ink.sum()]) + 0.5


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("capture", CAPTURES.values(), ids=CAPTURES.keys())
def test_points_of_the_sheet_land_within_two_pixels_of_their_ink(
    capture: Capture, turn: int
) -> None:
    photo = photograph(dotted_sheet(), replace(capture, turn=turn), np.random.default_rng(1))
    for place in photo.warp(DOTS):
        assert np.hypot(*(middle_of(photo.image, place) - place)) <= 2


def test_a_quarter_turn_swaps_width_and_height() -> None:
    upright = photograph(dotted_sheet(), STRAIGHT, np.random.default_rng(1))
    turned = photograph(dotted_sheet(), replace(STRAIGHT, turn=1), np.random.default_rng(1))
    assert turned.size == upright.size[::-1]


def test_the_same_chance_gives_the_same_picture() -> None:
    capture = replace(CAPTURES["all of it"], shadow=0.3, noise=3.0, glare=0.5)
    first, second = (
        photograph(dotted_sheet(), capture, np.random.default_rng(3)).image for _ in range(2)
    )
    assert np.array_equal(first, second)


def test_grain_and_light_move_no_point() -> None:
    noisy = replace(CAPTURES["all of it"], shadow=0.3, noise=3.0, glare=0.5)
    plain = photograph(dotted_sheet(), CAPTURES["all of it"], np.random.default_rng(3))
    rough = photograph(dotted_sheet(), noisy, np.random.default_rng(4))
    assert np.array_equal(plain.warp(DOTS), rough.warp(DOTS))


def test_what_is_cut_off_or_burnt_is_not_shown() -> None:
    near, far = (300.0, 100.0, 390.0, 130.0), (40.0, 400.0, 140.0, 430.0)
    rng = np.random.default_rng(1)
    cut = photograph(dotted_sheet(), replace(STRAIGHT, cut=(0, 0, 0.2, 0)), rng)
    assert not cut.shows(near) and cut.shows(far)
    burnt = photograph(dotted_sheet(), replace(STRAIGHT, burns=1), rng, values=[near])
    assert not burnt.shows(near) and burnt.shows(far)
    assert not photograph(dotted_sheet(), replace(STRAIGHT, blank=True), rng).shows(far)
