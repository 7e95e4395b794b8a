"""Words, rules and shapes in millimetres → the picture of a paper and the place of each fact."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from eval.foundry.fonts import Face
from ocr.types import Image as Pixels
from ocr.types import SealShape, TickState

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of the sheet."""

INK: Colour = (28, 28, 30)
NEVER_FIRST = set("，。、；：）》！？”’%")
TOKEN = re.compile(r"[A-Za-z0-9.\-]+|.", re.DOTALL)


@dataclass(frozen=True)
class Fact:
    """A value to be printed: `key` is its field key, `text` what stands on the paper,
    `value` what a reader should make of it (the same text when empty)."""

    key: str
    text: str
    value: str = ""
    underline: bool = False


@dataclass
class Mark:
    """Where a field value stands on the sheet: one box a line of text."""

    key: str
    value: str
    boxes: list[Box]


@dataclass
class Print:
    """A run of characters as printed, for whoever learns from sheets without reading them;
    `key` is the field whose value it is part of, "" for labels and other words."""

    text: str
    box: Box
    key: str


@dataclass
class SealMark:
    """Where a seal stands on the sheet, the words around its ring and in its middle."""

    text: str
    box: Box
    shape: SealShape = SealShape.ROUND
    centre: str = ""


@dataclass
class SignatureMark:
    """A place to sign, by the words that ask for it, and who signed there; `text` is "" where
    nobody did, and `box` then the place left free."""

    label: str
    text: str
    box: Box

    @property
    def present(self) -> bool:
        return bool(self.text)


@dataclass
class TickMark:
    """A box to tick, the words beside it, and what stands in it."""

    label: str
    state: TickState
    box: Box


