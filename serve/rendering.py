"""A review and its pages → annotated pictures and the HTML report, one page in memory at a time."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace

from ocr.types import Page
from review.rounds import Comparison
from review.types import Review

PageOf = Callable[[str, int], Page]
"""Upload name and page index → the page."""


def render_files(
    review: Review,
    page_of: PageOf,
    *,
    name: str,
    engine: str,
    record: str,
    standing: str,
    index_href: str,
    write: Callable[[str, bytes], object],
) -> None:
    """Hands `write` every file of a case's report: the pictures, then `report.html`."""
    from review.annotate import annotate
    from review.identities import identities, spots
    from review.picture import illustrate
    from review.report import case_page

    view = annotate(review.documents, review.findings, spots(identities(review)))
    pictures = {}
    for sheet in view.sheets:
        pictures[sheet.name], files = illustrate(page_of(sheet.source, sheet.page).image(), sheet)
        _write_all(files, write)
    html = case_page(
        review,
        view,
        pictures,
        name=name,
        engine=engine,
        record=record,
        standing=standing,
        index_href=index_href,
    )
    write("report.html", html.encode())


def render_report(
    review: Review,
    page_of: PageOf,
    *,
    name: str,
    engine: str,
    record: str,
    standing: str,
    compared: Comparison | None = None,
) -> str:
    """The report as one HTML document with its pictures inside: a reader with a bearer token
    can't fetch them one by one from a browser."""
    from review.annotate import annotate
    from review.identities import identities, spots
    from review.picture import draw, illustrate, jpeg
    from review.report import case_page

    view = annotate(review.documents, review.findings, spots(identities(review)))
    pictures = {}
    for sheet in view.sheets:
        image = page_of(sheet.source, sheet.page).image()
        picture, _ = illustrate(image, sheet)
        as_uploaded = _inline(jpeg(draw(image, sheet, as_uploaded=True)))
        pictures[sheet.name] = replace(
            picture,
            href=_inline(jpeg(draw(image, sheet))),
            as_uploaded=as_uploaded if picture.as_uploaded else "",
        )
    return case_page(
        review,
        view,
        pictures,
        name=name,
        engine=engine,
        record=record,
        standing=standing,
        compared=compared,
    )


def render_page(review: Review, page: Page, *, as_uploaded: bool) -> bytes:
    """One annotated page as PNG."""
    from review.annotate import annotate
    from review.picture import draw, png

    view = annotate(review.documents, review.findings)
    sheet = next(s for s in view.sheets if (s.source, s.page) == (page.source, page.index))
    return png(draw(page.image(), sheet, as_uploaded=as_uploaded))


def _write_all(files: Mapping[str, bytes], write: Callable[[str, bytes], object]) -> None:
    for name, content in files.items():
        write(name, content)


def _inline(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"
