"""Chance → what a pen leaves: written entries, signatures, marks in boxes of several makes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

import numpy as np

from eval.heldout.paper import value

PENS = ("#15161c", "#1a2f86", "#26348f", "#111c44", "#2d2f36", "#0d2a8a")
SIGNERS = ("Ma Shan Zheng", "Zhi Mang Xing", "LXGW WenKai", "Long Cang", "AR PL KaitiM GB")
UNREADABLE = 0.22
"""Share of the signatures nobody could spell."""
MAKES = ("box", "box", "glyph", "scribble", "radio", "web", "brackets", "after", "lenticular")


_ROOM = "font-size:1.12em;margin:0 .05em;"


def written(rng: np.random.Generator, text: str) -> str:
    """Text by hand: no two characters stand alike."""
    return "".join(
        f'<b style="display:inline-block;font-weight:inherit;text-indent:0;'
        f"{_ROOM if char.isascii() else ''}transform:"
        f"translateY({rng.normal(0, 0.035):.3f}em) rotate({rng.normal(0, 2.6):.1f}deg) "
        f'scale({rng.normal(1, 0.05):.2f})">{escape(char)}</b>'
        for char in text
    )


def signature(
    rng: np.random.Generator, label: str, name: str, *, key: str = "signed_by", width: int = 130
) -> str:
    """A place to sign, `width` pixels wide, with `name` in it or nothing. Where it can be
    spelt it is a field, too."""
    said = f'data-kind="sign" data-label="{escape(label)}" data-text="{escape(name)}"'
    spot = (
        f"display:inline-block;position:relative;width:{width}px;height:1.6em;line-height:1.6em;"
        "vertical-align:middle;white-space:nowrap"
    )
    if not name:
        return f'<span {said} style="{spot}">&#8203;</span>'
    ink = str(rng.choice(PENS))
    if rng.random() < UNREADABLE:
        return f'<span {said} style="{spot}">{_scrawl(rng, ink, width)}</span>'
    face = str(rng.choice(SIGNERS))
    size = rng.uniform(1.4, 1.9) * (0.8 if face in ("LXGW WenKai", "AR PL KaitiM GB") else 1)
    look = (
        f"position:absolute;left:{rng.uniform(0, max(3, width - 100)):.0f}px;"
        f"top:{rng.uniform(-0.25, 0.05):.2f}em;font-family:'{face}';font-size:{size:.2f}em;"
        f"line-height:1.1;color:{ink};letter-spacing:{rng.uniform(-0.18, 0.02):.2f}em;"
        f"transform:rotate({rng.normal(-4, 4):.1f}deg) skewX({rng.normal(-9, 5):.1f}deg)"
    )
    plain = value(key, key, name)
    marked = plain.replace(f">{escape(name)}<", f">{written(rng, name)}<")
    sweep = _sweep(rng, ink) if rng.random() < 0.25 else ""
    return (
        f'<span {said} style="{spot}">{sweep}<span data-ink style="{look}">{marked}</span></span>'
    )


def _sweep(rng: np.random.Generator, ink: str) -> str:
    """The line some draw under their name."""
    return (
        '<svg width="96" height="12" style="position:absolute;left:8px;bottom:-6px;'
        f'overflow:visible"><path d="M2 8 Q40 {rng.uniform(-2, 6):.0f} 92 '
        f'{rng.uniform(-4, 6):.0f} Q60 5 48 11" fill="none" stroke="{ink}" '
        f'stroke-width="{rng.uniform(0.9, 1.8):.1f}" stroke-linecap="round"/></svg>'
    )


def _scrawl(rng: np.random.Generator, ink: str, width: int) -> str:
    """Two or three strokes of somebody in a hurry, each a smooth curve through chance points."""
    x, runs = 4.0, []
    for _ in range(int(rng.integers(2, 4))):
        count = int(rng.integers(5, 9))
        step = (min(width, 120) - 20) / 3 / count
        dots = [(x, 18.0)]
        for k in range(count):
            up = -1 if k % 2 else 1
            dots.append((x + step * (k + rng.uniform(-0.9, 1.6)), 18 + up * rng.uniform(2, 15)))
        runs.append(_smooth(dots))
        x += step * count * rng.uniform(0.7, 1.1)
    return (
        f'<svg width="{width}" height="36" style="position:absolute;left:0;top:-4px;'
        f'overflow:visible"><path data-ink d="{" ".join(runs)}" fill="none" stroke="{ink}" '
        f'stroke-width="{rng.uniform(1.4, 2.6):.1f}" stroke-linecap="round" '
        'stroke-linejoin="round"/></svg>'
    )


def _smooth(dots: Sequence[tuple[float, float]]) -> str:
    """A path through the points' middles, the points themselves its handles."""
    path = f"M{dots[0][0]:.1f} {dots[0][1]:.1f}"
    for (x, y), (u, v) in pairwise(dots[1:]):
        path += f" Q{x:.1f} {y:.1f} {(x + u) / 2:.1f} {(y + v) / 2:.1f}"
    return path


