"""What was uploaded for a case → its pages, what was read on them, and the review of one item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalog.types import Catalog
    from ocr.types import Page, PageReading
    from review.types import Review
    from serve.case_dir import CaseDir
    from serve.reading import Consult
    from serve.wiring import Parts


def review_dir(
    case: CaseDir,
    uploads: Mapping[str, bytes],
    *,
    parts: Parts,
    catalog: Catalog,
    as_of: date | None,
    consult: Consult | None = None,
    loaded: Callable[[int], object] = lambda pages: None,
    read: Callable[[], object] = lambda: None,
) -> tuple[Review, dict[str, tuple[Page, ...]], tuple[str, ...]]:
    """The review, the pages of each upload, and who read them. `uploads` are by name; `loaded`
    hears how many pages there are, `read` is called after each; `consult` asks the sources.
    Raises BadUpload and ModelUnavailable."""
    from serve.clock import day_of, now
    from serve.reading import nobody_asked, review_case

    pages, readings = read_uploads(uploads, parts, loaded=loaded, read=read)
    types = tuple(catalog.document_types.values())
    result = review_case(
        case.item,
        case.application,
        readings,
        classifier=parts.classifier(types),
        extractor=parts.extractor(types),
        today=as_of or case.application.received_on or day_of(now()),
        consult=consult or nobody_asked,
    )
    return result, pages, engines_of(readings)


def read_uploads(
    uploads: Mapping[str, bytes],
    parts: Parts,
    *,
    loaded: Callable[[int], object],
    read: Callable[[], object],
) -> tuple[dict[str, tuple[Page, ...]], dict[str, list[PageReading]]]:
    """The pages of each upload, and what was read on them, each upload once. `uploads` are by
    name; `loaded` hears how many pages there are, `read` is called after each. Raises BadUpload
    and ModelUnavailable."""
    from serve.lanes import read_all

    pages = {name: parts.sandbox.open(content, source=name) for name, content in uploads.items()}
    loaded(sum(len(each) for each in pages.values()))
    every = [page for sheets in pages.values() for page in sheets]
    readings: dict[str, list[PageReading]] = {name: [] for name in pages}
    for page, reading in zip(every, read_all(every, parts.reader, lanes=parts.lanes), strict=True):
        readings[page.source].append(reading)
        read()
    return pages, readings


def engines_of(readings: Mapping[str, list[PageReading]]) -> tuple[str, ...]:
    """Who read them."""
    return tuple(sorted({reading.engine for group in readings.values() for reading in group}))
