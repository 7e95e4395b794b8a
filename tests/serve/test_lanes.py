"""Several pages at once, each reader in one thread at a time, and the order kept."""

from __future__ import annotations

import threading

import pytest

from ocr.errors import BadUpload
from ocr.pages import load_pages
from ocr.types import Page, PageReading
from serve.lanes import ReaderLanes, read_all
from tests.serve.fakes import UNREADABLE, PixelReader, picture


class LonelyReader(PixelReader):
    """Fails when two threads use it at once."""

    def __init__(self) -> None:
        super().__init__(0.05)
        self._alone = threading.Lock()

    def read(self, page: Page) -> PageReading:
        assert self._alone.acquire(blocking=False)
        try:
            return super().read(page)
        finally:
            self._alone.release()


def pages_of(*texts: str) -> list[Page]:
    return [load_pages(picture(text), source=text)[0] for text in texts]


def test_pages_are_read_at_once_and_come_back_in_order() -> None:
    made: list[LonelyReader] = []

    def make() -> LonelyReader:
        made.append(LonelyReader())
        return made[-1]

    texts = [f"第{n}页" for n in range(6)]
    reader = ReaderLanes(make, lanes=2)
    read = list(read_all(pages_of(*texts), reader, lanes=2))
    assert [reading.lines[0].text for reading in read] == texts
    assert len(made) == 2
    assert sum(each.read_pages for each in made) == 6


def test_a_lane_is_made_only_when_it_is_needed() -> None:
    made: list[LonelyReader] = []
    reader = ReaderLanes(lambda: made.append(LonelyReader()) or made[-1], lanes=4)
    for page in pages_of("一", "二", "三"):
        reader.read(page)
    assert len(made) == 1


def test_a_page_that_cannot_be_read_stops_the_others_and_frees_its_lane() -> None:
    reader = ReaderLanes(LonelyReader, lanes=1)
    with pytest.raises(BadUpload):
        list(read_all(pages_of(UNREADABLE, "二", "三"), reader, lanes=1))
    assert reader.read(pages_of("四")[0]).lines[0].text == "四"
