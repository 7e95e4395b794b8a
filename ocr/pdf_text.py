"""A PDF page in → the text lines it carries itself, with exact regions."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ocr.text_runs import Char, lines_of
from ocr.types import TextLine

_GRID = 1_000_000


def page_lines(page: pdfium.PdfPage, index: int) -> tuple[TextLine, ...]:
    """Lines in PDFium's order, confidence 1, one region a character. Regions
    are fractions of the page as displayed: its crop box, after its rotation."""
    size = page.get_size()
    return tuple(lines_of(_chars(page, size), index, size))


def _chars(page: pdfium.PdfPage, size: tuple[float, float]) -> Iterator[Char | None]:
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
        yield Char(char, quarter % 4, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _display(
    page: pdfium.PdfPage, size: tuple[float, float], x: float, y: float
) -> tuple[float, float]:
    """A point of the page's own space as displayed, in points from the top left."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return across.value / _GRID * size[0], down.value / _GRID * size[1]
