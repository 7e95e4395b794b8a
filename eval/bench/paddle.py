"""Pages in → our page ÷ PaddleOCR's own call on ONNX Runtime, as ratios of CPU time in one process.

Runs in PaddleOCR's environment (`make bench-paddle`). Both sides use the same weights, the same
number of threads and the same files. *Default*: PaddleOCR as it comes, which searches a page at its
full size, up to 4000 pixels. *Same side*: PaddleOCR told to search at our longest side. Its models
that turn and unwarp whole pages are off in both, for want of weights: it does less than it could,
ours all it does. Runs are interleaved and the median taken. Beside the ratios stands what each
found of the values the page is known to carry.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from eval.bench.pages import BenchPage, bench_pages
from eval.bench.ratios import plain
from ocr.paddle import PaddleEngine
from ocr.paddle_folders import FOLDERS, write_folders
from ocr.pages import load_pages
from ocr.rapid import DETECTION_SIDE, RapidEngine
from ocr.reader import PageReader
from serve.wiring import page_reader

Way = Callable[[BenchPage], tuple[str, ...]]


@dataclass(frozen=True)
class Measured:
    """One page read one way: CPU seconds (median), ours ÷ this, characters, known values."""

    page: str
    way: str
    seconds: float
    ours_over: float
    characters: int
    found: int
    known: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.paddle", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs a page and way; the median")
    parser.add_argument("--threads", type=int, default=1, help="threads for every way alike")
    parser.add_argument("--json", action="store_true", help="JSON instead of a table")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        ways = all_ways(Path(folder), threads=options.threads)
        results = []
        for page in bench_pages():
            print(f"{page.name} …", file=sys.stderr, flush=True)
            results += measure(page, ways, rounds=options.rounds)
    print(json.dumps([asdict(r) for r in results], indent=1) if options.json else table(results))


def all_ways(folder: Path, *, threads: int) -> Mapping[str, Way]:
    """Our page with either engine, and PaddleOCR's call at either size."""
    write_folders(folder)
    detection, recognition, orientation = (folder / name for name in FOLDERS)
    adapter = PaddleEngine(
        detection=detection, recognition=recognition, orientation=orientation, threads=threads
    )
    return {
        "ours": _page_with(page_reader(RapidEngine(threads=threads))),
        "ours on PaddleOCR's parts": _page_with(page_reader(adapter)),
        "PaddleOCR, same side": paddle_call(
            folder, threads, text_det_limit_side_len=DETECTION_SIDE, text_det_limit_type="max"
        ),
        "PaddleOCR, default": paddle_call(folder, threads),
    }


def _page_with(reader: PageReader) -> Way:
    def read(page: BenchPage) -> tuple[str, ...]:
        (upload,) = load_pages(page.data, source=page.name)
        return tuple(line.text for line in reader.read(upload).lines)

    return read


def paddle_call(folder: Path, threads: int, **limits: Any) -> Way:
    """PaddleOCR.predict on a file; what is not named here is PaddleOCR's default."""
    from paddleocr import PaddleOCR

    detection, recognition, orientation = (str(folder / name) for name in FOLDERS)
    ocr: Any = PaddleOCR(
        text_detection_model_name="PP-OCRv6_small_det",
        text_detection_model_dir=detection,
        text_recognition_model_name="PP-OCRv6_small_rec",
        text_recognition_model_dir=recognition,
        textline_orientation_model_name="PP-LCNet_x0_25_textline_ori",
        textline_orientation_model_dir=orientation,
        use_doc_orientation_classify=False,
        use_doc_unwarping=False,
        engine="onnxruntime",
        device="cpu",
        engine_config={"intra_op_num_threads": threads, "inter_op_num_threads": 1},
        **limits,
    )

    def read(page: BenchPage) -> tuple[str, ...]:
        path = folder / "page.jpg"
        path.write_bytes(page.data)
        (result,) = ocr.predict(str(path))
        return tuple(result["rec_texts"])

    return read


def measure(page: BenchPage, ways: Mapping[str, Way], *, rounds: int) -> list[Measured]:
    """One page read every way `rounds` times in turn, after one run each to warm up."""
    texts = {name: plain("".join(way(page))) for name, way in ways.items()}
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.process_time()
            way(page)
            spent[name].append(time.process_time() - start)
    known = [plain(value) for value in page.values]
    return [
        Measured(
            page=page.name,
            way=name,
            seconds=round(median(spent[name]), 3),
            ours_over=round(median(spent["ours"]) / median(spent[name]), 3),
            characters=len(text),
            found=sum(value in text for value in known),
            known=len(known),
        )
        for name, text in texts.items()
    ]


def table(results: Sequence[Measured]) -> str:
    """For people."""
    head = "page | way | CPU s | ours ÷ it | characters | known values"
    rule = " | ".join("---" for _ in head.split(" | "))
    rows = (
        f"{r.page} | {r.way} | {r.seconds:.2f} | {r.ours_over:.2f} | {r.characters} | "
        f"{r.found} of {r.known}"
        for r in results
    )
    return "\n".join((head, rule, *rows))


if __name__ == "__main__":
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    main()
