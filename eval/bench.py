"""Pages → what reading them costs, as ratios of CPU time in one process (`make bench`).

    python -m eval.bench [--rounds 5] [--json]

Two ratios a page. *Bare*: our whole page (decoding, seals, orientation, lines, quality) over one
detection + recognition pass of the very same sessions at the same settings on the decoded
picture. *Default*: our whole page over RapidOCR's own default call on the same bytes. Runs are
interleaved and the median taken, so that a busy machine disturbs both sides alike. Beside the
ratios stands what either found of the characters the page is known to carry.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from catalog.vocabulary import load_vocabulary
from ocr import geometry
from ocr.box_net import BoxNet
from ocr.page_reader import CROP_HEIGHT, EngineReader
from ocr.pages import load_pages
from ocr.rapid import RapidEngine
from ocr.types import Image

DRAWN_ON = date(2026, 11, 16)
CASES = Path(__file__).parent / "datasets" / "food-business-new" / "cases"


@dataclass(frozen=True)
class BenchPage:
    """A page to read and the values known to stand on it (none: unknown)."""

    name: str
    data: bytes
    values: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """CPU seconds (median) and characters of one page read three ways."""

    page: str
    width: int
    height: int
    ours: float
    bare: float
    default: float
    over_bare: float
    over_default: float
    characters_ours: int
    characters_default: int
    known: int
    found_ours: int
    found_default: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs a page and way; the median")
    parser.add_argument("--threads", type=int, default=2, help="threads for every way alike")
    parser.add_argument("--json", action="store_true", help="JSON instead of a table")
    options = parser.parse_args(arguments)
    engine = RapidEngine(threads=options.threads)
    default = default_call(options.threads)
    results = []
    for page in bench_pages():
        print(f"{page.name} …", file=sys.stderr, flush=True)
        results.append(measure(page, engine, default, rounds=options.rounds))
    print(json.dumps([asdict(r) for r in results], indent=1) if options.json else table(results))


def bench_pages() -> tuple[BenchPage, ...]:
    """An application form and a licence as 12-megapixel photographs and 200 dpi scans, drawn
    now; the photographs of a stored sample case where there is no CJK font to draw with."""
    from eval.foundry.applicant import draw_world
    from eval.foundry.captures import photo, scan
    from eval.foundry.develop import Container, develop
    from eval.foundry.fonts import FontsMissing, find_fonts
    from eval.foundry.situation import draw_situation
    from eval.foundry.style import draw_style

    try:
        fonts = find_fonts()
    except FontsMissing:
        return _stored_pages()
    rng = np.random.default_rng(20)
    papers = draw_world(rng, DRAWN_ON, draw_situation(rng)).papers
    pages = []
    for slot in ("application", "licence"):
        paper = papers[slot][0]
        for name in ("photo 12 MP", "A4 scan 200 dpi"):
            rng = np.random.default_rng(1)
            style = draw_style(fonts, rng)
            capture, filing = (
                photo(paper, rng, 4000)
                if name.startswith("photo")
                else scan(paper, rng, 2339, Container.JPEG)
            )
            data, _, truth = develop(
                paper, style, replace(capture, turn=0), replace(filing, exif_turn=0), DRAWN_ON
            )
            pages.append(BenchPage(f"{slot}, {name}", data, _values(truth)))
    return tuple(pages)


def _stored_pages() -> tuple[BenchPage, ...]:
    case = sorted(CASES.iterdir())[0]
    truths = json.loads((case / "truth.json").read_text(encoding="utf-8"))["documents"]
    return tuple(
        BenchPage(path.name, path.read_bytes(), _values(truths[path.name]))
        for path in sorted(case.glob("*.jpg"))
    )


def _values(truth: Mapping[str, Any]) -> tuple[str, ...]:
    """What is printed as it stands; dates are printed otherwise than the truth writes them."""
    values = (str(field["value"]) for field in truth["fields"].values())
    return tuple(value for value in values if not re.fullmatch(r"\d{4}-\d\d-\d\d", value))


def default_call(threads: int) -> Callable[[bytes], tuple[str, ...]]:
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


def measure(
    page: BenchPage,
    engine: RapidEngine,
    default: Callable[[bytes], tuple[str, ...]],
    *,
    rounds: int,
) -> Measured:
    """One page read all three ways `rounds` times, after one run each to warm up."""
    reader = EngineReader(engine, BoxNet(), load_vocabulary())
    upload = load_pages(page.data, source=page.name)[0]
    picture = upload.image()
    ways: dict[str, Callable[[], tuple[str, ...]]] = {
        "ours": lambda: tuple(line.text for line in reader.read(upload).lines),
        "bare": lambda: bare_pass(picture, engine),
        "default": lambda: default(page.data),
    }
    texts = {name: "".join(way()) for name, way in ways.items()}
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.process_time()
            way()
            spent[name].append(time.process_time() - start)
    cost = {name: median(seconds) for name, seconds in spent.items()}
    known = [_plain(value) for value in page.values]
    found = {name: sum(value in _plain(text) for value in known) for name, text in texts.items()}
    return Measured(
        page=page.name,
        width=upload.width,
        height=upload.height,
        ours=round(cost["ours"], 3),
        bare=round(cost["bare"], 3),
        default=round(cost["default"], 3),
        over_bare=round(cost["ours"] / cost["bare"], 3),
        over_default=round(cost["ours"] / cost["default"], 3),
        characters_ours=len(_plain(texts["ours"])),
        characters_default=len(_plain(texts["default"])),
        known=len(known),
        found_ours=found["ours"],
        found_default=found["default"],
    )


def bare_pass(picture: Image, engine: RapidEngine) -> tuple[str, ...]:
    """Detection, crops, recognition and nothing else."""
    quads = engine.detect(picture)
    crops = [geometry.crop(picture, quad, height=CROP_HEIGHT) for quad in quads]
    return tuple(text for text, _ in engine.recognise(crops))


def table(results: Sequence[Measured]) -> str:
    """For people: CPU seconds, ratios, characters, known values found."""
    head = "page | size | ours s | bare s | default s | ÷ bare | ÷ default | characters | known"
    rule = " | ".join("---" for _ in head.split(" | "))
    rows = (
        f"{r.page} | {r.width}×{r.height} | {r.ours:.2f} | {r.bare:.2f} | {r.default:.2f} | "
        f"{r.over_bare:.2f} | {r.over_default:.2f} | "
        f"{r.characters_ours} (default {r.characters_default}) | "
        f"{r.found_ours} of {r.known} (default {r.found_default})"
        for r in results
    )
    return "\n".join((head, rule, *rows))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


if __name__ == "__main__":
    main()
