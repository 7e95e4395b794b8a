"""A way to make a reader → one reader that several threads may use at once, each on a lane of
its own: two engines of one thread read twice as much as one engine of two."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, LifoQueue

from ocr.reader import PageReader
from ocr.types import Page, PageReading


class ReaderLanes:
    """Makes a reader for a lane when the lane is first needed, and keeps it."""

    def __init__(self, make: Callable[[], PageReader], *, lanes: int) -> None:
        self._make = make
        self._idle: LifoQueue[PageReader] = LifoQueue()
        self._unmade = lanes
        self._making = threading.Lock()

    def read(self, page: Page) -> PageReading:
        """Waits for a free lane. Raises ModelUnavailable and BadUpload."""
        reader = self._take()
        try:
            return reader.read(page)
        finally:
            self._idle.put(reader)

    def _take(self) -> PageReader:
        try:
            return self._idle.get_nowait()
        except Empty:
            with self._making:
                if self._unmade:
                    reader = self._make()
                    self._unmade -= 1
                    return reader
        return self._idle.get()


def read_all(pages: Sequence[Page], reader: PageReader, *, lanes: int) -> Iterator[PageReading]:
    """Readings in the order of the pages, `lanes` of them in work at a time. Raises the first
    page's error, and begins no further page then."""
    with ThreadPoolExecutor(lanes) as threads:
        try:
            yield from threads.map(reader.read, pages)
        finally:
            threads.shutdown(wait=True, cancel_futures=True)
