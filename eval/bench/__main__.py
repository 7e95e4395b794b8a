"""Measures and prints what reading and judging cost.

    python -m eval.bench [--rounds 5] [--threads 2] [--pages 60] [--json]

First single pages, our whole way of reading over others', in one process, interleaved, medians of
CPU time, so that a busy machine disturbs both sides alike. Then many pages: eight over one, two
workers over one, a page that was read a short while ago, and memory. Last the rules alone: one
case of a hundred review points with its fields given, and ten times the points over that.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from eval.bench.load import Load, measure_load
from eval.bench.pages import bench_pages
from eval.bench.points import Points, measure_points
from eval.bench.ratios import measure, table
from eval.bench.ways import default_call, tesseract_call
from ocr.rapid import RapidEngine
from serve.wiring import load_seed

RULE_ROUNDS = 20
"""Rounds over the rules for one round over a page: a case takes milliseconds, a page a second."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs a page and way; the median")
    parser.add_argument("--threads", type=int, default=2, help="threads for every way alike")
    parser.add_argument("--pages", type=int, default=60, help="pages to watch memory over")
    parser.add_argument("--json", action="store_true", help="JSON instead of tables")
    options = parser.parse_args(arguments)
    engine = RapidEngine(threads=options.threads)
    default = default_call(options.threads)
    tesseract, why_not = tesseract_call(options.threads)
    if tesseract is None:
        _say(why_not)
    pages = bench_pages()
    results = []
    for page in pages:
        _say(f"{page.name} …")
        results.append(measure(page, engine, default, tesseract, rounds=options.rounds))
    _say("many pages …")
    load = measure_load(pages, rounds=min(3, options.rounds), memory_pages=options.pages)
    _say("rules …")
    points = measure_points(load_seed().catalog, rounds=RULE_ROUNDS * options.rounds)
    if options.json:
        pages_read = [asdict(result) for result in results]
        found = {"pages": pages_read, "load": asdict(load), "rules": asdict(points)}
        print(json.dumps(found, indent=1))
        return
    print(table(results))
    print()
    print(_in_words(load))
    print(rules_in_words(points))


def rules_in_words(points: Points) -> str:
    """One line for people."""
    return (
        f"rules for one case of {points.points} points, fields given: CPU "
        f"{points.milliseconds:.2f} ms (best {points.best:.2f}); "
        f"1,000 points ÷ 100: {points.thousand_over_hundred:.2f}"
    )


def _in_words(load: Load) -> str:
    flat = "flat" if load.flat else "NOT flat"
    return (
        f"8 pages ÷ 1: {load.eight_over_one:.2f} (CPU seconds {load.eight:.2f} ÷ {load.one:.2f})\n"
        f"CPU per page, two workers ÷ one: {load.two_over_one:.2f} "
        f"({load.two_workers:.2f} ÷ {load.one_worker:.2f})\n"
        f"a page read before ÷ 1: {load.again_over_one:.4f}\n"
        f"memory of a worker over {load.memory_pages} pages: peak {load.peak_mb:.0f} MB; after a "
        f"third of them {load.early_mb:.0f} MB, at the end {load.late_mb:.0f} MB: {flat}"
    )


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
