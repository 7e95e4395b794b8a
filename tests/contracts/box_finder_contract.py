"""What every BoxFinder does, whatever looks underneath."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
import pytest

from ocr.reader import BoxFinder, FoundBox, Quads
from ocr.types import Image, TickState


class BoxFinderContract:
    """Inherit and give `finder`, and `drawn`: a picture, where its lines stand, and its boxes'
    (left, top, right, bottom), none where the finder knows none."""

    @abstractmethod
    @pytest.fixture
    def finder(self) -> BoxFinder: ...

    @abstractmethod
    @pytest.fixture
    def drawn(self) -> tuple[Image, Quads, list[tuple[int, int, int, int]]]: ...

    def test_each_box_is_found_where_it_is_drawn(
        self, finder: BoxFinder, drawn: tuple[Image, Quads, list[tuple[int, int, int, int]]]
    ) -> None:
        image, quads, boxes = drawn
        found = [_corners(box) for box in finder.find(image, quads) if box.confidence > 0.5]
        assert len(found) == len(boxes)
        for box in boxes:
            assert any(corners == pytest.approx(box, abs=8) for corners in found)

    def test_chances_are_chances(
        self, finder: BoxFinder, drawn: tuple[Image, Quads, list[tuple[int, int, int, int]]]
    ) -> None:
        image, quads, _ = drawn
        for box in finder.find(image, quads):
            assert 0 <= box.confidence <= 1
            assert len(box.states) == len(TickState)
            assert sum(box.states) == pytest.approx(1)

    def test_a_page_without_lines_has_no_boxes(self, finder: BoxFinder) -> None:
        image = np.full((300, 200, 3), 255, dtype=np.uint8)
        assert finder.find(image, np.zeros((0, 4, 2), dtype=np.float32)) == ()


def _corners(box: FoundBox) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom
