"""Chance → seals, signatures and ticks as SVG and HTML."""

from __future__ import annotations

from html import escape
from math import cos, pi, sin

import numpy as np

from eval.heldout.paper import value

REDS = ("#d4232a", "#c8102e", "#e0362c", "#b92030", "#dd4a3c")
PENS = ("#1b1b22", "#14233f", "#223a8a", "#2b2b2b")


def seal(
    rng: np.random.Generator,
    text: str,
    centre: str = "",
    *,
    shape: str = "round",
    at: tuple[float, float],
    size: int = 150,
) -> str:
    """A seal whose top left stands `at` (CSS pixels of the nearest positioned block)."""
    red = str(rng.choice(REDS))
    turn = float(rng.normal(0, 7)) if shape != "square" else float(rng.normal(0, 3))
    high = round(size * 0.68) if shape == "oval" else size
    draw = {"round": _ring, "oval": _ring, "square": _rows}[shape]
    inner = draw(rng, text, centre, size / 2, high / 2)
    worn = f"worn{int(rng.integers(1_000_000_000))}"
    grain = rng.uniform(0.03, 0.09)
    cut = rng.uniform(1.8, 3.2)
    ink = rng.uniform(0.72, 0.97)
    said = (
        f'data-kind="seal" data-text="{escape(text)}" data-centre="{escape(centre)}" '
        f'data-shape="{shape}"'
    )
    return (
        f'<svg class="seal" {said} width="{size}" height="{high}" '
        f'viewBox="{-size / 2} {-high / 2} {size} {high}" style="position:absolute;'
        f"left:{at[0]}px;top:{at[1]}px;mix-blend-mode:multiply;opacity:{ink:.2f};"
        f'transform:rotate({turn:.1f}deg);overflow:visible">'
        f'<filter id="{worn}" x="-5%" y="-5%" width="110%" height="110%">'
        f'<feTurbulence type="fractalNoise" baseFrequency="{grain:.3f}" numOctaves="3" '
        f'seed="{int(rng.integers(999))}" result="n"/>'
        f'<feColorMatrix in="n" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 '
        f'0 0 0 -{cut * 2:.2f} {cut * 1.35 + 0.55:.2f}" result="m"/>'
        f'<feComposite in="SourceGraphic" in2="m" operator="in"/></filter>'
        f'<g filter="url(#{worn})" fill="{red}" stroke="none">{inner.replace("RED", red)}</g></svg>'
    )


def _ring(rng: np.random.Generator, text: str, centre: str, rx: float, ry: float) -> str:
    line = max(2.5, rx * 0.05)
    parts = [
        f'<ellipse rx="{rx - line:.1f}" ry="{ry - line:.1f}" fill="none" stroke="RED" '
        f'stroke-width="{line:.1f}"/>'
    ]
    if rx != ry or rng.random() < 0.25:
        parts.append(
            f'<ellipse rx="{rx - 2.4 * line:.1f}" ry="{ry - 2.4 * line:.1f}" fill="none" '
            'stroke="RED" stroke-width="1"/>'
        )
    glyph = rx * min(0.30, max(0.17, 3.6 / max(1, len(text))))
    inset = 2.6 * line + glyph * 0.55
    sweep = min(
        (1.32 if centre and rx == ry else 1.62) * pi,
        glyph * 1.18 / (ry - inset) * max(1, len(text) - 1),
    )
    family = str(rng.choice(["FandolSong", "FandolFang", "AR PL SungtiL GB", "FandolHei"]))
    weight = "bold" if rng.random() < 0.6 else "normal"
    for index, char in enumerate(text):
        share = index / max(1, len(text) - 1) - 0.5
        angle = share * sweep
        x, y = (rx - inset) * sin(angle), -(ry - inset) * cos(angle)
        tilt = np.degrees(np.arctan2(x / (rx - inset) ** 2, -y / (ry - inset) ** 2))
        parts.append(
            f'<text transform="translate({x:.1f} {y:.1f}) rotate({tilt:.1f}) scale(.86 1.12)" '
            f'font-family="{family}" font-weight="{weight}" font-size="{glyph:.1f}" '
            f'text-anchor="middle" dominant-baseline="central">{escape(char)}</text>'
        )
    if rx == ry:
        star = rx * 0.26
        points = " ".join(
            f"{star * (1 if k % 2 == 0 else 0.385) * sin(k * pi / 5):.1f},"
            f"{-star * (1 if k % 2 == 0 else 0.385) * cos(k * pi / 5):.1f}"
            for k in range(10)
        )
        parts.append(f'<polygon points="{points}"/>')
    if centre:
        middle = min(rx * 0.2, rx * 1.25 / len(centre))
        y = ry * 0.5 if rx == ry else ry * 0.12
        parts.append(
            f'<text x="0" y="{y:.1f}" font-family="{family}" font-size="{middle:.1f}" '
            f'text-anchor="middle" dominant-baseline="central">{escape(centre)}</text>'
        )
    return "".join(parts)


