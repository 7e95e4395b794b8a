"""A dataset → how many of its values a plain pass of RapidOCR finds, by condition.

    python -m eval.bench.plain DIR

Plain: each page upright as the truth says, searched once at 1280 pixels, every line read once; no
closer look, no seals taken off. What it finds says how hard a set is, whoever drew it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from eval.dataset import Sample, read_dataset
from eval.progress import shown
from eval.suites.counting import printed_values
from nlp.normalize import squeeze
from ocr import geometry
from ocr.pages import load_pages
from ocr.rapid import DETECTION_SIDE, RapidEngine
from ocr.reader import TextEngine


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads and prints one line a condition."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.plain", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with documents.jsonl and its files")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    engine = RapidEngine(threads=options.threads)
    samples = [one for one in read_dataset(options.data) if not one.problems]
    counts: Counter[tuple[str, str]] = Counter()
    for sample in shown(samples, total=len(samples), verb="reading"):
        text = plain_text(options.data, sample, engine)
        for value in (v for true in sample.documents for v in printed_values(true)):
            counts[sample.condition, "values"] += 1
            counts[sample.condition, "found"] += value in text
    for condition in sorted({condition for condition, _ in counts}):
        found, values = counts[condition, "found"], counts[condition, "values"]
        print(f"{condition}: {found / values:.3f} of {values} values")


def plain_text(folder: Path, sample: Sample, engine: TextEngine) -> str:
    """All that is read of a file, squeezed."""
    parts: list[str] = []
    for page in load_pages((folder / sample.file).read_bytes(), source=sample.file):
        image = geometry.shrunk(page.image(), DETECTION_SIDE)
        turn = sample.orientation[page.index] if page.index < len(sample.orientation) else 0
        image = geometry.turn_image(image, turn)
        crops = [geometry.crop(image, quad) for quad in engine.detect(image)]
        parts += [one.text for one in engine.recognise(crops)]
    return squeeze("".join(parts))


if __name__ == "__main__":
    main()
