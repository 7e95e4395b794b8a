"""Chance and a size → what security printers lay under the words: guilloches, borders, faces."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

import numpy as np

from eval.heldout.third.board import Board


def _path(dots: Sequence[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in dots)


def _svg(board: Board, inner: str) -> None:
    wide, high = board.size
    board.raw(
        f'<svg style="position:absolute;left:0;top:0" width="{wide}" height="{high}">{inner}</svg>'
    )


def waves(board: Board, colour: str, *, strength: float = 0.25, step: float = 11) -> None:
    """Rows of crossing sine lines over the whole page."""
    rng = board.c.rng
    wide, high = board.size
    swing, run = rng.uniform(5, 12), rng.uniform(60, 140)
    lines = []
    for row in np.arange(0, high + step, step):
        for phase in (0.0, pi):
            dots = [
                (x, row + swing * sin(2 * pi * x / run + phase)) for x in range(0, wide + 12, 12)
            ]
            lines.append(f'<path d="{_path(dots)}"/>')
    _svg(
        board,
        f'<g fill="none" stroke="{colour}" stroke-width=".8" opacity="{strength}">'
        f"{''.join(lines)}</g>",
    )


def rosette(
    board: Board, x: float, y: float, radius: float, colour: str, strength: float = 0.3
) -> None:
    """A spirograph, as lies behind titles."""
    k = board.c.number(7, 13)
    dots = [
        (
            x + radius * (0.62 * cos(t) + 0.38 * cos(k * t)),
            y + radius * (0.62 * sin(t) - 0.38 * sin(k * t)),
        )
        for t in np.linspace(0, 2 * pi, 420)
    ]
    _svg(
        board,
        f'<path d="{_path(dots)}" fill="none" stroke="{colour}" stroke-width=".9" '
        f'opacity="{strength}"/>',
    )


def border(board: Board, colour: str, *, inset: float = 18, way: str = "") -> None:
    """A frame around the page: double, with corners, of scales or of keys."""
    wide, high = board.size
    way = way or board.c.one(("double", "corner", "scales", "band"))
    a, b, w, h = inset, inset, wide - 2 * inset, high - 2 * inset
    if way == "double":
        board.frame(a, b, w, h, f"border:4px double {colour}")
    elif way == "corner":
        board.frame(a, b, w, h, f"border:2px solid {colour}")
        for x, y in ((a, b), (a + w - 22, b), (a, b + h - 22), (a + w - 22, b + h - 22)):
            board.frame(x, y, 22, 22, f"border:3px solid {colour};transform:rotate(45deg)")
    elif way == "band":
        board.frame(a, b, w, h, f"border:14px solid {colour}33;outline:1px solid {colour}")
        board.frame(a + 14, b + 14, w - 28, h - 28, f"border:1px solid {colour}")
    else:
        arcs = "".join(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="9"/>'
            for x, y in (
                *((a + i, e) for i in np.arange(0, w + 1, 13) for e in (b, b + h)),
                *((e, b + i) for i in np.arange(0, h + 1, 13) for e in (a, a + w)),
            )
        )
        _svg(board, f'<g fill="none" stroke="{colour}" opacity=".75">{arcs}</g>')


def face(board: Board, x: float, y: float, wide: float, high: float, *, title: bool = True) -> None:
    """A portrait of nobody, or the empty place for one."""
    c = board.c
    if title and c.odds(0.25):
        board.frame(x, y, wide, high, "border:1px solid #999")
        board.put(x + wide / 2 - 16, y + high / 2 - 10, "照片", 16, "color:#999")
        return
    sky = c.one(("#3d8ad0", "#d9403a", "#ffffff", "#cfdde9", "#eef1f4"))
    cloth = c.one(("#22252e", "#5b6470", "#7d2f38", "#e9e9ec", "#2d4a3c"))
    skin = c.one(("#e9c9ab", "#dcb391", "#f0d5bd", "#c99d78"))
    hair = c.one(
        (
            '<path d="M30 50Q28 20 60 20Q92 20 90 50L86 62Q86 40 60 38Q34 40 34 62Z"/>',
            '<path d="M26 96Q22 18 60 18Q98 18 94 96L84 92Q90 50 60 38Q30 50 36 92Z"/>',
        )
    )
    board.raw(
        f'<svg style="position:absolute;left:{x}px;top:{y}px" width="{wide}" height="{high}" '
        f'viewBox="0 0 120 150" preserveAspectRatio="none"><rect width="120" height="150" '
        f'fill="{sky}"/><path d="M6 150Q8 116 46 110L60 122L74 110Q112 116 114 150Z" '
        f'fill="{cloth}"/><path d="M48 90H72V112L60 121L48 112Z" fill="{skin}"/>'
        f'<path d="M35 56Q35 30 60 30Q85 30 85 56Q85 88 60 96Q35 88 35 56Z" fill="{skin}"/>'
        f'<g fill="#1d1a1a">{hair}<ellipse cx="50" cy="62" rx="3" ry="2"/>'
        '<ellipse cx="70" cy="62" rx="3" ry="2"/></g>'
        '<path d="M52 80Q60 84 68 80" fill="none" stroke="#a5483f" stroke-width="2"/></svg>'
    )


def shield(board: Board, x: float, y: float, size: float, colour: str, fill: str = "") -> None:
    """An emblem of no state: stars over a gate between ears of corn."""
    ears = "".join(
        f'<ellipse cx="{44 * sin(a):.1f}" cy="{44 * cos(a):.1f}" rx="4" ry="8" '
        f'transform="rotate({-np.degrees(a) + 40:.0f} {44 * sin(a):.1f} {44 * cos(a):.1f})"/>'
        for a in np.linspace(-2.4, 2.4, 21)
    )
    stars = "".join(
        f'<circle cx="{17 * sin(a):.1f}" cy="{-10 - 17 * cos(a):.1f}" r="2.4"/>'
        for a in (-1.2, -0.6, 0.6, 1.2)
    )
    board.raw(
        f'<svg style="position:absolute;left:{x:.0f}px;top:{y:.0f}px" width="{size}" '
        f'height="{size}" viewBox="-55 -55 110 110"><circle r="36" fill="{fill or "none"}" '
        f'stroke="{colour}" stroke-width="2"/><g fill="{colour}">{ears}{stars}'
        '<path d="M0 -30l4 9h9l-7 6 3 9-9-6-9 6 3-9-7-6h9z"/>'
        '<path d="M-22 18V6H-12V0H12V6H22V18H14V10H5V18H-5V10H-14V18Z"/></g></svg>'
    )


def squares(board: Board, x: float, y: float, size: float, count: int = 25) -> None:
    """A two-dimensional code that says nothing."""
    rng = board.c.rng
    unit = size / count
    dark = rng.random((count, count)) < 0.48
    for top, left in ((0, 0), (0, count - 7), (count - 7, 0)):
        dark[top : top + 7, left : left + 7] = True
        dark[top + 1 : top + 6, left + 1 : left + 6] = False
        dark[top + 2 : top + 5, left + 2 : left + 5] = True
    cells = "".join(f"M{i} {j}h1v1h-1z" for j, i in np.argwhere(dark))
    board.raw(
        f'<svg style="position:absolute;left:{x}px;top:{y}px" width="{size}" height="{size}">'
        f'<path transform="scale({unit:.3f})" d="{cells}" fill="#111"/></svg>'
    )


def bars(board: Board, x: float, y: float, wide: float, high: float) -> None:
    """A bar code that says nothing."""
    drawn, at = [], 0.0
    while at < wide - 6:
        line = board.c.rng.uniform(1, 4)
        drawn.append(f'<rect x="{at:.1f}" width="{line:.1f}" height="{high}"/>')
        at += line + board.c.rng.uniform(1, 4)
    board.raw(
        f'<svg style="position:absolute;left:{x}px;top:{y}px" width="{wide}" height="{high}">'
        f"{''.join(drawn)}</svg>"
    )
