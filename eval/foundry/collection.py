"""A seed → a folder of papers of every type, taken in every condition, with their truth."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from eval.dataset import Condition, Sample, true_document, write_index, write_recipe
from eval.foundry.captures import draw_capture, slight_flaws, spoil
from eval.foundry.compose import Arrangement, develop_together, extent
from eval.foundry.degrade import Capture
from eval.foundry.develop import develop
from eval.foundry.fonts import find_fonts
from eval.foundry.paper import templates
from eval.foundry.style import draw_style
from eval.foundry.template import Template
from ocr.types import Problem

FIRST_DAY = date(2026, 1, 5)
READABLE = frozenset({Problem.SCREEN})
"""Problems of pictures on which everything can be read all the same."""

_STRIDE = 6
"""Templates between those of one problem and the next."""

PAIRS = (
    ("resident-id-card-portrait", "resident-id-card-emblem", Arrangement.COPY),
    ("resident-id-card-portrait", "bank-card", Arrangement.ABOVE),
    ("business-licence", "food-business-licence", Arrangement.ABOVE),
    ("resident-id-card-emblem", "resident-id-card-portrait", Arrangement.BESIDE),
    ("driving-licence", "vehicle-licence", Arrangement.ABOVE),
    ("health-certificate", "resident-id-card-portrait", Arrangement.COPY),
    ("marriage-certificate", "household-register-member", Arrangement.BESIDE),
)
"""Papers that people lay side by side or copy onto one sheet."""

_FILLED = 0.8
"""Share of such a picture that the papers take at least."""

_LARGEST = 4000
"""Pixels of the longer side of such a picture at most."""


def write_collection(
    out: Path, seed: int, count: int, *, spoilt: int = 0, pairs: int = 0, processes: int = 2
) -> Iterator[Sample]:
    """Writes `count` files and their index under `out`: types in turn, a third of the files in
    each condition; then so many `spoilt` ones, which should be taken again, problems in turn,
    and so many that show two papers. Yields each sample when it is done, in order."""
    find_fonts()  # fail here, in words, rather than in every worker
    samples = []
    context = get_context("spawn")
    orders = [*map(order_of, range(count)), *(spoilt_order(count, n) for n in range(spoilt))]
    orders += [pair_order(count + spoilt, n) for n in range(pairs)]
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_quiet) as pool:
        for sample in pool.map(partial(_write_one, out, seed), orders):
            samples.append(sample)
            yield sample
    write_index(out, samples)
    command = f"python -m eval foundry papers --seed {seed} -n {count}"
    command += f" --spoilt {spoilt}" if spoilt else ""
    command += f" --pairs {pairs}" if pairs else ""
    write_recipe(out, command=command, seed=seed, files=count + spoilt + pairs)


@dataclass(frozen=True)
class Order:
    """The file to write at `index`: which template, taken how, and with what problem; or which
    of PAIRS."""

    index: int
    template: int
    condition: Condition
    problem: Problem | None = None
    pair: int | None = None


def order_of(index: int) -> Order:
    """Templates in turn, all of them in one condition before the next."""
    kinds = len(templates())
    return Order(index, index % kinds, tuple(Condition)[index // kinds % len(Condition)])


def spoilt_order(count: int, number: int) -> Order:
    """Problems in turn, each on one template after the other."""
    problems = tuple(Problem)
    row, place = divmod(number, len(problems))
    template = (row + _STRIDE * place) % len(templates())
    return Order(count + number, template, Condition.BAD, problems[place])


def pair_order(before: int, number: int) -> Order:
    """Pairs in turn, all of them in one condition before the next."""
    row, place = divmod(number, len(PAIRS))
    return Order(before + number, 0, tuple(Condition)[row % len(Condition)], pair=place)


def _write_one(out: Path, seed: int, order: Order) -> Sample:
    rng = np.random.default_rng([seed, order.index])
    today = FIRST_DAY + timedelta(days=int(rng.integers(0, 320)))
    if order.pair is not None:
        return _write_pair(out, order, rng, today)
    template = templates()[order.template]
    paper = template.invent(rng, today)
    style = draw_style(find_fonts(), rng)
    if order.problem is None:
        capture, filing = draw_capture(paper, rng, order.condition)
    else:
        capture, filing, _ = spoil(paper, order.problem, rng)
    made = develop(paper, style, capture, filing, today)
    name = f"{order.index:04d}-{template.code or 'other'}.{made.ending}"
    (out / name).write_bytes(made.data)
    pages = _pages(made.truth)
    turn = made.truth["orientation"]
    assert isinstance(turn, int)
    legible = order.problem is None or order.problem in READABLE
    sealed = template.code in sealed_types()
    document = true_document(made.truth, pages=pages, bears_seal=sealed, legible=legible)
    return Sample(
        file=name,
        condition=order.condition,
        orientation=() if order.problem is Problem.NO_TEXT else (turn,) * len(pages),
        problems=() if order.problem is None else (order.problem,),
        documents=(document,),
        slight=_slight(order, capture),
    )


def _write_pair(out: Path, order: Order, rng: np.random.Generator, today: date) -> Sample:
    assert order.pair is not None
    *codes, arrangement = PAIRS[order.pair]
    kinds = [_first_of(str(code)) for code in codes]
    papers = [kind.invent(rng, today) for kind in kinds]
    style = draw_style(find_fonts(), rng)
    capture, filing = draw_capture(papers[0], rng, order.condition)
    wider = max(extent([kind.size for kind in kinds], arrangement)) / max(kinds[0].size)
    long_side = min(_LARGEST, round(capture.long_side * wider))
    capture = replace(capture, long_side=long_side, fill=max(capture.fill, _FILLED), burns=0)
    data, ending, truths = develop_together(papers, style, arrangement, capture, filing, today)
    name = f"{order.index:04d}-{'-and-'.join(kind.code for kind in kinds)}.{ending}"
    (out / name).write_bytes(data)
    documents = tuple(
        true_document(truth, pages=(0,), bears_seal=kind.code in sealed_types())
        for kind, truth in zip(kinds, truths, strict=True)
    )
    turns = (capture.turn % 4 * 90,)
    return Sample(name, order.condition, turns, (), documents, _slight(order, capture))


def _slight(order: Order, capture: Capture) -> tuple[Problem, ...]:
    drawn_poor = order.condition is Condition.BAD and order.problem is None
    return slight_flaws(capture) if drawn_poor else ()


def _first_of(code: str) -> Template[Any]:
    return next(template for template in templates() if template.code == code)


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
