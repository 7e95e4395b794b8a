"""What a network saw is followed in the picture; ink comes off and leaves the print."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocr.seal_net import see_seals
from ocr.seals import Outline, find_seals, redness, without_ink
from ocr.types import Image, SealShape
from tests.ocr.drawing import paper, photographed, ring
from tests.ocr.seeing import blind, seeing


def the_seal(image: Image, seen: Outline) -> Outline:
    (found,) = find_seals(image, seeing(image, seen))
    return found


@pytest.mark.parametrize("radius", [40, 75, 120, 250])
def test_a_ring_seen_roughly_is_found_where_it_stands(radius: int) -> None:
    image = paper()
    ring(image, (330, 480), radius)
    off = 0.05 * radius
    found = the_seal(image, Outline(330 + off, 480 - off, 1.06 * radius, 0.95 * radius, 0))
    assert (found.x, found.y) == pytest.approx((330, 480), abs=2)
    assert (found.a, found.b) == pytest.approx((radius, radius), rel=0.06)
    assert found.shape is SealShape.ROUND


def test_the_box_of_a_ring_holds_all_of_it() -> None:
    image = paper()
    ring(image, (330, 480), 100, flat=0.6, turn=30)
    found = the_seal(image, Outline(333, 478, 103, 60, 30))
    (left, top), (right, bottom) = found.quad[[0, 2]]
    ys, xs = np.nonzero(redness(image) > 40)
    seen = (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
    assert (left, top, right, bottom) == pytest.approx(seen, abs=8)
    assert found.shape is SealShape.OVAL


@pytest.mark.parametrize("seed", range(3))
def test_a_grey_ring_on_a_photograph_is_followed_too(seed: int) -> None:
    image = paper()
    ring(image, (350, 500), 90)
    photo = photographed(image, seed=seed)
    (seen,) = find_seals(photo, seeing(photo, Outline(350, 500, 84, 84, 0)))
    grey = np.repeat(photo.mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8)
    found = the_seal(grey, Outline(350, 500, 84, 84, 0))
    assert (found.x, found.y) == pytest.approx((seen.x, seen.y), abs=3)
    assert 70 < (found.a + found.b) / 2 < 95


def test_two_seals_side_by_side_are_two_from_the_top() -> None:
    image = paper()
    ring(image, (450, 480), 90)
    ring(image, (250, 450), 90)
    both = seeing(image, Outline(450, 480, 90, 90, 0), Outline(250, 450, 90, 90, 0))
    assert [round(found.y, -1) for found in find_seals(image, both)] == [450, 480]


def test_where_no_line_can_be_followed_what_was_seen_stands() -> None:
    seen = Outline(330, 480, 100, 90, 0)
    found = the_seal(paper(), seen)
    assert (found.x, found.y, found.a, found.b) == pytest.approx((330, 480, 100, 90), abs=6)


def test_a_square_seal_keeps_its_corners() -> None:
    image = paper()
    found = the_seal(image, Outline(300, 400, 60, 60, 20, square=True))
    assert found.shape is SealShape.SQUARE
    assert (found.x, found.y) == pytest.approx((300, 400), abs=6)


def test_a_seal_seen_faintly_bears_a_low_confidence() -> None:
    image = paper()
    (faint,) = find_seals(image, seeing(image, Outline(300, 400, 90, 90, 0), sure=0.4))
    assert faint.confidence < 0.5


def test_nothing_seen_is_nothing_found() -> None:
    image = paper()
    ring(image, (330, 480), 100)
    assert find_seals(image, blind) == ()


@settings(max_examples=30)
@given(
    x=st.floats(150, 550), y=st.floats(150, 750), a=st.floats(40, 140), flat=st.floats(0.65, 1.0)
)
def test_masks_give_back_the_ellipse_they_show(x: float, y: float, a: float, flat: float) -> None:
    image = paper()
    (seen,) = see_seals(image, seeing(image, Outline(x, y, a, a * flat, 0)))
    assert (seen.x, seen.y) == pytest.approx((x, y), abs=6)
    assert max(seen.a, seen.b) == pytest.approx(a, abs=8)


def test_ink_comes_off_and_print_under_it_stays() -> None:
    image = paper()
    bare = image.copy()
    for picture in (image, bare):
        cv2.putText(picture, "2026-11-23", (230, 500), 0, 1.5, (25, 25, 25), 3)
    layer = paper()
    ring(layer, (350, 480), 100)
    stamped = (image.astype(np.float32) * layer / 255).astype(np.uint8)
    outlines = find_seals(stamped, seeing(stamped, Outline(350, 480, 100, 100, 0)))
    clean = without_ink(stamped, outlines)
    assert (redness(clean) > 24).sum() < 0.02 * (redness(stamped) > 24).sum()
    dark = bare[..., 0] < 90
    assert (clean[..., 0][dark] < 130).mean() > 0.95
    away = np.ones(image.shape[:2], dtype=bool)
    away[360:600, 230:470] = False
    assert (clean[away] == stamped[away]).all()


def test_a_page_without_seals_is_left_alone() -> None:
    image = paper()
    assert without_ink(image, ()) is image
