"""A page's picture, its lines and how surely they read, in → what is wrong with the picture."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr import geometry
from ocr.cut import cut_sides
from ocr.geometry import Frame
from ocr.light import light_spots
from ocr.reader import Quads, Recognition
from ocr.types import Image, Problem, QualityProblem

Box = tuple[float, float, float, float]
"""Left, top, right, bottom: pixels, or fractions of the page."""

ADVICE = {
    Problem.BLURRED: "照片太模糊，字看不清。请擦净镜头，把手机拿稳，对焦清楚后重新拍摄。",
    Problem.DARK: "照片太暗，字看不清。请在光线充足的地方重新拍摄。",
    Problem.GLARE: "照片反光，挡住了部分内容。请关闭闪光灯，换个角度重新拍摄。",
    Problem.CUT_OFF: "材料没有拍全，有一部分在画面之外。请让材料的四边都露在画面里，重新拍摄。",
    Problem.SCREEN: "拍的是屏幕，不是材料本身。请拍摄原件，或直接上传电子文件。",
    Problem.TOO_SMALL: "字太小，看不清。请靠近一些，让材料占满画面后重新拍摄。",
    Problem.NO_TEXT: "这一页没有找到文字。请检查是否拍到了材料有字的一面。",
}
SLIGHT_ADVICE = {
    Problem.BLURRED: "照片有些模糊，字还能看清，可以继续办理。若有字认错，请擦净镜头后重拍。",
    Problem.DARK: "照片偏暗，字还能看清，可以继续办理。若有字认错，请在光线充足的地方重拍。",
}
"""For pictures that are poor and can be read all the same."""

# Calibrated on drawn papers photographed at 1600 pixels with blur of 0.5 to 13 pixels (sigma):
# up to 1, as from a steady hand, sharpness is 0.29 and more; fields are still all read at 0.18;
# at 0.15 half of them are lost. Surety alone doesn't tell: large letters read well to the last.
_SHARPNESS_LOST = 0.165
_SHARPNESS_POOR = 0.21
_SHARPNESS_SLIGHT = 0.31
"""Ordinary photographs have 0.319 and more, those that people call blurred 0.298 at most."""
_SURE = 0.9
_FEW_LINES = 4
_SAMPLE = 16
_PIECE = 8
_LINE_HEIGHT = 32
_TELLING = 2
"""Characters of a line that tells whether it is legible."""

_SEARCH_SIDE = 1600
_BLUR_FINE, _BLUR_COARSE = 2.0, 4.0
_SOFT = 0.75
"""Share of the steepest slopes that survives the coarse blurring: 0.5 for sharp edges, 0.75 when
the picture itself was blurred by some 3 pixels in 1600. Grain alone gives 0.25."""
_BLANK_SLOPE = 1.0

_PAPER_DARK, _PAPER_DIM = 60.0, 90.0
_PAPER_SLIGHT = 130.0
"""Ordinary photographs have 181 and more, those that people call dark 87 at most."""
_SMALL, _SMALLISH = 11.0, 18.0
_FEW_PIXELS, _FEW_PIXELS_LETTER = 640, 16.0
"""A paper whose longer side has fewer pixels shows part of its letters at most."""
_UNSURE = 0.86
_GARBLED, _SHARPNESS_SOFT = 0.7, 0.27
_UNREAD = 0.65
_STRAYS, _GUESSED = 3, 0.6
"""Fewer lines than this, read so badly, are stains and edges."""

_SCREEN_PATCH = 256
_SCREEN_GRID = 3
_SCREEN_PEAK = 20.0
"""Strongest frequency of a patch's colours over the 200th strongest: print has many."""
_SCREEN_LOWEST = 0.03  # cycles a pixel: slower changes are pictures, not dots
_SCREEN_LEVEL = 6.0
"""Grey levels: a photographed screen has 18 and more, fine coloured print 3 at most."""
_SCREEN_RANK = 200
_SCREEN_LEAST = 192
"""Pixels of a patch's side in which waves can be told."""

_BROAD_SIDE, _BROAD_LEVEL, _BROAD_PEAK = 400, 7.0, 30.0
"""The same for broad waves, in a picture whose longer side has so many pixels: photographed
screens have 9.8 and 49 and more where they show them, other papers 5 and 18 at most."""


