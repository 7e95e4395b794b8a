"""Chance and words → a seal cut in rubber: each character set by itself, rough edges, worn ink."""

from __future__ import annotations

from html import escape
from math import cos, pi, sin

import numpy as np

PASTES = ("#d81e1e", "#cf1126", "#e63329", "#bf1a2c", "#d5382f", "#a91b28", "#e2483a")
CUTS = ("FandolSong", "FandolFang", "Noto Serif CJK SC", "AR PL SungtiL GB", "FandolHei")
OFFICES = ("局", "厅", "院", "学", "所", "处", "会", "心", "委", "府")
STARLESS = 0.12
"""Share of the round seals without a star."""


def strike(
    rng: np.random.Generator,
    text: str,
    centre: str = "",
    *,
    shape: str = "round",
    at: tuple[float, float],
    size: int = 150,
) -> str:
    """A seal whose top left stands `at`, in CSS pixels of the nearest positioned block."""
    name = f"g{int(rng.integers(10**9))}"
    high = round(size * rng.uniform(0.66, 0.76)) if shape == "oval" else size
    if shape == "square":
        drawn, turn = _square(rng, text, size), float(rng.normal(0, 2.5))
    else:
        drawn, turn = _ring(rng, text, centre, size / 2, high / 2), float(rng.normal(0, 13))
    paste = str(rng.choice(PASTES))
    drawn = drawn.replace("PASTE", paste)
    twice = ""
    if rng.random() < 0.1:
        dx, dy = rng.normal(0, 1.6, 2)
        twice = f'<g opacity=".3" transform="translate({dx:.1f} {dy:.1f})">{drawn}</g>'
    return (
        f'<svg data-kind="seal" data-text="{escape(text)}" data-centre="{escape(centre)}" '
        f'data-shape="{shape}" width="{size}" height="{high}" '
        f'viewBox="{-size / 2} {-high / 2} {size} {high}" style="position:absolute;'
        f"left:{at[0]:.0f}px;top:{at[1]:.0f}px;mix-blend-mode:multiply;overflow:visible;"
        f'opacity:{rng.uniform(0.7, 0.98):.2f};transform:rotate({turn:.1f}deg)">'
        f"<defs>{_wear(rng, name)}</defs>"
        f'<g filter="url(#{name})"><g mask="url(#{name}m)">{twice}{drawn}</g></g></svg>'
    )


def _wear(rng: np.random.Generator, name: str) -> str:
    """Edges that waver, specks without ink, and one side pressed less than the other."""
    waver, specks = rng.uniform(0.04, 0.09), rng.uniform(0.35, 0.8)
    ruffle, hold = rng.uniform(0.6, 1.8), rng.uniform(2.45, 3.3)
    angle, weak = rng.uniform(0, 360), rng.uniform(0.45, 1.0)
    seeds = rng.integers(0, 999, 2)
    return (
        f'<filter id="{name}" x="-10%" y="-10%" width="120%" height="120%">'
        f'<feTurbulence type="turbulence" baseFrequency="{waver:.3f}" numOctaves="2" '
        f'seed="{seeds[0]}" result="w"/><feDisplacementMap in="SourceGraphic" in2="w" '
        f'scale="{ruffle:.1f}" xChannelSelector="R" yChannelSelector="G" result="d"/>'
        f'<feTurbulence type="fractalNoise" baseFrequency="{specks:.2f}" numOctaves="2" '
        f'seed="{seeds[1]}"/><feColorMatrix type="matrix" values="0 0 0 0 0 0 0 0 0 0 '
        f'0 0 0 0 0 -2.4 -1.2 0 0 {hold:.2f}" result="h"/>'
        f'<feComposite in="d" in2="h" operator="in"/></filter>'
        f'<linearGradient id="{name}g" gradientTransform="rotate({angle:.0f} .5 .5)">'
        f'<stop offset="0" stop-color="#fff" stop-opacity="{weak:.2f}"/>'
        f'<stop offset="{rng.uniform(0.3, 0.7):.2f}" stop-color="#fff"/></linearGradient>'
        f'<mask id="{name}m" x="-60%" y="-60%" width="220%" height="220%">'
        f'<rect x="-400" y="-400" width="800" height="800" fill="url(#{name}g)"/></mask>'
    )


def _ring(rng: np.random.Generator, text: str, centre: str, rx: float, ry: float) -> str:
    rim = rx * rng.uniform(0.028, 0.055)
    parts = [_hoop(rx - rim, ry - rim, rim)]
    gap = rim * 2.2
    if rx != ry or rng.random() < 0.25:
        parts.append(_hoop(rx - 2.8 * rim, ry - 2.8 * rim, max(0.8, rim * 0.35)))
        gap = rim * 4
    cut, bold = str(rng.choice(CUTS)), str(rng.choice(["bold", "normal", "bold"]))
    below = bool(centre) and rx == ry and rng.random() < 0.35
    code = rx == ry and not centre and not text.endswith(OFFICES) and rng.random() < 0.5
    most = (1.28 if below else 1.32 if centre else 1.5 if code else 1.62) * pi
    glyph = min(rx * 0.3, most * (ry - gap) * 1.02 / (len(text) + 0.55 * most))
    parts.append(_about(text, rx - gap, ry - gap, glyph, most, cut, bold))
    if code:
        number = "".join(str(d) for d in rng.integers(0, 10, 13))
        parts.append(_under(number, rx - gap, rx * 0.105, "DejaVu Sans", "normal", 0.66))
    if rx == ry:
        parts.append(_middle(rng, rx))
    if below:
        parts.append(_under(centre, rx - gap, rx * 0.2, cut, bold, 1.1))
    elif centre:
        row = min(rx * 0.22, rx * (1.06 if rx == ry else 1.2) / len(centre))
        parts.append(_glyph(centre, 0, ry * (0.52 if rx == ry else 0.16), row, cut, bold))
    return "".join(parts)


