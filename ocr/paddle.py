"""Pictures → where text stands and what it says, by PaddleOCR on ONNX Runtime (local folders)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cv2
import numpy as np

import model_cards
from model_cards import ModelUnavailable
from ocr.geometry import from_top_left, reading_order
from ocr.rapid import DETECTION_SIDE
from ocr.reader import Quads, Recognition
from ocr.types import Image

WEIGHTS = "inference.onnx"
RECIPE = "inference.yml"
"""What a model folder holds: the weights, and how pictures are prepared for them and their
output is read."""

_NAME = re.compile(r"^\s+model_name:\s*(\S+)\s*$", re.MULTILINE)


class PaddleEngine:
    """A text engine of PaddleOCR's own parts. Loads three sessions; keep one instance a worker.

    Needs an environment of its own: PaddleOCR pins another OpenCV than the house.
    """

    def __init__(
        self, *, detection: Path, recognition: Path, orientation: Path, threads: int = 2
    ) -> None:
        """Folders with `inference.onnx` and `inference.yml` (`ocr.paddle_folders` writes some).
        Raises ModelUnavailable when one is incomplete or its weights have no card."""
        folders = (detection, recognition, orientation)
        names = [_model_name(folder) for folder in folders]
        cards = [model_cards.card_of(folder / WEIGHTS) for folder in folders]
        with _offline():
            try:
                import paddleocr
            except ImportError as error:
                raise ModelUnavailable(
                    f"PaddleOCR is missing: {error}",
                    "run in the environment of make setup-paddleocr",
                ) from error
        options = {
            "engine": "onnxruntime",
            "device": "cpu",
            "engine_config": {
                "intra_op_num_threads": max(1, min(threads, os.cpu_count() or 1)),
                "inter_op_num_threads": 1,
                "log_severity_level": 4,
                "enable_cpu_mem_arena": False,
            },
        }
        # The parts, not PaddleOCR.predict: its arguments persist on the instance, and it turns
        # single lines over by their own vote. What is not said here is the folder's to say.
        self._det: Any = paddleocr.TextDetection(
            model_name=names[0],
            model_dir=str(detection),
            limit_side_len=DETECTION_SIDE,
            limit_type="max",
            **options,
        )
        self._rec: Any = paddleocr.TextRecognition(
            model_name=names[1], model_dir=str(recognition), **options
        )
        self._ori: Any = paddleocr.TextLineOrientationClassification(
            model_name=names[2], model_dir=str(orientation), **options
        )
        digests = " ".join(f"{card.name}@{card.sha256[:8]}" for card in cards)
        self._name = f"paddleocr {paddleocr.__version__} on onnxruntime ({digests})"

    @property
    def name(self) -> str:
        """Package version and the digests of all three weight files."""
        return self._name

    def detect(self, image: Image) -> Quads:
        """Quads in pixels of `image`, which is searched at DETECTION_SIDE at most."""
        height, width = image.shape[:2]
        scale = min(1.0, DETECTION_SIDE / max(height, width))
        if scale < 1.0:  # by area: PaddleOCR's own scaling skips pixels, and thin strokes with them
            size = max(1, round(width * scale)), max(1, round(height * scale))
            image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)
        (found,) = self._det.predict(_bgr(image))
        ratio = np.array([width / image.shape[1], height / image.shape[0]], dtype=np.float32)
        quads = from_top_left(np.asarray(found["dt_polys"], dtype=np.float32)) * ratio
        quads = np.clip(quads, 0, np.array([width, height], dtype=np.float32))
        return np.asarray(quads[list(reading_order(quads))], dtype=np.float32)

    def recognise(self, crops: Sequence[Image]) -> tuple[Recognition, ...]:
        """Text and mean character probability of each crop, one at a time, so that no reading
        depends on its neighbours' widths."""
        if not crops:
            return ()
        read = [
            (str(found["rec_text"]), float(found["rec_score"]))
            for found in self._rec.predict([_bgr(crop) for crop in crops])
        ]
        return tuple(Recognition(text, min(score, 1.0) if text else 0.0) for text, score in read)

    def upside_down(self, crops: Sequence[Image]) -> tuple[float, ...]:
        """The line classifier's probability of 180°, its second class."""
        if not crops:
            return ()
        votes = self._ori.predict([_bgr(crop) for crop in crops])
        return tuple(_probability_of(1, vote) for vote in votes)


def _model_name(folder: Path) -> str:
    """What the folder's recipe calls the model: PaddleOCR chooses its code by that."""
    missing = [name for name in (WEIGHTS, RECIPE) if not (folder / name).is_file()]
    if missing:
        # asked for a folder that is not there, PaddleOCR would download one
        raise ModelUnavailable(
            f"model folder {folder} lacks {' and '.join(missing)}",
            "write the folders with python -m ocr.paddle_folders DIR, and name DIR",
        )
    found = _NAME.search((folder / RECIPE).read_text(encoding="utf-8"))
    if found is None:
        raise ModelUnavailable(
            f"{folder / RECIPE} names no Global.model_name",
            "take the file that came with the model",
        )
    return found[1].strip("'\"")


def _probability_of(label: int, vote: Any) -> float:
    """Scores come sorted, each beside its class."""
    classes, scores = np.ravel(vote["class_ids"]), np.ravel(vote["scores"])
    return float(np.clip(scores[classes == label].sum(), 0.0, 1.0))


@contextmanager
def _offline() -> Iterator[None]:
    """PaddleX reads its switches once, when first imported, and makes a cache folder then, which
    nothing here fills: every model comes from a folder that was looked into before."""
    with TemporaryDirectory(prefix="zhiban-paddlex-") as cache:
        os.environ |= {
            "ORT_DISABLE_TELEMETRY": "1",
            "PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK": "True",
            "PADDLE_PDX_CACHE_HOME": cache,
            "HF_HUB_OFFLINE": "1",
            "HF_HUB_DISABLE_TELEMETRY": "1",
        }
        yield


def _bgr(image: Image) -> Image:
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2BGR), dtype=np.uint8)
