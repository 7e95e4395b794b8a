"""A page's picture, its lines and how surely they read, in → what is wrong with the picture."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr import geometry
from ocr.geometry import Frame
from ocr.reader import Quads
from ocr.types import Image, Problem, QualityProblem

ADVICE = {
    Problem.BLURRED: "照片太模糊，字看不清。请擦净镜头，把手机拿稳，对焦清楚后重新拍摄。",
    Problem.DARK: "照片太暗，字看不清。请在光线充足的地方重新拍摄。",
    Problem.GLARE: "照片反光，挡住了部分内容。请关闭闪光灯，换个角度重新拍摄。",
    Problem.TOO_SMALL: "字太小，看不清。请靠近一些，让材料占满画面后重新拍摄。",
    Problem.NO_TEXT: "这一页没有找到文字。请检查是否拍到了材料有字的一面。",
}

# Calibrated on drawn papers photographed at 1600 pixels with blur of 0.5 to 13 pixels (sigma):
# up to 1, as from a steady hand, sharpness is 0.29 and more; fields are still all read at 0.18;
# at 0.15 half of them are lost. Surety alone doesn't tell: large letters read well to the last.
_SHARPNESS_LOST = 0.165
_SHARPNESS_POOR = 0.21
_SURE = 0.9
_FEW_LINES = 4
_SAMPLE = 16
_PIECE = 8
_LINE_HEIGHT = 32

_SEARCH_SIDE = 1600
_BLUR_FINE, _BLUR_COARSE = 2.0, 4.0
_SOFT = 0.75
"""Share of the steepest slopes that survives the coarse blurring: 0.5 for sharp edges, 0.75 when
the picture itself was blurred by some 3 pixels in 1600. Grain alone gives 0.25."""
_BLANK_SLOPE = 1.0

_PAPER_DARK, _PAPER_DIM = 60.0, 90.0
_SMALL = 11.0

_GLARE_SIDE = 800
_GLARE_LEVEL = 250
_GLARE_PAPER = 236.0
_GLARE_SHARE = (0.008, 0.35)


def find_problems(
    image: Image,
    frame: Frame,
    quads: Quads,
    crops: Sequence[Image],
    texts: Sequence[tuple[str, float]],
    page: int,
) -> tuple[QualityProblem, ...]:
    """Problems in the order of `Problem`; none for an ordinary photo or scan.

    `quads` are in pixels of `image`, `crops` what they cut out and `texts` what was read there
    and how surely; `frame` takes pixels back to page `page`.
    """
    read = [i for i, (text, _) in enumerate(texts) if text.strip()]
    sure = float(np.mean([texts[i][1] for i in read])) if read else 0.0
    lines = np.asarray(quads[read], dtype=np.float32)
    found: dict[Problem, tuple[float, float, float, float] | None] = {}
    sharp, paper = _lines_look(image, [crops[i] for i in read])
    if _is_blurred(image, len(read), sharp, sure):
        found[Problem.BLURRED] = None
    if paper < _PAPER_DARK or (paper < _PAPER_DIM and sure < _SURE):
        found[Problem.DARK] = None
    glare = _glare(image, lines)
    if glare is not None:
        found[Problem.GLARE] = glare
    if read and sure < _SURE and float(np.median(geometry.side_lengths(lines)[1])) < _SMALL:
        found[Problem.TOO_SMALL] = None
    if not read and not found:
        found[Problem.NO_TEXT] = None
    return tuple(
        QualityProblem(
            problem,
            None if box is None else frame.region(_quad(box), page),
            ADVICE[problem],
        )
        for problem, box in found.items()
    )


def _lines_look(image: Image, lines: Sequence[Image]) -> tuple[float, float]:
    """Median sharpness and median paper brightness (0 to 255) of a sample of lines; without
    lines, 0 and the brightness of the picture's light parts."""
    if not lines:
        return 0.0, float(np.percentile(image[::8, ::8].max(axis=2), 95))
    longest = sorted(lines, key=lambda line: -line.shape[1])[:_SAMPLE]
    looks = [_look(line[:, : line.shape[0] * _PIECE]) for line in longest]
    sharp, paper = np.median(np.array(looks), axis=0)
    return float(sharp), float(paper)


