"""Chance, options and what was chosen → boxes to tick, in the ways offices print them and
people fill them in."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from eval.heldout.second.pens import INKS, stroke

WAYS = ("pen", "pen", "pen", "after", "glyph", "bracket", "ring", "dot")
_GLYPHS = {"empty": "□", "ticked": "☑", "crossed": "☒"}
_BRACKETS = {"empty": "（　）", "ticked": "（√）", "crossed": "（×）"}


def options(
    rng: np.random.Generator, labels: Sequence[str], states: Sequence[str], *, gap: str
) -> str:
    """The options of one question, all in one way. A ring is drawn around what is chosen, and
    an option without one is empty; nothing is crossed that way."""
    way = str(rng.choice(WAYS))
    if way in ("ring", "dot") and "crossed" in states:
        way = "pen"
    ink = str(rng.choice(INKS))
    drawn = []
    for label, state in zip(labels, states, strict=True):
        said = f'data-kind="tick" data-label="{escape(label)}" data-state="{state}"'
        words = escape(label)
        if way == "glyph":
            box = f'<span {said} style="font-family:DejaVu Sans,FandolHei">{_GLYPHS[state]}</span>'
            one = f"{box}{words}"
        elif way == "bracket":
            one = f"<span {said}>{_BRACKETS[state]}</span>{words}"
        elif way == "ring":
            one = _ring(rng, said, words, state, ink)
        elif way == "dot":
            one = f"{_dot(said, state)}{words}"
        else:
            box = _box(rng, said, state, ink)
            one = f"{words}{box}" if way == "after" else f"{box}{words}"
        drawn.append(f'<span style="white-space:nowrap">{one}</span>')
    return gap.join(drawn)


def _box(rng: np.random.Generator, said: str, state: str, ink: str) -> str:
    """A printed box and what a pen did in it."""
    side = float(rng.choice([12, 14, 17]))
    line = rng.uniform(0.8, 1.8)
    nib = rng.uniform(1.4, 2.6)
    marks: list[list[list[float]]] = []
    if state == "crossed":
        marks = [[[1, 1], [side - 1, side]], [[side - 1, 0], [0, side - 1]]]
    elif state == "ticked":
        kind = int(rng.integers(4))
        if kind == 0:  # a check that stays inside
            marks = [[[2, side * 0.5], [side * 0.4, side - 3], [side - 2, 2]]]
        elif kind == 1:  # one that runs far out to the right
            low = [side * 0.42, side + rng.uniform(-1, 3)]
            marks = [[[-1, side * 0.4], low, [side * rng.uniform(1.3, 1.9), -side * 0.7]]]
        elif kind == 2:  # a curved one
            middle = [side * 0.35, side * 0.95]
            marks = [[[1, side * 0.55], middle, [side * 0.6, side * 0.4], [side * 1.2, -4]]]
        else:  # filled in with a zigzag
            count = 7
            edge = [2 + (side - 4) * k / count for k in range(count + 1)]
            marks = [[[x, 2 if k % 2 else side - 2] for k, x in enumerate(edge)]]
    jitter = rng.normal(0, 0.5, 2)
    paths = "".join(
        f'<path d="{stroke(rng, np.array(points) + jitter, nib)}" fill="{ink}"/>'
        for points in marks
    )
    return (
        f'<svg {said} width="{side}" height="{side}" style="overflow:visible;margin:0 3px;'
        f'vertical-align:-2px"><rect x="1" y="1" width="{side - 2}" height="{side - 2}" '
        f'fill="none" stroke="#222" stroke-width="{line:.1f}"/>{paths}</svg>'
    )


def _dot(said: str, state: str) -> str:
    """A web page's round button."""
    fill = '<circle cx="8" cy="8" r="3.6" fill="#1a6fd4"/>' if state == "ticked" else ""
    rim = "#1a6fd4" if state == "ticked" else "#777"
    return (
        f'<svg {said} width="16" height="16" style="vertical-align:-2px;margin:0 3px"><circle '
        f'cx="8" cy="8" r="6.5" fill="none" stroke="{rim}" stroke-width="1.3"/>{fill}</svg>'
    )


def _ring(rng: np.random.Generator, said: str, words: str, state: str, ink: str) -> str:
    ring = ""
    if state == "ticked":
        ring = (
            '<svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" '
            'style="position:absolute;left:0;top:0;overflow:visible"><path d="M8 62 C-6 18 34 '
            f'-8 66 {rng.uniform(-6, 2):.0f} S116 60 82 92 S-2 104 12 44" fill="none" '
            f'stroke="{ink}" stroke-width="{rng.uniform(1.4, 2.4):.1f}" '
            'vector-effect="non-scaling-stroke"/></svg>'
        )
    return f'<span {said} style="position:relative;padding:0 .35em">{words}{ring}</span>'
