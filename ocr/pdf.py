"""Bytes of a PDF in → pages out, rendered when asked, with the text lines it carries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Lock

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ocr.errors import BadUpload
from ocr.limits import check_page_count, check_page_size, too_complex
from ocr.pdf_actions import action_notices
from ocr.pdf_text import page_lines
from ocr.types import Image, Page, TextLine

RENDER_DPI = 200.0
MAX_RENDER_SIDE = 4000
"""Pixels; a poster is rendered at fewer dpi."""

_TAIL = 4096
"""Bytes within which a whole file says that it ends. PDFium mends one that was cut short, and
shows the rest of it as if that were all."""

_PASSWORD = (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
_pdfium = Lock()  # PDFium is not thread-safe, not even across documents


def pdf_pages(data: bytes, *, source: str) -> tuple[Page, ...]:
    """Its pages; nothing is rendered yet, and no action it holds is ever run. Raises BadUpload
    encrypted_pdf, damaged_pdf, too_many_pages and page_too_large."""
    if b"%%EOF" not in data.rstrip(b"\0\r\n \t")[-_TAIL:]:
        raise _damaged()
    with _document(data) as document:
        count = len(document)
        check_page_count(count)
        if count == 0:
            raise _damaged()
        notices = action_notices(data)
        sizes = [_pixels(document[index]) for index in range(count)]
    return tuple(
        Page(
            index=index,
            width=width,
            height=height,
            source=source,
            dpi=dpi,
            image=partial(_render, data, index),
            text_layer=partial(_text_layer, data, index),
            notices=notices,
        )
        for index, (width, height, dpi) in enumerate(sizes)
    )


@contextmanager
def _document(data: bytes) -> Iterator[pdfium.PdfDocument]:
    with _pdfium:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if error.err_code in _PASSWORD:
                raise BadUpload(
                    "encrypted_pdf",
                    "PDF 文件设有密码，打不开。",
                    "请取消密码后重新导出，或打印后拍照上传。",
                ) from error
            raise _damaged() from error
        try:
            yield document
        except pdfium.PdfiumError as error:
            raise _damaged() from error
        except MemoryError as error:
            raise too_complex() from error
        finally:
            document.close()


def _damaged() -> BadUpload:
    return BadUpload(
        "damaged_pdf", "PDF 文件已损坏或不完整，打不开。", "请重新导出 PDF，或改为拍照上传。"
    )


def _pixels(page: pdfium.PdfPage) -> tuple[int, int, float]:
    """Width and height as rendered, and the dpi that gives them."""
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        raise _damaged()
    check_page_size(width * 25.4 / 72, height * 25.4 / 72)
    dpi = min(RENDER_DPI, MAX_RENDER_SIDE * 72 / max(width, height))
    # PdfPage.render rounds up
    return int(np.ceil(width * dpi / 72)), int(np.ceil(height * dpi / 72)), dpi


def _render(data: bytes, index: int) -> Image:
    with _document(data) as document:
        if document.get_formtype() != pdfium_c.FORMTYPE_NONE:
            document.init_forms()
        page = document[index]
        *_, dpi = _pixels(page)
        bitmap = page.render(scale=dpi / 72, rev_byteorder=True, draw_annots=True)
        return np.array(bitmap.to_numpy()[..., :3], dtype=np.uint8)


def _text_layer(data: bytes, index: int) -> tuple[TextLine, ...]:
    with _document(data) as document:
        return page_lines(document[index], index)