def _rows(rng: np.random.Generator, text: str, centre: str, rx: float, ry: float) -> str:
    wide = 2 if len(text) <= 4 else round(len(text) ** 0.5 + 0.6)
    rows = [text[i : i + wide] for i in range(0, len(text), wide)]
    step_x, step_y = 1.72 * rx / wide, 1.72 * ry / len(rows)
    parts = [
        f'<rect x="{-rx + 2}" y="{-ry + 2}" width="{2 * rx - 4}" height="{2 * ry - 4}" '
        'fill="none" stroke="RED" stroke-width="3"/>'
    ]
    family = str(rng.choice(["FandolKai", "FandolSong", "AR PL KaitiM GB"]))
    for row, chars in enumerate(rows):
        for column, char in enumerate(chars):
            parts.append(
                f'<text x="{(column - (wide - 1) / 2) * step_x:.1f}" '
                f'y="{(row - (len(rows) - 1) / 2) * step_y:.1f}" font-family="{family}" '
                f'font-size="{min(step_x, step_y) * 0.92:.1f}" font-weight="bold" '
                f'text-anchor="middle" dominant-baseline="central">{escape(char)}</text>'
            )
    return "".join(parts)


def signature(
    rng: np.random.Generator, label: str, name: str, *, key: str = "signed_by", width: int = 130
) -> str:
    """A place to sign, with `name` in a running hand in it, or empty when there is no name.
    One signature in six is a scribble nobody could read; a legible one is a field too."""
    said = f'data-kind="sign" data-label="{escape(label)}" data-text="{escape(name)}"'
    place = (
        f"display:inline-block;width:{width}px;height:1.7em;vertical-align:bottom;"
        "position:relative;text-align:center;line-height:1.7em;white-space:nowrap"
    )
    if not name:
        return f'<span {said} style="{place}">&#8203;</span>'
    pen = str(rng.choice(PENS))
    if rng.random() < 1 / 6:
        return f'<span {said} style="{place}">{_scribble(rng, pen, width)}</span>'
    family = str(rng.choice(["Zhi Mang Xing", "Ma Shan Zheng", "Long Cang", "Liu Jian Mao Cao"]))
    size = rng.uniform(1.4, 1.9)
    legible = family != "Liu Jian Mao Cao"
    said_name = value(key, label, name) if legible else escape(name)
    return (
        f'<span {said} style="{place}"><span data-ink style="display:inline-block;'
        f"font-family:'{family}';font-size:{size:.2f}em;color:{pen};"
        f"transform:rotate({rng.normal(0, 4):.1f}deg) skewX({rng.normal(-4, 5):.1f}deg)"
        f'">{said_name}</span></span>'
    )


def _scribble(rng: np.random.Generator, pen: str, width: int) -> str:
    x, path = 8.0, "M 8 24"
    while x < width * 0.75:
        step = rng.uniform(6, 17)
        path += (
            f" C {x + step * 0.2:.0f} {rng.uniform(0, 34):.0f},"
            f" {x + step * 1.4:.0f} {rng.uniform(0, 34):.0f}, {x + step:.0f} "
            f"{rng.uniform(10, 28):.0f}"
        )
        x += step
    return (
        f'<svg data-ink width="{width}" height="36" style="position:absolute;left:0;top:-4px">'
        f'<path d="{path}" fill="none" stroke="{pen}" stroke-width="{rng.uniform(1.2, 2.4):.1f}" '
        'stroke-linecap="round"/></svg>'
    )


def tick(rng: np.random.Generator, label: str, state: str) -> str:
    """A box to tick (empty, ticked or crossed) and the words after it."""
    said = f'data-kind="tick" data-label="{escape(label)}" data-state="{state}"'
    printed = {"empty": "□", "ticked": "☑" if rng.random() < 0.6 else "■", "crossed": "☒"}
    if rng.random() < 0.25:
        box = f'<span {said} style="font-family:DejaVu Sans,FandolHei">{printed[state]}</span>'
        return f'<span style="white-space:nowrap">{box}{escape(label)}</span>'
    pen = str(rng.choice(PENS))
    path = {
        "empty": "",
        "ticked": f"M 2 {rng.uniform(7, 10):.1f} L 6 13 L {rng.uniform(13, 18):.1f} "
        f"{rng.uniform(-4, 2):.1f}",
        "crossed": "M 2 2 L 12 13 M 12 1 L 2 12",
    }[state]
    box = (
        f'<svg {said} width="14" height="14" style="overflow:visible;vertical-align:-1px">'
        '<rect x="1" y="1" width="12" height="12" fill="none" stroke="#222" stroke-width="1.2"/>'
        f'<path d="{path}" fill="none" stroke="{pen}" stroke-width="{rng.uniform(1.5, 2.4):.1f}" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    return f'<span style="white-space:nowrap">{box} {escape(label)}</span>'
