"""What every TextEngine does, whatever reads underneath."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
import pytest

from ocr.reader import TextEngine
from ocr.types import Image


def blank(height: int = 200, width: int = 300) -> Image:
    """White paper."""
    return np.full((height, width, 3), 255, dtype=np.uint8)


class TextEngineContract:
    """Inherit and give `engine`, and `written`: a picture with one horizontal line of text,
    that text, and about where it stands (left, top, right, bottom in pixels)."""

    @abstractmethod
    @pytest.fixture
    def engine(self) -> TextEngine: ...

    @abstractmethod
    @pytest.fixture
    def written(self) -> tuple[Image, str, tuple[int, int, int, int]]: ...

    def test_it_says_who_it_is(self, engine: TextEngine) -> None:
        assert engine.name
        assert engine.name == engine.name.strip()

    def test_white_paper_holds_no_text(self, engine: TextEngine) -> None:
        assert engine.detect(blank()).shape == (0, 4, 2)

    def test_a_line_is_found_where_it_stands(
        self, engine: TextEngine, written: tuple[Image, str, tuple[int, int, int, int]]
    ) -> None:
        image, _, (left, top, right, bottom) = written
        quads = engine.detect(image)
        assert quads.shape == (1, 4, 2)
        assert quads.dtype == np.float32
        (x0, y0), (x1, y1) = quads[0].min(axis=0), quads[0].max(axis=0)
        slack = bottom - top
        assert abs(x0 - left) < slack and abs(x1 - right) < slack
        assert abs(y0 - top) < slack and abs(y1 - bottom) < slack
        assert quads[0][0] == pytest.approx((x0, y0), abs=slack)

    def test_a_crop_is_read_with_confidence(
        self, engine: TextEngine, written: tuple[Image, str, tuple[int, int, int, int]]
    ) -> None:
        image, text, (left, top, right, bottom) = written
        crop = np.ascontiguousarray(
            image[max(0, top - 4) : bottom + 4, max(0, left - 4) : right + 4]
        )
        (read,) = engine.recognise([crop])
        assert read.text == text
        assert 0.5 < read.confidence <= 1.0
        assert len(read.others) in (0, len(text))
        assert len(read.spans) in (0, len(text))
        edges = [edge for span in read.spans for edge in span]
        assert edges == sorted(edges) and all(0 <= edge <= 1 for edge in edges)

    def test_no_crops_give_no_readings(self, engine: TextEngine) -> None:
        assert engine.recognise([]) == ()
        assert tuple(engine.upside_down([])) == ()

    def test_a_line_on_its_head_is_told_from_one_that_stands(
        self, engine: TextEngine, written: tuple[Image, str, tuple[int, int, int, int]]
    ) -> None:
        image, _, (left, top, right, bottom) = written
        crop = np.ascontiguousarray(image[top:bottom, left:right])
        standing, turned = engine.upside_down([crop, np.ascontiguousarray(crop[::-1, ::-1])])
        assert 0.0 <= standing < turned <= 1.0

    def test_readings_keep_the_order_of_the_crops_and_do_not_depend_on_each_other(
        self, engine: TextEngine, written: tuple[Image, str, tuple[int, int, int, int]]
    ) -> None:
        image, _, (left, top, right, bottom) = written
        crop = np.ascontiguousarray(image[top:bottom, left:right])
        alone = engine.recognise([crop])[0]
        first, _, last = engine.recognise([crop, blank(48, 600), crop])
        assert first == last == alone
