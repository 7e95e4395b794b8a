"""A sheet under any camera → lines whose regions lie on the picture as uploaded."""

from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.vocabulary import load_vocabulary
from ocr.geometry import from_top_left
from ocr.page_reader import EngineReader, Marks
from ocr.reader import Quads
from ocr.types import Image
from tests.contracts.page_reader_contract import page_of
from tests.ocr.fake_engine import WORD, FakeEngine, NoBoxes
from tests.ocr.seeing import blind, no_rings

SIDE = 1000
BARS = tuple((x, y) for y in (220, 420, 600, 760) for x in (150, 560))
WIDE, HIGH = 240, 40
JITTER = st.floats(-60, 60)


class AslantBars(FakeEngine):
    """Finds bars however they lie, as a detector of text does: from their own top left."""

    def detect(self, image: Image) -> Quads:
        dark = (image[..., 0] < 160).astype(np.uint8)
        contours, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        large = [c for c in contours if cv2.contourArea(c) > 0.2 * WIDE * HIGH]
        quads = [cv2.boxPoints(cv2.minAreaRect(contour)) + 0.5 for contour in large]
        return from_top_left(np.asarray(quads, dtype=np.float32).reshape(-1, 4, 2))


@settings(max_examples=40, deadline=None)
@given(jitter=st.lists(JITTER, min_size=8, max_size=8), turn=st.sampled_from([0, 1, 2, 3]))
def test_lines_of_a_sheet_seen_aslant_and_turned_stand_where_the_picture_shows_them(
    jitter: list[float], turn: int
) -> None:
    sheet = np.full((SIDE, SIDE, 3), 255, np.uint8)
    for x, y in BARS:
        lighter = np.linspace(0, 100, WIDE)  # from where it begins: any piece of it has a direction
        sheet[y : y + HIGH, x : x + WIDE] = lighter[:, None].astype(np.uint8)
    flat = np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]], np.float32)
    seen = (flat + np.array(jitter).reshape(4, 2)).astype(np.float32)
    warp = cv2.getPerspectiveTransform(flat, seen)
    picture = cv2.warpPerspective(sheet, warp, (SIDE, SIDE), borderValue=(255, 255, 255))
    picture = np.ascontiguousarray(np.rot90(picture, -turn))
    marks = Marks(finder=blind, rings=no_rings(), boxes=NoBoxes())
    reading = EngineReader(AslantBars(), load_vocabulary(), marks).read(page_of(picture))

    assert reading.orientation == 90 * turn
    assert [line.text for line in reading.lines] == [WORD] * len(BARS)
    found = np.array([line.region.points for line in reading.lines]) * SIDE
    for x, y in BARS:
        own = [[x, y], [x + WIDE, y], [x + WIDE, y + HIGH], [x, y + HIGH]]
        true = cv2.perspectiveTransform(np.array([own], np.float64), warp)[0]
        for _ in range(turn):  # content turned clockwise: (x, y) → (side - y, x)
            true = np.stack([SIDE - true[:, 1], true[:, 0]], axis=1)
        nearest = found[np.linalg.norm(found.mean(axis=1) - true.mean(axis=0), axis=1).argmin()]
        assert np.linalg.norm(nearest.mean(axis=0) - true.mean(axis=0)) <= 2.0
        # a box is no trapezium: its corners may lie beside the bar's by what that is aslant
        assert np.linalg.norm(nearest - true, axis=1).max() <= 0.4 * HIGH
