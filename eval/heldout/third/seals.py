"""Chance and words → a seal in red ink: words along a path, a star, digits, uneven pressure."""

from __future__ import annotations

from html import escape
from math import cos, pi, sin

import numpy as np

INKS = ("#e01b22", "#c9151e", "#d8362f", "#b8131a", "#ef4136", "#c62a47")
FACES = ("FandolSong", "Noto Serif CJK SC", "FandolFang", "Noto Sans CJK SC", "AR PL SungtiL GB")


def press(
    rng: np.random.Generator,
    text: str,
    centre: str = "",
    *,
    shape: str = "round",
    at: tuple[float, float],
    size: int = 150,
) -> str:
    """A seal whose top left stands `at`, in CSS pixels of the nearest positioned block."""
    name = f"s{int(rng.integers(10**9))}"
    ink = str(rng.choice(INKS))
    high = round(size * 0.7) if shape == "oval" else size
    if shape == "square":
        drawn = _square(rng, text, size, ink)
    else:
        drawn = _round(rng, name, text, centre, (size / 2, high / 2))
    turn = rng.normal(0, 4 if shape == "square" else 11)
    blur = rng.uniform(0.25, 0.7) if rng.random() < 0.4 else 0
    return (
        f'<svg data-kind="seal" data-text="{escape(text)}" data-centre="{escape(centre)}" '
        f'data-shape="{shape}" width="{size}" height="{high}" '
        f'viewBox="{-size / 2} {-high / 2} {size} {high}" style="position:absolute;'
        f"left:{at[0]:.0f}px;top:{at[1]:.0f}px;mix-blend-mode:multiply;"
        f'opacity:{rng.uniform(0.6, 0.95):.2f};transform:rotate({turn:.1f}deg)">'
        f"{_pressure(rng, name, size)}"
        f'<g mask="url(#{name}m)" fill="{ink}" stroke="none" color="{ink}" '
        f'style="filter:blur({blur:.2f}px)">{drawn}</g></svg>'
    )


def _pressure(rng: np.random.Generator, name: str, size: float) -> str:
    """A mask: where the rubber touched the paper less, the ink is thinner."""
    spots = "".join(
        f'<ellipse cx="{rng.uniform(-0.5, 0.5) * size:.0f}" '
        f'cy="{rng.uniform(-0.5, 0.5) * size:.0f}" '
        f'rx="{rng.uniform(0.03, 0.16) * size:.0f}" ry="{rng.uniform(0.02, 0.1) * size:.0f}" '
        f'fill="#000" opacity="{rng.uniform(0.2, 0.6):.2f}"/>'
        for _ in range(int(rng.integers(3, 10)))
    )
    return (
        f'<filter id="{name}f" x="-60%" y="-60%" width="220%" height="220%">'
        f'<feGaussianBlur stdDeviation="{size * 0.025:.1f}"/></filter>'
        f'<mask id="{name}m" x="{-size}" y="{-size}" width="{2 * size}" height="{2 * size}" '
        f'maskUnits="userSpaceOnUse"><rect x="{-size}" y="{-size}" width="{2 * size}" '
        f'height="{2 * size}" fill="#fff"/><g filter="url(#{name}f)">{spots}</g></mask>'
    )


def _round(
    rng: np.random.Generator, name: str, text: str, centre: str, radii: tuple[float, float]
) -> str:
    rx, ry = radii
    line = rx * rng.uniform(0.035, 0.06)
    parts = [_ellipse(rx - line, ry - line, line)]
    if rx != ry or rng.random() < 0.3:
        parts.append(_ellipse(rx - 2.6 * line, ry - 2.6 * line, line / 3))
    face = str(rng.choice(FACES))
    most = (1.5 if centre or rng.random() < 0.5 else 1.7) * pi
    free = (rx + ry) / 2 - 2.9 * line
    glyph = min(0.31 * rx, most * free / (1.1 * len(text) + 0.9 * most))
    inset = 2.9 * line + glyph * 0.88
    ax, ay = rx - inset, ry - inset
    room = min(most, 1.32 * glyph * len(text) / ((ax + ay) / 2))
    parts.append(_along(name + "r", text, (ax, ay), room, glyph, face))
    firm = rx == ry and not text.endswith(("局", "厅", "院", "学", "所", "处", "会"))
    if firm and rng.random() < 0.55:
        number = "3301" + "".join(str(d) for d in rng.integers(0, 10, 9))
        parts.append(_below(name + "n", number, rx - 2.4 * line, rx * 0.1))
    if rx == ry:
        parts.append(_star(rx * rng.uniform(0.24, 0.32)))
    if centre:
        size = min(rx * 0.22, rx * 1.2 / len(centre))
        down = ry * 0.56 if rx == ry else ry * 0.3
        parts.append(
            f'<text x="0" y="{down:.1f}" font-family="{face}" font-size="{size:.1f}" '
            f'text-anchor="middle">{escape(centre)}</text>'
        )
    return "".join(parts)