def _look(line: Image) -> tuple[float, float]:
    """Steepness of stroke edges in a line 32 pixels high whose contrast is stretched to 1
    (0.4 is sharp, 0.1 washed out), and the brightness of its paper."""
    grey = cv2.cvtColor(line, cv2.COLOR_RGB2GRAY)
    scale = _LINE_HEIGHT / grey.shape[0]
    size = (max(8, round(grey.shape[1] * scale)), _LINE_HEIGHT)
    level = cv2.resize(
        grey, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    ).astype(np.float32)
    dark, light = (float(v) for v in np.percentile(level, (3, 97)))
    level = ((level - dark) / max(light - dark, 12.0)).astype(np.float32)
    return float(np.percentile(_slope(level), 95)), light


def _is_blurred(image: Image, lines: int, sharp: float, sure: float) -> bool:
    if lines >= _FEW_LINES:
        return sharp < _SHARPNESS_LOST or (sharp < _SHARPNESS_POOR and sure < _SURE)
    # too few lines to judge by, perhaps because blur hid them: is there any sharp edge at all?
    grey = cv2.cvtColor(geometry.shrunk(image, _SEARCH_SIDE), cv2.COLOR_RGB2GRAY)
    level = grey.astype(np.float32)
    fine, coarse = (
        float(np.percentile(_slope(np.asarray(cv2.GaussianBlur(level, (0, 0), s))), 99.8))
        for s in (_BLUR_FINE, _BLUR_COARSE)
    )
    return fine > _BLANK_SLOPE and coarse / fine > _SOFT


def _slope(level: NDArray[np.float32]) -> NDArray[np.float32]:
    """Steps a pixel, without the picture's edge."""
    across = cv2.Sobel(level, cv2.CV_32F, 1, 0, ksize=3) / 8
    down = cv2.Sobel(level, cv2.CV_32F, 0, 1, ksize=3) / 8
    return np.asarray(np.hypot(across, down)[1:-1, 1:-1], dtype=np.float32)


def _glare(image: Image, lines: Quads) -> tuple[float, float, float, float] | None:
    """Left, top, right, bottom of the largest burnt-out spot among the lines, in pixels; None
    where paper as a whole is that bright, as in scans."""
    if len(lines) < _FEW_LINES:
        return None
    step = max(1, max(image.shape[:2]) // _GLARE_SIDE)
    small, scale = image[::step, ::step], 1 / step
    left, top = np.floor(np.clip(lines.min(axis=(0, 1)), 0, None) * scale).astype(int)
    right, bottom = np.ceil(lines.max(axis=(0, 1)) * scale).astype(int)
    least = small[top:bottom, left:right].min(axis=2)
    burnt = (least >= _GLARE_LEVEL).astype(np.uint8)
    rest = least[burnt == 0]
    if burnt.size == 0 or rest.size == 0 or float(np.percentile(rest, 75)) > _GLARE_PAPER:
        return None
    opened = cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(opened)
    spots = [stats[label] for label in range(1, count)]
    if not spots:
        return None
    x, y, w, h, area = (int(v) for v in max(spots, key=lambda spot: int(spot[4])))
    if not _GLARE_SHARE[0] <= area / burnt.size <= _GLARE_SHARE[1]:
        return None
    edges = ((x + left) / scale, (y + top) / scale, (x + w + left) / scale, (y + h + top) / scale)
    return (float(edges[0]), float(edges[1]), float(edges[2]), float(edges[3]))


def _quad(box: tuple[float, float, float, float]) -> NDArray[np.float32]:
    left, top, right, bottom = box
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
