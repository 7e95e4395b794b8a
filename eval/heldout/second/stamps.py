"""Chance and words → a seal as SVG: round with its words set along an arc, oval, square, and
the name chops of persons."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from math import cos, pi, sin

import numpy as np

REDS = ("#d81e26", "#c4161c", "#e5443a", "#b3202c", "#cf2e5a", "#ff2a2a")
FACES = ("FandolSong", "FandolFang", "AR PL SungtiL GB", "FandolHei", "LXGW WenKai")
CHOPS = ("FandolKai", "AR PL KaitiM GB", "ZCOOL XiaoWei", "Ma Shan Zheng")


def stamp(
    rng: np.random.Generator,
    text: str,
    centre: str = "",
    *,
    shape: str,
    at: tuple[float, float],
    size: int,
    code: str = "",
) -> str:
    """A seal whose top left stands `at`. `code` are the digits some bear along the foot."""
    red = str(rng.choice(REDS))
    high = round(size * rng.uniform(0.64, 0.74)) if shape == "oval" else size
    turn = rng.normal(0, 3 if shape == "square" else 9)
    if shape == "square":
        drawn = _rows(rng, text, size)
    else:
        drawn = _round(rng, text, centre, size / 2, high / 2, code)
    return _inked(rng, drawn, red, (text, centre, shape), at, (size, high), turn)


def chop(rng: np.random.Generator, name: str, *, at: tuple[float, float], size: int = 62) -> str:
    """A person's name chop: outlined, or white out of red; in columns from the right, as cut
    of old, or in rows."""
    text = f"{name}印" if len(name) < 4 else name
    red = str(rng.choice(REDS))
    ink, ground = ("#fff", red) if rng.random() < 0.4 else (red, "none")
    half = size / 2
    family = str(rng.choice(CHOPS))
    wide = 2 if len(text) > 2 else 1
    high = -(-len(text) // wide)
    step_x, step_y = size * 0.84 / wide, size * 0.84 / high
    by_columns = wide == 2 and high == 2 and rng.random() < 0.6
    parts = [
        f'<rect x="{-half + 1}" y="{-half + 1}" width="{size - 2}" height="{size - 2}" rx="3" '
        f'fill="{ground}" stroke="{red}" stroke-width="2.4"/>'
    ]
    for index, char in enumerate(text):
        column, row = divmod(index, high) if by_columns else (index % wide, index // wide)
        column = wide - 1 - column if by_columns else column
        parts.append(
            f'<text x="{(column - (wide - 1) / 2) * step_x:.1f}" '
            f'y="{(row - (high - 1) / 2) * step_y:.1f}" fill="{ink}" font-family="{family}" '
            f'font-size="{min(step_x, step_y) * 0.95:.1f}" text-anchor="middle" '
            f'dominant-baseline="central">{escape(char)}</text>'
        )
    drawn = "".join(parts)
    return _inked(rng, drawn, red, (text, "", "square"), at, (size, size), rng.normal(0, 5))


def _inked(
    rng: np.random.Generator,
    drawn: str,
    red: str,
    words: tuple[str, str, str],
    at: tuple[float, float],
    size: tuple[int, int],
    turn: float,
) -> str:
    """The rubber's ink: crisp as a program sets it, grained, streaked, or pressed unevenly."""
    text, centre, shape = (escape(word) for word in words)
    name = f"ink{int(rng.integers(1_000_000_000))}"
    kind = str(rng.choice(["crisp", "grained", "grained", "streaked", "uneven"]))
    wide, high = size
    defs, worn = "", ""
    if kind in ("grained", "streaked"):
        rough = f"{rng.uniform(0.25, 0.7):.2f}" if kind == "grained" else "0.02 0.35"
        bite = rng.uniform(5, 9)
        defs = (
            f'<filter id="{name}" x="-5%" y="-5%" width="110%" height="110%">'
            f'<feTurbulence type="turbulence" baseFrequency="{rough}" numOctaves="2" '
            f'seed="{int(rng.integers(999))}" result="n"/><feColorMatrix in="n" type="matrix" '
            f'values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 -{bite:.1f} 0 0 0 {bite * 0.42:.2f}" '
            'result="m"/><feComposite in="SourceGraphic" in2="m" operator="in"/></filter>'
        )
        worn = f'filter="url(#{name})"'
    elif kind == "uneven":
        x, y = cos(rng.uniform(0, 2 * pi)) / 2, sin(rng.uniform(0, 2 * pi)) / 2
        defs = (
            f'<linearGradient id="{name}g" x1="{0.5 - x:.2f}" y1="{0.5 - y:.2f}" '
            f'x2="{0.5 + x:.2f}" y2="{0.5 + y:.2f}"><stop offset="0" stop-color="#fff"/>'
            f'<stop offset="1" stop-color="#fff" stop-opacity="{rng.uniform(0.35, 0.6):.2f}"/>'
            f'</linearGradient><mask id="{name}" maskUnits="userSpaceOnUse" x="{-wide}" '
            f'y="{-high}" width="{2 * wide}" height="{2 * high}"><rect x="{-wide}" y="{-high}" '
            f'width="{2 * wide}" height="{2 * high}" fill="url(#{name}g)"/></mask>'
        )
        worn = f'mask="url(#{name})"'
    return (
        f'<svg data-kind="seal" data-text="{text}" data-centre="{centre}" data-shape="{shape}" '
        f'width="{wide}" height="{high}" viewBox="{-wide / 2} {-high / 2} {wide} {high}" '
        f'style="position:absolute;left:{at[0]:.0f}px;top:{at[1]:.0f}px;overflow:visible;'
        f"mix-blend-mode:multiply;opacity:{rng.uniform(0.7, 0.98):.2f};"
        f'transform:rotate({turn:.1f}deg)">{defs}<g {worn} fill="{red}">'
        f"{drawn.replace('RED', red)}</g></svg>"
    )


