"""Points in one frame → the same points in another: page fractions, pixels, turns and crops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.types import Image, Region

Points = NDArray[np.float32]
"""N × 2, x before y."""

Matrix = NDArray[np.float64]
"""3 × 3, homogeneous."""

_MAX_CROP_SIDE = 4096


@dataclass(frozen=True)
class Frame:
    """A picture made from a page, and the way back: `to_page` takes its pixels (origin at the
    top left corner of the top left pixel) to fractions of the page as uploaded."""

    width: int
    height: int
    to_page: Matrix

    def fractions(self, points: NDArray[np.floating]) -> Points:
        """Pixels of this picture, … × 2 → page fractions, not clipped."""
        return apply(self.to_page, points)

    def pixels(self, fractions: NDArray[np.floating]) -> Points:
        """Page fractions, … × 2 → pixels of this picture."""
        return apply(np.asarray(np.linalg.inv(self.to_page), dtype=np.float64), fractions)

    def region(self, quad: NDArray[np.floating], page: int) -> Region:
        """A quad of this picture's pixels as a region of the page, clipped to the page."""
        points = np.clip(self.fractions(quad), 0.0, 1.0)
        a, b, c, d = ((round(float(x), 6), round(float(y), 6)) for x, y in points)
        return Region(page=page, points=(a, b, c, d))

    def made_by(self, matrix: Matrix, width: int, height: int) -> Frame:
        """The frame of a picture warped from this one; `matrix` takes this picture's pixels
        to the new one's."""
        return Frame(width, height, self.to_page @ np.linalg.inv(matrix))


def apply(matrix: Matrix, points: NDArray[np.floating]) -> Points:
    """Map points, … × 2, through a homogeneous matrix."""
    xy = np.asarray(points, dtype=np.float64)
    mapped = xy @ matrix[:2, :2].T + matrix[:2, 2]
    scale = xy @ matrix[2, :2] + matrix[2, 2]
    return np.asarray(mapped / scale[..., None], dtype=np.float32)


def whole_page(width: int, height: int) -> Frame:
    """The frame of a picture of the page as uploaded, at any size."""
    return Frame(width, height, np.diag([1.0 / width, 1.0 / height, 1.0]))


def turn_upright(frame: Frame, orientation: int) -> Frame:
    """The frame after turning the picture back by `orientation` (0, 90, 180 or 270 degrees its
    content was turned clockwise)."""
    w, h = frame.width, frame.height
    if orientation == 90:
        return frame.made_by(np.array([[0, 1, 0], [-1, 0, w], [0, 0, 1.0]]), h, w)
    if orientation == 180:
        return frame.made_by(np.array([[-1, 0, w], [0, -1, h], [0, 0, 1.0]]), w, h)
    if orientation == 270:
        return frame.made_by(np.array([[0, -1, h], [1, 0, 0], [0, 0, 1.0]]), h, w)
    return frame


