"""A seed → places to sign as the reader cuts them out of pictures, and whether a hand signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from catalog.vocabulary import SigningWords, load_vocabulary
from eval.foundry.degrade import Capture, Desk, Photo, photograph
from eval.foundry.sheet import Box
from eval.foundry.signing import SIZE, Corner, Entry, draw_corner
from ocr.geometry import Frame, whole_page
from ocr.seals import Outline, without_ink
from ocr.signatures import cut_out
from ocr.signing_places import find_places
from ocr.types import Image, TextLine

_LOST, _MERGED = 0.12, 0.3
"""Shares of print that the recogniser does not read, and of names read in one line with their
label."""

_FINE = (2.8, 3.4, 4.2, 5.2, 6.4, 8.0)
"""Pixels a millimetre."""


@dataclass(frozen=True)
class Example:
    """A place's layers, as `ocr.signatures.Cut` gives them, and what stands there."""

    layers: NDArray[np.float32]
    entry: Entry
    signed: bool


def draw_examples(seed: int, count: int) -> Iterator[Example]:
    """About `count`: a corner whose label can't be found is left out."""
    words = load_vocabulary().signing
    for index in range(count):
        rng = np.random.default_rng([seed, index])
        example = _example(rng, words)
        if example is not None:
            yield example


def _example(rng: np.random.Generator, words: SigningWords) -> Example | None:
    fine = float(rng.choice(_FINE))
    corner = draw_corner(rng, 1.08 * fine)
    capture = _capture(rng, fine * float(rng.uniform(0.85, 1.05)))
    photo = photograph(corner.sheet.pixels(), capture, rng)
    image = _squeezed(photo.image, rng)
    if not capture.copied:
        image = without_ink(image, _rings(corner, photo))
    high, wide = image.shape[:2]
    frame = whole_page(wide, high)
    places = find_places(_lines(corner, photo, frame, rng), frame, words)
    labelled = [place for place in places if place.label == corner.label]
    if not labelled:
        return None
    layers = cut_out(image, labelled[0]).layers
    return Example(layers, corner.entry, corner.entry is Entry.NAME)


def _capture(rng: np.random.Generator, fine: float) -> Capture:
    """A scan, a photograph or a poor one."""
    kind = int(rng.choice(3, p=[0.3, 0.4, 0.3]))
    fill = 0.97 if kind == 0 else float(rng.uniform(0.78, 0.92))
    long_side = round(max(SIZE) * fine / fill)
    if kind == 0:
        copied = bool(rng.random() < 0.2)
        return Capture(
            long_side=long_side, fill=fill, skew=float(rng.normal(0, 0.5)), scan=True,
            blur=float(rng.uniform(0, 0.5)), noise=float(rng.uniform(0, 2)), copied=copied,
            grey=bool(rng.random() < 0.15), speckle=30.0 * copied,
        )  # fmt: skip
    dot = fine * 3.7 / 16
    poor = kind == 2
    return Capture(
        long_side=long_side,
        fill=fill,
        skew=float(rng.normal(0, 2)),
        lean=(float(rng.normal(0, 5)), float(rng.normal(0, 5))),
        blur=float(rng.uniform(0.3, 0.9)),
        light=float(rng.uniform(0.05, 0.4)),
        warmth=float(rng.normal(0.01, 0.03)),
        shadow=float(rng.uniform(0.1, 0.5)) if rng.random() < 0.5 else 0.0,
        noise=float(rng.uniform(4, 9) if poor and rng.random() < 0.4 else rng.uniform(1, 4)),
        exposure=float(rng.uniform(0.35, 0.6)) if poor and rng.random() < 0.4 else 1.0,
        defocus=float(dot * rng.uniform(0.8, 1.7)) if poor and rng.random() < 0.4 else 0.0,
        motion=float(dot * rng.uniform(1.5, 3.5)) if poor and rng.random() < 0.4 else 0.0,
        glare=float(rng.uniform(0.2, 0.6)) if poor and rng.random() < 0.3 else 0.0,
        moire=float(rng.uniform(0.05, 0.2)) if rng.random() < 0.05 else 0.0,
        folds=(1, 0) if rng.random() < 0.08 else (0, 0),
        desk=list(Desk)[int(rng.integers(4))],
    )


def _squeezed(image: Image, rng: np.random.Generator) -> Image:
    """Through JPEG, as telephones store it."""
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(38, 94))]
    _, data = cv2.imencode(".jpg", np.ascontiguousarray(image[..., ::-1]), quality)
    back = cv2.imdecode(data, cv2.IMREAD_COLOR)
    return np.ascontiguousarray(np.asarray(back, dtype=np.uint8)[..., ::-1])


def _rings(corner: Corner, photo: Photo) -> tuple[Outline, ...]:
    """The seals as the reader would have found them."""
    rings = []
    for seal in corner.sheet.seals:
        left, top, right, bottom = seal.box
        if right - left < 0.8 * (bottom - top) or bottom - top < 0.8 * (right - left):
            continue  # cut off by the corner's edge
        points = photo.warp(np.array([[left, top], [right, top], [right, bottom], [left, bottom]]))
        x, y = points.mean(axis=0)
        half = np.ptp(points, axis=0) / 2
        rings.append(Outline(float(x), float(y), float(half[0]), float(half[1]), 0.0, 0.9))
    return tuple(rings)


def _lines(
    corner: Corner, photo: Photo, frame: Frame, rng: np.random.Generator
) -> tuple[TextLine, ...]:
    """The corner's print, and some of its handwriting, as an engine reads and boxes it."""
    label, *others = [(run.text, run.box) for run in corner.sheet.prints]
    runs: list[tuple[str, Box, float]] = []
    for i, (text, box) in enumerate(others):
        if rng.random() < _LOST:
            continue
        typed_name = i == 0 and corner.entry is Entry.TYPED
        if typed_name and rng.random() < _MERGED and box[1] < label[1][3]:
            label = (label[0] + text, _around(label[1], box))
        else:
            runs.append((text, box, float(rng.uniform(0.9, 1.0))))
    for mark in corner.sheet.signatures:
        chance = rng.random()
        if not mark.present or chance < 0.35:
            continue
        text = mark.text if chance < 0.8 else "WN"[: int(rng.integers(1, 3))]
        if chance < 0.5 and mark.box[1] < label[1][3]:
            seen = "" if rng.random() < 0.25 else text
            label = (label[0] + seen, _around(label[1], mark.box))
        else:
            runs.append((text, mark.box, float(rng.uniform(0.45, 1.0))))
    runs.insert(0, (*label, float(rng.uniform(0.85, 1.0))))
    return tuple(_line(text, box, sure, photo, frame, rng) for text, box, sure in runs)


def _line(
    text: str, box: Box, sure: float, photo: Photo, frame: Frame, rng: np.random.Generator
) -> TextLine:
    left, top, right, bottom = box
    beside, over = rng.uniform(0.05, 0.3, 2) * (bottom - top)
    corners = np.array(
        [[left - beside, top - over], [right + beside, top - over],
         [right + beside, bottom + over], [left - beside, bottom + over]]
    )  # fmt: skip
    return TextLine(text, frame.region(photo.warp(corners), 0), sure)


def _around(one: Box, other: Box) -> Box:
    low = [min(a, b) for a, b in zip(one[:2], other[:2], strict=True)]
    high = [max(a, b) for a, b in zip(one[2:], other[2:], strict=True)]
    return low[0], low[1], high[0], high[1]
