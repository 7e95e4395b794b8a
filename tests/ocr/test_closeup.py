"""What a closer look finds lies where it stands in the picture, however aslant the paper."""

from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ocr.closeup import look_closer
from ocr.reader import Quads
from ocr.types import Image
from tests.ocr.fake_engine import FakeEngine

SIDE = 1000
PAPER = (320, 240)
BARS = ((30, 40), (180, 60), (60, 150), (210, 190))
"""Middles of printed bars on a paper of that size."""

JITTER = st.floats(-28, 28)


class BarFinder(FakeEngine):
    """Finds dark bars that lie aslant, and counts its looks."""

    def __init__(self) -> None:
        self.looks = 0

    def detect(self, image: Image) -> Quads:
        self.looks += 1
        dark = (cv2.cvtColor(image, cv2.COLOR_RGB2GRAY) < 60).astype(np.uint8)
        contours, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        return np.array([cv2.boxPoints(cv2.minAreaRect(c)) for c in contours], dtype=np.float32)


@settings(max_examples=40, deadline=None)
@given(jitter=st.lists(JITTER, min_size=8, max_size=8), x=st.floats(60, 560), y=st.floats(60, 620))
def test_quads_of_a_closer_look_are_in_the_pictures_own_pixels(
    jitter: list[float], x: float, y: float
) -> None:
    wide, high = PAPER
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    outline = (flat + np.array([x, y]) + np.array(jitter).reshape(4, 2)).astype(np.float32)
    warp = cv2.getPerspectiveTransform(flat, outline)
    sheet = np.full((high, wide, 3), 240, np.uint8)
    for u, v in BARS:
        cv2.rectangle(sheet, (u - 24, v - 4), (u + 24, v + 4), (0, 0, 0), -1)
    desk = (120, 100, 90)
    picture = np.asarray(cv2.warpPerspective(sheet, warp, (SIDE, SIDE), borderValue=desk))
    middles = np.array([[u, v] for u, v in BARS], np.float32)
    true = cv2.perspectiveTransform(middles[:, None], warp)[:, 0]
    corners = np.array([[-8, -8], [8, -8], [8, 8], [-8, 8]])
    rough = true[:, None] + corners[None]
    engine = BarFinder()
    found = look_closer(picture, rough.astype(np.float32), outline[None], engine)
    assert engine.looks == 1
    assert len(found) == len(BARS)
    middle = found.mean(axis=1)
    apart = np.linalg.norm(middle[:, None] - true[None], axis=2).min(axis=1)
    assert apart.max() <= 2.0  # pixels of a picture of 1000
