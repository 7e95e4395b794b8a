"""Chance and a name → a signature as pen strokes: outlines of a nib that swells and thins."""

from __future__ import annotations

from html import escape

import numpy as np
from numpy.typing import NDArray

from eval.heldout.paper import value

Points = NDArray[np.float64]
"""N × 2, in CSS pixels, y downwards."""
INKS = ("#16161c", "#101c38", "#1d2f86", "#26262b", "#0d3b73")
HANDS = ("Zhi Mang Xing", "Ma Shan Zheng", "Long Cang", "Liu Jian Mao Cao")
READABLE = frozenset(HANDS) - {"Liu Jian Mao Cao"}
BRUSH = (0.35, 1.0)
"""The nib's width at a stroke's ends and in its middle, as shares of the whole width."""

# Strokes of a character, each a run of points in a unit square.
_SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0.05, 0.22), (0.5, 0.17), (0.95, 0.14)),
    ((0.1, 0.55), (0.5, 0.5), (0.9, 0.48)),
    ((0.15, 0.92), (0.55, 0.88), (1.0, 0.9)),
    ((0.5, 0.0), (0.49, 0.5), (0.46, 1.05)),
    ((0.22, 0.1), (0.24, 0.5), (0.2, 0.9)),
    ((0.55, 0.05), (0.42, 0.5), (0.02, 0.98)),
    ((0.45, 0.4), (0.7, 0.75), (1.05, 1.0)),
    ((0.12, 0.2), (0.8, 0.14), (0.78, 0.5), (0.7, 0.95), (0.56, 0.84)),
    ((0.75, 0.05), (0.7, 0.6), (0.85, 0.95), (1.05, 0.72)),
    ((0.3, 0.0), (0.42, 0.12)),
    ((0.2, 0.62), (0.34, 0.78), (0.3, 0.95)),
)


def smooth(points: Points, steps: int = 14) -> Points:
    """A Catmull-Rom curve through the points."""
    if len(points) < 3:
        share = np.linspace(0, 1, steps)[:, None]
        return np.asarray(points[0] * (1 - share) + points[-1] * share)
    ends = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    share = np.linspace(0, 1, steps, endpoint=False)[:, None]
    runs = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        bend = (2 * a - 5 * b + 4 * c - d) * share**2 + (3 * b - a - 3 * c + d) * share**3
        runs.append(b + 0.5 * ((c - a) * share + bend))
    return np.vstack([*runs, points[-1:]])


def stroke(rng: np.random.Generator, points: Points, width: float) -> str:
    """SVG path data of a stroke's outline."""
    line = smooth(points)
    along = np.gradient(line, axis=0)
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1)
    normal /= np.maximum(np.hypot(*normal.T), 1e-6)[:, None]
    share = np.linspace(0, 1, len(line))
    swell = BRUSH[0] + (BRUSH[1] - BRUSH[0]) * np.sin(np.pi * share**0.8)
    swell = swell * (1 + 0.18 * np.sin(share * rng.uniform(4, 11) + rng.uniform(0, 6)))
    half = normal * (swell * width / 2)[:, None]
    outline = np.vstack([line + half, (line - half)[::-1]])
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in outline) + "Z"


def written(rng: np.random.Generator, count: int, size: float, width: float) -> list[str]:
    """`count` characters of no script, as a quick hand throws a name down."""
    paths, left, lean = [], 0.0, rng.uniform(-0.18, 0.12)
    for _ in range(count):
        wide = size * rng.uniform(0.72, 1.05)
        order = rng.permutation(len(_SHAPES))[: int(rng.integers(4, 8))]
        last: Points | None = None
        for shape in sorted(order, key=lambda k: _SHAPES[int(k)][0][1]):
            unit = np.array(_SHAPES[int(shape)]) + rng.normal(0, 0.05, (len(_SHAPES[shape]), 2))
            points = unit * [wide, size] + [left, 0]
            points[:, 0] -= lean * points[:, 1]
            if last is not None and rng.random() < 0.4:  # the pen isn't lifted
                joint = np.vstack([last, (last + points[0]) / 2 + rng.normal(0, 2, 2), points[0]])
                paths.append(stroke(rng, joint, width * 0.5))
            paths.append(stroke(rng, points, width * rng.uniform(0.8, 1.3)))
            last = points[-1]
        left += wide * rng.uniform(0.85, 1.1)
    return paths


