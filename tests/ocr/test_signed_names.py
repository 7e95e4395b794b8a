"""A line over a part of a signature becomes one over all of it, where that reads on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from ocr.geometry import whole_page
from ocr.reader import Recognition
from ocr.types import Image, Signature, TextLine
from ocr.whole_names import with_whole_names
from tests.ocr.fake_engine import FakeEngine

HIGH, WIDE = 400, 800
FRAME = whole_page(WIDE, HIGH)
PAGE = np.full((HIGH, WIDE, 3), 255, dtype=np.uint8)


class _Says(FakeEngine):
    def __init__(self, text: str) -> None:
        self.text, self.seen = text, 0

    def recognise(self, crops: Sequence[Image]) -> tuple[Recognition, ...]:
        self.seen += len(crops)
        return tuple(Recognition(self.text, 0.97) for _ in crops)


def region(left: float, top: float, right: float, bottom: float):
    quad = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    return FRAME.region(quad, 0)


NAME = Signature("申请人签字", present=True, region=region(300, 100, 400, 140), confidence=0.9)
PART = TextLine("梅", region(345, 105, 402, 138), 1.0, ((0.0, 1.0),))


@pytest.mark.parametrize(
    ("says", "text"), [("曹梅", "曹梅"), ("曹海", "梅"), ("梅", "梅"), ("", "梅"), ("謝梅", "谢梅")]
)
def test_the_whole_ink_is_read_where_it_holds_what_the_part_said(says: str, text: str) -> None:
    (line,) = with_whole_names(PAGE, FRAME, [PART], [NAME], 0, _Says(says))
    assert line.text == text
    if text == PART.text:
        assert line == PART
    else:
        left, top, right, bottom = line.region.box
        assert left * WIDE < 300 and right * WIDE > 402 and top * HIGH < 100 < 140 < bottom * HIGH


@pytest.mark.parametrize(
    ("line", "signature"),
    [
        (replace(PART, region=region(305, 105, 402, 138)), NAME),  # all of the ink
        (replace(PART, region=region(200, 105, 402, 138)), NAME),  # with its label
        (replace(PART, region=region(345, 150, 402, 190)), NAME),  # the line below
        (PART, replace(NAME, present=False)),
        (PART, replace(NAME, confidence=0.55)),
    ],
)
def test_any_other_line_is_left_alone(line: TextLine, signature: Signature) -> None:
    engine = _Says("曹梅")
    assert with_whole_names(PAGE, FRAME, [line], [signature], 0, engine) == (line,)
    assert engine.seen == 0
