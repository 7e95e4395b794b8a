"""Words and where they stand → a page reading, for tests without an engine."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable

from catalog.types import DocumentType
from nlp.extract import LabelExtractor
from nlp.types import Field
from ocr.types import PageReading, Region, TextLine, Tick, TickState

WIDTH, HEIGHT = 1000, 1400


def line(
    text: str, x: float, y: float, *, size: float = 24, confidence: float = 0.99, page: int = 0
) -> TextLine:
    """A level line whose left end is at (x, y), middle of its height, in pixels."""
    run = sum(size if unicodedata.east_asian_width(c) in "WF" else 0.55 * size for c in text)
    corners = [
        (x, y - size / 2), (x + run, y - size / 2), (x + run, y + size / 2), (x, y + size / 2),
    ]  # fmt: skip
    a, b, c, d = ((px / WIDTH, py / HEIGHT) for px, py in corners)
    return TextLine(text, Region(page, (a, b, c, d)), confidence)


def turned(lines: Iterable[TextLine], degrees: float) -> tuple[TextLine, ...]:
    """The same lines with the whole page turned about its middle."""
    angle = math.radians(degrees)

    def point(p: tuple[float, float]) -> tuple[float, float]:
        x, y = p[0] * WIDTH - WIDTH / 2, p[1] * HEIGHT - HEIGHT / 2
        u = x * math.cos(angle) - y * math.sin(angle)
        v = x * math.sin(angle) + y * math.cos(angle)
        return (u + WIDTH / 2) / WIDTH, (v + HEIGHT / 2) / HEIGHT

    def moved(one: TextLine) -> TextLine:
        a, b, c, d = (point(p) for p in one.region.points)
        return TextLine(one.text, Region(one.region.page, (a, b, c, d)), one.confidence)

    return tuple(moved(one) for one in lines)


def tick(
    label: str, x: float, y: float, state: TickState, *, confidence: float = 0.97, page: int = 0
) -> Tick:
    """A box of 20 pixels with its middle at (x, y)."""
    corners = [(x - 10, y - 10), (x + 10, y - 10), (x + 10, y + 10), (x - 10, y + 10)]
    a, b, c, d = ((px / WIDTH, py / HEIGHT) for px, py in corners)
    return Tick(label, state, Region(page, (a, b, c, d)), confidence, confidence)


def reading(
    lines: Iterable[TextLine], page: int = 0, ticks: Iterable[Tick] | None = None
) -> PageReading:
    """A page holding these lines and boxes to tick, with no other marks and nothing wrong."""
    boxes = None if ticks is None else tuple(ticks)
    return PageReading(page, WIDTH, HEIGHT, 0, tuple(lines), (), None, boxes, (), "written")


def read(kind: DocumentType, *lines: TextLine, degrees: float = 0.0) -> dict[str, Field]:
    """What the labels of that kind of paper say in these lines, the page turned by so much."""
    page = reading(turned(lines, degrees) if degrees else lines)
    return {field.key: field for field in LabelExtractor(()).extract([page], kind)}
