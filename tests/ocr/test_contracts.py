"""The residents of ocr behave as their seams promise, with weights and without."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from catalog.vocabulary import load_vocabulary
from ocr.box_net import BoxNet
from ocr.hand_net import HandNet
from ocr.page_reader import EngineReader, Marks
from ocr.rapid import RapidEngine
from ocr.reader import BoxFinder, HandJudge, PageReader, Quads, TextEngine
from ocr.types import Image
from serve.wiring import page_reader
from tests.contracts.box_finder_contract import BoxFinderContract
from tests.contracts.hand_judge_contract import HandJudgeContract
from tests.contracts.page_reader_contract import PageReaderContract
from tests.contracts.text_engine_contract import TextEngineContract
from tests.ocr.drawing import write
from tests.ocr.fake_engine import FakeEngine, NoBoxes, bar
from tests.ocr.fake_hands import FakeHands
from tests.ocr.seeing import blind, no_rings

Written = tuple[Image, str, tuple[int, int, int, int]]


def latin() -> Written:
    """A line of Latin letters, which needs no CJK font."""
    image = np.full((400, 700, 3), 255, dtype=np.uint8)
    text, scale, at = "SAMPLE 20261123", 1.6, (90, 200)
    face, thick = cv2.FONT_HERSHEY_DUPLEX, 2
    (width, height), below = cv2.getTextSize(text, face, scale, thick)
    cv2.putText(image, text, at, face, scale, (0, 0, 0), thick, cv2.LINE_AA)
    return image, text, (at[0], at[1] - height, at[0] + width, at[1] + below // 2)


@pytest.fixture(scope="module")
def rapid() -> RapidEngine:
    return RapidEngine(threads=1)


class TestFakeEngine(TextEngineContract):
    @pytest.fixture
    def engine(self) -> TextEngine:
        return FakeEngine()

    @pytest.fixture
    def written(self) -> Written:
        return bar()


@pytest.mark.model
class TestRapidEngine(TextEngineContract):
    @pytest.fixture
    def engine(self, rapid: RapidEngine) -> TextEngine:
        return rapid

    @pytest.fixture
    def written(self) -> Written:
        return latin()


class TestFakeHands(HandJudgeContract):
    @pytest.fixture
    def judge(self) -> HandJudge:
        return FakeHands()


@pytest.mark.model
class TestHandNet(HandJudgeContract):
    @pytest.fixture
    def judge(self) -> HandJudge:
        return HandNet()


class TestEngineReader(PageReaderContract):
    @pytest.fixture
    def reader(self) -> PageReader:
        marks = Marks(finder=blind, rings=no_rings(), boxes=NoBoxes(), hands=FakeHands())
        return EngineReader(FakeEngine(), load_vocabulary(), marks)

    @pytest.fixture
    def written(self) -> Written:
        return bar()


@pytest.mark.model
class TestRapidReader(PageReaderContract):
    @pytest.fixture
    def reader(self, rapid: RapidEngine) -> PageReader:
        return page_reader(rapid)

    @pytest.fixture
    def written(self) -> Written:
        return latin()


Boxes = tuple[Image, Quads, list[tuple[int, int, int, int]]]


def options() -> Boxes:
    """Two rows of boxes, one of them ticked, with words behind them."""
    image = np.full((300, 500, 3), 255, dtype=np.uint8)
    lines, boxes = [], []
    for top in (80, 160):
        for left in (60, 200, 340):
            boxes.append((left, top + 4, left + 22, top + 26))
            cv2.rectangle(image, boxes[-1][:2], boxes[-1][2:], (20, 20, 20), 2)
            write(image, "有异议", (left + 28, top), 24)
        lines.append([(52, top - 4), (450, top - 4), (450, top + 34), (52, top + 34)])
    cv2.polylines(image, [np.array([(204, 96), (210, 104), (222, 82)])], False, (20, 30, 120), 3)
    return image, np.array(lines, dtype=np.float32), boxes


class TestNoBoxes(BoxFinderContract):
    @pytest.fixture
    def finder(self) -> BoxFinder:
        return NoBoxes()

    @pytest.fixture
    def drawn(self) -> Boxes:
        image, quads, _ = options()
        return image, quads, []


@pytest.mark.model
class TestBoxNet(BoxFinderContract):
    @pytest.fixture
    def finder(self) -> BoxFinder:
        return BoxNet()

    @pytest.fixture
    def drawn(self) -> Boxes:
        return options()
