"""Chance → pages for training, each as grey levels with the boxes to tick on it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from eval.dataset import Condition
from eval.foundry.captures import draw_capture
from eval.foundry.degrade import photograph
from eval.foundry.fonts import find_fonts
from eval.foundry.paper import draw, templates
from eval.foundry.practice import SIZE, draw_practice
from eval.foundry.sheet import Sheet
from eval.foundry.style import draw_style
from ocr.types import Image, TickState

TODAY = date(2026, 6, 1)
STATES = tuple(TickState)


@dataclass(frozen=True)
class TrainingPage:
    """`level` is H × W, the darkest of the three colours. A row of `boxes`, N × 5, is the left,
    top, right and bottom of a box in pixels and its state's place in STATES. `print_size` is
    the height of the page's print in pixels."""

    level: NDArray[np.uint8]
    boxes: NDArray[np.float32]
    print_size: float


@dataclass(frozen=True)
class Batch:
    """So many pages of one seed, taken in one of the `conditions`. A share `full` of them is
    full of boxes; the others are papers, most of which have none but print that looks like
    some."""

    seed: int
    count: int
    full: float
    conditions: tuple[Condition, ...] = tuple(Condition)


def write_pages(out: Path, batch: Batch, *, processes: int) -> Iterator[Path]:
    """Draws a batch into files under `out`, those already there excepted."""
    out.mkdir(parents=True, exist_ok=True)
    find_fonts()
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        yield from pool.map(partial(_write_page, out, batch), range(batch.count))


def read_page(path: Path) -> TrainingPage:
    """A page that `write_pages` wrote."""
    with np.load(path) as stored:
        level = np.asarray(cv2.imdecode(stored["png"], cv2.IMREAD_GRAYSCALE), dtype=np.uint8)
        return TrainingPage(level, stored["boxes"], float(stored["print_size"]))


def _write_page(out: Path, batch: Batch, index: int) -> Path:
    path = out / f"{batch.seed}-{index:05d}.npz"
    if not path.exists():
        cv2.setNumThreads(1)
        page = _draw_page(np.random.default_rng([batch.seed, index]), batch)
        _, png = cv2.imencode(".png", page.level)
        np.savez(path, png=png, boxes=page.boxes, print_size=page.print_size)
    return path


def _draw_page(rng: np.random.Generator, batch: Batch) -> TrainingPage:
    condition = batch.conditions[int(rng.integers(len(batch.conditions)))]
    known = templates()
    template = known[int(rng.integers(len(known)))]
    if practice := bool(rng.random() < batch.full):
        template = next(one for one in known if one.size == SIZE)
    paper = template.invent(rng, TODAY)
    capture, filing = draw_capture(paper, rng, condition)
    capture = replace(capture, turn=0)
    drawn = capture.long_side * capture.fill * 1.08 / max(template.size)
    if practice:
        sheet, size = draw_practice(find_fonts(), rng, drawn)
    else:
        sheets = draw(paper, draw_style(find_fonts(), rng), drawn)
        sheet = sheets[int(rng.integers(len(sheets)))]
        size = _print_size(sheet)
    photo = photograph(sheet.pixels(), capture, rng)
    rows = [
        [*_around(photo.warp(np.array(_corners(tick.box)))), float(STATES.index(tick.state))]
        for tick in sheet.ticks
        if photo.shows(tick.box)
    ]
    hidden = [tick.box for tick in sheet.ticks if not photo.shows(tick.box)]
    image = _squeezed(photo.image, filing.quality)
    for box in hidden:
        cv2.fillPoly(image, [photo.warp(np.array(_corners(box))).astype(np.int32)], (250,) * 3)
    return TrainingPage(
        image.min(axis=2),
        np.array(rows, dtype=np.float32).reshape(-1, 5),
        size * drawn / 1.08,
    )


def _print_size(sheet: Sheet) -> float:
    """The size of the usual print in millimetres, by its ink."""
    heights = [box[3] - box[1] for box in (one.box for one in sheet.prints)]
    return float(np.median(heights)) / sheet.scale / 0.9 if heights else 4.0


def _corners(box: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _around(points: NDArray[np.float64]) -> tuple[float, float, float, float]:
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _squeezed(image: Image, quality: int) -> Image:
    """The picture after JPEG."""
    _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.array(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
