"""Uploaded bytes → files that can be read, or BadUpload naming which can't."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.errors import BadUpload
from ocr.limits import check_total_pixels
from ocr.types import Page
from serve.api.doors import Doors
from serve.errors import BadRequest
from serve.store.cases import Case
from serve.store.uploads import Incoming, upload_bytes, uploads_of

MAX_REQUEST_PIXELS = 1_000_000_000
"""Over all files of one request: two uploads of the largest size."""

_SIGNATURES = ((b"%PDF", ".pdf"), (b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"), (b"PK", ".ofd"))


def look_at(doors: Doors, files: Sequence[tuple[str, bytes]]) -> tuple[Incoming, ...]:
    """Every file, opened and counted. Raises BadRequest with the BadUpload's code and remedy
    and the name of the file it is about; one bad file refuses all, and so does the one with
    which they hold too many pixels together."""
    seen = []
    pixels = 0
    for name, data in files:
        try:
            pages = doors.sandbox.open(data, source=name)
            pixels += sum(page.width * page.height for page in pages)
            check_total_pixels([pixels], most=MAX_REQUEST_PIXELS)
        except BadUpload as error:
            raise BadRequest(
                error.code, error.message, error.remedy, context={"file": name}
            ) from error
        suffix = next((s for start, s in _SIGNATURES if data.startswith(start)), "")
        seen.append(Incoming(name, data, len(pages), suffix))
    return tuple(seen)


def page_of(doors: Doors, case: Case, name: str, page: int) -> Page:
    """Raises BadRequest `page_not_found` (404)."""
    for upload in uploads_of(doors.store, case):
        if upload.name == name and 0 <= page < upload.pages:
            data = upload_bytes(doors.store, case, upload.id)
            return doors.sandbox.open(data, source=name, decode=False)[page]
    raise BadRequest(
        "page_not_found",
        "没有这一页。",
        "文件名和页码见办件的 uploads，页码从 0 开始。",
        status=404,
    )
