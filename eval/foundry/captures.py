"""Chance → how a citizen photographed, scanned or copied one paper."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from eval.foundry.degrade import Capture, Desk
from eval.foundry.develop import Container, Filing
from eval.foundry.paper import template_of
from eval.foundry.papers.id_card import IdEmblem, IdPortrait
from eval.foundry.template import Paper

SPOILT_BLUR = 0.009  # share of the paper's length: the digits of a card melt together
TURNS = (0, 0, 0, 0, 0, 0, 0, 1, 2, 3)


def draw_capture(
    paper: Paper, rng: np.random.Generator, *, sides: tuple[int, int] = (1400, 1800)
) -> tuple[Capture, Filing]:
    """A capture such as windows accept every day: readable, and never perfect. `sides` bounds
    the long side of the picture in pixels."""
    long_side = int(rng.integers(*sides))
    chance = rng.random()
    if chance < 0.66:
        return photo(paper, rng, long_side)
    if chance < 0.84:
        return scan(paper, rng, long_side, Container.PDF)
    return scan(paper, rng, long_side, Container.PNG)


def photo(paper: Paper, rng: np.random.Generator, long_side: int) -> tuple[Capture, Filing]:
    """Taken with a telephone: from the side, in room light, on what lay there."""
    card = template_of(paper).card
    capture = Capture(
        long_side=long_side,
        fill=float(rng.uniform(0.62, 0.8) if card else rng.uniform(0.86, 0.93)),
        skew=float(rng.normal(0, 1.6)),
        tilt=(float(rng.uniform(-0.02, 0.06)), float(rng.uniform(-0.03, 0.03))),
        bend=0.0 if card else float(rng.uniform(0, 0.008)),
        blur=float(rng.uniform(0.3, 0.8)),
        light=float(rng.uniform(0.05, 0.3)),
        warmth=float(rng.normal(0.01, 0.025)),
        shadow=float(rng.uniform(0.1, 0.35)) if rng.random() < 0.5 else 0.0,
        noise=float(rng.uniform(1, 3.5)),
        rounding=0.037 if card else 0.0,
        turn=TURNS[int(rng.integers(len(TURNS)))],
        desk=tuple(Desk)[int(rng.integers(len(Desk)))],
    )
    quality = int(rng.integers(76, 90))
    exif_turn = int(rng.integers(1, 4)) if rng.random() < 0.2 else 0
    return capture, Filing(Container.JPEG, quality, exif_turn)


def scan(
    paper: Paper, rng: np.random.Generator, long_side: int, container: Container
) -> tuple[Capture, Filing]:
    """From a flatbed: almost straight, evenly lit; a card's copy may be grey."""
    card = template_of(paper).card
    capture = Capture(
        long_side=long_side,
        fill=0.84 if card else 0.985,
        skew=float(rng.normal(0, 0.5)),
        blur=float(rng.uniform(0.2, 0.5)),
        light=float(rng.uniform(0, 0.04)),
        noise=float(rng.uniform(0.5, 1.5)),
        rounding=0.037 if card else 0.0,
        grey=isinstance(paper, IdPortrait | IdEmblem) and rng.random() < 0.3,
        scan=True,
    )
    return capture, Filing(container, int(rng.integers(80, 92)))


def spoilt(paper: Paper, rng: np.random.Generator, long_side: int) -> tuple[Capture, Filing]:
    """On its head and so far out of focus that no number can be read."""
    capture, filing = photo(paper, rng, long_side)
    return replace(capture, turn=2, blur=SPOILT_BLUR * capture.fill * long_side), replace(
        filing, exif_turn=0
    )
