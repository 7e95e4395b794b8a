"""The weights of the RapidOCR wheel → model folders as PaddleOCR reads them.

`python -m ocr.paddle_folders DIR` writes DIR/detection, DIR/recognition and DIR/orientation, each
with `inference.onnx` and `inference.yml`. Nothing is downloaded.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

import model_cards
from ocr.paddle import RECIPE, WEIGHTS

FOLDERS = ("detection", "recognition", "orientation")

_BGR = {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}}
_TO_ONE = {"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5], "scale": 1 / 255}
_CHANNELS_FIRST = {"ToCHWImage": None}


def write_folders(root: Path) -> None:
    """Raises ModelUnavailable when the weights of a card are not installed."""
    for folder, (card, recipe) in zip(FOLDERS, _recipes(), strict=True):
        weights = model_cards.verify(model_cards.load(card))
        (root / folder).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(weights, root / folder / WEIGHTS)
        (root / folder / RECIPE).write_text(
            yaml.safe_dump(recipe, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )


def _recipes() -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """Card and recipe of each folder. Thresholds and the width of 320 are PaddleOCR's own
    defaults, so that its pipeline run on these folders is the one everybody knows."""
    detection = {
        "Global": {"model_name": "PP-OCRv6_small_det"},
        "PreProcess": {
            "transform_ops": [
                _BGR,
                {"DetResizeForTest": {"limit_side_len": 960, "limit_type": "max"}},
                {"NormalizeImage": {**_TO_ONE, "order": "hwc"}},
                _CHANNELS_FIRST,
            ]
        },
        "PostProcess": {
            "name": "DBPostProcess",
            "thresh": 0.3,
            "box_thresh": 0.6,
            "max_candidates": 1000,
            "unclip_ratio": 1.5,
        },
    }
    recognition = {
        "Global": {"model_name": "PP-OCRv6_small_rec"},
        "PreProcess": {"transform_ops": [_BGR, {"RecResizeImg": {"image_shape": [3, 48, 320]}}]},
        "PostProcess": {"name": "CTCLabelDecode", "character_dict": _characters()},
    }
    # PaddleOCR knows this older classifier no more; the name of its successor, which answers
    # the same question in the same form, chooses the code that runs it
    orientation = {
        "Global": {"model_name": "PP-LCNet_x0_25_textline_ori"},
        "PreProcess": {
            "transform_ops": [
                {"ResizeImage": {"size": [192, 48]}},
                {"NormalizeImage": {**_TO_ONE, "order": "", "channel_num": 3}},
                _CHANNELS_FIRST,
            ]
        },
        "PostProcess": {"Topk": {"topk": 2, "label_list": ["0_degree", "180_degree"]}},
    }
    return (
        ("pp-ocrv6-small-det", detection),
        ("pp-ocrv6-small-rec", recognition),
        ("pp-ocr-mobile-cls", orientation),
    )


def _characters() -> list[str]:
    """The recogniser's characters in the order of its classes, as written in its weight file."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    weights = model_cards.verify(model_cards.load("pp-ocrv6-small-rec"))
    session: Any = onnxruntime.InferenceSession(str(weights), providers=["CPUExecutionProvider"])
    listed = str(session.get_modelmeta().custom_metadata_map["character"])
    return listed.removesuffix("\n").split("\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m ocr.paddle_folders DIR")
    write_folders(Path(sys.argv[1]))