def _round(
    rng: np.random.Generator, text: str, centre: str, rx: float, ry: float, code: str
) -> str:
    line = max(2.0, rx * rng.uniform(0.035, 0.065))
    family, bold = str(rng.choice(FACES)), str(rng.choice(["bold", "normal"]))
    style = f'font-family="{family}" font-weight="{bold}"'
    name = f"arc{int(rng.integers(1_000_000_000))}"
    parts = [
        f'<ellipse rx="{rx - line / 2:.1f}" ry="{ry - line / 2:.1f}" fill="none" stroke="RED" '
        f'stroke-width="{line:.1f}"/>'
    ]
    if rx != ry and rng.random() < 0.6:
        parts.append(
            f'<ellipse rx="{rx - 1.9 * line:.1f}" ry="{ry - 1.9 * line:.1f}" fill="none" '
            'stroke="RED" stroke-width=".8"/>'
        )
    glyph, most = min(rx * 0.27, ry * 0.34), pi * (0.72 if code or centre else 0.8)
    while True:
        inset = 2.2 * line + glyph * 0.86
        inner_x, inner_y = rx - inset, ry - inset
        room = most * (inner_x + inner_y)  # words that don't fit would be left out
        if glyph * len(text) * 1.06 <= room:
            break
        glyph *= 0.96
    reach = most * min(1.0, (len(text) - 1) * glyph * 1.55 / room)
    reach = max(reach, most * glyph * len(text) * 1.06 / room)
    parts.append(_on_arc(name, text, inner_x, inner_y, reach, glyph, style))
    if code:
        foot = rx * 0.095
        parts.append(_on_foot(f"{name}c", code, rx - 1.6 * line, ry - 1.6 * line, foot))
    if rx == ry:
        parts.append(_star(rng, rx))
    if centre:
        middle = min(rx * 0.21, rx * 1.15 / len(centre))
        y = ry * 0.52 if rx == ry else ry * 0.22
        parts.append(
            f'<text y="{y:.1f}" {style} font-size="{middle:.1f}" text-anchor="middle" '
            f'dominant-baseline="central">{escape(centre)}</text>'
        )
    return "".join(parts)


