"""Red rings are found and nothing else is; their ink comes off and leaves the print."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.seal_text import unfold
from ocr.seals import Ring, find_rings, redness, without_ink
from ocr.types import Image
from tests.ocr.drawing import INK, paper, photographed, ring


def the_ring(image: Image) -> Ring:
    (found,) = find_rings(image)
    return found


@pytest.mark.parametrize("radius", [40, 75, 120, 250])
def test_a_ring_is_found_where_it_stands(radius: int) -> None:
    image = paper()
    ring(image, (330, 480), radius)
    found = the_ring(image)
    assert (found.x, found.y) == pytest.approx((330, 480), abs=2)
    assert (found.a, found.b) == pytest.approx((radius, radius), rel=0.05)
    assert found.shape == "round"


def test_the_box_of_a_ring_holds_all_of_it() -> None:
    image = paper()
    ring(image, (330, 480), 100, flat=0.6, turn=30)
    (left, top), (right, bottom) = the_ring(image).quad[[0, 2]]
    ys, xs = np.nonzero(redness(image) > 40)
    seen = (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
    assert (left, top, right, bottom) == pytest.approx(seen, abs=4)


def test_an_oval_seal_is_called_oval() -> None:
    image = paper()
    ring(image, (330, 480), 120, flat=0.7)
    assert the_ring(image).shape == "oval"


@pytest.mark.parametrize("seed", range(4))
def test_a_ring_is_found_on_a_photograph(seed: int) -> None:
    image = paper()
    ring(image, (350, 500), 90)
    found = the_ring(photographed(image, seed=seed))
    assert found.shape == "round"
    assert 70 < (found.a + found.b) / 2 < 95


def test_two_seals_are_two_rings_from_the_top() -> None:
    image = paper()
    ring(image, (480, 700), 90)
    ring(image, (200, 250), 90)
    assert [round(found.y, -1) for found in find_rings(image)] == [250, 700]


def test_print_over_and_under_a_ring_does_not_hide_it() -> None:
    image = paper()
    for y in range(60, 880, 30):
        cv2.putText(image, "0123456789 ABCDEFGHIJ", (40, y), 1, 2, (20, 20, 20), 2)
    ring(image, (330, 480), 100)
    for y in range(75, 880, 90):
        cv2.putText(image, "0123456789 ABCDEFGHIJ", (40, y), 1, 2, (20, 20, 20), 2)
    found = the_ring(image)
    assert (found.x, found.y) == pytest.approx((330, 480), abs=3)


def red_disc(image: Image) -> None:
    cv2.circle(image, (350, 450), 120, INK, -1)


def red_square(image: Image) -> None:
    cv2.rectangle(image, (250, 350), (450, 550), INK, 8)


def red_words(image: Image) -> None:
    for y in range(200, 800, 60):
        cv2.putText(image, "RED HEADED PAPER", (60, y), 0, 1.6, INK, 3)


def red_desk(image: Image) -> None:
    image[:] = (170, 60, 50)


def black_ring(image: Image) -> None:
    cv2.circle(image, (350, 450), 100, (30, 30, 30), 5)


def thumb_print(image: Image) -> None:
    for r in range(4, 40, 6):
        cv2.ellipse(image, (350, 450), (r, round(r * 1.4)), 10, 0, 360, INK, 3)


@pytest.mark.parametrize(
    "drawn", [red_disc, red_square, red_words, red_desk, black_ring, thumb_print]
)
def test_what_is_no_seal_is_not_taken_for_one(drawn: Callable[[Image], None]) -> None:
    image = paper()
    drawn(image)
    assert find_rings(image) == ()


def test_ink_comes_off_and_print_under_it_stays() -> None:
    image = paper()
    bare = image.copy()
    for picture in (image, bare):
        cv2.putText(picture, "2026-11-23", (230, 500), 0, 1.5, (25, 25, 25), 3)
    layer = paper()
    ring(layer, (350, 480), 100)
    stamped = (image.astype(np.float32) * layer / 255).astype(np.uint8)
    clean = without_ink(stamped, find_rings(stamped))
    assert (redness(clean) > 24).sum() < 0.02 * (redness(stamped) > 24).sum()
    dark = bare[..., 0] < 90
    assert (clean[..., 0][dark] < 130).mean() > 0.95
    away = np.ones(image.shape[:2], dtype=bool)
    away[360:600, 230:470] = False
    assert (clean[away] == stamped[away]).all()


def test_a_page_without_seals_is_left_as_it_is() -> None:
    image = paper()
    assert without_ink(image, ()) is image


@given(word=st.text("甲乙丙丁戊己庚辛", min_size=4, max_size=20), cut=st.integers(0, 19))
def test_a_ring_read_twice_round_is_folded_into_one_round(word: str, cut: int) -> None:
    cut %= len(word)
    twice = (word + word)[cut:] + word[:cut]
    once = unfold(twice)
    assert len(once) == len(word)
    assert once in word + word


@given(word=st.permutations("甲乙丙丁戊己庚辛壬癸"), lost=st.integers(0, 19))
def test_a_character_lost_on_one_round_does_not_unfold_wrongly(word: list[str], lost: int) -> None:
    twice = "".join(word) * 2
    once = unfold(twice[:lost] + twice[lost + 1 :])
    assert abs(len(once) - len(word)) <= 1


def test_a_reading_that_does_not_repeat_is_not_folded() -> None:
    assert unfold("样本市清源食品有限公司") == "样本市清源食品有限公司"
