"""What was seen and read so unsurely that it may be a stain is no seal."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.vocabulary import NameParts, load_vocabulary
from ocr.page_reader import EngineReader, Marks
from ocr.seal_text import RingReader
from ocr.seals import Outline
from tests.contracts.page_reader_contract import page_of
from tests.ocr.drawing import paper, ring
from tests.ocr.fake_engine import FakeEngine, NoBoxes
from tests.ocr.fake_hands import FakeHands
from tests.ocr.seeing import seeing


def reads(words: str, sure: float) -> RingReader:
    """Reads these words on every ring, each letter so surely."""

    def net(strip: NDArray[np.float32]) -> NDArray[np.float32]:
        steps = np.full((1, 4 * len(words), len(words) + 1), 0.01, np.float32)
        steps[..., 0] = 0.02
        for place in range(len(words)):
            steps[0, 4 * place + 1, place + 1] = sure
        return steps

    return RingReader(net, words, NameParts((), ()))


@pytest.mark.parametrize(
    ("seen", "read", "present"), [(0.7, 0.95, True), (0.7, 0.3, False), (0.97, 0.3, True)]
)
def test_letters_hardly_read_make_no_seal_of_what_is_hardly_seen(
    seen: float, read: float, present: bool
) -> None:
    image = paper()
    ring(image, (330, 480), 100)
    outline = Outline(330, 480, 100, 100, 0)
    marks = Marks(
        seeing(image, outline, sure=seen), reads("甲乙丙丁", read), NoBoxes(), FakeHands()
    )
    reading = EngineReader(FakeEngine(), load_vocabulary(), marks).read(page_of(image))
    (found,) = reading.seals or ()
    assert found.present is present
    assert bool(found.text) is present


@pytest.mark.parametrize(("sure", "present"), [(0.5, False), (0.95, True)])
def test_pale_lines_around_a_rosette_are_no_seal_and_a_grey_copy_is_one(
    sure: float, present: bool
) -> None:
    image = paper()
    cv2.circle(image, (330, 480), 100, (200, 205, 210), 3)
    marks = Marks(
        seeing(image, Outline(330, 480, 100, 100, 0), sure=0.95),
        reads("甲乙丙丁", sure),
        NoBoxes(),
        FakeHands(),
    )
    reading = EngineReader(FakeEngine(), load_vocabulary(), marks).read(page_of(image))
    (found,) = reading.seals or ()
    assert found.present is present
