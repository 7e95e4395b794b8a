"""Answers that may be used again for a while: in memory alone, found only by a keyed digest."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

MOST = 4096


@dataclass(frozen=True)
class Given:
    """An answer, when it was given and under which id it was asked for."""

    value: str
    at: datetime
    request: str


class RememberedAnswers:
    """May be used by several threads at once. Neither names nor numbers stand in it."""

    def __init__(self, *, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Given]] = OrderedDict()

    def find(self, mark: str) -> Given | None:
        """What was answered to the same question about the same subject, while it may be used."""
        with self._lock:
            until, given = self._kept.get(mark, (0.0, None))
            if given is not None and self._clock() >= until:
                del self._kept[mark]
                return None
            return given

    def keep(self, mark: str, given: Given, seconds: float) -> None:
        """For so many seconds; the oldest go when there are too many."""
        if seconds <= 0:
            return
        with self._lock:
            self._kept[mark] = (self._clock() + seconds, given)
            self._kept.move_to_end(mark)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
