"""XML of an OFD page and its resources in → characters, pictures and outlines in millimetres."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from ocr.ofd_archive import Archive, child, children, located, name_of, text_of

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: (x, y) ↦ (a x + c y + e, b x + d y + f), as OFD writes it."""

Colour = tuple[int, int, int]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
ASCENT, DESCENT = 0.88, 0.12
"""Of a character's size, above and below its baseline."""

_BLACK: Colour = (0, 0, 0)
_NESTED = 8
_FARTHEST = 1e6
_MOST_DELTAS = 100_000
_CURVE = 12
_LINE_WIDTH = 0.353
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_STEP = re.compile(rf"[SMLQBAC]|{_NUMBER.pattern}")
_POINTS = {"S": 1, "M": 1, "L": 1, "Q": 2, "B": 3}
_LAYERS = {"Background": 0, "Body": 1, "Foreground": 2}


@dataclass(frozen=True)
class Glyph:
    """One character: its baseline starts at (x, y) of `matrix`'s space, `width` and `size` in
    its unit; the matrix leads to millimetres of the page."""

    text: str
    matrix: Matrix
    x: float
    y: float
    width: float
    size: float
    colour: Colour

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Millimetres, clockwise from its own top left."""
        top, bottom = self.y - ASCENT * self.size, self.y + DESCENT * self.size
        left, right = self.x, self.x + self.width
        places = ((left, top), (right, top), (right, bottom), (left, bottom))
        return tuple(apply(self.matrix, *place) for place in places)


@dataclass(frozen=True)
class Picture:
    """A picture over the unit square of `matrix`'s space; `path` within the archive, "" when
    its resource is not there. `opacity` in [0, 1]."""

    matrix: Matrix
    path: str
    opacity: float


@dataclass(frozen=True)
class Outline:
    """Polylines in millimetres of the page; `stroke` and `fill` None when not painted."""

    lines: tuple[tuple[tuple[float, float], ...], ...]
    width: float
    stroke: Colour | None
    fill: Colour | None


Placed = Glyph | Picture | Outline


@dataclass(frozen=True)
class Resources:
    """What objects refer to by their ids: paths of media, drawing parameters, composites."""

    media: Mapping[str, str]
    drawing: Mapping[str, Element]
    composites: Mapping[str, Element]


def read_resources(archive: Archive, paths: Sequence[str]) -> Resources:
    """Later files win. A file that is not there holds nothing."""
    media: dict[str, str] = {}
    drawing: dict[str, Element] = {}
    composites: dict[str, Element] = {}
    for path in paths:
        root = archive.xml(path)
        if root is None:
            continue
        base = located(path, f"{root.get('BaseLoc', '.')}/_")
        for each in children(root, "MultiMedias", "MultiMedia"):
            media[each.get("ID", "")] = located(base, text_of(each, "MediaFile"))
        for each in children(root, "DrawParams", "DrawParam"):
            drawing[each.get("ID", "")] = each
        for each in children(root, "CompositeGraphicUnits", "CompositeGraphicUnit"):
            composites[each.get("ID", "")] = each
    return Resources(media, drawing, composites)


def placed_on_page(root: Element, resources: Resources) -> Iterator[Placed]:
    """What a page's or template's content paints, from the bottom up."""
    layers = sorted(
        children(root, "Content", "Layer"), key=lambda each: _LAYERS.get(each.get("Type", ""), 1)
    )
    for layer in layers:
        yield from placed(layer, IDENTITY, resources)


def placed(
    group: Element, matrix: Matrix, resources: Resources, *, style: str = "", depth: int = 0
) -> Iterator[Placed]:
    """What the objects of a layer, block or appearance paint; `matrix` leads from its space to
    millimetres of the page. What is invisible is left out."""
    style = group.get("DrawParam", style)
    for each in group:
        if each.get("Visible", "true").strip().lower() in ("false", "0"):
            continue
        name = name_of(each)
        if name == "PageBlock" and depth < _NESTED:
            yield from placed(each, matrix, resources, style=style, depth=depth + 1)
        elif name in ("TextObject", "PathObject", "ImageObject", "CompositeObject"):
            yield from _object(each, name, matrix, resources, style, depth)


def _object(
    each: Element, name: str, matrix: Matrix, resources: Resources, style: str, depth: int
) -> Iterator[Placed]:
    opacity = _first(each.get("Alpha"), 255.0) / 255
    if opacity <= 0:
        return
    box = box_of(each.get("Boundary"))
    own = matrix_of(each.get("CTM"))
    shift: Matrix = (1, 0, 0, 1, box[0], box[1])
    onto = after(matrix, after(shift, own or IDENTITY))
    brush = _Brush(each, resources, each.get("DrawParam", style))
    if name == "TextObject":
        for glyph in _glyphs(each, onto, brush):
            if _within(glyph, matrix, box):
                yield glyph
    elif name == "PathObject":
        yield from _outline(each, onto, brush)
    elif name == "ImageObject":
        unit: Matrix = (box[2], 0, 0, box[3], 0, 0)
        path = resources.media.get(each.get("ResourceID", ""), "")
        yield Picture(onto if own else after(after(matrix, shift), unit), path, opacity)
    elif depth < _NESTED:
        unit_drawn = resources.composites.get(each.get("ResourceID", ""))
        content = child(unit_drawn, "Content")
        if content is not None:
            yield from placed(content, onto, resources, depth=depth + 1)


class _Brush:
    """How an object is painted: by its own colours, else by its drawing parameter's."""

    def __init__(self, each: Element, resources: Resources, style: str) -> None:
        self._chain = [each]
        for _ in range(_NESTED):
            found = resources.drawing.get(style)
            if found is None:
                break
            self._chain.append(found)
            style = found.get("Relative", "")

    def colour(self, name: str) -> Colour | None:
        """Of FillColor or StrokeColor; black when none is named, None when it is clear."""
        for each in self._chain:
            found = child(each, name)
            if found is not None:
                return _colour(found)
        return _BLACK

    def width(self) -> float:
        for each in self._chain:
            if each.get("LineWidth"):
                return max(0.0, _first(each.get("LineWidth"), _LINE_WIDTH))
        return _LINE_WIDTH