def _on_arc(
    name: str, text: str, rx: float, ry: float, reach: float, glyph: float, style: str
) -> str:
    """Words along the upper arc, `reach` to either side of its top."""
    x, y = rx * sin(reach), -ry * cos(reach)
    steps = 60
    angles = [-reach + 2 * reach * k / steps for k in range(steps + 1)]
    spots = [(rx * sin(a), -ry * cos(a)) for a in angles]
    length = sum(((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5 for a, b in pairwise(spots))
    gap = max(0.0, (length - glyph * len(text)) / max(1, len(text)))
    return (
        f'<path id="{name}" fill="none" d="M{-x:.1f} {y:.1f} A{rx:.1f} {ry:.1f} 0 '
        f'{int(reach > pi / 2)} 1 {x:.1f} {y:.1f}"/><text {style} font-size="{glyph:.1f}" '
        f'letter-spacing="{gap:.2f}"><textPath href="#{name}" startOffset="{gap / 2:.1f}">'
        f"{escape(text)}</textPath></text>"
    )


def _on_foot(name: str, code: str, rx: float, ry: float, size: float) -> str:
    reach = pi * 0.2
    x, y = rx * sin(reach), ry * cos(reach)
    return (
        f'<path id="{name}" fill="none" d="M{-x:.1f} {y:.1f} A{rx:.1f} {ry:.1f} 0 0 0 '
        f'{x:.1f} {y:.1f}"/><text font-family="DejaVu Sans" font-size="{size:.1f}">'
        f'<textPath href="#{name}" startOffset="50%" text-anchor="middle" textLength='
        f'"{2 * reach * rx * 0.9:.1f}">{code}</textPath></text>'
    )


def _star(rng: np.random.Generator, rx: float) -> str:
    size = rx * rng.uniform(0.24, 0.34)
    tips = [(size * sin(k * 0.4 * pi), -size * cos(k * 0.4 * pi)) for k in range(5)]
    if rng.random() < 0.3:  # five lines, as a program draws it in one go
        path = " ".join(f"{tips[k * 2 % 5][0]:.1f},{tips[k * 2 % 5][1]:.1f}" for k in range(5))
        return f'<polygon points="{path}" fill-rule="nonzero"/>'
    dents = [
        (0.38 * size * sin((k + 0.5) * 0.4 * pi), -0.38 * size * cos((k + 0.5) * 0.4 * pi))
        for k in range(5)
    ]
    path = " ".join(f"{a:.1f},{b:.1f}" for pair in zip(tips, dents, strict=True) for a, b in pair)
    return f'<polygon points="{path}"/>'


def _rows(rng: np.random.Generator, text: str, size: int) -> str:
    wide = max(2, round(len(text) ** 0.5 + rng.uniform(0, 0.9)))
    lines = [text[k : k + wide] for k in range(0, len(text), wide)]
    step_x, step_y = size * 0.86 / wide, size * 0.86 / len(lines)
    family = str(rng.choice(["FandolSong", "FandolHei", "AR PL SungtiL GB"]))
    parts = [
        f'<rect x="{-size / 2 + 1}" y="{-size / 2 + 1}" width="{size - 2}" height="{size - 2}" '
        f'fill="none" stroke="RED" stroke-width="{rng.uniform(1.5, 3.5):.1f}"/>'
    ]
    for row, chars in enumerate(lines):
        for column, char in enumerate(chars):
            parts.append(
                f'<text transform="translate({(column - (wide - 1) / 2) * step_x:.1f} '
                f"{(row - (len(lines) - 1) / 2) * step_y:.1f}) scale(1 "
                f'{min(1.5, step_y / step_x):.2f})" font-family="{family}" '
                f'font-size="{step_x * 0.9:.1f}" text-anchor="middle" '
                f'dominant-baseline="central">{escape(char)}</text>'
            )
    return "".join(parts)
