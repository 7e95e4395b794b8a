"""The nouns of a page: regions, lines and marks, all in the frame of the page as uploaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""Height × width × 3, RGB."""

Point = tuple[float, float]
Span = tuple[float, float]
"""Where a part begins and ends, as shares of the whole."""


@dataclass(frozen=True)
class Region:
    """A quadrilateral on a page (区域).

    `page` counts from 0 within the upload. `points` are four (x, y), clockwise from the
    text's own top left, as fractions [0, 1] of the page as uploaded, after EXIF.
    """

    page: int
    points: tuple[Point, Point, Point, Point]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the upright rectangle around it, as fractions."""
        xs = [x for x, _ in self.points]
        ys = [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)


Step = Mapping[str, int]
"""What one step of a recogniser may say → how unlikely that is, tenths of a nat; "" is nothing.
What is not told is unlikelier than all that is."""

Chances = tuple[Step, ...]
"""The steps over one character; none where it is sure."""


@dataclass(frozen=True)
class TextLine:
    """One line of text (文本行). `confidence` in [0, 1], uncalibrated. `spans` say where each
    character of `text` begins and ends, as shares of the line's length from its left, and
    `chances` what each may be; none at all where all are sure, no signature is asked for or the
    engine doesn't tell."""

    text: str
    region: Region
    confidence: float
    spans: tuple[Span, ...] = ()
    chances: tuple[Chances, ...] = ()


@dataclass(frozen=True)
class Notice:
    """Something about a whole upload that whoever decides should know, though it is read: a
    code for programs, what was found, and what to do."""

    code: str
    message: str
    remedy: str


@dataclass(frozen=True)
class Page:
    """One page of an upload (页面). Sizes in pixels after EXIF, `dpi` 0 when unknown.

    `image()` renders the page anew at each call: sixty pages must not stand in memory.
    `text_layer()` gives the lines a PDF or OFD carries itself, empty for pictures and scans.
    `notices` are about the upload and alike on each of its pages. `stamps` are the electronic
    seals an OFD says it bears here: unverified, and without text. `digest` is the SHA-256 of
    the upload's bytes in hexadecimal, "" when it is not known.
    """

    index: int
    width: int
    height: int
    source: str
    dpi: float
    image: Callable[[], Image]
    text_layer: Callable[[], tuple[TextLine, ...]]
    notices: tuple[Notice, ...] = ()
    stamps: tuple[Seal, ...] = ()
    digest: str = ""


class SealShape(StrEnum):
    """Outlines seals have: round for firms and authorities, oval for invoices and receipts,
    square for the names of persons."""

    ROUND = "round"
    OVAL = "oval"
    SQUARE = "square"


@dataclass(frozen=True)
class Seal:
    """A seal (印章): the text around its ring, or in its rows when it is square, and the text
    in its middle; either is empty when it can't be read. What may be a seal as well as a stain
    or an emblem is not `present` and bears so low a confidence that no rule rests on it.
    `chances` are what each letter of `text` may be; none at all where nobody tells."""

    text: str
    region: Region
    confidence: float
    shape: SealShape = SealShape.ROUND
    centre: str = ""
    present: bool = True
    chances: tuple[Chances, ...] = ()


SURE_SIGNATURE = 0.6
"""The least confidence at which a rule may rest on a signature or its absence."""


@dataclass(frozen=True)
class Signature:
    """A place for a signature (签名), by the words that ask for it (申请人签字), and whether a
    hand has signed there: `region` is then its ink, else the free place."""

    label: str
    present: bool
    region: Region
    confidence: float

    @property
    def sure(self) -> bool:
        """Whether a rule may rest on it; otherwise a person must look."""
        return self.confidence >= SURE_SIGNATURE


class TickState(StrEnum):
    """What stands in a box to tick."""

    EMPTY = "empty"
    TICKED = "ticked"  # √, or a box filled in
    CROSSED = "crossed"  # ×, which most people mean as chosen: whoever decides should look


@dataclass(frozen=True)
class Tick:
    """A box to tick (勾选), the words beside it, and what stands in it. `confidence` is how sure
    it is that there is a box and that this stands in it; `clear` how sure the latter is where it
    is known by its words to be a box."""

    label: str
    state: TickState
    region: Region
    confidence: float
    clear: float

    @property
    def checked(self) -> bool:
        """Whether anything was put into the box."""
        return self.state is not TickState.EMPTY


class Problem(StrEnum):
    """What can be wrong with a picture of a paper."""

    BLURRED = "blurred"
    DARK = "dark"
    GLARE = "glare"
    CUT_OFF = "cut_off"
    TOO_SMALL = "too_small"
    SCREEN = "screen"  # a picture of a screen, not of the paper
    NO_TEXT = "no_text"


@dataclass(frozen=True)
class QualityProblem:
    """A named problem, where it is (None: the whole page), and what to do, for a citizen. A
    `slight` one takes no letters away: the picture can be used as it is."""

    problem: Problem
    region: Region | None
    advice: str
    slight: bool = False


@dataclass(frozen=True)
class PageReading:
    """Everything read from one page.

    `sheets` are the outlines of the papers found lying in the picture, from the top left; empty
    when no edge of a paper shows, as in scans.

    `notices` are those of the page. `orientation` is how many degrees the content was turned
    clockwise, after EXIF: 0, 90, 180 or 270. Lines are in reading order. Marks are None when
    their detector did not run ("not assessed"), which is different from an empty tuple.
    `engine` names who read it.
    """

    page: int
    width: int
    height: int
    orientation: int
    lines: tuple[TextLine, ...]
    seals: tuple[Seal, ...] | None
    signatures: tuple[Signature, ...] | None
    ticks: tuple[Tick, ...] | None
    problems: tuple[QualityProblem, ...]
    engine: str
    sheets: tuple[Region, ...] = ()
    notices: tuple[Notice, ...] = ()
