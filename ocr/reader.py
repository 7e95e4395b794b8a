"""The seams of reading: an engine that finds and reads text, a reader that reads a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ocr.types import Chances, Image, Page, PageReading, Span

Quads = NDArray[np.float32]
"""N × 4 × 2, pixels of the image searched, each clockwise from its own top left."""


@dataclass(frozen=True)
class Recognition:
    """What a crop says: its text and confidence [0, 1], "" when nothing could be read. `others`
    hold for each character what else it may be, the likeliest first, "" where it is sure, and
    `chances` what it may be at a stretch, in simplified script;
    `spans` where it begins and ends, as shares of the crop's width; none at all where the engine
    doesn't tell."""

    text: str
    confidence: float
    others: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    chances: tuple[Chances, ...] = ()


class TextEngine(Protocol):
    """Two verbs over pictures, and the one question orientation needs."""

    @property
    def name(self) -> str:
        """Who reads, with the digests of its weights, for the record."""
        ...

    def detect(self, image: Image) -> Quads:
        """Where text stands, in reading order; 0 × 4 × 2 when there is none.
        Raises `model_cards.ModelUnavailable`."""
        ...

    def recognise(self, crops: Sequence[Image]) -> tuple[Recognition, ...]:
        """What each upright crop says, in the given order."""
        ...

    def upside_down(self, crops: Sequence[Image]) -> tuple[float, ...]:
        """For each crop of a horizontal line, how sure it stands on its head, [0, 1]."""
        ...


@dataclass(frozen=True)
class FoundBox:
    """A box to tick as the picture shows it, in pixels of an upright picture: how surely it is
    one, and the chances of each TickState in the order of its members, all [0, 1]."""

    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    states: tuple[float, ...]


class BoxFinder(Protocol):
    """Finds boxes to tick in a picture."""

    def find(self, image: Image, quads: Quads) -> tuple[FoundBox, ...]:
        """The boxes on an upright picture whose lines of text stand at `quads`."""
        ...


class PageReader(Protocol):
    """Reads a page: orientation, lines, marks, quality."""

    def read(self, page: Page) -> PageReading:
        """Lines in reading order, every region in the frame of the page as uploaded.
        Raises `model_cards.ModelUnavailable`, and `BadUpload` when the page won't render."""
        ...


class HandJudge(Protocol):
    """Tells handwriting from print, rules and bare paper."""

    def hands(self, places: NDArray[np.float32]) -> tuple[float, ...]:
        """For each place to sign, N × 3 × height × width as `ocr.signatures.Cut.layers`: how
        probable it is that a hand has signed there, [0, 1]. Raises
        `model_cards.ModelUnavailable`."""
        ...
