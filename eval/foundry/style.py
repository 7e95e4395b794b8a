"""Chance → how one paper is set: its faces, its layout, its dates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eval.foundry.days import DayStyle
from eval.foundry.fonts import Faces, FontSet

TYPED = (DayStyle.HAN, DayStyle.ISO, DayStyle.PADDED)
CLOSING = (DayStyle.HAN, DayStyle.NUMERALS, DayStyle.PADDED)


@dataclass(frozen=True)
class Style:
    """How one paper is set. `variant` picks among a template's layouts and labels (a template
    takes it modulo how many it has); `day` is for dates in fields, `closing_day` for the date
    below a text; `rng` draws what no fact depends on."""

    faces: Faces
    variant: int
    day: DayStyle
    closing_day: DayStyle
    rng: np.random.Generator


def draw_style(fonts: FontSet, rng: np.random.Generator) -> Style:
    """A style by chance."""
    return Style(
        faces=fonts.pick(rng),
        variant=int(rng.integers(0, 12)),
        day=TYPED[int(rng.integers(len(TYPED)))],
        closing_day=CLOSING[int(rng.integers(len(CLOSING)))],
        rng=rng,
    )