def _colour(found: Element) -> Colour | None:
    if _first(found.get("Alpha"), 255.0) <= 0:
        return None
    values = [min(255.0, max(0.0, each)) for each in numbers(found.get("Value"))]
    if len(values) == 1:
        values *= 3
    if len(values) == 4:
        c, m, y, k = (each / 255 for each in values)
        values = [255 * (1 - ink) * (1 - k) for ink in (c, m, y)]
    if len(values) != 3:
        return _BLACK
    red, green, blue = values
    return round(red), round(green), round(blue)


# --- characters ---------------------------------------------------------------------------


def _glyphs(each: Element, matrix: Matrix, brush: _Brush) -> Iterator[Glyph]:
    filled = each.get("Fill", "true").lower() != "false"
    colour = brush.colour("FillColor" if filled else "StrokeColor")
    if colour is None or not (filled or each.get("Stroke", "false").lower() == "true"):
        return
    size = _first(each.get("Size"), 0.0)
    if not 0 < size <= _FARTHEST:
        return
    stretch = _first(each.get("HScale"), 1.0)
    x = y = 0.0
    for code in children(each, "TextCode"):
        x, y = _first(code.get("X"), x), _first(code.get("Y"), y)
        text = (code.text or "").strip("\r\n\t")
        across, down = deltas(code.get("DeltaX")), deltas(code.get("DeltaY"))
        at, under = x, y
        for index, char in enumerate(text):
            natural = size * stretch * _width(char)
            step = _delta(across, index, 0.0 if down else natural)
            width = min(natural, step) if step > 0 else natural
            if not char.isspace():
                yield Glyph(char, matrix, at, under, width, size, colour)
            at += step
            under += _delta(down, index, 0.0)


def deltas(written: str | None) -> tuple[float, ...]:
    """Steps from each character to the next: `g 3 1.2` stands for three of 1.2."""
    parts = (written or "").split()
    steps: list[float] = []
    i = 0
    while i < len(parts) and len(steps) < _MOST_DELTAS:
        if parts[i] == "g":
            count = int(_first(" ".join(parts[i + 1 : i + 2]), 0.0))
            value = _first(" ".join(parts[i + 2 : i + 3]), 0.0)
            steps.extend([value] * max(0, min(count, _MOST_DELTAS - len(steps))))
            i += 3
        else:
            steps.append(_first(parts[i], 0.0))
            i += 1
    return tuple(steps)


