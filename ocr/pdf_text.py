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

_WIDE, _NARROW, _DEPTH = 1.0, 0.5, 0.12
"""Ems that a Chinese and another character take along the line, and below it."""


def page_lines(page: pdfium.PdfPage, index: int) -> tuple[TextLine, ...]:
    """Lines in PDFium's order, confidence 1, one region a character. Regions
    are fractions of the page as displayed: its crop box, after its rotation."""
    size = page.get_size()
    return tuple(lines_of(_chars(page, size), index, size))


def _chars(page: pdfium.PdfPage, size: tuple[float, float]) -> Iterator[Char | None]:
    """Every character, None where a line ends."""
    text = page.get_textpage()
    turned = page.get_rotation() // 90
    end: tuple[float, float, float, float] | None = None
    for i in range(text.count_chars()):
        char = _char(text, i)
        if char in "\r\n":
            end = None
            yield None
            continue
        corners = _corners(text, i)
        if corners is None:
            continue
        angle = pdfium_c.FPDFText_GetCharAngle(text, i)
        quarter = round(-angle / (math.pi / 2)) + turned if angle >= 0 else turned
        (x0, y0), (x1, y1) = (_display(page, size, *corner) for corner in corners)
        box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        if char.isspace() and pdfium_c.FPDFText_IsGenerated(text, i) == 1 and end is not None:
            box = end  # PDFium made it up, and may put it anywhere
        end = box
        yield Char(char, quarter % 4, box)


Corners = tuple[tuple[float, float], tuple[float, float]]
"""Left below and right above, in points of the page's own space."""


def _corners(text: pdfium.PdfTextPage, i: int) -> Corners | None:
    """What a character takes. PDFium places the glyphs of Type 3 fonts, into which browsers
    put some characters, wrongly, but knows the matrix that places them."""
    matrix, x, y = pdfium_c.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    known = pdfium_c.FPDFText_GetMatrix(text, i, matrix)
    pdfium_c.FPDFText_GetCharOrigin(text, i, x, y)
    size = pdfium_c.FPDFText_GetFontSize(text, i)
    em = math.hypot(matrix.a, matrix.b) * size
    made_up = pdfium_c.FPDFText_IsGenerated(text, i) == 1
    if known and not made_up and math.hypot(x.value - matrix.e, y.value - matrix.f) > em > 0:
        wide = _WIDE if ord(_char(text, i)) > 0x2E7F else _NARROW
        low, high = (
            (along * size, up * size) for along, up in ((0.0, -_DEPTH), (wide, 1 - _DEPTH))
        )
        return _mapped(matrix, *low), _mapped(matrix, *high)
    loose = pdfium_c.FS_RECTF()
    if pdfium_c.FPDFText_GetLooseCharBox(text, i, loose):
        return (loose.left, loose.bottom), (loose.right, loose.top)
    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    if pdfium_c.FPDFText_GetCharBox(text, i, left, right, bottom, top):
        return (left.value, bottom.value), (right.value, top.value)
    return None


def _char(text: pdfium.PdfTextPage, i: int) -> str:
    return chr(pdfium_c.FPDFText_GetUnicode(text, i))


def _mapped(matrix: pdfium_c.FS_MATRIX, x: float, y: float) -> tuple[float, float]:
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _display(
    page: pdfium.PdfPage, size: tuple[float, float], x: float, y: float
) -> tuple[float, float]:
    """A point of the page's own space as displayed, in points from the top left."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return across.value / _GRID * size[0], down.value / _GRID * size[1]