def _hoop(rx: float, ry: float, line: float) -> str:
    return (
        f'<ellipse rx="{rx:.1f}" ry="{ry:.1f}" fill="none" stroke="PASTE" '
        f'stroke-width="{line:.1f}"/>'
    )


def _glyph(char: str, x: float, y: float, size: float, cut: str, bold: str, turn: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="PASTE" font-family="{cut}" font-weight="{bold}" '
        f'font-size="{size:.1f}" text-anchor="middle" dominant-baseline="central"{turn}>'
        f"{escape(char)}</text>"
    )


def _about(text: str, rx: float, ry: float, glyph: float, most: float, cut: str, bold: str) -> str:
    """Characters over the top of the ring, narrow and tall, their heads outward."""
    ax, ay = rx - glyph * 0.62, ry - glyph * 0.62
    sweep = min(most, glyph * 1.35 * max(1, len(text) - 1) / ay)
    fine = np.linspace(-sweep / 2, sweep / 2, 400)
    walked = np.cumsum(np.hypot(ax * np.cos(fine), ay * np.sin(fine)))
    angles = np.interp(np.linspace(walked[0], walked[-1], len(text)), walked, fine)
    drawn = []
    for index, char in enumerate(text):
        angle = float(angles[index])
        x, y = ax * sin(angle), -ay * cos(angle)
        lean = np.degrees(np.arctan2(x / ax**2, -y / ay**2))
        turn = f' transform="translate({x:.1f} {y:.1f}) rotate({lean:.1f}) scale(.82 1.14)"'
        drawn.append(_glyph(char, 0, 0, glyph, cut, bold, turn))
    return "".join(drawn)


def _under(text: str, radius: float, glyph: float, cut: str, bold: str, pitch: float) -> str:
    """Characters along the foot of the ring, upright."""
    inner = radius - glyph * 0.62
    step = glyph * pitch / inner
    drawn = []
    for index, char in enumerate(text):
        angle = ((len(text) - 1) / 2 - index) * step
        x, y = inner * sin(angle), inner * cos(angle)
        turn = f' transform="translate({-x:.1f} {y:.1f}) rotate({np.degrees(angle):.1f})"'
        drawn.append(_glyph(char, 0, 0, glyph, cut, bold, turn))
    return "".join(drawn)


def _middle(rng: np.random.Generator, rx: float) -> str:
    """A star, one with a ridge, a hollow one, or nothing."""
    if rng.random() < STARLESS:
        return ""
    radius, waist = rx * rng.uniform(0.22, 0.34), rng.uniform(0.36, 0.42)
    corners = [
        (r * sin(k * pi / 5), -r * cos(k * pi / 5))
        for k in range(10)
        for r in [radius * (1 if k % 2 == 0 else waist)]
    ]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    way = rng.random()
    if way < 0.15:
        return f'<polygon points="{points}" fill="none" stroke="PASTE" stroke-width="2"/>'
    star = f'<polygon points="{points}" fill="PASTE"/>'
    if way > 0.85:
        ridges = "".join(f"M0 0L{x:.1f} {y:.1f}" for x, y in corners)
        star += f'<path d="{ridges}" stroke="#fff" stroke-width=".8"/>'
    return star


def _square(rng: np.random.Generator, text: str, size: float) -> str:
    """Columns from the right, read downwards, as chops have them; relief or intaglio."""
    deep = rng.random() < 0.4
    many = 2 if len(text) <= 4 else 3
    tall = -(-len(text) // many)
    half = size / 2
    ground = "PASTE" if deep else "none"
    parts = [
        f'<rect x="{-half + 2:.1f}" y="{-half + 2:.1f}" width="{size - 4}" height="{size - 4}" '
        f'rx="{rng.uniform(0, 7):.1f}" fill="{ground}" stroke="PASTE" '
        f'stroke-width="{size * rng.uniform(0.03, 0.06):.1f}"/>'
    ]
    wide, high = size * 0.82 / many, size * 0.82 / tall
    cut = str(rng.choice(["AR PL KaitiM GB", "FandolKai", "LXGW WenKai", "FandolFang"]))
    for index, char in enumerate(text):
        column, row = index // tall, index % tall
        x, y = ((many - 1) / 2 - column) * wide, (row - (tall - 1) / 2) * high
        drawn = _glyph(char, x, y, min(wide, high) * 0.98, cut, "bold")
        parts.append(drawn.replace('fill="PASTE"', 'fill="#fff"') if deep else drawn)
    return "".join(parts)
