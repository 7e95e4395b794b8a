"""The ways of others to read a picture: RapidOCR as it comes, the bare models, tesseract."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

from ocr import geometry
from ocr.page_reader import CROP_HEIGHT
from ocr.rapid import RapidEngine
from ocr.types import Image

Way = Callable[[bytes], tuple[str, ...]]
"""A file's bytes → the lines read from it."""

_LANGUAGE = "chi_sim"


def default_call(threads: int) -> Way:
    """RapidOCR as it comes, on the same weights; only the number of threads is set."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from rapidocr import RapidOCR

    call: Any = RapidOCR(
        params={
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )
    return lambda data: tuple(call(data).txts or ())


def bare_pass(picture: Image, engine: RapidEngine) -> tuple[str, ...]:
    """Detection, crops, recognition and nothing else."""
    quads = engine.detect(picture)
    crops = [geometry.crop(picture, quad, height=CROP_HEIGHT) for quad in quads]
    return tuple(one.text for one in engine.recognise(crops))


def tesseract_call(threads: int) -> tuple[Way | None, str]:
    """Tesseract with the simplified Chinese model, as its own program; None and the reason where
    it isn't installed."""
    program = shutil.which("tesseract")
    if program is None:
        return None, "tesseract left out: not installed (tesseract-ocr, tesseract-ocr-chi-sim)"
    known = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=True)
    if _LANGUAGE not in known.stdout.split():
        return None, f"tesseract left out: its model {_LANGUAGE} isn't installed"
    environment = {**os.environ, "OMP_THREAD_LIMIT": f"{threads}"}

    def call(data: bytes) -> tuple[str, ...]:
        ran = subprocess.run(
            [program, "stdin", "stdout", "-l", _LANGUAGE],
            input=data,
            capture_output=True,
            check=True,
            env=environment,
        )
        return tuple(ran.stdout.decode().splitlines())

    return call, ""
