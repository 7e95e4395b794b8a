"""The residents of ocr behave as their seams promise, with weights and without."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from catalog.vocabulary import load_vocabulary
from ocr.hand_net import HandNet
from ocr.page_reader import EngineReader, Marks
from ocr.rapid import RapidEngine
from ocr.reader import HandJudge, PageReader, TextEngine
from ocr.types import Image
from serve.wiring import page_reader
from tests.contracts.hand_judge_contract import HandJudgeContract
from tests.contracts.page_reader_contract import PageReaderContract
from tests.contracts.text_engine_contract import TextEngineContract
from tests.ocr.fake_engine import FakeEngine, bar
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
        marks = Marks(finder=blind, rings=no_rings(), hands=FakeHands())
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
