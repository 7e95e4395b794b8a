"""A name by hand is a line of its own: all of its ink, and no print beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from ocr.geometry import whole_page
from ocr.reader import Recognition
from ocr.signed_names import with_signed_names
from ocr.types import Image, Region, Signature, TextLine
from tests.ocr.fake_engine import FakeEngine

HIGH, WIDE = 400, 800
FRAME = whole_page(WIDE, HIGH)
PAGE = np.full((HIGH, WIDE, 3), 255, dtype=np.uint8)


class _Says(FakeEngine):
    def __init__(self, text: str) -> None:
        self.text, self.seen = text, list[Image]()

    def recognise(self, crops: Sequence[Image]) -> tuple[Recognition, ...]:
        self.seen += crops
        return tuple(Recognition(self.text, 0.97) for _ in crops)


def region(left: float, top: float, right: float, bottom: float) -> Region:
    quad = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    return FRAME.region(quad, 0)


def pixels(line: TextLine) -> list[int]:
    """Left, top, right, bottom of its region."""
    return [
        round(part * side) for part, side in zip(line.region.box, [WIDE, HIGH] * 2, strict=True)
    ]


def anew(line: TextLine, signature: Signature, engine: FakeEngine) -> tuple[TextLine, ...]:
    return with_signed_names(PAGE, FRAME, [line], [signature], 0, engine)


NAME = Signature("申请人签字", present=True, region=region(300, 100, 400, 140), confidence=0.9)
PART = TextLine("梅", region(345, 105, 402, 138), 1.0, ((0.0, 1.0),))
BEHIND = TextLine(
    "签字：梅超",
    region(150, 100, 400, 140),
    0.9,
    ((0.0, 0.16), (0.16, 0.32), (0.32, 0.48), (0.62, 0.8), (0.8, 1.0)),
)


@pytest.mark.parametrize(
    ("says", "text"), [("曹梅", "曹梅"), ("曹海", "梅"), ("梅", "梅"), ("", "梅"), ("謝梅", "谢梅")]
)
def test_the_whole_ink_is_read_where_it_holds_what_the_part_said(says: str, text: str) -> None:
    (line,) = anew(PART, NAME, _Says(says))
    assert line.text == text
    if text == PART.text:
        assert line == PART
    else:
        left, top, right, bottom = pixels(line)
        assert left < 300 and right > 402 and top < 100 < 140 < bottom


def test_a_name_behind_its_label_is_read_apart_from_it() -> None:
    engine = _Says("鄧梅超")
    label, name = anew(BEHIND, NAME, engine)
    assert (label.text, label.confidence) == ("签字：", 0.9)
    assert pixels(label) == [150, 100, 270, 140]
    assert label.spans == ((0.0, 0.3333), (0.3333, 0.6667), (0.6667, 1.0))
    assert (name.text, name.confidence) == ("邓梅超", 0.97)
    assert pixels(name) == [296, 96, 404, 144]
    (crop,) = engine.seen
    assert crop.shape[1] / crop.shape[0] == pytest.approx(108 / 48, abs=0.1)


@pytest.mark.parametrize(
    ("line", "signature"),
    [
        (replace(PART, region=region(305, 105, 402, 138)), NAME),  # all of the ink
        (replace(PART, region=region(345, 150, 402, 190)), NAME),  # the line below
        (PART, replace(NAME, present=False)),
        (PART, replace(NAME, confidence=0.55)),
        (replace(BEHIND, spans=()), NAME),  # nobody tells where its characters stand
        (replace(BEHIND, text="签字：", spans=((0.0, 0.16), (0.16, 0.32), (0.32, 0.48))), NAME),
        (replace(BEHIND, region=region(150, 150, 400, 190)), NAME),
        (BEHIND, replace(NAME, region=region(300, 100, 350, 140))),  # something else behind it
        (BEHIND, replace(NAME, confidence=0.55)),
    ],
)
def test_any_other_line_is_left_alone(line: TextLine, signature: Signature) -> None:
    engine = _Says("曹梅")
    assert anew(line, signature, engine) == (line,)
    assert engine.seen == []


def test_a_name_behind_its_label_stays_there_where_its_ink_says_nothing() -> None:
    assert anew(BEHIND, NAME, _Says("")) == (BEHIND,)
