"""A sheet × how it was photographed or scanned → the picture, and where sheet points went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from eval.foundry import light
from eval.foundry.sheet import Box
from eval.foundry.wear import copied, folded
from ocr.types import Image as Pixels

Points = NDArray[np.float64]
"""N × 2, (x, y)."""

Cover = NDArray[np.uint8]
"""H × W, 255 where there is paper."""

_FOCAL = 1.15
"""Distance of the lens in long sides of the picture: a telephone held over a sheet."""

_HIDING = 0.7
"""Strength of a light spot above which nothing can be read under it."""


class Desk(StrEnum):
    """What a paper lies on."""

    WOOD = "wood"
    DARK = "dark"
    CLOTH = "cloth"
    WHITE = "white"
    VIEWER = "viewer"  # nothing: a window on a screen shows it


DESKS = {
    Desk.WOOD: (158, 118, 82),
    Desk.DARK: (66, 68, 74),
    Desk.CLOTH: (112, 126, 140),
    Desk.WHITE: (206, 204, 198),
    Desk.VIEWER: (82, 86, 90),
}


@dataclass(frozen=True)
class Capture:
    """How a paper became a picture.

    `long_side` pixels of the picture; `fill` share of it the paper takes; `skew` degrees;
    `tilt` how much shorter the far edge looks (0.05: five per cent), across and along;
    `bend` how far the paper arches, as a share of its height; `blur` and `noise` in pixels and
    grey levels; `light` how much darker the dark side is; `shadow` depth of a shadow lying on
    it; `glare` strength of a light spot; `turn` quarter turns clockwise of the content;
    `rounding` radius of the paper's corners as a share of its width.

    `lean` degrees the camera looks aslant, over the lower and over the right edge; `cut` shares
    of the paper that lie outside the picture at its left, top, right and bottom (before turns);
    `motion` pixels it moved while taken and `defocus` radius of a point in pixels; `exposure`
    share of the light that it takes; `moire` strength of a screen's dots; `burns` light spots
    lying on values; `copied` first, in black and white, with `speckle` dots a million pixels
    and `streaks` lines; `folds` creases across and along; `blank` it lies on its face.
    """

    long_side: int
    fill: float
    skew: float = 0.0
    tilt: tuple[float, float] = (0.0, 0.0)
    bend: float = 0.0
    blur: float = 0.0
    light: float = 0.0
    warmth: float = 0.0
    shadow: float = 0.0
    noise: float = 0.0
    glare: float = 0.0
    turn: int = 0
    grey: bool = False
    scan: bool = False
    rounding: float = 0.0
    desk: Desk = Desk.WOOD
    lean: tuple[float, float] = (0.0, 0.0)
    cut: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    motion: float = 0.0
    defocus: float = 0.0
    exposure: float = 1.0
    moire: float = 0.0
    burns: int = 0
    copied: bool = False
    speckle: float = 0.0
    streaks: int = 0
    folds: tuple[int, int] = (0, 0)
    blank: bool = False


@dataclass(frozen=True)
class Warp:
    """Sheet pixels → picture pixels: its place among the papers lying together, an arch, a
    perspective, then quarter turns. `size` is the width and height of the picture before the
    turns; `among` takes the sheet to its place, 3 × 3."""

    matrix: NDArray[np.float64]
    sheet_size: tuple[int, int]
    arch: float
    size: tuple[int, int]
    turn: int
    among: NDArray[np.float64] = field(default_factory=lambda: np.eye(3))

    def __call__(self, points: Points) -> Points:
        """Where points of the sheet stand in the picture, N × 2 pixels."""
        flat = cv2.perspectiveTransform(np.asarray(points, np.float64)[None], self.among)[0]
        arched = flat + np.stack(
            [np.zeros(len(flat)), self.arch * _arch(flat[:, 0], self.sheet_size[0])], axis=1
        )
        placed = cv2.perspectiveTransform(arched[None], self.matrix)[0]
        x, y = placed[:, 0], placed[:, 1]
        width, height = self.size
        match self.turn % 4:
            case 1:
                x, y = height - y, x
            case 2:
                x, y = width - x, height - y
            case 3:
                x, y = y, width - x
        return np.stack([x, y], axis=1)


@dataclass(frozen=True)
class Burn:
    """A light spot: its middle and its reach, pixels of what was photographed."""

    centre: tuple[float, float]
    reach: tuple[float, float]

    def strength(self, points: Points) -> NDArray[np.float64]:
        """How much of each point it hides, [0, 1]."""
        off = (points - np.array(self.centre)) / np.array(self.reach)
        return np.asarray(np.clip(1.6 * np.exp(-(off**2).sum(axis=-1)), 0, 1))


@dataclass(frozen=True)
class Photo:
    """A finished picture, the way back to the sheet it shows, and the light spots on that."""

    image: Pixels
    warp: Warp
    burns: tuple[Burn, ...] = ()
    blank: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.image.shape[1], self.image.shape[0]

    def shows(self, box: Box) -> bool:
        """Whether all of a box of the sheet can be seen: it lies in the picture and under no
        light spot."""
        left, top, right, bottom = box
        x, y = np.linspace(left, right, 15), np.linspace(top, bottom, 3)
        points = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
        placed = self.warp(points)
        inside = ((placed >= -1) & (placed <= np.array(self.size) + 1)).all()
        lying = cv2.perspectiveTransform(points[None], self.warp.among)[0]
        clear = all((burn.strength(lying) < _HIDING).all() for burn in self.burns)
        return bool(inside and clear and not self.blank)


def photograph(
    sheet: Pixels,
    capture: Capture,
    rng: np.random.Generator,
    *,
    values: Sequence[Box] = (),
    cover: Cover | None = None,
) -> Photo:
    """The sheet as the capture says. `rng` draws grain and shapes of light, and nothing that
    moves a point. Light spots lie on some of the `values`; `cover` shows where there is paper
    (all of the sheet but the corners that `rounding` takes)."""
    if capture.blank:
        sheet = np.full_like(sheet, np.median(sheet[::9, ::9], axis=(0, 1)).astype(np.uint8))
    if capture.copied:
        sheet = copied(sheet, rng, speckle=capture.speckle, streaks=capture.streaks)
    if any(capture.folds):
        sheet = folded(sheet, *capture.folds, rng)
    if cover is None:
        cover = _outline(sheet.shape[:2], capture.rounding)
    warp = _warp(sheet, capture)
    image = _lay(sheet, cover, capture, warp, rng)
    if capture.grey:
        image = np.repeat(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    burns = _burns(sheet, values, capture.burns, rng)
    done = _expose(image, _burnt(warp, burns), capture, rng)
    turned = np.rot90(done, k=-(capture.turn % 4))
    return Photo(np.ascontiguousarray(turned), warp, burns, capture.blank)


def _expose(
    image: Pixels, burnt: NDArray[np.float32], capture: Capture, rng: np.random.Generator
) -> Pixels:
    """What lens, light and sensor make of it."""
    if capture.moire > 0:
        screen = light.moire(image.shape[:2], capture.moire, rng)
        image = np.asarray(cv2.multiply(image, screen, dtype=cv2.CV_8U), np.uint8)
    if capture.blur > 0:
        image = np.asarray(cv2.GaussianBlur(image, (0, 0), capture.blur), dtype=np.uint8)
    if capture.defocus > 0:
        image = light.defocused(image, capture.defocus)
    if capture.motion > 0:
        image = light.moved(image, capture.motion, rng)
    shape = image.shape[:2]
    lamp = light.light(
        shape, rng, slope=capture.light, warmth=capture.warmth, shadow=capture.shadow
    )
    lit = cv2.multiply(image, lamp, scale=capture.exposure, dtype=cv2.CV_32F)
    if capture.glare > 0:
        spot = light.spot(shape, rng)[..., None] * np.float32(capture.glare)
        lit = lit + (255 - lit) * spot
    if burnt.size:
        lit = lit + (255 - lit) * burnt[..., None]
    noise = cv2.merge([light.grain(shape, capture.noise, rng)] * 3)
    return np.asarray(cv2.add(lit, noise, dtype=cv2.CV_8U), np.uint8)


def _burns(
    sheet: Pixels, values: Sequence[Box], count: int, rng: np.random.Generator
) -> tuple[Burn, ...]:
    """Light spots, each over the middle of some value."""
    if not count or not values:
        return ()
    side = min(sheet.shape[:2])
    burns = []
    for i in rng.choice(len(values), min(count, len(values)), replace=False):
        left, top, right, bottom = values[int(i)]
        x = left + (right - left) * rng.uniform(0.3, 0.7)
        reach = (side * rng.uniform(0.07, 0.14), side * rng.uniform(0.05, 0.09))
        burns.append(Burn((float(x), (top + bottom) / 2), reach))
    return tuple(burns)


def _burnt(warp: Warp, burns: Sequence[Burn]) -> NDArray[np.float32]:
    """Strength of the light spots at each pixel of the picture; empty without any."""
    if not burns:
        return np.zeros((0, 0), np.float32)
    step = 8
    width, height = (-(-side // step) for side in warp.sheet_size)
    across, down = np.arange(width) * float(step), np.arange(height) * float(step)
    grid = np.stack(np.meshgrid(across, down), axis=-1).astype(np.float64)
    strength = np.max([burn.strength(grid) for burn in burns], axis=0).astype(np.float32)
    coarse = np.diag([step, step, 1.0])
    size = warp.size
    return np.asarray(cv2.warpPerspective(strength, warp.matrix @ coarse, size), np.float32)


def _arch(x: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """0 at both edges of the paper, 1 in its middle."""
    return np.asarray(np.sin(np.pi * np.clip(x / width, 0, 1)))


def _warp(sheet: Pixels, capture: Capture) -> Warp:
    height, width = sheet.shape[:2]
    long_side = capture.long_side
    lying = width >= height
    short = round(long_side * min(width, height) / max(width, height))
    if not capture.scan:
        short = round(long_side * 3 / 4)
    canvas = (long_side, short) if lying else (short, long_side)
    scale = min(capture.fill * canvas[0] / width, capture.fill * canvas[1] / height)
    half = np.array([width, height]) * scale / 2
    across, along = capture.tilt
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], dtype=np.float64) * half
    corners[[0, 1], 0] *= 1 - across
    corners[[2, 3], 0] *= 1 + across / 2
    corners[[1, 2], 1] *= 1 - along
    corners[[0, 3], 1] *= 1 + along / 2
    angle = np.radians(capture.skew)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners = corners @ turn
    if any(capture.lean):
        corners = _aslant(corners, capture.lean, _FOCAL * long_side)
        corners *= min(capture.fill * np.array(canvas) / np.ptp(corners, axis=0))
        corners -= (corners.min(axis=0) + corners.max(axis=0)) / 2
    placed = corners + np.array(canvas) / 2
    placed, canvas = _cut(placed, canvas, capture.cut)
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(source, placed.astype(np.float32))
    arch = -capture.bend * height
    return Warp(np.asarray(matrix, np.float64), (width, height), arch, canvas, capture.turn)


def _aslant(corners: Points, lean: tuple[float, float], focal: float) -> Points:
    """Corners about the picture's middle as a camera `focal` pixels away sees them when the
    paper leans away by so many degrees about the level and the upright axis."""
    about_x, about_y = np.radians(lean)
    x, y = corners[:, 0], corners[:, 1]
    depth = -y * np.sin(about_x) + x * np.cos(about_x) * np.sin(about_y)
    near = focal / (focal + depth)
    return np.stack([x * np.cos(about_y) * near, y * np.cos(about_x) * near], axis=1)


def _cut(
    placed: Points, canvas: tuple[int, int], shares: tuple[float, float, float, float]
) -> tuple[Points, tuple[int, int]]:
    """The corners and the picture's size after so much of the paper was left outside it."""
    low, high = placed.min(axis=0), placed.max(axis=0)
    start = np.zeros(2)
    end = np.array(canvas, dtype=np.float64)
    for axis in range(2):
        if shares[axis]:
            start[axis] = round(low[axis] + shares[axis] * (high - low)[axis])
        if shares[axis + 2]:
            end[axis] = round(high[axis] - shares[axis + 2] * (high - low)[axis])
    width, height = (int(side) for side in end - start)
    return placed - start, (width, height)


