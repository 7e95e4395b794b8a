"""A sheet × how it was photographed or scanned → the picture, and where sheet points went."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ocr.types import Image as Pixels

Points = NDArray[np.float64]
"""N × 2, (x, y)."""


class Desk(StrEnum):
    """What a paper lies on."""

    WOOD = "wood"
    DARK = "dark"
    CLOTH = "cloth"
    WHITE = "white"


DESKS = {
    Desk.WOOD: (158, 118, 82),
    Desk.DARK: (66, 68, 74),
    Desk.CLOTH: (112, 126, 140),
    Desk.WHITE: (206, 204, 198),
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


@dataclass(frozen=True)
class Warp:
    """Sheet pixels → picture pixels: an arch, then a perspective, then quarter turns.
    `size` is the width and height of the picture before the turns."""

    matrix: NDArray[np.float64]
    sheet_size: tuple[int, int]
    arch: float
    size: tuple[int, int]
    turn: int

    def __call__(self, points: Points) -> Points:
        """Where points of the sheet stand in the picture, N × 2 pixels."""
        flat = np.asarray(points, dtype=np.float64)
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
class Photo:
    """A finished picture and the way back to the sheet it shows."""

    image: Pixels
    warp: Warp

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.image.shape[1], self.image.shape[0]


def photograph(sheet: Pixels, capture: Capture, rng: np.random.Generator) -> Photo:
    """The sheet as the capture says. `rng` draws grain and shapes of light, and nothing that
    moves a point."""
    warp = _warp(sheet, capture)
    image = _lay(sheet, capture, warp, rng)
    if capture.grey:
        image = np.repeat(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    if capture.blur > 0:
        image = np.asarray(cv2.GaussianBlur(image, (0, 0), capture.blur), dtype=np.uint8)
    lit = cv2.multiply(image, _light(image.shape[:2], capture, rng), dtype=cv2.CV_32F)
    if capture.glare > 0:
        spot = _spot(image.shape[:2], rng)[..., None] * np.float32(capture.glare)
        lit = lit + (255 - lit) * spot
    grain = cv2.merge([_grain(image.shape[:2], capture.noise, rng)] * 3)
    done = np.asarray(cv2.add(lit, grain, dtype=cv2.CV_8U), np.uint8)
    turned = np.rot90(done, k=-(capture.turn % 4))
    return Photo(np.ascontiguousarray(turned), warp)


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
    placed = corners @ turn + np.array(canvas) / 2
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(source, placed.astype(np.float32))
    arch = -capture.bend * height
    return Warp(np.asarray(matrix, np.float64), (width, height), arch, canvas, capture.turn)


def _lay(sheet: Pixels, capture: Capture, warp: Warp, rng: np.random.Generator) -> Pixels:
    """The sheet on its desk, before light and grain."""
    size = warp.size
    mask = _outline(sheet.shape[:2], capture.rounding)
    if warp.arch:
        paper, cover = _bend(sheet, mask, warp, size)
    else:
        paper = np.asarray(cv2.warpPerspective(sheet, warp.matrix, size), np.uint8)
        cover = np.asarray(cv2.warpPerspective(mask, warp.matrix, size), np.uint8)
    if capture.scan:
        ground = np.full((size[1], size[0], 3), 250, np.uint8)
    else:
        ground = _desk(size, capture.desk, rng)
        ground = _shaded(ground, cover, max(2.0, 0.006 * capture.long_side))
    share = cover.astype(np.float32) / 255
    return np.asarray(cv2.blendLinear(paper, ground, share, 1 - share), np.uint8)


def _shaded(ground: Pixels, cover: NDArray[np.uint8], reach: float) -> Pixels:
    """The desk with the shadow that the paper's edge throws on it, `reach` pixels wide. A soft
    shadow needs few pixels: it is drawn at a quarter of the size."""
    width, height = ground.shape[1], ground.shape[0]
    small = cv2.resize(cover, (width // 4, height // 4), interpolation=cv2.INTER_AREA)
    moved = np.roll(small, round(reach / 4), axis=(0, 1)).astype(np.float32)
    shade = 1 - cv2.GaussianBlur(moved, (0, 0), reach / 4) * np.float32(0.45 / 255)
    full = cv2.resize(shade, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.multiply(ground, cv2.merge([full] * 3), dtype=cv2.CV_8U), np.uint8)


def _outline(shape: tuple[int, int], rounding: float) -> NDArray[np.uint8]:
    """255 where there is paper: all of it but the corners of a card."""
    height, width = shape
    mask = Image.new("L", (width, height), 0)
    box = (0, 0, width - 1, height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius=rounding * width, fill=255)
    return np.asarray(mask)


def _bend(
    sheet: Pixels, mask: NDArray[np.uint8], warp: Warp, size: tuple[int, int]
) -> tuple[Pixels, NDArray[np.uint8]]:
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


def _light(
    shape: tuple[int, int], capture: Capture, rng: np.random.Generator
) -> NDArray[np.float32]:
    """What each pixel is multiplied by, H × W × 3, drawn small and stretched."""
    small = 64
    angle = rng.uniform(0, 2 * np.pi)
    y, x = np.mgrid[-1 : 1 : small * 1j, -1 : 1 : small * 1j]
    slope = (np.cos(angle) * x + np.sin(angle) * y) / np.sqrt(2)
    light = 1 - capture.light * (0.5 + 0.5 * slope)
    if capture.shadow > 0:
        edge = rng.uniform(0.25, 0.7) * (1 if rng.random() < 0.5 else -1)
        lean = rng.uniform(-0.6, 0.6)
        side = x + lean * y - edge if edge > 0 else -(x + lean * y - edge)
        light = light * (1 - capture.shadow / (1 + np.exp(-side * 14)))
    tone = np.array([1 + capture.warmth, 1, 1 - capture.warmth], dtype=np.float32)
    coloured = light.astype(np.float32)[..., None] * tone
    return np.asarray(cv2.resize(coloured, (shape[1], shape[0])), dtype=np.float32)


def _grain(shape: tuple[int, int], noise: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """Sensor noise in grey levels; one tile of it, laid side by side."""
    side = 400
    tile = rng.standard_normal((side, side), dtype=np.float32)
    soft = np.asarray(cv2.GaussianBlur(tile, (3, 3), 0.6), np.float32) * np.float32(2 * noise)
    return np.tile(soft, (shape[0] // side + 1, shape[1] // side + 1))[: shape[0], : shape[1]]


def _spot(shape: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float32]:
    y, x = np.mgrid[-1:1:64j, -1:1:64j]
    centre = rng.uniform(-0.6, 0.6, 2)
    spread = rng.uniform(0.12, 0.25, 2)
    spot = np.exp(-(((x - centre[0]) / spread[0]) ** 2) - ((y - centre[1]) / spread[1]) ** 2)
    return np.asarray(cv2.resize(spot.astype(np.float32), (shape[1], shape[0])), np.float32)
