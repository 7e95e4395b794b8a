"""The words of an office → the square seal printed on its cards (方章)."""

from __future__ import annotations

from eval.foundry.fonts import Face
from eval.foundry.sheet import Box, Colour, SealMark, Sheet
from ocr.types import SealShape

RED: Colour = (206, 40, 44)


def chop(sheet: Sheet, text: str, box: Box, face: Face, *, fill: Colour = RED) -> None:
    """A red frame over `box` (mm) with the words in rows that fill it; the sheet remembers
    it. With no words nothing is printed."""
    if not text:
        return
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    lines = next(n for n in range(2, 6) if len(text) / n * height / n <= width * 1.25 or n == 5)
    each = -(-len(text) // lines)
    size = min(0.9 * width / (each + 0.4), 0.9 * height / (lines + 0.3))
    sheet.rectangle(box, outline=fill, width=0.055 * width)
    pitch = (height - 0.16 * width) / lines
    for number in range(lines):
        words = text[number * each : (number + 1) * each]
        y = top + 0.08 * width + pitch * (number + 0.5) + 0.36 * size
        room = width - 0.22 * width - size * len(words)
        gap = max(0.0, room / max(1, each - 1)) if len(words) == each else 0.2 * size
        middle = (left + right) / 2
        sheet.text(middle, y, words, face, size, fill=fill, tracking=gap, align="centre")
    pixels = (sheet.px(left), sheet.px(top), sheet.px(right), sheet.px(bottom))
    sheet.seals.append(SealMark(text, pixels, SealShape.SQUARE))
