"""Upload bytes in → pages out, each rendered when asked; what can't be used is refused here."""

from __future__ import annotations

from ocr.errors import BadUpload
from ocr.pdf import pdf_pages
from ocr.pictures import picture_pages
from ocr.types import Page

MAX_BYTES = 50 * 1024 * 1024


def load_pages(data: bytes, *, source: str) -> tuple[Page, ...]:
    """The pages of one upload, in order; `source` is its name, for the record.

    What it is follows from its content, never from its name. Pictures are decoded once to be
    sure that they are whole; nothing is kept but `data`. Raises BadUpload: empty_file,
    too_large, not_an_image, truncated_image, too_many_pixels, too_many_pages, encrypted_pdf,
    damaged_pdf.
    """
    if not data:
        raise BadUpload("empty_file", "文件是空的，里面没有内容。", "请重新拍照或导出后再上传。")
    if len(data) > MAX_BYTES:
        raise BadUpload(
            "too_large",
            f"文件有 {len(data) >> 20} MB，超过 {MAX_BYTES >> 20} MB 的上限。",
            "请压缩后上传，或分成几个文件上传。",
        )
    if b"%PDF-" in data[:1024]:
        return pdf_pages(data, source=source)
    return picture_pages(data, source=source)