def _lay(
    sheet: Pixels, mask: Cover, capture: Capture, warp: Warp, rng: np.random.Generator
) -> Pixels:
    """The sheet on its desk, before light and grain."""
    size = warp.size
    if warp.arch:
        paper, cover = _bend(sheet, mask, warp, size)
    else:
        paper = np.asarray(cv2.warpPerspective(sheet, warp.matrix, size), np.uint8)
        cover = np.asarray(cv2.warpPerspective(mask, warp.matrix, size), np.uint8)
    if capture.scan:
        ground = np.full((size[1], size[0], 3), 250, np.uint8)
    else:
        ground = _desk(size, capture.desk, rng)
    if not capture.scan and capture.desk is not Desk.VIEWER:
        ground = _shaded(ground, cover, max(2.0, 0.006 * capture.long_side))
    share = cover.astype(np.float32) / 255
    return np.asarray(cv2.blendLinear(paper, ground, share, 1 - share), np.uint8)


def _shaded(ground: Pixels, cover: Cover, reach: float) -> Pixels:
    """The desk with the shadow that the paper's edge throws on it, `reach` pixels wide. A soft
    shadow needs few pixels: it is drawn at a quarter of the size."""
    width, height = ground.shape[1], ground.shape[0]
    small = cv2.resize(cover, (width // 4, height // 4), interpolation=cv2.INTER_AREA)
    moved = np.roll(small, round(reach / 4), axis=(0, 1)).astype(np.float32)
    shade = 1 - cv2.GaussianBlur(moved, (0, 0), reach / 4) * np.float32(0.45 / 255)
    full = cv2.resize(shade, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.multiply(ground, cv2.merge([full] * 3), dtype=cv2.CV_8U), np.uint8)


def _outline(shape: tuple[int, int], rounding: float) -> Cover:
    """255 where there is paper: all of it but the corners of a card."""
    height, width = shape
    mask = Image.new("L", (width, height), 0)
    box = (0, 0, width - 1, height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius=rounding * width, fill=255)
    return np.asarray(mask)


def _bend(sheet: Pixels, mask: Cover, warp: Warp, size: tuple[int, int]) -> tuple[Pixels, Cover]:
    """Both, arched and put in perspective by one look-up."""
    back = np.linalg.inv(warp.matrix)
    x = np.arange(size[0], dtype=np.float32)[None, :]
    y = np.arange(size[1], dtype=np.float32)[:, None]
    rows = [np.float32(r[0]) * x + np.float32(r[1]) * y + np.float32(r[2]) for r in back]
    source_x, source_y = rows[0] / rows[2], rows[1] / rows[2]
    inside = np.clip(source_x / warp.sheet_size[0], 0, 1)
    source_y = source_y - np.float32(warp.arch) * np.sin(np.float32(np.pi) * inside)
    paper = cv2.remap(sheet, source_x, source_y, cv2.INTER_LINEAR)
    cover = cv2.remap(mask, source_x, source_y, cv2.INTER_LINEAR)
    return np.asarray(paper, np.uint8), np.asarray(cover, np.uint8)


def _desk(size: tuple[int, int], desk: Desk, rng: np.random.Generator) -> Pixels:
    width, height = size
    colour = DESKS[desk]
    if desk is Desk.WOOD:
        streaks = rng.normal(0, 1, (max(8, height // 12), 6)).astype(np.float32)
        grain = cv2.resize(streaks, (width, height)) * 7
    elif desk is Desk.CLOTH:
        weave = rng.normal(0, 1, (height // 3 + 1, width // 3 + 1)).astype(np.float32)
        grain = cv2.resize(weave, (width, height)) * 6
    else:
        cloud = rng.normal(0, 1, (6, 8)).astype(np.float32)
        grain = cv2.resize(cloud, (width, height)) * 4
    planes = [(grain + np.float32(level)).clip(0, 255).astype(np.uint8) for level in colour]
    return np.asarray(cv2.merge(planes), dtype=np.uint8)