def turn_image(image: Image, orientation: int) -> Image:
    """The picture turned back by `orientation`; the pixels `turn_upright` speaks of."""
    return np.ascontiguousarray(np.rot90(image, orientation // 90))


def shrunk(image: Image, longest: int) -> Image:
    """The picture scaled down to `longest` pixels at most; itself when it is no larger."""
    scale = longest / max(image.shape[:2])
    if scale >= 1:
        return image
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)


def side_lengths(quads: NDArray[np.floating]) -> tuple[Points, Points]:
    """Widths and heights of N × 4 × 2 quads, the longer of each pair of opposite sides."""
    q = np.asarray(quads, dtype=np.float32).reshape(-1, 4, 2)
    sides = np.linalg.norm(q - np.roll(q, -1, axis=1), axis=2)
    return sides[:, (0, 2)].max(axis=1), sides[:, (1, 3)].max(axis=1)


def from_top_left(quads: NDArray[np.floating]) -> Points:
    """N × 4 × 2 clockwise quads, each started so that its first side runs most nearly to the
    right. Sorting corners by x alone starts a tall, leaning box at a wrong one."""
    q = np.asarray(quads, dtype=np.float32).reshape(-1, 4, 2)
    side = np.roll(q, -1, axis=1) - q
    rightward = side[..., 0] / np.maximum(np.linalg.norm(side, axis=2), 1e-6)
    first = rightward.argmax(axis=1)[:, None] if len(q) else np.zeros((0, 1), dtype=int)
    order = (first + np.arange(4)) % 4
    return np.take_along_axis(q, order[..., None], axis=1)


def crop(image: Image, quad: NDArray[np.floating], *, height: int = 0) -> Image:
    """The quad cut out and straightened, RGB. At its own size, or scaled to `height` pixels
    when its own height exceeds that. What of it lies outside the picture is its nearest edge."""
    quad = np.asarray(quad, dtype=np.float32)
    (width_px,), (height_px,) = side_lengths(quad)
    shrink = min(1.0, height / max(height_px, 1.0)) if height else 1.0
    w = int(np.clip(round(float(width_px) * shrink), 1, _MAX_CROP_SIDE))
    h = int(np.clip(round(float(height_px) * shrink), 1, _MAX_CROP_SIDE))
    left, top = np.floor(quad.min(axis=0)).astype(int) - 2
    right, bottom = np.ceil(quad.max(axis=0)).astype(int) + 3
    high, wide = image.shape[:2]
    left, top = (min(max(0, int(v)), side - 1) for v, side in ((left, wide), (top, high)))
    part = image[top : max(top + 1, int(bottom)), left : max(left + 1, int(right))]
    origin = np.array([left, top], dtype=np.float32)
    if shrink < 0.5:
        was = np.array([part.shape[1], part.shape[0]], dtype=np.float32)
        size = [max(1, round(float(side) * 2 * shrink)) for side in was]
        by = np.asarray(np.array(size) / was, dtype=np.float32)
        part = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        quad, origin = np.asarray(quad * by), np.asarray(origin * by)
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad - origin, corners)
    return np.asarray(
        cv2.warpPerspective(
            part, matrix, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        ),
        dtype=np.uint8,
    )


def skew(quads: NDArray[np.floating]) -> float:
    """The angle of the long lines, degrees clockwise, 0 when there are none to judge by."""
    q = np.asarray(quads, dtype=np.float32).reshape(-1, 4, 2)
    width, height = side_lengths(q)
    long = width >= 4 * height
    if not long.any():
        return 0.0
    along = (q[long, 1] - q[long, 0]) + (q[long, 2] - q[long, 3])
    angles = np.degrees(np.arctan2(along[:, 1], along[:, 0]))
    order = np.argsort(angles)
    weight = np.cumsum(width[long][order])
    return float(angles[order][int(np.searchsorted(weight, weight[-1] / 2))])


def reading_order(quads: NDArray[np.floating]) -> tuple[int, ...]:
    """Indexes of N × 4 × 2 upright quads, row by row from the top, each from the left.

    Rows are built in the deskewed frame; two boxes share a row when each one's centre lies
    within 0.55 of the smaller one's height from the other's line, so a row that climbs across
    a photographed page stays one row.
    """
    q = np.asarray(quads, dtype=np.float64).reshape(-1, 4, 2)
    if len(q) == 0:
        return ()
    angle = np.radians(skew(q))
    back = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    q = q @ back.T
    centres = q.mean(axis=1)
    width, height = side_lengths(q)
    along = (q[:, 1] - q[:, 0]) + (q[:, 2] - q[:, 3])
    slope = np.where(width >= 4 * height, along[:, 1] / np.maximum(along[:, 0], 1e-6), 0.0)
    slope = np.clip(slope, -0.2, 0.2)

    rows: list[list[int]] = []
    for i in np.argsort(centres[:, 0], kind="stable"):
        row = _row_of(int(i), rows, centres, height, slope)
        if row is None:
            rows.append([int(i)])
        else:
            row.append(int(i))
    rows.sort(key=lambda row: float(np.mean(centres[row, 1])))
    return tuple(i for row in rows for i in row)


def _row_of(
    i: int,
    rows: Sequence[list[int]],
    centres: NDArray[np.float64],
    height: Points,
    slope: NDArray[np.float64],
) -> list[int] | None:
    """The row whose right end box `i` continues, or None."""
    best: tuple[float, list[int]] | None = None
    for row in rows:
        j = row[-1]
        step = centres[i, 0] - centres[j, 0]
        # each box extends its own line; a short one, whose angle says little, extends level
        off = min(
            abs(centres[i, 1] - centres[j, 1] - s * step) for s in (slope[i], slope[j])
        ) / min(height[i], height[j])
        if off < 0.55 and (best is None or off < best[0]):
            best = (float(off), row)
    return best[1] if best else None
