"""Chance → how a citizen photographed, scanned or copied one paper."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from eval.dataset import Condition
from eval.foundry.degrade import Capture, Desk
from eval.foundry.develop import Container, Filing
from eval.foundry.paper import template_of
from eval.foundry.papers.id_card import IdEmblem, IdPortrait
from eval.foundry.template import Paper
from ocr.types import Problem

SPOILT_BLUR = 0.009  # share of the paper's length: the digits of a card melt together
_LEAST_PRINT = 12.0
"""Pixels of the smaller print that a person still reads when it is taken badly as well."""

TURNS = (0, 0, 0, 0, 0, 0, 0, 1, 2, 3)
LYING = (Desk.WOOD, Desk.DARK, Desk.CLOTH, Desk.WHITE)
Taken = tuple[Capture, Filing]


def draw_capture(
    paper: Paper,
    rng: np.random.Generator,
    condition: Condition,
    *,
    sides: tuple[int, int] = (1400, 2200),
) -> Taken:
    """A capture of that condition. `sides` bounds the long side of the picture in pixels; a bad
    one is smaller by a fifth."""
    long_side = int(rng.integers(*sides))
    match condition:
        case Condition.CLEAN:
            return clean(paper, rng, long_side)
        case Condition.PHOTO:
            return telephone(paper, rng, long_side)
        case Condition.BAD:
            return poor(paper, rng, round(0.8 * long_side))


def everyday(
    paper: Paper, rng: np.random.Generator, *, sides: tuple[int, int] = (1400, 1800)
) -> Taken:
    """What windows accept every day: two photographs to each scan, readable, never perfect."""
    long_side = int(rng.integers(*sides))
    chance = rng.random()
    if chance < 0.66:
        return photo(paper, rng, long_side)
    if chance < 0.84:
        return scan(paper, rng, long_side, Container.PDF)
    return scan(paper, rng, long_side, Container.PNG)


def photo(paper: Paper, rng: np.random.Generator, long_side: int) -> Taken:
    """Taken with a telephone: almost from above, in room light, on what lay there."""
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
        desk=LYING[int(rng.integers(len(LYING)))],
    )
    quality = int(rng.integers(76, 90))
    exif_turn = int(rng.integers(1, 4)) if rng.random() < 0.2 else 0
    return capture, Filing(Container.JPEG, quality, exif_turn)


def scan(paper: Paper, rng: np.random.Generator, long_side: int, container: Container) -> Taken:
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


def clean(paper: Paper, rng: np.random.Generator, long_side: int) -> Taken:
    """Scanned, exported as a picture without any flaw, or out of the copying machine."""
    container = (Container.PDF, Container.PNG, Container.JPEG)[int(rng.integers(3))]
    capture, filing = scan(paper, rng, long_side, container)
    chance = rng.random()
    if chance < 0.3:
        flawless = replace(capture, fill=1.0, skew=0.0, blur=0.0, light=0.0, noise=0.0, grey=False)
        return replace(flawless, rounding=0.0), filing
    if chance < 0.42:
        speckle, streaks = float(rng.uniform(0, 30)), int(rng.integers(0, 3))
        return replace(capture, copied=True, speckle=speckle, streaks=streaks), filing
    return capture, filing


def telephone(paper: Paper, rng: np.random.Generator, long_side: int) -> Taken:
    """An ordinary photograph, held less well than `photo`: more aslant, sometimes far away,
    creased, turned or moved a little."""
    capture, filing = photo(paper, rng, long_side)
    card = template_of(paper).card
    capture = replace(
        capture,
        fill=float(rng.uniform(0.5, 0.85) if card else rng.uniform(0.78, 0.94)),
        skew=float(rng.normal(0, 2.5)),
        tilt=(0.0, 0.0),
        lean=(float(rng.normal(0, 5)), float(rng.normal(0, 4))),
        bend=0.0 if card else float(rng.uniform(0, 0.012)),
        motion=float(rng.uniform(1, 2.5)) if rng.random() < 0.2 else 0.0,
        folds=_folds(rng) if not card and rng.random() < 0.25 else (0, 0),
    )
    return capture, replace(filing, quality=int(rng.integers(65, 92)))


def poor(paper: Paper, rng: np.random.Generator, long_side: int) -> Taken:
    """A bad photograph that a person still reads: far aslant, small and squeezed by JPEG, and
    two of shadow, poor light, softness (of the lens or of an unsteady hand), a light spot and
    creases. How bad they are is anchored outside: a plain pass of RapidOCR at 1280 pixels finds
    nearly nine in ten of their values (eval/datasets/papers/card.md)."""
    capture, filing = telephone(paper, rng, long_side)
    grown = max(1.0, _LEAST_PRINT / print_size(paper, capture))
    capture = replace(capture, long_side=round(long_side * grown))
    dot = print_size(paper, capture) / 16
    lean = rng.uniform(8, 25), rng.uniform(0, 14)
    unsteady = rng.random() < 0.5
    soft = {"motion": rng.uniform(1.6, 3.0)} if unsteady else {"defocus": rng.uniform(0.8, 1.4)}
    flaws: tuple[dict[str, object], ...] = (
        {"shadow": float(rng.uniform(0.35, 0.6)), "light": float(rng.uniform(0.2, 0.4))},
        {"exposure": float(rng.uniform(0.36, 0.55)), "noise": float(rng.uniform(4, 7))},
        {name: float(dot * strength) for name, strength in soft.items()},
        {"glare": float(rng.uniform(0.4, 0.7))},
        {"folds": (0, 0) if template_of(paper).card else _folds(rng)},
    )
    capture = replace(
        capture,
        lean=(float(lean[0] * rng.choice((-1, 1))), float(lean[1] * rng.choice((-1, 1)))),
        skew=float(rng.normal(0, 4)),
        motion=0.0,
    )
    for i in rng.choice(len(flaws), 2, replace=False):
        capture = replace(capture, **flaws[int(i)])  # type: ignore[arg-type]
    return capture, replace(filing, quality=int(rng.integers(38, 60)))


def spoil(
    paper: Paper,
    problem: Problem,
    rng: np.random.Generator,
    *,
    sides: tuple[int, int] = (1400, 2200),
) -> tuple[Capture, Filing, tuple[Problem, ...]]:
    """A photograph that should be taken again, and what a careful person would complain of."""
    long_side = int(rng.integers(*sides))
    capture, filing = photo(paper, rng, long_side)
    dot = print_size(paper, capture) / 16
    match problem:
        case Problem.BLURRED if rng.random() < 0.6:
            capture = replace(capture, defocus=float(dot * rng.uniform(4.5, 8)))
        case Problem.BLURRED:
            capture = replace(capture, motion=float(dot * rng.uniform(10, 18)))
        case Problem.DARK:
            exposure, noise = float(rng.uniform(0.06, 0.16)), float(rng.uniform(4, 8))
            capture = replace(capture, exposure=exposure, noise=noise)
        case Problem.GLARE:
            capture = replace(capture, burns=int(rng.integers(1, 4)))
        case Problem.CUT_OFF:
            shares = [0.0] * 4
            sides_cut = rng.choice(4, int(rng.integers(1, 3)), replace=False)
            for side in sides_cut:
                shares[int(side)] = float(rng.uniform(0.12, 0.25))
            capture = replace(capture, cut=(shares[0], shares[1], shares[2], shares[3]))
        case Problem.TOO_SMALL:
            height = rng.uniform(5, 7.5)
            capture = replace(capture, long_side=round(long_side * height / (16 * dot)), blur=0.4)
        case Problem.SCREEN:
            moire = float(rng.uniform(0.2, 0.45))
            capture = replace(
                capture, moire=moire, desk=Desk.VIEWER, bend=0.0, shadow=0.0, rounding=0.0
            )
        case Problem.NO_TEXT:
            capture = replace(capture, blank=True)
    return capture, filing, (problem,)


def slight_flaws(capture: Capture) -> tuple[Problem, ...]:
    """What is blurred or dark about a picture drawn by `poor`."""
    flaws = {
        Problem.BLURRED: capture.defocus > 0 or capture.motion > 0,
        Problem.DARK: capture.exposure < 1,
    }
    return tuple(problem for problem, there in flaws.items() if there)


def spoilt(paper: Paper, rng: np.random.Generator, long_side: int) -> Taken:
    """On its head and so far out of focus that no number can be read."""
    capture, filing = photo(paper, rng, long_side)
    return replace(capture, turn=2, blur=SPOILT_BLUR * capture.fill * long_side), replace(
        filing, exif_turn=0
    )


def print_size(paper: Paper, capture: Capture) -> float:
    """About how many pixels high the paper's smaller print is in the picture: 2.6 mm on cards,
    3.7 mm on sheets."""
    template = template_of(paper)
    millimetre = capture.fill * capture.long_side / max(template.size)
    return (2.6 if template.card else 3.7) * millimetre


def _folds(rng: np.random.Generator) -> tuple[int, int]:
    return ((1, 0), (2, 0), (1, 1))[int(rng.integers(3))]
