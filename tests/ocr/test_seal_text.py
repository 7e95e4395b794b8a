"""What is read of a seal's ring, and mended."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.vocabulary import NameParts
from ocr.seal_text import RingNet, RingReader
from ocr.seals import Outline
from ocr.unroll import unroll
from tests.ocr.seeing import no_rings


def strip_net(letters: dict[int, int]) -> RingNet:
    """Sees these classes at these columns of the first strip, and reads the second as all of
    them in order."""
    calls: list[int] = []

    def read(strip: NDArray[np.float32]) -> NDArray[np.float32]:
        calls.append(strip.shape[3])
        steps = np.zeros((1, 100, 9), np.float32)
        steps[..., 0] = 1.0
        columns = letters if len(calls) % 2 else dict(enumerate(range(1, 9)))
        for column, label in columns.items():
            steps[0, column] = 0.0
            steps[0, column, label] = 0.9
        return steps

    return read


def test_words_begin_behind_the_widest_gap() -> None:
    image = np.full((400, 400, 3), 255, np.uint8)
    # begun at the lowest point, the first letters come after the last ones
    seen = {70: 1, 80: 2, 90: 3, 0: 4, 10: 5, 20: 6, 30: 7, 40: 8}
    reader = RingReader(strip_net(seen), "甲乙丙丁戊己庚辛", NameParts((), ()))
    read = reader.read(image, Outline(200, 200, 120, 120, 0))
    assert read.words == "甲乙丙丁戊己庚辛"
    assert read.confidence == pytest.approx(0.9)
    assert abs(read.lean) == pytest.approx(162, abs=12)  # their middle stands near the bottom


def test_a_ring_on_which_nothing_is_read_has_no_words() -> None:
    image = np.full((400, 400, 3), 255, np.uint8)
    read = no_rings().read(image, Outline(200, 200, 120, 120, 0))
    assert (read.words, read.confidence) == ("", 0.0)


@pytest.mark.parametrize("flat", [1.0, 0.7])
def test_a_strip_holds_the_letters_and_goes_clockwise_from_its_start(flat: float) -> None:
    image = np.full((400, 400, 3), 255, np.uint8)
    outline = Outline(200, 200, 150, 150 * flat, 0)
    left = outline.at(np.array([0.75]), np.array([np.pi]))[0]
    cv2.circle(image, (round(float(left[0])), 200), 9, (0, 0, 0), -1)
    strip = unroll(image, outline)
    columns = np.nonzero(strip.min(axis=(0, 2)) < 100)[0]
    assert columns.mean() / strip.shape[1] == pytest.approx(0.25, abs=0.02)
    later = unroll(image, outline, start=0.2, share=0.1)
    columns = np.nonzero(later.min(axis=(0, 2)) < 100)[0]
    assert columns.mean() / later.shape[1] == pytest.approx(0.5, abs=0.15)
    assert later.shape[0] == 48
