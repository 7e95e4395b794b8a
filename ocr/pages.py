"""Upload bytes in → pages out, each rendered when asked; what can't be used is refused here."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from ocr.formats import Container, container_of
from ocr.limits import check_bytes, check_total_pixels
from ocr.ofd import ofd_pages
from ocr.pdf import pdf_pages
from ocr.pictures import picture_pages
from ocr.types import Page

_PAGES = {
    Container.PICTURE: picture_pages,
    Container.PDF: pdf_pages,
    Container.OFD: ofd_pages,
}


def load_pages(data: bytes, *, source: str, decode: bool = True) -> tuple[Page, ...]:
    """The pages of one upload, in order; `source` is its name, for the record.

    What it is follows from its content, never from its name. With `decode`, pictures are
    decoded once to be sure that they are whole; without, one that is broken says so at
    `image()`. Nothing is kept but `data`. Raises BadUpload with a code of
    docs/accepted-files.md.
    """
    check_bytes(data)
    container = container_of(data)
    pages = _PAGES[container](data, source=source)
    check_total_pixels(page.width * page.height for page in pages)
    if decode and container is Container.PICTURE:
        for page in pages:
            page.image()
    digest = sha256(data).hexdigest()
    return tuple(replace(page, digest=digest) for page in pages)
