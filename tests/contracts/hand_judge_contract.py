"""What every HandJudge does, by whatever it tells a hand."""

from __future__ import annotations

from abc import abstractmethod

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from ocr.reader import HandJudge
from ocr.signatures import HEIGHT, WIDTH

Layers = NDArray[np.float32]


def bare() -> Layers:
    """A place with nothing in it."""
    layers = np.zeros((3, HEIGHT, WIDTH), dtype=np.float32)
    layers[2] = 1
    return layers


def scribbled() -> Layers:
    """A place with a scrawl in it."""
    layers = bare()
    along = np.linspace(0, 1, 60)
    x, y = 14 + 70 * along, 24 + 13 * np.sin(17 * along) * np.cos(5 * along)
    points = np.stack([x, y], axis=1).round().astype(np.int32)
    ink = np.zeros((HEIGHT, WIDTH), dtype=np.uint8)
    cv2.polylines(ink, [points], False, 255, 2, cv2.LINE_AA)
    layers[0] = ink / np.float32(255)
    return layers


class HandJudgeContract:
    """Inherit and give `judge`."""

    @abstractmethod
    @pytest.fixture
    def judge(self) -> HandJudge: ...

    def test_no_places_give_no_answers(self, judge: HandJudge) -> None:
        assert judge.hands(np.zeros((0, 3, HEIGHT, WIDTH), dtype=np.float32)) == ()

    def test_a_scrawl_is_by_a_hand_and_bare_paper_is_not(self, judge: HandJudge) -> None:
        first, second, third = judge.hands(np.stack([bare(), scribbled(), bare()]))
        assert 0 <= first < 0.5 < second <= 1
        assert third == pytest.approx(first, abs=1e-5)

    def test_the_same_places_get_the_same_answers(self, judge: HandJudge) -> None:
        places = np.stack([scribbled(), bare()])
        assert judge.hands(places) == judge.hands(places)
