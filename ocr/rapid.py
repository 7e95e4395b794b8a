"""Pictures → where text stands and what it says, by RapidOCR (PP-OCRv6 small, offline)."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from copy import copy
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

import model_cards
from model_cards import ModelUnavailable
from ocr import geometry
from ocr.ctc import best_path, told, unsure
from ocr.geometry import from_top_left, reading_order
from ocr.letter_spans import spans_of
from ocr.reader import Quads, Recognition
from ocr.script import simple
from ocr.types import Image

_DETECT = "pp-ocrv6-small-det"
_RECOGNISE = "pp-ocrv6-small-rec"
_TURN = "pp-ocr-mobile-cls"

DETECTION_SIDE = 1280
"""Longest side searched, pixels: finds print of 5 pt on a photographed A4 sheet; 960 loses a
tenth of it, 1440 finds no more and costs 40 % more (docs/adr/0006)."""

_SHORTEST_LINE = 128
"""Pixels at height 48: shorter crops are padded to it. The package pads to 320, which costs a
quarter of all recognition on a form and reads no value more."""

_LEAST = 96

_CORE, _SURE_CORE = 0.6, 0.9
"""What the detector is so sure of is looked at by itself where a larger place around it, with
streaks of the ground, was dropped; it is text where it is read so surely."""

_MOST_CORES, _CROP = 24, 64
"""So many such places are looked at, so high in pixels: a patterned ground has many more."""

_BOXES = "口日田回目曰0OD〇"
"""Letters that a box to tick is read as."""

_ELSEWHERE = 0.3
"""Share of such a place at most that lies where text was found anyway."""

_SHORT, _SHIFT = 9.0, 0.06
"""A line not longer than so many of its heights in which a letter is doubtful, such as a name by
hand, is looked at three times, moved by this share of its height (docs/adr/0023)."""

_DOUBTED, _LIKELY, _MOST_OTHERS = 0.9, 0.003, 5
"""A character less sure may be another one, which has this chance at least; so many are told."""


class RapidEngine:
    """The house's own text engine. Loads three sessions; keep one instance a worker."""

    def __init__(self, *, threads: int = 2) -> None:
        """`threads` are ONNX Runtime threads within one operator. Raises ModelUnavailable when
        weights are missing or are not those of their cards."""
        cards = {name: model_cards.load(name) for name in (_DETECT, _RECOGNISE, _TURN)}
        paths = {name: str(model_cards.verify(card)) for name, card in cards.items()}
        # onnxruntime's Linux wheel reports its use over the network unless told not to
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        try:
            import onnxruntime
            from rapidocr import RapidOCR
        except ImportError as error:
            raise ModelUnavailable(
                f"the OCR engine is missing: {error}", "run make setup"
            ) from error

        ocr: Any = RapidOCR(
            params={
                "Global.log_level": "error",
                "Rec.rec_batch_num": 1,
                "Rec.rec_img_shape": [3, 48, _SHORTEST_LINE],
            }
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = max(1, min(threads, os.cpu_count() or 1))
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.enable_cpu_mem_arena = False
        # a thread that waits by spinning costs as much as one that works
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        for part, name in ((ocr.cfg.Det, _DETECT), (ocr.cfg.Rec, _RECOGNISE), (ocr.cfg.Cls, _TURN)):
            part._set_flag("allow_objects", True)
            part.session = onnxruntime.InferenceSession(
                paths[name], sess_options=options, providers=["CPUExecutionProvider"]
            )
        # The parts, not RapidOCR.__call__: its arguments persist on the instance, it drops
        # lines under its text_score, turns single lines over by their own vote, and doesn't
        # tell what else a character may be.
        self._det: Any = ocr._load_det_model()
        self._cores = copy(self._det.postprocess_op)
        self._cores.thresh = _CORE
        self._rec: Any = ocr._load_rec_model()
        self._cls: Any = ocr._load_cls_model()
        digests = " ".join(f"{card.name}@{card.sha256[:8]}" for card in cards.values())
        self._name = f"rapidocr {cards[_DETECT].revision} ({digests})"

    @property
    def name(self) -> str:
        """Package version and the digests of all three weight files."""
        return self._name

    def detect(self, image: Image) -> Quads:
        """Quads in pixels of `image`, which is searched at DETECTION_SIDE at most."""
        height, width = image.shape[:2]
        # the net wants a picture, not a lone strip of letters: the edge is drawn on around it
        above, left = max(0, _LEAST - height) // 2, max(0, _LEAST - width) // 2
        if above or left:
            image = np.asarray(
                cv2.copyMakeBorder(image, above, above, left, left, cv2.BORDER_REPLICATE),
                dtype=np.uint8,
            )
        seen = self._det.session(_tensor(image))
        quads = self._found(self._det.postprocess_op, seen, image)
        cores = _outside(self._found(self._cores, seen, image), quads)
        quads = np.concatenate([quads, self._lone(cores, image)])
        quads = np.clip(quads - (left, above), 0, (width, height))
        return np.asarray(quads[list(reading_order(quads))], dtype=np.float32)

    def _lone(self, places: Quads, image: Image) -> Quads:
        """Of places the detector is sure of in their middle those that are surely read as letters
        and as none that a box to tick looks like."""
        places = places[:_MOST_CORES]
        read = self.recognise([geometry.crop(image, quad, height=_CROP) for quad in places])
        kept = [
            one.confidence >= _SURE_CORE and one.text.isalnum() and one.text not in _BOXES
            for one in read
        ]
        return np.asarray(places[np.array(kept, dtype=bool)], dtype=np.float32)

    @staticmethod
    def _found(places: Any, seen: NDArray[np.float32], image: Image) -> Quads:
        """Where the detector's answer shows text, by one of its ways to cut it up."""
        return from_top_left(places(seen, image.shape[:2])[0])

    def recognise(self, crops: Sequence[Image]) -> tuple[Recognition, ...]:
        """Text and mean character probability of each crop, one at a time: a batch is padded
        to its widest line, which costs more than it saves on a CPU."""
        return tuple(self._recognised(_bgr(crop)) for crop in crops)

    def _recognised(self, crop: Image) -> Recognition:
        height, width = crop.shape[:2]
        ratio = max(width / height, _SHORTEST_LINE / 48)
        steps = self._steps(crop, ratio)
        if width < _SHORT * height and unsure(steps[0], doubted=_DOUBTED).any():
            looks = [self._steps(_shifted(crop, by), ratio) for by in (-_SHIFT, _SHIFT)]
            steps = np.mean([steps, *looks], axis=0)
        best, starts = best_path(steps[0])
        ((text, score),), _ = self._rec.postprocess_op(steps)
        if not text:
            return Recognition("", 0.0)
        # what was padded on at the right has steps of its own
        shown = len(best) * math.ceil(48 * width / height) / int(48 * ratio)
        spans = spans_of(str(text), _middles(best, starts) / shown, height / width)
        others = tuple(
            self._others(step, own)
            for step, own in zip(steps[0][starts], best[starts].tolist(), strict=True)
        )
        characters = self._rec.postprocess_op.character
        chances = told(steps[0], characters, doubted=_DOUBTED, spelt=simple)
        return Recognition(str(text), float(score), others, spans, chances)

    def _steps(self, crop: Image, ratio: float) -> NDArray[np.float32]:
        """1 × steps × classes: the chance of each letter, of which class 0 is none."""
        seen = self._rec.session(self._rec.resize_norm_img(crop, ratio)[None])
        return np.asarray(seen, dtype=np.float32)

    def _others(self, step: NDArray[np.float32], own: int) -> str:
        """What else the character of a step may be, the likeliest first; class 0 is none."""
        if step[own] >= _DOUBTED:
            return ""
        characters = self._rec.postprocess_op.character
        first = np.argpartition(step, -_MOST_OTHERS - 2)[-_MOST_OTHERS - 2 :]
        likely = [i for i in first[np.argsort(-step[first])].tolist() if i not in (0, own)]
        return "".join(characters[i] for i in likely[:_MOST_OTHERS] if step[i] >= _LIKELY)

    def upside_down(self, crops: Sequence[Image]) -> tuple[float, ...]:
        """The line classifier's probability of 180°."""
        if not crops:
            return ()
        votes = self._cls([_bgr(crop) for crop in crops]).cls_res
        return tuple(float(p) if label == "180" else 1.0 - float(p) for label, p in votes)


def _outside(quads: Quads, others: Quads) -> Quads:
    """The quads that hardly lie on any of the others."""
    low, high = quads.min(axis=1), quads.max(axis=1)
    lows, highs = others.min(axis=1), others.max(axis=1)
    shared = np.minimum(high[:, None], highs) - np.maximum(low[:, None], lows)
    covered = np.clip(shared, 0, None).prod(axis=2).sum(axis=1)
    own = np.maximum((high - low).prod(axis=1), 1.0)
    return np.asarray(quads[covered < _ELSEWHERE * own], dtype=np.float32)


def _shifted(crop: Image, by: float) -> Image:
    """A crop moved down by a share of its height, its edge drawn on."""
    height, width = crop.shape[:2]
    down = np.array([[1, 0, 0], [0, 1, by * height]], dtype=np.float32)
    moved = cv2.warpAffine(crop, down, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, dtype=np.uint8)


def _middles(best: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Where on the best path each character stands: in the middle of the steps that say it."""
    turns = np.append(np.flatnonzero(best[1:] != best[:-1]) + 1, len(best))
    return np.asarray((starts + turns[np.searchsorted(turns, starts, side="right")]) / 2)


def _tensor(image: Image) -> NDArray[np.float32]:
    """The detector's input. Scaled by area: the package's own scaling skips pixels, and thin
    strokes with them."""
    scale = min(1.0, DETECTION_SIDE / max(image.shape[:2]))
    height, width = (max(32, round(side * scale / 32) * 32) for side in image.shape[:2])
    small = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)
    level = _bgr(np.asarray(small, dtype=np.uint8)).astype(np.float32) / 127.5 - 1.0
    return np.ascontiguousarray(level.transpose(2, 0, 1)[None], dtype=np.float32)


def _bgr(image: Image) -> Image:
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2BGR), dtype=np.uint8)
