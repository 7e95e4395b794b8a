"""A reader that remembers for a while what it has read → the same page isn't read twice."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from ocr.reader import PageReader
from ocr.types import Page, PageReading

MOST, SECONDS = 128, 600.0
"""Readings kept at most, and for how long: who hands in a corrected application sends the other
papers along again within minutes. They stand in memory alone, never on disk, and are found only
by the SHA-256 of the very same upload."""


class RememberingReader:
    """May be used by as many threads at once as the reader it asks."""

    def __init__(
        self,
        reader: PageReader,
        *,
        most: int = MOST,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._reader = reader
        self._most, self._seconds, self._clock = most, seconds, clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int], tuple[float, PageReading]] = OrderedDict()

    def read(self, page: Page) -> PageReading:
        """The page's reading, from memory when this page of an upload with the same bytes was
        read a short while ago. Raises ModelUnavailable and BadUpload."""
        if not page.digest:
            return self._reader.read(page)
        key = (page.digest, page.index)
        with self._lock:
            self._forget()
            kept = self._kept.get(key)
        if kept is not None:
            return kept[1]
        reading = self._reader.read(page)
        with self._lock:
            self._kept[key] = (self._clock(), reading)
            self._kept.move_to_end(key)
            self._forget()
        return reading

    def _forget(self) -> None:
        """Drops what is too old or too much; the oldest stand first."""
        now = self._clock()
        while self._kept:
            since, _ = next(iter(self._kept.values()))
            if len(self._kept) <= self._most and now - since <= self._seconds:
                return
            self._kept.popitem(last=False)
