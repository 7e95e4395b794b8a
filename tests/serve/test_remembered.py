"""The same page is not read twice within minutes, and not remembered for longer."""

from __future__ import annotations

from ocr.pages import load_pages
from ocr.types import Page
from serve.remembered import RememberingReader
from tests.serve.fakes import PixelReader, picture


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def page_with(text: str) -> Page:
    (page,) = load_pages(picture(text), source="upload")
    return page


def test_an_upload_of_the_same_bytes_is_read_once() -> None:
    inner = PixelReader()
    reader = RememberingReader(inner)
    first, again = reader.read(page_with("样本一")), reader.read(page_with("样本一"))
    assert inner.read_pages == 1
    assert again == first
    assert reader.read(page_with("样本二")) != first
    assert inner.read_pages == 2


def test_after_its_time_a_reading_is_gone() -> None:
    inner, clock = PixelReader(), Clock()
    reader = RememberingReader(inner, seconds=60, clock=clock)
    reader.read(page_with("样本一"))
    clock.now = 61
    reader.read(page_with("样本二"))
    reader.read(page_with("样本一"))
    assert inner.read_pages == 3


def test_no_more_readings_are_kept_than_said() -> None:
    inner = PixelReader()
    reader = RememberingReader(inner, most=2)
    for text in ("样本一", "样本二", "样本三", "样本一"):
        reader.read(page_with(text))
    assert inner.read_pages == 4
