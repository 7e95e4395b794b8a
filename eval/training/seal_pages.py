"""Pages with known seals × chance → pictures for the seal finder to learn from, with masks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from eval.dataset import read_dataset
from eval.foundry.fonts import Face
from eval.foundry.seal import REDS, SealDesign, carve, draw_cut, turned, uneven
from eval.training.ring_words import ring_words
from ocr import geometry
from ocr.pages import load_pages
from ocr.seal_net import SIDE, STRIDE
from ocr.types import Image, SealShape

_KEPT = 900
"""Longest side of the pages kept in memory, pixels."""

CORE = 0.55
"""The inner part of a seal, which no other seal's touches."""

Mask = NDArray[np.float32]


@dataclass(frozen=True)
class SealPage:
    """A page, and its seals as quads in its pixels with their shapes."""

    image: Image
    seals: tuple[tuple[NDArray[np.float32], SealShape], ...]


def read_pages(folder: Path) -> list[SealPage]:
    """Every page of a drawn collection, small."""
    pages = []
    for sample in read_dataset(folder):
        for page in load_pages((folder / sample.file).read_bytes(), source=sample.file):
            image = geometry.shrunk(page.image(), _KEPT)
            size = np.array([image.shape[1], image.shape[0]], np.float32)
            seals = tuple(
                (np.asarray(seal.polygon, np.float32) * size, seal.shape)
                for paper in sample.documents
                for seal in paper.seals
                if seal.page == page.index
            )
            pages.append(SealPage(image, seals))
    return pages


def draw_example(
    pages: Sequence[SealPage], faces: Sequence[Face], rng: np.random.Generator
) -> tuple[Image, Mask]:
    """SIDE × SIDE pixels, and 3 masks at STRIDE: within a round or oval seal, within its core,
    within a square one."""
    page = pages[int(rng.integers(len(pages)))]
    matrix = _laid(page.image, rng)
    ground = tuple(int(c) for c in np.median(page.image[:4].reshape(-1, 3), axis=0))
    laid = cv2.warpPerspective(
        page.image, matrix, (SIDE, SIDE), flags=cv2.INTER_AREA, borderValue=ground
    )
    image = np.asarray(laid, dtype=np.uint8)
    side = SIDE // STRIDE
    masks = np.zeros((3, side, side), np.float32)
    for quad, shape in page.seals:
        _fill(masks, geometry.apply(np.asarray(matrix, np.float64), quad), shape)
    for _ in range(int(rng.choice((0, 0, 1, 1, 2, 3)))):
        image = _stamped(image, masks, faces, rng)
    return _seen(image, rng), masks


def _laid(image: Image, rng: np.random.Generator) -> NDArray[np.float64]:
    """The page put into the square: whole as a rule, sometimes a part of it, turned, aslant."""
    height, width = image.shape[:2]
    fit = SIDE / max(height, width)
    zoom = fit * (rng.uniform(0.8, 1.0) if rng.random() < 0.6 else rng.uniform(1.0, 2.2))
    turn = np.radians(90 * int(rng.integers(4)) + rng.normal(0, 4))
    flip = -1.0 if rng.random() < 0.3 else 1.0
    spin = np.array([[np.cos(turn) * flip, -np.sin(turn)], [np.sin(turn) * flip, np.cos(turn)]])
    room = np.maximum(np.abs(spin) @ np.array([width, height]) * zoom - SIDE, 0) / 2
    middle = np.array([SIDE, SIDE]) / 2 + rng.uniform(-1, 1, 2) * (room + 6)
    matrix = np.eye(3)
    matrix[:2, :2] = zoom * spin
    matrix[:2, 2] = middle - matrix[:2, :2] @ (np.array([width, height]) / 2)
    matrix[2, :2] = rng.normal(0, 0.00012, 2)
    return matrix


