"""A page drawn by the foundry with the values printed on it, for engines that read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from eval.dataset import Condition
from eval.foundry.captures import draw_capture
from eval.foundry.develop import develop
from eval.foundry.fonts import find_fonts
from eval.foundry.paper import templates
from eval.foundry.style import draw_style

DRAWN_ON = date(2026, 11, 16)


def drawn_page(code: str, *, seed: int = 20) -> tuple[bytes, dict[str, str]]:
    """A clean scan of a paper of this type, upright, and its true values by field key, in their
    normal forms: a date is printed otherwise."""
    rng = np.random.default_rng(seed)
    paper = next(t for t in templates() if t.code == code).invent(rng, DRAWN_ON)
    style = draw_style(find_fonts(), rng)
    capture, filing = draw_capture(paper, rng, Condition.CLEAN)
    made = develop(paper, style, replace(capture, turn=0), replace(filing, exif_turn=0), DRAWN_ON)
    fields = made.truth["fields"]
    assert isinstance(fields, dict)
    return made.data, {key: str(field["value"]) for key, field in fields.items()}
