"""What every PageReader does, whatever reads underneath."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
import pytest

from ocr.reader import PageReader
from ocr.types import Image, Page


def page_of(image: Image, index: int = 0) -> Page:
    """A page that shows this picture and has no text of its own."""
    height, width = image.shape[:2]
    return Page(index, width, height, "test.png", 0.0, lambda: image, lambda: ())


class PageReaderContract:
    """Inherit and give `reader`, and `written`: a picture with one horizontal line of text,
    that text, and about where it stands (left, top, right, bottom in pixels)."""

    @abstractmethod
    @pytest.fixture
    def reader(self) -> PageReader: ...

    @abstractmethod
    @pytest.fixture
    def written(self) -> tuple[Image, str, tuple[int, int, int, int]]: ...

    @pytest.mark.parametrize("turn", [0, 90, 180, 270])
    def test_lines_stand_in_the_frame_of_the_page_as_uploaded(
        self,
        reader: PageReader,
        written: tuple[Image, str, tuple[int, int, int, int]],
        turn: int,
    ) -> None:
        image, text, (left, top, right, bottom) = written
        height, width = image.shape[:2]
        corners = np.array([(left, top), (right, bottom)], dtype=float) / (width, height)
        for _ in range(turn // 90):  # content turned clockwise: (x, y) → (1 - y, x)
            corners = np.stack([1 - corners[:, 1], corners[:, 0]], axis=1)
        turned = np.ascontiguousarray(np.rot90(image, -(turn // 90)))
        reading = reader.read(page_of(turned, index=3))
        assert reading.orientation == turn
        assert [line.text for line in reading.lines] == [text]
        x0, y0, x1, y1 = reading.lines[0].region.box
        expected = (*corners.min(axis=0), *corners.max(axis=0))
        assert (x0, y0, x1, y1) == pytest.approx(expected, abs=0.08)
        assert reading.lines[0].region.page == reading.page == 3
        assert (reading.width, reading.height) == (turned.shape[1], turned.shape[0])

    def test_an_empty_page_is_read_as_empty(self, reader: PageReader) -> None:
        reading = reader.read(page_of(np.full((400, 300, 3), 255, dtype=np.uint8)))
        assert reading.lines == ()
        assert reading.orientation == 0

    def test_marks_are_a_tuple_or_not_assessed(
        self, reader: PageReader, written: tuple[Image, str, tuple[int, int, int, int]]
    ) -> None:
        reading = reader.read(page_of(written[0]))
        for marks in (reading.seals, reading.signatures, reading.ticks):
            assert marks is None or isinstance(marks, tuple)
        assert reading.engine

    def test_the_same_page_gives_the_same_reading(
        self, reader: PageReader, written: tuple[Image, str, tuple[int, int, int, int]]
    ) -> None:
        assert reader.read(page_of(written[0])) == reader.read(page_of(written[0]))
