"""A picture and its lines in → the spots that light has burnt out (反光)."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.reader import Quads
from ocr.types import Image

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

_FEW_LINES = 4
_GLARE_SIDE = 800
_GLARE_LEVEL = 250
_GLARE_PAPER = 226.0
_GLARE_SHARE = (0.0015, 0.35)
_GLARE_RING = 3
_GLARE_LARGE, _GLARE_SOLID = 0.03, 0.8
"""Share of the text's area, and of its hull, that a light spot on bright paper takes."""
_GROUND, _ALL_WHITE = 0.35, 0.6
"""Share of a line's box that is burnt when the line stands on white: strokes aren't; and when
all of it does, so that what lies under the white can be read."""

_ON_WHITE, _SHARE_ON_WHITE = 2, 0.25
"""So many legible lines, and such a share of them, stand on white where white is paper."""

_GLARE_FADES = 0.44
"""Share of the way from white to paper that a spot's light has fallen off where half of its
breadth is left behind: spots have .47 to .82, paper lit from one side .05 to .41."""

_GLARE_SOFT = 0.35
"""Share of the way from paper to white at which the ring around a light spot still stands; a
white box in a drawing ends at once."""


def light_spots(image: Image, lines: Quads, legible: Quads) -> list[Box]:
    """Burnt-out spots among the lines, the largest first; where paper as a whole is bright, as
    in scans, only large round ones. White on which lines are legible is paper, as in the cells
    of a form on a tinted ground."""
    if len(lines) < _FEW_LINES:
        return []
    step = max(1, max(image.shape[:2]) // _GLARE_SIDE)
    small = cv2.blur(image[::step, ::step], (3, 3))  # grain would tear a spot to pieces
    left, top = np.floor(np.clip(lines.min(axis=(0, 1)), 0, None) / step).astype(int)
    right, bottom = np.ceil(lines.max(axis=(0, 1)) / step).astype(int)
    least = small[top:bottom, left:right].min(axis=2)
    burnt = (least >= _GLARE_LEVEL).astype(np.uint8)
    rest = least[burnt == 0]
    if burnt.size == 0 or rest.size == 0:
        return []
    bright = float(np.percentile(rest, 75)) > _GLARE_PAPER
    grounds = _grounds(burnt, np.asarray(legible / step - (left, top), dtype=np.float32))
    if sum(share > _GROUND for share, _ in grounds) >= max(
        _ON_WHITE, _SHARE_ON_WHITE * len(legible)
    ):
        return []
    read_through = [at for share, at in grounds if share > _ALL_WHITE]
    opened = cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(opened)
    fades = 255 - _GLARE_FADES * (255 - float(np.median(rest)))
    soft = float(np.median(rest)) + _GLARE_SOFT * (255 - float(np.median(rest)))
    spots = []
    for label in np.argsort(-stats[1:, cv2.CC_STAT_AREA], kind="stable") + 1:
        x, y, w, h, area = (int(v) for v in stats[label])
        if not _GLARE_SHARE[0] <= area / burnt.size <= _GLARE_SHARE[1]:
            continue
        if bright and not (area >= _GLARE_LARGE * burnt.size and _is_solid(labels == label)):
            continue
        if any(labels[y, x] == label for x, y in read_through):
            continue
        around = 0.35 * float(np.sqrt(area))
        if _ring_level(least, labels == label, around) > fades:
            continue
        if _ring_level(least, labels == label, _GLARE_RING) >= soft:
            edges = (x + left, y + top, x + w + left, y + h + top)
            spots.append((edges[0] * step, edges[1] * step, edges[2] * step, edges[3] * step))
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in spots]


def _is_solid(spot: NDArray[np.bool_]) -> bool:
    """Whether a spot fills its hull, as light does and the white between lines doesn't."""
    contours, _ = cv2.findContours(spot.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.convexHull(np.concatenate(contours))
    return float(spot.sum()) > _GLARE_SOLID * float(cv2.contourArea(hull))


def _grounds(burnt: NDArray[np.uint8], lines: Quads) -> list[tuple[float, tuple[int, int]]]:
    """The share of each line's box that is white, and a white pixel in it."""
    found = []
    for quad in lines:
        x0, y0 = np.clip(quad.min(axis=0), 0, None).astype(int)
        x1, y1 = np.ceil(quad.max(axis=0)).astype(int)
        ground = burnt[y0 : y1 + 1, x0 : x1 + 1]
        white = np.argwhere(ground)
        if len(white):
            y, x = white[len(white) // 2]
            found.append((float(ground.mean()), (int(x + x0), int(y + y0))))
    return found


def _ring_level(level: NDArray[np.uint8], spot: NDArray[np.bool_], away: float) -> float:
    """How bright it is so many pixels outside a spot."""
    apart = cv2.distanceTransform((~spot).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)
    ring = level[(apart > away - 1) & (apart <= away + 1)]
    return float(np.median(ring)) if ring.size else 0.0
