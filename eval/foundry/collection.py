"""A seed → a folder of single papers of every type, taken in every condition, with their truth."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np

from eval.dataset import Condition, Sample, true_document, write_index, write_recipe
from eval.foundry.captures import draw_capture
from eval.foundry.develop import develop
from eval.foundry.fonts import find_fonts
from eval.foundry.paper import templates
from eval.foundry.style import draw_style

FIRST_DAY = date(2026, 1, 5)


def write_collection(out: Path, seed: int, count: int, *, processes: int = 2) -> Iterator[Sample]:
    """Writes `count` files and their index under `out`: types in turn, a third of the files in
    each condition. Yields each sample when it is done, in order."""
    find_fonts()  # fail here, in words, rather than in every worker
    samples = []
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_quiet) as pool:
        for sample in pool.map(partial(_write_one, out, seed), range(count)):
            samples.append(sample)
            yield sample
    write_index(out, samples)
    write_recipe(out, command="python -m eval foundry papers", seed=seed, files=count)


def _write_one(out: Path, seed: int, index: int) -> Sample:
    kinds = templates()
    template = kinds[index % len(kinds)]
    condition = tuple(Condition)[index // len(kinds) % len(Condition)]
    rng = np.random.default_rng([seed, index])
    today = FIRST_DAY + timedelta(days=int(rng.integers(0, 320)))
    paper = template.invent(rng, today)
    style = draw_style(find_fonts(), rng)
    capture, filing = draw_capture(paper, rng, condition)
    data, ending, truth = develop(paper, style, capture, filing, today)
    name = f"{index:04d}-{template.code}.{ending}"
    (out / name).write_bytes(data)
    pages = _pages(truth)
    turn = truth["orientation"]
    assert isinstance(turn, int)
    return Sample(
        file=name,
        condition=condition,
        orientation=(turn,) * len(pages),
        problems=(),
        documents=(true_document(truth, pages=pages, bears_seal=template.code in sealed_types()),),
    )


def _pages(truth: dict[str, object]) -> tuple[int, ...]:
    count = truth["pages"]
    assert isinstance(count, int)
    return tuple(range(count))


@cache
def sealed_types() -> frozenset[str]:
    """The catalogue's types whose whole papers bear a seal."""
    from serve.wiring import load_seed

    types = load_seed().catalog.document_types.values()
    return frozenset(kind.code for kind in types if kind.bears_seal)


def _quiet() -> None:
    cv2.setNumThreads(1)
