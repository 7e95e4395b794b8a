"""A picture and its lines in → the sides at which the paper runs out of it (拍摄不全)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ocr.reader import Quads
from ocr.types import Image

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

_SAMPLE = 16
_BORDER_SIDE = 800
_BORDER_NEAR = 0.025
_PAPER_ALIKE = 26.0
"""Grey levels in any colour within which a border is the paper that the lines stand on."""
_PAPER_RUNS, _PAPER_ENDS = 0.4, 0.12
_STEP, _SOFT, _STEEP = 4, 0.01, 12.0
"""Pixels either side of the paper's end, or a share of the side, and the grey levels between
them at least."""
_CORNER, _PIECE_LEAST, _PIECE_SOLID = 0.03, 0.3, 0.8
"""Of a side: ground at each of its ends, paper between them, and how much of that is paper."""


def cut_sides(image: Image, lines: Quads) -> list[Box]:
    """Strips along the sides of the picture where the paper runs out of it: with text beside
    the edge, or between two corners of ground, which no light desk shows. Where no ground shows
    at any side the picture is a scan, and nothing is said."""
    if len(lines) == 0:
        return []
    height, width = image.shape[:2]
    step = max(1, max(height, width) // _BORDER_SIDE)
    small = image[::step, ::step].astype(np.float32)
    paper = _paper_colour(small, np.asarray(lines / step, dtype=np.float32))
    strips = {
        0: small[:, 1:5],
        1: small[1:5].transpose(1, 0, 2),
        2: small[:, -5:-1],
        3: small[-5:-1].transpose(1, 0, 2),
    }
    alike = {side: _alike(strip, paper) for side, strip in strips.items()}
    runs = {side: float(each.mean()) for side, each in alike.items()}
    if min(runs.values()) > _PAPER_ENDS:
        return []
    low, high = lines.min(axis=(0, 1)), lines.max(axis=(0, 1))
    room = (low[0] / width, low[1] / height, 1 - high[0] / width, 1 - high[1] / height)
    near_x, near_y = _BORDER_NEAR * width, _BORDER_NEAR * height
    places: tuple[Box, ...] = (
        (0.0, 0.0, near_x, float(height)),
        (0.0, 0.0, float(width), near_y),
        (width - near_x, 0.0, float(width), float(height)),
        (0.0, height - near_y, float(width), float(height)),
    )
    return [
        places[side]
        for side in range(4)
        if (runs[side] >= _PAPER_RUNS and float(room[side]) < _BORDER_NEAR)
        or _between_corners(strips[side], alike[side])
    ]


def _paper_colour(image: NDArray[np.float32], lines: Quads) -> NDArray[np.float32]:
    """The light colour around the lines; one a line, N × 3."""
    colours = []
    for quad in lines[:: max(1, len(lines) // _SAMPLE)]:
        (left, top), (right, bottom) = quad.min(axis=0).astype(int), quad.max(axis=0).astype(int)
        part = image[max(0, top) : bottom + 1, max(0, left) : right + 1].reshape(-1, 3)
        if len(part):
            colours.append(np.percentile(part, 85, axis=0))
    return np.asarray(colours, dtype=np.float32).reshape(-1, 3)


def _alike(strip: NDArray[np.float32], colours: NDArray[np.float32]) -> NDArray[np.float32]:
    """Along a strip, N × 4 × 3, the share of its pixels that have one of the colours."""
    if not len(colours) or not strip.size:
        return np.zeros(max(1, len(strip)), dtype=np.float32)
    pixels = strip[:, ::2]
    apart = np.abs(pixels[:, :, None] - colours[None, None]).max(axis=3).min(axis=2)
    return np.asarray((apart < _PAPER_ALIKE).mean(axis=1), dtype=np.float32)


def _between_corners(strip: NDArray[np.float32], alike: NDArray[np.float32]) -> bool:
    """Whether paper lies along a side in one piece, with nothing like it at either end, and
    ends as sharply as paper does, not as light fades on a desk."""
    on = (alike > 0.5).astype(np.float64)
    edge = round(_CORNER * len(on))
    if on[:edge].any() or on[len(on) - edge :].any():
        return False
    inside = np.nonzero(on)[0]
    if not len(inside):
        return False
    piece = on[inside[0] : inside[-1] + 1]
    if len(piece) < _PIECE_LEAST * len(on) or piece.mean() <= _PIECE_SOLID:
        return False
    along = strip.mean(axis=1)
    ends = np.array([inside[0], inside[-1]])
    reach = max(_STEP, round(_SOFT * len(on)))
    before, after = ((ends + way).clip(0, len(on) - 1) for way in (-reach, reach))
    return bool((np.abs(along[before] - along[after]).max(axis=1) > _STEEP).all())