@dataclass
class Sheet:
    """A paper being drawn. Every length taken by a method is in millimetres, from the top
    left of the paper; text sizes too (5号 is 3.7, 小四 4.23). `scale` is pixels a millimetre.
    `by_hand`: its entries were written with a pen, not typed; signatures don't count."""

    width: float
    height: float
    scale: float
    paper: Colour = (252, 251, 247)
    marks: list[Mark] = field(default_factory=list)
    seals: list[SealMark] = field(default_factory=list)
    signatures: list[SignatureMark] = field(default_factory=list)
    ticks: list[TickMark] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)
    by_hand: bool = False

    def __post_init__(self) -> None:
        size = (round(self.width * self.scale), round(self.height * self.scale))
        self.picture = Image.new("RGB", size, self.paper)
        self._draw = ImageDraw.Draw(self.picture)

    def pixels(self) -> Pixels:
        """The sheet as drawn, H × W × 3 RGB."""
        return np.asarray(self.picture)

    def px(self, length: float) -> float:
        """Millimetres → pixels."""
        return length * self.scale

    # --- shapes -------------------------------------------------------------------------

    def line(
        self, x1: float, y1: float, x2: float, y2: float, width: float = 0.25, fill: Colour = INK
    ) -> None:
        """A straight rule."""
        points = [self.px(v) for v in (x1, y1, x2, y2)]
        self._draw.line(points, fill=fill, width=max(1, round(self.px(width))))

    def rectangle(
        self,
        box: Box,
        *,
        width: float = 0.25,
        outline: Colour | None = INK,
        fill: Colour | None = None,
        radius: float = 0,
    ) -> None:
        """A frame, an area, or both; `box` in millimetres."""
        pixels = [self.px(v) for v in box]
        stroke = max(1, round(self.px(width))) if outline else 0
        # Pillow can't round the corners of a box a few pixels small
        room = min(pixels[2] - pixels[0], pixels[3] - pixels[1]) / 2 - 1
        bend = max(0.0, min(self.px(radius), room))
        self._draw.rounded_rectangle(pixels, radius=bend, outline=outline, fill=fill, width=stroke)

    def ellipse(
        self, box: Box, *, fill: Colour | None, outline: Colour | None = None, width: float = 0.3
    ) -> None:
        """An ellipse inside `box`, in millimetres."""
        stroke = max(1, round(self.px(width))) if outline else 0
        pixels = [self.px(v) for v in box]
        self._draw.ellipse(pixels, fill=fill, outline=outline, width=stroke)

    def polygon(self, points: Sequence[tuple[float, float]], fill: Colour) -> None:
        """A filled polygon."""
        self._draw.polygon([(self.px(x), self.px(y)) for x, y in points], fill=fill)

    def arrow(self, x1: float, y1: float, x2: float, y2: float, fill: Colour = INK) -> None:
        """A rule with a head at its end."""
        self.line(x1, y1, x2, y2, 0.3, fill)
        along = np.array([x2 - x1, y2 - y1])
        along = along / (np.hypot(*along) or 1.0)
        across = np.array([-along[1], along[0]])
        tip = np.array([x2, y2])
        head = [tip, tip - 2.2 * along + 0.9 * across, tip - 2.2 * along - 0.9 * across]
        self.polygon([(float(p[0]), float(p[1])) for p in head], fill)

    # --- words --------------------------------------------------------------------------

    def text_width(self, text: str, face: Face, size: float, tracking: float = 0) -> float:
        """How wide `text` runs, in millimetres."""
        length = face.at(self.px(size)).getlength(text)
        return length / self.scale + tracking * max(0, len(text) - 1)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: Face,
        size: float,
        *,
        fill: Colour = INK,
        tracking: float = 0,
        align: str = "left",
        key: str = "",
        value: str = "",
    ) -> float:
        """One line with its baseline at `y`; the x of its end comes back. With `key` the ink
        is remembered as that field's value (`value`, or the text itself)."""
        width = self.text_width(text, face, size, tracking)
        x -= {"left": 0.0, "centre": width / 2, "right": width}[align]
        box = self._put(x, y, text, face, size, fill, tracking, key)
        if key and box:
            self.marks.append(Mark(key, value or text, [box]))
        return x + width

    def spread(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        face: Face,
        size: float,
        *,
        fill: Colour = INK,
    ) -> None:
        """A label spread over `width`, as printed labels of two characters are (名　　称)."""
        bare = self.text_width(text, face, size)
        gaps = max(1, len(text) - 1)
        self.text(x, y, text, face, size, fill=fill, tracking=max(0.0, (width - bare) / gaps))

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        runs: Sequence[str | Fact],
        face: Face,
        size: float,
        *,
        leading: float = 1.6,
        indent: float = 0,
        fill: Colour = INK,
        fact_face: Face | None = None,
        fact_fill: Colour | None = None,
    ) -> float:
        """Text that wraps at `width` (first baseline at `y`, first line set in by `indent`
        characters); facts among the runs are remembered line by line. The y of the next
        baseline comes back."""
        cursor = x + indent * size
        marks: dict[int, Mark] = {}
        for number, run in enumerate(runs):
            text = run.text if isinstance(run, Fact) else run
            fact = isinstance(run, Fact)
            font = (fact_face or face) if fact else face
            colour = (fact_fill or fill) if fact else fill
            self.by_hand |= fact and fact_fill is not None
            segment, start = "", cursor
            for token in TOKEN.findall(text):
                advance = self.text_width(token, font, size)
                hangs = token[0] in NEVER_FIRST
                if token == "\n" or (cursor + advance > x + width and not hangs):
                    self._segment(start, y, segment, font, size, colour, run, number, marks)
                    segment, y, cursor = "", y + leading * size, x
                    start = x
                    if token == "\n":
                        cursor = start = x + indent * size
                        continue
                segment += token
                cursor += advance
            self._segment(start, y, segment, font, size, colour, run, number, marks)
        self.marks.extend(marks.values())
        return y + leading * size

    def _segment(
        self,
        x: float,
        y: float,
        text: str,
        face: Face,
        size: float,
        fill: Colour,
        run: str | Fact,
        number: int,
        marks: dict[int, Mark],
    ) -> None:
        if not text:
            return
        key = run.key if isinstance(run, Fact) else ""
        box = self._put(x, y, text, face, size, fill, 0, key)
        if isinstance(run, Fact):
            if run.underline:
                end = x + self.text_width(text, face, size)
                self.line(x - 0.3, y + 0.22 * size, end + 0.3, y + 0.22 * size, 0.18, fill)
            if box and run.key:
                mark = marks.setdefault(number, Mark(run.key, run.value or run.text, []))
                mark.boxes.append(box)

    def _put(
        self,
        x: float,
        y: float,
        text: str,
        face: Face,
        size: float,
        fill: Colour,
        tracking: float,
        key: str,
    ) -> Box | None:
        """Draw with the baseline at `y`; the box of the ink in pixels, None when blank."""
        font = face.at(self.px(size))
        boxes: list[Box] = []
        pieces = [(self.px(x), text)]
        if tracking:
            pieces, cursor = [], self.px(x)
            for char in text:
                pieces.append((cursor, char))
                cursor += font.getlength(char) + self.px(tracking)
        for left, piece in pieces:
            self._draw.text((left, self.px(y)), piece, font=font, fill=fill, anchor="ls")
            if piece.strip():
                boxes.append(_ink(font, left, self.px(y), piece))
        if not boxes:
            return None
        self.prints.append(Print(text, hull(boxes), key))
        return hull(boxes)

    def mark(self, key: str, value: str, box: Box) -> None:
        """Remember that a field's value stands in `box` (pixels)."""
        self.marks.append(Mark(key, value, [box]))

    # --- layers -------------------------------------------------------------------------

    def stamp(self, layer: NDArray[np.float32], colour: Colour, x: float, y: float) -> Box:
        """Ink over what stands there, as ink does: it darkens and never covers. `layer` is
        coverage [0, 1] in pixels, centred at (x, y). The box it fills comes back, also where it
        runs over the paper's edge."""
        height, width = layer.shape
        left, top = round(self.px(x) - width / 2), round(self.px(y) - height / 2)
        right, bottom = left + width, top + height
        inside = (
            max(0, left),
            max(0, top),
            min(self.picture.width, right),
            min(self.picture.height, bottom),
        )
        if inside[0] >= inside[2] or inside[1] >= inside[3]:
            return (float(left), float(top), float(right), float(bottom))
        cover = layer[inside[1] - top : inside[3] - top, inside[0] - left : inside[2] - left, None]
        under = np.asarray(self.picture.crop(inside), dtype=np.float32)
        ink = np.array(colour, dtype=np.float32) / 255.0
        mixed = under * (1 - cover * (1 - ink))
        self.picture.paste(Image.fromarray(mixed.clip(0, 255).astype(np.uint8)), inside[:2])
        return (float(left), float(top), float(right), float(bottom))


def _ink(font: ImageFont.FreeTypeFont, x: float, y: float, text: str) -> Box:
    """The box of the ink itself; what Pillow calls a text's box has the side bearings in it."""
    (start_x, left), (start_y, top) = math.modf(x), math.modf(y)
    mask, offset = font.getmask2(text, "L", anchor="ls", start=(start_x, start_y))
    ink = mask.getbbox() or (0, 0, 1, 1)
    left, top = left + offset[0], top + offset[1]
    return left + ink[0], top + ink[1], left + ink[2], top + ink[3]


def hull(boxes: Sequence[Box]) -> Box:
    """The upright box around several."""
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