def looped(rng: np.random.Generator, length: float, size: float, width: float) -> list[str]:
    """One line of loops that ends in a flourish."""
    turns = rng.uniform(4, 7)
    t = np.linspace(0, 1, int(turns * 9))
    fade = size / 2 * (0.55 + 0.45 * np.sin(t * rng.uniform(3, 7) + rng.uniform(0, 6)))
    x = length * t + fade * 0.8 * np.cos(2 * np.pi * turns * t)
    y = size / 2 + fade * np.sin(2 * np.pi * turns * t + rng.uniform(0, 1)) - size * 0.2 * t
    paths = [stroke(rng, np.stack([x, y], axis=1), width)]
    if rng.random() < 0.5:
        under = [[length * 0.1, size * 1.1], [length * 0.6, size * 0.95], [length * 1.1, size]]
        paths.append(stroke(rng, np.array(under), width * 0.9))
    return paths


def signature(
    rng: np.random.Generator, label: str, name: str, *, key: str, width: int, lined: bool
) -> str:
    """A place to sign, signed with `name` or empty when there is none: strokes nobody could
    spell, or a running hand that can be read and so is the field `key` too."""
    said = f'data-kind="sign" data-label="{escape(label)}" data-text="{escape(name)}"'
    rule = "border-bottom:1px solid #444;" if lined else ""
    place = (
        f"display:inline-block;width:{width}px;height:1.7em;vertical-align:bottom;{rule}"
        "position:relative;text-align:center;line-height:1.7em;white-space:nowrap"
    )
    if not name:
        return f'<span {said} style="{place}">&#8203;</span>'
    ink = str(rng.choice(INKS))
    turn, lift = rng.normal(0, 4), rng.normal(0, 3)
    if rng.random() < 0.4:
        family = str(rng.choice(HANDS))
        inner = value(key, label, name) if family in READABLE else escape(name)
        return (
            f'<span {said} style="{place}"><span data-ink style="display:inline-block;'
            f"font-family:'{family}';font-size:{rng.uniform(1.35, 2.0):.2f}em;color:{ink};"
            f"letter-spacing:{rng.uniform(-0.12, 0.08):.2f}em;line-height:1;"
            f"transform:translateY({lift:.0f}px) rotate({turn:.1f}deg) "
            f'scale({rng.uniform(0.85, 1.2):.2f},1)">{inner}</span></span>'
        )
    size = rng.uniform(24, 34)
    nib = rng.uniform(1.6, 3.4)
    if rng.random() < 0.65:
        paths = written(rng, len(name), min(size, width * 0.9 / len(name)), nib)
    else:
        paths = looped(rng, width * rng.uniform(0.5, 0.75), size * 0.8, nib)
    drawn = "".join(f'<path d="{path}"/>' for path in paths)
    return (
        f'<span {said} style="{place}"><svg width="{width}" height="36" style="position:absolute;'
        f"left:{width * 0.08:.0f}px;top:{lift:.0f}px;overflow:visible;"
        f'transform:rotate({turn:.1f}deg)"><g data-ink fill="{ink}">{drawn}</g></svg></span>'
    )


def thumbprint(rng: np.random.Generator) -> str:
    """The red print of a finger some add to their name: no seal, though as red."""
    rings = "".join(
        f'<ellipse cx="{rng.normal(0, 0.6):.1f}" cy="{k * 0.7:.1f}" rx="{k * 2.1:.1f}" '
        f'ry="{k * 2.9:.1f}" stroke-dasharray="{rng.uniform(6, 16):.0f} {rng.uniform(1, 3):.1f}"/>'
        for k in range(1, 7)
    )
    return (
        '<svg width="1" height="1" style="overflow:visible;vertical-align:middle">'
        f'<g transform="translate({rng.normal(-26, 8):.0f} {rng.normal(-2, 4):.0f}) '
        f'rotate({rng.normal(0, 20):.0f})" fill="none" stroke="#d0353a" stroke-width="1.5" '
        f'opacity=".75">{rings}</g></svg>'
    )