def options(
    rng: np.random.Generator, labels: Sequence[str], states: Sequence[str], *, gap: str
) -> str:
    """The choices of one question, all with boxes of one make."""
    make, ink = str(rng.choice(MAKES)), str(rng.choice(PENS))
    return gap.join(
        f'<span style="white-space:nowrap">{_option(rng, make, label, state, ink)}</span>'
        for label, state in zip(labels, states, strict=True)
    )


def _option(rng: np.random.Generator, make: str, label: str, state: str, ink: str) -> str:
    said = f'data-kind="tick" data-label="{escape(label)}" data-state="{state}"'
    words = escape(label)
    if make == "glyph":
        sign = {"empty": "□", "ticked": "☑", "crossed": "☒"}[state]
        return f"<span {said} style=\"font-family:'DejaVu Sans','FandolHei'\">{sign}</span>{words}"
    if make in ("brackets", "lenticular"):
        left, right = ("[", "]") if make == "brackets" else ("〔", "〕")
        sign = {"empty": "&emsp;", "ticked": "√", "crossed": "×"}[state]
        return f"<span {said}>{left}{sign}{right}</span> {words}"
    if make == "radio":
        return f"{_svg(said, _radio(state))} {words}"
    if make == "web":
        return f"{_svg(said, _web(state))} {words}"
    box = '<rect x="1.5" y="1.5" width="13" height="13" fill="none" stroke="#2a2a2a"/>'
    hand = (
        f'<path d="{_mark(rng, state, filled=make == "scribble")}" fill="none" stroke="{ink}" '
        f'stroke-width="{rng.uniform(1.5, 2.5):.1f}" stroke-linecap="round" '
        'stroke-linejoin="round"/>'
    )
    drawn = _svg(said, box + hand)
    return f"{words} {drawn}" if make == "after" else f"{drawn} {words}"


def _svg(said: str, inner: str) -> str:
    return (
        f'<svg {said} width="16" height="16" style="overflow:visible;vertical-align:-2px;'
        f'margin:0 1px">{inner}</svg>'
    )


def _radio(state: str) -> str:
    ring = '<circle cx="8" cy="8" r="6.5" fill="none" stroke="#333"/>'
    inner = {
        "empty": "",
        "ticked": '<circle cx="8" cy="8" r="3.6" fill="#222"/>',
        "crossed": '<path d="M4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5" stroke="#222" '
        'stroke-width="1.6"/>',
    }[state]
    return ring + inner


def _web(state: str) -> str:
    """A browser's box: blue with a white tick, red with a white cross."""
    fill = {"empty": "#fff", "ticked": "#1a73e8", "crossed": "#c5352b"}[state]
    sign = {"empty": "", "ticked": "M4 8.4L7 11.2L12.4 4.8", "crossed": "M5 5L11 11M11 5L5 11"}
    return (
        f'<rect x="1.5" y="1.5" width="13" height="13" rx="2.5" fill="{fill}" stroke="#777"/>'
        f'<path d="{sign[state]}" fill="none" stroke="#fff" stroke-width="2"/>'
    )


def _mark(rng: np.random.Generator, state: str, *, filled: bool) -> str:
    a, b, c, d = rng.uniform(-1.8, 1.8, 4)
    if state == "empty":
        return ""
    if state == "crossed":
        return f"M{2 + a:.1f} {2 + b:.1f}L{14 + c:.1f} {14 + d:.1f}M{14 + b:.1f} {2 + c:.1f}" + (
            f"Q{8 + d:.1f} {8 + a:.1f} {2 + d:.1f} {14 + b:.1f}"
        )
    if filled:
        rows = "".join(f"L{3 if k % 2 else 13:.0f} {3 + k * 1.25:.1f}" for k in range(1, 9))
        return f"M3 3{rows}"
    return (
        f"M{2.5 + a:.1f} {8 + b:.1f}L{6 + c / 2:.1f} {13 + d / 2:.1f}"
        f"Q{9 + a:.1f} {6 + b:.1f} {17 + c:.1f} {-2 + d * 2:.1f}"
    )
