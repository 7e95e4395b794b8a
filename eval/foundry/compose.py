"""Several papers × how they lie → one picture of them all, and the truth of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from eval.foundry.degrade import Capture, Cover, photograph
from eval.foundry.develop import Container, Filing, encode, truth_of
from eval.foundry.paper import draw, template_of
from eval.foundry.style import Style
from eval.foundry.template import Paper
from ocr.types import Image as Pixels

A4 = (210.0, 297.0)


class Arrangement(StrEnum):
    """How papers lie together."""

    BESIDE = "beside"  # each other, on the desk
    ABOVE = "above"  # one another, on the desk
    COPY = "copy"  # above one another on one A4 sheet out of the copying machine


@dataclass(frozen=True)
class Together:
    """Papers lying together as one flat picture: where there is paper, and the matrix that
    takes each paper's own pixels to its place."""

    pixels: Pixels
    cover: Cover
    places: tuple[NDArray[np.float64], ...]


def develop_together(
    papers: Sequence[Paper],
    style: Style,
    arrangement: Arrangement,
    capture: Capture,
    filing: Filing,
    made_on: date,
) -> tuple[bytes, Container, tuple[dict[str, object], ...]]:
    """The file, its ending and each paper's truth, in reading order. ValueError for a paper of
    more than one sheet. The corners of cards are rounded by the capture; `burns` needs values
    of one paper and does nothing here."""
    sizes = [template_of(paper).size for paper in papers]
    scale = capture.long_side * capture.fill * 1.08 / max(extent(sizes, arrangement))
    drawn = [draw(paper, style, scale) for paper in papers]
    if any(len(sheets) != 1 for sheets in drawn):
        raise ValueError("papers of several sheets don't lie in one picture")
    pictures = [sheets[0].pixels() for sheets in drawn]
    table = arrange(pictures, arrangement, style.rng, rounding=capture.rounding, scale=scale)
    photo = photograph(table.pixels, replace(capture, rounding=0.0), style.rng, cover=table.cover)
    truths = tuple(
        truth_of(paper, capture, sheets, [replace(photo, warp=replace(photo.warp, among=place))])
        for paper, sheets, place in zip(papers, drawn, table.places, strict=True)
    )
    return encode([photo.image], filing, made_on), filing.container, truths


def arrange(
    pictures: Sequence[Pixels],
    arrangement: Arrangement,
    rng: np.random.Generator,
    *,
    rounding: float,
    scale: float,
) -> Together:
    """Flat pictures laid together by a casual hand: not quite level, not quite in line.
    `scale` is pixels a millimetre."""
    sizes = [(picture.shape[1] / scale, picture.shape[0] / scale) for picture in pictures]
    width, height = (round(side * scale) for side in extent(sizes, arrangement))
    copy = arrangement is Arrangement.COPY
    pixels = np.full((height, width, 3), 250, np.uint8)
    cover = np.full((height, width), 255 if copy else 0, np.uint8)
    places = []
    along = 0 if arrangement is Arrangement.BESIDE else 1
    spare = (width, height)[along] - sum(picture.shape[1 - along] for picture in pictures)
    start = 0.0
    for picture in pictures:
        size = np.array([picture.shape[1], picture.shape[0]], dtype=np.float64)
        start += spare / (len(pictures) + 1)
        middle = np.array([width, height]) / 2
        middle[along] = start + size[along] / 2
        start += size[along]
        middle += rng.uniform(-1, 1, 2) * 0.25 * spare / (len(pictures) + 1) * (0.4, 0.4)
        place = _placed(size, middle, rng.normal(0, 1.2))
        mask = _rounded(picture.shape[:2], rounding)
        if copy:  # the lid throws a thin shadow along a card's edge
            shadow = place.copy()
            shadow[:2, 2] += 0.35 * scale
            edge = cv2.warpPerspective(mask, shadow, (width, height))
            pixels[edge > 127] = 176
        laid = cv2.warpPerspective(picture, place, (width, height))
        at = cv2.warpPerspective(mask, place, (width, height))
        pixels = np.where(at[..., None] > 127, laid, pixels).astype(np.uint8)
        cover = np.maximum(cover, at).astype(np.uint8)
        places.append(place)
    return Together(pixels, cover, tuple(places))


def extent(sizes: Sequence[tuple[float, float]], arrangement: Arrangement) -> tuple[float, float]:
    """Width and height in millimetres of what they lie on."""
    widths, heights = zip(*sizes, strict=True)
    match arrangement:
        case Arrangement.COPY:
            return A4
        case Arrangement.BESIDE:
            return 1.12 * sum(widths), 1.15 * max(heights)
        case Arrangement.ABOVE:
            return 1.15 * max(widths), 1.15 * sum(heights)


def _placed(
    size: NDArray[np.float64], middle: NDArray[np.float64], degrees: float
) -> NDArray[np.float64]:
    """The matrix that takes a picture's pixels to its place."""
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    place = np.eye(3)
    place[:2, :2] = turn
    place[:2, 2] = middle - turn @ (size / 2)
    return place


def _rounded(shape: tuple[int, int], rounding: float) -> Cover:
    """255 where there is paper: all of it but the corners of a card."""
    height, width = shape
    radius = round(rounding * width)
    mask = np.full(shape, 255, np.uint8)
    if radius:
        y, x = np.mgrid[0:height, 0:width]
        off_x = np.maximum(radius - np.minimum(x, width - 1 - x), 0)
        off_y = np.maximum(radius - np.minimum(y, height - 1 - y), 0)
        mask[np.hypot(off_x, off_y) > radius] = 0
    return mask