def find_problems(
    image: Image,
    frame: Frame,
    quads: Quads,
    crops: Sequence[Image],
    texts: Sequence[Recognition],
    page: int,
) -> tuple[QualityProblem, ...]:
    """Problems in the order of `Problem`, slight ones after the others; none for an ordinary
    photo or scan. A light spot and a side that cuts the paper are each a problem of their own,
    with its region.

    `quads` are in pixels of `image`, `crops` what they cut out and `texts` what was read there
    and how surely; `frame` takes pixels back to page `page`.
    """
    read = [i for i, seen in enumerate(texts) if seen.text.strip()]
    sure = float(np.mean([texts[i].confidence for i in read])) if read else 0.0
    if len(read) < _STRAYS and sure < _GUESSED:
        read, sure = [], 0.0
    lines = np.asarray(quads[read], dtype=np.float32)
    found: list[tuple[Problem, Box | None]] = []
    slight: set[Problem] = set()
    sharp, paper = _lines_look(image, [crops[i] for i in read])
    height = float(np.median(geometry.side_lengths(lines)[1])) if read else 0.0
    small = _is_small(image, sure, height)
    if not small:  # small letters are soft: nearer, they may be sharp
        if _is_blurred(image, len(read), sharp, sure, height):
            found.append((Problem.BLURRED, None))
        elif len(read) >= _FEW_LINES and sharp < _SHARPNESS_SLIGHT:
            slight.add(Problem.BLURRED)
    if paper < _PAPER_DARK or (paper < _PAPER_DIM and sure < _SURE):
        found.append((Problem.DARK, None))
    elif read and paper < _PAPER_SLIGHT:
        slight.add(Problem.DARK)
    legible = [i for i in read if texts[i].confidence >= _SURE and len(texts[i].text) >= _TELLING]
    if not small:
        found += [(Problem.GLARE, spot) for spot in light_spots(image, lines, quads[legible])]
    found += [(Problem.CUT_OFF, strip) for strip in cut_sides(image, lines)]
    if small:
        found.append((Problem.TOO_SMALL, None))
    if len(read) >= _STRAYS and _shows_screen(image, lines):
        found.append((Problem.SCREEN, None))
    if not read and not found:
        found.append((Problem.NO_TEXT, None))
    grave = tuple(
        QualityProblem(
            problem,
            None if box is None else frame.region(_quad(box), page),
            ADVICE[problem],
        )
        for problem, box in found
    )
    minor = (
        QualityProblem(one, None, SLIGHT_ADVICE[one], True) for one in Problem if one in slight
    )
    return (*grave, *minor)


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


def _is_blurred(image: Image, lines: int, sharp: float, sure: float, height: float) -> bool:
    if lines and sure < _GARBLED and sharp < _SHARPNESS_SOFT and height >= _SMALLISH:
        return True
    if lines >= _STRAYS and sure < _UNREAD and height >= _SMALLISH:
        return True  # along one direction, as from a hand that moved, edges stay steep
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


def _is_small(image: Image, sure: float, height: float) -> bool:
    """Whether letters (`height`, pixels; 0 when none was read) are too few pixels high to be
    read surely, or all of them in a picture of so few pixels."""
    if max(image.shape[:2]) < _FEW_PIXELS and height < _FEW_PIXELS_LETTER:
        return True
    return height > 0 and (
        (sure < _SURE and height < _SMALL) or (sure < _UNSURE and height < _SMALLISH)
    )


def _slope(level: NDArray[np.float32]) -> NDArray[np.float32]:
    """Steps a pixel, without the picture's edge."""
    across = cv2.Sobel(level, cv2.CV_32F, 1, 0, ksize=3) / 8
    down = cv2.Sobel(level, cv2.CV_32F, 0, 1, ksize=3) / 8
    return np.asarray(np.hypot(across, down)[1:-1, 1:-1], dtype=np.float32)


def _shows_screen(image: Image, lines: Quads) -> bool:
    """Whether coloured waves of one frequency run over most of the text: the dots of a screen
    beating with those of the camera, in fine waves of red and blue or in broad ones of green
    and purple. Print has no such waves in its colours, a desk may."""
    broad = _BROAD_SIDE / max(image.shape[:2])
    small = cv2.resize(image, None, fx=broad, fy=broad, interpolation=cv2.INTER_AREA)
    level, peak = _strongest_wave(np.asarray(small, dtype=np.uint8), lines * np.float32(broad), 1)
    if level > _BROAD_LEVEL and peak > _BROAD_PEAK:
        return True
    level, peak = _strongest_wave(image, lines, 0)
    return level > _SCREEN_LEVEL and peak > _SCREEN_PEAK


def _strongest_wave(image: Image, lines: Quads, channel: int) -> tuple[float, float]:
    """The median, over patches of the text, of the strongest wave's height in grey levels and
    of how far it stands out: of red over blue (channel 0), or of green over both (1)."""
    height, width = image.shape[:2]
    side = min(_SCREEN_PATCH, height, width)
    if side < _SCREEN_LEAST:
        return 0.0, 0.0
    low, high = lines.min(axis=(0, 1)), lines.max(axis=(0, 1))
    window = np.outer(np.hanning(side), np.hanning(side)).astype(np.float32)
    waves = []
    for y in np.linspace(low[1], max(low[1], high[1] - side), _SCREEN_GRID):
        for x in np.linspace(low[0], max(low[0], high[0] - side), _SCREEN_GRID):
            top, left = int(np.clip(y, 0, height - side)), int(np.clip(x, 0, width - side))
            part = image[top : top + side, left : left + side].astype(np.float32)
            red, green, blue = part[..., 0], part[..., 1], part[..., 2]
            colour = green - 0.5 * (red + blue) if channel else red - blue
            waves.append(_waves(np.asarray(colour, dtype=np.float32), window))
    level, peak = np.median(np.array(waves), axis=0)
    return float(level), float(peak)


def _waves(colour: NDArray[np.float32], window: NDArray[np.float32]) -> tuple[float, float]:
    """Height of the strongest wave in a patch in grey levels, and how far it stands out."""
    side = len(colour)
    speed = np.hypot(np.fft.rfftfreq(side)[None, :], np.fft.fftfreq(side)[:, None])
    strength = np.abs(np.fft.rfft2((colour - np.median(colour)) * window))
    strength = np.sort(strength[speed > _SCREEN_LOWEST])
    level = 2 * float(strength[-1]) / float(window.sum())
    return level, float(strength[-1] / max(float(strength[-_SCREEN_RANK]), 1e-3))


def _quad(box: Box) -> NDArray[np.float32]:
    left, top, right, bottom = box
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
