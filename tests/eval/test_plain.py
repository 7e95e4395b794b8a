"""What a plain pass finds is counted in the page as the truth turns it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from eval.bench.plain import plain_text
from eval.dataset import Condition, Sample
from tests.ocr.fake_engine import WORD, FakeEngine, bar


def test_a_page_is_read_upright_once(tmp_path: Path) -> None:
    image, _, _ = bar()
    Image.fromarray(np.ascontiguousarray(np.rot90(image, -1))).save(tmp_path / "a.png")
    sample = Sample("a.png", Condition.BAD, (90,), (), ())
    assert plain_text(tmp_path, sample, FakeEngine()) == WORD
