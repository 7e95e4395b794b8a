"""Pages many times over → what many pages cost against one, two workers against one, and
whether a worker's memory stays where it is."""

from __future__ import annotations

import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from eval.bench.pages import BenchPage
from ocr.pages import load_pages
from serve.remembered import RememberingReader
from serve.settings import Settings
from serve.wiring import Parts

EIGHT = 8
A_WORKER = 4
"""Pages each worker reads at a time."""

STEADY = 1.05
"""Memory at the end over memory after a third of the pages, at most, to be called flat."""


@dataclass(frozen=True)
class Load:
    """CPU seconds, medians of rounds, per page where workers are compared; megabytes resident.

    `early_mb` is the mean over the second third of the pages, `late_mb` over the last third.
    """

    one: float
    eight: float
    eight_over_one: float
    one_worker: float
    two_workers: float
    two_over_one: float
    again_over_one: float
    memory_pages: int
    peak_mb: float
    early_mb: float
    late_mb: float
    flat: bool


def measure_load(pages: Sequence[BenchPage], *, rounds: int, memory_pages: int) -> Load:
    """Reads in fresh worker processes, one engine of one thread each, as served: the first page
    for time, all of them in turn for memory."""
    page = pages[0]
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as alone:
        alone.submit(read_often, page.data, 1).result()  # to warm up
        one, eight = [], []
        for _ in range(rounds):
            one.append(alone.submit(read_often, page.data, 1).result())
            eight.append(alone.submit(read_often, page.data, EIGHT).result())
        again = alone.submit(read_again, page.data, EIGHT).result()
    single, double = _workers(page, rounds)
    with ProcessPoolExecutor(1, mp_context=context) as fresh:
        resident, peak = fresh.submit(
            read_and_weigh, [each.data for each in pages], memory_pages
        ).result()
    third = max(1, len(resident) // 3)
    early, late = _mean(resident[third : 2 * third] or resident), _mean(resident[-third:])
    return Load(
        one=round(median(one), 3),
        eight=round(median(eight), 3),
        eight_over_one=round(median(eight) / median(one), 3),
        one_worker=round(single, 3),
        two_workers=round(double, 3),
        two_over_one=round(double / single, 3),
        again_over_one=round(again / median(one), 4),
        memory_pages=memory_pages,
        peak_mb=round(peak, 1),
        early_mb=round(early, 1),
        late_mb=round(late, 1),
        flat=late <= STEADY * early,
    )


def _workers(page: BenchPage, rounds: int) -> tuple[float, float]:
    """CPU seconds a page with one worker at work and with two, in turn."""
    context = get_context("spawn")
    alone, both = [], []
    with (
        ProcessPoolExecutor(1, mp_context=context) as first,
        ProcessPoolExecutor(1, mp_context=context) as second,
    ):
        for worker in (first, second):
            worker.submit(read_often, page.data, 1).result()
        for _ in range(rounds):
            alone.append(first.submit(read_often, page.data, A_WORKER).result() / A_WORKER)
            work = [w.submit(read_often, page.data, A_WORKER) for w in (first, second)]
            both.append(sum(each.result() for each in work) / (2 * A_WORKER))
    return median(alone), median(both)


def read_often(data: bytes, times: int) -> float:
    """CPU seconds of opening and reading the same upload so many times."""
    reader = _parts().reader
    start = time.process_time()
    for _ in range(times):
        for page in load_pages(data, source="bench"):
            reader.read(page)
    return time.process_time() - start


def read_again(data: bytes, times: int) -> float:
    """CPU seconds of opening an upload and finding its reading in memory."""
    reader = RememberingReader(_parts().reader)
    reader.read(load_pages(data, source="bench")[0])
    start = time.process_time()
    for _ in range(times):
        reader.read(load_pages(data, source="bench", decode=False)[0])
    return (time.process_time() - start) / times


def read_and_weigh(uploads: Sequence[bytes], times: int) -> tuple[tuple[float, ...], float]:
    """Megabytes resident after each of so many readings in turn, and at most at any time."""
    resident = []
    for data in islice(cycle(uploads), times):
        read_often(data, 1)
        resident.append(_resident_mb())
    return tuple(resident), _peak_mb()


def _peak_mb() -> float:
    """The most this process ever held; `ru_maxrss` would count what its parent held before."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


@cache
def _parts() -> Parts:
    """What a worker keeps between pages."""
    return Parts(Settings(threads=1))
