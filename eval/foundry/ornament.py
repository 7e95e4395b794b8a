"""The parts of a paper that state no fact → drawn on a sheet: emblem, portrait, pattern, 样本."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from eval.foundry.fonts import Face
from eval.foundry.sheet import Box, Colour, Sheet

SPECIMEN = "样本"


def specimen(
    sheet: Sheet, x: float, y: float, face: Face, *, size: float = 6, fill: Colour = (206, 92, 92)
) -> None:
    """The word that says what this paper is, framed, with its middle at (x, y)."""
    width = sheet.text_width(SPECIMEN, face, size, 0.3 * size)
    sheet.text(
        x, y + 0.36 * size, SPECIMEN, face, size, fill=fill, tracking=0.3 * size, align="centre"
    )
    box = (x - width / 2 - 0.4 * size, y - 0.75 * size, x + width / 2 + 0.4 * size, y + 0.75 * size)
    sheet.rectangle(box, outline=fill, width=0.08 * size, radius=0.2 * size)


def emblem(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """A plain disc where the state emblem stands on the real paper."""
    rim: Colour = (216, 176, 84)
    fill: Colour = (206, 52, 40)
    sheet.ellipse((x - radius, y - radius, x + radius, y + radius), fill=rim)
    inner = radius * 0.82
    sheet.ellipse((x - inner, y - inner, x + inner, y + inner), fill=fill)
    core = radius * 0.3
    sheet.ellipse((x - core, y - core, x + core, y + core), fill=rim)


def portrait(sheet: Sheet, box: Box, *, backdrop: Colour = (226, 230, 236)) -> None:
    """A grey silhouette where a photograph of a face stands on the real paper."""
    left, top, right, bottom = (round(sheet.px(v)) for v in box)
    width, height = right - left, bottom - top
    grey: Colour = (150, 153, 158)
    photo = Image.new("RGB", (width, height), backdrop)
    draw = ImageDraw.Draw(photo)
    draw.ellipse((0.1 * width, 0.66 * height, 0.9 * width, 1.34 * height), fill=grey)
    draw.rectangle((0.4 * width, 0.5 * height, 0.6 * width, 0.75 * height), fill=grey)
    draw.ellipse((0.27 * width, 0.15 * height, 0.73 * width, 0.6 * height), fill=grey)
    sheet.picture.paste(photo, (left, top))


def matrix_code(sheet: Sheet, x: float, y: float, side: float, rng: np.random.Generator) -> None:
    """A square of random modules with three finder marks; it encodes nothing."""
    count = 29
    cells = (rng.random((count, count)) < 0.48).astype(np.uint8)
    finder = np.ones((7, 7), np.uint8)
    finder[1:6, 1:6] = 0
    finder[2:5, 2:5] = 1
    for row, column in ((0, 0), (0, count - 7), (count - 7, 0)):
        cells[max(0, row - 1) : row + 8, max(0, column - 1) : column + 8] = 0
        cells[row : row + 7, column : column + 7] = finder
    pixels = round(sheet.px(side))
    code = Image.fromarray((255 - cells * 225).astype(np.uint8)).resize(
        (pixels, pixels), Image.Resampling.NEAREST
    )
    sheet.picture.paste(code.convert("RGB"), (round(sheet.px(x)), round(sheet.px(y))))


def waves(
    sheet: Sheet, colour: Colour, *, strength: float = 0.5, pitch: float = 2.2, bend: float = 3.0
) -> None:
    """Fine wavy lines under everything, as security paper has; `pitch` and `bend` in mm.
    Drawn first: it tints the paper as it is."""
    width, height = sheet.picture.size
    x = np.linspace(0, width / sheet.scale, width // 2, dtype=np.float32)[None, :]
    y = np.linspace(0, height / sheet.scale, height // 2, dtype=np.float32)[:, None]
    phase = y + bend * np.sin(x / 9.0 + y / 31.0) + 0.6 * bend * np.sin(x / 3.7)
    line = np.abs((phase / pitch) % 1.0 - 0.5)
    mask = ((0.22 - line) / 0.22).clip(0, 1) * (255 * strength)
    layer = Image.fromarray(mask.astype(np.uint8)).resize((width, height))
    sheet.picture.paste(colour, (0, 0, width, height), layer)


def gradient(sheet: Sheet, top_left: Colour, bottom_right: Colour) -> None:
    """The paper tinted from one corner to the other; drawn first."""
    along = np.linspace(0, 1, 64)[None, :, None] * 0.6
    down = np.linspace(0, 1, 64)[:, None, None] * 0.4
    first, last = np.array(top_left), np.array(bottom_right)
    mixed = Image.fromarray((first + (last - first) * (along + down)).astype(np.uint8))
    sheet.picture.paste(mixed.resize(sheet.picture.size, Image.Resampling.BILINEAR), (0, 0))
