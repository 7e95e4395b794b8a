"""Chance → what is done by pen: signatures, character by character or as loops, and ticks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from eval.heldout.paper import value

INKS = ("#101014", "#0f2a6b", "#1c3fa0", "#2a2a30", "#0a1f4d")
HANDS = ("Zhi Mang Xing", "Ma Shan Zheng", "Long Cang", "LXGW WenKai", "Liu Jian Mao Cao")
SCRAWLED = 0.2
"""Share of the signatures nobody could spell."""
WAYS = ("glyph", "glyph", "over", "over", "filled", "round", "behind", "blank")
_GLYPHS = {
    "glyph": {"empty": "□", "ticked": "☑", "crossed": "☒"},
    "filled": {"empty": "□", "ticked": "■", "crossed": "☒"},
    "round": {"empty": "○", "ticked": "●", "crossed": "⊗"},
}
_BRACKETS = {"empty": "(&nbsp;&nbsp;&nbsp;)", "ticked": "( √ )", "crossed": "( × )"}


def signature(
    rng: np.random.Generator, label: str, name: str, *, key: str = "signed_by", width: int = 130
) -> str:
    """A place to sign, `width` pixels wide, with `name` in it or nothing; a legible one is a
    field too."""
    said = f'data-kind="sign" data-label="{escape(label)}" data-text="{escape(name)}"'
    place = (
        f"display:inline-block;position:relative;width:{width}px;height:1.5em;line-height:1.5em;"
        "vertical-align:middle;white-space:nowrap"
    )
    if not name:
        return f'<span {said} style="{place}">&#8203;</span>'
    ink = str(rng.choice(INKS))
    if rng.random() < SCRAWLED:
        return f'<span {said} style="{place}">{_loops(rng, ink, width)}</span>'
    face = str(rng.choice(HANDS))
    size = rng.uniform(1.35, 1.85) * (0.85 if face == "LXGW WenKai" else 1)
    look = (
        f"position:absolute;left:{rng.uniform(2, max(4, width - 92)):.0f}px;top:0;"
        f"font-family:'{face}';font-size:{size:.2f}em;line-height:1;color:{ink};"
        f"letter-spacing:{rng.uniform(-0.14, 0.06):.2f}em;transform-origin:0 60%;"
        f"transform:translateY({rng.uniform(-0.12, 0.1):.2f}em) "
        f"rotate({rng.normal(-3, 3.5):.1f}deg) skewX({rng.normal(-7, 4):.1f}deg)"
    )
    written = escape(name) if face == "Liu Jian Mao Cao" else value(key, key, name)
    return f'<span {said} style="{place}"><span data-ink style="{look}">{written}</span></span>'


def _loops(rng: np.random.Generator, ink: str, width: int) -> str:
    """A hand in a hurry: a wave whose height and lean change as it goes."""
    along = np.linspace(0, 1, 120)
    count, lean = rng.uniform(4, 8), rng.uniform(4, 10)
    phase = 2 * np.pi * count * along
    high = rng.uniform(6, 12) * (0.5 + np.abs(np.sin(3 * along + rng.uniform(0, 3))))
    x = 6 + (min(width, 110) - 16) * along + lean * np.sin(phase + rng.uniform(0, 6))
    y = 17 - high * np.cos(phase) - 6 * along
    dots = " L".join(f"{a:.1f} {b:.1f}" for a, b in zip(x, y, strict=True))
    tail = f" q{rng.uniform(5, 20):.0f} {rng.uniform(-12, 12):.0f} {rng.uniform(20, 34):.0f} -3"
    return (
        f'<svg data-ink width="{width}" height="36" style="position:absolute;left:0;top:-5px;'
        f'overflow:visible"><path d="M{dots}{tail}" fill="none" stroke="{ink}" '
        f'stroke-width="{rng.uniform(1.3, 2.3):.1f}" stroke-linecap="round"/></svg>'
    )


def choices(
    rng: np.random.Generator, labels: Sequence[str], states: Sequence[str], *, gap: str
) -> str:
    """The options of one question, each with its place to tick, all done in one way."""
    way = str(rng.choice(WAYS))
    ink = str(rng.choice(INKS))
    return gap.join(
        f'<span style="white-space:nowrap">{_choice(rng, way, label, state, ink)}</span>'
        for label, state in zip(labels, states, strict=True)
    )


def _choice(rng: np.random.Generator, way: str, label: str, state: str, ink: str) -> str:
    said = f'data-kind="tick" data-label="{escape(label)}" data-state="{state}"'
    words = escape(label)
    if way in _GLYPHS:
        face = "font-family:'DejaVu Sans','WenQuanYi Zen Hei'"
        return f'<span {said} style="{face}">{_GLYPHS[way][state]}</span> {words}'
    if way == "behind":
        return f"{words} <span {said}>{_BRACKETS[state]}</span>"
    pen = (
        f'<path d="{_pen(rng, state)}" fill="none" stroke="{ink}" '
        f'stroke-width="{rng.uniform(1.6, 2.6):.1f}" stroke-linecap="round"/>'
    )
    if way == "blank":
        rule = '<path d="M0 17H30" stroke="#222" stroke-width="1"/>'
        moved = f'<g transform="translate(7 2)">{pen}</g>'
        return f'{words}<svg {said} width="30" height="19" style="{_SHOWN}">{rule}{moved}</svg>'
    side = '<rect x="1" y="2" width="13" height="13" fill="none" stroke="#222"/>'
    return f'<svg {said} width="15" height="16" style="{_SHOWN}">{side}{pen}</svg> {words}'


_SHOWN = "overflow:visible;vertical-align:-2px"


def _pen(rng: np.random.Generator, state: str) -> str:
    a, b = rng.uniform(-2, 2, 2)
    if state == "ticked":
        return f"M{1 + a:.1f} {8 + b:.1f} l4.5 5.5 q4 -9 {11 + a:.1f} {-14 + b:.1f}"
    if state == "crossed":
        return f"M{2 + a:.1f} {3 + b:.1f} l11 11 m1 -12 l-12 12"
    return ""
