"""A page × ways of reading it → CPU seconds, their ratios, and what each found.

*Bare*: our whole page (decoding, seals, orientation, lines, quality) over one detection +
recognition pass of the very same sessions at the same settings on the decoded picture. *Default*:
our whole page over RapidOCR's own default call on the same bytes. *Tesseract*: over tesseract 5 on
the same bytes. Beside the ratios stands what each found of the values the page is known to carry.
"""

from __future__ import annotations

import resource
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from eval.bench.pages import BenchPage
from eval.bench.ways import Way, bare_pass
from ocr.pages import load_pages
from ocr.rapid import RapidEngine
from serve.wiring import page_reader


@dataclass(frozen=True)
class Read:
    """One way: CPU seconds (median), characters, known values found, and ours ÷ this one."""

    seconds: float
    characters: int
    found: int
    ours_over: float


@dataclass(frozen=True)
class Measured:
    """A page of `known` values read in every way, `ours` among them; pixels as uploaded."""

    page: str
    width: int
    height: int
    known: int
    ways: dict[str, Read]


def measure(
    page: BenchPage,
    engine: RapidEngine,
    default: Way,
    tesseract: Way | None,
    *,
    rounds: int,
) -> Measured:
    """One page read in all ways `rounds` times in turn, after one run each to warm up."""
    reader = page_reader(engine)
    upload = load_pages(page.data, source=page.name)[0]
    picture = upload.image()
    ways: dict[str, Callable[[], tuple[str, ...]]] = {
        "ours": lambda: tuple(line.text for line in reader.read(upload).lines),
        "bare": lambda: bare_pass(picture, engine),
        "default": lambda: default(page.data),
    }
    if tesseract is not None:
        ways["tesseract"] = lambda: tesseract(page.data)
    texts = {name: plain("".join(way())) for name, way in ways.items()}
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            start = _cpu()
            way()
            spent[name].append(_cpu() - start)
    known = [plain(value) for value in page.values]
    cost = {name: median(seconds) for name, seconds in spent.items()}
    return Measured(
        page=page.name,
        width=upload.width,
        height=upload.height,
        known=len(known),
        ways={
            name: Read(
                seconds=round(cost[name], 3),
                characters=len(text),
                found=sum(value in text for value in known),
                ours_over=round(cost["ours"] / cost[name], 3),
            )
            for name, text in texts.items()
        },
    )


def table(results: Sequence[Measured]) -> str:
    """For people: a row a page and way."""
    head = "page | size | way | CPU s | ours ÷ it | characters | known values"
    rule = " | ".join("---" for _ in head.split(" | "))
    rows = (
        f"{r.page} | {r.width}×{r.height} | {name} | {way.seconds:.2f} | {way.ours_over:.2f} | "
        f"{way.characters} | {way.found} of {r.known}"
        for r in results
        for name, way in r.ways.items()
    )
    return "\n".join((head, rule, *rows))


def _cpu() -> float:
    """Seconds of CPU time of this process and of the programs it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
