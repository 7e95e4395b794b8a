"""Uploaded bytes → files that can be read, or BadUpload naming which can't."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.errors import BadUpload
from ocr.types import Page
from serve.api.doors import Doors
from serve.errors import BadRequest
from serve.store.cases import Case
from serve.store.uploads import Incoming, upload_bytes, uploads_of

_SIGNATURES = ((b"%PDF", ".pdf"), (b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"))


def look_at(files: Sequence[tuple[str, bytes]]) -> tuple[Incoming, ...]:
    """Every file, opened and counted. Raises BadRequest with the BadUpload's code and remedy
    and the name of the file it is about; one bad file refuses all."""
    from ocr.pages import load_pages

    seen = []
    for name, data in files:
        try:
            pages = load_pages(data, source=name)
        except BadUpload as error:
            raise BadRequest(
                error.code, error.message, error.remedy, context={"file": name}
            ) from error
        suffix = next((s for start, s in _SIGNATURES if data.startswith(start)), "")
        seen.append(Incoming(name, data, len(pages), suffix))
    return tuple(seen)


def page_of(doors: Doors, case: Case, name: str, page: int) -> Page:
    """Raises BadRequest `page_not_found` (404)."""
    from ocr.pages import load_pages

    for upload in uploads_of(doors.store, case):
        if upload.name == name and 0 <= page < upload.pages:
            return load_pages(upload_bytes(doors.store, case, upload.id), source=name)[page]
    raise BadRequest(
        "page_not_found",
        "没有这一页。",
        "文件名和页码见办件的 uploads，页码从 0 开始。",
        status=404,
    )
