"""The default engine: only verified weights, no telemetry, nothing remembered between calls."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

import model_cards
from model_cards import ModelUnavailable
from ocr.rapid import RapidEngine
from ocr.types import Image

CARDS = ("pp-ocrv6-small-det", "pp-ocrv6-small-rec", "pp-ocr-mobile-cls")
ROOT = Path(__file__).parents[2]


def written(height: int, width: int, text: str = "SAMPLE 20261123") -> Image:
    image = np.full((height, width, 3), 255, dtype=np.uint8)
    cv2.putText(image, text, (40, height // 2), cv2.FONT_HERSHEY_DUPLEX, 1.2, 0, 2, cv2.LINE_AA)
    return image


@pytest.mark.parametrize("name", CARDS)
def test_every_weight_file_fits_its_card(name: str) -> None:
    card = model_cards.load(name)
    assert model_cards.verify(card).suffix == ".onnx"
    assert all((card.task, card.input, card.output, card.licence))


def test_other_weights_than_the_card_says_are_not_loaded() -> None:
    card = model_cards.load(CARDS[0])
    with pytest.raises(ModelUnavailable, match="SHA-256"):
        model_cards.verify(replace(card, sha256="0" * 64))


def test_missing_weights_are_the_operators_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    card = model_cards.load(CARDS[0])
    monkeypatch.setattr(model_cards, "load", lambda name: replace(card, file="models/none.onnx"))
    with pytest.raises(ModelUnavailable) as unavailable:
        RapidEngine()
    assert unavailable.value.code == "model_unavailable"
    assert unavailable.value.remedy


@pytest.mark.model
def test_the_adapter_turns_telemetry_off_by_itself() -> None:
    code = (
        "import os, sys, json; os.environ.pop('ORT_DISABLE_TELEMETRY', None);"
        "from ocr.rapid import RapidEngine; before = 'onnxruntime' in sys.modules;"
        "RapidEngine(threads=1); print(json.dumps([before, os.environ['ORT_DISABLE_TELEMETRY']]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert json.loads(ran.stdout) == [False, "1"]
    assert ran.stderr == ""
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"


@pytest.fixture(scope="module")
def engine() -> RapidEngine:
    return RapidEngine()


@pytest.mark.model
def test_its_name_carries_the_digests_of_all_weights(engine: RapidEngine) -> None:
    for name in CARDS:
        assert model_cards.load(name).sha256[:8] in engine.name


@pytest.mark.model
def test_boxes_are_in_pixels_of_the_picture_however_large_it_is(engine: RapidEngine) -> None:
    small = written(300, 700)
    large = np.asarray(cv2.resize(small, None, fx=5, fy=5), dtype=np.uint8)
    (a,), (b,) = engine.detect(small), engine.detect(large)
    assert np.abs(a * 5 - b).max() < 40


@pytest.mark.model
@pytest.mark.parametrize("size", [(40, 400), (11, 65), (3, 3), (1, 200)])
def test_strips_and_specks_do_no_harm(engine: RapidEngine, size: tuple[int, int]) -> None:
    assert engine.detect(np.full((*size, 3), 255, dtype=np.uint8)).shape == (0, 4, 2)
    assert len(engine.recognise([np.full((*size, 3), 255, dtype=np.uint8)])) == 1


@pytest.mark.model
def test_a_lone_strip_of_letters_is_found(engine: RapidEngine) -> None:
    (quad,) = engine.detect(written(48, 520))
    assert quad.min() >= 0 and (quad.max(axis=0) <= (520, 48)).all()


@pytest.mark.model
@pytest.mark.parametrize(("width", "ends"), [(44, ()), (400, ("89",)), (900, ("89",))])
def test_each_character_is_placed_where_it_stands(width: int, ends: tuple[str, ...]) -> None:
    """Two digits at the left end of a line and two at its right one; a short line is padded."""
    image = np.full((48, width, 3), 255, dtype=np.uint8)
    expected: dict[str, float] = {}
    for text, x in zip(("12", *ends), (4, width - 50), strict=False):
        cv2.putText(image, text, (x, 36), cv2.FONT_HERSHEY_DUPLEX, 0.9, 0, 2, cv2.LINE_AA)
        expected |= {text[0]: x + 9, text[1]: x + 27}
    (read,) = RapidEngine(threads=1).recognise([image])
    places = {char: np.mean(span) for char, span in zip(read.text, read.spans, strict=True)}
    assert read.text.replace(" ", "") == "".join(expected)
    for char, x in expected.items():
        assert places[char] * width == pytest.approx(x, abs=9)


@pytest.mark.model
@pytest.mark.parametrize(("picture", "places"), [("8", 1), ("", 0)])
def test_a_letter_with_streaks_beside_it_is_found_if_it_is_read_surely(
    monkeypatch: pytest.MonkeyPatch, picture: str, places: int
) -> None:
    """The detector sees one place, the streaks of the ground in it, and so hardly sure of it."""
    engine = RapidEngine(threads=1)
    image = np.full((128, 320, 3), 255, dtype=np.uint8)
    cv2.putText(image, picture, (142, 84), cv2.FONT_HERSHEY_DUPLEX, 1.6, 0, 3, cv2.LINE_AA)
    seen = np.zeros((1, 1, 128, 320), dtype=np.float32)
    seen[..., 62:68, 60:260], seen[..., 52:80, 146:170] = 0.35, 0.99
    monkeypatch.setattr(engine._det, "session", lambda _: seen)
    assert len(engine.detect(image)) == places


@pytest.mark.model
def test_a_short_line_in_doubt_is_looked_at_three_times(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = RapidEngine(threads=1)
    letters = [engine._rec.postprocess_op.character.index(char) for char in "AB"]
    looks: list[tuple[float, float]] = []

    def see(_: object) -> object:
        chances = [(0.6, 0.4), (0.2, 0.8), (0.3, 0.7)][len(looks) % 3]
        looks.append(chances)
        steps = np.zeros((1, 16, len(engine._rec.postprocess_op.character)), dtype=np.float32)
        steps[:, :, 0] = 1.0
        steps[0, 8, [0, *letters]] = 0.0, *chances
        return steps

    monkeypatch.setattr(engine._rec, "session", see)
    (read,) = engine.recognise([np.full((48, 60, 3), 255, dtype=np.uint8)])
    assert (read.text, len(looks)) == ("B", 3)
    assert read.confidence == pytest.approx(1.9 / 3, abs=1e-3)
    engine.recognise([np.full((48, 600, 3), 255, dtype=np.uint8)])
    assert len(looks) == 4