def _stamped(image: Image, masks: Mask, faces: Sequence[Face], rng: np.random.Generator) -> Image:
    """One more seal, where none stands."""
    chance = rng.random()
    shape = (
        SealShape.SQUARE if chance < 0.3 else SealShape.OVAL if chance < 0.46 else SealShape.ROUND
    )
    square = shape is SealShape.SQUARE
    words = ring_words(rng)
    if square:
        words = words[: int(rng.choice((2, 3, 4, 6, 9, 12, 16)))]
    least, most = (22, 110) if square else (30, 190)
    across = float(np.exp(rng.uniform(np.log(least), np.log(most))))
    centre = ring_words(rng)[: int(rng.integers(2, 6))] if rng.random() < 0.3 else ""
    design = SealDesign(words, centre, 40.0, shape)
    fine = carve(
        design, 4 * across / 40.0, faces[int(rng.integers(len(faces)))], draw_cut(design, rng)
    )
    degrees = float(rng.normal(0, 12)) + 90 * int(rng.integers(4)) * float(rng.random() < 0.5)
    layer = uneven(turned(fine, degrees), rng)
    if rng.random() < 0.35:
        layer = _dry(layer, rng)
    layer = np.asarray(cv2.resize(layer, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA))
    height, width = layer.shape
    x, y = (rng.uniform(0.3 * s, SIDE - 0.3 * s) for s in (width, height))
    flat = fine.shape[0] / fine.shape[1]
    half = np.array([[-1, -flat], [1, -flat], [1, flat], [-1, flat]]) * across / 2
    angle = np.radians(-degrees)
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    quad = (half @ spin.T + (x, y)).astype(np.float32)
    taken = np.zeros_like(masks)
    _fill(taken, quad, shape)
    if (taken.max(axis=0) * masks.max(axis=0)).any():
        return image
    np.maximum(masks, taken, out=masks)
    cover = cv2.warpAffine(
        layer, np.array([[1, 0, x - width / 2], [0, 1, y - height / 2]]), (SIDE, SIDE)
    )
    ink = np.array(REDS[int(rng.integers(len(REDS)))], np.float32) / 255
    ink = (ink * rng.uniform(0.7, 1.15) + rng.normal(0, 0.04, 3)).clip(0, 1)
    spread = image[::7, ::7].astype(np.float32)
    if float(np.abs(spread[..., 0] - spread[..., 2]).mean()) < 2.5 and rng.random() < 0.8:
        ink = np.full(3, rng.uniform(0.25, 0.6))  # on a grey copy
    strength = rng.uniform(0.5, 1.0)
    mixed = image * (1 - strength * cover[..., None] * (1 - ink.astype(np.float32)))
    return mixed.clip(0, 255).astype(np.uint8)


def _dry(layer: Mask, rng: np.random.Generator) -> Mask:
    """The seal of a pad that ran dry: ink in spots, in streaks, or on one side only."""
    height, width = layer.shape
    rows, columns = (max(2, round(s / rng.uniform(2, 14))) for s in (height, width))
    if rng.random() < 0.3:
        columns = 2
    spots = rng.random((rows, columns), dtype=np.float32)
    spots = np.asarray(cv2.resize(spots, (width, height), interpolation=cv2.INTER_LINEAR))
    if rng.random() < 0.4:
        slope = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None, :]
        spots = spots + slope * (1 if rng.random() < 0.5 else -1)
    return np.where(spots > rng.uniform(0.15, 0.5), layer, 0.12 * layer).astype(np.float32)


def _fill(masks: Mask, quad: NDArray[np.floating], shape: SealShape) -> None:
    """Draws a seal's quad (pixels of the picture) into the masks."""
    quad = np.asarray(quad, np.float32) / STRIDE
    if shape is SealShape.SQUARE:
        cv2.fillConvexPoly(masks[2], np.round(quad).astype(np.int32), 1.0)
        return
    unit = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32)
    matrix = cv2.getPerspectiveTransform(unit, quad).astype(np.float64)
    theta = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    circle = np.stack([np.cos(theta), np.sin(theta)], axis=1)
    for mask, share in ((masks[0], 1.0), (masks[1], CORE)):
        outline = geometry.apply(matrix, circle * share)
        cv2.fillPoly(mask, [np.round(outline).astype(np.int32)], 1.0)


def _seen(image: Image, rng: np.random.Generator) -> Image:
    """Colours, light, softness and grain by chance; grey one time in four."""
    level = image.astype(np.float32)
    if rng.random() < 0.25:
        level = np.repeat(level.mean(axis=2, keepdims=True), 3, axis=2)
        level = (level - 128) * rng.uniform(0.8, 1.5) + 128
    level = level * rng.uniform(0.45, 1.1) * (1 + rng.normal(0, 0.05, 3).astype(np.float32))
    if rng.random() < 0.4:
        level = cv2.GaussianBlur(level, (0, 0), rng.uniform(0.4, 1.3)).astype(np.float32)
    noise = rng.normal(0, rng.uniform(0, 5), level.shape)
    out = (level + noise).clip(0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 90))]
        _, packed = cv2.imencode(".jpg", out, quality)
        out = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), dtype=np.uint8)
    return out