def _delta(steps: Sequence[float], index: int, default: float) -> float:
    """The last one goes on for the characters that follow."""
    return steps[min(index, len(steps) - 1)] if steps else default


def _width(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def _within(glyph: Glyph, matrix: Matrix, box: tuple[float, float, float, float]) -> bool:
    """Whether its middle lies in its object's boundary, give or take a character's size:
    viewers cut off what does not."""
    if not (box[2] > 0 and box[3] > 0):
        return True
    left, top, width, height = box
    edges = [
        apply(matrix, x, y)
        for x, y in (
            (left - glyph.size, top - glyph.size),
            (left + width + glyph.size, top + height + glyph.size),
        )
    ]
    x = sum(corner[0] for corner in glyph.corners) / 4
    y = sum(corner[1] for corner in glyph.corners) / 4
    xs, ys = sorted(edge[0] for edge in edges), sorted(edge[1] for edge in edges)
    return xs[0] <= x <= xs[1] and ys[0] <= y <= ys[1]


# --- outlines -----------------------------------------------------------------------------


def _outline(each: Element, matrix: Matrix, brush: _Brush) -> Iterator[Outline]:
    stroked = each.get("Stroke", "true").lower() != "false"
    filled = each.get("Fill", "false").lower() == "true"
    lines = tuple(
        tuple(apply(matrix, *point) for point in line)
        for line in path_lines(text_of(each, "AbbreviatedData"))
    )
    scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    stroke = brush.colour("StrokeColor") if stroked else None
    fill = brush.colour("FillColor") if filled else None
    if lines and (stroke or fill):
        yield Outline(lines, brush.width() * scale, stroke, fill)


def path_lines(written: str) -> Iterator[tuple[tuple[float, float], ...]]:
    """Polylines of abbreviated path data; curves become short chords, an arc its chord."""
    tokens = _STEP.findall(written)
    line: list[tuple[float, float]] = []
    i = 0
    while i < len(tokens):
        verb = tokens[i]
        i += 1
        if verb == "C":
            if line:
                line.append(line[0])
            continue
        count = 7 if verb == "A" else 2 * _POINTS.get(verb, 0)
        values = [_first(token, 0.0) for token in tokens[i : i + count]]
        if not count or len(values) < count:
            continue
        i += count
        values = values[count % 2 :]
        points = list(zip(values[::2], values[1::2], strict=True))
        if verb in "SM":
            if len(line) > 1:
                yield tuple(line)
            line = points
        elif verb in "QB" and line:
            line.extend(_curve([line[-1], *points]))
        else:
            line.append(points[-1])
    if len(line) > 1:
        yield tuple(line)


def _curve(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """A Bézier curve of any degree, by de Casteljau."""
    for step in range(1, _CURVE + 1):
        t = step / _CURVE
        left = list(points)
        while len(left) > 1:
            left = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(left)]
        yield left[0]


# --- numbers ------------------------------------------------------------------------------


def numbers(written: str | None) -> tuple[float, ...]:
    """The numbers in a list, kept within what a page can hold."""
    return tuple(
        max(-_FARTHEST, min(_FARTHEST, float(each))) for each in _NUMBER.findall(written or "")
    )


def box_of(written: str | None) -> tuple[float, float, float, float]:
    """Left, top, width, height; zeros when it is not four numbers."""
    values = numbers(written)
    return (values[0], values[1], values[2], values[3]) if len(values) == 4 else (0, 0, 0, 0)


def matrix_of(written: str | None) -> Matrix | None:
    """None when it is not six numbers."""
    values = numbers(written)
    if len(values) != 6:
        return None
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def after(outer: Matrix, inner: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (
        a * p + c * q, b * p + d * q,
        a * r + c * s, b * r + d * s,
        a * t + c * u + e, b * t + d * u + f,
    )  # fmt: skip


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _first(written: str | None, default: float) -> float:
    found = numbers(written)
    return found[0] if found else default