def _ellipse(rx: float, ry: float, line: float) -> str:
    return (
        f'<ellipse rx="{rx:.1f}" ry="{ry:.1f}" fill="none" stroke="currentColor" '
        f'stroke-width="{line:.1f}"/>'
    )


def _along(
    name: str, text: str, radii: tuple[float, float], room: float, glyph: float, face: str
) -> str:
    """Words clockwise over the top of an ellipse, spread over `room` radians."""
    ax, ay = radii
    half = min(room / 2 + 0.25, pi * 0.98)
    steps = np.linspace(-half, half, 60)
    dots = " L".join(f"{ax * sin(a):.2f} {-ay * cos(a):.2f}" for a in steps)
    long = float(np.hypot(ax * np.diff(np.sin(steps)), ay * np.diff(np.cos(steps))).sum())
    share = room / (2 * half)
    gap = max(0.0, (long * share - glyph * len(text)) / max(1, len(text) - 1))
    start = (long - glyph * len(text) - gap * (len(text) - 1)) / 2
    return (
        f'<path id="{name}" d="M{dots}" fill="none"/><text font-family="{face}" font-weight="bold" '
        f'font-size="{glyph:.1f}" letter-spacing="{gap:.2f}"><textPath href="#{name}" '
        f'startOffset="{max(0.0, start):.1f}">{escape(text)}</textPath></text>'
    )


def _below(name: str, number: str, radius: float, glyph: float) -> str:
    """Digits along the foot of the ring, upright."""
    half = glyph * 0.62 * len(number) / radius / 2 + 0.12
    steps = np.linspace(-half, half, 24)
    dots = " L".join(f"{radius * sin(a):.2f} {radius * cos(a):.2f}" for a in steps)
    return (
        f'<path id="{name}" d="M{dots}" fill="none"/><text font-family="DejaVu Sans" '
        f'font-size="{glyph:.1f}"><textPath href="#{name}" startOffset="50%" '
        f'text-anchor="middle">{number}</textPath></text>'
    )


def _star(radius: float) -> str:
    dots = " ".join(
        f"{r * sin(k * pi / 5):.1f},{-r * cos(k * pi / 5):.1f}"
        for k in range(10)
        for r in [radius if k % 2 == 0 else radius * 0.382]
    )
    return f'<polygon points="{dots}"/>'


def _square(rng: np.random.Generator, text: str, size: float, ink: str) -> str:
    """A name in columns from the right, or in rows; two of them for a person's."""
    cut = rng.random() < 0.35  # white characters out of a red ground
    half, many = size / 2, 2 if len(text) < 7 else 3 if len(text) < 10 else 4
    rows = -(-len(text) // many)
    columns = rng.random() < 0.5
    face = str(rng.choice(["FandolKai", "AR PL KaitiM GB", "FandolSong", "LXGW WenKai"]))
    step_x, step_y = size * 0.84 / many, size * 0.84 / rows
    parts = [
        f'<rect x="{-half + 2}" y="{-half + 2}" width="{size - 4}" height="{size - 4}" '
        f'fill="{ink if cut else "none"}" stroke="{ink}" stroke-width="{size * 0.045:.1f}"/>'
    ]
    for index, char in enumerate(text):
        column, row = index % many, index // many
        if columns:
            column, row = many - 1 - index // rows, index % rows
        x, y = (column - (many - 1) / 2) * step_x, (row - (rows - 1) / 2) * step_y
        parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-family="{face}" font-weight="bold" '
            f'font-size="{min(step_x, step_y) * 0.96:.1f}" fill="{"#fff" if cut else ink}" '
            f'text-anchor="middle" dominant-baseline="central">{escape(char)}</text>'
        )
    return "".join(parts)
