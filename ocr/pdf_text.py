"""A PDF page in → the text lines it carries itself, with exact regions."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ocr.types import Region, TextLine

_GAP_EMS = 1.5
"""A horizontal gap this wide starts a new line: cells of a form are not one sentence."""

_GRID = 1_000_000


@dataclass(frozen=True)
class _Char:
    text: str
    quarter: int  # its baseline as displayed, quarter turns clockwise from level
    box: tuple[float, float, float, float]  # left, top, right, bottom as displayed, points


def page_lines(page: pdfium.PdfPage, index: int) -> tuple[TextLine, ...]:
    """Lines in PDFium's order, confidence 1, one region a character. Regions
    are fractions of the page as displayed: its crop box, after its rotation."""
    size = page.get_size()
    lines: list[TextLine] = []
    run: list[_Char] = []
    for char in _chars(page, size):
        if run and (char is None or _breaks(run[-1], char)):
            lines.extend(_line(run, index, size))
            run = []
        if char is not None:
            run.append(char)
    lines.extend(_line(run, index, size))
    return tuple(lines)


def _chars(page: pdfium.PdfPage, size: tuple[float, float]) -> Iterator[_Char | None]:
    """Every character, None where a line ends."""
    text = page.get_textpage()
    turned = page.get_rotation() // 90
    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    loose = pdfium_c.FS_RECTF()
    for i in range(text.count_chars()):
        char = chr(pdfium_c.FPDFText_GetUnicode(text, i))
        if char in "\r\n":
            yield None
            continue
        if pdfium_c.FPDFText_GetLooseCharBox(text, i, loose):
            corners = (loose.left, loose.bottom), (loose.right, loose.top)
        elif pdfium_c.FPDFText_GetCharBox(text, i, left, right, bottom, top):
            corners = (left.value, bottom.value), (right.value, top.value)
        else:
            continue
        angle = pdfium_c.FPDFText_GetCharAngle(text, i)
        quarter = round(-angle / (math.pi / 2)) + turned if angle >= 0 else turned
        (x0, y0), (x1, y1) = (_display(page, size, *corner) for corner in corners)
        yield _Char(char, quarter % 4, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _display(
    page: pdfium.PdfPage, size: tuple[float, float], x: float, y: float
) -> tuple[float, float]:
    """A point of the page's own space as displayed, in points from the top left."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return across.value / _GRID * size[0], down.value / _GRID * size[1]


def _breaks(before: _Char, after: _Char) -> bool:
    """Whether a new line starts between two characters that follow each other."""
    if before.quarter != after.quarter:
        return True
    a, b = (_level(char.box, char.quarter) for char in (before, after))
    em = max(a[3] - a[1], b[3] - b[1], 1e-6)
    if after.text.isspace() or before.text.isspace():
        return b[0] - a[2] > _GAP_EMS * em
    return b[0] - a[2] > _GAP_EMS * em or abs((a[1] + a[3]) - (b[1] + b[3])) > em


def _level(
    box: tuple[float, float, float, float], quarter: int
) -> tuple[float, float, float, float]:
    """The box in a frame where its text runs level, left to right."""
    x0, y0, x1, y1 = box
    return [(x0, y0, x1, y1), (y0, -x1, y1, -x0), (-x1, -y1, -x0, -y0), (-y1, x0, -y0, x1)][quarter]


def _line(run: list[_Char], index: int, size: tuple[float, float]) -> Iterator[TextLine]:
    while run and run[0].text.isspace():
        run = run[1:]
    while run and run[-1].text.isspace():
        run = run[:-1]
    if not run:
        return
    boxes = np.array([char.box for char in run])
    whole = (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0))
    yield TextLine(
        text="".join(char.text for char in run),
        region=_region(whole, run[0].quarter, index, size),
        confidence=1.0,
        chars=tuple(_region(char.box, char.quarter, index, size) for char in run),
    )


def _region(box: tuple[float, ...], quarter: int, index: int, size: tuple[float, float]) -> Region:
    x0, y0, x1, y1 = box
    points = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    a, b, c, d = (
        (
            round(min(1.0, max(0.0, x / size[0])), 6),
            round(min(1.0, max(0.0, y / size[1])), 6),
        )
        for x, y in points[quarter:] + points[:quarter]
    )
    return Region(page=index, points=(a, b, c, d))
